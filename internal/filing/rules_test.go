package filing_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/filing"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// cells is a complete row of somebody in post since 2024-03-01 with a labour contract until 2027-02-28.
func cells(person string, change func(*filing.Cells)) filing.Cells {
	c := filing.Cells{
		Birth: "1990-01", Channel: roster.ChannelOwn, ContractKind: roster.ContractLabour, ContractStarts: day("2024-03-01"), ContractEnds: day("2027-02-28"),
		Education: "大学本科", EngagementID: "e-" + person, FormerPost: "某公司", Hired: filing.HiredNew, IDMasked: "3205************15", InPost: true, Name: person + "某",
		OnDuty: day("2024-03-01"), PersonID: person, PhoneMasked: "138****0001", Political: "中共党员", Post: "玉山镇总工会", Sex: "男", Title: "经济师",
		Union: "玉山镇总工会", UnionID: "u1", Unit: "昆山市总工会", UnitCode: "320583", UnitID: "k1",
	}
	if change != nil {
		change(&c)
	}
	return c
}

func TestTally(t *testing.T) {
	rows := []filing.Cells{
		cells("甲", nil),
		cells("乙", func(c *filing.Cells) {
			c.OnDuty, c.Channel, c.Political = day("2026-05-06"), roster.ChannelProcured, ""
		}),
		cells("丙", func(c *filing.Cells) {
			c.RenewedOn, c.Hired, c.ContractKind, c.Channel = day("2026-07-01"), filing.HiredRenewal, roster.ContractService, roster.ChannelSocial
		}),
		cells("丁", func(c *filing.Cells) {
			c.InPost, c.EndedOn, c.EndGround, c.EngagementID = false, day("2026-06-30"), roster.GroundTransfer, "e-丁1"
		}),
		cells("丁", func(c *filing.Cells) { c.OnDuty, c.EngagementID, c.UnionID = day("2026-07-01"), "e-丁2", "u2" }), // moved within the city
	}
	got := filing.Tally(rows, 2026)
	want := filing.YearFigures{
		All: 5, Persons: 4, InPost: 4, New: 2, Renewed: 1, Left: 1, Own: 3, Procured: 1, Social: 1, Labour: 4, Service: 1, Asked: 50, Filled: 49,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Complete() != 98 || (filing.YearFigures{}).Complete() != 100 {
		t.Errorf("complete %d", got.Complete())
	}
	for _, g := range filing.Groups {
		n := 0
		for _, c := range rows {
			if g.Holds(c, 2026) {
				n++
			}
		}
		if n != got.Of(g) || g.Title() == "" {
			t.Errorf("%s: %d rows behind the figure %d", g, n, got.Of(g))
		}
	}
}

func entry(t *testing.T, person, birth string, change func(*filing.Entry)) filing.Entry {
	t.Helper()
	e := filing.Entry{Cells: cells(person, nil), ID: numbered(t, "320583"+birth+"001"), Phone: "138" + birth, Contracts: 1, Approved: true}
	e.BirthDay = e.ID.Birth()
	if change != nil {
		change(&e)
	}
	return e
}

func TestCheck(t *testing.T) {
	cases := []struct {
		name   string
		change func(*filing.Entry)
		want   string // code weight words
	}{
		{"nothing", nil, ""},
		{"no number", func(e *filing.Entry) { e.ID = numberless }, "identity bars 名册里没有可以识别的身份证号"},
		{"sex and number differ", func(e *filing.Entry) { e.Sex = "女" }, "identity warns 性别或者出生日期与身份证号不一致"},
		{"left before it began", func(e *filing.Entry) {
			e.InPost, e.EndedOn, e.EndGround = false, day("2024-02-01"), roster.GroundWish
		}, "dates bars 上岗2024-03-01，离岗2024-02-01"},
		{"claimed", func(e *filing.Entry) { e.Claimed = true }, "claimed warns 两家工会主张同一人，核定以前按名册所在单位填报"},
		{"lapsed", func(e *filing.Entry) { e.ContractEnds = day("2026-10-30") }, "lapsed warns 合同于2026-10-30到期，请办理续聘或者登记离岗"},
		{"ends on the day", func(e *filing.Entry) { e.ContractEnds = day("2026-10-31") }, ""},
		{"open-ended", func(e *filing.Entry) { e.OpenEnded, e.ContractEnds = true, workday.Date{} }, ""},
		{"no contract", func(e *filing.Entry) {
			e.Contracts, e.ContractStarts, e.ContractEnds = 0, workday.Date{}, workday.Date{}
		}, "no_contract warns 请登记劳动合同或者劳务协议"},
		{"no form", func(e *filing.Entry) { e.NeedsForm, e.Approved = true, false }, "no_form warns 合同自2024-03-01起，没有查到对应的推荐表（第六条第（三）项）"},
		{"no ground", func(e *filing.Entry) { e.InPost, e.EndedOn = false, day("2026-05-01") }, "no_ground warns 请补充离岗事由"},
		{"over 65", func(e *filing.Entry) { e.Over = true }, "over_age warns 合同到期后原则上不再续聘（第十一条第（一）项）"},
		{"over 65 and gone", func(e *filing.Entry) {
			e.Over, e.InPost, e.EndedOn, e.EndGround = true, false, day("2026-05-01"), roster.GroundAge
		}, ""},
		{"no paper", func(e *filing.Entry) { e.Channel = roster.ChannelProcured }, "no_paper warns 计入人数，单独列出（第二条、第五条）"},
		{"missing", func(e *filing.Entry) { e.Political, e.PhoneMasked, e.Phone = "", "", "" }, "missing warns 缺政治面貌、移动电话"},
	}
	for _, c := range cases {
		got := ""
		for _, f := range filing.Check([]filing.Entry{entry(t, "甲", "19900101", c.change)}, day("2026-10-31")) {
			got += fmt.Sprintf("%s %s %s", f.Code, f.Weight, f.Words)
			if f.PersonID != "甲" || f.EngagementID != "e-甲" || f.Title == "" || f.Title == f.Code {
				t.Errorf("%s: leads nowhere: %+v", c.name, f)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

var numberless = filing.Entry{}.ID

func TestCheckBetweenRows(t *testing.T) {
	first := entry(t, "甲", "19900101", func(e *filing.Entry) {
		e.InPost, e.EndedOn, e.EndGround = false, day("2026-06-30"), roster.GroundTransfer
	})
	second := entry(t, "甲", "19900101", func(e *filing.Entry) {
		e.OnDuty, e.EngagementID, e.Union = day("2026-07-01"), "e2", "周市镇总工会"
	})
	same := entry(t, "甲", "19900101", func(e *filing.Entry) {
		e.OnDuty, e.EngagementID, e.Union = day("2026-06-30"), "e2", "周市镇总工会"
	})
	other := entry(t, "乙", "19910101", func(e *filing.Entry) { e.Phone = first.Phone })
	for _, c := range []struct {
		rows []filing.Entry
		want string
	}{
		{[]filing.Entry{first, second}, "moved warns 此前在玉山镇总工会，两段各列一行，人数只算一名;"},
		{[]filing.Entry{first, same}, "overlap bars 与玉山镇总工会的聘用有同一天，一人同一天只能算一名，请先改正聘用起止;"},
		{[]filing.Entry{first, other}, "phone_twice warns 与甲某（玉山镇总工会）登记的号码相同，请核对;"},
	} {
		got := ""
		for _, f := range filing.Check(c.rows, day("2026-10-31")) {
			got += fmt.Sprintf("%s %s %s;", f.Code, f.Weight, f.Words)
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestCompare holds a return of 2026-10-20 against last year's of 2025-10-20, head by head.
func TestCompare(t *testing.T) {
	past := &filing.Past{Year: 2025, On: day("2025-10-20"), Rows: []filing.Cells{
		cells("同", nil),
		cells("变", nil),
		cells("改", nil),
		cells("走", nil),
		cells("岁", nil), // left between last year's snapshot and the new year
		cells("调", nil),
		cells("并", nil),
		cells("外", nil),
		cells("失", nil),
		cells("早", func(c *filing.Cells) { c.InPost, c.EndedOn, c.EndGround = false, day("2025-03-01"), roster.GroundWish }),
	}}
	now := []filing.Cells{
		cells("同", nil),
		cells("变", func(c *filing.Cells) { c.Political, c.ContractEnds = "", day("2028-02-28") }),
		cells("改", func(c *filing.Cells) { c.OnDuty = day("2024-04-01") }),
		cells("走", func(c *filing.Cells) { c.InPost, c.EndedOn, c.EndGround = false, day("2026-05-31"), roster.GroundWish }),
		cells("调", func(c *filing.Cells) {
			c.EngagementID, c.OnDuty, c.Union, c.UnionID = "e-new", day("2026-02-01"), "周市镇总工会", "u2"
		}),
		cells("并", func(c *filing.Cells) { c.Union, c.UnionID = "周市镇总工会", "u2" }),
		cells("新", func(c *filing.Cells) { c.OnDuty = day("2025-10-21") }),
		cells("漏", func(c *filing.Cells) { c.OnDuty = day("2025-10-20") }),
	}
	later := map[string][]roster.Engagement{
		"岁": {{ID: "e-岁", OnDuty: day("2024-03-01"), EndedOn: day("2025-12-31"), EndGround: roster.GroundExpired}},
		"外": {{ID: "e-外", OnDuty: day("2024-03-01"), CityID: "无锡"}},
	}
	c := filing.Compare(past, now, later, func(e roster.Engagement) string { return e.CityID + "市总工会" })
	c.Explain(map[string]filing.Explanation{"失": {Words: "重复登记，已合并", Name: "张三"}})
	got := map[string]string{}
	for _, d := range c.Differences {
		got[d.PersonID] = fmt.Sprintf("%s %v %s", d.Change, d.Needs, d.Words)
	}
	want := map[string]string{
		"变": "changed false 合同起止：2024-03-01 至 2027-02-28 → 2024-03-01 至 2028-02-28；政治面貌：中共党员 → （空）",
		"改": "changed true 上岗日期：2024-03-01 → 2024-04-01",
		"走": "left false 2026-05-31 离岗：身体或个人原因",
		"岁": "left false 2025-12-31 离岗：合同到期未续",
		"调": "moved false 玉山镇总工会 → 周市镇总工会，2026-02-01 上岗",
		"并": "moved false 玉山镇总工会 → 周市镇总工会（随组织变更）",
		"外": "moved false 所在单位现属无锡市总工会",
		"失": "left true 上年填报在岗（玉山镇总工会），今年名册里没有，也没有离岗登记",
		"新": "joined false 2025-10-21 上岗",
		"漏": "joined true 2025-10-20 上岗，在上年备案（截至2025-10-20）之前，上年没有填报在岗",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c.Same != 1 || c.PastInPost != 9 || c.InPost != 7 || c.Needing != 2 {
		t.Errorf("same %d, past %d, now %d, needing %d; want 1, 9, 7, 2", c.Same, c.PastInPost, c.InPost, c.Needing)
	}
	if !c.Differences[0].Needs || c.Differences[len(c.Differences)-1].Needs {
		t.Error("what needs an explanation does not come first")
	}
	first := filing.Compare(nil, now, nil, nil)
	if first.HasPast || len(first.Differences) != 0 || first.InPost != 7 {
		t.Errorf("a first year: %+v", first)
	}
}

var october = filing.Terms{Year: 2026, Opens: day("2026-10-01"), DueOn: day("2026-10-31")}

// TestExample15 of the readings, for the city's filing: the last second of the day is in time, the next is not.
func TestExample15(t *testing.T) {
	if n := filing.LateDays(day("2024-10-31"), time.Date(2024, 10, 31, 15, 59, 59, 0, time.UTC)); n != 0 {
		t.Errorf("23:59:59 in China is late by %d", n)
	}
	if n := filing.LateDays(day("2024-10-31"), time.Date(2024, 10, 31, 16, 0, 0, 0, time.UTC)); n != 1 {
		t.Errorf("00:00:00 of 1 November is late by %d, want 1", n)
	}
	// 31 October 2026 is a Saturday: the day does not move
	if n := filing.LateDays(day("2026-10-31"), at("2026-11-02 09:00:00")); n != 2 {
		t.Errorf("on Monday 2 November it is late by %d, want 2", n)
	}
}

func TestNext(t *testing.T) {
	done := func(kind filing.Kind, state filing.State, id string) filing.Filing {
		return filing.Filing{ID: id, Kind: kind, State: state, OnDay: day("2026-10-20"), FiledAt: at("2026-10-20 10:00:00")}
	}
	late := done(filing.KindAnnual, filing.StateReturned, "late")
	late.LateDays, late.LateReason = 3, "经办人交接"
	cases := []struct {
		name  string
		in    filing.Sending
		filed []filing.Filing
		at    string
		code  string
		late  int
		of    string
	}{
		{"before it opens", filing.Sending{Kind: filing.KindAnnual}, nil, "2026-09-30 23:59:59", filing.CodeEarly, 0, ""},
		{"on the first day", filing.Sending{Kind: filing.KindAnnual}, nil, "2026-10-01 00:00:00", "", 0, ""},
		{"at the last second", filing.Sending{Kind: filing.KindAnnual}, nil, "2026-10-31 23:59:59", "", 0, ""},
		{"late without a reason", filing.Sending{Kind: filing.KindAnnual, LateReason: " "}, nil, "2026-11-01 00:00:00", filing.CodeLate, 0, ""},
		{"late with one", filing.Sending{Kind: filing.KindAnnual, LateReason: "经办人交接"}, nil, "2026-11-26 09:00:00", "", 26, ""},
		{"the next year: never closes", filing.Sending{Kind: filing.KindAnnual, LateReason: "补报"}, nil, "2027-01-05 09:00:00", "", 66, ""},
		{"twice", filing.Sending{Kind: filing.KindAnnual}, []filing.Filing{done(filing.KindAnnual, filing.StateFiled, "a")}, "2026-10-21 09:00:00", filing.CodeTwice, 0, ""},
		{"again after a return, past the day: still in time", filing.Sending{Kind: filing.KindAnnual}, []filing.Filing{done(filing.KindAnnual, filing.StateReturned, "a")}, "2026-11-09 09:00:00", "", 0, ""},
		{"again after a return, first late", filing.Sending{Kind: filing.KindAnnual}, []filing.Filing{late}, "2026-11-09 09:00:00", "", 3, ""},
		{"supplement of nothing", filing.Sending{Kind: filing.KindSupplement}, nil, "2026-11-09 09:00:00", filing.CodeState, 0, ""},
		{"supplement", filing.Sending{Kind: filing.KindSupplement}, []filing.Filing{done(filing.KindAnnual, filing.StateFiled, "a")}, "2026-12-20 09:00:00", "", 0, "a"},
		{"correction before it is accepted", filing.Sending{Kind: filing.KindCorrection, Reason: "漏报"}, []filing.Filing{done(filing.KindAnnual, filing.StateFiled, "a")}, "2026-11-09 09:00:00", filing.CodeState, 0, ""},
		{"correction without a reason", filing.Sending{Kind: filing.KindCorrection}, []filing.Filing{done(filing.KindAnnual, filing.StateAccepted, "a")}, "2026-11-09 09:00:00", filing.CodeReason, 0, ""},
		{"correction", filing.Sending{Kind: filing.KindCorrection, Reason: "漏报"}, []filing.Filing{done(filing.KindAnnual, filing.StateAccepted, "a")}, "2026-11-09 09:00:00", "", 0, "a"},
		{
			"a second while one waits",
			filing.Sending{Kind: filing.KindCorrection, Reason: "漏报"},
			[]filing.Filing{done(filing.KindAnnual, filing.StateAccepted, "a"), done(filing.KindCorrection, filing.StateFiled, "b")},
			"2026-11-09 09:00:00", filing.CodeTwice, 0, "",
		},
		{
			"of the correction that stands",
			filing.Sending{Kind: filing.KindCorrection, Reason: "漏报"},
			[]filing.Filing{done(filing.KindAnnual, filing.StateSuperseded, "a"), done(filing.KindCorrection, filing.StateAccepted, "b")},
			"2026-11-09 09:00:00", "", 0, "b",
		},
	}
	for _, c := range cases {
		f, err := filing.Next(c.in, october, c.filed, at(c.at), "张三")
		code := ""
		if e, ok := errs.As(err); ok {
			code = e.Code
		}
		if code != c.code {
			t.Errorf("%s: code %q, want %q (%v)", c.name, code, c.code, err)
		}
		if err == nil && (f.LateDays != c.late || f.AmendsID != c.of || f.Seq != len(c.filed) || f.State != filing.StateFiled) {
			t.Errorf("%s: %+v", c.name, f)
		}
	}
}

func TestAccept(t *testing.T) {
	f := filing.Filing{State: filing.StateFiled}
	if got, err := filing.Accept(f, true, "", "李四", at("2026-11-03 09:00:00")); err != nil || got.State != filing.StateAccepted || got.DecidedName != "李四" {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := filing.Accept(f, false, " ", "李四", at("2026-11-03 09:00:00")); !errs.Is(err, filing.CodeReason) {
		t.Errorf("returned without a reason: %v", err)
	}
	if got, err := filing.Accept(f, false, "人数不符", "李四", at("2026-11-03 09:00:00")); err != nil || got.State != filing.StateReturned {
		t.Errorf("%+v %v", got, err)
	}
	for _, s := range []filing.State{filing.StateAccepted, filing.StateReturned, filing.StateSuperseded} {
		if _, err := filing.Accept(filing.Filing{State: s}, true, "", "李四", at("2026-11-03 09:00:00")); !errs.Is(err, filing.CodeState) {
			t.Errorf("%s is decided again: %v", s, err)
		}
	}
}

func TestWants(t *testing.T) {
	city := org.Union{ID: "c", CityID: "c", Tier: org.TierCity, State: org.StateOpen}
	filed := []filing.Filing{
		{ID: "first", Kind: filing.KindAnnual, State: filing.StateReturned, FiledAt: at("2026-10-31 23:59:59")},
		{ID: "second", Kind: filing.KindAnnual, State: filing.StateFiled, FiledAt: at("2026-11-20 09:00:00")},
	}
	want := []obligation.Want{{
		Period: "2026", Article: "10(7)", Bearer: org.Place{UnionID: "c", CityID: "c"}, StartsOn: day("2026-10-01"), DueOn: day("2026-10-31"),
		MetOn: day("2026-10-31"), Proof: "filing:first",
	}}
	if diff := cmp.Diff(want, filing.Wants(city, october, filed)); diff != "" {
		t.Errorf("a return does not undo a filing in time (-want +got):\n%s", diff)
	}
	if got := filing.Wants(city, october, nil); len(got) != 1 || !got[0].MetOn.IsZero() || got[0].Soft {
		t.Errorf("not filed: %+v", got)
	}
	if got := filing.Wants(org.Union{Tier: org.TierCounty, State: org.StateOpen}, october, nil); got != nil {
		t.Errorf("a county owes a filing: %+v", got)
	}
}

func TestYears(t *testing.T) {
	chain := func(from string) []policy.Place {
		return []policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{{Key: policy.Chapter("filing"), Value: from, From: day("2025-01-01")}}}}
	}
	for _, c := range []struct {
		from, today string
		want        []int
	}{
		{"2025-09-01", "2025-09-30", nil},
		{"2025-09-01", "2025-10-01", []int{2025}},
		{"2025-09-01", "2026-11-26", []int{2025, 2026}},
		{"2025-11-01", "2026-11-26", []int{2026}}, // what was due before the chapter was on is nobody's delay
	} {
		rules := func(on workday.Date) policy.Policy { return policy.At(chain(c.from), on) }
		var got []int
		for _, terms := range filing.Years(rules, workday.Embedded(), day(c.today)) {
			got = append(got, terms.Year)
		}
		if !cmp.Equal(got, c.want) {
			t.Errorf("on since %s, %s: %v, want %v", c.from, c.today, got, c.want)
		}
	}
}

// What is read otherwise from a later day on moves nothing of a year whose last day was before it: 31 October 2026 is a
// Saturday, 31 October 2027 a Sunday, and the province rolls such days from 1 January 2027 on.
func TestAYearKeepsItsRules(t *testing.T) {
	chain := []policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{
		{Key: policy.Chapter("filing"), Value: "2026-01-01", From: day("2026-01-01")},
		{Key: policy.RollFixedLimits, Value: "true", From: day("2027-01-01")},
		{Key: policy.OctoberFilingOpens, Value: "09-20", From: day("2027-01-01")},
	}}}
	rules := func(on workday.Date) policy.Policy { return policy.At(chain, on) }
	got := map[string]string{}
	for _, today := range []string{"2026-10-20", "2027-01-02", "2027-09-20"} {
		for _, terms := range filing.Years(rules, workday.Embedded(), day(today)) {
			got[fmt.Sprintf("%d on %s", terms.Year, today)] = fmt.Sprintf("%s to %s provisional %v", terms.Opens, terms.DueOn, terms.Provisional)
		}
	}
	want := map[string]string{
		"2026 on 2026-10-20": "2026-10-01 to 2026-10-31 provisional false",
		"2026 on 2027-01-02": "2026-10-01 to 2026-10-31 provisional false",
		"2026 on 2027-09-20": "2026-10-01 to 2026-10-31 provisional false",
		"2027 on 2027-09-20": "2027-09-20 to 2027-11-01 provisional true", // no notice of 2027 yet
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAmend: a correction is held against what it corrects engagement by engagement; the same person twice are two rows.
func TestAmend(t *testing.T) {
	former := func(c *filing.Cells) { c.Resume = "2001年起在某校" }
	before := []filing.Cells{cells("甲", former), cells("乙", nil), cells("丙", nil)}
	now := []filing.Cells{
		cells("甲", former),
		cells("乙", func(c *filing.Cells) {
			c.Education, c.Resume, c.InPost, c.EndedOn = "研究生", "2008年起在某厂", false, day("2026-09-30")
		}),
		cells("丁", func(c *filing.Cells) { c.OnDuty = day("2026-03-01") }),
	}
	var got []string
	for _, a := range filing.Amend(before, now) {
		got = append(got, a.PersonID+" "+a.Change+"："+a.Words)
	}
	want := []string{
		"乙 changed：文化程度：大学本科 → 研究生；工作简历有改动；在岗或离岗：在岗 → 2026-09-30 离岗",
		"丁 added：2026-03-01 上岗，在岗",
		"丙 removed：原填2024-03-01 上岗，在岗",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// frozen before résumés and awards were columns: that these are there now is no change of anybody
	older := []filing.Cells{cells("甲", nil), cells("乙", nil)}
	newer := []filing.Cells{cells("甲", former), cells("乙", func(c *filing.Cells) { c.Resume, c.Awards = "2008年起在某厂", "无" })}
	if got := filing.Amend(older, newer); len(got) != 0 {
		t.Errorf("columns of later changed %+v", got)
	}
	unit := func(roster.Engagement) string { return "" }
	past := filing.Past{Year: 2025, On: day("2025-10-20"), Rows: older}
	if got := filing.Compare(&past, newer, nil, unit); len(got.Differences) != 0 || got.Same != 2 {
		t.Errorf("columns of later differ from last year: %+v", got)
	}
	if got := filing.Amend(now, now); len(got) != 0 {
		t.Errorf("nothing was changed: %+v", got)
	}
}

// TestCorrected: what a correction corrects is the document that it names and its supplements of the time, whatever became of
// them later.
func TestCorrected(t *testing.T) {
	filed := []filing.Filing{
		{ID: "r", Kind: filing.KindAnnual, State: filing.StateReturned, FiledAt: at("2026-10-10 09:00:00")},
		{ID: "a", Kind: filing.KindAnnual, State: filing.StateSuperseded, FiledAt: at("2026-10-20 09:00:00"), OnDay: day("2026-10-20")},
		{ID: "s", Kind: filing.KindSupplement, State: filing.StateAccepted, FiledAt: at("2026-11-05 09:00:00"), OnDay: day("2026-11-05")},
		{ID: "t", Kind: filing.KindSupplement, State: filing.StateReturned, FiledAt: at("2026-11-06 09:00:00"), OnDay: day("2026-11-06")},
		{ID: "c", Kind: filing.KindCorrection, State: filing.StateAccepted, AmendsID: "a", FiledAt: at("2026-11-10 09:00:00"), OnDay: day("2026-11-10")},
		{ID: "u", Kind: filing.KindSupplement, State: filing.StateFiled, FiledAt: at("2026-12-01 09:00:00"), OnDay: day("2026-12-01")},
	}
	var got []string
	for _, f := range filing.Corrected(filed[4], filed) {
		got = append(got, f.ID)
	}
	if diff := cmp.Diff([]string{"a", "s"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := filing.Corrected(filing.Filing{AmendsID: "x"}, filed); got != nil {
		t.Errorf("what is not here: %+v", got)
	}
}

func TestLate(t *testing.T) {
	filed := []filing.Cells{cells("甲", nil)}
	now := []filing.Cells{
		cells("甲", nil), cells("乙", func(c *filing.Cells) { c.OnDuty = day("2026-11-02") }), cells("丙", func(c *filing.Cells) { c.OnDuty = day("2026-10-20") }),
	}
	late, omitted := filing.Late(day("2026-10-20"), filed, now)
	if !cmp.Equal(late, []int{1}) || omitted != 1 {
		t.Errorf("late %v, omitted %d; want [1], 1", late, omitted)
	}
}

// TestFollows: a document from elsewhere goes on from what its city has filed here, and is what its manifest says.
func TestFollows(t *testing.T) {
	now := at("2026-10-25 10:00:00")
	of := func(f filing.Filing, m filing.Manifest) filing.Filing {
		m.ID, m.Kind, m.FiledAt = f.ID, f.Kind, f.FiledAt.UTC().Format(time.RFC3339)
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		f.Manifest = string(text)
		return f
	}
	annual := filing.Filing{Year: 2026, ID: "a", Kind: filing.KindAnnual, State: filing.StateAccepted, FiledAt: at("2026-10-20 10:00:00"), Checksum: "one"}
	second := filing.Filing{Year: 2026, ID: "b", Kind: filing.KindAnnual, State: filing.StateFiled, FiledAt: at("2026-10-21 10:00:00")}
	correction := filing.Filing{Year: 2026, ID: "c", Kind: filing.KindCorrection, FiledAt: at("2026-10-22 10:00:00"), AmendsID: "a"}
	early, moved := second, of(second, filing.Manifest{})
	renamed, ahead := of(second, filing.Manifest{}), second
	renamed.FiledName, ahead.Year = "另一人", 2027
	early.FiledAt = at("2026-10-25 10:00:01")
	moved.FiledAt = at("2026-10-01 10:00:00")
	returned := annual
	returned.State = filing.StateReturned
	for _, c := range []struct {
		name  string
		f     filing.Filing
		filed []filing.Filing
		want  string
	}{
		{"the first", of(annual, filing.Manifest{}), nil, ""},
		{"again after a return", of(second, filing.Manifest{}), []filing.Filing{returned}, ""},
		{"filed by another than was signed", renamed, nil, "与签名的内容不符"},
		{"a year to come", of(ahead, filing.Manifest{}), nil, "没有2027年度的备案"},
		{"a second annual one", of(second, filing.Manifest{}), []filing.Filing{annual}, "已经收到"},
		{"a correction of what was accepted", of(correction, filing.Manifest{Amends: "one"}), []filing.Filing{annual}, ""},
		{"a correction of another city's", of(correction, filing.Manifest{Amends: "one"}), nil, "还没有收到"},
		{"a correction that names another content", of(correction, filing.Manifest{Amends: "two"}), []filing.Filing{annual}, "还没有收到"},
		{"filed tomorrow", of(early, filing.Manifest{}), nil, "晚于现在"},
		{"another time than was signed", moved, nil, "签名的内容不符"},
	} {
		err := filing.Follows(c.f, c.filed, now)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}
