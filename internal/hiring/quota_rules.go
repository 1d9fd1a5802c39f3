package hiring

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeQuotaHolder    = "quota_holder"    // the union has no account of its own
	CodeQuotaNone      = "quota_none"      // no number was approved for the year
	CodeQuotaTwice     = "quota_twice"     // a number was approved already
	CodeQuotaShort     = "quota_short"     // an account would hold less than nothing
	CodeQuotaFull      = "quota_full"      // no head is free
	CodeQuotaUneven    = "quota_uneven"    // what is taken is not what is given
	CodeQuotaCountered = "quota_countered" // undone already, or nothing that can be undone
	CodeQuotaDocument  = "quota_document"  // the document's number is taken
	CodeQuotaHeld      = "quota_held"      // a head is held for it already, or none is
)

// most bounds a number of heads, against slips of the finger.
const most = 9999

func firstOf(year int) workday.Date { return workday.New(year, time.January, 1) }

func lastOf(year int) workday.Date { return workday.New(year, time.December, 31) }

// Movement is a change of an account from a day on.
type Movement struct {
	On     workday.Date
	Amount int
}

// StandOn is what an account holds on the day.
func StandOn(list []Movement, on workday.Date) int {
	n := 0
	for _, m := range list {
		if !m.On.After(on) {
			n += m.Amount
		}
	}
	return n
}

// lowest is the least that an account holds on any day from one on, and the first day of it.
func lowest(list []Movement, from workday.Date) (n int, on workday.Date) {
	n, on = StandOn(list, from), from
	for _, m := range list {
		if m.On.After(from) {
			if at := StandOn(list, m.On); at < n || at == n && m.On.Before(on) {
				n, on = at, m.On
			}
		}
	}
	return n, on
}

// HolderOf is the union in whose account a union's heads count: the county that it is or stands in, else the city,
// else the province (Art. 3; a plan is made by counties and cities, Art. 6(1)).
func HolderOf(p org.Place, province string) string {
	return cmp.Or(p.CountyID, p.CityID, province)
}

// QuotaFigures are a union's heads on a day. Room is how many more may be hired; Over how many are in post beyond what
// is authorised, which is lawful and only makes hires wait.
type QuotaFigures struct {
	Approved   bool `json:"approved" doc:"该年度已有核定数"`
	Authorised int  `json:"authorised" doc:"核定"`
	Reserved   int  `json:"reserved" doc:"预留：已批准，尚未上岗"`
	Occupied   int  `json:"occupied" doc:"在岗，按当日聘用关系计"`
	Procured   int  `json:"procured" doc:"其中政府购买服务"`
	Room       int  `json:"room" doc:"余额"`
	Over       int  `json:"over" doc:"超员"`
}

// settle works out what is left of an account, and what is beyond it. Where nothing was approved for the year there is
// no room, and nobody is beyond a number that does not exist.
func (f QuotaFigures) settle() QuotaFigures {
	f.Approved = f.Approved || f.Authorised > 0
	f.Room, f.Over = 0, 0
	if f.Approved {
		f.Room = max(0, f.Authorised-f.Reserved-f.Occupied)
		f.Over = max(0, f.Occupied-f.Authorised)
	}
	return f
}

// left are the figures of an account that its union may no longer have: what is authorised waits to be moved away, and
// nobody is hired on it.
func (f QuotaFigures) left() QuotaFigures {
	f = f.settle()
	f.Room, f.Over = 0, 0
	return f
}

// empty tells whether an account holds nothing.
func (f QuotaFigures) empty() bool { return f.Authorised == 0 && f.Reserved == 0 }

// plus adds the figures of two accounts; each is settled by itself, since one county's room is of no use to another.
func (f QuotaFigures) plus(g QuotaFigures) QuotaFigures {
	return QuotaFigures{
		Approved: f.Approved || g.Approved, Authorised: f.Authorised + g.Authorised, Reserved: f.Reserved + g.Reserved,
		Occupied: f.Occupied + g.Occupied, Procured: f.Procured + g.Procured, Room: f.Room + g.Room, Over: f.Over + g.Over,
	}
}

// QuotaRow is a line of the ledger's table. A total holds everything at and below a union; the own level of a city or
// of the province is a line of its own below it.
type QuotaRow struct {
	UnionID    string       `json:"unionId"`
	Name       string       `json:"name" doc:"当日的名称"`
	Tier       org.Tier     `json:"tier"`
	RegionCode string       `json:"regionCode"`
	Depth      int          `json:"depth" doc:"0 为最上一级"`
	Own        bool         `json:"own" doc:"本级，不含下级"`
	Total      bool         `json:"total" doc:"含下级"`
	Shares     bool         `json:"shares" doc:"没有自己的员额，在上级的员额之内"`
	Left       bool         `json:"left" doc:"已没有自己的员额，余下的待调出"`
	Open       bool         `json:"open" doc:"可以点开"`
	Full       int          `json:"full" doc:"满员的单位数"`
	OverUnits  int          `json:"overUnits" doc:"超员的单位数"`
	Figures    QuotaFigures `json:"figures"`
}

// Holder is a union with an account, as it was called and stood on a day. One at base tier has what was left there when
// it ceased to stand at county tier.
type Holder struct {
	UnionID, Name, RegionCode string
	Tier                      org.Tier
	CityID                    string
}

// Table lays the accounts out below a top, the own level before what stands below, in the order given (that of
// administrative codes).
func Table(top Holder, holders []Holder, own map[string]QuotaFigures) []QuotaRow {
	line := func(h Holder, depth int) QuotaRow {
		f := own[h.UnionID].settle()
		r := QuotaRow{UnionID: h.UnionID, Name: h.Name, Tier: h.Tier, RegionCode: h.RegionCode, Depth: depth, Figures: f}
		if h.Tier == org.TierBase {
			r.Left, r.Figures = true, f.left()
			return r
		}
		if f.Approved && f.Room == 0 && f.Over == 0 {
			r.Full = 1
		}
		if f.Over > 0 {
			r.OverUnits = 1
		}
		return r
	}
	if top.Tier == org.TierCounty {
		return []QuotaRow{line(top, 0)}
	}
	rows := []QuotaRow{line(top, 1)}
	rows[0].Own = true
	for _, h := range holders {
		switch {
		case h.UnionID == top.UnionID:
		case top.Tier == org.TierProvince && h.Tier == org.TierCity:
			for _, r := range Table(h, holders, own) {
				r.Depth++
				rows = append(rows, r)
			}
		case (h.Tier == org.TierCounty || h.Tier == org.TierBase) && (top.Tier == org.TierCity && h.CityID == top.UnionID || top.Tier == org.TierProvince && h.CityID == ""):
			rows = append(rows, line(h, 1))
		}
	}
	all := QuotaRow{UnionID: top.UnionID, Name: top.Name, Tier: top.Tier, RegionCode: top.RegionCode, Total: true}
	for _, r := range rows {
		if !r.Total {
			all.Figures, all.Full, all.OverUnits = all.Figures.plus(r.Figures), all.Full+r.Full, all.OverUnits+r.OverUnits
		}
	}
	return append([]QuotaRow{all}, rows...)
}

// Stay is the time of one head in post; Until is zero while it runs on.
type Stay struct {
	PersonID    string
	From, Until workday.Date
}

// Room is all that decides whether one more head fits into an account in a year.
type Room struct {
	Holder     string // its name
	Year       int
	Approved   bool
	Authorised []Movement
	Reserved   []Movement
	Stays      []Stay
	Hires      bool // the number means hires of the year, not heads in post (plan_number_means)
}

// Count is what an account holds on a day.
type Count struct {
	On                             workday.Date
	Authorised, Reserved, Occupied int
}

// Free is how many more heads fit, negative when there are more than authorised.
func (c Count) Free() int { return c.Authorised - c.Reserved - c.Occupied }

// On counts the account on a day.
func (r Room) On(d workday.Date) Count {
	c := Count{On: d, Authorised: StandOn(r.Authorised, d), Reserved: StandOn(r.Reserved, d)}
	for _, s := range r.Stays {
		switch {
		case s.From.After(d):
		case r.Hires && s.From.Year() == r.Year, !r.Hires && (s.Until.IsZero() || !s.Until.Before(d)):
			c.Occupied++
		}
	}
	return c
}

// Tightest is the day, from one on to the end of the year, on which the account has the least room; and the first day
// from which one more head would fit until the year's end, none when there is no such day.
func (r Room) Tightest(from workday.Date) (tight Count, next workday.Date) {
	last := lastOf(r.Year)
	days := []workday.Date{from}
	add := func(d workday.Date) {
		if d.After(from) && !d.After(last) {
			days = append(days, d)
		}
	}
	for _, m := range slices.Concat(r.Authorised, r.Reserved) {
		add(m.On)
	}
	for _, s := range r.Stays {
		add(s.From)
		if !s.Until.IsZero() {
			add(s.Until.AddDays(1))
		}
	}
	slices.SortFunc(days, workday.Date.Compare)
	days = slices.Compact(days)
	tight = r.On(days[len(days)-1])
	for _, d := range slices.Backward(days) {
		c := r.On(d)
		if c.Free() <= tight.Free() {
			tight = c
		}
		if tight.Free() >= 1 {
			next = d
		}
	}
	return tight, next
}

// Fits says in Chinese why one more head does not fit from a day on; nothing when it does.
func (r Room) Fits(from workday.Date) (tight Count, next workday.Date, reasons []string) {
	tight, next = r.Tightest(from)
	what := "在岗"
	if r.Hires {
		what = "本年已聘"
	}
	switch {
	case !r.Approved && tight.Authorised == 0:
		return tight, workday.Date{}, []string{fmt.Sprintf("%s%d年的员额尚未核定，聘用须等核定后办理（第六条第（一）项）。", r.Holder, r.Year)}
	case tight.Free() >= 1:
		return tight, next, nil
	}
	over := tight.Occupied - tight.Authorised
	if over > 0 && !r.Hires {
		reasons = append(reasons, fmt.Sprintf("%s%d年核定%d名，%s%s%d名，超员%d名：不因此解聘任何人，空出之前不能新聘（第六条第（一）项）。",
			r.Holder, r.Year, tight.Authorised, tight.On.Chinese(), what, tight.Occupied, over))
	} else {
		reasons = append(reasons, fmt.Sprintf("%s%d年核定%d名，%s%s%d名%s，没有空额：再聘1名将超过核定数（第六条第（一）项）。",
			r.Holder, r.Year, tight.Authorised, tight.On.Chinese(), what, tight.Occupied, tight.held()))
	}
	if !next.IsZero() {
		reasons = append(reasons, fmt.Sprintf("自%s起有空额，上岗日期不早于这一天的可以办理。", next.Chinese()))
	}
	return tight, next, reasons
}

// held tells of the heads that are reserved.
func (c Count) held() string {
	if c.Reserved == 0 {
		return ""
	}
	return fmt.Sprintf("、已批准未上岗%d名", c.Reserved)
}

// seatedOn are the people with a head on a day.
func (r Room) seatedOn(d workday.Date) []string {
	var out []string
	for _, s := range r.Stays {
		if !s.From.After(d) && (s.Until.IsZero() || !s.Until.Before(d)) {
			out = append(out, s.PersonID)
		}
	}
	return out
}

// Taken says in Chinese why a head whose end was a mistake cannot come back from a day on: no room, and somebody else, who was
// not among those seated when it ended, came since or is awaited. Nothing otherwise; over quota it may be as it was before. Where
// the number means hires of the year, an end frees none and a return takes none.
func (r Room) Taken(from, ended workday.Date, seated []string) string {
	tight, _ := r.Tightest(from)
	if r.Hires || tight.Free() >= 1 || !r.Approved && tight.Authorised == 0 {
		return ""
	}
	came := slices.ContainsFunc(r.Stays, func(s Stay) bool { return s.From.After(ended) && !slices.Contains(seated, s.PersonID) })
	awaited := tight.Reserved > 0 && slices.ContainsFunc(r.Reserved, func(m Movement) bool { return m.On.After(ended) && m.Amount > 0 })
	if !came && !awaited {
		return ""
	}
	return fmt.Sprintf("离岗登记以后，员额已由他人占用：%s%d年核定%d名，%s在岗%d名%s，没有空额，不能恢复在岗。请先由上级核增、调剂员额，或者核对占用员额的人员。",
		r.Holder, r.Year, tight.Authorised, tight.On.Chinese(), tight.Occupied, tight.held())
}

// checkPaper says what is wrong with an order's document, dates and reason.
func checkPaper(document, reason string, decidedOn, effectiveOn, today workday.Date, why bool) []errs.Field {
	var f []errs.Field
	if n := utf8.RuneCountInString(strings.TrimSpace(document)); n < 2 || n > 60 {
		f = append(f, errs.F("document", "请填写文号，2至60个字"))
	}
	switch {
	case decidedOn.IsZero():
		f = append(f, errs.F("decidedOn", "请填写签发日期"))
	case decidedOn.After(today):
		f = append(f, errs.F("decidedOn", "签发日期不能晚于今天"))
	case decidedOn.Before(org.Began):
		f = append(f, errs.F("decidedOn", "签发日期太早，请核对年份"))
	}
	switch {
	case effectiveOn.IsZero():
		f = append(f, errs.F("effectiveOn", "请填写生效日期"))
	case effectiveOn.Before(decidedOn):
		f = append(f, errs.F("effectiveOn", "生效日期不能早于签发日期"))
	case effectiveOn.Year() > today.Year()+1:
		f = append(f, errs.F("effectiveOn", "生效日期太远，请核对年份"))
	}
	switch n := utf8.RuneCountInString(strings.TrimSpace(reason)); {
	case n == 0 && why:
		f = append(f, errs.F("reason", "请写明理由"))
	case n > 400:
		f = append(f, errs.F("reason", "不超过400个字"))
	}
	return f
}

// checkHolder tells whether heads may move at a union. One that holds an account gives and gets. One that holds none any
// more, because it no longer stands at county tier or is closed, keeps what was authorised until the province moves it
// (Art. 3): it may give, and an order that touched it may be undone, but it gets nothing new.
func checkHolder(name string, holds, held bool, heads int, counters bool) error {
	switch {
	case holds || held && (counters || heads < 0):
		return nil
	case held:
		return errs.Rule(CodeQuotaHolder, "“"+name+"”已经没有自己的员额，余下的只能调出，不能再调入。")
	}
	return errs.Rule(CodeQuotaHolder, "“"+name+"”没有自己的员额：员额核定到省、设区市本级和县（市、区）（含按县级对待的开发区）。")
}

// checkTransfer tells whether heads may be moved like this: what some give others get.
func checkTransfer(lines []Number) error {
	if len(lines) < 2 {
		return errs.E(CodeQuotaUneven, "请填写调出和调入的单位和人数。", errs.F("lines", "至少一个调出、一个调入"))
	}
	sum, seen := 0, map[string]bool{}
	for i, l := range lines {
		if l.UnionID == "" || seen[l.UnionID] || l.Heads == 0 || l.Heads > most || l.Heads < -most {
			return errs.Fields(errs.F(fmt.Sprintf("lines[%d]", i), "每个单位填一行，人数不为零"))
		}
		seen[l.UnionID] = true
		sum += l.Heads
	}
	if sum != 0 {
		return errs.E(CodeQuotaUneven, fmt.Sprintf("调入比调出%s%d名，二者应当相等。", map[bool]string{true: "多", false: "少"}[sum > 0], max(sum, -sum)),
			errs.F("lines", "调出与调入不相等"))
	}
	return nil
}

// checkApproval tells whether a decision on a plan year is complete.
func checkApproval(a Approval, today workday.Date) error {
	on := a.DecidedOn
	if a.Supplement && !a.From.IsZero() {
		on = a.From
	}
	f := checkPaper(a.Document, a.Reason, a.DecidedOn, on, today, false)
	if a.Year < 2020 || a.Year > today.Year()+1 {
		f = append(f, errs.F("year", "请核对年度"))
	} else if from := a.effective(); from.Year() != a.Year {
		f = append(f, errs.F("effectiveOn", "应在该年度之内"))
	}
	if len(a.Numbers) == 0 {
		f = append(f, errs.F("numbers", "请填写核定数"))
	}
	seen := map[string]bool{}
	for i, n := range a.Numbers {
		if n.UnionID == "" || seen[n.UnionID] || n.Heads > most || n.Heads < 0 || a.Supplement && n.Heads == 0 {
			f = append(f, errs.F(fmt.Sprintf("numbers[%d]", i), "每个单位填一行，人数为0至9999的整数；追加的不为0"))
		}
		seen[n.UnionID] = true
	}
	return errs.Fields(f...)
}

// effective is the day from which the numbers hold.
func (a Approval) effective() workday.Date {
	switch {
	case !a.From.IsZero():
		return a.From
	case a.Supplement:
		return a.DecidedOn
	}
	return firstOf(a.Year)
}

// checkNeverBelow refuses what would leave an account with less than nothing on any day from one on.
func checkNeverBelow(name string, list []Movement, from workday.Date) error {
	n, on := lowest(list, from)
	if n >= 0 {
		return nil
	}
	return errs.Rule(CodeQuotaShort, fmt.Sprintf("%s自%s起的核定数不够：这样会少%d名。", name, on.Chinese(), -n))
}

// checkCounter tells whether an order can be undone from a day on.
func checkCounter(o Order, countered bool, effectiveOn workday.Date) error {
	switch {
	case o.Kind == OrderCounter || o.Kind == OrderMerge:
		return errs.Rule(CodeQuotaCountered, o.Kind.Title()+"不能再冲销，请另行下达调配文件。")
	case countered:
		return errs.Rule(CodeQuotaCountered, "“"+o.Document+"”已经冲销。")
	case effectiveOn.Before(o.EffectiveOn):
		return errs.E(errs.FieldsCode, "有内容需要修改，请看标出的各项。", errs.F("effectiveOn", "不能早于原文件的生效日期"+o.EffectiveOn.String()))
	case effectiveOn.Year() != o.Year:
		return errs.E(errs.FieldsCode, "有内容需要修改，请看标出的各项。", errs.F("effectiveOn", fmt.Sprintf("应在%d年之内：次年的员额另行核定", o.Year)))
	}
	return nil
}

// QuotaEffect is what an order changes for one union, on the day from which it holds.
type QuotaEffect struct {
	UnionID string       `json:"unionId"`
	Name    string       `json:"name"`
	Heads   int          `json:"heads" doc:"增减"`
	Before  QuotaFigures `json:"before"`
	After   QuotaFigures `json:"after"`
	Says    []string     `json:"says" nullable:"false" doc:"对该单位意味着什么"`
}

// leaving is the effect on a union that has no account of its own any more.
func leaving(e QuotaEffect) QuotaEffect {
	e.Before, e.After, e.Says = e.Before.left(), e.After.left(), []string{"没有自己的员额，余下的已全部调出。"}
	if e.After.Authorised > 0 {
		e.Says = []string{fmt.Sprintf("没有自己的员额，余下的%d名待调出，调出之前不能用于聘用。", e.After.Authorised)}
	}
	return e
}

// effect says in plain words what a change of the authorised number means for a union.
func effect(unionID, name string, heads int, before QuotaFigures) QuotaEffect {
	before = before.settle()
	after := before
	after.Authorised += heads
	after.Approved = true
	after = after.settle()
	e := QuotaEffect{UnionID: unionID, Name: name, Heads: heads, Before: before, After: after, Says: []string{}}
	switch {
	case after.Over > 0 && heads < 0:
		e.Says = append(e.Says, fmt.Sprintf("在岗%d名，调整后超员%d名：不解聘任何人，空出之前不能新聘。", after.Occupied, after.Over))
	case after.Over > 0:
		e.Says = append(e.Says, fmt.Sprintf("仍超员%d名。", after.Over))
	case before.Over > 0:
		e.Says = append(e.Says, "不再超员。")
	}
	if short := after.Occupied + after.Reserved - after.Authorised; short > 0 && after.Reserved > 0 {
		e.Says = append(e.Says, fmt.Sprintf("已批准未上岗的%d名中，%d名须等有空额后上岗。", after.Reserved, min(short, after.Reserved)))
	}
	if after.Room > 0 {
		e.Says = append(e.Says, fmt.Sprintf("可再聘用%d名。", after.Room))
	} else if after.Over == 0 && heads < 0 {
		e.Says = append(e.Says, "没有空额，不能新聘。")
	}
	return e
}
