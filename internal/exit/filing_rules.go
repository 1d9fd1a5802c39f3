package exit

import (
	"fmt"
	"strings"

	"xiezhi/internal/obligation"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// ending are the days from which the filing's term may be counted: by the Measures as read, the last in post.
func (x Exit) ending() policy.Ending {
	return policy.Ending{Decided: x.DecidedOn, Delivered: x.ServedOn, Effective: x.EffectiveOn}
}

// FilingWants is the filing that an exit asks for: within five working days, counted from the day after the last day in post
// (Art. 11). It is wanted from the decision on. Another ending asks for none, or where the union's rules wish so for one that
// is never late. What was filed keeps the day by which it was judged, whatever a correction says later.
func FilingWants(x Exit, filed *Filing, pol policy.Policy, cal *workday.Calendar) []obligation.Want {
	if filed == nil && x.State != StateDecided && x.State != StateCompleted || !pol.ChapterOn("exit") {
		return nil
	}
	if filed != nil {
		x.EffectiveOn, x.Ground = filed.EffectiveOn, filed.Ground
	}
	soft := !x.Ground.UnderArticle11()
	if soft && !pol.Bool(policy.FileOtherEndings) {
		return nil
	}
	due := pol.ExitFilingDueOf(x.ending(), cal)
	w := obligation.Want{
		Period: x.EffectiveOn.String(), Article: "11", PersonID: x.PersonID, Bearer: x.Place(), StartsOn: pol.ExitFilingFrom(x.ending()).AddDays(1), DueOn: due.Date,
		Provisional: due.Provisional, Soft: soft, PolicyVersion: pol.Version(), CalendarVersion: cal.Version(),
	}
	if filed != nil {
		w.DueOn, w.Provisional, w.Soft = filed.DueOn, filed.Provisional, filed.Soft
		w.PolicyVersion, w.CalendarVersion = filed.PolicyVersion, filed.CalendarVersion
		w.MetOn, w.Proof = workday.Of(filed.FiledAt), "exit:"+x.ID
	}
	return []obligation.Want{w}
}

// LateBy is by how many working days a filing of a day is late; a day that is no working day is late by one at least.
func LateBy(due, filed workday.Date, cal *workday.Calendar) int {
	if !filed.After(due) {
		return 0
	}
	n, _ := cal.WorkdaysBetween(due, filed)
	return max(n, 1)
}

// Receipt makes the filing of an exit, received now. The clock that counts is the server's, in Shanghai.
func Receipt(f Filing, x Exit, pol policy.Policy, cal *workday.Calendar) Filing {
	due := pol.ExitFilingDueOf(x.ending(), cal)
	f.Ground, f.EffectiveOn, f.DueOn, f.Provisional, f.Soft = x.Ground, x.EffectiveOn, due.Date, due.Provisional, !x.Ground.UnderArticle11()
	f.PolicyVersion, f.CalendarVersion = pol.Version(), cal.Version()
	if !f.Soft {
		f.LateWorkdays = LateBy(due.Date, workday.Of(f.FiledAt), cal)
	}
	return f
}

// Corrected makes the filing that corrects another, received now. The first was received when it was: by how much it would have
// been late by the right day is said, and changes nothing of how it was judged.
func Corrected(f Filing, x Exit, before Filing, first Filing, c Correction, pol policy.Policy, cal *workday.Calendar) Filing {
	now := f.FiledAt
	f.FiledAt = first.FiledAt
	f = Receipt(f, x, pol, cal)
	f.FiledAt = now
	f.CorrectsID, f.Revoked, f.Paper, f.Reason = before.ID, c.Revoke, strings.TrimSpace(c.Paper), strings.TrimSpace(c.Reason)
	if c.Revoke { // of what did not take place nothing was due: what was said of it before is repeated
		f.DueOn, f.Provisional, f.Soft, f.LateWorkdays = before.DueOn, before.Provisional, before.Soft, before.LateWorkdays
		f.PolicyVersion, f.CalendarVersion = before.PolicyVersion, before.CalendarVersion
	}
	return f
}

// FilingNumber is a number of a city's register.
func FilingNumber(year, seq int) string { return fmt.Sprintf("退备〔%d〕%d号", year, seq) }

// Failed is a grade of 不称职 that stands.
type Failed struct {
	GradeID      string
	EngagementID string
	Year         int
	DecidedOn    workday.Date
}

// FailedWants is what a failed grade asks of the employing union: 应当予以解聘 (Art. 11(4)). The Measures name no term, so
// it is an internal one, by which nothing is late; the system dismisses nobody. A contract that the superior let through
// after the grade settles it too.
func FailedWants(e roster.Engagement, contracts []roster.Contract, failed []Failed, pol policy.Policy) []obligation.Want {
	var out []obligation.Want
	for _, g := range failed {
		if g.EngagementID != e.ID || !pol.ChapterOn("exit") || g.DecidedOn.Before(pol.Day(policy.Chapter("exit"))) {
			continue
		}
		w := obligation.Want{
			Period: fmt.Sprint(g.Year), Article: "11(4)", PersonID: e.PersonID, Bearer: e.Place(), StartsOn: g.DecidedOn,
			DueOn: g.DecidedOn.AddDays(pol.Int(policy.FailedExitDays)), Soft: true, PolicyVersion: pol.Version(),
		}
		if !e.EndedOn.IsZero() {
			w.MetOn, w.Proof = e.EndedOn, "engagement:"+e.ID
		}
		for _, c := range contracts {
			if w.MetOn.IsZero() && !c.SignedOn.IsZero() && c.SignedOn.After(g.DecidedOn) {
				w.MetOn, w.Proof = c.SignedOn, "contract:"+c.ID
			}
		}
		out = append(out, w)
	}
	return out
}
