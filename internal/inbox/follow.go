package inbox

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

// Follower brings what a merged union's posts have not read to the same posts of its successor: what waits there waits
// for whoever does the work now. One that both were told stays where it is.
func Follower() org.Follower {
	return org.Follower{Name: "未读通知", Reparent: nil, Merge: merge}
}

func merge(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (int, error) {
	done := 0
	for _, role := range authz.Roles() {
		if done >= limit {
			break
		}
		was, now := authz.Post(role.Role, from.ID), authz.Post(role.Role, into.ID)
		res, err := tx.NewRaw(`UPDATE notice SET recipient = ? WHERE id IN (SELECT n.id FROM notice AS n WHERE n.recipient = ? AND n.read_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM notice AS m WHERE m.recipient = ? AND m.dedup = n.dedup) ORDER BY n.id LIMIT ?)`,
			now, was, now, limit-done).Exec(ctx)
		if err != nil {
			return done, fmt.Errorf("merge notices: %w", err)
		}
		n, err := res.RowsAffected()
		if err != nil {
			return done, fmt.Errorf("merge notices: %w", err)
		}
		done += int(n)
	}
	return done, nil
}
