package approval_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var day = workday.MustParse

// The tests' flow has every level and every act: a clerk drafts, the own head signs, the superior reviews, the province
// decides.
const flowTest approval.FlowKey = "test"

var testFlow = approval.Flow{
	Key: flowTest, Title: "测试事项", Article: "第六条", Clause: "6",
	Steps: []approval.Step{
		{Key: "draft", Title: "拟定", At: approval.Own, Need: authz.RosterWrite, Acts: []approval.Act{approval.Submit, approval.Withdraw, approval.Copy}},
		{Key: "sign", Title: "负责人审签", At: approval.Own, Need: authz.VisitConsent, Acts: []approval.Act{approval.Approve, approval.Return, approval.Reject, approval.Copy}, Term: 4},
		{Key: "review", Title: "上级审核", At: approval.Superior, Need: authz.OrgConsent, Acts: []approval.Act{approval.Approve, approval.Return, approval.Reject, approval.Transfer, approval.Copy, approval.Consolidate}, Term: 5},
		{Key: "decide", Title: "省级核定", At: approval.Province, Need: authz.OrgConsent, Acts: []approval.Act{approval.Approve, approval.Return, approval.Reject}, Term: 5},
	},
}

func init() { approval.Flows = append(approval.Flows, testFlow) }

var (
	jiangsu = org.Union{ID: "js", Name: "江苏省总工会", Tier: org.TierProvince}
	suzhou  = org.Union{ID: "sz", Name: "苏州市总工会", Tier: org.TierCity, CityID: "sz"}
	kunshan = org.Union{ID: "ks", Name: "昆山市总工会", Tier: org.TierCounty, CityID: "sz", CountyID: "ks"}
	yushan  = org.Union{ID: "ys", Name: "玉山镇总工会", Tier: org.TierBase, CityID: "sz", CountyID: "ks"}
	park    = org.Union{ID: "pk", Name: "省属开发区工会", Kind: org.KindZone, Tier: org.TierCounty, CountyID: "pk"}
)

func TestRoute(t *testing.T) {
	plan, _ := approval.FlowOf(approval.FlowPlan)
	for _, tc := range []struct {
		name  string
		flow  approval.Flow
		chain []org.Union
		want  string
	}{
		{"a county's plan", plan, []org.Union{jiangsu, suzhou, kunshan}, "昆山市总工会 苏州市总工会 江苏省总工会"},
		{"a city's plan passes over the city", plan, []org.Union{jiangsu, suzhou}, "苏州市总工会 - 江苏省总工会"},
		{"a zone right below the province has no city", plan, []org.Union{jiangsu, park}, "省属开发区工会 - 江苏省总工会"},
		{"a town's matter", testFlow, []org.Union{jiangsu, suzhou, kunshan, yushan}, "玉山镇总工会 玉山镇总工会 昆山市总工会 江苏省总工会"},
		{"a county's superior is the city", testFlow, []org.Union{jiangsu, suzhou, kunshan}, "昆山市总工会 昆山市总工会 苏州市总工会 江苏省总工会"},
		{"a city's superior is the province, which decides once", testFlow, []org.Union{jiangsu, suzhou}, "苏州市总工会 苏州市总工会 江苏省总工会 -"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, s := range approval.Route(tc.flow, tc.chain) {
				if s.Skip {
					got = append(got, "-")
				} else {
					got = append(got, s.Union.Name)
				}
			}
			if strings.Join(got, " ") != tc.want {
				t.Errorf("got %s, want %s", strings.Join(got, " "), tc.want)
			}
		})
	}
}

func hand(role authz.Role, u org.Union) approval.Hand {
	return approval.Hand{Grant: authz.Grant{Role: role, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID}}
}

func standsIn(h approval.Hand, id string) approval.Hand {
	h.ForID, h.ForName = id, "王某"
	return h
}

// TestEveryAct is the table of act × state × role. The case is a town's; "clerk" sent it.
func TestEveryAct(t *testing.T) {
	people := map[string]approval.Who{
		"clerk":       {AccountID: "clerk", Hands: []approval.Hand{hand(authz.RoleClerk, yushan)}},
		"colleague":   {AccountID: "colleague", Hands: []approval.Hand{hand(authz.RoleClerk, yushan)}},
		"head":        {AccountID: "head", Hands: []approval.Hand{hand(authz.RoleHead, yushan)}},
		"clerkhead":   {AccountID: "clerk", Hands: []approval.Hand{hand(authz.RoleClerk, yushan), hand(authz.RoleHead, yushan)}},
		"county":      {AccountID: "county", Hands: []approval.Hand{hand(authz.RoleApprover, kunshan)}},
		"county2":     {AccountID: "county2", Hands: []approval.Hand{hand(authz.RoleApprover, kunshan)}},
		"officer":     {AccountID: "officer", Hands: []approval.Hand{hand(authz.RoleOfficer, kunshan)}},
		"city":        {AccountID: "city", Hands: []approval.Hand{hand(authz.RoleApprover, suzhou)}},
		"province":    {AccountID: "province", Hands: []approval.Hand{hand(authz.RoleApprover, jiangsu)}},
		"clerkcounty": {AccountID: "clerk", Hands: []approval.Hand{hand(authz.RoleClerk, yushan), hand(authz.RoleApprover, kunshan)}},
		"subst":       {AccountID: "officer", Hands: []approval.Hand{hand(authz.RoleOfficer, kunshan), standsIn(hand(authz.RoleApprover, kunshan), "county")}},
		"substSelf":   {AccountID: "clerk", Hands: []approval.Hand{hand(authz.RoleClerk, yushan), standsIn(hand(authz.RoleHead, yushan), "head")}},
		"substFor":    {AccountID: "head2", Hands: []approval.Hand{standsIn(hand(authz.RoleHead, yushan), "clerk")}},
	}
	acts := map[string]approval.Act{
		"S": approval.Submit, "A": approval.Approve, "C": approval.Consolidate, "R": approval.Return, "X": approval.Reject,
		"T": approval.Transfer, "K": approval.Copy, "W": approval.Withdraw, "L": approval.Release,
	}
	type at struct {
		name   string
		state  approval.State
		step   int
		acted  bool
		holder string
		parent approval.State
		may    map[string]string // who: the acts, in the order of the page; everybody else none
	}
	for _, tc := range []at{
		{name: "waits for the own head", state: approval.Open, step: 1, may: map[string]string{
			"clerk": "KW", "colleague": "KW", "head": "ARXK", "clerkhead": "KW", "clerkcounty": "KW", "substSelf": "KW",
		}},
		{name: "the head has acted: nothing is taken back", state: approval.Open, step: 1, acted: true, may: map[string]string{
			"clerk": "K", "colleague": "K", "head": "ARXK", "clerkhead": "K", "clerkcounty": "K", "substSelf": "K",
		}},
		{name: "waits for the superior", state: approval.Open, step: 2, acted: true, may: map[string]string{
			"clerk": "K", "colleague": "K", "clerkhead": "K", "clerkcounty": "K", "substSelf": "K",
			"county": "ACRXTK", "county2": "ACRXTK", "subst": "ACRXTK",
		}},
		{name: "handed on to a colleague", state: approval.Open, step: 2, acted: true, holder: "county2", may: map[string]string{
			"clerk": "K", "colleague": "K", "clerkhead": "K", "clerkcounty": "K", "substSelf": "K", "county2": "ACRXTK",
		}},
		{name: "handed on to somebody who is away", state: approval.Open, step: 2, acted: true, holder: "county", may: map[string]string{
			"clerk": "K", "colleague": "K", "clerkhead": "K", "clerkcounty": "K", "substSelf": "K", "county": "ACRXTK", "subst": "ACRXTK",
		}},
		{name: "waits for the province", state: approval.Open, step: 3, acted: true, may: map[string]string{
			"clerk": "K", "colleague": "K", "clerkhead": "K", "clerkcounty": "K", "substSelf": "K", "province": "ARX",
		}},
		{name: "returned to the sender", state: approval.Returned, may: map[string]string{
			"clerk": "SK", "colleague": "SK", "clerkhead": "SK", "clerkcounty": "SK", "substSelf": "SK",
		}},
		{name: "taken back", state: approval.Withdrawn, may: map[string]string{
			"clerk": "SK", "colleague": "SK", "clerkhead": "SK", "clerkcounty": "SK", "substSelf": "SK",
		}},
		{name: "part of another that is on its way", state: approval.Joined, step: 2, parent: approval.Open, may: map[string]string{
			"clerk": "K", "colleague": "K", "clerkhead": "K", "clerkcounty": "K", "substSelf": "K",
		}},
		{name: "part of another that came back", state: approval.Joined, step: 2, parent: approval.Returned, may: map[string]string{
			"clerk": "K", "colleague": "K", "clerkhead": "K", "clerkcounty": "K", "substSelf": "K", "county": "L", "county2": "L", "subst": "L",
		}},
		{name: "approved", state: approval.Approved, step: 3},
		{name: "rejected", state: approval.Rejected, step: 2},
	} {
		st := approval.Standing{
			Flow: testFlow, Route: approval.Route(testFlow, []org.Union{jiangsu, suzhou, kunshan, yushan}), Acted: tc.acted, Senders: []string{"clerk"},
			Case: approval.Case{ID: "c", Flow: flowTest, UnionID: yushan.ID, State: tc.state, Step: tc.step},
		}
		if tc.state == approval.Open || tc.state == approval.Returned {
			st.Here = approval.Station{ID: "s", Step: tc.step, UnionID: st.Route[tc.step].Union.ID, HolderID: tc.holder}
		}
		if tc.parent != "" {
			st.Parent = &approval.Case{UnionID: kunshan.ID, State: tc.parent}
		}
		for name, who := range people {
			t.Run(tc.name+"/"+name, func(t *testing.T) {
				want := []approval.Act{}
				for _, letter := range tc.may[name] {
					want = append(want, acts[string(letter)])
				}
				if diff := cmp.Diff(want, approval.ActsOf(st, who)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}

func TestRefusalsSayWhy(t *testing.T) {
	st := approval.Standing{
		Flow: testFlow, Route: approval.Route(testFlow, []org.Union{jiangsu, suzhou, kunshan, yushan}), Senders: []string{"clerk"},
		Case: approval.Case{UnionID: yushan.ID, State: approval.Open, Step: 2}, Here: approval.Station{ID: "s", Step: 2, UnionID: kunshan.ID},
	}
	who := func(id string, hands ...approval.Hand) approval.Who { return approval.Who{AccountID: id, Hands: hands} }
	joined, held, closed, acted := st, st, st, st
	joined.Case.State, joined.Parent = approval.Joined, &approval.Case{UnionID: kunshan.ID, State: approval.Open}
	held.Here.HolderID = "other"
	closed.Case.State = approval.Approved
	acted.Case.Step, acted.Acted = 1, true
	for _, tc := range []struct {
		name string
		st   approval.Standing
		act  approval.Act
		who  approval.Who
		code string
	}{
		{"no such permission anywhere", st, approval.Approve, who("x", hand(authz.RoleFinance, kunshan)), errs.MissingCode},
		{"the city is not the superior of a town", st, approval.Approve, who("x", hand(authz.RoleApprover, suzhou)), approval.CodeNotYours},
		{"the sender, by a post at the superior", st, approval.Approve, who("clerk", hand(authz.RoleApprover, kunshan)), approval.CodeSelf},
		{"in the sender's name", st, approval.Approve, who("x", standsIn(hand(authz.RoleApprover, kunshan), "clerk")), approval.CodeSelf},
		{"handed on to another", held, approval.Approve, who("x", hand(authz.RoleApprover, kunshan)), approval.CodeHeld},
		{"part of another", joined, approval.Approve, who("x", hand(authz.RoleApprover, kunshan)), approval.CodeJoined},
		{"taken back though part of another", joined, approval.Withdraw, who("clerk", hand(authz.RoleClerk, yushan)), approval.CodeJoined},
		{"released while the whole is on its way", joined, approval.Release, who("x", hand(authz.RoleApprover, kunshan)), approval.CodeState},
		{"taken back too late", acted, approval.Withdraw, who("clerk", hand(authz.RoleClerk, yushan)), approval.CodeActed},
		{"over", closed, approval.Approve, who("x", hand(authz.RoleApprover, kunshan)), approval.CodeState},
		{"sent up twice", st, approval.Submit, who("clerk", hand(authz.RoleClerk, yushan)), approval.CodeState},
		{"an act of the clock", st, approval.Escalate, who("x", hand(authz.RoleApprover, kunshan)), approval.CodeAct},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := approval.Check(tc.st, tc.act, tc.who); !errs.Is(err, tc.code) {
				t.Errorf("got %v, want %s", err, tc.code)
			}
		})
	}
}

func TestClock(t *testing.T) {
	cal := workday.NewCalendar() // weekends and the statutory days only
	step := approval.Step{Term: 5}
	for _, tc := range []struct {
		name    string
		step    approval.Step
		started string
		used    int
		until   string
		due     string
		half    string
	}{
		{"five working days from a Monday", step, "2026-11-23", 0, "", "2026-11-30", "2026-11-26"},
		{"two were used before it was returned", step, "2026-12-07", 2, "", "2026-12-10", "2026-12-09"},
		{"all were used", step, "2026-12-07", 7, "", "2026-12-07", ""},
		{"the province's date is later", step, "2026-10-20", 0, "2026-11-20", "2026-11-20", "2026-11-05"},
		{"and holds no more once it is sooner", step, "2026-11-18", 0, "2026-11-20", "2026-11-25", "2026-11-23"},
		{"no clock", approval.Step{}, "2026-11-23", 0, "", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			until := workday.Date{}
			if tc.until != "" {
				until = day(tc.until)
			}
			due := approval.Clock(tc.step, cal, day(tc.started), tc.used, until).Date
			if due.String() != tc.due {
				t.Errorf("due %s, want %s", due, tc.due)
			}
			if tc.due == "" {
				return
			}
			if half := approval.Half(cal, day(tc.started), due); half.String() != tc.half {
				t.Errorf("half %s, want %s", half, tc.half)
			}
		})
	}
}

func TestCheckSubstitute(t *testing.T) {
	sub := func(from, until, principal, substitute string) approval.Substitute {
		return approval.Substitute{UnionID: "ks", PrincipalID: principal, PrincipalName: principal, SubstituteID: substitute, SubstituteName: substitute, ValidFrom: day(from), ValidUntil: day(until)}
	}
	ended := sub("2026-11-01", "2026-11-30", "B", "A")
	ended.EndedAt = day("2026-11-02").Start()
	today := day("2026-11-20")
	for _, tc := range []struct {
		name   string
		n      approval.Substitute
		others []approval.Substitute
		code   string
	}{
		{"one day", sub("2026-11-20", "2026-11-20", "A", "B"), nil, ""},
		{"oneself", sub("2026-11-20", "2026-11-30", "A", "A"), nil, errs.FieldsCode},
		{"backwards", sub("2026-11-30", "2026-11-21", "A", "B"), nil, errs.FieldsCode},
		{"over already", sub("2026-11-01", "2026-11-19", "A", "B"), nil, errs.FieldsCode},
		{"a year is the most", sub("2026-11-20", "2027-11-20", "A", "B"), nil, ""},
		{"longer than a year", sub("2026-11-20", "2027-11-21", "A", "B"), nil, errs.FieldsCode},
		{"two at once", sub("2026-11-20", "2026-11-30", "A", "B"), []approval.Substitute{sub("2026-11-30", "2026-12-10", "A", "C")}, approval.CodeSubst},
		{"one after the other", sub("2026-11-20", "2026-11-29", "A", "B"), []approval.Substitute{sub("2026-11-30", "2026-12-10", "A", "C")}, ""},
		{"each for the other", sub("2026-11-20", "2026-11-30", "A", "B"), []approval.Substitute{sub("2026-11-25", "2026-12-10", "B", "A")}, approval.CodeSubst},
		{"each for the other, at other times", sub("2026-11-20", "2026-11-24", "A", "B"), []approval.Substitute{sub("2026-11-25", "2026-12-10", "B", "A")}, ""},
		{"a circle of three", sub("2026-11-20", "2026-11-30", "A", "B"), []approval.Substitute{sub("2026-11-01", "2026-12-01", "B", "C"), sub("2026-11-25", "2026-12-10", "C", "A")}, approval.CodeSubst},
		{"three that never meet", sub("2026-11-20", "2026-11-30", "A", "B"), []approval.Substitute{sub("2026-11-01", "2026-11-24", "B", "C"), sub("2026-11-25", "2026-12-10", "C", "A")}, ""},
		{"ended", sub("2026-11-20", "2026-11-30", "A", "B"), []approval.Substitute{ended}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := approval.CheckSubstitute(tc.n, tc.others, today)
			if tc.code == "" && err != nil || tc.code != "" && !errs.Is(err, tc.code) {
				t.Errorf("got %v, want %q", err, tc.code)
			}
		})
	}
}

// TestFlowsInWords reads the table of flows as a lawyer would.
func TestFlowsInWords(t *testing.T) {
	want := map[approval.FlowKey][]string{
		approval.FlowPlan: {
			"1. 拟定上报：由本单位办理，须有“拟定、上报聘用计划”权限；可以上报、撤回、抄送。",
			"2. 审核汇总：由设区市总工会办理，须有“审核、汇总聘用计划”权限；可以汇总上报、退回修改、转办、抄送；内部时限10个工作日，且不早于本年的内部日期。",
			"3. 核定：由省总工会办理，须有“核定聘用计划”权限；可以通过、退回修改、转办、抄送；内部时限15个工作日，且不早于本年的内部日期。",
		},
		approval.FlowPlanExtra: {
			"1. 拟定上报：由本单位办理，须有“拟定、上报聘用计划”权限；可以上报、撤回、抄送。",
			"2. 审核汇总：由设区市总工会办理，须有“审核、汇总聘用计划”权限；可以汇总上报、退回修改、转办、抄送；内部时限10个工作日。",
			"3. 核定：由省总工会办理，须有“核定聘用计划”权限；可以通过、退回修改、转办、抄送；内部时限10个工作日。",
		},
		approval.FlowForm: {
			"1. 填写上报：由本单位办理，须有“上报推荐表”权限；可以上报、撤回、抄送。",
			"2. 审核：由上一级工会办理，须有“审核推荐表”权限；可以通过、退回修改、不予通过、转办、抄送；内部时限5个工作日。",
		},
	}
	for _, f := range approval.Flows {
		if f.Key == flowTest {
			continue
		}
		if diff := cmp.Diff(want[f.Key], f.Words()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Key, diff)
		}
		if f.Steps[0].At != approval.Own || !slices.Contains(f.Steps[0].Acts, approval.Submit) || f.Article == "" || f.Clause == "" {
			t.Errorf("%s: the first step is the sender's, and a flow has its article", f.Key)
		}
		for _, s := range f.Steps {
			if _, ok := authz.Describe(s.Need); !ok || s.Title == "" {
				t.Errorf("%s: step %s without a permission or title", f.Key, s.Key)
			}
		}
	}
}
