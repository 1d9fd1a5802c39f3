package worklog

import (
	"time"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Closed tells whether a year whose last day for confirmations is closes has closed: 24:00 of that day has passed.
func Closed(closes workday.Date, now time.Time) bool { return !now.Before(closes.End()) }

// CorrectionKind is what a correction is about.
type CorrectionKind string

// Kinds of corrections after a year closed.
const (
	CorrectConfirm  CorrectionKind = "confirm"  // a confirmation that came after the cut-off
	CorrectWithdraw CorrectionKind = "withdraw" // a confirmation taken back after the cut-off
)

// CorrectionState is where a correction stands.
type CorrectionState string

// States of a correction.
const (
	CorrectionOpen     CorrectionState = "open"
	CorrectionAccepted CorrectionState = "accepted"
	CorrectionRejected CorrectionState = "rejected"
)

// CheckCorrector says who may decide a correction: the employing union's head, with a reason, and never on the own log.
func CheckCorrector(state CorrectionState, reason, personID, instructor string) error {
	if state != CorrectionOpen {
		return errs.Rule("correction_decided", "这项更正已经决定。")
	}
	if personID != "" && personID == instructor {
		return errs.Rule("correction_own", "不能决定自己日志的更正，请由本单位另一名负责人决定。")
	}
	return CheckReason(reason, "reason")
}

// Correct is the outcome for the entry: an accepted late confirmation counts, an accepted withdrawal takes the
// confirmation back, a rejected one of either leaves the entry as it is.
func Correct(v Visit, kind CorrectionKind, accept, counts bool, reason string) (Visit, error) {
	if !accept {
		return v, nil
	}
	if kind == CorrectWithdraw {
		return Withdraw(v, reason)
	}
	if v.State != StateConfirmed {
		return v, wrongState(v, "更正")
	}
	v.Counted = counts
	return v, nil
}
