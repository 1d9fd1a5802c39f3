package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// planned is the city whose plans go through the system: this year's was decided last December, next year's is on its
// way. Its county without a plan is the one that the demonstration signs in to.
const planned = "苏州市总工会"

// The cities' next plans, where they have not just come before the province; with those behind, the counties' wait.
var cityPlans = map[string]hiring.PlanState{
	"盐城市总工会": hiring.PlanDecided, "宿迁市总工会": hiring.PlanDecided, "扬州市总工会": hiring.PlanReturned,
	planned: hiring.PlanDrafted, "连云港市总工会": hiring.PlanDrafted,
}

// planOffice works as those do who handle plans: by the product's own acts, on the day on which they did.
type planOffice struct {
	b      *builder
	names  *people
	actors map[string]authz.Actor
}

func newPlanOffice(b *builder) *planOffice {
	return &planOffice{b: b, names: newPeople(seeded(6, 1)), actors: map[string]authz.Actor{}}
}

// at is the chapter as it runs on a morning.
func (o *planOffice) at(on workday.Date) *hiring.PlanService {
	past := o.b.a.DB.At(clock.Fixed(on.Start().Add(9*time.Hour + 20*time.Minute)))
	engine, plans := *o.b.a.Approval, *o.b.a.Plans
	engine.DB, plans.DB, plans.Approval = past, past, &engine
	return &plans
}

// who holds a role at a union: the account of the demonstration where there is one, else somebody by name only.
func (o *planOffice) who(u org.Union, role authz.Role) authz.Actor {
	key := u.ID + string(role)
	a, known := o.actors[key]
	if known {
		return a
	}
	a = authz.Actor{AccountID: db.NewID(), Name: o.names.name(len(o.actors)%3 == 0), Via: audit.CLI, Grants: []authz.Grant{{
		Role: role, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID,
	}}}
	for _, l := range Logins {
		if l.Union == u.Name && slices.Contains(rolesOf[l.Login], role) {
			a.AccountID, a.Name = o.b.accounts[l.Login].ID, o.b.accounts[l.Login].Name
		}
	}
	o.actors[key] = a
	return a
}

// draft writes a union's plan for a year; what it asks for follows from what it had.
func (o *planOffice) draft(ctx context.Context, on workday.Date, u org.Union, year int, asks func(had int) int, reason string) (hiring.Plan, error) {
	plans, a := o.at(on), o.who(u, authz.RoleOfficer)
	p, err := plans.Begin(ctx, a, u.ID, hiring.PlanAnnual, year)
	if err != nil {
		return p, err
	}
	return plans.Save(ctx, a, p.ID, p.Rev, hiring.PlanContent{
		Enterprises: p.Enterprises, Workers: p.Workers, Requested: asks(p.Requested), Reason: reason, Needs: "熟悉工资集体协商，能常驻园区服务。",
	})
}

func exactly(n int) func(int) int { return func(int) int { return n } }

func (o *planOffice) send(ctx context.Context, on workday.Date, u org.Union, p hiring.Plan, in hiring.Sending) (hiring.Plan, error) {
	return o.at(on).Submit(ctx, o.who(u, authz.RoleOfficer), p.ID, p.Rev, in)
}

// act does an act upon a plan's case.
func (o *planOffice) act(ctx context.Context, on workday.Date, u org.Union, caseID string, act approval.Act, opinion string) error {
	past := o.at(on)
	return past.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		a := o.who(u, authz.RoleApprover)
		c, err := approval.CaseByID(ctx, tx, caseID)
		if err != nil {
			return err
		}
		_, err = past.Approval.Decide(ctx, tx, a, approval.Decision{CaseID: caseID, Rev: c.Rev, Act: act, Opinion: opinion})
		return err
	})
}

// decide keeps the province's numbers of a city's plan and decides it.
func (o *planOffice) decide(ctx context.Context, on workday.Date, whole hiring.Plan, numbers []hiring.PlanNumber, document string) error {
	root, err := org.Root(ctx, o.b.a.DB.Read())
	if err != nil {
		return err
	}
	whole, err = o.at(on).Weigh(ctx, o.who(root, authz.RoleOfficer), whole.ID, whole.Rev, numbers, document)
	if err != nil {
		return err
	}
	return o.act(ctx, on, root, whole.CaseID, approval.Approve, "同意核定。")
}

// planUnits are a city and its counties, in the order of administrative codes.
func (b *builder) planUnits(city org.Union) []org.Union {
	var out []org.Union
	for _, u := range b.byID {
		if u.ID == city.ID || u.Tier == org.TierCounty && u.CityID == city.ID {
			out = append(out, u)
		}
	}
	slices.SortFunc(out, func(u, v org.Union) int { return cmp.Or(cmp.Compare(u.SortKey, v.SortKey), cmp.Compare(u.ID, v.ID)) })
	return out
}

// decideThisYear lets one city's numbers of the running year come about as they did: sent up in autumn, consolidated, cut
// in one place, decided in December.
func (b *builder) decideThisYear(ctx context.Context, numbers map[string]int) error {
	o, city, year := b.plans, b.byName[planned], b.today.Year()
	on := func(m time.Month, d int) workday.Date { return workday.New(year-1, m, d) }
	var parts []string
	var weighed []hiring.PlanNumber
	for i, u := range b.planUnits(city) {
		if u.ID == city.ID {
			continue
		}
		asks := numbers[u.ID]
		if i == 3 {
			asks++
		}
		p, err := o.draft(ctx, on(time.October, 13+i), u, year, exactly(asks), "按企业、职工数和协商任务测算。")
		if err != nil {
			return err
		}
		if p, err = o.send(ctx, on(time.October, 15+i), u, p, hiring.Sending{}); err != nil {
			return err
		}
		parts = append(parts, p.ID)
		if i == 3 {
			weighed = append(weighed, hiring.PlanNumber{PlanID: p.ID, Number: numbers[u.ID], Reason: "全省统筹，先在现有人数内调剂。"})
		}
	}
	whole, err := o.draft(ctx, on(time.November, 12), city, year, exactly(numbers[city.ID]), "按市本级任务测算。")
	if err != nil {
		return err
	}
	if whole, err = o.send(ctx, on(time.November, 13), city, whole, hiring.Sending{Parts: parts, Opinion: "情况属实，同意上报。"}); err != nil {
		return err
	}
	return o.decide(ctx, on(time.December, 11), whole, weighed, fmt.Sprintf("苏工发〔%d〕49号", year-1))
}

// season is a day of the autumn in which plans are made, moved back where the demonstration is made before its end.
func (b *builder) season(m time.Month, d int) workday.Date {
	on, end := workday.New(b.today.Year(), m, d), workday.New(b.today.Year(), time.November, 24)
	if b.today.Before(end) {
		on = on.AddDays(b.today.Sub(end))
	}
	if first := workday.New(b.today.Year(), time.January, 1); on.Before(first) {
		return first
	}
	return on
}

// fillPlans turns the chapters on and makes next year's plans, in every state that people will meet.
func (b *builder) fillPlans(ctx context.Context) error {
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	first := workday.New(b.today.Year(), time.January, 1)
	err = b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		var on []org.Overlay
		for _, chapter := range []string{"hiring", "exit"} {
			on = append(on, org.Overlay{
				ID: db.NewID(), UnionID: root.ID, Key: policy.Chapter(chapter), Value: first.String(), ValidFrom: first,
				Document: "演示文件", Rev: 1, CreatedAt: tx.Now(),
			})
		}
		return org.LayOverlays(ctx, tx, on)
	})
	if err != nil {
		return err
	}
	o, cities := b.plans, []org.Union{}
	for _, u := range b.byID {
		if u.Tier == org.TierCity {
			cities = append(cities, u)
		}
	}
	slices.SortFunc(cities, func(u, v org.Union) int { return cmp.Compare(u.SortKey, v.SortKey) })
	serial := 0
	for i, city := range cities {
		parts, err := o.counties(ctx, city, i)
		if err != nil {
			return err
		}
		state := cmp.Or(cityPlans[city.Name], hiring.PlanSubmitted)
		if state == hiring.PlanDrafted {
			continue
		}
		year := b.today.Year() + 1
		whole, err := o.draft(ctx, b.season(time.November, 9), city, year, func(had int) int { return had }, "")
		if err != nil {
			return err
		}
		ids := make([]string, len(parts))
		for i, p := range parts {
			ids[i] = p.ID
		}
		if whole, err = o.send(ctx, b.season(time.November, 10+i%4), city, whole, hiring.Sending{Parts: ids, Opinion: "情况属实，同意上报。"}); err != nil {
			return err
		}
		switch state {
		case hiring.PlanDecided:
			var cut []hiring.PlanNumber
			if p := parts[0]; p.CityStands() > 1 {
				cut = []hiring.PlanNumber{{PlanID: p.ID, Number: p.CityStands() - 1, Reason: "全省统筹，余额留作年中调剂。"}}
			}
			err = o.decide(ctx, b.season(time.November, 20), whole, cut, fmt.Sprintf("苏工发〔%d〕%d号", b.today.Year(), 45+serial))
			serial++
		case hiring.PlanReturned:
			err = o.act(ctx, b.season(time.November, 19), root, whole.CaseID, approval.Return, "请核对各县（市、区）在岗人数后重新上报。")
		case hiring.PlanDrafted, hiring.PlanSubmitted, hiring.PlanGathered:
		}
		if err != nil {
			return err
		}
	}
	return b.readOldNotices(ctx)
}

// fate is what became of a county's plan that is told of by name.
type fate struct {
	more   int
	reason string
	late   string
	drafts bool // and does not send
	cut    int  // the city's word
	back   string
}

var fates = map[string]fate{
	"太仓市总工会":  {more: 1, reason: "新建产业园，企业和职工增加较多。"},
	"常熟市总工会":  {more: 1, reason: "服装城片区企业集中，协商任务重。", late: "经办人员交接，计划数据核对用时较长。"},
	"张家港市总工会": {more: 2, reason: "沿江园区新增企业较多。", drafts: true},
	"吴江区总工会":  {more: 3, reason: "纺织行业集体协商任务重。", back: "请补充说明新增人数的测算依据后重新上报。"},
	"相城区总工会":  {more: 2, reason: "高铁新城企业增加。", cut: 1},
}

// counties sends the plans of a city's counties, but for a few that are behind, and tells those that wait with the city.
func (o *planOffice) counties(ctx context.Context, city org.Union, at int) ([]hiring.Plan, error) {
	b, year := o.b, o.b.today.Year()+1
	var out []hiring.Plan
	for i, u := range b.planUnits(city) {
		f := fates[u.Name]
		switch n := at*11 + i; {
		case u.ID == city.ID || u.Name == "昆山市总工会" || n%17 == 9:
			continue
		case f.reason != "" || n%3 > 0:
		case n%6 == 0:
			f = fate{more: 1, reason: "规模以上企业增加，一名指导员难以覆盖。"}
		default:
			f = fate{more: -1, reason: "一名指导员合同到期后不再续聘。"}
		}
		on := b.season(time.October, 12+(at*5+i*3)%18)
		p, err := o.draft(ctx, on, u, year, func(had int) int { return max(0, had+f.more) }, f.reason)
		if err != nil {
			return nil, err
		}
		if f.drafts {
			continue
		}
		if f.late != "" {
			on = b.season(time.November, 4)
		}
		if p, err = o.send(ctx, on, u, p, hiring.Sending{LateReason: f.late}); err != nil {
			return nil, err
		}
		if f.cut > 0 {
			n := hiring.PlanNumber{Number: p.Requested - f.cut, Reason: "按企业数核减。"}
			if p, err = o.at(b.season(time.November, 12)).Review(ctx, o.who(city, authz.RoleOfficer), p.ID, p.Rev, n); err != nil {
				return nil, err
			}
		}
		if f.back != "" {
			if err := o.act(ctx, b.season(time.November, 13), city, p.CaseID, approval.Return, f.back); err != nil {
				return nil, err
			}
			continue
		}
		out = append(out, p)
	}
	return out, nil
}

// readOldNotices leaves only the last days' notices of plans unread.
func (b *builder) readOldNotices(ctx context.Context) error {
	for _, l := range Logins {
		for _, role := range rolesOf[l.Login] {
			if role != authz.RoleOfficer && role != authz.RoleApprover {
				continue
			}
			a := b.plans.who(b.byName[l.Union], role)
			if _, err := b.a.Inbox.ReadAll(ctx, a, b.a.DB.Now().Add(-8*24*time.Hour)); err != nil {
				return err
			}
		}
	}
	return nil
}
