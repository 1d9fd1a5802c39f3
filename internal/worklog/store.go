package worklog

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

const what = "工作日志"

// byID reads an entry within scope.
func byID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Visit, error) {
	var found []Visit
	if err := scope.Where(q.NewSelect().Model(&found).Where("v.id = ?", id), authz.Of("v")).Scan(ctx); err != nil {
		return Visit{}, fmt.Errorf("read visit: %w", err)
	}
	if len(found) == 0 {
		return Visit{}, errs.NotFound(what)
	}
	return found[0].inUTC(), nil
}

func byClientKey(ctx context.Context, q db.Q, personID, key string) (v Visit, found bool, err error) {
	var list []Visit
	err = q.NewSelect().Model(&list).Where("v.person_id = ?", personID).Where("v.client_key = ?", key).Scan(ctx)
	if err != nil {
		return v, false, fmt.Errorf("look for visit: %w", err)
	}
	if len(list) == 0 {
		return v, false, nil
	}
	return list[0].inUTC(), true, nil
}

func (v Visit) inUTC() Visit {
	for _, at := range []*time.Time{&v.ConsentAt, &v.SubmittedAt, &v.ConfirmedAt, &v.CreatedAt, &v.ChangedAt} {
		if !at.IsZero() {
			*at = at.UTC()
		}
	}
	return v
}

func inUTC(list []Visit) {
	for i := range list {
		list[i] = list[i].inUTC()
	}
}

// store writes a changed entry over the one that was read.
func store(ctx context.Context, tx *db.Tx, before Visit, after *Visit) error {
	after.Rev, after.ChangedAt = before.Rev+1, tx.Now()
	res, err := tx.NewUpdate().Model(after).Where("v.id = ?", after.ID).Where("v.rev = ?", before.Rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("write visit: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errs.Stale().Because(err)
	}
	return nil
}

// Filter narrows a list of entries; the zero Filter narrows nothing.
type Filter struct {
	PersonID    string
	UnionID     string
	ServedID    string
	State       State
	Strength    Strength
	Consent     Consent
	Source      Source
	OpeningID   string
	From, Until workday.Date // inclusive
}

func (f Filter) where(q *bun.SelectQuery) *bun.SelectQuery {
	for column, value := range map[string]string{
		"v.person_id": f.PersonID, "v.union_id": f.UnionID, "v.served_id": f.ServedID, "v.state": string(f.State),
		"v.strength": string(f.Strength), "v.consent": string(f.Consent), "v.source": string(f.Source), "v.opening_id": f.OpeningID,
	} {
		if value != "" {
			q = q.Where("? = ?", bun.Ident(column), value)
		}
	}
	if !f.From.IsZero() {
		q = q.Where("v.day >= ?", f.From)
	}
	if !f.Until.IsZero() {
		q = q.Where("v.day <= ?", f.Until)
	}
	return q
}

// unlisted are the columns that no list shows.
var unlisted = []string{
	"client_hash", "engagement_id", "county_id", "city_id", "post_union_id", "commission_hash", "consent_by", "consent_at", "opening_id",
}

var newest = db.Fixed[Visit]("WHERE v.person_id = ? ORDER BY v.day DESC, v.id DESC LIMIT ?", unlisted...)

// ownLog reads a page of a person's log, drafts among it. It is opened all day, and nobody asks how long a log is, so it
// is not counted: the total of a log that goes on is what the page holds, and not exact.
func ownLog(ctx context.Context, q db.Q, personID string, f Filter, page httpx.PageQuery) (rows []Visit, at httpx.Cursor, total httpx.Total, err error) {
	if f == (Filter{}) && page.Cursor == "" {
		if rows, err = newest.Rows(ctx, q, personID, page.Limit+1); err != nil {
			return nil, at, total, fmt.Errorf("list own visits: %w", err)
		}
		inUTC(rows)
	} else {
		f.PersonID = personID
		if rows, at, _, err = list(ctx, q, authz.OfPerson(personID), f, true, page); err != nil {
			return nil, at, total, err
		}
	}
	total = httpx.Total{Count: min(len(rows), page.Limit), Exact: len(at.Keys) == 0 && len(rows) <= page.Limit}
	return rows, at, total, nil
}

// list reads a page of entries, the newest date first, and gives what it is a page of, to be counted. Drafts are their
// writers' alone unless drafts is set.
func list(ctx context.Context, q db.Q, scope authz.Scope, f Filter, drafts bool, page httpx.PageQuery) (rows []Visit, at httpx.Cursor, all *bun.SelectQuery, err error) {
	if at, err = httpx.ParseCursor(page.Cursor, 2); err != nil {
		return nil, at, nil, err
	}
	sel := f.where(scope.Where(q.NewSelect().Model((*Visit)(nil)), authz.Of("v")))
	if !drafts {
		sel = sel.Where("v.state <> 'draft'")
	}
	all = sel.Clone()
	sel = sel.ExcludeColumn(unlisted...).Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("v.day DESC, v.id DESC")
	case at.Back:
		sel = sel.Where("(v.day, v.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("v.day, v.id")
	default:
		sel = sel.Where("(v.day, v.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("v.day DESC, v.id DESC")
	}
	if err := sel.Scan(ctx, &rows); err != nil {
		return nil, at, nil, fmt.Errorf("list visits: %w", err)
	}
	inUTC(rows)
	return rows, at, all, nil
}

// counted is list with its total.
func counted(ctx context.Context, q db.Q, scope authz.Scope, f Filter, drafts bool, page httpx.PageQuery) (rows []Visit, at httpx.Cursor, total httpx.Total, err error) {
	rows, at, all, err := list(ctx, q, scope, f, drafts, page)
	if err != nil {
		return nil, at, total, err
	}
	if len(at.Keys) == 0 && len(rows) <= page.Limit { // these are all
		return rows, at, httpx.Total{Count: len(rows), Exact: true}, nil
	}
	total.Count, total.Exact, err = db.CountUpTo(ctx, q, all)
	return rows, at, total, err
}

// VisitEvent is something that happened to an entry, as its people may read it.
type VisitEvent struct {
	bun.BaseModel `bun:"table:visit_event,alias:ve" json:"-"`

	ID      string    `bun:",pk" json:"-"`
	VisitID string    `json:"-"`
	At      time.Time `json:"at"`
	Act     string    `json:"act" enum:"submit,recall,confirm,correct,refuse,withdraw,consent,paper,paper_reject,opening,opening_check,correction_open,correction_accept,correction_reject,detach"`
	Who     string    `json:"who"`
	Reason  string    `json:"reason"`
	State   State     `json:"state"`
}

func note(ctx context.Context, tx *db.Tx, v Visit, act, who, reason string) error {
	e := VisitEvent{ID: db.NewID(), VisitID: v.ID, At: tx.Now(), Act: act, Who: who, Reason: reason, State: v.State}
	return db.Insert(ctx, tx, &e)
}

func events(ctx context.Context, q db.Q, visitID string) ([]VisitEvent, error) {
	out := []VisitEvent{}
	if err := q.NewSelect().Model(&out).Where("ve.visit_id = ?", visitID).OrderExpr("ve.at, ve.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	for i := range out {
		out[i].At = out[i].At.UTC()
	}
	return out, nil
}
