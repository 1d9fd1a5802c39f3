package roster

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeElsewhere    = "person_engaged_elsewhere"
	CodeOverlap      = "engagement_overlap"
	CodeDates        = "engagement_dates"
	CodeEnded        = "engagement_ended"
	CodeInPost       = "engagement_in_post"
	CodeGround       = "end_ground"
	CodeByCase       = "end_by_case"
	CodeLeaving      = "end_leaving"
	CodeNotEmploying = "union_not_employing"
	CodeContract     = "contract_dates"
	CodeContractLap  = "contract_overlap"
	CodeRetired      = "contract_after_65"
	CodeReason       = "reason_missing"
	CodeLeave        = "interruption_dates"
	CodeLeaveLap     = "interruption_overlap"
	CodePosting      = "posting_dates"
	CodeNumberTaken  = "id_taken"
)

// State is how an engagement stands on a day.
type State string

// States. A lapsed contract ends nothing by itself: people decide (Art. 11).
const (
	StateActive State = "active" // 在岗
	StateLapsed State = "lapsed" // 在岗，合同到期
	StateFuture State = "future" // 待上岗
	StateEnded  State = "ended"  // 已离岗
)

// Title is the state's Chinese name.
func (s State) Title() string {
	return map[State]string{StateActive: "在岗", StateLapsed: "合同到期", StateFuture: "待上岗", StateEnded: "已离岗"}[s]
}

// On tells whether the person was in post on the day; the last day in post is one of them.
func (e Engagement) On(day workday.Date) bool {
	return !day.Before(e.OnDuty) && (e.EndedOn.IsZero() || !day.After(e.EndedOn))
}

// overlaps tells whether two stretches share a day; a zero end is open.
func overlaps(aFrom, aTo, bFrom, bTo workday.Date) bool {
	return (bTo.IsZero() || !aFrom.After(bTo)) && (aTo.IsZero() || !bFrom.After(aTo))
}

// Conflict finds the engagement that shares a day with e: one head on every date, across all unions (Art. 16).
func Conflict(e Engagement, others []Engagement) (Engagement, bool) {
	i := slices.IndexFunc(others, func(o Engagement) bool {
		return o.ID != e.ID && overlaps(e.OnDuty, e.EndedOn, o.OnDuty, o.EndedOn)
	})
	if i < 0 {
		return Engagement{}, false
	}
	return others[i], true
}

// StateOn is how the engagement stands on the day, with its contracts.
func StateOn(e Engagement, contracts []Contract, day workday.Date) State {
	switch {
	case day.Before(e.OnDuty):
		return StateFuture
	case !e.On(day):
		return StateEnded
	case slices.ContainsFunc(contracts, func(c Contract) bool { return overlaps(day, day, c.StartsOn, c.EndsOn) }):
		return StateActive
	}
	return StateLapsed
}

// CheckEngagement looks at the dates of an engagement at a union. An opening one may be at a union that was not yet
// registered as an employing union on its first day.
func CheckEngagement(p Person, e Engagement, u org.Union) error {
	var fields []errs.Field
	if e.OnDuty.IsZero() {
		fields = append(fields, errs.F("onDuty", "请填写上岗时间"))
	} else if e.OnDuty.Before(p.Birth.AddYears(16)) {
		fields = append(fields, errs.F("onDuty", "上岗时未满16周岁，请核对上岗时间和证件号"))
	}
	if !e.EndedOn.IsZero() && e.EndedOn.Before(e.OnDuty) {
		fields = append(fields, errs.F("endedOn", "离岗时间早于上岗时间"))
	}
	if len(fields) > 0 {
		return errs.E(CodeDates, "聘用的起止时间有误。", fields...)
	}
	if e.EndedOn.IsZero() != (e.EndGround == "") || e.EndGround != "" && e.EndGround.Title() == "" {
		return errs.E(CodeGround, "离岗须同时写明时间和事由。", errs.F("endGround", "请选择事由"))
	}
	if e.Channel.Title() == "" {
		return errs.E(CodeDates, "请选择聘用渠道。", errs.F("channel", "请选择"))
	}
	if u.EmployingSince.IsZero() || !e.Opening && !u.Employs(e.OnDuty) {
		return errs.E(CodeNotEmploying, u.Name+"在上岗当日不是聘用单位，请先由上级同意其成为聘用单位。", errs.F("unionId", "不是聘用单位"))
	}
	return nil
}

// CheckContract looks at a contract beside the others of its engagement. A term that begins on or after the 65th
// birthday needs a reason, which inspection sees (Art. 11(1)); an opening one is what it is.
func CheckContract(birth workday.Date, sex string, e Engagement, others []Contract, c Contract, pol policy.Policy, reason string) error {
	if c.Kind.Title() == "" {
		return errs.E(CodeContract, "请选择合同种类。", errs.F("kind", "请选择"))
	}
	if c.StartsOn.IsZero() {
		return errs.E(CodeContract, "请填写合同起始时间。", errs.F("startsOn", "请填写"))
	}
	if !c.EndsOn.IsZero() && c.EndsOn.Before(c.StartsOn) {
		return errs.E(CodeContract, "合同终止时间早于起始时间。", errs.F("endsOn", "应不早于起始时间"))
	}
	for _, o := range others {
		if o.ID != c.ID && overlaps(c.StartsOn, c.EndsOn, o.StartsOn, o.EndsOn) {
			return errs.E(CodeContractLap, "与另一份合同（"+Term(o)+"）的期限重叠。", errs.F("startsOn", "与另一份合同重叠"))
		}
	}
	if !e.EndedOn.IsZero() && c.StartsOn.After(e.EndedOn) {
		return errs.E(CodeEnded, "合同在离岗之后才开始。", errs.F("startsOn", "应不晚于离岗时间"))
	}
	if !c.Opening && !c.StartsOn.Before(pol.Retires(birth, sex)) && reason == "" {
		return errs.E(CodeRetired, fmt.Sprintf("合同起始时已满%d周岁，按办法第十一条第（一）项原则上不再续聘；确需签订的请写明理由，督查时可见。", pol.RetiringAge(sex)),
			errs.F("reason", "请写明理由"))
	}
	return nil
}

// Term is a contract's term in words.
func Term(c Contract) string {
	if c.EndsOn.IsZero() {
		return c.StartsOn.String() + " 起无固定期限"
	}
	return c.StartsOn.String() + " 至 " + c.EndsOn.String()
}

// PassesRetirement tells that a fixed term runs beyond the 65th birthday: a warning, no refusal (annex).
func PassesRetirement(birth workday.Date, sex string, c Contract, pol policy.Policy) bool {
	on := pol.Retires(birth, sex)
	return c.StartsOn.Before(on) && !c.EndsOn.IsZero() && !c.EndsOn.Before(on)
}

// CheckInterruption looks at a stretch without work beside the others.
func CheckInterruption(e Engagement, others []Interruption, i Interruption) error {
	if i.StartsOn.IsZero() || !i.EndsOn.IsZero() && i.EndsOn.Before(i.StartsOn) {
		return errs.E(CodeLeave, "中断的起止时间有误。", errs.F("endsOn", "应不早于开始时间"))
	}
	if i.StartsOn.Before(e.OnDuty) || !e.EndedOn.IsZero() && (i.StartsOn.After(e.EndedOn) || i.EndsOn.After(e.EndedOn)) {
		return errs.E(CodeLeave, "中断应在聘用期间之内。", errs.F("startsOn", "不在聘用期间之内"))
	}
	for _, o := range others {
		if o.ID != i.ID && overlaps(i.StartsOn, i.EndsOn, o.StartsOn, o.EndsOn) {
			return errs.E(CodeLeaveLap, "与已有的中断重叠。", errs.F("startsOn", "与已有的中断重叠"))
		}
	}
	return nil
}

// CheckPosting looks at a change of 定岗, which is no exit: it lies in the engagement, after the posting before it.
func CheckPosting(e Engagement, last workday.Date, on workday.Date) error {
	if on.Before(e.OnDuty) || !e.EndedOn.IsZero() && on.After(e.EndedOn) {
		return errs.E(CodePosting, "定岗变动应在聘用期间之内。", errs.F("startsOn", "不在聘用期间之内"))
	}
	if !on.After(last) {
		return errs.E(CodePosting, "定岗变动应晚于上一次定岗（"+last.String()+"）。", errs.F("startsOn", "应晚于上一次定岗"))
	}
	return nil
}

// CheckEnd looks at the end of an engagement as a plain fact.
func CheckEnd(e Engagement, on workday.Date, g Ground) error {
	if !e.EndedOn.IsZero() {
		return errs.Rule(CodeEnded, "这段聘用已于 "+e.EndedOn.String()+" 结束。")
	}
	if on.IsZero() || on.Before(e.OnDuty) {
		return errs.E(CodeDates, "离岗时间早于上岗时间。", errs.F("endedOn", "应不早于 "+e.OnDuty.String()))
	}
	if g.Title() == "" {
		return errs.E(CodeGround, "请选择离岗事由。", errs.F("ground", "请选择"))
	}
	return nil
}

// CheckExpired tells whether an end on a day may be put down to contracts that ran out: none still ran then. Whoever leaves before
// leaves for another reason, which has its own way.
func CheckExpired(contracts []Contract, on workday.Date) error {
	for _, c := range contracts {
		switch {
		case c.EndsOn.IsZero():
			return errs.E(CodeGround, "合同为无固定期限，没有到期，不能以“合同到期未续”登记离岗。", errs.F("ground", "合同没有到期"))
		case c.EndsOn.After(on):
			return errs.E(CodeGround, "合同"+c.EndsOn.Chinese()+"才到期，不能以“合同到期未续”登记在"+on.Chinese()+"离岗；请选择实际的事由，属第十一条的在“退出”中办理。", errs.F("ground", "合同没有到期"))
		}
	}
	return nil
}

// CheckLift looks whether the end of an engagement may be taken back as a mistake, and that it is said why.
func CheckLift(e Engagement, reason string) error {
	if e.EndedOn.IsZero() {
		return errs.Rule(CodeInPost, "这段聘用没有登记离岗。")
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < 4 {
		return errs.E(CodeReason, "请写明为什么登记错了。", errs.F("reason", "至少4个字"))
	}
	return nil
}
