package approval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// CodeDelegation is the refusal of a delegation.
const CodeDelegation = "approval_delegation"

// delegable is the step of a flow that its union may let another decide: the one that is the superior's.
func (f Flow) delegable() (Step, bool) {
	i := slices.IndexFunc(f.Steps, func(s Step) bool { return s.At == Superior })
	if i < 0 {
		return Step{}, false
	}
	return f.Steps[i], true
}

// DelegatesOf are the unions to which the last of a chain may delegate: those above it that approve themselves.
func DelegatesOf(chain []org.Union) []org.Union {
	var out []org.Union
	for _, u := range slices.Backward(chain[:len(chain)-1]) {
		if u.Tier != org.TierBase && u.State == org.StateOpen {
			out = append(out, u)
		}
	}
	return out
}

// CheckDelegation tells whether a union may delegate: with a document, for a term, to a union above it, one at a time.
// Others are its delegations laid down already.
func CheckDelegation(n Delegation, chain []org.Union, others []Delegation, today workday.Date) error {
	flow, ok := FlowOf(n.Flow)
	if ok {
		_, ok = flow.delegable()
	}
	if !ok {
		return errs.E(CodeDelegation, "这类事项不能委托审核。", errs.F("flow", "请从列表中选择"))
	}
	var f []errs.Field
	if chars := utf8.RuneCountInString(strings.TrimSpace(n.Document)); chars < 2 || chars > 120 {
		f = append(f, errs.F("document", "请填写委托文件的文号或名称"))
	}
	if utf8.RuneCountInString(strings.TrimSpace(n.Note)) > 200 {
		f = append(f, errs.F("note", "不超过200个字"))
	}
	if !slices.ContainsFunc(DelegatesOf(chain), func(u org.Union) bool { return u.ID == n.DelegateID }) {
		f = append(f, errs.F("delegateId", "只能委托上级总工会，请从列表中选择"))
	}
	if text := termFault(n.ValidFrom, n.ValidUntil, today); text != "" {
		f = append(f, errs.F("until", text))
	}
	if err := errs.Fields(f...); err != nil {
		return err
	}
	for _, o := range others {
		if o.EndedAt.IsZero() && o.Flow == n.Flow && !o.ValidUntil.Before(n.ValidFrom) && !o.ValidFrom.After(n.ValidUntil) {
			return errs.E(CodeDelegation, "这段时间已委托"+o.DelegateName+"审核，同一时间只能委托一个单位。", errs.F("from", "与已有的委托时间重叠"))
		}
	}
	return nil
}

// termFault says what is wrong with the days of a substitute or a delegation; nothing is empty.
func termFault(from, until, today workday.Date) string {
	switch {
	case from.IsZero() || until.IsZero():
		return "请填写起止日期"
	case until.Before(from):
		return "应不早于起始日期"
	case until.Before(today):
		return "应不早于今天"
	case until.Sub(from) >= longest:
		return "不超过一年，期满可再次指定"
	}
	return ""
}
