package policy

import "xiezhi/internal/workday"

// FieldDays a year that an instructor owes (Art. 10(2)); 0 in the years before the first full one.
func (p Policy) FieldDays(year int) int {
	if year < p.Int(FirstFullYear) {
		return 0
	}
	return p.Int(FieldDaysPerYear)
}

// YearCloses is the last day on which a confirmation still counts in the year of the service: before its End.
func (p Policy) YearCloses(year int) workday.Date { return p.MonthDay(CountersignCutoff, year+1) }

// OwedDays is the number of field days that a year asks of a person who was in post from first to last of it (none: to its end)
// and was away for away days on recorded leave: pro-rated and relieved as the rules say, a broken day counting whole.
func (p Policy) OwedDays(year int, first, last workday.Date, away int) int {
	want := p.FieldDays(year)
	begin, end := workday.New(year, 1, 1), workday.New(year, 12, 31)
	if first.Before(begin) {
		first = begin
	}
	if last.IsZero() || last.After(end) {
		last = end
	}
	if last.Before(first) {
		return 0
	}
	length := end.Sub(begin) + 1
	present := length
	switch p.Enum(Prorate) {
	case "ceil_calendar_days":
		present = last.Sub(first) + 1
	case "months":
		months := int(last.Month()) - int(first.Month()) + 1
		want = ceilDiv(want*months, 12)
	}
	if p.Enum(LeaveRelief) == "calendar_days" {
		present = max(present-away, 0)
	}
	return ceilDiv(want*present, length)
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }

// Halves is what the services of one date are worth, in half days: two for a date that counts whole.
func (p Policy) Halves(hours int) int {
	switch {
	case hours < p.Int(MinHoursPerDay):
		return 0
	case p.Bool(HalfDays) && hours < p.Int(FullDayHours):
		return 1
	}
	return 2
}

// WrittenDue is by when a contract is to be in writing: one month from the first day in post, by the calendar month, the month's
// end where it has no such day (Art. 6(4), Labour Contract Law §10), rolled as other periods are. No day gives none.
func (p Policy) WrittenDue(onDuty workday.Date, cal *workday.Calendar) workday.Due {
	if onDuty.IsZero() {
		return workday.Due{}
	}
	return p.rolled(onDuty.AddMonths(p.Int(WrittenMonths)), RollPeriodEnd, cal)
}

// Duty are the days of an engagement from which a period may run.
type Duty struct{ OnDuty, Contract, Approved workday.Date }

// InductionDue is the last day to attend the first training after taking up duty (Art. 10(1)).
func (p Policy) InductionDue(onDuty workday.Date, cal *workday.Calendar) workday.Due {
	return p.InductionDueOf(Duty{OnDuty: onDuty}, cal)
}

// InductionDueOf is InductionDue where the rules may count from another day. A day that is not known is the first in post.
func (p Policy) InductionDueOf(d Duty, cal *workday.Calendar) workday.Due {
	from := d.OnDuty
	switch p.Enum(InductionStart) {
	case "contract":
		from = either(d.Contract, from)
	case "approval":
		from = either(d.Approved, from)
	}
	var last workday.Date
	switch p.Enum(InductionUnit) {
	case "workdays":
		return cal.AddWorkdays(from, p.Int(InductionDays))
	case "calendar":
		last = from.AddDays(p.Int(InductionDays))
	default:
		last = from.AddMonths(p.Int(InductionMonths))
	}
	return p.rolled(last, RollPeriodEnd, cal)
}

func either(day, otherwise workday.Date) workday.Date {
	if day.IsZero() {
		return otherwise
	}
	return day
}

// rolled moves a last day that is not worked to the next working day, where a key says so.
func (p Policy) rolled(last workday.Date, key Key, cal *workday.Calendar) workday.Due {
	if p.Bool(key) {
		return cal.Roll(last)
	}
	return workday.Due{Date: last}
}

// Limit is a limit that names month and day, in a year. (Art. 6(1), 10(7))
func (p Policy) Limit(key Key, year int, cal *workday.Calendar) workday.Due {
	return p.rolled(p.MonthDay(key, year), RollFixedLimits, cal)
}

// Ending are the days of an exit from which a period may run.
type Ending struct{ Decided, Delivered, Effective workday.Date }

// ExitFilingDue is the last day of the filing after an exit takes effect (Art. 11).
func (p Policy) ExitFilingDue(effective workday.Date, cal *workday.Calendar) workday.Due {
	return p.ExitFilingDueOf(Ending{Effective: effective}, cal)
}

// ExitFilingFrom is the day after which the days of the filing are counted. One that is not known is the last in post.
func (p Policy) ExitFilingFrom(e Ending) workday.Date {
	switch p.Enum(ExitFilingStart) {
	case "decision":
		return either(e.Decided, e.Effective)
	case "delivery":
		return either(e.Delivered, e.Effective)
	}
	return e.Effective
}

// ExitFilingDueOf is ExitFilingDue where the rules may count from another day.
func (p Policy) ExitFilingDueOf(e Ending, cal *workday.Calendar) workday.Due {
	from := p.ExitFilingFrom(e)
	if p.Enum(ExitFilingUnit) == "calendar" {
		return p.rolled(from.AddDays(p.Int(ExitFilingWorkdays)), RollPeriodEnd, cal)
	}
	return cal.AddWorkdays(from, p.Int(ExitFilingWorkdays))
}

// EarliestExit is the first day on which an exit at the person's wish may take effect (Art. 11(3)).
func (p Policy) EarliestExit(applied workday.Date) workday.Date {
	return applied.AddDays(p.Int(ExitNoticeDays))
}

// Retires is the day from which a contract is in principle not renewed (Art. 11(1)). sex is its code ("2" for women, GB/T 2261.1);
// where it is not given, the age is the one that is not women's own.
func (p Policy) Retires(birth workday.Date, sex ...string) workday.Date {
	day := birth.AddYears(p.RetiringAge(sex...))
	if p.Enum(AgeReached) == "day_after" {
		day = day.AddDays(1)
	}
	return day
}

// RetiringAge is the age of Retires in years.
func (p Policy) RetiringAge(sex ...string) int {
	if len(sex) > 0 && sex[0] == "2" && p.Text(RetireAgeWomen) != "" {
		return p.Int(RetireAgeWomen)
	}
	return p.Int(RetireAge)
}

// ChapterOn reports whether a chapter's rules are active on the policy's date.
func (p Policy) ChapterOn(name string) bool {
	from := p.Day(Chapter(name))
	return !from.IsZero() && !from.After(p.date)
}

// SignerExcludesPost reports whether the union where the instructor is posted may not sign for the served party.
func (p Policy) SignerExcludesPost() bool { return p.Bool(SignerExcludesPost) }

// AllowEmployerSide reports whether an enterprise without a union may sign by its own side.
func (p Policy) AllowEmployerSide() bool { return p.Bool(AllowEmployerSide) }

// OnlyOnsiteCounts reports whether services by phone, online or indoors stay outside the days.
func (p Policy) OnlyOnsiteCounts() bool { return p.Bool(OnlyOnsiteCounts) }
