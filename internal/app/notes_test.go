package app_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"xiezhi/internal/obligation"
	"xiezhi/internal/policy"
)

// notYet are keys of chapters that are not built: no screen is there on which they could act but the one that lists them all.
var notYet = []policy.Key{
	policy.AppraisalWeights, policy.AppraisalBands, policy.ExcellentQuota, policy.MinDaysGate, policy.ContactIntervalMonth, policy.PayScale,
}

// Art. 19: an interpretation is linked from every screen where its key acts, so every key has a screen that names it: one with a
// rule-note, or the page of a deadline, which names the keys of its demand.
func TestEveryKeyHasAScreen(t *testing.T) {
	named := map[policy.Key]bool{}
	for _, d := range obligation.Demands() {
		named[d.Key] = true
		for _, k := range d.Also {
			named[k] = true
		}
	}
	quoted := regexp.MustCompile(`'([a-z0-9_.]+)'`)
	pages := 0
	err := filepath.WalkDir("../../web/src/modules", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".vue") && !strings.HasSuffix(path, "exit/words.ts") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil || strings.HasSuffix(path, ".vue") && !strings.Contains(string(text), "<rule-note") {
			return err
		}
		pages++
		for _, m := range quoted.FindAllStringSubmatch(string(text), -1) {
			named[policy.Key(m[1])] = true
		}
		return nil
	})
	if err != nil || pages < 20 {
		t.Fatalf("%d pages with a rule-note, %v", pages, err)
	}
	for _, r := range policy.Rules() {
		begins := strings.HasPrefix(string(r.Key), "chapter.") // of a chapter, on the page of the parameters alone
		switch later := slices.Contains(notYet, r.Key); {
		case begins:
		case !named[r.Key] && !later:
			t.Errorf("%s (%s) acts on no screen that names it", r.Key, r.Title)
		case named[r.Key] && later:
			t.Errorf("%s has a screen now; take it out of the list", r.Key)
		}
	}
}
