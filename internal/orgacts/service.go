package orgacts

import (
	"context"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

// Service holds the use-cases. Followers are joined in by the composition.
type Service struct {
	DB        *db.DB
	Followers []org.Follower
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// Create founds a union below one that the actor manages, or writes one down that stood already.
func (s *Service) Create(ctx context.Context, a authz.Actor, n org.NewUnion) (org.Union, error) {
	superior, err := org.ByID(ctx, s.DB.Read(), n.SuperiorID)
	if err != nil {
		return org.Union{}, err
	}
	if err := authz.Require(a, authz.OrgManage, superior.Place(), "上级工会"); err != nil {
		return org.Union{}, err
	}
	if n.Kind == org.KindProvince || n.Kind == org.KindCity {
		return org.Union{}, errs.E(org.CodeTier, "省、设区市总工会不在此新建。", errs.F("kind", "请换一类"))
	}
	if n.Since.After(s.today()) {
		return org.Union{}, errs.E(CodeFuture, "成立日期不能晚于今天。", errs.F("since", "不晚于今天"))
	}
	if err := checkNamed(n.ContactName, n.OfficePhone); err != nil {
		return org.Union{}, err
	}
	n.ID, n.EmployingSince = "", workday.Date{} // to employ takes the superior's consent, an act of its own
	var made []org.Union
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		made, err = org.CreateTx(ctx, tx, a.Audit(), []org.NewUnion{n})
		return err
	})
	if err != nil {
		return org.Union{}, err
	}
	return made[0], nil
}

// SetContact changes a union's line of the directory.
func (s *Service) SetContact(ctx context.Context, a authz.Actor, id string, rev int64, c org.Contact) (u org.Union, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if u, err = org.ByID(ctx, tx, id); err != nil {
			return err
		}
		if err := authz.Require(a, authz.OrgContact, u.Place(), "工会"); err != nil {
			return err
		}
		if err := checkNamed(c.Name, c.Phone); err != nil {
			return err
		}
		u, err = org.SetContact(ctx, tx, a.Audit(), id, rev, c)
		return err
	})
	return u, err
}

// Preview says what an act would do, or why it may not be done, and changes nothing.
func (s *Service) Preview(ctx context.Context, a authz.Actor, id string, r ActRequest) ([]string, error) {
	d, err := s.prepare(ctx, s.DB.Read(), a, id, r)
	if err != nil {
		return nil, err
	}
	return consequences(d, s.today()), nil
}

// Ask lays an act down. It is carried out at once when its day has come, waits for that day otherwise; becoming an
// employing union waits for consent.
func (s *Service) Ask(ctx context.Context, a authz.Actor, id string, r ActRequest) (act Act, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		d, err := s.prepare(ctx, tx, a, id, r)
		if err != nil {
			return err
		}
		act = d.act
		act.CreatedAt = tx.Now()
		act.State = Waiting
		if act.Kind == Employ {
			act.State = Asked
		}
		if err := insertAct(ctx, tx, &act, d.parts); err != nil {
			return err
		}
		if err := audit.Record(ctx, tx, entry(a.Audit(), "org.act.ask", nil, &act, d.union)); err != nil {
			return err
		}
		if act.State == Asked {
			return tell(ctx, tx, act, "ask", asks(act, d.union))
		}
		if !act.EffectiveOn.After(s.today()) {
			return s.begin(ctx, tx, a.Audit(), &act)
		}
		return nil
	})
	return act, err
}

// tell writes what the act gives rise to, each once however often a transaction is tried.
func tell(ctx context.Context, tx *db.Tx, act Act, event string, list []telling) error {
	out := make([]notify.Notice, len(list))
	for i, t := range list {
		out[i] = notify.Notice{Recipient: t.Post, Title: t.Title, Body: t.Body, Kind: kindUnion, RecordID: t.UnionID, Dedup: act.ID + "/" + event}
		if t.AccountID != "" {
			out[i].Recipient = notify.ToAccount(t.AccountID)
		}
	}
	return notify.Tell(ctx, tx, out...)
}

// Decide gives or refuses the superior's consent to a union that would employ.
func (s *Service) Decide(ctx context.Context, a authz.Actor, actID string, rev int64, agree bool, why string) (act Act, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_act", actID); err != nil {
			return err
		}
		if act, err = actByID(ctx, tx, actID); err != nil {
			return err
		}
		found, err := org.ByIDs(ctx, tx, act.UnionID, act.ConsentID)
		if err != nil {
			return err
		}
		if err := checkConsent(a, act, found[act.ConsentID]); err != nil {
			return err
		}
		if act.Rev != rev {
			return errs.Stale().With(act)
		}
		if !agree && strings.TrimSpace(why) == "" {
			return errs.E(errs.FieldsCode, "不同意时请写明理由。", errs.F("why", "请填写"))
		}
		before := act
		act.DecidedBy, act.DecidedName, act.DecidedAt, act.Why = a.AccountID, a.Name, tx.Now(), strings.TrimSpace(why)
		if !agree {
			act.State = Refused
			err = saveAct(ctx, tx, &act)
		} else {
			err = s.carryOut(ctx, tx, a.Audit(), &act)
		}
		if err != nil {
			return err
		}
		if err := tell(ctx, tx, act, "decide", decided(act, found[act.UnionID])); err != nil {
			return err
		}
		return audit.Record(ctx, tx, entry(a.Audit(), "org.act.decide", &before, &act, found[act.UnionID]))
	})
	return act, err
}

// Cancel takes back an act that waits for consent or for its day.
func (s *Service) Cancel(ctx context.Context, a authz.Actor, actID string, rev int64) (act Act, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_act", actID); err != nil {
			return err
		}
		if act, err = actByID(ctx, tx, actID); err != nil {
			return err
		}
		chain, err := org.Chain(ctx, tx, act.UnionID)
		if err != nil {
			return err
		}
		u := chain[len(chain)-1]
		if act.Kind == Employ {
			err = authz.Require(a, authz.OrgContact, u.Place(), "变更事项")
		} else {
			err = checkSuperior(a, chain)
		}
		if err != nil {
			return err
		}
		if act.State != Asked && act.State != Waiting {
			return errs.Rule(CodeState, "该事项已经办理，不能撤回。")
		}
		if act.Rev != rev {
			return errs.Stale().With(act)
		}
		before := act
		act.State = Cancelled
		if err := saveAct(ctx, tx, &act); err != nil {
			return err
		}
		return audit.Record(ctx, tx, entry(a.Audit(), "org.act.cancel", &before, &act, u))
	})
	return act, err
}

func entry(actor audit.Actor, action string, before, after *Act, u org.Union) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: action, Kind: "org_act", ID: after.ID, Label: u.Name,
		UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, After: *after,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}
