package demo

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// selection is the chapter's later part as it runs on a morning: forms, their approval, contracts.
type selection struct {
	forms     hiring.FormService
	contracts hiring.ContractService
	engine    approval.Service
}

func (o *planOffice) selecting(on workday.Date) *selection {
	past := o.b.a.DB.At(clock.Fixed(on.Start().Add(10*time.Hour + 5*time.Minute)))
	s := &selection{forms: *o.b.a.Forms, contracts: *o.b.a.Contracts, engine: *o.b.a.Approval}
	s.forms.DB, s.contracts.DB, s.engine.DB = past, past, past
	s.forms.Approval = &s.engine
	s.engine.Chapters = maps.Clone(s.engine.Chapters)
	s.engine.Chapters[approval.FlowForm] = s.forms.Chapter()
	return s
}

// approved lets a form be filled in, sent and approved, each on its day.
func (o *planOffice) approved(ctx context.Context, u org.Union, begun, decided workday.Date, in hiring.Beginning, write func(hiring.Form) hiring.FormContent) (hiring.Form, error) {
	s := o.selecting(begun)
	in.UnionID = u.ID
	clerk := o.who(u, authz.RoleClerk)
	f, err := s.forms.Begin(ctx, clerk, in)
	if err != nil {
		return f, err
	}
	if f, err = s.forms.Save(ctx, clerk, f.ID, f.Rev, write(f)); err != nil {
		return f, err
	}
	if f, err = s.forms.Submit(ctx, o.who(u, authz.RoleHead), f.ID, f.Rev, "拟聘人选符合条件，请审核。"); err != nil {
		return f, err
	}
	s = o.selecting(decided)
	err = s.engine.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		c, err := approval.CaseByID(ctx, tx, f.CaseID)
		if err != nil {
			return err
		}
		_, err = s.engine.Decide(ctx, tx, o.who(o.b.byID[u.SuperiorID], authz.RoleApprover), approval.Decision{CaseID: f.CaseID, Rev: c.Rev, Act: approval.Approve, Opinion: "同意。"})
		return err
	})
	if err != nil {
		return f, err
	}
	v, err := s.forms.Show(ctx, clerk, f.ID)
	return v.Form, err
}

// fillContracts lets two people of this autumn come into post by the whole way, one of them before the approval, lets one
// contract be renewed, records last year's grades of those who are to be renewed, and gives a county its template.
func (b *builder) fillContracts(ctx context.Context) error {
	o := b.plans
	if err := b.template(ctx, o.who(b.byName["昆山市总工会"], authz.RoleOfficer)); err != nil {
		return err
	}
	someone := people{rng: seeded(7, 1), used: b.people.used}
	hires := 0
	for i, u := range b.planUnits(b.byName[planned]) {
		if hires == 2 || u.Tier != org.TierCounty || u.Name == over || u.Name == "昆山市总工会" {
			continue
		}
		room, err := hiring.ReadHeadroom(ctx, b.a.DB.Read(), hiring.Hire{UnionID: u.ID, From: b.season(time.October, 15)}, b.today)
		if err != nil {
			return err
		}
		if !room.OK {
			continue
		}
		if err := b.hired(ctx, &someone, u, i%2 == 0, hires == 1); err != nil {
			return fmt.Errorf("hire at %s: %w", u.Name, err)
		}
		hires++
	}
	if err := b.renewals(ctx); err != nil {
		return err
	}
	if err := b.claimed(ctx); err != nil {
		return err
	}
	return b.a.Contracts.OweAll(ctx)
}

// claimed lets a town claim somebody whom another county of the city engages, which the city has to decide.
func (b *builder) claimed(ctx context.Context) error {
	claimant := b.byName["玉山镇总工会"]
	i := slices.IndexFunc(b.heads, func(h head) bool {
		return h.endedOn.IsZero() && h.union.CityID == claimant.CityID && h.union.CountyID != claimant.CountyID && h.union.CountyID != ""
	})
	if i < 0 {
		return nil
	}
	return b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		e, engaged, err := roster.EngagementOn(ctx, tx, b.heads[i].personID, b.today)
		if err != nil || !engaged {
			return err
		}
		return b.a.Roster.NoteClaim(ctx, tx, e, claimant.ID, b.today.AddDays(10))
	})
}

func (b *builder) template(ctx context.Context, officer authz.Actor) error {
	data, err := hiring.ExampleTemplate(roster.ContractLabour)
	if err != nil {
		return err
	}
	for _, note := range []string{"2025年版（演示）", "2026年版，经法律顾问审核（演示）"} {
		_, err := b.a.Contracts.AddTemplate(ctx, officer, b.byName["昆山市总工会"].ID, roster.ContractLabour, note, "专职指导员劳动合同.docx", bytes.NewReader(data))
		if err != nil {
			return err
		}
	}
	return nil
}

// hired brings somebody into post at a union; early has them begin before the approval, which is kept as what it is.
func (b *builder) hired(ctx context.Context, p *people, u org.Union, woman, early bool) error {
	o, starts := b.plans, b.season(time.October, 15)
	decided, signedOn := b.season(time.October, 12), b.season(time.October, 14)
	birth := b.today.AddYears(-34).AddDays(-p.rng.IntN(300))
	id, err := p.id(u.RegionCode, birth, woman)
	if err != nil {
		return err
	}
	number, phone := id.Number(), p.phone().Number()
	reason := ""
	if early {
		decided, signedOn = starts.AddDays(5), starts.AddDays(6)
		reason = "园区集中要约任务急，先到岗熟悉情况，审批手续随后办结。"
	}
	f, err := o.approved(ctx, u, b.season(time.October, 9), decided, hiring.Beginning{Kind: hiring.FormNew}, func(hiring.Form) hiring.FormContent {
		return hiring.FormContent{
			Name: p.name(woman), IDNumber: &number, Phone: &phone, Political: "01", Education: "21", TitleText: "劳动关系协调师",
			FormerPost: "某纺织企业工会干事", Resume: hiring.Lines{{When: "2015.09—2019.06", Text: "某大学劳动关系专业学习"}, {When: "2019.07—今", Text: "某纺织企业工会干事"}},
			Awards: hiring.Lines{}, Channel: roster.ChannelOwn, OnDuty: starts, ContractKind: roster.ContractLabour, StartsOn: starts, EndsOn: starts.AddYears(2).AddDays(-1),
		}
	})
	if err != nil {
		return err
	}
	_, err = o.selecting(cmp.Or(signedOn, starts)).contracts.Sign(ctx, o.who(u, authz.RoleClerk), f.ID, f.Rev, hiring.Signing{
		Deal: hiring.Deal{
			Kind: roster.ContractLabour, Number: fmt.Sprintf("工合〔%d〕%d号", starts.Year(), 11+p.rng.IntN(40)), SignedOn: signedOn, StartsOn: starts, EndsOn: f.EndsOn,
			ProbationUntil: starts.AddMonths(2).AddDays(-1), OnDuty: starts,
		},
		Reason: reason,
	})
	return err
}

// renewals records last year's grades of those in one city whose contracts come to their end: one failed. One of them is
// renewed already.
func (b *builder) renewals(ctx context.Context) error {
	o, city := b.plans, b.byName[planned]
	var ending []struct {
		EngagementID string
		UnionID      string
		EndsOn       workday.Date
		OnDuty       workday.Date
	}
	sel := roster.WithoutFollower(roster.Contracts(b.a.DB.Read(), authz.Scope{Cities: []string{city.ID}})).ColumnExpr("c.engagement_id, e.union_id, c.ends_on, e.on_duty").
		Where("c.ends_on >= ? AND c.ends_on <= ?", b.today, b.today.AddDays(90)).Where("e.ended_on IS NULL").OrderExpr("u.sort_key, c.ends_on, p.pinyin, p.id")
	if err := sel.Scan(ctx, &ending); err != nil {
		return fmt.Errorf("contracts that end: %w", err)
	}
	year := b.today.Year() - 1
	decided := workday.New(year+1, time.January, 20)
	if decided.After(b.today) {
		decided = b.today
	}
	ending = slices.DeleteFunc(ending, func(e struct {
		EngagementID string
		UnionID      string
		EndsOn       workday.Date
		OnDuty       workday.Date
	},
	) bool {
		return e.OnDuty.Year() > year || e.OnDuty.Year() < 2020
	})
	for i, e := range ending {
		grade := hiring.GradeCompetent
		switch {
		case i == 1:
			grade = hiring.GradeFailed
		case i%4 == 2:
			grade = hiring.GradeExcellent
		case i%4 == 3:
			continue // nobody has entered it yet
		}
		u := b.byID[e.UnionID]
		_, err := o.selecting(decided).contracts.RecordGrade(ctx, o.who(u, authz.RoleClerk), hiring.GradeEntry{
			EngagementID: e.EngagementID, Year: year, Grade: grade, Document: fmt.Sprintf("%d年度考核结果通报", year), DecidedOn: decided,
		})
		if err != nil {
			return err
		}
	}
	if len(ending) == 0 {
		return nil
	}
	return b.renewed(ctx, ending[0].UnionID, ending[0].EngagementID)
}

// renewed takes a renewal through its whole way.
func (b *builder) renewed(ctx context.Context, unionID, engagementID string) error {
	o, u := b.plans, b.byID[unionID]
	f, err := o.approved(ctx, u, b.season(time.November, 10), b.season(time.November, 16), hiring.Beginning{Kind: hiring.FormRenewal, EngagementID: engagementID}, func(f hiring.Form) hiring.FormContent {
		resume := f.Resume
		if len(resume) == 0 {
			resume = hiring.Lines{{When: "2012.07—今", Text: "从事工会工作"}}
		}
		return hiring.FormContent{
			Name: f.Name, Sex: f.Sex, Birth: f.Birth, Political: cmp.Or(f.Political, "13"), Education: cmp.Or(f.Education, "21"), TitleText: f.TitleText,
			FormerPost: cmp.Or(f.FormerPost, "企业工会干事"), Resume: resume, Awards: f.Awards, PostUnionID: f.PostUnionID, Channel: f.Channel, ManagedPaper: f.ManagedPaper,
			OnDuty: f.OnDuty, ContractKind: f.ContractKind, StartsOn: f.StartsOn, EndsOn: cmp.Or(f.EndsOn, f.StartsOn.AddYears(2).AddDays(-1)),
		}
	})
	if err != nil {
		return fmt.Errorf("renew at %s: %w", u.Name, err)
	}
	_, err = o.selecting(b.season(time.November, 18)).contracts.Sign(ctx, o.who(u, authz.RoleClerk), f.ID, f.Rev, hiring.Signing{
		Deal: hiring.Deal{Kind: f.ContractKind, SignedOn: b.season(time.November, 18), StartsOn: f.StartsOn, EndsOn: f.EndsOn}, Reason: "续聘程序已完成，期限与批准的推荐表一致。",
	})
	return err
}
