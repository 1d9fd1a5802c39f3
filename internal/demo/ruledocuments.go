package demo

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// cityRules are the cities that have filed their rules: when, with which values, and what the province said. The city that the
// demonstration signs in to has a draft only.
var cityRules = []struct {
	city, filed string
	values      []rulebook.LocalValue
	noted       bool
	returned    string
}{
	{"南京市总工会", "2021-03-16", []rulebook.LocalValue{{Key: policy.ExitFilingWorkdays, Value: "3"}}, true, ""},
	{"无锡市总工会", "2021-04-20", []rulebook.LocalValue{{Key: policy.InductionMonths, Value: "3"}, {Key: policy.RetrainBreakMonths, Value: "6"}}, true, ""},
	{"徐州市总工会", "2021-06-08", nil, true, ""},
	{"南通市总工会", "2021-05-11", []rulebook.LocalValue{{Key: policy.InductionMonths, Value: "4"}}, true, ""},
	{"淮安市总工会", "2021-09-14", nil, true, ""},
	{"盐城市总工会", "2021-07-06", []rulebook.LocalValue{{Key: policy.ExitFilingWorkdays, Value: "4"}}, true, ""},
	{"扬州市总工会", "2022-02-22", []rulebook.LocalValue{{Key: policy.RetrainBreakMonths, Value: "9"}}, false, "第六条关于本人申请解聘的规定与《办法》第十一条第（三）项不一致，请说明或者修订。"},
	{"镇江市总工会", "2021-11-02", []rulebook.LocalValue{{Key: policy.InductionMonths, Value: "5"}}, false, ""},
	{"泰州市总工会", "2023-05-16", []rulebook.LocalValue{{Key: policy.FileOtherEndings, Value: "true"}}, true, ""},
}

// ruleOffice works as those do who file rules and read the Measures, by the product's own acts, on the day on which they did.
type ruleOffice struct {
	*planOffice

	root org.Union
}

func (o *ruleOffice) at(on workday.Date) *rulebook.Service {
	past := o.b.a.DB.At(clock.Fixed(on.Start().Add(10*time.Hour + 30*time.Minute)))
	return &rulebook.Service{DB: past, Blobs: o.b.a.Rulebook.Blobs, Font: o.b.a.Rulebook.Font} // nothing is reckoned yet that a rule could change
}

// fillRules lets nine of the cities file their rules, one of them the next version too, and the province publish two
// interpretations, of which one answers a question.
func (b *builder) fillRules(ctx context.Context) error {
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	o := &ruleOffice{newPlanOffice(b), root}
	for _, c := range cityRules {
		filed := workday.MustParse(c.filed)
		title := fmt.Sprintf("%s专职集体协商指导员管理实施细则", b.byName[c.city].ShortName)
		id, err := o.file(ctx, b.byName[c.city], title, filed, filed.AddMonths(1), c.values)
		if err != nil {
			return fmt.Errorf("%s: %w", c.city, err)
		}
		said := filed.AddDays(9)
		switch {
		case c.returned != "":
			err = o.say(ctx, said, id, func(s *rulebook.Service, a authz.Actor, rev int64) error {
				return s.ReturnLocal(ctx, a, id, rev, c.returned)
			})
		case c.noted:
			err = o.say(ctx, said, id, func(s *rulebook.Service, a authz.Actor, rev int64) error { return s.NoteLocal(ctx, a, id, rev, "") })
		}
		if err != nil {
			return fmt.Errorf("%s: %w", c.city, err)
		}
	}
	next := workday.New(b.today.Year()+1, time.January, 1)
	_, err = o.file(ctx, b.byName["南京市总工会"], "南京市专职集体协商指导员管理实施细则（修订）", b.today.AddDays(-20), next, []rulebook.LocalValue{
		{Key: policy.FieldDaysPerYear, Value: "90"}, {Key: policy.ExitFilingWorkdays, Value: "3"},
	})
	if err != nil {
		return err
	}
	suzhou := b.byName[planned]
	if _, err := o.at(b.today.AddDays(-6)).DraftLocal(ctx, o.who(suzhou, authz.RoleOfficer), suzhou.ID, rulebook.LocalContent{Title: "苏州市专职集体协商指导员管理实施细则"}); err != nil {
		return err
	}
	return o.interpret(ctx)
}

// file drafts a city's rules and files them on the day.
func (o *ruleOffice) file(ctx context.Context, city org.Union, title string, on, from workday.Date, values []rulebook.LocalValue) (string, error) {
	s, officer, approver := o.at(on), o.who(city, authz.RoleOfficer), o.who(city, authz.RoleApprover)
	number := fmt.Sprintf("%s工发〔%d〕%d号", city.ShortName[:len("南京")], on.Year(), 10+int(on.Month()))
	l, err := s.DraftLocal(ctx, officer, city.ID, rulebook.LocalContent{Document: number, Title: title, IssuedOn: on.AddDays(-3), From: from, Values: values})
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	text := paper.Letter{
		Agency: city.Name + "文件", Number: number, Title: title, From: city.Name, Date: on.AddDays(-3).Chinese(), Created: on.Start(),
		Body: []paper.Block{paper.LetterText("（演示文件，内容为虚构。）"), paper.LetterText("第一条　为加强专职集体协商指导员队伍管理，根据《办法》第十七条，结合本市实际，制定本细则。")},
	}
	if err := paper.WriteDOCX(&b, text.Doc()); err != nil {
		return "", err
	}
	if err := s.AttachLocal(ctx, officer, l.ID, l.Rev, title+".docx", &b); err != nil {
		return "", err
	}
	return l.ID, s.FileLocal(ctx, approver, l.ID, l.Rev+1)
}

// say lets the province's approver act upon a filing.
func (o *ruleOffice) say(ctx context.Context, on workday.Date, id string, act func(*rulebook.Service, authz.Actor, int64) error) error {
	s, a := o.at(on), o.who(o.root, authz.RoleApprover)
	v, err := s.Local(ctx, a, id)
	if err != nil {
		return err
	}
	return act(s, a, v.Rev)
}

// interpret publishes the two interpretations, and leaves a question without an answer.
func (o *ruleOffice) interpret(ctx context.Context) error {
	kunshan := o.b.byName["昆山市总工会"]
	asked := workday.New(o.b.today.Year(), time.March, 10)
	if asked.After(o.b.today.AddDays(-30)) {
		asked = o.b.today.AddDays(-30)
	}
	officer, approver := o.who(o.root, authz.RoleOfficer), o.who(o.root, authz.RoleApprover)
	question, err := o.at(asked).Ask(ctx, o.who(kunshan, authz.RoleOfficer), kunshan.ID, "第十条第（二）项", "指导员通过电话、视频指导企业开展集体协商，是否计入八十天？")
	if err != nil {
		return err
	}
	two := "2"
	for _, i := range []struct {
		on      workday.Date
		content rulebook.InterpretationContent
	}{
		{asked.AddDays(12), rulebook.InterpretationContent{
			Title: "电话、视频指导不计入天数", Article: "第十条第（二）项", From: asked.AddDays(12), QuestionID: question.ID, Question: question.Words,
			Answer: "第十条第（二）项要求深入基层、企业，以现场服务为准。电话、视频指导如实记录为服务，不计入天数。",
			Keys:   []rulebook.InterpretationKey{{Key: policy.OnlyOnsiteCounts}, {Key: policy.FieldDaysPerYear}},
		}},
		{asked.AddDays(20), rulebook.InterpretationContent{
			Title: "定期联系沟通一般每两个月一次", Article: "第十条第（五）项", From: asked.AddDays(27), Question: "第十条第（五）项的“定期”怎样掌握？",
			Answer: "聘用单位没有另行规定的，一般每两个月召开一次。", Keys: []rulebook.InterpretationKey{{Key: policy.ContactIntervalMonth, Value: &two}},
		}},
	} {
		s := o.at(i.on)
		made, err := s.DraftInterpretation(ctx, officer, i.content)
		if err != nil {
			return err
		}
		if err := s.Publish(ctx, approver, made.ID, made.Rev); err != nil {
			return err
		}
	}
	yushan := o.b.byName["玉山镇总工会"]
	_, err = o.at(o.b.today.AddDays(-2)).Ask(ctx, o.who(yushan, authz.RoleClerk), yushan.ID, "第十二条", "聘用单位的规章制度修订后，是否需要指导员重新签收？")
	return err
}
