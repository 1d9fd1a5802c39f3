package worklog

import (
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Limits of what is written, in characters.
const (
	MaxParticipants = 500
	MaxDone         = 2000
	MaxOutcome      = 1000
	MaxNote         = 2000
	MaxReason       = 500
	maxNumber       = 100
)

// Codes of refusals.
const (
	CodeFuture       = "visit_future"
	CodeBeforeDuty   = "visit_before_duty"
	CodeAfterLeaving = "visit_after_leaving"
	CodeNoEngagement = "visit_no_engagement"
	CodeState        = "visit_state"
	CodeEmpty        = "visit_incomplete"
)

var errServedUnknown = errs.E("served_unknown", "服务单位不在台账中，请重新选择。", errs.F("servedId", "请重新选择服务单位"))

func tooLong(fields []errs.Field, name, text string, limit int) []errs.Field {
	if utf8.RuneCountInString(text) > limit {
		fields = append(fields, errs.F(name, "内容太长，请精简"))
	}
	return fields
}

// CheckContent looks at what an entry holds. A draft may have gaps; one that is submitted may not.
func CheckContent(c Content, complete bool) error {
	var f []errs.Field
	if c.Day.IsZero() {
		f = append(f, errs.F("day", "请填写服务日期"))
	}
	if c.ServedID == "" {
		f = append(f, errs.F("servedId", "请选择服务单位"))
	}
	for _, d := range c.Duties {
		if d.Title() == "" {
			f = append(f, errs.F("duties", "没有这项职责"))
			break
		}
	}
	if c.Place != "" && c.Place.Title() == "" {
		f = append(f, errs.F("place", "没有这种服务方式"))
	}
	f = tooLong(f, "participants", c.Participants, MaxParticipants)
	f = tooLong(f, "done", c.Done, MaxDone)
	f = tooLong(f, "outcome", c.Outcome, MaxOutcome)
	f = tooLong(f, "internalNote", c.InternalNote, MaxNote)
	f = tooLong(f, "commissionNumber", c.CommissionNumber, maxNumber)
	if !c.CommissionOn.IsZero() && !c.Day.IsZero() && c.CommissionOn.After(c.Day) {
		f = append(f, errs.F("commissionOn", "委托日期不能晚于服务日期"))
	}
	if complete {
		if len(c.Duties) == 0 {
			f = append(f, errs.F("duties", "请至少选择一项职责"))
		}
		if c.Place == "" {
			f = append(f, errs.F("place", "请选择服务方式"))
		}
		if strings.TrimSpace(c.Done) == "" {
			f = append(f, errs.F("done", "请填写服务内容"))
		}
	}
	return errs.Fields(f...)
}

// CheckServes refuses a unit from a register that the instructor does not choose from: neither within today's reach nor
// of the county for which the instructor worked on the date. It reads like a unit that does not exist.
func CheckServes(p Party, reach authz.Scope, t Term) error {
	if reach.Covers(p.Register) || t.At.CountyID != "" && t.At.CountyID == p.Register.CountyID {
		return nil
	}
	return errServedUnknown
}

// CheckDay holds a service date against the calendar and the engagement: an entry is for one date, not in the future,
// on which the person was in post. engaged is false when there was no engagement on the date.
func CheckDay(day, today workday.Date, t Term, engaged bool) error {
	if day.After(today) {
		return errs.E(CodeFuture, "服务日期不能晚于今天。", errs.F("day", "不能晚于今天"))
	}
	if !engaged {
		return errs.E(CodeNoEngagement, "服务日期当天您不在岗，不能填写工作日志。", errs.F("day", "当天不在岗"))
	}
	if day.Before(t.OnDuty) {
		return errs.E(CodeBeforeDuty, "服务日期早于上岗日期"+t.OnDuty.String()+"。", errs.F("day", "早于上岗日期"))
	}
	if !t.EndedOn.IsZero() && day.After(t.EndedOn) {
		return errs.E(CodeAfterLeaving, "服务日期晚于在岗的最后一天"+t.EndedOn.String()+"。", errs.F("day", "晚于最后在岗日"))
	}
	return nil
}

// Party is what the register says of the served unit.
type Party struct {
	ID         string
	Name       string
	Kind       string // enterprise, town, zone, trade, area
	HasUnion   bool   // of an enterprise; the others are unions themselves
	OrgUnionID string // the union in the tree, when it is one of ours
	Closed     bool
	Register   org.Place // of the union whose register it stands in
}

func (p Party) union() bool { return p.HasUnion || p.Kind != "enterprise" }

// commissions tells whether Art. 8(4) lets the party commission an instructor: an enterprise's union, or a trade or
// area federation of unions.
func (p Party) commissions() bool { return p.union() && p.Kind != "town" }

// FrozenDuties are the duties as the served party confirms them, and in Chinese why they differ from the recorded
// ones. Taking part in bargaining (Art. 8(4)) needs the employing union's consent and the served union's commission;
// without either it is guidance (Art. 8(2)).
func FrozenDuties(c Content, consent Consent, p Party) (duties []Duty, why string) {
	if !slices.Contains(c.Duties, DutyBargaining) {
		return splitDuties(joinDuties(c.Duties)), ""
	}
	var lacking []string
	if consent != ConsentGiven {
		lacking = append(lacking, "聘用单位的指派或同意")
	}
	switch {
	case !p.commissions():
		lacking = append(lacking, "企业工会或行业性、区域性工会联合会的委托（服务单位不能委托）")
	case c.CommissionNumber == "" && c.CommissionOn.IsZero() && c.CommissionBlob == "":
		lacking = append(lacking, "服务单位的委托")
	}
	if len(lacking) == 0 {
		return splitDuties(joinDuties(c.Duties)), ""
	}
	with := []Duty{DutyGuidance}
	for _, d := range c.Duties {
		if d != DutyBargaining {
			with = append(with, d)
		}
	}
	return splitDuties(joinDuties(with)), "职责（四）参与协商缺少" + strings.Join(lacking, "和") + "，按职责（二）指导服务确认。"
}

// ConsentFor is where the consent stands once the content is saved: it is asked for with the first mention of duty
// 8(4), and falls when the duty goes or the entry turns to another unit.
func ConsentFor(v Visit, c Content) Consent {
	if !slices.Contains(c.Duties, DutyBargaining) {
		return ConsentNone
	}
	if v.Consent == "" || v.Consent == ConsentNone || v.ServedID != c.ServedID {
		return ConsentAsked
	}
	return v.Consent
}
