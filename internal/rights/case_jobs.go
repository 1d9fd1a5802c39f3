package rights

import (
	"context"
	"errors"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
)

// TermKind is the daily job that keeps the terms of open cases: a calendar that was amended, a reminder, a case that goes
// up because nobody answered.
const TermKind = "rights.term"

// Work registers the chapter's jobs.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, TermKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Terms(ctx) })
	r.Every(TermKind, 24*time.Hour)
}

// Terms looks at every open case, each in a transaction of its own.
func (s *Service) Terms(ctx context.Context) error {
	var ids []string
	if err := s.DB.Read().NewRaw("SELECT id FROM rights_case WHERE state = ? ORDER BY id", StateOpen).Scan(ctx, &ids); err != nil {
		return fmt.Errorf("read open cases: %w", err)
	}
	var failed []error
	for _, id := range ids {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if err := db.Lock(ctx, tx, caseTable, id); err != nil {
				return err
			}
			c, err := caseByID(ctx, tx, id)
			if err != nil || c.State != StateOpen {
				return err
			}
			return s.tick(ctx, tx, &c)
		})
		if err != nil { // the others have their terms too
			failed = append(failed, fmt.Errorf("term of a case: %w", err))
		}
	}
	return errors.Join(failed...)
}

// tick reckons the term of an open case anew, reminds, and hands it to the next above once the term is over.
func (s *Service) tick(ctx context.Context, tx *db.Tx, c *Case) error {
	want, err := s.want(ctx, tx, c)
	if err != nil {
		return err
	}
	if err := obligation.Sync(ctx, tx, want); err != nil {
		return err
	}
	if _, err := tx.NewRaw("UPDATE rights_case SET due_on = ? WHERE id = ?", c.DueOn, c.ID).Exec(ctx); err != nil {
		return fmt.Errorf("set due day: %w", err)
	}
	if s.today().After(c.DueOn) {
		return s.raise(ctx, tx, c)
	}
	pol, err := rulebook.PolicyAt(ctx, tx, c.UnionID, c.LegOn)
	if err != nil {
		return err
	}
	cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
	if err != nil {
		return err
	}
	gone, _ := cal.WorkdaysBetween(c.LegOn, s.today())
	which := Reminding(*c, pol.Int(policy.ComplaintDays), gone, s.today())
	if which == "" {
		return nil
	}
	return s.tellHandlers(ctx, tx, *c, "尚未答复的"+c.Kind.Title(), "请在"+c.DueOn.Chinese()+"前答复，过期由上一级办理。", which)
}

// raise hands an open case, whose term is over, to the next above where somebody may read it. At the top it stays.
func (s *Service) raise(ctx context.Context, tx *db.Tx, c *Case) error {
	way, err := s.way(ctx, tx, c.UnionID)
	if err != nil {
		return err
	}
	refs, err := barsOf(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	barred, err := s.barring(ctx, tx, refs, c.SenderID, way)
	if err != nil {
		return err
	}
	to, ok := Route(way, barred)
	if !ok || to.ID == c.UnionID {
		return s.tellHandlers(ctx, tx, *c, "一件"+c.Kind.Title()+"超过时限未答复", "内部时限为"+c.DueOn.Chinese()+"，请尽快答复。", "over")
	}
	return s.pass(ctx, tx, c, to, StepRaised, authz.System(audit.Task, audit.System().Name), "")
}
