package orgacts

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// columns by which a list of unions is scoped. Of a person nothing is a union.
var columns = authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id"}

func actByID(ctx context.Context, q db.Q, id string) (Act, error) {
	var list []Act
	if err := q.NewSelect().Model(&list).Where("id = ?", id).Scan(ctx); err != nil {
		return Act{}, fmt.Errorf("read act: %w", err)
	}
	if len(list) == 0 {
		return Act{}, errs.NotFound("变更事项")
	}
	return list[0], nil
}

// mergerOf is the act by which a union was merged; none where it was not, or that was taken back.
func mergerOf(ctx context.Context, q db.Q, unionID string) (Act, error) {
	var list []Act
	err := q.NewSelect().Model(&list).Where("union_id = ?", unionID).Where("kind = ?", Merge).Where("state = ?", Done).Order("id DESC").Limit(1).Scan(ctx)
	if err != nil || len(list) == 0 {
		return Act{}, err
	}
	return list[0], nil
}

// actsOf are the acts upon a union, or with it as the other, the latest first.
func actsOf(ctx context.Context, q db.Q, unionID string) ([]Act, error) {
	list := []Act{}
	err := q.NewSelect().Model(&list).Where("(union_id = ? OR other_id = ?)", unionID, unionID).
		Order("created_at DESC", "id DESC").Limit(100).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read acts: %w", err)
	}
	return list, nil
}

// askedOf are the requests that wait for the consent of the unions.
func askedOf(ctx context.Context, q db.Q, unionIDs []string) ([]Act, error) {
	list := []Act{}
	if len(unionIDs) == 0 {
		return list, nil
	}
	err := q.NewSelect().Model(&list).Where("consent_id IN (?)", bun.List(unionIDs)).Where("state = 'asked'").
		Order("id").Limit(500).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read requests: %w", err)
	}
	return list, nil
}

// dueActs are the acts whose day has come.
func dueActs(ctx context.Context, q db.Q, today workday.Date) ([]Act, error) {
	var list []Act
	err := q.NewSelect().Model(&list).Where("state = 'waiting'").Where("effective_on <= ?", today).
		Order("effective_on", "id").Limit(500).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read due acts: %w", err)
	}
	return list, nil
}

// askedBy are the requests of the unions that wait for consent.
func askedBy(ctx context.Context, q db.Q, unionIDs []string) ([]Act, error) {
	var out []Act
	for ids := range slices.Chunk(unionIDs, db.Batch) {
		var list []Act
		err := q.NewSelect().Model(&list).Where("union_id IN (?)", bun.List(ids)).Where("state = 'asked'").Order("id").Scan(ctx)
		if err != nil {
			return nil, fmt.Errorf("read requests: %w", err)
		}
		out = append(out, list...)
	}
	return out, nil
}

// lookedAfter are the acts within the scope that are still to come or to be looked at: asked, waiting, running, and those
// that failed since the instant.
func lookedAfter(ctx context.Context, q db.Q, scope authz.Scope, since time.Time) ([]Act, error) {
	list := []Act{}
	sel := scope.Where(q.NewSelect().Model(&list).Join("JOIN org_union AS u ON u.id = t.union_id"), columns).
		Where("(t.state IN ('asked', 'waiting', 'running') OR t.state = 'failed' AND t.done_at >= ?)", since).
		OrderExpr("t.effective_on, t.id").Limit(200)
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("read acts to come: %w", err)
	}
	return list, nil
}

type partRow struct {
	bun.BaseModel `bun:"table:org_act_part"`

	ActID  string
	Kind   string
	PartID string
}

func insertParts(ctx context.Context, tx *db.Tx, actID string, parts map[string][]string) error {
	var rows []partRow
	for _, kind := range slices.Sorted(maps.Keys(parts)) {
		for _, id := range parts[kind] {
			rows = append(rows, partRow{ActID: actID, Kind: kind, PartID: id})
		}
	}
	if err := db.InsertAll(ctx, tx, rows); err != nil {
		return fmt.Errorf("write parts: %w", err)
	}
	return nil
}

// partsOf is what an act hands over, by kind.
func partsOf(ctx context.Context, q db.Q, actID string) (map[string][]string, error) {
	var rows []partRow
	err := q.NewSelect().Model(&rows).Where("act_id = ?", actID).Order("kind", "part_id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read parts: %w", err)
	}
	out := map[string][]string{}
	for _, r := range rows {
		out[r.Kind] = append(out[r.Kind], r.PartID)
	}
	return out, nil
}

func insertAct(ctx context.Context, tx *db.Tx, a *Act, parts map[string][]string) error {
	if _, err := tx.NewInsert().Model(a).Exec(ctx); err != nil {
		if db.IsUnique(err, "org_act", "union_id") {
			return errs.Of(errs.KindConflict, CodePending, "该工会还有未办结的变更，请先办结或撤回。")
		}
		return fmt.Errorf("write act: %w", err)
	}
	return insertParts(ctx, tx, a.ID, parts)
}

func saveAct(ctx context.Context, tx *db.Tx, a *Act) error {
	res, err := tx.NewUpdate().Model(a).Column("state", "other_id", "consent_id", "why", "job_id", "decided_by", "decided_name", "decided_at", "done_at").
		Set("rev = rev + 1").Where("id = ?", a.ID).Where("rev = ?", a.Rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("change act: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("change act: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	a.Rev++
	return nil
}

// Filter narrows a list of unions; the zero Filter narrows to open ones only.
type Filter struct {
	Words     string // part of the name, or pinyin, or initials
	Kind      org.Kind
	Tier      org.Tier
	Below     string // this union and all below it
	Employing string // yes, no
	Contact   string // missing: unions without a named contact or phone
	State     org.State
}

// UnionLine is a union in a list.
type UnionLine struct {
	org.Union    `bun:",extend"`
	SuperiorName string `json:"superiorName"`
	CountyName   string `json:"countyName"`
	CityName     string `json:"cityName"`
	FormerName   string `json:"formerName" bun:"-" doc:"按原名查到的，写明原名"`
}

func selectLines(ctx context.Context, q db.Q, scope authz.Scope, f Filter, today workday.Date) (*bun.SelectQuery, error) {
	sel := scope.Where(q.NewSelect().TableExpr("org_union AS u"), columns)
	if f.Below != "" {
		top, err := org.ByID(ctx, q, f.Below)
		if err != nil {
			return nil, err
		}
		sel = org.Below(sel, "u", top)
	}
	if f.State == "" {
		f.State = org.StateOpen
	}
	sel = sel.Where("u.state = ?", f.State)
	if f.Kind != "" {
		sel = sel.Where("u.kind = ?", f.Kind)
	}
	if f.Tier != "" {
		sel = sel.Where("u.tier = ?", f.Tier)
	}
	switch f.Employing {
	case "yes":
		sel = sel.Where("u.employing_since <= ?", today)
	case "no":
		sel = sel.Where("(u.employing_since IS NULL OR u.employing_since > ?)", today)
	}
	if f.Contact == "missing" {
		sel = sel.Where("(u.contact_name = ? OR u.office_phone = ?)", "", "")
	}
	if f.Words != "" {
		by, pattern := searchBy(f.Words)
		if by == "name" { // what it was called counts too
			sel = sel.Where(`(u.name LIKE ? ESCAPE '\' OR EXISTS (SELECT 1 FROM org_history AS h WHERE h.union_id = u.id AND h.name LIKE ? ESCAPE '\'))`, pattern, pattern)
		} else {
			sel = sel.Where("? LIKE ? ESCAPE '\\'", bun.Ident("u."+by), pattern)
		}
	}
	return sel, nil
}

func list(ctx context.Context, q db.Q, scope authz.Scope, f Filter, page httpx.PageQuery, today workday.Date) (httpx.Page[UnionLine], error) {
	var none httpx.Page[UnionLine]
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	sel, err := selectLines(ctx, q, scope, f, today)
	if err != nil {
		return none, err
	}
	n, exact, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return none, err
	}
	order := "u.sort_key"
	if len(at.Keys) > 0 && at.Back {
		sel, order = sel.Where("u.sort_key < ?", at.Keys[0]), "u.sort_key DESC"
	} else if len(at.Keys) > 0 {
		sel = sel.Where("u.sort_key > ?", at.Keys[0])
	}
	rows, err := lines(ctx, sel.OrderExpr(order).Limit(int64(page.Limit)+1))
	if err != nil {
		return none, err
	}
	if err := nameFormer(ctx, q, rows, f.Words); err != nil {
		return none, err
	}
	return httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(l UnionLine) []string { return []string{l.SortKey} }), nil
}

// nameFormer says by which former name a union was found that bears the words no more.
func nameFormer(ctx context.Context, q db.Q, rows []UnionLine, words string) error {
	by, pattern := searchBy(words)
	if words == "" || by != "name" || len(rows) == 0 {
		return nil
	}
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	var then []org.Standing
	err := q.NewSelect().Model(&then).Where("h.union_id IN (?)", bun.List(ids)).Where(`h.name LIKE ? ESCAPE '\'`, pattern).
		OrderExpr("h.union_id, h.valid_from").Scan(ctx, &then)
	if err != nil {
		return fmt.Errorf("read former names: %w", err)
	}
	for i := range rows {
		for _, t := range then {
			if t.UnionID == rows[i].ID {
				rows[i].FormerName = t.Name
			}
		}
		if rows[i].FormerName == rows[i].Name {
			rows[i].FormerName = ""
		}
	}
	return nil
}

func lines(ctx context.Context, sel *bun.SelectQuery) ([]UnionLine, error) {
	rows := []UnionLine{}
	err := sel.Join("LEFT JOIN org_union AS s ON s.id = u.superior_id").
		Join("LEFT JOIN org_union AS k ON k.id = u.county_id").Join("LEFT JOIN org_union AS c ON c.id = u.city_id").
		ColumnExpr("u.*").ColumnExpr("coalesce(s.name, '') AS superior_name").
		ColumnExpr("coalesce(k.name, '') AS county_name").ColumnExpr("coalesce(c.name, '') AS city_name").Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("list unions: %w", err)
	}
	return rows, nil
}

// UnionNode is a union in the tree.
type UnionNode struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Kind      org.Kind `json:"kind"`
	Tier      org.Tier `json:"tier"`
	Employing bool     `json:"employing"`
	Leaf      bool     `json:"leaf"`
	Place     string   `json:"place"` // what stands above it in words, for telling namesakes apart
}

// nodes turns unions into nodes, telling which have any below them.
func nodes(ctx context.Context, q db.Q, list []org.Union, today workday.Date) ([]UnionNode, error) {
	ids := make([]string, len(list))
	for i, u := range list {
		ids[i] = u.ID
	}
	parents := map[string]bool{}
	above := map[string]org.Union{}
	if len(ids) > 0 {
		var have []string
		err := q.NewSelect().TableExpr("org_union").ColumnExpr("DISTINCT superior_id").
			Where("superior_id IN (?)", bun.List(ids)).Where("state = 'open'").Scan(ctx, &have)
		if err != nil {
			return nil, fmt.Errorf("read children: %w", err)
		}
		for _, id := range have {
			parents[id] = true
		}
		var up []string
		for _, u := range list {
			for _, id := range []string{u.CityID, u.CountyID} {
				if id != "" && id != u.ID && !slices.Contains(up, id) {
					up = append(up, id)
				}
			}
		}
		if above, err = org.ByIDs(ctx, q, up...); err != nil {
			return nil, err
		}
	}
	out := make([]UnionNode, len(list))
	for i, u := range list {
		out[i] = UnionNode{ID: u.ID, Name: u.Name, Kind: u.Kind, Tier: u.Tier, Employing: u.Employs(today), Leaf: !parents[u.ID]}
		for _, id := range []string{u.CityID, u.CountyID} {
			if p, ok := above[id]; ok {
				if out[i].Place != "" {
					out[i].Place += " / "
				}
				out[i].Place += p.ShortName
			}
		}
	}
	return out, nil
}

func unionsByIDs(ctx context.Context, q db.Q, scope authz.Scope, ids []string) ([]org.Union, error) {
	var list []org.Union
	err := scope.Where(q.NewSelect().Model(&list), columns).Where("u.id IN (?)", bun.List(ids)).Order("u.sort_key").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read unions: %w", err)
	}
	return list, nil
}

// searchBy tells which column words are looked for in, and as what pattern: Latin letters in the pinyin.
func searchBy(words string) (column, pattern string) {
	latin, text := true, []rune{}
	for _, r := range words {
		if r == ' ' || r == '　' {
			continue
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		latin = latin && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
		text = append(text, r)
	}
	if latin {
		return "pinyin", db.Contains(string(text))
	}
	return "name", db.Contains(string(text))
}
