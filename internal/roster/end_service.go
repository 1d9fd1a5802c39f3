package roster

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

// furthestEnd is how many years ahead a last day can be recorded: what is further is a slip of the year.
const furthestEnd = 2

// End ends an engagement as a plain fact: the last day in post, and the ground. Once the chapter of exits is in force, the
// grounds of Art. 11 go through their case there, which ends the engagement itself (EndEngagement).
func (s *Service) End(ctx context.Context, a authz.Actor, id string, rev int64, on workday.Date, g Ground) (PersonView, error) {
	return s.own(ctx, a, id, rev, func(ctx context.Context, tx *db.Tx, p Person, e Engagement) error {
		if err := CheckEnd(e, on, g); err != nil {
			return err
		}
		if on.After(workday.Of(tx.Now()).AddYears(furthestEnd)) {
			return errs.E(CodeDates, "离岗时间太远，请核对年份。", errs.F("endedOn", "应在两年以内"))
		}
		pol, err := policyAt(ctx, tx, e.UnionID, on)
		if err != nil {
			return err
		}
		if g.UnderArticle11() && pol.ChapterOn("exit") {
			return errs.E(CodeByCase, "“"+g.Title()+"”属于第十一条的情形，请在“退出”中办理：办结时自动登记离岗，并按期备案。", errs.F("ground", "请在“退出”中办理"))
		}
		if g == GroundExpired {
			contracts, err := contractsOf(ctx, tx, e.ID)
			if err != nil {
				return err
			}
			if err := CheckExpired(contracts[e.ID], on); err != nil {
				return err
			}
		}
		leaving, err := s.leaving(ctx, tx, e)
		if err != nil {
			return err
		}
		if exitID := leaving[e.ID]; exitID != "" {
			return errs.Rule(CodeLeaving, "此人已有一件退出事项在办理，请在那里办结，办结时自动登记离岗；不再办理的，先在那里作废（本人申请的，受理以后才能作废）。").With(map[string]string{"exitId": exitID})
		}
		return s.EndEngagement(ctx, tx, a, p, e, on, g)
	})
}

// LiftEnd takes a plain end back that was recorded by mistake: the engagement, what is owed by it, its contracts and its head
// go on as if it had not been. What a case ended is put right in the case.
func (s *Service) LiftEnd(ctx context.Context, a authz.Actor, id string, rev int64, reason string) (PersonView, error) {
	return s.own(ctx, a, id, rev, func(ctx context.Context, tx *db.Tx, p Person, e Engagement) error {
		if err := CheckLift(e, reason); err != nil {
			return err
		}
		cases, err := s.byCase(ctx, tx, e)
		if err != nil {
			return err
		}
		if refused := cases[e.ID]; refused != nil {
			return refused
		}
		if err := s.TakeBackEnd(ctx, tx, a, p, e, reason); err != nil {
			return err
		}
		return notify.Tell(ctx, tx, notify.Notice{
			Recipient: notify.ToPerson(p.ID), Title: "离岗登记已撤销", Body: "聘用单位撤销了" + e.EndedOn.Chinese() + "的离岗登记，聘用继续。有疑问的，请与聘用单位联系。",
			Kind: "person", RecordID: p.ID, Dedup: fmt.Sprintf("lifted:%s:%d", e.ID, e.Rev),
		})
	})
}

// byCase gives the refusals to lift the ends of engagements, of those that have ended.
func (s *Service) byCase(ctx context.Context, q db.Q, list ...Engagement) (map[string]error, error) {
	var ended []string
	for _, e := range list {
		if !e.EndedOn.IsZero() {
			ended = append(ended, e.ID)
		}
	}
	if s.ByCase == nil || len(ended) == 0 {
		return map[string]error{}, nil
	}
	return s.ByCase(ctx, q, ended...)
}

// leaving gives the cases by which somebody is about to leave, of the engagements that run.
func (s *Service) leaving(ctx context.Context, q db.Q, list ...Engagement) (map[string]string, error) {
	var running []string
	for _, e := range list {
		if e.EndedOn.IsZero() {
			running = append(running, e.ID)
		}
	}
	if s.Leaving == nil || len(running) == 0 {
		return map[string]string{}, nil
	}
	return s.Leaving(ctx, q, running...)
}

const actEnd = "roster.engagement.end"

// EndEngagement ends an engagement whose person is locked; what hangs on it follows.
func (s *Service) EndEngagement(ctx context.Context, tx *db.Tx, a authz.Actor, p Person, e Engagement, on workday.Date, g Ground) error {
	if err := CheckEnd(e, on, g); err != nil {
		return err
	}
	after := e
	after.EndedOn, after.EndGround = on, g
	if err := s.reend(ctx, tx, a, actEnd, p, e, after, ""); err != nil {
		return err
	}
	for _, left := range s.Left {
		if err := left(ctx, tx, a, after); err != nil {
			return err
		}
	}
	return nil
}

// TakeBackEnd lifts an end that a union recorded by mistake; the person is locked. Where somebody else came to the head since and
// none is free, it is refused; where nobody came, an account over quota is as much over it as before.
func (s *Service) TakeBackEnd(ctx context.Context, tx *db.Tx, a authz.Actor, p Person, e Engagement, reason string) error {
	if s.Regain != nil {
		at, err := heirOf(ctx, tx, e.UnionID)
		if err != nil {
			return err
		}
		there := e
		there.UnionID = at.ID
		if err := s.Regain(ctx, tx, there); err != nil {
			return err
		}
	}
	return s.Reinstate(ctx, tx, a, p, e, reason)
}

// Reinstate lifts the end of an engagement whose person is locked, by a paper that says that it did not take place. Such a
// paper binds whatever is free: the head stands above the quota then, which shows it.
func (s *Service) Reinstate(ctx context.Context, tx *db.Tx, a authz.Actor, p Person, e Engagement, reason string) error {
	u, err := org.ByID(ctx, tx, e.UnionID)
	if err != nil {
		return err
	}
	gone := errs.Rule(CodeNotEmploying, "“"+u.Name+"”已经合并或者撤销，这段聘用不能恢复。请先撤回该项组织变更；不能撤回的，请在现在的单位重新登记聘用，并在备注中写明经过。")
	if u.State != org.StateOpen && (u.SuccessorID == "" || s.Along == nil) {
		return gone
	}
	after := e
	after.EndedOn, after.EndGround = workday.Date{}, ""
	if err := s.reend(ctx, tx, a, "roster.engagement.reinstate", p, e, after, reason); err != nil {
		return err
	}
	if u.State != org.StateOpen {
		// What had ended before a merger stayed with the closed union, where nobody would manage it: the successor carries the
		// contract on, as it does those that ran.
		went, err := s.Along(ctx, tx, u.ID)
		if err != nil {
			return err
		}
		if !went {
			return gone
		}
		if after, err = EngagementByID(ctx, tx, e.ID); err != nil {
			return err
		}
	}
	return s.again(ctx, tx, a, e, after)
}

// heirOf is the union itself, or the one into which it has been merged.
func heirOf(ctx context.Context, q db.Q, unionID string) (org.Union, error) {
	u, err := org.ByID(ctx, q, unionID)
	for n := 0; n < 9 && err == nil && u.State != org.StateOpen && u.SuccessorID != ""; n++ {
		u, err = org.ByID(ctx, q, u.SuccessorID)
	}
	return u, err
}

// AmendEnd puts another last day or ground in the place of those that were recorded wrongly; the person is locked.
func (s *Service) AmendEnd(ctx context.Context, tx *db.Tx, a authz.Actor, p Person, e Engagement, on workday.Date, g Ground, reason string) error {
	after := e
	after.EndedOn, after.EndGround = workday.Date{}, ""
	if err := CheckEnd(after, on, g); err != nil {
		return err
	}
	after.EndedOn, after.EndGround = on, g
	if err := s.reend(ctx, tx, a, "roster.engagement.amend", p, e, after, reason); err != nil {
		return err
	}
	return s.again(ctx, tx, a, e, after)
}

func (s *Service) again(ctx context.Context, tx *db.Tx, a authz.Actor, was, is Engagement) error {
	for _, changed := range s.Again {
		if err := changed(ctx, tx, a, was, is); err != nil {
			return err
		}
	}
	return nil
}

// reend writes another end, or none. One head on every date: no day may be shared with what came after (Art. 16).
func (s *Service) reend(ctx context.Context, tx *db.Tx, a authz.Actor, action string, p Person, e, after Engagement, reason string) error {
	others, err := EngagementsOf(ctx, tx, p.ID)
	if err != nil {
		return err
	}
	if o, shared := Conflict(after, others); shared {
		u, err := org.ByID(ctx, tx, o.UnionID)
		if err != nil {
			return err
		}
		return errs.Rule(CodeElsewhere, "此人已于"+o.OnDuty.Chinese()+"在"+u.Name+"上岗，两段聘用不能重叠，请先与该单位核对。")
	}
	after.Rev = e.Rev + 1
	res, err := tx.NewUpdate().Model(&after).WherePK().Where("rev = ?", e.Rev).Exec(ctx)
	if err := changedOne(res, err, "end engagement"); err != nil {
		return err
	}
	if err := audit.Record(ctx, tx, engagementEntry(a.Audit(), action, p.Name, &e, &after, reason)); err != nil {
		return err
	}
	return s.changed(ctx, tx, p.ID)
}
