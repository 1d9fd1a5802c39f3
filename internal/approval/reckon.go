package approval

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// ReckonKind works out anew by when the steps that wait are to be done, after a notice of holidays or a rule.
const ReckonKind = "approval.reckon"

// ticked is a step whose clock runs, with the flow of its case.
type ticked struct {
	Station `bun:",extend"`

	Flow FlowKey
}

// running are the steps in scope whose clock runs.
func running(ctx context.Context, q db.Q, scope authz.Scope) ([]ticked, error) {
	var list []ticked
	sel := q.NewSelect().Model(&list).ColumnExpr("s.*, c.flow").Join("JOIN approval_case AS c ON c.id = s.case_id").
		Where("s.state = ?", StepOpen).Where("s.term > 0").OrderExpr("s.id")
	if err := scope.Where(sel, authz.PlaceOf("s")).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read steps that wait: %w", err)
	}
	return list, nil
}

// Reckon works out anew the days of the steps that wait. An earlier day that has passed already does not take the place of the
// one on which people relied.
func (s *Service) Reckon(ctx context.Context) error {
	list, err := running(ctx, s.DB.Read(), authz.Everything())
	if err != nil {
		return err
	}
	for _, one := range list {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return s.reckon(ctx, tx, one) })
		if err != nil {
			return fmt.Errorf("reckon a step: %w", err)
		}
	}
	return nil
}

func (s *Service) reckon(ctx context.Context, tx *db.Tx, one ticked) error {
	if _, err := lockCase(ctx, tx, one.CaseID); err != nil {
		return err
	}
	here, found, err := stationByID(ctx, tx, one.ID)
	if err != nil || !found || here.State != StepOpen {
		return err
	}
	pol, err := rulebook.PolicyAt(ctx, tx, here.UnionID, here.StartedOn)
	if err != nil {
		return err
	}
	cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
	if err != nil {
		return err
	}
	flow, _ := FlowOf(one.Flow)
	after := here.timed(flow.Steps[here.Step], pol, cal)
	moved := after.DueOn != here.DueOn
	if !moved && after.Provisional == here.Provisional || after.DueOn.Before(here.DueOn) && after.DueOn.Before(s.today()) {
		return nil
	}
	if err := putStation(ctx, tx, &after); err != nil {
		return err
	}
	if err := s.owe(ctx, tx, flow, cal, after); err != nil || !moved {
		return err
	}
	return s.wind(ctx, tx, cal, after)
}

// ReckonSupposed is the engine's part in supposing other rules or another calendar: by when the steps in scope that wait would
// be to be done. Nothing is written.
func (s *Service) ReckonSupposed(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar, yield func(map[obligation.Subject][]obligation.Want) error) error {
	list, err := running(ctx, q, scope)
	if err != nil {
		return err
	}
	wanted := map[obligation.Subject][]obligation.Want{}
	for _, one := range list {
		flow, _ := FlowOf(one.Flow)
		here := one.timed(flow.Steps[one.Step], book.At(one.UnionID, one.StartedOn), cal)
		wanted[obligation.Subject{Rule: obligation.RuleApprovalStep, ID: here.ID}] = stepWants(flow, here, cal.Version())
	}
	return yield(wanted)
}
