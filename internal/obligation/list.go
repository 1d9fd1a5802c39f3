package obligation

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Filter narrows a list of obligations; the zero Filter narrows nothing.
type Filter struct {
	Rule      Rule
	State     State
	PersonID  string
	UnionID   string
	DueBefore workday.Date // exclusive
}

// List reads the ledger within scope, the earliest due first.
func List(ctx context.Context, q db.Q, scope authz.Scope, f Filter, page httpx.PageQuery) (httpx.Page[Obligation], error) {
	var none httpx.Page[Obligation]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	sel := scope.Where(q.NewSelect().Model((*Obligation)(nil)), authz.Of("o"))
	if f.Rule != "" {
		sel = sel.Where("o.rule = ?", f.Rule)
	}
	if f.State != "" {
		sel = sel.Where("o.state = ?", f.State)
	}
	if f.PersonID != "" {
		sel = sel.Where("o.person_id = ?", f.PersonID)
	}
	if f.UnionID != "" {
		sel = sel.Where("o.union_id = ?", f.UnionID)
	}
	if !f.DueBefore.IsZero() {
		sel = sel.Where("o.due_on < ?", f.DueBefore)
	}
	n, exact, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return none, err
	}
	var rows []Obligation
	sel = sel.Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("o.due_on, o.id")
	case at.Back:
		sel = sel.Where("(o.due_on, o.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("o.due_on DESC, o.id DESC")
	default:
		sel = sel.Where("(o.due_on, o.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("o.due_on, o.id")
	}
	if err := sel.Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list obligations: %w", err)
	}
	return httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(o Obligation) []string {
		return []string{o.DueOn.String(), o.ID}
	}), nil
}
