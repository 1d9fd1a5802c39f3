package db

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"
	"modernc.org/sqlite"
	sqlitelib "modernc.org/sqlite/lib"
)

func retryable(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == "40001" || pg.Code == "40P01"
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		return lite.Code() == sqlitelib.SQLITE_BUSY_SNAPSHOT
	}
	return false
}

var pgKey = regexp.MustCompile(`^Key \(([^)]*)\)=`)

// IsUnique reports whether err is the breach of the unique index of table over columns.
func IsUnique(err error, table string, columns ...string) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		if pg.Code != "23505" || pg.TableName != table {
			return false
		}
		m := pgKey.FindStringSubmatch(pg.Detail)
		return m != nil && slices.Equal(strings.Split(m[1], ", "), columns)
	}
	lite, ok := errors.AsType[*sqlite.Error](err)
	if !ok || lite.Code() != sqlitelib.SQLITE_CONSTRAINT_UNIQUE && lite.Code() != sqlitelib.SQLITE_CONSTRAINT_PRIMARYKEY {
		return false
	}
	want := make([]string, len(columns))
	for i, c := range columns {
		want[i] = table + "." + c
	}
	return strings.Contains(lite.Error(), "UNIQUE constraint failed: "+strings.Join(want, ", ")+" (")
}

// SkipLocked ends a SELECT of rows to be claimed: rows that another claimer holds are passed over.
func (t *Tx) SkipLocked() bun.Safe {
	if t.postgres {
		return "FOR UPDATE SKIP LOCKED"
	}
	return ""
}

// Contains is the LIKE pattern that finds text anywhere; use it with LIKE ? ESCAPE '\'.
func Contains(text string) string { return "%" + likeEscape(text) + "%" }

// Begins is the LIKE pattern that finds text at the start; use it with LIKE ? ESCAPE '\'.
func Begins(text string) string { return likeEscape(text) + "%" }

func likeEscape(text string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text)
}

// Batch is how many rows one statement or one short transaction writes: the writer is held well under 100 ms.
const Batch = 500

// InsertAll inserts rows in statements of at most Batch rows each.
func InsertAll[T any](ctx context.Context, tx *Tx, rows []T) error {
	if len(rows) == 1 {
		return Insert(ctx, tx, &rows[0])
	}
	for chunk := range slices.Chunk(rows, Batch) {
		if _, err := tx.NewInsert().Model(&chunk).Exec(ctx); err != nil {
			return fmt.Errorf("insert %T: %w", rows, err)
		}
	}
	return nil
}

// CountLimit is where a list stops counting: beyond it a page says 共 10000+ 条.
const CountLimit = 10000

// CountUpTo counts the rows of q, but no further than CountLimit; exact is false when there are more.
func CountUpTo(ctx context.Context, r Q, q *bun.SelectQuery) (n int, exact bool, err error) {
	inner := q.Clone().ColumnExpr("1").Limit(CountLimit + 1)
	if err := r.NewSelect().TableExpr("(?) AS limited", inner).ColumnExpr("count(*)").Scan(ctx, &n); err != nil {
		return 0, false, fmt.Errorf("count: %w", err)
	}
	if n > CountLimit {
		return CountLimit, false, nil
	}
	return n, true, nil
}
