package report

import (
	"testing"

	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

func TestBornBy(t *testing.T) {
	for _, c := range []struct {
		on   string
		age  int
		want string
	}{
		{"2026-11-22", 65, "1961-11-22"},
		{"2029-02-28", 65, "1964-02-29"}, // who was born on 29 February is 65 on the 28th of a common year
		{"2028-02-28", 64, "1964-02-28"}, // of a leap year not before the 29th
		{"2028-02-29", 64, "1964-02-29"},
		{"2028-02-29", 35, "1993-02-28"},
		{"2028-03-01", 35, "1993-03-01"},
	} {
		if got := bornBy(workday.MustParse(c.on), c.age); got != workday.MustParse(c.want) {
			t.Errorf("bornBy(%s, %d) = %s, want %s", c.on, c.age, got, c.want)
		}
	}
}

func TestRetiredBy(t *testing.T) {
	on := workday.MustParse("2026-11-22")
	if got := retiredBy(policy.At(nil, on), "2", on); got != workday.MustParse("1961-11-22") {
		t.Errorf("by the birthday: %s", got)
	}
	after := policy.At([]policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{
		{Key: policy.AgeReached, Value: "day_after", From: workday.MustParse("2021-01-01")},
	}}}, on)
	if got := retiredBy(after, "1", on); got != workday.MustParse("1961-11-21") {
		t.Errorf("by the day after: %s", got)
	}
	women := policy.At([]policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{
		{Key: policy.RetireAgeWomen, Value: "60", From: workday.MustParse("2021-01-01")},
	}}}, on)
	if men, got := retiredBy(women, "1", on), retiredBy(women, "2", on); men != workday.MustParse("1961-11-22") || got != workday.MustParse("1966-11-22") {
		t.Errorf("men %s, women %s", men, got)
	}
	if same, apart := retireWords(policy.At(nil, on)), retireWords(women); same != "65周岁" || apart != "男65、女60周岁" {
		t.Errorf("in words: %s, %s", same, apart)
	}
}

func TestAgeOn(t *testing.T) {
	birth := workday.MustParse("1961-11-22")
	for on, want := range map[string]int{"2026-11-21": 64, "2026-11-22": 65, "2026-11-23": 65} {
		if got := ageOn(birth, workday.MustParse(on)); got != want {
			t.Errorf("on %s: %d, want %d", on, got, want)
		}
	}
}
