package worklog

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Verdict is what becomes of a row of an opening.
type Verdict string

// Verdicts. A warned row goes in with the accepted ones, a rejected one never does.
const (
	VerdictAccept Verdict = "accept"
	VerdictWarn   Verdict = "warn"
	VerdictReject Verdict = "reject"
)

// Title is the verdict's Chinese name.
func (v Verdict) Title() string {
	return map[Verdict]string{VerdictAccept: "接收", VerdictWarn: "提醒", VerdictReject: "退回"}[v]
}

// OpeningLevel is how much a finding weighs: a notice leaves the row accepted.
type OpeningLevel uint8

// Levels.
const (
	OpeningNotice OpeningLevel = iota
	OpeningWarn
	OpeningReject
)

// OpeningFinding is something to say about a row. Code is stable, Text is Chinese and holds no identity number.
type OpeningFinding struct {
	Level OpeningLevel
	Code  string
	Text  string
}

// OpeningLine is a row of the sheet: as it was read, and what was made of it.
type OpeningLine struct {
	Row                                                int
	Name, IDText                                       string
	IDLost                                             bool
	Day                                                workday.Date
	UnitName, Credit                                   string
	CreditLost                                         bool
	Duties                                             []Duty
	Place                                              Place
	Participants, Done, Result, SignerName, SignerPost string
	Note                                               string
	Findings                                           []OpeningFinding

	PersonID, PersonName string
	Term                 Term
	UnitKey              string // of OpeningKnown.Units
	Side                 Side
	Counts               bool // would make its date a field day
	NoPlace, NoPost      bool // the booklet does not say: the confirmation says so
	Verdict              Verdict
}

func (l *OpeningLine) find(level OpeningLevel, code, text string) {
	l.Findings = append(l.Findings, OpeningFinding{level, code, text})
}

func (l *OpeningLine) rejected() bool {
	return slices.ContainsFunc(l.Findings, func(f OpeningFinding) bool { return f.Level == OpeningReject })
}

// leftOut tells whether nothing speaks against the row but that its unit was left out by choice.
func (l *OpeningLine) leftOut() bool {
	only := false
	for _, f := range l.Findings {
		if f.Level == OpeningReject {
			if only = f.Code == codeSkipped; !only {
				return false
			}
		}
	}
	return only
}

const codeSkipped = "unit_skipped"

// Codes are the row's findings by code, in order.
func (l *OpeningLine) Codes() []string {
	out := make([]string, len(l.Findings))
	for i, f := range l.Findings {
		out[i] = f.Code
	}
	return out
}

// Why are the row's findings in words.
func (l *OpeningLine) Why() []string {
	out := make([]string, len(l.Findings))
	for i, f := range l.Findings {
		out[i] = f.Text
	}
	return out
}

// OpeningUnitState is what the register knows of a name or code in a sheet.
type OpeningUnitState string

// States of a served unit's name.
const (
	OpeningUnitFound     OpeningUnitState = "found"
	OpeningUnitUnknown   OpeningUnitState = "unknown"   // is written down to be checked, unless another choice is made
	OpeningUnitAmbiguous OpeningUnitState = "ambiguous" // several: to be chosen
	OpeningUnitSkipped   OpeningUnitState = "skipped"   // left out by choice
)

// OpeningUnit is a served unit as a sheet names it, with what it means.
type OpeningUnit struct {
	Key        string
	Written    string
	Credit     string
	State      OpeningUnitState
	Party      Party  // of an unknown one as it would be written down
	Register   string // credit code in the register, of a found one
	Candidates []Party
	Rows       int
}

// OpeningPerson is somebody who may be meant: engaged at the union at some time of the open years.
type OpeningPerson struct {
	ID, Name string
	Terms    []Term
}

// EntryKey is what two records of one service have in common.
type EntryKey struct {
	PersonID string
	Day      workday.Date
	ServedID string
}

// OpeningKnown is what the roster, the register and the log know of a sheet.
type OpeningKnown struct {
	UnionID  string
	Now      time.Time
	Began    workday.Date          // the first day on which the union's people recorded in the system; zero: none yet
	Policies map[int]policy.Policy // of the running year and the one before
	People   []OpeningPerson
	ByNumber map[string]string       // identity number → person, of all that the roster knows
	Units    map[string]*OpeningUnit // by key
	Entries  map[EntryKey]State      // what the log holds, drafts left out
	PersonID string                  // whose booklet it is where the rows name nobody
}

// openYear tells whether services of the year may still come in: the running year, and the one before it until that
// has closed.
func (k OpeningKnown) openYear(year int) bool {
	today := workday.Of(k.Now)
	pol, known := k.Policies[year]
	return known && year <= today.Year() && !Closed(pol.YearCloses(year), k.Now)
}

// JudgeOpening decides about every row, each for itself and then one against the others.
func JudgeOpening(lines []OpeningLine, k OpeningKnown) {
	type place struct {
		key  EntryKey
		done string
	}
	seen := map[EntryKey]int{}
	same := map[place]int{}
	for i := range lines {
		l := &lines[i]
		p := l.judgePerson(k)
		l.judgeDay(k, p)
		l.judgeUnit(k)
		l.judgeWork(k)
		l.judgeSigner(k)
		l.judgeEntry(k)
		if !l.rejected() {
			key := EntryKey{l.PersonID, l.Day, cmp.Or(k.Units[l.UnitKey].Party.ID, l.UnitKey)}
			switch first := same[place{key, l.Done}]; {
			case first > 0:
				l.find(OpeningReject, "duplicate_row", fmt.Sprintf("与第%d行是同一次服务", first))
			case seen[key] > 0:
				l.find(OpeningWarn, "same_day_unit", fmt.Sprintf("与第%d行同一天到同一家单位，请核对是不是两次服务", seen[key]))
			}
			if !l.rejected() {
				seen[key], same[place{key, l.Done}] = l.Row, l.Row
			}
		}
		l.Verdict = verdictOf(l.Findings)
	}
}

func verdictOf(list []OpeningFinding) Verdict {
	out := VerdictAccept
	for _, f := range list {
		switch f.Level {
		case OpeningReject:
			return VerdictReject
		case OpeningWarn:
			out = VerdictWarn
		case OpeningNotice:
		}
	}
	return out
}

// OpeningTally is what an opening brings one person.
type OpeningTally struct {
	PersonID   string `json:"personId"`
	PersonName string `json:"personName"`
	Services   int    `json:"services"`
	Days       int    `json:"days" doc:"其中不同的现场服务日期数"`
}

// TallyOpening sums up by person what the rows that can go in bring, in the order in which the sheet names them.
func TallyOpening(lines []OpeningLine) []OpeningTally {
	out := []OpeningTally{}
	at := map[string]int{}
	days := map[EntryKey]bool{}
	for i := range lines {
		l := &lines[i]
		if l.Verdict == VerdictReject {
			continue
		}
		n, known := at[l.PersonID]
		if !known {
			n = len(out)
			at[l.PersonID] = n
			out = append(out, OpeningTally{PersonID: l.PersonID, PersonName: l.PersonName})
		}
		out[n].Services++
		if key := (EntryKey{PersonID: l.PersonID, Day: l.Day}); l.Counts && !days[key] {
			days[key] = true
			out[n].Days++
		}
	}
	return out
}

// OpeningState is where an opening stands.
type OpeningState string

// States of an opening.
const (
	OpeningPreview  OpeningState = "preview"  // being prepared, nothing sent
	OpeningWaiting  OpeningState = "waiting"  // for the second person
	OpeningAccepted OpeningState = "accepted" // its services are in the log and count
	OpeningReturned OpeningState = "returned" // to be corrected and sent again
	OpeningDropped  OpeningState = "dropped"  // given up after it was returned
)

// Title is the state's Chinese name.
func (s OpeningState) Title() string {
	return map[OpeningState]string{
		OpeningPreview: "尚未送交", OpeningWaiting: "等待核对", OpeningAccepted: "核对通过", OpeningReturned: "已退回", OpeningDropped: "已作废",
	}[s]
}

// Codes of refusals of openings.
const (
	CodeOpeningState   = "opening_state"
	CodeOpeningRejects = "opening_rejects"
	CodeOpeningNothing = "opening_nothing"
	CodeOpeningScans   = "opening_scans"
	CodeOpeningChanged = "opening_changed"
	CodeOpeningChoice  = "opening_choice"
	CodeOpeningChecker = "opening_checker"
	CodeOpeningOwn     = "opening_own"
)

// Editable tells whether sheet, choices and scans may be changed: before it is sent, and after it came back.
func (s OpeningState) Editable() bool { return s == OpeningPreview || s == OpeningReturned }

func wrongOpening(s OpeningState, what string) error {
	return errs.Rule(CodeOpeningState, "这份启用前记录"+s.Title()+"，不能"+what+"。")
}

// CheckSend tells whether an opening may go to its second person: with a scan of the booklet, with something in it, and
// with rejected rows only where it was said that they are left out.
func CheckSend(s OpeningState, good, rejected, scans int, goodOnly bool) error {
	switch {
	case !s.Editable():
		return wrongOpening(s, "送交")
	case good == 0:
		return errs.Rule(CodeOpeningNothing, "没有可以导入的行。")
	case rejected > 0 && !goodOnly:
		return errs.Rule(CodeOpeningRejects, fmt.Sprintf("有%d行不能导入。请改正后重新上传，或者选择只送交可以导入的行。", rejected))
	case scans == 0:
		return errs.E(CodeOpeningScans, "请先上传签字本的扫描件，第二个人要对照它核对。", errs.F("scans", "请上传签字本的扫描件"))
	}
	return nil
}

// CheckOpeningChecker says who may check an opening: a second person of the employing union, who had no hand in it and
// whose services are not in it (Art. 10(2)).
func CheckOpeningChecker(accountID, personID string, hands, instructors []string) error {
	if personID != "" && slices.Contains(instructors, personID) {
		return errs.Rule(CodeOpeningOwn, "其中有您本人的服务记录，请由本单位另一人核对。")
	}
	if slices.Contains(hands, accountID) {
		return errs.Rule(CodeOpeningChecker, "上传和送交的人不能自己核对，请由本单位另一人核对。")
	}
	return nil
}

// OpeningTellings are the notices that a step of an opening gives rise to: to the posts at which it waits for its second
// person or for correction, and to the instructors once their services count.
func OpeningTellings(o Opening, act string, tallies []OpeningTally) []Telling {
	to := func(r authz.Role, title, body string) Telling {
		return Telling{Post: authz.Post(r, o.UnionID), Title: title, Body: body, Kind: kindOpening, ID: o.ID}
	}
	switch act {
	case "send":
		const title = "启用前纸质记录待核对"
		body := fmt.Sprintf("%s送交了%d条系统启用前的服务，请由送交人和指导员本人以外的另一人对照签字本核对。", o.SentName, o.Good)
		return []Telling{to(authz.RoleHead, title, body), to(authz.RoleClerk, title, body)}
	case "return":
		return []Telling{to(authz.RoleClerk, "启用前纸质记录被退回", "请改正后重新送交。理由："+o.Reason)}
	}
	const title = "启用前纸质记录核对通过"
	out := []Telling{to(authz.RoleClerk, title, fmt.Sprintf("%d条系统启用前的服务已经计入。", o.Good))}
	for _, t := range tallies {
		out = append(out, Telling{
			PersonID: t.PersonID, Title: title,
			Body: fmt.Sprintf("您在系统启用前的%d次服务已由聘用单位对照签字本核对，其中现场服务%d天。", t.Services, t.Days),
		})
	}
	return out
}
