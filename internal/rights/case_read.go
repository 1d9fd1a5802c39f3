package rights

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// ConcernView is a case as its sender reads it, or whoever answers.
type ConcernView struct {
	Case

	KindTitle  string          `json:"kindTitle"`
	UnionID    string          `json:"unionId" doc:"由谁答复"`
	UnionName  string          `json:"unionName" doc:"由谁答复"`
	Overdue    bool            `json:"overdue" doc:"超过内部时限"`
	Anonymous  bool            `json:"anonymous"`
	SenderName string          `json:"senderName" doc:"只有答复人看得到，匿名的为空"`
	FromName   string          `json:"fromName" doc:"提出人所在单位，匿名的为空"`
	AppealID   string          `json:"appealId" doc:"就这个答复提出的申诉，只有提出人看得到"`
	Original   *CaseOriginal   `json:"original,omitempty" doc:"申诉所针对的那一件"`
	Files      []CaseFile      `json:"files" nullable:"false"`
	Steps      []ConcernStep   `json:"steps" nullable:"false"`
	Targets    []ConcernTarget `json:"targets" nullable:"false" doc:"可以转给谁"`
	Actions    []string        `json:"actions" nullable:"false" doc:"answer、reroute；attach、comment、withdraw、appeal"`
}

// CaseOriginal is what an appeal is against.
type CaseOriginal struct {
	Kind       Kind         `json:"kind" enum:"suggestion,complaint,appeal"`
	KindTitle  string       `json:"kindTitle"`
	Body       string       `json:"body"`
	UnionName  string       `json:"unionName"`
	Answer     string       `json:"answer"`
	AnsweredOn workday.Date `json:"answeredOn"`
	Comment    string       `json:"comment"`
	Files      []CaseFile   `json:"files" nullable:"false"`
}

// ConcernTarget is a union to which a case can be handed.
type ConcernTarget struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func (s *Service) view(ctx context.Context, q db.Q, c Case) (ConcernView, error) {
	u, err := org.ByID(ctx, q, c.UnionID)
	if err != nil {
		return ConcernView{}, err
	}
	v := ConcernView{
		Case: c, KindTitle: c.Kind.Title(), UnionID: u.ID, UnionName: u.Name, Anonymous: c.Anonymous(), Targets: []ConcernTarget{}, Actions: []string{},
		Overdue: c.State == StateOpen && c.DueOn.Before(s.today()),
	}
	if v.Files, err = filesOf(ctx, q, c.ID); err != nil {
		return v, err
	}
	if v.Steps, err = stepsOf(ctx, q, c.ID); err != nil || c.OfID == "" {
		return v, err
	}
	o, err := caseByID(ctx, q, c.OfID)
	if err != nil {
		return v, err
	}
	files, err := filesOf(ctx, q, o.ID)
	if err != nil {
		return v, err
	}
	by, err := org.ByID(ctx, q, o.UnionID)
	v.Original = &CaseOriginal{
		Files: files, Kind: o.Kind, KindTitle: o.Kind.Title(), Body: o.Body, UnionName: by.Name, Answer: o.Answer, AnsweredOn: o.AnsweredOn, Comment: o.Comment,
	}
	return v, err
}

// sentView is a case as its sender reads it.
func (s *Service) sentView(ctx context.Context, q db.Q, c Case) (ConcernView, error) {
	v, err := s.view(ctx, q, c)
	if err != nil {
		return v, err
	}
	if v.AppealID, err = appealed(ctx, q, c.ID); err != nil {
		return v, err
	}
	by, err := org.ByID(ctx, q, c.UnionID)
	v.Actions = senderActs(c, by.SuperiorID == "", v.AppealID != "")
	return v, err
}

// Sent is one of the actor's own cases.
func (s *Service) Sent(ctx context.Context, a authz.Actor, id string) (ConcernView, error) {
	q := s.DB.Read()
	c, err := ownCase(ctx, q, a, id)
	if err != nil {
		return ConcernView{}, err
	}
	return s.sentView(ctx, q, c)
}

// Receipt is what the code of an anonymous case opens: that case, and the appeals that followed.
func (s *Service) Receipt(ctx context.Context, code string) ([]ConcernView, error) {
	q := s.DB.Read()
	list, err := receiptCases(ctx, q, code)
	if err != nil {
		return nil, err
	}
	out := make([]ConcernView, len(list))
	for i, c := range list {
		if out[i], err = s.sentView(ctx, q, c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Handled is a case as whoever answers reads it.
func (s *Service) Handled(ctx context.Context, a authz.Actor, id string) (ConcernView, error) {
	q := s.DB.Read()
	c, err := handledCase(ctx, q, a, id)
	if err != nil {
		return ConcernView{}, err
	}
	v, err := s.view(ctx, q, c)
	if err != nil {
		return v, err
	}
	v.SenderName = c.SenderName
	if c.FromUnionID != "" {
		from, err := org.ByID(ctx, q, c.FromUnionID)
		if err != nil {
			return v, err
		}
		v.FromName = from.Name
	}
	if c.State != StateOpen {
		return v, nil
	}
	v.Actions = append(v.Actions, "answer")
	list, err := s.targets(ctx, q, c)
	for _, u := range list {
		v.Targets = append(v.Targets, ConcernTarget{u.ID, u.Name})
	}
	if len(list) > 0 {
		v.Actions = append(v.Actions, "reroute")
	}
	return v, err
}

// ConcernLine is a case in a list.
type ConcernLine struct {
	ID         string       `json:"id"`
	Kind       Kind         `json:"kind" enum:"suggestion,complaint,appeal"`
	KindTitle  string       `bun:"-" json:"kindTitle"`
	Title      string       `json:"title"`
	UnionName  string       `json:"unionName"`
	SenderName string       `json:"senderName" doc:"匿名的、本人的清单中为空"`
	Anonymous  bool         `bun:"-" json:"anonymous"`
	State      State        `json:"state" enum:"open,answered,withdrawn"`
	SentOn     workday.Date `json:"sentOn"`
	DueOn      workday.Date `json:"dueOn"`
	AnsweredOn workday.Date `json:"answeredOn"`
	Overdue    bool         `bun:"-" json:"overdue"`
}

// CaseFilter narrows a list of cases.
type CaseFilter struct {
	Kind  Kind  `query:"kind" enum:"suggestion,complaint,appeal"`
	State State `query:"state" enum:"open,answered,withdrawn"`
}

// SentList are the actor's own cases, the latest first.
func (s *Service) SentList(ctx context.Context, a authz.Actor, page httpx.PageQuery) (httpx.Page[ConcernLine], error) {
	return s.list(ctx, func(q *bun.SelectQuery) *bun.SelectQuery { return sentBy(q, a) }, CaseFilter{}, page, false)
}

// HandledList are the cases that the actor answers or has answered, the latest first.
func (s *Service) HandledList(ctx context.Context, a authz.Actor, f CaseFilter, page httpx.PageQuery) (httpx.Page[ConcernLine], error) {
	return s.list(ctx, func(q *bun.SelectQuery) *bun.SelectQuery { return handled(q, a) }, f, page, true)
}

func (s *Service) list(ctx context.Context, narrow func(*bun.SelectQuery) *bun.SelectQuery, f CaseFilter, page httpx.PageQuery, names bool) (httpx.Page[ConcernLine], error) {
	var none httpx.Page[ConcernLine]
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	q := s.DB.Read()
	sel := narrow(q.NewSelect().TableExpr("rights_case AS c").Join("JOIN org_union AS u ON u.id = c.union_id"))
	if f.Kind != "" {
		sel = sel.Where("c.kind = ?", f.Kind)
	}
	if f.State != "" {
		sel = sel.Where("c.state = ?", f.State)
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel.Clone()); err != nil {
		return none, err
	}
	order := "c.id DESC"
	switch {
	case len(at.Keys) == 0:
	case at.Back:
		sel, order = sel.Where("c.id > ?", at.Keys[0]), "c.id"
	default:
		sel = sel.Where("c.id < ?", at.Keys[0])
	}
	var rows []ConcernLine
	err = sel.ColumnExpr("c.id, c.kind, c.title, u.name AS union_name, c.sender_name, c.state, c.sent_on, c.due_on, c.answered_on").
		OrderExpr(order).Limit(int64(page.Limit)+1).Scan(ctx, &rows)
	if err != nil {
		return none, fmt.Errorf("list cases: %w", err)
	}
	for i := range rows {
		r := &rows[i]
		r.KindTitle, r.Overdue, r.Anonymous = r.Kind.Title(), r.State == StateOpen && r.DueOn.Before(s.today()), names && r.SenderName == ""
		if !names {
			r.SenderName = ""
		}
	}
	return httpx.Paginate(rows, at, page.Limit, total, func(l ConcernLine) []string { return []string{l.ID} }), nil
}

// Waiting counts the open cases that the actor may answer.
func (s *Service) Waiting(ctx context.Context, a authz.Actor) (int, error) {
	q := s.DB.Read()
	n, _, err := db.CountUpTo(ctx, q, handled(q.NewSelect().TableExpr("rights_case AS c").Where("c.state = ?", StateOpen), a))
	return n, err
}

// ConcernForm is what somebody is offered who turns to a union: whom it can be about, and who will answer.
type ConcernForm struct {
	Days   int            `json:"days" doc:"几个工作日内答复（内部时限）"`
	UnitBy string         `json:"unitBy" doc:"意见建议由谁答复"`
	About  []ConcernAbout `json:"about" nullable:"false"`
}

// ConcernAbout is a union that a complaint or an appeal can be about.
type ConcernAbout struct {
	UnionID    string          `json:"unionId"`
	Name       string          `json:"name"`
	AnsweredBy string          `json:"answeredBy" doc:"所指为这个单位时由谁答复；名单上的人看不到"`
	People     []ConcernPerson `json:"people" nullable:"false"`
}

// ConcernPerson is one who holds a post there.
type ConcernPerson struct {
	AccountID  string `json:"accountId"`
	Name       string `json:"name"`
	Title      string `json:"title"`
	AnsweredBy string `json:"answeredBy" doc:"所指为这个人时由谁答复"`
}

// Form is what the actor is offered.
func (s *Service) Form(ctx context.Context, a authz.Actor) (ConcernForm, error) {
	q := s.DB.Read()
	out := ConcernForm{About: []ConcernAbout{}}
	own, err := s.ownUnions(ctx, q, a)
	if err != nil {
		return out, err
	}
	pol, err := rulebook.PolicyAt(ctx, q, own[0].ID, s.today())
	if err != nil {
		return out, err
	}
	out.Days = pol.Int(policy.ComplaintDays)
	answers := func(unionID string, refs []string) (string, error) {
		way, err := s.way(ctx, q, unionID)
		if err != nil {
			return "", err
		}
		barred, err := s.barring(ctx, q, refs, a.AccountID, way)
		if err != nil {
			return "", err
		}
		u, _ := Route(way, barred)
		return u.Name, nil
	}
	if out.UnitBy, err = answers(own[0].ID, nil); err != nil {
		return out, err
	}
	for _, u := range own {
		holders, err := s.staff(ctx, q, u.ID)
		if err != nil {
			return out, err
		}
		unit := ConcernAbout{UnionID: u.ID, Name: u.Name, People: []ConcernPerson{}}
		var refs []string
		if u.SuperiorID != "" {
			refs = append(refs, u.ID)
			for _, h := range holders {
				refs = append(refs, h.AccountID)
			}
		}
		if unit.AnsweredBy, err = answers(u.ID, refs); err != nil {
			return out, err
		}
		for _, h := range holders {
			if h.AccountID == a.AccountID {
				continue
			}
			if i := slices.IndexFunc(unit.People, func(p ConcernPerson) bool { return p.AccountID == h.AccountID }); i >= 0 {
				unit.People[i].Title += "、" + h.Grant.Role.Title()
				continue
			}
			by, err := answers(u.ID, append(slices.Clone(refs), h.AccountID))
			if err != nil {
				return out, err
			}
			unit.People = append(unit.People, ConcernPerson{h.AccountID, h.Name, h.Grant.Role.Title(), by})
		}
		out.About = append(out.About, unit)
	}
	return out, nil
}

// ConcernFigures are the numbers of a year, by the union that answers.
type ConcernFigures struct {
	Year  int           `json:"year"`
	Kinds []string      `json:"kinds" nullable:"false"`
	Rows  []ConcernUnit `json:"rows" nullable:"false"`
	Sum   ConcernUnit   `json:"sum"`
}

// Figures counts the cases of a year at the actor's union and below, in the order of administrative codes: without those that bar
// the actor, since a count that is larger than the list would tell.
func (s *Service) Figures(ctx context.Context, a authz.Actor, year int) (ConcernFigures, error) {
	q := s.DB.Read()
	out := ConcernFigures{Year: year, Kinds: []string{}}
	for _, k := range Kinds {
		out.Kinds = append(out.Kinds, k.Title())
	}
	var list []Case
	err := a.Scope(authz.RightsHandle).Where(unbarred(q.NewSelect().Model(&list), a), authz.PlaceOf("c")).Where("c.state <> ?", StateWithdrawn).
		Where("c.sent_on BETWEEN ? AND ?", workday.New(year, 1, 1), workday.New(year, 12, 31)).Scan(ctx)
	if err != nil {
		return out, fmt.Errorf("count cases: %w", err)
	}
	cal, err := rulebook.CalendarAt(ctx, q, s.DB.Now())
	if err != nil {
		return out, err
	}
	byUnion := map[string]*Tally{}
	var ids []string
	for _, c := range list {
		t := byUnion[c.UnionID]
		if t == nil {
			t = &Tally{Kinds: map[Kind]int{}}
			byUnion[c.UnionID] = t
			ids = append(ids, c.UnionID)
		}
		t.Kinds[c.Kind]++
		end := s.today()
		if c.State == StateAnswered {
			n, _ := cal.WorkdaysBetween(c.SentOn, c.AnsweredOn)
			t.Answered, end = append(t.Answered, n), c.AnsweredOn
		}
		if c.DueOn.Before(end) {
			t.Late++
		}
	}
	unions, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return out, err
	}
	var tallies []Tally
	for id, t := range byUnion {
		t.Union = unions[id]
		tallies = append(tallies, *t)
	}
	slices.SortFunc(tallies, func(a, b Tally) int { return compareUnions(a.Union, b.Union) })
	out.Rows, out.Sum = Figures(tallies)
	return out, nil
}
