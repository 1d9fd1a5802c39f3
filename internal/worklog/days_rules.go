package worklog

import (
	"fmt"
	"slices"

	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Counts tells whether a confirmed service of this kind makes its date a field day.
func Counts(place Place, pol policy.Policy) bool { return place == Onsite || !pol.OnlyOnsiteCounts() }

// FieldDays are the distinct dates with a confirmed counting entry, in order: three entries on one date are one day,
// and a trip over several dates counts those that have an entry of their own (Art. 10(2)).
func FieldDays(visits []Visit) []workday.Date {
	var days []workday.Date
	for _, v := range visits {
		if v.Counted && v.State == StateConfirmed {
			days = append(days, v.Day)
		}
	}
	slices.SortFunc(days, workday.Date.Compare)
	return slices.Compact(days)
}

// OffDays counts those of the days that fall on weekends and holidays. They count; they are only shown apart.
func OffDays(days []workday.Date, cal *workday.Calendar) (off int, provisional bool) {
	for _, d := range days {
		worked, open := cal.IsWorkday(d)
		provisional = provisional || open
		if !worked {
			off++
		}
	}
	return off, provisional
}

// Owed is the number of days that a year asks of a person who was in post from first to last of it, and was away for
// away days on recorded leave. The Measures do not pro-rate; the province may decide to.
func Owed(pol policy.Policy, year int, first, last workday.Date, away int) int {
	return pol.OwedDays(year, first, last, away)
}

// leftOn is the last day in post of whoever left before the end of a year that is not pro-rated: the days that lack then can
// no longer be served, and are not owed (Art. 10(2), read as for the induction training). Pro-rated, the smaller number stands.
func leftOn(pol policy.Policy, year int, last workday.Date) workday.Date {
	if last.IsZero() || !last.Before(workday.New(year, 12, 31)) || pol.Enum(policy.Prorate) != "none" {
		return workday.Date{}
	}
	return last
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }

// Standing is a person's year in a few calm words. It compares with nobody.
type Standing struct {
	Have, Want    int
	Met           bool
	Waiting       int
	OldestWaiting workday.Date
	Text          string
}

// Stand says how a year goes on a day of it, or after it.
func Stand(year, have, want, waiting int, oldest, today, closes workday.Date) Standing {
	s := Standing{Have: have, Want: want, Met: have >= want, Waiting: waiting, OldestWaiting: oldest}
	switch {
	case want == 0:
		s.Text = fmt.Sprintf("%d年没有天数要求，已确认%d天。", year, have)
	case today.Year() < year:
		s.Text = fmt.Sprintf("%d年还没有开始，要求%d天。", year, want)
	case s.Met:
		s.Text = fmt.Sprintf("%d年已确认%d天，达到%d天。", year, have, want)
	case today.After(closes):
		s.Text = fmt.Sprintf("%d年确认%d天，未达到%d天。", year, have, want)
	case today.Year() > year:
		s.Text = fmt.Sprintf("%d年已确认%d天，要求%d天；%s前签字确认的仍计入。", year, have, want, closes.AddDays(1).Chinese())
	default:
		s.Text = fmt.Sprintf("%d年已确认%d天，要求%d天，%s", year, have, want, pace(have, want, today))
	}
	if waiting > 0 && !today.After(closes) {
		s.Text += fmt.Sprintf("有%d条等待签字确认，最早的是%s。", waiting, oldest.Chinese())
	}
	return s
}

// pace says what is left: by the month while the year is long, and in plain days in its last two months or when no
// steady pace would do.
func pace(have, want int, today workday.Date) string {
	left, rest := want-have, workday.New(today.Year(), 12, 31).Sub(today)+1
	if month := ceilDiv(left*30, rest); rest > 61 && month <= 30 {
		return fmt.Sprintf("今年余下的时间平均每月约%d天即可。", month)
	}
	return fmt.Sprintf("今年还剩%d天，还差%d天。", rest, left)
}
