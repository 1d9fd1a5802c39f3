package org

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
)

// Follower is a package whose facts carry a union with its county and city, and so must follow when the tree changes.
// Today's tree gives access; that past figures do not change is the history's affair (JoinOn), not the follower's.
//
// Both functions write at most limit rows, tell how many they wrote, and are called again until they write none; so
// they must choose only rows that do not yet stand right.
type Follower struct {
	Name string // Chinese, for the screen that shows how far the work is
	// Reparent gives the facts of the unions the county and city that to has for them.
	Reparent func(ctx context.Context, tx *db.Tx, unionIDs []string, to map[string]Place, limit int) (n int, err error)
	// Merge gives the facts of a union that is merged to its successor. Nil: the facts stay with the closed union and
	// only take the successor's county and city.
	Merge func(ctx context.Context, tx *db.Tx, from, into Union, limit int) (n int, err error)
	// Holds says in Chinese what a union that is to be closed still holds (在岗指导员3人), empty for nothing. Nil: no
	// objection.
	Holds func(ctx context.Context, q db.Q, unionID string) (what string, err error)
}

// FollowTable is the follower of a table with the usual columns id, union_id, county_id and city_id. With withMerge its
// rows go to the successor of a merged union.
func FollowTable(name, table string, withMerge bool) Follower {
	f := Follower{
		Name: name,
		Reparent: func(ctx context.Context, tx *db.Tx, unionIDs []string, to map[string]Place, limit int) (int, error) {
			return reparentTable(ctx, tx, table, unionIDs, to, limit)
		},
	}
	if withMerge {
		f.Merge = func(ctx context.Context, tx *db.Tx, from, into Union, limit int) (int, error) {
			return mergeTable(ctx, tx, table, from, into, limit)
		}
	}
	return f
}

func reparentTable(ctx context.Context, tx *db.Tx, table string, unionIDs []string, to map[string]Place, limit int) (int, error) {
	done := 0
	for _, id := range slices.Sorted(slices.Values(unionIDs)) {
		if done >= limit {
			break
		}
		p, ok := to[id]
		if !ok {
			continue
		}
		county, city := bun.NullZero(p.CountyID), bun.NullZero(p.CityID)
		res, err := tx.NewRaw(`UPDATE ? SET county_id = ?, city_id = ? WHERE id IN (
			SELECT id FROM ? WHERE union_id = ? AND (county_id IS DISTINCT FROM ? OR city_id IS DISTINCT FROM ?) LIMIT ?)`,
			bun.Ident(table), county, city, bun.Ident(table), id, county, city, limit-done).Exec(ctx)
		if err != nil {
			return done, fmt.Errorf("reparent %s: %w", table, err)
		}
		n, err := res.RowsAffected()
		if err != nil {
			return done, fmt.Errorf("reparent %s: %w", table, err)
		}
		done += int(n)
	}
	return done, nil
}

func mergeTable(ctx context.Context, tx *db.Tx, table string, from, into Union, limit int) (int, error) {
	res, err := tx.NewRaw(`UPDATE ? SET union_id = ?, county_id = ?, city_id = ? WHERE id IN (
		SELECT id FROM ? WHERE union_id = ? LIMIT ?)`,
		bun.Ident(table), into.ID, bun.NullZero(into.CountyID), bun.NullZero(into.CityID), bun.Ident(table), from.ID, limit).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("merge %s: %w", table, err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, fmt.Errorf("merge %s: %w", table, err)
	}
	return int(n), nil
}
