package hiring

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

var policyHiring = policy.Chapter("hiring")

// Chapter is the plan's side of the approval engine, for both of its flows.
func (s *PlanService) Chapter() approval.Chapter {
	return approval.Chapter{Told: s.told, Form: s.form, Outcome: s.outcome}
}

// told follows what somebody did to a plan's case.
func (s *PlanService) told(ctx context.Context, tx *db.Tx, a authz.Actor, t approval.Told) error {
	before, err := lockPlan(ctx, tx, authz.Everything(), t.Case.RecordID)
	if err != nil {
		return err
	}
	p, action := before, ""
	switch t.Act {
	case approval.Return:
		if t.To == 0 {
			p.State, action = PlanReturned, "plan.return"
		}
	case approval.Withdraw:
		p.State, action = PlanDrafted, "plan.withdraw"
	case approval.Release:
		p.State, p.IntoID, action = PlanSubmitted, "", "plan.release"
	case approval.Approve:
		if t.Case.State == approval.Approved {
			return s.decide(ctx, tx, a, p)
		}
	case approval.Submit, approval.Reject, approval.Transfer, approval.Copy, approval.Consolidate, approval.Reroute, approval.Escalate, approval.Vacate:
	}
	if action == "" {
		return nil
	}
	u, err := org.ByID(ctx, tx, p.UnionID)
	if err != nil {
		return err
	}
	if err := savePlan(ctx, tx, &p); err != nil {
		return err
	}
	if err := s.forget(ctx, tx, p); err != nil {
		return err
	}
	return audit.Record(ctx, tx, planEntry(a.Audit(), action, &before, &p, u.Name, t.Opinion))
}

// forget takes the province's numbers off what is no longer before it.
func (s *PlanService) forget(ctx context.Context, tx *db.Tx, p Plan) error {
	_, err := tx.NewRaw("UPDATE hiring_plan SET province_number = NULL, province_reason = '' WHERE (id = ? OR into_id = ?) AND province_number IS NOT NULL",
		p.ID, p.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("take back numbers: %w", err)
	}
	return nil
}

// decide closes a plan and those consolidated into it with the province's numbers, and posts them to the quota.
func (s *PlanService) decide(ctx context.Context, tx *db.Tx, a authz.Actor, p Plan) error {
	today := workday.Of(tx.Now())
	if err := CheckDecide(p, today); err != nil {
		return err
	}
	parts, err := planParts(ctx, tx, p.ID)
	if err != nil {
		return err
	}
	decided := append([]Plan{p}, parts...)
	entries := make([]audit.Entry, len(decided))
	for i, before := range decided {
		if err := db.Lock(ctx, tx, "hiring_plan", before.ID); err != nil {
			return err
		}
		u, err := org.ByID(ctx, tx, before.UnionID)
		if err != nil {
			return err
		}
		decided[i] = DecidePlan(before, p.Document, today)
		if err := savePlan(ctx, tx, &decided[i]); err != nil {
			return err
		}
		entries[i] = planEntry(a.Audit(), "plan.decide", &before, &decided[i], u.Name, decided[i].ProvinceReason)
	}
	if err := audit.Record(ctx, tx, entries...); err != nil {
		return err
	}
	return postDecided(ctx, tx, a.Audit(), decided)
}

// postDecided posts what was decided on a plan and those consolidated into it. The number of a county that was merged
// into one whose own was decided before adds to that.
func postDecided(ctx context.Context, tx *db.Tx, actor audit.Actor, decided []Plan) error {
	whole, ids := decided[0], make([]string, len(decided))
	for i, p := range decided {
		ids[i] = p.UnionID
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if _, err := lockAccounts(ctx, tx, ids...); err != nil {
		return err
	}
	accounts, err := accountsOf(ctx, tx, whole.Year, ids...)
	if err != nil {
		return err
	}
	year, added := QuotaOf(decided, func(unionID string) bool { return approvals(accounts[unionID]) > 0 })
	post := Approval{Year: whole.Year, Document: whole.Document, DecidedOn: whole.DecidedOn, Source: whole.ID}
	if len(year) > 0 {
		post.Numbers = year
		if _, err := PostApproved(ctx, tx, actor, post); err != nil {
			return err
		}
	}
	if len(added) > 0 {
		post.Numbers, post.Supplement, post.From = added, true, whole.DecidedOn
		if post.From.Before(whole.EffectiveOn) {
			post.From = whole.EffectiveOn
		}
		if _, err := PostApproved(ctx, tx, actor, post); err != nil {
			return err
		}
	}
	return nil
}

func number(n *int) string {
	if n == nil {
		return "—"
	}
	return strconv.Itoa(*n)
}

// outcome is the number that was decided, beside the one that was asked for.
func (s *PlanService) outcome(ctx context.Context, q db.Q, c approval.Case) (string, error) {
	p, err := planByID(ctx, q, authz.Everything(), c.RecordID)
	if err != nil {
		return "", err
	}
	parts, err := planParts(ctx, q, p.ID)
	if err != nil {
		return "", err
	}
	sum := totalsOf(append([]Plan{p}, parts...))
	said := fmt.Sprintf("核定%d名，申报%d名", sum.Province, sum.Requested)
	document := p.Document
	if p.IntoID != "" { // a part is told before it is written down
		whole, err := planByID(ctx, q, authz.Everything(), p.IntoID)
		if err != nil {
			return "", err
		}
		document = whole.Document
	}
	if document != "" {
		said += "，" + document
	}
	return said, nil
}

// form is a plan as somebody reads it, who decides or who sent it.
func (s *PlanService) form(ctx context.Context, q db.Q, a authz.Actor, c approval.Case) (approval.CaseForm, error) {
	p, err := planByID(ctx, q, authz.Everything(), c.RecordID)
	if err != nil {
		return approval.CaseForm{}, err
	}
	p = p.seenBy(a)
	facts := []approval.CaseFact{
		{Label: "年度", Value: fmt.Sprintf("%d年（%s）", p.Year, p.Kind.Title())},
		{Label: "企业、职工", Value: fmt.Sprintf("企业%d家，职工%d人", p.Enterprises, p.Workers)},
		{Label: "上年核定", Value: number(p.LastNumber)},
		{Label: "在岗人数", Value: strconv.Itoa(p.Heads)},
		{Label: "合同将到期", Value: fmt.Sprintf("%d人（至%d年底）", p.Ending, p.Year)},
		{Label: "申报", Value: fmt.Sprintf("%d名", p.Requested)},
		{Label: "理由", Value: dash(p.Reason)},
		{Label: "岗位需求", Value: dash(p.Needs)},
	}
	if p.CityNumber != nil && p.Tier == org.TierCounty {
		facts = append(facts, approval.CaseFact{Label: "市级审核", Value: saidOf(*p.CityNumber, p.Requested, p.CityReason)})
	}
	if p.ProvinceNumber != nil {
		facts = append(facts, approval.CaseFact{Label: "省级核定", Value: saidOf(*p.ProvinceNumber, p.CityStands(), p.ProvinceReason)})
	}
	switch {
	case p.Document != "":
		facts = append(facts, approval.CaseFact{Label: "批复文号", Value: p.Document})
	case p.State == PlanSubmitted && p.beforeProvince() && a.Scope(authz.PlanRead).All:
		facts = append(facts, approval.CaseFact{Label: "批复文号", Value: "尚未填写：打开原件，填写后才能核定"})
	}
	if p.LateDays > 0 {
		facts = append(facts, approval.CaseFact{Label: "迟报", Value: fmt.Sprintf("超过期限%d天：%s", p.LateDays, p.LateReason)})
	}
	out := approval.CaseForm{Facts: facts}
	parts, err := planParts(ctx, q, p.ID)
	if err != nil || len(parts) == 0 {
		return out, err
	}
	for i, part := range parts {
		parts[i] = part.seenBy(a)
	}
	table, err := planTable(ctx, q, p, parts)
	out.Tables = []approval.FormTable{table}
	return out, err
}

// saidOf is a superior's number beside the one before it, with the reason where they differ.
func saidOf(n, before int, reason string) string {
	out := fmt.Sprintf("%d名", n)
	if n != before {
		out += "（" + Change(n, before) + "）"
	}
	if reason != "" {
		out += "：" + reason
	}
	return out
}

func dash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// planTable sets each number beside the one before it, the counties in their order, then the city's own level, then the sum.
func planTable(ctx context.Context, q db.Q, p Plan, parts []Plan) (approval.FormTable, error) {
	t := approval.FormTable{Title: fmt.Sprintf("%d年度计划汇总", p.Year), Columns: []approval.FormColumn{
		{Title: "单位", Width: 40},
		{Title: "上年核定", Numeric: true, Width: 20},
		{Title: "在岗", Numeric: true, Width: 13},
		{Title: "申报", Numeric: true, Width: 13},
		{Title: "市级审核", Numeric: true, Width: 20},
		{Title: "省级核定", Numeric: true, Width: 20},
		{Title: "理由", Width: 44},
	}}
	names, err := planNames(ctx, q, append([]Plan{p}, parts...))
	if err != nil {
		return t, err
	}
	if !p.later() {
		parts = append(parts, p)
	}
	sum := totalsOf(parts)
	for _, one := range parts {
		name := names[one.UnionID]
		if one.ID == p.ID {
			name += "（本级）"
		}
		t.Rows = append(t.Rows, []string{
			name, number(one.LastNumber), strconv.Itoa(one.Heads), strconv.Itoa(one.Requested),
			marked(one.CityStands(), one.Requested), provinceMarked(one), reasonsOf(one),
		})
	}
	province := "—"
	if sum.Weighed {
		province = marked(sum.Province, sum.City)
	}
	t.Rows = append(t.Rows, []string{"合计", sumOf(sum.Last), strconv.Itoa(sum.Heads), strconv.Itoa(sum.Requested), marked(sum.City, sum.Requested), province, ""})
	return t, nil
}

// sumOf is a sum, blank where a part of it is not known.
func sumOf(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func marked(n, before int) string {
	if n == before {
		return strconv.Itoa(n)
	}
	return strconv.Itoa(n) + " " + Change(n, before)
}

func provinceMarked(p Plan) string {
	if p.ProvinceNumber == nil {
		return "—"
	}
	return marked(*p.ProvinceNumber, p.CityStands())
}

func reasonsOf(p Plan) string {
	return reasons(p, p.ProvinceReason)
}

func reasons(p Plan, province string) string {
	out := ""
	for _, r := range []struct{ who, text string }{{"申报", p.Reason}, {"市级", p.CityReason}, {"省级", province}} {
		if r.text != "" {
			if out != "" {
				out += "；"
			}
			out += r.who + "：" + r.text
		}
	}
	return out
}

func planNames(ctx context.Context, q db.Q, plans []Plan) (map[string]string, error) {
	ids := make([]string, len(plans))
	for i, p := range plans {
		ids[i] = p.UnionID
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

// planTotals are sums over what one city sends up; Weighed once any of it has the province's number.
type planTotals struct {
	Last      *int `json:"last" doc:"上年核定合计，空为有单位没有上年核定数"`
	Heads     int  `json:"heads"`
	Requested int  `json:"requested"`
	City      int  `json:"city"`
	Province  int  `json:"province"`
	Weighed   bool `json:"weighed" doc:"省级已有核定数或拟核定数"`
}

// totalsOf sums plans. A later batch brings nothing of its own, and its union's people stand in the first.
func totalsOf(plans []Plan) planTotals {
	t, last, known := planTotals{}, 0, true
	for _, p := range plans {
		if p.later() {
			continue
		}
		if p.LastNumber == nil {
			known = false
		} else {
			last += *p.LastNumber
		}
		t.Heads += p.Heads
		t.Requested += p.Requested
		t.City += p.CityStands()
		t.Province += p.ProvinceStands()
		t.Weighed = t.Weighed || p.ProvinceNumber != nil
	}
	if known && len(plans) > 0 {
		t.Last = &last
	}
	return t
}

// boardTotals are sums over a year's board: of each column what stands in it, with how many have nothing there yet.
type boardTotals struct {
	Heads     int `json:"heads" doc:"在岗，一个单位只计一次"`
	Ending    int `json:"ending"`
	Requested int `json:"requested"`
	City      int `json:"city" doc:"市级已审核的县（市、区）计划的审核数"`
	Province  int `json:"province" doc:"已核定的计划的核定数"`
	Unsaid    int `json:"unsaid" doc:"市级尚未审核的县（市、区）计划数"`
	Undecided int `json:"undecided" doc:"尚未核定的计划数"`
}

// boardTotalsOf sums a board's plans, those of one union in their order. Numbers that the reader does not see are not in
// the sums either.
func boardTotalsOf(plans []Plan) boardTotals {
	t, seen := boardTotals{}, map[string]bool{}
	for _, p := range plans {
		if !seen[p.UnionID] {
			seen[p.UnionID] = true
			t.Heads += p.Heads
			t.Ending += p.Ending
		}
		t.Requested += p.Requested
		switch {
		case p.Tier != org.TierCounty:
		case p.CityNumber == nil:
			t.Unsaid++
		default:
			t.City += *p.CityNumber
		}
		if p.ProvinceNumber == nil {
			t.Undecided++
		} else {
			t.Province += *p.ProvinceNumber
		}
	}
	return t
}

// PlanOweKind is the daily job that keeps what counties owe.
const PlanOweKind = "hiring.plan_owe"

// Work registers the plan's jobs.
func (s *PlanService) Work(r *jobs.Runner) {
	jobs.Handle(r, PlanOweKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.OweAll(ctx) })
	r.Every(PlanOweKind, 24*time.Hour)
}

// OweAll brings the ledger to what every county owes today.
func (s *PlanService) OweAll(ctx context.Context) error {
	units, err := planUnits(ctx, s.DB.Read(), authz.Everything())
	if err != nil {
		return err
	}
	for _, u := range units {
		if u.Tier != org.TierCounty {
			continue
		}
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if err := db.Lock(ctx, tx, "org_union", u.ID); err != nil {
				return err
			}
			return s.owe(ctx, tx, u)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

var errNoLetter = errs.Rule(CodePlanState, "尚未核定，没有批复可以打印。")
