package approval

import (
	"fmt"
	"slices"
	"strings"
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
	CodeState    = "approval_state"
	CodeAct      = "approval_act"
	CodeNotYours = "approval_not_yours"
	CodeSelf     = "approval_self"
	CodeActed    = "approval_acted"
	CodeJoined   = "approval_joined"
	CodeHeld     = "approval_held"
	CodeStep     = "approval_step"
	CodePerson   = "approval_person"
	CodeSubst    = "approval_substitute"
)

// what a case is called in refusals.
const what = "审批事项"

// Stop is a step of a flow with the union that stands there for one sender.
type Stop struct {
	Step  int
	Union org.Union
	Skip  bool // passed over: the tree has no such union above the sender, or it is one that has had its say
}

// Route is a flow as it goes for a sender, whose chain has the province first and the sender last.
func Route(f Flow, chain []org.Union) []Stop {
	out := make([]Stop, len(f.Steps))
	sender := chain[len(chain)-1]
	last := -1
	for i, step := range f.Steps {
		u, ok := unionAt(step.At, chain)
		out[i] = Stop{Step: i, Union: u, Skip: !ok}
		switch {
		case i == 0 || !ok:
		case step.At != Own && u.ID == sender.ID:
			out[i].Skip = true
		case last > 0 && out[last].Union.ID == u.ID && f.Steps[last].Need == step.Need:
			out[i].Skip = true
		}
		if !out[i].Skip {
			last = i
		}
	}
	return out
}

func unionAt(at Level, chain []org.Union) (org.Union, bool) {
	switch at {
	case Own:
		return chain[len(chain)-1], true
	case Superior:
		return org.ConsentOf(chain)
	case City:
		for _, u := range chain {
			if u.Tier == org.TierCity {
				return u, true
			}
		}
		return org.Union{}, false
	case Province:
		return chain[0], chain[0].Tier == org.TierProvince
	}
	return org.Union{}, false
}

// Next is the step after the given one; ok is false at the end.
func Next(route []Stop, after int) (step int, ok bool) {
	for _, s := range route[after+1:] {
		if !s.Skip {
			return s.Step, true
		}
	}
	return 0, false
}

// Clock is when a step is due: its working days less those used up, or its date of the year where that is later.
func Clock(step Step, cal *workday.Calendar, started workday.Date, used int, until workday.Date) workday.Due {
	if step.Term == 0 {
		return workday.Due{}
	}
	due := cal.AddWorkdays(started, max(0, step.Term-used))
	if until.After(due.Date) {
		return workday.Due{Date: until}
	}
	return due
}

// timed is a step with its day by the rules of when its clock began, and a calendar.
func (s Station) timed(step Step, pol policy.Policy, cal *workday.Calendar) Station {
	until := workday.Date{}
	if step.Until != "" {
		until = pol.MonthDay(step.Until, s.StartedOn.Year())
	}
	due := Clock(step, cal, s.StartedOn, s.Used, until)
	s.DueOn, s.Provisional = due.Date, due.Provisional
	return s
}

// Half is the day on which half of a step's time is over; none when that was before it came back.
func Half(cal *workday.Calendar, started, due workday.Date) workday.Date {
	n, _ := cal.WorkdaysBetween(started, due)
	if n < 2 {
		return workday.Date{}
	}
	return cal.AddWorkdays(started, (n+1)/2).Date
}

// Hand is one post by which somebody acts: an own one, or that of somebody for whom they stand in; and where their union
// acts in another's name, by which word.
type Hand struct {
	Grant          authz.Grant
	ForID, ForName string      // the principal, empty for oneself
	Mandate        *Delegation // the union acts for Mandate.UnionID, in the one step that may be delegated
	only           authz.Permission
}

// at is the union in whose name the post acts.
func (h Hand) at() string {
	if h.Mandate != nil {
		return h.Mandate.UnionID
	}
	return h.Grant.UnionID
}

// under is the post acting in another union's name.
func (h Hand) under(d Delegation) (Hand, bool) {
	flow, _ := FlowOf(d.Flow)
	step, ok := flow.delegable()
	if !ok || h.Mandate != nil || h.Grant.UnionID != d.DelegateID || !h.carries(step.Need, d.DelegateID) {
		return Hand{}, false
	}
	h.Mandate, h.only = &d, step.Need
	return h, true
}

// carries tells whether the post may do p at that union itself.
func (h Hand) carries(p authz.Permission, unionID string) bool {
	if h.Mandate != nil {
		return p == h.only && unionID == h.Mandate.UnionID
	}
	return authz.Actor{Grants: []authz.Grant{h.Grant}}.Own(p).Covers(org.Place{UnionID: unionID})
}

// Who is somebody with all the posts by which they may act today, the own ones first.
type Who struct {
	AccountID string
	Name      string
	Hands     []Hand
}

// Standing is all of a case that a decision about it depends on.
type Standing struct {
	Flow    Flow
	Route   []Stop
	Case    Case
	Here    Station  // where the case waits; zero when it waits nowhere
	Acted   bool     // somebody at that step has acted since the case came to it
	Senders []string // who ever sent it, or one that was consolidated into it
	Parent  *Case    // what it was consolidated into
}

func (st Standing) step() Step { return st.Flow.Steps[st.Case.Step] }

// Check tells whether somebody may do the act now, and by which post.
func Check(st Standing, act Act, w Who) (Hand, error) {
	switch act {
	case Submit:
		return st.checkSubmit(w)
	case Withdraw:
		return st.checkWithdraw(w)
	case Release:
		return st.checkRelease(w)
	case Copy:
		return st.checkCopy(w)
	case Approve, Return, Reject, Transfer, Consolidate:
		return st.checkDecide(act, w)
	case Reroute, Escalate, Vacate:
	}
	return Hand{}, errs.Rule(CodeAct, "没有这种办理方式。")
}

// sender finds the post by which somebody speaks for the union that sent the case.
func (st Standing) sender(w Who) (Hand, error) {
	return w.hand(st.Flow.Steps[0].Need, st.Case.UnionID, nil)
}

func (st Standing) checkSubmit(w Who) (Hand, error) {
	h, err := st.sender(w)
	if err != nil {
		return Hand{}, err
	}
	if st.Case.State != Returned && st.Case.State != Withdrawn {
		return Hand{}, errs.Rule(CodeState, "该事项"+st.Case.State.Title()+"，不能再次上报。")
	}
	return h, nil
}

func (st Standing) checkWithdraw(w Who) (Hand, error) {
	h, err := st.sender(w)
	if err != nil {
		return Hand{}, err
	}
	if !slices.Contains(st.Flow.Steps[0].Acts, Withdraw) {
		return Hand{}, errs.Rule(CodeAct, "这类事项不能撤回。")
	}
	if st.Case.State == Joined {
		return Hand{}, errs.Rule(CodeJoined, "已由上级汇总，不能撤回；需要修改的，请联系上级退回。")
	}
	if st.Case.State != Open {
		return Hand{}, errs.Rule(CodeState, "该事项"+st.Case.State.Title()+"，不能撤回。")
	}
	if first, ok := Next(st.Route, 0); !ok || st.Case.Step != first || st.Acted {
		return Hand{}, errs.Rule(CodeActed, "下一步已经办理，不能撤回；需要修改的，请联系对方退回。")
	}
	return h, nil
}

func (st Standing) checkRelease(w Who) (Hand, error) {
	if st.Case.State != Joined || st.Parent == nil {
		return Hand{}, errs.Rule(CodeState, "该事项没有被汇总。")
	}
	h, err := w.hand(st.step().Need, st.Parent.UnionID, st.Senders)
	if err != nil {
		return Hand{}, err
	}
	if st.Parent.State != Returned && st.Parent.State != Withdrawn {
		return Hand{}, errs.Rule(CodeState, "汇总件"+st.Parent.State.Title()+"，须先撤回或由上级退回，才能移出。")
	}
	return h, nil
}

// checkCopy: whoever has the case in hand may let others read it, and so may the sender.
func (st Standing) checkCopy(w Who) (Hand, error) {
	if st.Case.State.Closed() {
		return Hand{}, errs.Rule(CodeState, "该事项已经办结。")
	}
	if st.Case.State == Open {
		if h, err := st.checkDecide(Copy, w); err == nil {
			return h, nil
		}
	}
	if !slices.Contains(st.Flow.Steps[0].Acts, Copy) {
		return Hand{}, errs.Rule(CodeAct, "这一步不能抄送。")
	}
	return st.sender(w)
}

func (st Standing) checkDecide(act Act, w Who) (Hand, error) {
	switch {
	case st.Case.State == Joined:
		return Hand{}, errs.Rule(CodeJoined, "已并入汇总件，请在汇总件中办理。")
	case st.Case.State != Open:
		return Hand{}, errs.Rule(CodeState, "该事项"+st.Case.State.Title()+"，不能办理。")
	case !slices.Contains(st.step().Acts, act):
		return Hand{}, errs.Rule(CodeAct, "“"+st.step().Title+"”这一步不能"+act.Title()+"。")
	}
	h, err := w.hand(st.step().Need, st.Here.UnionID, st.Senders)
	if err != nil {
		return Hand{}, err
	}
	if holder := st.Here.HolderID; holder != "" && holder != w.AccountID {
		// handed on: nobody else of the post, but for whoever stands in for the holder
		i := slices.IndexFunc(w.Hands, func(h Hand) bool { return h.ForID == holder && h.carries(st.step().Need, st.Here.UnionID) })
		if i < 0 {
			return Hand{}, errs.Rule(CodeHeld, "已转由"+st.Here.HolderName+"办理。")
		}
		h = w.Hands[i]
	}
	if act == Transfer && h.Mandate != nil {
		return Hand{}, errs.Rule(CodeAct, "受委托审核的事项不能转办。")
	}
	return h, nil
}

// hand finds the post by which somebody may do p at the union: an own one before another's. Who sent a case decides
// nothing about it, neither by an own post nor in another's name, and nobody decides in a sender's name.
func (w Who) hand(p authz.Permission, unionID string, senders []string) (Hand, error) {
	fits := func(h Hand) bool { return h.carries(p, unionID) }
	i := slices.IndexFunc(w.Hands, fits)
	if i < 0 {
		if !slices.ContainsFunc(w.Hands, func(h Hand) bool { return authz.Actor{Grants: []authz.Grant{h.Grant}}.Has(p) }) {
			return Hand{}, authz.Missing(p)
		}
		return Hand{}, errs.Rule(CodeNotYours, "这一步不由您所在的单位办理。")
	}
	if slices.Contains(senders, w.AccountID) {
		return Hand{}, errs.Rule(CodeSelf, "不能办理自己上报的事项，请由他人办理。")
	}
	i = slices.IndexFunc(w.Hands, func(h Hand) bool { return fits(h) && !slices.Contains(senders, h.ForID) })
	if i < 0 {
		return Hand{}, errs.Rule(CodeSelf, "不能代上报人办理其上报的事项，请由他人办理。")
	}
	return w.Hands[i], nil
}

// ActsOf are the acts that somebody may do now, for the page.
func ActsOf(st Standing, w Who) []Act {
	out := []Act{}
	for _, act := range []Act{Submit, Approve, Consolidate, Return, Reject, Transfer, Copy, Withdraw, Release} {
		if _, err := Check(st, act, w); err == nil {
			out = append(out, act)
		}
	}
	return out
}

// ReturnTo are the earlier steps to which a case can go back.
func ReturnTo(st Standing) []int {
	var out []int
	for _, s := range st.Route[:min(st.Case.Step, len(st.Route))] {
		if !s.Skip {
			out = append(out, s.Step)
		}
	}
	return out
}

// checkOpinion asks for words where an act needs a reason.
func checkOpinion(act Act, opinion string) error {
	n := utf8.RuneCountInString(strings.TrimSpace(opinion))
	switch {
	case n > 500:
		return errs.Fields(errs.F("opinion", "不超过500个字"))
	case n == 0 && (act == Return || act == Reject || act == Release):
		return errs.Fields(errs.F("opinion", "请写明理由"))
	}
	return nil
}

// longest is for how many days somebody may stand in at most.
const longest = 366

// CheckSubstitute tells whether somebody may stand in for another: for a term, one at a time, and with no circle in
// which the first would in the end stand in for themselves. Others are the substitutes laid down already.
func CheckSubstitute(n Substitute, others []Substitute, today workday.Date) error {
	var f []errs.Field
	if text := termFault(n.ValidFrom, n.ValidUntil, today); text != "" {
		f = append(f, errs.F("until", text))
	}
	if n.SubstituteID == n.PrincipalID {
		f = append(f, errs.F("substituteId", "不能指定本人"))
	}
	if err := errs.Fields(f...); err != nil {
		return err
	}
	for _, o := range others {
		if o.EndedAt.IsZero() && o.PrincipalID == n.PrincipalID && o.UnionID == n.UnionID && meets(o, n.ValidFrom, n.ValidUntil) {
			return errs.E(CodeSubst, "这段时间已由"+o.SubstituteName+"代办，同一时间只能有一人代办。", errs.F("from", "与已有的代办时间重叠"))
		}
	}
	if name, round := circle(n.SubstituteID, n.PrincipalID, n.ValidFrom, n.ValidUntil, others, len(others)); round {
		return errs.E(CodeSubst, "这段时间"+name+"已指定他人代办，并最终由您代办，不能互相代办。", errs.F("substituteId", "请另选他人"))
	}
	return nil
}

func meets(s Substitute, from, until workday.Date) bool {
	return !s.ValidUntil.Before(from) && !s.ValidFrom.After(until)
}

// circle follows who stands in for whom, each within the days that are left, until it comes back to the first.
func circle(at, first string, from, until workday.Date, others []Substitute, depth int) (string, bool) {
	if depth < 0 {
		return "", false
	}
	for _, o := range others {
		if !o.EndedAt.IsZero() || o.PrincipalID != at || !meets(o, from, until) {
			continue
		}
		if o.SubstituteID == first {
			return o.PrincipalName, true
		}
		later, sooner := from, until
		if o.ValidFrom.After(later) {
			later = o.ValidFrom
		}
		if o.ValidUntil.Before(sooner) {
			sooner = o.ValidUntil
		}
		if name, round := circle(o.SubstituteID, first, later, sooner, others, depth-1); round {
			return name, true
		}
	}
	return "", false
}

// Words is the flow as people read it, a line for each step.
func (f Flow) Words() []string {
	out := make([]string, len(f.Steps))
	for i, s := range f.Steps {
		acts := make([]string, len(s.Acts))
		for j, a := range s.Acts {
			acts[j] = a.Title()
		}
		d, _ := authz.Describe(s.Need)
		out[i] = fmt.Sprintf("%d. %s：由%s办理，须有“%s”权限；可以%s", i+1, s.Title, s.At.Title(), d.Title, strings.Join(acts, "、"))
		if s.Term > 0 {
			out[i] += fmt.Sprintf("；内部时限%d个工作日", s.Term)
		}
		if s.Until != "" {
			out[i] += "，且不早于本年的内部日期"
		}
		out[i] += "。"
	}
	return out
}

// soonWorkdays is from how many working days before its end a term is shown in amber.
const soonWorkdays = 3

// toneOf is how pressing an internal term is, amber at most, whatever has passed; and the working days left until its
// day (negative: it has passed).
func toneOf(cal *workday.Calendar, today, due workday.Date) (obligation.Tone, int) {
	if due.IsZero() {
		return obligation.ToneCalm, 0
	}
	left, _ := cal.WorkdaysBetween(today, due)
	if due.Before(today) || left <= soonWorkdays {
		return obligation.ToneSoon, left
	}
	return obligation.ToneCalm, left
}

// stepWants is what a step asks of its union: an internal term, which stands still while the case is returned.
func stepWants(flow Flow, s Station, calendar string) []obligation.Want {
	if s.Term == 0 || s.State == StepVoid {
		return nil
	}
	return []obligation.Want{{
		Period: s.Key, Article: flow.Clause, Bearer: s.Place(), StartsOn: workday.Of(s.OpenedAt), DueOn: s.DueOn, Provisional: s.Provisional,
		Soft: true, Paused: s.State == StepPaused, MetOn: s.MetOn, Proof: "approval_case:" + s.CaseID, CalendarVersion: calendar,
	}}
}
