package worklog

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

// InspectionsOver are the inspections by which the entries of a place's people could be read, running or over, the latest
// first: each reason is for these people to read.
func InspectionsOver(ctx context.Context, q db.Q, at org.Place) ([]Inspection, error) {
	out := []Inspection{}
	root, err := org.Root(ctx, q)
	if err != nil {
		return nil, err
	}
	err = q.NewSelect().Model(&out).ColumnExpr("vi.*, u.name AS union_name").Join("JOIN org_union AS u ON u.id = vi.union_id").
		Where("vi.union_id IN (?)", bun.List([]string{at.UnionID, at.CountyID, at.CityID, root.ID})).OrderExpr("vi.opened_at DESC, vi.id DESC").Limit(100).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read inspections over a place: %w", err)
	}
	return out, nil
}
