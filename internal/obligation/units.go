package obligation

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
)

// LedgerUnit is how a union's obligations stand. Open are those whose time still runs.
type LedgerUnit struct {
	UnionID    string `json:"unionId"`
	UnionName  string `json:"unionName"`
	RegionCode string `json:"regionCode"`
	Open       int    `json:"open"`
	Overdue    int    `json:"overdue"`
	Met        int    `json:"met"`
	Late       int    `json:"late"`
	Waived     int    `json:"waived"`
	Void       int    `json:"void"`
	SortKey    string `json:"-"`
}

// Units counts by union within the actor's scope, in the order of administrative codes: above the employing union
// that is what is seen while a year runs (readings of Art. 10(2)).
func (s *Service) Units(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[LedgerUnit], error) {
	var none httpx.Page[LedgerUnit]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	q, today := s.DB.Read(), s.today()
	scope := a.Scope(authz.ObligationRead)
	scope.Persons = nil
	grouped := f.where(scope.Where(q.NewSelect().TableExpr("obligation AS o"), authz.PlaceOf("o")), today).GroupExpr("o.union_id")
	n, exact, err := db.CountUpTo(ctx, q, grouped)
	if err != nil {
		return none, err
	}
	running := "coalesce(o.settles_on, o.due_on) >= ?"
	counted := grouped.Clone().ColumnExpr("o.union_id").
		ColumnExpr("sum(CASE WHEN o.state = 'open' AND "+running+" THEN 1 ELSE 0 END) AS open", today).
		ColumnExpr("sum(CASE WHEN o.state = 'open' AND NOT "+running+" THEN 1 ELSE 0 END) AS overdue", today)
	for _, state := range []State{StateMet, StateLate, StateWaived, StateVoid} {
		counted = counted.ColumnExpr("sum(CASE WHEN o.state = ? THEN 1 ELSE 0 END) AS "+string(state), state)
	}
	sel := q.NewSelect().TableExpr("(?) AS c", counted).Join("JOIN org_union AS u ON u.id = c.union_id").
		ColumnExpr("c.*, u.name AS union_name, u.region_code, u.sort_key").Limit(int64(page.Limit) + 1)
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
	return httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(c LedgerUnit) []string {
		return []string{c.SortKey, c.UnionID}
	}), nil
}
