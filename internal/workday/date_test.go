package workday

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAddMonthsClampsToTheMonthsEnd(t *testing.T) {
	for _, tc := range []struct {
		from   string
		months int
		want   string
	}{
		{"2024-08-31", 6, "2025-02-28"}, // time.AddDate: 2025-03-03
		{"2024-08-30", 6, "2025-02-28"}, // 2025-03-02
		{"2024-08-29", 6, "2025-02-28"},
		{"2024-08-28", 6, "2025-02-28"},
		{"2023-08-31", 6, "2024-02-29"}, // 2024-03-02
		{"2023-08-30", 6, "2024-02-29"},
		{"2024-03-31", 6, "2024-09-30"},  // 2024-10-01
		{"2025-12-31", -3, "2025-09-30"}, // 2025-10-01
		{"2025-07-01", 6, "2026-01-01"},
		{"2024-04-05", 6, "2024-10-05"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2023-01-31", 1, "2023-02-28"},
		{"2024-12-31", 2, "2025-02-28"},
		{"2024-01-15", -1, "2023-12-15"},
		{"2024-03-31", -1, "2024-02-29"},
		{"2024-05-20", 0, "2024-05-20"},
		{"2024-01-01", -13, "2022-12-01"},
		{"0001-01-31", -1, ""},
		{"9999-12-31", 1, ""},
		{"2024-01-01", 1 << 40, ""},
	} {
		if got := MustParse(tc.from).AddMonths(tc.months).String(); got != tc.want {
			t.Errorf("%s + %d months = %q, want %q", tc.from, tc.months, got, tc.want)
		}
	}
}

func TestAddYears(t *testing.T) {
	for _, tc := range []struct {
		from  string
		years int
		want  string
	}{
		{"1960-02-29", 65, "2025-02-28"}, // time.AddDate: 2025-03-01
		{"1960-02-29", 64, "2024-02-29"},
		{"1961-06-15", 65, "2026-06-15"}, // readings example 20
		{"2024-02-29", -1, "2023-02-28"},
		{"2000-01-01", 8000, ""},
		{"2000-01-01", -2000, ""},
	} {
		if got := MustParse(tc.from).AddYears(tc.years).String(); got != tc.want {
			t.Errorf("%s + %d years = %q, want %q", tc.from, tc.years, got, tc.want)
		}
	}
}

func TestAddDaysAndSub(t *testing.T) {
	for _, tc := range []struct {
		from string
		days int
		want string
	}{
		{"2025-01-06", 30, "2025-02-05"}, // readings example 19: thirty days' notice
		{"2024-02-28", 1, "2024-02-29"},
		{"2024-02-28", 2, "2024-03-01"},
		{"2023-02-28", 1, "2023-03-01"},
		{"2024-12-31", 1, "2025-01-01"},
		{"2025-01-01", -1, "2024-12-31"},
		{"2024-01-01", 366, "2025-01-01"},
		{"1900-02-28", 1, "1900-03-01"},
	} {
		from, want := MustParse(tc.from), MustParse(tc.want)
		if got := from.AddDays(tc.days); got != want {
			t.Errorf("%s + %d days = %s, want %s", from, tc.days, got, want)
		}
		if got := want.Sub(from); got != tc.days {
			t.Errorf("%s - %s = %d days, want %d", want, from, got, tc.days)
		}
	}
	if got := MustParse("9999-12-31").AddDays(1); !got.IsZero() {
		t.Errorf("after the last day comes %s, want none", got)
	}
	if got := (Date{}).AddDays(5); !got.IsZero() {
		t.Errorf("none + 5 days = %s, want none", got)
	}
}

func TestParse(t *testing.T) {
	for _, bad := range []string{
		"", "2024-2-3", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024/01/01",
		"0000-01-01", "20240101", "2024-01-01 ", "２０２４-01-01", "2024-0x-01", "+024-01-01", "1900-02-29",
	} {
		if got, err := Parse(bad); err == nil {
			t.Errorf("Parse(%q) = %s, want an error", bad, got)
		}
	}
	got, err := Parse("2000-02-29")
	if err != nil || got != New(2000, time.February, 29) {
		t.Errorf("Parse(2000-02-29) = %s, %v", got, err)
	}
}

func TestOfReadsTheShanghaiDay(t *testing.T) {
	for instant, want := range map[string]string{
		"2024-10-31T15:59:59Z":      "2024-10-31", // readings example 15
		"2024-10-31T16:00:00Z":      "2024-11-01",
		"2024-10-31T23:30:00-08:00": "2024-11-01",
		"1988-07-01T15:30:00Z":      "1988-07-02", // summer time was one hour more
		"1988-07-01T14:59:59Z":      "1988-07-01",
	} {
		at, err := time.Parse(time.RFC3339, instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := Of(at).String(); got != want {
			t.Errorf("Of(%s) = %s, want %s", instant, got, want)
		}
	}
	if !Of(time.Time{}).IsZero() {
		t.Error("the zero time has a date")
	}
}

func TestStartAndEnd(t *testing.T) {
	d := MustParse("2020-10-13")
	if got := d.Start().UTC().Format(time.RFC3339); got != "2020-10-12T16:00:00Z" {
		t.Errorf("starts at %s", got)
	}
	if got := d.End().UTC().Format(time.RFC3339); got != "2020-10-13T16:00:00Z" {
		t.Errorf("ends at %s", got)
	}
	if last := d.End().Add(-time.Second); Of(last) != d || Of(d.End()) != d.AddDays(1) {
		t.Error("24:00 belongs to the day")
	}
	if !(Date{}).Start().IsZero() || !(Date{}).End().IsZero() {
		t.Error("none has an instant")
	}
}

func TestOrderAndParts(t *testing.T) {
	a, b := MustParse("2024-09-30"), MustParse("2024-10-01")
	if !a.Before(b) || a.After(b) || b.Before(a) || !b.After(a) || a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 || a.Equal(b) || !a.Equal(a) {
		t.Error("order of days")
	}
	if !(Date{}).Before(a) || !(Date{}).IsZero() || a.IsZero() {
		t.Error("none sorts before every day")
	}
	if b.Year() != 2024 || b.Month() != time.October || b.Day() != 1 || b.Weekday() != time.Tuesday {
		t.Errorf("parts of %s: %d %d %d %s", b, b.Year(), b.Month(), b.Day(), b.Weekday())
	}
	if got := MustParse("2026-11-02").Chinese(); got != "2026年11月2日" {
		t.Errorf("Chinese = %s", got)
	}
	if (Date{}).Chinese() != "" || (Date{}).String() != "" {
		t.Error("none is written as nothing")
	}
}

func TestNewRefusesADayThatIsNone(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("New(2023, 2, 29) did not panic")
		}
	}()
	New(2023, time.February, 29)
}

func TestJSON(t *testing.T) {
	type record struct {
		On    Date          `json:"on"`
		Until Date          `json:"until"`
		Left  Date          `json:"left,omitzero"`
		By    map[Date]bool `json:"by"`
	}
	in := record{On: MustParse("2026-11-22"), By: map[Date]bool{MustParse("2026-01-02"): true}}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"on":"2026-11-22","until":"","by":{"2026-01-02":true}}`; string(text) != want {
		t.Errorf("got %s, want %s", text, want)
	}
	var out record
	if err := json.Unmarshal(text, &out); err != nil || out.On != in.On || !out.Until.IsZero() || !out.By[MustParse("2026-01-02")] {
		t.Errorf("read back %+v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"on":"2026-02-30"}`), &out); err == nil {
		t.Error("30 February was read")
	}
	if err := json.Unmarshal([]byte(`{"on":20260230}`), &out); err == nil {
		t.Error("a number was read as a date")
	}
}

func TestScanAndValue(t *testing.T) {
	want := MustParse("2024-03-04")
	for _, src := range []any{
		"2024-03-04", []byte("2024-03-04"), "2024-03-04T00:00:00Z", "2024-03-04 00:00:00+00:00",
		time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), time.Date(2024, 3, 4, 0, 0, 0, 0, Shanghai),
		time.Date(2024, 3, 4, 0, 0, 0, 0, time.FixedZone("west", -5*3600)),
	} {
		var d Date
		if err := d.Scan(src); err != nil || d != want {
			t.Errorf("Scan(%v) = %s, %v", src, d, err)
		}
	}
	for _, src := range []any{nil, "", time.Time{}} {
		d := want
		if err := d.Scan(src); err != nil || !d.IsZero() {
			t.Errorf("Scan(%#v) = %s, %v", src, d, err)
		}
	}
	for _, src := range []any{int64(20240304), "tomorrow", true} {
		var d Date
		if err := d.Scan(src); err == nil {
			t.Errorf("Scan(%v) = %s, want an error", src, d)
		}
	}
	if v, err := want.Value(); err != nil || v != "2024-03-04" {
		t.Errorf("Value = %v, %v", v, err)
	}
	if v, err := (Date{}).Value(); err != nil || v != nil {
		t.Errorf("Value of none = %v, %v", v, err)
	}
}

func anyDate(t *rapid.T, name string) Date {
	return MustParse("2018-01-01").AddDays(rapid.IntRange(0, 11*365).Draw(t, name))
}

func TestPropertiesOfDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t, "day")
		n := rapid.IntRange(-600, 600).Draw(t, "months")
		moved := d.AddMonths(n)
		if got, want := moved.Year()*12+int(moved.Month()), d.Year()*12+int(d.Month())+n; got != want {
			t.Fatalf("%s + %d months is %s: another month", d, n, moved)
		}
		clamped := moved.AddDays(1).Day() == 1
		if moved.Day() != d.Day() && (!clamped || moved.Day() > d.Day()) {
			t.Fatalf("%s + %d months is %s: neither the same day nor the month's end", d, n, moved)
		}
		days := rapid.IntRange(-5000, 5000).Draw(t, "days")
		if got := d.AddDays(days).Sub(d); got != days {
			t.Fatalf("%s + %d days lies %d days away", d, days, got)
		}
		if back, err := Parse(d.String()); err != nil || back != d {
			t.Fatalf("%s read back as %s, %v", d, back, err)
		}
		if Of(d.Start()) != d || !d.End().Equal(d.AddDays(1).Start()) {
			t.Fatalf("%s: start or end outside", d)
		}
	})
}
