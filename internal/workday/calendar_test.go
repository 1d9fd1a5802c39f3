package workday

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func dates(list ...string) (out []Date) {
	for _, s := range list {
		out = append(out, MustParse(s))
	}
	return out
}

func TestAddWorkdays(t *testing.T) {
	for _, tc := range []struct {
		name        string
		from        string
		n           int
		want        string
		provisional bool
	}{
		{"readings 1: National Day 2020 with a make-up Saturday", "2020-09-29", 5, "2020-10-13", false},
		{"readings 5: after the notice of 27 January 2020", "2020-01-22", 5, "2020-02-06", false},
		{"readings 19: filing after Spring Festival 2025, make-up Saturday", "2025-02-05", 5, "2025-02-11", false},
		{"readings 20: the notice of 2027 is not out", "2026-12-31", 5, "2027-01-08", true},
		{"an ordinary week", "2026-11-16", 5, "2026-11-23", false},
		{"from a Friday", "2026-11-20", 1, "2026-11-23", false},
		{"from a Saturday", "2026-11-21", 1, "2026-11-23", false},
		{"from a holiday the first working day is day one", "2026-10-03", 1, "2026-10-08", false},
		{"National Day 2026, make-up Saturday", "2026-09-30", 3, "2026-10-10", false},
		{"New Year's Eve of the lunar year 2024 was worked", "2024-02-08", 1, "2024-02-09", false},
		{"and in 2025 was off", "2025-01-27", 1, "2025-02-05", false},
		{"2023's notice reaches back into December 2022", "2022-12-30", 1, "2023-01-03", false},
		{"zero days", "2026-10-03", 0, "2026-10-03", false},
		{"backwards: 10-12, 10-10, 10-09, 09-30", "2020-10-13", -4, "2020-09-30", false},
		{"before the notices known here", "2019-12-31", 1, "2020-01-02", false},
		{"starting in an unknown year", "2019-12-27", 1, "2019-12-30", true},
		{"statutory days of an unknown year", "2027-09-30", 1, "2027-10-04", true},
		{"Labour Day has two statutory days since 2025", "2029-04-30", 1, "2029-05-03", true},
		{"and had one before", "2019-04-30", 1, "2019-05-02", true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := Embedded().AddWorkdays(MustParse(tc.from), tc.n)
			if want := (Due{MustParse(tc.want), tc.provisional}); got != want {
				t.Errorf("%s + %d = %+v, want %+v", tc.from, tc.n, got, want)
			}
		})
	}
}

func TestSixMonthsWithRoll(t *testing.T) { // Art. 10(1): induction
	for _, tc := range []struct{ onDuty, last, rolled string }{
		{"2024-08-31", "2025-02-28", "2025-02-28"}, // readings 6
		{"2023-08-31", "2024-02-29", "2024-02-29"},
		{"2024-03-31", "2024-09-30", "2024-09-30"},
		{"2025-07-01", "2026-01-01", "2026-01-04"}, // readings 8: a make-up Sunday
		{"2024-04-05", "2024-10-05", "2024-10-08"},
		{"2020-08-05", "2021-02-05", "2021-02-05"},
		{"2020-08-20", "2021-02-20", "2021-02-20"}, // a Saturday that is worked
		{"2020-08-11", "2021-02-11", "2021-02-18"},
	} {
		last := MustParse(tc.onDuty).AddMonths(6)
		if last != MustParse(tc.last) {
			t.Errorf("%s + 6 months = %s, want %s", tc.onDuty, last, tc.last)
		}
		if got := Embedded().Roll(last); got != (Due{MustParse(tc.rolled), false}) {
			t.Errorf("Roll(%s) = %+v, want %s", last, got, tc.rolled)
		}
	}
	if got := Embedded().Roll(MustParse("2027-01-01")); got != (Due{MustParse("2027-01-04"), true}) {
		t.Errorf("Roll into a year without a notice = %+v", got)
	}
}

func TestReminderOfTheEndOfOctober(t *testing.T) { // the limit itself does not move, Art. 6(1)
	for limit, want := range map[string]string{
		"2020-10-31": "2020-10-30", "2021-10-31": "2021-10-29", "2026-10-31": "2026-10-30", "2024-10-31": "2024-10-31",
	} {
		if got := Embedded().RollBack(MustParse(limit)); got != (Due{MustParse(want), false}) {
			t.Errorf("RollBack(%s) = %+v, want %s", limit, got, want)
		}
	}
}

func TestNoticeAmendedWhileTheClockRuns(t *testing.T) { // readings 5
	first := Notice{Year: 2020, PublishedOn: MustParse("2019-11-21"), Source: "国办发明电〔2019〕16号"}
	amended := Notice{Year: 2020, PublishedOn: MustParse("2020-01-27"), Source: "国办发明电〔2020〕1号"}
	for _, n := range Embedded().Notices() {
		if n.Year == 2020 {
			amended.Off, amended.Work = n.Off, n.Work
			first.Off = slices.DeleteFunc(slices.Clone(n.Off), func(d Date) bool {
				return slices.Contains(dates("2020-01-31", "2020-02-01", "2020-02-02"), d)
			})
			first.Work = append(slices.Clone(n.Work), MustParse("2020-02-01"))
		}
	}
	before := NewCalendar(first)
	after := before.With(amended)
	trigger := MustParse("2020-01-22")
	if got := before.AddWorkdays(trigger, 5).Date.String(); got != "2020-02-04" {
		t.Errorf("as known on 22 January: %s, want 2020-02-04", got)
	}
	if got := after.AddWorkdays(trigger, 5).Date.String(); got != "2020-02-06" {
		t.Errorf("after the amendment: %s, want 2020-02-06", got)
	}
	if got := before.AddWorkdays(trigger, 5).Date.String(); got != "2020-02-04" {
		t.Errorf("With changed the calendar it was called on: %s", got)
	}
	if before.Version() == after.Version() {
		t.Error("two arrangements, one version")
	}
	if NewCalendar(amended, first).Version() != after.Version() || after.With(first).Version() != after.Version() {
		t.Error("an earlier notice displaced a later one")
	}
	if n, _ := before.WorkdaysIn(2020); n != 251 { // 31 January and Saturday 1 February were to be worked
		t.Errorf("first arrangement of 2020: %d working days, want 251", n)
	}
}

func TestWorkdaysIn(t *testing.T) {
	for year, want := range map[int]int{2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248} {
		if got, provisional := Embedded().WorkdaysIn(year); got != want || provisional {
			t.Errorf("%d has %d working days (provisional %v), want %d", year, got, provisional, want)
		}
	}
	// 2027: 261 weekdays; off on weekdays: 1 January (Fri) and 1 October (Fri). The others fall on weekends.
	if got, provisional := Embedded().WorkdaysIn(2027); got != 259 || !provisional {
		t.Errorf("2027 has %d working days (provisional %v), want 259, provisional", got, provisional)
	}
}

func TestIsWorkday(t *testing.T) {
	for _, tc := range []struct {
		day                 string
		worked, provisional bool
	}{
		{"2024-02-09", true, false},  // New Year's Eve of the lunar year, a Friday
		{"2024-02-10", false, false}, // Spring Festival
		{"2024-02-18", true, false},  // make-up Sunday
		{"2022-12-31", false, false}, // from the notice of 2023
		{"2023-12-31", false, false}, // a plain Sunday, listed by some
		{"2024-06-08", false, false},
		{"2020-02-03", true, false}, // redundant in some lists
		{"2026-02-14", true, false}, // make-up Saturday
		{"2026-10-10", true, false},
		{"2026-02-17", false, false},
		{"2027-01-01", false, true}, // known to be off although no notice is out
		{"2027-01-04", true, true},
		{"2027-01-02", false, true},
		{"2027-05-02", false, true},
		{"2027-02-08", true, true}, // Spring Festival 2027 is known from the notice only
	} {
		worked, provisional := Embedded().IsWorkday(MustParse(tc.day))
		if worked != tc.worked || provisional != tc.provisional {
			t.Errorf("%s: worked %v provisional %v, want %v %v", tc.day, worked, provisional, tc.worked, tc.provisional)
		}
	}
	if worked, _ := Embedded().IsWorkday(Date{}); worked {
		t.Error("none is worked")
	}
}

func TestWorkdaysBetween(t *testing.T) {
	for _, tc := range []struct {
		from, to    string
		want        int
		provisional bool
	}{
		{"2020-09-29", "2020-10-13", 5, false},
		{"2020-10-13", "2020-10-14", 1, false}, // readings 1: late by one working day
		{"2020-10-14", "2020-10-13", -1, false},
		{"2020-10-13", "2020-10-13", 0, false},
		{"2020-10-01", "2020-10-08", 0, false},
		{"2026-12-31", "2027-01-08", 5, true},
		{"2025-12-31", "2026-12-31", 248, false},
	} {
		got, provisional := Embedded().WorkdaysBetween(MustParse(tc.from), MustParse(tc.to))
		if got != tc.want || provisional != tc.provisional {
			t.Errorf("(%s, %s] = %d %v, want %d %v", tc.from, tc.to, got, provisional, tc.want, tc.provisional)
		}
	}
}

func TestImportOfAMissingYearSettlesProvisionalDates(t *testing.T) {
	notice := Notice{
		Year: 2027, PublishedOn: MustParse("2026-11-25"), Source: "测试用安排",
		Off:  dates("2027-01-01", "2027-01-02", "2027-01-03", "2027-05-01", "2027-05-02", "2027-10-01", "2027-10-02", "2027-10-03"),
		Work: dates("2027-01-09"),
	}
	if err := notice.Check(); err != nil {
		t.Fatal(err)
	}
	cal := Embedded().With(notice)
	if got := cal.AddWorkdays(MustParse("2026-12-31"), 6); got != (Due{MustParse("2027-01-09"), false}) {
		t.Errorf("with the notice: %+v", got)
	}
	if Embedded().Published(2027) || !cal.Published(2027) || !cal.Published(2026) {
		t.Error("which years are published")
	}
	if got := len(cal.Notices()); got != 8 {
		t.Errorf("%d notices in force, want 8", got)
	}
}

func TestEmbeddedNoticesAreSound(t *testing.T) {
	years := []int{}
	for _, n := range Embedded().Notices() {
		years = append(years, n.Year)
		if err := n.Check(); err != nil {
			t.Error(err)
		}
		if n.Version == "" || !strings.Contains(n.Source, "State Council") {
			t.Errorf("%d lacks its version or source", n.Year)
		}
	}
	if !slices.Equal(years, []int{2020, 2021, 2022, 2023, 2024, 2025, 2026}) {
		t.Errorf("years %v", years)
	}
}

func TestNoticeCheck(t *testing.T) {
	off := dates("2027-01-01", "2027-05-01", "2027-05-02", "2027-10-01", "2027-10-02", "2027-10-03")
	with := func(extra ...string) []Date { return append(slices.Clone(off), dates(extra...)...) }
	for _, tc := range []struct {
		name string
		n    Notice
		want string
	}{
		{"good", Notice{Year: 2027, Off: with("2026-12-31"), Work: dates("2027-01-09")}, ""},
		{"empty", Notice{Year: 2027}, "没有放假日期"},
		{"year", Notice{Year: 27, Off: off}, "年份"},
		{"day of another year", Notice{Year: 2027, Off: with("2028-01-01")}, "2028-01-01 不属于 2027 年"},
		{"November before", Notice{Year: 2027, Off: with("2026-11-30")}, "不属于"},
		{"none", Notice{Year: 2027, Off: append(slices.Clone(off), Date{})}, "不属于"},
		{"twice", Notice{Year: 2027, Off: with("2027-01-01")}, "重复"},
		{"off and worked", Notice{Year: 2027, Off: with("2027-01-09"), Work: dates("2027-01-09")}, "重复或既放假又上班"},
		{"make-up on a weekday", Notice{Year: 2027, Off: off, Work: dates("2027-01-06")}, "不是周末"},
		{"a statutory day forgotten", Notice{Year: 2027, Off: off[1:]}, "2027-01-01 是法定节假日"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := tc.n.Check()
			switch {
			case tc.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tc.want != "" && (!errors.Is(err, ErrNotice) || !strings.Contains(err.Error(), tc.want)):
				t.Errorf("got %v, want a complaint with %q", err, tc.want)
			}
		})
	}
}

func anyCalendar(t *rapid.T) *Calendar {
	cal := Embedded()
	if rapid.Bool().Draw(t, "amended") {
		for _, n := range cal.Notices() {
			if n.Year == 2025 {
				n.PublishedOn = MustParse("2025-01-01")
				n.Off = append(n.Off, MustParse("2025-01-01").AddDays(rapid.IntRange(0, 364).Draw(t, "more off")))
				cal = cal.With(n)
			}
		}
	}
	return cal
}

func TestPropertiesOfCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal := anyCalendar(t)
		from := anyDate(t, "from")
		n := rapid.IntRange(0, 40).Draw(t, "n")
		due := cal.AddWorkdays(from, n)

		if between, _ := cal.WorkdaysBetween(from, due.Date); between != n {
			t.Fatalf("%s + %d = %s, but %d working days lie between", from, n, due.Date, between)
		}
		if worked, _ := cal.IsWorkday(due.Date); n > 0 && !worked {
			t.Fatalf("%s + %d ends on %s, a day off", from, n, due.Date)
		}
		if later := cal.AddWorkdays(from.AddDays(rapid.IntRange(0, 60).Draw(t, "later")), n); later.Date.Before(due.Date) {
			t.Fatalf("a later trigger gives the earlier %s", later.Date)
		}
		if longer := cal.AddWorkdays(from, n+1); !due.Date.Before(longer.Date) {
			t.Fatalf("%d days end on %s, one more on %s", n, due.Date, longer.Date)
		}
		if rolled := cal.Roll(from); rolled.Date.Before(from) || cal.Roll(rolled.Date).Date != rolled.Date {
			t.Fatalf("Roll(%s) = %s", from, rolled.Date)
		}

		holiday := from.AddDays(rapid.IntRange(0, 90).Draw(t, "holiday"))
		var grown *Calendar
		for _, notice := range cal.Notices() {
			if notice.Year == holiday.Year() {
				isHoliday := func(d Date) bool { return d == holiday }
				notice.Off = append(slices.DeleteFunc(notice.Off, isHoliday), holiday)
				notice.Work = slices.DeleteFunc(notice.Work, isHoliday)
				notice.PublishedOn = MustParse("2030-01-01")
				grown = cal.With(notice)
			}
		}
		if grown == nil {
			return // a year without a notice has nothing to be added to
		}
		if got := grown.AddWorkdays(from, n); got.Date.Before(due.Date) {
			t.Fatalf("a holiday on %s made the deadline earlier: %s, was %s", holiday, got.Date, due.Date)
		}
		if got := grown.Roll(from); got.Date.Before(cal.Roll(from).Date) {
			t.Fatalf("a holiday on %s rolled %s to the earlier %s", holiday, from, got.Date)
		}
	})
}
