package hiring

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

const plansTable = "hiring_plan"

// Follower keeps plans with the tree. A merged union's plans go to its successor, behind the successor's own, and come
// back when the merger is taken back; a union that is no more owes none, and a split takes none along: they are the word
// of the union that made them.
func (s *PlanService) Follower() org.Follower {
	f := org.FollowTable("聘用计划", plansTable, false)
	f.Merge = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		ids, err := handPlans(ctx, tx, t.From, t.Into, limit, func(q *bun.SelectQuery) *bun.SelectQuery { return q })
		if err != nil {
			return 0, err
		}
		if len(ids) == 0 {
			return 0, owesNoMore(ctx, tx, t)
		}
		return len(ids), t.Note(ctx, tx, plansTable, ids...)
	}
	f.Return = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		ids, err := t.Recall(ctx, tx, plansTable, limit)
		if err != nil || len(ids) == 0 {
			return 0, err
		}
		_, err = handPlans(ctx, tx, t.Into, t.From, limit, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("p.id IN (?)", bun.List(ids)) })
		return len(ids), err
	}
	f.Close = owesNoMore
	return f
}

// handPlans gives plans of one union to another, each behind those that the other has of its year, and tells which.
func handPlans(ctx context.Context, tx *db.Tx, from, into org.Union, limit int, which func(*bun.SelectQuery) *bun.SelectQuery) ([]string, error) {
	var list []Plan
	err := which(tx.NewSelect().Model(&list).Where("p.union_id = ?", from.ID)).OrderExpr("p.year, p.seq").Limit(int64(limit)).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read plans: %w", err)
	}
	var ids []string
	for _, p := range list {
		if err := db.Lock(ctx, tx, plansTable, p.ID); err != nil {
			return nil, err
		}
		_, err := tx.NewRaw(`UPDATE hiring_plan SET union_id = ?, county_id = ?, city_id = ?,
			seq = (SELECT coalesce(max(o.seq), -1) + 1 FROM hiring_plan AS o WHERE o.union_id = ? AND o.year = ?) WHERE id = ?`,
			into.ID, bun.NullZero(into.CountyID), bun.NullZero(into.CityID), into.ID, p.Year, p.ID).Exec(ctx)
		if err != nil {
			return nil, fmt.Errorf("hand over plans: %w", err)
		}
		ids = append(ids, p.ID)
	}
	return ids, nil
}

// owesNoMore takes a plan that was not made yet off the ledger of a union that is no more.
func owesNoMore(ctx context.Context, tx *db.Tx, t org.Taking) error {
	if err := db.Lock(ctx, tx, "org_union", t.From.ID); err != nil {
		return err
	}
	return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{{Rule: obligation.RulePlan, ID: t.From.ID}: nil})
}
