package report

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// DueItem is something with a date, and how many of it there are.
type DueItem struct {
	Title    string          `json:"title"`
	Count    int             `json:"count"`
	Tone     obligation.Tone `json:"tone" enum:"late,soon,calm"`
	DueOn    workday.Date    `json:"dueOn" doc:"最早的到期日"`
	Workdays int             `json:"workdays" doc:"距今还有几个工作日，已过为负"`
	Soft     bool            `json:"soft" doc:"内部时限，超过不算逾期"`
	Article  string          `json:"article"`
	Link     string          `json:"link"`
}

// Todo is work that waits for the caller's post.
type Todo struct {
	Title string `json:"title"`
	Count int    `json:"count"`
	Link  string `json:"link"`
}

// Desk is what the caller's day begins with.
type Desk struct {
	Today    workday.Date   `json:"today"`
	Due      []DueItem      `json:"due" nullable:"false"`
	Todos    []Todo         `json:"todos" nullable:"false"`
	Calendar []CalendarDuty `json:"calendar" nullable:"false"`
}

func (s *Service) deskRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/report/desk", authz.SignedIn(), s.getDesk, httpx.Summary("工作台"))
}

func (s *Service) getDesk(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[Desk], error) {
	today := s.today()
	out := Desk{Today: today, Due: []DueItem{}, Todos: []Todo{}, Calendar: []CalendarDuty{}}
	q := s.DB.Read()
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	if out.Todos, err = todos(ctx, q, a); err != nil {
		return nil, err
	}
	if a.Has(authz.ApprovalHandle) {
		n, err := s.Approvals(ctx, a)
		if err != nil {
			return nil, err
		}
		for _, t := range []Todo{{"审批待办", n.Todo, "/approval"}, {"抄送待阅", n.Copied, "/approval?box=copied"}} {
			if t.Count > 0 {
				out.Todos = append(out.Todos, t)
			}
		}
	}
	for _, waits := range s.Waits {
		list, err := waits(ctx, a)
		if err != nil {
			return nil, err
		}
		out.Todos = append(out.Todos, list...)
	}
	roots, err := rootsOf(ctx, q, a, authz.ReportRead)
	if err != nil {
		return nil, err
	}
	if len(roots) == 0 {
		return httpx.Reply(out), nil
	}
	at, err := unitOn(ctx, q, roots[0], today, today)
	if err != nil {
		return nil, err
	}
	out.Calendar = YearCalendar(at.policy, cal, today)
	if out.Due, err = contractsDue(ctx, q, a, at, cal); err != nil {
		return nil, err
	}
	owed, err := owedByOwn(ctx, q, a, today, cal)
	if err != nil {
		return nil, err
	}
	out.Due = append(out.Due, owed...)
	slices.SortStableFunc(out.Due, func(x, y DueItem) int {
		return cmp.Or(cmp.Compare(urgency[x.Tone], urgency[y.Tone]), x.DueOn.Compare(y.DueOn))
	})
	return httpx.Reply(out), nil
}

// urgency is the order in which tones are read.
var urgency = map[obligation.Tone]int{obligation.ToneLate: 0, obligation.ToneSoon: 1, obligation.ToneCalm: 2}

// contractsDue are the contracts at and below the caller's union that have run out in post, or will within 90 days.
func contractsDue(ctx context.Context, q db.Q, a authz.Actor, at unit, cal *workday.Calendar) ([]DueItem, error) {
	out := []DueItem{}
	if !a.Has(authz.RosterRead) {
		return out, nil
	}
	on := at.terms.on
	lines := []struct {
		group    Group
		title    string
		from, to workday.Date
	}{
		{"expired", "合同已到期仍在岗", firstDay, on.AddDays(-1)},
		{"within30", "合同30日内到期", on, on.AddDays(30)},
		{"within90", "合同31至90日内到期", on.AddDays(31), on.AddDays(90)},
	}
	for _, l := range lines {
		var n struct {
			N     int
			First workday.Date
		}
		err := q.NewSelect().TableExpr("(?) AS x", headQuery(q, at.Union, at.terms)).ColumnExpr("count(*) AS n, min(x.until) AS first").
			Where("x.until >= ? AND x.until <= ?", l.from, l.to).Scan(ctx, &n)
		if err != nil {
			return nil, fmt.Errorf("count contracts due: %w", err)
		}
		if n.N == 0 {
			continue
		}
		d := DueItem{Title: l.title, Count: n.N, DueOn: n.First, Article: "第六条第（四）项", Link: "/report/heads?unionId=" + at.ID + "&group=" + string(l.group)}
		d.Tone, d.Workdays = obligation.ToneOf(cal, on, n.First)
		if l.group == "within90" {
			d.Tone = obligation.ToneCalm
		}
		out = append(out, d)
	}
	return out, nil
}

// doneAt is where some of what is owed is done; the others open where they are listed.
var doneAt = map[obligation.Rule]string{
	obligation.RuleApprovalStep:  "/approval",
	obligation.RuleComplaint:     "/rights/handling?state=open",
	obligation.RuleOctoberFiling: "/filing/return?year={period}",
}

// owedByOwn is what the ledger still asks of the caller's own unions, by rule and period, with the earliest due day.
func owedByOwn(ctx context.Context, q db.Q, a authz.Actor, today workday.Date, cal *workday.Calendar) ([]DueItem, error) {
	scope := a.Own(authz.ObligationRead)
	if len(scope.Unions) == 0 {
		return nil, nil
	}
	scope.Persons = nil
	var list []struct {
		Rule           obligation.Rule
		Period         string
		DueOn, Settled workday.Date
		Soft           bool
		N              int
	}
	sel := q.NewSelect().TableExpr("obligation AS o").
		ColumnExpr("o.rule, o.period, min(o.due_on) AS due_on, min(coalesce(o.settles_on, o.due_on)) AS settled, o.soft, count(*) AS n").
		Where("o.state = ?", obligation.StateOpen).GroupExpr("o.rule, o.period, o.soft").OrderExpr("3, o.rule, o.period")
	if err := scope.Where(sel, authz.PlaceOf("o")).Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("count what is owed: %w", err)
	}
	var out []DueItem
	for _, l := range list {
		demand := l.Rule.Demand()
		d := DueItem{
			Title: demand.Title + "尚未完成", Count: l.N, DueOn: l.DueOn, Article: demand.Article,
			Link: "/obligations?view=lines&state=open&rule=" + string(l.Rule) + "&period=" + l.Period,
		}
		d.Tone, d.Workdays = obligation.ToneOf(cal, today, l.DueOn)
		if len(l.Period) == len("2026") { // what is owed once belongs to no year
			d.Title = fmt.Sprintf("%s（%s年）尚未完成", demand.Title, l.Period)
		}
		if l.Soft {
			d.Title, d.Soft = demand.Title, true
		}
		if link, ok := doneAt[l.Rule]; ok {
			d.Link = strings.ReplaceAll(link, "{period}", l.Period)
		}
		if d.Tone == obligation.ToneLate && (l.Soft || !l.Settled.Before(today)) {
			d.Tone = obligation.ToneSoon // nothing is late while its proof may still come
		}
		out = append(out, d)
	}
	return out, nil
}

// waitingWork lists what can wait for a post: the table, the state it waits in, and who may do it. What a person had a
// hand in, or is concerned by, waits for somebody else: by names what the condition asks of the account and the person.
var waitingWork = []struct {
	title, table, where, link string
	permission                authz.Permission
	by                        func(authz.Actor) []any
}{
	{"参与协商待同意", "visit", "t.consent = 'asked'", "/visits/consents", authz.VisitConsent, nil},
	{
		"纸质签字待核对", "visit_paper", "t.state = 'waiting' AND t.uploaded_by <> ? AND t.person_id <> ?", "/visits/papers", authz.VisitCheck,
		func(a authz.Actor) []any { return []any{a.AccountID, a.PersonID} },
	},
	{
		"启用前纸质记录待核对", "visit_opening", `t.state = 'waiting' AND t.hands NOT LIKE '%' || ? || '%'
			AND NOT EXISTS (SELECT 1 FROM visit_opening_person AS p WHERE p.opening_id = t.id AND p.person_id = ?)`,
		"/visits/openings?state=waiting", authz.VisitCheck,
		func(a authz.Actor) []any { return []any{a.AccountID, a.PersonID} },
	},
	{"启用前纸质记录被退回", "visit_opening", "t.state = 'returned'", "/visits/openings?state=returned", authz.VisitOpening, nil},
	{"年度关闭后的更正待决定", "visit_correction", "t.state = 'open'", "/visits/corrections", authz.VisitCorrect, nil},
}

// todos counts what waits for the caller's posts at their own unions.
func todos(ctx context.Context, q db.Q, a authz.Actor) ([]Todo, error) {
	out := []Todo{}
	for _, w := range waitingWork {
		own := a.Own(w.permission)
		if len(own.Unions) == 0 {
			continue
		}
		var by []any
		if w.by != nil {
			by = w.by(a)
		}
		n, _, err := db.CountUpTo(ctx, q, q.NewSelect().TableExpr("? AS t", bun.Ident(w.table)).Where(w.where, by...).
			Where("t.union_id IN (?)", bun.List(own.Unions)))
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", w.title, err)
		}
		if n > 0 {
			out = append(out, Todo{w.title, n, w.link})
		}
	}
	return out, nil
}
