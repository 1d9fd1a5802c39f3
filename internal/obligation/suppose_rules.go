package obligation

import (
	"fmt"

	"xiezhi/internal/workday"
)

// ForeseenKind is what would happen to a line.
type ForeseenKind string

// Kinds, the graver before the lighter: a line that becomes late is not counted among those that are due earlier.
const (
	KindFresh   ForeseenKind = "fresh"
	KindGone    ForeseenKind = "gone"
	KindLate    ForeseenKind = "late"
	KindEased   ForeseenKind = "eased"
	KindEarlier ForeseenKind = "earlier"
	KindLater   ForeseenKind = "later"
	KindOther   ForeseenKind = "other"
	KindSettled ForeseenKind = "settled" // done or decided, and so it stays: nobody is affected
)

func (t *Tallied) count(k ForeseenKind) {
	t.All++
	switch k {
	case KindFresh:
		t.Fresh++
	case KindGone:
		t.Gone++
	case KindLate:
		t.Late++
	case KindEased:
		t.Eased++
	case KindEarlier:
		t.Earlier++
	case KindLater:
		t.Later++
	case KindOther:
		t.Other++
	case KindSettled: // not among those affected
	}
}

// Title is the kind in Chinese.
func (k ForeseenKind) Title() string {
	return map[ForeseenKind]string{
		KindFresh: "新产生", KindGone: "不再要求", KindLate: "变为逾期", KindEased: "不再逾期", KindEarlier: "到期提前", KindLater: "到期推后", KindOther: "数值或状态变化", KindSettled: "已办结，不受影响",
	}[k]
}

// standing is how a line stands on a day, in one word; "" for none.
func standing(o *Obligation, today workday.Date) string {
	switch {
	case o == nil:
		return ""
	case o.Overdue(today):
		return "已逾期"
	}
	return o.State.Title()
}

// Affected compares how a line stands before and after; kept is the one in the ledger, nil for none. What asks of nobody
// anything on either side is no change. What is done, or decided, and stays so under the other rule affects nobody, whatever
// day it would have had.
func Affected(before, after, kept *Obligation, today workday.Date) (ForeseenLine, bool) {
	asked := func(o *Obligation) bool { return o != nil && o.State != StateVoid }
	late := func(o *Obligation) bool { return o.State == StateLate || o.Overdue(today) }
	if !asked(before) && !asked(after) {
		return ForeseenLine{}, false
	}
	settled := func(o *Obligation) bool { return o.State == StateMet || o.State == StateLate || o.State == StateWaived }
	l := ForeseenLine{Before: standing(before, today), After: standing(after, today)}
	shown := after
	switch {
	case !asked(before):
		l.Kind = KindFresh
		if late(after) {
			l.Kind = KindLate
		} else if settled(after) {
			l.Kind = KindSettled
		}
	case !asked(after):
		l.Kind, shown = KindGone, before
	case late(after) && !late(before):
		l.Kind = KindLate
	case late(before) && !late(after):
		l.Kind = KindEased
	case settled(before) && before.State == after.State:
		if l.Kind = KindSettled; before.DueOn == after.DueOn && before.Want == after.Want && before.SettlesOn == after.SettlesOn {
			return ForeseenLine{}, false
		}
	case after.DueOn.Before(before.DueOn):
		l.Kind = KindEarlier
	case before.DueOn.Before(after.DueOn):
		l.Kind = KindLater
	case before.State != after.State || before.Want != after.Want || before.SettlesOn != after.SettlesOn || before.Provisional != after.Provisional:
		l.Kind = KindOther
	default:
		return ForeseenLine{}, false
	}
	if asked(before) {
		l.DueBefore = before.DueOn
	}
	if asked(after) {
		l.DueAfter = after.DueOn
	}
	l.Rule, l.Period, l.UnionID, l.personID = shown.Rule, shown.Period, shown.UnionID, shown.PersonID
	if kept != nil {
		l.LineID = kept.ID
	}
	if before != nil && after != nil && before.Want != after.Want {
		l.Before, l.After = wanted(before, l.Before), wanted(after, l.After)
	}
	return l, true
}

func wanted(o *Obligation, state string) string {
	if o.Want == 0 {
		return state
	}
	return fmt.Sprintf("%s（%d/%d）", state, o.Have, o.Want)
}
