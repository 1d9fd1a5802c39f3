package hiring

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func TestMeanScore(t *testing.T) {
	for _, tc := range []struct {
		points []int
		trim   bool
		want   int
	}{
		{[]int{8000}, false, 8000},
		{[]int{8000, 8001}, false, 8001},                // 80.005 → 80.01
		{[]int{8000, 8100, 8100}, false, 8067},          // 80.6666… → 80.67
		{[]int{8000, 8000, 8100}, false, 8033},          // 80.3333… → 80.33
		{[]int{0, 8000, 8200, 8400, 10000}, true, 8200}, // without 0 and 100
		{[]int{10000, 8400, 0, 8000, 8200}, false, 6920},
		{[]int{6000, 8000, 8200, 8400}, true, 7650}, // four assessors: nothing is left out
	} {
		if got, ok := MeanScore(tc.points, tc.trim); !ok || got != tc.want {
			t.Errorf("MeanScore(%v, %v) = %d, want %d", tc.points, tc.trim, got, tc.want)
		}
	}
	if _, ok := MeanScore(nil, false); ok {
		t.Error("nobody's scores have a mean")
	}
}

func TestTotalScore(t *testing.T) {
	p := func(n int) *int { return &n }
	for _, tc := range []struct {
		name               string
		s                  Scoring
		written, interview *int
		want               int
		ok                 bool
	}{
		{"forty and sixty", Scoring{WrittenWeight: 40, InterviewWeight: 60}, p(8050), p(9000), 8620, true},
		{"rounded half up", Scoring{WrittenWeight: 50, InterviewWeight: 50}, p(8000), p(8001), 8001, true}, // 80.005
		{"interview alone", Scoring{InterviewWeight: 100}, nil, p(7777), 7777, true},
		{"absent from the written test", Scoring{WrittenWeight: 40, InterviewWeight: 60}, nil, p(9000), 0, false},
		{"nobody is scored", Scoring{}, p(8000), p(8000), 0, false},
	} {
		if got, ok := TotalScore(tc.s, tc.written, tc.interview); got != tc.want && ok || ok != tc.ok {
			t.Errorf("%s: %d %v, want %d %v", tc.name, got, ok, tc.want, tc.ok)
		}
	}
}

// contender makes an applicant with a total; −1 is none.
func contender(id string, total, tie int) Contender {
	s := Contender{ID: id, TieSeq: tie}
	if total >= 0 {
		s.Total = &total
	}
	return s
}

func TestOrderApplicants(t *testing.T) {
	places := func(list []Contender) []string {
		var out []string
		for _, s := range OrderApplicants(list) {
			mark := ""
			if s.Tied {
				mark = "="
			}
			out = append(out, fmt.Sprintf("%s%d%s", s.ID, s.Place, mark))
		}
		return out
	}
	for _, tc := range []struct {
		name string
		list []Contender
		want []string
	}{
		{"by total", []Contender{contender("a", 7000, 0), contender("b", 9000, 0), contender("c", 8000, 0)}, []string{"b1", "c2", "a3"}},
		{"equals share a place", []Contender{contender("a", 8000, 0), contender("b", 9000, 0), contender("c", 8000, 0), contender("d", 7000, 0)}, []string{"b1", "a2=", "c2=", "d4"}},
		{"decided by a person", []Contender{contender("a", 8000, 2), contender("b", 9000, 0), contender("c", 8000, 1), contender("d", 7000, 0)}, []string{"b1", "c2", "a3", "d4"}},
		{"half decided is undecided", []Contender{contender("a", 8000, 1), contender("c", 8000, 0)}, []string{"c1=", "a1="}},
		{"no total, no place", []Contender{contender("a", -1, 0), contender("b", -1, 0), contender("c", 0, 0)}, []string{"c1", "a0", "b0"}},
	} {
		if diff := cmp.Diff(tc.want, places(tc.list)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func TestCheckTie(t *testing.T) {
	n := RecruitNotice{State: NoticePublished}
	list := OrderApplicants([]Contender{contender("a", 8000, 0), contender("b", 9000, 0), contender("c", 8000, 0)})
	for _, tc := range []struct {
		name   string
		state  NoticeState
		ids    []string
		reason string
		code   string
	}{
		{"all of them with a reason", NoticePublished, []string{"c", "a"}, "丙持有资质", ""},
		{"without a reason", NoticePublished, []string{"c", "a"}, "", CodeReason},
		{"one of them", NoticePublished, []string{"c"}, "丙持有资质", CodeTie},
		{"with somebody who is not tied", NoticePublished, []string{"c", "a", "b"}, "丙持有资质", CodeTie},
		{"one twice", NoticePublished, []string{"c", "c"}, "丙持有资质", CodeTie},
		{"nobody", NoticePublished, nil, "丙持有资质", CodeTie},
		{"after the list went out", NoticePublicity, []string{"c", "a"}, "丙持有资质", CodeNoticeState},
	} {
		n.State = tc.state
		if err := CheckTie(n, list, tc.ids, tc.reason); errs.CodeOf(err) != tc.code {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.code)
		}
	}
}

func TestCheckPropose(t *testing.T) {
	posts := []NoticePost{{ID: "p", Title: "指导员", Heads: 2}, {ID: "q", Title: "专员", Heads: 1}}
	n := RecruitNotice{State: NoticePublished, ApplyUntil: day("2026-11-10"), Scoring: Scoring{InterviewWeight: 100}}
	choice := func(id, post string, v Verdict, place int, tied bool) Choice {
		total := 10000 - place
		return Choice{Contender: Contender{ID: id, Total: &total, Place: place, Tied: tied}, PostID: post, Verdict: v}
	}
	all := []Choice{
		choice("a", "p", VerdictEligible, 1, false), choice("b", "p", VerdictEligible, 2, true), choice("c", "p", VerdictEligible, 2, true),
		choice("x", "p", VerdictIneligible, 0, false), choice("z", "p", VerdictEligible, 0, false), choice("e", "q", VerdictEligible, 1, false),
	}
	for _, tc := range []struct {
		name   string
		on     string
		ids    []string
		reason string
		passed string
		edit   func(*RecruitNotice, []Choice)
		code   string
		over   []string
	}{
		{name: "in the order", ids: []string{"a", "b", "e"}, edit: func(_ *RecruitNotice, c []Choice) { c[1].Tied, c[2].Tied, c[2].Place = false, false, 3 }},
		{name: "fewer than offered, while two are left", ids: []string{"a", "e"}, code: CodeChoice},
		{name: "fewer with a reason and no word", ids: []string{"a", "e"}, reason: "其余成绩偏低", code: CodePassedWords},
		{name: "fewer with a reason and a word", ids: []string{"a", "e"}, reason: "其余成绩偏低", passed: "本次只聘用一名", over: []string{"b", "c"}},
		{name: "fewer than offered, and nobody with a total is left", ids: []string{"a"}, edit: func(_ *RecruitNotice, c []Choice) { c[1].Place, c[2].Place = 0, 0 }},
		{name: "nobody", ids: nil},
		{name: "on the last day to apply", on: "2026-11-10", ids: []string{"a"}, code: CodeNoticeState},
		{name: "tie at the edge", ids: []string{"a", "b"}, code: CodeTie},
		{name: "both of the tie, the first passed over", ids: []string{"b", "c"}, code: CodeChoice},
		{name: "the same with a reason, and no word to the first", ids: []string{"b", "c"}, reason: "甲放弃", code: CodePassedWords},
		{name: "with a reason and a word", ids: []string{"b", "c"}, reason: "甲放弃", passed: "您已书面放弃", over: []string{"a"}},
		{name: "a word of one character", ids: []string{"b", "c"}, reason: "甲放弃", passed: "无 ", code: CodePassedWords},
		{name: "more than the post offers", ids: []string{"a", "b", "c"}, code: CodeTooMany},
		{name: "not eligible", ids: []string{"x"}, code: CodeNotEligible},
		{name: "without a total", ids: []string{"z"}, code: CodeNoScore},
		{name: "a stranger", ids: []string{"nobody"}, code: errs.NotFoundCode},
		{name: "somebody not judged", ids: []string{"a"}, edit: func(_ *RecruitNotice, c []Choice) { c[3].Verdict = VerdictNone }, code: CodeUnjudged},
		{name: "while the list is public", ids: []string{"a"}, edit: func(n *RecruitNotice, _ []Choice) { n.State = NoticePublicity }, code: CodeNoticeState},
		{name: "nobody is scored: a choice takes a reason", ids: []string{"a"}, edit: func(n *RecruitNotice, _ []Choice) { n.Scoring = Scoring{} }, code: CodeChoice},
		{
			name: "nobody is scored: all others are passed over", ids: []string{"a"}, reason: "经集体研究", passed: "本次聘用两人，未选上", edit: func(n *RecruitNotice, _ []Choice) { n.Scoring = Scoring{} },
			over: []string{"b", "c", "z"},
		},
		{name: "an assessor still has to score", ids: []string{"a"}, edit: func(_ *RecruitNotice, c []Choice) { c[1].Partial = true }, code: CodeNoScore},
		{name: "at another post", ids: []string{"a"}, reason: "其余成绩偏低", passed: "本次只聘用一名", over: []string{"b", "c"}, edit: func(_ *RecruitNotice, c []Choice) { c[5].Partial = true }},
		{name: "nobody is scored, one applied", ids: []string{"e"}, edit: func(n *RecruitNotice, _ []Choice) { n.Scoring = Scoring{} }},
	} {
		one, list := n, slices.Clone(all)
		if tc.edit != nil {
			tc.edit(&one, list)
		}
		on := "2026-11-11"
		if tc.on != "" {
			on = tc.on
		}
		over, err := CheckPropose(one, posts, list, Proposal{IDs: tc.ids, Reason: tc.reason, Passed: tc.passed}, day(on))
		if errs.CodeOf(err) != tc.code {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.code)
		}
		if diff := cmp.Diff(tc.over, over); diff != "" {
			t.Errorf("%s: passed over (-want +got):\n%s", tc.name, diff)
		}
	}
}

// TestCheckStanding: what was proposed in the order is looked at again, since it may have changed before it goes public.
func TestCheckStanding(t *testing.T) {
	posts := []NoticePost{{ID: "p", Title: "指导员", Heads: 1}}
	n := RecruitNotice{State: NoticePublished, ApplyUntil: day("2026-11-10"), Scoring: Scoring{InterviewWeight: 100}}
	choice := func(id string, v Verdict, place int, tied bool) Choice {
		return Choice{Contender: Contender{ID: id, Place: place, Tied: tied}, PostID: "p", Verdict: v}
	}
	first, second := choice("a", VerdictEligible, 1, false), choice("b", VerdictEligible, 2, false)
	for _, tc := range []struct {
		name string
		all  []Choice
		in   Proposal
		told []string
		ok   bool
	}{
		{"as it was", []Choice{first, second}, Proposal{IDs: []string{"a"}}, nil, true},
		{"another is first by now", []Choice{choice("a", VerdictEligible, 2, false), choice("b", VerdictEligible, 1, false)}, Proposal{IDs: []string{"a"}}, nil, false},
		{"they are equals by now", []Choice{choice("a", VerdictEligible, 1, true), choice("b", VerdictEligible, 1, true)}, Proposal{IDs: []string{"a"}}, nil, false},
		{"a verdict was taken back", []Choice{first, choice("b", VerdictNone, 0, false)}, Proposal{IDs: []string{"a"}}, nil, false},
		{"passed over, and told", []Choice{first, second}, Proposal{IDs: []string{"b"}, Reason: "放弃", Passed: "您已书面放弃"}, []string{"a"}, true},
		{"told, and behind by now", []Choice{choice("a", VerdictEligible, 2, false), choice("b", VerdictEligible, 1, false)}, Proposal{IDs: []string{"b"}, Reason: "放弃", Passed: "您已书面放弃"}, []string{"a"}, false},
		{"one more is passed over, who was not told", []Choice{first, second, choice("c", VerdictEligible, 3, false)}, Proposal{IDs: []string{"c"}, Reason: "放弃", Passed: "您已书面放弃"}, []string{"a"}, false},
	} {
		err := CheckStanding(n, posts, tc.all, tc.in, tc.told, day("2026-11-11"))
		if (err == nil) != tc.ok || err != nil && (errs.CodeOf(err) != CodeProposeAgain || !strings.Contains(errs.Message(err), "请重新确定拟聘用人员")) {
			t.Errorf("%s: %v", tc.name, err)
		}
	}
}

// TestWithoutNames: what people wrote into the record names nobody but those proposed.
func TestWithoutNames(t *testing.T) {
	total := 8000
	line := func(id, name string, v Verdict, place int, proposed bool) ApplicationLine {
		return ApplicationLine{ID: id, Name: name, Verdict: v, Marks: Marks{Total: &total, Place: place}, Proposed: proposed, PostID: "p", TieReason: name + "具备资质", TieBy: "王经办"}
	}
	lines := []ApplicationLine{
		line("a", "孙二娘", VerdictEligible, 1, true), line("b", "孙二", VerdictEligible, 2, false), line("c", "钱一", VerdictEligible, 3, false),
		line("d", "李三", VerdictIneligible, 0, false), line("e", "周四", VerdictEligible, 4, false), line("f", "周四", VerdictEligible, 5, false),
	}
	v := RecruitView{RecruitLine: RecruitLine{RecruitNotice: RecruitNotice{ClosedReason: "李三不符合条件"}}, ChosenReason: "孙二娘优于孙二，周四未到"}
	v.Objections = []Objection{{Name: "吴五", Content: "吴五举报孙二"}, {Name: "钱一", Content: "钱一不服"}, {Content: "孙二娘不合适"}}
	v.Story = []NoticeEvent{{Note: "孙二放弃"}}
	withoutNames(&v, lines)
	got := []string{v.ChosenReason, v.ClosedReason, v.Objections[0].Content, v.Objections[1].Content, v.Objections[2].Content, v.Story[0].Note, lines[0].TieReason, lines[1].TieReason}
	want := []string{"孙二娘优于应聘人02，某报名人未到", "某报名人不符合条件", "异议人举报应聘人02", "应聘人03不服", "孙二娘不合适", "应聘人02放弃", "孙二娘具备资质", "应聘人02具备资质"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := tieFacts(lines[:2], []NoticePost{{ID: "p", Title: "指导员"}}); got[0][0] != "第1至2名" {
		t.Errorf("with one post: %v", got)
	}
	if got := tieFacts(lines[:2], []NoticePost{{ID: "p", Title: "指导员"}, {ID: "q", Title: "专员"}}); got[0][0] != "“指导员”第1至2名" {
		t.Errorf("with two posts: %v", got)
	}
}

func TestCheckJudge(t *testing.T) {
	checks := func(answers ...CheckAnswer) []ConditionCheck {
		out := make([]ConditionCheck, len(answers))
		for i, a := range answers {
			out[i] = ConditionCheck{Item: ConditionItems[i], Answer: a, Evidence: "看过材料"}
		}
		return out
	}
	yes := checks(AnswerYes, AnswerYes, AnswerYes, AnswerYes)
	noEvidence := checks(AnswerYes, AnswerNo)
	noEvidence[1].Evidence = " "
	for _, tc := range []struct {
		name    string
		state   NoticeState
		checks  []ConditionCheck
		verdict Verdict
		reason  string
		code    string
	}{
		{"four times yes", NoticePublished, yes, VerdictEligible, "", ""},
		{"unclear is not eligible", NoticePublished, checks(AnswerYes, AnswerUnclear, AnswerYes, AnswerYes), VerdictEligible, "", CodeNotEligible},
		{"three of four", NoticePublished, checks(AnswerYes, AnswerYes, AnswerYes), VerdictEligible, "", CodeNotEligible},
		{"unclear may wait", NoticePublished, checks(AnswerUnclear), VerdictNone, "", ""},
		{"one no, told why", NoticePublished, checks(AnswerYes, AnswerNo), VerdictIneligible, "不熟悉劳动法律", ""},
		{"one no, not told", NoticePublished, checks(AnswerYes, AnswerNo), VerdictIneligible, "", CodeReason},
		{"one no, without evidence", NoticePublished, noEvidence, VerdictIneligible, "不熟悉劳动法律", errs.FieldsCode},
		{"rejected though nothing is wrong: preferences are no bar", NoticePublished, yes, VerdictIneligible, "不是法律专业", CodeNotEligible},
		{"an item twice", NoticePublished, append(checks(AnswerYes), checks(AnswerNo)...), VerdictNone, "", errs.FieldsCode},
		{"an unknown verdict", NoticePublished, yes, "maybe", "", errs.FieldsCode},
		{"after the list went out", NoticePublicity, yes, VerdictEligible, "", CodeNoticeState},
	} {
		if err := CheckJudge(RecruitNotice{State: tc.state}, tc.checks, tc.verdict, tc.reason); errs.CodeOf(err) != tc.code {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.code)
		}
	}
}

func TestCheckPublish(t *testing.T) {
	whole := RecruitNotice{
		State: NoticeDraft, Channel: roster.ChannelOwn, ApplyFrom: day("2026-11-03"), ApplyUntil: day("2026-11-10"), ContactName: "张工", OfficePhone: "0512-57301234",
	}
	posts := []NoticePost{{Heads: 2}}
	room := Headroom{HolderName: "昆山市总工会", Year: 2026, Approved: true, Authorised: 4, Occupied: 3}
	for _, tc := range []struct {
		name   string
		edit   func(*RecruitNotice)
		posts  []NoticePost
		room   Headroom
		reason string
		code   string
		fields []string
	}{
		{name: "one head free, two offered", room: room, posts: posts, code: CodeNoticeRoom, fields: []string{"reason"}},
		{name: "the same with a reason", room: room, posts: posts, reason: "一人年底离岗"},
		{name: "room enough", room: Headroom{Approved: true, Authorised: 5, Occupied: 3}, posts: posts},
		{name: "published already", edit: func(n *RecruitNotice) { n.State = NoticePublished }, room: room, posts: posts, code: CodeNoticeState},
		{
			name: "empty", edit: func(n *RecruitNotice) { *n = RecruitNotice{State: NoticeDraft, Channel: roster.ChannelProcured} }, room: room, code: errs.FieldsCode,
			fields: []string{"posts", "applyFrom", "applyUntil", "contactName", "officePhone", "channelPaper"},
		},
		{name: "over already", edit: func(n *RecruitNotice) { n.ApplyUntil = day("2026-11-01") }, room: room, posts: posts, code: errs.FieldsCode, fields: []string{"applyUntil"}},
	} {
		n := whole
		if tc.edit != nil {
			tc.edit(&n)
		}
		err := CheckPublish(n, tc.posts, tc.room, tc.reason, day("2026-11-02"))
		if errs.CodeOf(err) != tc.code {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.code)
		}
		var fields []string
		for _, f := range errs.FieldsOf(err) {
			fields = append(fields, f.Field)
		}
		if diff := cmp.Diff(tc.fields, fields); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
	const want = "昆山市总工会2026年核定4名，在岗3名，预留0名，空额1名，公告招聘2名；超出的须有空额才能聘用。"
	if got := RoomWarning(room, 2); got != want {
		t.Errorf("the warning with its figures: %s", got)
	}
	shared := room
	shared.offered = 1 // by another notice of the county: the one free head is promised already
	if got := RoomWarning(shared, 1); got != "昆山市总工会2026年核定4名，在岗3名，预留0名，空额1名，其他进行中的公告招聘1名，公告招聘1名；超出的须有空额才能聘用。" {
		t.Errorf("with another notice: %s", got)
	}
	if got := RoomWarning(Headroom{HolderName: "太仓市总工会", Year: 2026}, 1); got != "太仓市总工会2026年没有核定数，公告招聘1名；须有空额才能聘用。" {
		t.Errorf("without a number: %s", got)
	}
}

// TestPublicityEnds counts working days by hand: the first day does not count, make-up days do, and the holidays do not.
func TestPublicityEnds(t *testing.T) {
	for _, tc := range []struct{ from, want string }{
		{"2026-11-16", "2026-11-23"}, // Mon: 17, 18, 19, 20, 23
		{"2026-02-13", "2026-02-27"}, // Fri before 春节: Sat 14 (make-up), 24, 25, 26, 27
		{"2026-09-30", "2026-10-13"}, // Wed before 国庆: 8, 9, Sat 10 (make-up), 12, 13
	} {
		if got := PublicityEnds(workday.Embedded(), day(tc.from), 5).Date; got != day(tc.want) {
			t.Errorf("from %s to %s, want %s", tc.from, got, tc.want)
		}
	}
}

func TestRetireWarning(t *testing.T) {
	pol := policy.At(nil, day("2026-11-23"))
	for _, tc := range []struct{ birth, want string }{
		{"1961-11-23", "已于2026年11月23日满65周岁，原则上不聘用；确需聘用须写明理由并经上一级工会批准（第十一条）。"},
		{"1961-11-24", "将于2026年11月24日满65周岁，请留意聘用期限（第十一条）。"},
		{"1962-11-23", "将于2027年11月23日满65周岁，请留意聘用期限（第十一条）。"},
		{"1962-11-24", ""},
	} {
		if got := RetireWarning(day(tc.birth), "1", pol, day("2026-11-23")); got != tc.want {
			t.Errorf("born %s: %q", tc.birth, got)
		}
	}
	women := policy.At([]policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{{Key: policy.RetireAgeWomen, Value: "60", From: day("2021-01-01")}}}}, day("2026-11-23"))
	if got := RetireWarning(day("1966-11-24"), "2", women, day("2026-11-23")); got != "将于2026年11月24日满60周岁，请留意聘用期限（第十一条）。" {
		t.Errorf("a woman: %q", got)
	}
	if got := RetireWarning(day("1966-11-24"), "1", women, day("2026-11-23")); got != "" {
		t.Errorf("a man: %q", got)
	}
}

func TestCheckClose(t *testing.T) {
	listed := RecruitNotice{State: NoticePublicity, ApplyUntil: day("2026-11-10"), PublicityUntil: day("2026-11-23")}
	open := RecruitNotice{State: NoticePublished, ApplyUntil: day("2026-11-10")}
	for _, tc := range []struct {
		name         string
		n            RecruitNotice
		proposed     int
		open, upheld int
		reason, on   string
		code         string
	}{
		{"on the last day of the list", listed, 1, 0, 0, "", "2026-11-23", CodePublicityRuns},
		{"the day after", listed, 1, 0, 0, "", "2026-11-24", ""},
		{"an objection without an answer", listed, 1, 1, 0, "", "2026-11-24", CodeObjectionsOpen},
		{"an objection that holds", listed, 1, 0, 1, "", "2026-11-24", CodeUpheld},
		{"nobody found, told why", open, 0, 0, 0, "无人符合条件", "2026-11-11", ""},
		{"somebody is proposed who was never public", open, 1, 0, 0, "不公示了", "2026-11-11", CodeNoticeState},
		{"nobody found, not told", open, 0, 0, 0, "", "2026-11-11", CodeReason},
		{"before the last day to apply is over", open, 0, 0, 0, "无人报名", "2026-11-10", CodeNoticeState},
		{"a draft", RecruitNotice{State: NoticeDraft}, 0, 0, 0, "不招了", "2026-11-24", CodeNoticeState},
		{"cancelled", RecruitNotice{State: NoticeCancelled}, 0, 0, 0, "不招了", "2026-11-24", CodeNoticeState},
	} {
		if err := CheckClose(tc.n, tc.proposed, tc.open, tc.upheld, tc.reason, day(tc.on)); errs.CodeOf(err) != tc.code {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.code)
		}
	}
}

func TestCheckOpen(t *testing.T) {
	n := RecruitNotice{State: NoticePublished, ApplyFrom: day("2026-11-03"), ApplyUntil: day("2026-11-10")}
	for _, tc := range []struct {
		state  NoticeState
		source ApplicationSource
		on     string
		open   bool
	}{
		{NoticePublished, SourcePublic, "2026-11-02", false},
		{NoticePublished, SourcePublic, "2026-11-03", true},
		{NoticePublished, SourcePublic, "2026-11-10", true},
		{NoticePublished, SourcePublic, "2026-11-11", false},
		{NoticePublished, SourcePaper, "2026-11-17", true}, // what was handed in on paper in time
		{NoticePublished, SourcePaper, "2026-11-18", false},
		{NoticeDraft, SourcePublic, "2026-11-05", false},
		{NoticeCancelled, SourcePublic, "2026-11-05", false},
		{NoticePublicity, SourcePaper, "2026-11-12", false},
	} {
		n.State = tc.state
		if err := CheckOpen(n, tc.source, day(tc.on)); (err == nil) != tc.open {
			t.Errorf("%s %s on %s: %v", tc.state, tc.source, tc.on, err)
		}
	}
}

func TestCheckScores(t *testing.T) {
	p := func(n int) *int { return &n }
	s := Scoring{InterviewWeight: 100}
	two := []Assessor{{ID: "x"}, {ID: "y"}}
	for _, tc := range []struct {
		name  string
		given []GivenScore
		code  string
	}{
		{"each once", []GivenScore{{"x", PartInterview, p(8000), false}, {"y", PartInterview, p(0), false}}, ""},
		{"one stands back", []GivenScore{{"x", PartInterview, p(8000), false}, {"y", PartInterview, nil, true}}, ""},
		{"stands back and scores", []GivenScore{{"y", PartInterview, p(9000), true}}, CodeConflict},
		{"beyond a hundred", []GivenScore{{"x", PartInterview, p(10001), false}}, errs.FieldsCode},
		{"one twice", []GivenScore{{"x", PartInterview, p(1), false}, {"x", PartInterview, p(2), false}}, errs.FieldsCode},
		{"a part without weight", []GivenScore{{"x", PartWritten, p(1), false}}, errs.FieldsCode},
		{"a stranger", []GivenScore{{"z", PartInterview, p(1), false}}, errs.FieldsCode},
	} {
		if err := CheckScores(s, two, tc.given); errs.CodeOf(err) != tc.code {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.code)
		}
	}
}

func TestMayRecruit(t *testing.T) {
	as := func(r authz.Role, tier org.Tier, id string) authz.Actor {
		return authz.Actor{Grants: []authz.Grant{{Role: r, Tier: tier, UnionID: id}}}
	}
	town := org.Union{ID: "town", Tier: org.TierBase, CountyID: "county", CityID: "city"}
	zone := org.Union{ID: "zone", Tier: org.TierBase, CityID: "city"}
	county := org.Union{ID: "county", Tier: org.TierCounty, CountyID: "county", CityID: "city"}
	for _, tc := range []struct {
		name string
		a    authz.Actor
		u    org.Union
		want bool
	}{
		{"the town's clerk", as(authz.RoleClerk, org.TierBase, "town"), town, true},
		{"the town's head", as(authz.RoleHead, org.TierBase, "town"), town, true},
		{"another town's clerk", as(authz.RoleClerk, org.TierBase, "other"), town, false},
		{"the county's officer for the town", as(authz.RoleOfficer, org.TierCounty, "county"), town, true},
		{"the county's clerk, who looks after the county alone", as(authz.RoleClerk, org.TierCounty, "county"), town, false},
		{"the city's officer for a town of a county", as(authz.RoleOfficer, org.TierCity, "city"), town, false},
		{"the city's officer for a zone right below it", as(authz.RoleOfficer, org.TierCity, "city"), zone, true},
		{"the city's officer for a county", as(authz.RoleOfficer, org.TierCity, "city"), county, false},
		{"the county's officer for the county", as(authz.RoleOfficer, org.TierCounty, "county"), county, true},
		{"the county's approver", as(authz.RoleApprover, org.TierCounty, "county"), town, false},
		{"the province", as(authz.RoleOfficer, org.TierProvince, "province"), town, false},
	} {
		if got := mayRecruit(tc.a, tc.u); got != tc.want {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}

func TestApplicantState(t *testing.T) {
	some := workday.MustParse("2026-11-12").Start()
	listed := Application{Verdict: VerdictEligible, ProposedAt: some}
	for _, tc := range []struct {
		notice NoticeState
		a      Application
		out    ApplicantOutcome
		want   string
		words  string
	}{
		{NoticePublished, Application{}, ApplicantOutcome{}, "received", "已收到，等候资格审核。"},
		{NoticePublished, Application{Verdict: VerdictEligible}, ApplicantOutcome{}, "eligible", "资格审核已通过，请等候后续安排。"},
		{NoticePublished, Application{Verdict: VerdictEligible}, ApplicantOutcome{Unlisted: true}, "eligible", "拟聘用名单已经撤下，正在重新确定，请等候。"},
		{NoticePublished, Application{Verdict: VerdictIneligible}, ApplicantOutcome{}, "ineligible", "资格审核没有通过。"},
		{NoticePublished, listed, ApplicantOutcome{}, "eligible", "资格审核已通过，请等候后续安排。"}, // not public yet
		{NoticePublicity, listed, ApplicantOutcome{}, "proposed", "您在拟聘用名单上，正在公示。"},
		{NoticePublicity, Application{Verdict: VerdictEligible}, ApplicantOutcome{}, "passed", "这次没有进入拟聘用名单，谢谢您的报名。"},
		{NoticePublicity, Application{Verdict: VerdictIneligible}, ApplicantOutcome{}, "ineligible", "资格审核没有通过。"},
		{NoticeClosed, listed, ApplicantOutcome{}, "chosen", "公示已结束，您是拟聘用人员，还没有聘用；招聘单位会与您联系办理推荐和聘用手续。"},
		{NoticeClosed, listed, ApplicantOutcome{Form: FormDrafted}, "chosen", "公示已结束，您是拟聘用人员，还没有聘用；招聘单位会与您联系办理推荐和聘用手续。"},
		{NoticeClosed, listed, ApplicantOutcome{Form: FormSubmitted}, "chosen", "公示已结束，推荐表已上报，还没有聘用；招聘单位会与您联系。"},
		{NoticeClosed, listed, ApplicantOutcome{Form: FormApproved}, "chosen", "公示已结束，推荐表审核同意，还没有聘用；招聘单位会与您联系。"},
		{NoticeClosed, listed, ApplicantOutcome{Form: FormRejected}, "declined", "推荐表未同意，这次没有聘用。"},
		{NoticeClosed, listed, ApplicantOutcome{Form: FormVoid}, "declined", "推荐表已作废，目前没有聘用。"},
		{NoticeClosed, listed, ApplicantOutcome{Form: FormApproved, Hired: true}, "hired", "您已被聘用。"},
		{NoticeClosed, Application{}, ApplicantOutcome{}, "passed", "招聘已办结，这次没有聘用您，谢谢您的报名。"},
		{NoticeCancelled, Application{Verdict: VerdictEligible}, ApplicantOutcome{}, "cancelled", "招聘已取消。"},
	} {
		if got, words := ApplicantState(RecruitNotice{State: tc.notice}, tc.a, tc.out); got != tc.want || words != tc.words {
			t.Errorf("%s %+v: %s %q, want %s %q", tc.notice, tc.out, got, words, tc.want, tc.words)
		}
	}
}

// TestPassedWords: why somebody eligible is not on the list, in words about nobody else.
func TestPassedWords(t *testing.T) {
	until, total := day("2026-11-23"), 7000
	scored := RecruitNotice{State: NoticePublicity, PublicityUntil: until, Scoring: Scoring{InterviewWeight: 100}}
	studied := RecruitNotice{State: NoticePublicity, PublicityUntil: until}
	post := NoticePost{Title: "指导员", Heads: 2}
	for _, tc := range []struct {
		name   string
		n      RecruitNotice
		a      Application
		own    Marks
		listed Listing
		want   string
	}{
		{"third of two", scored, Application{ListedPlace: 3}, Marks{Total: &total}, Listing{2, 2}, "“指导员”招聘2名，按成绩从高到低确定了2名；您是第3名。"},
		{"fourth, and the third was taken alone", scored, Application{ListedPlace: 4}, Marks{Total: &total}, Listing{1, 3}, "“指导员”招聘2名，确定了1名；您是第4名。"},
		{"second, and one taken", scored, Application{ListedPlace: 2}, Marks{Total: &total}, Listing{1, 1}, "“指导员”招聘2名，按成绩从高到低确定了1名；您是第2名。"},
		{"without a total", scored, Application{}, Marks{}, Listing{1, 1}, "没有总成绩，按公告不排名次。"},
		{"passed over", scored, Application{ListedPlace: 1, PassedReason: "您已书面放弃"}, Marks{Total: &total}, Listing{1, 2}, "您已书面放弃"},
		{"listed before places were kept", scored, Application{}, Marks{Total: &total}, Listing{1, 0}, ""},
		{"studied together", studied, Application{PassedReason: "更需要懂财务的人"}, Marks{}, Listing{1, 0}, "更需要懂财务的人"},
		{"nobody for the post", studied, Application{}, Marks{}, Listing{}, "这个岗位没有确定拟聘用人员。"},
		{"closed without a list", RecruitNotice{State: NoticeClosed, ClosedReason: "计划调整"}, Application{}, Marks{}, Listing{}, "计划调整"},
	} {
		tc.a.Verdict = VerdictEligible
		if got := PassedWords(tc.n, tc.a, tc.own, post, tc.listed); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}
