package demo

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// recruitment is one notice of the demonstration, by the product's own acts on the days on which they were done.
type recruitment struct {
	o     *planOffice
	names *people
	u     org.Union
	by    authz.Actor
	id    string
	apps  []hiring.Application
}

// fillRecruit leaves three notices in Kunshan: one that is open, one whose list is public, and one that is closed and
// waits for its recommendation form.
func (b *builder) fillRecruit(ctx context.Context) error {
	names := newPeople(seeded(6, 2))
	start := func(union string, at string, role authz.Role) *recruitment {
		return &recruitment{o: b.plans, names: names, u: b.byName[union], by: b.plans.who(b.byName[at], role)}
	}
	for _, fill := range []func() error{
		func() error {
			return start("玉山镇总工会", "玉山镇总工会", authz.RoleClerk).open(ctx, b.today)
		},
		func() error { return start(mergedInto, "昆山市总工会", authz.RoleOfficer).listed(ctx, b.today) },
		func() error {
			return start("花桥镇总工会", "昆山市总工会", authz.RoleOfficer).closed(ctx, b.today)
		},
	} {
		if err := fill(); err != nil {
			return err
		}
	}
	return nil
}

// on is the chapter as it runs on a morning.
func (r *recruitment) on(day workday.Date) *hiring.RecruitService {
	s := *r.o.b.a.Recruit
	s.DB = s.DB.At(clock.Fixed(day.Start().Add(9*time.Hour + 20*time.Minute)))
	return &s
}

// publish writes a notice and makes it public on the day before applications begin.
func (r *recruitment) publish(ctx context.Context, from, until workday.Date, s hiring.Scoring) error {
	on := from.AddDays(-1)
	n, err := r.on(on).BeginNotice(ctx, r.by, r.u.ID, hiring.NoticeContent{
		Title: r.u.Name + "公开招聘专职集体协商指导员公告", Channel: roster.ChannelOwn, Conditions: "能经常下企业，会使用办公软件。",
		Body:      "签订劳动合同，待遇按本市社会化工会工作者标准执行。\n报名时可以上传学历、资质证书，也可以面试时带原件核对。",
		ApplyFrom: from, ApplyUntil: until, Days: 5, Scoring: s, ContactName: r.u.ContactName, OfficePhone: r.u.OfficePhone,
		Posts: []hiring.NoticePost{{Title: "专职集体协商指导员", Tier: org.TierBase, Place: r.u.Name, Heads: 1}},
	})
	if err != nil {
		return err
	}
	r.id = n.ID
	_, err = r.on(on).Publish(ctx, r.by, n.ID, n.Rev, "一人合同年底到期，不再续聘")
	return err
}

// careers are what applicants say of themselves.
var careers = []hiring.ApplicationContent{
	{Education: "21", Political: "01", Major: "法学", FormerPost: "某律师事务所律师助理", Resume: "2012.09—2016.06，某大学法学院，学生\n2016.07—至今，某律师事务所，律师助理", Qualifications: "法律职业资格", PrefGraduate: true},
	{Education: "31", Political: "13", Major: "人力资源管理", FormerPost: "某电子公司人事主管", Resume: "2009.09—2012.06，某职业技术学院，学生\n2012.07—至今，某电子公司，人事专员、主管", Qualifications: "劳动关系协调员三级", PrefQualified: true, PrefExperience: true},
	{Education: "21", Political: "13", Major: "会计学", TitleText: "会计师", FormerPost: "某制造公司财务", Resume: "2006.09—2010.06，某大学，学生\n2010.07—至今，某制造公司，财务", PrefGraduate: true},
	{Education: "61", Political: "01", FormerPost: "某社区工会副主席", Resume: "1990.07—2015.12，某纺织厂，工人、车间工会主席\n2016.01—至今，某社区，工会副主席", PrefExperience: true},
}

// apply lets some apply by the public page.
func (r *recruitment) apply(ctx context.Context, on workday.Date, births ...string) error {
	s := r.on(on)
	v, err := s.ShowPublic(ctx, r.id)
	if err != nil {
		return err
	}
	for i, birth := range births {
		id, err := r.names.id("320583", workday.MustParse(birth), i%2 == 1)
		if err != nil {
			return err
		}
		c := careers[(i+len(r.apps))%len(careers)]
		c.PostID, c.Name, c.Identity, c.Phone = v.Posts[0].ID, r.names.name(i%2 == 1), id.Number(), r.names.phone().Number()
		if _, err := s.Apply(ctx, r.id, hiring.Sent{ClientKey: fmt.Sprintf("demo-%s-%d", r.u.RegionCode, len(r.apps)+i), Consent: v.Privacy.Version, Content: c}); err != nil {
			return err
		}
	}
	return r.read(ctx)
}

func (r *recruitment) read(ctx context.Context) error {
	lines, err := r.o.b.a.Recruit.Applications(ctx, r.by, r.id)
	if err != nil {
		return err
	}
	r.apps = r.apps[:0]
	for _, l := range lines {
		v, err := r.o.b.a.Recruit.ShowApplication(ctx, r.by, l.ID)
		if err != nil {
			return err
		}
		r.apps = append(r.apps, v.Application)
	}
	return nil
}

// judge finds the first ones eligible, and the last not where no says so.
func (r *recruitment) judge(ctx context.Context, on workday.Date, yes, no int) error {
	all := func(last hiring.CheckAnswer, evidence string) []hiring.ConditionCheck {
		return []hiring.ConditionCheck{
			{Item: hiring.CondPolitical, Answer: hiring.AnswerYes, Evidence: "原单位证明"},
			{Item: hiring.CondKnowledge, Answer: last, Evidence: evidence},
			{Item: hiring.CondAbility, Answer: hiring.AnswerYes, Evidence: "面谈"},
			{Item: hiring.CondHealth, Answer: hiring.AnswerYes, Evidence: "本人声明"},
		}
	}
	for i, a := range r.apps {
		checks, verdict, reason := all(hiring.AnswerYes, "学历、证书原件"), hiring.VerdictEligible, ""
		switch {
		case i >= yes+no:
			return nil
		case i >= yes:
			checks, verdict, reason = all(hiring.AnswerNo, "面谈，对集体合同制度不了解"), hiring.VerdictIneligible, "对劳动法律和集体协商制度不熟悉"
		}
		if _, err := r.on(on).Judge(ctx, r.by, a.ID, a.Rev, checks, verdict, reason); err != nil {
			return err
		}
	}
	return nil
}

// score names three assessors and gives the interview's scores of those eligible.
func (r *recruitment) score(ctx context.Context, on workday.Date, points ...[3]int) error {
	s := r.on(on)
	v, err := s.ShowNotice(ctx, r.by, r.id)
	if err != nil {
		return err
	}
	_, err = s.SetAssessors(ctx, r.by, r.id, v.Rev, []hiring.Assessor{
		{Name: r.names.name(false), Post: "昆山市总工会权益保障部"}, {Name: r.names.name(true), Post: "人力资源和社会保障局"}, {Name: r.names.name(false), Post: "律师"},
	})
	if err != nil {
		return err
	}
	if v, err = s.ShowNotice(ctx, r.by, r.id); err != nil {
		return err
	}
	if err := r.read(ctx); err != nil {
		return err
	}
	done := 0
	for _, a := range r.apps {
		if a.Verdict != hiring.VerdictEligible || done >= len(points) {
			continue
		}
		given := make([]hiring.GivenScore, 3)
		for i := range given {
			p := points[done][i] * 100
			given[i] = hiring.GivenScore{AssessorID: v.Assessors[i].ID, Part: hiring.PartInterview, Points: &p}
		}
		if _, err := s.GiveScores(ctx, r.by, a.ID, a.Rev, given); err != nil {
			return err
		}
		done++
	}
	return nil
}

// list proposes the first of the order and makes the list public.
func (r *recruitment) list(ctx context.Context, on workday.Date, reason string) error {
	s := r.on(on)
	lines, err := s.Applications(ctx, r.by, r.id)
	if err != nil {
		return err
	}
	v, err := s.ShowNotice(ctx, r.by, r.id)
	if err != nil {
		return err
	}
	in := hiring.Proposal{IDs: []string{lines[0].ID}, Reason: reason}
	if reason != "" {
		in.Passed = "您符合条件；本次只聘用一人，经集体研究，聘用了工作经历更适合本镇企业的应聘人。"
	}
	n, err := s.Propose(ctx, r.by, r.id, v.Rev, in)
	if err != nil {
		return err
	}
	_, err = s.Publicise(ctx, r.by, r.id, n.Rev)
	return err
}

func (r *recruitment) open(ctx context.Context, today workday.Date) error {
	if err := r.publish(ctx, today.AddDays(-6), today.AddDays(9), hiring.Scoring{WrittenWeight: 40, InterviewWeight: 60}); err != nil {
		return err
	}
	if err := r.apply(ctx, today.AddDays(-2), "1993-04-12", "1988-09-03", "1986-01-21", fmt.Sprintf("%d-02-15", today.Year()-64)); err != nil {
		return err
	}
	return r.judge(ctx, today.AddDays(-1), 1, 0)
}

func (r *recruitment) listed(ctx context.Context, today workday.Date) error {
	if err := r.publish(ctx, today.AddDays(-39), today.AddDays(-25), hiring.Scoring{InterviewWeight: 100}); err != nil {
		return err
	}
	if err := r.apply(ctx, today.AddDays(-30), "1990-06-08", "1992-11-19", "1985-03-27"); err != nil {
		return err
	}
	if err := r.judge(ctx, today.AddDays(-20), 2, 1); err != nil {
		return err
	}
	if err := r.score(ctx, today.AddDays(-12), [3]int{86, 88, 84}, [3]int{90, 92, 91}); err != nil {
		return err
	}
	if err := r.list(ctx, today.AddDays(-3), ""); err != nil {
		return err
	}
	_, err := r.on(today.AddDays(-2)).Object(ctx, r.id, hiring.ObjectionContent{ClientKey: "demo-objection", Content: "请核实拟聘用人员的工作经历是否真实。"})
	return err
}

func (r *recruitment) closed(ctx context.Context, today workday.Date) error {
	if err := r.publish(ctx, today.AddDays(-89), today.AddDays(-75), hiring.Scoring{}); err != nil {
		return err
	}
	if err := r.apply(ctx, today.AddDays(-80), "1991-12-05", "1989-07-30"); err != nil {
		return err
	}
	if err := r.judge(ctx, today.AddDays(-70), 2, 0); err != nil {
		return err
	}
	if err := r.list(ctx, today.AddDays(-62), "两人都符合条件，所荐者有律师事务所工作经历，更适合本镇企业结构"); err != nil {
		return err
	}
	s := r.on(today.AddDays(-40))
	v, err := s.ShowNotice(ctx, r.by, r.id)
	if err != nil {
		return err
	}
	_, err = s.Close(ctx, r.by, r.id, v.Rev, "")
	return err
}
