package served

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

// Named are the units of a register by what sheets call them.
type Named struct {
	own            string // the union whose sheet it is
	byCode, byName map[string][]Unit
}

// FindNamed looks up the units that a union's sheet may mean by their names and credit codes: those of its county, of
// its city where it stands above the counties. A merged unit is given as its successor.
func FindNamed(ctx context.Context, q db.Q, into org.Union, names, codes []string) (Named, error) {
	out := Named{own: into.ID, byCode: map[string][]Unit{}, byName: map[string][]Unit{}}
	var keys []string
	for _, n := range names {
		keys = append(keys, nameKeys(n)...)
	}
	scope := RegisterAround(into)
	for _, by := range []struct {
		column string
		values []string
		into   map[string][]Unit
		key    func(Unit) string
	}{
		{"s.credit_code", codes, out.byCode, func(u Unit) string { return u.CreditCode }},
		{"s.name_key", keys, out.byName, func(u Unit) string { return u.NameKey }},
	} {
		slices.Sort(by.values)
		for chunk := range slices.Chunk(slices.Compact(by.values), db.Batch) {
			var list []Unit
			err := scope.Where(q.NewSelect().Model(&list), places).Where("? IN (?)", bun.Ident(by.column), bun.List(chunk)).
				Where("? <> ''", bun.Ident(by.column)).OrderExpr("s.pinyin, s.id").Scan(ctx)
			if err != nil {
				return out, fmt.Errorf("find units by name: %w", err)
			}
			current, err := successors(ctx, q, list)
			if err != nil {
				return out, err
			}
			for i, u := range current {
				by.into[by.key(list[i])] = append(by.into[by.key(list[i])], u)
			}
		}
	}
	return out, nil
}

// Of are the units that a name or code can mean: the code decides where it is known, units in use go before closed ones,
// and of several those that the union itself keeps before its neighbours'.
func (n Named) Of(name, code string) []Unit {
	found := n.byCode[code]
	if code == "" || len(found) == 0 {
		found = nil
		for _, key := range nameKeys(name) {
			found = append(found, n.byName[key]...)
		}
	}
	var own, inUse, closed []Unit
	seen := map[string]bool{}
	for _, u := range found {
		if seen[u.ID] {
			continue
		}
		seen[u.ID] = true
		switch {
		case !u.InUse():
			closed = append(closed, u)
		case u.UnionID == n.own:
			own = append(own, u)
		default:
			inUse = append(inUse, u)
		}
	}
	switch {
	case len(own) > 0:
		return own
	case len(inUse) > 0:
		return inUse
	}
	return closed
}

// nameKeys are the keys under which a unit of that name may stand: a sheet does not say which kind it is.
func nameKeys(name string) []string {
	asEnterprise, asUnion := NameKey(KindEnterprise, name), NameKey(KindTown, name)
	switch asEnterprise {
	case "":
		return nil
	case asUnion:
		return []string{asUnion}
	}
	return []string{asUnion, asEnterprise}
}

// RegisterAround is the register from which a union's people serve: their county's, above it their city's.
func RegisterAround(u org.Union) authz.Scope {
	switch {
	case u.CountyID != "":
		return authz.Scope{Counties: []string{u.CountyID}}
	case u.Tier == org.TierCounty:
		return authz.Scope{Counties: []string{u.ID}}
	case u.Tier == org.TierCity:
		return authz.Scope{Cities: []string{u.ID}}
	case u.Tier == org.TierProvince:
		return authz.Everything()
	}
	return authz.AtUnion(u.ID)
}

// successors are the units of a list as they stand now: merged ones give way to what they became.
func successors(ctx context.Context, q db.Q, list []Unit) ([]Unit, error) {
	var into []string
	for _, u := range list {
		if u.State == StateMerged {
			into = append(into, u.MergedInto)
		}
	}
	after, err := ByIDs(ctx, q, into...)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(list)
	for i, u := range list {
		if next, ok := after[u.MergedInto]; ok && u.State == StateMerged {
			out[i] = next
		}
	}
	return out, nil
}

// KindByName tells what sort of unit a name speaks of: unions above the enterprise by what they are called, the rest are
// enterprises.
func KindByName(name string) Kind { return kindOf("", name) }
