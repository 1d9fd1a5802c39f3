package worklog

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// known is what is known at 昆山市总工会 on 12 March 2025, which has recorded in the system since 1 March. 周文渊 has
// been in post since 2024-03-01, one 陆敏 since 2025-02-01, and another left on 2025-01-31.
func openingWorld() OpeningKnown {
	at := func(id string) org.Place { return org.Place{UnionID: id} }
	term := func(person, name, union, from, until string) Term {
		t := Term{EngagementID: "e-" + person, PersonID: person, PersonName: name, At: at(union), UnionName: "昆山市总工会", OnDuty: day(from)}
		if until != "" {
			t.EndedOn = day(until)
		}
		return t
	}
	zhou := term("p-zhou", "周文渊", "u-kunshan", "2024-03-01", "")
	zhou.PostUnionID, zhou.PostName = "u-yushan", "玉山镇总工会"
	return OpeningKnown{
		UnionID: "u-kunshan", Now: time.Date(2025, 3, 12, 4, 0, 0, 0, time.UTC), Began: day("2025-03-01"),
		Policies: map[int]policy.Policy{2024: policy.At(nil, day("2024-12-31")), 2025: policy.At(nil, day("2025-12-31"))},
		People: []OpeningPerson{
			{ID: "p-zhou", Name: "周文渊", Terms: []Term{zhou}},
			{ID: "p-lu1", Name: "陆敏", Terms: []Term{term("p-lu1", "陆敏", "u-kunshan", "2024-06-01", "2025-01-31")}},
			{ID: "p-lu2", Name: "陆敏", Terms: []Term{
				term("p-lu2", "陆敏", "u-taicang", "2024-02-01", "2025-01-15"), term("p-lu2", "陆敏", "u-kunshan", "2025-02-01", ""),
			}},
		},
		ByNumber: map[string]string{"320583198503120012": "p-zhou", "320583199007080140": "p-taicang"},
		Units: map[string]*OpeningUnit{
			"electric": {Key: "electric", State: OpeningUnitFound, Party: Party{ID: "s-1", Name: "昆山华电电子有限公司", Kind: "enterprise", HasUnion: true}},
			"workshop": {Key: "workshop", State: OpeningUnitFound, Party: Party{ID: "s-2", Name: "昆山精工五金厂", Kind: "enterprise"}},
			"own":      {Key: "own", State: OpeningUnitFound, Party: Party{ID: "s-3", Name: "昆山市总工会", Kind: "town", OrgUnionID: "u-kunshan"}},
			"closed":   {Key: "closed", State: OpeningUnitFound, Party: Party{ID: "s-4", Name: "昆山旧厂有限公司", Kind: "enterprise", HasUnion: true, Closed: true}},
			"new":      {Key: "new", State: OpeningUnitUnknown, Written: "昆山新来有限公司", Party: Party{Name: "昆山新来有限公司", Kind: "enterprise", HasUnion: true}},
			"two":      {Key: "two", State: OpeningUnitAmbiguous, Written: "同名有限公司"},
			"skipped":  {Key: "skipped", State: OpeningUnitSkipped, Written: "不要的公司"},
		},
		Entries: map[EntryKey]State{
			{"p-zhou", day("2025-02-20"), "s-1"}: StateConfirmed,
			{"p-zhou", day("2025-02-21"), "s-1"}: StateRefused,
		},
	}
}

// service is a row that nothing speaks against.
func service(row int) OpeningLine {
	return OpeningLine{
		Row: row, Name: "周文渊", Day: day("2025-02-11"), UnitKey: "electric", UnitName: "昆山华电电子有限公司", Duties: []Duty{DutyGuidance},
		Place: Onsite, Done: "指导起草集体合同草案", SignerName: "孙桂芳", SignerPost: "工会主席",
	}
}

func TestJudgeOpening(t *testing.T) {
	for _, tc := range []struct {
		name  string
		edit  func(*OpeningLine)
		want  Verdict
		codes string
	}{
		{"good", func(*OpeningLine) {}, VerdictAccept, ""},
		{"by number", func(l *OpeningLine) { l.Name, l.IDText = "", "320583198503120012" }, VerdictAccept, ""},
		{"number of somebody of another union", func(l *OpeningLine) { l.Name, l.IDText = "", "320583199007080140" }, VerdictReject, "person_elsewhere"},
		{"number that the roster does not know", func(l *OpeningLine) { l.IDText = "320583197711150035" }, VerdictReject, "person_elsewhere"},
		{"number with a wrong check character", func(l *OpeningLine) { l.IDText = "320583198503120013" }, VerdictReject, "id_check_char"},
		{"number that lost its digits", func(l *OpeningLine) { l.IDText, l.IDLost = "320583198503120000", true }, VerdictReject, "id_lost_digits"},
		{"number of another name", func(l *OpeningLine) { l.Name, l.IDText = "周文", "320583198503120012" }, VerdictReject, "name_differs"},
		{"a name that the roster does not know", func(l *OpeningLine) { l.Name = "王五" }, VerdictReject, "person_unknown"},
		{"nobody", func(l *OpeningLine) { l.Name = "" }, VerdictReject, "person_missing"},
		{"of two of one name the one in post", func(l *OpeningLine) { l.Name = "陆敏" }, VerdictAccept, ""},
		{"of two of one name the one who left since", func(l *OpeningLine) { l.Name, l.Day = "陆敏", day("2025-01-20") }, VerdictAccept, ""},
		{"of two of one name neither in post", func(l *OpeningLine) { l.Name, l.Day = "陆敏", day("2024-05-31") }, VerdictReject, "person_ambiguous outside_year"},

		{"yesterday, in the system already", func(l *OpeningLine) { l.Day = day("2025-03-11") }, VerdictReject, "after_system"},
		{"the day on which the system began", func(l *OpeningLine) { l.Day = day("2025-03-01") }, VerdictReject, "after_system"},
		{"the day before", func(l *OpeningLine) { l.Day = day("2025-02-28") }, VerdictAccept, ""},
		{"tomorrow", func(l *OpeningLine) { l.Day = day("2025-03-13") }, VerdictReject, "visit_future"},
		{"a year that has closed", func(l *OpeningLine) { l.Day = day("2024-12-31") }, VerdictReject, "outside_year"},
		{"long ago", func(l *OpeningLine) { l.Day = day("2019-02-11") }, VerdictReject, "outside_year"},

		{"no unit", func(l *OpeningLine) { l.UnitKey, l.UnitName = "", "" }, VerdictReject, "unit_missing"},
		{"a unit that the register lacks", func(l *OpeningLine) { l.UnitKey, l.UnitName = "new", "昆山新来有限公司" }, VerdictWarn, "unit_unknown"},
		{"a unit of two", func(l *OpeningLine) { l.UnitKey = "two" }, VerdictReject, "unit_ambiguous"},
		{"a unit left out", func(l *OpeningLine) { l.UnitKey = "skipped" }, VerdictReject, "unit_skipped"},
		{"a unit that closed since", func(l *OpeningLine) { l.UnitKey, l.UnitName = "closed", "" }, VerdictWarn, "unit_closed"},
		{"a unit by another name", func(l *OpeningLine) { l.UnitName = "华电电子" }, VerdictAccept, "unit_other_name"},
		{"the employing union itself", func(l *OpeningLine) { l.UnitKey, l.UnitName = "own", "昆山市总工会" }, VerdictReject, "signer_employing_union"},

		{"no duty", func(l *OpeningLine) { l.Duties = nil }, VerdictReject, "duty_missing"},
		{"bargaining", func(l *OpeningLine) { l.Duties = []Duty{DutyBargaining} }, VerdictWarn, "bargaining_as_guidance"},
		{"no place", func(l *OpeningLine) { l.Place = "" }, VerdictWarn, "place_missing"},
		{"by telephone", func(l *OpeningLine) { l.Place = Remote }, VerdictAccept, "not_counted"},
		{"nothing done", func(l *OpeningLine) { l.Done = "" }, VerdictReject, "done_missing"},

		{"nobody signed", func(l *OpeningLine) { l.SignerName = "" }, VerdictReject, "signer_missing"},
		{"one letter", func(l *OpeningLine) { l.SignerName = "孙" }, VerdictReject, "signer_name"},
		{"the instructor signed", func(l *OpeningLine) { l.SignerName = "周文渊" }, VerdictReject, "signer_instructor"},
		{"the employing union's chair signed", func(l *OpeningLine) { l.SignerPost = "昆山市总工会副主席" }, VerdictReject, "signer_employing_union"},
		{"the post union's chair signed", func(l *OpeningLine) { l.SignerPost = "玉山镇总工会主席" }, VerdictReject, "signer_post_union"},
		{"no post", func(l *OpeningLine) { l.SignerPost = "" }, VerdictWarn, "signer_post_missing"},
		{"no post where there is no union", func(l *OpeningLine) { l.UnitKey, l.UnitName, l.SignerPost = "workshop", "", "" }, VerdictReject, "signer_post_missing"},
		{"a manager where there is a union", func(l *OpeningLine) { l.SignerPost = "行政经理" }, VerdictWarn, "signer_not_union"},
		{"a manager where there is none", func(l *OpeningLine) { l.UnitKey, l.UnitName, l.SignerPost = "workshop", "", "行政经理" }, VerdictAccept, ""},

		{"in the log already", func(l *OpeningLine) { l.Day = day("2025-02-20") }, VerdictReject, "duplicate_entry"},
		{"refused in the log", func(l *OpeningLine) { l.Day = day("2025-02-21") }, VerdictReject, "duplicate_entry"},
		{"same day, another unit", func(l *OpeningLine) {
			l.Day, l.UnitKey, l.UnitName, l.SignerPost = day("2025-02-20"), "workshop", "", "职工代表"
		}, VerdictAccept, ""},
	} {
		lines := []OpeningLine{service(3)}
		tc.edit(&lines[0])
		JudgeOpening(lines, openingWorld())
		if got := strings.Join(lines[0].Codes(), " "); lines[0].Verdict != tc.want || got != tc.codes {
			t.Errorf("%s: %s %q, want %s %q", tc.name, lines[0].Verdict, got, tc.want, tc.codes)
		}
	}
}

// TestOpeningBeforePost is a day before the first engagement, one after the last, and one at another union.
func TestOpeningBeforePost(t *testing.T) {
	k := openingWorld()
	k.Began = workday.Date{} // nobody recorded in the system yet
	for _, tc := range []struct{ name, on, code string }{
		{"周文渊", "2025-01-02", ""},
		{"周文渊", "2025-03-12", ""}, // today, since the system has not begun
	} {
		lines := []OpeningLine{service(3)}
		lines[0].Name, lines[0].Day = tc.name, day(tc.on)
		JudgeOpening(lines, k)
		if got := strings.Join(lines[0].Codes(), " "); got != tc.code {
			t.Errorf("%s on %s: %q, want %q", tc.name, tc.on, got, tc.code)
		}
	}
	k.People = k.People[2:]
	for _, tc := range []struct{ on, code string }{
		{"2025-01-10", "engaged_elsewhere"}, {"2025-01-20", "visit_after_leaving"}, {"2025-02-01", ""},
	} {
		lines := []OpeningLine{service(3)}
		lines[0].Name, lines[0].Day = "陆敏", day(tc.on)
		JudgeOpening(lines, k)
		if got := strings.Join(lines[0].Codes(), " "); got != tc.code {
			t.Errorf("陆敏 on %s: %q, want %q", tc.on, got, tc.code)
		}
	}
	k.People[0].Terms = k.People[0].Terms[1:]
	lines := []OpeningLine{service(3)}
	lines[0].Name, lines[0].Day = "陆敏", day("2025-01-31")
	JudgeOpening(lines, k)
	if got := strings.Join(lines[0].Codes(), " "); got != "visit_before_duty" {
		t.Errorf("the day before taking up duty: %q", got)
	}
}

// TestOpeningAtNewYear: until its cut-off the year that is over may still come in.
func TestOpeningAtNewYear(t *testing.T) {
	k := openingWorld()
	k.Began = workday.Date{}
	for _, tc := range []struct {
		now  time.Time
		want string
	}{
		{time.Date(2025, 1, 15, 15, 59, 59, 0, time.UTC), "last_year"},
		{time.Date(2025, 1, 15, 16, 0, 0, 0, time.UTC), "outside_year"},
	} {
		lines := []OpeningLine{service(3)}
		lines[0].Day = day("2024-12-30")
		k.Now = tc.now
		JudgeOpening(lines, k)
		if got := strings.Join(lines[0].Codes(), " "); got != tc.want {
			t.Errorf("at %s: %q, want %q", tc.now, got, tc.want)
		}
	}
}

func TestOpeningRowsAgainstOneAnother(t *testing.T) {
	other := service(5)
	other.Done = "检查工资专项合同履行情况"
	nameless := service(7)
	nameless.Name = ""
	lines := []OpeningLine{service(3), service(4), other, service(6), nameless}
	lines[3].Day = day("2025-02-12")
	lines[3].Place = Indoor
	k := openingWorld()
	k.PersonID = "p-lu2"
	JudgeOpening(lines, k)
	var got []string
	for i := range lines {
		got = append(got, string(lines[i].Verdict)+" "+strings.Join(lines[i].Codes(), " "))
	}
	want := []string{"accept ", "reject duplicate_row", "warn same_day_unit", "accept not_counted", "accept "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	tally := []OpeningTally{{"p-zhou", "周文渊", 3, 1}, {"p-lu2", "陆敏", 1, 1}}
	if diff := cmp.Diff(tally, TallyOpening(lines)); diff != "" {
		t.Errorf("tally (-want +got):\n%s", diff)
	}
}

func TestOpeningWords(t *testing.T) {
	for text, want := range map[string]string{
		"指导服务": "D2", "宣传、培训": "D1 D3", "1；3": "D1 D3", "（二）": "D2", "职责五": "D5", "第八条第（六）项": "D6", "D7": "D7", "参与协商": "D4",
		"参加协商会议": "D4", "政策宣讲宣传引导": "D1", "调研": "D6", "指导协商": "D2", "监督检查 交办工作": "D5 D7", "": "",
	} {
		found, unknown := dutiesOf(text)
		var got []string
		for _, d := range found {
			got = append(got, string(d))
		}
		if strings.Join(got, " ") != want || len(unknown) > 0 {
			t.Errorf("%q is %v, unknown %v, want %s", text, got, unknown, want)
		}
	}
	if found, unknown := dutiesOf("宣传、打扫"); len(found) != 1 || strings.Join(unknown, "") != "打扫" {
		t.Errorf("read %v, unknown %v", found, unknown)
	}
	for text, want := range map[string]Place{"现场": Onsite, "实地走访": Onsite, "电话走访": Remote, "线上会议": Remote, "办公室接待": Indoor, "别处": ""} {
		if got, ok := placeOf(text); got != want || ok != (want != "") {
			t.Errorf("%s is %q", text, got)
		}
	}
	for _, tc := range []struct {
		union bool
		post  string
		want  Side
	}{
		{true, "行政经理", SideUnion}, {false, "总经理", SideEmployer}, {false, "企业职工代表", SideWorkers}, {false, "班组长", SideWorkers}, {false, "玉山镇工会干事", SideArranger},
	} {
		if got := sideByPost(tc.union, tc.post); got != tc.want {
			t.Errorf("%s speaks for %s, want %s", tc.post, got, tc.want)
		}
	}
}

// TestOpeningDates reads days as people write them into a booklet's list of 2025.
func TestOpeningDates(t *testing.T) {
	for _, tc := range []struct{ text, want, code string }{
		{"2025-02-11", "2025-02-11", ""},
		{"2025.2.11", "2025-02-11", ""},
		{"2025年2月11日", "2025-02-11", ""},
		{"20250211", "2025-02-11", ""},
		{"2月11日", "2025-02-11", "year_assumed"},
		{"2.11", "2025-02-11", "year_assumed"},
		{"25.2.11", "2025-02-11", "year_assumed"},
		{"24.2.11", "", sheet.CodeDateTwoDigitYear},
		{"2月30日", "", sheet.CodeDateImpossible},
		{"2025年2月", "", "day_missing"},
		{"2025.2.11-2.13", "", sheet.CodeDateIsRange},
		{"上周", "", sheet.CodeDateUnreadable},
		{"", "", "day_missing"},
	} {
		l := OpeningLine{}
		l.readDay(sheet.Cell{Text: tc.text}, 2025)
		if got := l.Day.String(); got != tc.want || strings.Join(l.Codes(), " ") != tc.code {
			t.Errorf("%q is %q %v, want %q %q", tc.text, got, l.Codes(), tc.want, tc.code)
		}
	}
}

func TestCheckSend(t *testing.T) {
	for _, tc := range []struct {
		name                  string
		state                 OpeningState
		good, rejected, scans int
		goodOnly              bool
		code                  string
	}{
		{"good", OpeningPreview, 3, 0, 1, false, ""},
		{"again after it came back", OpeningReturned, 3, 0, 1, false, ""},
		{"some left out", OpeningPreview, 3, 2, 1, true, ""},
		{"rejected rows", OpeningPreview, 3, 2, 1, false, CodeOpeningRejects},
		{"nothing good", OpeningPreview, 0, 2, 1, true, CodeOpeningNothing},
		{"no booklet", OpeningPreview, 3, 0, 0, false, CodeOpeningScans},
		{"accepted already", OpeningAccepted, 3, 0, 1, false, CodeOpeningState},
		{"dropped", OpeningDropped, 3, 0, 1, false, CodeOpeningState},
	} {
		if got := errs.CodeOf(CheckSend(tc.state, tc.good, tc.rejected, tc.scans, tc.goodOnly)); got != tc.code {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.code)
		}
	}
}

func TestCheckOpeningChecker(t *testing.T) {
	hands, instructors := []string{"a-clerk", "a-clerk", "a-scanner"}, []string{"p-zhou", "p-lu2"}
	for _, tc := range []struct{ name, account, person, code string }{
		{"a head", "a-head", "", ""},
		{"an instructor of the union whose services are not in it", "a-other", "p-other", ""},
		{"who uploaded the sheet", "a-clerk", "", CodeOpeningChecker},
		{"who uploaded a page", "a-scanner", "", CodeOpeningChecker},
		{"an instructor concerned", "a-lu", "p-lu2", CodeOpeningOwn},
	} {
		if got := errs.CodeOf(CheckOpeningChecker(tc.account, tc.person, hands, instructors)); got != tc.code {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.code)
		}
	}
}
