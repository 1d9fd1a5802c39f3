package hiring

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

var day = workday.MustParse

func TestLowest(t *testing.T) {
	list := []Movement{{day("2026-01-01"), 4}, {day("2026-10-01"), -3}, {day("2026-06-01"), -2}, {day("2026-11-01"), 2}}
	for _, tc := range []struct {
		from string
		n    int
		on   string
	}{
		{"2025-12-31", -1, "2026-10-01"}, // 0, 4, 2, -1, 1
		{"2026-01-01", -1, "2026-10-01"},
		{"2026-10-01", -1, "2026-10-01"},
		{"2026-10-15", -1, "2026-10-15"},
		{"2026-11-01", 1, "2026-11-01"},
	} {
		if n, on := lowest(list, day(tc.from)); n != tc.n || on != day(tc.on) {
			t.Errorf("from %s: %d on %s, want %d on %s", tc.from, n, on, tc.n, tc.on)
		}
	}
	if n := StandOn(list, day("2026-09-30")); n != 2 {
		t.Errorf("30 September: %d, want 2", n)
	}
}

func TestHolderOf(t *testing.T) {
	for _, tc := range []struct {
		place org.Place
		want  string
	}{
		{org.Place{UnionID: "town", CountyID: "county", CityID: "city"}, "county"},
		{org.Place{UnionID: "county", CountyID: "county", CityID: "city"}, "county"},
		{org.Place{UnionID: "city", CityID: "city"}, "city"},
		{org.Place{UnionID: "trade", CityID: "city"}, "city"},
		{org.Place{UnionID: "zone", CountyID: "zone"}, "zone"}, // right below the province, at county tier
		{org.Place{UnionID: "industry"}, "province"},
	} {
		if got := HolderOf(tc.place, "province"); got != tc.want {
			t.Errorf("%+v: %s, want %s", tc.place, got, tc.want)
		}
	}
}

func stays(list ...string) []Stay {
	var out []Stay
	for i, s := range list {
		from, until, _ := strings.Cut(s, "~")
		stay := Stay{PersonID: string(rune('a' + i)), From: day(from)}
		if until != "" {
			stay.Until = day(until)
		}
		out = append(out, stay)
	}
	return out
}

// Example 17, and the rest of what question 16 settles.
func TestFits(t *testing.T) {
	four := []Movement{{day("2026-01-01"), 4}}
	inPost := stays("2021-03-01", "2022-03-01", "2023-03-01", "2024-03-01")
	for _, tc := range []struct {
		name string
		room Room
		from string
		on   string // the tightest day
		free int
		next string
		says []string
	}{
		{
			"a fifth over four",
			Room{Authorised: four, Stays: inPost},
			"2026-03-02", "2026-03-02", 0, "",
			[]string{"昆山市总工会2026年核定4名，2026年3月2日在岗4名，没有空额：再聘1名将超过核定数（第六条第（一）项）。"},
		},
		{
			"one left with the old year",
			Room{Authorised: four, Stays: append(inPost[:3:3], stays("2024-03-01~2025-12-31")...)},
			"2026-01-01", "2026-01-01", 1, "2026-01-01", nil,
		},
		{
			"the supplement counts from its day: before",
			Room{Authorised: append(four, Movement{day("2026-04-10"), 1}), Stays: inPost},
			"2026-04-09", "2026-04-09", 0, "2026-04-10",
			[]string{
				"昆山市总工会2026年核定4名，2026年4月9日在岗4名，没有空额：再聘1名将超过核定数（第六条第（一）项）。",
				"自2026年4月10日起有空额，上岗日期不早于这一天的可以办理。",
			},
		},
		{
			"the supplement counts from its day: on it",
			Room{Authorised: append(four, Movement{day("2026-04-10"), 1}), Stays: inPost},
			"2026-04-10", "2026-04-10", 1, "2026-04-10", nil,
		},
		{
			"room today, none after heads are moved away",
			Room{Authorised: []Movement{{day("2026-01-01"), 5}, {day("2026-10-01"), -1}}, Stays: inPost},
			"2026-06-01", "2026-10-01", 0, "",
			[]string{"昆山市总工会2026年核定4名，2026年10月1日在岗4名，没有空额：再聘1名将超过核定数（第六条第（一）项）。"},
		},
		{
			"somebody comes later",
			Room{Authorised: four, Stays: append(inPost[:3:3], stays("2026-09-01")...)},
			"2026-06-01", "2026-09-01", 0, "",
			[]string{"昆山市总工会2026年核定4名，2026年9月1日在岗4名，没有空额：再聘1名将超过核定数（第六条第（一）项）。"},
		},
		{
			"the last day in post is a day in post",
			Room{Authorised: four, Stays: append(inPost[:3:3], stays("2024-03-01~2026-06-30")...)},
			"2026-06-30", "2026-06-30", 0, "2026-07-01",
			[]string{
				"昆山市总工会2026年核定4名，2026年6月30日在岗4名，没有空额：再聘1名将超过核定数（第六条第（一）项）。",
				"自2026年7月1日起有空额，上岗日期不早于这一天的可以办理。",
			},
		},
		{
			"a reservation takes the head",
			Room{Authorised: four, Reserved: []Movement{{day("2026-02-01"), 1}}, Stays: inPost[:3]},
			"2026-03-01", "2026-03-01", 0, "",
			[]string{"昆山市总工会2026年核定4名，2026年3月1日在岗3名、已批准未上岗1名，没有空额：再聘1名将超过核定数（第六条第（一）项）。"},
		},
		{
			"a cut below those in post",
			Room{Authorised: []Movement{{day("2026-01-01"), 3}}, Stays: inPost},
			"2026-01-01", "2026-01-01", -1, "",
			[]string{"昆山市总工会2026年核定3名，2026年1月1日在岗4名，超员1名：不因此解聘任何人，空出之前不能新聘（第六条第（一）项）。"},
		},
		{
			"nothing decided for the year",
			Room{Stays: inPost},
			"2026-01-01", "2026-01-01", -4, "",
			[]string{"昆山市总工会2026年的员额尚未核定，聘用须等核定后办理（第六条第（一）项）。"},
		},
		{
			"decided, and none",
			Room{Approved: true},
			"2026-01-01", "2026-01-01", 0, "",
			[]string{"昆山市总工会2026年核定0名，2026年1月1日在岗0名，没有空额：再聘1名将超过核定数（第六条第（一）项）。"},
		},
		{
			"read as hires, those of earlier years do not count",
			Room{Authorised: []Movement{{day("2026-01-01"), 1}}, Stays: inPost, Hires: true},
			"2026-05-01", "2026-05-01", 1, "2026-05-01", nil,
		},
		{
			"read as hires, who came and left has used one",
			Room{
				Authorised: []Movement{{day("2026-01-01"), 1}}, Stays: stays("2026-02-01~2026-03-31"), Hires: true,
			},
			"2026-05-01", "2026-05-01", 0, "",
			[]string{"昆山市总工会2026年核定1名，2026年5月1日本年已聘1名，没有空额：再聘1名将超过核定数（第六条第（一）项）。"},
		},
	} {
		tc.room.Holder, tc.room.Year = "昆山市总工会", 2026
		tc.room.Approved = tc.room.Approved || len(tc.room.Authorised) > 0
		tight, next, says := tc.room.Fits(day(tc.from))
		if tight.On != day(tc.on) || tight.Free() != tc.free || next.String() != tc.next {
			t.Errorf("%s: %d free on %s, next %s; want %d on %s, next %s", tc.name, tight.Free(), tight.On, next, tc.free, tc.on, tc.next)
		}
		if diff := cmp.Diff(tc.says, says); diff != "" {
			t.Errorf("%s:\n%s", tc.name, diff)
		}
	}
}

// TestTaken: 5 November was the last day of one whose end was a mistake; from the 6th their head would be back.
func TestTaken(t *testing.T) {
	four, ended := []Movement{{day("2026-01-01"), 4}}, day("2026-11-05")
	inPost := stays("2021-03-01", "2022-03-01", "2023-03-01", "2024-03-01") // four that remained: with the fifth, one too many
	later := Stay{PersonID: "z", From: day("2026-11-06")}
	const taken = "离岗登记以后，员额已由他人占用：昆山市总工会2026年核定4名，2026年11月6日在岗4名%s，没有空额，不能恢复在岗。请先由上级核增、调剂员额，或者核对占用员额的人员。"
	for _, tc := range []struct {
		name   string
		room   Room
		seated []string
		want   string
	}{
		{"over quota before, nobody came", Room{Approved: true, Authorised: four, Stays: inPost}, nil, ""},
		{"somebody came and it is full", Room{Approved: true, Authorised: four, Stays: append(inPost[:3:3], later)}, nil, fmt.Sprintf(taken, "")},
		{"somebody came and there is room", Room{Approved: true, Authorised: four, Stays: append(inPost[:2:2], later)}, nil, ""},
		{"who moved within the account had a head", Room{Approved: true, Authorised: four, Stays: append(inPost[:3:3], later)}, []string{"z"}, ""},
		{"somebody is awaited", Room{Approved: true, Authorised: four, Reserved: []Movement{{day("2026-11-06"), 1}}, Stays: inPost}, nil, fmt.Sprintf(taken, "、已批准未上岗1名")},
		{"somebody was awaited before", Room{Approved: true, Authorised: four, Reserved: []Movement{{day("2026-11-01"), 1}}, Stays: inPost}, nil, ""},
		{"the number means hires", Room{Approved: true, Hires: true, Authorised: four, Stays: append(stays("2026-03-01", "2026-03-01", "2026-03-01"), later)}, nil, ""},
		{"no number", Room{Stays: append(inPost[:4:4], later)}, nil, ""},
	} {
		tc.room.Holder, tc.room.Year = "昆山市总工会", 2026
		if got := tc.room.Taken(ended.AddDays(1), ended, tc.seated); got != tc.want {
			t.Errorf("%s: %q", tc.name, got)
		}
	}
	if got := (Room{Stays: append(stays("2021-03-01~2026-11-05", "2022-03-01~2026-11-04"), later)}).seatedOn(ended); len(got) != 1 || got[0] != "a" {
		t.Errorf("seated on the last day: %v", got)
	}
}

func TestTable(t *testing.T) {
	province := Holder{UnionID: "p", Name: "省", Tier: org.TierProvince}
	holders := []Holder{
		province,
		{UnionID: "z", Name: "省直开发区", Tier: org.TierCounty},
		{UnionID: "s", Name: "苏州", Tier: org.TierCity, CityID: "s"},
		{UnionID: "k", Name: "昆山", Tier: org.TierCounty, CityID: "s"},
		{UnionID: "t", Name: "太仓", Tier: org.TierCounty, CityID: "s"},
	}
	own := map[string]QuotaFigures{
		"p": {Approved: true, Authorised: 1},
		"s": {Approved: true, Authorised: 2, Occupied: 2},
		"k": {Approved: true, Authorised: 4, Occupied: 5, Reserved: 1, Procured: 1}, // over by one; what is reserved waits
		"t": {Approved: true, Authorised: 3, Occupied: 1, Reserved: 1},
		"z": {Occupied: 2}, // nothing decided: nobody is over
	}
	type row struct {
		name                                    string
		depth, authorised, occupied, room, over int
		full, overUnits                         int
	}
	for _, tc := range []struct {
		top  Holder
		want []row
	}{
		{province, []row{
			{"省 total", 0, 10, 10, 2, 1, 1, 1},
			{"省 own", 1, 1, 0, 1, 0, 0, 0},
			{"省直开发区", 1, 0, 2, 0, 0, 0, 0},
			{"苏州 total", 1, 9, 8, 1, 1, 1, 1},
			{"苏州 own", 2, 2, 2, 0, 0, 1, 0},
			{"昆山", 2, 4, 5, 0, 1, 0, 1},
			{"太仓", 2, 3, 1, 1, 0, 0, 0},
		}},
		{holders[2], []row{
			{"苏州 total", 0, 9, 8, 1, 1, 1, 1},
			{"苏州 own", 1, 2, 2, 0, 0, 1, 0},
			{"昆山", 1, 4, 5, 0, 1, 0, 1},
			{"太仓", 1, 3, 1, 1, 0, 0, 0},
		}},
		{holders[3], []row{{"昆山", 0, 4, 5, 0, 1, 0, 1}}},
	} {
		var got []row
		for _, r := range Table(tc.top, holders, own) {
			name := r.Name
			if r.Total {
				name += " total"
			}
			if r.Own {
				name += " own"
			}
			got = append(got, row{name, r.Depth, r.Figures.Authorised, r.Figures.Occupied, r.Figures.Room, r.Figures.Over, r.Full, r.OverUnits})
		}
		if diff := cmp.Diff(tc.want, got, cmp.AllowUnexported(row{})); diff != "" {
			t.Errorf("%s:\n%s", tc.top.Name, diff)
		}
	}
}

func TestEffect(t *testing.T) {
	for _, tc := range []struct {
		name   string
		heads  int
		before QuotaFigures
		room   int
		over   int
		says   []string
	}{
		{"a cut below those in post", -2, QuotaFigures{Approved: true, Authorised: 4, Occupied: 4}, 0, 2, []string{"在岗4名，调整后超员2名：不解聘任何人，空出之前不能新聘。"}},
		{"a cut to those in post", -1, QuotaFigures{Approved: true, Authorised: 4, Occupied: 3}, 0, 0, []string{"没有空额，不能新聘。"}},
		{"a cut that leaves room", -1, QuotaFigures{Approved: true, Authorised: 4, Occupied: 2}, 1, 0, []string{"可再聘用1名。"}},
		{"one who was approved must wait", -1, QuotaFigures{Approved: true, Authorised: 4, Occupied: 3, Reserved: 1}, 0, 0, []string{"已批准未上岗的1名中，1名须等有空额后上岗。", "没有空额，不能新聘。"}},
		{"more, and no longer over", 2, QuotaFigures{Approved: true, Authorised: 3, Occupied: 4}, 1, 0, []string{"不再超员。", "可再聘用1名。"}},
		{"more, and still over", 1, QuotaFigures{Approved: true, Authorised: 2, Occupied: 4}, 0, 1, []string{"仍超员1名。"}},
	} {
		e := effect("u", "某", tc.heads, tc.before)
		if e.After.Room != tc.room || e.After.Over != tc.over {
			t.Errorf("%s: room %d over %d, want %d and %d", tc.name, e.After.Room, e.After.Over, tc.room, tc.over)
		}
		if diff := cmp.Diff(tc.says, e.Says); diff != "" {
			t.Errorf("%s:\n%s", tc.name, diff)
		}
	}
}

func TestCheckTransfer(t *testing.T) {
	for _, tc := range []struct {
		name  string
		lines []Number
		code  string
	}{
		{"one gives, one gets", []Number{{"a", -2}, {"b", 2}}, ""},
		{"two give, one gets", []Number{{"a", -1}, {"c", -1}, {"b", 2}}, ""},
		{"nobody", nil, CodeQuotaUneven},
		{"one alone", []Number{{"a", -1}}, CodeQuotaUneven},
		{"more given than taken", []Number{{"a", -1}, {"b", 2}}, CodeQuotaUneven},
		{"more taken than given", []Number{{"a", -3}, {"b", 2}}, CodeQuotaUneven},
		{"nothing moved", []Number{{"a", 0}, {"b", 0}}, errs.FieldsCode},
		{"to itself", []Number{{"a", -1}, {"a", 1}}, errs.FieldsCode},
		{"no union", []Number{{"", -1}, {"b", 1}}, errs.FieldsCode},
		{"a slip", []Number{{"a", -10000}, {"b", 10000}}, errs.FieldsCode},
	} {
		if code := errs.CodeOf(checkTransfer(tc.lines)); code != tc.code {
			t.Errorf("%s: %q, want %q", tc.name, code, tc.code)
		}
	}
}

func TestCheckPaper(t *testing.T) {
	today := day("2026-11-23")
	for _, tc := range []struct {
		name, document, reason, decided, effective string
		why                                        bool
		fields                                     string
	}{
		{"all there", "苏工发〔2026〕9号", "调剂", "2026-11-20", "2026-12-01", true, ""},
		{"decided and effective today", "苏工发〔2026〕9号", "", "2026-11-23", "2026-11-23", false, ""},
		{"nothing", " ", " ", "", "", true, "document decidedOn effectiveOn reason"},
		{"decided tomorrow", "9号", "调剂", "2026-11-24", "2026-12-01", true, "decidedOn"},
		{"effective before it was decided", "9号", "调剂", "2026-11-20", "2026-11-19", true, "effectiveOn"},
		{"a wrong year", "9号", "调剂", "1926-11-20", "2028-01-01", true, "decidedOn effectiveOn"},
		{"too long", strings.Repeat("文", 61), strings.Repeat("理", 401), "2026-11-20", "2026-12-01", true, "document reason"},
	} {
		date := func(s string) workday.Date {
			if s == "" {
				return workday.Date{}
			}
			return day(s)
		}
		var got []string
		for _, f := range checkPaper(tc.document, tc.reason, date(tc.decided), date(tc.effective), today, tc.why) {
			got = append(got, f.Field)
		}
		if strings.Join(got, " ") != tc.fields {
			t.Errorf("%s: %v, want %s", tc.name, got, tc.fields)
		}
	}
}

func TestCheckApproval(t *testing.T) {
	today := day("2026-11-23")
	ok := Approval{Year: 2027, Document: "苏工发〔2026〕9号", DecidedOn: day("2026-11-20"), Numbers: []Number{{"a", 4}, {"b", 0}}}
	with := func(fn func(*Approval)) Approval { a := ok; fn(&a); return a }
	for _, tc := range []struct {
		name      string
		a         Approval
		effective string
		code      string
	}{
		{"next year's plan", ok, "2027-01-01", ""},
		{"this year's, decided late", with(func(a *Approval) { a.Year = 2026 }), "2026-01-01", ""},
		{"from a day on", with(func(a *Approval) { a.Year, a.From = 2026, day("2026-12-01") }), "2026-12-01", ""},
		{"a supplement counts from its decision", with(func(a *Approval) { a.Year, a.Supplement, a.Numbers = 2026, true, []Number{{"a", 1}} }), "2026-11-20", ""},
		{"a supplement before its decision", with(func(a *Approval) {
			a.Year, a.Supplement, a.From, a.Numbers = 2026, true, day("2026-11-19"), []Number{{"a", 1}}
		}), "2026-11-19", errs.FieldsCode},
		{"a supplement of nothing", with(func(a *Approval) { a.Year, a.Supplement = 2026, true }), "2026-11-20", errs.FieldsCode},
		{"a day of another year", with(func(a *Approval) { a.From = day("2026-12-01") }), "2026-12-01", errs.FieldsCode},
		{"too far ahead", with(func(a *Approval) { a.Year = 2028 }), "2028-01-01", errs.FieldsCode},
		{"before the Measures", with(func(a *Approval) { a.Year = 2019 }), "2019-01-01", errs.FieldsCode},
		{"nobody", with(func(a *Approval) { a.Numbers = nil }), "2027-01-01", errs.FieldsCode},
		{"less than nothing", with(func(a *Approval) { a.Numbers = []Number{{"a", -1}} }), "2027-01-01", errs.FieldsCode},
		{"twice the same", with(func(a *Approval) { a.Numbers = []Number{{"a", 1}, {"a", 2}} }), "2027-01-01", errs.FieldsCode},
		{"no document", with(func(a *Approval) { a.Document = "" }), "2027-01-01", errs.FieldsCode},
	} {
		if code := errs.CodeOf(checkApproval(tc.a, today)); code != tc.code {
			t.Errorf("%s: %q, want %q", tc.name, code, tc.code)
		}
		if got := tc.a.effective().String(); got != tc.effective {
			t.Errorf("%s: effective %s, want %s", tc.name, got, tc.effective)
		}
	}
}

func TestCheckCounter(t *testing.T) {
	o := Order{Kind: OrderTransfer, Year: 2026, Document: "9号", EffectiveOn: day("2026-06-01")}
	for _, tc := range []struct {
		name      string
		kind      OrderKind
		countered bool
		on        string
		code      string
	}{
		{"a transfer", OrderTransfer, false, "2026-06-01", ""},
		{"an approval", OrderApprove, false, "2026-12-31", ""},
		{"a supplement", OrderSupplement, false, "2026-07-01", ""},
		{"undone already", OrderTransfer, true, "2026-07-01", CodeQuotaCountered},
		{"a countering order", OrderCounter, false, "2026-07-01", CodeQuotaCountered},
		{"what followed a merger", OrderMerge, false, "2026-07-01", CodeQuotaCountered},
		{"before it held", OrderTransfer, false, "2026-05-31", errs.FieldsCode},
		{"in another plan year", OrderTransfer, false, "2027-01-01", errs.FieldsCode},
	} {
		o.Kind = tc.kind
		if code := errs.CodeOf(checkCounter(o, tc.countered, day(tc.on))); code != tc.code {
			t.Errorf("%s: %q, want %q", tc.name, code, tc.code)
		}
	}
}
