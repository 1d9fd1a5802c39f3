package hiring

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeContract       = "contract_content"
	CodeContractReason = "contract_reason"
	CodeContractUsed   = "contract_form_used"
	CodeContractAge    = "contract_after_65"
	CodeContractOwn    = "contract_not_yours"
	CodeRenewal        = "renewal_refused"
)

// Deal is a signed contract or agreement as the employing union enters it (Art. 6(4)).
type Deal struct {
	Kind           roster.ContractKind `json:"kind" enum:"labour,service"`
	Number         string              `json:"number" maxLength:"60" doc:"合同编号，可以留空"`
	SignedOn       workday.Date        `json:"signedOn"`
	StartsOn       workday.Date        `json:"startsOn"`
	EndsOn         workday.Date        `json:"endsOn" doc:"空为无固定期限"`
	ProbationUntil workday.Date        `json:"probationUntil" doc:"试用期最后一天，空为不约定"`
	OnDuty         workday.Date        `json:"onDuty" doc:"上岗日期；续聘不填"`
}

// begins is the day from which the month for the written contract runs: the first in post, of a renewal that of the term.
func (d Deal) begins() workday.Date { return cmp.Or(d.OnDuty, d.StartsOn) }

// Approved is what the superior approved: the day of the opinion and the dates on the form (Art. 6(3)).
type Approved struct {
	On, StartsOn, EndsOn workday.Date
	Renewal              bool
	Beyond65             bool   // the superior ticked that the term may begin after the 65th birthday (Art. 11(1))
	ByOther              string // who approved, where that was not 上一级总工会
}

// Party is the person as far as labour law asks: when born, and as man or woman (GB/T 2261.1).
type Party struct {
	Birth workday.Date
	Sex   string
}

// Earlier is a contract that the same union signed with the same person before.
type Earlier struct {
	Kind           roster.ContractKind
	StartsOn       workday.Date
	EndsOn         workday.Date // none: open-ended
	ProbationUntil workday.Date
}

// Weight is how heavy a remark is.
type Weight string

// Weights. Nothing that a remark says stops a contract that was signed: it is a fact, and is kept (Art. 16).
const (
	WeightNote   Weight = "note"   // to know
	WeightWarn   Weight = "warn"   // labour law: asks for a reason
	WeightSignal Weight = "signal" // 违规聘用: asks for a reason, and inspection sees it
)

// Remark is what the rules say of a contract.
type Remark struct {
	Code   string `json:"code" audit:"track"`
	Weight Weight `json:"weight" enum:"note,warn,signal" audit:"track"`
	Text   string `json:"text" audit:"track"`
	Law    string `json:"law" audit:"track" doc:"依据"`
}

const (
	lawApproval  = "办法第六条第（三）、（四）项"
	lawAge       = "办法第十一条第（一）项"
	lawWritten   = "劳动合同法第十条、第八十二条"
	lawOpenEnded = "劳动合同法第十四条"
	lawProbation = "劳动合同法第十九条"
	lawRetired   = "劳动合同法实施条例第二十一条"
)

// The years between which the days of a contract lie: what is outside was typed wrong.
const (
	firstDealYear = 2000
	lastDealYear  = 2100
	outOfTime     = "应在2000年至2100年之间"
)

func inTime(d workday.Date) bool {
	return d.IsZero() || d.Year() >= firstDealYear && d.Year() <= lastDealYear
}

// CheckDeal says everything that is wrong with what was typed. A signed paper is of the past; a service agreement knows
// no probation.
func CheckDeal(d Deal, renewal bool, today workday.Date) error {
	var f []errs.Field
	if d.Kind.Title() == "" {
		f = append(f, errs.F("kind", "请选择劳动合同或劳务协议"))
	}
	if utf8.RuneCountInString(strings.TrimSpace(d.Number)) > 60 {
		f = append(f, errs.F("number", "不超过60个字"))
	}
	switch {
	case d.SignedOn.IsZero():
		f = append(f, errs.F("signedOn", "请填写签订日期"))
	case !inTime(d.SignedOn):
		f = append(f, errs.F("signedOn", outOfTime))
	case d.SignedOn.After(today):
		f = append(f, errs.F("signedOn", "签订日期还没有到，签订以后再登记"))
	}
	switch {
	case d.StartsOn.IsZero():
		f = append(f, errs.F("startsOn", "请填写起始日期"))
	case !inTime(d.StartsOn):
		f = append(f, errs.F("startsOn", outOfTime))
	case !inTime(d.EndsOn):
		f = append(f, errs.F("endsOn", outOfTime+"；无固定期限的留空"))
	case !d.EndsOn.IsZero() && d.EndsOn.Before(d.StartsOn):
		f = append(f, errs.F("endsOn", "应不早于起始日期"))
	}
	switch {
	case renewal && !d.OnDuty.IsZero():
		f = append(f, errs.F("onDuty", "续聘人员已经在岗，不再填写"))
	case !renewal && d.OnDuty.IsZero():
		f = append(f, errs.F("onDuty", "请填写上岗日期"))
	case !inTime(d.OnDuty):
		f = append(f, errs.F("onDuty", outOfTime))
	case !renewal && !d.EndsOn.IsZero() && d.OnDuty.After(d.EndsOn):
		f = append(f, errs.F("onDuty", "应不晚于终止日期"))
	}
	switch {
	case d.ProbationUntil.IsZero():
	case d.Kind == roster.ContractService:
		f = append(f, errs.F("probationUntil", "劳务协议不约定试用期"))
	case d.ProbationUntil.Before(d.StartsOn) || !d.EndsOn.IsZero() && d.ProbationUntil.After(d.EndsOn):
		f = append(f, errs.F("probationUntil", "应在合同期内"))
	}
	if len(f) == 0 {
		return nil
	}
	return errs.E(CodeContract, "合同内容有误，请按提示修改。", f...)
}

var (
	men         = track{60, 1965, 4, 36}
	womenStaff  = track{55, 1970, 4, 36}
	womenWorker = track{50, 1975, 2, 60}
)

// Reviewed says what the rules make of a contract. Approval, dates, the age of article 11 and labour law are looked at
// each by itself; the earliest come first as people read a form.
func Reviewed(d Deal, p Party, ok Approved, before []Earlier, pol policy.Policy, cal *workday.Calendar) []Remark {
	out := approvalRemarks(d, ok)
	out = append(out, ageRemarks(d, p, pol)...)
	if d.Kind == roster.ContractLabour {
		out = append(out, labourRemarks(d, p, ok.Renewal, before)...)
	}
	since := "上岗"
	if d.OnDuty.IsZero() {
		since = "续聘起始"
	}
	if due := pol.WrittenDue(d.begins(), cal).Date; !due.IsZero() && d.SignedOn.After(due) {
		out = append(out, Remark{
			"written_late", WeightWarn, fmt.Sprintf("应自%s之日起一个月内（%s前）订立书面合同，实际签订于%s。", since, due.Chinese(), d.SignedOn.Chinese()), lawWritten,
		})
	}
	return out
}

// approvalRemarks: nothing may come before the approval, and what was signed is what was approved (readings, Art. 6(3)).
func approvalRemarks(d Deal, ok Approved) []Remark {
	var out []Remark
	early := func(what string, on workday.Date) {
		if !on.IsZero() && on.Before(ok.On) {
			out = append(out, Remark{
				"before_approval", WeightSignal, fmt.Sprintf("%s（%s）早于上一级总工会批准日期（%s）。", what, on.Chinese(), ok.On.Chinese()), lawApproval,
			})
		}
	}
	early("签订日期", d.SignedOn)
	early("合同起始日期", d.StartsOn)
	early("上岗日期", d.OnDuty)
	if ok.ByOther != "" {
		out = append(out, Remark{"wrong_approver", WeightSignal, "推荐表由" + ok.ByOther + "批准，不是上一级总工会。", lawApproval})
	}
	if d.StartsOn != ok.StartsOn || d.EndsOn != ok.EndsOn {
		out = append(out, Remark{
			"dates_differ", WeightSignal, fmt.Sprintf("签订的期限（%s）与批准的推荐表（%s）不一致。", termWords(d.StartsOn, d.EndsOn), termWords(ok.StartsOn, ok.EndsOn)), lawApproval,
		})
	}
	return out
}

func termWords(from, to workday.Date) string {
	if to.IsZero() {
		return from.Chinese() + "起无固定期限"
	}
	return from.Chinese() + "至" + to.Chinese()
}

// ageRemarks looks at the 65 of article 11. A term that begins on or after it is the superior's to allow (CheckAge).
func ageRemarks(d Deal, p Party, pol policy.Policy) []Remark {
	at, age := pol.Retires(p.Birth, p.Sex), pol.RetiringAge(p.Sex)
	switch {
	case !d.StartsOn.Before(at):
		return []Remark{{stopAge, WeightWarn, fmt.Sprintf("合同起始时已满%d周岁（%s），原则上不再续聘；须经上一级总工会批准，督查时可见。", age, at.Chinese()), lawAge}}
	case d.EndsOn.IsZero():
		return []Remark{{"passes_65", WeightNote, fmt.Sprintf("合同没有终止日期，将于%s满%d周岁：此后原则上不再聘用，请与本人商定届时如何办理。", at.Chinese(), age), lawAge}}
	case !d.EndsOn.Before(at):
		return []Remark{{"passes_65", WeightNote, fmt.Sprintf("合同期内将于%s满%d周岁：合同可以履行完毕，到期后原则上不再续聘。", at.Chinese(), age), lawAge}}
	}
	return nil
}

// CheckAge refuses a term that begins on or after the 65th birthday, unless the superior allowed that on the form.
func CheckAge(startsOn workday.Date, p Party, ok Approved, pol policy.Policy) error {
	if startsOn.Before(pol.Retires(p.Birth, p.Sex)) || ok.Beyond65 {
		return nil
	}
	age := fmt.Sprintf("已满%d周岁", pol.RetiringAge(p.Sex))
	return errs.E(CodeContractAge, "合同起始时"+age+"，按办法第十一条第（一）项原则上不再续聘；确需聘用的，请在推荐表中写明理由，由上一级总工会勾选同意后批准。",
		errs.F("startsOn", "起始时"+age))
}

// NeedsReason tells whether any remark asks for a reason.
func NeedsReason(list []Remark) bool {
	for _, r := range list {
		if r.Weight != WeightNote {
			return true
		}
	}
	return false
}

// CheckReason asks for the reason that remarks need. What was signed is entered all the same.
func CheckReason(list []Remark, reason string) error {
	n := utf8.RuneCountInString(strings.TrimSpace(reason))
	switch {
	case NeedsReason(list) && n < 2:
		return errs.E(CodeContractReason, "有需要说明的情况，请写明理由；登记如实保留，督查时可见。", errs.F("reason", "请填写")).With(list)
	case n > 1000:
		return errs.E(CodeContractReason, "理由不超过1000个字。", errs.F("reason", "不超过1000个字"))
	}
	return nil
}

// RenewalStep is one of the things that a renewal needs (readings, Art. 6(4)): no new notice, no test, no publicity.
type RenewalStep struct {
	Key   string `json:"key" enum:"grade,room,form,approval,contract"`
	Title string `json:"title"`
	State string `json:"state" enum:"done,next,later,stopped"`
	Text  string `json:"text"`
}

// RenewalFacts are what stands about a renewal.
type RenewalFacts struct {
	StartsOn     workday.Date // the day after the end
	Birth        workday.Date
	Sex          string
	GradeYear    int
	Grade        Grade // empty: not recorded
	Room         bool
	RoomText     string
	Form         string // empty, draft, submitted, returned, approved, rejected
	AgeReason    bool   // the form asks the superior to allow a term after the 65th birthday
	GradeReason  bool   // and one in spite of 不称职
	Contracted   bool
	Ended        bool
	ContractEnds workday.Date
}

// Codes of what stops a renewal.
const (
	stopGrade = "grade_failed"
	stopAge   = "begins_after_65"
)

// RenewalStops are the reasons for which a renewal is in principle refused: a failed grade of the last year, and the 65th
// birthday (Art. 11(1), (4)). The way past them is the superior's word on the form.
func RenewalStops(f RenewalFacts, pol policy.Policy) []Remark {
	var out []Remark
	if f.Grade == GradeFailed {
		out = append(out, Remark{stopGrade, WeightWarn, fmt.Sprintf("%d年度考核不称职，应当解聘，不予续聘。", f.GradeYear), "办法第十一条第（四）项"})
	}
	if at := pol.Retires(f.Birth, f.Sex); !f.StartsOn.IsZero() && !f.StartsOn.Before(at) {
		out = append(out, Remark{stopAge, WeightWarn, fmt.Sprintf("%s起已满%d周岁，原则上不再续聘。", at.Chinese(), pol.RetiringAge(f.Sex)), lawAge})
	}
	return out
}

// Asked tells whether the form asks the superior for each of the stops: a reason for one is none for another.
func (f RenewalFacts) Asked(stops []Remark) bool {
	for _, s := range stops {
		if s.Code == stopGrade && !f.GradeReason || s.Code == stopAge && !f.AgeReason {
			return false
		}
	}
	return true
}

// RenewalSteps are the steps in their order: the first that is not done is next.
func RenewalSteps(f RenewalFacts, stops []Remark) []RenewalStep {
	grade := fmt.Sprintf("%d年度考核等次：%s", f.GradeYear, f.Grade.Title())
	if f.Grade == "" {
		grade = fmt.Sprintf("请登记%d年度的考核等次和文件", f.GradeYear)
	}
	forms := map[string]string{
		"": "填写推荐表，勾选续聘", "draft": "推荐表已起草，尚未报送", "submitted": "已报上一级总工会", "returned": "推荐表已退回，请修改后重新报送",
		"approved": "推荐表已批准", "rejected": "推荐表未获批准，需要续聘的请另行填报",
	}
	sent := f.Form == "submitted" || f.Form == "approved" || f.Contracted
	steps := []RenewalStep{
		{Key: "grade", Title: "上年度考核等次", Text: grade},
		{Key: "room", Title: "员额", Text: f.RoomText},
		{Key: "form", Title: "推荐表（续聘）", Text: forms[f.Form]},
		{Key: "approval", Title: "上一级总工会批准", Text: map[bool]string{true: "已批准", false: "等待批准"}[f.Form == "approved" || f.Contracted]},
		{Key: "contract", Title: "签订合同", Text: map[bool]string{true: "已登记", false: "批准后签订并登记"}[f.Contracted]},
	}
	done := []bool{f.Grade != "", f.Room, sent, f.Form == "approved" || f.Contracted, f.Contracted}
	next := true
	for i := range steps {
		switch {
		case done[i]:
			steps[i].State = "done"
		case next:
			steps[i].State, next = "next", false
		default:
			steps[i].State = "later"
		}
	}
	if !f.Asked(stops) && !f.Contracted {
		for i := range steps {
			if steps[i].State != "done" {
				steps[i].State = "stopped"
			}
		}
	}
	return steps
}

// Tenure is an engagement with its contracts in their order, as the ledger of contracts reads it.
type Tenure struct {
	ID        string
	PersonID  string
	At        org.Place
	OnDuty    workday.Date
	EndedOn   workday.Date
	Opening   bool
	Contracts []roster.Contract
}

// follows is the next contract after one.
func (t Tenure) follows(c roster.Contract) (roster.Contract, bool) {
	for _, o := range t.Contracts {
		if o.ID != c.ID && o.StartsOn.After(c.StartsOn) {
			return o, true
		}
	}
	return roster.Contract{}, false
}

// RenewalWants is what a contract asks of its union as it comes to its end: a decision on renewal, opened so many days
// before (90 by default). It is an internal term; a contract that follows or a recorded end closes it.
func RenewalWants(t Tenure, c roster.Contract, pol policy.Policy, today workday.Date) []obligation.Want {
	if c.EndsOn.IsZero() {
		return nil
	}
	w := obligation.Want{
		Period: c.EndsOn.String(), Article: "6(4)", PersonID: t.PersonID, Bearer: t.At, StartsOn: c.EndsOn.AddDays(-pol.Int(policy.RenewalLeadDays)), DueOn: c.EndsOn,
		Soft: true, PolicyVersion: pol.Version(),
	}
	next, renewed := t.follows(c)
	switch {
	case renewed:
		w.MetOn, w.Proof = next.SignedOn, "contract:"+next.ID
		if w.MetOn.IsZero() {
			w.MetOn = next.StartsOn
		}
	case !t.EndedOn.IsZero():
		w.MetOn, w.Proof = t.EndedOn, "engagement:"+t.ID
	}
	settled := renewed && next.Opening || !w.MetOn.IsZero() && c.EndsOn.Before(pol.Day(policyHiring)) // before the system came
	if today.Before(w.StartsOn) || settled {
		return nil
	}
	return []obligation.Want{w}
}

// WrittenWants is the written contract that is owed within a month of the first day in post (Art. 6(4), Labour Contract
// Law §10), by the rules of that day, then. People of before the system carry 期初 and owe none here.
func WrittenWants(t Tenure, pol, then policy.Policy, cal *workday.Calendar, today workday.Date) []obligation.Want {
	if t.Opening || t.OnDuty.Before(pol.Day(policyHiring)) || today.Before(t.OnDuty) && len(t.Contracts) == 0 {
		return nil
	}
	due := then.WrittenDue(t.OnDuty, cal)
	w := obligation.Want{
		Period: t.OnDuty.String(), Article: "6(4)", PersonID: t.PersonID, Bearer: t.At, StartsOn: t.OnDuty, DueOn: due.Date, Provisional: due.Provisional,
		PolicyVersion: then.Version(), CalendarVersion: cal.Version(),
	}
	for _, c := range t.Contracts {
		on := c.SignedOn
		if on.IsZero() {
			on = c.StartsOn
		}
		if w.MetOn.IsZero() || on.Before(w.MetOn) {
			w.MetOn, w.Proof = on, "contract:"+c.ID
		}
	}
	if w.MetOn.IsZero() && !t.EndedOn.IsZero() && !t.EndedOn.After(w.DueOn) {
		return nil // gone before it was due
	}
	return []obligation.Want{w}
}

// ReminderDays are when the clerk is told that a contract comes to its end, in days before it.
var ReminderDays = []int{90, 60, 30}

// Reminder is how many days before the end the reminder is that falls due now; 0 when none does. A day that was missed is
// made up for by the next run.
func Reminder(endsOn, today workday.Date) int {
	left := endsOn.Sub(today)
	at := 0
	for _, n := range ReminderDays {
		if left >= 0 && left <= n {
			at = n
		}
	}
	return at
}
