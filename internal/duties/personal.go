package duties

import (
	"context"
	"fmt"

	"xiezhi/internal/platform/db"
)

// FactsOfPerson are the facts that were recorded of somebody, those that were countered and what countered them included.
func FactsOfPerson(ctx context.Context, q db.Q, personID string) ([]Fact, error) {
	var list []Fact
	if err := q.NewSelect().Model(&list).Where("f.person_id = ?", personID).OrderExpr("f.done_on, f.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read facts of a person: %w", err)
	}
	return list, nil
}
