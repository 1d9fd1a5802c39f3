package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Decisions are numbered once each, and a file's heading says its number.
func TestDecisionsAreNumbered(t *testing.T) {
	files, err := filepath.Glob("../../docs/adr/*.md")
	if err != nil || len(files) < 7 {
		t.Fatalf("%d decisions, %v", len(files), err)
	}
	seen := map[string]string{}
	for _, path := range files {
		name := filepath.Base(path)
		number, _, _ := strings.Cut(name, "-")
		if other, twice := seen[number]; twice || len(number) != 4 {
			t.Errorf("%s: the number is not its own (%s)", name, other)
		}
		seen[number] = name
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# "+number+" ") {
			t.Errorf("%s: the heading does not begin with # %s", name, number)
		}
	}
}
