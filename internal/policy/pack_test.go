package policy

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// packOfTest reads one of the three invented packs: their provinces, documents and numbers do not exist.
func packOfTest(t *testing.T, name string) *Pack {
	t.Helper()
	f, err := os.Open("testdata/pack_" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := ReadPack(f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if !p.Test || !strings.Contains(p.Name, "虚构") {
		t.Errorf("%s is not marked as invented", name)
	}
	return p
}

// Another place's rules are data: three invented provinces, everything worked by hand.
func TestThreePacks(t *testing.T) {
	cal := workday.Embedded()
	for _, tc := range []struct {
		pack, what string
		got        func(p Policy) string
		want       string
	}{
		// 甲: 90 calendar days from the contract's first day, rolled
		{"a", "2 January + 90 = 2 April", func(p Policy) string {
			return p.InductionDueOf(Duty{OnDuty: day("2025-01-10"), Contract: day("2025-01-02")}, cal).Date.String()
		}, "2025-04-02"},
		{"a", "5 January + 90 = Saturday 5 April, off until the 6th", func(p Policy) string {
			return p.InductionDueOf(Duty{OnDuty: day("2025-01-10"), Contract: day("2025-01-05")}, cal).Date.String()
		}, "2025-04-07"},
		{"a", "the contract's day is not known", func(p Policy) string { return p.InductionDue(day("2025-01-05"), cal).Date.String() }, "2025-04-07"},
		// 10 calendar days from the delivery: 22 September + 10 = 2 October, off until the 8th
		{"a", "delivered before it takes effect", func(p Policy) string {
			return p.ExitFilingDueOf(Ending{Delivered: day("2025-09-22"), Effective: day("2025-09-30")}, cal).Date.String()
		}, "2025-10-09"},
		{"a", "fifteen days of notice", func(p Policy) string { return p.EarliestExit(day("2025-03-01")).String() }, "2025-03-16"},
		{"a", "a man at 60", func(p Policy) string { return p.Retires(day("1965-05-20"), "1").String() }, "2025-05-20"},
		{"a", "a woman at 55", func(p Policy) string { return p.Retires(day("1970-02-28"), "2").String() }, "2025-02-28"},
		{"a", "a whole year", func(p Policy) string { return count(p.OwedDays(2025, day("2024-01-01"), workday.Date{}, 0)) }, "60"},
		{"a", "from July, six months of twelve", func(p Policy) string { return count(p.OwedDays(2025, day("2025-07-15"), workday.Date{}, 0)) }, "30"},
		{"a", "from 30 November, two months", func(p Policy) string { return count(p.OwedDays(2025, day("2025-11-30"), workday.Date{}, 0)) }, "10"},
		{"a", "leave relieves nothing", func(p Policy) string { return count(p.OwedDays(2025, day("2024-01-01"), workday.Date{}, 98)) }, "60"},
		{"a", "three hours are half a day", func(p Policy) string { return count(p.Halves(3)) }, "1"},
		{"a", "four are a day", func(p Policy) string { return count(p.Halves(4)) }, "2"},
		{"a", "the year closes at the end of February", func(p Policy) string { return p.YearCloses(2025).String() }, "2026-02-28"},
		{"a", "30 September 2023, a Saturday in the holidays, rolls to Saturday 7 October, worked", func(p Policy) string { return p.Limit(PlanDraftDue, 2023, cal).Date.String() }, "2023-10-07"},
		// 乙: 60 working days from the approval: March 21, April 22 (off the 4th, worked the 27th), then 17 of May from the 6th
		{"b", "approved on 28 February", func(p Policy) string {
			return p.InductionDueOf(Duty{OnDuty: day("2025-03-10"), Approved: day("2025-02-28")}, cal).Date.String()
		}, "2025-05-28"},
		// 3 working days from the decision on Friday 24 January: Sunday 26 worked, 27, then 5 February
		{"b", "decided before Spring Festival", func(p Policy) string {
			return p.ExitFilingDueOf(Ending{Decided: day("2025-01-24"), Effective: day("2025-01-31")}, cal).Date.String()
		}, "2025-02-05"},
		{"b", "45 days of notice", func(p Policy) string { return p.EarliestExit(day("2025-01-15")).String() }, "2025-03-01"},
		{"b", "65 on the day after the birthday", func(p Policy) string { return p.Retires(day("1960-06-15"), "1").String() }, "2025-06-16"},
		{"b", "women alike", func(p Policy) string { return p.Retires(day("1960-06-15"), "2").String() }, "2025-06-16"},
		{"b", "183 days of 365 of a hundred: 50.1", func(p Policy) string { return count(p.OwedDays(2025, day("2025-07-02"), workday.Date{}, 0)) }, "51"},
		{"b", "and 73 of them on leave: 110 of 365: 30.1", func(p Policy) string { return count(p.OwedDays(2025, day("2025-07-02"), workday.Date{}, 73)) }, "31"},
		{"b", "no half days", func(p Policy) string { return count(p.Halves(1)) }, "2"},
		{"b", "the year closes at the end of January", func(p Policy) string { return p.YearCloses(2025).String() }, "2026-01-31"},
		{"b", "31 October 2026, a Saturday, stays", func(p Policy) string { return p.Limit(PlanDraftDue, 2026, cal).Date.String() }, "2026-10-31"},
		// 丙: three months from the first day in post, not rolled
		{"c", "30 November and three months", func(p Policy) string { return p.InductionDue(day("2024-11-30"), cal).Date.String() }, "2025-02-28"},
		{"c", "Sunday 5 January stays", func(p Policy) string { return p.InductionDue(day("2024-10-05"), cal).Date.String() }, "2025-01-05"},
		{"c", "seven calendar days from its effect, in the holidays", func(p Policy) string {
			return p.ExitFilingDueOf(Ending{Decided: day("2025-09-01"), Delivered: day("2025-09-02"), Effective: day("2025-09-26")}, cal).Date.String()
		}, "2025-10-03"},
		{"c", "a man at 63", func(p Policy) string { return p.Retires(day("1962-03-01"), "1").String() }, "2025-03-01"},
		{"c", "a woman at 60, born on 29 February", func(p Policy) string { return p.Retires(day("1965-02-28"), "2").String() }, "2025-02-28"},
		{"c", "December alone asks for the whole year", func(p Policy) string { return count(p.OwedDays(2025, day("2025-12-01"), workday.Date{}, 0)) }, "72"},
		{"c", "before the first full year nothing", func(p Policy) string { return count(p.OwedDays(2023, day("2023-01-01"), workday.Date{}, 0)) }, "0"},
		{"c", "less than two hours are no day", func(p Policy) string { return count(p.Halves(1)) }, "0"},
		{"c", "two are one", func(p Policy) string { return count(p.Halves(2)) }, "2"},
		{"c", "online counts", func(p Policy) string { return yes(p.OnlyOnsiteCounts()) }, "no"},
		{"c", "the year closes in March", func(p Policy) string { return p.YearCloses(2024).String() }, "2025-03-15"},
	} {
		pol := packOfTest(t, tc.pack).At([]Place{province(), city(), county()}, day("2025-06-01"))
		if got := tc.got(pol); got != tc.want {
			t.Errorf("%s, %s: %s, want %s", tc.pack, tc.what, got, tc.want)
		}
	}
}

func count(n int) string { return strconv.Itoa(n) }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// The default answers are what they were before packs: the readings' examples stand beside this test.
func TestPacksLeaveTheDefaultAlone(t *testing.T) {
	a := packOfTest(t, "a")
	plain, other := At(nil, day("2025-06-01")), a.At(nil, day("2025-06-01"))
	if plain.Int(FieldDaysPerYear) != 80 || other.Int(FieldDaysPerYear) != 60 || plain.Version() == other.Version() {
		t.Error("the packs are not apart")
	}
	if Default().At(nil, day("2025-06-01")).Version() != plain.Version() {
		t.Error("the default pack has another version than no pack")
	}
	if other.InForce() != true || a.At(nil, day("2022-02-28")).InForce() {
		t.Error("a pack is in force from its own day")
	}
	sources := other.Explain(FieldDaysPerYear)
	if sources[0].Document != "甲工办〔2022〕7号（虚构）" || sources[0].Article != "第十条" || sources[0].Text != "60天" {
		t.Errorf("%+v", sources[0])
	}
}

// A city of another province is held to that province's floor and article.
func TestOverlaysOnAPack(t *testing.T) {
	top := province()
	top.Pack = packOfTest(t, "a")
	chain := []Place{top, city()}
	if err := Validate(chain, lay(FieldDaysPerYear, "70", "2025-01-01")); err != nil {
		t.Error(err)
	}
	err := Validate(chain, lay(FieldDaysPerYear, "59", "2025-01-01"))
	if errs.CodeOf(err) != CodeLooser || !strings.Contains(errs.Message(err), "第十条为60天") {
		t.Errorf("%v", err)
	}
	if err := Validate(chain, lay(FieldDaysPerYear, "70", "2022-02-28")); errs.CodeOf(err) != CodeDates {
		t.Errorf("before it was issued: %v", err)
	}
	got := At([]Place{top, city(lay(FieldDaysPerYear, "70", "2025-01-01"))}, day("2025-06-01"))
	if got.Int(FieldDaysPerYear) != 70 || At([]Place{top, city(lay(FieldDaysPerYear, "50", "2025-01-01"))}, day("2025-06-01")).Int(FieldDaysPerYear) != 60 {
		t.Error("overlays on a pack")
	}
}

func TestPackRefusals(t *testing.T) {
	good := `{"format":"xiezhi-pack-1","name":"n","document":"d","issued":"2022-03-01","test":true,"rules":[{"key":"field_days_per_year","value":"60","article":"第一条"}]}`
	if _, err := ReadPack(strings.NewReader(good)); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct{ from, to, words string }{
		"no JSON":            {good, "{", "不是规则包文件"},
		"a field unknown":    {`"test":true`, `"tset":true`, "不是规则包文件"},
		"another format":     {"xiezhi-pack-1", "xiezhi-pack-2", "格式"},
		"no name":            {`"name":"n"`, `"name":""`, "名称"},
		"no document":        {`"document":"d"`, `"document":""`, "所依据的文件"},
		"no day":             {"2022-03-01", "2022-13-01", "发布日期"},
		"no such key":        {"field_days_per_year", "field_days", "没有这个参数"},
		"no article":         {"第一条", "", "条款"},
		"no number":          {`"60"`, `"六十"`, "整数"},
		"beyond the year":    {`"60"`, `"367"`, "整数"},
		"twice":              {`"rules":[`, `"rules":[{"key":"field_days_per_year","value":"61","article":"第一条"},`, "两次"},
		"nobody can say so":  {`"article":"第一条"`, `"article":"第一条","setter":"everybody"`, "谁可规定"},
		"two lines of name":  {`"name":"n"`, `"name":"n\nm"`, "一行"},
		"a long name":        {`"name":"n"`, `"name":"` + strings.Repeat("长", 61) + `"`, "不超过60个字"},
		"a long document":    {`"document":"d"`, `"document":"` + strings.Repeat("长", 101) + `"`, "不超过100个字"},
		"a long title":       {`"document":"d"`, `"document":"d","title":"` + strings.Repeat("长", 101) + `"`, "不超过100个字"},
		"long ago":           {"2022-03-01", "1999-12-31", "2000年至2100年"},
		"far ahead":          {"2022-03-01", "2101-01-01", "2000年至2100年"},
		"a long article":     {"第一条", strings.Repeat("条", 41), "条款不超过40个字"},
		"a long value":       {`"60"`, `"` + strings.Repeat("6", 65) + `"`, "数值不超过64个字"},
		"a long word for it": {`"article":"第一条"`, `"article":"第一条","title":"` + strings.Repeat("长", 61) + `"`, "名称不超过60个字"},
		"a long unit":        {`"article":"第一条"`, `"article":"第一条","unit":"` + strings.Repeat("长", 11) + `"`, "单位不超过10个字"},
		"a long key":         {"field_days_per_year", strings.Repeat("k", 5000), "没有这个参数"},
		"too many":           {`{"key":"field_days_per_year","value":"60","article":"第一条"}`, strings.Repeat(`{"key":"x"},`, 200) + `{"key":"x"}`, "每个参数一条"},
		"more behind it":     {good, good + "{}", "后面还有别的内容"},
		"open after the end": {`{"key":"field_days_per_year","value":"60"`, `{"key":"october_filing_opens","value":"11-01"`, "不能晚于最后期限10月31日"},
		"no stricter way":    {`{"key":"field_days_per_year","value":"60"`, `{"key":"retire_age","value":"60","setter":"city"`, "更严的方向"},
	} {
		_, err := ReadPack(strings.NewReader(strings.Replace(good, tc.from, tc.to, 1)))
		if errs.CodeOf(err) != CodePack {
			t.Errorf("%s: %v", name, err)
			continue
		}
		all := errs.Message(err)
		if len(all) > 600 {
			t.Errorf("%s: the refusal has %d bytes", name, len(all))
		}
		for _, f := range errs.FieldsOf(err) {
			all += f.Message
			if len(f.Field) > 70 {
				t.Errorf("%s: a field of %d bytes", name, len(f.Field))
			}
		}
		if !strings.Contains(all, tc.words) {
			t.Errorf("%s: %q lacks %q", name, all, tc.words)
		}
	}
	if _, err := ReadPack(strings.NewReader(strings.Repeat(" ", MaxPack+1))); errs.CodeOf(err) != CodePack {
		t.Errorf("too large: %v", err)
	}
}

func TestPackInWords(t *testing.T) {
	for _, tc := range []struct {
		pack *Pack
		key  Key
		want string
	}{
		{Default(), FieldDaysPerYear, "专职指导员自2021年起，每年深入基层、企业不少于80天，每一天都有服务方签字确认。"},
		{Default(), InductionMonths, "新聘人员自上岗之日的次日起6个月内参加培训，最后一日是休息日的顺延到下一个工作日。"},
		{Default(), ExitFilingWorkdays, "解聘自解聘生效之日的次日起5个工作日内报备。"},
		{Default(), PlanDraftDue, "县级总工会每年10月31日以前拟定下年度聘用计划，不因休息日顺延。"},
		{Default(), RetireAge, "满65周岁的原则上不再续聘（生日当天满岁），在聘的合同照常履行。"},
		{packOfTest(t, "a"), InductionMonths, "新聘人员自合同起始之日的次日起90日内参加培训，最后一日是休息日的顺延到下一个工作日。"},
		{packOfTest(t, "a"), ExitFilingWorkdays, "解聘自送达本人之日的次日起10日内报备，最后一日是休息日的顺延到下一个工作日。"},
		{packOfTest(t, "a"), HalfDays, "一天中服务满4小时的计一天，不满的计半天。"},
		{packOfTest(t, "a"), RetireAge, "男性满60周岁、女性满55周岁的原则上不再续聘（生日当天满岁），在聘的合同照常履行。"},
		{packOfTest(t, "b"), InductionMonths, "新聘人员自批准之日的次日起60个工作日内参加培训。"},
		{packOfTest(t, "b"), LeaveRelief, "产假、长病假按中断的日历天数减免。"},
		{packOfTest(t, "c"), MinHoursPerDay, "一天中服务不满2小时的不计天数。"},
		{packOfTest(t, "c"), ExitFilingWorkdays, "解聘自解聘生效之日的次日起7日内报备，最后一日是休息日的不顺延。"},
	} {
		said := ""
		for _, s := range tc.pack.Sentences() {
			if s.Key == tc.key {
				said = s.Text
			}
		}
		if said != tc.want {
			t.Errorf("%s, %s: %s, want %s", tc.pack.Name, tc.key, said, tc.want)
		}
	}
	for _, s := range Default().Sentences() {
		if !strings.HasSuffix(s.Text, "。") || s.Article == "" {
			t.Errorf("%s: %q (%s)", s.Key, s.Text, s.Article)
		}
	}
}

// A pack that lets employers set a number of which one way is the stricter does not open its floor: nobody below the province goes
// under what holds above.
func TestAPacksSetterOpensNoFloor(t *testing.T) {
	p, err := ReadPack(strings.NewReader(`{"format":"xiezhi-pack-1","name":"丁省（虚构）","document":"丁工办〔2022〕1号","issued":"2022-03-01","test":true,` +
		`"rules":[{"key":"field_days_per_year","value":"60","article":"第九条","setter":"employer"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	top := province()
	top.Pack = p
	for _, tc := range []struct {
		value string
		want  string
	}{{"59", CodeLooser}, {"60", ""}, {"61", ""}} {
		err := Validate([]Place{top, city(), county()}, lay(FieldDaysPerYear, tc.value, "2025-01-01"))
		if errs.CodeOf(err) != tc.want {
			t.Errorf("a county lays %s: %v", tc.value, err)
		}
	}
	if got := At([]Place{top, city(), county(lay(FieldDaysPerYear, "30", "2025-01-01"))}, day("2025-06-01")).Int(FieldDaysPerYear); got != 60 {
		t.Errorf("a looser one that lies there all the same makes it %d", got)
	}
	// Of an article that the document does not name nothing is said.
	if err := Validate([]Place{top, city()}, lay(FieldDaysPerYear, "59", "2025-01-01")); !strings.HasSuffix(errs.Message(err), "依第九条为60天，地方规定只能更严，不能定为59天。") {
		t.Errorf("the refusal: %v", errs.Message(err))
	}
}

// Official papers name the Measures of the installation.
func TestCite(t *testing.T) {
	if got := Cite(PlanDraftDue); got != "《江苏工会专职集体协商指导员管理办法》第六条第（一）项" {
		t.Error(got)
	}
	for name, want := range map[string]string{"a": "《甲省专职集体协商指导员管理规定（虚构）》第五条", "b": "乙总工发〔2023〕2号（虚构）第六条"} {
		Install(packOfTest(t, name))
		got := Cite(PlanDraftDue)
		Install(nil)
		if got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	if Title != "江苏工会专职集体协商指导员管理办法" {
		t.Error("the program's own is not put back")
	}
}
