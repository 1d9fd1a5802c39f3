package hiring

import (
	"context"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
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

// planBehind is the plan by whose decision an order was posted, as far as the reader may see it: the county's own, where
// the whole city's is not theirs to read.
func planBehind(ctx context.Context, q db.Q, a authz.Actor, o Order) (*PlanRef, error) {
	if !o.ofPlan() {
		return nil, nil
	}
	var list []Plan
	sel := q.NewSelect().Model(&list).Where("p.id = ? OR p.into_id = ?", o.Source, o.Source).OrderExpr("p.into_id IS NOT NULL, p.id").Limit(1)
	if err := a.Scope(authz.PlanRead).Where(sel, authz.PlaceOf("p")).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read the plan of an order: %w", err)
	}
	if len(list) == 0 {
		return nil, nil
	}
	u, err := org.ByID(ctx, q, list[0].UnionID)
	if err != nil {
		return nil, err
	}
	return &PlanRef{ID: list[0].ID, UnionName: u.Name, Title: planTitle(list[0], u.Name)}, nil
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

// lastNumbers is what the ledger authorises for unions at a year's end: the number that was decided with all that was
// added, moved and countered since. A union without a decided number is left out.
func lastNumbers(ctx context.Context, q db.Q, year int, unionIDs ...string) (map[string]int, error) {
	accounts, err := accountsOf(ctx, q, year, unionIDs...)
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	for id, account := range accounts {
		if n := StandOn(movements(account, Authorised), lastOf(year)); n > 0 || approvals(account) > 0 {
			out[id] = n
		}
	}
	return out, nil
}

// documents are the numbers of the province's papers on heads since a day, those of plans not yet decided first, then
// the latest.
func documents(ctx context.Context, q db.Q, since workday.Date) ([]string, error) {
	var out []string
	err := q.NewRaw(`SELECT d.document FROM (
			SELECT document, 1 AS undecided, id FROM hiring_plan WHERE document <> '' AND state = ?
			UNION ALL SELECT document, 0 AS undecided, id FROM quota_order WHERE document <> '' AND decided_on >= ? AND kind <> ?
		) AS d ORDER BY d.undecided DESC, d.id DESC LIMIT 500`, PlanSubmitted, since, OrderMerge).Scan(ctx, &out)
	if err != nil {
		return nil, fmt.Errorf("read documents: %w", err)
	}
	return out, nil
}

// otherPaper names a paper that bears a number beside the plan of that id and its parts: another plan, or an order of its
// own. Empty where there is none.
func otherPaper(ctx context.Context, q db.Q, document, planID string) (string, error) {
	var titles []string
	err := q.NewRaw(`SELECT u.name || '的聘用计划' FROM hiring_plan AS p JOIN org_union AS u ON u.id = p.union_id
			WHERE p.document = ? AND p.id <> ? AND (p.into_id IS NULL OR p.into_id <> ?)
		UNION ALL SELECT '员额文件' FROM quota_order WHERE document = ? AND kind IN (?) LIMIT 1`,
		document, planID, planID, document, bun.List([]OrderKind{OrderTransfer, OrderCounter})).Scan(ctx, &titles)
	if err != nil {
		return "", fmt.Errorf("look for papers of a number: %w", err)
	}
	return strings.Join(titles, ""), nil
}
