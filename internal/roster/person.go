package roster

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/workday"
)

// IDKind is which paper the identity number belongs to.
type IDKind string

// Kinds of papers; both carry numbers of GB 11643.
const (
	IDResident IDKind = "resident" // 居民身份证
	IDPermit   IDKind = "permit"   // 港澳台居民居住证
)

// Conditions are what Art. 4 asks of an instructor, as the employing union declares it. Health is a yes or no, never a
// diagnosis.
type Conditions struct {
	MeetsPolitical bool `json:"meetsPolitical" audit:"track"`
	MeetsKnowledge bool `json:"meetsKnowledge" audit:"track"`
	MeetsAbility   bool `json:"meetsAbility" audit:"track"`
	MeetsHealth    bool `json:"meetsHealth" audit:"track"`
}

// Preferences are the flags of Art. 4 that break ties and filter nobody.
type Preferences struct {
	PrefQualified  bool `json:"prefQualified" audit:"track"`  // 持有协调劳动关系专业资质
	PrefExperience bool `json:"prefExperience" audit:"track"` // 从事过劳动人事、工会、法律援助工作
	PrefGraduate   bool `json:"prefGraduate" audit:"track"`   // 法律、财务、人力资源等专业毕业
}

// Person is a natural person. The sealed columns are opened by Service.Reveal alone.
type Person struct {
	bun.BaseModel `bun:"table:person,alias:p" json:"-"`

	ID          string       `bun:",pk" json:"id" audit:"omit"`
	Name        string       `json:"name" audit:"track"`
	Pinyin      string       `json:"-" audit:"omit"` // full spelling, a space, the initials
	Sex         string       `json:"sex" audit:"track"`
	Birth       workday.Date `json:"birth" audit:"track"`
	IDKind      IDKind       `json:"idKind" audit:"track"`
	IDSealed    string       `json:"-" audit:"omit"`
	IDBlind     string       `json:"-" audit:"mask"` // tells that the number changed, not to what
	IDMasked    string       `json:"idMasked" audit:"omit"`
	PhoneSealed string       `json:"-" audit:"omit"`
	PhoneBlind  string       `json:"-" audit:"mask"`
	PhoneMasked string       `json:"phoneMasked" audit:"omit"`
	Political   string       `json:"political" audit:"track"` // GB/T 4762
	Education   string       `json:"education" audit:"track"` // GB/T 4658
	TitleCode   string       `json:"titleCode" audit:"track"` // GB/T 8561, or the product's own X codes
	TitleText   string       `json:"titleText" audit:"track"`
	FormerPost  string       `json:"formerPost" audit:"track"`
	Resume      string       `json:"resume" audit:"track"`
	Conditions
	Preferences
	Rev       int64     `json:"rev" audit:"omit"`
	CreatedAt time.Time `json:"createdAt" audit:"omit"`
}

// Qualification is a certificate (Art. 4, 10(6)).
type Qualification struct {
	bun.BaseModel `bun:"table:qualification" json:"-"`

	ID       string            `bun:",pk" json:"id" audit:"omit"`
	PersonID string            `json:"-" audit:"omit"`
	Kind     QualificationKind `json:"kind" enum:"relations,law,economist,social,other" audit:"track"`
	Name     string            `json:"name" minLength:"1" maxLength:"60" audit:"track"`
	Number   string            `json:"number" maxLength:"60" audit:"track"`
	IssuedOn workday.Date      `bun:",nullzero" json:"issuedOn" audit:"track"`
}

// QualificationKind groups certificates for counting.
type QualificationKind string

// Kinds of certificates.
const (
	QualRelations QualificationKind = "relations" // 劳动关系协调员（师）
	QualLaw       QualificationKind = "law"       // 法律职业资格、律师
	QualEconomist QualificationKind = "economist" // 经济、人力资源、会计、统计
	QualSocial    QualificationKind = "social"    // 社会工作
	QualOther     QualificationKind = "other"
)
