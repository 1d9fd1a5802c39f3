package roster

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// LeaveDays counts, for each person, the calendar days from first to last that fall into recorded leave for maternity
// or sickness, for where the province grants relief from the yearly days (Art. 10(2)).
func LeaveDays(ctx context.Context, q db.Q, first, last workday.Date, personIDs ...string) (map[string]int, error) {
	var rows []struct {
		PersonID         string
		StartsOn, EndsOn workday.Date
	}
	err := q.NewSelect().TableExpr("interruption AS i").Join("JOIN engagement AS e ON e.id = i.engagement_id").
		ColumnExpr("e.person_id, i.starts_on, i.ends_on").Where("e.person_id IN (?)", bun.List(personIDs)).
		Where("i.kind IN (?, ?)", LeaveMaternity, LeaveSick).
		Where("i.starts_on <= ? AND (i.ends_on IS NULL OR i.ends_on >= ?)", last, first).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read leave: %w", err)
	}
	days := map[string]int{}
	for _, r := range rows {
		from, to := r.StartsOn, r.EndsOn
		if from.Before(first) {
			from = first
		}
		if to.IsZero() || to.After(last) {
			to = last
		}
		days[r.PersonID] += to.Sub(from) + 1
	}
	return days, nil
}

// OnLeave tells whether a day falls into a recorded interruption of an engagement, of whatever kind.
func OnLeave(ctx context.Context, q db.Q, engagementID string, day workday.Date) (bool, error) {
	var n int
	err := q.NewRaw("SELECT count(*) FROM interruption WHERE engagement_id = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)",
		engagementID, day, day).Scan(ctx, &n)
	if err != nil {
		return false, fmt.Errorf("look for leave: %w", err)
	}
	return n > 0, nil
}
