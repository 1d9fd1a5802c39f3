package identity

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// PlaceNode is a union where the actor holds a permission, as pickers and trees show it.
type PlaceNode struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Leaf  bool   `json:"leaf" doc:"没有下级"`
	Place string `json:"place" doc:"所在市、县，用于区分同名"`
}

// placesMost is how many a search shows.
const placesMost = 50

// Places lists open unions where the actor holds p: those right below parent, those whose name or spelling holds the
// words, or, with neither, the unions of the actor's own posts.
func (s *Service) Places(ctx context.Context, actor authz.Actor, p authz.Permission, parent, words string) ([]PlaceNode, error) {
	if _, ok := authz.Describe(p); !ok {
		return nil, errs.NotFound("权限")
	}
	if !actor.Has(p) {
		return nil, authz.Missing(p)
	}
	q := s.d.Read().NewSelect().TableExpr("org_union AS u").
		Join("LEFT JOIN org_union AS c ON c.id = u.city_id AND c.id <> u.id").
		Join("LEFT JOIN org_union AS k ON k.id = u.county_id AND k.id <> u.id").
		ColumnExpr("u.id, u.name, c.short_name AS city, k.short_name AS county").
		ColumnExpr("NOT EXISTS (SELECT 1 FROM org_union AS b WHERE b.superior_id = u.id AND b.state = ?) AS leaf", org.StateOpen).
		Where("u.state = ?", org.StateOpen).OrderExpr("u.sort_key, u.id")
	q = actor.Scope(p).Where(q, authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id"})
	words = strings.ToLower(strings.TrimSpace(words))
	switch {
	case parent != "":
		q = q.Where("u.superior_id = ?", parent)
	case words != "":
		like := db.Contains(words)
		q = q.Where(`u.name LIKE ? ESCAPE '\' OR u.pinyin LIKE ? ESCAPE '\'`, like, like).Limit(placesMost)
	default:
		q = actor.Own(p).Where(q, authz.Columns{Union: "u.id"})
	}
	var rows []struct {
		ID, Name, City, County string
		Leaf                   bool
	}
	if err := q.Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("list places: %w", err)
	}
	out := make([]PlaceNode, len(rows))
	for i, r := range rows {
		out[i] = PlaceNode{ID: r.ID, Name: r.Name, Leaf: r.Leaf, Place: strings.Trim(r.City+" / "+r.County, " /")}
	}
	return out, nil
}
