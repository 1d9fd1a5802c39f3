package roster

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Follower lets the roster follow when unions move or merge. Engagements that run on go to the successor, with a note
// of where they stood until then; ended ones stay with the union that is no more.
func Follower() org.Follower {
	f := org.FollowTable("聘用关系", "engagement", false)
	f.Merge = merge
	f.Holds = holds
	return f
}

func merge(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (int, error) {
	on := from.ClosedOn
	if on.IsZero() {
		on = workday.Of(tx.Now())
	}
	var ids []string
	err := tx.NewSelect().TableExpr("engagement").ColumnExpr("id").Where("union_id = ?", from.ID).
		Where("(ended_on IS NULL OR ended_on > ?)", on).Order("id").Limit(int64(limit)).Scan(ctx, &ids)
	if err != nil {
		return 0, fmt.Errorf("merge engagements: %w", err)
	}
	if len(ids) == 0 {
		return mergePosts(ctx, tx, from, into, limit)
	}
	if err := db.Lock(ctx, tx, "engagement", ids...); err != nil {
		return 0, err
	}
	former := make([]formerUnion, len(ids))
	for i, id := range ids {
		former[i] = formerUnion{ID: db.NewID(), EngagementID: id, UnionID: from.ID, ValidUntil: on.AddDays(1)}
	}
	if err := db.InsertAll(ctx, tx, former); err != nil {
		return 0, fmt.Errorf("merge engagements: %w", err)
	}
	_, err = tx.NewUpdate().Table("engagement").Set("union_id = ?", into.ID).Set("county_id = ?", bun.NullZero(into.CountyID)).
		Set("city_id = ?", bun.NullZero(into.CityID)).Where("id IN (?)", bun.List(ids)).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("merge engagements: %w", err)
	}
	return len(ids), nil
}

// mergePosts moves those who are posted at the union, whoever employs them.
func mergePosts(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (int, error) {
	res, err := tx.NewRaw(`UPDATE engagement SET post_union_id = ? WHERE id IN (
		SELECT id FROM engagement WHERE post_union_id = ? AND ended_on IS NULL LIMIT ?)`, into.ID, from.ID, limit).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("merge postings: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, fmt.Errorf("merge postings: %w", err)
	}
	return int(n), nil
}

func holds(ctx context.Context, q db.Q, unionID string) (string, error) {
	n, err := q.NewSelect().TableExpr("engagement").Where("union_id = ?", unionID).Where("ended_on IS NULL").Count(ctx)
	if err != nil {
		return "", fmt.Errorf("count engagements: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return fmt.Sprintf("在岗指导员%d人", n), nil
}

// formerUnion is where an engagement stood before a day.
type formerUnion struct {
	bun.BaseModel `bun:"table:engagement_former"`

	ID           string `bun:",pk"`
	EngagementID string
	UnionID      string
	ValidUntil   workday.Date
}
