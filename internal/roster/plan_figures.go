package roster

import (
	"context"
	"fmt"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// UnitFigures are the heads of one county with all below it, or of a city's own level.
type UnitFigures struct {
	Heads  int // in post on the day
	Ending int // of those, whose contract ends in the span
}

// FiguresByUnit counts, by the tree of the day, for each county and each city's own level who is in post, and whose
// contract will end from one day to another.
func FiguresByUnit(ctx context.Context, q db.Q, on, from, to workday.Date) (map[string]UnitFigures, error) {
	last := q.NewSelect().TableExpr("contract AS c").ColumnExpr("c.engagement_id, max(coalesce(c.ends_on, '9999-12-31')) AS until").GroupExpr("c.engagement_id")
	var rows []struct {
		Unit   string
		Heads  int
		Ending int
	}
	err := FromThen(q, on).Join("LEFT JOIN (?) AS k ON k.engagement_id = e.id", last).
		ColumnExpr("coalesce(h.county_id, h.city_id, ?) AS unit, count(*) AS heads", "").
		ColumnExpr("count(CASE WHEN k.until >= ? AND k.until <= ? THEN 1 END) AS ending", from, to).
		GroupExpr("coalesce(h.county_id, h.city_id, ?)", "").Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count heads by unit: %w", err)
	}
	out := make(map[string]UnitFigures, len(rows))
	for _, r := range rows {
		out[r.Unit] = UnitFigures{Heads: r.Heads, Ending: r.Ending}
	}
	return out, nil
}
