package obligation

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

type event struct {
	bun.BaseModel `bun:"table:obligation_event"`

	ID              string
	ObligationID    string
	At              time.Time
	Act             string
	State           State
	DueOn           workday.Date
	PolicyVersion   string
	CalendarVersion string
}

// Sync reconciles the ledger with what the facts want, for each subject given: an empty list of wants voids what is
// still open of it. It takes many subjects at once and writes in batches. The caller has locked the row that the
// subject's facts hang on (db.Lock), so that two changes of one subject do not read the same old ledger.
func Sync(ctx context.Context, tx *db.Tx, wanted map[Subject][]Want) error {
	byRule := map[Rule][]string{}
	for s := range wanted {
		byRule[s.Rule] = append(byRule[s.Rule], s.ID)
	}
	var fresh, changed []Obligation
	var events []event
	var notices []notify.Notice
	for _, rule := range slices.Sorted(maps.Keys(byRule)) {
		ids := byRule[rule]
		slices.Sort(ids)
		for chunk := range slices.Chunk(ids, db.Batch) {
			var lines []Obligation
			if err := tx.NewSelect().Model(&lines).Where("rule = ?", rule).Where("subject IN (?)", bun.List(chunk)).Scan(ctx); err != nil {
				return fmt.Errorf("read the ledger: %w", err)
			}
			old := map[string]map[string]*Obligation{}
			for i := range lines {
				l := &lines[i]
				l.CreatedAt, l.ChangedAt = l.CreatedAt.UTC(), l.ChangedAt.UTC()
				if old[l.Subject] == nil {
					old[l.Subject] = map[string]*Obligation{}
				}
				old[l.Subject][l.Period] = l
			}
			for _, id := range chunk {
				subject := Subject{Rule: rule, ID: id}
				seen := old[id]
				note := func(before *Obligation, want *Want) {
					line, act, differs := reconcile(before, want, subject, db.NewID, tx.Now())
					if !differs {
						return
					}
					if before == nil {
						fresh = append(fresh, line)
					} else {
						changed = append(changed, line)
					}
					if before != nil && act == "recompute" && before.DueOn != line.DueOn {
						notices = append(notices, moved(before.DueOn, line))
					}
					if act != "" {
						events = append(events, event{
							ID: db.NewID(), ObligationID: line.ID, At: tx.Now(), Act: act, State: line.State, DueOn: line.DueOn,
							PolicyVersion: line.PolicyVersion, CalendarVersion: line.CalendarVersion,
						})
					}
				}
				for i := range wanted[subject] {
					w := &wanted[subject][i]
					note(seen[w.Period], w)
					delete(seen, w.Period)
				}
				for _, period := range slices.Sorted(maps.Keys(seen)) {
					note(seen[period], nil)
				}
			}
		}
	}
	if err := db.InsertAll(ctx, tx, fresh); err != nil {
		return err
	}
	if err := update(ctx, tx, changed); err != nil {
		return err
	}
	if err := db.InsertAll(ctx, tx, events); err != nil {
		return err
	}
	return notify.Tell(ctx, tx, notices...)
}

// moved tells the bearer's clerk that a day was reckoned anew: nobody should keep to the old one, or miss the new one.
func moved(from workday.Date, line Obligation) notify.Notice {
	return notify.Notice{
		Recipient: authz.Post(authz.RoleClerk, line.UnionID), Title: "期限已重新计算：" + line.Rule.Title(),
		Body: "原到期日" + from.Chinese() + "，现为" + line.DueOn.Chinese() + "。放假安排或者规定有了变化，原来的计算保留可查。",
		Kind: "obligation", RecordID: line.ID, Dedup: "due:" + line.ID + ":" + line.DueOn.String(),
	}
}

func update(ctx context.Context, tx *db.Tx, lines []Obligation) error {
	slices.SortFunc(lines, func(a, b Obligation) int { return cmp.Compare(a.ID, b.ID) })
	for i := range lines {
		if _, err := tx.NewUpdate().Model(&lines[i]).WherePK().ExcludeColumn("id", "rule", "subject", "period", "rev", "created_at").Exec(ctx); err != nil {
			return fmt.Errorf("update the ledger: %w", err)
		}
	}
	return nil
}
