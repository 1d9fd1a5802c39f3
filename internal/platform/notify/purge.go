package notify

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
)

// PurgeKind is the daily job that removes what nobody needs any more.
const PurgeKind = "notify.purge"

// How long things are kept: a notice for a year and the weeks in which that year closes, a message for as long as it
// takes to find out why it did not arrive. Codes and links in it were of no use from the hour they ran out.
const (
	keepNotices  = 400 * 24 * time.Hour
	keepMessages = 30 * 24 * time.Hour
)

// Work has r remove old notices and messages each day.
func Work(r *jobs.Runner, d *db.DB) {
	jobs.Handle(r, PurgeKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return Purge(ctx, d) })
	r.Every(PurgeKind, 24*time.Hour)
}

// Purge removes notices of long ago, and messages some weeks after they ran out.
func Purge(ctx context.Context, d *db.DB) error {
	now := d.Now()
	for _, step := range []struct {
		sql    string
		before time.Time
	}{
		{"DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE created_at <= ? ORDER BY created_at, id LIMIT ?)", now.Add(-keepNotices)},
		{`DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE coalesce(expires_at, created_at) <= ? ORDER BY id LIMIT ?)`, now.Add(-keepMessages)},
	} {
		for gone := int64(db.Batch); gone == db.Batch; {
			err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				res, err := tx.NewRaw(step.sql, step.before, db.Batch).Exec(ctx)
				if err != nil {
					return err
				}
				gone, err = res.RowsAffected()
				return err
			})
			if err != nil {
				return fmt.Errorf("purge notices: %w", err)
			}
		}
	}
	return nil
}
