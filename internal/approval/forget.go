package approval

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/notify"
)

// AuditKind is the kind under which the audit holds cases.
const AuditKind = "approval_case"

// Forget removes what cases say in words: title, summary, opinions, notes of copies, and the notices about them. Who did
// what and when stays. For a chapter whose term for personal data is over; the audit is the caller's to erase, by AuditKind.
func Forget(ctx context.Context, tx *db.Tx, title string, caseIDs ...string) error {
	for ids := range slices.Chunk(caseIDs, db.Batch) {
		for _, q := range []struct {
			sql  string
			args []any
		}{
			{"UPDATE approval_case SET title = ?, summary = '', rev = rev + 1 WHERE id IN (?)", []any{title, bun.List(ids)}},
			{"UPDATE approval_opinion SET opinion = '' WHERE case_id IN (?)", []any{bun.List(ids)}},
			{"UPDATE approval_copy SET note = '' WHERE case_id IN (?)", []any{bun.List(ids)}},
		} {
			if _, err := tx.NewRaw(q.sql, q.args...).Exec(ctx); err != nil {
				return fmt.Errorf("forget cases: %w", err)
			}
		}
		if err := notify.Forget(ctx, tx, noticeCase, ids...); err != nil {
			return err
		}
	}
	return nil
}
