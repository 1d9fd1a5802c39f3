package org

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Overlay is what a union has laid over a value of the Measures (Art. 17), as kept. Rows are never changed but for
// their last day, so that a result of the past can be explained.
type Overlay struct {
	bun.BaseModel `bun:"table:policy_overlay,alias:o" json:"-"`

	ID         string       `bun:",pk" json:"id" audit:"omit"`
	UnionID    string       `json:"unionId" audit:"track"`
	Key        policy.Key   `json:"key" audit:"track"`
	Value      string       `json:"value" audit:"track"`
	ValidFrom  workday.Date `json:"from" audit:"track"`
	ValidUntil workday.Date `bun:",nullzero" json:"until" audit:"track"` // last day; none when open
	Document   string       `json:"document" audit:"track"`
	Basis      string       `json:"basis" audit:"track" doc:"local_rule:编号 或 interpretation:编号；house 为聘用单位规定；空为单独作出"`
	Rev        int64        `json:"rev" audit:"omit"`
	CreatedAt  time.Time    `json:"createdAt" audit:"omit"`
	CreatedBy  string       `json:"-" audit:"omit"`
}

// ForPolicy is the overlay as the pure engine takes it.
func (o Overlay) ForPolicy() policy.Overlay {
	return policy.Overlay{ID: o.ID, Key: o.Key, Value: o.Value, From: o.ValidFrom, Until: o.ValidUntil, Document: o.Document, Basis: o.Basis}
}

// PolicyChain is the chain of places whose rules hold for a union on the day, for policy.At: the province, the city and
// the county under which it stood then, and itself.
func PolicyChain(ctx context.Context, q db.Q, unionID string, date workday.Date) ([]policy.Place, error) {
	u, err := ByID(ctx, q, unionID)
	if err != nil {
		return nil, err
	}
	at, err := PlaceOn(ctx, q, unionID, date)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, id := range []string{pathIDs(u.Path)[0], at.CityID, at.CountyID, unionID} {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	found, err := ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	overlays, err := Overlays(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	chain := make([]policy.Place, len(ids))
	for i, id := range ids {
		chain[i] = PolicyPlace(found[id], nil)
		for _, o := range overlays {
			if o.UnionID == id {
				chain[i].Overlays = append(chain[i].Overlays, o.ForPolicy())
			}
		}
	}
	return chain, nil
}

// PolicyPlace is a union as a link of a chain of places, with what it has laid.
func PolicyPlace(u Union, laid []policy.Overlay) policy.Place {
	return policy.Place{ID: u.ID, Name: u.Name, Level: policyLevel(u.Tier), Overlays: laid}
}

func policyLevel(t Tier) policy.Level {
	switch t {
	case TierProvince:
		return policy.Province
	case TierCity:
		return policy.City
	case TierCounty:
		return policy.County
	case TierBase:
	}
	return policy.Union
}

// Overlays are all that unions have laid, past and to come, in the order of their first days.
func Overlays(ctx context.Context, q db.Q, unionIDs ...string) ([]Overlay, error) {
	list := []Overlay{}
	err := q.NewSelect().Model(&list).Where("union_id IN (?)", bun.List(unionIDs)).Order("valid_from", "id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read overlays: %w", err)
	}
	return list, nil
}

// Overlaying are the unions that have laid down something of their own about a key at any time.
func Overlaying(ctx context.Context, q db.Q, key policy.Key) ([]string, error) {
	var ids []string
	if err := q.NewRaw("SELECT DISTINCT union_id FROM policy_overlay WHERE key = ? ORDER BY union_id", key).Scan(ctx, &ids); err != nil {
		return nil, fmt.Errorf("read who overlays %s: %w", key, err)
	}
	return ids, nil
}

// AllOverlays are all that anybody has laid, past and to come, in the order of their first days.
func AllOverlays(ctx context.Context, q db.Q) ([]Overlay, error) {
	list := []Overlay{}
	if err := q.NewSelect().Model(&list).Order("valid_from", "id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read overlays: %w", err)
	}
	return list, nil
}

// OverlayByID is one overlay.
func OverlayByID(ctx context.Context, q db.Q, id string) (Overlay, error) {
	var list []Overlay
	if err := q.NewSelect().Model(&list).Where("id = ?", id).Scan(ctx); err != nil {
		return Overlay{}, fmt.Errorf("read overlay: %w", err)
	}
	if len(list) == 0 {
		return Overlay{}, errs.NotFound("地方规定")
	}
	return list[0], nil
}

// LayOverlays writes overlays that policy.Validate has passed.
func LayOverlays(ctx context.Context, tx *db.Tx, list []Overlay) error {
	return db.InsertAll(ctx, tx, list)
}

// EndBasis ends whatever stands on a basis at a last day, also what has not begun by then, which so never does.
func EndBasis(ctx context.Context, tx *db.Tx, basis string, last workday.Date) error {
	_, err := tx.NewUpdate().Model((*Overlay)(nil)).Set("valid_until = ?", last).Set("rev = rev + 1").
		Where("basis = ?", basis).Where("valid_until IS NULL OR valid_until > ?", last).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end overlays of %s: %w", basis, err)
	}
	return nil
}

// EndOverlay sets the last day of an overlay; rev is the one that was read.
func EndOverlay(ctx context.Context, tx *db.Tx, id string, rev int64, last workday.Date) error {
	res, err := tx.NewUpdate().Model((*Overlay)(nil)).Set("valid_until = ?", last).Set("rev = rev + 1").
		Where("id = ?", id).Where("rev = ?", rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end overlay: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("end overlay: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	return nil
}
