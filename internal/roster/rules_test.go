package roster_test

import (
	"strings"
	"testing"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
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
	had := roster.Engagement{ID: "1", OnDuty: day("2024-03-01"), EndedOn: day("2025-05-31")}
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
		_, clash := roster.Conflict(roster.Engagement{ID: "2", OnDuty: on(c.from), EndedOn: on(c.to)}, []roster.Engagement{had})
		if clash != c.clash {
			t.Errorf("%s: clash %v", c.name, clash)
		}
	}
	if _, clash := roster.Conflict(had, []roster.Engagement{had}); clash {
		t.Error("an engagement does not clash with itself")
	}
}

func TestStateOn(t *testing.T) {
	e := roster.Engagement{OnDuty: day("2025-01-06"), EndedOn: day("2026-06-30")}
	contracts := []roster.Contract{{StartsOn: day("2025-01-01"), EndsOn: day("2025-12-31")}}
	for d, want := range map[string]roster.State{
		"2025-01-05": roster.StateFuture, "2025-01-06": roster.StateActive, "2025-12-31": roster.StateActive,
		"2026-01-01": roster.StateLapsed, "2026-06-30": roster.StateLapsed, "2026-07-01": roster.StateEnded,
	} {
		if got := roster.StateOn(e, contracts, day(d)); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
	open := []roster.Contract{{StartsOn: day("2025-01-01")}}
	if got := roster.StateOn(roster.Engagement{OnDuty: day("2025-01-06")}, open, day("2040-01-01")); got != roster.StateActive {
		t.Errorf("open-ended: %s", got)
	}
}

func TestCheckEngagement(t *testing.T) {
	p := roster.Person{Birth: day("1985-03-12")}
	u := org.Union{Name: "玉山镇总工会", EmployingSince: day("2024-01-01")}
	good := roster.Engagement{OnDuty: day("2025-01-06"), Channel: roster.ChannelOwn}
	if err := roster.CheckEngagement(p, good, u); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*roster.Engagement)
		code   string
	}{
		"no first day":     {func(e *roster.Engagement) { e.OnDuty = workday.Date{} }, roster.CodeDates},
		"a child":          {func(e *roster.Engagement) { e.OnDuty = day("2001-03-11") }, roster.CodeDates},
		"ends before":      {func(e *roster.Engagement) { e.EndedOn, e.EndGround = day("2025-01-05"), roster.GroundOther }, roster.CodeDates},
		"no ground":        {func(e *roster.Engagement) { e.EndedOn = day("2025-12-31") }, roster.CodeGround},
		"ground alone":     {func(e *roster.Engagement) { e.EndGround = roster.GroundAge }, roster.CodeGround},
		"unknown ground":   {func(e *roster.Engagement) { e.EndedOn, e.EndGround = day("2025-12-31"), "x" }, roster.CodeGround},
		"no channel":       {func(e *roster.Engagement) { e.Channel = "" }, roster.CodeDates},
		"not employing":    {func(e *roster.Engagement) { e.OnDuty = day("2023-12-31") }, roster.CodeNotEmploying},
		"opening is older": {func(e *roster.Engagement) { e.OnDuty, e.Opening = day("2023-12-31"), true }, ""},
	} {
		e := good
		c.change(&e)
		if err := roster.CheckEngagement(p, e, u); errs.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
	if err := roster.CheckEngagement(p, roster.Engagement{OnDuty: day("2025-01-06"), Channel: roster.ChannelOwn, Opening: true}, org.Union{}); errs.CodeOf(err) != roster.CodeNotEmploying {
		t.Errorf("never an employing union: %v", err)
	}
}

func TestCheckContract(t *testing.T) { // Art. 6(4), 11(1)
	pol := policy.At(nil, day("2026-10-15"))
	birth := day("1961-06-15") // 65 on 2026-06-15
	e := roster.Engagement{OnDuty: day("2025-01-02")}
	had := []roster.Contract{{ID: "1", StartsOn: day("2025-01-01"), EndsOn: day("2025-12-31")}}
	for _, c := range []struct {
		name, from, to, reason, code string
		opening                      bool
	}{
		{"next", "2026-01-01", "2026-06-14", "", "", false},
		{"passes 65", "2026-01-01", "2026-12-31", "", "", false},
		{"open-ended", "2026-01-01", "", "", "", false},
		{"same day", "2025-12-31", "2026-12-31", "", roster.CodeContractLap, false},
		{"backwards", "2026-05-01", "2026-04-30", "", roster.CodeContract, false},
		{"no start", "", "2026-04-30", "", roster.CodeContract, false},
		{"last day at 64", "2026-06-14", "2027-06-13", "", "", false},
		{"starts on the birthday", "2026-06-15", "2027-06-14", "", roster.CodeRetired, false},
		{"starts on the birthday, with a reason", "2026-06-15", "2027-06-14", "上级已同意", "", false},
		{"opening", "2026-07-01", "2027-06-14", "", "", true},
	} {
		got := roster.CheckContract(birth, "1", e, had, roster.Contract{Kind: roster.ContractService, StartsOn: on(c.from), EndsOn: on(c.to), Opening: c.opening}, pol, c.reason)
		if errs.CodeOf(got) != c.code {
			t.Errorf("%s: %v, want %q", c.name, got, c.code)
		}
	}
	women := policy.At([]policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{{Key: policy.RetireAgeWomen, Value: "60", From: day("2021-01-01")}}}}, day("2026-10-15"))
	for sex, want := range map[string]string{"1": "", "2": roster.CodeRetired} { // at 60, on 2021-06-15, a woman's contract asks for a reason
		got := roster.CheckContract(birth, sex, roster.Engagement{OnDuty: day("2021-06-15")}, nil, roster.Contract{Kind: roster.ContractService, StartsOn: day("2021-06-15"), EndsOn: day("2022-06-14")}, women, "")
		if errs.CodeOf(got) != want || want != "" && !strings.Contains(got.Error(), "已满60周岁") {
			t.Errorf("sex %s: %v, want %q", sex, got, want)
		}
	}
	left := roster.Engagement{OnDuty: day("2025-01-02"), EndedOn: day("2025-06-30")}
	if err := roster.CheckContract(birth, "1", left, nil, roster.Contract{Kind: roster.ContractLabour, StartsOn: day("2025-07-01")}, pol, ""); errs.CodeOf(err) != roster.CodeEnded {
		t.Errorf("after the end: %v", err)
	}
	for _, c := range []struct {
		from, to string
		passes   bool
	}{{"2025-01-01", "2026-12-31", true}, {"2025-01-01", "2026-06-15", true}, {"2025-01-01", "2026-06-14", false}, {"2025-01-01", "", false}, {"2026-06-15", "2027-01-01", false}} {
		if got := roster.PassesRetirement(birth, "1", roster.Contract{StartsOn: on(c.from), EndsOn: on(c.to)}, pol); got != c.passes {
			t.Errorf("%s to %s passes 65: %v", c.from, c.to, got)
		}
	}
}

func TestInterruptionsPostingsAndEnds(t *testing.T) {
	e := roster.Engagement{OnDuty: day("2025-01-06"), EndedOn: day("2025-12-31")}
	had := []roster.Interruption{{ID: "1", StartsOn: day("2025-03-01"), EndsOn: day("2025-03-31")}}
	for _, c := range []struct{ from, to, code string }{
		{"2025-04-01", "2025-04-30", ""},
		{"2025-03-31", "2025-04-30", roster.CodeLeaveLap},
		{"2025-02-01", "", roster.CodeLeaveLap},
		{"2025-01-05", "2025-01-10", roster.CodeLeave},
		{"2025-12-01", "2026-01-01", roster.CodeLeave},
		{"2025-05-02", "2025-05-01", roster.CodeLeave},
	} {
		if err := roster.CheckInterruption(e, had, roster.Interruption{StartsOn: on(c.from), EndsOn: on(c.to)}); errs.CodeOf(err) != c.code {
			t.Errorf("%s to %s: %v, want %q", c.from, c.to, err, c.code)
		}
	}
	for d, code := range map[string]string{"2025-02-01": roster.CodePosting, "2025-02-02": "", "2025-12-31": "", "2026-01-01": roster.CodePosting, "2025-01-01": roster.CodePosting} {
		if err := roster.CheckPosting(e, day("2025-02-01"), day(d)); errs.CodeOf(err) != code {
			t.Errorf("posted on %s: %v, want %q", d, err, code)
		}
	}
	running := roster.Engagement{OnDuty: day("2025-01-06")}
	if err := roster.CheckEnd(running, day("2025-01-06"), roster.GroundWish); err != nil {
		t.Error(err)
	}
	if err := roster.CheckEnd(running, day("2025-01-05"), roster.GroundWish); errs.CodeOf(err) != roster.CodeDates {
		t.Error(err)
	}
	if err := roster.CheckEnd(running, day("2025-02-05"), "sacked"); errs.CodeOf(err) != roster.CodeGround {
		t.Error(err)
	}
	if err := roster.CheckEnd(e, day("2025-02-05"), roster.GroundWish); errs.CodeOf(err) != roster.CodeEnded {
		t.Error(err)
	}
}

// TestCheckExpired: somebody leaves because a contract ran out only once it has.
func TestCheckExpired(t *testing.T) {
	year := []roster.Contract{{StartsOn: day("2024-01-01"), EndsOn: day("2024-12-31")}, {StartsOn: day("2025-01-01"), EndsOn: day("2025-12-31")}}
	for _, tc := range []struct {
		name      string
		contracts []roster.Contract
		on        string
		want      string
	}{
		{"on its last day", year, "2025-12-31", ""},
		{"afterwards", year, "2026-01-05", ""},
		{"the day before", year, "2025-12-30", roster.CodeGround},
		{"after the first of two", year, "2024-12-31", roster.CodeGround},
		{"without an end", []roster.Contract{{StartsOn: day("2024-01-01")}}, "2025-12-31", roster.CodeGround},
		{"nothing on record", nil, "2025-12-31", ""},
	} {
		if got := errs.CodeOf(roster.CheckExpired(tc.contracts, day(tc.on))); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// A plain end is taken back only where there is one, and with a word of why.
func TestCheckLift(t *testing.T) {
	ended := roster.Engagement{OnDuty: day("2024-01-01"), EndedOn: day("2026-11-19"), EndGround: roster.GroundTransfer}
	for _, tc := range []struct {
		e      roster.Engagement
		reason string
		code   string
	}{
		{ended, "选错了人", ""},
		{ended, "  选错了  ", roster.CodeReason},
		{ended, "", roster.CodeReason},
		{roster.Engagement{OnDuty: day("2024-01-01")}, "选错了人", roster.CodeInPost},
	} {
		err := roster.CheckLift(tc.e, tc.reason)
		if got := errs.CodeOf(err); (err != nil) != (tc.code != "") || err != nil && got != tc.code {
			t.Errorf("%v %q: %v, want %q", tc.e.EndedOn, tc.reason, err, tc.code)
		}
	}
}
