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
	"xiezhi/internal/rulebook"
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
	// Form is the matter as whoever decides reads it.
	Form func(ctx context.Context, q db.Q, c Case) (CaseForm, error)
}

// Told is an act that was done to a case, as it stands after it.
type Told struct {
	Case    Case
	Act     Act
	To      int // the step to which it was returned
	Opinion string
}

// CaseForm is a matter in facts and tables.
type CaseForm struct {
	Facts  []CaseFact  `json:"facts" nullable:"false"`
	Tables []FormTable `json:"tables" nullable:"false"`
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

// who gathers the posts by which an actor may act today: the own ones, and those of whom they stand in for.
func (s *Service) who(ctx context.Context, q db.Q, a authz.Actor) (Who, error) {
	w := Who{AccountID: a.AccountID, Name: a.Name}
	for _, g := range a.Grants {
		w.Hands = append(w.Hands, Hand{Grant: g})
	}
	subs, err := substitutesFor(ctx, q, a.AccountID, s.today())
	if err != nil || len(subs) == 0 {
		return w, err
	}
	ids := make([]string, len(subs))
	for i, b := range subs {
		ids[i] = b.PrincipalID
	}
	posts, err := identity.PostsOf(ctx, q, s.today(), ids...)
	if err != nil {
		return w, err
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
	return w, nil
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
		return Case{}, errs.Stale().With(c)
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
	told := Told{Act: d.Act, Opinion: d.Opinion}
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

// stepOf finds the step to which a case is returned; without a word it is the sender's.
func stepOf(st Standing, key string) (int, error) {
	for _, i := range ReturnTo(st) {
		if st.Flow.Steps[i].Key == key || key == "" && i == 0 {
			return i, nil
		}
	}
	return 0, errs.E(CodeStep, "不能退回到这一步。", errs.F("to", "请从列表中选择"))
}

// pass ends a step by a yes or a no: the case goes on to the next, or is closed together with all that is part of it.
func (s *Service) pass(ctx context.Context, tx *db.Tx, a authz.Actor, hand Hand, c *Case, st Standing, d Decision) error {
	if err := s.leave(ctx, tx, *c, st, StepDone); err != nil {
		return err
	}
	next, more := Next(st.Route, c.Step)
	if d.Act == Approve && more {
		c.Step = next
		if err := saveCase(ctx, tx, c); err != nil {
			return err
		}
		return s.arrive(ctx, tx, *c, st.Flow, st.Route[next])
	}
	c.State, c.ClosedAt = Approved, tx.Now()
	if d.Act == Reject {
		c.State = Rejected
	}
	if err := saveCase(ctx, tx, c); err != nil {
		return err
	}
	return s.closeParts(ctx, tx, a, hand, *c, d)
}

func (s *Service) closeParts(ctx context.Context, tx *db.Tx, a authz.Actor, hand Hand, c Case, d Decision) error {
	parts, err := childrenOf(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	var entries []audit.Entry
	for _, part := range parts {
		if err := db.Lock(ctx, tx, "approval_case", part.ID); err != nil {
			return err
		}
		before := part
		part.State, part.Step, part.ClosedAt = c.State, c.Step, c.ClosedAt
		if err := saveCase(ctx, tx, &part); err != nil {
			return err
		}
		if err := s.say(ctx, tx, part, c.Step, d.Act, a, hand, d.Opinion, c.Title); err != nil {
			return err
		}
		if err := s.tellSender(ctx, tx, part, d, a); err != nil {
			return err
		}
		entries = append(entries, entry(a, d.Act, &before, part, d.Opinion))
	}
	return audit.Record(ctx, tx, entries...)
}

// sendBack pauses the step that the case leaves and opens the earlier one.
func (s *Service) sendBack(ctx context.Context, tx *db.Tx, c *Case, st Standing, to int) error {
	if err := s.leave(ctx, tx, *c, st, StepPaused); err != nil {
		return err
	}
	c.Step = to
	if to == 0 {
		c.State = Returned
	}
	if err := saveCase(ctx, tx, c); err != nil {
		return err
	}
	return s.arrive(ctx, tx, *c, st.Flow, st.Route[to])
}

// handOn gives the step to another holder of the same post.
func (s *Service) handOn(ctx context.Context, tx *db.Tx, a authz.Actor, c *Case, st Standing, accounts []string) (string, error) {
	people, err := s.fellows(ctx, tx, a, st)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(people, func(p PersonChoice) bool { return len(accounts) == 1 && p.AccountID == accounts[0] })
	if i < 0 {
		return "", errs.E(CodePerson, "只能转给同一单位、有权办理这一步的其他人。", errs.F("accounts", "请从列表中选择一人"))
	}
	here := st.Here
	here.HolderID, here.HolderName = people[i].AccountID, people[i].Name
	if err := putStation(ctx, tx, &here); err != nil {
		return "", err
	}
	if err := saveCase(ctx, tx, c); err != nil { // the rev tells others that it is no longer theirs
		return "", err
	}
	return here.HolderName, tell(ctx, tx, []string{toAccount(here.HolderID)}, "转办给您："+c.Title, a.Name+"转来，请办理。", c.ID, occasion("held", here)+here.HolderID[:8])
}

// copyTo gives the case to others to read. Who has a copy already keeps it.
func (s *Service) copyTo(ctx context.Context, tx *db.Tx, a authz.Actor, c *Case, st Standing, d Decision) (string, error) {
	people, err := s.readers(ctx, tx, a, st)
	if err != nil {
		return "", err
	}
	var names []string
	var rows []Copied
	for _, id := range d.Accounts {
		i := slices.IndexFunc(people, func(p PersonChoice) bool { return p.AccountID == id })
		if i < 0 {
			return "", errs.E(CodePerson, "只能抄送给本事项所经各级单位的人员。", errs.F("accounts", "请从列表中选择"))
		}
		names = append(names, people[i].Name)
		rows = append(rows, Copied{ID: db.NewID(), CaseID: c.ID, AccountID: id, AccountName: people[i].Name, ByName: a.Name, Note: d.Opinion, At: tx.Now()})
	}
	if len(rows) == 0 || len(rows) > 20 {
		return "", errs.E(CodePerson, "请选择1至20人。", errs.F("accounts", "请选择抄送给谁"))
	}
	for _, r := range rows {
		if _, err := tx.NewInsert().Model(&r).On("CONFLICT (case_id, account_id) DO NOTHING").Exec(ctx); err != nil {
			return "", err
		}
		if err := tell(ctx, tx, []string{toAccount(r.AccountID)}, "抄送："+c.Title, a.Name+"抄送给您。", c.ID, "copy"+c.ID); err != nil {
			return "", err
		}
	}
	return strings.Join(names, "、"), saveCase(ctx, tx, c)
}

// leave ends a case's stay at its step.
func (s *Service) leave(ctx context.Context, tx *db.Tx, c Case, st Standing, as StepState) error {
	here := st.Here
	if here.ID == "" {
		return errs.Stale().With(c)
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return err
	}
	today := workday.Of(tx.Now())
	here.State = as
	if as == StepDone {
		here.MetOn = today
	}
	n, _ := cal.WorkdaysBetween(here.StartedOn, today)
	here.Used += n
	if err := putStation(ctx, tx, &here); err != nil {
		return err
	}
	return s.owe(ctx, tx, st.Flow, cal, here)
}

// arrive opens a step: its clock begins, or goes on where a return had stopped it.
func (s *Service) arrive(ctx context.Context, tx *db.Tx, c Case, flow Flow, stop Stop) error {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return err
	}
	all, err := stationsOf(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	step, today := flow.Steps[stop.Step], workday.Of(tx.Now())
	here := Station{CaseID: c.ID, Step: stop.Step, Key: step.Key, Term: step.Term}
	if i := slices.IndexFunc(all, func(o Station) bool { return o.Step == stop.Step }); i >= 0 {
		here = all[i]
	}
	if here.State != StepPaused {
		here.Used, here.HolderID, here.HolderName = 0, "", ""
	}
	here.UnionID, here.CountyID, here.CityID = stop.Union.ID, stop.Union.CountyID, stop.Union.CityID
	here.Permission, here.State, here.OpenedAt, here.StartedOn = step.Need, StepOpen, tx.Now(), today
	here.MetOn, here.RemindedAt, here.EscalatedAt = workday.Date{}, zeroTime, zeroTime
	if step.Term > 0 {
		until := workday.Date{}
		if step.Until != "" {
			pol, err := rulebook.PolicyAt(ctx, tx, stop.Union.ID, today)
			if err != nil {
				return err
			}
			until = pol.MonthDay(step.Until, today.Year())
		}
		due := Clock(step, cal, today, here.Used, until)
		here.DueOn, here.Provisional = due.Date, due.Provisional
	}
	if err := putStation(ctx, tx, &here); err != nil {
		return err
	}
	if err := s.owe(ctx, tx, flow, cal, here); err != nil {
		return err
	}
	if err := s.wind(ctx, tx, cal, here); err != nil {
		return err
	}
	if stop.Step == 0 {
		return nil // the sender is told of what was done, see tellSender
	}
	text := "请在" + here.DueOn.Chinese() + "前办理（内部时限）。"
	if here.DueOn.IsZero() {
		text = "请办理。"
	}
	to := postsAt(stop.Union, step.Need)
	if here.HolderID != "" {
		to = []string{toAccount(here.HolderID)}
	}
	return tell(ctx, tx, to, "待办："+c.Title, text, c.ID, occasion("todo", here))
}

func entry(a authz.Actor, act Act, before *Case, after Case, reason string) audit.Entry {
	e := audit.Entry{
		Actor: a.Audit(), Action: "approval." + string(act), Kind: "approval_case", ID: after.ID, Label: after.Title,
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: after, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}
