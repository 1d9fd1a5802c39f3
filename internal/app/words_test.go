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
