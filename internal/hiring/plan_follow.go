package hiring

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

// plansKey is the follower's key of plans. A split takes none along: they are the word of the union that made them.
const plansKey = "plans"

// Follower keeps plans with the tree. A merged union's plans go to its successor, behind the successor's own, and come
// back when the merger is taken back; a union that is no more owes none.
func (s *PlanService) Follower() org.Follower {
	f := org.FollowTable("聘用计划", "hiring_plan", false)
	f.Key = plansKey
	f.Parts = planPieces
	f.Merge = func(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (int, error) {
		n, err := handPlans(ctx, tx, from, into, nil, limit)
		if err != nil || n > 0 {
			return n, err
		}
		return 0, owesNoMore(ctx, tx, from)
	}
	f.Split = func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
		if len(p.Parts[plansKey]) == 0 {
			return 0, nil
		}
		return handPlans(ctx, tx, p.From, p.Into, p.Parts[plansKey], limit)
	}
	f.Close = owesNoMore
	return f
}

func planPieces(ctx context.Context, q db.Q, unionID string) ([]org.Part, error) {
	var list []Plan
	if err := q.NewSelect().Model(&list).Where("p.union_id = ?", unionID).OrderExpr("p.year, p.seq").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read plans: %w", err)
	}
	out := make([]org.Part, len(list))
	for i, p := range list {
		out[i] = org.Part{ID: p.ID, Name: fmt.Sprintf("%d年度%s", p.Year, p.Kind.Title()), Note: p.State.Title()}
	}
	return out, nil
}

// handPlans gives plans of one union to another, each behind those that the other has of its year: all, or those of the
// ids.
func handPlans(ctx context.Context, tx *db.Tx, from, into org.Union, ids []string, limit int) (int, error) {
	var list []Plan
	if err := tx.NewSelect().Model(&list).Where("p.union_id = ?", from.ID).OrderExpr("p.year, p.seq").Scan(ctx); err != nil {
		return 0, fmt.Errorf("read plans: %w", err)
	}
	list = slices.DeleteFunc(list, func(p Plan) bool { return ids != nil && !slices.Contains(ids, p.ID) })
	list = list[:min(limit, len(list))]
	for _, p := range list {
		if err := db.Lock(ctx, tx, "hiring_plan", p.ID); err != nil {
			return 0, err
		}
		_, err := tx.NewRaw(`UPDATE hiring_plan SET union_id = ?, county_id = ?, city_id = ?,
			seq = (SELECT coalesce(max(o.seq), -1) + 1 FROM hiring_plan AS o WHERE o.union_id = ? AND o.year = ?) WHERE id = ?`,
			into.ID, bun.NullZero(into.CountyID), bun.NullZero(into.CityID), into.ID, p.Year, p.ID).Exec(ctx)
		if err != nil {
			return 0, fmt.Errorf("hand over plans: %w", err)
		}
	}
	return len(list), nil
}

// owesNoMore takes a plan that was not made yet off the ledger of a union that is no more.
func owesNoMore(ctx context.Context, tx *db.Tx, u org.Union) error {
	if err := db.Lock(ctx, tx, "org_union", u.ID); err != nil {
		return err
	}
	return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{{Rule: obligation.RulePlan, ID: u.ID}: nil})
}
