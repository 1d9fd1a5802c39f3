package served

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/db"
)

// Pair is two units in use that may be one.
type Pair struct {
	One   Unit   `json:"one"`
	Other Unit   `json:"other"`
	Why   string `json:"why" enum:"credit,name,org" doc:"credit 信用代码相同，org 是同一个工会，name 名称相同"`
}

// pairLimit bounds how many pairs are offered at once.
const pairLimit = 200

// Alike offers pairs within scope for merging: those of one credit code, those that are one union of the tree, and those
// of one name in one county; without those that somebody has told apart.
func Alike(ctx context.Context, q db.Q, scope authz.Scope) ([]Pair, error) {
	var found []struct{ OneID, OtherID, Why string }
	for _, by := range []struct{ why, join string }{
		{"credit", "o.credit_code = s.credit_code AND s.credit_code <> '' AND o.credit_code <> ''"},
		{"org", "o.org_union_id = s.org_union_id AND s.org_union_id IS NOT NULL AND o.org_union_id IS NOT NULL"},
		{"name", "o.name_key = s.name_key AND o.county_id IS NOT DISTINCT FROM s.county_id"},
	} {
		var some []struct{ OneID, OtherID, Why string }
		sel := q.NewSelect().TableExpr("served AS s").Join("JOIN served AS o ON "+by.join+" AND o.id > s.id").
			ColumnExpr("s.id AS one_id, o.id AS other_id, ? AS why", by.why).
			Where("s.state IN ('to_check', 'active')").Where("o.state IN ('to_check', 'active')").
			Where("NOT EXISTS (SELECT 1 FROM served_distinct AS d WHERE d.one_id = s.id AND d.other_id = o.id)").
			OrderExpr("s.id, o.id").Limit(pairLimit)
		sel = scope.Where(scope.Where(sel, places), authz.PlaceOf("o"))
		if err := sel.Scan(ctx, &some); err != nil {
			return nil, fmt.Errorf("find units alike: %w", err)
		}
		found = append(found, some...)
	}
	pairs := []Pair{}
	seen := map[[2]string]bool{}
	var ids []string
	for _, f := range found {
		ids = append(ids, f.OneID, f.OtherID)
	}
	units, err := ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		key := [2]string{f.OneID, f.OtherID}
		if seen[key] || len(pairs) == pairLimit {
			continue
		}
		seen[key] = true
		pairs = append(pairs, Pair{One: units[f.OneID], Other: units[f.OtherID], Why: f.Why})
	}
	return pairs, nil
}

// alikeTo are the units within scope that may be the same as one, for its page and for whoever writes one down.
func alikeTo(ctx context.Context, q db.Q, scope authz.Scope, u Unit) ([]Unit, error) {
	list := []Unit{}
	sel := scope.Where(q.NewSelect().Model(&list), places).Where("s.id <> ?", u.ID).Where("s.state IN ('to_check', 'active')").
		WhereGroup(" AND ", func(s *bun.SelectQuery) *bun.SelectQuery {
			s = s.WhereOr("s.name_key = ? AND s.county_id IS NOT DISTINCT FROM ?", u.NameKey, bun.NullZero(u.CountyID))
			if u.CreditCode != "" {
				s = s.WhereOr("s.credit_code = ? AND s.credit_code <> ''", u.CreditCode)
			}
			if u.OrgUnionID != "" {
				s = s.WhereOr("s.org_union_id = ?", u.OrgUnionID)
			}
			return s
		}).
		Where("NOT EXISTS (SELECT 1 FROM served_distinct AS d WHERE d.one_id = ? AND d.other_id = s.id OR d.one_id = s.id AND d.other_id = ?)", u.ID, u.ID).
		OrderExpr("s.pinyin, s.id").Limit(10)
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("find units alike: %w", err)
	}
	return list, nil
}

// similarTo are the units within scope that a new one may repeat.
func similarTo(ctx context.Context, q db.Q, scope authz.Scope, u Unit) ([]Unit, error) {
	list := []Unit{}
	sel := scope.Where(q.NewSelect().Model(&list), places).Where("s.state IN ('to_check', 'active')").
		WhereGroup(" AND ", func(s *bun.SelectQuery) *bun.SelectQuery {
			s = s.WhereOr("s.name_key = ?", u.NameKey)
			if code := gb.NormaliseCreditCode(u.CreditCode); code != "" {
				s = s.WhereOr("s.credit_code = ? AND s.credit_code <> ''", code)
			}
			return s
		}).OrderExpr("s.pinyin, s.id").Limit(10)
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("find units alike: %w", err)
	}
	return list, nil
}
