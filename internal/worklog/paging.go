package worklog

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/httpx"
)

// instant is an instant as a cursor carries it.
func instant(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05.999999-07:00") }

// page2 reads a page of a list ordered by an instant and the id, the newest first.
func page2[T any](ctx context.Context, sel *bun.SelectQuery, alias, column string, at httpx.Cursor, limit int) ([]T, error) {
	var rows []T
	key, id := bun.Ident(alias+"."+column), bun.Ident(alias+".id")
	sel = sel.Limit(int64(limit) + 1)
	var from time.Time
	if len(at.Keys) > 0 {
		var err error
		if from, err = time.Parse("2006-01-02 15:04:05.999999-07:00", at.Keys[0]); err != nil {
			_, err = httpx.ParseCursor("!", 2)
			return nil, err
		}
	}
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("? DESC, ? DESC", key, id)
	case at.Back:
		sel = sel.Where("(?, ?) > (?, ?)", key, id, from, at.Keys[1]).OrderExpr("?, ?", key, id)
	default:
		sel = sel.Where("(?, ?) < (?, ?)", key, id, from, at.Keys[1]).OrderExpr("? DESC, ? DESC", key, id)
	}
	err := sel.Scan(ctx, &rows)
	return rows, err
}
