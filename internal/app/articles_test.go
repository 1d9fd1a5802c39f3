package app_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestArticlesTable reads docs/articles.md: whatever it names must exist, so that the table cannot promise what the
// code does not hold.
func TestArticlesTable(t *testing.T) {
	root := "../.."
	text, err := os.ReadFile(filepath.Join(root, "docs/articles.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 5 || strings.Contains(cells[0], "---") || strings.TrimSpace(cells[0]) == "Article" {
			continue
		}
		rows++
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		code, tests := declared(t, filepath.Join(root, cells[2]))
		if len(code) == 0 {
			t.Errorf("%s: package %s has no Go files", cells[0], cells[2])
		}
		for _, rule := range names(cells[3]) {
			if !code[rule] {
				t.Errorf("%s: %s has no rule %s", cells[0], cells[2], rule)
			}
		}
		wanted := names(cells[4])
		if len(wanted) == 0 {
			t.Errorf("%s: %s names no test", cells[0], cells[2])
		}
		for _, test := range wanted {
			if !tests[test] {
				t.Errorf("%s: %s has no test %s", cells[0], cells[2], test)
			}
		}
	}
	if rows < 4 {
		t.Errorf("only %d rows were read", rows)
	}
}

func names(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ' ' || r == '`' })
}

var declaration = regexp.MustCompile(`(?m)^\s*(?:func|type) (?:\([^)]*\) )?(\w+)`)

// read are the names that packages declare, by folder: the table has several rows for each.
var read = map[string][2]map[string]bool{}

// declared are the functions and types of a package, and those of its tests.
func declared(t *testing.T, dir string) (code, tests map[string]bool) {
	t.Helper()
	if known, ok := read[dir]; ok {
		return known[0], known[1]
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	code, tests = map[string]bool{}, map[string]bool{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		into := code
		if strings.HasSuffix(f, "_test.go") {
			into = tests
		}
		for _, found := range declaration.FindAllSubmatch(b, -1) {
			into[string(found[1])] = true
		}
	}
	read[dir] = [2]map[string]bool{code, tests}
	return code, tests
}
