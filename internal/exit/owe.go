package exit

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

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

// sync brings the ledger to what an exit asks for; it is locked, or new.
func (s *Service) sync(ctx context.Context, tx *db.Tx, x Exit) error {
	wanted := map[obligation.Subject][]obligation.Want{{Rule: obligation.RuleExitFiling, ID: x.ID}: nil}
	if x.State == StateDecided || x.State == StateCompleted || x.State == StateFiled || x.State == StateRevoked {
		filings, err := filingsOf(ctx, tx, x.ID)
		if err != nil {
			return err
		}
		pol, err := s.policyAt(ctx, tx, x.UnionID, x.EffectiveOn)
		if err != nil {
			return err
		}
		cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
		if err != nil {
			return err
		}
		wanted[obligation.Subject{Rule: obligation.RuleExitFiling, ID: x.ID}] = FilingWants(x, filings[x.ID].first(), pol, cal)
	}
	return obligation.Sync(ctx, tx, wanted)
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
	for _, x := range list {
		if err := s.sync(ctx, tx, x); err != nil {
			return err
		}
	}
	return nil
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
	grades, err := hiring.FailedGrades(ctx, tx, personIDs...)
	if err != nil {
		return err
	}
	engaged, err := roster.EngagementsByPerson(ctx, tx, personIDs...)
	if err != nil {
		return err
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
			pol, err := s.policyAt(ctx, tx, e.UnionID, workday.Of(tx.Now()))
			if err != nil {
				return err
			}
			contracts, err := roster.ContractsOf(ctx, tx, e.ID)
			if err != nil {
				return err
			}
			var failed []Failed
			for _, g := range grades[person] {
				failed = append(failed, Failed{GradeID: g.ID, EngagementID: g.EngagementID, Year: g.Year, DecidedOn: g.DecidedOn})
			}
			wants := FailedWants(e, contracts, failed, pol)
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
	if err := obligation.Sync(ctx, tx, wanted); err != nil {
		return err
	}
	return notify.Tell(ctx, tx, notices...)
}
