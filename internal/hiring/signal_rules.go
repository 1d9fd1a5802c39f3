package hiring

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// SignalKind is what looks irregular about a hire (违规聘用, Art. 16).
type SignalKind string

// Kinds of signals. Each is a fact with what explains it; none stops or undoes anything.
const (
	SignalEarly    SignalKind = "early"    // before the approval
	SignalDates    SignalKind = "dates"    // another term than approved
	SignalNone     SignalKind = "none"     // without an approved form
	SignalOver     SignalKind = "over"     // over the quota
	SignalApprover SignalKind = "approver" // approved by another union than 上一级总工会
	SignalParty    SignalKind = "party"    // the contract party is not a union
	SignalDouble   SignalKind = "double"   // two unions claim one person
)

// SignalKinds are all kinds in the order in which pages list them.
var SignalKinds = []SignalKind{SignalEarly, SignalDates, SignalNone, SignalOver, SignalApprover, SignalParty, SignalDouble}

// Title is the kind's Chinese name.
func (k SignalKind) Title() string {
	return map[SignalKind]string{
		SignalEarly: "先聘后批", SignalDates: "期限与批准不一致", SignalNone: "没有经过推荐表", SignalOver: "超员额聘用", SignalApprover: "批准单位不符",
		SignalParty: "合同一方不是工会", SignalDouble: "重复聘用",
	}[k]
}

// Law is what the kind rests on.
func (k SignalKind) Law() string {
	switch k {
	case SignalOver:
		return "办法第六条第（一）项"
	case SignalParty, SignalDouble:
		return "办法第二条、第十六条"
	case SignalEarly, SignalDates, SignalNone, SignalApprover:
	}
	return "办法第六条第（三）、（四）项"
}

// kept tells whether a signal stays for good once it was found. The others settle when what they say is no more.
func (k SignalKind) kept() bool { return k != SignalParty && k != SignalDouble }

// SignalWant is a signal as the facts give it.
type SignalWant struct {
	Kind    SignalKind
	Subject string // contract, engagement or claim
	Text    string
}

// SignedContract is a contract with what hiring knows of it.
type SignedContract struct {
	roster.Contract

	Entered bool // through an approved form
	Remarks []Remark
}

// SignalFacts are what an engagement's signals depend on.
type SignalFacts struct {
	EngagementID string
	Opening      bool
	OnDuty       workday.Date
	Channel      roster.Channel
	ManagedPaper string
	Contracts    []SignedContract
	Over         string // what the account lacked when the person was entered; empty: there was room
	Claims       []ClaimFact
}

// ClaimFact is another union's wish for the same person.
type ClaimFact struct {
	ID     string
	OnDuty workday.Date
}

// SignalsOf are the signals of an engagement. What stands in the roster from before the system (期初), or from before the
// chapter was on, raises none of its own; two unions that claim one person are a conflict whenever they began.
func SignalsOf(f SignalFacts, pol policy.Policy) []SignalWant {
	var out []SignalWant
	from := pol.Day(policyHiring)
	on := pol.ChapterOn("hiring")
	if on && !f.Opening && !f.OnDuty.Before(from) {
		if f.Over != "" {
			out = append(out, SignalWant{SignalOver, f.EngagementID, "登记时没有空额：" + f.Over})
		}
		if f.Channel == roster.ChannelProcured && strings.TrimSpace(f.ManagedPaper) == "" {
			out = append(out, SignalWant{SignalParty, f.EngagementID, "政府购买服务的人员，没有文件表明由工会聘用、管理。"})
		}
		if !slices.ContainsFunc(f.Contracts, func(c SignedContract) bool { return c.Entered }) {
			out = append(out, SignalWant{SignalNone, f.EngagementID, f.OnDuty.Chinese() + "上岗，没有经上一级总工会批准的推荐表。"})
		}
	}
	for _, c := range f.Contracts {
		if !on || c.Opening || c.StartsOn.Before(from) {
			continue
		}
		out = append(out, contractSignals(f, c)...)
	}
	for _, c := range f.Claims {
		out = append(out, SignalWant{SignalDouble, c.ID, "另有单位申请自" + c.OnDuty.Chinese() + "起聘用此人，一人同一天只能算一名。"})
	}
	return out
}

func contractSignals(f SignalFacts, c SignedContract) []SignalWant {
	if !c.Entered {
		renewed := slices.ContainsFunc(f.Contracts, func(o SignedContract) bool { return o.Entered && o.StartsOn.Before(c.StartsOn) })
		if f.Opening || renewed { // of a new one the engagement says it
			return []SignalWant{{SignalNone, c.ID, "合同（" + termWords(c.StartsOn, c.EndsOn) + "）直接登记，没有经批准的推荐表。"}}
		}
		return nil
	}
	var out []SignalWant
	said := map[string][]string{}
	for _, r := range c.Remarks {
		if r.Weight == WeightSignal {
			said[r.Code] = append(said[r.Code], r.Text)
		}
	}
	if t := said["before_approval"]; len(t) > 0 {
		out = append(out, SignalWant{SignalEarly, c.ID, strings.Join(t, "")})
	}
	if t := said["dates_differ"]; len(t) > 0 {
		out = append(out, SignalWant{SignalDates, c.ID, strings.Join(t, "")})
	}
	if t := said["wrong_approver"]; len(t) > 0 {
		out = append(out, SignalWant{SignalApprover, c.ID, strings.Join(t, "")})
	}
	return out
}

// CheckExplanation looks at what a union says about a signal.
func CheckExplanation(text string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(text)); n < 2 || n > 1000 {
		return errs.E("signal_explanation", "请如实说明情况。", errs.F("text", "2至1000字"))
	}
	return nil
}

// Decider is who decides between two unions that claim one person: the city, or across cities, and where the city itself is
// one of the two, the province (question 21).
func Decider(a, b org.Place, root string) string {
	if a.CityID != "" && a.CityID == b.CityID && a.UnionID != a.CityID && b.UnionID != a.CityID {
		return a.CityID
	}
	return root
}

// DisputeWant is the decision that is owed: an internal term of so many working days after the claim.
func DisputeWant(personID string, decider org.Place, claimedOn workday.Date, due workday.Due, decidedOn workday.Date, version string) obligation.Want {
	w := obligation.Want{
		Period: claimedOn.String(), Article: "2", PersonID: personID, Bearer: decider, StartsOn: claimedOn, DueOn: due.Date, Provisional: due.Provisional, Soft: true,
		PolicyVersion: version, MetOn: decidedOn,
	}
	return w
}

// Outcome is how a conflict was decided.
type Outcome string

// Outcomes.
const (
	OutcomeStays Outcome = "stays" // who has the person keeps them
	OutcomeMoves Outcome = "moves" // the other union may engage them, once the engagement has ended
)

// Title is the outcome's Chinese name.
func (o Outcome) Title() string {
	return map[Outcome]string{OutcomeStays: "由现聘用单位继续聘用", OutcomeMoves: "由申请单位聘用，现聘用单位办理离岗"}[o]
}

// CheckDecision looks at a decision on a conflict.
func CheckDecision(o Outcome, document, reason string) error {
	var f []errs.Field
	if o.Title() == "" {
		f = append(f, errs.F("outcome", "请选择"))
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(document)); n > 120 {
		f = append(f, errs.F("document", "不超过120字"))
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < 2 || n > 1000 {
		f = append(f, errs.F("reason", "请写明理由"))
	}
	if len(f) == 0 {
		return nil
	}
	return errs.E("dispute_decision", fmt.Sprintf("还有%d项需要填写。", len(f)), f...)
}
