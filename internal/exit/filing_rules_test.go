package exit_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/exit"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func day(s string) workday.Date {
	if s == "" {
		return workday.Date{}
	}
	return workday.MustParse(s)
}

// rules is the policy of a day with the chapter in force since the Measures were issued, and further values laid.
func rules(on string, laid ...string) policy.Policy {
	layer := policy.Place{ID: "js", Level: policy.Province, Overlays: []policy.Overlay{{Key: policy.Chapter("exit"), Value: "2020-08-05", From: day("2020-08-05"), Document: "苏工办〔2020〕56号"}}}
	for i := 0; i < len(laid); i += 2 {
		layer.Overlays = append(layer.Overlays, policy.Overlay{Key: policy.Key(laid[i]), Value: laid[i+1], From: day("2020-08-05"), Document: "苏工办〔2020〕57号"})
	}
	return policy.At([]policy.Place{layer}, day(on))
}

func due(effective string, cal *workday.Calendar) obligation.Want {
	x := exit.Exit{ID: "x", PersonID: "p", UnionID: "u", State: exit.StateCompleted}
	x.Ground, x.EffectiveOn = roster.GroundDiscipline, day(effective)
	wants := exit.FilingWants(x, nil, rules(effective), cal)
	if len(wants) != 1 {
		return obligation.Want{}
	}
	return wants[0]
}

// TestFilingDue counts five working days by hand from the notices of 2020 to 2026 (examples 1, 19, 20).
func TestFilingDue(t *testing.T) {
	cases := []struct {
		name, effective, due string
		provisional          bool
	}{
		{"example 1: 国庆节, the make-up Saturday counts", "2020-09-29", "2020-10-13", false},
		{"over the weekend only", "2020-11-13", "2020-11-20", false},
		{"元旦 2021 from the year before", "2020-12-31", "2021-01-08", false},
		{"春节 2021: Sunday 02-07 is worked", "2021-02-05", "2021-02-18", false},
		{"清明节 2022: Saturday 02 is worked, Friday 01 too", "2022-03-31", "2022-04-08", false},
		{"春节 2023: 01-28 and 01-29 are worked", "2023-01-20", "2023-02-01", false},
		{"除夕 2024 is a working day", "2024-02-05", "2024-02-18", false},
		{"劳动节 2024", "2024-04-30", "2024-05-10", false},
		{"Saturday 2024-05-11 is worked", "2024-05-06", "2024-05-11", false},
		{"example 19: 2025-02-08 is a make-up Saturday", "2025-02-05", "2025-02-11", false},
		{"国庆节 2025 of eight days", "2025-09-30", "2025-10-14", false},
		{"元旦 2026: Sunday 01-04 is worked", "2025-12-31", "2026-01-08", false},
		{"国庆节 2026: 10-10 is worked", "2026-09-30", "2026-10-13", false},
		{"example 20: 2027 is not published", "2026-12-31", "2027-01-08", true},
	}
	cal := workday.Embedded()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := due(c.effective, cal)
			if w.DueOn != day(c.due) || w.Provisional != c.provisional {
				t.Errorf("due %s provisional %v, want %s %v", w.DueOn, w.Provisional, c.due, c.provisional)
			}
			if w.StartsOn != day(c.effective).AddDays(1) || w.Article != "11" || w.CalendarVersion != cal.Version() {
				t.Errorf("%+v", w)
			}
		})
	}
}

// TestCalendarAmendedWhileTheClockRuns is example 5 as the engine counts it: the notice of 2020-01-27 moves what was due on
// the fourth to the sixth of February, and nothing was late in between.
func TestCalendarAmendedWhileTheClockRuns(t *testing.T) {
	first := workday.NewCalendar(workday.Notice{
		Year: 2020, Source: "国办发明电〔2019〕16号", PublishedOn: day("2019-11-21"),
		Off: days("2020-01-24", "2020-01-30"), Work: []workday.Date{day("2020-01-19"), day("2020-02-01")},
	})
	second := first.With(workday.Notice{
		Year: 2020, Source: "国办发明电〔2020〕1号", PublishedOn: day("2020-01-27"), Off: days("2020-01-24", "2020-02-02"), Work: []workday.Date{day("2020-01-19")},
	})
	pol := policy.At(nil, day("2020-01-22"))
	if got := pol.ExitFilingDue(day("2020-01-22"), first).Date; got != day("2020-02-04") {
		t.Errorf("before the notice: %s", got)
	}
	if got := pol.ExitFilingDue(day("2020-01-22"), second).Date; got != day("2020-02-06") {
		t.Errorf("after it: %s", got)
	}
	if first.Version() == second.Version() {
		t.Error("both calendars have one version")
	}
}

func days(from, to string) []workday.Date {
	var out []workday.Date
	for d := day(from); !d.After(day(to)); d = d.AddDays(1) {
		out = append(out, d)
	}
	return out
}

// TestLateBy: at the last second of the fifth day it is on time, at the first of the next late by one (example 1).
func TestLateBy(t *testing.T) {
	cal := workday.Embedded()
	cases := []struct {
		at   string
		late int
	}{
		{"2020-10-13T15:59:59Z", 0}, // 23:59:59 in China
		{"2020-10-13T16:00:00Z", 1}, // 00:00:00 of 10-14
		{"2020-10-15T01:00:00Z", 2},
		{"2020-10-18T01:00:00Z", 3}, // a Sunday: 14, 15, 16
	}
	for _, c := range cases {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		x := exit.Exit{State: exit.StateCompleted}
		x.Ground, x.EffectiveOn = roster.GroundDiscipline, day("2020-09-29")
		f := exit.Receipt(exit.Filing{FiledAt: at}, x, rules("2020-09-29"), cal)
		if f.LateWorkdays != c.late || f.DueOn != day("2020-10-13") || f.Soft {
			t.Errorf("%s: late by %d, due %s, soft %v", c.at, f.LateWorkdays, f.DueOn, f.Soft)
		}
	}
	if n := exit.LateBy(day("2025-10-10"), day("2025-10-12"), cal); n != 1 { // filed on a Sunday: 10-11 is worked
		t.Errorf("on a Sunday after a make-up Saturday: %d", n)
	}
	if n := exit.LateBy(day("2026-11-20"), day("2026-11-21"), cal); n != 1 { // a Saturday, no working day has passed: late still
		t.Errorf("on the Saturday after: %d", n)
	}
}

// TestFilingCountsFromAnotherDay: the rules may count from the decision or its delivery; a day that is not known yet is the last
// in post (question 1 of the readings).
func TestFilingCountsFromAnotherDay(t *testing.T) {
	x := exit.Exit{ID: "x", PersonID: "p", UnionID: "u", State: exit.StateDecided, DecidedOn: day("2026-09-18")}
	x.Ground, x.EffectiveOn = roster.GroundWish, day("2026-09-30")
	for _, c := range []struct{ from, served, starts, due string }{
		{"effective", "2026-09-21", "2026-10-01", "2026-10-13"}, // 8, 9, Saturday 10, 12, 13 October
		{"decision", "2026-09-21", "2026-09-19", "2026-09-24"},  // Sunday 20, 21, 22, 23, 24 September
		{"delivery", "2026-09-21", "2026-09-22", "2026-09-29"},  // 22, 23, 24, 28, 29 September: 25 to 27 are off
		{"delivery", "", "2026-10-01", "2026-10-13"},
	} {
		x := x
		if c.served != "" {
			x.ServedOn = day(c.served)
		}
		pol := rules("2026-09-30", "exit_filing_start", c.from)
		w := exit.FilingWants(x, nil, pol, workday.Embedded())[0]
		if w.StartsOn != day(c.starts) || w.DueOn != day(c.due) {
			t.Errorf("from %s, served %s: %s to %s, want %s to %s", c.from, c.served, w.StartsOn, w.DueOn, c.starts, c.due)
		}
		x.State = exit.StateCompleted
		f := exit.Receipt(exit.Filing{FiledAt: day("2026-10-14").Start()}, x, pol, workday.Embedded())
		if f.DueOn != day(c.due) || f.LateWorkdays == 0 {
			t.Errorf("from %s: the receipt says %s, late by %d", c.from, f.DueOn, f.LateWorkdays)
		}
	}
}

// TestFilingWants: which exits are to be filed, and what the ledger keeps of a filing.
func TestFilingWants(t *testing.T) {
	cal := workday.Embedded()
	x := exit.Exit{ID: "x", PersonID: "p", UnionID: "u", CityID: "c"}
	x.Ground, x.EffectiveOn = roster.GroundWish, day("2026-11-02")
	ask := func(s exit.State, g roster.Ground, laid ...string) int {
		x := x
		x.State, x.Ground = s, g
		return len(exit.FilingWants(x, nil, rules("2026-11-02", laid...), cal))
	}
	for _, c := range []struct {
		name string
		got  int
		want int
	}{
		{"applied for", ask(exit.StateApplied, roster.GroundWish), 0},
		{"being prepared", ask(exit.StateOpen, roster.GroundWish), 0},
		{"decided", ask(exit.StateDecided, roster.GroundWish), 1},
		{"completed", ask(exit.StateCompleted, roster.GroundAge), 1},
		{"failed", ask(exit.StateCompleted, roster.GroundFailed), 1},
		{"withdrawn", ask(exit.StateWithdrawn, roster.GroundWish), 0},
		{"void", ask(exit.StateVoid, roster.GroundDiscipline), 0},
		{"another ending", ask(exit.StateCompleted, roster.GroundTransfer), 0},
		{"expired", ask(exit.StateCompleted, roster.GroundExpired), 0},
		{"another ending that the union wishes to have filed", ask(exit.StateCompleted, roster.GroundDeath, "file_other_endings", "true"), 1},
		{"before the chapter", len(exit.FilingWants(exit.Exit{State: exit.StateCompleted, Written: x.Written}, nil, policy.At(nil, day("2026-11-02")), cal)), 0},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d wanted, want %d", c.name, c.got, c.want)
		}
	}
	x.State = exit.StateCompleted
	x.Ground = roster.GroundDeath
	soft := exit.FilingWants(x, nil, rules("2026-11-02", "file_other_endings", "true"), cal)[0]
	soft.MetOn = day("2027-03-01")
	if !soft.Soft || soft.State() != obligation.StateMet {
		t.Errorf("another ending is late: %+v", soft)
	}
	x.State, x.Ground = exit.StateFiled, roster.GroundWish
	f := exit.Filing{FiledAt: day("2026-11-10").Start(), EffectiveOn: day("2026-11-02"), Ground: roster.GroundWish, DueOn: day("2026-11-09"), PolicyVersion: "old", CalendarVersion: "older"}
	got := exit.FilingWants(x, &f, rules("2026-11-02"), cal)
	want := []obligation.Want{{
		Period: "2026-11-02", Article: "11", PersonID: "p", Bearer: org.Place{UnionID: "u", CityID: "c"}, StartsOn: day("2026-11-03"), DueOn: day("2026-11-09"),
		MetOn: day("2026-11-10"), Proof: "exit:x", PolicyVersion: "old", CalendarVersion: "older",
	}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(workday.Date{})); d != "" {
		t.Error(d)
	}
	if got[0].State() != obligation.StateLate {
		t.Error("a filing after the day is not late")
	}
}

// TestACityIsStricter: three working days where a city has laid them.
func TestACityIsStricter(t *testing.T) {
	if d := rules("2020-09-29", "exit_filing_workdays", "3").ExitFilingDue(day("2020-09-29"), workday.Embedded()).Date; d != day("2020-10-10") {
		t.Errorf("three working days: %s", d)
	}
}

// TestAddingAHolidayNeverMakesADeadlineEarlier goes through every day of seven years, with each of the five days after it taken
// off in turn.
func TestAddingAHolidayNeverMakesADeadlineEarlier(t *testing.T) {
	base := workday.Embedded()
	pol := rules("2020-08-05")
	for _, n := range base.Notices() {
		if n.Year < 2020 || n.Year > 2026 {
			continue
		}
		for d := workday.New(n.Year, 1, 1); d.Year() == n.Year; d = d.AddDays(3) {
			was := pol.ExitFilingDue(d, base).Date
			for off := 1; off <= 9; off += 2 {
				holiday := d.AddDays(off)
				if holiday.Year() != n.Year {
					continue
				}
				more := n
				more.PublishedOn = n.PublishedOn.AddDays(400)
				more.Off = append(append([]workday.Date{}, n.Off...), holiday)
				more.Work = nil
				for _, w := range n.Work {
					if w != holiday {
						more.Work = append(more.Work, w)
					}
				}
				if now := pol.ExitFilingDue(d, base.With(more)).Date; now.Before(was) {
					t.Fatalf("%s with %s off: due %s, was %s", d, holiday, now, was)
				}
			}
		}
	}
}

// TestFailedWants: a failed grade asks the employing union to decide, by a term of its own by which nothing is late.
func TestFailedWants(t *testing.T) {
	e := roster.Engagement{ID: "e", PersonID: "p", UnionID: "u", OnDuty: day("2023-01-01")}
	failed := []exit.Failed{{GradeID: "g", EngagementID: "e", Year: 2025, DecidedOn: day("2026-01-20")}}
	got := exit.FailedWants(e, nil, failed, rules("2026-02-01"))
	want := []obligation.Want{{
		Period: "2025", Article: "11(4)", PersonID: "p", Bearer: org.Place{UnionID: "u"}, StartsOn: day("2026-01-20"), DueOn: day("2026-02-19"), Soft: true,
		PolicyVersion: rules("2026-02-01").Version(),
	}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(workday.Date{})); d != "" {
		t.Error(d)
	}
	left := e
	left.EndedOn, left.EndGround = day("2026-02-28"), roster.GroundFailed
	if w := exit.FailedWants(left, nil, failed, rules("2026-03-01")); w[0].MetOn != day("2026-02-28") || w[0].State() != obligation.StateMet {
		t.Errorf("gone: %+v", w)
	}
	renewed := []roster.Contract{{ID: "c", SignedOn: day("2026-02-10"), StartsOn: day("2026-03-01")}}
	if w := exit.FailedWants(e, renewed, failed, rules("2026-03-01")); w[0].Proof != "contract:c" {
		t.Errorf("renewed by the superior's word: %+v", w)
	}
	if w := exit.FailedWants(e, nil, nil, rules("2026-03-01")); len(w) != 0 {
		t.Errorf("countered: %+v", w)
	}
	if w := exit.FailedWants(e, nil, failed, policy.At(nil, day("2026-02-01"))); len(w) != 0 {
		t.Errorf("before the chapter: %+v", w)
	}
}
