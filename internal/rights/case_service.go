package rights

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// sender is by whom the audit says that something was sent, commented or taken back: who it was stands in the case, for
// whoever may read it, and of an anonymous one nowhere. An administrator could be the one complained of.
func sender() audit.Actor {
	return audit.Actor{ID: audit.AnonymousID, Name: "提出人", Via: audit.Web}
}

// Sending is what somebody turns to a union with.
type Sending struct {
	Kind           Kind
	Title, Body    string
	Page           string
	Anonymous      bool
	AboutUnionID   string
	AboutAccountID string
}

// ConcernSent is the reply to a sending: who answers, until when, and once the code of an anonymous one.
type ConcernSent struct {
	ID        string       `json:"id" doc:"匿名的为空"`
	Code      string       `json:"code" doc:"匿名的查询码，只显示这一次"`
	UnionName string       `json:"unionName"`
	DueOn     workday.Date `json:"dueOn"`
}

// Send takes in a suggestion, complaint or appeal and hands it to whoever answers.
func (s *Service) Send(ctx context.Context, a authz.Actor, in Sending) (out ConcernSent, err error) {
	in.Title, in.Body = strings.TrimSpace(in.Title), strings.TrimSpace(in.Body)
	if in.Kind == KindSuggestion {
		in.AboutUnionID, in.AboutAccountID = "", ""
	}
	if err := CheckSending(in.Kind, in.Title, in.Body, in.AboutUnionID); err != nil {
		return out, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		own, err := s.ownUnions(ctx, tx, a)
		if err != nil {
			return err
		}
		c := Case{
			ID: db.NewID(), Kind: in.Kind, Title: in.Title, Body: in.Body, Page: PageOf(in.Page, in.Anonymous), SenderID: a.AccountID, SenderName: a.Name,
			FromUnionID: own[0].ID, State: StateOpen, Rev: 1, CreatedAt: tx.Now(),
		}
		if in.Anonymous {
			out.Code = rand.Text()[:20]
			c.SenderID, c.SenderName, c.FromUnionID, c.ReceiptHash = "", "", "", codeHash(out.Code)
		}
		from := own[0].ID
		var refs []string
		if in.AboutUnionID != "" {
			if from, refs, err = s.about(ctx, tx, own, in, &c); err != nil {
				return err
			}
		}
		if err := s.open(ctx, tx, &c, from, refs, a); err != nil {
			return err
		}
		u, err := org.ByID(ctx, tx, c.UnionID)
		out.UnionName, out.DueOn = u.Name, c.DueOn
		if !in.Anonymous {
			out.ID = c.ID
		}
		return err
	})
	return out, err
}

// ownUnions are the unions that an actor may speak about: the employing one (of whoever is engaged, else that of the
// first post), then those above it.
func (s *Service) ownUnions(ctx context.Context, q db.Q, a authz.Actor) ([]org.Union, error) {
	id := ""
	if a.PersonID != "" {
		e, engaged, err := roster.EngagementOn(ctx, q, a.PersonID, s.today())
		if err != nil {
			return nil, err
		}
		if engaged {
			id = e.UnionID
		}
	}
	if id == "" && len(a.Grants) > 0 {
		id = a.Grants[0].UnionID
	}
	if id == "" {
		root, err := org.Root(ctx, q)
		return []org.Union{root}, err
	}
	chain, err := org.Chain(ctx, q, id)
	if err != nil {
		return nil, err
	}
	slices.Reverse(chain)
	return chain, nil
}

// staff are the posts at a union whose holders act for it.
func (s *Service) staff(ctx context.Context, q db.Q, unionID string) ([]identity.PostHolder, error) {
	list, err := identity.HoldersAt(ctx, q, s.today(), unionID)
	return slices.DeleteFunc(list, func(h identity.PostHolder) bool { return h.Grant.Role == authz.RoleInstructor }), err
}

// about finds whom a case is about and so whom it bars: the union's posts, whoever holds them now or later, and the person
// named, by account and by natural person, wherever they go.
func (s *Service) about(ctx context.Context, tx *db.Tx, own []org.Union, in Sending, c *Case) (from string, refs []string, err error) {
	i := slices.IndexFunc(own, func(u org.Union) bool { return u.ID == in.AboutUnionID })
	if i < 0 {
		return "", nil, errs.NotFound("所指的单位")
	}
	u := own[i]
	c.AboutUnionID, c.AboutName = u.ID, u.Name
	holders, err := s.staff(ctx, tx, u.ID)
	if err != nil {
		return "", nil, err
	}
	if u.SuperiorID != "" { // of the province nobody would be left to answer: there it bars whoever is named
		refs = append(refs, u.ID)
		for _, h := range holders {
			refs = append(refs, h.AccountID)
		}
	}
	if in.AboutAccountID == "" {
		return u.ID, refs, nil
	}
	k := slices.IndexFunc(holders, func(h identity.PostHolder) bool { return h.AccountID == in.AboutAccountID })
	if k < 0 {
		return "", nil, errs.E("about_person", "所指的人员不在这个单位的岗位上。", errs.F("aboutAccountId", "请重新选择"))
	}
	c.AboutName = u.Name + "，" + holders[k].Grant.Role.Title() + " " + holders[k].Name
	actor, err := identity.ActorOf(ctx, tx, workday.Of(tx.Now()), in.AboutAccountID)
	if err != nil {
		return "", nil, err
	}
	refs = append(refs, actor.AccountID)
	if actor.PersonID != "" {
		refs = append(refs, actor.PersonID)
	}
	return u.ID, refs, nil
}

// open writes a new case, with all that follows from it.
func (s *Service) open(ctx context.Context, tx *db.Tx, c *Case, from string, refs []string, a authz.Actor) error {
	way, err := s.way(ctx, tx, from)
	if err != nil {
		return err
	}
	barred, err := s.barring(ctx, tx, refs, a.AccountID, way)
	if err != nil {
		return err
	}
	to, ok := Route(way, barred)
	if !ok {
		return errs.Rule("case_nobody", "没有可以答复的上级工会，请联系系统管理员。")
	}
	c.SentOn = workday.Of(tx.Now())
	var bars []bar
	for _, r := range slices.Compact(slices.Sorted(slices.Values(refs))) {
		bars = append(bars, bar{CaseID: c.ID, Ref: r})
	}
	if err := db.InsertAll(ctx, tx, bars); err != nil {
		return err
	}
	want, err := s.term(ctx, tx, c, to)
	if err != nil {
		return err
	}
	if err := db.InsertAll(ctx, tx, []Case{*c}); err != nil {
		return err
	}
	if err := addStep(ctx, tx, *c, StepSent, to.ID, "", ""); err != nil {
		return err
	}
	if err := obligation.Sync(ctx, tx, want); err != nil {
		return err
	}
	if err := s.tellHandlers(ctx, tx, *c, "收到一件"+c.Kind.Title(), "请在"+c.DueOn.Chinese()+"前答复。内容在“意见投诉办理”中查看。", "sent"); err != nil {
		return err
	}
	return audit.Record(ctx, tx, entry(sender(), "rights.case.hand", *c))
}

// entry is what the audit keeps of a case: that something was done at the union that answers, without the text, the sender
// and whom it is about.
func entry(actor audit.Actor, action string, c Case) audit.Entry {
	return audit.Entry{
		Actor: actor, Action: action, Kind: caseTable, ID: c.ID, Label: c.Kind.Title(), UnionID: c.UnionID, CountyID: c.CountyID, CityID: c.CityID,
	}
}

// way are the unions that may answer what comes from or is about a union, with whoever could.
func (s *Service) way(ctx context.Context, q db.Q, unionID string) ([]Stop, error) {
	chain, err := org.Chain(ctx, q, unionID)
	if err != nil {
		return nil, err
	}
	var out []Stop
	for _, u := range Way(chain) {
		stop, err := s.stopAt(ctx, q, u)
		if err != nil {
			return nil, err
		}
		out = append(out, stop)
	}
	return out, nil
}

func (s *Service) stopAt(ctx context.Context, q db.Q, u org.Union) (Stop, error) {
	holders, err := identity.HoldersAt(ctx, q, s.today(), u.ID)
	if err != nil {
		return Stop{}, err
	}
	stop := Stop{Union: u}
	for _, h := range holders {
		if h.Grant.Role.Allows(authz.RightsHandle) && !slices.Contains(stop.Holders, h.AccountID) {
			stop.Holders = append(stop.Holders, h.AccountID)
		}
	}
	return stop, nil
}

// barring tells for the holders along a way whom a case bars.
func (s *Service) barring(ctx context.Context, q db.Q, refs []string, senderID string, way []Stop) (func(string) bool, error) {
	var ids []string
	for _, stop := range way {
		ids = append(ids, stop.Holders...)
	}
	actors, err := identity.ActorsOf(ctx, q, s.today(), slices.Compact(slices.Sorted(slices.Values(ids)))...)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{senderID: true}
	for _, a := range actors {
		if slices.ContainsFunc(Refs(a.AccountID, a.PersonID, a.Grants), func(r string) bool { return slices.Contains(refs, r) }) {
			out[a.AccountID] = true
		}
	}
	return func(id string) bool { return out[id] }, nil
}

// term puts a case into a union's hands and reckons until when it is to be answered there.
func (s *Service) term(ctx context.Context, tx *db.Tx, c *Case, to org.Union) (map[obligation.Subject][]obligation.Want, error) {
	c.UnionID, c.CountyID, c.CityID = to.ID, to.CountyID, to.CityID
	c.Leg, c.LegOn = c.Leg+1, workday.Of(tx.Now())
	return s.want(ctx, tx, c)
}

// want reckons the due day anew and says what the ledger is to hold of a case.
func (s *Service) want(ctx context.Context, tx *db.Tx, c *Case) (map[obligation.Subject][]obligation.Want, error) {
	subject := obligation.Subject{Rule: obligation.RuleComplaint, ID: c.ID}
	if c.State == StateWithdrawn {
		return map[obligation.Subject][]obligation.Want{subject: nil}, nil
	}
	cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
	if err != nil {
		return nil, err
	}
	pol, err := rulebook.PolicyAt(ctx, tx, c.UnionID, c.LegOn)
	if err != nil {
		return nil, err
	}
	want := termOf(c, pol, cal)
	if hidden, err := s.hidden(ctx, tx, *c); err != nil || hidden {
		return map[obligation.Subject][]obligation.Want{subject: nil}, err
	}
	return map[obligation.Subject][]obligation.Want{subject: {want}}, nil
}

// hidden tells whether the ledger keeps no line of a case: somebody whom it bars holds a post at the union that answers and reads
// that union's ledger, and a line that one cannot open would tell. The term runs all the same.
func (s *Service) hidden(ctx context.Context, q db.Q, c Case) (bool, error) {
	refs, err := barsOf(ctx, q, c.ID)
	if err != nil {
		return false, err
	}
	holders, err := identity.HoldersAt(ctx, q, s.today(), c.UnionID)
	if err != nil {
		return false, err
	}
	var ids []string
	for _, h := range holders {
		ids = append(ids, h.AccountID)
	}
	barred, err := s.barring(ctx, q, refs, c.SenderID, []Stop{{Holders: ids}})
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(ids, func(id string) bool { return id != c.SenderID && barred(id) }), nil
}

// termOf reckons until when an open case is to be answered, and says what the ledger is to hold of it.
func termOf(c *Case, pol policy.Policy, cal *workday.Calendar) obligation.Want {
	due := cal.AddWorkdays(c.LegOn, pol.Int(policy.ComplaintDays))
	if c.State == StateOpen {
		c.DueOn = due.Date
	}
	return CaseWant(*c, due.Provisional, pol.Version(), cal.Version())
}

// Reckon is the cases' part in supposing other rules or another calendar: until when those in scope that wait would be to be
// answered. It names nobody, as the ledger does not. Nothing is written.
func (s *Service) Reckon(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar, yield func(map[obligation.Subject][]obligation.Want) error) error {
	var list []Case
	sel := q.NewSelect().Model(&list).Column("id", "sender_id", "union_id", "county_id", "city_id", "leg", "leg_on", "due_on", "state").Where("c.state = ?", StateOpen).OrderExpr("c.id")
	if err := scope.Where(sel, authz.PlaceOf("c")).Scan(ctx); err != nil {
		return fmt.Errorf("read open cases: %w", err)
	}
	wanted := map[obligation.Subject][]obligation.Want{}
	for _, c := range list {
		if hidden, err := s.hidden(ctx, q, c); err != nil {
			return err
		} else if hidden {
			continue
		}
		wanted[obligation.Subject{Rule: obligation.RuleComplaint, ID: c.ID}] = []obligation.Want{termOf(&c, book.At(c.UnionID, c.LegOn), cal)}
	}
	return yield(wanted)
}

// readers are the accounts that may answer a case today.
func (s *Service) readers(ctx context.Context, tx *db.Tx, c Case) ([]string, error) {
	u, err := org.ByID(ctx, tx, c.UnionID)
	if err != nil {
		return nil, err
	}
	stop, err := s.stopAt(ctx, tx, u)
	if err != nil {
		return nil, err
	}
	refs, err := barsOf(ctx, tx, c.ID)
	if err != nil {
		return nil, err
	}
	barred, err := s.barring(ctx, tx, refs, c.SenderID, []Stop{stop})
	return slices.DeleteFunc(stop.Holders, barred), err
}

// tellHandlers writes to the accounts that may read the case, not to the post: one who holds the post may be barred.
func (s *Service) tellHandlers(ctx context.Context, tx *db.Tx, c Case, title, body, occasion string) error {
	ids, err := s.readers(ctx, tx, c)
	if err != nil {
		return err
	}
	var list []notify.Notice
	for _, id := range ids {
		list = append(list, notify.Notice{
			Recipient: notify.ToAccount(id), Title: title, Body: body, Kind: "rights_case", RecordID: c.ID, Dedup: "rights:" + occasion + ":" + c.ID + ":" + c.LegOn.String(),
		})
	}
	return notify.Tell(ctx, tx, list...)
}

func tellSender(ctx context.Context, tx *db.Tx, c Case, title, body string) error {
	if c.Anonymous() {
		return nil
	}
	return notify.Tell(ctx, tx, notify.Notice{Recipient: notify.ToAccount(c.SenderID), Title: title, Body: body, Kind: "rights_own", RecordID: c.ID})
}

// changeHandled lets one who answers change a case.
func (s *Service) changeHandled(ctx context.Context, a authz.Actor, id string, rev int64, fn func(context.Context, *db.Tx, *Case) error) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, caseTable, id); err != nil {
			return err
		}
		c, err := handledCase(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if c.Rev != rev {
			return errs.Stale()
		}
		return fn(ctx, tx, &c)
	})
}

// Answer closes a case with its answer, and meets the term.
func (s *Service) Answer(ctx context.Context, a authz.Actor, id string, rev int64, text string) error {
	return s.changeHandled(ctx, a, id, rev, func(ctx context.Context, tx *db.Tx, c *Case) error {
		if err := CheckAnswer(*c, text); err != nil {
			return err
		}
		c.State, c.Answer, c.AnsweredOn, c.AnsweredName = StateAnswered, strings.TrimSpace(text), workday.Of(tx.Now()), a.Name
		if err := saveCase(ctx, tx, c, rev); err != nil {
			return err
		}
		want, err := s.want(ctx, tx, c)
		if err != nil {
			return err
		}
		if err := obligation.Sync(ctx, tx, want); err != nil {
			return err
		}
		if err := addStep(ctx, tx, *c, StepAnswered, c.UnionID, a.Name, ""); err != nil {
			return err
		}
		if err := tellSender(ctx, tx, *c, "您提出的"+c.Kind.Title()+"已答复", "可以评价一次；不满意的，可以向上一级申诉。"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, entry(a.Audit(), "rights.case.resolve", *c))
	})
}

// Reroute hands a case to another union by hand, with a note, and never to the one that it is about or below it.
func (s *Service) Reroute(ctx context.Context, a authz.Actor, id string, rev int64, unionID, note string) error {
	if err := errs.Fields(length("note", note, 2, 200)...); err != nil {
		return err
	}
	return s.changeHandled(ctx, a, id, rev, func(ctx context.Context, tx *db.Tx, c *Case) error {
		if c.State != StateOpen {
			return errs.Rule("case_closed", "这件已经办结，不能转办。")
		}
		list, err := s.targets(ctx, tx, *c)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(u org.Union) bool { return u.ID == unionID })
		if i < 0 {
			return errs.E("case_target", "不能转给这个单位：被投诉、申诉的单位及其下级，没有人可以办理的单位，都不能转。", errs.F("unionId", "请重新选择"))
		}
		return s.pass(ctx, tx, c, list[i], StepRerouted, a, strings.TrimSpace(note))
	})
}

// pass puts an open case into another union's hands.
func (s *Service) pass(ctx context.Context, tx *db.Tx, c *Case, to org.Union, act StepAct, a authz.Actor, note string) error {
	from := c.UnionID
	want, err := s.term(ctx, tx, c, to)
	if err != nil {
		return err
	}
	if err := saveCase(ctx, tx, c, c.Rev); err != nil {
		return err
	}
	if err := obligation.Sync(ctx, tx, want); err != nil {
		return err
	}
	if err := addStep(ctx, tx, *c, act, from, a.Name, note); err != nil {
		return err
	}
	title, action := "转来一件"+c.Kind.Title(), "rights.case.pass"
	if act == StepRaised {
		title, action = "一件"+c.Kind.Title()+"超过时限未答复，已提级办理", "rights.case.raise"
	}
	if err := s.tellHandlers(ctx, tx, *c, title, "请在"+c.DueOn.Chinese()+"前答复。", "passed"); err != nil {
		return err
	}
	if err := tellSender(ctx, tx, *c, "您提出的"+c.Kind.Title()+"已转由"+to.Name+"办理", "将在"+c.DueOn.Chinese()+"前答复。"); err != nil {
		return err
	}
	return audit.Record(ctx, tx, entry(a.Audit(), action, *c))
}

// targets are the unions to which a case may be handed: those above what it is about, or, when it is about none, those
// above whoever has it and right below; where somebody may read it.
func (s *Service) targets(ctx context.Context, q db.Q, c Case) ([]org.Union, error) {
	var way []Stop
	var err error
	if c.AboutUnionID != "" {
		way, err = s.way(ctx, q, c.AboutUnionID)
	} else {
		way, err = s.way(ctx, q, c.UnionID)
	}
	if err != nil {
		return nil, err
	}
	if c.AboutUnionID == "" {
		below, err := org.Children(ctx, q, c.UnionID)
		if err != nil {
			return nil, err
		}
		for _, u := range below {
			if u.Tier == org.TierBase {
				continue
			}
			stop, err := s.stopAt(ctx, q, u)
			if err != nil {
				return nil, err
			}
			way = append(way, stop)
		}
	}
	refs, err := barsOf(ctx, q, c.ID)
	if err != nil {
		return nil, err
	}
	barred, err := s.barring(ctx, q, refs, c.SenderID, way)
	if err != nil {
		return nil, err
	}
	out := []org.Union{}
	for _, stop := range way {
		if stop.Union.ID != c.UnionID && slices.ContainsFunc(stop.Holders, func(id string) bool { return !barred(id) }) {
			out = append(out, stop.Union)
		}
	}
	return out, nil
}
