package served

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
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

// AgreementsByUnit counts the collective agreements of the register that are in force on a day, one for each unit that
// has one, for each county and each city's own level. One without a known end is in force.
func AgreementsByUnit(ctx context.Context, q db.Q, on workday.Date) (map[string]int, error) {
	var rows []struct {
		Unit       string
		Agreements int
	}
	err := q.NewRaw(`SELECT coalesce(s.county_id, s.city_id, '') AS unit, count(*) AS agreements FROM served AS s
		WHERE s.agreement_kind <> '' AND (s.agreement_from IS NULL OR s.agreement_from <= ?) AND (s.agreement_until IS NULL OR s.agreement_until >= ?)
		AND s.state IN (?) GROUP BY coalesce(s.county_id, s.city_id, '')`, on, on, bun.List([]State{StateToCheck, StateActive})).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count agreements by unit: %w", err)
	}
	out := make(map[string]int, len(rows))
	for _, r := range rows {
		out[r.Unit] = r.Agreements
	}
	return out, nil
}
