package inbox

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

// Follower brings what a merged union's posts have not read to the same posts of its successor: what waits there waits
// for whoever does the work now. One that both were told stays where it is. When the merger is taken back, so is what
// went.
func Follower() org.Follower {
	return org.Follower{
		Name: "未读通知",
		Merge: func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
			ids, err := readdress(ctx, tx, t.From, t.Into, limit, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("n.read_at IS NULL") })
			if err != nil {
				return 0, err
			}
			return len(ids), t.Note(ctx, tx, "notice", ids...)
		},
		Return: func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
			ids, err := t.Recall(ctx, tx, "notice", limit)
			if err != nil || len(ids) == 0 {
				return 0, err
			}
			_, err = readdress(ctx, tx, t.Into, t.From, limit, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("n.id IN (?)", bun.List(ids)) })
			return len(ids), err
		},
	}
}

// readdress gives notices of one union's posts to the same posts of another, and tells which.
func readdress(ctx context.Context, tx *db.Tx, from, into org.Union, limit int, which func(*bun.SelectQuery) *bun.SelectQuery) ([]string, error) {
	var done []string
	for _, role := range authz.Roles() {
		if len(done) >= limit {
			break
		}
		was, now := authz.Post(role.Role, from.ID), authz.Post(role.Role, into.ID)
		var ids []string
		sel := which(tx.NewSelect().TableExpr("notice AS n").ColumnExpr("n.id").Where("n.recipient = ?", was).
			Where("NOT EXISTS (SELECT 1 FROM notice AS m WHERE m.recipient = ? AND m.dedup = n.dedup)", now))
		if err := sel.OrderExpr("n.id").Limit(int64(limit-len(done))).Scan(ctx, &ids); err != nil {
			return nil, fmt.Errorf("look for notices: %w", err)
		}
		if len(ids) == 0 {
			continue
		}
		_, err := tx.NewRaw("UPDATE notice SET recipient = ? WHERE id IN (?) AND recipient = ?", now, bun.List(ids), was).Exec(ctx)
		if err != nil {
			return nil, fmt.Errorf("readdress notices: %w", err)
		}
		done = append(done, ids...)
	}
	return done, nil
}
