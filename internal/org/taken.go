package org

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Taking is a merger, or a closing, as the followers carry it out and take it back. Whatever they take from the union
// that is no more they note under the act, row by row; so taking the act back returns precisely that, and leaves what
// came to the successor since.
type Taking struct {
	ActID string
	Since string // an id of when the act began: whatever has a greater one was written later
	On    workday.Date
	From  Union // that is no more from the day on
	Into  Union // its successor; none when it is closed
}

// taken is a row that an act took, or a thing of another kind.
type taken struct {
	bun.BaseModel `bun:"table:org_taken"`

	ActID  string
	What   string
	ItemID string
}

// Note keeps what the act takes, until Recall asks for it.
func (t Taking) Note(ctx context.Context, tx *db.Tx, what string, ids ...string) error {
	for chunk := range slices.Chunk(ids, db.Batch) {
		rows := make([]taken, len(chunk))
		for i, id := range chunk {
			rows[i] = taken{ActID: t.ActID, What: what, ItemID: id}
		}
		if _, err := tx.NewInsert().Model(&rows).On("CONFLICT (act_id, what, item_id) DO NOTHING").Exec(ctx); err != nil {
			return fmt.Errorf("note what an act takes: %w", err)
		}
	}
	return nil
}

// Recall gives what the act took and has not given back, at most limit of it, and forgets that: whoever asks gives it
// back in the same transaction.
func (t Taking) Recall(ctx context.Context, tx *db.Tx, what string, limit int) ([]string, error) {
	var ids []string
	err := tx.NewRaw(`DELETE FROM org_taken WHERE act_id = ? AND what = ? AND item_id IN (
		SELECT item_id FROM org_taken WHERE act_id = ? AND what = ? ORDER BY item_id LIMIT ?) RETURNING item_id`,
		t.ActID, what, t.ActID, what, limit).Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("recall what an act took: %w", err)
	}
	slices.Sort(ids)
	return ids, nil
}

// Takers are the acts of which it is noted what they took.
func Takers(ctx context.Context, q db.Q) (actIDs []string, err error) {
	if err := q.NewRaw("SELECT DISTINCT act_id FROM org_taken ORDER BY act_id").Scan(ctx, &actIDs); err != nil {
		return nil, fmt.Errorf("look for what acts took: %w", err)
	}
	return actIDs, nil
}

// ForgetTaken forgets what an act took, at most db.Batch of it, and tells how much that was.
func ForgetTaken(ctx context.Context, tx *db.Tx, actID string) (int, error) {
	var ids []string
	err := tx.NewRaw(`DELETE FROM org_taken WHERE act_id = ? AND (what, item_id) IN (
		SELECT what, item_id FROM org_taken WHERE act_id = ? ORDER BY what, item_id LIMIT ?) RETURNING item_id`,
		actID, actID, db.Batch).Scan(ctx, &ids)
	if err != nil {
		return 0, fmt.Errorf("forget what an act took: %w", err)
	}
	return len(ids), nil
}

// Taken narrows a query to rows whose column names what the act took, without forgetting it.
func (t Taking) Taken(q *bun.SelectQuery, what, column string) *bun.SelectQuery {
	return q.Where("? IN (SELECT item_id FROM org_taken WHERE act_id = ? AND what = ?)", bun.Ident(column), t.ActID, what)
}

// Untaken narrows a query to rows whose column names nothing that the act took.
func (t Taking) Untaken(q *bun.SelectQuery, what, column string) *bun.SelectQuery {
	return q.Where("? NOT IN (SELECT item_id FROM org_taken WHERE act_id = ? AND what = ?)", bun.Ident(column), t.ActID, what)
}

// takeTable gives the rows of the union that is no more to its successor.
func takeTable(ctx context.Context, tx *db.Tx, table string, t Taking, limit int) (int, error) {
	var ids []string
	err := tx.NewRaw("SELECT id FROM ? WHERE union_id = ? LIMIT ?", bun.Ident(table), t.From.ID, limit).Scan(ctx, &ids)
	if err != nil {
		return 0, fmt.Errorf("merge %s: %w", table, err)
	}
	if err := t.Note(ctx, tx, table, ids...); err != nil {
		return 0, err
	}
	return len(ids), handRows(ctx, tx, table, t.From, t.Into, ids)
}

// ReturnTable gives rows that the act took from a table back, at most limit of them, unless they have left the successor
// since.
func ReturnTable(ctx context.Context, tx *db.Tx, table string, t Taking, limit int) (int, error) {
	ids, err := t.Recall(ctx, tx, table, limit)
	if err != nil {
		return 0, err
	}
	return len(ids), handRows(ctx, tx, table, t.Into, t.From, ids)
}

// returnPeople gives back what those who went along in the act have done since.
func returnPeople(ctx context.Context, tx *db.Tx, table string, t Taking, limit int) (int, error) {
	var ids []string
	sel := tx.NewSelect().TableExpr(table).ColumnExpr("id").Where("union_id = ?", t.Into.ID).Where("id > ?", t.Since)
	if err := t.Taken(sel, KeyPeople, "person_id").Limit(int64(limit)).Scan(ctx, &ids); err != nil {
		return 0, fmt.Errorf("return %s: %w", table, err)
	}
	return len(ids), handRows(ctx, tx, table, t.Into, t.From, ids)
}

// handRows gives rows to another union, as far as they are still the first one's.
func handRows(ctx context.Context, tx *db.Tx, table string, from, into Union, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.NewRaw("UPDATE ? SET union_id = ?, county_id = ?, city_id = ? WHERE id IN (?) AND union_id = ?",
		bun.Ident(table), into.ID, bun.NullZero(into.CountyID), bun.NullZero(into.CityID), bun.List(ids), from.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("hand over %s: %w", table, err)
	}
	return nil
}
