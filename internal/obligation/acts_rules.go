package obligation

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
)

// Codes of refusals.
const (
	CodeUrge      = "obligation_urge"
	CodeUrgedNow  = "obligation_urged_today"
	CodeWaive     = "obligation_waive"
	CodeOwnWaiver = "obligation_own"
)

// Place is where the line stands in today's tree.
func (o Obligation) Place() org.Place {
	return org.Place{UnionID: o.UnionID, CountyID: o.CountyID, CityID: o.CityID}
}

// above tells whether the actor may do p to what a place owes as its superior: never as the bearer itself, whatever else the
// account holds.
func above(a authz.Actor, p authz.Permission, at org.Place) bool {
	return a.Scope(p).Covers(at) && !isBearer(a, at)
}

func isBearer(a authz.Actor, at org.Place) bool {
	for _, g := range a.Grants {
		if g.UnionID == at.UnionID {
			return true
		}
	}
	return false
}

// Recordable are the states in which a document may still show that a line of the rule was met: while it is open, and of a city's
// training also when it seemed late, since that is known from others' records and an earlier one may only be recorded then.
func (r Rule) Recordable() []State {
	if r == RuleTrainingHeld {
		return []State{StateOpen, StateLate}
	}
	return []State{StateOpen}
}

// Recordable tells whether the line is in such a state.
func (o Obligation) Recordable() bool { return slices.Contains(o.Rule.Recordable(), o.State) }

// actions are what the actor may do with a line that may be seen.
func actions(a authz.Actor, o Obligation) []string {
	out := []string{}
	own := a.Own(authz.ObligationRecord)
	d := o.Rule.Demand()
	if d.ByFact && o.Recordable() && (own.Covers(org.Place{UnionID: o.UnionID}) || d.ByCity && o.CityID != "" && own.Covers(org.Place{UnionID: o.CityID})) {
		out = append(out, "record")
	}
	if o.State == StateOpen && above(a, authz.ObligationUrge, o.Place()) {
		out = append(out, "urge")
	}
	if (o.State == StateOpen || o.State == StatePaused) && above(a, authz.ObligationWaive, o.Place()) {
		out = append(out, "waive")
	}
	if o.State == StateWaived && above(a, authz.ObligationWaive, o.Place()) {
		out = append(out, "lift")
	}
	return out
}

// CheckUrging looks at what is said when somebody is urged.
func CheckUrging(words string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(words)); n < 2 || n > 400 {
		return errs.E(CodeUrge, "请写明催办的内容。", errs.F("words", "2至400字"))
	}
	return nil
}

// CheckWaiver looks at why a line is waived, or a waiver lifted.
func CheckWaiver(reason, document string) error {
	var f []errs.Field
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < 2 || n > 400 {
		f = append(f, errs.F("reason", "请写明理由，2至400字"))
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(document)); n > 120 {
		f = append(f, errs.F("document", "不超过120字"))
	}
	if len(f) == 0 {
		return nil
	}
	return errs.E(CodeWaive, fmt.Sprintf("还有%d项需要填写。", len(f)), f...)
}

// waive and lift are the two acts upon a line.
const (
	actWaive = "waive"
	actLift  = "lift"
)

// decided is the line after a waiver or its lifting: what was done meanwhile counts again.
func decided(o Obligation, act string) (Obligation, error) {
	switch {
	case act == actWaive && (o.State == StateOpen || o.State == StatePaused):
		o.State = StateWaived
	case act == actLift && o.State == StateWaived:
		o.State = Want{MetOn: o.MetOn, DueOn: o.DueOn, Soft: o.Soft}.State()
	case act == actLift:
		return o, errs.Rule(CodeWaive, "这件事项没有免除，不用恢复。")
	default:
		return o, errs.Rule(CodeWaive, "这件事项"+o.State.Title()+"，不用免除。")
	}
	return o, nil
}
