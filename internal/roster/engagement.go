package roster

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

// Channel is how the person was hired (Art. 5).
type Channel string

// Channels. A purchased service is counted, but shown apart until a paper shows that a union manages the person (Art. 2).
const (
	ChannelOwn      Channel = "own"      // 自主招聘
	ChannelProcured Channel = "procured" // 政府购买服务
	ChannelSocial   Channel = "social"   // 社会化工会工作者
)

// Title is the channel's Chinese name.
func (c Channel) Title() string {
	return map[Channel]string{ChannelOwn: "自主招聘", ChannelProcured: "政府购买服务", ChannelSocial: "社会化工会工作者"}[c]
}

// ContractKind is what was signed (Art. 6(4)).
type ContractKind string

// Kinds of contracts.
const (
	ContractLabour  ContractKind = "labour"  // 劳动合同
	ContractService ContractKind = "service" // 劳务协议
)

// Title is the kind's Chinese name.
func (k ContractKind) Title() string {
	return map[ContractKind]string{ContractLabour: "劳动合同", ContractService: "劳务协议"}[k]
}

// Ground is why an engagement ended. The first four are those of Art. 11.
type Ground string

// Grounds.
const (
	GroundAge        Ground = "age"        // 到龄不再续聘，Art. 11(1); the age is the policy's
	GroundDiscipline Ground = "discipline" // 违纪违法，损害工会形象，造成不良影响：all three, Art. 11(2)
	GroundWish       Ground = "wish"       // 身体或个人原因，Art. 11(3)
	GroundFailed     Ground = "failed"     // 上年度考核不称职，Art. 11(4)
	GroundExpired    Ground = "expired"    // 合同到期未续
	GroundTransfer   Ground = "transfer"   // 调动到其他聘用单位
	GroundDeath      Ground = "death"
	GroundRetired    Ground = "retired"   // 达到法定退休年龄
	GroundAbolished  Ground = "abolished" // 聘用单位撤销
	GroundOther      Ground = "other"
)

// UnderArticle11 tells whether the ground is one of the four of Art. 11, after which the exit is filed with the city.
func (g Ground) UnderArticle11() bool {
	return g == GroundAge || g == GroundDiscipline || g == GroundWish || g == GroundFailed
}

// Title is the ground's Chinese name.
func (g Ground) Title() string {
	return map[Ground]string{
		GroundAge: "到龄不再续聘", GroundDiscipline: "违纪违法，损害工会形象，造成不良影响", GroundWish: "身体或个人原因", GroundFailed: "上年度考核不称职",
		GroundExpired: "合同到期未续", GroundTransfer: "调动", GroundDeath: "去世",
		GroundRetired: "达到法定退休年龄", GroundAbolished: "聘用单位撤销", GroundOther: "其他",
	}[g]
}

// Engagement is one person at one employing union. Its place is today's; a past date's follows the tree of that date.
type Engagement struct {
	bun.BaseModel `bun:"table:engagement,alias:e" json:"-"`

	ID           string       `bun:",pk" json:"id" audit:"omit"`
	PersonID     string       `json:"personId" audit:"omit"`
	UnionID      string       `json:"unionId" audit:"track"`
	CountyID     string       `bun:",nullzero" json:"countyId" audit:"omit"`
	CityID       string       `bun:",nullzero" json:"cityId" audit:"omit"`
	Pinyin       string       `json:"-" audit:"omit"`
	PostUnionID  string       `bun:",nullzero" json:"postUnionId" audit:"track"` // 定岗单位; empty: the employing union itself
	Channel      Channel      `json:"channel" audit:"track"`
	ManagedPaper string       `json:"managedPaper" audit:"track"` // the paper that shows a union manages a procured person
	PostTier     org.Tier     `json:"postTier" audit:"track"`     // 定岗层级
	OnDuty       workday.Date `json:"onDuty" audit:"track"`       // first day in post (上岗日期)
	EndedOn      workday.Date `bun:",nullzero" json:"endedOn" audit:"track"`
	EndGround    Ground       `json:"endGround" audit:"track"` // empty while in post
	Note         string       `json:"note" audit:"track"`
	Opening      bool         `json:"opening" audit:"track"` // 期初
	Rev          int64        `json:"rev" audit:"omit"`
	CreatedAt    time.Time    `json:"createdAt" audit:"omit"`
}

// Place is where the engagement stands in today's tree.
func (e Engagement) Place() org.Place {
	return org.Place{UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID}
}

// Contract is a labour contract or service agreement; without an end it is open-ended (无固定期限).
type Contract struct {
	bun.BaseModel `bun:"table:contract,alias:c" json:"-"`

	ID           string       `bun:",pk" json:"id" audit:"omit"`
	EngagementID string       `json:"-" audit:"omit"`
	Kind         ContractKind `json:"kind" audit:"track"`
	SignedOn     workday.Date `bun:",nullzero" json:"signedOn" audit:"track"`
	StartsOn     workday.Date `json:"startsOn" audit:"track"`
	EndsOn       workday.Date `bun:",nullzero" json:"endsOn" audit:"track"`
	Opening      bool         `json:"opening" audit:"track"`
	CreatedAt    time.Time    `json:"-" audit:"omit"`
}

// LeaveKind is the kind of an interruption.
type LeaveKind string

// Kinds of interruptions; no reasons are kept beside them.
const (
	LeaveMaternity LeaveKind = "maternity" // 产假、陪产假
	LeaveSick      LeaveKind = "sick"      // 病假、工伤
	LeavePersonal  LeaveKind = "personal"  // 事假
	LeaveSeconded  LeaveKind = "seconded"  // 借调、挂职
	LeaveOther     LeaveKind = "other"
)

// Interruption is a stretch of an engagement without work: dates and kind only.
type Interruption struct {
	bun.BaseModel `bun:"table:interruption" json:"-"`

	ID           string       `bun:",pk" json:"id" audit:"omit"`
	EngagementID string       `json:"-" audit:"omit"`
	Kind         LeaveKind    `json:"kind" audit:"track"`
	StartsOn     workday.Date `json:"startsOn" audit:"track"`
	EndsOn       workday.Date `bun:",nullzero" json:"endsOn" audit:"track"`
}

// Posting is where an engagement is posted from a day on.
type Posting struct {
	bun.BaseModel `bun:"table:posting" json:"-"`

	ID           string       `bun:",pk" json:"id" audit:"omit"`
	EngagementID string       `json:"-" audit:"omit"`
	PostUnionID  string       `bun:",nullzero" json:"postUnionId" audit:"track"`
	PostTier     org.Tier     `json:"postTier" audit:"track"`
	StartsOn     workday.Date `json:"startsOn" audit:"track"`
	Reason       string       `json:"reason" audit:"track"` // of the change; none for the first posting
}

// claim remembers that another union wished to engage somebody who was engaged.
type claim struct {
	bun.BaseModel `bun:"table:claim"`

	ID           string `bun:",pk"`
	PersonID     string
	EngagementID string
	UnionID      string
	OnDuty       workday.Date
	CreatedAt    time.Time
}
