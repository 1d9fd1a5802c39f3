package app

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// engagedPeople lists for identity who is in post today within the scope: of the given persons, or all.
func (a *App) engagedPeople(ctx context.Context, q db.Q, scope authz.Scope, personIDs []string) ([]identity.Candidate, error) {
	today := workday.Of(a.DB.Now())
	ask := func(ids []string) ([]identity.Candidate, error) {
		var out []identity.Candidate
		s := roster.InPost(q.NewSelect().TableExpr("engagement AS e"), "e", today).
			Join("JOIN person_card AS p ON p.id = e.person_id").Join("JOIN org_union AS u ON u.id = e.union_id").
			ColumnExpr("e.person_id, p.name, e.union_id, u.name AS union_name, e.on_duty").OrderExpr("u.sort_key, p.pinyin, e.person_id")
		if ids != nil {
			s = s.Where("e.person_id IN (?)", bun.List(ids))
		}
		if err := scope.Where(s, authz.Of("e")).Scan(ctx, &out); err != nil {
			return nil, fmt.Errorf("list people in post: %w", err)
		}
		return out, nil
	}
	if personIDs == nil {
		return ask(nil)
	}
	var out []identity.Candidate
	for ids := range slices.Chunk(personIDs, db.Batch) {
		some, err := ask(ids)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}
