package approval

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/workday"
)

// Service is the engine. Chapters are joined in by the composition.
type Service struct {
	DB       *db.DB
	Calendar func(context.Context) (*workday.Calendar, error)
	Font     func() (*paper.Font, error)
	Chapters map[FlowKey]Chapter
}

// Chapter is what a flow needs of the chapter whose matters it carries.
type Chapter struct {
	// Told hears of every act but those that the chapter began itself (Submit), in the transaction of the act; an error
	// undoes the act.
	Told func(ctx context.Context, tx *db.Tx, a authz.Actor, t Told) error
	// Form is the matter as the actor reads it.
	Form func(ctx context.Context, q db.Q, a authz.Actor, c Case) (CaseForm, error)
	// Outcome says, where there is one, what an approval comes to: the sender is told it beside the opinion.
	Outcome func(ctx context.Context, q db.Q, c Case) (string, error)
}

// Told is an act that was done to a case, as it stands after it.
type Told struct {
	Case    Case
	Act     Act
	To      int // the step to which it was returned
	Opinion string
	Signed  string // who, as papers write it: 李某（代王某）
}

// CaseForm is a matter in facts and tables.
type CaseForm struct {
	Facts  []CaseFact  `json:"facts" nullable:"false"`
	Tables []FormTable `json:"tables" nullable:"false"`
	First  *CaseFirst  `json:"first,omitempty" doc:"通过以前须先在原件上办的"`
	Origin *CaseOrigin `json:"origin,omitempty" doc:"从哪里来，只给看得到的人"`
	Told   []CaseTold  `json:"told" nullable:"false" doc:"只提示正在办理这一步的人，不打印"`
}

// CaseTold is what whoever decides is told and nobody else; no print of the case has it.
type CaseTold struct {
	Title   string `json:"title"`
	Text    string `json:"text"`
	Article string `json:"article"`
}

// CaseOrigin is what a matter comes from, with the chapter's page of it.
type CaseOrigin struct {
	Label string `json:"label"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Link  string `json:"link"`
}

// CaseFirst is what whoever decides has to do on the chapter's own page before the case can be approved.
type CaseFirst struct {
	Text string `json:"text"`
	Act  string `json:"act" doc:"按钮上的字"`
	Link string `json:"link"`
}

// CaseFact is one line of a form.
type CaseFact struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// FormTable is a table of a form; a numeric column is set to the right.
type FormTable struct {
	Title   string       `json:"title"`
	Columns []FormColumn `json:"columns" nullable:"false"`
	Rows    [][]string   `json:"rows" nullable:"false"`
}

// FormColumn is a column of a FormTable; widths add up to about 170.
type FormColumn struct {
	Title   string  `json:"title"`
	Numeric bool    `json:"numeric"`
	Width   float64 `json:"width"`
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// who gathers the posts by which an actor may act today: the own ones, those of whom they stand in for, and what other
// unions have delegated to where these posts are.
func (s *Service) who(ctx context.Context, q db.Q, a authz.Actor) (Who, error) {
	w := Who{AccountID: a.AccountID, Name: a.Name}
	for _, g := range a.Grants {
		w.Hands = append(w.Hands, Hand{Grant: g})
	}
	if err := s.standsIn(ctx, q, a, &w); err != nil {
		return w, err
	}
	return w, s.mandated(ctx, q, &w)
}

// standsIn adds the posts of those whom somebody stands in for.
func (s *Service) standsIn(ctx context.Context, q db.Q, a authz.Actor, w *Who) error {
	subs, err := substitutesFor(ctx, q, a.AccountID, s.today())
	if err != nil || len(subs) == 0 {
		return err
	}
	ids := make([]string, len(subs))
	for i, b := range subs {
		ids[i] = b.PrincipalID
	}
	posts, err := identity.PostsOf(ctx, q, s.today(), ids...)
	if err != nil {
		return err
	}
	for _, b := range subs {
		if !slices.ContainsFunc(a.Grants, func(g authz.Grant) bool { return g.UnionID == b.UnionID }) {
			continue // who has left the union stands in for nobody there
		}
		for _, p := range posts {
			if p.AccountID == b.PrincipalID && p.Grant.UnionID == b.UnionID && substitutable(p.Grant.Role) {
				w.Hands = append(w.Hands, Hand{Grant: p.Grant, ForID: b.PrincipalID, ForName: b.PrincipalName})
			}
		}
	}
	return nil
}

// mandated adds what other unions have delegated to the unions of somebody's posts. A union that has moved away from
// under its delegate has delegated nothing to it.
func (s *Service) mandated(ctx context.Context, q db.Q, w *Who) error {
	var unions []string
	for _, h := range w.Hands {
		if h.Grant.Tier != org.TierBase && !slices.Contains(unions, h.Grant.UnionID) {
			unions = append(unions, h.Grant.UnionID)
		}
	}
	found, err := delegatedTo(ctx, q, unions, s.today())
	if err != nil {
		return err
	}
	own := slices.Clone(w.Hands)
	for _, d := range found {
		chain, err := org.Chain(ctx, q, d.UnionID)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(DelegatesOf(chain), func(u org.Union) bool { return u.ID == d.DelegateID }) {
			continue
		}
		for _, h := range own {
			if under, ok := h.under(d); ok {
				w.Hands = append(w.Hands, under)
			}
		}
	}
	return nil
}

// substitutable tells whether the role is one in which somebody else can stand in: an administrator's is not, nor an
// instructor's, whose records are a person's own.
func substitutable(r authz.Role) bool { return !r.Administrative() && r != authz.RoleInstructor }

// standing gathers what a decision about a case depends on.
func (s *Service) standing(ctx context.Context, q db.Q, c Case) (Standing, []Opinion, []Station, error) {
	st := Standing{Case: c}
	var ok bool
	if st.Flow, ok = FlowOf(c.Flow); !ok {
		return st, nil, nil, errs.NotFound(what)
	}
	chain, err := org.Chain(ctx, q, c.UnionID)
	if err != nil {
		return st, nil, nil, err
	}
	st.Route = Route(st.Flow, chain)
	stations, err := stationsOf(ctx, q, c.ID)
	if err != nil {
		return st, nil, nil, err
	}
	for _, one := range stations {
		if one.Step == c.Step && one.State == StepOpen {
			st.Here = one
		}
	}
	opinions, err := opinionsOf(ctx, q, c.ID)
	if err != nil {
		return st, nil, nil, err
	}
	for _, o := range opinions {
		switch o.Act {
		case Submit:
			st.Acted = false
		case Approve, Return, Reject, Transfer, Consolidate, Release:
			st.Acted = true
		case Withdraw, Copy, Reroute, Escalate, Vacate:
		}
	}
	if st.Senders, err = sendersOf(ctx, q, c.ID); err != nil {
		return st, nil, nil, err
	}
	if c.IntoID != "" {
		parent, err := CaseByID(ctx, q, c.IntoID)
		if err != nil {
			return st, nil, nil, err
		}
		st.Parent = &parent
	}
	return st, opinions, stations, nil
}

// Part is a case that a submission takes in, with the word on it.
type Part struct {
	CaseID  string
	Opinion string
}

// Submission is a matter sent up.
type Submission struct {
	Flow                           FlowKey
	RecordID, Title, Summary, Link string
	UnionID                        string
	Opinion                        string
	Parts                          []Part // consolidated into this one
}

// Submit sends a matter up, or up again, and consolidates others into it.
func (s *Service) Submit(ctx context.Context, tx *db.Tx, a authz.Actor, sub Submission) (Case, error) {
	flow, ok := FlowOf(sub.Flow)
	if !ok {
		return Case{}, errs.NotFound(what)
	}
	if err := checkOpinion(Submit, sub.Opinion); err != nil {
		return Case{}, err
	}
	chain, err := org.Chain(ctx, tx, sub.UnionID)
	if err != nil {
		return Case{}, err
	}
	sender := chain[len(chain)-1]
	if sender.State != org.StateOpen {
		return Case{}, errs.Rule(org.CodeClosed, "“"+sender.Name+"”已经撤销，不能上报。")
	}
	w, err := s.who(ctx, tx, a)
	if err != nil {
		return Case{}, err
	}
	route := Route(flow, chain)
	first, ok := Next(route, 0)
	if !ok {
		return Case{}, errs.Rule(CodeStep, "没有可以上报的上级。")
	}
	c, known, err := CaseOf(ctx, tx, sub.Flow, sub.RecordID)
	if err != nil {
		return Case{}, err
	}
	var before *Case
	var hand Hand
	if known {
		if c, err = lockCase(ctx, tx, c.ID); err != nil {
			return Case{}, err
		}
		st, _, _, err := s.standing(ctx, tx, c)
		if err != nil {
			return Case{}, err
		}
		if hand, err = Check(st, Submit, w); err != nil {
			return Case{}, err
		}
		old := c
		before = &old
		if st.Here.ID != "" { // it lay with the sender
			if err := s.leave(ctx, tx, c, st, StepDone); err != nil {
				return Case{}, err
			}
		}
	} else {
		st := Standing{Flow: flow, Case: Case{UnionID: sub.UnionID}}
		if hand, err = st.sender(w); err != nil {
			return Case{}, err
		}
		c = Case{
			ID: db.NewID(), Flow: sub.Flow, RecordID: sub.RecordID, UnionID: sub.UnionID, CountyID: sender.CountyID, CityID: sender.CityID,
			FirstSentAt: tx.Now(), Rev: 1, CreatedAt: tx.Now(), ChangedAt: tx.Now(),
		}
	}
	c.Title, c.Summary, c.Link = sub.Title, sub.Summary, sub.Link
	c.Step, c.State, c.SentBy, c.SentName, c.SentAt = first, Open, a.AccountID, a.Name, tx.Now()
	if before == nil {
		err = insertCase(ctx, tx, &c)
	} else {
		err = saveCase(ctx, tx, &c)
	}
	if err != nil {
		return Case{}, err
	}
	if err := s.say(ctx, tx, c, 0, Submit, a, hand, sub.Opinion, ""); err != nil {
		return Case{}, err
	}
	if err := s.gather(ctx, tx, a, w, c, sub.Parts); err != nil {
		return Case{}, err
	}
	if err := s.arrive(ctx, tx, c, flow, route[first]); err != nil {
		return Case{}, err
	}
	return c, audit.Record(ctx, tx, entry(a, Submit, before, c, sub.Opinion))
}

// gather makes other cases part of c.
func (s *Service) gather(ctx context.Context, tx *db.Tx, a authz.Actor, w Who, c Case, parts []Part) error {
	parts = slices.SortedFunc(slices.Values(parts), func(x, y Part) int { return strings.Compare(x.CaseID, y.CaseID) })
	var entries []audit.Entry
	for _, p := range parts {
		part, err := lockCase(ctx, tx, p.CaseID)
		if err != nil {
			return err
		}
		st, _, _, err := s.standing(ctx, tx, part)
		if err != nil {
			return err
		}
		if part.Flow != c.Flow || st.Here.UnionID != c.UnionID {
			return errs.Rule(CodeJoined, "“"+part.Title+"”不在本单位办理，不能汇总。")
		}
		hand, err := Check(st, Consolidate, w)
		if err != nil {
			return err
		}
		if err := s.leave(ctx, tx, part, st, StepDone); err != nil {
			return err
		}
		before := part
		part.State, part.IntoID = Joined, c.ID
		if err := saveCase(ctx, tx, &part); err != nil {
			return err
		}
		if err := s.say(ctx, tx, part, part.Step, Consolidate, a, hand, p.Opinion, c.Title); err != nil {
			return err
		}
		entries = append(entries, entry(a, Consolidate, &before, part, p.Opinion))
	}
	return audit.Record(ctx, tx, entries...)
}

// Decision is what somebody does to a case.
type Decision struct {
	CaseID   string
	Rev      int64
	Act      Act
	Opinion  string
	To       string   // a return: the step's key
	Accounts []string // a transfer: to whom; copies: to whom
}

// Decide does an act in the caller's transaction, and tells the chapter.
func (s *Service) Decide(ctx context.Context, tx *db.Tx, a authz.Actor, d Decision) (Case, error) {
	if err := checkOpinion(d.Act, d.Opinion); err != nil {
		return Case{}, err
	}
	d.Opinion = strings.TrimSpace(d.Opinion)
	c, err := s.locked(ctx, tx, d.CaseID)
	if err != nil {
		return Case{}, err
	}
	w, err := s.who(ctx, tx, a)
	if err != nil {
		return Case{}, err
	}
	st, opinions, stations, err := s.standing(ctx, tx, c)
	if err != nil {
		return Case{}, err
	}
	if ok, err := s.visible(ctx, tx, a, w, c, opinions, stations); err != nil || !ok {
		return Case{}, errorOr(err, errs.NotFound(what))
	}
	if c.Rev != d.Rev {
		return Case{}, errs.Of(errs.KindConflict, errs.StaleCode, "这件事项刚刚由他人办理过，现为“"+c.State.Title()+"”，请刷新后再看。").With(c)
	}
	hand, err := Check(st, d.Act, w)
	if err != nil {
		return Case{}, err
	}
	told, err := s.carryOut(ctx, tx, a, hand, st, d)
	if err != nil {
		return Case{}, err
	}
	if chapter := s.Chapters[c.Flow]; chapter.Told != nil {
		if err := chapter.Told(ctx, tx, a, told); err != nil {
			return Case{}, err
		}
	}
	return told.Case, audit.Record(ctx, tx, entry(a, d.Act, &c, told.Case, d.Opinion))
}

func errorOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// locked takes the case, and first the one that it is part of: parent before child.
func (s *Service) locked(ctx context.Context, tx *db.Tx, id string) (Case, error) {
	c, err := CaseByID(ctx, tx, id)
	if err != nil {
		return Case{}, err
	}
	if c.IntoID != "" {
		if err := db.Lock(ctx, tx, "approval_case", c.IntoID); err != nil {
			return Case{}, err
		}
	}
	return lockCase(ctx, tx, id)
}

func (s *Service) carryOut(ctx context.Context, tx *db.Tx, a authz.Actor, hand Hand, st Standing, d Decision) (Told, error) {
	c, step := st.Case, st.Case.Step
	told := Told{Act: d.Act, Opinion: d.Opinion, Signed: hand.opinion(a).Signed()}
	target := ""
	var err error
	switch d.Act {
	case Approve, Reject:
		err = s.pass(ctx, tx, a, hand, &c, st, d)
	case Return:
		told.To, err = stepOf(st, d.To)
		if err == nil {
			target = st.Flow.Steps[told.To].Title
			err = s.sendBack(ctx, tx, &c, st, told.To)
		}
	case Withdraw:
		step = 0
		if err = s.leave(ctx, tx, c, st, StepVoid); err == nil {
			c.State, c.Step = Withdrawn, 0
			err = saveCase(ctx, tx, &c)
		}
	case Release:
		target = st.Parent.Title
		c.State, c.IntoID = Open, ""
		if err = saveCase(ctx, tx, &c); err == nil {
			err = s.arrive(ctx, tx, c, st.Flow, st.Route[c.Step])
		}
	case Transfer:
		target, err = s.handOn(ctx, tx, a, &c, st, d.Accounts)
	case Copy:
		if c.State != Open {
			step = 0
		}
		target, err = s.copyTo(ctx, tx, a, &c, st, d)
	case Submit, Consolidate, Reroute, Escalate, Vacate:
		err = errs.Rule(CodeAct, "没有这种办理方式。")
	}
	if err != nil {
		return told, err
	}
	if err := s.say(ctx, tx, c, step, d.Act, a, hand, d.Opinion, target); err != nil {
		return told, err
	}
	told.Case = c
	return told, s.tellSender(ctx, tx, c, d, a)
}

func entry(a authz.Actor, act Act, before *Case, after Case, reason string) audit.Entry {
	e := audit.Entry{
		Actor: a.Audit(), Action: "approval." + string(act), Kind: AuditKind, ID: after.ID, Label: after.Title,
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: after, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}
