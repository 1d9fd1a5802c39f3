package policy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

var day = workday.MustParse

func lay(key Key, value, from string) Overlay {
	return Overlay{ID: string(key) + from, Key: key, Value: value, From: day(from), Document: "苏州市实施细则"}
}

func until(o Overlay, last string) Overlay { o.Until = day(last); return o }

func province(o ...Overlay) Place {
	return Place{ID: "js", Name: "江苏省总工会", Level: Province, Overlays: o}
}

func city(o ...Overlay) Place {
	return Place{ID: "sz", Name: "苏州市总工会", Level: City, Overlays: o}
}

func county(o ...Overlay) Place {
	return Place{ID: "ks", Name: "昆山市总工会", Level: County, Overlays: o}
}

func union(o ...Overlay) Place {
	return Place{ID: "ys", Name: "玉山镇总工会", Level: Union, Overlays: o}
}

func TestTheMeasuresAsIssued(t *testing.T) {
	p := At(nil, day("2026-11-22"))
	for key, want := range map[Key]int{
		FieldDaysPerYear: 80, InductionMonths: 6, ExitFilingWorkdays: 5, ExitNoticeDays: 30, RetireAge: 65, FirstFullYear: 2021,
		MinHoursPerDay: 0, UnconfirmedWarnDays: 14, RetentionYears: 10, ContactIntervalMonth: 3,
	} {
		if got := p.Int(key); got != want {
			t.Errorf("%s = %d, want %d", key, got, want)
		}
	}
	for key, want := range map[Key]bool{
		SignerExcludesPost: true, AllowEmployerSide: true, OnlyOnsiteCounts: true, RollPeriodEnd: true, AllowDispatch: false,
		RetrainOnRehire: false, FileOtherEndings: false,
	} {
		if got := p.Bool(key); got != want {
			t.Errorf("%s = %v, want %v", key, got, want)
		}
	}
	for key, want := range map[Key]string{Prorate: "none", LeaveRelief: "none", PlanNumberMeans: "stock", AgeReached: "birthday", TrainingSatisfiedBy: "attend_start", MinDaysGate: "warn"} {
		if got := p.Enum(key); got != want {
			t.Errorf("%s = %s, want %s", key, got, want)
		}
	}
	for key, want := range map[Key]string{PlanDraftDue: "2026-10-31", OctoberFilingDue: "2026-10-31", PlanCityDue: "2026-11-20", PlanProvinceDue: "2026-12-15"} {
		if got := p.MonthDay(key, 2026); got != day(want) {
			t.Errorf("%s = %s, want %s", key, got, want)
		}
	}
	if (Policy{}).Int(FieldDaysPerYear) != 80 {
		t.Error("the zero policy is not the Measures as issued")
	}
}

func TestAnswers(t *testing.T) {
	p, cal := At(nil, day("2026-01-01")), workday.Embedded()
	for year, want := range map[int]int{2019: 0, 2020: 0, 2021: 80, 2026: 80} {
		if got := p.FieldDays(year); got != want {
			t.Errorf("%d: %d days, want %d", year, got, want)
		}
	}
	if got := p.YearCloses(2025); got != day("2026-01-15") {
		t.Errorf("2025 closes on %s", got)
	}
	for onDuty, want := range map[string]string{
		"2024-08-31": "2025-02-28", "2023-08-31": "2024-02-29", "2025-07-01": "2026-01-04", "2024-04-05": "2024-10-08",
	} {
		if got := p.InductionDue(day(onDuty), cal); got != (workday.Due{Date: day(want)}) {
			t.Errorf("on duty %s: induction by %v, want %s", onDuty, got, want)
		}
	}
	unrolled := At([]Place{province(lay(RollPeriodEnd, "false", "2025-01-01"))}, day("2026-01-01"))
	if got := unrolled.InductionDue(day("2025-07-01"), cal).Date; got != day("2026-01-01") { // readings 8
		t.Errorf("without rolling: %s", got)
	}
	if got := p.ExitFilingDue(day("2020-09-29"), cal); got != (workday.Due{Date: day("2020-10-13")}) {
		t.Errorf("filing by %v", got)
	}
	if got := p.ExitFilingDue(day("2026-12-31"), cal); got != (workday.Due{Date: day("2027-01-08"), Provisional: true}) {
		t.Errorf("filing by %v", got)
	}
	if got := p.EarliestExit(day("2025-01-06")); got != day("2025-02-05") { // readings 19
		t.Errorf("earliest exit %s", got)
	}
	for birth, want := range map[string]string{"1961-06-15": "2026-06-15", "1960-02-29": "2025-02-28"} {
		if got := p.Retires(day(birth)); got != day(want) {
			t.Errorf("born %s: 65 on %s, want %s", birth, got, want)
		}
	}
	later := At([]Place{province(lay(AgeReached, "day_after", "2025-01-01"))}, day("2026-01-01"))
	if got := later.Retires(day("1961-06-15")); got != day("2026-06-16") {
		t.Errorf("day after: %s", got)
	}
	if !p.SignerExcludesPost() || !p.AllowEmployerSide() || !p.OnlyOnsiteCounts() {
		t.Error("defaults of the signing rules")
	}
}

func TestOverlays(t *testing.T) {
	for _, tc := range []struct {
		name  string
		chain []Place
		date  string
		want  int
	}{
		{"none", []Place{province(), city(), county(), union()}, "2026-01-01", 80},
		{"a city asks more", []Place{province(), city(lay(FieldDaysPerYear, "100", "2025-01-01"))}, "2026-01-01", 100},
		{"and its counties and unions with it", []Place{province(), city(lay(FieldDaysPerYear, "100", "2025-01-01")), county(), union()}, "2026-01-01", 100},
		{"not before its day", []Place{province(), city(lay(FieldDaysPerYear, "100", "2025-01-01"))}, "2024-12-31", 80},
		{"from its day on", []Place{province(), city(lay(FieldDaysPerYear, "100", "2025-01-01"))}, "2025-01-01", 100},
		{"on its last day", []Place{city(until(lay(FieldDaysPerYear, "100", "2025-01-01"), "2025-12-31"))}, "2025-12-31", 100},
		{"not after it", []Place{city(until(lay(FieldDaysPerYear, "100", "2025-01-01"), "2025-12-31"))}, "2026-01-01", 80},
		{"the later of two", []Place{city(lay(FieldDaysPerYear, "120", "2026-01-01"), lay(FieldDaysPerYear, "100", "2025-01-01"))}, "2026-06-01", 120},
		{"and before it the earlier", []Place{city(lay(FieldDaysPerYear, "120", "2026-01-01"), lay(FieldDaysPerYear, "100", "2025-01-01"))}, "2025-06-01", 100},
		{"a looser city has no effect", []Place{province(), city(lay(FieldDaysPerYear, "60", "2025-01-01"))}, "2026-01-01", 80},
		{"the province may ask less", []Place{province(lay(FieldDaysPerYear, "70", "2025-01-01"))}, "2026-01-01", 70},
		{"and then a city between", []Place{province(lay(FieldDaysPerYear, "70", "2025-01-01")), city(lay(FieldDaysPerYear, "75", "2025-01-01"))}, "2026-01-01", 75},
		{"the province overtakes a city", []Place{province(lay(FieldDaysPerYear, "110", "2026-01-01")), city(lay(FieldDaysPerYear, "100", "2025-01-01"))}, "2026-01-01", 110},
		{"a county sets no floor", []Place{province(), city(), county(lay(FieldDaysPerYear, "100", "2025-01-01"))}, "2026-01-01", 80},
		{"nor does an employing union", []Place{province(), city(), union(lay(FieldDaysPerYear, "100", "2025-01-01"))}, "2026-01-01", 80},
		{"an impossible number has no effect", []Place{city(lay(FieldDaysPerYear, "367", "2025-01-01"))}, "2026-01-01", 80},
		{"an unknown key has no effect", []Place{city(lay("field_days", "100", "2025-01-01"))}, "2026-01-01", 80},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := At(tc.chain, day(tc.date)).Int(FieldDaysPerYear); got != tc.want {
				t.Errorf("%d days, want %d", got, tc.want)
			}
		})
	}
}

func TestLowerIsStricterWhereADeadlineRuns(t *testing.T) {
	p := At([]Place{province(), city(
		lay(ExitFilingWorkdays, "3", "2025-01-01"), lay(InductionMonths, "7", "2025-01-01"), lay(AllowEmployerSide, "false", "2025-01-01"),
	)}, day("2026-01-01"))
	if p.Int(ExitFilingWorkdays) != 3 || p.Int(InductionMonths) != 6 || p.AllowEmployerSide() {
		t.Errorf("filing %d, induction %d, employer side %v", p.Int(ExitFilingWorkdays), p.Int(InductionMonths), p.AllowEmployerSide())
	}
}

func TestTheNearestPlaceSettlesWhatIsLeft(t *testing.T) {
	chain := []Place{province(), city(lay(ContactIntervalMonth, "2", "2025-01-01")), county(), union(lay(ContactIntervalMonth, "6", "2025-01-01"))}
	if got := At(chain, day("2026-01-01")).Int(ContactIntervalMonth); got != 6 {
		t.Errorf("every %d months, want 6", got)
	}
	if got := At(chain[:3], day("2026-01-01")).Int(ContactIntervalMonth); got != 2 {
		t.Errorf("every %d months, want 2", got)
	}
}

func TestValidate(t *testing.T) {
	above := []Place{province(), city()}
	stricterLater := []Place{province(lay(FieldDaysPerYear, "100", "2027-01-01")), city()}
	for _, tc := range []struct {
		name  string
		chain []Place
		o     Overlay
		code  string
		words string
	}{
		{"a city asks more days", above, lay(FieldDaysPerYear, "90", "2026-01-01"), "", ""},
		{"a city asks as many", above, lay(FieldDaysPerYear, "80", "2026-01-01"), "", ""},
		{"a city asks less", above, lay(FieldDaysPerYear, "79", "2026-01-01"), CodeLooser, "第十条第（二）项为80天，地方规定只能更严，不能定为79天（第十七条）"},
		{"less than the province will ask in its term", stricterLater, lay(FieldDaysPerYear, "90", "2026-01-01"), CodeLooser, "为100天（"},
		{"ended before that", stricterLater, until(lay(FieldDaysPerYear, "90", "2026-01-01"), "2026-12-31"), "", ""},
		{"a longer filing", above, lay(ExitFilingWorkdays, "6", "2026-01-01"), CodeLooser, "第十一条为5个工作日"},
		{"a shorter filing", above, lay(ExitFilingWorkdays, "3", "2026-01-01"), "", ""},
		{"seven months", above, lay(InductionMonths, "7", "2026-01-01"), CodeLooser, "第十条第（一）项为6个月"},
		{"five months", above, lay(InductionMonths, "5", "2026-01-01"), "", ""},
		{"the post union signs", above, lay(SignerExcludesPost, "false", "2026-01-01"), CodeLooser, "定岗单位"},
		{"the employer's side may not", above, lay(AllowEmployerSide, "false", "2026-01-01"), "", ""},
		{"pro-rating is the province's", above, lay(Prorate, "months", "2026-01-01"), CodeSetter, "只能由省总工会规定"},
		{"leave relief too", above, lay(LeaveRelief, "calendar_days", "2026-01-01"), CodeSetter, "只能由省总工会规定"},
		{"the cut-off too", above, lay(CountersignCutoff, "01-31", "2026-01-01"), CodeSetter, "只能由省总工会规定"},
		{"the province pro-rates", []Place{province()}, lay(Prorate, "months", "2026-01-01"), "", ""},
		{"the province asks less", []Place{province()}, lay(FieldDaysPerYear, "70", "2026-01-01"), "", ""},
		{"a longer notice", []Place{province()}, lay(ExitNoticeDays, "30", "2026-01-01"), CodeSetter, "不能另行规定"},
		{"the end of October", []Place{province()}, lay(PlanDraftDue, "11-15", "2026-01-01"), CodeSetter, "不能另行规定"},
		{"a county", []Place{province(), city(), county()}, lay(FieldDaysPerYear, "90", "2026-01-01"), CodeSetter, "只能由设区市总工会"},
		{"an employing union its own rhythm", []Place{province(), city(), union()}, lay(ContactIntervalMonth, "1", "2026-01-01"), "", ""},
		{"no such key", above, lay("nothing", "1", "2026-01-01"), CodeKey, ""},
		{"no number", above, lay(FieldDaysPerYear, "九十", "2026-01-01"), CodeValue, "应为1至366之间的整数"},
		{"a number written oddly", above, lay(FieldDaysPerYear, "090", "2026-01-01"), CodeValue, "整数"},
		{"no truth", above, lay(SignerExcludesPost, "yes", "2026-01-01"), CodeValue, "true"},
		{"no option", []Place{province()}, lay(Prorate, "weeks", "2026-01-01"), CodeValue, "none、ceil_calendar_days、months"},
		{"no day of the year", []Place{province()}, lay(CountersignCutoff, "02-29", "2026-01-01"), CodeValue, "01-15"},
		{"no date", []Place{province()}, lay(Chapter("exit"), "soon", "2026-01-01"), CodeValue, "应为日期"},
		{"before the Measures", above, lay(FieldDaysPerYear, "90", "2020-08-04"), CodeDates, "2020年8月5日"},
		{"ends before it begins", above, until(lay(FieldDaysPerYear, "90", "2026-01-01"), "2025-12-31"), CodeDates, "终止"},
		{"without a document", above, Overlay{Key: FieldDaysPerYear, Value: "90", From: day("2026-01-01")}, CodeDocument, "文号"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := Validate(tc.chain, tc.o)
			if got := errs.CodeOf(err); got != tc.code {
				t.Fatalf("got %q (%v), want %q", got, err, tc.code)
			}
			if got := errs.Message(err); !strings.Contains(got, tc.words) {
				t.Errorf("message %q lacks %q", got, tc.words)
			}
		})
	}
	if err := Validate(nil, lay(FieldDaysPerYear, "90", "2026-01-01")); errs.CodeOf(err) != errs.InternalCode {
		t.Errorf("no place: %v", err)
	}
}

func TestExplain(t *testing.T) {
	chain := []Place{
		province(lay(FieldDaysPerYear, "100", "2026-01-01")),
		city(lay(FieldDaysPerYear, "90", "2025-01-01")),
		county(lay(FieldDaysPerYear, "120", "2025-06-01")),
	}
	got := At(chain, day("2026-05-01")).Explain(FieldDaysPerYear)
	want := []Source{
		{Document: "苏工办〔2020〕56号", Article: "第十条第（二）项", From: day("2020-08-05"), Value: "80", Applied: true, Text: "80天"},
		{Place: "江苏省总工会", Document: "苏州市实施细则", Article: "第十九条", From: day("2026-01-01"), Value: "100", Applied: true, Text: "100天"},
		{Place: "苏州市总工会", Document: "苏州市实施细则", Article: "第十七条", From: day("2025-01-01"), Value: "90", Text: "90天", Reason: "宽于上级规定，不适用（第十七条）"},
		{Place: "昆山市总工会", Document: "苏州市实施细则", Article: "第十七条", From: day("2025-06-01"), Value: "120", Text: "120天", Reason: "只能由设区市总工会作出更严的规定"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := At(chain, day("2025-05-01")).Explain(FieldDaysPerYear); len(got) != 2 || !got[1].Applied || got[1].Value != "90" {
		t.Errorf("in 2025: %+v", got)
	}
}

func TestVersion(t *testing.T) {
	plain := At(nil, day("2026-01-01"))
	hundred := At([]Place{province(), city(lay(FieldDaysPerYear, "100", "2025-01-01"))}, day("2026-01-01"))
	if plain.Version() == hundred.Version() || len(plain.Version()) != 12 {
		t.Errorf("versions %s and %s", plain.Version(), hundred.Version())
	}
	if got := At([]Place{province(lay(FieldDaysPerYear, "100", "2021-01-01"))}, day("2023-01-01")).Version(); got != hundred.Version() {
		t.Error("the same values from another place have another version")
	}
	if got := At([]Place{city(lay(FieldDaysPerYear, "60", "2021-01-01"))}, day("2023-01-01")).Version(); got != plain.Version() {
		t.Error("an overlay without effect changed the version")
	}
	if At(nil, day("2026-01-01")).Int(FieldDaysPerYear) != 80 {
		t.Error("an overlay changed the defaults")
	}
}

func TestChapters(t *testing.T) {
	if p := At(nil, day("2026-01-01")); !p.ChapterOn("worklog") || p.ChapterOn("exit") {
		t.Error("which chapters are on")
	}
	chain := []Place{province(lay(Chapter("exit"), "2026-07-01", "2026-01-01"))}
	if At(chain, day("2026-06-30")).ChapterOn("exit") || !At(chain, day("2026-07-01")).ChapterOn("exit") {
		t.Error("the day from which a chapter is on")
	}
	if At(nil, day("2020-08-04")).InForce() || !At(nil, day("2020-08-05")).InForce() {
		t.Error("the day from which the Measures hold")
	}
}

func TestAskingForTheWrongKindPanics(t *testing.T) {
	for name, ask := range map[string]func(Policy){
		"int as bool": func(p Policy) { p.Bool(FieldDaysPerYear) },
		"unknown":     func(p Policy) { p.Int("nothing") },
		"explain":     func(p Policy) { p.Explain("nothing") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			ask(At(nil, day("2026-01-01")))
		}()
	}
}

func TestEveryRuleIsComplete(t *testing.T) {
	for _, r := range Rules() {
		if r.Title == "" || !strings.HasPrefix(r.Article, "第") || r.Setter == "" {
			t.Errorf("%s lacks its title, article or setter", r.Key)
		}
		if r.Setter == ByCity && r.Stricter == Neither {
			t.Errorf("%s: a city cannot be stricter without a direction", r.Key)
		}
		if r.Stricter != Neither && r.Kind != Int && r.Kind != Bool {
			t.Errorf("%s: no order among its values", r.Key)
		}
		if got := At(nil, day("2026-01-01")).Text(r.Key); got != r.Default {
			t.Errorf("%s = %q, want %q", r.Key, got, r.Default)
		}
	}
}

// Whatever cities lay down, nobody below the province is asked less than the province asks.
func TestNoCityLoosens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		overlay := func(name string) Overlay {
			start := Issued.AddDays(rapid.IntRange(0, 2000).Draw(t, name+" from"))
			o := Overlay{ID: name, Key: FieldDaysPerYear, Value: rapid.SampledFrom([]string{"60", "79", "80", "81", "120", "366"}).Draw(t, name), From: start}
			if rapid.Bool().Draw(t, name+" ends") {
				o.Until = start.AddDays(rapid.IntRange(0, 500).Draw(t, name+" term"))
			}
			return o
		}
		top := province(overlay("p1"), overlay("p2"))
		below := []Place{top, city(overlay("c1"), overlay("c2")), county(overlay("k")), union(overlay("u"))}
		date := Issued.AddDays(rapid.IntRange(0, 2500).Draw(t, "date"))
		asked, got := At([]Place{top}, date).Int(FieldDaysPerYear), At(below, date).Int(FieldDaysPerYear)
		if got < asked {
			t.Fatalf("the province asks %d, below it %d", asked, got)
		}
		sources := At(below, date).Explain(FieldDaysPerYear)
		var last string
		for _, s := range sources {
			if s.Applied {
				last = s.Value
			}
		}
		if last != At(below, date).Text(FieldDaysPerYear) {
			t.Fatalf("Explain ends on %s, in force is %d", last, got)
		}
	})
}

func BenchmarkAt(b *testing.B) {
	chain := []Place{province(), city(lay(ExitFilingWorkdays, "3", "2025-01-01")), county(), union()}
	for b.Loop() {
		At(chain, day("2026-01-01"))
	}
}

// The Measures name no weights, bands or share of 优秀: there is an example, and it is in force nowhere.
func TestWhatIsLeftHasNoDefault(t *testing.T) {
	p := At(nil, day("2026-01-01"))
	for _, key := range []Key{AppraisalWeights, AppraisalBands, ExcellentQuota, HouseRules, PayScale} {
		r, _ := RuleOf(key)
		if p.Text(key) != "" || r.Words("") != "未规定" || r.Setter != ByAnyone || r.Example == "" || r.check(r.Example) != nil {
			t.Errorf("%s: %q, %+v", key, p.Text(key), r)
		}
		if got := p.Why(key); got != "《办法》没有规定，也没有单位另行规定。" {
			t.Errorf("%s: %s", key, got)
		}
	}
	for value, want := range map[string]string{"90,75,60": "优秀90分，称职75分，基本称职60分", "": "未规定"} {
		if r, _ := RuleOf(AppraisalBands); r.Words(value) != want {
			t.Errorf("%q reads %s", value, r.Words(value))
		}
	}
	for key, bad := range map[Key][]string{
		AppraisalWeights: {"100", "10,15,30,15,10,21", "10,15,30,15,10,020", "-10,25,30,15,20,20", "a"},
		AppraisalBands:   {"90,75", "60,75,90", "90,90,60", "101,75,60"},
		ExcellentQuota:   {"101", "-1", "x"},
		PayScale:         {strings.Repeat("长", 61), "一\n二"},
	} {
		for _, value := range bad {
			if r, _ := RuleOf(key); r.check(value) == nil {
				t.Errorf("%s takes %q", key, value)
			}
		}
	}
}

// What an employing union settles holds for its own people, not for those of the unions below it.
func TestWhatAnEmployingUnionSettlesIsItsOwn(t *testing.T) {
	house := lay(ContactIntervalMonth, "1", "2025-01-01")
	house.Basis = House
	chain := []Place{province(), city(lay(ContactIntervalMonth, "2", "2025-01-01")), county(house), union()}
	if got := At(chain[:3], day("2026-01-01")).Int(ContactIntervalMonth); got != 1 {
		t.Errorf("for its own people every %d months, want 1", got)
	}
	below := At(chain, day("2026-01-01"))
	if got := below.Int(ContactIntervalMonth); got != 2 {
		t.Errorf("below it every %d months, want 2", got)
	}
	if why := below.Why(ContactIntervalMonth); !strings.Contains(why, "只适用于该会自己聘用的人员") || !strings.HasSuffix(why, "现适用“2个月”：以最近一级的规定为准。") {
		t.Error(why)
	}
}

// TestWrittenWithinAMonth: by the calendar month, to its end where it has no such day, to the next working day.
func TestWrittenWithinAMonth(t *testing.T) {
	for duty, want := range map[string]string{
		"2026-01-31": "2026-02-28", // the month's end, a Saturday that is worked
		"2024-01-31": "2024-02-29", "2026-03-01": "2026-04-01", "2026-12-15": "2027-01-15",
		"2025-04-01": "2025-05-06", // 1 to 5 May are off
		"2026-11-06": "2026-12-07", // the 6th is a Sunday
	} {
		if got := At(nil, day("2026-11-23")).WrittenDue(day(duty), workday.Embedded()).Date.String(); got != want {
			t.Errorf("%s: %s, want %s", duty, got, want)
		}
	}
}
