package report

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/worklog"
)

// each hands a query's rows to fn one by one, so that a long list is never held in memory.
func each(ctx context.Context, sel *bun.SelectQuery, fn func(*sql.Rows) error) (err error) {
	rows, err := sel.Rows(ctx)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	return rows.Err()
}

// dutyTitles are the duties of an entry, in words.
func dutyTitles(codes string) string {
	var out []string
	for code := range strings.SplitSeq(codes, ",") {
		out = append(out, worklog.Duty(code).Title())
	}
	return strings.Join(out, "、")
}

func sourceTitle(source string) string {
	if worklog.Source(source) == worklog.SourceOpening {
		return "启用前纸质"
	}
	return "系统"
}
