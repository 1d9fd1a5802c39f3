package obligation

import (
	"time"

	"xiezhi/internal/workday"
)

// Reconcile decides what becomes of one line: old is nil when the ledger has none, want nil when the facts no longer
// ask for it. changed is false when nothing differs; event is false when only progress or place moved, which needs no
// history. A waiver stands until the superior lifts it; a void line that is wanted again comes back to life.
//
// Whoever relies on a day may rely on it: when a rule or a calendar is amended while the clock runs, an earlier day that is
// past already does not take the place of the one that stood. So nothing becomes late, nor anything done in time, by a
// recount alone.
func Reconcile(old *Obligation, want *Want, subject Subject, newID func() string, now time.Time) (line Obligation, act string, changed bool) {
	if want == nil {
		switch old.State {
		case StateVoid, StateMet, StateLate, StateWaived:
			return *old, "", false // what was done stays done, and what was decided decided
		case StateOpen, StatePaused:
		}
		line = *old
		line.State, line.ChangedAt = StateVoid, now
		return line, "void", true
	}
	if want.Void && (old == nil || old.State == StateVoid || old.State == StateWaived) {
		if old != nil {
			line = *old
		}
		return line, "", false
	}
	w := *want
	if old != nil && old.StartsOn == w.StartsOn && w.DueOn.Before(old.DueOn) && w.DueOn.Before(workday.Of(now)) {
		w.DueOn, w.SettlesOn, w.Provisional = old.DueOn, old.SettlesOn, old.Provisional
	}
	want = &w
	line = Obligation{
		ID: "", Rule: subject.Rule, Subject: subject.ID, Period: want.Period, Article: want.Article, PersonID: want.PersonID,
		UnionID: want.Bearer.UnionID, CountyID: want.Bearer.CountyID, CityID: want.Bearer.CityID,
		StartsOn: want.StartsOn, DueOn: want.DueOn, SettlesOn: want.SettlesOn, Provisional: want.Provisional, Soft: want.Soft, State: want.State(), MetOn: want.MetOn,
		Have: want.Have, Want: want.Want, Proof: want.Proof,
		PolicyVersion: want.PolicyVersion, CalendarVersion: want.CalendarVersion, Rev: 1, CreatedAt: now, ChangedAt: now,
	}
	if old == nil {
		line.ID = newID()
		return line, "open", true
	}
	line.ID, line.Rev, line.CreatedAt, line.ChangedAt = old.ID, old.Rev, old.CreatedAt, old.ChangedAt
	if old.State == StateWaived {
		line.State = StateWaived
	}
	if line == *old {
		return line, "", false
	}
	line.ChangedAt = now
	switch {
	case line.State != old.State:
		act = string(line.State)
		switch {
		case line.State == StateOpen && old.State == StatePaused:
			act = "resume"
		case line.State == StateOpen:
			act = "reopen"
		}
	case line.DueOn != old.DueOn, line.SettlesOn != old.SettlesOn, line.Provisional != old.Provisional,
		line.PolicyVersion != old.PolicyVersion, line.CalendarVersion != old.CalendarVersion:
		act = "recompute"
	}
	return line, act, true
}

// Tone says how urgent something is: late (red), soon (amber), or calm (green).
type Tone string

// Tones.
const (
	ToneLate Tone = "late"
	ToneSoon Tone = "soon"
	ToneCalm Tone = "calm"
)

// soonWorkdays is when a thing that is due turns amber.
const soonWorkdays = 10

// ToneOf is the tone of a day that is due, and the working days left to it after today; negative when it is past.
func ToneOf(cal *workday.Calendar, today, due workday.Date) (tone Tone, left int) {
	left, _ = cal.WorkdaysBetween(today, due)
	switch {
	case due.Before(today):
		return ToneLate, left
	case left <= soonWorkdays:
		return ToneSoon, left
	}
	return ToneCalm, left
}

// calmFrom is the first due day that is not soon yet: a working day beyond those that make a thing amber.
func calmFrom(cal *workday.Calendar, today workday.Date) workday.Date {
	return cal.AddWorkdays(today, soonWorkdays+1).Date
}

// Settled is the last day on which the line may still turn out to have been met in time.
func (o Obligation) Settled() workday.Date {
	if o.SettlesOn.IsZero() {
		return o.DueOn
	}
	return o.SettlesOn
}

// Overdue tells whether the line is open although its time, and the time for its proof, has run out: until then nothing
// is late. An internal term never is.
func (o Obligation) Overdue(today workday.Date) bool {
	return o.State == StateOpen && !o.Soft && o.Settled().Before(today)
}

// ToneOn is the tone of an open line; between the due day and the last day for its proof it stays amber.
func (o Obligation) ToneOn(cal *workday.Calendar, today workday.Date) (Tone, int) {
	tone, left := ToneOf(cal, today, o.DueOn)
	if tone == ToneLate && !o.Overdue(today) {
		tone = ToneSoon
	}
	return tone, left
}
