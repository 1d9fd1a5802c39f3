package obligation

import "time"

// reconcile decides what becomes of one line: old is nil when the ledger has none, want nil when the facts no longer
// ask for it. changed is false when nothing differs; event is false when only progress or place moved, which needs no
// history. A waiver stands until the superior lifts it; a void line that is wanted again comes back to life.
func reconcile(old *Obligation, want *Want, subject Subject, newID func() string, now time.Time) (line Obligation, act string, changed bool) {
	if want == nil {
		if old.State == StateVoid || old.State == StateMet || old.State == StateLate {
			return *old, "", false // what was done stays done
		}
		line = *old
		line.State, line.ChangedAt = StateVoid, now
		return line, "void", true
	}
	line = Obligation{
		ID: "", Rule: subject.Rule, Subject: subject.ID, Period: want.Period, Article: want.Article, PersonID: want.PersonID,
		UnionID: want.Bearer.UnionID, CountyID: want.Bearer.CountyID, CityID: want.Bearer.CityID,
		StartsOn: want.StartsOn, DueOn: want.DueOn, Provisional: want.Provisional, State: want.State(), MetOn: want.MetOn,
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
		if line.State == StateOpen {
			act = "reopen"
		}
	case line.DueOn != old.DueOn, line.Provisional != old.Provisional,
		line.PolicyVersion != old.PolicyVersion, line.CalendarVersion != old.CalendarVersion:
		act = "recompute"
	}
	return line, act, true
}
