package hiring

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// wholeForm is a form in which nothing is missing: a man born on 1961-06-15, from 2027-01-01 for two years.
func wholeForm(kind FormKind) FormFacts {
	d := workday.MustParse
	f := Form{
		ID: "f", Kind: kind, UnionID: "town", Name: "周建国", Sex: "1", Birth: d("1990-06-15"), IDBlind: "blind", PhoneBlind: "phone",
		Political: "01", Education: "21", FormerPost: "某厂工会干事", Resume: Lines{{When: "2012.09", Text: "参加工作"}}, Channel: roster.ChannelOwn,
		ContractKind: roster.ContractLabour, StartsOn: d("2027-01-01"), EndsOn: d("2028-12-31"), OnDuty: d("2027-01-01"), State: FormDrafted,
	}
	out := FormFacts{
		Form: f, IDSex: "1", IDBirth: d("1990-06-15"), Today: d("2026-11-20"), Retires: d("2055-06-15"), RetireAge: 65, Room: &Headroom{OK: true, HolderName: "昆山市总工会", Year: 2027, Authorised: 4},
		Union:    org.Union{ID: "town", Name: "玉山镇总工会", State: org.StateOpen, CountyID: "county", CityID: "city", EmployingSince: d("2020-08-05")},
		Superior: org.Union{ID: "county", Name: "昆山市总工会"},
	}
	if kind == FormRenewal {
		out.Form.PersonID, out.Form.EngagementID = "person", "engagement"
		out.LastEnd, out.Grade, out.GradeYear = d("2026-12-31"), GradeCompetent, 2025
		out.Room.Renewal = true
	}
	return out
}

// outcome is what of the checks is not plainly right, as key/level/what it bars.
func outcome(f FormFacts) []string {
	out := []string{}
	for _, c := range ChecksOf(f) {
		if c.Level != CheckOK {
			out = append(out, strings.TrimSuffix(c.Key+"/"+string(c.Level)+"/"+string(c.Bars), "/"))
		}
		if c.Text == "" || c.Title == "" || c.Article == "" {
			out = append(out, "without words: "+c.Key)
		}
	}
	return out
}

func TestChecksOf(t *testing.T) {
	d := workday.MustParse
	for _, tc := range []struct {
		name string
		kind FormKind
		set  func(*FormFacts)
		want []string
	}{
		{"a whole form", FormNew, func(*FormFacts) {}, []string{}},
		{"a whole renewal", FormRenewal, func(*FormFacts) {}, []string{}},
		{"no photo, title or awards", FormNew, func(f *FormFacts) { f.Form.PhotoBlob, f.Form.TitleText, f.Form.Awards = "", "", nil }, []string{}},
		{"no former post", FormNew, func(f *FormFacts) { f.Form.FormerPost = " " }, []string{"complete/stop/submit"}},
		{"nothing yet", FormNew, func(f *FormFacts) {
			*f = FormFacts{Form: Form{Kind: FormNew}, Union: f.Union, Superior: f.Superior, Today: f.Today}
		}, []string{"complete/stop/submit"}},

		{"another sex than the number's", FormNew, func(f *FormFacts) { f.Form.Sex = "2" }, []string{"identity/stop/submit"}},
		{"another birth than the number's", FormNew, func(f *FormFacts) { f.Form.Birth = d("1990-06-16") }, []string{"identity/stop/submit"}},
		{"a doubtful number", FormNew, func(f *FormFacts) { f.IDDoubts = []string{"代码不在表中"} }, []string{"identity/warn"}},
		{"fifteen years old", FormNew, func(f *FormFacts) { f.IDBirth = d("2011-01-02"); f.Form.Birth = f.IDBirth }, []string{"identity/stop/submit"}},
		{"sixteen on the day", FormNew, func(f *FormFacts) { f.IDBirth = d("2011-01-01"); f.Form.Birth = f.IDBirth }, []string{}},

		{"ends before it begins", FormNew, func(f *FormFacts) { f.Form.EndsOn = d("2026-12-31") }, []string{"term/stop/submit"}},
		{"on duty before it begins", FormNew, func(f *FormFacts) { f.Form.OnDuty = d("2026-12-31") }, []string{"term/stop/submit"}},
		{"a service agreement without end", FormNew, func(f *FormFacts) {
			f.Form.ContractKind, f.Form.OpenEnded, f.Form.EndsOn = roster.ContractService, true, workday.Date{}
		}, []string{"term/stop/submit", "age/stop/submit"}},
		{"a labour contract without end, no reason", FormNew, func(f *FormFacts) { f.Form.OpenEnded, f.Form.EndsOn = true, workday.Date{} }, []string{"age/stop/submit"}},
		{"a labour contract without end", FormNew, func(f *FormFacts) {
			f.Form.OpenEnded, f.Form.EndsOn, f.Form.AgeReason = true, workday.Date{}, "项目长期"
		}, []string{"age/warn"}},
		{"renewed without a recorded contract", FormRenewal, func(f *FormFacts) { f.LastEnd = workday.Date{} }, []string{"gap/note"}},
		{"begins before today: example 18", FormNew, func(f *FormFacts) { f.Today = d("2027-01-02") }, []string{"term/warn"}},
		{"begins today", FormNew, func(f *FormFacts) { f.Today = d("2027-01-01") }, []string{}},
		{"renewed before the old contract ends", FormRenewal, func(f *FormFacts) { f.LastEnd = d("2027-01-01") }, []string{"term/stop/submit"}},
		{"renewed a day late", FormRenewal, func(f *FormFacts) { f.LastEnd = d("2026-12-30") }, []string{"gap/warn"}},
		{"a contract without end needs no renewal", FormRenewal, func(f *FormFacts) { f.OpenEnded, f.LastEnd = true, workday.Date{} }, []string{"term/stop/submit"}},

		{"not an employing union", FormNew, func(f *FormFacts) { f.Union.EmployingSince = d("2027-01-02") }, []string{"party/stop/submit"}},
		{"a closed union", FormNew, func(f *FormFacts) { f.Union.State = org.StateClosed }, []string{"party/stop/submit"}},
		{"purchased without a paper", FormNew, func(f *FormFacts) { f.Form.Channel = roster.ChannelProcured }, []string{"party/warn"}},
		{"purchased with one", FormNew, func(f *FormFacts) { f.Form.Channel, f.Form.ManagedPaper = roster.ChannelProcured, "管理协议" }, []string{}},
		{"posted in the county", FormNew, func(f *FormFacts) { f.Post = org.Union{ID: "p", State: org.StateOpen, CountyID: "county"} }, []string{}},
		{"posted in another county", FormNew, func(f *FormFacts) { f.Post = org.Union{ID: "p", State: org.StateOpen, CountyID: "other"} }, []string{"party/stop/submit"}},
		{"no superior", FormNew, func(f *FormFacts) { f.Superior = org.Union{} }, []string{"superior/stop/submit"}},

		{"engaged elsewhere: example 23", FormNew, func(f *FormFacts) { f.Elsewhere = "太仓市总工会（张工 0512-00000000）" }, []string{"one_head/stop/approve"}},
		{"approved elsewhere", FormNew, func(f *FormFacts) { f.Pending = "太仓市总工会" }, []string{"one_head/stop/approve"}},
		{"in post here", FormNew, func(f *FormFacts) { f.InPost = true }, []string{"one_head/stop/submit"}},
		{"another form under way", FormNew, func(f *FormFacts) { f.Twice = true }, []string{"one_head/stop/submit"}},

		{"over quota: example 17", FormNew, func(f *FormFacts) { f.Room = &Headroom{Reasons: []string{"没有空额。"}} }, []string{"quota/stop/approve"}},
		{"next year's number falls", FormNew, func(f *FormFacts) { f.Room.Warnings = []string{"届时超员。"} }, []string{"quota/warn"}},
		{"a renewal over quota: question 16", FormRenewal, func(f *FormFacts) { f.Room = &Headroom{OK: true, Renewal: true, Warnings: []string{"超员1名。"}} }, []string{"quota/note"}},

		{"ends the day before 65", FormNew, func(f *FormFacts) { f.Retires = d("2029-01-01") }, []string{}},
		{"ends on the 65th birthday, no reason", FormNew, func(f *FormFacts) { f.Retires = d("2028-12-31") }, []string{"age/stop/submit"}},
		{"ends on the 65th birthday, with one", FormNew, func(f *FormFacts) { f.Retires, f.Form.AgeReason = d("2028-12-31"), "项目延续" }, []string{"age/warn"}},
		{"begins the day before 65", FormNew, func(f *FormFacts) { f.Retires, f.Form.AgeReason = d("2027-01-02"), "项目延续" }, []string{"age/warn"}},
		{"begins on the 65th birthday, no reason", FormNew, func(f *FormFacts) { f.Retires = d("2027-01-01") }, []string{"age/stop/submit"}},
		{"begins on it, with one: example 20", FormRenewal, func(f *FormFacts) { f.Retires, f.Form.AgeReason = d("2026-06-15"), "无人接替" }, []string{"age/stop/approve"}},
		{"begins on it, the superior has ticked", FormRenewal, func(f *FormFacts) {
			f.Retires, f.Form.AgeReason, f.Form.OverrideAge, f.Form.OverrideReason = d("2026-06-15"), "无人接替", true, "情况属实"
		}, []string{"age/warn"}},

		{"no grade recorded", FormRenewal, func(f *FormFacts) { f.Grade = GradeNone }, []string{"grade/warn"}},
		{"no grade recorded, and why", FormRenewal, func(f *FormFacts) { f.Grade, f.Form.GradeReason = GradeNone, "年中聘用，未参加考核" }, []string{"grade/note"}},
		{"failed, no reason", FormRenewal, func(f *FormFacts) { f.Grade = GradeFailed }, []string{"grade/stop/submit"}},
		{"failed, with one", FormRenewal, func(f *FormFacts) { f.Grade, f.Form.GradeReason = GradeFailed, "已申诉" }, []string{"grade/stop/approve"}},
		{"failed, the superior has ticked", FormRenewal, func(f *FormFacts) {
			f.Grade, f.Form.GradeReason, f.Form.OverrideGrade, f.Form.OverrideReason = GradeFailed, "已申诉", true, "同意"
		}, []string{"grade/warn"}},
		{"two lines that go on", FormRenewal, func(f *FormFacts) {
			f.Form.Resume = Lines{{When: "2020.01至今", Text: "某厂工会干事"}, {When: "2024.03至今", Text: "玉山镇总工会专职集体协商指导员"}}
		}, []string{"resume/note"}},
		{"one that ended and one that goes on", FormRenewal, func(f *FormFacts) {
			f.Form.Resume = Lines{{When: "2020.01—2024.02", Text: "某厂工会干事"}, {When: "2024.03至今", Text: "玉山镇总工会专职集体协商指导员"}}
		}, []string{}},
		{"nothing but the service", FormRenewal, func(f *FormFacts) {
			f.Form.Resume = Lines{{When: "2024.03至今", Text: "玉山镇总工会专职集体协商指导员，定岗昆山高新区工会"}}
		}, []string{"resume/note"}},
		{"the grade of a new hire is not asked", FormNew, func(f *FormFacts) { f.Grade = GradeFailed }, []string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			facts := wholeForm(tc.kind)
			tc.set(&facts)
			if diff := cmp.Diff(tc.want, outcome(facts)); diff != "" {
				t.Errorf("checks (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTheAgeIsThePolicys: the words name the age that the policy says, not a number of their own.
func TestTheAgeIsThePolicys(t *testing.T) {
	d := workday.MustParse
	f := wholeForm(FormNew)
	f.RetireAge, f.Retires = 63, d("2027-01-01")
	say := func(change func(*FormFacts)) string {
		t.Helper()
		g := f
		change(&g)
		for _, c := range ChecksOf(g) {
			if c.Key == checkAge {
				return c.Title + "：" + c.Text
			}
		}
		return ""
	}
	for _, tc := range []struct {
		name   string
		change func(*FormFacts)
		want   string
	}{
		{"begins on the birthday", func(*FormFacts) {}, "63周岁：起始日期在年满63周岁（2027年1月1日）当日或之后，原则上不再聘用。确需聘用的，须写明理由，由上一级总工会勾选“满63周岁仍同意聘用”并写明理由，督查时可见。"},
		{"ends after it", func(f *FormFacts) { f.Retires = d("2028-01-01") }, "63周岁：期限内将年满63周岁（2028年1月1日）：合同（协议）可以履行到期，期满不再续聘。请写明期限越过63周岁的理由，供审核时参考。"},
	} {
		if got := say(tc.change); got != tc.want {
			t.Errorf("%s: %s", tc.name, got)
		}
	}
	f.Form.AgeReason = "专家带教"
	if first := tickFirst(f); first == nil || !strings.Contains(first.Text, "“满63周岁仍同意聘用”") {
		t.Errorf("the case leads to %+v", first)
	}
	if got := (FormLine{Form: Form{OverrideAge: true}, retireAge: 63}).remark(); got != "满63周岁仍同意聘用" {
		t.Errorf("the register says %q", got)
	}
}

// A person born on 29 February is 65 on 28 February of a common year (Art. 11(1)).
func TestLeapBirthday(t *testing.T) {
	d := workday.MustParse
	retires := policy.At(nil, d("2025-01-01")).Retires(d("1960-02-29"))
	if retires != d("2025-02-28") {
		t.Fatalf("65 on %s", retires)
	}
	for start, want := range map[string]string{"2025-02-27": "age/warn", "2025-02-28": "age/stop/approve"} {
		f := wholeForm(FormNew)
		f.Retires, f.Today = retires, d("2025-01-01")
		f.Form.StartsOn, f.Form.OnDuty, f.Form.EndsOn, f.Form.AgeReason = d(start), d(start), d("2025-12-31"), "理由"
		if diff := cmp.Diff([]string{want}, outcome(f)); diff != "" {
			t.Errorf("from %s (-want +got):\n%s", start, diff)
		}
	}
}

func TestFormStates(t *testing.T) {
	ok := []FormCheck{{Key: "complete", Level: CheckOK}}
	waits := []FormCheck{{Key: "quota", Level: CheckStop, Bars: StageApprove, Text: "没有空额。"}}
	wrong := []FormCheck{{Key: "term", Level: CheckStop, Bars: StageSubmit, Text: "有误。", Field: "endsOn"}}
	by, at := org.Union{ID: "county", Name: "昆山市总工会"}, time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC)
	today := workday.MustParse("2026-11-20")
	type act struct {
		name string
		do   func(Form) (Form, error)
	}
	acts := []act{
		{"edit", func(f Form) (Form, error) { return f, CheckFormEdit(f) }},
		{"discard", func(f Form) (Form, error) { return f, CheckDiscard(f) }},
		{"submit", func(f Form) (Form, error) { return SubmitForm(f, ok, "吴某", at) }},
		{"submit over quota", func(f Form) (Form, error) { return SubmitForm(f, waits, "吴某", at) }},
		{"submit wrong", func(f Form) (Form, error) { return SubmitForm(f, wrong, "吴某", at) }},
		{"approve", func(f Form) (Form, error) { return DecideForm(f, ok, true, by, "李某", "同意。", today) }},
		{"approve over quota", func(f Form) (Form, error) { return DecideForm(f, waits, true, by, "李某", "", today) }},
		{"approve wrong", func(f Form) (Form, error) { return DecideForm(f, wrong, true, by, "李某", "", today) }},
		{"reject over quota", func(f Form) (Form, error) { return DecideForm(f, waits, false, by, "李某", "不同意。", today) }},
		{"void", func(f Form) (Form, error) { return VoidForm(f, "本人放弃") }},
		{"void without a reason", func(f Form) (Form, error) { return VoidForm(f, " ") }},
	}
	want := map[string]map[FormState]string{
		"edit":                  {FormDrafted: "", FormReturned: ""},
		"discard":               {FormDrafted: ""},
		"submit":                {FormDrafted: "", FormReturned: ""},
		"submit over quota":     {FormDrafted: "", FormReturned: ""},
		"submit wrong":          {FormDrafted: CodeFormChecks, FormReturned: CodeFormChecks},
		"approve":               {FormSubmitted: ""},
		"approve over quota":    {FormSubmitted: CodeFormChecks},
		"approve wrong":         {FormSubmitted: CodeFormChecks},
		"reject over quota":     {FormSubmitted: ""},
		"void":                  {FormApproved: ""},
		"void without a reason": {FormApproved: errs.FieldsCode},
	}
	for _, a := range acts {
		for _, state := range []FormState{FormDrafted, FormSubmitted, FormReturned, FormApproved, FormRejected, FormVoid} {
			_, err := a.do(Form{State: state})
			code, allowed := want[a.name][state]
			if !allowed {
				code = CodeFormState
			}
			got := ""
			if e, is := errs.As(err); is {
				got = e.Code
			}
			if got != code {
				t.Errorf("%s of a form that is %s: %q, want %q", a.name, state, got, code)
			}
		}
	}
	if _, err := VoidForm(Form{State: FormApproved, ContractID: "c"}, "本人放弃"); !errs.Is(err, CodeFormUsed) {
		t.Errorf("a form that a contract has used: %v", err)
	}
	lapsed, err := LapseForm(Form{State: FormApproved})
	if err != nil || lapsed.State != FormVoid || !lapsed.Lapsed {
		t.Errorf("lapsed with its engagement: %v %+v", err, lapsed)
	}
	if f, err := RestoreForm(lapsed, false); err != nil || f.State != FormApproved || f.Lapsed {
		t.Errorf("restored: %v %+v", err, f)
	}
	if f, err := RestoreForm(lapsed, true); !errs.Is(err, CodeFormTwice) || f.State != FormVoid || f.Lapsed { // replaced, for good
		t.Errorf("restored beside another one: %v", err)
	}
	if _, err := RestoreForm(Form{State: FormVoid}, false); !errs.Is(err, CodeFormState) {
		t.Errorf("one that the union gave up came back: %v", err)
	}
	if _, err := LapseForm(Form{State: FormSubmitted}); !errs.Is(err, CodeFormState) {
		t.Errorf("one under way lapsed: %v", err)
	}
	if err := CheckDiscard(Form{State: FormDrafted, CaseID: "c"}); !errs.Is(err, CodeFormState) {
		t.Errorf("a draft that was withdrawn: %v", err)
	}
	f, _ := DecideForm(Form{State: FormSubmitted}, ok, true, by, "李某（代王某）", "同意。", today)
	if f.State != FormApproved || f.DecidedOn != today || f.DecidedUnionID != "county" || f.DecidedName != "李某（代王某）" || f.Opinion != "同意。" {
		t.Errorf("approved: %+v", f)
	}
	sent, _ := SubmitForm(Form{State: FormReturned, OverrideAge: true, OverrideReason: "旧"}, ok, "吴某", at)
	if sent.OverrideAge || sent.OverrideReason != "" {
		t.Error("the superior's tick outlived the content that it was for")
	}
}

func TestTickForm(t *testing.T) {
	d := workday.MustParse
	old := wholeForm(FormRenewal)
	old.Form.State, old.Retires, old.Form.AgeReason = FormSubmitted, d("2026-06-15"), "无人接替"
	failed := wholeForm(FormRenewal)
	failed.Form.State, failed.Grade, failed.Form.GradeReason = FormSubmitted, GradeFailed, "已申诉"
	plain := wholeForm(FormRenewal)
	plain.Form.State = FormSubmitted
	draft := old
	draft.Form.State = FormDrafted
	for _, tc := range []struct {
		name  string
		facts FormFacts
		o     FormOverride
		want  string
	}{
		{"age", old, FormOverride{Age: true, Reason: "情况属实"}, ""},
		{"age without a reason", old, FormOverride{Age: true, Reason: " "}, errs.FieldsCode},
		{"the wrong box", old, FormOverride{Grade: true, Reason: "情况属实"}, CodeFormOverride},
		{"grade", failed, FormOverride{Grade: true, Reason: "同意"}, ""},
		{"nothing to tick", plain, FormOverride{Age: true, Reason: "同意"}, CodeFormOverride},
		{"taken back", old, FormOverride{}, ""},
		{"a draft", draft, FormOverride{Age: true, Reason: "同意"}, CodeFormState},
	} {
		f, err := TickForm(tc.facts, tc.o, "李某")
		if got, _ := errs.As(err); (got == nil) != (tc.want == "") || got != nil && got.Code != tc.want {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.want)
		} else if err == nil && (f.OverrideAge != tc.o.Age || f.OverrideGrade != tc.o.Grade || (f.OverrideName == "李某") != (tc.o.Age || tc.o.Grade)) {
			t.Errorf("%s: ticked %+v", tc.name, f)
		}
	}
}

func TestLinesOf(t *testing.T) {
	text := "2008.09—2012.06 苏州大学法学专业 \n2012年7月至今　昆山某厂工会干事\n\n曾任车间主任"
	want := Lines{{When: "2008.09—2012.06", Text: "苏州大学法学专业"}, {When: "2012年7月至今", Text: "昆山某厂工会干事"}, {Text: "曾任车间主任"}}
	if diff := cmp.Diff(want, linesOf(text)); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if got := want.text(); got != "2008.09—2012.06　苏州大学法学专业\n2012年7月至今　昆山某厂工会干事\n曾任车间主任" {
		t.Errorf("text %q", got)
	}
}

// TestTheServiceIsALine: of a renewal the service itself stands in the résumé, once.
func TestTheServiceIsALine(t *testing.T) {
	from := workday.MustParse("2024-03-01")
	school := DatedLine{When: "2008.09—2012.06", Text: "苏州大学法学专业"}
	for _, tc := range []struct {
		name, post string
		has, want  Lines
	}{
		{"nothing known", "", nil, Lines{{When: "2024.03至今", Text: "玉山镇总工会专职集体协商指导员"}}},
		{"posted elsewhere", "昆山高新区工会", Lines{school}, Lines{school, {When: "2024.03至今", Text: "玉山镇总工会专职集体协商指导员，定岗昆山高新区工会"}}},
		{"posted at the union itself", "玉山镇总工会", nil, Lines{{When: "2024.03至今", Text: "玉山镇总工会专职集体协商指导员"}}},
		{"another work of the union's", "", Lines{{When: "2020.01至今", Text: "玉山镇总工会干事"}}, Lines{{When: "2020.01至今", Text: "玉山镇总工会干事"}, {When: "2024.03至今", Text: "玉山镇总工会专职集体协商指导员"}}},
		{"told already", "", Lines{{When: "2024.03—", Text: "任玉山镇总工会专职指导员"}}, Lines{{When: "2024.03—", Text: "任玉山镇总工会专职指导员"}}},
	} {
		if diff := cmp.Diff(tc.want, tc.has.withService(from, "玉山镇总工会", tc.post)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func TestFollows(t *testing.T) {
	d := workday.MustParse
	for _, tc := range []struct{ from, until, next, last string }{
		{"2025-01-01", "2026-12-31", "2027-01-01", "2028-12-31"},
		{"2024-03-01", "2025-02-28", "2025-03-01", "2026-02-28"},
		{"2026-01-15", "2026-07-14", "2026-07-15", "2027-01-14"},
		{"2026-01-15", "2026-07-20", "2026-07-21", ""}, // no whole months
		{"2026-01-15", "", "", ""},
	} {
		c := roster.Contract{Kind: roster.ContractService, StartsOn: d(tc.from)}
		if tc.until != "" {
			c.EndsOn = d(tc.until)
		}
		kind, from, until := follows(c)
		if kind != roster.ContractService || from.String() != tc.next || until.String() != tc.last {
			t.Errorf("after %s to %s: %s to %s, want %s to %s", tc.from, tc.until, from, until, tc.next, tc.last)
		}
	}
}
