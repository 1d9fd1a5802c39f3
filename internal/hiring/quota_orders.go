package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// OrderLine is an order in a list.
type OrderLine struct {
	Order     `bun:",extend"`
	KindTitle string `bun:"-" json:"kindTitle"`
	Units     int    `json:"units" doc:"涉及的单位数（可见的）"`
	Given     int    `json:"given" doc:"调入或核定的人数（可见的）"`
	Taken     int    `json:"taken" doc:"调出的人数（可见的）"`
	Countered bool   `json:"countered" doc:"已冲销"`
}

// Orders lists the orders that touch the caller's scope, the latest first.
func (s *QuotaService) Orders(ctx context.Context, a authz.Actor, year int, kind OrderKind, page httpx.PageQuery) (httpx.Page[OrderLine], error) {
	q := s.DB.Read()
	var none httpx.Page[OrderLine]
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	touched := a.Scope(authz.QuotaRead).Where(q.NewSelect().TableExpr("quota_entry AS q").ColumnExpr("q.order_id, q.union_id, sum(q.amount) AS amount").
		Where("q.order_id IS NOT NULL").GroupExpr("q.order_id, q.union_id"), authz.PlaceOf("q"))
	byOrder := q.NewSelect().TableExpr("(?) AS t", touched).ColumnExpr("t.order_id, count(*) AS units").
		ColumnExpr("sum(CASE WHEN t.amount > 0 THEN t.amount ELSE 0 END) AS given, sum(CASE WHEN t.amount < 0 THEN -t.amount ELSE 0 END) AS taken").
		GroupExpr("t.order_id")
	sel := q.NewSelect().TableExpr("quota_order AS o").Join("JOIN (?) AS t ON t.order_id = o.id", byOrder)
	if year != 0 {
		sel = sel.Where("o.year = ?", year)
	}
	if kind != "" {
		sel = sel.Where("o.kind = ?", kind)
	}
	n, exact, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return none, err
	}
	sel = sel.ColumnExpr("o.*, t.units, t.given, t.taken").
		ColumnExpr("(SELECT count(*) FROM quota_order AS c WHERE c.counters_id = o.id) > 0 AS countered").Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("o.id DESC")
	case at.Back:
		sel = sel.Where("o.id > ?", at.Keys[0]).OrderExpr("o.id")
	default:
		sel = sel.Where("o.id < ?", at.Keys[0]).OrderExpr("o.id DESC")
	}
	var rows []OrderLine
	if err := sel.Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list quota orders: %w", err)
	}
	for i := range rows {
		rows[i].KindTitle = rows[i].Kind.Title()
	}
	return httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(o OrderLine) []string { return []string{o.ID} }), nil
}

// OrderUnit is what an order moved for one union.
type OrderUnit struct {
	UnionID     string       `json:"unionId"`
	Name        string       `json:"name" doc:"生效日的名称"`
	Heads       int          `json:"heads"`
	Before      int          `json:"before" doc:"此前核定"`
	After       int          `json:"after" doc:"此后核定"`
	EffectiveOn workday.Date `json:"effectiveOn"`
}

// OrderView is an order with what it moved, as far as the reader may see it.
type OrderView struct {
	Order
	KindTitle string      `json:"kindTitle"`
	Units     []OrderUnit `json:"units" nullable:"false"`
	Hidden    int         `json:"hidden" doc:"不在您管辖范围内的单位数"`
	Counters  *Order      `json:"counters,omitempty" doc:"被冲销的文件"`
	Countered *Order      `json:"countered,omitempty" doc:"冲销它的文件"`
	Plan      *PlanRef    `json:"plan,omitempty" doc:"由哪份聘用计划核定"`
	Actions   []string    `json:"actions" nullable:"false"`
}

// Actions upon an order.
const (
	ActCounter = "counter"
	ActPrint   = "print"
)

// ShowOrder is one order.
func (s *QuotaService) ShowOrder(ctx context.Context, a authz.Actor, id string) (OrderView, error) {
	q := s.DB.Read()
	o, err := orderByID(ctx, q, id)
	if err != nil {
		return OrderView{}, err
	}
	v := OrderView{Order: o, KindTitle: o.Kind.Title(), Units: []OrderUnit{}, Actions: []string{}}
	units, err := orderUnits(ctx, q, o)
	if err != nil {
		return OrderView{}, err
	}
	root, err := org.Root(ctx, q)
	if err != nil {
		return OrderView{}, err
	}
	scope := a.Scope(authz.QuotaRead)
	for _, u := range units {
		if scope.Covers(u.place) {
			v.Units = append(v.Units, u.OrderUnit)
		} else {
			v.Hidden++
		}
	}
	if len(v.Units) == 0 {
		return OrderView{}, errs.NotFound(whatOrder)
	}
	if o.CountersID != "" {
		was, err := orderByID(ctx, q, o.CountersID)
		if err != nil {
			return OrderView{}, err
		}
		v.Counters = &was
	}
	by, countered, err := counterOf(ctx, q, id)
	if err != nil {
		return OrderView{}, err
	}
	if countered {
		v.Countered = &by
	}
	if v.Plan, err = planBehind(ctx, q, a, o); err != nil {
		return OrderView{}, err
	}
	if v.Hidden == 0 && o.Kind != OrderMerge && !o.ofPlan() { // the paper of a plan's decision is its 批复
		v.Actions = append(v.Actions, ActPrint)
	}
	if authz.Can(a, authz.QuotaDecide, root.Place()) && !countered && o.Kind != OrderCounter && o.Kind != OrderMerge {
		v.Actions = append(v.Actions, ActCounter)
	}
	return v, nil
}

type placedUnit struct {
	OrderUnit
	place org.Place
}

// orderUnits are the lines of an order, with what each account held right before and after it; of several movements of
// one day the earlier written counts as before.
func orderUnits(ctx context.Context, q db.Q, o Order) ([]placedUnit, error) {
	var list []struct {
		UnionID, CountyID, CityID, Name string
		Amount, Before                  int
		EffectiveOn                     workday.Date
	}
	before := q.NewSelect().TableExpr("quota_entry AS b").ColumnExpr("coalesce(sum(b.amount), 0)").
		Where("b.union_id = q.union_id").Where("b.year = q.year").Where("b.account = q.account").
		Where("(b.effective_on < q.effective_on OR b.effective_on = q.effective_on AND b.id < q.id)")
	err := q.NewSelect().TableExpr("quota_entry AS q").Join("JOIN org_union AS u ON u.id = q.union_id").
		Join("LEFT JOIN org_history AS h ON h.union_id = q.union_id AND h.valid_from <= q.effective_on AND (h.valid_until IS NULL OR h.valid_until > q.effective_on)").
		ColumnExpr("q.union_id, coalesce(q.county_id, '') AS county_id, coalesce(q.city_id, '') AS city_id, coalesce(h.name, u.name) AS name").
		ColumnExpr("q.amount, (?) AS before, q.effective_on", before).
		Where("q.order_id = ?", o.ID).Where("q.account = ?", Authorised).OrderExpr("u.sort_key, q.effective_on, q.id").Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("read lines of an order: %w", err)
	}
	out := make([]placedUnit, len(list))
	for i, l := range list {
		out[i] = placedUnit{
			OrderUnit{UnionID: l.UnionID, Name: l.Name, Heads: l.Amount, Before: l.Before, After: l.Before + l.Amount, EffectiveOn: l.EffectiveOn},
			org.Place{UnionID: l.UnionID, CountyID: l.CountyID, CityID: l.CityID},
		}
	}
	return out, nil
}
