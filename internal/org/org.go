// Package org knows the unions as a tree: who is whose superior, where each stands, and since when.
//
// Art. 3 and 9 of the Measures speak of the province, its cities and counties, and of the unions below them that may
// employ instructors. A union's superior is said explicitly and never derived from its region code: development zones
// and industry unions often stand elsewhere than the code suggests. Today's tree gives access; figures for a past date
// follow the tree of that date, which the history keeps.
package org

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/workday"
)

// Kind is what sort of union it is.
type Kind string

// Kinds of unions.
const (
	KindProvince Kind = "province" // 省总工会
	KindIndustry Kind = "industry" // 省产业工会
	KindCity     Kind = "city"     // 设区市总工会
	KindCounty   Kind = "county"   // 县（市、区）总工会
	KindTown     Kind = "town"     // 乡镇总工会
	KindStreet   Kind = "street"   // 街道总工会
	KindZone     Kind = "zone"     // 开发区（工业园区）工会
	KindTrade    Kind = "trade"    // 县级及县以下行业工会
)

// Tier is where a union stands for planning and access. A zone may stand at county tier (Art. 3).
type Tier string

// Tiers, from the top.
const (
	TierProvince Tier = "province"
	TierCity     Tier = "city"
	TierCounty   Tier = "county"
	TierBase     Tier = "base" // 县级以下, and the industry unions of the province, which stand outside the cities
)

// State is whether a union still exists.
type State string

// States of a union.
const (
	StateOpen   State = "open"
	StateClosed State = "closed"
)

// Union is a union of the tree. CityID and CountyID are its ancestors-or-self of those tiers, empty where there is
// none; every fact that belongs to a union carries the three ids, so that a scope is one indexed column.
type Union struct {
	bun.BaseModel `bun:"table:org_union,alias:u" json:"-"`

	ID             string       `bun:",pk" json:"id" audit:"omit"`
	Name           string       `json:"name" audit:"track"`
	ShortName      string       `json:"shortName" audit:"track"`
	NameKey        string       `json:"-" audit:"omit"` // the name without what people leave out or add, see nameKey
	Pinyin         string       `json:"-" audit:"omit"` // full spelling and initials, for search and order
	Kind           Kind         `json:"kind" audit:"track"`
	Tier           Tier         `json:"tier" audit:"track"`
	SuperiorID     string       `bun:",nullzero" json:"superiorId" audit:"track"`
	CityID         string       `bun:",nullzero" json:"cityId" audit:"track"`
	CountyID       string       `bun:",nullzero" json:"countyId" audit:"track"`
	Path           string       `json:"-" audit:"omit"` // /id/id/…/ of all ancestors and itself; lives in org alone
	RegionCode     string       `json:"regionCode" audit:"track"`
	SortKey        string       `json:"-" audit:"omit"` // order of administrative codes, then of founding
	ContactName    string       `json:"contactName" audit:"track"`
	ContactTitle   string       `json:"contactTitle" audit:"track"`
	OfficePhone    string       `json:"officePhone" audit:"track"`
	EmployingSince workday.Date `bun:",nullzero" json:"employingSince" audit:"track"` // zero: not an employing union
	State          State        `json:"state" audit:"track"`
	ClosedOn       workday.Date `bun:",nullzero" json:"closedOn" audit:"track"`
	SuccessorID    string       `bun:",nullzero" json:"successorId" audit:"track"`
	Rev            int64        `json:"rev" audit:"omit"`
	CreatedAt      time.Time    `json:"createdAt" audit:"omit"`
}

// Place is where something stands in the tree: the three ids that facts carry.
type Place struct {
	UnionID  string `json:"unionId"`
	CountyID string `json:"countyId"`
	CityID   string `json:"cityId"`
}

// Place is where the union itself stands.
func (u Union) Place() Place { return Place{UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID} }

// Employs tells whether the union was an employing union (聘用单位) on the day.
func (u Union) Employs(on workday.Date) bool {
	return !u.EmployingSince.IsZero() && !on.Before(u.EmployingSince) && (u.ClosedOn.IsZero() || !on.After(u.ClosedOn))
}
