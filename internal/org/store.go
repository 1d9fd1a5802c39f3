package org

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// what a union is called in refusals.
const what = "工会"

// ByID is one union, open or closed.
func ByID(ctx context.Context, q db.Q, id string) (Union, error) {
	list, err := ByIDs(ctx, q, id)
	if err != nil {
		return Union{}, err
	}
	u, ok := list[id]
	if !ok {
		return Union{}, errs.NotFound(what)
	}
	return u, nil
}

// ByIDs are unions by their ids; those that do not exist are left out.
func ByIDs(ctx context.Context, q db.Q, ids ...string) (map[string]Union, error) {
	out := make(map[string]Union, len(ids))
	for chunk := range slices.Chunk(ids, db.Batch) {
		var list []Union
		if err := q.NewSelect().Model(&list).Where("id IN (?)", bun.List(chunk)).Scan(ctx); err != nil {
			return nil, fmt.Errorf("read unions: %w", err)
		}
		for _, u := range list {
			out[u.ID] = u
		}
	}
	return out, nil
}

// Root is the province.
func Root(ctx context.Context, q db.Q) (Union, error) {
	var list []Union
	if err := q.NewSelect().Model(&list).Where("superior_id IS NULL").Where("kind = ?", KindProvince).Scan(ctx); err != nil {
		return Union{}, fmt.Errorf("read province: %w", err)
	}
	if len(list) == 0 {
		return Union{}, errs.NotFound("省总工会")
	}
	return list[0], nil
}

// Chain is the union with all above it, the province first.
func Chain(ctx context.Context, q db.Q, id string) ([]Union, error) {
	u, err := ByID(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return chainOf(ctx, q, u)
}

func chainOf(ctx context.Context, q db.Q, u Union) ([]Union, error) {
	ids := pathIDs(u.Path)
	found, err := ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	chain := make([]Union, 0, len(ids))
	for _, id := range ids {
		chain = append(chain, found[id])
	}
	return chain, nil
}

func pathIDs(path string) []string { return strings.Split(strings.Trim(path, "/"), "/") }

// Subtree is the union and all below it, closed ones too, superiors before what stands below them.
func Subtree(ctx context.Context, q db.Q, id string) ([]Union, error) {
	u, err := ByID(ctx, q, id)
	if err != nil {
		return nil, err
	}
	var list []Union
	if err := Below(q.NewSelect().Model(&list), "u", u).Order("path").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read subtree: %w", err)
	}
	return list, nil
}

// Below narrows a query over org_union to a union and all below it.
func Below(q *bun.SelectQuery, alias string, u Union) *bun.SelectQuery {
	from, to := pathRange(u.Path)
	return q.Where("? >= ?", bun.Ident(alias+".path"), from).Where("? < ?", bun.Ident(alias+".path"), to)
}

// pathRange is the range of paths at and below a path: / is followed by 0 in ASCII.
func pathRange(path string) (from, to string) { return path, strings.TrimSuffix(path, "/") + "0" }

// Children are the open unions right below a union, in the order of administrative codes.
func Children(ctx context.Context, q db.Q, id string) ([]Union, error) {
	var list []Union
	err := q.NewSelect().Model(&list).Where("superior_id = ?", id).Where("state = ?", StateOpen).
		Order("sort_key", "id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read children: %w", err)
	}
	return list, nil
}

// ByName finds the open unions that a written name may mean, below a place (empty: anywhere). 昆山市总工会,
// 江苏省昆山市总工会 and 苏州市昆山总工会 are one; 鼓楼区总工会 are two, so whoever asks must ask back. A name of the
// past finds the union that bears another today, when no union bears it now.
func ByName(ctx context.Context, q db.Q, name string, placeID string) ([]Union, error) {
	readings := readingsOf(name)
	if len(readings) == 0 {
		return nil, nil
	}
	var within Union
	if placeID != "" {
		var err error
		if within, err = ByID(ctx, q, placeID); err != nil {
			return nil, err
		}
	}
	found, err := byReadings(ctx, q, readings, within)
	if err != nil || len(found) > 0 {
		return found, err
	}
	for _, group := range endings {
		var wide []reading
		for _, r := range readings {
			for _, end := range group {
				wide = append(wide, reading{key: r.key + end, above: r.above})
			}
		}
		if found, err = byReadings(ctx, q, wide, within); err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

func byReadings(ctx context.Context, q db.Q, readings []reading, within Union) ([]Union, error) {
	keys := make([]string, 0, len(readings))
	for _, r := range readings {
		keys = append(keys, r.key)
	}
	type hit struct {
		Union  `bun:",extend"`
		Called string // the key in the history
	}
	var hits []hit
	sel := q.NewSelect().TableExpr("org_union AS u").Join("JOIN org_history AS h ON h.union_id = u.id").
		ColumnExpr("u.*, h.name_key AS called").
		Where("h.name_key IN (?)", bun.List(keys)).Where("u.state = ?", StateOpen).
		OrderExpr("u.sort_key, u.id, h.valid_from")
	if within.ID != "" {
		sel = Below(sel, "u", within)
	}
	if err := sel.Scan(ctx, &hits); err != nil {
		return nil, fmt.Errorf("find unions by name: %w", err)
	}
	above, err := namesAbove(ctx, q, hits, func(h hit) string { return h.Path })
	if err != nil {
		return nil, err
	}
	var now, former []Union
	for _, h := range hits {
		fits := slices.ContainsFunc(readings, func(r reading) bool {
			return r.key == h.Called && !slices.ContainsFunc(r.above, func(name string) bool {
				return !slices.ContainsFunc(pathIDs(h.Path), func(id string) bool { return above[id] == name })
			})
		})
		if !fits {
			continue
		}
		list := &former
		if h.Called == h.NameKey {
			list = &now
		}
		if !slices.ContainsFunc(*list, func(u Union) bool { return u.ID == h.ID }) {
			*list = append(*list, h.Union)
		}
	}
	if len(now) > 0 {
		return now, nil
	}
	return former, nil
}

// namesAbove gives the keys of all unions on the paths of the hits.
func namesAbove[T any](ctx context.Context, q db.Q, hits []T, path func(T) string) (map[string]string, error) {
	var ids []string
	for _, h := range hits {
		for _, id := range pathIDs(path(h)) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	found, err := ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	keys := make(map[string]string, len(found))
	for id, u := range found {
		keys[id] = u.NameKey
	}
	return keys, nil
}
