package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// Act is a record as it is read. Of an erased one only the header is left.
type Act struct {
	ID        string    `json:"id"`
	At        time.Time `json:"at"`
	ActorID   string    `json:"actorId"`
	ActorName string    `json:"actorName"`
	Via       Via       `json:"via"`
	Address   string    `json:"address"`
	RequestID string    `json:"requestId"`
	Action    string    `json:"action"`
	Kind      string    `json:"kind"`
	ItemID    string    `json:"itemId"`
	Label     string    `json:"label"`
	UnionID   string    `json:"unionId"`
	CountyID  string    `json:"countyId"`
	CityID    string    `json:"cityId"`
	PersonID  string    `json:"personId"`
	Reason    string    `json:"reason"`
	Changes   []Change  `json:"changes"`
	Erased    bool      `json:"erased"`
	Leaf      *int64    `json:"leaf"` // nil while unsealed
}

// Filter chooses records; zero values choose all. Action ending in a dot chooses all acts that begin so. Of
// the three places the narrowest that is given counts. After is the cursor that the page before returned.
type Filter struct {
	Action, ActorID, Kind, ItemID, PersonID string
	UnionID, CountyID, CityID               string
	From, To                                time.Time // From <= at < To
	After                                   string
	Limit                                   int
}

var errCursor = errs.Of(errs.KindMalformed, "cursor_bad", "翻页位置无法识别，请从第一页重新查看。")

// List are records, the newest first, and the cursor of the next page, empty at the end.
func List(ctx context.Context, q db.Q, f Filter) (page []Act, next string, err error) {
	s := f.where(q.NewSelect().TableExpr("audit_entry").ColumnExpr("*").OrderExpr("at DESC, id DESC").Limit(int64(f.Limit) + 1))
	if f.After != "" {
		at, id, err := parseCursor(f.After)
		if err != nil {
			return nil, "", err
		}
		s = s.Where("(at, id) < (?, ?)", at, id)
	}
	var rows []row
	if err := s.Scan(ctx, &rows); err != nil {
		return nil, "", fmt.Errorf("list audit: %w", err)
	}
	if len(rows) > f.Limit {
		rows = rows[:f.Limit]
		last := rows[len(rows)-1]
		next = last.At.UTC().Format(time.RFC3339Nano) + "_" + last.ID
	}
	page = make([]Act, len(rows))
	for i := range rows {
		if page[i], err = rows[i].act(); err != nil {
			return nil, "", err
		}
	}
	return page, next, nil
}

// where narrows a query to what the filter chooses, but for its page.
func (f Filter) where(s *bun.SelectQuery) *bun.SelectQuery {
	if prefix, isPrefix := strings.CutSuffix(f.Action, "."); isPrefix {
		s = s.Where(`action LIKE ? ESCAPE '\'`, db.Begins(prefix+"."))
	} else if f.Action != "" {
		s = s.Where("action = ?", f.Action)
	}
	if f.ActorID != "" {
		s = s.Where("actor_id = ?", f.ActorID)
	}
	if f.Kind != "" {
		s = s.Where("kind = ?", f.Kind)
	}
	if f.ItemID != "" {
		s = s.Where("item_id = ? AND item_id <> ''", f.ItemID) // spelled out for the partial index
	}
	if f.PersonID != "" {
		s = s.Where("person_id = ? AND person_id <> ''", f.PersonID)
	}
	switch {
	case f.UnionID != "":
		s = s.Where("union_id = ?", f.UnionID)
	case f.CountyID != "":
		s = s.Where("county_id = ?", f.CountyID)
	case f.CityID != "":
		s = s.Where("city_id = ?", f.CityID)
	}
	if !f.From.IsZero() {
		s = s.Where("at >= ?", f.From.UTC())
	}
	if !f.To.IsZero() {
		s = s.Where("at < ?", f.To.UTC())
	}
	return s
}

// Count counts the chosen records as far as lists count.
func Count(ctx context.Context, q db.Q, f Filter) (n int, exact bool, err error) {
	return db.CountUpTo(ctx, q, f.where(q.NewSelect().TableExpr("audit_entry")))
}

// Get is one record.
func Get(ctx context.Context, q db.Q, id string) (Act, error) {
	var rows []row
	if err := q.NewRaw("SELECT * FROM audit_entry WHERE id = ?", id).Scan(ctx, &rows); err != nil {
		return Act{}, fmt.Errorf("read audit entry: %w", err)
	}
	if len(rows) == 0 {
		return Act{}, errs.NotFound("审计记录")
	}
	return rows[0].act()
}

// About are the acts that concern a person, for that person to read: who, when, what and why, without the
// network address and the values.
func About(ctx context.Context, q db.Q, personID, after string, limit int) (page []Act, next string, err error) {
	if personID == "" {
		return []Act{}, "", nil
	}
	page, next, err = List(ctx, q, Filter{PersonID: personID, After: after, Limit: limit})
	for i := range page {
		page[i].Address, page[i].RequestID, page[i].Changes = "", "", []Change{}
	}
	return page, next, err
}

func (r *row) act() (Act, error) {
	a := Act{
		ID: r.ID, At: r.At.UTC(), ActorID: r.ActorID, ActorName: r.ActorName, Via: r.Via, Address: r.Address,
		RequestID: r.RequestID, Action: r.Action, Kind: r.Kind, ItemID: r.ItemID, Label: r.Label,
		UnionID: r.UnionID, CountyID: r.CountyID, CityID: r.CityID, PersonID: r.PersonID, Reason: r.Reason,
		Changes: []Change{}, Erased: r.ErasedBy != "", Leaf: r.Leaf,
	}
	if r.Details == "" {
		return a, nil
	}
	if err := json.Unmarshal([]byte(r.Details), &a.Changes); err != nil {
		return Act{}, fmt.Errorf("read changes of audit entry %s: %w", r.ID, err)
	}
	return a, nil
}

func parseCursor(text string) (time.Time, string, error) {
	instant, id, ok := strings.Cut(text, "_")
	at, err := time.Parse(time.RFC3339Nano, instant)
	if err != nil || !ok || !db.IsID(id) {
		return time.Time{}, "", errCursor
	}
	return at.UTC(), id, nil
}

// IDsOf are the records about things of the given kinds and ids whose particulars are still there.
func IDsOf(ctx context.Context, q db.Q, kinds []string, itemIDs ...string) ([]string, error) {
	var ids []string
	if len(itemIDs) == 0 {
		return ids, nil
	}
	err := q.NewRaw("SELECT id FROM audit_entry WHERE kind IN (?) AND item_id IN (?) AND erased_by = '' ORDER BY id",
		bun.List(kinds), bun.List(itemIDs)).Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("find audit records: %w", err)
	}
	return ids, nil
}

// ItemsNaming are the things of a kind at a union whose particulars hold a given id, things that are deleted by now among
// them.
func ItemsNaming(ctx context.Context, q db.Q, kind, unionID, id string) ([]string, error) {
	var ids []string
	err := q.NewRaw("SELECT DISTINCT item_id FROM audit_entry WHERE kind = ? AND union_id = ? AND erased_by = '' AND details LIKE ? ESCAPE '\\' ORDER BY item_id",
		kind, unionID, db.Contains(id)).Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("find what names %s: %w", id, err)
	}
	return ids, nil
}

// IDsOfActs are the records of one act upon one thing whose particulars are still there.
func IDsOfActs(ctx context.Context, q db.Q, kind, itemID, action string) ([]string, error) {
	var ids []string
	err := q.NewRaw("SELECT id FROM audit_entry WHERE kind = ? AND item_id = ? AND action = ? AND erased_by = '' ORDER BY id",
		kind, itemID, action).Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("find audit records: %w", err)
	}
	return ids, nil
}
