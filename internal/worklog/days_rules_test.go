package worklog

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// entry is an onsite entry of the day in the state.
func entry(d string, s State) Visit {
	return Visit{Day: day(d), State: s, Place: Onsite, Counted: s == StateConfirmed}
}

// TestExample9 is three entries on one day.
func TestExample9(t *testing.T) {
	three := func(states ...State) []Visit {
		var vs []Visit
		for _, s := range states {
			vs = append(vs, entry("2025-03-12", s))
		}
		return vs
	}
	for _, tc := range []struct {
		name   string
		visits []Visit
		want   int
	}{
		{"all confirmed", three(StateConfirmed, StateConfirmed, StateConfirmed), 1},
		{"one of three", three(StateWaiting, StateConfirmed, StateRefused), 1},
		{"none", three(StateWaiting, StateDraft, StateReturned), 0},
	} {
		if got := len(FieldDays(tc.visits)); got != tc.want {
			t.Errorf("%s: %d days, want %d", tc.name, got, tc.want)
		}
	}
}

// TestExample10 is a withdrawn countersign: of 80 confirmed dates the only entry of 10 June goes.
func TestExample10(t *testing.T) {
	var visits []Visit
	for d := day("2025-03-23"); len(visits) < 80; d = d.AddDays(1) {
		visits = append(visits, entry(d.String(), StateConfirmed))
	}
	if visits[79].Day != day("2025-06-10") {
		t.Fatalf("the eightieth day is %s", visits[79].Day)
	}
	if n := len(FieldDays(visits)); n != 80 {
		t.Fatalf("%d days before the withdrawal", n)
	}
	withdrawn, err := Withdraw(visits[79], "签错了")
	if err != nil {
		t.Fatal(err)
	}
	one := append(append([]Visit{}, visits[:79]...), withdrawn)
	if n := len(FieldDays(one)); n != 79 {
		t.Errorf("the only entry of the date: %d days, want 79", n)
	}
	two := append(one, entry("2025-06-10", StateConfirmed))
	if n := len(FieldDays(two)); n != 80 {
		t.Errorf("a second confirmed entry on the date: %d days, want 80", n)
	}
	again, err := Submit(withdrawn, "ver2", noon)
	if err == nil {
		again, err = Confirm(again, StrengthCode, true, noon)
	}
	if err != nil {
		t.Fatal(err)
	}
	if n := len(FieldDays(append(append([]Visit{}, visits[:79]...), again))); n != 80 {
		t.Errorf("confirmed again: %d days, want 80", n)
	}
}

func TestCounts(t *testing.T) {
	everywhere := province(policy.OnlyOnsiteCounts, "false")
	for _, tc := range []struct {
		place  Place
		policy policy.Policy
		want   bool
	}{
		{Onsite, measures, true},
		{Remote, measures, false},
		{Indoor, measures, false},
		{Remote, everywhere, true},
	} {
		if got := Counts(tc.place, tc.policy); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.place, got, tc.want)
		}
	}
}

func TestOffDays(t *testing.T) {
	cal := workday.NewCalendar(workday.Notice{
		Year: 2025, PublishedOn: day("2024-11-12"),
		Off: []workday.Date{day("2025-10-01")}, Work: []workday.Date{day("2025-10-11")},
	})
	days := []workday.Date{
		day("2025-03-12"), // Wednesday
		day("2025-03-15"), // Saturday
		day("2025-10-01"), // National Day
		day("2025-10-11"), // Saturday that is worked
	}
	off, provisional := OffDays(days, cal)
	if off != 2 || provisional {
		t.Errorf("%d off, provisional %v, want 2, false", off, provisional)
	}
	if _, provisional = OffDays([]workday.Date{day("2027-03-12")}, cal); !provisional {
		t.Error("a year without a notice is not provisional")
	}
}

func TestOwed(t *testing.T) {
	none := workday.Date{}
	for _, tc := range []struct {
		name        string
		policy      policy.Policy
		year        int
		first, last workday.Date
		away        int
		want        int
	}{
		{"whole year", measures, 2025, day("2024-03-01"), none, 0, 80},
		{"from July, no pro-rating", measures, 2025, day("2025-07-01"), none, 0, 80},
		{"leave, no relief", measures, 2025, day("2024-03-01"), none, 98, 80},
		{"before the first full year", measures, 2020, day("2020-01-01"), none, 0, 0},
		{"not in post that year", measures, 2025, day("2026-01-01"), none, 0, 0},
		{"by days: 184 of 365", province(policy.Prorate, "ceil_calendar_days"), 2025, day("2025-07-01"), none, 0, 41},
		{"by months: 6 of 12", province(policy.Prorate, "months"), 2025, day("2025-07-01"), none, 0, 40},
		{"by months: until March", province(policy.Prorate, "months"), 2025, day("2024-01-01"), day("2025-03-10"), 0, 20},
		{"relief: 98 of 365 away", province(policy.LeaveRelief, "calendar_days"), 2025, day("2024-03-01"), none, 98, 59},
	} {
		if got := Owed(tc.policy, tc.year, tc.first, tc.last, tc.away); got != tc.want {
			t.Errorf("%s: %d, want %d", tc.name, got, tc.want)
		}
	}
}

func TestStand(t *testing.T) {
	closes, none := day("2026-01-15"), workday.Date{}
	for _, tc := range []struct {
		name                string
		have, want, waiting int
		oldest, today       workday.Date
		met                 bool
		text                string
	}{
		{"in June", 30, 80, 0, none, day("2025-06-15"), false, "2025年已确认30天，要求80天，今年余下的时间平均每月约8天即可。"},
		{"in late October", 40, 80, 0, none, day("2025-10-30"), false, "2025年已确认40天，要求80天，今年余下的时间平均每月约20天即可。"},
		{"in the last two months", 45, 80, 0, none, day("2025-11-01"), false, "2025年已确认45天，要求80天，今年还剩61天，还差35天。"},
		{"too late for a steady pace", 0, 80, 0, none, day("2025-10-20"), false, "2025年已确认0天，要求80天，今年还剩73天，还差80天。"},
		{"in December", 70, 80, 2, day("2025-11-03"), day("2025-12-05"), false, "2025年已确认70天，要求80天，今年还剩27天，还差10天。有2条等待签字确认，最早的是2025年11月3日。"},
		{"met", 80, 80, 0, none, day("2025-12-20"), true, "2025年已确认80天，达到80天。"},
		{"last day of the cut-off", 79, 80, 0, none, day("2026-01-15"), false, "2025年已确认79天，要求80天；2026年1月16日前签字确认的仍计入。"},
		{"closed", 79, 80, 3, day("2025-12-30"), day("2026-01-16"), false, "2025年确认79天，未达到80天。"},
		{"before it begins", 0, 80, 0, none, day("2024-12-31"), false, "2025年还没有开始，要求80天。"},
		{"nothing asked", 3, 0, 0, none, day("2025-06-15"), true, "2025年没有天数要求，已确认3天。"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := Stand(2025, tc.have, tc.want, tc.waiting, tc.oldest, tc.today, closes)
			want := Standing{Have: tc.have, Want: tc.want, Met: tc.met, Waiting: tc.waiting, OldestWaiting: tc.oldest, Text: tc.text}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestClosed(t *testing.T) {
	closes := measures.YearCloses(2025)
	if closes != day("2026-01-15") {
		t.Fatalf("closes on %s", closes)
	}
	for _, tc := range []struct {
		at   string
		want bool
	}{
		{"2025-12-31T16:00:00Z", false}, // 1 January in Shanghai
		{"2026-01-15T15:59:59Z", false}, // the cut-off day's last second
		{"2026-01-15T16:00:00Z", true},
	} {
		at, err := time.Parse(time.RFC3339, tc.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := Closed(closes, at); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.at, got, tc.want)
		}
	}
}

func TestCheckCorrector(t *testing.T) {
	for _, tc := range []struct {
		name   string
		state  CorrectionState
		reason string
		person string
		code   string
	}{
		{"the head", CorrectionOpen, "经核实属实", "", ""},
		{"without a reason", CorrectionOpen, "", "", errs.FieldsCode},
		{"twice", CorrectionAccepted, "经核实属实", "", "correction_decided"},
		{"on the own log", CorrectionOpen, "经核实属实", "p1", "correction_own"},
	} {
		if got := errs.CodeOf(CheckCorrector(tc.state, tc.reason, tc.person, "p1")); got != tc.code {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.code)
		}
	}
}

func TestCorrect(t *testing.T) {
	late := Visit{State: StateConfirmed, Strength: StrengthDrawn, ConfirmedAt: noon}
	counted := late
	counted.Counted = true
	for _, tc := range []struct {
		name           string
		v              Visit
		kind           CorrectionKind
		accept, counts bool
		state          State
		counted        bool
	}{
		{"late confirmation accepted", late, CorrectConfirm, true, true, StateConfirmed, true},
		{"late confirmation of a phone call accepted", late, CorrectConfirm, true, false, StateConfirmed, false},
		{"late confirmation rejected", late, CorrectConfirm, false, true, StateConfirmed, false},
		{"withdrawal accepted", counted, CorrectWithdraw, true, true, StateWithdrawn, false},
		{"withdrawal rejected", counted, CorrectWithdraw, false, true, StateConfirmed, true},
	} {
		got, err := Correct(tc.v, tc.kind, tc.accept, tc.counts, "经核实")
		if err != nil || got.State != tc.state || got.Counted != tc.counted {
			t.Errorf("%s: %s, counted %v, %v", tc.name, got.State, got.Counted, err)
		}
	}
}
