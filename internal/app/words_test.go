package app_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var acted = regexp.MustCompile(`Action: +"([a-z_]+(?:\.[a-z_]+)+)"|\b[aA]ct(?:ion)?s? *(?::?=|:) *"([a-z_]+(?:\.[a-z_]+)+)"`)

// Whatever is recorded is read by people: every act that the program writes has Chinese words on the audit's page.
func TestEveryActHasWords(t *testing.T) {
	words, err := os.ReadFile("../../web/src/modules/oversight/words.ts")
	if err != nil {
		t.Fatal(err)
	}
	known := func(word string) bool { return strings.Contains(string(words), "  "+word+": '") }
	found := 0
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range acted.FindAllStringSubmatch(string(text), -1) {
			found++
			for part := range strings.SplitSeq(m[1]+m[2], ".") {
				if !known(part) {
					t.Errorf("%s: %s: %q has no words", path, m[1]+m[2], part)
				}
			}
		}
		return nil
	})
	if err != nil || found < 20 {
		t.Errorf("only %d acts were read (%v)", found, err)
	}
}

var shown = regexp.MustCompile(`(?m)^    ([a-z_]+): \((?:id)?\) =>`)

// Whatever record a notice leads to is of a kind that people can choose by: none is only 其他.
func TestEveryRecordHasATopic(t *testing.T) {
	topics, err := os.ReadFile("../inbox/channel_rules.go")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob("../../web/src/modules/*/*.ts")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, page := range pages {
		if name := filepath.Base(page); name != "desk.ts" && name != "phone.ts" {
			continue
		}
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range shown.FindAllStringSubmatch(string(text), -1) {
			found++
			if !strings.Contains(string(topics), `"`+m[1]+`": "`) {
				t.Errorf("%s: %q belongs to no topic", page, m[1])
			}
		}
	}
	if found < 25 {
		t.Errorf("only %d kinds of records were read", found)
	}
}
