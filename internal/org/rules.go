package org

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeSuperior  = "org_superior"
	CodeTier      = "org_tier"
	CodeTaken     = "org_name_taken"
	CodeCycle     = "org_cycle"
	CodeClosed    = "org_closed"
	CodeInUse     = "org_in_use"
	CodeDates     = "org_dates"
	CodeSame      = "org_same"
	CodeEmploying = "org_employing"
)

// Began is the day from which the tree is told. A union that stood before the system and is only now written down
// counts from here, unless a later founding is given.
var Began = workday.New(2000, 1, 1)

// NewUnion is a union to be written down.
type NewUnion struct {
	ID             string // zero: made here; give one when the same batch has unions below it
	Name           string
	Kind           Kind
	SuperiorID     string
	CountyTier     bool         // a zone that stands at county tier (Art. 3)
	RegionCode     string       // zero: the superior's
	Since          workday.Date // founded; zero: Began
	ContactName    string
	ContactTitle   string
	OfficePhone    string
	EmployingSince workday.Date // zero: not an employing union
}

// below says which kinds may stand right below a kind.
var below = map[Kind][]Kind{
	KindProvince: {KindIndustry, KindCity, KindZone},
	KindIndustry: {},
	KindCity:     {KindCounty, KindZone, KindTrade},
	KindCounty:   {KindTown, KindStreet, KindZone, KindTrade},
	KindZone:     {KindTown, KindStreet, KindTrade},
	KindTown:     {KindZone, KindTrade},
	KindStreet:   {KindZone, KindTrade},
	KindTrade:    {},
}

// Title is the kind's Chinese name.
func (k Kind) Title() string {
	return map[Kind]string{
		KindProvince: "省总工会", KindIndustry: "省产业工会", KindCity: "设区市总工会", KindCounty: "县（市、区）总工会",
		KindTown: "乡镇工会", KindStreet: "街道工会", KindZone: "开发区（园区）工会", KindTrade: "行业工会",
	}[k]
}

// rank orders kinds that share a region code.
func (k Kind) rank() int {
	return slices.Index([]Kind{KindProvince, KindIndustry, KindCity, KindCounty, KindZone, KindStreet, KindTown, KindTrade}, k)
}

// CheckKind tells whether a union of the kind may stand right below the superior, at county tier or not.
func CheckKind(kind Kind, countyTier bool, superior Union) error {
	if superior.State != StateOpen {
		return errs.E(CodeClosed, "“"+superior.Name+"”已经撤销，不能作为上级工会。", errs.F("superiorId", "请另选上级工会"))
	}
	if _, known := below[kind]; !known {
		return errs.E(CodeSuperior, "没有这一类工会。", errs.F("kind", "请从列表中选择"))
	}
	if !slices.Contains(below[superior.Kind], kind) {
		return errs.E(CodeSuperior, superior.Kind.Title()+"之下不能设"+kind.Title()+"。", errs.F("superiorId", "请另选上级工会"))
	}
	if countyTier && kind != KindZone {
		return errs.E(CodeTier, "只有开发区（园区）工会可以按县级对待（第三条）。", errs.F("countyTier", "不适用"))
	}
	if countyTier && superior.Tier != TierCity && superior.Tier != TierProvince {
		return errs.E(CodeTier, "按县级对待的开发区工会应当由设区市或省总工会直接领导，请先划转其隶属关系。", errs.F("superiorId", "应为设区市或省总工会"))
	}
	return nil
}

// checkNew says everything that is wrong with what was typed.
func checkNew(n NewUnion) error {
	var f []errs.Field
	f = append(f, checkName(n.Name)...)
	f = append(f, CheckContact(n.ContactName, n.ContactTitle, n.OfficePhone)...)
	if n.RegionCode != "" && !isRegionCode(n.RegionCode) {
		f = append(f, errs.F("regionCode", "应为6、9或12位数字"))
	}
	if n.SuperiorID == "" && n.Kind != KindProvince {
		f = append(f, errs.F("superiorId", "请选择上级工会"))
	}
	if !n.EmployingSince.IsZero() && n.EmployingSince.Before(n.Since) {
		f = append(f, errs.F("employingSince", "不能早于成立日期"))
	}
	return errs.Fields(f...)
}

// CheckMove tells whether a union may stand right below the superior, whose path says what is above it.
func CheckMove(u, superior Union, tier Tier) error {
	switch {
	case u.State != StateOpen:
		return errs.Rule(CodeClosed, "“"+u.Name+"”已经撤销。")
	case u.Kind == KindProvince:
		return errs.Rule(CodeSuperior, "省总工会没有上级。")
	case strings.HasPrefix(superior.Path, u.Path):
		return errs.E(CodeCycle, "“"+superior.Name+"”就是“"+u.Name+"”本身或在其之下，不能作为它的上级。", errs.F("superiorId", "请另选上级工会"))
	case superior.ID == u.SuperiorID && tier == u.Tier:
		return errs.E(CodeSame, "与现状相同，没有变化。")
	}
	return CheckKind(u.Kind, u.Kind == KindZone && tier == TierCounty, superior)
}

// Renaming is what a union is called, and with it what sort of place it is, from a day on. Empty Kind and RegionCode
// stay as they are.
type Renaming struct {
	Name       string
	Kind       Kind
	RegionCode string
}

// CheckRename tells whether a union may be called so. A town may become a street, and a street a town (撤镇设街道); other
// kinds stay what they are.
func CheckRename(u Union, r Renaming) error {
	f := checkName(r.Name)
	if r.RegionCode != "" && !isRegionCode(r.RegionCode) {
		f = append(f, errs.F("regionCode", "应为6、9或12位数字"))
	}
	townOrStreet := []Kind{KindTown, KindStreet}
	if r.Kind != "" && r.Kind != u.Kind && (!slices.Contains(townOrStreet, u.Kind) || !slices.Contains(townOrStreet, r.Kind)) {
		f = append(f, errs.F("kind", "只有乡镇、街道工会可以互改类别"))
	}
	if err := errs.Fields(f...); err != nil {
		return err
	}
	if u.State != StateOpen {
		return errs.Rule(CodeClosed, "“"+u.Name+"”已经撤销。")
	}
	if u.renamed(r) == u {
		return errs.E(CodeSame, "与现在的名称、类别、区划代码相同，没有变化。", errs.F("name", "请填写新的名称"))
	}
	return nil
}

// renamed is the union as it is called then, but for the key by which it is found.
func (u Union) renamed(r Renaming) Union {
	u.Name = strings.TrimSpace(r.Name)
	u.ShortName, u.Pinyin = shortName(u.Name), spelling(u.Name)
	if r.Kind != "" {
		u.Kind = r.Kind
	}
	if r.RegionCode != "" {
		u.RegionCode = r.RegionCode
	}
	u.SortKey = sortKey(u)
	return u
}

// CheckSplit tells whether a union may be parted in two.
func CheckSplit(u Union) error {
	switch {
	case u.State != StateOpen:
		return errs.Rule(CodeClosed, "“"+u.Name+"”已经撤销。")
	case u.Tier == TierProvince || u.Tier == TierCity:
		return errs.Rule(CodeTier, "省、设区市总工会不能在此分立。")
	}
	return nil
}

// CheckMerge tells whether a union may be merged into another: both open, of one tier, neither below the other.
func CheckMerge(from, into Union) error {
	switch {
	case from.State != StateOpen || into.State != StateOpen:
		return errs.Rule(CodeClosed, "已经撤销的工会不能合并。")
	case strings.HasPrefix(into.Path, from.Path) || strings.HasPrefix(from.Path, into.Path):
		return errs.E(CodeCycle, "不能与自身、上级或下级合并。", errs.F("otherId", "请另选并入的工会"))
	case from.Tier != into.Tier:
		return errs.E(CodeTier, "只有同级的工会可以合并。", errs.F("otherId", "请另选并入的工会"))
	case from.Tier == TierProvince || from.Tier == TierCity:
		return errs.Rule(CodeTier, "省、设区市总工会不能在此合并。")
	}
	return nil
}

// CheckReopen tells whether the closing of a union on the day may be taken back.
func CheckReopen(u, superior Union, on workday.Date) error {
	switch {
	case u.State != StateClosed || u.ClosedOn != on.AddDays(-1):
		return errs.Rule(CodeDates, "“"+u.Name+"”不是在"+on.Chinese()+"撤销的，不能恢复。")
	case superior.State != StateOpen:
		return errs.Rule(CodeClosed, "上级“"+superior.Name+"”已经撤销，不能恢复。")
	}
	return nil
}

// checkDay refuses an act on a day before what is told of the union already.
func checkDay(on workday.Date, last Standing) error {
	if on.Before(last.ValidFrom) {
		return errs.E(CodeDates, "该工会自"+last.ValidFrom.Chinese()+"起已有记载，生效日期不能早于这一天。", errs.F("on", "不早于"+last.ValidFrom.String()))
	}
	return nil
}

// Replant is a subtree, top first, as it stands once its top is as given: what is below follows.
func Replant(top, superior Union, subtree []Union) []Union {
	done := map[string]Union{superior.ID: superior}
	out := make([]Union, 0, len(subtree))
	for _, u := range subtree {
		if u.ID == top.ID {
			u = place(top, superior)
		} else {
			u = place(u, done[u.SuperiorID])
		}
		done[u.ID] = u
		out = append(out, u)
	}
	return out
}

func checkName(name string) []errs.Field {
	if n := utf8.RuneCountInString(strings.TrimSpace(name)); n < 2 || n > 60 {
		return []errs.Field{errs.F("name", "请填写2至60个字的名称")}
	}
	return nil
}

// CheckContact says what is wrong with a line of the directory. Empty is allowed: the line is then still owed.
func CheckContact(name, title, phone string) []errs.Field {
	var f []errs.Field
	if utf8.RuneCountInString(name) > 30 {
		f = append(f, errs.F("contactName", "不超过30个字"))
	}
	if utf8.RuneCountInString(title) > 30 {
		f = append(f, errs.F("contactTitle", "不超过30个字"))
	}
	if phone != "" && !officePhone(phone) {
		f = append(f, errs.F("officePhone", "应为电话号码，如 0512-12345678 转 801"))
	}
	return f
}

// officePhone accepts what directories print: digits, area code, extension, two numbers.
func officePhone(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune(" -—－+()（）转、/,，", r):
		default:
			return false
		}
	}
	return digits >= 7 && len(s) <= 40
}

func isRegionCode(s string) bool {
	if len(s) != 6 && len(s) != 9 && len(s) != 12 {
		return false
	}
	return strings.Trim(s, "0123456789") == ""
}

// place derives what follows from the superior: path and the ids of city and county.
func place(u Union, superior Union) Union {
	u.SuperiorID = superior.ID
	u.CityID, u.CountyID = superior.CityID, superior.CountyID
	switch u.Tier {
	case TierCity:
		u.CityID, u.CountyID = u.ID, ""
	case TierCounty:
		u.CountyID = u.ID
	case TierProvince, TierBase:
	}
	u.Path = superior.Path + u.ID + "/"
	if superior.ID == "" {
		u.Path = "/" + u.ID + "/"
	}
	return u
}

// tierOf is where a union of the kind stands.
func tierOf(kind Kind, countyTier bool) Tier {
	switch kind {
	case KindProvince:
		return TierProvince
	case KindCity:
		return TierCity
	case KindCounty:
		return TierCounty
	case KindZone:
		if countyTier {
			return TierCounty
		}
	case KindIndustry, KindTown, KindStreet, KindTrade:
	}
	return TierBase
}

// sortKey orders unions by administrative code, then kind, then age.
func sortKey(u Union) string {
	code := u.RegionCode + strings.Repeat("0", max(0, 12-len(u.RegionCode)))
	return code + strconv.Itoa(u.Kind.rank()) + u.ID
}

// RegionName is the region in words, empty when the code is not one of the province's counties or cities.
func RegionName(code string) string {
	if len(code) > 6 {
		code = code[:6]
	}
	return gb.FullName(code)
}

// CheckEmploy tells whether a union may become an employing union (Art. 3, 6).
func CheckEmploy(u Union) error {
	switch {
	case u.State != StateOpen:
		return errs.Rule(CodeClosed, "“"+u.Name+"”已经撤销。")
	case !u.EmployingSince.IsZero():
		return errs.Rule(CodeEmploying, "“"+u.Name+"”已是聘用单位。")
	}
	return nil
}

// ConsentOf is the union whose consent makes the last of a chain an employing union: the nearest above it that stands
// at county tier or higher (readings 6(3)).
func ConsentOf(chain []Union) (Union, bool) {
	for i := len(chain) - 2; i >= 0; i-- {
		if chain[i].Tier != TierBase {
			return chain[i], true
		}
	}
	return Union{}, false
}
