package served

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
)

// Totals are the enterprises of one county, or of a city's own level, and their workers as far as they are known.
type Totals struct {
	Enterprises int
	Workers     int
}

// TotalsByUnit counts the enterprises of the register for each county and each city's own level.
func TotalsByUnit(ctx context.Context, q db.Q) (map[string]Totals, error) {
	var rows []struct {
		Unit        string
		Enterprises int
		Workers     int
	}
	err := q.NewRaw(`SELECT coalesce(s.county_id, s.city_id, '') AS unit, count(*) AS enterprises, CAST(sum(s.workers) AS bigint) AS workers
		FROM served AS s WHERE s.kind = ? AND s.state IN (?) GROUP BY coalesce(s.county_id, s.city_id, '')`,
		KindEnterprise, bun.List([]State{StateToCheck, StateActive})).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count enterprises by unit: %w", err)
	}
	out := make(map[string]Totals, len(rows))
	for _, r := range rows {
		out[r.Unit] = Totals{Enterprises: r.Enterprises, Workers: r.Workers}
	}
	return out, nil
}
