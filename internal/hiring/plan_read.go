package hiring

import (
	"context"
	"slices"
	"time"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// PlanLine is a plan in a table, or a union that has none yet.
type PlanLine struct {
	UnionID    string   `json:"unionId"`
	UnionName  string   `json:"unionName"`
	Tier       org.Tier `json:"tier" enum:"city,county"`
	CityID     string   `json:"cityId"`
	CityName   string   `json:"cityName"`
	StateTitle string   `json:"stateTitle"`
	Plan       *Plan    `json:"plan,omitempty" doc:"空为尚未拟定"`
	CityMark   string   `json:"cityMark" doc:"市级审核数相对申报数"`
	ProvMark   string   `json:"provMark" doc:"省级核定数相对市级审核数"`
	Overdue    bool     `json:"overdue" doc:"已过期限尚未上报"`
}

// PlanBoard is a year's plans within the actor's scope, in the order of administrative codes.
type PlanBoard struct {
	Year    int          `json:"year"`
	Today   workday.Date `json:"today"`
	DueOn   workday.Date `json:"dueOn" doc:"县级上报期限"`
	Rolls   bool         `json:"rolls" doc:"上报期限遇休息日顺延"`
	Active  bool         `json:"active" doc:"该年度的计划在系统内上报，逾期会计入应办事项"`
	Lines   []PlanLine   `json:"lines" nullable:"false"`
	Totals  boardTotals  `json:"totals"`
	Missing int          `json:"missing" doc:"尚未上报的县（市、区）"`
	Late    int          `json:"late" doc:"迟报的"`
	Drafts  []PlanBegin  `json:"drafts" nullable:"false" doc:"可以拟定的计划"`
}

// PlanBegin is a plan that the actor may begin.
type PlanBegin struct {
	UnionID   string   `json:"unionId"`
	UnionName string   `json:"unionName"`
	Kind      PlanKind `json:"kind" enum:"annual,extra"`
	Title     string   `json:"title"`
}

// Board is the year's plans.
func (s *PlanService) Board(ctx context.Context, a authz.Actor, year int) (PlanBoard, error) {
	q, today := s.DB.Read(), s.today()
	if year == 0 {
		year = today.Year() + 1
	}
	if year < 2020 || year > today.Year()+1 {
		return PlanBoard{}, errs.E(CodePlanYear, "没有这一年度的计划。", errs.F("year", "请核对年度"))
	}
	out := PlanBoard{Year: year, Today: today, Lines: []PlanLine{}, Drafts: []PlanBegin{}}
	root, err := org.Root(ctx, q)
	if err != nil {
		return out, err
	}
	book, err := rulebook.OpenBook(ctx, q, []string{root.ID})
	if err != nil {
		return out, err
	}
	pol := book.At(root.ID, today)
	cal, err := rulebook.CalendarAt(ctx, q, s.DB.Now())
	if err != nil {
		return out, err
	}
	terms := planRules(book.Of(root.ID), year, today)
	out.DueOn, out.Rolls = PlanDue(terms, year, cal).Date, terms.Bool(policy.RollFixedLimits)
	// What was due before the chapter was on is nobody's delay here, and who has no plan then is left out.
	out.Active = pol.ChapterOn("hiring") && !out.DueOn.Before(pol.Day(policyHiring))
	scope := a.Scope(authz.PlanRead)
	units, err := planUnits(ctx, q, scope)
	if err != nil {
		return out, err
	}
	plans, err := plansOf(ctx, q, scope, year)
	if err != nil {
		return out, err
	}
	for i, p := range plans {
		plans[i] = p.seenBy(a)
	}
	out.Totals = boardTotalsOf(plans)
	cities, err := citiesOf(ctx, q, units)
	if err != nil {
		return out, err
	}
	for _, u := range units {
		own := plansOfUnion(plans, u.ID)
		for i := range own {
			out.Lines = append(out.Lines, planLine(u, cities, &own[i], out.DueOn, today))
			if own[i].LateDays > 0 {
				out.Late++
			}
		}
		if out.Active && !slices.ContainsFunc(own, func(p Plan) bool { return p.Kind == PlanAnnual }) {
			out.Lines = append(out.Lines, planLine(u, cities, nil, out.DueOn, today))
		}
		if u.Tier == org.TierCounty && !slices.ContainsFunc(own, func(p Plan) bool { return p.Kind == PlanAnnual && !p.FirstSubmittedAt.IsZero() }) {
			out.Missing++
		}
		if ownDraft(a, u.ID) == nil {
			out.Drafts = append(out.Drafts, mayBegin(u, year, own, today)...)
		}
	}
	return out, nil
}

func plansOfUnion(plans []Plan, unionID string) []Plan {
	var out []Plan
	for _, p := range plans {
		if p.UnionID == unionID {
			out = append(out, p)
		}
	}
	return out
}

func mayBegin(u org.Union, year int, own []Plan, today workday.Date) []PlanBegin {
	var out []PlanBegin
	for _, kind := range []PlanKind{PlanAnnual, PlanExtra} {
		if CheckBegin(u, kind, year, own, today) != nil {
			continue
		}
		title := kind.Title()
		if kind == PlanAnnual && len(own) > 0 {
			title = "再汇总一批"
		}
		out = append(out, PlanBegin{UnionID: u.ID, UnionName: u.Name, Kind: kind, Title: title})
	}
	return out
}

func citiesOf(ctx context.Context, q db.Q, units []org.Union) (map[string]string, error) {
	ids := []string{}
	for _, u := range units {
		if u.CityID != "" && !slices.Contains(ids, u.CityID) {
			ids = append(ids, u.CityID)
		}
	}
	found, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for id, u := range found {
		out[id] = u.Name
	}
	return out, nil
}

func planLine(u org.Union, cities map[string]string, p *Plan, due, today workday.Date) PlanLine {
	l := PlanLine{UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CityID: u.CityID, CityName: cities[u.CityID], Plan: p, StateTitle: "未拟定"}
	county := u.Tier == org.TierCounty
	if p == nil {
		l.Overdue = county && due.Before(today)
		return l
	}
	l.StateTitle = p.State.Title()
	l.Overdue = county && p.FirstSubmittedAt.IsZero() && !p.DueOn.IsZero() && p.DueOn.Before(today)
	if county {
		l.CityMark = Change(p.CityStands(), p.Requested)
	}
	if p.ProvinceNumber != nil {
		l.ProvMark = Change(*p.ProvinceNumber, p.CityStands())
	}
	return l
}

// PlanView is a plan with what belongs to it.
type PlanView struct {
	PlanLine
	Title      string       `json:"title"`
	Article    string       `json:"article"`
	SuperiorTo string       `json:"superiorTo" doc:"上报给"`
	Parts      []PlanLine   `json:"parts" nullable:"false" doc:"已汇总的县（市、区）计划"`
	Waiting    []PlanLine   `json:"waiting" nullable:"false" doc:"已上报、等待汇总的"`
	Missing    []string     `json:"missing" nullable:"false" doc:"尚未上报的县（市、区）"`
	Totals     planTotals   `json:"totals"`
	Into       *PlanRef     `json:"into,omitempty"`
	Returned   *PlanReturn  `json:"returned,omitempty" doc:"退回修改的，由谁因何退回"`
	Today      workday.Date `json:"today"`
	LateNow    int          `json:"lateNow" doc:"此刻上报会迟几天"`
	Quota      QuotaFigures `json:"quota" doc:"本单位今日的员额"`
	Suggested  string       `json:"suggested" doc:"批复文号的建议：接着本年度最近的文号，须核对"`
	Remark     string       `json:"remark" doc:"已填的批复文号有什么要核对的"`
	Actions    []string     `json:"actions" nullable:"false" doc:"edit、submit、review、weigh、scan、reply"`
	ScanURL    string       `json:"scanUrl"`
}

// PlanReturn is why a plan came back.
type PlanReturn struct {
	By      string    `json:"by"`
	Opinion string    `json:"opinion"`
	At      time.Time `json:"at"`
}

// PlanRef leads to another plan.
type PlanRef struct {
	ID        string `json:"id" doc:"空为不在您管辖范围内"`
	UnionName string `json:"unionName"`
	Title     string `json:"title"`
}

// Show is a plan in full.
func (s *PlanService) Show(ctx context.Context, a authz.Actor, id string) (PlanView, error) {
	q, today := s.DB.Read(), s.today()
	p, err := planByID(ctx, q, a.Scope(authz.PlanRead), id)
	if err != nil {
		return PlanView{}, err
	}
	p = p.seenBy(a)
	chain, err := org.Chain(ctx, q, p.UnionID)
	if err != nil {
		return PlanView{}, err
	}
	u, cities := chain[len(chain)-1], map[string]string{}
	out := PlanView{
		Parts: []PlanLine{}, Waiting: []PlanLine{}, Missing: []string{}, Article: "第六条第（一）项", Title: planTitle(p, u.Name), Today: today, SuperiorTo: chain[0].Name,
		LateNow: 0, Actions: []string{},
	}
	for _, above := range chain[:len(chain)-1] {
		if above.Tier == org.TierCity {
			out.SuperiorTo = above.Name
			cities[above.ID] = above.Name
		}
	}
	out.PlanLine = planLine(u, cities, &p, p.DueOn, today)
	if p.FirstSubmittedAt.IsZero() {
		out.LateNow = LateDays(p.DueOn, s.DB.Now())
	}
	book, err := readBook(ctx, q, today)
	if err != nil {
		return out, err
	}
	out.Quota = book.own[p.UnionID].settle()
	if p.State == PlanReturned {
		o, found, err := approval.LastSaid(ctx, q, p.CaseID, approval.Return)
		if err != nil {
			return out, err
		}
		if found {
			out.Returned = &PlanReturn{By: o.UnionName + " " + o.Signed(), Opinion: o.Opinion, At: o.At}
		}
	}
	if p.ScanBlob != "" {
		out.ScanURL = "/api/hiring/plans/" + p.ID + "/scan"
	}
	if err := s.relatives(ctx, q, a, &out, p, u); err != nil {
		return out, err
	}
	if out.Actions, err = s.actions(ctx, q, a, p); err != nil {
		return out, err
	}
	if !slices.Contains(out.Actions, "weigh") {
		return out, nil
	}
	if p.Document == "" {
		papers, err := documents(ctx, q, workday.New(today.Year()-1, time.January, 1))
		if err != nil {
			return out, err
		}
		out.Suggested = NextDocument(papers, today.Year())
		return out, nil
	}
	other, err := otherPaper(ctx, q, p.Document, p.ID)
	out.Remark = documentRemark(p.Document, other)
	return out, err
}

// relatives adds the counties' plans to a city's, and the city's to a county's, which leads there only who may read it.
func (s *PlanService) relatives(ctx context.Context, q db.Q, a authz.Actor, out *PlanView, p Plan, u org.Union) error {
	all := []Plan{p}
	defer func() { out.Totals = totalsOf(all) }()
	if p.IntoID != "" {
		whole, err := planByID(ctx, q, authz.Everything(), p.IntoID)
		if err != nil {
			return err
		}
		at, err := org.ByID(ctx, q, whole.UnionID)
		if err != nil {
			return err
		}
		out.Into = &PlanRef{UnionName: at.Name, Title: planTitle(whole, at.Name)}
		if a.Scope(authz.PlanRead).Covers(whole.Place()) {
			out.Into.ID = whole.ID
		}
	}
	if p.Tier != org.TierCity {
		return nil
	}
	city := authz.Scope{Cities: []string{u.ID}}
	units, err := planUnits(ctx, q, city)
	if err != nil {
		return err
	}
	plans, err := plansOf(ctx, q, city, p.Year)
	if err != nil {
		return err
	}
	for _, unit := range units {
		if unit.Tier != org.TierCounty {
			continue
		}
		sent := false
		for _, one := range plansOfUnion(plans, unit.ID) {
			one = one.seenBy(a)
			line := planLine(unit, nil, &one, one.DueOn, s.today())
			switch {
			case one.IntoID == p.ID:
				out.Parts = append(out.Parts, line)
				all = append(all, one)
			case one.Kind == p.Kind && one.State == PlanSubmitted && CheckEdit(p) == nil:
				out.Waiting = append(out.Waiting, line)
			}
			sent = sent || one.Kind == PlanAnnual && (one.State == PlanSubmitted || one.State == PlanGathered || one.State == PlanDecided)
		}
		if !sent && p.Kind == PlanAnnual {
			out.Missing = append(out.Missing, unit.Name)
		}
	}
	return nil
}

func (s *PlanService) actions(ctx context.Context, q db.Q, a authz.Actor, p Plan) ([]string, error) {
	out := []string{}
	own := ownDraft(a, p.UnionID) == nil
	if own && CheckEdit(p) == nil {
		out = append(out, "edit", "submit")
	}
	if own {
		out = append(out, "scan")
	}
	if p.Tier == org.TierCounty && atStep(a, p.CityID) == nil {
		open := p.State == PlanSubmitted
		if p.State == PlanGathered {
			whole, err := planByID(ctx, q, authz.Everything(), p.IntoID)
			if err != nil {
				return nil, err
			}
			open = CheckEdit(whole) == nil
		}
		if open {
			out = append(out, "review")
		}
	}
	root, err := org.Root(ctx, q)
	if err != nil {
		return nil, err
	}
	if p.State == PlanSubmitted && p.beforeProvince() && atStep(a, root.ID) == nil {
		out = append(out, "weigh")
	}
	if p.State == PlanDecided && p.IntoID == "" {
		out = append(out, "reply")
	}
	return out, nil
}
