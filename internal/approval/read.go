package approval

import (
	"context"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// List is a page of one of the four boxes.
func (s *Service) List(ctx context.Context, a authz.Actor, b Box, f Filter, page httpx.PageQuery) (httpx.Page[CaseLine], error) {
	q := s.DB.Read()
	w, err := s.who(ctx, q, a)
	if err != nil {
		return httpx.Page[CaseLine]{}, err
	}
	p, err := list(ctx, q, b, w, f, page)
	if err != nil {
		return p, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return p, err
	}
	for i := range p.Items {
		l := &p.Items[i]
		flow, _ := FlowOf(l.Flow)
		l.FlowTitle, l.StepTitle = flow.Title, flow.Steps[l.Step].Title
		l.Tone, l.Workdays = toneOf(cal, s.today(), l.DueOn)
		l.Batch = b == BoxTodo && slices.Contains(flow.Steps[l.Step].Acts, Approve)
	}
	return p, nil
}

// Count says how much waits for the actor: the badge, the workbench and the list count alike.
func (s *Service) Count(ctx context.Context, a authz.Actor) (Counts, error) {
	q := s.DB.Read()
	w, err := s.who(ctx, q, a)
	if err != nil {
		return Counts{}, err
	}
	return counts(ctx, q, w)
}

// StepView is a step of a case's way, reached or to come.
type StepView struct {
	Title      string          `json:"title"`
	UnionName  string          `json:"unionName"`
	State      string          `json:"state" enum:"open,done,paused,void,ahead"`
	HolderName string          `json:"holderName"`
	DueOn      workday.Date    `json:"dueOn" doc:"内部时限"`
	Workdays   int             `json:"workdays"`
	Tone       obligation.Tone `json:"tone" enum:"soon,calm"`
	MetOn      workday.Date    `json:"metOn"`
	Delegate   string          `json:"delegate" doc:"已委托给哪个单位审核，空为没有"`
}

// StepChoice is a step to which a case can be returned.
type StepChoice struct {
	Key       string `json:"key"`
	Title     string `json:"title"`
	UnionName string `json:"unionName"`
}

// PartView is a case that is part of another, or the other way round.
type PartView struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	UnionName string `json:"unionName"`
	State     State  `json:"state" enum:"open,returned,withdrawn,joined,approved,rejected"`
}

// CaseDetail is a case with all that whoever decides needs: the matter, its way, and what was said.
type CaseDetail struct {
	Case
	UnionName string       `json:"unionName"`
	FlowTitle string       `json:"flowTitle"`
	Article   string       `json:"article"`
	Form      CaseForm     `json:"form"`
	Steps     []StepView   `json:"steps" nullable:"false"`
	Opinions  []Opinion    `json:"opinions" nullable:"false"`
	Copies    []Copied     `json:"copies" nullable:"false"`
	Parts     []PartView   `json:"parts" nullable:"false" doc:"已汇总进来的"`
	Into      *PartView    `json:"into,omitempty" doc:"已汇总到"`
	Actions   []Act        `json:"actions" nullable:"false"`
	ReturnTo  []StepChoice `json:"returnTo" nullable:"false"`
	ForName   string       `json:"forName" doc:"代谁办理，空为本人"`
	Mandate   string       `json:"mandate" doc:"受哪个单位委托审核，空为本单位的事项"`
}

// visible tells whether somebody may read a case: who sent it and those above, the unions of its way once it has reached
// them, who has had a say, and who was given a copy.
func (s *Service) visible(ctx context.Context, q db.Q, a authz.Actor, w Who, c Case, opinions []Opinion, stations []Station) (bool, error) {
	if authz.Can(a, authz.ApprovalHandle, c.Place()) {
		return true, nil
	}
	for _, one := range stations {
		if slices.ContainsFunc(w.Hands, func(h Hand) bool { return h.carries(one.Permission, one.UnionID) }) {
			return true, nil
		}
	}
	if slices.ContainsFunc(opinions, func(o Opinion) bool { return o.ByID == a.AccountID }) {
		return true, nil
	}
	copies, err := copiesOf(ctx, q, c.ID)
	return slices.ContainsFunc(copies, func(k Copied) bool { return k.AccountID == a.AccountID }), err
}

// seen loads a case that the actor may read.
func (s *Service) seen(ctx context.Context, q db.Q, a authz.Actor, id string) (Standing, Who, []Opinion, []Station, error) {
	var w Who
	c, err := CaseByID(ctx, q, id)
	if err != nil {
		return Standing{}, w, nil, nil, err
	}
	if w, err = s.who(ctx, q, a); err != nil {
		return Standing{}, w, nil, nil, err
	}
	st, opinions, stations, err := s.standing(ctx, q, c)
	if err != nil {
		return st, w, nil, nil, err
	}
	ok, err := s.visible(ctx, q, a, w, c, opinions, stations)
	if err != nil || !ok {
		return st, w, nil, nil, errorOr(err, errs.NotFound(what))
	}
	return st, w, opinions, stations, nil
}

// Show is a case in full.
func (s *Service) Show(ctx context.Context, a authz.Actor, id string) (CaseDetail, error) {
	q := s.DB.Read()
	st, w, opinions, stations, err := s.seen(ctx, q, a, id)
	if err != nil {
		return CaseDetail{}, err
	}
	out := CaseDetail{
		Case: st.Case, FlowTitle: st.Flow.Title, Article: st.Flow.Article, Opinions: opinions, Parts: []PartView{},
		Actions: ActsOf(st, w), ReturnTo: []StepChoice{}, UnionName: st.Route[0].Union.Name,
	}
	if out.Form, err = s.form(ctx, q, a, st.Case); err != nil {
		return out, err
	}
	if out.Copies, err = copiesOf(ctx, q, id); err != nil {
		return out, err
	}
	if out.Steps, err = s.stepViews(ctx, q, st, stations); err != nil {
		return out, err
	}
	if slices.Contains(out.Actions, Return) {
		for _, i := range ReturnTo(st) {
			out.ReturnTo = append(out.ReturnTo, StepChoice{Key: st.Flow.Steps[i].Key, Title: st.Flow.Steps[i].Title, UnionName: st.Route[i].Union.Name})
		}
	}
	for _, act := range []Act{Approve, Consolidate, Return} {
		if h, err := Check(st, act, w); err == nil {
			out.ForName = h.ForName
			if h.Mandate != nil {
				out.Mandate = h.Mandate.Words()
			}
			break
		}
	}
	return out, s.relatives(ctx, q, &out, st)
}

func (s *Service) form(ctx context.Context, q db.Q, a authz.Actor, c Case) (CaseForm, error) {
	f := CaseForm{}
	if chapter := s.Chapters[c.Flow]; chapter.Form != nil {
		var err error
		if f, err = chapter.Form(ctx, q, a, c); err != nil {
			return f, err
		}
	}
	if f.Facts == nil {
		f.Facts = []CaseFact{}
	}
	if f.Tables == nil {
		f.Tables = []FormTable{}
	}
	if f.Told == nil {
		f.Told = []CaseTold{}
	}
	return f, nil
}

func (s *Service) relatives(ctx context.Context, q db.Q, out *CaseDetail, st Standing) error {
	parts, err := childrenOf(ctx, q, out.ID)
	if err != nil {
		return err
	}
	ids := []string{}
	for _, p := range parts {
		ids = append(ids, p.UnionID)
	}
	if st.Parent != nil {
		ids = append(ids, st.Parent.UnionID)
	}
	names, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return err
	}
	for _, p := range parts {
		out.Parts = append(out.Parts, PartView{p.ID, p.Title, names[p.UnionID].Name, p.State})
	}
	if st.Parent != nil {
		out.Into = &PartView{st.Parent.ID, st.Parent.Title, names[st.Parent.UnionID].Name, st.Parent.State}
	}
	return nil
}

// stepViews is the way of a case: of one that is part of another the other's steps, once it has joined.
func (s *Service) stepViews(ctx context.Context, q db.Q, st Standing, stations []Station) ([]StepView, error) {
	if st.Parent != nil {
		more, err := stationsOf(ctx, q, st.Parent.ID)
		if err != nil {
			return nil, err
		}
		for _, one := range more {
			if one.Step > 0 && !slices.ContainsFunc(stations, func(s Station) bool { return s.Step == one.Step }) {
				stations = append(stations, one)
			}
		}
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	ids := []string{}
	for _, one := range stations {
		ids = append(ids, one.UnionID)
	}
	names, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := []StepView{}
	for _, stop := range st.Route {
		i := slices.IndexFunc(stations, func(s Station) bool { return s.Step == stop.Step })
		if stop.Skip && i < 0 {
			continue
		}
		v := StepView{Title: st.Flow.Steps[stop.Step].Title, UnionName: stop.Union.Name, State: "ahead", Tone: obligation.ToneCalm}
		if i >= 0 {
			one := stations[i]
			v.UnionName, v.State, v.HolderName, v.MetOn = names[one.UnionID].Name, string(one.State), one.HolderName, one.MetOn
			v.DueOn = one.DueOn
			if one.State == StepOpen {
				v.Tone, v.Workdays = toneOf(cal, s.today(), one.DueOn)
				if v.Delegate, err = s.delegateOf(ctx, q, st.Flow.Key, one.UnionID); err != nil {
					return nil, err
				}
			}
		}
		if stop.Step == 0 && i < 0 {
			v.State = "done"
			if st.Case.State == Withdrawn {
				v.State = "open"
			}
		}
		out = append(out, v)
	}
	return out, nil
}

// People are those to whom the actor may hand a case on, or copy it.
func (s *Service) People(ctx context.Context, a authz.Actor, id string, act Act) ([]PersonChoice, error) {
	q := s.DB.Read()
	st, w, _, _, err := s.seen(ctx, q, a, id)
	if err != nil {
		return nil, err
	}
	if _, err := Check(st, act, w); err != nil {
		return nil, err
	}
	if act == Transfer {
		return s.fellows(ctx, q, a, st)
	}
	return s.readers(ctx, q, a, st)
}

// May tells whether the actor may do an act to a case now; not to one that they may not read. What they do then is signed
// as papers write it: 李某（代王某）.
func (s *Service) May(ctx context.Context, q db.Q, a authz.Actor, id string, act Act) (signed string, may bool, err error) {
	st, w, _, _, err := s.seen(ctx, q, a, id)
	if errs.Is(err, errs.NotFoundCode) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	hand, refused := Check(st, act, w)
	return hand.opinion(a).Signed(), refused == nil, nil
}
