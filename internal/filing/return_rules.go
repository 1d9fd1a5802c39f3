package filing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Hired is which of the annex's two boxes the contract in force came by.
type Hired string

// The boxes.
const (
	HiredNew     Hired = "new"
	HiredRenewal Hired = "renewal"
)

// Title is the box's Chinese name.
func (h Hired) Title() string {
	return map[Hired]string{HiredNew: "新聘", HiredRenewal: "续聘"}[h]
}

// Cells are a row's columns, as people read them: numbers masked. The fields stand in the order of their JSON names, so
// that their bytes are canonical. Numbers and Salt are filled when a row is frozen.
type Cells struct {
	Awards         string              `json:"awards"` // 奖惩情况, of the approved form
	Birth          string              `json:"birth" doc:"出生年月"`
	Channel        roster.Channel      `json:"channel"`
	ContractEnds   workday.Date        `json:"contractEnds"`
	ContractKind   roster.ContractKind `json:"contractKind"`
	ContractStarts workday.Date        `json:"contractStarts"`
	Education      string              `json:"education"`
	EndGround      roster.Ground       `json:"endGround"`
	EndedOn        workday.Date        `json:"endedOn"`
	EngagementID   string              `json:"engagementId"`
	FormNumber     string              `json:"formNumber"`
	FormerPost     string              `json:"formerPost"`
	Hired          Hired               `json:"hired"`
	IDMasked       string              `json:"idMasked"`
	InPost         bool                `json:"inPost"`
	ManagedPaper   string              `json:"managedPaper"`
	Name           string              `json:"name"`
	Numbers        string              `json:"numbers"` // commitment to the identity number and the phone
	OnDuty         workday.Date        `json:"onDuty"`
	OpenEnded      bool                `json:"openEnded"`
	PersonID       string              `json:"personId"`
	PhoneMasked    string              `json:"phoneMasked"`
	Political      string              `json:"political"`
	Post           string              `json:"post"`      // 定岗单位
	RenewedOn      workday.Date        `json:"renewedOn"` // from when a renewal of this year runs
	Resume         string              `json:"resume"`    // 工作简历
	Salt           string              `json:"salt"`
	Sex            string              `json:"sex"`
	Title          string              `json:"title"` // 专业职称
	Union          string              `json:"union"` // 聘用单位
	UnionID        string              `json:"unionId"`
	Unit           string              `json:"unit"` // the county, or the city for its own level
	UnitCode       string              `json:"unitCode"`
	UnitID         string              `json:"unitId"`
}

// Term is the contract's term in words.
func (c Cells) Term() string {
	switch {
	case c.ContractStarts.IsZero():
		return ""
	case c.OpenEnded:
		return c.ContractStarts.String() + " 起，无固定期限"
	}
	return c.ContractStarts.String() + " 至 " + c.ContractEnds.String()
}

// Status is 在岗, or how the engagement ended.
func (c Cells) Status() string {
	if c.EndedOn.IsZero() {
		return "在岗"
	}
	s := c.EndedOn.String() + " 离岗"
	if c.InPost {
		s = "在岗（" + c.EndedOn.String() + " 离岗）"
	}
	if t := c.EndGround.Title(); t != "" {
		s += "：" + t
	}
	return s
}

// personal are the cells of the annex that a complete row has, with their names.
func (c Cells) personal() []struct{ name, value string } {
	return []struct{ name, value string }{
		{"姓名", c.Name},
		{"性别", c.Sex},
		{"出生年月", c.Birth},
		{"政治面貌", c.Political},
		{"文化程度", c.Education},
		{"身份证号", c.IDMasked},
		{"移动电话", c.PhoneMasked},
		{"原工作单位及岗位", c.FormerPost},
		{"合同起止时间", c.Term()},
		{"上岗日期", c.OnDuty.String()},
	}
}

// Group is one figure of a return and the rows behind it.
type Group string

// Groups. Rows are engagements; whoever moved within a city during the year has two.
const (
	GroupAll      Group = "all"
	GroupInPost   Group = "in_post"
	GroupNew      Group = "new"     // came into post this year
	GroupRenewed  Group = "renewed" // a renewal began this year
	GroupLeft     Group = "left"
	GroupOwn      Group = "own"
	GroupProcured Group = "procured"
	GroupSocial   Group = "social"
	GroupLabour   Group = "labour"
	GroupService  Group = "service"
)

// Groups are all groups in the order of the page.
var Groups = []Group{GroupAll, GroupInPost, GroupNew, GroupRenewed, GroupLeft, GroupOwn, GroupProcured, GroupSocial, GroupLabour, GroupService}

// Title is the figure's Chinese name.
func (g Group) Title() string {
	return map[Group]string{
		GroupAll: "本年聘用", GroupInPost: "在岗", GroupNew: "本年新聘", GroupRenewed: "本年续聘", GroupLeft: "本年离岗", GroupOwn: "自主招聘",
		GroupProcured: "政府购买服务", GroupSocial: "社会化工会工作者", GroupLabour: "劳动合同", GroupService: "劳务协议",
	}[g]
}

// Holds tells whether a row of a year's return belongs to the group.
func (g Group) Holds(c Cells, year int) bool {
	switch g {
	case GroupAll:
		return true
	case GroupInPost:
		return c.InPost
	case GroupNew:
		return c.OnDuty.Year() == year
	case GroupRenewed:
		return !c.RenewedOn.IsZero()
	case GroupLeft:
		return !c.InPost
	case GroupOwn:
		return c.Channel == roster.ChannelOwn
	case GroupProcured:
		return c.Channel == roster.ChannelProcured
	case GroupSocial:
		return c.Channel == roster.ChannelSocial
	case GroupLabour:
		return c.ContractKind == roster.ContractLabour
	case GroupService:
		return c.ContractKind == roster.ContractService
	}
	return false
}

// YearFigures count the rows of a unit. Persons are its distinct people; Filled of Asked are the personal cells that have
// something in them.
type YearFigures struct {
	All      int `json:"all"`
	Asked    int `json:"asked"`
	Filled   int `json:"filled"`
	InPost   int `json:"inPost"`
	Labour   int `json:"labour"`
	Left     int `json:"left"`
	New      int `json:"new"`
	Own      int `json:"own"`
	Persons  int `json:"persons"`
	Procured int `json:"procured"`
	Renewed  int `json:"renewed"`
	Service  int `json:"service"`
	Social   int `json:"social"`
}

// Plus adds up two units' figures; their people may be the same, so Persons is the sum only of units apart.
func (f YearFigures) Plus(o YearFigures) YearFigures {
	return YearFigures{
		f.All + o.All, f.Asked + o.Asked, f.Filled + o.Filled, f.InPost + o.InPost, f.Labour + o.Labour, f.Left + o.Left, f.New + o.New,
		f.Own + o.Own, f.Persons + o.Persons, f.Procured + o.Procured, f.Renewed + o.Renewed, f.Service + o.Service, f.Social + o.Social,
	}
}

// Complete is how much of the personal cells is filled, in hundredths rounded down: only a whole return is 100.
func (f YearFigures) Complete() int {
	if f.Asked == 0 {
		return 100
	}
	return f.Filled * 100 / f.Asked
}

// Of is the number of a group.
func (f YearFigures) Of(g Group) int {
	return map[Group]int{
		GroupAll: f.All, GroupInPost: f.InPost, GroupNew: f.New, GroupRenewed: f.Renewed, GroupLeft: f.Left, GroupOwn: f.Own,
		GroupProcured: f.Procured, GroupSocial: f.Social, GroupLabour: f.Labour, GroupService: f.Service,
	}[g]
}

// Tally counts rows.
func Tally(rows []Cells, year int) YearFigures {
	var f YearFigures
	people := map[string]bool{}
	for _, c := range rows {
		people[c.PersonID] = true
		for _, p := range c.personal() {
			f.Asked++
			if p.value != "" {
				f.Filled++
			}
		}
		for _, g := range []struct {
			group Group
			n     *int
		}{
			{GroupAll, &f.All},
			{GroupInPost, &f.InPost},
			{GroupNew, &f.New},
			{GroupRenewed, &f.Renewed},
			{GroupLeft, &f.Left},
			{GroupOwn, &f.Own},
			{GroupProcured, &f.Procured},
			{GroupSocial, &f.Social},
			{GroupLabour, &f.Labour},
			{GroupService, &f.Service},
		} {
			if g.group.Holds(c, year) {
				*g.n++
			}
		}
	}
	f.Persons = len(people)
	return f
}

// Entry is a row of a return that is being drawn, with what the checks ask beside its cells.
type Entry struct {
	Cells

	ID        gb.ID  // zero where the roster holds none that can be read
	Phone     string // in full
	BirthDay  workday.Date
	Opening   bool
	NeedsForm bool // the contract in force came after the selection chapter was on, and is none from before the system
	Approved  bool // by a form
	Claimed   bool // another union wishes to engage the person
	Over      bool // past the age of Art. 11(1)
	Contracts int
	County    string // of the place, for the frozen row
	City      string
}

// Weight is whether a finding keeps a return from being filed.
type Weight string

// Weights. Only what makes a return meaningless bars it.
const (
	Bars  Weight = "bars"
	Warns Weight = "warns"
)

// Finding is what a check says of a row.
type Finding struct {
	Code         string `json:"code"`
	Weight       Weight `json:"weight" enum:"bars,warns"`
	Title        string `json:"title"`
	Words        string `json:"words"`
	PersonID     string `json:"personId"`
	EngagementID string `json:"engagementId"`
	Name         string `json:"name"`
	Union        string `json:"union"`
	UnitID       string `json:"unitId"`
}

// Codes of findings, with their titles in the order of the page.
var findings = []struct{ code, title string }{
	{"overlap", "同一人同时在两家单位"},
	{"identity", "身份证号有误"},
	{"dates", "离岗早于上岗"},
	{"claimed", "另有单位申请聘用同一人"},
	{"lapsed", "合同已到期，仍在岗"},
	{"no_contract", "没有登记合同"},
	{"no_form", "没有审核同意的推荐表"},
	{"no_ground", "离岗没有写明事由"},
	{"over_age", "已满规定年龄，仍在岗"},
	{"no_paper", "政府购买服务，没有工会管理的证明文件"},
	{"moved", "年内换过聘用单位"},
	{"phone_twice", "移动电话与他人相同"},
	{"missing", "缺少内容"},
}

func findingTitle(code string) string {
	for _, f := range findings {
		if f.code == code {
			return f.title
		}
	}
	return code
}

// Check looks at the rows of a return as they stand on its day.
func Check(rows []Entry, on workday.Date) []Finding {
	out := []Finding{}
	say := func(e *Entry, code string, weight Weight, words string) {
		out = append(out, Finding{
			Code: code, Weight: weight, Title: findingTitle(code), Words: words, PersonID: e.PersonID, EngagementID: e.EngagementID, Name: e.Name,
			Union: e.Union, UnitID: e.UnitID,
		})
	}
	byPerson, byPhone := map[string][]*Entry{}, map[string]*Entry{}
	for i := range rows {
		e := &rows[i]
		byPerson[e.PersonID] = append(byPerson[e.PersonID], e)
		one(e, on, func(code string, weight Weight, words string) { say(e, code, weight, words) })
		if e.Phone == "" {
			continue
		}
		if first := byPhone[e.Phone]; first == nil {
			byPhone[e.Phone] = e
		} else if first.PersonID != e.PersonID {
			say(e, "phone_twice", Warns, "与"+first.Name+"（"+first.Union+"）登记的号码相同，请核对")
		}
	}
	for i := range rows {
		e := &rows[i]
		of := byPerson[e.PersonID]
		if len(of) < 2 || of[0] != e {
			continue
		}
		for k, later := range of[1:] {
			if together(*of[k], *later) {
				say(later, "overlap", Bars, "与"+of[k].Union+"的聘用有同一天，一人同一天只能算一名，请先改正聘用起止")
			} else {
				say(later, "moved", Warns, "此前在"+of[k].Union+"，两段各列一行，人数只算一名")
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int { return cmp.Compare(order(a.Code), order(b.Code)) })
	return out
}

func order(code string) int {
	return slices.IndexFunc(findings, func(f struct{ code, title string }) bool { return f.code == code })
}

func together(a, b Entry) bool {
	return (b.EndedOn.IsZero() || !a.OnDuty.After(b.EndedOn)) && (a.EndedOn.IsZero() || !b.OnDuty.After(a.EndedOn))
}

// one looks at a row by itself.
func one(e *Entry, on workday.Date, say func(code string, weight Weight, words string)) {
	switch {
	case e.ID.IsZero():
		say("identity", Bars, "名册里没有可以识别的身份证号")
	case e.Sex != gb.Sexes.Short(e.ID.Sex()) || e.BirthDay != e.ID.Birth():
		say("identity", Warns, "性别或者出生日期与身份证号不一致")
	}
	if !e.EndedOn.IsZero() && e.EndedOn.Before(e.OnDuty) {
		say("dates", Bars, "上岗"+e.OnDuty.String()+"，离岗"+e.EndedOn.String())
	}
	if e.Claimed {
		say("claimed", Warns, "两家工会主张同一人，核定以前按名册所在单位填报")
	}
	switch {
	case e.Contracts == 0:
		say("no_contract", Warns, "请登记劳动合同或者劳务协议")
	case e.InPost && !e.OpenEnded && e.ContractEnds.Before(on):
		say("lapsed", Warns, "合同于"+e.ContractEnds.String()+"到期，请办理续聘或者登记离岗")
	}
	if e.NeedsForm && !e.Approved {
		say("no_form", Warns, "合同自"+e.ContractStarts.String()+"起，没有查到对应的推荐表（第六条第（三）项）")
	}
	if !e.InPost && e.EndGround == "" {
		say("no_ground", Warns, "请补充离岗事由")
	}
	if e.InPost && e.Over {
		say("over_age", Warns, "合同到期后原则上不再续聘（第十一条第（一）项）")
	}
	if e.Channel == roster.ChannelProcured && e.ManagedPaper == "" {
		say("no_paper", Warns, "计入人数，单独列出（第二条、第五条）")
	}
	var lacking []string
	for _, p := range e.personal() {
		if p.value == "" && p.name != "合同起止时间" && p.name != "身份证号" {
			lacking = append(lacking, p.name)
		}
	}
	if len(lacking) > 0 {
		say("missing", Warns, "缺"+strings.Join(lacking, "、"))
	}
}

// barring counts the findings that keep a return from being filed.
func barring(list []Finding) int {
	n := 0
	for _, f := range list {
		if f.Weight == Bars {
			n++
		}
	}
	return n
}

// HiredBy is the box of the contract that counts: an approved form's own word, else whether one came before it.
func HiredBy(formKind string, before int) Hired {
	switch {
	case formKind == string(HiredRenewal), formKind == "" && before > 0:
		return HiredRenewal
	}
	return HiredNew
}

// contractOn is the contract that counts for a row: the last that has begun by the day, else the first to come; and how
// many came before it.
func contractOn(list []roster.Contract, on workday.Date) (c roster.Contract, before int, found bool) {
	for i, one := range list {
		if i == 0 || !one.StartsOn.After(on) {
			c, before, found = one, i, true
		}
	}
	return c, before, found
}

// Span is the stretch of a year that a return of a day covers.
func Span(year int, today workday.Date) (first, last workday.Date) {
	first, last = workday.New(year, 1, 1), workday.New(year, 12, 31)
	if today.Before(last) {
		last = today
	}
	return first, last
}

// Opens and Due are the first and the last day of a year's filing.
func Opens(pol policy.Policy, year int) workday.Date {
	return pol.MonthDay(policy.OctoberFilingOpens, year)
}

// Due is the last day; a weekend does not move it unless the province reads it otherwise.
func Due(pol policy.Policy, year int, cal *workday.Calendar) workday.Due {
	return pol.Limit(policy.OctoberFilingDue, year, cal)
}

// CheckYear refuses a year that has no return.
func CheckYear(year int, today workday.Date) error {
	if year < 2020 || year > today.Year() {
		return errs.E(CodeYear, fmt.Sprintf("没有%d年度的备案。", year), errs.F("year", "请核对年度"))
	}
	return nil
}
