package filing

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// FiledOfPerson is somebody's row of a return, as it was frozen: what the person may read of it.
type FiledOfPerson struct {
	Number  string
	Year    int
	FiledOn workday.Date
	State   State
	Cells   Cells
}

// RowsOfPerson are somebody's rows of all returns, the latest first.
func RowsOfPerson(ctx context.Context, q db.Q, personID string) ([]FiledOfPerson, error) {
	var rows []struct {
		Row `bun:",extend"`

		Number  string
		Year    int
		FiledAt time.Time
		State   State
	}
	err := q.NewSelect().Model(&rows).ColumnExpr("r.*, f.number, f.year, f.filed_at, f.state").Join("JOIN filing AS f ON f.id = r.filing_id").
		Where("r.person_id = ?", personID).OrderExpr("r.id DESC").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read filed rows of a person: %w", err)
	}
	out := make([]FiledOfPerson, len(rows))
	for i, r := range rows {
		c, err := r.cells()
		if err != nil {
			return nil, err
		}
		out[i] = FiledOfPerson{r.Number, r.Year, workday.Of(r.FiledAt), r.State, c}
	}
	return out, nil
}
