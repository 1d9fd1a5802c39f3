package exit

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Revert takes back that an exit was completed, while nothing has been filed: the engagement goes on, with what was closed by
// its end, where its head is still free.
func (s *Service) Revert(ctx context.Context, a authz.Actor, id string, rev int64, reason string) error {
	reason = strings.TrimSpace(reason)
	return s.act(ctx, a, authz.ExitDecide, id, rev, "exit.revert", reason, func(ctx context.Context, tx *db.Tx, x Exit, p roster.Person) (Exit, error) {
		x, err := Revert(x, reason, a.Name, tx.Now())
		if err != nil {
			return x, err
		}
		e, err := roster.EngagementByID(ctx, tx, x.EngagementID)
		if err != nil {
			return x, err
		}
		if err := s.Roster.TakeBackEnd(ctx, tx, a, p, e, reason); err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, reverted(x)...)
	})
}

// ByCase gives, of engagements, the refusals to take back by hand in the roster an end that an exit recorded, each of which says
// where it is put right.
func (s *Service) ByCase(ctx context.Context, q db.Q, engagementIDs ...string) (map[string]error, error) {
	out := map[string]error{}
	for ids := range slices.Chunk(engagementIDs, db.Batch) {
		var list []struct {
			EngagementID string
			State        State
		}
		err := q.NewSelect().TableExpr("exit_case").ColumnExpr("engagement_id, state").Where("engagement_id IN (?)", bun.List(ids)).
			Where("state IN (?)", bun.List([]State{StateCompleted, StateFiled})).OrderExpr("id").Scan(ctx, &list)
		if err != nil {
			return nil, fmt.Errorf("read the exits of engagements: %w", err)
		}
		for _, x := range list {
			if refused := CheckByHand(x.State); refused != nil && out[x.EngagementID] == nil {
				out[x.EngagementID] = refused
			}
		}
	}
	return out, nil
}

// Leaving gives, of engagements, the exits that are under way: whoever leaves by one is not ended by hand beside it.
func (s *Service) Leaving(ctx context.Context, q db.Q, engagementIDs ...string) (map[string]string, error) {
	out := map[string]string{}
	for ids := range slices.Chunk(engagementIDs, db.Batch) {
		var list []struct{ ID, EngagementID string }
		err := q.NewSelect().TableExpr("exit_case").ColumnExpr("id, engagement_id").Where("engagement_id IN (?)", bun.List(ids)).
			Where("state IN (?)", bun.List([]State{StateApplied, StateOpen, StateDecided})).OrderExpr("id").Scan(ctx, &list)
		if err != nil {
			return nil, fmt.Errorf("read the exits under way: %w", err)
		}
		for _, x := range list {
			out[x.EngagementID] = x.ID
		}
	}
	return out, nil
}

// Correct files what was wrong with a filing, as a filing of its own with its own number; the old one stays in the register and
// on its receipt. The roster follows it in the same transaction.
func (s *Service) Correct(ctx context.Context, a authz.Actor, id string, rev int64, c Correction) error {
	return s.act(ctx, a, authz.ExitDecide, id, rev, "exit.correct", strings.TrimSpace(c.Reason), func(ctx context.Context, tx *db.Tx, x Exit, p roster.Person) (Exit, error) {
		before := x
		x, err := Correct(x, c, workday.Of(tx.Now()))
		if err != nil {
			return x, err
		}
		filings, err := filingsOf(ctx, tx, x.ID)
		if err != nil {
			return x, err
		}
		old := filings[x.ID]
		if c.Revoke {
			var e roster.Engagement
			if e, err = roster.EngagementByID(ctx, tx, x.EngagementID); err == nil {
				err = s.Roster.Reinstate(ctx, tx, a, p, e, c.Reason)
			}
		} else {
			err = s.amend(ctx, tx, a, before, x, p, c.Reason)
		}
		if err != nil {
			return x, err
		}
		f, told, err := s.receive(ctx, tx, a, x, p, old.last(), func(f Filing, r ruled) Filing {
			return Corrected(f, x, *old.last(), *old.first(), c, r.pol, r.cal)
		})
		if err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, corrected(x, f, *old.last(), told.union, told.root)...)
	})
}

// amend gives the engagement the end that it should have had, where the corrected exit holds by the same points as a decision.
func (s *Service) amend(ctx context.Context, tx *db.Tx, a authz.Actor, before, x Exit, p roster.Person, reason string) error {
	if x.Ground == before.Ground && x.EffectiveOn == before.EffectiveOn {
		return nil
	}
	facts, err := s.facts(ctx, tx, x)
	if err != nil {
		return err
	}
	points := Checked(facts)
	if Warned(points) && !written(x.Explanation) {
		return errs.E(CodeReason, "更正后的内容有需要注意的情况，而原来没有写明理由；请选择“撤销”，聘用恢复后重新办理。", errs.F("ground", "没有写明理由"))
	}
	if stops := Stops(points, StepDecide); len(stops) > 0 {
		err := refuseStops(stops, "这样更正")
		return errs.E(CodeChecks, errs.Message(err)+"更正后的内容仍须符合第十一条；不符合的，请选择“撤销”，聘用恢复后重新办理。", errs.FieldsOf(err)...)
	}
	e, err := roster.EngagementByID(ctx, tx, x.EngagementID)
	if err != nil {
		return err
	}
	return s.Roster.AmendEnd(ctx, tx, a, p, e, x.EffectiveOn, x.Ground, reason)
}
