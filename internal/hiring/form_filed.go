package hiring

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
)

// FormOfContract is the approved form by which a contract was signed.
type FormOfContract struct {
	ContractID string
	Kind       FormKind
	Number     string
	Awards     Lines
}

// AwardsText are the awards and penalties in words.
func (f FormOfContract) AwardsText() string { return f.Awards.text() }

// FormsOfContracts are the approved forms of contracts; a contract without one is left out.
func FormsOfContracts(ctx context.Context, q db.Q, contractIDs ...string) ([]FormOfContract, error) {
	var out []FormOfContract
	for chunk := range slices.Chunk(contractIDs, db.Batch) {
		var list []FormOfContract
		err := q.NewSelect().TableExpr("hiring_form AS f").ColumnExpr("f.contract_id, f.kind, f.number, f.awards").
			Where("f.contract_id IN (?)", bun.List(chunk)).Where("f.state = ?", FormApproved).Scan(ctx, &list)
		if err != nil {
			return nil, fmt.Errorf("read forms of contracts: %w", err)
		}
		out = append(out, list...)
	}
	return out, nil
}
