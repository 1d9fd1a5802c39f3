package hiring

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

func planByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Plan, error) {
	var list []Plan
	if err := scope.Where(q.NewSelect().Model(&list).Where("p.id = ?", id), authz.PlaceOf("p")).Scan(ctx); err != nil {
		return Plan{}, fmt.Errorf("read plan: %w", err)
	}
	if len(list) == 0 {
		return Plan{}, errs.NotFound(planWhat)
	}
	return list[0], nil
}

// plansOf are plans of a year within scope, those of each union in their order.
func plansOf(ctx context.Context, q db.Q, scope authz.Scope, year int) ([]Plan, error) {
	list := []Plan{}
	sel := q.NewSelect().Model(&list).Where("p.year = ?", year).OrderExpr("p.union_id, p.seq")
	if err := scope.Where(sel, authz.PlaceOf("p")).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read plans: %w", err)
	}
	return list, nil
}

func plansAt(ctx context.Context, q db.Q, unionID string, year int) ([]Plan, error) {
	return plansOf(ctx, q, authz.AtUnion(unionID), year)
}

func planParts(ctx context.Context, q db.Q, id string) ([]Plan, error) {
	list := []Plan{}
	err := q.NewSelect().Model(&list).Join("JOIN org_union AS u ON u.id = p.union_id").ColumnExpr("p.*").
		Where("p.into_id = ?", id).OrderExpr("u.sort_key, p.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read parts of the plan: %w", err)
	}
	return list, nil
}

// lockPlan reads a plan for a change; what it is part of is locked first.
func lockPlan(ctx context.Context, tx *db.Tx, scope authz.Scope, id string) (Plan, error) {
	p, err := planByID(ctx, tx, scope, id)
	if err != nil {
		return Plan{}, err
	}
	if p.IntoID != "" {
		if err := db.Lock(ctx, tx, "hiring_plan", p.IntoID); err != nil {
			return Plan{}, err
		}
	}
	if err := db.Lock(ctx, tx, "hiring_plan", id); err != nil {
		return Plan{}, err
	}
	return planByID(ctx, tx, scope, id)
}

func insertPlan(ctx context.Context, tx *db.Tx, p *Plan) error {
	if _, err := tx.NewInsert().Model(p).Exec(ctx); err != nil {
		if db.IsUnique(err, "hiring_plan", "union_id", "year", "seq") {
			return errs.Of(errs.KindConflict, CodePlanTwice, "该年度的聘用计划刚刚由他人拟定，请刷新。")
		}
		return fmt.Errorf("write plan: %w", err)
	}
	return nil
}

// savePlan writes a plan that is locked.
func savePlan(ctx context.Context, tx *db.Tx, p *Plan) error {
	p.ChangedAt = tx.Now()
	res, err := tx.NewUpdate().Model(p).ExcludeColumn("id", "year", "seq", "kind", "union_id", "county_id", "city_id", "tier", "rev", "created_at").
		Set("rev = rev + 1").Where("id = ?", p.ID).Where("rev = ?", p.Rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("change plan: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("change plan: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	p.Rev++
	return nil
}

// planUnits are the unions that take part in planning within scope: cities and whoever stands at county tier.
func planUnits(ctx context.Context, q db.Q, scope authz.Scope) ([]org.Union, error) {
	list := []org.Union{}
	sel := q.NewSelect().Model(&list).Where("u.tier IN (?)", bun.List([]org.Tier{org.TierCity, org.TierCounty})).
		Where("u.state = ?", org.StateOpen).OrderExpr("u.sort_key, u.id")
	if err := scope.Where(sel, authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id"}).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read units of planning: %w", err)
	}
	return list, nil
}

// decidedFor is what was decided for the unions in a year: the annual number with what was added to it.
func decidedFor(ctx context.Context, q db.Q, year int, unionIDs ...string) (map[string]int, error) {
	out := map[string]int{}
	if len(unionIDs) == 0 {
		return out, nil
	}
	var rows []struct {
		UnionID string
		N       int
	}
	err := q.NewRaw(`SELECT union_id, sum(province_number) AS n FROM hiring_plan WHERE year = ? AND state = ? AND union_id IN (?) GROUP BY union_id`,
		year, PlanDecided, bun.List(unionIDs)).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read decided numbers: %w", err)
	}
	for _, r := range rows {
		out[r.UnionID] = r.N
	}
	return out, nil
}
