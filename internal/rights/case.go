package rights

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

// Kind is what somebody turns to a union with.
type Kind string

// Kinds of cases. A suggestion is about the work or the program, a complaint about a union's person or way of acting, an
// appeal about a decision or an answer.
const (
	KindSuggestion Kind = "suggestion"
	KindComplaint  Kind = "complaint"
	KindAppeal     Kind = "appeal"
)

// Kinds are all kinds in the order in which pages list them.
var Kinds = []Kind{KindSuggestion, KindComplaint, KindAppeal}

// Title is the kind's Chinese name.
func (k Kind) Title() string {
	return map[Kind]string{KindSuggestion: "意见建议", KindComplaint: "投诉", KindAppeal: "申诉"}[k]
}

// State is where a case stands.
type State string

// States.
const (
	StateOpen      State = "open"
	StateAnswered  State = "answered"
	StateWithdrawn State = "withdrawn"
)

// Title is the state in words.
func (s State) Title() string {
	return map[State]string{StateOpen: "待答复", StateAnswered: "已答复", StateWithdrawn: "已撤回"}[s]
}

// Case is a suggestion, complaint or appeal. Its union is the one that answers, never the one that it is about. An
// anonymous one holds no sender; the hash of its receipt's code is all that leads back to it.
type Case struct {
	bun.BaseModel `bun:"table:rights_case,alias:c" json:"-"`

	ID           string       `bun:",pk" json:"id"`
	Kind         Kind         `json:"kind" enum:"suggestion,complaint,appeal"`
	Title        string       `json:"title"`
	Body         string       `json:"body"`
	Page         string       `json:"page" doc:"从哪个页面提出"`
	SenderID     string       `bun:",nullzero" json:"-"` // an account
	SenderName   string       `json:"-"`
	FromUnionID  string       `bun:",nullzero" json:"-"`
	ReceiptHash  string       `bun:",nullzero" json:"-"`
	AboutUnionID string       `bun:",nullzero" json:"-"`
	AboutName    string       `json:"aboutName" doc:"投诉、申诉所指的单位和岗位、人员"`
	OfID         string       `bun:",nullzero" json:"-"` // the case against whose answer it appeals
	UnionID      string       `json:"-"`
	CountyID     string       `bun:",nullzero" json:"-"`
	CityID       string       `bun:",nullzero" json:"-"`
	Leg          int          `json:"-"` // which union's term it is: the first, or after it was passed on
	LegOn        workday.Date `json:"-"`
	DueOn        workday.Date `json:"dueOn"`
	SentOn       workday.Date `json:"sentOn"`
	State        State        `json:"state" enum:"open,answered,withdrawn"`
	Answer       string       `json:"answer"`
	AnsweredOn   workday.Date `bun:",nullzero" json:"answeredOn"`
	AnsweredName string       `json:"answeredName"`
	Comment      string       `json:"comment" doc:"提出人对答复的一次评价"`
	Rev          int64        `json:"rev"`
	CreatedAt    time.Time    `json:"createdAt"`
}

// Place is that of the union that answers.
func (c Case) Place() org.Place {
	return org.Place{UnionID: c.UnionID, CountyID: c.CountyID, CityID: c.CityID}
}

// Anonymous tells whether nobody knows who sent it.
func (c Case) Anonymous() bool { return c.SenderID == "" }

type bar struct {
	bun.BaseModel `bun:"table:rights_bar"`

	CaseID string `bun:",pk"`
	Ref    string `bun:",pk"` // an account, a natural person, or a union whose staff are meant
}

// StepAct is one thing that became of a case.
type StepAct string

// What becomes of a case. An appeal stands in the case that it opened, so that whoever answered does not read of it.
const (
	StepSent      StepAct = "sent"
	StepRerouted  StepAct = "rerouted"
	StepRaised    StepAct = "raised"
	StepAnswered  StepAct = "answered"
	StepCommented StepAct = "commented"
	StepWithdrawn StepAct = "withdrawn"
	StepAttached  StepAct = "attached"
	StepDetached  StepAct = "detached"
)

// ConcernStep is one line of what became of a case.
type ConcernStep struct {
	bun.BaseModel `bun:"table:rights_step,alias:t" json:"-"`

	ID        string    `bun:",pk" json:"id"`
	CaseID    string    `json:"-"`
	Act       StepAct   `json:"act" enum:"sent,rerouted,raised,answered,commented,withdrawn,attached,detached"`
	UnionID   string    `bun:",nullzero" json:"-"`
	ActorName string    `json:"actorName"`
	Note      string    `json:"note"`
	At        time.Time `json:"at"`
	UnionName string    `bun:",scanonly" json:"unionName"`
}
