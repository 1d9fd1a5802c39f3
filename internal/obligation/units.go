package obligation

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
)

// LedgerUnit is how a union's obligations stand. Open are those whose time still runs, or whose term is an internal one; soon are
// those among them that are due within ten working days, or whose internal term has passed.
type LedgerUnit struct {
	UnionID    string `json:"unionId"`
	UnionName  string `json:"unionName"`
	RegionCode string `json:"regionCode"`
	Open       int    `json:"open"`
	Soon       int    `json:"soon" doc:"其中临期的：十个工作日之内到期，或者已过内部时限"`
	Overdue    int    `json:"overdue"`
	Met        int    `json:"met"`
	Late       int    `json:"late"`
	Waived     int    `json:"waived"`
	Void       int    `json:"void"`
	Urged      int    `json:"urged" doc:"进行中的事项里催办过的件数"`
	SortKey    string `json:"-"`
	CountyID   string `json:"-"`
	CityID     string `json:"-"`

	Actions []string `bun:"-" json:"actions" nullable:"false" doc:"urge"`
}

// running is what is open and not overdue: its time still runs, or its term is an internal one. Every count of 进行中 is of it.
const running = "(o.soft OR coalesce(o.settles_on, o.due_on) >= ?)"

// Units counts by union within the actor's scope, in the order of administrative codes: above the employing union
// that is what is seen while a year runs (readings of Art. 10(2)). A tone leaves the units that have something open of it.
func (s *Service) Units(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[LedgerUnit], error) {
	var none httpx.Page[LedgerUnit]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	q, today := s.DB.Read(), s.today()
	scope := a.Scope(authz.ObligationRead)
	scope.Persons = nil
	cal, err := s.Calendar(ctx)
	if err != nil {
		return none, err
	}
	tone := f.Tone
	f.Tone = "" // it chooses units, of which everything is counted
	grouped := f.where(scope.Where(q.NewSelect().TableExpr("obligation AS o"), authz.PlaceOf("o")), cal, today).GroupExpr("o.union_id")
	if tone != "" {
		some := q.NewSelect().TableExpr("obligation AS t").ColumnExpr("1").Where("t.union_id = o.union_id")
		grouped = grouped.Where("EXISTS (?)", Filter{Rule: f.Rule, Tone: tone}.toned(some, "t", cal, today))
	}
	n, exact, err := db.CountUpTo(ctx, q, grouped)
	if err != nil {
		return none, err
	}
	counted := grouped.Clone().ColumnExpr("o.union_id").
		ColumnExpr("sum(CASE WHEN o.state = 'open' AND "+running+" THEN 1 ELSE 0 END) AS open", today).
		ColumnExpr("sum(CASE WHEN o.state = 'open' AND "+running+" AND o.due_on < ? THEN 1 ELSE 0 END) AS soon", today, calmFrom(cal, today)).
		ColumnExpr("sum(CASE WHEN o.state = 'open' AND NOT "+running+" THEN 1 ELSE 0 END) AS overdue", today).
		ColumnExpr("sum(CASE WHEN o.state = 'open' AND EXISTS (SELECT 1 FROM obligation_urge AS g WHERE g.obligation_id = o.id) THEN 1 ELSE 0 END) AS urged")
	for _, state := range []State{StateMet, StateLate, StateWaived, StateVoid} {
		counted = counted.ColumnExpr("sum(CASE WHEN o.state = ? THEN 1 ELSE 0 END) AS "+string(state), state)
	}
	sel := q.NewSelect().TableExpr("(?) AS c", counted).Join("JOIN org_union AS u ON u.id = c.union_id").
		ColumnExpr("c.*, u.name AS union_name, u.region_code, u.sort_key, coalesce(u.county_id, '') AS county_id, coalesce(u.city_id, '') AS city_id").Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("u.sort_key, u.id")
	case at.Back:
		sel = sel.Where("(u.sort_key, u.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("u.sort_key DESC, u.id DESC")
	default:
		sel = sel.Where("(u.sort_key, u.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("u.sort_key, u.id")
	}
	var rows []LedgerUnit
	if err := sel.Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("count obligations by union: %w", err)
	}
	own, above := a.Own(authz.ObligationUrge), a.Scope(authz.ObligationUrge)
	for i := range rows {
		r := &rows[i]
		r.Actions = []string{}
		place := org.Place{UnionID: r.UnionID, CountyID: r.CountyID, CityID: r.CityID}
		if r.Overdue+r.Soon > 0 && above.Covers(place) && !own.Covers(org.Place{UnionID: r.UnionID}) {
			r.Actions = append(r.Actions, "urge")
		}
	}
	return httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(c LedgerUnit) []string {
		return []string{c.SortKey, c.UnionID}
	}), nil
}
