package served

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

// Kind is what sort of unit it is.
type Kind string

// Kinds of units that are served (Art. 7).
const (
	KindEnterprise Kind = "enterprise" // 企业
	KindTown       Kind = "town"       // 乡镇（街道）工会
	KindZone       Kind = "zone"       // 开发区（工业园区）工会
	KindTrade      Kind = "trade"      // 行业工会
	KindArea       Kind = "area"       // 区域工会
)

var kindTitles = map[Kind]string{
	KindEnterprise: "企业", KindTown: "乡镇（街道）工会", KindZone: "开发区（工业园区）工会", KindTrade: "行业工会", KindArea: "区域工会",
}

// Title is the kind's Chinese name, empty for a kind that does not exist.
func (k Kind) Title() string { return kindTitles[k] }

// State is where a unit stands in the register.
type State string

// States of a unit. To check is one that an instructor added on the spot; visits to it count all the same.
const (
	StateToCheck State = "to_check"
	StateActive  State = "active"
	StateMerged  State = "merged" // stays readable, and leads to its successor
	StateClosed  State = "closed"
)

var stateTitles = map[State]string{StateToCheck: "待核", StateActive: "在册", StateMerged: "已合并", StateClosed: "已注销"}

// Title is the state's Chinese name.
func (s State) Title() string { return stateTitles[s] }

// Agreement is the kind of collective agreement that is in force, empty for none known.
type Agreement string

// Kinds of agreements, the widest first.
const (
	AgreementContract Agreement = "contract" // 综合集体合同
	AgreementWages    Agreement = "wages"    // 工资专项集体合同
	AgreementWomen    Agreement = "women"    // 女职工权益保护专项集体合同
	AgreementSafety   Agreement = "safety"   // 劳动安全卫生专项集体合同
	AgreementTrade    Agreement = "trade"    // 行业性、区域性集体合同覆盖
	AgreementOther    Agreement = "other"    // 其他专项集体合同
)

var agreementTitles = map[Agreement]string{
	AgreementContract: "综合集体合同", AgreementWages: "工资专项集体合同", AgreementWomen: "女职工专项集体合同",
	AgreementSafety: "劳动安全卫生专项集体合同", AgreementTrade: "行业（区域）集体合同覆盖", AgreementOther: "其他专项集体合同",
}

// Title is the agreement's Chinese name.
func (a Agreement) Title() string { return agreementTitles[a] }

// Facts are what people say of a unit. The phone is not among them: it is sealed.
type Facts struct {
	Kind            Kind         `json:"kind" enum:"enterprise,town,zone,trade,area" audit:"track"`
	Name            string       `json:"name" maxLength:"120" audit:"track"`
	CreditCode      string       `json:"creditCode" maxLength:"40" audit:"track" doc:"统一社会信用代码，没有的留空"`
	CreditConfirmed bool         `json:"creditConfirmed" audit:"track" doc:"校验位不符，已对照证书核实"`
	OrgUnionID      string       `bun:",nullzero" json:"orgUnionId" maxLength:"36" audit:"track" doc:"组织树中的工会"`
	RegionCode      string       `json:"regionCode" maxLength:"12" audit:"track"`
	Industry        string       `json:"industry" maxLength:"60" audit:"track"`
	Workers         int64        `json:"workers" minimum:"0" maximum:"10000000" audit:"track" doc:"0 为未知"`
	Members         int64        `json:"members" minimum:"0" maximum:"10000000" audit:"track" doc:"会员数，0 为未知"`
	HasUnion        bool         `json:"hasUnion" audit:"track"`
	ChairName       string       `json:"chairName" maxLength:"60" audit:"mask"`
	ContactName     string       `json:"contactName" maxLength:"60" audit:"mask"`
	ContactTitle    string       `json:"contactTitle" maxLength:"60" audit:"track"`
	AgreementKind   Agreement    `json:"agreementKind" enum:",contract,wages,women,safety,trade,other" audit:"track"`
	AgreementFrom   workday.Date `bun:",nullzero" json:"agreementFrom" audit:"track"`
	AgreementUntil  workday.Date `bun:",nullzero" json:"agreementUntil" audit:"track"`
	Note            string       `json:"note" maxLength:"400" audit:"track"`
}

// Unit is a line of the register.
type Unit struct {
	bun.BaseModel `bun:"table:served,alias:s" json:"-"`

	ID string `bun:",pk" json:"id" audit:"omit"`
	Facts
	NameKey        string    `json:"-" audit:"omit"` // what two writings of one name have in common
	Pinyin         string    `json:"pinyin" audit:"omit"`
	Initials       string    `json:"initials" audit:"omit"`
	UnionID        string    `json:"unionId" audit:"track"` // whose register it is
	CountyID       string    `bun:",nullzero" json:"countyId" audit:"omit"`
	CityID         string    `bun:",nullzero" json:"cityId" audit:"omit"`
	PhoneSealed    string    `json:"-" audit:"omit"`
	PhoneBlind     string    `json:"-" audit:"mask"`
	PhoneMasked    string    `json:"phoneMasked" audit:"omit"`
	PhoneSetBy     string    `json:"-" audit:"omit"`
	PhoneCheckedBy string    `json:"-" audit:"track"`
	PhoneCheckedAt time.Time `bun:",nullzero" json:"phoneCheckedAt,omitzero" audit:"omit"`
	State          State     `json:"state" enum:"to_check,active,merged,closed" audit:"track"`
	MergedInto     string    `bun:",nullzero" json:"mergedInto" audit:"track"`
	AddedBy        string    `json:"-" audit:"track"`
	ClientKey      string    `bun:",nullzero" json:"clientKey" audit:"omit"`
	Rev            int64     `json:"rev" audit:"omit"`
	CreatedAt      time.Time `json:"createdAt" audit:"omit"`
}

// Place is where the unit's register stands.
func (u *Unit) Place() org.Place {
	return org.Place{UnionID: u.UnionID, CountyID: u.CountyID, CityID: u.CityID}
}

// PhoneChecked tells whether the phone may serve for one-time codes.
func (u *Unit) PhoneChecked() bool { return u.PhoneBlind != "" && u.PhoneCheckedBy != "" }

// InUse tells whether visits may name the unit.
func (u *Unit) InUse() bool { return u.State == StateToCheck || u.State == StateActive }

// NewUnit is a unit as a form, an import or the demonstration brings it.
type NewUnit struct {
	ID string // empty: made here
	Facts
	Phone        gb.Phone // zero: none known
	PhoneChecked bool     // only where somebody other than AddedBy vouches for it: CheckedBy names them
	CheckedBy    string
	UnionID      string // whose register
	State        State  // zero: active
	AddedBy      string // account
	ClientKey    string
}
