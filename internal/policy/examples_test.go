package policy

import (
	"slices"
	"testing"
	"time"

	"xiezhi/internal/workday"
)

// The worked examples of the readings that are arithmetic, by their numbers there. Examples 9 and 10 stand with the
// work log, and what example 5 asks of the ledger with the rulebook.

// asIssued is the policy of an employing union on the date, without local rules.
func asIssued(date string) Policy {
	return At([]Place{province(), city(), county(), union()}, day(date))
}

func TestExample1(t *testing.T) { // National Day 2020: a make-up Saturday counts
	due := asIssued("2020-09-29").ExitFilingDue(day("2020-09-29"), workday.Embedded())
	if due != (workday.Due{Date: day("2020-10-13")}) {
		t.Fatalf("due %+v, want 2020-10-13", due)
	}
	for i, want := range []string{"2020-09-30", "2020-10-09", "2020-10-10", "2020-10-12", "2020-10-13"} {
		if got := workday.Embedded().AddWorkdays(day("2020-09-29"), i+1).Date; got != day(want) {
			t.Errorf("working day %d is %s, want %s", i+1, got, want)
		}
	}
	inTime := time.Date(2020, 10, 13, 23, 59, 59, 0, workday.Shanghai)
	if !inTime.Before(due.Date.End()) {
		t.Error("23:59:59 of the last day is late")
	}
	if late := inTime.Add(time.Second); late.Before(due.Date.End()) {
		t.Error("00:00:00 of the next day is in time")
	}
	if n, _ := workday.Embedded().WorkdaysBetween(due.Date, day("2020-10-14")); n != 1 {
		t.Errorf("filed on the 14th is %d working days late, want 1", n)
	}
	if due.Date == day("2020-10-06") || due.Date == day("2020-10-14") {
		t.Error("a naive count")
	}
}

func TestExample5(t *testing.T) { // the calendar is amended while the clock runs
	amended := notice2020(t)
	first := amended
	first.PublishedOn, amended.PublishedOn = day("2019-11-21"), day("2020-01-27")
	first.Off = slices.DeleteFunc(slices.Clone(first.Off), func(d workday.Date) bool { // off to the 30th only
		return d == day("2020-01-31") || d == day("2020-02-01") || d == day("2020-02-02")
	})
	first.Work = append(slices.Clone(first.Work), day("2020-02-01"))
	first.Version, amended.Version = "", ""

	known := workday.NewCalendar(first)
	count := func(cal *workday.Calendar) (days []string) {
		for n := range 5 {
			days = append(days, cal.AddWorkdays(day("2020-01-22"), n+1).Date.String())
		}
		return days
	}
	if got, want := count(known), []string{"2020-01-23", "2020-01-31", "2020-02-01", "2020-02-03", "2020-02-04"}; !slices.Equal(got, want) {
		t.Errorf("as known on 22 January: %v, want %v", got, want)
	}
	after := known.With(amended)
	if got, want := count(after), []string{"2020-01-23", "2020-02-03", "2020-02-04", "2020-02-05", "2020-02-06"}; !slices.Equal(got, want) {
		t.Errorf("after the notice of 27 January: %v, want %v", got, want)
	}
	if known.Version() == after.Version() {
		t.Error("both arrangements have one version")
	}
	if got := known.AddWorkdays(day("2020-01-22"), 5).Date; got != day("2020-02-04") {
		t.Errorf("the earlier calendar was not kept: %s", got)
	}
}

func notice2020(t *testing.T) workday.Notice {
	t.Helper()
	for _, n := range workday.Embedded().Notices() {
		if n.Year == 2020 {
			return n
		}
	}
	t.Fatal("no notice of 2020")
	return workday.Notice{}
}

func TestExample6(t *testing.T) { // six months from 31 August
	cal := workday.Embedded()
	for onDuty, want := range map[string]string{"2024-08-31": "2025-02-28", "2023-08-31": "2024-02-29", "2024-03-31": "2024-09-30"} {
		if got := asIssued(onDuty).InductionDue(day(onDuty), cal); got != (workday.Due{Date: day(want)}) {
			t.Errorf("on duty %s: induction by %+v, want %s", onDuty, got, want)
		}
	}
	due := asIssued("2024-08-31").InductionDue(day("2024-08-31"), cal).Date
	if attended := day("2025-02-28"); attended.After(due) {
		t.Error("attended on the last day is late")
	}
	if late := day("2025-03-01").Sub(due); late != 1 {
		t.Errorf("attended on 1 March is %d days late, want 1", late)
	}
}

func TestExample8(t *testing.T) { // the last day is New Year, and the roll lands on a worked Sunday
	cal := workday.Embedded()
	rolled := asIssued("2025-07-01").InductionDue(day("2025-07-01"), cal)
	if rolled != (workday.Due{Date: day("2026-01-04")}) || rolled.Date.Weekday() != time.Sunday {
		t.Errorf("rolled to %+v, want Sunday 2026-01-04", rolled)
	}
	still := At([]Place{province(lay(RollPeriodEnd, "false", "2025-01-01"))}, day("2025-07-01"))
	if got := still.InductionDue(day("2025-07-01"), cal).Date; got != day("2026-01-01") {
		t.Errorf("without rolling %s, want 2026-01-01", got)
	}
	if got := asIssued("2024-04-05").InductionDue(day("2024-04-05"), cal).Date; got != day("2024-10-08") {
		t.Errorf("2024-04-05: %s, want 2024-10-08", got)
	}
}

func TestExample19(t *testing.T) { // voluntary exit over Spring Festival
	p, cal := asIssued("2025-01-06"), workday.Embedded()
	applied, wished := day("2025-01-06"), day("2025-01-31")
	if got := wished.Sub(applied); got != 25 || got >= p.Int(ExitNoticeDays) {
		t.Errorf("%d days of notice", got)
	}
	earliest := p.EarliestExit(applied)
	if earliest != day("2025-02-05") || !wished.Before(earliest) {
		t.Errorf("earliest %s, want 2025-02-05", earliest)
	}
	if got := p.ExitFilingDue(earliest, cal); got != (workday.Due{Date: day("2025-02-11")}) {
		t.Errorf("filing by %+v, want 2025-02-11", got)
	}
	if worked, _ := cal.IsWorkday(day("2025-02-08")); !worked {
		t.Error("the make-up Saturday is not counted")
	}
}

func TestExample20(t *testing.T) { // 65 in mid-contract, and a year without a notice
	p, cal := asIssued("2026-06-15"), workday.Embedded()
	birth := day("1961-06-15")
	if got := p.Retires(birth); got != day("2026-06-15") {
		t.Errorf("65 on %s, want 2026-06-15", got)
	}
	if start := day("2027-01-01"); start.Before(p.Retires(birth)) {
		t.Error("a renewal from 2027 starts before the 65th birthday")
	}
	due := p.ExitFilingDue(day("2026-12-31"), cal)
	if due != (workday.Due{Date: day("2027-01-08"), Provisional: true}) {
		t.Errorf("filing by %+v, want 2027-01-08, provisional", due)
	}
	if worked, provisional := cal.IsWorkday(day("2027-01-01")); worked || !provisional {
		t.Error("1 January 2027 is off by statute")
	}
	imported := cal.With(workday.Notice{
		Year: 2027, PublishedOn: day("2026-11-25"), Source: "an invented notice", Off: []workday.Date{
			day("2027-01-01"), day("2027-01-02"), day("2027-01-03"), day("2027-01-04"), day("2027-05-01"), day("2027-05-02"), day("2027-10-01"), day("2027-10-02"), day("2027-10-03"),
		},
	})
	if got := p.ExitFilingDue(day("2026-12-31"), imported); got != (workday.Due{Date: day("2027-01-11")}) {
		t.Errorf("recomputed %+v, want 2027-01-11, settled", got)
	}
}
