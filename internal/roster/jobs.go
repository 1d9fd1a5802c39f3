package roster

import (
	"context"
	"errors"
	"time"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
)

// importKept is how long an uploaded sheet and its rows are kept: long enough to mend and confirm it.
const importKept = 7 * 24 * time.Hour

const cleanKind = "roster.import.clean"

// Work registers what the roster does later.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, cleanKind, s.ForgetSheets)
	r.Every(cleanKind, 24*time.Hour)
}

// ForgetSheets forgets previews that nobody confirmed, and the sheets and rows of confirmed imports: what was written stands in
// the roster, and a sheet of identity numbers is not kept longer than it serves.
func (s *Service) ForgetSheets(ctx context.Context, _ jobs.Run, _ struct{}) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before := tx.Now().Add(-importKept)
		_, err1 := tx.NewRaw("DELETE FROM roster_import WHERE created_at < ? AND state = 'preview'", before).Exec(ctx)
		_, err2 := tx.NewRaw("UPDATE roster_import SET file_sealed = '', rows_sealed = '' WHERE created_at < ? AND file_sealed <> ''", before).Exec(ctx)
		return errors.Join(err1, err2)
	})
}
