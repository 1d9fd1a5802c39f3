package org

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// CreateTx writes unions down, superiors before what stands below them, with their history and audit. It is the one
// way in: the service, imports, demonstration data and the seed all come through here.
func CreateTx(ctx context.Context, tx *db.Tx, actor audit.Actor, list []NewUnion) ([]Union, error) {
	known, err := superiorsOf(ctx, tx, list)
	if err != nil {
		return nil, err
	}
	taken, err := childNames(ctx, tx, slices.Collect(maps.Keys(known)))
	if err != nil {
		return nil, err
	}
	out := make([]Union, 0, len(list))
	history := make([]Standing, 0, len(list))
	entries := make([]audit.Entry, 0, len(list))
	for _, n := range list {
		if n.Since.IsZero() {
			n.Since = Began
		}
		u, err := newUnion(n, known)
		if err != nil {
			return nil, err
		}
		u.CreatedAt = tx.Now()
		if taken[childName{u.SuperiorID, u.Name}] {
			return nil, nameTaken(u.Name)
		}
		taken[childName{u.SuperiorID, u.Name}] = true
		known[u.ID] = u
		out = append(out, u)
		history = append(history, standing(u, n.Since))
		entries = append(entries, entry(actor, "org.create", nil, &u))
	}
	if err := db.InsertAll(ctx, tx, out); err != nil {
		if db.IsUnique(err, "org_union", "superior_id", "name") { // somebody else's, committed meanwhile
			return nil, errs.Of(errs.KindConflict, CodeTaken, "同一上级之下刚刚建立了同名的工会，请重新核对。").Because(err)
		}
		return nil, fmt.Errorf("create unions: %w", err)
	}
	if err := db.InsertAll(ctx, tx, history); err != nil {
		return nil, fmt.Errorf("create unions: %w", err)
	}
	return out, audit.Record(ctx, tx, entries...)
}

// newUnion derives a union from what was typed; known holds its superior and all above it.
func newUnion(n NewUnion, known map[string]Union) (Union, error) {
	n.Name = strings.TrimSpace(n.Name)
	if err := checkNew(n); err != nil {
		return Union{}, err
	}
	superior, found := known[n.SuperiorID]
	if n.Kind != KindProvince {
		if !found {
			return Union{}, errs.NotFound("上级工会")
		}
		if err := CheckKind(n.Kind, n.CountyTier, superior); err != nil {
			return Union{}, err
		}
	}
	u := Union{
		ID: n.ID, Name: n.Name, ShortName: shortName(n.Name), Pinyin: spelling(n.Name),
		Kind: n.Kind, Tier: tierOf(n.Kind, n.CountyTier), RegionCode: n.RegionCode,
		ContactName: n.ContactName, ContactTitle: n.ContactTitle, OfficePhone: n.OfficePhone,
		EmployingSince: n.EmployingSince, State: StateOpen, Rev: 1,
	}
	if u.ID == "" {
		u.ID = db.NewID()
	}
	if u.RegionCode == "" {
		u.RegionCode = superior.RegionCode
	}
	u = place(u, superior)
	u.NameKey = nameKey(u.Name, namesOn(superior.Path, known))
	u.SortKey = sortKey(u)
	return u, nil
}

// namesOn are the names of the unions on a path, from the top.
func namesOn(path string, known map[string]Union) []string {
	var names []string
	for _, id := range pathIDs(path) {
		names = append(names, known[id].Name)
	}
	return names
}

// superiorsOf locks and reads the superiors of a batch that are not in it, and reads all above them.
func superiorsOf(ctx context.Context, tx *db.Tx, list []NewUnion) (map[string]Union, error) {
	var ids []string
	for _, n := range list {
		inBatch := slices.ContainsFunc(list, func(m NewUnion) bool { return m.ID != "" && m.ID == n.SuperiorID })
		if n.SuperiorID != "" && !inBatch && !slices.Contains(ids, n.SuperiorID) {
			ids = append(ids, n.SuperiorID)
		}
	}
	if err := db.Lock(ctx, tx, "org_union", ids...); err != nil {
		return nil, err
	}
	known, err := ByIDs(ctx, tx, ids...)
	if err != nil {
		return nil, err
	}
	var above []string
	for _, u := range known {
		for _, id := range pathIDs(u.Path) {
			if _, have := known[id]; !have && !slices.Contains(above, id) {
				above = append(above, id)
			}
		}
	}
	more, err := ByIDs(ctx, tx, above...)
	if err != nil {
		return nil, err
	}
	maps.Copy(known, more)
	return known, nil
}

type childName struct{ SuperiorID, Name string }

// childNames are the names that open unions right below the superiors bear.
func childNames(ctx context.Context, tx *db.Tx, superiors []string) (map[childName]bool, error) {
	taken := map[childName]bool{}
	for chunk := range slices.Chunk(superiors, db.Batch) {
		var rows []childName
		err := tx.NewSelect().TableExpr("org_union").ColumnExpr("superior_id, name").
			Where("superior_id IN (?)", bun.List(chunk)).Where("state = ?", StateOpen).Scan(ctx, &rows)
		if err != nil {
			return nil, fmt.Errorf("read names: %w", err)
		}
		for _, r := range rows {
			taken[r] = true
		}
	}
	return taken, nil
}

// nameTaken refuses a name that another open union right below the same superior bears.
func nameTaken(name string) error {
	return errs.E(CodeTaken, "同一上级之下已有名为“"+name+"”的工会。", errs.F("name", "已有同名工会"))
}

// entry is the audit record of an act upon a union.
func entry(actor audit.Actor, action string, before, after *Union) audit.Entry {
	u := after
	if u == nil {
		u = before
	}
	e := audit.Entry{
		Actor: actor, Action: action, Kind: "union", ID: u.ID, Label: u.Name,
		UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID,
	}
	if before != nil {
		e.Before = *before
	}
	if after != nil {
		e.After = *after
	}
	return e
}
