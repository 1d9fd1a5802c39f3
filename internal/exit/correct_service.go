package exit

import (
	"context"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Revert takes back that an exit was completed, while nothing has been filed: the engagement goes on. What was closed with it
// and cannot be undone, an approved form of a renewal, is made anew by the union.
func (s *Service) Revert(ctx context.Context, a authz.Actor, id string, rev int64, reason string) error {
	reason = strings.TrimSpace(reason)
	return s.act(ctx, a, authz.ExitDecide, id, rev, "exit.revert", reason, func(ctx context.Context, tx *db.Tx, x Exit, p roster.Person) (Exit, error) {
		x, err := Revert(x, reason, a.Name, tx.Now())
		if err != nil {
			return x, err
		}
		if err := s.reinstate(ctx, tx, a, x, p, reason); err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, reverted(x)...)
	})
}

// reinstate lifts the end of the exit's engagement, and lets the chapters reckon anew that follow it.
func (s *Service) reinstate(ctx context.Context, tx *db.Tx, a authz.Actor, x Exit, p roster.Person, reason string) error {
	e, err := roster.EngagementByID(ctx, tx, x.EngagementID)
	if err != nil {
		return err
	}
	if err := s.Roster.Reinstate(ctx, tx, a, p, e, reason); err != nil {
		return err
	}
	return s.again(ctx, tx, x.PersonID)
}

func (s *Service) again(ctx context.Context, tx *db.Tx, personID string) error {
	for _, changed := range s.Again {
		if err := changed(ctx, tx, personID); err != nil {
			return err
		}
	}
	return nil
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
			err = s.reinstate(ctx, tx, a, x, p, c.Reason)
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
	if err := s.Roster.AmendEnd(ctx, tx, a, p, e, x.EffectiveOn, x.Ground, reason); err != nil {
		return err
	}
	return s.again(ctx, tx, x.PersonID)
}
