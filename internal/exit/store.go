package exit

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// byID reads an exit in scope. A person's own is in the scope of that person.
func byID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Exit, error) {
	var list []Exit
	if err := scope.Where(q.NewSelect().Model(&list).Where("x.id = ?", id), authz.Of("x")).Scan(ctx); err != nil {
		return Exit{}, fmt.Errorf("read exit: %w", err)
	}
	if len(list) == 0 {
		return Exit{}, errs.NotFound(exitWhat)
	}
	return list[0], nil
}

// lock locks an exit in scope and reads it.
func lock(ctx context.Context, tx *db.Tx, scope authz.Scope, id string) (Exit, error) {
	if _, err := byID(ctx, tx, scope, id); err != nil {
		return Exit{}, err
	}
	if err := db.Lock(ctx, tx, exitsTable, id); err != nil {
		return Exit{}, err
	}
	return byID(ctx, tx, scope, id)
}

// save writes an exit that is locked.
func save(ctx context.Context, tx *db.Tx, x *Exit) error {
	x.ChangedAt = tx.Now()
	res, err := tx.NewUpdate().Model(x).ExcludeColumn("id", "union_id", "county_id", "city_id", "person_id", "engagement_id", "origin", "rev", "created_at", "created_by", "created_name").
		Set("rev = rev + 1").Where("id = ?", x.ID).Where("rev = ?", x.Rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("change exit: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("change exit: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	x.Rev++
	return nil
}

// liveOf is the exit of an engagement that is under way or done; empty where there is none.
func liveOf(ctx context.Context, q db.Q, engagementID string) (string, error) {
	var ids []string
	err := q.NewSelect().TableExpr("exit_case").ColumnExpr("id").Where("engagement_id = ?", engagementID).
		Where("state NOT IN (?)", bun.List([]State{StateVoid, StateWithdrawn, StateRevoked})).Scan(ctx, &ids)
	if err != nil {
		return "", fmt.Errorf("read the exit of an engagement: %w", err)
	}
	if len(ids) == 0 {
		return "", nil
	}
	return ids[0], nil
}

func filesOf(ctx context.Context, q db.Q, exitID string) ([]Attached, error) {
	var list []Attached
	if err := q.NewSelect().Model(&list).Where("xf.exit_id = ?", exitID).OrderExpr("xf.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read the papers of an exit: %w", err)
	}
	return list, nil
}

// Filings are those of one exit: the first, and the corrections that followed.
type Filings []Filing

// first is what the city received within the term or after it; nil where nothing was filed.
func (f Filings) first() *Filing {
	if len(f) == 0 {
		return nil
	}
	return &f[0]
}

// last is what holds now.
func (f Filings) last() *Filing {
	if len(f) == 0 {
		return nil
	}
	return &f[len(f)-1]
}

// correcting is the number of the filing that corrects another; empty where none does.
func (f Filings) correcting(id string) string {
	for _, one := range f {
		if one.CorrectsID == id {
			return one.Number
		}
	}
	return ""
}

// filingsOf are the filings of exits, by exit.
func filingsOf(ctx context.Context, q db.Q, exitIDs ...string) (map[string]Filings, error) {
	out := map[string]Filings{}
	if len(exitIDs) == 0 {
		return out, nil
	}
	var list []Filing
	if err := q.NewSelect().Model(&list).Where("fi.exit_id IN (?)", bun.List(exitIDs)).OrderExpr("fi.exit_id, fi.filed_at, fi.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read filings: %w", err)
	}
	for _, f := range list {
		out[f.ExitID] = append(out[f.ExitID], f)
	}
	return out, nil
}

func supplementsOf(ctx context.Context, q db.Q, exitID string) ([]Supplement, error) {
	list := []Supplement{}
	if err := q.NewSelect().Model(&list).Where("xs.exit_id = ?", exitID).OrderExpr("xs.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read supplements: %w", err)
	}
	return list, nil
}
