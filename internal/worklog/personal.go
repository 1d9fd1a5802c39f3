package worklog

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// InspectionsOver are the inspections by which the entries of a place's people could be read, running or over, the latest
// first: each reason is for these people to read.
func InspectionsOver(ctx context.Context, q db.Q, at org.Place) ([]Inspection, error) {
	out := []Inspection{}
	root, err := org.Root(ctx, q)
	if err != nil {
		return nil, err
	}
	err = q.NewSelect().Model(&out).ColumnExpr("vi.*, u.name AS union_name").Join("JOIN org_union AS u ON u.id = vi.union_id").
		Where("vi.union_id IN (?)", bun.List([]string{at.UnionID, at.CountyID, at.CityID, root.ID})).OrderExpr("vi.opened_at DESC, vi.id DESC").Limit(100).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read inspections over a place: %w", err)
	}
	return out, nil
}

// YearOfPerson is a year of somebody's field days as it stands, or as it closed.
type YearOfPerson struct {
	Year, Days, Services, Want int
	ClosesOn                   workday.Date
	Closed                     bool
}

// YearsOfPerson are somebody's years, the latest first.
func YearsOfPerson(ctx context.Context, q db.Q, personID string) ([]YearOfPerson, error) {
	var rows []struct {
		Year, ConfirmedDays, Services, Want int
		ClosesOn                            workday.Date
		ClosedDays                          *int
	}
	err := q.NewRaw("SELECT year, confirmed_days, services, want, closes_on, closed_days FROM worklog_year WHERE person_id = ? ORDER BY year DESC", personID).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read years of a person: %w", err)
	}
	out := make([]YearOfPerson, len(rows))
	for i, r := range rows {
		out[i] = YearOfPerson{r.Year, r.ConfirmedDays, r.Services, r.Want, r.ClosesOn, r.ClosedDays != nil}
		if r.ClosedDays != nil {
			out[i].Days = *r.ClosedDays
		}
	}
	return out, nil
}
