package hiring

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodePlanState   = "plan_state"
	CodePlanTier    = "plan_tier"
	CodePlanTwice   = "plan_twice"
	CodePlanYear    = "plan_year"
	CodePlanLate    = "plan_late_reason"
	CodePlanParts   = "plan_parts"
	CodePlanNothing = "plan_annual_missing"
	CodePlanPaper   = "plan_document"
)

const planWhat = "聘用计划"

// PlanDue is the last day of a county's annual plan for a year: the end of October of the year before, whatever weekday
// that is unless the province reads it otherwise (Art. 6(1), readings question 2).
func PlanDue(pol policy.Policy, year int, cal *workday.Calendar) workday.Due {
	return pol.Limit(policy.PlanDraftDue, year-1, cal)
}

// planRules are the rules of a plan's last day, whenever it is looked at: what is read otherwise from a later day on moves
// nothing of it.
func planRules(rules func(workday.Date) policy.Policy, year int, today workday.Date) policy.Policy {
	return rules(rules(today).MonthDay(policy.PlanDraftDue, year-1))
}

// LateDays is by how many days an instant comes after 24:00 of the due day in Shanghai; 0 in time (example 15).
func LateDays(due workday.Date, at time.Time) int {
	if due.IsZero() || at.Before(due.End()) {
		return 0
	}
	return workday.Of(at).Sub(due)
}

// CheckBegin tells whether a union may begin a plan. Others are its plans for the year.
func CheckBegin(u org.Union, kind PlanKind, year int, others []Plan, today workday.Date) error {
	if u.State != org.StateOpen {
		return errs.Rule(org.CodeClosed, "“"+u.Name+"”已经撤销。")
	}
	if u.Tier != org.TierCounty && u.Tier != org.TierCity {
		return errs.Rule(CodePlanTier, "聘用计划由县（市、区）和设区市总工会拟定；乡镇、街道等单位的人数计入所在县（市、区）的计划（第六条）。")
	}
	if kind == PlanExtra && year != today.Year() || kind == PlanAnnual && year != today.Year() && year != today.Year()+1 {
		return errs.E(CodePlanYear, "年度计划只能拟定本年度或下年度的，补充计划只能是本年度的。", errs.F("year", "请核对年度"))
	}
	decided, open := false, false
	for _, o := range others {
		decided = decided || o.Kind == PlanAnnual && o.State == PlanDecided
		open = open || o.State == PlanDrafted || o.State == PlanReturned
		if kind == PlanAnnual && o.Kind == PlanAnnual && u.Tier == org.TierCounty {
			return errs.Of(errs.KindConflict, CodePlanTwice, "该年度的聘用计划已经拟定，需要增加的请报补充计划。")
		}
	}
	if open {
		return errs.Of(errs.KindConflict, CodePlanTwice, "还有一份没有上报的计划，请先办完那一份。")
	}
	if kind == PlanExtra && !decided {
		return errs.Rule(CodePlanNothing, "该年度的聘用计划尚未核定，不能报补充计划。")
	}
	return nil
}

// later tells whether a city's annual plan is a later batch, which carries counties that came after the first and no
// number of its own.
func (p Plan) later() bool { return p.Kind == PlanAnnual && p.Tier == org.TierCity && p.Seq > 0 }

// CheckContent says everything that is wrong with what was typed.
func CheckContent(p Plan, c PlanContent) error {
	var f []errs.Field
	if c.Enterprises < 0 || c.Workers < 0 {
		f = append(f, errs.F("enterprises", "不能为负数"))
	}
	switch {
	case c.Requested < 0 || c.Requested > 9999:
		f = append(f, errs.F("requested", "应为0至9999的整数"))
	case p.later() && c.Requested != 0:
		f = append(f, errs.F("requested", "本级人数已在前一批上报，这里填0"))
	case p.Kind == PlanExtra && p.Tier == org.TierCounty && c.Requested == 0:
		f = append(f, errs.F("requested", "补充计划请填写追加的人数"))
	case p.Kind == PlanExtra && c.Requested > 0 && strings.TrimSpace(c.Reason) == "":
		f = append(f, errs.F("reason", "补充计划请写明理由"))
	case p.Kind == PlanAnnual && !p.later() && p.LastNumber != nil && c.Requested != *p.LastNumber && strings.TrimSpace(c.Reason) == "":
		f = append(f, errs.F("reason", "与上年核定数不同，请写明理由"))
	}
	return errs.Fields(f...)
}

// CheckEdit tells whether the union may still change its plan.
func CheckEdit(p Plan) error {
	if p.State != PlanDrafted && p.State != PlanReturned {
		return errs.Rule(CodePlanState, "计划"+p.State.Title()+"，不能修改。")
	}
	return nil
}

// SubmitPlan is the plan as it stands once it is sent up at the instant. Its first submission stays what it was: no
// return makes a timely plan late, and no second submission a late one timely.
func SubmitPlan(p Plan, lateReason, name string, at time.Time) (Plan, error) {
	if err := CheckEdit(p); err != nil {
		return p, err
	}
	if err := CheckContent(p, p.content()); err != nil {
		return p, err
	}
	if p.FirstSubmittedAt.IsZero() {
		p.LateDays, p.LateReason = LateDays(p.DueOn, at), ""
		if p.LateDays > 0 {
			if p.LateReason = strings.TrimSpace(lateReason); p.LateReason == "" {
				return p, errs.E(CodePlanLate, fmt.Sprintf("已超过%s的期限%d天，仍可上报，请写明迟报的理由。", p.DueOn.Chinese(), p.LateDays), errs.F("lateReason", "请填写"))
			}
		}
		p.FirstSubmittedAt = at
	}
	p.State, p.SubmittedAt, p.SubmittedName = PlanSubmitted, at, name
	return p, nil
}

func (p Plan) content() PlanContent {
	return PlanContent{Enterprises: p.Enterprises, Workers: p.Workers, Requested: p.Requested, Reason: p.Reason, Needs: p.Needs}
}

// ReviewPlan is the city's word on a county's plan: a number of its own takes a reason.
func ReviewPlan(p Plan, n PlanNumber) (Plan, error) {
	if p.Tier != org.TierCounty || p.State != PlanSubmitted && p.State != PlanGathered {
		return p, errs.Rule(CodePlanState, "计划"+p.State.Title()+"，不能审核。")
	}
	if err := checkNumber(n, p.Requested, "申报数"); err != nil {
		return p, err
	}
	p.CityNumber, p.CityReason = &n.Number, strings.TrimSpace(n.Reason)
	return p, nil
}

// WeighPlan is the province's word on a plan that is before it.
func WeighPlan(p Plan, n PlanNumber) (Plan, error) {
	if err := checkNumber(n, p.CityStands(), "市级审核数"); err != nil {
		return p, err
	}
	p.ProvinceNumber, p.ProvinceReason = &n.Number, strings.TrimSpace(n.Reason)
	return p, nil
}

func checkNumber(n PlanNumber, before int, name string) error {
	switch {
	case n.Number < 0 || n.Number > 9999:
		return errs.Fields(errs.F("number", "应为0至9999的整数"))
	case n.Number != before && strings.TrimSpace(n.Reason) == "":
		return errs.Fields(errs.F("reason", fmt.Sprintf("与%s（%d）不同，请写明理由", name, before)))
	}
	return nil
}

// checkDocument says what is wrong with the number of the province's paper; none yet is nothing wrong.
func checkDocument(document string) error {
	if n := utf8.RuneCountInString(document); n == 1 || n > 60 {
		return errs.Fields(errs.F("document", "文号为2至60个字"))
	}
	return nil
}

// CheckDecide tells whether a plan can be decided: the decision has its document, by which the quota's ledger knows it,
// and its year is not over.
func CheckDecide(p Plan, today workday.Date) error {
	switch {
	case p.Document == "":
		return errs.Rule(CodePlanPaper, "请先在计划里填写批复文号，再核定。")
	case p.Year < today.Year():
		return errs.Rule(CodePlanYear, fmt.Sprintf("%d年度已经结束，不能再核定，请退回。", p.Year))
	}
	return nil
}

// seenBy is the plan as somebody reads it: a number that the province weighs and has not decided is the province's own.
func (p Plan) seenBy(a authz.Actor) Plan {
	if p.State != PlanDecided && !a.Scope(authz.PlanRead).All {
		p.ProvinceNumber, p.ProvinceReason, p.Document = nil, "", ""
	}
	return p
}

// documentRemark points out what seems wrong with the number of the province's paper, for a person to weigh: it is
// unlike a number of a register, or another paper bears it.
func documentRemark(document, other string) string {
	if document == "" {
		return ""
	}
	if other != "" {
		return "这个文号已用于“" + other + "”，请按发文登记簿核对。"
	}
	if _, _, _, ok := readDocument(document); !ok {
		return "不像文号（如 苏工发〔2026〕48号），请按发文登记簿核对。"
	}
	return ""
}

// QuotaOf is what a decision posts to the quota: numbers of the year, and heads that are added to a number that stands.
// The first of the plans carries the others. Two plans of one union, after a merger, make one number.
func QuotaOf(decided []Plan, stands func(unionID string) bool) (year, added []Number) {
	put := func(list []Number, p Plan) []Number {
		i := slices.IndexFunc(list, func(n Number) bool { return n.UnionID == p.UnionID })
		if i < 0 {
			return append(list, Number{UnionID: p.UnionID, Heads: p.ProvinceStands()})
		}
		list[i].Heads += p.ProvinceStands()
		return list
	}
	for _, p := range decided {
		merged := p.Tier == org.TierCounty && p.Kind == PlanAnnual && p.Seq > 0 && stands(p.UnionID)
		switch {
		case p.later(): // a later batch says nothing of the city's own level
		case p.Kind == PlanAnnual && !merged:
			year = put(year, p)
		case p.ProvinceStands() > 0:
			added = put(added, p)
		}
	}
	return year, added
}

// NextDocument continues a register: the number after the highest that a paper of the year bears, of the kind that the
// latest paper is of. Nothing when no paper ends in a number (苏工发〔2026〕48号).
func NextDocument(latestFirst []string, year int) string {
	head, n := "", 0
	for _, d := range latestFirst {
		who, of, k, ok := readDocument(d)
		if !ok || head != "" && who != head {
			continue
		}
		head = who
		if of == year {
			n = max(n, k)
		}
	}
	if head == "" {
		return ""
	}
	return fmt.Sprintf("%s〔%d〕%d号", head, year, n+1)
}

// readDocument takes a document's number apart: whose register, of which year, which number in it.
func readDocument(d string) (who string, year, n int, ok bool) {
	who, rest, found := strings.Cut(d, "〔")
	of, rest, closed := strings.Cut(rest, "〕")
	rest, numbered := strings.CutSuffix(rest, "号")
	year, err := strconv.Atoi(of)
	n, err2 := strconv.Atoi(rest)
	return who, year, n, who != "" && found && closed && numbered && err == nil && err2 == nil && n > 0 && n < 1e5
}

// DecidePlan is a plan as it stands once the province has decided. An annual number holds from 1 January of its year,
// a supplementary one from the day of the decision (question 16, example 17).
func DecidePlan(p Plan, document string, today workday.Date) Plan {
	number := p.ProvinceStands()
	p.ProvinceNumber, p.State, p.DecidedOn, p.Document = &number, PlanDecided, today, document
	p.EffectiveOn = today
	if p.Kind == PlanAnnual {
		p.EffectiveOn = workday.New(p.Year, time.January, 1)
	}
	return p
}

// Change is a number beside the one before it: ▲2, ▼1, or a dash.
func Change(n, before int) string {
	switch {
	case n > before:
		return "▲" + strconv.Itoa(n-before)
	case n < before:
		return "▼" + strconv.Itoa(before-n)
	}
	return "—"
}

// PlanWants is what a county owes: its plan of each year since the chapter is on, next year's from 1 September, by the end of
// October before, met by the first submission (Art. 6(1)). A city's plan has no date of its own.
func PlanWants(u org.Union, list []Plan, rules func(workday.Date) policy.Policy, cal *workday.Calendar, today workday.Date) []obligation.Want {
	now := rules(today)
	if u.Tier != org.TierCounty || u.State != org.StateOpen || !now.ChapterOn("hiring") {
		return nil
	}
	from := now.Day(policyHiring)
	var wants []obligation.Want
	for year := from.Year(); year <= today.Year()+1; year++ {
		pol := planRules(rules, year, today)
		due, starts := PlanDue(pol, year, cal), workday.New(year-1, time.September, 1)
		w := obligation.Want{
			Period: strconv.Itoa(year), Article: "6(1)", Bearer: u.Place(), StartsOn: starts, DueOn: due.Date, Provisional: due.Provisional, PolicyVersion: pol.Version(),
		}
		if pol.Bool(policy.RollFixedLimits) {
			w.CalendarVersion = cal.Version()
		}
		var first time.Time
		for _, p := range list {
			if p.Kind == PlanAnnual && p.Year == year && !p.FirstSubmittedAt.IsZero() && (first.IsZero() || p.FirstSubmittedAt.Before(first)) {
				first = p.FirstSubmittedAt
				w.MetOn, w.Proof = workday.Of(first), "hiring_plan:"+p.ID
			}
		}
		if !due.Date.Before(from) && (!first.IsZero() || !today.Before(starts)) {
			wants = append(wants, w)
		}
	}
	return wants
}
