package hiring

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// TestExample15: the plan's date ends at 24:00 of 31 October in Shanghai, whatever the weekday, by the server's clock.
func TestExample15(t *testing.T) {
	pol := policy.At(nil, day("2024-10-20"))
	for _, tc := range []struct {
		name string
		year int
		due  string
		at   string
		late int
	}{
		{"23:59:59 in Shanghai", 2025, "2024-10-31", "2024-10-31T15:59:59Z", 0},
		{"a second later it is 1 November", 2025, "2024-10-31", "2024-10-31T16:00:00Z", 1},
		{"the end of that day", 2025, "2024-10-31", "2024-11-01T15:59:59Z", 1},
		{"a fortnight later", 2025, "2024-10-31", "2024-11-14T04:00:00Z", 14},
		{"31 October 2026 is a Saturday and is not moved", 2027, "2026-10-31", "2026-11-02T01:00:00Z", 2},
		{"31 October 2027 is a Sunday", 2028, "2027-10-31", "2027-10-31T15:59:59Z", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			due := PlanDue(pol, tc.year, workday.Embedded()).Date
			if due.String() != tc.due {
				t.Fatalf("due %s, want %s", due, tc.due)
			}
			if n := LateDays(due, at(tc.at)); n != tc.late {
				t.Errorf("%d days late, want %d", n, tc.late)
			}
		})
	}
}

func county() Plan {
	return Plan{ID: "p", Year: 2025, Kind: PlanAnnual, Tier: org.TierCounty, CityID: "sz", State: PlanDrafted, DueOn: day("2024-10-31"), Requested: 6, Reason: "新建产业园"}
}

func TestSubmitPlan(t *testing.T) {
	first := at("2024-10-30T02:00:00Z")
	returned := county()
	returned.State, returned.FirstSubmittedAt = PlanReturned, first
	late := county()
	late.State, late.FirstSubmittedAt, late.LateDays, late.LateReason = PlanReturned, at("2024-11-02T02:00:00Z"), 2, "经办人病假"
	decided := county()
	decided.State = PlanDecided
	unexplained := county()
	unexplained.LastNumber, unexplained.Reason = new(5), ""
	city := Plan{Year: 2025, Kind: PlanAnnual, Tier: org.TierCity, State: PlanDrafted, Requested: 2}
	batch := city
	batch.Seq = 1
	for _, tc := range []struct {
		name   string
		p      Plan
		at     string
		reason string
		code   string
		late   int
		why    string
		first  string
	}{
		{"in time", county(), "2024-10-31T15:59:59Z", "", "", 0, "", "2024-10-31T15:59:59Z"},
		{"late without a reason", county(), "2024-10-31T16:00:00Z", " ", CodePlanLate, 0, "", ""},
		{"late with a reason", county(), "2024-10-31T16:00:00Z", "系统故障", "", 1, "系统故障", "2024-10-31T16:00:00Z"},
		{"a return does not undo a timely first submission", returned, "2024-11-20T02:00:00Z", "", "", 0, "", "2024-10-30T02:00:00Z"},
		{"nor does a second make a late one timely", late, "2024-11-20T02:00:00Z", "", "", 2, "经办人病假", "2024-11-02T02:00:00Z"},
		{"decided", decided, "2024-10-30T02:00:00Z", "", CodePlanState, 0, "", ""},
		{"another number than last year's, unexplained", unexplained, "2024-10-30T02:00:00Z", "", errs.FieldsCode, 0, "", ""},
		{"a city's has no date", city, "2024-12-30T02:00:00Z", "", "", 0, "", "2024-12-30T02:00:00Z"},
		{"a later batch has no number of its own", batch, "2024-12-30T02:00:00Z", "", errs.FieldsCode, 0, "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := SubmitPlan(tc.p, tc.reason, "张工", at(tc.at))
			if tc.code != "" {
				if !errs.Is(err, tc.code) {
					t.Fatalf("got %v, want %s", err, tc.code)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got.State != PlanSubmitted || got.LateDays != tc.late || got.LateReason != tc.why || !got.FirstSubmittedAt.Equal(at(tc.first)) || !got.SubmittedAt.Equal(at(tc.at)) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestNumbersTakeReasons(t *testing.T) {
	sent := county()
	sent.State = PlanSubmitted
	for _, tc := range []struct {
		name string
		n    PlanNumber
		code string
	}{
		{"the same", PlanNumber{Number: 6}, ""},
		{"fewer, without a reason", PlanNumber{Number: 5, Reason: " "}, errs.FieldsCode},
		{"fewer", PlanNumber{Number: 5, Reason: "按企业数"}, ""},
		{"none at all", PlanNumber{Number: 0, Reason: "并入市级"}, ""},
		{"negative", PlanNumber{Number: -1, Reason: "x"}, errs.FieldsCode},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := ReviewPlan(sent, tc.n); tc.code == "" && err != nil || tc.code != "" && !errs.Is(err, tc.code) {
				t.Errorf("review: %v, want %q", err, tc.code)
			}
			if _, err := WeighPlan(sent, tc.n); tc.code == "" && err != nil || tc.code != "" && !errs.Is(err, tc.code) {
				t.Errorf("weigh: %v, want %q", err, tc.code)
			}
		})
	}
	if _, err := ReviewPlan(county(), PlanNumber{Number: 6}); !errs.Is(err, CodePlanState) {
		t.Errorf("a draft is reviewed: %v", err)
	}
	// the province's word is weighed against the city's, not the county's
	cut := sent
	cut.CityNumber = new(5)
	if _, err := WeighPlan(cut, PlanNumber{Number: 5}); err != nil {
		t.Error(err)
	}
	if _, err := WeighPlan(cut, PlanNumber{Number: 6}); !errs.Is(err, errs.FieldsCode) {
		t.Errorf("more than the city's, unexplained: %v", err)
	}
}

func TestDecidePlan(t *testing.T) {
	p := county()
	p.CityNumber = new(5)
	got := DecidePlan(p, "苏工复〔2024〕9号", day("2024-12-10"))
	if *got.ProvinceNumber != 5 || got.State != PlanDecided || got.EffectiveOn != day("2025-01-01") {
		t.Errorf("without a word of the province the city's number stands, from 1 January: %+v", got)
	}
	p.Kind, p.ProvinceNumber = PlanExtra, new(1)
	if got := DecidePlan(p, "", day("2026-04-10")); got.EffectiveOn != day("2026-04-10") || *got.ProvinceNumber != 1 {
		t.Errorf("a supplement holds from the day of the decision: %+v", got)
	}
}

func TestCheckBegin(t *testing.T) {
	today := day("2026-10-20")
	ks := org.Union{Name: "昆山市总工会", Tier: org.TierCounty, State: org.StateOpen}
	sz := org.Union{Name: "苏州市总工会", Tier: org.TierCity, State: org.StateOpen}
	town := org.Union{Name: "玉山镇总工会", Tier: org.TierBase, State: org.StateOpen}
	gone := ks
	gone.State = org.StateClosed
	with := func(states ...PlanState) []Plan {
		var out []Plan
		for _, s := range states {
			out = append(out, Plan{Kind: PlanAnnual, State: s})
		}
		return out
	}
	for _, tc := range []struct {
		name   string
		u      org.Union
		kind   PlanKind
		year   int
		others []Plan
		code   string
	}{
		{"next year's", ks, PlanAnnual, 2027, nil, ""},
		{"this year's, at the system's opening", ks, PlanAnnual, 2026, nil, ""},
		{"last year's", ks, PlanAnnual, 2025, nil, CodePlanYear},
		{"the year after next", ks, PlanAnnual, 2028, nil, CodePlanYear},
		{"a town's", town, PlanAnnual, 2027, nil, CodePlanTier},
		{"a closed union's", gone, PlanAnnual, 2027, nil, org.CodeClosed},
		{"a county's second", ks, PlanAnnual, 2027, with(PlanSubmitted), CodePlanTwice},
		{"a city's second batch", sz, PlanAnnual, 2027, with(PlanSubmitted), ""},
		{"while the first is a draft", sz, PlanAnnual, 2027, with(PlanReturned), CodePlanTwice},
		{"a supplement", ks, PlanExtra, 2026, with(PlanDecided), ""},
		{"a supplement to nothing", ks, PlanExtra, 2026, nil, CodePlanNothing},
		{"a supplement to next year's", ks, PlanExtra, 2027, with(PlanDecided), CodePlanYear},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := CheckBegin(tc.u, tc.kind, tc.year, tc.others, today)
			if tc.code == "" && err != nil || tc.code != "" && !errs.Is(err, tc.code) {
				t.Errorf("got %v, want %q", err, tc.code)
			}
		})
	}
}

func TestPlanWants(t *testing.T) {
	chain := func(more ...policy.Overlay) []policy.Place {
		on := policy.Overlay{Key: policyHiring, Value: "2026-06-01", From: day("2026-01-01")}
		return []policy.Place{{Level: policy.Province, Overlays: append(more, on)}}
	}
	ks, cal := org.Union{ID: "ks", CountyID: "ks", CityID: "sz", Tier: org.TierCounty, State: org.StateOpen}, workday.Embedded()
	pol := func(on workday.Date) policy.Policy { return policy.At(chain(), on) }
	want := obligation.Want{
		Period: "2027", Article: "6(1)", Bearer: org.Place{UnionID: "ks", CountyID: "ks", CityID: "sz"},
		StartsOn: day("2026-09-01"), DueOn: day("2026-10-31"), PolicyVersion: pol(day("2026-10-31")).Version(),
	}
	if diff := cmp.Diff([]obligation.Want{want}, PlanWants(ks, nil, pol, cal, day("2026-11-26"))); diff != "" {
		t.Errorf("not sent yet (-want +got):\n%s", diff) // this year's was due before the chapter was on
	}
	if got := PlanWants(ks, nil, pol, cal, day("2026-08-31")); got != nil {
		t.Errorf("before September: %+v", got)
	}
	sent := func(times ...string) []Plan {
		var list []Plan
		for i, s := range times {
			list = append(list, Plan{ID: string('p' + rune(i)), Kind: PlanAnnual, Year: 2027, FirstSubmittedAt: at(s)})
		}
		return list
	}
	for when, state := range map[string]obligation.State{"2026-10-31T15:59:59Z": obligation.StateMet, "2026-10-31T16:00:00Z": obligation.StateLate} {
		if got := PlanWants(ks, sent(when, "2026-11-20T01:00:00Z"), pol, cal, day("2026-11-26"))[0]; got.State() != state || got.Proof != "hiring_plan:p" {
			t.Errorf("sent at %s: %+v", when, got)
		}
	}
	sz := org.Union{ID: "sz", CityID: "sz", Tier: org.TierCity, State: org.StateOpen}
	if got := PlanWants(sz, nil, pol, cal, day("2026-11-26")); got != nil {
		t.Errorf("the date binds the county alone: %+v", got)
	}
	if got := PlanWants(ks, nil, func(on workday.Date) policy.Policy { return policy.At(nil, on) }, cal, day("2026-11-26")); got != nil {
		t.Errorf("while the chapter is off: %+v", got)
	}
	// Where the province has fixed limits roll, Saturday 31 October 2026 becomes Monday 2 November, by the calendar named.
	rollsFrom := func(first string) func(workday.Date) policy.Policy {
		laid := chain(policy.Overlay{Key: policy.RollFixedLimits, Value: "true", From: day(first)})
		return func(on workday.Date) policy.Policy { return policy.At(laid, on) }
	}
	rolls := rollsFrom("2026-01-01")
	if got := PlanWants(ks, nil, rolls, cal, day("2026-11-26"))[0]; got.DueOn != day("2026-11-02") || got.CalendarVersion != cal.Version() || got.Provisional {
		t.Errorf("rolled: %+v", got)
	}
	if got := PlanWants(ks, nil, rollsFrom("2026-11-01"), cal, day("2026-11-26"))[0]; got.DueOn != day("2026-10-31") || got.CalendarVersion != "" {
		t.Errorf("a reading of a later day moves the limit: %+v", got)
	}
}

func TestChange(t *testing.T) {
	for _, tc := range []struct {
		n, before int
		want      string
	}{{5, 6, "▼1"}, {8, 6, "▲2"}, {3, 3, "—"}} {
		if got := Change(tc.n, tc.before); got != tc.want {
			t.Errorf("%d beside %d: %s, want %s", tc.n, tc.before, got, tc.want)
		}
	}
}

func TestCheckDecide(t *testing.T) {
	for _, tc := range []struct {
		name, today, want string
		plan              Plan
	}{
		{"with its document", "2026-12-10", "", Plan{Year: 2027, Document: "苏工复〔2026〕7号"}},
		{"in its year", "2027-12-31", "", Plan{Year: 2027, Document: "苏工复〔2027〕7号"}},
		{"without a document", "2026-12-10", CodePlanPaper, Plan{Year: 2027}},
		{"a year that is over", "2028-01-01", CodePlanYear, Plan{Year: 2027, Document: "苏工复〔2028〕1号"}},
	} {
		if err := CheckDecide(tc.plan, day(tc.today)); errs.CodeOf(err) != tc.want {
			t.Errorf("%s: %v, want %s", tc.name, err, tc.want)
		}
	}
}

// TestQuotaOf: what a decision posts, of the year and added to what stands.
func TestQuotaOf(t *testing.T) {
	plan := func(union string, tier org.Tier, kind PlanKind, seq, n int) Plan {
		return Plan{UnionID: union, Tier: tier, Kind: kind, Seq: seq, ProvinceNumber: &n}
	}
	for _, tc := range []struct {
		name        string
		decided     []Plan
		stands      string
		year, added []Number
	}{
		{
			"a city with its counties",
			[]Plan{plan("city", org.TierCity, PlanAnnual, 0, 2), plan("a", org.TierCounty, PlanAnnual, 0, 4), plan("b", org.TierCounty, PlanAnnual, 0, 0)},
			"",
			[]Number{{"city", 2}, {"a", 4}, {"b", 0}},
			nil,
		},
		{
			"a later batch says nothing of the city's own level",
			[]Plan{plan("city", org.TierCity, PlanAnnual, 1, 0), plan("a", org.TierCounty, PlanAnnual, 0, 4)},
			"",
			[]Number{{"a", 4}},
			nil,
		},
		{
			"a supplement of nothing adds nothing",
			[]Plan{plan("city", org.TierCity, PlanExtra, 1, 0), plan("a", org.TierCounty, PlanExtra, 1, 1)},
			"a", nil,
			[]Number{{"a", 1}},
		},
		{
			"two plans of one union after a merger",
			[]Plan{plan("city", org.TierCity, PlanAnnual, 0, 2), plan("a", org.TierCounty, PlanAnnual, 0, 4), plan("a", org.TierCounty, PlanAnnual, 1, 3)},
			"",
			[]Number{{"city", 2}, {"a", 7}},
			nil,
		},
		{
			"the merged one after the successor's",
			[]Plan{plan("city", org.TierCity, PlanAnnual, 1, 0), plan("a", org.TierCounty, PlanAnnual, 1, 3)},
			"a", nil,
			[]Number{{"a", 3}},
		},
		{
			"a number that was recorded from paper is no merger",
			[]Plan{plan("a", org.TierCounty, PlanAnnual, 0, 3)},
			"a",
			[]Number{{"a", 3}},
			nil,
		},
	} {
		year, added := QuotaOf(tc.decided, func(id string) bool { return id == tc.stands })
		if diff := cmp.Diff([][]Number{tc.year, tc.added}, [][]Number{year, added}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func TestTotals(t *testing.T) {
	n := func(n int) *int { return &n }
	plans := []Plan{
		{UnionID: "city", Tier: "city", Kind: PlanAnnual, LastNumber: n(2), Heads: 6, Ending: 1, Requested: 2, ProvinceNumber: n(2)},
		{UnionID: "city", Tier: "city", Kind: PlanAnnual, Seq: 1, LastNumber: n(2), Heads: 6, Ending: 1},
		{UnionID: "a", Tier: "county", Kind: PlanAnnual, LastNumber: n(5), Heads: 4, Ending: 2, Requested: 6, CityNumber: n(5), ProvinceNumber: n(4)},
		{UnionID: "a", Tier: "county", Kind: PlanExtra, Seq: 1, LastNumber: n(5), Heads: 4, Ending: 2, Requested: 1},
	}
	want := boardTotals{Heads: 10, Ending: 3, Requested: 9, City: 5, Province: 6, Unsaid: 1, Undecided: 2}
	if diff := cmp.Diff(want, boardTotalsOf(plans)); diff != "" {
		t.Errorf("the board (-want +got):\n%s", diff)
	}
	// the city's later batch is neither asked for nor in post a second time
	if diff := cmp.Diff(planTotals{Last: n(5), Heads: 4, Requested: 6, City: 5, Province: 4, Weighed: true}, totalsOf(plans[1:3])); diff != "" {
		t.Errorf("a later batch (-want +got):\n%s", diff)
	}
	if sum := totalsOf([]Plan{plans[2], {Tier: "county", Requested: 1}}); sum.Last != nil {
		t.Errorf("a sum of last numbers of which one is not known: %d", *sum.Last)
	}
	if err := CheckContent(plans[1], PlanContent{}); err != nil {
		t.Errorf("a later batch is asked for a reason: %v", err)
	}
}

func TestDocumentRemark(t *testing.T) {
	used := map[string]string{"苏工发〔2026〕47号": "苏州市总工会的聘用计划"}
	for document, want := range map[string]string{
		"":             "",
		"苏工发〔2026〕48号": "",
		"苏工发〔2026〕47号": "这个文号已用于“苏州市总工会的聘用计划”，请按发文登记簿核对。",
		"随便写":          "不像文号（如 苏工发〔2026〕48号），请按发文登记簿核对。",
	} {
		if got := documentRemark(document, used[document]); got != want {
			t.Errorf("%q: %q, want %q", document, got, want)
		}
	}
}

func TestNextDocument(t *testing.T) {
	for want, papers := range map[string][]string{
		"":             {"关于核定的批复", "〔2026〕3号", "苏工发2026-3"},
		"苏工发〔2026〕22号": {"苏工发〔2026〕21号", "苏工发〔2025〕48号"},
		"苏工发〔2026〕31号": {"苏工发〔2026〕9号", "苏工办〔2026〕77号", "苏工发〔2026〕30号"},
		"苏工复〔2026〕1号":  {"苏工复〔2025〕48号"},
		"苏工办〔2026〕8号":  {"口头通知", "苏工办〔2026〕7号"},
	} {
		if got := NextDocument(papers, 2026); got != want {
			t.Errorf("after %v: %q, want %q", papers, got, want)
		}
	}
}
