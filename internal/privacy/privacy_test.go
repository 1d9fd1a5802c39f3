package privacy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/workday"
)

func TestInForceOf(t *testing.T) {
	day := workday.MustParse
	list := []Notice{{Version: 3, InForceOn: day("2027-01-01")}, {Version: 2, InForceOn: day("2026-06-01")}, First(Signer)}
	for on, want := range map[string]int{"2026-05-31": 1, "2026-06-01": 2, "2026-12-31": 2, "2027-01-01": 3} {
		if got := InForceOf(list, day(on)).Version; got != want {
			t.Errorf("on %s version %d, want %d", on, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	lines := First(Signer).Lines("years", "10", "closes", "2027年1月15日")
	if len(lines) != 4 || lines[2] != "保存多久：到这位指导员离岗后10年。" || !strings.Contains(lines[3], "2027年1月15日（含）以前") {
		t.Errorf("%q", lines)
	}
	if d := cmp.Diff([]string{"union", "phone", "months"}, Fields(First(Applicant).Body)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"a"}, Fields("{a} {a} {b")); d != "" {
		t.Error(d)
	}
	for _, k := range Kinds {
		if strings.ContainsAny(strings.Join(First(k).Lines("union", "u", "phone", "p", "months", "6", "years", "10", "closes", "c"), ""), "{}") {
			t.Errorf("%s: a field is left open", k)
		}
	}
}
