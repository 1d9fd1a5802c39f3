package exit

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// OwnExit is what a person sees of leaving: what applies to them, and their own cases.
type OwnExit struct {
	Engaged    bool         `json:"engaged" doc:"现在受聘"`
	UnionID    string       `json:"unionId"`
	UnionName  string       `json:"unionName"`
	OnDuty     workday.Date `json:"onDuty"`
	LeftOn     workday.Date `json:"leftOn" doc:"已离岗的，最后在岗日"`
	KindTitle  string       `json:"kindTitle" doc:"劳动合同或劳务协议"`
	NoticeDays int          `json:"noticeDays"`
	Earliest   workday.Date `json:"earliest" doc:"今天申请，最早的最后在岗日"`
	Probation  bool         `json:"probation" doc:"劳动合同试用期内"`
	Exits      []ShownExit  `json:"exits" nullable:"false"`
	Marks      []Dismissal  `json:"marks" nullable:"false" doc:"再次聘用时审核人会看到的提示"`
	Actions    []string     `json:"actions" nullable:"false" doc:"apply"`
}

// ShownExit is an exit as the person concerned sees it.
type ShownExit struct {
	ID             string       `json:"id"`
	State          State        `json:"state" enum:"applied,open,decided,completed,filed,withdrawn,void,revoked"`
	StateTitle     string       `json:"stateTitle"`
	UnionName      string       `json:"unionName"`
	GroundTitle    string       `json:"groundTitle"`
	Article        string       `json:"article"`
	AppliedOn      workday.Date `json:"appliedOn"`
	WishedOn       workday.Date `json:"wishedOn"`
	WishReason     string       `json:"wishReason"`
	ByAgreement    bool         `json:"byAgreement"`
	AgreedPerson   workday.Date `json:"agreedPerson"`
	AgreedUnion    workday.Date `json:"agreedUnion"`
	Earliest       workday.Date `json:"earliest" doc:"按申请日期，最早的最后在岗日"`
	EffectiveOn    workday.Date `json:"effectiveOn"`
	Facts          string       `json:"facts"`
	FactDiscipline string       `json:"factDiscipline"`
	FactImage      string       `json:"factImage"`
	FactEffect     string       `json:"factEffect"`
	Statement      string       `json:"statement"`
	Declined       bool         `json:"declined"`
	Document       string       `json:"document"`
	Opinion        string       `json:"opinion"`
	DecidedOn      workday.Date `json:"decidedOn"`
	DecidedName    string       `json:"decidedName"`
	ServedOn       workday.Date `json:"servedOn"`
	ServedTitle    string       `json:"servedTitle"`
	VoidReason     string       `json:"voidReason"`
	Number         string       `json:"number" doc:"备案编号"`
	FiledOn        workday.Date `json:"filedOn"`
	RevertedOn     workday.Date `json:"revertedOn" doc:"离岗登记撤回的日期"`
	RevertReason   string       `json:"revertReason"`

	Files []AttachedView `json:"files" nullable:"false" doc:"本人随陈述提交的材料"`

	CorrectedNumber string       `json:"correctedNumber" doc:"更正的编号"`
	CorrectedOn     workday.Date `json:"correctedOn"`
	CorrectedReason string       `json:"correctedReason"`
	CorrectedPaper  string       `json:"correctedPaper"`

	Rev     int64    `json:"rev"`
	Actions []string `json:"actions" nullable:"false" doc:"withdraw、agree、state、acknowledge"`
}

// self is the person behind the account.
func self(a authz.Actor) error {
	if a.PersonID == "" {
		return errs.NotFound("您的人员记录")
	}
	return nil
}

// running is the engagement that the person may leave: the one in post, or one still to come.
func running(ctx context.Context, q db.Q, personID string) (roster.Engagement, bool, error) {
	all, err := roster.EngagementsOf(ctx, q, personID)
	if err != nil {
		return roster.Engagement{}, false, err
	}
	for _, e := range all {
		if e.EndedOn.IsZero() {
			return e, true, nil
		}
	}
	return roster.Engagement{}, false, nil
}

// leftOn is the last day in post of somebody who is in none.
func leftOn(ctx context.Context, q db.Q, personID string) (workday.Date, error) {
	var last workday.Date
	all, err := roster.EngagementsOf(ctx, q, personID)
	for _, e := range all {
		if e.EndedOn.After(last) {
			last = e.EndedOn
		}
	}
	return last, err
}

// Own is what the actor sees of leaving.
func (s *Service) Own(ctx context.Context, a authz.Actor) (OwnExit, error) {
	out := OwnExit{Exits: []ShownExit{}, Marks: []Dismissal{}, Actions: []string{}}
	if err := self(a); err != nil {
		return out, err
	}
	q := s.DB.Read()
	e, engaged, err := running(ctx, q, a.PersonID)
	if err != nil {
		return out, err
	}
	if engaged {
		if err := s.ownTerms(ctx, q, e, &out); err != nil {
			return out, err
		}
	}
	if !engaged {
		if out.LeftOn, err = leftOn(ctx, q, a.PersonID); err != nil {
			return out, err
		}
	}
	var list []Exit
	if err := q.NewSelect().Model(&list).Where("x.person_id = ?", a.PersonID).OrderExpr("x.id DESC").Scan(ctx); err != nil {
		return out, fmt.Errorf("read own exits: %w", err)
	}
	live := false
	for _, x := range list {
		if !shown(x) {
			continue
		}
		live = live || engaged && x.EngagementID == e.ID && x.State.live()
		v, err := s.shownExit(ctx, q, x)
		if err != nil {
			return out, err
		}
		out.Exits = append(out.Exits, v)
	}
	if engaged && !live {
		out.Actions = append(out.Actions, "apply")
	}
	out.Marks, err = s.marks(ctx, q, a.PersonID, s.today())
	return out, err
}

// shown tells whether the person sees the exit: their own application, one on which they were asked, one that was decided.
func shown(x Exit) bool {
	return x.Origin != OriginDesk || !x.AskedAt.IsZero() || !x.DecidedOn.IsZero()
}

func (s *Service) ownTerms(ctx context.Context, q db.Q, e roster.Engagement, out *OwnExit) error {
	today := s.today()
	u, err := unionName(ctx, q, e.UnionID)
	if err != nil {
		return err
	}
	pol, err := s.policyAt(ctx, q, e.UnionID, today)
	if err != nil {
		return err
	}
	contracts, err := roster.ContractsOf(ctx, q, e.ID)
	if err != nil {
		return err
	}
	out.Engaged, out.UnionID, out.UnionName, out.OnDuty, out.KindTitle = true, e.UnionID, u, e.OnDuty, kindOn(contracts, today).Title()
	out.NoticeDays, out.Earliest = pol.Int(policy.ExitNoticeDays), Earliest(pol, today)
	out.Probation, err = hiring.InProbation(ctx, q, e.ID, today)
	return err
}

func (s *Service) shownExit(ctx context.Context, q db.Q, x Exit) (ShownExit, error) {
	v := ShownExit{
		ID: x.ID, State: x.State, StateTitle: x.State.Title(), GroundTitle: x.Ground.Title(), Article: ArticleOf(x.Ground), AppliedOn: x.AppliedOn,
		WishedOn: x.WishedOn, WishReason: x.WishReason, ByAgreement: x.ByAgreement, AgreedPerson: x.AgreedPerson, AgreedUnion: x.AgreedUnion,
		EffectiveOn: x.EffectiveOn, Facts: x.Facts, FactDiscipline: x.FactDiscipline, FactImage: x.FactImage, FactEffect: x.FactEffect,
		Statement: x.Statement, Declined: x.Declined, Document: x.Document, Opinion: x.Opinion, DecidedOn: x.DecidedOn, DecidedName: x.DecidedName,
		ServedOn: x.ServedOn, ServedTitle: x.ServedHow.Title(), VoidReason: x.VoidReason, RevertReason: x.RevertReason, Rev: x.Rev, Actions: []string{},
		Files: []AttachedView{},
	}
	if !x.RevertedAt.IsZero() {
		v.RevertedOn = workday.Of(x.RevertedAt)
	}
	var err error
	if v.UnionName, err = unionName(ctx, q, x.UnionID); err != nil {
		return v, err
	}
	if !x.AppliedOn.IsZero() {
		pol, err := s.policyAt(ctx, q, x.UnionID, x.AppliedOn)
		if err != nil {
			return v, err
		}
		v.Earliest = Earliest(pol, x.AppliedOn)
	}
	files, err := filesOf(ctx, q, x.ID)
	if err != nil {
		return v, err
	}
	for _, f := range ownFiles(files) {
		v.Files = append(v.Files, AttachedView{Attached: f, KindTitle: f.Kind.Title(), URL: "/api/my/exit/" + x.ID + "/files/" + f.ID})
	}
	filings, err := filingsOf(ctx, q, x.ID)
	if err != nil {
		return v, err
	}
	if f := filings[x.ID].first(); f != nil {
		v.Number, v.FiledOn = f.Number, workday.Of(f.FiledAt)
	}
	if f := filings[x.ID].last(); f != nil && f.CorrectsID != "" {
		v.CorrectedNumber, v.CorrectedOn, v.CorrectedReason, v.CorrectedPaper = f.Number, workday.Of(f.FiledAt), f.Reason, f.Paper
	}
	add := func(ok bool, act string) {
		if ok {
			v.Actions = append(v.Actions, act)
		}
	}
	_, noWithdraw := Withdraw(x)
	add(noWithdraw == nil, "withdraw")
	add(x.State == StateOpen && x.Origin != OriginDesk && !x.EffectiveOn.IsZero() && x.EffectiveOn.Before(v.Earliest) && x.AgreedPerson != x.EffectiveOn, "agree")
	add(mayPlead(x) == nil, "state")
	add(x.State == StateDecided && x.ServedHow != ServedPhone, "acknowledge")
	return v, nil
}

// Apply is the person's own application, received now (Art. 11(3)).
func (s *Service) Apply(ctx context.Context, a authz.Actor, in Wish) error {
	if err := self(a); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "person", a.PersonID); err != nil {
			return err
		}
		p, err := roster.PersonByID(ctx, tx, a.PersonID)
		if err != nil {
			return err
		}
		e, engaged, err := running(ctx, tx, a.PersonID)
		if err != nil {
			return err
		}
		if !engaged {
			return errs.Rule(roster.CodeEnded, "您现在没有受聘，不需要申请。")
		}
		draft, err := s.clear(ctx, tx, p, e)
		if err != nil {
			return err
		}
		x, err := s.begin(ctx, tx, a, e)
		if err != nil {
			return err
		}
		received := workday.Of(tx.Now())
		pol, err := s.policyAt(ctx, tx, e.UnionID, received)
		if err != nil {
			return err
		}
		if x, err = Apply(x, in, received, Earliest(pol, received), e.OnDuty); err != nil {
			return err
		}
		x.State, x.Origin, x.Ground = StateApplied, OriginPhone, roster.GroundWish
		if err := s.insert(ctx, tx, a, "exit.apply", p, &x); err != nil {
			return err
		}
		if draft.ID != "" {
			if err := notify.Tell(ctx, tx, gaveWayTo(draft)); err != nil {
				return err
			}
		}
		return notify.Tell(ctx, tx, applied(x)...)
	})
}

// clear gives up the union's draft of an engagement for the person's application, and returns it; without one, nothing.
func (s *Service) clear(ctx context.Context, tx *db.Tx, p roster.Person, e roster.Engagement) (Exit, error) {
	id, err := liveOf(ctx, tx, e.ID)
	if err != nil || id == "" {
		return Exit{}, err
	}
	before, err := lock(ctx, tx, authz.OfPerson(p.ID), id)
	if err != nil {
		return Exit{}, err
	}
	after, err := GiveWay(before)
	if err != nil {
		return Exit{}, err
	}
	if err := save(ctx, tx, &after); err != nil {
		return Exit{}, err
	}
	return after, audit.Record(ctx, tx, entry(audit.System(), "exit.void", p.Name, &before, &after, gaveWay))
}

// ownAct is the frame of what the person does to their own exit. One that the person does not see yet is not there.
func (s *Service) ownAct(ctx context.Context, a authz.Actor, id string, rev int64, action string, fn func(context.Context, *db.Tx, Exit) (Exit, error)) error {
	if err := self(a); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return s.change(ctx, tx, a, authz.OfPerson(a.PersonID), id, rev, action, "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
			if !shown(x) {
				return x, errs.NotFound(exitWhat)
			}
			return fn(ctx, tx, x)
		})
	})
}

// WithdrawOwn takes the own application back.
func (s *Service) WithdrawOwn(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.ownAct(ctx, a, id, rev, "exit.withdraw", func(ctx context.Context, tx *db.Tx, x Exit) (Exit, error) {
		x, err := Withdraw(x)
		if err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, withdrawn(x))
	})
}

// AgreeOwn is the person's word on the day of an exit by agreement.
func (s *Service) AgreeOwn(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.ownAct(ctx, a, id, rev, "exit.agree", func(_ context.Context, _ *db.Tx, x Exit) (Exit, error) { return AgreePerson(x) })
}

// StateOwn is the person's statement.
func (s *Service) StateOwn(ctx context.Context, a authz.Actor, id string, rev int64, text string, declined bool) error {
	return s.ownAct(ctx, a, id, rev, "exit.statement", func(ctx context.Context, tx *db.Tx, x Exit) (Exit, error) {
		x, err := Plead(x, text, declined, tx.Now())
		if err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, toPost(x, authz.RoleClerk, x.UnionID, "本人已陈述", "退出事项中有本人的陈述，请查看。", fmt.Sprintf("stated:%d", x.Rev)))
	})
}

// AcknowledgeOwn is the person's word that the decision has been read.
func (s *Service) AcknowledgeOwn(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.ownAct(ctx, a, id, rev, "exit.acknowledge", func(_ context.Context, tx *db.Tx, x Exit) (Exit, error) {
		return Acknowledge(x, workday.Of(tx.Now()))
	})
}
