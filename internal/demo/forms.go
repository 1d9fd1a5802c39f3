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
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// formOffice fills in, sends and decides recommendation forms by the product's own acts.
type formOffice struct {
	b     *builder
	names *people
}

// story is what became of a new hire's form.
type story struct {
	union  string
	name   string // drawn where none is given
	age    int
	months int // of the term
	until  hiring.FormState
	said   string // by the superior
	age65  string // the union's reason
	ago    int    // days since it was sent
}

// fillForms makes forms in every state: new hires around the union that the demonstration signs in to, and renewals of
// those whose contract ends, everywhere.
func (b *builder) fillForms(ctx context.Context) error {
	o := &formOffice{b: b, names: &people{rng: seeded(8, 2), used: b.people.used}}
	for _, s := range []story{
		{union: "花桥镇总工会", age: 34, months: 24, until: hiring.FormVoid, said: "同意。", ago: 30},
		{union: "周市镇总工会", name: b.coming, age: 38, months: 24, until: hiring.FormApproved, said: "同意聘用。", ago: 12},
		{union: "张浦镇总工会", age: 27, months: 24, until: hiring.FormRejected, said: "与聘用计划确定的岗位不符，不予同意。", ago: 18},
		{union: "玉山镇总工会", age: 41, months: 24, until: hiring.FormSubmitted, ago: 2},
		{union: "千灯镇总工会", age: 64, months: 24, until: hiring.FormSubmitted, age65: "退休前长期从事劳动争议仲裁，协商项目需连续两年。", ago: 1},
		{union: "昆山市总工会", age: 66, months: 12, until: hiring.FormSubmitted, age65: "省级劳动关系专家，拟聘任一年带教新指导员。", ago: 3},
		{union: "巴城镇总工会", age: 45, months: 36, until: hiring.FormReturned, said: "请补充奖惩情况后重新上报。", ago: 6},
		{union: "玉山镇总工会", age: 30, months: 24, until: hiring.FormDrafted, ago: 1},
	} {
		u, known := b.byName[s.union]
		if !known || u.State != org.StateOpen {
			continue
		}
		if err := o.hire(ctx, u, s); err != nil {
			return fmt.Errorf("%s: %w", s.union, err)
		}
	}
	return o.renewals(ctx)
}

// at is the chapter as it runs on a day of this year.
func (o *formOffice) at(ago int) *hiring.FormService {
	on := o.b.today.AddDays(-ago)
	if first := workday.New(o.b.today.Year(), time.January, 1); on.Before(first) {
		on = first
	}
	past := o.b.a.DB.At(clock.Fixed(on.Start().Add(8*time.Hour + 50*time.Minute)))
	engine, forms := *o.b.a.Approval, *o.b.a.Forms
	engine.DB, forms.DB, forms.Approval = past, past, &engine
	return &forms
}

func (o *formOffice) hire(ctx context.Context, u org.Union, s story) error {
	b, woman := o.b, s.age%2 == 0
	region := b.byID[cmp.Or(u.CountyID, u.ID)].RegionCode
	id, err := o.names.id(region, b.today.AddYears(-s.age).AddDays(-40), woman)
	if err != nil {
		return err
	}
	begins := b.today.AddDays(7)
	if begins.Year() > b.today.Year() {
		begins = b.today
	}
	number, phone, last := id.Number(), o.names.phone().Number(), formerPosts[s.age%len(formerPosts)]
	if s.age >= 60 {
		last = formerPosts[3]
	}
	c := hiring.FormContent{
		Name: cmp.Or(s.name, o.names.name(woman)), IDNumber: &number, Phone: &phone, Political: "01", Education: "21", TitleText: titles[2+s.age%5],
		FormerPost: last, Channel: roster.ChannelOwn, ContractKind: roster.ContractLabour, StartsOn: begins, OnDuty: begins,
		EndsOn: begins.AddMonths(s.months).AddDays(-1), AgeReason: s.age65, Resume: resume(b.today.Year()-s.age, last),
		Awards: hiring.Lines{},
	}
	if s.age >= 60 {
		c.ContractKind = roster.ContractService
	}
	if s.age%3 == 2 {
		c.Awards = hiring.Lines{{When: fmt.Sprintf("%d.05", b.today.Year()-3), Text: "设区市优秀工会工作者"}}
	}
	forms, clerk := o.at(s.ago), b.plans.who(u, authz.RoleClerk)
	f, err := forms.Begin(ctx, clerk, hiring.Beginning{UnionID: u.ID, Kind: hiring.FormNew, Content: &c})
	if err != nil {
		return err
	}
	return o.settle(ctx, u, f, s)
}

// resume is a plausible one: school, then the last post.
func resume(born int, last string) hiring.Lines {
	return hiring.Lines{
		{When: fmt.Sprintf("%d.09—%d.06", born+18, born+22), Text: "江苏某高校法学专业学习"},
		{When: fmt.Sprintf("%d.07至今", born+22), Text: last},
	}
}

// settle takes a form to where its story ends.
func (o *formOffice) settle(ctx context.Context, u org.Union, f hiring.Form, s story) error {
	if s.until == hiring.FormDrafted {
		return nil
	}
	head := o.b.plans.who(u, authz.RoleHead)
	f, err := o.at(s.ago).Submit(ctx, head, f.ID, f.Rev, "")
	if err != nil || s.until == hiring.FormSubmitted {
		return err
	}
	act := map[hiring.FormState]approval.Act{hiring.FormReturned: approval.Return, hiring.FormRejected: approval.Reject}[s.until]
	if err := o.decide(ctx, max(0, s.ago-2), u, f.CaseID, cmp.Or(act, approval.Approve), s.said); err != nil || s.until != hiring.FormVoid {
		return err
	}
	forms := o.at(max(0, s.ago-9))
	v, err := forms.Show(ctx, head, f.ID)
	if err != nil {
		return err
	}
	_, err = forms.Void(ctx, head, f.ID, v.Rev, "本人已到其他单位就业，放弃聘用。")
	return err
}

// decide is the word of the union's superior.
func (o *formOffice) decide(ctx context.Context, ago int, u org.Union, caseID string, act approval.Act, opinion string) error {
	chain, err := org.Chain(ctx, o.b.a.DB.Read(), u.ID)
	if err != nil {
		return err
	}
	superior, _ := org.ConsentOf(chain)
	forms := o.at(ago)
	return forms.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		c, err := approval.CaseByID(ctx, tx, caseID)
		if err != nil {
			return err
		}
		_, err = forms.Approval.Decide(ctx, tx, o.b.plans.who(superior, authz.RoleApprover), approval.Decision{CaseID: caseID, Rev: c.Rev, Act: act, Opinion: opinion})
		return err
	})
}

// ending are the engagements whose contract ends within 90 days, in the order of the unions.
func (o *formOffice) ending(ctx context.Context) ([]roster.Engagement, error) {
	var list []roster.Engagement
	err := roster.InPost(o.b.a.DB.Read().NewSelect().Model(&list), "e", o.b.today).Join("JOIN contract AS c ON c.engagement_id = e.id").
		Join("JOIN org_union AS u ON u.id = e.union_id").
		Where("c.ends_on > ? AND c.ends_on <= ?", o.b.today, o.b.today.AddDays(90)).OrderExpr("u.sort_key, e.pinyin, e.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read contracts that end: %w", err)
	}
	return list, nil
}

// renewals sends forms of those whose contract ends soon: most approved, some waiting, some not
// begun; one in three outside the city that the demonstration signs in to.
func (o *formOffice) renewals(ctx context.Context) error {
	list, err := o.ending(ctx)
	if err != nil {
		return err
	}
	for i, e := range list {
		u := o.b.byID[e.UnionID]
		if i%4 == 3 || u.State != org.StateOpen || i%3 > 0 && u.CityID != o.b.byName[planned].ID {
			continue
		}
		s := story{until: hiring.FormApproved, said: "同意续聘。", ago: 20 - i%12}
		if i%4 == 2 {
			s.until, s.ago = hiring.FormSubmitted, 1+i%3
		}
		forms, clerk := o.at(s.ago), o.b.plans.who(u, authz.RoleClerk)
		f, err := forms.Begin(ctx, clerk, hiring.Beginning{UnionID: u.ID, Kind: hiring.FormRenewal, EngagementID: e.ID})
		if err != nil {
			return err
		}
		c := hiring.FormContent{
			Political: f.Political, Education: f.Education, TitleText: f.TitleText, FormerPost: f.FormerPost, Awards: f.Awards,
			Resume: slices.Concat(f.Resume, resume(f.Birth.Year(), f.FormerPost)), PostUnionID: f.PostUnionID, Channel: f.Channel, ManagedPaper: f.ManagedPaper,
			OnDuty: f.OnDuty, ContractKind: f.ContractKind, StartsOn: f.StartsOn, EndsOn: f.StartsOn.AddMonths(24).AddDays(-1),
		}
		if !f.Birth.AddYears(65).After(c.EndsOn) {
			c.AgeReason = "身体健康，正在参与跨年度的协商项目。"
		}
		if f, err = forms.Save(ctx, clerk, f.ID, f.Rev, c); err != nil {
			return err
		}
		v, err := forms.Show(ctx, clerk, f.ID)
		if err != nil {
			return err
		}
		if v.NeedsAge { // left to the superior's tick
			s.until = hiring.FormSubmitted
		}
		if err := o.settle(ctx, u, f, s); err != nil {
			return fmt.Errorf("renewal at %s: %w", u.Name, err)
		}
	}
	return nil
}
