package hiring

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// ShareService holds the use-cases of the workbench. The province alone reads drafts, and whoever may decide on the
// quota there writes them.
type ShareService struct{ DB *db.DB }

func (s *ShareService) today() workday.Date { return workday.Of(s.DB.Now()) }

func (s *ShareService) may(ctx context.Context, q db.Q, a authz.Actor, p authz.Permission) error {
	return forProvince(ctx, q, a, p, whatShare)
}

func shareEntry(a authz.Actor, action string, before, after any, id, name string) audit.Entry {
	return audit.Entry{Actor: a.Audit(), Action: action, Kind: "quota_share", ID: id, Label: name, Before: before, After: after}
}

// lineEntry records what changed of one county in a draft.
func lineEntry(a authz.Actor, draft Share, county string, before, after ShareLine) audit.Entry {
	e := shareEntry(a, "quota.share.change", &before, &after, draft.ID, draft.Name+"："+county)
	e.Kind = "quota_share_line"
	return e
}

// Shares lists the drafts, the latest first.
func (s *ShareService) Shares(ctx context.Context, a authz.Actor, page httpx.PageQuery) (httpx.Page[Share], error) {
	q := s.DB.Read()
	var none httpx.Page[Share]
	if err := s.may(ctx, q, a, authz.QuotaShare); err != nil {
		return none, err
	}
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	rows := []Share{}
	sel := q.NewSelect().Model(&rows)
	n, exact, err := db.CountUpTo(ctx, q, q.NewSelect().TableExpr("quota_share AS qs"))
	if err != nil {
		return none, err
	}
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("qs.id DESC")
	case at.Back:
		sel = sel.Where("qs.id > ?", at.Keys[0]).OrderExpr("qs.id")
	default:
		sel = sel.Where("qs.id < ?", at.Keys[0]).OrderExpr("qs.id DESC")
	}
	if err := sel.Limit(int64(page.Limit) + 1).Scan(ctx); err != nil {
		return none, fmt.Errorf("list share drafts: %w", err)
	}
	return httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(d Share) []string { return []string{d.ID} }), nil
}

// Begin opens a draft: the total is what the counties have now, the measures what the register of served units holds.
func (s *ShareService) Begin(ctx context.Context, a authz.Actor, name string, year int) (d Share, err error) {
	if err := s.may(ctx, s.DB.Read(), a, authz.QuotaDecide); err != nil {
		return Share{}, err
	}
	today := s.today()
	g, err := readGround(ctx, s.DB.Read(), year, today)
	if err != nil {
		return Share{}, err
	}
	d = Share{
		ID: db.NewID(), Rev: 1, CreatedName: a.Name, ChangedName: a.Name,
		ShareTerms: ShareTerms{Name: strings.TrimSpace(name), Year: year, Total: 1, WeightEnterprises: 40, WeightWorkers: 40, WeightAgreements: 20},
	}
	if n := g.authorised(); n > 0 {
		d.Total = n
	}
	if err := errs.Fields(d.check(today.Year())...); err != nil {
		return Share{}, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		d.CreatedAt, d.ChangedAt = tx.Now(), tx.Now()
		if _, err := tx.NewInsert().Model(&d).Exec(ctx); err != nil {
			return fmt.Errorf("write share draft: %w", err)
		}
		measures, err := registerMeasures(ctx, tx, today)
		if err != nil {
			return err
		}
		var lines []ShareLine
		for _, c := range g.counties {
			l := ShareLine{ShareID: d.ID, UnionID: c.UnionID}
			l.refill(measures[c.UnionID])
			lines = append(lines, l)
		}
		if err := db.InsertAll(ctx, tx, lines); err != nil {
			return err
		}
		return audit.Record(ctx, tx, shareEntry(a, "quota.share.create", nil, &d, d.ID, d.Name))
	})
	return d, err
}

// ShareGiven is what somebody gives for one county.
type ShareGiven struct {
	UnionID string `json:"unionId" maxLength:"36"`
	Measures
	Sheet []string `json:"sheet,omitempty" maxItems:"3" enum:"enterprises,workers,agreements" doc:"来自导入的表格的各项"`
	Note  string   `json:"note,omitempty" maxLength:"800" doc:"数据来源"`
}

func (g ShareGiven) check(field string) []errs.Field {
	var f []errs.Field
	for _, n := range g.each() {
		if n != nil && (*n < 0 || *n > mostMeasured) {
			f = append(f, errs.F(field, "填0至99999999的整数，不详的留空"))
			break
		}
	}
	if utf8.RuneCountInString(g.Note) > 200 {
		f = append(f, errs.F(field, "数据来源不超过200个字"))
	}
	return f
}

// Save writes a draft's terms and what is given for counties; a county that is not named stays as it is.
func (s *ShareService) Save(ctx context.Context, a authz.Actor, id string, rev int64, t ShareTerms, given []ShareGiven) error {
	if err := s.may(ctx, s.DB.Read(), a, authz.QuotaDecide); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := lockShare(ctx, tx, id, rev)
		if err != nil {
			return err
		}
		t.Name = strings.TrimSpace(t.Name)
		thisYear := s.today().Year()
		if t.Year == before.Year {
			thisYear = t.Year // a draft of a year that is over may still be kept in order
		}
		f := t.check(thisYear)
		for i, g := range given {
			f = append(f, g.check(fmt.Sprintf("lines[%d]", i))...)
		}
		if err := errs.Fields(f...); err != nil {
			return err
		}
		d := before
		d.ShareTerms, d.ChangedName = t, a.Name
		if err := saveShare(ctx, tx, &d); err != nil {
			return err
		}
		return s.writeGiven(ctx, tx, a, before, d, func(l *ShareLine, i int) {
			l.take(given[i].Measures, given[i].Sheet, strings.TrimSpace(given[i].Note))
		}, unionsOf(given))
	})
}

func unionsOf(given []ShareGiven) []string {
	out := make([]string, len(given))
	for i, g := range given {
		out[i] = g.UnionID
	}
	return out
}

// writeGiven changes the lines of counties and records what changed, with the draft's own change.
func (s *ShareService) writeGiven(ctx context.Context, tx *db.Tx, a authz.Actor, before, after Share, change func(*ShareLine, int), ids []string) error {
	standings, err := standingsOn(ctx, tx, s.today())
	if err != nil {
		return err
	}
	counties := book{standings: standings}.countyTier()
	lines, err := shareLines(ctx, tx, after.ID)
	if err != nil {
		return err
	}
	var changed []ShareLine
	entries := []audit.Entry{shareEntry(a, "quota.share.change", &before, &after, after.ID, after.Name)}
	for i, id := range ids {
		at := slices.IndexFunc(counties, func(c standing) bool { return c.UnionID == id })
		if at < 0 || slices.Contains(ids[:i], id) {
			return errs.Fields(errs.F(fmt.Sprintf("lines[%d]", i), "不是县级单位，或填了两次"))
		}
		was, ok := lines[id]
		if !ok {
			was = ShareLine{ShareID: after.ID, UnionID: id}
		}
		now := was
		change(&now, i)
		if now.same(&was) {
			continue
		}
		changed = append(changed, now)
		entries = append(entries, lineEntry(a, after, counties[at].Name, was, now))
	}
	if err := writeLines(ctx, tx, changed); err != nil {
		return err
	}
	return audit.Record(ctx, tx, entries...)
}

// Refill counts anew in the register what is blank or was counted there; what was typed or imported stays.
func (s *ShareService) Refill(ctx context.Context, a authz.Actor, id string, rev int64) error {
	if err := s.may(ctx, s.DB.Read(), a, authz.QuotaDecide); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := lockShare(ctx, tx, id, rev)
		if err != nil {
			return err
		}
		d := before
		d.ChangedName = a.Name
		if err := saveShare(ctx, tx, &d); err != nil {
			return err
		}
		measures, err := registerMeasures(ctx, tx, s.today())
		if err != nil {
			return err
		}
		standings, err := standingsOn(ctx, tx, s.today())
		if err != nil {
			return err
		}
		var ids []string
		for _, c := range (book{standings: standings}).countyTier() {
			ids = append(ids, c.UnionID)
		}
		return s.writeGiven(ctx, tx, a, before, d, func(l *ShareLine, i int) { l.refill(measures[ids[i]]) }, ids)
	})
}

// Discard removes a draft. Nothing was posted by it.
func (s *ShareService) Discard(ctx context.Context, a authz.Actor, id string, rev int64) error {
	if err := s.may(ctx, s.DB.Read(), a, authz.QuotaDecide); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := lockShare(ctx, tx, id, rev)
		if err != nil {
			return err
		}
		if err := deleteShare(ctx, tx, id); err != nil {
			return err
		}
		return audit.Record(ctx, tx, shareEntry(a, "quota.share.drop", &before, nil, id, before.Name))
	})
}
