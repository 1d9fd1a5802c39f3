package rights

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

func TestCheckSending(t *testing.T) {
	long := strings.Repeat("长", 2001)
	for _, c := range []struct {
		name              string
		kind              Kind
		title, body, unit string
		want              string
	}{
		{"a suggestion needs no union", KindSuggestion, "列表", "希望列表可以排序", "", ""},
		{"a complaint does", KindComplaint, "态度", "办事态度不好，推诿", "", "aboutUnionId"},
		{"an appeal does", KindAppeal, "考核", "对考核结果有异议", "", "aboutUnionId"},
		{"another kind", "praise", "表扬", "办事很快很好", "u", "kind"},
		{"no title", KindComplaint, " ", "办事态度不好，推诿", "u", "title"},
		{"too short", KindComplaint, "态度", "不好", "u", "body"},
		{"too long", KindComplaint, "态度", long, "u", "body"},
		{"all at once", "", "", "", "", "kind title body aboutUnionId"},
	} {
		var got []string
		for _, f := range errs.FieldsOf(CheckSending(c.kind, c.title, c.body, c.unit)) {
			got = append(got, f.Field)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestRoute(t *testing.T) {
	chain := []org.Union{
		{ID: "p", Tier: org.TierProvince, State: org.StateOpen},
		{ID: "c", Tier: org.TierCity, State: org.StateOpen},
		{ID: "k", Tier: org.TierCounty, State: org.StateOpen},
		{ID: "z", Tier: org.TierBase, State: org.StateOpen},
		{ID: "t", Tier: org.TierBase, State: org.StateOpen},
	}
	ids := func(list []org.Union) (out []string) {
		for _, u := range list {
			out = append(out, u.ID)
		}
		return out
	}
	for n, want := range map[int][]string{5: {"k", "c", "p"}, 3: {"c", "p"}, 2: {"p"}, 1: {"p"}} {
		if d := cmp.Diff(want, ids(Way(chain[:n]))); d != "" {
			t.Errorf("the way up from %s (-want +got):\n%s", chain[n-1].ID, d)
		}
	}
	stop := func(id string, holders ...string) Stop { return Stop{Union: org.Union{ID: id}, Holders: holders} }
	for _, c := range []struct {
		name   string
		way    []Stop
		barred string
		want   string
	}{
		{"the nearest", []Stop{stop("k", "x", "y"), stop("c", "z")}, "", "k"},
		{"one of two is barred", []Stop{stop("k", "x", "y"), stop("c", "z")}, "x", "k"},
		{"the only one is barred", []Stop{stop("k", "x"), stop("c", "z")}, "x", "c"},
		{"nobody there", []Stop{stop("k"), stop("c", "z")}, "", "c"},
		{"nobody anywhere: it waits at the top", []Stop{stop("k", "x"), stop("c"), stop("p")}, "x", "p"},
	} {
		got, ok := Route(c.way, func(id string) bool { return id == c.barred })
		if !ok || got.ID != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.ID, c.want)
		}
	}
	if _, ok := Route(nil, nil); ok {
		t.Error("no way at all led somewhere")
	}
}

func TestRefs(t *testing.T) {
	got := Refs("acc", "per", []authz.Grant{
		{Role: authz.RoleInstructor, UnionID: "town"}, {Role: authz.RoleClerk, UnionID: "county"}, {Role: authz.RoleOfficer, UnionID: "county"},
	})
	if d := cmp.Diff([]string{"acc", "per", "county"}, got); d != "" {
		t.Error(d)
	}
}

func TestPageOf(t *testing.T) {
	const id = "0199aaaa-1111-7222-8333-444455556666"
	for _, c := range []struct {
		path      string
		anonymous bool
		want      string
	}{
		{"/visits/" + id + "?tab=1", false, "/visits/" + id + "?tab=1"},
		{"/visits/" + id + "?q=王", true, "/visits/…"},
		{"https://elsewhere.example/x", false, ""},
		{"/" + strings.Repeat("a", 200), false, ""},
	} {
		if got := PageOf(c.path, c.anonymous); got != c.want {
			t.Errorf("%s: %q, want %q", c.path, got, c.want)
		}
	}
}

func TestCaseWant(t *testing.T) {
	day := workday.MustParse
	c := Case{
		ID: "id", UnionID: "k", CountyID: "k", CityID: "c", Leg: 2, LegOn: day("2026-11-23"), DueOn: day("2026-12-14"), SentOn: day("2026-11-01"),
		SenderID: "somebody", AboutName: "玉山镇总工会，聘用单位经办 王芳", AboutUnionID: "t",
	}
	want := obligation.Want{
		Period: "2", Article: "12", Bearer: org.Place{UnionID: "k", CountyID: "k", CityID: "c"}, StartsOn: day("2026-11-23"), DueOn: day("2026-12-14"),
		Soft: true, PolicyVersion: "p", CalendarVersion: "v",
	}
	if d := cmp.Diff(want, CaseWant(c, false, "p", "v")); d != "" {
		t.Errorf("the ledger learns who or about whom (-want +got):\n%s", d)
	}
	c.AnsweredOn = day("2026-12-20")
	if got := CaseWant(c, false, "p", "v").State(); got != obligation.StateMet {
		t.Errorf("answered after the internal term: %s, want met, never late", got)
	}
}

func TestWhatASenderMayDo(t *testing.T) {
	for _, c := range []struct {
		name          string
		c             Case
		top, appealed bool
		want          []string
	}{
		{"open", Case{State: StateOpen}, false, false, []string{"attach", "withdraw"}},
		{"answered", Case{State: StateAnswered}, false, false, []string{"comment", "appeal"}},
		{"commented", Case{State: StateAnswered, Comment: "谢谢"}, false, false, []string{"appeal"}},
		{"appealed", Case{State: StateAnswered}, false, true, []string{"comment"}},
		{"answered by the province", Case{State: StateAnswered}, true, false, []string{"comment"}},
		{"taken back", Case{State: StateWithdrawn}, false, false, []string{}},
	} {
		if d := cmp.Diff(c.want, senderActs(c.c, c.top, c.appealed)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

func TestReminding(t *testing.T) {
	day := workday.MustParse
	c := Case{State: StateOpen, DueOn: day("2026-12-14")}
	for _, x := range []struct {
		gone  int
		today string
		want  string
	}{{7, "2026-12-02", ""}, {8, "2026-12-03", "half"}, {15, "2026-12-14", "last"}, {16, "2026-12-15", ""}} {
		if got := Reminding(c, 15, x.gone, day(x.today)); got != x.want {
			t.Errorf("%s: %q, want %q", x.today, got, x.want)
		}
	}
	c.State = StateAnswered
	if got := Reminding(c, 15, 15, day("2026-12-14")); got != "" {
		t.Errorf("answered: %q", got)
	}
}

func TestFigures(t *testing.T) {
	tally := func(name string, s, c, a, late int, days ...int) Tally {
		return Tally{Union: org.Union{ID: name, Name: name}, Kinds: map[Kind]int{KindSuggestion: s, KindComplaint: c, KindAppeal: a}, Answered: days, Late: late}
	}
	say := func(u ConcernUnit) string {
		var out []string
		for _, f := range append(append([]ConcernFigure{}, u.Kinds...), u.Total, u.Late, u.Days) {
			if f.Hidden {
				if f.N != 0 {
					t.Errorf("%s: a hidden number stands in the reply", u.UnionName)
				}
				out = append(out, "*")
			} else {
				out = append(out, string(rune('0'+f.N)))
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		name string
		list []Tally
		want []string // 意见建议 投诉 申诉 合计 超时 中位数, the sum last
	}{
		{"none at all", nil, []string{"0 0 0 0 0 *"}},
		{"large enough", []Tally{tally("a", 3, 4, 0, 0, 2, 5, 9)}, []string{"3 4 0 7 0 5", "3 4 0 7 0 5"}},
		{"one complaint hides itself, its row's total and its column's sum", []Tally{tally("a", 4, 1, 0, 0, 3), tally("b", 3, 0, 0, 0)}, []string{"4 * 0 * 0 *", "3 0 0 3 0 *", "7 * 0 * 0 *"}},
		{"two that are small together are not told apart by the sum", []Tally{tally("a", 0, 2, 0, 0), tally("b", 0, 1, 0, 0)}, []string{"0 * 0 * 0 *", "0 * 0 * 0 *", "0 3 0 3 0 *"}},
		{"few answers have no median", []Tally{tally("a", 5, 0, 0, 1, 3, 4)}, []string{"5 0 0 5 * *", "5 0 0 5 * *"}},
		{"an even number of answers: the lower middle", []Tally{tally("a", 4, 0, 0, 0, 1, 3, 5, 7)}, []string{"4 0 0 4 0 3", "4 0 0 4 0 3"}},
	} {
		rows, sum := Figures(c.list)
		var got []string
		for _, r := range append(rows, sum) {
			got = append(got, say(r))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

func TestCheckFile(t *testing.T) {
	for _, tc := range []struct {
		state State
		there int
		want  string
	}{
		{StateOpen, 0, ""}, {StateOpen, 4, ""}, {StateOpen, 5, "case_files"}, {StateAnswered, 0, "case_closed"}, {StateWithdrawn, 0, "case_closed"},
	} {
		if got := errs.CodeOf(CheckFile(Case{State: tc.state}, tc.there)); got != tc.want {
			t.Errorf("%s with %d: %q, want %q", tc.state, tc.there, got, tc.want)
		}
	}
}
