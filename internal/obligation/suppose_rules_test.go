package obligation

import (
	"testing"

	"xiezhi/internal/workday"
)

// What a rule would do to a line: what is done or decided and stays so affects nobody, whatever day it would have had.
func TestForeseen(t *testing.T) {
	today := day("2026-11-26")
	line := func(state State, due string) *Obligation {
		o := &Obligation{ID: "l", Rule: RuleInduction, State: state, DueOn: day(due)}
		if state == StateMet || state == StateLate {
			o.MetOn = workday.MustParse("2026-11-02")
		}
		return o
	}
	want := func(o *Obligation, days int) *Obligation { o.Want = days; return o }
	for _, c := range []struct {
		name          string
		before, after *Obligation
		kind          ForeseenKind // empty: no change at all
	}{
		{"open, due earlier", line(StateOpen, "2026-12-31"), line(StateOpen, "2026-12-01"), KindEarlier},
		{"open, due later", line(StateOpen, "2026-12-01"), line(StateOpen, "2026-12-31"), KindLater},
		{"open, and overdue by it", line(StateOpen, "2026-12-01"), line(StateOpen, "2026-11-25"), KindLate},
		{"met, due earlier", line(StateMet, "2026-12-31"), line(StateMet, "2026-12-01"), KindSettled},
		{"met, due later", line(StateMet, "2026-12-01"), line(StateMet, "2026-12-31"), KindSettled},
		{"met, and not moved", line(StateMet, "2026-12-01"), line(StateMet, "2026-12-01"), ""},
		{"met, and more is asked", want(line(StateMet, "2026-12-31"), 80), want(line(StateMet, "2026-12-31"), 85), KindSettled},
		{"met, and no longer enough", want(line(StateMet, "2026-12-31"), 80), want(line(StateOpen, "2026-12-31"), 90), KindOther},
		{"done late, due earlier", line(StateLate, "2026-11-01"), line(StateLate, "2026-10-20"), KindSettled},
		{"done late, and in time by it", line(StateLate, "2026-11-01"), line(StateMet, "2026-12-01"), KindEased},
		{"waived", line(StateWaived, "2026-12-31"), line(StateWaived, "2026-12-01"), KindSettled},
		{"new, and to do", nil, line(StateOpen, "2026-12-31"), KindFresh},
		{"new, and done", nil, line(StateMet, "2026-12-31"), KindSettled},
		{"new, and done late", nil, line(StateLate, "2026-11-01"), KindLate},
		{"asked no more", line(StateOpen, "2026-12-31"), line(StateVoid, "2026-12-31"), KindGone},
		{"asked of nobody", line(StateVoid, "2026-12-31"), line(StateVoid, "2026-12-01"), ""},
	} {
		l, changed := foreseen(c.before, c.after, nil, today)
		if changed != (c.kind != "") || l.Kind != c.kind {
			t.Errorf("%s: %q %v, want %q", c.name, l.Kind, changed, c.kind)
		}
	}
}
