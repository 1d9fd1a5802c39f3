package obligation

import (
	"context"
	"fmt"

	"xiezhi/internal/platform/db"
)

// OfPerson are the lines of the ledger about somebody, the latest due first.
func OfPerson(ctx context.Context, q db.Q, personID string) ([]Obligation, error) {
	var list []Obligation
	if err := q.NewSelect().Model(&list).Where("o.person_id = ?", personID).OrderExpr("o.due_on DESC, o.id DESC").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read lines about a person: %w", err)
	}
	return list, nil
}
