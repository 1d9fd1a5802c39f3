package worklog

import (
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

// Duty is one of the seven duties of Art. 8.
type Duty string

// The duties of Art. 8 in their order.
const (
	DutyPublicity   Duty = "D1" // 宣传引导
	DutyGuidance    Duty = "D2" // 指导服务
	DutyTraining    Duty = "D3" // 业务培训
	DutyBargaining  Duty = "D4" // 参与协商
	DutySupervision Duty = "D5" // 监督检查
	DutyResearch    Duty = "D6" // 调查研究
	DutyAssigned    Duty = "D7" // 交办工作
)

var dutyTitles = map[Duty]string{
	DutyPublicity: "宣传引导", DutyGuidance: "指导服务", DutyTraining: "业务培训", DutyBargaining: "参与协商",
	DutySupervision: "监督检查", DutyResearch: "调查研究", DutyAssigned: "交办工作",
}

// Title is the duty's short Chinese name.
func (d Duty) Title() string { return dutyTitles[d] }

// Place is how the service was given. Only onsite counts towards the days, unless policy says otherwise.
type Place string

// Places of service.
const (
	Onsite Place = "onsite" // 现场
	Remote Place = "remote" // 电话线上
	Indoor Place = "indoor" // 室内
)

var placeTitles = map[Place]string{Onsite: "现场", Remote: "电话线上", Indoor: "室内"}

// Title is the place's Chinese name.
func (p Place) Title() string { return placeTitles[p] }

// State is where an entry stands.
type State string

// States of an entry.
const (
	StateDraft     State = "draft"
	StateWaiting   State = "waiting"   // frozen, waits for the served party
	StateConfirmed State = "confirmed" // the served party signed
	StateReturned  State = "returned"  // the served party asks for a correction
	StateRefused   State = "refused"   // the served party says no
	StateWithdrawn State = "withdrawn" // the served party took its confirmation back
)

var stateTitles = map[State]string{
	StateDraft: "草稿", StateWaiting: "待签字确认", StateConfirmed: "已确认", StateReturned: "退回更正",
	StateRefused: "服务方不予确认", StateWithdrawn: "服务方已撤回",
}

// Title is the state's Chinese name.
func (s State) Title() string { return stateTitles[s] }

// Strength is what kind of evidence a confirmation rests on.
type Strength string

// Strengths of evidence, the strongest first. An unconfirmed entry has none.
const (
	StrengthCode  Strength = "code"  // typed name with a one-time code sent to the unit's checked phone
	StrengthDrawn Strength = "drawn" // drawn signature
	StrengthPaper Strength = "paper" // scanned sheet, checked by a second person
)

var strengthTitles = map[Strength]string{StrengthCode: "验证码", StrengthDrawn: "手写签名", StrengthPaper: "纸质签字"}

// Title is the strength's Chinese name.
func (s Strength) Title() string { return strengthTitles[s] }

// Source tells entries made in the system from those brought in from paper at its opening.
type Source string

// Sources of entries.
const (
	SourceSystem  Source = "system"
	SourceOpening Source = "opening" // 系统启用前纸质记录
)

// Consent is the employing union's word on taking part in bargaining, Art. 8(4).
type Consent string

// States of the consent.
const (
	ConsentNone    Consent = "none" // not a matter of this entry
	ConsentAsked   Consent = "asked"
	ConsentGiven   Consent = "given"
	ConsentRefused Consent = "refused"
)

// Side is whom the signer speaks for.
type Side string

// Sides. All but the union's own are for units without a union, and are shown as such.
const (
	SideUnion    Side = "union"    // the served unit's union
	SideEmployer Side = "employer" // 企业方
	SideWorkers  Side = "workers"  // 职工代表
	SideArranger Side = "arranger" // the town or zone union that arranged the service
)

var sideTitles = map[Side]string{
	SideUnion: "工会", SideEmployer: "企业方（该企业未建会）", SideWorkers: "职工代表（该企业未建会）", SideArranger: "组织此次服务的工会（该企业未建会）",
}

// Title is the side in Chinese, with the note that goes with it wherever it is shown.
func (s Side) Title() string { return sideTitles[s] }

// Visit is an entry of the log: one service on one date to one served unit.
type Visit struct {
	bun.BaseModel `bun:"table:visit,alias:v" json:"-"`

	ID               string       `bun:",pk" audit:"omit"`
	PersonID         string       `audit:"omit"`
	EngagementID     string       `audit:"omit"`
	UnionID          string       `audit:"omit"`
	CountyID         string       `bun:",nullzero" audit:"omit"`
	CityID           string       `bun:",nullzero" audit:"omit"`
	PostUnionID      string       `bun:",nullzero" audit:"omit"`
	ClientKey        string       `audit:"omit"`
	ClientHash       string       `audit:"omit"`
	Day              workday.Date `audit:"track"`
	ServedID         string       `audit:"track"`
	ServedName       string       `audit:"track"`
	Duties           string       `audit:"track"` // codes, sorted, with commas
	Place            Place        `audit:"track"`
	Participants     string       `audit:"track"`
	Done             string       `audit:"track"`
	Outcome          string       `audit:"track"`
	InternalNote     string       `audit:"mask"` // never in frozen bytes, on confirmation pages or in print
	CommissionNumber string       `audit:"track"`
	CommissionOn     workday.Date `bun:",nullzero" audit:"track"`
	CommissionBlob   string       `bun:",nullzero" audit:"track"`
	CommissionHash   string       `audit:"track"` // of the scan's bytes
	Consent          Consent      `audit:"track"`
	ConsentBy        string       `audit:"omit"`
	ConsentAt        time.Time    `bun:",nullzero" audit:"omit"`
	ConsentReason    string       `audit:"track"`
	State            State        `audit:"track"`
	Strength         Strength     `audit:"track"`
	Source           Source       `audit:"track"`
	OpeningID        string       `bun:",nullzero" audit:"omit"`
	VersionID        string       `bun:",nullzero" audit:"track"`
	Counted          bool         `audit:"track"` // it makes its date a confirmed one
	StateReason      string       `audit:"track"` // the served party's words on a return, refusal or withdrawal
	SubmittedAt      time.Time    `bun:",nullzero" audit:"omit"`
	ConfirmedAt      time.Time    `bun:",nullzero" audit:"omit"`
	Rev              int64        `audit:"omit"`
	CreatedAt        time.Time    `audit:"omit"`
	ChangedAt        time.Time    `audit:"omit"`
}

// At is the employing union's place, which the entry keeps.
func (v Visit) At() org.Place {
	return org.Place{UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID}
}

// DutyList are the duties as recorded.
func (v Visit) DutyList() []Duty { return splitDuties(v.Duties) }

func splitDuties(s string) []Duty {
	if s == "" {
		return []Duty{}
	}
	parts := strings.Split(s, ",")
	out := make([]Duty, len(parts))
	for i, p := range parts {
		out[i] = Duty(p)
	}
	return out
}

func joinDuties(ds []Duty) string {
	parts := make([]string, 0, len(ds))
	for _, d := range ds {
		parts = append(parts, string(d))
	}
	slices.Sort(parts)
	return strings.Join(slices.Compact(parts), ",")
}

// Content is what an instructor writes into an entry.
type Content struct {
	Day              workday.Date
	ServedID         string
	Duties           []Duty
	Place            Place
	Participants     string
	Done             string
	Outcome          string
	InternalNote     string
	CommissionNumber string
	CommissionOn     workday.Date
	CommissionBlob   string
}

// Content is the entry's content as it was written.
func (v Visit) Content() Content {
	return Content{
		Day: v.Day, ServedID: v.ServedID, Duties: v.DutyList(), Place: v.Place, Participants: v.Participants, Done: v.Done,
		Outcome: v.Outcome, InternalNote: v.InternalNote, CommissionNumber: v.CommissionNumber,
		CommissionOn: v.CommissionOn, CommissionBlob: v.CommissionBlob,
	}
}

// Term is the engagement under which a service was given: who, employed by which union and posted where, and when.
type Term struct {
	EngagementID    string
	PersonID        string
	PersonName      string
	At              org.Place // of the employing union
	UnionName       string
	PostUnionID     string // 定岗单位, empty when it is the employing union itself
	PostName        string
	OnDuty, EndedOn workday.Date // EndedOn is the last day in post, zero while it lasts
}
