package approval

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// CaseByID is a case; whose it is to read is for the caller to know.
func CaseByID(ctx context.Context, q db.Q, id string) (Case, error) {
	list, err := casesWhere(ctx, q, "c.id = ?", id)
	if err != nil {
		return Case{}, err
	}
	if len(list) == 0 {
		return Case{}, errs.NotFound(what)
	}
	return list[0], nil
}

func casesWhere(ctx context.Context, q db.Q, where string, args ...any) ([]Case, error) {
	var list []Case
	if err := q.NewSelect().Model(&list).Where(where, args...).OrderExpr("c.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read cases: %w", err)
	}
	return list, nil
}

// CaseOf is the case of a chapter's record; found is false when it was never sent.
func CaseOf(ctx context.Context, q db.Q, flow FlowKey, recordID string) (c Case, found bool, err error) {
	list, err := casesWhere(ctx, q, "c.flow = ? AND c.record_id = ?", flow, recordID)
	if err != nil || len(list) == 0 {
		return Case{}, false, err
	}
	return list[0], true, nil
}

func childrenOf(ctx context.Context, q db.Q, id string) ([]Case, error) {
	return casesWhere(ctx, q, "c.into_id = ?", id)
}

func lockCase(ctx context.Context, tx *db.Tx, id string) (Case, error) {
	if err := db.Lock(ctx, tx, "approval_case", id); err != nil {
		return Case{}, err
	}
	return CaseByID(ctx, tx, id)
}

func insertCase(ctx context.Context, tx *db.Tx, c *Case) error {
	if _, err := tx.NewInsert().Model(c).Exec(ctx); err != nil {
		if db.IsUnique(err, "approval_case", "flow", "record_id") {
			return errs.Stale()
		}
		return fmt.Errorf("write case: %w", err)
	}
	return nil
}

// saveCase writes a case that is locked; its rev was compared when it was read.
func saveCase(ctx context.Context, tx *db.Tx, c *Case) error {
	c.ChangedAt = tx.Now()
	res, err := tx.NewUpdate().Model(c).ExcludeColumn("id", "flow", "record_id", "rev", "created_at", "first_sent_at").
		Set("rev = rev + 1").Where("id = ?", c.ID).Where("rev = ?", c.Rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("change case: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("change case: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	c.Rev++
	return nil
}

func stationsOf(ctx context.Context, q db.Q, caseIDs ...string) ([]Station, error) {
	var list []Station
	for chunk := range slices.Chunk(caseIDs, db.Batch) {
		var some []Station
		if err := q.NewSelect().Model(&some).Where("s.case_id IN (?)", bun.List(chunk)).OrderExpr("s.case_id, s.step").Scan(ctx); err != nil {
			return nil, fmt.Errorf("read steps: %w", err)
		}
		list = append(list, some...)
	}
	return list, nil
}

func stationByID(ctx context.Context, q db.Q, id string) (Station, bool, error) {
	var list []Station
	if err := q.NewSelect().Model(&list).Where("s.id = ?", id).Scan(ctx); err != nil {
		return Station{}, false, fmt.Errorf("read step: %w", err)
	}
	if len(list) == 0 {
		return Station{}, false, nil
	}
	return list[0], true, nil
}

// putStation writes a step, new or changed; its case is locked.
func putStation(ctx context.Context, tx *db.Tx, s *Station) error {
	var err error
	if s.ID == "" {
		s.ID = db.NewID()
		_, err = tx.NewInsert().Model(s).Exec(ctx)
	} else {
		_, err = tx.NewUpdate().Model(s).ExcludeColumn("id", "case_id", "step", "key").Where("id = ?", s.ID).Exec(ctx)
	}
	if err != nil {
		return fmt.Errorf("write step: %w", err)
	}
	return nil
}

func opinionsOf(ctx context.Context, q db.Q, caseID string) ([]Opinion, error) {
	list := []Opinion{}
	if err := q.NewSelect().Model(&list).Where("o.case_id = ?", caseID).OrderExpr("o.at, o.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read opinions: %w", err)
	}
	return list, nil
}

// sendersOf are the accounts that ever sent the case or one that is part of it, in their own name or another's.
func sendersOf(ctx context.Context, q db.Q, caseID string) ([]string, error) {
	var rows []struct{ ByID, ForID string }
	err := q.NewRaw(`SELECT DISTINCT by_id, coalesce(for_id, '') AS for_id FROM approval_opinion
		WHERE act = ? AND (case_id = ? OR case_id IN (SELECT id FROM approval_case WHERE into_id = ?)) ORDER BY by_id`,
		Submit, caseID, caseID).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read senders: %w", err)
	}
	var out []string
	for _, r := range rows {
		out = append(out, r.ByID)
		if r.ForID != "" {
			out = append(out, r.ForID)
		}
	}
	return out, nil
}

func copiesOf(ctx context.Context, q db.Q, caseID string) ([]Copied, error) {
	list := []Copied{}
	if err := q.NewSelect().Model(&list).Where("k.case_id = ?", caseID).OrderExpr("k.at, k.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read copies: %w", err)
	}
	return list, nil
}

// substitutesFor are those whom an account stands in for on the day.
func substitutesFor(ctx context.Context, q db.Q, accountID string, on workday.Date) ([]Substitute, error) {
	var list []Substitute
	err := q.NewSelect().Model(&list).Where("b.substitute_id = ?", accountID).Where("b.ended_at IS NULL").
		Where("b.valid_from <= ? AND b.valid_until >= ?", on, on).OrderExpr("b.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read substitutes: %w", err)
	}
	return list, nil
}

func substitutesAt(ctx context.Context, q db.Q, unionIDs []string, from workday.Date) ([]Substitute, error) {
	list := []Substitute{}
	if len(unionIDs) == 0 {
		return list, nil
	}
	err := q.NewSelect().Model(&list).Where("b.union_id IN (?)", bun.List(unionIDs)).Where("b.valid_until >= ?", from).
		OrderExpr("b.valid_from DESC, b.id DESC").Limit(500).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read substitutes: %w", err)
	}
	return list, nil
}

// LockCase takes a case's lock, for a chapter that will send it again: the case comes before the chapter's record. An
// empty id is a record that was never sent.
func LockCase(ctx context.Context, tx *db.Tx, id string) error {
	if id == "" {
		return nil
	}
	return db.Lock(ctx, tx, "approval_case", id)
}

// LastSaid is the last opinion of an act upon a case.
func LastSaid(ctx context.Context, q db.Q, caseID string, act Act) (Opinion, bool, error) {
	list, err := opinionsOf(ctx, q, caseID)
	if err != nil {
		return Opinion{}, false, err
	}
	for _, o := range slices.Backward(list) {
		if o.Act == act {
			return o, true, nil
		}
	}
	return Opinion{}, false, nil
}
