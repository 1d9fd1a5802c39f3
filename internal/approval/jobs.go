package approval

import (
	"context"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
)

// Work registers the engine's jobs.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, RemindKind, s.remind)
	jobs.Handle(r, EscalateKind, s.escalate)
	jobs.Handle(r, TidyKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Tidy(ctx) })
	r.Every(TidyKind, time.Hour)
	jobs.Handle(r, ReckonKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Reckon(ctx) })
	r.Every(ReckonKind, 24*time.Hour)
}

// machine is who writes what the clock and the tree do.
func machine() authz.Actor {
	return authz.System(audit.Task, audit.System().Name)
}

// ticking finds the step of a clock's job when it still waits since the same arrival.
func (s *Service) ticking(ctx context.Context, tx *db.Tx, args clockArgs) (Case, Station, bool, error) {
	here, found, err := stationByID(ctx, tx, args.StepID)
	if err != nil || !found {
		return Case{}, here, false, err
	}
	c, err := lockCase(ctx, tx, here.CaseID)
	if err != nil {
		return c, here, false, err
	}
	if here, found, err = stationByID(ctx, tx, args.StepID); err != nil || !found {
		return c, here, false, err
	}
	return c, here, here.State == StepOpen && here.OpenedAt.UTC().Truncate(time.Microsecond).Equal(args.OpenedAt), nil
}

// bearers are whom a step waits for: who holds it, or the posts of its union and of the one to which it has delegated.
func (s *Service) bearers(ctx context.Context, tx *db.Tx, flow FlowKey, here Station) ([]string, org.Union, error) {
	u, err := org.ByID(ctx, tx, here.UnionID)
	if err != nil {
		return nil, u, err
	}
	if here.HolderID != "" {
		return []string{toAccount(here.HolderID)}, u, nil
	}
	to := PostsAt(u, here.Permission)
	if here.Step == 0 {
		return to, u, nil
	}
	given, err := delegatedBy(ctx, tx, flow, u.ID, s.today())
	if err != nil {
		return nil, u, err
	}
	for _, d := range given {
		by, err := org.ByID(ctx, tx, d.DelegateID)
		if err != nil {
			return nil, u, err
		}
		to = append(to, PostsAt(by, here.Permission)...)
	}
	return to, u, nil
}

func (s *Service) remind(ctx context.Context, _ jobs.Run, args clockArgs) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		c, here, on, err := s.ticking(ctx, tx, args)
		if err != nil || !on || !here.RemindedAt.IsZero() {
			return err
		}
		to, _, err := s.bearers(ctx, tx, c.Flow, here)
		if err != nil {
			return err
		}
		here.RemindedAt = tx.Now()
		if err := putStation(ctx, tx, &here); err != nil {
			return err
		}
		return tell(ctx, tx, to, "尚未办理："+c.Title, "内部时限已过半，请在"+here.DueOn.Chinese()+"前办理。", c.ID, occasion("half", here))
	})
}

// escalate lets the superior know that a step's internal term is over. Nothing is late by that.
func (s *Service) escalate(ctx context.Context, _ jobs.Run, args clockArgs) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		c, here, on, err := s.ticking(ctx, tx, args)
		if err != nil || !on || !here.EscalatedAt.IsZero() || !s.today().After(here.DueOn) { // the day was moved since, another job waits
			return err
		}
		to, u, err := s.bearers(ctx, tx, c.Flow, here)
		if err != nil {
			return err
		}
		if u.SuperiorID != "" {
			above, err := org.ByID(ctx, tx, u.SuperiorID)
			if err != nil {
				return err
			}
			to = append(to, PostsAt(above, authz.ApprovalHandle)...)
		}
		here.EscalatedAt = tx.Now()
		if err := putStation(ctx, tx, &here); err != nil {
			return err
		}
		hand := Hand{Grant: authz.Grant{UnionID: u.ID, UnionName: u.Name}}
		if err := s.say(ctx, tx, c, here.Step, Escalate, machine(), hand, "", ""); err != nil {
			return err
		}
		return tell(ctx, tx, to, "超过内部时限："+c.Title, u.Name+"尚未办理，内部时限为"+here.DueOn.Chinese()+"。", c.ID, occasion("over", here))
	})
}

// Tidy gives what was handed to one person back to the post once that person no longer holds it.
func (s *Service) Tidy(ctx context.Context) error {
	var held []Station
	err := s.DB.Read().NewSelect().Model(&held).Where("s.state = ?", StepOpen).Where("s.holder_id IS NOT NULL").OrderExpr("s.id").Limit(5000).Scan(ctx)
	if err != nil {
		return err
	}
	for _, one := range held {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			c, err := lockCase(ctx, tx, one.CaseID)
			if err != nil {
				return err
			}
			here, found, err := stationByID(ctx, tx, one.ID)
			if err != nil || !found || here.State != StepOpen || here.HolderID == "" {
				return err
			}
			return s.vacate(ctx, tx, c, here)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) vacate(ctx context.Context, tx *db.Tx, c Case, here Station) error {
	posts, err := identity.PostsOf(ctx, tx, s.today(), here.HolderID)
	if err != nil {
		return err
	}
	for _, p := range posts {
		if (Hand{Grant: p.Grant}).carries(here.Permission, here.UnionID) {
			return nil
		}
	}
	gone := here.HolderName
	here.HolderID, here.HolderName = "", ""
	if err := putStation(ctx, tx, &here); err != nil {
		return err
	}
	if err := saveCase(ctx, tx, &c); err != nil {
		return err
	}
	to, u, err := s.bearers(ctx, tx, c.Flow, here)
	if err != nil {
		return err
	}
	hand := Hand{Grant: authz.Grant{UnionID: u.ID, UnionName: u.Name}}
	if err := s.say(ctx, tx, c, here.Step, Vacate, machine(), hand, "", gone); err != nil {
		return err
	}
	return tell(ctx, tx, to, "待办："+c.Title, gone+"已不在岗，退还本岗位办理。", c.ID, occasion("back", here))
}
