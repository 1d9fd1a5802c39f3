// Package obligation is the ledger of everything that the Measures ask of somebody by some day: who owes what, until
// when, and what proves that it was done.
//
// Obligations are wanted, then reconciled. A chapter's rules compute from its facts which obligations it wants; Sync
// brings the ledger to exactly that, in the transaction that changed the facts. So the ledger cannot drift, and a new
// calendar or a local rule is a Sync with history kept. Desk, reminders, overview and inspection read this one table.
package obligation

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

// Rule names what is owed, for example field_days.
type Rule string

// Rules that chapters of this program want; Demands describes them.
const (
	RuleFieldDays        Rule = "field_days"        // Art. 10(2): eighty confirmed days in workshops a year
	RuleApprovalStep     Rule = "approval_step"     // 内部时限: a step of an approval waits for its bearer
	RulePlan             Rule = "plan"              // Art. 6(1): the county's plan for next year, by the end of October
	RuleWritten          Rule = "written"           // Art. 6(4): a written contract within a month of the first day in post
	RuleRenewal          Rule = "renewal"           // 内部时限: a contract comes to its end, renewed or not
	RuleDispute          Rule = "dispute"           // 内部时限: two unions claim one person, the superior decides
	RuleInduction        Rule = "induction"         // Art. 10(1): the first training within six months of the first day in post
	RuleTrainingHeld     Rule = "training_held"     // Art. 10(1): the city holds a training while newcomers' terms run
	RuleYearlyReport     Rule = "yearly_report"     // Art. 10(3): 述职 at the year's end
	RuleTargetStatement  Rule = "target_statement"  // Art. 10(4): 目标任务书 at the year's beginning
	RuleAppraisal        Rule = "appraisal"         // Art. 10(4): last year's grade
	RuleOctoberFiling    Rule = "october_filing"    // Art. 10(7): the city's return to the province
	RuleExitFiling       Rule = "exit_filing"       // Art. 11: an exit is filed within five working days
	RuleFailedGrade      Rule = "failed_grade"      // Art. 11(4), 内部时限: 不称职 last year, 应当予以解聘
	RuleRetire65         Rule = "retire_65"         // Art. 11(1): from the 65th birthday no renewal; never a dismissal
	RuleComplaint        Rule = "complaint"         // Art. 12, 内部时限: a suggestion, complaint or appeal is answered
	RuleInspectionReport Rule = "inspection_report" // Art. 16: the city's yearly inspection
	RuleLocalRules       Rule = "local_rules"       // Art. 17: every city makes its rules and files them
)

// State is where an obligation stands.
type State string

// States. Late is met, but after the due day; Paused is not with its bearer for now; Void is no longer owed, with its
// history kept.
const (
	StateOpen   State = "open"
	StatePaused State = "paused"
	StateMet    State = "met"
	StateLate   State = "late"
	StateWaived State = "waived"
	StateVoid   State = "void"
)

// Subject is what the obligation is about in the eyes of its rule: an engagement, a person's year, a union's plan.
// The wants of one subject and rule are reconciled together.
type Subject struct {
	Rule Rule
	ID   string
}

// Want is one obligation as the facts ask for it now.
type Want struct {
	Period          string // what tells obligations of one subject apart: a year, a contract's number
	Article         string // of the Measures, for example 10(2)
	PersonID        string // whom it concerns, empty for a union's own duty
	Bearer          org.Place
	StartsOn, DueOn workday.Date
	SettlesOn       workday.Date // the last day on which proof of a thing done in time still counts; none: the due day
	Provisional     bool         // the calendar of the due day's year is not published yet
	Soft            bool         // 内部时限: the product's own term, by which nothing is ever late
	Paused          bool         // the matter is not with its bearer for now; the due day is set anew when it comes back
	MetOn           workday.Date // the day on which it was met; zero while it is not
	Void            bool         // not asked for after all, whatever the ledger says of it: gone before the day, and never done
	Have, Want      int          // progress, 0 of 0 where there is none
	Proof           string       // kind:id of what proves it
	PolicyVersion   string
	CalendarVersion string
}

// State is the state that the facts give; a waiver is an act of people and outlives it.
func (w Want) State() State {
	switch {
	case w.Void:
		return StateVoid
	case w.MetOn.IsZero() && w.Paused:
		return StatePaused
	case w.MetOn.IsZero():
		return StateOpen
	case w.MetOn.After(w.DueOn) && !w.Soft:
		return StateLate
	}
	return StateMet
}

// Obligation is a line of the ledger.
type Obligation struct {
	bun.BaseModel `bun:"table:obligation,alias:o" json:"-"`

	ID              string       `bun:",pk" json:"id"`
	Rule            Rule         `json:"rule"`
	Subject         string       `json:"subject"`
	Period          string       `json:"period"`
	Article         string       `json:"article"`
	PersonID        string       `bun:",nullzero" json:"personId"`
	UnionID         string       `json:"unionId"`
	CountyID        string       `bun:",nullzero" json:"countyId"`
	CityID          string       `bun:",nullzero" json:"cityId"`
	StartsOn        workday.Date `json:"startsOn"`
	DueOn           workday.Date `json:"dueOn"`
	SettlesOn       workday.Date `bun:",nullzero" json:"settlesOn" doc:"在此日之前补齐凭据的仍按时；空为到期日"`
	Provisional     bool         `json:"provisional"`
	Soft            bool         `json:"soft" doc:"内部时限，不计逾期"`
	State           State        `json:"state" enum:"open,paused,met,late,waived,void"`
	MetOn           workday.Date `bun:",nullzero" json:"metOn"`
	Have            int          `json:"have"`
	Want            int          `json:"want"`
	Proof           string       `json:"proof"`
	PolicyVersion   string       `json:"policyVersion"`
	CalendarVersion string       `json:"calendarVersion"`
	Rev             int64        `json:"rev"`
	CreatedAt       time.Time    `json:"createdAt"`
	ChangedAt       time.Time    `json:"changedAt"`
}
