package roster

import (
	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// RunningBetween starts a query over the engagements e that ran on any day from first to last, joined with where their
// unions stood on a day of the tree as h. FromThen is the same for a single day.
func RunningBetween(q db.Q, first, last, tree workday.Date) *bun.SelectQuery {
	running := q.NewSelect().TableExpr("engagement AS e").ColumnExpr("e.*").
		ColumnExpr(`coalesce((SELECT f.union_id FROM engagement_former AS f WHERE f.engagement_id = e.id
			AND f.valid_until > ? ORDER BY f.valid_until LIMIT 1), e.union_id) AS union_then`, tree).
		Where("e.on_duty <= ?", last).Where("(e.ended_on IS NULL OR e.ended_on >= ?)", first)
	return org.JoinOn(q.NewSelect().TableExpr("(?) AS e", running), "h", "e.union_then", tree)
}
