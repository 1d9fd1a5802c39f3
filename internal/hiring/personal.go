package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/platform/db"
)

// FormsOfPerson are the recommendation forms that were sent in for somebody, the latest first: what the person may read of them.
func FormsOfPerson(ctx context.Context, q db.Q, personID string) ([]Form, error) {
	var list []Form
	err := q.NewSelect().Model(&list).Where("f.person_id = ?", personID).Where("f.state <> ?", FormDrafted).OrderExpr("f.id DESC").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read forms of a person: %w", err)
	}
	return list, nil
}

// GradesOfPerson are somebody's recorded grades, the latest year first, those that others countered marked.
func GradesOfPerson(ctx context.Context, q db.Q, personID string) ([]GradeLine, error) {
	all, err := gradesOf(ctx, q, personID)
	return all[personID], err
}
