package approval

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// FlowKey names a flow.
type FlowKey string

// Flow is the way of one kind of matter, step by step. The first step is the sender's own.
type Flow struct {
	Key     FlowKey
	Title   string
	Article string // of the Measures, as people write it
	Clause  string // the same as the ledger writes it
	About   string // in a sentence, for people
	Steps   []Step
}

// Step is one station of a flow.
type Step struct {
	Key   string
	Title string
	At    Level
	Need  authz.Permission // what whoever acts there must hold, at that union itself
	Acts  []Act
	Term  int        // working days; 0 for no clock
	Until policy.Key // an internal date of the year that holds instead when it comes later; empty for none
}

// Level is where a step stands, seen from the sender.
type Level string

// Levels. A step whose union is the sender itself, or that the sender's place in the tree lacks, is passed over: a
// city's own matter goes straight to the province, and so does that of a zone right below it.
const (
	Own      Level = "own"      // the sender itself
	Superior Level = "superior" // the nearest union above at county tier or higher, as the tree says
	City     Level = "city"
	Province Level = "province"
)

// Title is the level in words.
func (l Level) Title() string {
	return map[Level]string{Own: "本单位", Superior: "上一级工会", City: "设区市总工会", Province: "省总工会"}[l]
}

// Act is what can be done to a case.
type Act string

// Acts.
const (
	Submit      Act = "submit"      // 上报
	Approve     Act = "approve"     // 通过
	Return      Act = "return"      // 退回
	Reject      Act = "reject"      // 不予通过
	Withdraw    Act = "withdraw"    // 撤回
	Transfer    Act = "transfer"    // 转办
	Copy        Act = "copy"        // 抄送
	Consolidate Act = "consolidate" // 汇总上报
	Release     Act = "release"     // 移出汇总
	Reroute     Act = "reroute"     // 改由新的上级办理; nobody's act but the tree's
	Escalate    Act = "escalate"    // 超过内部时限，提请上级关注; the clock's
	Vacate      Act = "vacate"      // 转办的人不在岗，退还岗位; the clock's
)

// Title is the act in words.
func (a Act) Title() string {
	return map[Act]string{
		Submit: "上报", Approve: "通过", Return: "退回修改", Reject: "不予通过", Withdraw: "撤回", Transfer: "转办", Copy: "抄送",
		Consolidate: "汇总上报", Release: "移出汇总", Reroute: "隶属变更，改由新的上级办理", Escalate: "超过内部时限，提请上级关注", Vacate: "承办人不在岗，退还岗位",
	}[a]
}

// State is where a case stands.
type State string

// States of a case.
const (
	Open      State = "open"      // waits at a step
	Returned  State = "returned"  // back at the sender
	Withdrawn State = "withdrawn" // taken back by the sender
	Joined    State = "joined"    // part of another case, which it follows
	Approved  State = "approved"
	Rejected  State = "rejected"
)

// Title is the state in words.
func (s State) Title() string {
	return map[State]string{
		Open: "办理中", Returned: "退回修改", Withdrawn: "已撤回", Joined: "已汇总", Approved: "已通过", Rejected: "未通过",
	}[s]
}

// Closed tells whether nothing more happens to the case.
func (s State) Closed() bool { return s == Approved || s == Rejected }

// StepState is where a step of a case stands.
type StepState string

// States of a step. Paused is one that returned the case and waits for it to come back; Void one that a withdrawal undid.
const (
	StepOpen   StepState = "open"
	StepDone   StepState = "done"
	StepPaused StepState = "paused"
	StepVoid   StepState = "void"
)

// Case is a matter on its way.
type Case struct {
	bun.BaseModel `bun:"table:approval_case,alias:c" json:"-"`

	ID          string    `bun:",pk" json:"id" audit:"omit"`
	Flow        FlowKey   `json:"flow" audit:"track"`
	RecordID    string    `json:"recordId" audit:"omit"` // of the chapter
	Title       string    `json:"title" audit:"track"`
	Summary     string    `json:"summary" audit:"track"`
	Link        string    `json:"link" audit:"omit"` // the chapter's page about it
	UnionID     string    `json:"unionId" audit:"track"`
	CountyID    string    `bun:",nullzero" json:"-" audit:"omit"`
	CityID      string    `bun:",nullzero" json:"-" audit:"omit"`
	Step        int       `json:"step" audit:"track"`
	State       State     `json:"state" enum:"open,returned,withdrawn,joined,approved,rejected" audit:"track"`
	IntoID      string    `bun:",nullzero" json:"intoId" audit:"track"` // the case that it was consolidated into
	SentBy      string    `json:"-" audit:"track"`
	SentName    string    `json:"sentName" audit:"track"`
	SentAt      time.Time `json:"sentAt" audit:"omit"`
	FirstSentAt time.Time `json:"firstSentAt" audit:"omit"`
	Rev         int64     `json:"rev" audit:"omit"`
	CreatedAt   time.Time `json:"-" audit:"omit"`
	ChangedAt   time.Time `json:"changedAt" audit:"omit"`
	ClosedAt    time.Time `bun:",nullzero" json:"closedAt,omitzero" audit:"omit"`
}

// Place is the sender's.
func (c Case) Place() org.Place {
	return org.Place{UnionID: c.UnionID, CountyID: c.CountyID, CityID: c.CityID}
}

// Station is a step of a case that has been reached.
type Station struct {
	bun.BaseModel `bun:"table:approval_step,alias:s" json:"-"`

	ID          string `bun:",pk"`
	CaseID      string
	Step        int
	Key         string
	UnionID     string
	CountyID    string `bun:",nullzero"`
	CityID      string `bun:",nullzero"`
	Permission  authz.Permission
	HolderID    string `bun:",nullzero"` // to whom it was handed on; empty: whoever holds the post
	HolderName  string
	State       StepState
	OpenedAt    time.Time
	StartedOn   workday.Date // since when the clock runs
	Used        int          // working days used up before that
	Term        int
	DueOn       workday.Date `bun:",nullzero"`
	Provisional bool
	MetOn       workday.Date `bun:",nullzero"`
	RemindedAt  time.Time    `bun:",nullzero"`
	EscalatedAt time.Time    `bun:",nullzero"`
}

// Place is the union's that stands there.
func (s Station) Place() org.Place {
	return org.Place{UnionID: s.UnionID, CountyID: s.CountyID, CityID: s.CityID}
}

// Opinion is a line of a case's history.
type Opinion struct {
	bun.BaseModel `bun:"table:approval_opinion,alias:o" json:"-"`

	ID        string    `bun:",pk" json:"id"`
	CaseID    string    `json:"-"`
	Step      int       `json:"step"`
	StepTitle string    `json:"stepTitle"`
	Act       Act       `json:"act"`
	ByID      string    `json:"-"`
	ByName    string    `json:"byName"`
	Post      string    `json:"post"`
	UnionID   string    `json:"unionId"`
	UnionName string    `json:"unionName"`
	ForID     string    `bun:",nullzero" json:"-"`
	ForName   string    `json:"forName" doc:"代谁办理，空为本人"`
	Mandate   string    `json:"mandate" doc:"受哪个单位委托，连同文号；空为本单位的事项"`
	Opinion   string    `json:"opinion"`
	Target    string    `json:"target" doc:"退回到的步骤，转办、抄送给谁"`
	At        time.Time `json:"at"`

	MandateName string `bun:"-" json:"-"` // the union of Mandate, for a signature
}

// Signed is the opinion's author as papers write it: 李某（代王某）, and where a union decides in another's name
// 李某（苏州市总工会受昆山市总工会委托）.
func (o Opinion) Signed() string {
	out := o.ByName
	if o.ForName != "" {
		out += "（代" + o.ForName + "）"
	}
	if o.MandateName != "" {
		out += "（" + o.UnionName + "受" + o.MandateName + "委托）"
	}
	return out
}

// Copied is a copy given to somebody to read.
type Copied struct {
	bun.BaseModel `bun:"table:approval_copy,alias:k" json:"-"`

	ID          string    `bun:",pk" json:"id"`
	CaseID      string    `json:"-"`
	AccountID   string    `json:"-"`
	AccountName string    `json:"accountName"`
	ByName      string    `json:"byName"`
	Note        string    `json:"note"`
	At          time.Time `json:"at"`
	ReadAt      time.Time `bun:",nullzero" json:"readAt,omitzero"`
}

// Substitute is one who stands in for another at a union for a while (A/B角).
type Substitute struct {
	bun.BaseModel `bun:"table:approval_substitute,alias:b" json:"-"`

	ID             string       `bun:",pk" json:"id" audit:"omit"`
	UnionID        string       `json:"unionId" audit:"track"`
	CountyID       string       `bun:",nullzero" json:"-" audit:"omit"`
	CityID         string       `bun:",nullzero" json:"-" audit:"omit"`
	PrincipalID    string       `json:"principalId" audit:"track"`
	PrincipalName  string       `json:"principalName" audit:"track"`
	SubstituteID   string       `json:"substituteId" audit:"track"`
	SubstituteName string       `json:"substituteName" audit:"track"`
	ValidFrom      workday.Date `json:"from" audit:"track"`
	ValidUntil     workday.Date `json:"until" audit:"track"` // last day
	Note           string       `json:"note" audit:"track"`
	EndedAt        time.Time    `bun:",nullzero" json:"endedAt,omitzero" audit:"track"`
	Rev            int64        `json:"rev" audit:"omit"`
	CreatedAt      time.Time    `json:"-" audit:"omit"`
}

// On tells whether the substitute stands in on the day.
func (s Substitute) On(day workday.Date) bool {
	return s.EndedAt.IsZero() && !day.Before(s.ValidFrom) && !day.After(s.ValidUntil)
}
