package obligation_test

import (
	"testing"

	"xiezhi/internal/obligation"
	"xiezhi/internal/workday"
)

// What a rule would do to a line: what is done or decided and stays so affects nobody, whatever day it would have had.
func TestAffected(t *testing.T) {
	today := day("2026-11-26")
	line := func(state obligation.State, due string) *obligation.Obligation {
		o := &obligation.Obligation{ID: "l", Rule: obligation.RuleInduction, State: state, DueOn: day(due)}
		if state == obligation.StateMet || state == obligation.StateLate {
			o.MetOn = workday.MustParse("2026-11-02")
		}
		return o
	}
	want := func(o *obligation.Obligation, days int) *obligation.Obligation { o.Want = days; return o }
	for _, c := range []struct {
		name          string
		before, after *obligation.Obligation
		kind          obligation.ForeseenKind // empty: no change at all
	}{
		{"open, due earlier", line(obligation.StateOpen, "2026-12-31"), line(obligation.StateOpen, "2026-12-01"), obligation.KindEarlier},
		{"open, due later", line(obligation.StateOpen, "2026-12-01"), line(obligation.StateOpen, "2026-12-31"), obligation.KindLater},
		{"open, and overdue by it", line(obligation.StateOpen, "2026-12-01"), line(obligation.StateOpen, "2026-11-25"), obligation.KindLate},
		{"met, due earlier", line(obligation.StateMet, "2026-12-31"), line(obligation.StateMet, "2026-12-01"), obligation.KindSettled},
		{"met, due later", line(obligation.StateMet, "2026-12-01"), line(obligation.StateMet, "2026-12-31"), obligation.KindSettled},
		{"met, and not moved", line(obligation.StateMet, "2026-12-01"), line(obligation.StateMet, "2026-12-01"), ""},
		{"met, and more is asked", want(line(obligation.StateMet, "2026-12-31"), 80), want(line(obligation.StateMet, "2026-12-31"), 85), obligation.KindSettled},
		{"met, and no longer enough", want(line(obligation.StateMet, "2026-12-31"), 80), want(line(obligation.StateOpen, "2026-12-31"), 90), obligation.KindOther},
		{"done late, due earlier", line(obligation.StateLate, "2026-11-01"), line(obligation.StateLate, "2026-10-20"), obligation.KindSettled},
		{"done late, and in time by it", line(obligation.StateLate, "2026-11-01"), line(obligation.StateMet, "2026-12-01"), obligation.KindEased},
		{"waived", line(obligation.StateWaived, "2026-12-31"), line(obligation.StateWaived, "2026-12-01"), obligation.KindSettled},
		{"new, and to do", nil, line(obligation.StateOpen, "2026-12-31"), obligation.KindFresh},
		{"new, and done", nil, line(obligation.StateMet, "2026-12-31"), obligation.KindSettled},
		{"new, and done late", nil, line(obligation.StateLate, "2026-11-01"), obligation.KindLate},
		{"asked no more", line(obligation.StateOpen, "2026-12-31"), line(obligation.StateVoid, "2026-12-31"), obligation.KindGone},
		{"asked of nobody", line(obligation.StateVoid, "2026-12-31"), line(obligation.StateVoid, "2026-12-01"), ""},
	} {
		l, changed := obligation.Affected(c.before, c.after, nil, today)
		if changed != (c.kind != "") || l.Kind != c.kind {
			t.Errorf("%s: %q %v, want %q", c.name, l.Kind, changed, c.kind)
		}
	}
}
