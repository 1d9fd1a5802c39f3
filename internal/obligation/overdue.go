package obligation

import (
	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// OverdueSubjects starts a query for the subjects of a rule that have an open line whose day is past: for a chapter's list to
// be narrowed to them. Internal terms are never among them.
func OverdueSubjects(q db.Q, rule Rule, today workday.Date) *bun.SelectQuery {
	return q.NewSelect().TableExpr("obligation AS o").ColumnExpr("o.subject").Where("o.rule = ?", rule).Where("o.state = ?", StateOpen).
		Where("NOT o.soft").Where("coalesce(o.settles_on, o.due_on) < ?", today)
}
