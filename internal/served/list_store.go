package served

import (
	"context"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Filter narrows a list of units; the zero Filter shows those in use.
type Filter struct {
	Words       string // name, pinyin or initials from the start, or the credit code from the start
	State       State  // empty: in use
	AnyState    bool
	Kind        Kind
	UnionID     string
	HasUnion    string       // yes, no, or empty
	EndsBefore  workday.Date // agreement in force that ends before the day
	PhoneToDo   bool         // has a phone that nobody has checked
	OrgUnionID  string
	RegionBegin string
}

func (f Filter) where(s *bun.SelectQuery) *bun.SelectQuery {
	switch {
	case f.State != "":
		s = s.Where("s.state = ?", f.State)
	case !f.AnyState:
		s = s.Where("s.state IN ('to_check', 'active')")
	}
	if f.Kind != "" {
		s = s.Where("s.kind = ?", f.Kind)
	}
	if f.UnionID != "" {
		s = s.Where("s.union_id = ?", f.UnionID)
	}
	if f.OrgUnionID != "" {
		s = s.Where("s.org_union_id = ?", f.OrgUnionID)
	}
	if f.HasUnion != "" {
		s = s.Where("s.has_union = ?", f.HasUnion == "yes")
	}
	if !f.EndsBefore.IsZero() {
		s = s.Where("s.agreement_until < ?", f.EndsBefore)
	}
	if f.PhoneToDo {
		s = s.Where("s.phone_blind <> ''").Where("s.phone_checked_by = ''")
	}
	if f.RegionBegin != "" {
		s = s.Where("s.region_code >= ?", f.RegionBegin).Where("s.region_code < ?", f.RegionBegin+"~")
	}
	return f.search(s)
}

// search reads the words as a credit code, as pinyin, or as a part of the name.
func (f Filter) search(s *bun.SelectQuery) *bun.SelectQuery {
	key := NameKey("", f.Words)
	if key == "" {
		return s
	}
	latin := strings.Trim(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
	if !latin {
		return s.Where(`s.name_key LIKE ? ESCAPE '\'`, db.Contains(key))
	}
	low, code := strings.ToLower(key), gb.NormaliseCreditCode(f.Words)
	return s.WhereGroup(" AND ", func(s *bun.SelectQuery) *bun.SelectQuery {
		return s.WhereOr("s.initials >= ? AND s.initials < ?", low, low+"~").
			WhereOr("s.pinyin >= ? AND s.pinyin < ?", low, low+"~").
			WhereOr("s.name_key >= ? AND s.name_key < ?", key, key+"~").
			WhereOr("s.credit_code >= ? AND s.credit_code < ?", code, code+"~")
	})
}

var places = authz.PlaceOf("s")

// List reads the register within scope, in the order of names.
func List(ctx context.Context, q db.Q, scope authz.Scope, f Filter, page httpx.PageQuery) (httpx.Page[Unit], error) {
	var none httpx.Page[Unit]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	sel := f.where(scope.Where(q.NewSelect().Model((*Unit)(nil)), places))
	n, exact, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return none, err
	}
	var rows []Unit
	sel = sel.Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("s.pinyin, s.id")
	case at.Back:
		sel = sel.Where("(s.pinyin, s.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("s.pinyin DESC, s.id DESC")
	default:
		sel = sel.Where("(s.pinyin, s.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("s.pinyin, s.id")
	}
	if err := sel.Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list served units: %w", err)
	}
	return httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(u Unit) []string {
		return []string{u.Pinyin, u.ID}
	}), nil
}

// bookSize bounds what a phone keeps for the time without network.
const bookSize = 2000

// BookLine is a unit as a phone keeps it: enough to find it and to name it.
type BookLine struct {
	ID       string `json:"id"`
	Kind     Kind   `json:"kind" enum:"enterprise,town,zone,trade,area"`
	Name     string `json:"name"`
	Pinyin   string `json:"pinyin"`
	Initials string `json:"initials"`
	State    State  `json:"state" enum:"to_check,active"`
	HasUnion bool   `json:"hasUnion"`
}

// Book is the register for the phone: units in use, those of the actor's own unions before the rest of the county.
func Book(ctx context.Context, q db.Q, own, reach authz.Scope) ([]BookLine, error) {
	lines := []BookLine{}
	read := func(scope authz.Scope, but []string) error {
		var more []BookLine
		s := scope.Where(q.NewSelect().TableExpr("served AS s"), places).
			ColumnExpr("s.id, s.kind, s.name, s.pinyin, s.initials, s.state, s.has_union").
			Where("s.state IN ('to_check', 'active')").OrderExpr("s.pinyin, s.id").Limit(int64(bookSize - len(lines)))
		if len(but) > 0 {
			s = s.Where("s.union_id NOT IN (?)", bun.List(but))
		}
		if err := s.Scan(ctx, &more); err != nil {
			return fmt.Errorf("read the register for the phone: %w", err)
		}
		lines = append(lines, more...)
		return nil
	}
	if !own.Empty() {
		if err := read(own, nil); err != nil {
			return nil, err
		}
	}
	if len(lines) < bookSize {
		if err := read(reach, own.Unions); err != nil {
			return nil, err
		}
	}
	return lines, nil
}
