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

// Step is what reconciling would do to one line: Before is nil for a fresh one, Act empty when nothing is worth its history.
type Step struct {
	Before *Obligation
	After  Obligation
	Act    string
}

// Compare says what Sync would do, and does nothing. It reads the ledger in batches.
func Compare(ctx context.Context, q db.Q, now time.Time, wanted map[Subject][]Want) ([]Step, error) {
	byRule := map[Rule][]string{}
	for s := range wanted {
		byRule[s.Rule] = append(byRule[s.Rule], s.ID)
	}
	var steps []Step
	for _, rule := range slices.Sorted(maps.Keys(byRule)) {
		ids := byRule[rule]
		slices.Sort(ids)
		for chunk := range slices.Chunk(ids, db.Batch) {
			var lines []Obligation
			if err := q.NewSelect().Model(&lines).Where("rule = ?", rule).Where("subject IN (?)", bun.List(chunk)).Scan(ctx); err != nil {
				return nil, fmt.Errorf("read the ledger: %w", err)
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
					if line, act, differs := Reconcile(before, want, subject, db.NewID, now); differs {
						steps = append(steps, Step{before, line, act})
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
	return steps, nil
}

// Sync reconciles the ledger with what the facts want, for each subject given: an empty list of wants voids what is
// still open of it. It takes many subjects at once and writes in batches. The caller has locked the row that the
// subject's facts hang on (db.Lock), so that two changes of one subject do not read the same old ledger.
func Sync(ctx context.Context, tx *db.Tx, wanted map[Subject][]Want) error {
	_, err := SyncCounted(ctx, tx, wanted)
	return err
}

// SyncCounted is Sync, and tells how many lines it wrote.
func SyncCounted(ctx context.Context, tx *db.Tx, wanted map[Subject][]Want) (int, error) {
	steps, err := Compare(ctx, tx, tx.Now(), wanted)
	if err != nil {
		return 0, err
	}
	var fresh, changed []Obligation
	var events []event
	var notices []notify.Notice
	for _, s := range steps {
		if s.Before == nil {
			fresh = append(fresh, s.After)
		} else {
			changed = append(changed, s.After)
			if s.Act == "recompute" && s.After.State == StateOpen && s.Before.DueOn != s.After.DueOn {
				notices = append(notices, moved(s.Before.DueOn, s.After))
			}
		}
		if s.Act != "" {
			events = append(events, eventOf(s.After, s.Act, tx.Now()))
		}
	}
	if err := db.InsertAll(ctx, tx, fresh); err != nil {
		return 0, err
	}
	if err := update(ctx, tx, changed); err != nil {
		return 0, err
	}
	if err := db.InsertAll(ctx, tx, events); err != nil {
		return 0, err
	}
	return len(steps), notify.Tell(ctx, tx, notices...)
}

// PeopleOwing lists those of whom a line of the rules is open.
func PeopleOwing(ctx context.Context, q db.Q, rules []Rule) ([]string, error) {
	var ids []string
	err := q.NewSelect().TableExpr("obligation AS o").ColumnExpr("DISTINCT o.person_id").Where("o.person_id IS NOT NULL").
		Where("o.state IN (?)", bun.List([]State{StateOpen, StatePaused})).Where("o.rule IN (?)", bun.List(rules)).Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("list people who owe: %w", err)
	}
	return ids, nil
}

func eventOf(l Obligation, act string, at time.Time) event {
	return event{
		ID: db.NewID(), ObligationID: l.ID, At: at, Act: act, State: l.State, DueOn: l.DueOn, PolicyVersion: l.PolicyVersion, CalendarVersion: l.CalendarVersion,
	}
}

// moved tells the bearer's clerk that a day was reckoned anew: nobody should keep to the old one, or miss the new one.
func moved(from workday.Date, line Obligation) notify.Notice {
	return notify.Notice{
		Recipient: authz.Post(authz.RoleClerk, line.UnionID), Title: "期限已重新计算：" + line.Rule.Title(),
		Body: "原到期日" + from.Chinese() + "，现为" + line.DueOn.Chinese() + "。放假安排或者规定有了变化，原来的计算保留可查。",
		Kind: "obligation", RecordID: line.ID, Dedup: "due:" + line.ID + ":" + line.DueOn.String(),
	}
}

// settable are what a recount may change of a line.
var settable = []string{
	"article", "person_id", "union_id", "county_id", "city_id", "starts_on", "due_on", "settles_on", "provisional", "soft", "met_on", "have", "want", "proof",
	"policy_version", "calendar_version", "changed_at",
}

// update writes many lines at once. A waiver that a superior wrote or lifted since the lines were read
// stands.
func update(ctx context.Context, tx *db.Tx, lines []Obligation) error {
	slices.SortFunc(lines, func(a, b Obligation) int { return cmp.Compare(a.ID, b.ID) })
	for chunk := range slices.Chunk(lines, db.Batch) {
		sel := tx.NewInsert().Model(&chunk).On("CONFLICT (id) DO UPDATE").
			Set("state = CASE WHEN o.state = ? OR EXCLUDED.state = ? THEN o.state ELSE EXCLUDED.state END", StateWaived, StateWaived)
		for _, column := range settable {
			sel = sel.Set("? = EXCLUDED.?", bun.Ident(column), bun.Ident(column))
		}
		if _, err := sel.Exec(ctx); err != nil {
			return fmt.Errorf("update the ledger: %w", err)
		}
	}
	return nil
}
