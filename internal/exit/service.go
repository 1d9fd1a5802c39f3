package exit

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// Service holds the use-cases of exits and their filing.
type Service struct {
	DB      *db.DB
	Keys    *seal.Keys
	Blobs   *blob.Store
	Roster  *roster.Service
	Font    func() (*paper.Font, error)
	BaseURL string // what stands before /x/… on papers; empty takes the request's host
	// Open are counts of what is still open with a person, of other chapters.
	Open []func(ctx context.Context, q db.Q, personID, engagementID string) (Counted, error)
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// own tells whether the actor does p at the employing union itself.
func own(a authz.Actor, p authz.Permission, unionID string) error {
	if !a.Has(p) {
		return authz.Missing(p)
	}
	if !a.Own(p).Covers(org.Place{UnionID: unionID}) {
		return errs.Rule(CodeOwn, "退出由聘用单位自己办理（第九条、第十一条），上级接收备案、查看和督查。")
	}
	return nil
}

// notOwn refuses what the head does of their own exit: nobody decides on themselves.
func notOwn(a authz.Actor, x Exit) error {
	if a.PersonID != "" && a.PersonID == x.PersonID {
		return errs.Rule(CodeOwn, "这是您本人的退出事项，须由本单位另一位负责人决定；没有的，请上级工会在“账号与角色”中另设一位。")
	}
	return nil
}

// Start says whose exit it is.
type Start struct {
	EngagementID string        `json:"engagementId" maxLength:"36"`
	Ground       roster.Ground `json:"ground,omitempty" enum:",age,discipline,wish,failed,expired,transfer,death,retired,abolished,other"`
	// Of an application on paper:
	AppliedOn   workday.Date `json:"appliedOn,omitzero" doc:"收到书面申请的日期"`
	WishedOn    workday.Date `json:"wishedOn,omitzero"`
	Reason      string       `json:"reason,omitempty" maxLength:"1000"`
	ByAgreement bool         `json:"byAgreement,omitempty"`
}

// Begin opens an exit at the desk. One's own wish needs the person's application: on paper it is entered with the date of
// its receipt.
func (s *Service) Begin(ctx context.Context, a authz.Actor, in Start) (Exit, error) {
	var x Exit
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		e, p, err := roster.LockEngagement(ctx, tx, a.Scope(authz.ExitRead), in.EngagementID)
		if err != nil {
			return err
		}
		if err := own(a, authz.ExitWrite, e.UnionID); err != nil {
			return err
		}
		if x, err = s.begin(ctx, tx, a, e); err != nil {
			return err
		}
		x.State, x.Origin, x.Ground = StateOpen, OriginDesk, in.Ground
		if in.Ground == roster.GroundWish {
			today := workday.Of(tx.Now())
			if in.AppliedOn.IsZero() || in.AppliedOn.After(today) {
				return errs.Fields(errs.F("appliedOn", "请填写收到书面申请的日期，不晚于今天"))
			}
			pol, err := s.policyAt(ctx, tx, e.UnionID, in.AppliedOn)
			if err != nil {
				return err
			}
			// what the paper wishes is entered as it is; whether it may be is a matter of the decision
			x, err = Apply(x, Wish{WishedOn: in.WishedOn, Reason: in.Reason, ByAgreement: true}, in.AppliedOn, Earliest(pol, in.AppliedOn), e.OnDuty)
			if err != nil {
				return err
			}
			x.Origin, x.EffectiveOn = OriginPaper, x.WishedOn
			if !in.ByAgreement {
				x.ByAgreement, x.AgreedPerson = false, workday.Date{}
			}
		}
		return s.insert(ctx, tx, a, "exit.begin", p, &x)
	})
	return x, err
}

// begin is a fresh exit of an engagement that is locked and has none.
func (s *Service) begin(ctx context.Context, tx *db.Tx, a authz.Actor, e roster.Engagement) (Exit, error) {
	if !e.EndedOn.IsZero() {
		return Exit{}, errs.Rule(roster.CodeEnded, "这段聘用已于"+e.EndedOn.Chinese()+"结束。")
	}
	twice, err := liveOf(ctx, tx, e.ID)
	if err != nil {
		return Exit{}, err
	}
	if twice != "" {
		refused := errs.Of(errs.KindConflict, CodeTwice, "这段聘用已有一件退出事项在办理。")
		if own(a, authz.ExitWrite, e.UnionID) == nil { // the person may not see it yet
			refused = refused.With(map[string]string{"exitId": twice})
		}
		return Exit{}, refused
	}
	return Exit{
		ID: db.NewID(), UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID, PersonID: e.PersonID, EngagementID: e.ID, Handover: Handover{},
		CreatedBy: a.AccountID, CreatedName: a.Name, CreatedAt: tx.Now(), ChangedAt: tx.Now(), Rev: 1,
	}, nil
}

func (s *Service) insert(ctx context.Context, tx *db.Tx, a authz.Actor, action string, p roster.Person, x *Exit) error {
	if _, err := tx.NewInsert().Model(x).Exec(ctx); err != nil {
		return fmt.Errorf("write exit: %w", err)
	}
	return audit.Record(ctx, tx, entry(a.Audit(), action, p.Name, nil, x, ""))
}

func entry(actor audit.Actor, action, name string, before, after *Exit, reason string) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: action, Kind: exitsTable, ID: after.ID, Label: name, PersonID: after.PersonID,
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: *after, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}

// act is the frame of what the employing union does to an exit: in scope, at the union itself, on the state that was seen.
func (s *Service) act(ctx context.Context, a authz.Actor, p authz.Permission, id string, rev int64, action, reason string,
	fn func(context.Context, *db.Tx, Exit, roster.Person) (Exit, error),
) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		seen, err := byID(ctx, tx, a.Scope(authz.ExitRead), id)
		if err != nil {
			return err
		}
		if err := own(a, p, seen.UnionID); err != nil {
			return err
		}
		if p == authz.ExitDecide {
			if err := notOwn(a, seen); err != nil {
				return err
			}
		}
		return s.change(ctx, tx, a, a.Scope(authz.ExitRead), id, rev, action, reason, fn)
	})
}

// change locks the person, then the exit, as everything does that ends in the roster, and writes what fn made of it.
func (s *Service) change(ctx context.Context, tx *db.Tx, a authz.Actor, scope authz.Scope, id string, rev int64, action, reason string,
	fn func(context.Context, *db.Tx, Exit, roster.Person) (Exit, error),
) error {
	seen, err := byID(ctx, tx, scope, id)
	if err != nil {
		return err
	}
	if err := db.Lock(ctx, tx, "person", seen.PersonID); err != nil {
		return err
	}
	before, err := lock(ctx, tx, scope, id)
	if err != nil {
		return err
	}
	if before.Rev != rev {
		return errs.Stale().With(before)
	}
	p, err := roster.PersonByID(ctx, tx, before.PersonID)
	if err != nil {
		return err
	}
	after, err := fn(ctx, tx, before, p)
	if err != nil {
		return err
	}
	if err := save(ctx, tx, &after); err != nil {
		return err
	}
	if err := audit.Record(ctx, tx, entry(a.Audit(), action, p.Name, &before, &after, reason)); err != nil {
		return err
	}
	return s.sync(ctx, tx, after)
}

// Accept takes an application up.
func (s *Service) Accept(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.accept", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		x, err := Accept(x)
		if err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, accepted(x))
	})
}

// Write saves what the clerk wrote.
func (s *Service) Write(ctx context.Context, a authz.Actor, id string, rev int64, w Written) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.change", "", func(_ context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		return Write(x, w, workday.Of(tx.Now()))
	})
}

// Deliver saves how the decision reached the person, and the hand-over.
func (s *Service) Deliver(ctx context.Context, a authz.Actor, id string, rev int64, d Delivery) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.deliver", "", func(_ context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		return Deliver(x, d, workday.Of(tx.Now()))
	})
}

// Ask tells the person what is held against them, and that they may state their case.
func (s *Service) Ask(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.ask", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		if x.State != StateOpen || x.Ground != roster.GroundDiscipline && x.Ground != roster.GroundFailed {
			return x, wrongState(x, "请本人陈述")
		}
		x.AskedAt = tx.Now()
		return x, notify.Tell(ctx, tx, asked(x))
	})
}

// Decide is the head's decision.
func (s *Service) Decide(ctx context.Context, a authz.Actor, id string, rev int64, d Decision) error {
	return s.act(ctx, a, authz.ExitDecide, id, rev, "exit.decide", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		f, err := s.facts(ctx, tx, x)
		if err != nil {
			return x, err
		}
		if x, err = Decide(x, Checked(f), d, a.Name, workday.Of(tx.Now())); err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, decided(x)...)
	})
}

// Agree is the head's word on the day of an exit by agreement.
func (s *Service) Agree(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.act(ctx, a, authz.ExitDecide, id, rev, "exit.agree", "", func(_ context.Context, _ *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		return AgreeUnion(x, a.Name)
	})
}

// AgreePaper notes that the person confirmed the day on paper, which is scanned with the case.
func (s *Service) AgreePaper(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.agree_paper", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		files, err := filesOf(ctx, tx, x.ID)
		if err != nil {
			return x, err
		}
		for _, f := range files {
			if f.Kind == FileAgreement {
				if x, err = AgreePerson(x); err != nil {
					return x, err
				}
				return x, notify.Tell(ctx, tx, agreedOnPaper(x))
			}
		}
		return x, errs.E(CodeContent, "请先上传本人签字的协商一致材料。", errs.F("files", "请上传协商一致的书面材料"))
	})
}

// Reopen takes a decision back.
func (s *Service) Reopen(ctx context.Context, a authz.Actor, id string, rev int64, reason string) error {
	return s.act(ctx, a, authz.ExitDecide, id, rev, "exit.reopen", strings.TrimSpace(reason), func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		x, err := Reopen(x, reason)
		if err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, reopened(x))
	})
}

// Void gives an exit up.
func (s *Service) Void(ctx context.Context, a authz.Actor, id string, rev int64, reason string) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.void", strings.TrimSpace(reason), func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		x, err := Void(x, reason)
		if err != nil || !shown(x) {
			return x, err
		}
		return x, notify.Tell(ctx, tx, given(x))
	})
}

// Resume takes up again a draft that was given up, where nothing else is under way of the engagement.
func (s *Service) Resume(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.resume", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		after, err := Resume(x)
		if err != nil {
			return x, err
		}
		e, err := roster.EngagementByID(ctx, tx, x.EngagementID)
		if err != nil {
			return x, err
		}
		_, err = s.begin(ctx, tx, a, e) // as a new one could be begun
		return after, err
	})
}

// Complete ends the engagement, and with it, in one transaction, what is owed by it and held for it (Art. 11).
func (s *Service) Complete(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.complete", "", func(ctx context.Context, tx *db.Tx, x Exit, p roster.Person) (Exit, error) {
		f, err := s.facts(ctx, tx, x)
		if err != nil {
			return x, err
		}
		if x, err = Complete(x, Checked(f), a.Name, tx.Now()); err != nil {
			return x, err
		}
		e, err := roster.EngagementByID(ctx, tx, x.EngagementID)
		if err != nil {
			return x, err
		}
		if err := s.Roster.EndEngagement(ctx, tx, a, p, e, x.EffectiveOn, x.Ground); err != nil {
			return x, err
		}
		pol, err := s.policyAt(ctx, tx, x.UnionID, x.EffectiveOn)
		if err != nil {
			return x, err
		}
		cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
		if err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, completed(x, pol.ExitFilingDueOf(x.ending(), cal).Date)...)
	})
}
