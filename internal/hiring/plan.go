package hiring

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

// PlanKind is whether a plan is the year's or an addition to it.
type PlanKind string

// Kinds of plans. The number of an annual plan is heads in post on any date of its year (readings, question 16); that of
// a supplementary one is how many more, from the day of the decision.
const (
	PlanAnnual PlanKind = "annual"
	PlanExtra  PlanKind = "extra"
)

// Title is the kind's Chinese name.
func (k PlanKind) Title() string {
	if k == PlanExtra {
		return "补充聘用计划"
	}
	return "聘用计划"
}

// PlanState is where a plan stands.
type PlanState string

// States of a plan.
const (
	PlanDrafted   PlanState = "draft"
	PlanSubmitted PlanState = "submitted" // a county's waits for the city, a city's for the province
	PlanReturned  PlanState = "returned"
	PlanGathered  PlanState = "gathered" // consolidated into the city's
	PlanDecided   PlanState = "decided"
)

// Title is the state's Chinese name.
func (s PlanState) Title() string {
	return map[PlanState]string{
		PlanDrafted: "草稿", PlanSubmitted: "已上报", PlanReturned: "退回修改", PlanGathered: "已汇总", PlanDecided: "已核定",
	}[s]
}

// Plan is a union's plan. A city's own carries those that it consolidates.
type Plan struct {
	bun.BaseModel `bun:"table:hiring_plan,alias:p" json:"-"`

	ID               string       `bun:",pk" json:"id" audit:"omit"`
	Year             int          `json:"year" audit:"track"`
	Seq              int          `json:"seq" audit:"omit"` // 0 is the year's first
	Kind             PlanKind     `json:"kind" enum:"annual,extra" audit:"track"`
	UnionID          string       `json:"unionId" audit:"track"`
	CountyID         string       `bun:",nullzero" json:"-" audit:"omit"`
	CityID           string       `bun:",nullzero" json:"-" audit:"omit"`
	Tier             org.Tier     `json:"tier" enum:"city,county" audit:"omit"`
	State            PlanState    `json:"state" enum:"draft,submitted,returned,gathered,decided" audit:"track"`
	Enterprises      int          `json:"enterprises" audit:"track"`
	Workers          int          `json:"workers" audit:"track"`
	LastNumber       *int         `json:"lastNumber" audit:"track"` // 上年核定, none where there was none
	Heads            int          `json:"heads" audit:"track"`
	Ending           int          `json:"ending" audit:"track"`
	Requested        int          `json:"requested" audit:"track"`
	Reason           string       `json:"reason" audit:"track"`
	Needs            string       `json:"needs" audit:"track"`
	CityNumber       *int         `json:"cityNumber" audit:"track"`
	CityReason       string       `json:"cityReason" audit:"track"`
	ProvinceNumber   *int         `json:"provinceNumber" audit:"track"`
	ProvinceReason   string       `json:"provinceReason" audit:"track"`
	DueOn            workday.Date `bun:",nullzero" json:"dueOn" audit:"track"` // of a county's annual plan
	FirstSubmittedAt time.Time    `bun:",nullzero" json:"firstSubmittedAt,omitzero" audit:"track"`
	SubmittedAt      time.Time    `bun:",nullzero" json:"submittedAt,omitzero" audit:"track"`
	SubmittedName    string       `json:"submittedName" audit:"track"`
	LateDays         int          `json:"lateDays" audit:"track"`
	LateReason       string       `json:"lateReason" audit:"track"`
	CaseID           string       `bun:",nullzero" json:"caseId" audit:"omit"`
	IntoID           string       `bun:",nullzero" json:"intoId" audit:"track"`
	Document         string       `json:"document" audit:"track"` // 文号 of the decision, from the province's own register
	DecidedOn        workday.Date `bun:",nullzero" json:"decidedOn" audit:"track"`
	EffectiveOn      workday.Date `bun:",nullzero" json:"effectiveOn" audit:"track"`
	ScanBlob         string       `bun:",nullzero" json:"scanBlob" audit:"track"`
	Rev              int64        `json:"rev" audit:"omit"`
	CreatedAt        time.Time    `json:"-" audit:"omit"`
	ChangedAt        time.Time    `json:"changedAt" audit:"omit"`
}

// Place is the union's.
func (p Plan) Place() org.Place {
	return org.Place{UnionID: p.UnionID, CountyID: p.CountyID, CityID: p.CityID}
}

// beforeProvince tells whether the plan goes to the province itself: a city's, or that of a county right below it.
func (p Plan) beforeProvince() bool { return p.Tier == org.TierCity || p.CityID == "" }

// CityStands is the number as the city has it: its word, or what the county asked for while it has said nothing.
func (p Plan) CityStands() int {
	if p.CityNumber != nil {
		return *p.CityNumber
	}
	return p.Requested
}

// ProvinceStands is the number as the province has it: its word, or the city's while it has said nothing.
func (p Plan) ProvinceStands() int {
	if p.ProvinceNumber != nil {
		return *p.ProvinceNumber
	}
	return p.CityStands()
}

// PlanContent is what a union writes into its plan.
type PlanContent struct {
	Enterprises int    `json:"enterprises" minimum:"0" maximum:"10000000" doc:"企业数"`
	Workers     int    `json:"workers" minimum:"0" maximum:"100000000" doc:"职工数"`
	Requested   int    `json:"requested" minimum:"0" maximum:"9999" doc:"年度计划：全年任一日在岗人数；补充计划：追加人数"`
	Reason      string `json:"reason" maxLength:"1000" doc:"理由"`
	Needs       string `json:"needs" maxLength:"1000" doc:"岗位需求"`
}

// PlanNumber is a superior's word on one plan.
type PlanNumber struct {
	PlanID string `json:"planId" maxLength:"36"`
	Number int    `json:"number" minimum:"0" maximum:"9999"`
	Reason string `json:"reason,omitempty" maxLength:"1000"`
}
