package rulebook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// CodeNotice is the refusal of a notice that cannot be read or does not add up.
const CodeNotice = "calendar_notice"

var (
	brackets  = regexp.MustCompile(`（[^）]*）|\([^)]*\)`)
	dayOrSpan = regexp.MustCompile(`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:(?:至|到|—|－|-|~)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?`)
	daysTold  = regexp.MustCompile(`共(\d+)天`)
)

// ParseNotice reads the days off and the weekend days worked out of the wording that holiday notices use: a span that is
// off, how many days that makes, and the days on which work is made up for.
func ParseNotice(year int, text string) (off, work []workday.Date, err error) {
	text = brackets.ReplaceAllString(text, "")
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；;\n", r) }) {
		holiday, rest, found := strings.Cut(clause, "放假")
		if found {
			days, err := daysIn(year, holiday)
			if err != nil {
				return nil, nil, err
			}
			if told := daysTold.FindStringSubmatch(rest); told != nil && told[1] != strconv.Itoa(len(days)) {
				return nil, nil, errs.E(CodeNotice, fmt.Sprintf("“%s”写明共%s天，按日期数是%d天，请核对。", strings.TrimSpace(clause), told[1], len(days)), errs.F("text", "天数与日期不符"))
			}
			off = append(off, days...)
			clause = rest
		}
		if made, _, found := strings.Cut(clause, "上班"); found {
			days, err := daysIn(year, daysTold.ReplaceAllString(made, ""))
			if err != nil {
				return nil, nil, err
			}
			work = append(work, days...)
		}
	}
	slices.SortFunc(off, workday.Date.Compare)
	slices.SortFunc(work, workday.Date.Compare)
	return slices.Compact(off), slices.Compact(work), nil
}

func daysIn(year int, text string) ([]workday.Date, error) {
	var out []workday.Date
	y, month := year, 0
	for _, m := range dayOrSpan.FindAllStringSubmatch(text, -1) {
		first, err := resolve(&y, &month, m[1], m[2], m[3])
		if err != nil {
			return nil, err
		}
		last := first
		if m[6] != "" {
			if last, err = resolve(&y, &month, m[4], m[5], m[6]); err != nil {
				return nil, err
			}
		}
		if last.Before(first) || last.Sub(first) > 20 {
			return nil, errs.E(CodeNotice, fmt.Sprintf("“%s”不是可用的日期区间。", m[0]), errs.F("text", "请核对日期"))
		}
		for d := first; !d.After(last); d = d.AddDays(1) {
			out = append(out, d)
		}
	}
	return out, nil
}

// resolve gives the day that is meant; year and month are carried over from the day before it.
func resolve(year, month *int, y, m, d string) (workday.Date, error) {
	number := func(s string) int {
		n, _ := strconv.Atoi(s) //nolint:errcheck // the pattern admits digits only
		return n
	}
	if y != "" {
		*year = number(y)
	}
	if m != "" {
		*month = number(m)
	}
	day, ok := workday.Civil(*year, time.Month(*month), number(d))
	if !ok {
		return workday.Date{}, errs.E(CodeNotice, fmt.Sprintf("没有%d年%d月%s日这一天。", *year, *month, d), errs.F("text", "请核对日期"))
	}
	return day, nil
}

// DayKind is how a day of the year is shown.
type DayKind string

// Kinds of days: off is a holiday or adjusted rest, made a weekend day that is worked.
const (
	Workday DayKind = "workday"
	Weekend DayKind = "weekend"
	Off     DayKind = "off"
	Made    DayKind = "made"
)

func kindOf(cal *workday.Calendar, d workday.Date) DayKind {
	worked, _ := cal.IsWorkday(d)
	weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	switch {
	case worked && weekend:
		return Made
	case worked:
		return Workday
	case weekend:
		return Weekend
	}
	return Off
}

// DayChange is a day that a notice changes.
type DayChange struct {
	Date   workday.Date `json:"date"`
	Before DayKind      `json:"before"`
	After  DayKind      `json:"after"`
}

// compare lists the days that differ between two calendars from the December before the year to its end.
func compare(before, after *workday.Calendar, year int) []DayChange {
	out := []DayChange{}
	for d := workday.New(year-1, 12, 1); d.Year() <= year; d = d.AddDays(1) {
		was, is := kindOf(before, d), kindOf(after, d)
		if was != is {
			out = append(out, DayChange{d, was, is})
		}
	}
	return out
}
