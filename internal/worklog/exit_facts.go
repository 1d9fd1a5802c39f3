package worklog

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// What the chapter of exits asks of the log (Art. 11).

// OpenVisits counts the entries of a person that are not confirmed yet, opening records apart.
func OpenVisits(ctx context.Context, q db.Q, personID string) (int, error) {
	n, err := q.NewSelect().TableExpr("visit").Where("person_id = ?", personID).Where("source <> ?", SourceOpening).
		Where("state <> ?", StateConfirmed).Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("count open visits: %w", err)
	}
	return int(n), nil
}

// Ended works out anew what the open years of people ask for whose engagement has ended, in its transaction.
func Ended(ctx context.Context, tx *db.Tx, personIDs ...string) error {
	var years []YearFigures
	err := tx.NewSelect().Model(&years).Where("y.person_id IN (?)", bun.List(personIDs)).Where("y.closed_at IS NULL").
		Where("y.closes_on >= ?", workday.Of(tx.Now())).OrderExpr("y.id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("look for open years: %w", err)
	}
	if len(years) == 0 {
		return nil
	}
	return reckon(ctx, tx, map[judged]policy.Policy{}, years)
}
