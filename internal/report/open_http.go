package report

import (
	"context"
	"fmt"
	"net/http"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Head is one person behind a figure.
type Head struct {
	ID        string       `json:"id" doc:"聘用关系"`
	PersonID  string       `json:"personId"`
	Name      string       `json:"name"`
	Sex       string       `json:"sex"`
	Age       int          `json:"age" doc:"截至日周岁"`
	UnionID   string       `json:"unionId"`
	UnionName string       `json:"unionName" doc:"当日的名称"`
	Channel   string       `json:"channel"`
	Kind      string       `json:"kind" doc:"合同类型，空为未登记"`
	Until     workday.Date `json:"until" doc:"合同到期日，空为未登记"`
	OpenEnded bool         `json:"openEnded"`
	OnDuty    workday.Date `json:"onDuty"`
	Days      *int         `json:"days,omitempty" doc:"本年度已确认天数；只在可见个人天数时给出"`
	Want      *int         `json:"want,omitempty"`
}

// Heads is a page of the people behind a figure. Hidden counts those who belong to the figure by the tree of that day,
// but stand outside the caller's scope today.
type Heads struct {
	httpx.Page[Head]
	Title  string `json:"title"`
	Hidden int    `json:"hidden"`
}

type headsInput struct {
	httpx.PageQuery
	UnionID string       `query:"unionId" maxLength:"36"`
	On      workday.Date `query:"on"`
	Group   Group        `query:"group" default:"all" maxLength:"20" doc:"统计项"`
	Itself  bool         `query:"itself" doc:"只看该单位本级的"`
}

// WaitingVisit is an entry that has waited for its signature longer than policy's days.
type WaitingVisit struct {
	ID         string       `json:"id"`
	PersonID   string       `json:"personId"`
	PersonName string       `json:"personName"`
	UnionID    string       `json:"unionId"`
	UnionName  string       `json:"unionName"`
	Day        workday.Date `json:"day"`
	ServedName string       `json:"servedName"`
	Days       int          `json:"days" bun:"-" doc:"服务日至今的天数"`
}

// WaitingVisits is a page of entries that have waited too long. Hidden counts those that the caller may not see singly.
type WaitingVisits struct {
	httpx.Page[WaitingVisit]
	Hidden int `json:"hidden" doc:"计入该数字而不能逐条查看的"`
}

type waitingInput struct {
	httpx.PageQuery
	UnionID string `query:"unionId" maxLength:"36"`
}

func (s *Service) openRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/report/heads", authz.Need(authz.RosterRead), s.getHeads, httpx.Summary("统计项下的人员"))
	httpx.Handle(r, http.MethodGet, "/api/report/waiting", authz.Need(authz.ReportRead), s.getWaiting, httpx.Summary("久未签字确认的服务记录"))
}

var errGroup = errs.E("group_unknown", "没有这个统计项。", errs.F("group", "请从统计页面进入"))

type headRow struct {
	Head                         `bun:",extend"`
	Birth                        workday.Date
	Pinyin                       string
	NowUnion, NowCounty, NowCity string
}

// behind is where a page of heads comes from: the unit, the figure, and what of it the caller may see.
type behind struct {
	at    unit
	group group
	scope authz.Scope
	days  authz.Scope // where single persons' days may be shown

	itself bool // the union's own people alone
}

// heads are the people behind the figure, as x.
func (b behind) heads(q db.Q) *bun.SelectQuery {
	sel := q.NewSelect().TableExpr("(?) AS x", headQuery(q, b.at.Union, b.at.terms)).Where("(" + b.at.terms.condition(b.group) + ")")
	if b.itself {
		sel = sel.Where("x.union_then = ?", b.at.ID)
	}
	return sel
}

func (s *Service) behindOf(ctx context.Context, q db.Q, a authz.Actor, p authz.Permission, in *headsInput) (behind, error) {
	var b behind
	on, err := s.day(in.On)
	if err != nil {
		return b, err
	}
	found, ok := groupOf(in.Group)
	if !ok {
		return b, errGroup
	}
	u, err := unitOf(ctx, q, a, p, in.UnionID)
	if err != nil {
		return b, err
	}
	at, err := unitOn(ctx, q, u, on, s.today())
	if err != nil {
		return b, err
	}
	b = behind{at: at, group: found, scope: a.Scope(p), itself: in.Itself}
	days, err := logAccess(ctx, q, a, at, on.Year())
	switch {
	case err == nil:
		b.days = days
		if found.log {
			b.scope = days
		}
	case !errs.Is(err, errDaysOfPersons.Code) || found.log:
		return b, err
	}
	return b, nil
}

func (s *Service) getHeads(ctx context.Context, a authz.Actor, in *headsInput) (*httpx.Body[Heads], error) {
	q := s.DB.Read()
	b, err := s.behindOf(ctx, q, a, authz.RosterRead, in)
	if err != nil {
		return nil, err
	}
	at, err := httpx.ParseCursor(in.Cursor, 2)
	if err != nil {
		return nil, err
	}
	all := b.heads(q)
	visible := b.scope.Where(all.Clone(), authz.Of("x"))
	total, _, err := db.CountUpTo(ctx, q, all)
	if err != nil {
		return nil, err
	}
	n, exact, err := db.CountUpTo(ctx, q, visible)
	if err != nil {
		return nil, err
	}
	sel := visible.ColumnExpr("x.id, x.person_id, x.name, x.sex, x.birth, x.pinyin, x.union_then AS union_id, x.union_name, x.channel, x.on_duty, x.until").
		ColumnExpr("coalesce(x.kind, '') AS kind, coalesce(x.days, 0) AS days").
		ColumnExpr("coalesce(x.want, ?) AS want", b.at.policy.FieldDays(b.at.terms.on.Year())).
		ColumnExpr("x.union_id AS now_union, coalesce(x.county_id, '') AS now_county, coalesce(x.city_id, '') AS now_city").Limit(int64(in.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("x.pinyin, x.id")
	case at.Back:
		sel = sel.Where("(x.pinyin, x.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("x.pinyin DESC, x.id DESC")
	default:
		sel = sel.Where("(x.pinyin, x.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("x.pinyin, x.id")
	}
	var rows []headRow
	if err := sel.Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("list heads: %w", err)
	}
	page := httpx.Paginate(rows, at, in.Limit, httpx.Total{Count: n, Exact: exact}, func(h headRow) []string { return []string{h.Pinyin, h.ID} })
	out := Heads{Title: b.group.title, Hidden: total - n, Page: httpx.Page[Head]{Items: []Head{}, Next: page.Next, Prev: page.Prev, Total: page.Total}}
	for _, h := range page.Items {
		out.Items = append(out.Items, h.shown(b))
	}
	return httpx.Reply(out), nil
}

func (h headRow) shown(b behind) Head {
	out := h.Head
	if !b.days.Covers(org.Place{UnionID: h.NowUnion, CountyID: h.NowCounty, CityID: h.NowCity}) {
		out.Days, out.Want = nil, nil
	}
	out.Age = ageOn(h.Birth, b.at.terms.on)
	if out.Until == never {
		out.Until, out.OpenEnded = workday.Date{}, true
	}
	return out
}

func (s *Service) getWaiting(ctx context.Context, a authz.Actor, in *waitingInput) (*httpx.Body[WaitingVisits], error) {
	page, err := s.waiting(ctx, a, authz.ReportRead, in.UnionID, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

// waiting is a page of the entries that have waited too long, the oldest first.
func (s *Service) waiting(ctx context.Context, a authz.Actor, p authz.Permission, unionID string, page httpx.PageQuery) (WaitingVisits, error) {
	var none WaitingVisits
	q := s.DB.Read()
	u, err := unitOf(ctx, q, a, p, unionID)
	if err != nil {
		return none, err
	}
	today := s.today()
	unit, err := unitOn(ctx, q, u, today, today)
	if err != nil {
		return none, err
	}
	scope, err := logAccess(ctx, q, a, unit, today.Year())
	if err != nil {
		return none, err
	}
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	sel := q.NewSelect().TableExpr("visit AS v").Join("JOIN person AS p ON p.id = v.person_id").
		Where("v.state = 'waiting'").Where("v.day < ?", unit.waitingBefore())
	sel = below(org.JoinOn(sel, "h", "v.union_id", today), "h", u)
	all, _, err := db.CountUpTo(ctx, q, sel.Clone())
	if err != nil {
		return none, err
	}
	sel = scope.Where(sel, authz.Of("v"))
	n, exact, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return none, err
	}
	sel = sel.ColumnExpr("v.id, v.person_id, p.name AS person_name, v.union_id, h.name AS union_name, v.day, v.served_name").
		Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("v.day, v.id")
	case at.Back:
		sel = sel.Where("(v.day, v.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("v.day DESC, v.id DESC")
	default:
		sel = sel.Where("(v.day, v.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("v.day, v.id")
	}
	var rows []WaitingVisit
	if err := sel.Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list waiting entries: %w", err)
	}
	for i := range rows {
		rows[i].Days = today.Sub(rows[i].Day)
	}
	found := httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(w WaitingVisit) []string {
		return []string{w.Day.String(), w.ID}
	})
	return WaitingVisits{Page: found, Hidden: all - n}, nil
}
