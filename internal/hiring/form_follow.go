package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

// Follower keeps forms with the tree; a merged union's go to its successor, and a renewal goes with its person, and its case
// with it. What was approved says what it said; a form of somebody new is the union's.
func (s *FormService) Follower() org.Follower {
	f := org.FollowPerson(formWhat, formsTable)
	split, back := f.Split, f.Return
	f.Split = func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
		if n, err := split(ctx, tx, p, limit); err != nil || n > 0 {
			return n, err
		}
		return casesAlong(ctx, tx, p, limit)
	}
	f.Return = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		if n, err := back(ctx, tx, t, limit); err != nil || n > 0 {
			return n, err
		}
		return casesAlong(ctx, tx, org.Parting{From: t.Into, Into: t.From}, limit)
	}
	return f
}

// casesAlong gives the other union the cases of the forms that it has been given: it could not send one up again otherwise.
func casesAlong(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
	var ids []string
	err := tx.NewRaw(`SELECT c.id FROM approval_case AS c JOIN hiring_form AS f ON f.case_id = c.id
		WHERE f.union_id = ? AND c.union_id = ? AND f.person_id IS NOT NULL ORDER BY c.id LIMIT ?`, p.Into.ID, p.From.ID, limit).Scan(ctx, &ids)
	if err != nil {
		return 0, fmt.Errorf("split cases of forms: %w", err)
	}
	return org.SplitTable(ctx, tx, "approval_case", "id", p, ids, limit)
}
