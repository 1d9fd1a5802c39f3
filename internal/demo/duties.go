package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/duties"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// dutyChapters are on in the demonstration, each from its day of the year.
var dutyChapters = []struct {
	name string
	from time.Month
}{{"training", time.January}, {"dossier", time.January}, {"inspection", time.January}, {"appraisal", time.March}}

// fillDuties turns on the chapters that owe nothing but a date, records the trainings that cities have held, and leaves in
// one city one training late, one waived, one urged and some still to come.
func (b *builder) fillDuties(ctx context.Context) error {
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	province := b.plans.who(root, authz.RoleApprover)
	for _, c := range dutyChapters {
		first := workday.New(b.today.Year(), c.from, 1)
		_, err := b.a.Rulebook.Lay(ctx, province, rulebook.NewOverlay{
			UnionID: root.ID, Key: policy.Chapter(c.name), Value: first.String(), From: workday.New(b.today.Year(), time.January, 1),
			Document: fmt.Sprintf("苏工办〔%d〕2号", b.today.Year()),
		})
		if err != nil {
			return err
		}
	}
	if err := b.a.Duties.OweAll(ctx); err != nil {
		return err
	}
	var cities []org.Union
	for _, u := range b.byID {
		if u.Tier == org.TierCity {
			cities = append(cities, u)
		}
	}
	slices.SortFunc(cities, func(u, v org.Union) int { return cmp.Compare(u.SortKey, v.SortKey) })
	for _, u := range cities {
		if err := b.trainings(ctx, u); err != nil {
			return fmt.Errorf("trainings of %s: %w", u.Name, err)
		}
	}
	if err := b.reports(ctx); err != nil {
		return err
	}
	return b.supervised(ctx)
}

// trainings records what a city has held: a course in each half of the year, with all who were due. In the planned city some
// of them are left.
func (b *builder) trainings(ctx context.Context, city org.Union) error {
	officer := b.plans.who(city, authz.RoleOfficer)
	due, err := b.candidates(ctx, officer, obligation.RuleInduction)
	if err != nil {
		return err
	}
	due = slices.DeleteFunc(due, func(c duties.Candidate) bool { return !c.DueOn.Before(b.today) })
	if city.Name == planned {
		due = due[min(3, len(due)):]
	}
	for half := range 2 {
		// Whoever took up duty in one half of last year comes to the course of the next one.
		held := workday.New(b.today.Year()-1+half, []time.Month{time.December, time.June}[half], 20)
		if held.After(b.today) {
			continue
		}
		var ids []string
		for _, c := range due {
			if !c.StartsOn.After(held) && !held.After(c.DueOn) && !slices.Contains(ids, c.LineID) {
				ids = append(ids, c.LineID)
			}
		}
		due = slices.DeleteFunc(due, func(c duties.Candidate) bool { return slices.Contains(ids, c.LineID) })
		if err := b.recorded(ctx, officer, ids, held, fmt.Sprintf("%d年新任专职指导员培训签到表", held.Year()), fmt.Sprintf("%s培〔%d〕%d号", strings.TrimSuffix(city.Name, "总工会"), held.Year(), 4+half)); err != nil {
			return err
		}
	}
	for _, c := range due { // whoever missed both came to another city's, in time
		if err := b.recorded(ctx, officer, []string{c.LineID}, c.DueOn.AddDays(-9), "交流培训证明", fmt.Sprintf("苏工培〔%d〕3号", c.DueOn.Year())); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) recorded(ctx context.Context, a authz.Actor, ids []string, on workday.Date, title, number string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := b.a.Duties.Record(ctx, a, duties.FactEntry{LineIDs: ids, DoneOn: on, Title: title, Number: number}, nil)
	return err
}

func (b *builder) candidates(ctx context.Context, a authz.Actor, rule obligation.Rule) ([]duties.Candidate, error) {
	page, err := b.a.Duties.Candidates(ctx, a, duties.CandidateFilter{Rule: rule}, httpx.PageQuery{Limit: 500})
	return page.Items, err
}

// reports records the inspection reports of two cities, and the first yearly reports of one union.
func (b *builder) reports(ctx context.Context) error {
	on := b.season(time.November, 18)
	for _, name := range []string{"南京市总工会", "无锡市总工会"} {
		officer := b.plans.who(b.byName[name], authz.RoleOfficer)
		open, err := b.candidates(ctx, officer, obligation.RuleInspectionReport)
		if err != nil {
			return err
		}
		for _, c := range open {
			if err := b.recorded(ctx, officer, []string{c.LineID}, on, c.Period+"年度专项检查报告", fmt.Sprintf("工检〔%s〕1号", c.Period)); err != nil {
				return err
			}
		}
	}
	clerk := b.plans.who(b.byName[onPaper], authz.RoleClerk)
	open, err := b.candidates(ctx, clerk, obligation.RuleYearlyReport)
	if err != nil {
		return err
	}
	for _, c := range open[:min(2, len(open))] {
		if err := b.recorded(ctx, clerk, []string{c.LineID}, on, c.Period+"年度述职报告", "述职材料第"+c.Period+"号"); err != nil {
			return err
		}
	}
	return nil
}

// supervised leaves in the planned city one training recorded late, one waived and one urged.
func (b *builder) supervised(ctx context.Context) error {
	city := b.byName[planned]
	officer := b.plans.who(city, authz.RoleOfficer)
	due, err := b.candidates(ctx, officer, obligation.RuleInduction)
	if err != nil {
		return err
	}
	due = slices.DeleteFunc(due, func(c duties.Candidate) bool { return !c.DueOn.Before(b.today) })
	if len(due) < 3 {
		return nil
	}
	late, waived, urged := due[0], due[1], due[2]
	if on := late.DueOn.AddDays(12); !on.After(b.today) {
		if err := b.recorded(ctx, officer, []string{late.LineID}, on, "补训签到表", fmt.Sprintf("苏州市培〔%d〕9号", on.Year())); err != nil {
			return err
		}
	}
	l, err := b.ledgerLine(ctx, waived.LineID)
	if err != nil {
		return err
	}
	err = b.a.Obligations.Waive(ctx, b.plans.who(city, authz.RoleApprover), l.ID, "waive", obligation.Waiving{
		Rev: l.Rev, Reason: "培训期间住院治疗，已由原培训单位出具在他处参训的证明，本次不再要求。", Document: fmt.Sprintf("苏州市工权〔%d〕6号", b.today.Year()),
	})
	if err != nil {
		return err
	}
	_, err = b.a.Obligations.Urge(ctx, officer, obligation.Urging{LineID: urged.LineID, Words: "请安排参加本月的补训，确有困难的在本周内说明情况。"})
	return err
}

func (b *builder) ledgerLine(ctx context.Context, id string) (obligation.Obligation, error) {
	lines, err := obligation.ByIDs(ctx, b.a.DB.Read(), id)
	if err != nil {
		return obligation.Obligation{}, err
	}
	if len(lines) == 0 {
		return obligation.Obligation{}, fmt.Errorf("no line %s", id)
	}
	return lines[0], nil
}
