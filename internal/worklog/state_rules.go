package worklog

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
)

// Action is an act that a person may do to an entry; replies carry those that are open.
type Action string

// Actions on an entry.
const (
	ActSave    Action = "save"
	ActSubmit  Action = "submit"
	ActInvite  Action = "invite"
	ActPaper   Action = "paper"
	ActRecall  Action = "recall"
	ActDelete  Action = "delete"
	ActCopy    Action = "copy"
	ActConsent Action = "consent"
	ActAttach  Action = "attach"
)

// open are the states in which the instructor may write.
var open = []State{StateDraft, StateReturned, StateRefused, StateWithdrawn}

// answered tells whether the served party has said its word on what was last submitted.
func (v Visit) answered() bool {
	return v.State == StateConfirmed || v.State == StateReturned || v.State == StateRefused || v.State == StateWithdrawn
}

func wrongState(v Visit, what string) error {
	return errs.Of(errs.KindInvalid, CodeState, "这条日志"+v.State.Title()+"，不能"+what+"。").With(map[string]string{"state": string(v.State)})
}

// OwnActions are what the instructor may do with the own entry now.
func OwnActions(v Visit) []Action {
	acts := []Action{}
	switch v.State {
	case StateDraft, StateReturned, StateRefused, StateWithdrawn:
		acts = append(acts, ActSave, ActSubmit)
		if Delete(v) == nil {
			acts = append(acts, ActDelete)
		}
	case StateWaiting:
		acts = append(acts, ActInvite, ActPaper, ActRecall)
	case StateConfirmed:
	}
	if v.Source == SourceOpening {
		return []Action{ActCopy}
	}
	return append(acts, ActCopy)
}

// Save writes content into an entry that the instructor may still change.
func Save(v Visit, c Content) (Visit, error) {
	if !slices.Contains(open, v.State) || v.Source == SourceOpening {
		return v, wrongState(v, "修改")
	}
	consent := ConsentFor(v, c)
	if consent != v.Consent {
		v.ConsentBy, v.ConsentAt, v.ConsentReason = "", time.Time{}, ""
	}
	v.Consent = consent
	v.Day, v.ServedID, v.Duties, v.Place = c.Day, c.ServedID, joinDuties(c.Duties), c.Place
	v.Participants, v.Done, v.Outcome = strings.TrimSpace(c.Participants), strings.TrimSpace(c.Done), strings.TrimSpace(c.Outcome)
	v.InternalNote = strings.TrimSpace(c.InternalNote)
	v.CommissionNumber, v.CommissionOn, v.CommissionBlob = strings.TrimSpace(c.CommissionNumber), c.CommissionOn, c.CommissionBlob
	return v, nil
}

// Submit freezes the entry as the version and hands it to the served party.
func Submit(v Visit, versionID string, now time.Time) (Visit, error) {
	if !slices.Contains(open, v.State) {
		return v, wrongState(v, "提交")
	}
	v.State, v.VersionID, v.SubmittedAt, v.StateReason = StateWaiting, versionID, now, ""
	v.Strength, v.ConfirmedAt, v.Counted = "", time.Time{}, false
	return v, nil
}

// Invite tells whether the served party may be asked now.
func Invite(v Visit) error {
	if v.State != StateWaiting || v.Source == SourceOpening {
		return wrongState(v, "邀请签字")
	}
	return nil
}

// Confirm takes the served party's word. counts says whether the date becomes a confirmed one by it: an onsite
// service of a year that is not closed.
func Confirm(v Visit, s Strength, counts bool, now time.Time) (Visit, error) {
	if v.State != StateWaiting {
		return v, wrongState(v, "确认")
	}
	v.State, v.Strength, v.ConfirmedAt, v.Counted, v.StateReason = StateConfirmed, s, now, counts, ""
	return v, nil
}

// AskCorrection sends the entry back to the instructor; it is frozen and confirmed anew.
func AskCorrection(v Visit, reason string) (Visit, error) {
	return answer(v, StateReturned, "退回更正", reason)
}

// Refuse is the served party's no.
func Refuse(v Visit, reason string) (Visit, error) { return answer(v, StateRefused, "拒绝", reason) }

func answer(v Visit, to State, what, reason string) (Visit, error) {
	if v.State != StateWaiting {
		return v, wrongState(v, what)
	}
	if err := CheckReason(reason, "note"); err != nil {
		return v, err
	}
	v.State, v.StateReason = to, strings.TrimSpace(reason)
	return v, nil
}

// Withdraw takes a confirmation back and reopens the entry. After the year's closing it is a correction's outcome.
func Withdraw(v Visit, reason string) (Visit, error) {
	if v.State != StateConfirmed {
		return v, wrongState(v, "撤回确认")
	}
	v.State, v.StateReason, v.Counted, v.Strength = StateWithdrawn, strings.TrimSpace(reason), false, ""
	v.ConfirmedAt = time.Time{}
	return v, nil
}

// Recall takes a waiting entry back before the served party answered; its invitations are void.
func Recall(v Visit) (Visit, error) {
	if v.State != StateWaiting || v.Source == SourceOpening {
		return v, wrongState(v, "收回")
	}
	v.State, v.SubmittedAt = StateDraft, time.Time{}
	return v, nil
}

// Delete tells whether the entry may vanish: a draft that nobody was ever asked about.
func Delete(v Visit) error {
	if v.State != StateDraft || v.VersionID != "" {
		return wrongState(v, "删除")
	}
	return nil
}

// DecideConsent records the employing union's word on duty 8(4) while the entry can still be frozen with it.
func DecideConsent(v Visit, give bool, reason, by string, now time.Time) (Visit, error) {
	if v.Consent != ConsentAsked && v.Consent != ConsentGiven && v.Consent != ConsentRefused {
		return v, errs.Rule("visit_no_consent", "这条日志没有参与协商的事项，不需要同意。")
	}
	if v.State == StateConfirmed {
		return v, wrongState(v, "改变同意意见")
	}
	v.Consent = ConsentGiven
	if !give {
		if err := CheckReason(reason, "reason"); err != nil {
			return v, err
		}
		v.Consent = ConsentRefused
	}
	v.ConsentReason, v.ConsentBy, v.ConsentAt = strings.TrimSpace(reason), by, now
	return v, nil
}

// CheckReason asks for a reason in words.
func CheckReason(reason, field string) error {
	n := utf8.RuneCountInString(strings.TrimSpace(reason))
	if n < 2 {
		return errs.Fields(errs.F(field, "请写明理由"))
	}
	if n > MaxReason {
		return errs.Fields(errs.F(field, "理由太长，请精简"))
	}
	return nil
}
