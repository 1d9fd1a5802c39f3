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

// InductionDue is the last day to attend the first training after taking up duty (Art. 10(1)).
func (p Policy) InductionDue(onDuty workday.Date, cal *workday.Calendar) workday.Due {
	last := onDuty.AddMonths(p.Int(InductionMonths))
	if p.Bool(RollPeriodEnd) {
		return cal.Roll(last)
	}
	return workday.Due{Date: last}
}

// ExitFilingDue is the last day of the filing after an exit takes effect (Art. 11).
func (p Policy) ExitFilingDue(effective workday.Date, cal *workday.Calendar) workday.Due {
	return cal.AddWorkdays(effective, p.Int(ExitFilingWorkdays))
}

// EarliestExit is the first day on which an exit at the person's wish may take effect (Art. 11(3)).
func (p Policy) EarliestExit(applied workday.Date) workday.Date {
	return applied.AddDays(p.Int(ExitNoticeDays))
}

// Retires is the day from which a contract is in principle not renewed (Art. 11(1)).
func (p Policy) Retires(birth workday.Date) workday.Date {
	day := birth.AddYears(p.Int(RetireAge))
	if p.Enum(AgeReached) == "day_after" {
		day = day.AddDays(1)
	}
	return day
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
