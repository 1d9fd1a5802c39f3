package org

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Follower is a package whose facts carry a union with its county and city, and so must follow when the tree changes.
// Today's tree gives access; that past figures do not change is the history's affair (JoinOn), not the follower's.
//
// Functions with a limit write at most so many rows, tell how many they wrote, and are called again until they write
// none; so they must choose only rows that do not yet stand right.
type Follower struct {
	Name string // Chinese, for the screen that shows how far the work is
	// Reparent gives the facts of the unions the county and city that to has for them.
	Reparent func(ctx context.Context, tx *db.Tx, unionIDs []string, to map[string]Place, limit int) (n int, err error)
	// Merge gives the facts of a union that is merged to its successor, and notes which (Taking.Note). Nil: the facts stay
	// with the closed union and only take the successor's county and city.
	Merge func(ctx context.Context, tx *db.Tx, t Taking, limit int) (n int, err error)
	// Return gives back what was noted when the act is taken back, the union stands again, and Into still has it.
	Return func(ctx context.Context, tx *db.Tx, t Taking, limit int) (n int, err error)
	// Key names the parts that Parts lists; empty when there are none.
	Key string
	// Parts are what of a union's facts can be told off to another when it is split: its people, its served units. Nil:
	// nothing.
	Parts func(ctx context.Context, q db.Q, unionID string) ([]Part, error)
	// Split gives the facts of the chosen parts to the other union, likewise in batches. Nil: nothing of it goes.
	Split func(ctx context.Context, tx *db.Tx, p Parting, limit int) (n int, err error)
	// Close ends what must not outlast a union that is closed, and notes it for Return. Nil: nothing.
	Close func(ctx context.Context, tx *db.Tx, t Taking) error
	// Bars says in Chinese why what an act took cannot be given back, empty when it can. Nil: no objection.
	Bars func(ctx context.Context, q db.Q, t Taking) (why string, err error)
	// Came says in Chinese what needs the right to employ and is with a successor that the act took nowhere, empty for
	// nothing: whoever came to it since. Nil: nothing.
	Came func(ctx context.Context, q db.Q, t Taking) (what string, err error)
	// Holds says in Chinese what a union that is to be closed on a day still holds then (在岗指导员3人), empty for nothing. Nil: no
	// objection.
	Holds func(ctx context.Context, q db.Q, unionID string, on workday.Date) (what string, err error)
}

// KeyPeople are the parts of a parting that are persons, by their ids. Whatever a person did goes with the person.
const KeyPeople = "people"

// Part is something of a union that can be told off to another.
type Part struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Note string `json:"note"` // what tells namesakes apart
}

// Parting is what goes from one union to another from a day on, by the followers' keys.
type Parting struct {
	From, Into Union
	On         workday.Date
	Parts      map[string][]string
}

// FollowPerson is FollowTable for a table with person_id, whose rows go along with the person: when a merger is taken
// back, also those that came about since.
func FollowPerson(name, table string) Follower {
	f := FollowTable(name, table, true)
	f.Return = func(ctx context.Context, tx *db.Tx, t Taking, limit int) (int, error) {
		if n, err := ReturnTable(ctx, tx, table, t, limit); err != nil || n > 0 {
			return n, err
		}
		return returnPeople(ctx, tx, table, t, limit)
	}
	f.Split = func(ctx context.Context, tx *db.Tx, p Parting, limit int) (int, error) {
		return SplitTable(ctx, tx, table, "person_id", p, p.Parts[KeyPeople], limit)
	}
	return f
}

// SplitTable gives the rows of the union whose column is one of the ids to the other, at most limit of them.
func SplitTable(ctx context.Context, tx *db.Tx, table, column string, p Parting, ids []string, limit int) (int, error) {
	for chunk := range slices.Chunk(ids, db.Batch) {
		res, err := tx.NewRaw(`UPDATE ? SET union_id = ?, county_id = ?, city_id = ? WHERE id IN (
			SELECT id FROM ? WHERE union_id = ? AND ? IN (?) LIMIT ?)`,
			bun.Ident(table), p.Into.ID, bun.NullZero(p.Into.CountyID), bun.NullZero(p.Into.CityID),
			bun.Ident(table), p.From.ID, bun.Ident(column), bun.List(chunk), limit).Exec(ctx)
		if err != nil {
			return 0, fmt.Errorf("split %s: %w", table, err)
		}
		n, err := res.RowsAffected()
		if err != nil {
			return 0, fmt.Errorf("split %s: %w", table, err)
		}
		if n > 0 { // the caller comes again until nothing is left
			return int(n), nil
		}
	}
	return 0, nil
}

// FollowTable is the follower of a table with the usual columns id, union_id, county_id and city_id. With withMerge its
// rows go to the successor of a merged union, and come back when that is taken back.
func FollowTable(name, table string, withMerge bool) Follower {
	f := Follower{
		Name: name,
		Reparent: func(ctx context.Context, tx *db.Tx, unionIDs []string, to map[string]Place, limit int) (int, error) {
			return reparentTable(ctx, tx, table, unionIDs, to, limit)
		},
	}
	if withMerge {
		f.Merge = func(ctx context.Context, tx *db.Tx, t Taking, limit int) (int, error) {
			return takeTable(ctx, tx, table, t, limit)
		}
		f.Return = func(ctx context.Context, tx *db.Tx, t Taking, limit int) (int, error) {
			return ReturnTable(ctx, tx, table, t, limit)
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
