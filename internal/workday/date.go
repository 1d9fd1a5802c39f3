// Package workday counts as the Measures count: civil dates of Asia/Shanghai, months that clamp to their end,
// and working days by the State Council's calendar.
//
// The law behind it is Civil Code §201 (the first day is not counted), §202 (no corresponding day: the month's
// last) and §203 (a last day off moves to the day after). For 2020 the General Provisions of the Civil Law ask the same.
// The package is pure: it knows no clock, no database and no third party.
package workday

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
	_ "time/tzdata" // the time zone travels in the binary
)

// Shanghai is the zone in which every civil date of the product is read.
var Shanghai = mustLoad("Asia/Shanghai")

// Minute is an instant as lists and workbooks say it, 2026-11-27 08:05 in China's time; empty for the zero instant.
func Minute(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(Shanghai).Format("2006-01-02 15:04")
}

func mustLoad(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // impossible with the embedded table
	}
	return loc
}

// Date is a day of the civil calendar between 0001-01-01 and 9999-12-31, without time or zone.
// The zero Date means "none"; it sorts before every day. Dates compare with ==.
type Date struct {
	ymd int32 // year*10000 + month*100 + day: orders as days do
}

// New gives the day, and panics when the calendar has none such (30 February). It is for constants and for
// parts known to be right; Civil takes what people wrote.
func New(year int, month time.Month, day int) Date {
	d, ok := Civil(year, month, day)
	if !ok {
		panic(fmt.Sprintf("workday: no such day: %04d-%02d-%02d", year, int(month), day))
	}
	return d
}

// Civil gives the day and whether the calendar has it.
func Civil(year int, month time.Month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Date{}, false
	}
	return Date{int32(year*10000 + int(month)*100 + day)}, true //nolint:gosec // at most 99991231
}

// What is wrong with a text that is no date, in words for whoever wrote it: a reply to a request carries them as they
// are, so they do not repeat the text.
var (
	errForm = errors.New("应为日期，如 2026-11-22")
	errDay  = errors.New("没有这一天，请核对日期")
)

// Parse reads "2006-01-02" and nothing else.
func Parse(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, errForm
	}
	var n [3]int
	for i, part := range []string{s[:4], s[5:7], s[8:]} {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return Date{}, errForm
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	d, ok := Civil(n[0], time.Month(n[1]), n[2])
	if !ok {
		return Date{}, errDay
	}
	return d, nil
}

// MustParse is Parse for constants and tests.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic("workday: " + err.Error())
	}
	return d
}

// Of is the day on which the instant falls in Asia/Shanghai; the zero time is none.
func Of(t time.Time) Date { return fromTime(t.In(Shanghai)) }

func fromTime(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.Date()
	date, _ := Civil(y, m, d)
	return date
}

func (d Date) utc() time.Time { return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC) }

// Start is the instant at which the day begins in Asia/Shanghai; the zero time for none.
func (d Date) Start() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, Shanghai)
}

// End is 24:00 of the day: the first instant that no longer belongs to it. What arrives before End is in time.
func (d Date) End() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year(), d.Month(), d.Day()+1, 0, 0, 0, 0, Shanghai)
}

// AddDays moves by calendar days. None stays none, and a result outside the years 1 to 9999 is none.
func (d Date) AddDays(n int) Date {
	if d.IsZero() || n > 4_000_000 || n < -4_000_000 {
		return Date{}
	}
	return fromTime(d.utc().AddDate(0, 0, n))
}

// AddMonths moves to the corresponding day n months away, or to that month's last day when it has none (Civil Code
// §202): 31 August + 6 months is 28 February. time.AddDate runs over into March there.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() || n > 120_000 || n < -120_000 {
		return Date{}
	}
	months := d.Year()*12 + int(d.Month()) - 1 + n
	if months < 12 {
		return Date{}
	}
	year, month := months/12, time.Month(months%12+1)
	date, _ := Civil(year, month, min(d.Day(), daysIn(year, month)))
	return date
}

// AddYears is AddMonths(12n): who was born on 29 February reaches 65 on 28 February of a common year.
func (d Date) AddYears(n int) Date {
	if n > 10_000 || n < -10_000 {
		return Date{}
	}
	return d.AddMonths(12 * n)
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Sub is the number of calendar days from e to d.
func (d Date) Sub(e Date) int { return int((d.utc().Unix() - e.utc().Unix()) / 86400) }

// Before reports whether d lies before e.
func (d Date) Before(e Date) bool { return d.ymd < e.ymd }

// After reports whether d lies after e.
func (d Date) After(e Date) bool { return d.ymd > e.ymd }

// Equal is ==, for comparisons that look for the method, as go-cmp does.
func (d Date) Equal(e Date) bool { return d == e }

// Compare is -1, 0 or 1, for slices.SortFunc.
func (d Date) Compare(e Date) int {
	switch {
	case d.ymd < e.ymd:
		return -1
	case d.ymd > e.ymd:
		return 1
	default:
		return 0
	}
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.ymd == 0 }

// Year of the date, 0 for none.
func (d Date) Year() int { return int(d.ymd / 10000) }

// Month of the date, 0 for none.
func (d Date) Month() time.Month { return time.Month(d.ymd / 100 % 100) }

// Day of the month, 0 for none.
func (d Date) Day() int { return int(d.ymd % 100) }

// Weekday of the date.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// String is "2006-01-02", or "" for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), int(d.Month()), d.Day())
}

// Chinese is the date as papers write it: 2026年11月22日, "" for none.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), int(d.Month()), d.Day())
}

// MarshalText writes String; JSON takes it too, so none is "".
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	date, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = date
	return nil
}

// Scan reads a date column of either database. A time is taken as the day it names in its own zone, since drivers
// hand out a date as midnight UTC.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case time.Time:
		*d = fromTime(v)
		return nil
	case string:
		return d.scanText(v)
	case []byte:
		return d.scanText(string(v))
	default:
		return fmt.Errorf("scan date: unexpected %T", src)
	}
}

// scanText drops the midnight that some drivers add to a date.
func (d *Date) scanText(s string) error {
	if len(s) > 10 && (s[10] == ' ' || s[10] == 'T') {
		s = s[:10]
	}
	return d.UnmarshalText([]byte(s))
}

// Value is NULL for none, else "2006-01-02".
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}
