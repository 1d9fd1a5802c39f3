package exit

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

const (
	exitsTable = "exit_case"
	exitWhat   = "退出事项"
)

// Codes of refusals.
const (
	CodeState   = "exit_state"
	CodeChecks  = "exit_checks"
	CodeReason  = "exit_reason"
	CodeOwn     = "exit_own"
	CodeTwice   = "exit_twice"
	CodeNotice  = "exit_notice"
	CodeContent = "exit_content"
	CodeSame    = "exit_same"
)

// State is where an exit stands.
type State string

// States.
const (
	StateApplied   State = "applied"   // the person has applied, nobody has taken it up
	StateOpen      State = "open"      // the employing union prepares it
	StateDecided   State = "decided"   // decided, until the last day in post
	StateCompleted State = "completed" // the engagement has ended
	StateFiled     State = "filed"     // and the city has it
	StateWithdrawn State = "withdrawn" // the person took the application back
	StateVoid      State = "void"      // given up
	StateRevoked   State = "revoked"   // was filed, and did not take place: a correction says so
)

// Title is the state's Chinese name.
func (s State) Title() string {
	return map[State]string{
		StateApplied: "本人已申请", StateOpen: "办理中", StateDecided: "已决定，待离岗", StateCompleted: "已离岗", StateFiled: "已备案",
		StateWithdrawn: "本人已撤回", StateVoid: "已作废", StateRevoked: "已更正：解聘撤销",
	}[s]
}

// live tells whether the exit is still under way or has come to its end; of an engagement there is one such.
func (s State) live() bool { return s != StateWithdrawn && s != StateVoid && s != StateRevoked }

// Origin is how an exit began.
type Origin string

// Origins.
const (
	OriginDesk  Origin = "desk"
	OriginPhone Origin = "phone" // the person's application in the system
	OriginPaper Origin = "paper" // the person's application on paper, entered by the clerk
)

// How is how the decision reached the person.
type How string

// Ways of delivery. Whoever refuses to sign is noted as such, with who was there.
const (
	ServedPhone   How = "phone"   // read and acknowledged by the person in the system
	ServedSigned  How = "signed"  // signed on paper
	ServedPost    How = "post"    // by post
	ServedRefused How = "refused" // left with witnesses
)

// Title is the way in Chinese.
func (h How) Title() string {
	return map[How]string{ServedPhone: "本人在系统中知悉", ServedSigned: "本人签收", ServedPost: "邮寄送达", ServedRefused: "拒绝签收，留置送达"}[h]
}

// Handed is a point of the hand-over: counted by the system, or ticked by the clerk.
type Handed struct {
	Key  string `json:"key" maxLength:"30" audit:"track"`
	Done bool   `json:"done" audit:"track"`
	None bool   `json:"none" doc:"没有这一项" audit:"track"`
	Note string `json:"note" maxLength:"200" doc:"交给谁、怎样处理" audit:"mask"`
}

// Handover is kept as JSON in one cell.
type Handover []Handed

// Value writes the points.
func (h Handover) Value() (driver.Value, error) {
	if h == nil {
		return "[]", nil
	}
	b, err := json.Marshal([]Handed(h))
	return string(b), err
}

// Scan reads them back.
func (h *Handover) Scan(src any) error {
	switch v := src.(type) {
	case string:
		return json.Unmarshal([]byte(v), (*[]Handed)(h))
	case []byte:
		return json.Unmarshal(v, (*[]Handed)(h))
	}
	return fmt.Errorf("hand-over from a cell of type %T", src)
}

// of is the point of a key; the zero value where nothing was said of it.
func (h Handover) of(key string) Handed {
	for _, p := range h {
		if p.Key == key {
			return p
		}
	}
	return Handed{Key: key}
}

// Written is what the clerk writes of an exit.
type Written struct {
	Ground         roster.Ground `json:"ground" enum:",age,discipline,wish,failed,expired,transfer,death,retired,abolished,other" audit:"track"`
	Facts          string        `json:"facts" maxLength:"2000" doc:"情况说明" audit:"mask"`
	FactDiscipline string        `json:"factDiscipline" maxLength:"2000" doc:"不遵守工作纪律、不服从工作调度或违反法律法规政策规定的事实" audit:"mask"`
	FactImage      string        `json:"factImage" maxLength:"2000" doc:"损害工会形象的事实" audit:"mask"`
	FactEffect     string        `json:"factEffect" maxLength:"2000" doc:"造成不良影响的事实" audit:"mask"`
	Statement      string        `json:"statement" maxLength:"2000" doc:"本人的陈述" audit:"mask"`
	StatementOn    workday.Date  `bun:",nullzero" json:"statementOn" audit:"track"`
	Declined       bool          `json:"declined" doc:"已告知可以陈述，本人没有陈述" audit:"track"`
	Legal          Legal         `json:"legal" maxLength:"10" doc:"劳动合同的法律依据" audit:"track"`
	LegalNote      string        `json:"legalNote" maxLength:"500" audit:"mask"`
	ConsultedOn    workday.Date  `bun:",nullzero" json:"consultedOn" doc:"征求本单位工会意见的日期" audit:"track"`
	ConsultUnion   string        `json:"consultUnion" maxLength:"100" audit:"track"`
	ConsultOpinion string        `json:"consultOpinion" maxLength:"1000" audit:"mask"`
	ConsultReply   string        `json:"consultReply" maxLength:"1000" doc:"对工会意见的研究和答复" audit:"mask"`
	Explanation    string        `json:"explanation" maxLength:"1000" doc:"对提示的说明" audit:"mask"`
	EffectiveOn    workday.Date  `bun:",nullzero" json:"effectiveOn" doc:"最后在岗日" audit:"track"`
}

// Exit is the case of one engagement's end.
type Exit struct {
	bun.BaseModel `bun:"table:exit_case,alias:x" json:"-"`

	ID           string `bun:",pk" json:"id" audit:"omit"`
	UnionID      string `json:"unionId" audit:"track"`
	CountyID     string `bun:",nullzero" json:"-" audit:"omit"`
	CityID       string `bun:",nullzero" json:"-" audit:"omit"`
	PersonID     string `json:"personId" audit:"omit"`
	EngagementID string `json:"engagementId" audit:"omit"`
	State        State  `json:"state" enum:"applied,open,decided,completed,filed,withdrawn,void,revoked" audit:"track"`
	Origin       Origin `json:"origin" enum:"desk,phone,paper" audit:"track"`

	AppliedOn       workday.Date `bun:",nullzero" json:"appliedOn" doc:"收到本人申请的日期" audit:"track"`
	WishedOn        workday.Date `bun:",nullzero" json:"wishedOn" doc:"本人希望的最后在岗日" audit:"track"`
	WishReason      string       `json:"wishReason" audit:"mask"`
	ByAgreement     bool         `json:"byAgreement" doc:"协商一致，不足30日" audit:"track"`
	AgreedPerson    workday.Date `bun:",nullzero" json:"agreedPerson" doc:"本人确认的最后在岗日" audit:"track"`
	AgreedUnion     workday.Date `bun:",nullzero" json:"agreedUnion" doc:"聘用单位确认的最后在岗日" audit:"track"`
	AgreedUnionName string       `json:"agreedUnionName" audit:"track"`

	Written

	AskedAt       time.Time    `bun:",nullzero" json:"askedAt,omitzero" doc:"告知本人陈述的时间" audit:"track"`
	PleadedAt     time.Time    `bun:",nullzero" json:"pleadedAt,omitzero" doc:"本人在系统中陈述（或者选择不陈述）的时间，空为没有；此后陈述只有本人能改" audit:"track"`
	Document      string       `json:"document" doc:"决定文件的名称、文号" audit:"track"`
	Opinion       string       `json:"opinion" audit:"track"`
	DecidedOn     workday.Date `bun:",nullzero" json:"decidedOn" audit:"track"`
	DecidedName   string       `json:"decidedName" audit:"track"`
	ServedOn      workday.Date `bun:",nullzero" json:"servedOn" audit:"track"`
	ServedHow     How          `json:"servedHow" enum:",phone,signed,post,refused" audit:"track"`
	ServedNote    string       `json:"servedNote" audit:"track"`
	Handover      Handover     `json:"handover" nullable:"false" audit:"track"`
	CompletedAt   time.Time    `bun:",nullzero" json:"completedAt,omitzero" audit:"track"`
	CompletedName string       `json:"completedName" audit:"track"`
	VoidReason    string       `json:"voidReason" audit:"track"`
	RevertedAt    time.Time    `bun:",nullzero" json:"revertedAt,omitzero" doc:"最近一次撤回办结的时间" audit:"track"`
	RevertedName  string       `json:"revertedName" audit:"track"`
	RevertReason  string       `json:"revertReason" audit:"track"`
	CreatedBy     string       `json:"-" audit:"omit"`
	CreatedName   string       `json:"createdName" audit:"omit"`
	CreatedAt     time.Time    `json:"createdAt" audit:"omit"`
	ChangedAt     time.Time    `json:"changedAt" audit:"omit"`
	Rev           int64        `json:"rev" audit:"omit"`
}

// Place is where the exit stands in today's tree.
func (x Exit) Place() org.Place {
	return org.Place{UnionID: x.UnionID, CountyID: x.CountyID, CityID: x.CityID}
}

// FileKind is what a file of an exit is.
type FileKind string

// Kinds of files.
const (
	FileEvidence     FileKind = "evidence"
	FileApplication  FileKind = "application"
	FileAgreement    FileKind = "agreement"
	FileStatement    FileKind = "statement"
	FileConsultation FileKind = "consultation"
	FileDecision     FileKind = "decision"
	FileDelivery     FileKind = "delivery"
	FileOther        FileKind = "other"
)

// Title is the kind's Chinese name.
func (k FileKind) Title() string {
	return map[FileKind]string{
		FileEvidence: "事实材料", FileApplication: "本人申请", FileAgreement: "协商一致的书面材料", FileStatement: "本人陈述", FileConsultation: "征求工会意见的材料",
		FileDecision: "决定文件", FileDelivery: "送达凭证", FileOther: "其他材料",
	}[k]
}

// Attached is a file of an exit.
type Attached struct {
	bun.BaseModel `bun:"table:exit_file,alias:xf" json:"-"`

	ID        string    `bun:",pk" json:"id" audit:"omit"`
	ExitID    string    `json:"-" audit:"omit"`
	Kind      FileKind  `json:"kind" enum:"evidence,application,agreement,statement,consultation,decision,delivery,other" audit:"track"`
	BlobID    string    `json:"-" audit:"omit"`
	Name      string    `json:"name" audit:"track"`
	MediaType string    `json:"mediaType" audit:"track"`
	Size      int64     `json:"size" audit:"track"`
	SHA256    string    `bun:"sha256" json:"sha256" audit:"track"`
	ByPerson  bool      `json:"byPerson" doc:"本人提交的" audit:"track"`
	AddedBy   string    `json:"-" audit:"omit"`
	AddedName string    `json:"addedName" audit:"omit"`
	AddedAt   time.Time `json:"addedAt" audit:"omit"`
}

// Filing is what the city received: the receipt of one exit, numbered in its register of the year and frozen. A correction is
// a filing of its own, which names the one it corrects; that one stays.
type Filing struct {
	bun.BaseModel `bun:"table:exit_filing,alias:fi" json:"-"`

	ID              string        `bun:",pk" json:"id" audit:"omit"`
	ExitID          string        `json:"exitId" audit:"omit"`
	UnionID         string        `json:"unionId" audit:"track"`
	CountyID        string        `bun:",nullzero" json:"-" audit:"omit"`
	CityID          string        `bun:",nullzero" json:"-" audit:"omit"`
	PersonID        string        `json:"-" audit:"omit"`
	ToUnionID       string        `json:"toUnionId" audit:"track"`
	CorrectsID      string        `bun:",nullzero" json:"correctsId" doc:"更正的是哪一份，空为首次备案" audit:"track"`
	Ground          roster.Ground `json:"ground" audit:"track"`
	Revoked         bool          `json:"revoked" doc:"更正为解聘撤销，聘用恢复" audit:"track"`
	Paper           string        `json:"paper" doc:"更正文件的名称、文号" audit:"track"`
	Reason          string        `json:"reason" doc:"更正的原因" audit:"track"`
	Internal        bool          `json:"internal" doc:"设区市（省）总工会本级的，自行记录" audit:"track"`
	FiledAt         time.Time     `json:"filedAt" audit:"track"`
	FiledBy         string        `json:"-" audit:"omit"`
	FiledName       string        `json:"filedName" audit:"track"`
	EffectiveOn     workday.Date  `json:"effectiveOn" audit:"track"`
	DueOn           workday.Date  `json:"dueOn" audit:"track"`
	Provisional     bool          `json:"provisional" audit:"track"`
	Soft            bool          `json:"soft" doc:"内部要求，不计逾期" audit:"track"`
	LateWorkdays    int           `json:"lateWorkdays" audit:"track"`
	PolicyVersion   string        `json:"policyVersion" audit:"track"`
	CalendarVersion string        `json:"calendarVersion" audit:"track"`
	RegisterYear    int           `json:"registerYear" audit:"track"`
	RegisterSeq     int           `json:"registerSeq" audit:"track"`
	Number          string        `json:"number" audit:"track"`
	Code            string        `json:"code" audit:"omit"`
	FrozenFormat    string        `json:"-" audit:"omit"`
	FrozenSealed    string        `json:"-" audit:"omit"`
	Hash            string        `json:"hash" audit:"track"`
	Changed         string        `bun:"-" json:"changed" doc:"更正了什么" audit:"omit"`
}

// Supplement is a word between the city and the employing union after the filing; it changes neither its time nor its
// number.
type Supplement struct {
	bun.BaseModel `bun:"table:exit_supplement,alias:xs" json:"-"`

	ID     string    `bun:",pk" json:"id" audit:"omit"`
	ExitID string    `json:"-" audit:"omit"`
	Asked  bool      `json:"asked" doc:"设区市总工会要求补充；否则为聘用单位的答复" audit:"track"`
	Text   string    `json:"text" audit:"mask"`
	By     string    `bun:"by_account" json:"-" audit:"omit"`
	Name   string    `bun:"by_name" json:"name" audit:"omit"`
	At     time.Time `bun:"said_at" json:"at" audit:"omit"`
}
