package org

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Standing is what a union was called and where it stood from a day (inclusive) until a day (exclusive, none while it
// lasts).
type Standing struct {
	bun.BaseModel `bun:"table:org_history,alias:h" json:"-"`

	ID         string       `bun:",pk" json:"-"`
	UnionID    string       `json:"unionId"`
	Name       string       `json:"name"`
	NameKey    string       `json:"-"`
	Kind       Kind         `json:"kind"`
	Tier       Tier         `json:"tier"`
	SuperiorID string       `bun:",nullzero" json:"superiorId"`
	CityID     string       `bun:",nullzero" json:"cityId"`
	CountyID   string       `bun:",nullzero" json:"countyId"`
	RegionCode string       `json:"regionCode"`
	ValidFrom  workday.Date `json:"validFrom"`
	ValidUntil workday.Date `bun:",nullzero" json:"validUntil"`
}

func standing(u Union, from workday.Date) Standing {
	return Standing{
		ID: db.NewID(), UnionID: u.ID, Name: u.Name, NameKey: u.NameKey, Kind: u.Kind, Tier: u.Tier,
		SuperiorID: u.SuperiorID, CityID: u.CityID, CountyID: u.CountyID, RegionCode: u.RegionCode, ValidFrom: from,
	}
}

// PlaceOn is where a union stood on the day. Before the first day known it is the first place known; after its closing
// the last.
func PlaceOn(ctx context.Context, q db.Q, unionID string, date workday.Date) (Place, error) {
	var list []Standing
	err := q.NewSelect().Model(&list).Where("union_id = ?", unionID).Order("valid_from").Scan(ctx)
	if err != nil {
		return Place{}, fmt.Errorf("read place: %w", err)
	}
	if len(list) == 0 {
		return Place{}, errs.NotFound(what)
	}
	at := list[0]
	for _, s := range list {
		if !s.ValidFrom.After(date) {
			at = s
		}
	}
	return Place{UnionID: unionID, CountyID: at.CountyID, CityID: at.CityID}, nil
}

// Before is what was told of a union before its last line, for taking back the act that wrote that line on the day.
// found is false when the last line is of another day or there is none before it.
func Before(ctx context.Context, q db.Q, unionID string, on workday.Date) (was Standing, found bool, err error) {
	list, err := History(ctx, q, unionID)
	if err != nil || len(list) < 2 || list[0].ValidFrom != on {
		return Standing{}, false, err
	}
	return list[1], true, nil
}

// UnionsOn are all unions as they were called and stood on the day, in no order that matters.
func UnionsOn(ctx context.Context, q db.Q, date workday.Date) ([]Standing, error) {
	var list []Standing
	if err := onDay(q.NewSelect().Model(&list), "h", date).Order("union_id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read unions on a day: %w", err)
	}
	return list, nil
}

// Standings are where unions stood since when, each one's the earliest first; of none given, of all.
func Standings(ctx context.Context, q db.Q, unionIDs ...string) (map[string][]Standing, error) {
	var list []Standing
	sel := q.NewSelect().Model(&list).Column("union_id", "city_id", "county_id", "valid_from").Order("union_id", "valid_from")
	if len(unionIDs) > 0 {
		sel = sel.Where("union_id IN (?)", bun.List(unionIDs))
	}
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("read places: %w", err)
	}
	out := map[string][]Standing{}
	for _, s := range list {
		out[s.UnionID] = append(out[s.UnionID], s)
	}
	return out, nil
}

// JoinOn joins a query with where its union stood on the day, as alias: figures of a past date group by
// alias.city_id or alias.county_id, and alias.name is the name of then. column is the fact's union.
func JoinOn(q *bun.SelectQuery, alias, column string, date workday.Date) *bun.SelectQuery {
	return q.Join("JOIN org_history AS ? ON ? = ? AND ? <= ? AND (? IS NULL OR ? > ?)",
		bun.Ident(alias), bun.Ident(alias+".union_id"), bun.Ident(column),
		bun.Ident(alias+".valid_from"), date, bun.Ident(alias+".valid_until"), bun.Ident(alias+".valid_until"), date)
}

func onDay(q *bun.SelectQuery, alias string, date workday.Date) *bun.SelectQuery {
	return q.Where("? <= ?", bun.Ident(alias+".valid_from"), date).
		Where("(? IS NULL OR ? > ?)", bun.Ident(alias+".valid_until"), bun.Ident(alias+".valid_until"), date)
}

// History is all that a union was called and where it stood, the latest first.
func History(ctx context.Context, q db.Q, unionID string) ([]Standing, error) {
	list := []Standing{}
	if err := q.NewSelect().Model(&list).Where("union_id = ?", unionID).Order("valid_from DESC").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	return list, nil
}

// turn writes into the history that from the day on the unions are as given. What was already known of later days is
// kept but for the place, and nothing is told twice for one day.
func turn(ctx context.Context, tx *db.Tx, on workday.Date, unions []Union) error {
	for chunk := range slices.Chunk(unions, db.Batch) {
		byID := make(map[string]Union, len(chunk))
		for _, u := range chunk {
			byID[u.ID] = u
		}
		var told []Standing
		err := tx.NewSelect().Model(&told).Where("union_id IN (?)", bun.List(slices.Collect(maps.Keys(byID)))).
			Where("(valid_until IS NULL OR valid_until > ?)", on).Order("union_id", "valid_from").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read history: %w", err)
		}
		var ended, drop []string
		var anew []Standing
		for _, was := range told {
			u := byID[was.UnionID]
			is := was
			if was.ValidUntil.IsZero() {
				is = standing(u, was.ValidFrom)
			}
			is.ID, is.CityID, is.CountyID = db.NewID(), u.CityID, u.CountyID
			if was.ValidFrom.Before(on) {
				ended = append(ended, was.ID)
				is.ValidFrom = on
			} else {
				drop = append(drop, was.ID)
			}
			anew = append(anew, is)
		}
		if len(drop) > 0 {
			if _, err := tx.NewDelete().Table("org_history").Where("id IN (?)", bun.List(drop)).Exec(ctx); err != nil {
				return fmt.Errorf("rewrite history: %w", err)
			}
		}
		if err := endStandings(ctx, tx, on, ended); err != nil {
			return err
		}
		if err := db.InsertAll(ctx, tx, anew); err != nil {
			return fmt.Errorf("write history: %w", err)
		}
		if err := join(ctx, tx, slices.Collect(maps.Keys(byID))); err != nil {
			return err
		}
	}
	return nil
}

// join makes one of two neighbouring lines of a history that say the same: what was turned and turned back on one day
// leaves no trace in the figures, and only the acts tell of it.
func join(ctx context.Context, tx *db.Tx, unionIDs []string) error {
	var told []Standing
	err := tx.NewSelect().Model(&told).Where("union_id IN (?)", bun.List(unionIDs)).Order("union_id", "valid_from").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read history: %w", err)
	}
	var gone []string
	for i := len(told) - 1; i > 0; i-- {
		was, is := told[i-1], told[i]
		if was.ValidUntil != is.ValidFrom || !was.same(is) {
			continue
		}
		gone = append(gone, is.ID)
		told[i-1].ValidUntil = is.ValidUntil
		if _, err := tx.NewUpdate().Model(&told[i-1]).Column("valid_until").WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("join history: %w", err)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	if _, err := tx.NewDelete().Table("org_history").Where("id IN (?)", bun.List(gone)).Exec(ctx); err != nil {
		return fmt.Errorf("join history: %w", err)
	}
	return nil
}

// same tells whether two lines say the same of a union, whenever.
func (s Standing) same(o Standing) bool {
	o.ID, o.ValidFrom, o.ValidUntil = s.ID, s.ValidFrom, s.ValidUntil
	return s == o
}

// endStandings ends lines on the day, or opens them again when there is none.
func endStandings(ctx context.Context, tx *db.Tx, on workday.Date, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.NewUpdate().Table("org_history").Set("valid_until = ?", bun.NullZero(on)).Where("id IN (?)", bun.List(ids)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end history: %w", err)
	}
	return nil
}

// lastStanding is what is told of a union now.
func lastStanding(ctx context.Context, q db.Q, unionID string) (Standing, error) {
	list, err := History(ctx, q, unionID)
	if err != nil {
		return Standing{}, err
	}
	if len(list) == 0 {
		return Standing{}, errs.NotFound(what)
	}
	return list[0], nil
}
