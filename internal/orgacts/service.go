package orgacts

import (
	"context"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
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
		u, err = org.SetContact(ctx, tx, a.Audit(), id, rev, c)
		return err
	})
	return u, err
}

// draft is an act as it would be written, with the unions concerned.
type draft struct {
	act   Act
	union org.Union
	other org.Union // new superior, successor, or the union that consents
	below int
}

// prepare checks a request against the tree of today, without changing anything.
func (s *Service) prepare(ctx context.Context, q db.Q, a authz.Actor, id string, r ActRequest) (draft, error) {
	chain, err := org.Chain(ctx, q, id)
	if err != nil {
		return draft{}, err
	}
	u := chain[len(chain)-1]
	if r.Kind == Employ {
		err = authz.Require(a, authz.OrgContact, u.Place(), "工会")
	} else {
		err = checkSuperior(a, chain)
	}
	if err != nil {
		return draft{}, err
	}
	if err := checkRequest(r, u, s.today()); err != nil {
		return draft{}, err
	}
	if r.Rev != u.Rev {
		return draft{}, errs.Stale().With(u)
	}
	d := draft{union: u, act: Act{
		ID: db.NewID(), Kind: r.Kind, UnionID: id, OtherID: r.OtherID, Name: strings.TrimSpace(r.Name), RegionCode: r.RegionCode,
		CountyTier: r.CountyTier, EffectiveOn: r.On, Document: strings.TrimSpace(r.Document),
		AskedBy: a.AccountID, AskedName: a.Name, Rev: 1,
	}}
	subtree, err := org.Subtree(ctx, q, id)
	if err != nil {
		return draft{}, err
	}
	for _, b := range subtree[1:] {
		if b.State == org.StateOpen {
			d.below++
		}
	}
	return d, s.prepareKind(ctx, q, a, chain, &d)
}

func (s *Service) prepareKind(ctx context.Context, q db.Q, a authz.Actor, chain []org.Union, d *draft) (err error) {
	u, act := d.union, &d.act
	switch act.Kind {
	case Move:
		if d.other, err = org.ByID(ctx, q, act.OtherID); err != nil {
			return err
		}
		if err := authz.Require(a, authz.OrgManage, d.other.Place(), "上级工会"); err != nil {
			return err
		}
		return org.CheckMove(u, d.other, u.Tier)
	case Tier:
		d.other = chain[len(chain)-2]
		act.OtherID = ""
		return org.CheckMove(u, d.other, act.tier(u))
	case Merge:
		into, err := org.Chain(ctx, q, act.OtherID)
		if err != nil {
			return err
		}
		d.other = into[len(into)-1]
		if err := checkSuperior(a, into); err != nil {
			return err
		}
		return org.CheckMerge(u, d.other)
	case Employ:
		consent, ok := org.ConsentOf(chain)
		if !ok {
			return errs.Rule(CodeConsent, "省总工会无须申请。")
		}
		d.other, act.ConsentID = consent, consent.ID
		return org.CheckEmploy(u)
	case Rename, Split:
		if u.State != org.StateOpen {
			return errs.Rule(org.CodeClosed, "“"+u.Name+"”已经撤销。")
		}
		return nil
	case Close:
		return s.checkHolds(ctx, q, u.ID)
	}
	return errs.E(errs.FieldsCode, "没有这类变更。", errs.F("kind", "请从列表中选择"))
}

// checkHolds refuses to close a union that people or work still belong to.
func (s *Service) checkHolds(ctx context.Context, q db.Q, unionID string) error {
	var left []string
	for _, f := range s.Followers {
		if f.Holds == nil {
			continue
		}
		what, err := f.Holds(ctx, q, unionID)
		if err != nil {
			return err
		}
		if what != "" {
			left = append(left, what)
		}
	}
	if len(left) > 0 {
		return errs.Rule(org.CodeInUse, "该工会名下还有："+strings.Join(left, "、")+"。请先转出，或改为并入另一工会。")
	}
	return nil
}

// Preview says what an act would do, or why it may not be done, and changes nothing.
func (s *Service) Preview(ctx context.Context, a authz.Actor, id string, r ActRequest) ([]string, error) {
	d, err := s.prepare(ctx, s.DB.Read(), a, id, r)
	if err != nil {
		return nil, err
	}
	return consequences(d.act, d.union, d.other, d.below, s.today()), nil
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
		if err := insertAct(ctx, tx, &act); err != nil {
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

// begin carries out an act that touches one union alone, and hands one that others must follow to a job.
func (s *Service) begin(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	switch act.Kind {
	case Move, Tier, Merge:
		act.State, act.JobID = Running, db.NewID()
		if err := saveAct(ctx, tx, act); err != nil {
			return err
		}
		return jobs.Enqueue(ctx, tx, jobs.Job{Kind: FollowKind, Args: followArgs{ActID: act.ID}, ID: act.JobID})
	case Rename, Split, Close, Employ:
	}
	return s.carryOut(ctx, tx, actor, act)
}

// carryOut changes the tree, ends the act, and tells whom it concerns.
func (s *Service) carryOut(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	before, err := org.ByID(ctx, tx, act.UnionID)
	if err != nil {
		return err
	}
	switch act.Kind {
	case Rename:
		_, err = org.Rename(ctx, tx, actor, act.UnionID, act.Name, act.EffectiveOn)
	case Split:
		err = s.split(ctx, tx, actor, act)
	case Close:
		if err = s.checkHolds(ctx, tx, act.UnionID); err == nil {
			err = org.Close(ctx, tx, actor, act.UnionID, act.EffectiveOn)
		}
	case Employ:
		_, err = org.Employ(ctx, tx, actor, act.UnionID, act.EffectiveOn)
	case Move, Tier:
		superior := act.OtherID
		if act.Kind == Tier {
			superior = before.SuperiorID
		}
		_, err = org.Move(ctx, tx, actor, act.UnionID, superior, act.tier(before), act.RegionCode, act.EffectiveOn)
	case Merge:
		_, err = org.Merge(ctx, tx, actor, act.UnionID, act.OtherID, act.EffectiveOn)
	}
	if err != nil {
		return err
	}
	act.State, act.DoneAt = Done, tx.Now()
	if err := saveAct(ctx, tx, act); err != nil {
		return err
	}
	found, err := org.ByIDs(ctx, tx, act.OtherID)
	if err != nil {
		return err
	}
	return tell(ctx, tx, *act, "done", carriedOut(*act, before, found[act.OtherID], actor.Via == audit.Task))
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

func (s *Service) split(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	u, err := org.ByID(ctx, tx, act.UnionID)
	if err != nil {
		return err
	}
	n := org.NewUnion{
		Name: act.Name, Kind: u.Kind, SuperiorID: u.SuperiorID, CountyTier: u.Kind == org.KindZone && u.Tier == org.TierCounty,
		RegionCode: act.RegionCode, Since: act.EffectiveOn,
	}
	if n.RegionCode == "" {
		n.RegionCode = u.RegionCode
	}
	if !u.EmployingSince.IsZero() {
		n.EmployingSince = act.EffectiveOn
	}
	made, err := org.CreateTx(ctx, tx, actor, []org.NewUnion{n})
	if err != nil {
		return err
	}
	act.OtherID = made[0].ID
	return nil
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
