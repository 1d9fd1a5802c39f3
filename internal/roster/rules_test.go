package roster

import (
	"strings"
	"testing"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

var day = workday.MustParse

// on reads a date, none for nothing.
func on(s string) workday.Date {
	if s == "" {
		return workday.Date{}
	}
	return day(s)
}

func TestOneHeadOnEveryDate(t *testing.T) { // Art. 16, worked example 23
	had := Engagement{ID: "1", OnDuty: day("2024-03-01"), EndedOn: day("2025-05-31")}
	for _, c := range []struct {
		name, from, to string
		clash          bool
	}{
		{"the next day", "2025-06-01", "", false},
		{"the last day in post", "2025-05-31", "", true},
		{"before", "2023-01-01", "2024-02-29", false},
		{"until the first day", "2023-01-01", "2024-03-01", true},
		{"inside", "2024-06-01", "2024-07-01", true},
		{"around", "2020-01-01", "", true},
	} {
		_, clash := Conflict(Engagement{ID: "2", OnDuty: on(c.from), EndedOn: on(c.to)}, []Engagement{had})
		if clash != c.clash {
			t.Errorf("%s: clash %v", c.name, clash)
		}
	}
	if _, clash := Conflict(had, []Engagement{had}); clash {
		t.Error("an engagement does not clash with itself")
	}
}

func TestStateOn(t *testing.T) {
	e := Engagement{OnDuty: day("2025-01-06"), EndedOn: day("2026-06-30")}
	contracts := []Contract{{StartsOn: day("2025-01-01"), EndsOn: day("2025-12-31")}}
	for d, want := range map[string]State{
		"2025-01-05": StateFuture, "2025-01-06": StateActive, "2025-12-31": StateActive,
		"2026-01-01": StateLapsed, "2026-06-30": StateLapsed, "2026-07-01": StateEnded,
	} {
		if got := StateOn(e, contracts, day(d)); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
	open := []Contract{{StartsOn: day("2025-01-01")}}
	if got := StateOn(Engagement{OnDuty: day("2025-01-06")}, open, day("2040-01-01")); got != StateActive {
		t.Errorf("open-ended: %s", got)
	}
}

func TestCheckEngagement(t *testing.T) {
	p := Person{Birth: day("1985-03-12")}
	u := org.Union{Name: "玉山镇总工会", EmployingSince: day("2024-01-01")}
	good := Engagement{OnDuty: day("2025-01-06"), Channel: ChannelOwn}
	if err := CheckEngagement(p, good, u); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*Engagement)
		code   string
	}{
		"no first day":     {func(e *Engagement) { e.OnDuty = workday.Date{} }, CodeDates},
		"a child":          {func(e *Engagement) { e.OnDuty = day("2001-03-11") }, CodeDates},
		"ends before":      {func(e *Engagement) { e.EndedOn, e.EndGround = day("2025-01-05"), GroundOther }, CodeDates},
		"no ground":        {func(e *Engagement) { e.EndedOn = day("2025-12-31") }, CodeGround},
		"ground alone":     {func(e *Engagement) { e.EndGround = GroundAge }, CodeGround},
		"unknown ground":   {func(e *Engagement) { e.EndedOn, e.EndGround = day("2025-12-31"), "x" }, CodeGround},
		"no channel":       {func(e *Engagement) { e.Channel = "" }, CodeDates},
		"not employing":    {func(e *Engagement) { e.OnDuty = day("2023-12-31") }, CodeNotEmploying},
		"opening is older": {func(e *Engagement) { e.OnDuty, e.Opening = day("2023-12-31"), true }, ""},
	} {
		e := good
		c.change(&e)
		if err := CheckEngagement(p, e, u); errs.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
	if err := CheckEngagement(p, Engagement{OnDuty: day("2025-01-06"), Channel: ChannelOwn, Opening: true}, org.Union{}); errs.CodeOf(err) != CodeNotEmploying {
		t.Errorf("never an employing union: %v", err)
	}
}

func TestCheckContract(t *testing.T) { // Art. 6(4), 11(1)
	pol := policy.At(nil, day("2026-10-15"))
	birth := day("1961-06-15") // 65 on 2026-06-15
	e := Engagement{OnDuty: day("2025-01-02")}
	had := []Contract{{ID: "1", StartsOn: day("2025-01-01"), EndsOn: day("2025-12-31")}}
	for _, c := range []struct {
		name, from, to, reason, code string
		opening                      bool
	}{
		{"next", "2026-01-01", "2026-06-14", "", "", false},
		{"passes 65", "2026-01-01", "2026-12-31", "", "", false},
		{"open-ended", "2026-01-01", "", "", "", false},
		{"same day", "2025-12-31", "2026-12-31", "", CodeContractLap, false},
		{"backwards", "2026-05-01", "2026-04-30", "", CodeContract, false},
		{"no start", "", "2026-04-30", "", CodeContract, false},
		{"last day at 64", "2026-06-14", "2027-06-13", "", "", false},
		{"starts on the birthday", "2026-06-15", "2027-06-14", "", CodeRetired, false},
		{"starts on the birthday, with a reason", "2026-06-15", "2027-06-14", "上级已同意", "", false},
		{"opening", "2026-07-01", "2027-06-14", "", "", true},
	} {
		got := CheckContract(birth, "1", e, had, Contract{Kind: ContractService, StartsOn: on(c.from), EndsOn: on(c.to), Opening: c.opening}, pol, c.reason)
		if errs.CodeOf(got) != c.code {
			t.Errorf("%s: %v, want %q", c.name, got, c.code)
		}
	}
	women := policy.At([]policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{{Key: policy.RetireAgeWomen, Value: "60", From: day("2021-01-01")}}}}, day("2026-10-15"))
	for sex, want := range map[string]string{"1": "", "2": CodeRetired} { // at 60, on 2021-06-15, a woman's contract asks for a reason
		got := CheckContract(birth, sex, Engagement{OnDuty: day("2021-06-15")}, nil, Contract{Kind: ContractService, StartsOn: day("2021-06-15"), EndsOn: day("2022-06-14")}, women, "")
		if errs.CodeOf(got) != want || want != "" && !strings.Contains(got.Error(), "已满60周岁") {
			t.Errorf("sex %s: %v, want %q", sex, got, want)
		}
	}
	left := Engagement{OnDuty: day("2025-01-02"), EndedOn: day("2025-06-30")}
	if err := CheckContract(birth, "1", left, nil, Contract{Kind: ContractLabour, StartsOn: day("2025-07-01")}, pol, ""); errs.CodeOf(err) != CodeEnded {
		t.Errorf("after the end: %v", err)
	}
	for _, c := range []struct {
		from, to string
		passes   bool
	}{{"2025-01-01", "2026-12-31", true}, {"2025-01-01", "2026-06-15", true}, {"2025-01-01", "2026-06-14", false}, {"2025-01-01", "", false}, {"2026-06-15", "2027-01-01", false}} {
		if got := PassesRetirement(birth, "1", Contract{StartsOn: on(c.from), EndsOn: on(c.to)}, pol); got != c.passes {
			t.Errorf("%s to %s passes 65: %v", c.from, c.to, got)
		}
	}
}

func TestInterruptionsPostingsAndEnds(t *testing.T) {
	e := Engagement{OnDuty: day("2025-01-06"), EndedOn: day("2025-12-31")}
	had := []Interruption{{ID: "1", StartsOn: day("2025-03-01"), EndsOn: day("2025-03-31")}}
	for _, c := range []struct{ from, to, code string }{
		{"2025-04-01", "2025-04-30", ""},
		{"2025-03-31", "2025-04-30", CodeLeaveLap},
		{"2025-02-01", "", CodeLeaveLap},
		{"2025-01-05", "2025-01-10", CodeLeave},
		{"2025-12-01", "2026-01-01", CodeLeave},
		{"2025-05-02", "2025-05-01", CodeLeave},
	} {
		if err := CheckInterruption(e, had, Interruption{StartsOn: on(c.from), EndsOn: on(c.to)}); errs.CodeOf(err) != c.code {
			t.Errorf("%s to %s: %v, want %q", c.from, c.to, err, c.code)
		}
	}
	for d, code := range map[string]string{"2025-02-01": CodePosting, "2025-02-02": "", "2025-12-31": "", "2026-01-01": CodePosting, "2025-01-01": CodePosting} {
		if err := CheckPosting(e, day("2025-02-01"), day(d)); errs.CodeOf(err) != code {
			t.Errorf("posted on %s: %v, want %q", d, err, code)
		}
	}
	running := Engagement{OnDuty: day("2025-01-06")}
	if err := CheckEnd(running, day("2025-01-06"), GroundWish); err != nil {
		t.Error(err)
	}
	if err := CheckEnd(running, day("2025-01-05"), GroundWish); errs.CodeOf(err) != CodeDates {
		t.Error(err)
	}
	if err := CheckEnd(running, day("2025-02-05"), "sacked"); errs.CodeOf(err) != CodeGround {
		t.Error(err)
	}
	if err := CheckEnd(e, day("2025-02-05"), GroundWish); errs.CodeOf(err) != CodeEnded {
		t.Error(err)
	}
}

// TestCheckExpired: somebody leaves because a contract ran out only once it has.
func TestCheckExpired(t *testing.T) {
	year := []Contract{{StartsOn: day("2024-01-01"), EndsOn: day("2024-12-31")}, {StartsOn: day("2025-01-01"), EndsOn: day("2025-12-31")}}
	for _, tc := range []struct {
		name      string
		contracts []Contract
		on        string
		want      string
	}{
		{"on its last day", year, "2025-12-31", ""},
		{"afterwards", year, "2026-01-05", ""},
		{"the day before", year, "2025-12-30", CodeGround},
		{"after the first of two", year, "2024-12-31", CodeGround},
		{"without an end", []Contract{{StartsOn: day("2024-01-01")}}, "2025-12-31", CodeGround},
		{"nothing on record", nil, "2025-12-31", ""},
	} {
		if got := errs.CodeOf(CheckExpired(tc.contracts, day(tc.on))); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// A plain end is taken back only where there is one, and with a word of why.
func TestCheckLift(t *testing.T) {
	ended := Engagement{OnDuty: day("2024-01-01"), EndedOn: day("2026-11-19"), EndGround: GroundTransfer}
	for _, tc := range []struct {
		e      Engagement
		reason string
		code   string
	}{
		{ended, "选错了人", ""},
		{ended, "  选错了  ", CodeReason},
		{ended, "", CodeReason},
		{Engagement{OnDuty: day("2024-01-01")}, "选错了人", CodeInPost},
	} {
		err := CheckLift(tc.e, tc.reason)
		if got := errs.CodeOf(err); (err != nil) != (tc.code != "") || err != nil && got != tc.code {
			t.Errorf("%v %q: %v, want %q", tc.e.EndedOn, tc.reason, err, tc.code)
		}
	}
}
