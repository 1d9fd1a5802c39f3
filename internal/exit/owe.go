package exit

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// ReckonKind works out anew what is to be filed by when, after a notice of holidays or a rule.
const ReckonKind = "exit.reckon"

// reckonBatch is how many rows are held locked at once.
const reckonBatch = 200

// Work registers the chapter's jobs.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, ReckonKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Reckon(ctx) })
	r.Every(ReckonKind, 24*time.Hour)
}

func (s *Service) policyAt(ctx context.Context, q db.Q, unionID string, on workday.Date) (policy.Policy, error) {
	return rulebook.PolicyAt(ctx, q, unionID, on)
}

// sync brings the ledger to what exits ask for; they are locked, or new.
func (s *Service) sync(ctx context.Context, tx *db.Tx, list ...Exit) error {
	unions := make([]string, len(list))
	for i, x := range list {
		unions[i] = x.UnionID
	}
	book, err := rulebook.OpenBook(ctx, tx, unions)
	if err != nil {
		return err
	}
	cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
	if err != nil {
		return err
	}
	wanted, err := wantedBy(ctx, tx, list, book, cal)
	if err != nil {
		return err
	}
	return obligation.Sync(ctx, tx, wanted)
}

// wantedBy is what exits ask for by the rules and the calendar given: nothing of those that are not decided.
func wantedBy(ctx context.Context, q db.Q, list []Exit, book *rulebook.Book, cal *workday.Calendar) (map[obligation.Subject][]obligation.Want, error) {
	ids := make([]string, len(list))
	for i, x := range list {
		ids[i] = x.ID
	}
	filings, err := filingsOf(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	wanted := map[obligation.Subject][]obligation.Want{}
	for _, x := range list {
		subject := obligation.Subject{Rule: obligation.RuleExitFiling, ID: x.ID}
		wanted[subject] = nil
		if x.State == StateDecided || x.State == StateCompleted || x.State == StateFiled || x.State == StateRevoked {
			wanted[subject] = FilingWants(x, filings[x.ID].first(), book.At(x.UnionID, x.EffectiveOn), cal)
		}
	}
	return wanted, nil
}

// Reckon works out anew every filing that is still to come, and what failed grades ask for. What was filed keeps the day by
// which it was judged.
func (s *Service) Reckon(ctx context.Context) error {
	for after := ""; ; {
		var ids []string
		err := s.DB.Read().NewSelect().TableExpr("exit_case").ColumnExpr("id").Where("state IN (?)", bun.List([]State{StateDecided, StateCompleted})).
			Where("id > ?", after).OrderExpr("id").Limit(reckonBatch).Scan(ctx, &ids)
		if err != nil {
			return fmt.Errorf("look for filings to come: %w", err)
		}
		if len(ids) == 0 {
			break
		}
		after = ids[len(ids)-1]
		if err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return s.reckon(ctx, tx, ids) }); err != nil {
			return fmt.Errorf("reckon filings: %w", err)
		}
	}
	return s.reckonFailed(ctx)
}

func (s *Service) reckon(ctx context.Context, tx *db.Tx, ids []string) error {
	if err := db.Lock(ctx, tx, exitsTable, ids...); err != nil {
		return err
	}
	var list []Exit
	if err := tx.NewSelect().Model(&list).Where("x.id IN (?)", bun.List(ids)).OrderExpr("x.id").Scan(ctx); err != nil {
		return fmt.Errorf("read exits: %w", err)
	}
	return s.sync(ctx, tx, list...)
}

// reckonFailed goes through everybody who has a failed grade and is in post.
func (s *Service) reckonFailed(ctx context.Context) error {
	people, err := hiring.FailedInPost(ctx, s.DB.Read(), s.today())
	if err != nil || len(people) == 0 {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "person", people...); err != nil {
			return err
		}
		return s.OweFailed(ctx, tx, people...)
	})
}

// OweFailed brings the ledger to what the failed grades of people ask of their employing unions (Art. 11(4)); the people are
// locked. Grades and engagements call it when they change.
func (s *Service) OweFailed(ctx context.Context, tx *db.Tx, personIDs ...string) error {
	engaged, err := roster.EngagementsByPerson(ctx, tx, personIDs...)
	if err != nil {
		return err
	}
	var unions []string
	for _, list := range engaged {
		for _, e := range list {
			unions = append(unions, e.UnionID)
		}
	}
	if len(unions) == 0 {
		return nil
	}
	slices.Sort(unions)
	book, err := rulebook.OpenBook(ctx, tx, slices.Compact(unions))
	if err != nil {
		return err
	}
	wanted, notices, err := wantedByFailed(ctx, tx, personIDs, engaged, workday.Of(tx.Now()), book)
	if err != nil {
		return err
	}
	if err := obligation.Sync(ctx, tx, wanted); err != nil {
		return err
	}
	return notify.Tell(ctx, tx, notices...)
}

// wantedByFailed is what the failed grades of people ask for by the rules given, and whom to tell of what is still to be done.
func wantedByFailed(ctx context.Context, q db.Q, personIDs []string, engaged map[string][]roster.Engagement, today workday.Date, book *rulebook.Book) (map[obligation.Subject][]obligation.Want, []notify.Notice, error) {
	grades, err := hiring.FailedGrades(ctx, q, personIDs...)
	if err != nil {
		return nil, nil, err
	}
	wanted := map[obligation.Subject][]obligation.Want{}
	var notices []notify.Notice
	for _, person := range personIDs {
		for _, e := range engaged[person] {
			key := obligation.Subject{Rule: obligation.RuleFailedGrade, ID: e.ID}
			wanted[key] = nil
			if len(grades[person]) == 0 {
				continue
			}
			contracts, err := roster.ContractsOf(ctx, q, e.ID)
			if err != nil {
				return nil, nil, err
			}
			var failed []Failed
			for _, g := range grades[person] {
				failed = append(failed, Failed{GradeID: g.ID, EngagementID: g.EngagementID, Year: g.Year, DecidedOn: g.DecidedOn})
			}
			wants := FailedWants(e, contracts, failed, book.At(e.UnionID, today))
			wanted[key] = wants
			for _, w := range wants {
				for _, g := range failed {
					if fmt.Sprint(g.Year) == w.Period && w.MetOn.IsZero() {
						notices = append(notices, failedNotices(e, g)...)
					}
				}
			}
		}
	}
	return wanted, notices, nil
}

// ReckonSupposed is the chapter's part in supposing other rules or another calendar: what would be filed by when, of what is
// decided and not filed yet, and what failed grades in scope would ask for. Nothing is written.
func (s *Service) ReckonSupposed(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar, yield func(map[obligation.Subject][]obligation.Want) error) error {
	for after := ""; ; {
		var list []Exit
		sel := q.NewSelect().Model(&list).Where("x.state IN (?)", bun.List([]State{StateDecided, StateCompleted})).Where("x.id > ?", after).OrderExpr("x.id").Limit(reckonBatch)
		if err := scope.Where(sel, authz.Of("x")).Scan(ctx); err != nil {
			return fmt.Errorf("look for filings to come: %w", err)
		}
		if len(list) == 0 {
			break
		}
		after = list[len(list)-1].ID
		wanted, err := wantedBy(ctx, q, list, book, cal)
		if err != nil {
			return err
		}
		if err := yield(wanted); err != nil {
			return err
		}
	}
	people, err := hiring.FailedInPost(ctx, q, s.today())
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(people, reckonBatch) {
		engaged, err := roster.EngagementsByPerson(ctx, q, chunk...)
		if err != nil {
			return err
		}
		for person, list := range engaged {
			engaged[person] = slices.DeleteFunc(list, func(e roster.Engagement) bool { return !scope.Covers(e.Place()) })
		}
		wanted, _, err := wantedByFailed(ctx, q, chunk, engaged, s.today(), book)
		if err != nil {
			return err
		}
		if err := yield(wanted); err != nil {
			return err
		}
	}
	return nil
}
