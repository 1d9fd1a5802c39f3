package hiring

import (
	"context"
	"database/sql/driver"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// FormKind is which of the annex's two boxes is ticked.
type FormKind string

// Kinds of forms.
const (
	FormNew     FormKind = "new"     // 新聘
	FormRenewal FormKind = "renewal" // 续聘
)

// Title is the kind's Chinese name.
func (k FormKind) Title() string {
	return map[FormKind]string{FormNew: "新聘", FormRenewal: "续聘"}[k]
}

// FormState is where a form stands.
type FormState string

// States of a form. A void one was approved and will not be used: its head is free again.
const (
	FormDrafted   FormState = "draft"
	FormSubmitted FormState = "submitted"
	FormReturned  FormState = "returned"
	FormApproved  FormState = "approved"
	FormRejected  FormState = "rejected"
	FormVoid      FormState = "void"
)

// Title is the state's Chinese name.
func (s FormState) Title() string {
	return map[FormState]string{
		FormDrafted: "草稿", FormSubmitted: "已上报", FormReturned: "退回修改", FormApproved: "审核同意", FormRejected: "未同意", FormVoid: "已作废",
	}[s]
}

// DatedLine is a dated line of the résumé or of awards and sanctions.
type DatedLine struct {
	When string `json:"when" maxLength:"40" audit:"track" doc:"起止年月"`
	Text string `json:"text" maxLength:"300" audit:"track"`
}

// Lines are kept as JSON in one cell.
type Lines []DatedLine

// Value writes the lines.
func (l Lines) Value() (driver.Value, error) { return cellOf(l) }

// Scan reads them back.
func (l *Lines) Scan(src any) error { return readCell(src, (*[]DatedLine)(l)) }

// Form is a recommendation form (推荐表, Art. 6(3) and annex). A renewal's person and engagement are in the roster; the
// person of a new one may be nobody there yet, so that the numbers are sealed in the form, under its own id.
type Form struct {
	bun.BaseModel `bun:"table:hiring_form,alias:f" json:"-"`

	ID           string   `bun:",pk" json:"id" audit:"omit"`
	Kind         FormKind `json:"kind" enum:"new,renewal" audit:"track"`
	UnionID      string   `json:"unionId" audit:"track"` // 聘用单位
	CountyID     string   `bun:",nullzero" json:"-" audit:"omit"`
	CityID       string   `bun:",nullzero" json:"-" audit:"omit"`
	CandidateID  string   `bun:",nullzero" json:"candidateId" audit:"track"` // of the recruitment, where there was one
	PersonID     string   `bun:",nullzero" json:"personId" audit:"omit"`
	EngagementID string   `bun:",nullzero" json:"engagementId" audit:"track"` // which a renewal goes on with

	Name        string       `json:"name" audit:"track"`
	Pinyin      string       `json:"-" audit:"omit"`
	Sex         string       `json:"sex" audit:"track"`
	Birth       workday.Date `bun:",nullzero" json:"birth" audit:"track"`
	IDSealed    string       `json:"-" audit:"omit"`
	IDBlind     string       `json:"-" audit:"mask"`
	IDMasked    string       `json:"idMasked" audit:"omit"`
	PhoneSealed string       `json:"-" audit:"omit"`
	PhoneBlind  string       `json:"-" audit:"mask"`
	PhoneMasked string       `json:"phoneMasked" audit:"omit"`
	Political   string       `json:"political" audit:"track"`
	Education   string       `json:"education" audit:"track"`
	TitleCode   string       `json:"titleCode" audit:"track"`
	TitleText   string       `json:"titleText" audit:"track"`
	FormerPost  string       `json:"formerPost" audit:"track"` // 原工作单位及岗位
	Resume      Lines        `json:"resume" nullable:"false" audit:"track"`
	Awards      Lines        `json:"awards" nullable:"false" audit:"track"`
	PhotoBlob   string       `bun:",nullzero" json:"-" audit:"track"`

	PostUnionID  string              `bun:",nullzero" json:"postUnionId" audit:"track"` // 定岗单位; empty: the employing union itself
	PostTier     org.Tier            `json:"postTier" audit:"track"`
	Channel      roster.Channel      `json:"channel" audit:"track"`
	ManagedPaper string              `json:"managedPaper" audit:"track"`
	OnDuty       workday.Date        `bun:",nullzero" json:"onDuty" audit:"track"` // planned; of a renewal the day of the term's start
	ContractKind roster.ContractKind `json:"contractKind" audit:"track"`
	StartsOn     workday.Date        `bun:",nullzero" json:"startsOn" audit:"track"`
	EndsOn       workday.Date        `bun:",nullzero" json:"endsOn" audit:"track"`
	OpenEnded    bool                `json:"openEnded" audit:"track"` // 无固定期限

	AgeReason      string `json:"ageReason" audit:"track"`   // the union's: why beyond the 65th birthday
	GradeReason    string `json:"gradeReason" audit:"track"` // the union's: why in spite of 不称职
	OverrideAge    bool   `json:"overrideAge" audit:"track"` // the superior's tick (Art. 11(1))
	OverrideGrade  bool   `json:"overrideGrade" audit:"track"`
	OverrideReason string `json:"overrideReason" audit:"track"`
	OverrideName   string `json:"overrideName" audit:"track"`

	State          FormState    `json:"state" enum:"draft,submitted,returned,approved,rejected,void" audit:"track"`
	CaseID         string       `bun:",nullzero" json:"caseId" audit:"omit"`
	AskedAt        time.Time    `bun:",nullzero" json:"askedAt,omitzero" audit:"omit"` // the head was asked to send it; empty once it is sent
	SubmittedAt    time.Time    `bun:",nullzero" json:"submittedAt,omitzero" audit:"track"`
	SubmittedName  string       `json:"submittedName" audit:"track"`
	DecidedOn      workday.Date `bun:",nullzero" json:"decidedOn" audit:"track"`
	DecidedUnionID string       `bun:",nullzero" json:"decidedUnionId" audit:"track"` // 上一级总工会
	DecidedName    string       `json:"decidedName" audit:"track"`
	Opinion        string       `json:"opinion" audit:"track"`
	RegisterYear   int          `json:"-" audit:"omit"`
	RegisterSeq    int          `json:"-" audit:"omit"`
	Number         string       `json:"number" audit:"track"` // of the register of the union that approved
	Code           string       `bun:",nullzero" json:"-" audit:"omit"`
	FrozenFormat   string       `json:"-" audit:"omit"`
	FrozenSealed   string       `json:"-" audit:"omit"`
	FrozenHash     string       `json:"frozenHash" audit:"track"`
	ScanBlob       string       `bun:",nullzero" json:"-" audit:"track"`
	ContractID     string       `bun:",nullzero" json:"contractId" audit:"track"`
	Lapsed         bool         `json:"lapsed" doc:"因聘用结束而作废，离岗登记撤销时恢复" audit:"track"`
	Rev            int64        `json:"rev" audit:"omit"`
	CreatedAt      time.Time    `json:"-" audit:"omit"`
	ChangedAt      time.Time    `json:"changedAt" audit:"omit"`
}

// Place is the union's.
func (f Form) Place() org.Place {
	return org.Place{UnionID: f.UnionID, CountyID: f.CountyID, CityID: f.CityID}
}

// Grade is the outcome of a yearly appraisal (Art. 10(4)).
type Grade string

// Grades. None is one that nobody has recorded.
const (
	GradeNone      Grade = ""
	GradeExcellent Grade = "excellent" // 优秀
	GradeCompetent Grade = "competent" // 称职
	GradeBasic     Grade = "basic"     // 基本称职
	GradeFailed    Grade = "failed"    // 不称职
)

// Title is the grade's Chinese name.
func (g Grade) Title() string {
	return map[Grade]string{GradeExcellent: "优秀", GradeCompetent: "称职", GradeBasic: "基本称职", GradeFailed: "不称职"}[g]
}

// LastGrade answers what is recorded of a person's appraisal of a year.
type LastGrade func(ctx context.Context, q db.Q, personID string, year int) (Grade, error)
