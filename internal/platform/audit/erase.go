package audit

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// EraseAction is the act that removes another record's particulars.
const EraseAction = "audit.erase"

var (
	errEraseReason = errs.E("erase_reason_missing", "请填写清除审计详情的理由。", errs.F("reason", "不能为空"))
	errEraseAct    = errs.Rule("erase_of_erasure", "清除行为本身的记录不能清除。")
)

// Erase removes the particulars (names, address, label, reason, changes) of the records ids, each by a
// recorded act of its own, which cannot be erased in turn. Headers and proofs stay, and Verify still holds.
// Records erased before are left as they are.
func Erase(ctx context.Context, tx *db.Tx, actor Actor, ids []string, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return errEraseReason
	}
	for chunk := range slices.Chunk(slices.Compact(slices.Sorted(slices.Values(ids))), db.Batch) {
		if err := eraseBatch(ctx, tx, actor, chunk, reason); err != nil {
			return err
		}
	}
	return nil
}

func eraseBatch(ctx context.Context, tx *db.Tx, actor Actor, ids []string, reason string) error {
	if err := db.Lock(ctx, tx, "audit_entry", ids...); err != nil {
		return err
	}
	var found []row
	err := tx.NewRaw("SELECT id, action, union_id, county_id, city_id, person_id, erased_by FROM audit_entry WHERE id IN (?) ORDER BY id",
		bun.List(ids)).Scan(ctx, &found)
	if err != nil {
		return fmt.Errorf("read what is to be erased: %w", err)
	}
	if len(found) != len(ids) {
		return errs.NotFound("审计记录")
	}
	var acts []row
	var pairs strings.Builder
	for i := range found {
		f := &found[i]
		if f.Action == EraseAction {
			return errEraseAct
		}
		if f.ErasedBy != "" {
			continue
		}
		act, err := newRow(tx.Now(), Entry{
			Actor: actor, Action: EraseAction, Kind: "audit.entry", ID: f.ID,
			UnionID: f.UnionID, CountyID: f.CountyID, CityID: f.CityID, PersonID: f.PersonID, Reason: reason,
		})
		if err != nil {
			return fmt.Errorf("audit %s: %w", EraseAction, err)
		}
		if len(acts) > 0 {
			pairs.WriteByte(',')
		}
		fmt.Fprintf(&pairs, "('%s', '%s')", f.ID, act.ID) // ids are ours and have no quotes
		acts = append(acts, act)
	}
	if len(acts) == 0 {
		return nil
	}
	if err := db.InsertAll(ctx, tx, acts); err != nil {
		return fmt.Errorf("record the erasure: %w", err)
	}
	_, err = tx.NewRaw(`UPDATE audit_entry SET actor_name = '', address = '', label = '', reason = '', details = '', salt = '',
		erased_by = v.column2 FROM (VALUES ?) AS v WHERE audit_entry.id = v.column1`, bun.Safe(pairs.String())).Exec(ctx)
	if err != nil {
		return fmt.Errorf("erase particulars: %w", err)
	}
	return nil
}
