package filing

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

const (
	what         = "备案"
	filingsTable = "filing"
	rowsTable    = "filing_row"
)

func filingByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Filing, error) {
	var list []Filing
	if err := scope.Where(q.NewSelect().Model(&list).Where("f.id = ?", id), authz.PlaceOf("f")).Scan(ctx); err != nil {
		return Filing{}, fmt.Errorf("read filing: %w", err)
	}
	if len(list) == 0 {
		return Filing{}, errs.NotFound(what)
	}
	return list[0], nil
}

// ofCity are a city's documents of a year, in their order.
func ofCity(ctx context.Context, q db.Q, cityID string, year int) ([]Filing, error) {
	list := []Filing{}
	err := q.NewSelect().Model(&list).Where("f.union_id = ?", cityID).Where("f.year = ?", year).OrderExpr("f.seq").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read filings: %w", err)
	}
	return list, nil
}

// ofYear are the documents of a year by city, those of each in their order.
func ofYear(ctx context.Context, q db.Q, year int) (map[string][]Filing, error) {
	var list []Filing
	if err := q.NewSelect().Model(&list).Where("f.year = ?", year).OrderExpr("f.union_id, f.seq").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read filings of a year: %w", err)
	}
	out := map[string][]Filing{}
	for _, f := range list {
		out[f.UnionID] = append(out[f.UnionID], f)
	}
	return out, nil
}

// rowsOf are the rows of documents within scope, document by document as given.
func rowsOf(ctx context.Context, q db.Q, scope authz.Scope, filingIDs ...string) ([]Row, error) {
	if len(filingIDs) == 0 {
		return nil, nil
	}
	var list []Row
	sel := q.NewSelect().Model(&list).Where("r.filing_id IN (?)", bun.List(filingIDs)).OrderExpr("r.filing_id, r.seq")
	if err := scope.Where(sel, authz.PlaceOf("r")).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read rows: %w", err)
	}
	slices.SortStableFunc(list, func(a, b Row) int {
		return slices.Index(filingIDs, a.FilingID) - slices.Index(filingIDs, b.FilingID)
	})
	return list, nil
}

// filedHead is whose a row is.
type filedHead struct{ FilingID, Head string }

// headsIn are the people of documents, row by row. Whoever came from another network and is not known here is known by the
// number of that network's roster.
func headsIn(ctx context.Context, q db.Q, scope authz.Scope, filingIDs []string) ([]filedHead, error) {
	if len(filingIDs) == 0 {
		return nil, nil
	}
	var list []struct{ FilingID, PersonID, Content string }
	sel := q.NewSelect().TableExpr("filing_row AS r").Where("r.filing_id IN (?)", bun.List(filingIDs)).
		ColumnExpr("r.filing_id, coalesce(r.person_id, '') AS person_id, CASE WHEN r.person_id IS NULL THEN r.content ELSE '' END AS content")
	if err := scope.Where(sel, authz.PlaceOf("r")).Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("read whose rows are: %w", err)
	}
	out := make([]filedHead, len(list))
	for i, l := range list {
		out[i] = filedHead{l.FilingID, l.PersonID}
		if l.PersonID == "" {
			c, err := Row{Content: l.Content}.cells()
			if err != nil {
				return nil, err
			}
			out[i].Head = c.PersonID
		}
	}
	return out, nil
}

func rowByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Row, error) {
	var list []Row
	sel := q.NewSelect().Model(&list).Join("JOIN filing AS f ON f.id = r.filing_id").ColumnExpr("r.*").Where("r.id = ?", id)
	if err := scope.Where(sel, authz.PlaceOf("r")).Scan(ctx); err != nil {
		return Row{}, fmt.Errorf("read row: %w", err)
	}
	if len(list) == 0 {
		return Row{}, errs.NotFound("备案名单中的这一行")
	}
	return list[0], nil
}

// save writes a document that is locked; what was frozen is never written again.
func save(ctx context.Context, tx *db.Tx, f *Filing) error {
	f.ChangedAt = tx.Now()
	res, err := tx.NewUpdate().Model(f).Column("state", "decided_at", "decided_name", "decided_reason", "receipt", "changed_at").
		Set("rev = rev + 1").Where("id = ?", f.ID).Where("rev = ?", f.Rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("change filing: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("change filing: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	f.Rev++
	return nil
}

// cities are the open cities within scope, or of whose counties some are, in the order of administrative codes.
func cities(ctx context.Context, q db.Q, scope authz.Scope) ([]org.Union, error) {
	list := []org.Union{}
	sel := q.NewSelect().Model(&list).Where("u.tier = ?", org.TierCity).Where("u.state = ?", org.StateOpen).OrderExpr("u.sort_key, u.id")
	if !scope.All {
		inside := scope.Where(q.NewSelect().TableExpr("org_union AS i").ColumnExpr("i.city_id"), authz.Columns{Union: "i.id", County: "i.county_id", City: "i.city_id"})
		sel = sel.Where("u.id IN (?)", inside)
	}
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("read cities: %w", err)
	}
	return list, nil
}

func checksOf(ctx context.Context, q db.Q, cityID string, year int) (map[string]Checked, error) {
	var list []Checked
	if err := q.NewSelect().Model(&list).Where("k.city_id = ?", cityID).Where("k.year = ?", year).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read checks: %w", err)
	}
	out := map[string]Checked{}
	for _, k := range list {
		out[k.UnionID] = k
	}
	return out, nil
}

func explanationsOf(ctx context.Context, q db.Q, cityID string, year int) (map[string]Explanation, error) {
	var list []Explanation
	if err := q.NewSelect().Model(&list).Where("x.union_id = ?", cityID).Where("x.year = ?", year).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read explanations: %w", err)
	}
	out := map[string]Explanation{}
	for _, x := range list {
		out[x.PersonID] = x
	}
	return out, nil
}

// pastOf is what a city's last year's return says, as it was accepted; nil for a first year.
func pastOf(ctx context.Context, q db.Q, cityID string, year int) (past *Past, main Filing, err error) {
	filed, err := ofCity(ctx, q, cityID, year-1)
	if err != nil {
		return nil, main, err
	}
	main, found := Standing(filed)
	if !found || main.State != StateAccepted {
		return nil, Filing{}, nil
	}
	var ids []string
	on := main.OnDay
	for _, f := range Effective(filed) {
		if f.State == StateAccepted {
			ids, on = append(ids, f.ID), f.OnDay
		}
	}
	rows, err := rowsOf(ctx, q, authz.Everything(), ids...)
	if err != nil {
		return nil, main, err
	}
	list, err := cellsOf(rows)
	return &Past{Year: year - 1, On: on, Rows: list}, main, err
}
