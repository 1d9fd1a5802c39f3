package duties

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeFact     = "duty_fact"
	CodeRecorded = "duty_recorded"
	CodeNotOwn   = "duty_not_own"
)

const factWhat = "登记的事实"

// MaxAttendees is how many lines one document meets at most.
const MaxAttendees = 500

// signedAhead is how long before the year begins what belongs to it may be signed: a target statement in autumn.
const signedAhead = 92

// FactEntry is a fact as it is recorded from its document, for one line or for many at once.
type FactEntry struct {
	LineIDs     []string
	DoneOn      workday.Date
	CompletedOn workday.Date
	Title       string
	Number      string
	HasFile     bool
}

// CheckFact looks at what is recorded, apart from the lines that it meets.
func CheckFact(in FactEntry, today workday.Date) error {
	var f []errs.Field
	if n := len(in.LineIDs); n == 0 || n > MaxAttendees {
		f = append(f, errs.F("lines", fmt.Sprintf("一次登记1至%d件", MaxAttendees)))
	}
	if in.DoneOn.IsZero() || in.DoneOn.After(today) {
		f = append(f, errs.F("doneOn", "请填写日期，不晚于今天"))
	}
	if !in.CompletedOn.IsZero() && (in.CompletedOn.Before(in.DoneOn) || in.CompletedOn.After(today)) {
		f = append(f, errs.F("completedOn", "应不早于首次参加的日期，不晚于今天"))
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(in.Title)); n < 2 || n > 120 {
		f = append(f, errs.F("title", "请填写文件名称，2至120字"))
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(in.Number)); n > 120 {
		f = append(f, errs.F("number", "不超过120字"))
	} else if n == 0 && !in.HasFile {
		f = append(f, errs.F("number", "请填写文号，或者上传文件"))
	}
	if len(f) == 0 {
		return nil
	}
	return errs.E(CodeFact, "登记的内容有误，请按提示修改。", f...)
}

// CheckMeets tells whether the fact can meet the line.
func CheckMeets(l obligation.Obligation, in FactEntry) error {
	d := l.Rule.Demand()
	if !d.ByFact {
		return errs.Rule(CodeFact, "“"+d.Title+"”由系统中的记录自动判定，不在这里登记。")
	}
	switch {
	case l.Recordable(), l.State == obligation.StatePaused:
	case l.State == obligation.StateMet || l.State == obligation.StateLate:
		return errs.Of(errs.KindConflict, CodeRecorded, "“"+d.Title+"”已经登记；有误的请先更正。")
	default:
		return errs.Rule(CodeFact, "“"+d.Title+"”"+l.State.Title()+"，不需要登记。")
	}
	earliest := l.StartsOn
	if !whenever(l.Rule) && l.Rule != obligation.RuleLocalRules {
		earliest = earliest.AddDays(-signedAhead)
	}
	if in.DoneOn.Before(earliest) {
		return errs.E(CodeFact, "“"+d.Title+"”的日期过早。", errs.F("doneOn", "应不早于"+earliest.Chinese()))
	}
	if !in.CompletedOn.IsZero() && l.Rule != obligation.RuleInduction {
		return errs.E(CodeFact, "只有培训填写结业日期。", errs.F("completedOn", "请清空"))
	}
	return nil
}

// MayRecord tells whether the actor records what a line owes: the bearer itself, and of the training the city, which holds
// it for everybody (Art. 9, 10(1)).
func MayRecord(a authz.Actor, l obligation.Obligation) bool {
	own := a.Own(authz.ObligationRecord)
	if own.Covers(org.Place{UnionID: l.UnionID}) {
		return true
	}
	return l.Rule.Demand().ByCity && l.CityID != "" && own.Covers(org.Place{UnionID: l.CityID})
}

// checkReason looks at why a fact is taken back.
func checkReason(reason string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < 2 || n > 400 {
		return errs.E(CodeFact, "请写明更正的理由。", errs.F("reason", "2至400字"))
	}
	return nil
}
