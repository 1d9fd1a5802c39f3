package hiring

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// ground is what a draft stands on: the counties of today with what they have. A county's authorised number is that of the
// plan year once it has one, before that today's; who is in post is counted today.
type ground struct {
	today, on workday.Date
	undecided []standing // counties without a number of the plan year
	standings []standing
	counties  []standing
	figures   map[string]QuotaFigures
}

func readGround(ctx context.Context, q db.Q, year int, today workday.Date) (ground, error) {
	now, err := readBook(ctx, q, today)
	if err != nil {
		return ground{}, err
	}
	g := ground{today: today, on: today, standings: now.standings, counties: now.countyTier(), figures: map[string]QuotaFigures{}}
	then := now.own
	if year != today.Year() {
		g.on = firstOf(year)
		if year < today.Year() {
			g.on = lastOf(year)
		}
		if then, err = byAccount(ctx, q, g.on); err != nil {
			return ground{}, err
		}
	}
	for _, c := range g.counties {
		has, f := now.own[c.UnionID], then[c.UnionID].settle()
		if f.Approved {
			f = QuotaFigures{Approved: true, Authorised: f.Authorised, Reserved: f.Reserved}
		} else {
			g.undecided = append(g.undecided, c)
			f = QuotaFigures{Approved: has.settle().Approved, Authorised: has.Authorised} // what is held lapses with the year
		}
		f.Occupied = has.Occupied
		g.figures[c.UnionID] = f
	}
	if len(g.undecided) > 0 {
		g.on = today
	}
	return g, nil
}

func (g ground) authorised() int {
	n := 0
	for _, f := range g.figures {
		n += f.Authorised
	}
	return n
}

// ShareRow is a line of the proposal: a county, or with Total the sums of a city or of the province. Without a proposal
// Heads, Difference and Over are none.
type ShareRow struct {
	ShareLine
	Name       string   `json:"name"`
	Tier       org.Tier `json:"tier"`
	RegionCode string   `json:"regionCode"`
	Depth      int      `json:"depth" doc:"0 为最上一级"`
	Total      bool     `json:"total" doc:"所属县级单位的合计"`
	Counties   int      `json:"counties" doc:"合计的县级单位数"`
	Approved   bool     `json:"approved" doc:"已有核定数"`
	Authorised int      `json:"authorised" doc:"现核定"`
	Occupied   int      `json:"occupied" doc:"在岗"`
	Portion    *Portion `json:"portion,omitempty" doc:"测算；没有测算结果的不返回"`
	Difference int      `json:"difference" doc:"测算数减现核定"`
	Over       int      `json:"over" doc:"按测算数超员"`
	Says       string   `json:"says" doc:"起作用的上下限、进一"`
}

// ShareView is a draft with what the formula makes of it.
type ShareView struct {
	Share
	Today   workday.Date  `json:"today"`
	On      workday.Date  `json:"on" doc:"现核定数截至哪一天"`
	Decided int           `json:"decided" doc:"计划年度已有核定数的县级单位数"`
	Rows    []ShareRow    `json:"rows" nullable:"false"`
	Problem string        `json:"problem" doc:"为什么没有测算结果"`
	Notes   []string      `json:"notes" nullable:"false" doc:"空白的数据和其他须知"`
	Formula []string      `json:"formula" nullable:"false"`
	Effects []QuotaEffect `json:"effects" nullable:"false" doc:"对谁改变什么"`
	Blocked string        `json:"blocked" doc:"为什么不能填入调配文件或核定数"`
	Actions []string      `json:"actions" nullable:"false"`
}

// Actions upon a draft. ActTransfer and ActApproval open a form with the differences or the numbers; nothing is posted by
// that.
const (
	ActSave    = "save"
	ActDiscard = "discard"
)

// Show is a draft with its proposal.
func (s *ShareService) Show(ctx context.Context, a authz.Actor, id string) (ShareView, error) {
	q := s.DB.Read()
	if err := s.may(ctx, q, a, authz.QuotaShare); err != nil {
		return ShareView{}, err
	}
	d, err := shareByID(ctx, q, id)
	if err != nil {
		return ShareView{}, err
	}
	lines, err := shareLines(ctx, q, id)
	if err != nil {
		return ShareView{}, err
	}
	g, err := readGround(ctx, q, d.Year, s.today())
	if err != nil {
		return ShareView{}, err
	}
	v := shareView(d, lines, g)
	if gone, err := s.gone(ctx, q, lines, g); err != nil {
		return ShareView{}, err
	} else if len(gone) > 0 {
		v.Notes = append(v.Notes, strings.Join(gone, "、")+"已不是县级单位，填过的数据没有计入。")
	}
	if s.may(ctx, q, a, authz.QuotaDecide) == nil {
		v.Actions = append([]string{ActSave, ActDiscard}, v.Actions...)
	} else {
		v.Actions = []string{}
	}
	return v, nil
}

// gone are the unions that stood at county tier when their line was written, and do not any more.
func (s *ShareService) gone(ctx context.Context, q db.Q, lines map[string]ShareLine, g ground) ([]string, error) {
	var ids, names []string
	for id := range lines {
		if _, ok := g.figures[id]; !ok {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	unions, err := org.ByIDs(ctx, q, ids...)
	for _, id := range ids {
		names = append(names, unions[id].Name)
	}
	return names, err
}

func shareView(d Share, lines map[string]ShareLine, g ground) ShareView {
	v := ShareView{
		Share: d, Today: g.today, On: g.on, Decided: len(g.counties) - len(g.undecided), Notes: []string{}, Formula: d.Formula(), Effects: []QuotaEffect{}, Actions: []string{},
	}
	measured := make([]Measured, len(g.counties))
	for i, c := range g.counties {
		measured[i] = Measured{UnionID: c.UnionID, Code: c.RegionCode, Measures: lines[c.UnionID].Measures}
	}
	portions, err := Apportion(d.ShareTerms, measured)
	if err != nil {
		v.Problem, v.Blocked = errs.Message(err), "还没有测算结果。"
	}
	byID := map[string]ShareRow{}
	for _, c := range g.counties {
		p, ok := portions[c.UnionID]
		byID[c.UnionID] = countyRow(c, lines[c.UnionID], g.figures[c.UnionID], p, ok)
	}
	v.Rows = shareRows(g, byID)
	v.Notes = append(v.Notes, blanks(g.counties, lines)...)
	if v.Decided > 0 && len(g.undecided) > 0 {
		v.Notes = append(v.Notes, fmt.Sprintf("%d个县级单位已有%d年度核定数，其余%d个还没有，与现有的核定数比较。", v.Decided, d.Year, len(g.undecided)))
	}
	if err != nil {
		return v
	}
	for _, c := range g.counties {
		if r := byID[c.UnionID]; r.Difference != 0 {
			v.Effects = append(v.Effects, effect(c.UnionID, c.Name, r.Difference, g.figures[c.UnionID]))
		}
	}
	v.Actions, v.Blocked = opens(d, g, v.Effects)
	return v
}

// opens tells which form the proposal fits: the numbers of those that have none for the plan year are recorded as its
// approval; once all have one, a transfer moves them.
func opens(d Share, g ground, effects []QuotaEffect) (actions []string, blocked string) {
	switch {
	case d.Year < g.today.Year():
		return []string{}, fmt.Sprintf("%d年度已经过去。", d.Year)
	case len(g.undecided) > 0:
		return []string{ActApproval}, ""
	case len(effects) == 0:
		return []string{}, "测算数与现核定数相同，没有要调配的。"
	case !balanced(effects):
		return []string{}, "测算数的合计与现核定数的合计不同：调配只能有增有减、总数不变。请把总数改为现核定合计，或经追加、核定办理。"
	}
	return []string{ActTransfer}, ""
}

func countyRow(c standing, l ShareLine, f QuotaFigures, p Portion, proposed bool) ShareRow {
	l.UnionID = c.UnionID
	r := ShareRow{
		ShareLine: l, Name: c.Name, Tier: c.Tier, RegionCode: c.RegionCode, Counties: 1,
		Approved: f.Approved, Authorised: f.Authorised, Occupied: f.Occupied,
	}
	if !proposed {
		return r
	}
	r.Portion, r.Difference, r.Over = &p, p.Heads-f.Authorised, max(0, f.Occupied-p.Heads)
	switch {
	case p.Bound == BoundFloor:
		r.Says = "定在下限"
	case p.Bound == BoundCap:
		r.Says = "定在上限"
	case p.Rounded:
		r.Says = "余数进一"
	}
	return r
}

// shareRows lays the counties out below their cities, with the sums of each and of the province.
func shareRows(g ground, byID map[string]ShareRow) []ShareRow {
	rows := []ShareRow{}
	var all []ShareRow
	add := func(top standing, depth int) {
		var below []ShareRow
		for _, c := range g.counties {
			if c.CityID == top.UnionID || top.Tier == org.TierProvince && c.CityID == "" {
				r := byID[c.UnionID]
				r.Depth = depth + 1
				below = append(below, r)
			}
		}
		all = append(all, below...)
		if top.Tier == org.TierCity && len(below) > 0 {
			rows = append(rows, sumRow(top, depth, below))
		}
		rows = append(rows, below...)
	}
	var root standing
	for _, s := range g.standings {
		switch s.Tier {
		case org.TierProvince:
			root = s
			add(s, 0)
		case org.TierCity:
			add(s, 1)
		case org.TierCounty, org.TierBase:
		}
	}
	return append([]ShareRow{sumRow(root, 0, all)}, rows...)
}

// sumRow sums counties. A measure that none of them has stays blank.
func sumRow(top standing, depth int, rows []ShareRow) ShareRow {
	r := ShareRow{Name: top.Name, Tier: top.Tier, RegionCode: top.RegionCode, Depth: depth, Total: true}
	r.UnionID = top.UnionID
	for i := range rows {
		c := &rows[i]
		into, from := r.cells(), c.cells()
		for m := range into {
			if *from[m].n == nil {
				continue
			}
			sum := **from[m].n
			if *into[m].n != nil {
				sum += **into[m].n
			}
			*into[m].n = &sum
		}
		r.Counties++
		r.Approved = r.Approved || c.Approved
		r.Authorised, r.Occupied = r.Authorised+c.Authorised, r.Occupied+c.Occupied
		r.Difference, r.Over = r.Difference+c.Difference, r.Over+c.Over
		if p := c.Portion; p != nil {
			if r.Portion == nil {
				r.Portion = &Portion{}
			}
			r.Portion.Share += p.Share
			r.Portion.Entitled += p.Entitled
			r.Portion.Adjusted += p.Adjusted
			r.Portion.Heads += p.Heads
		}
	}
	return r
}

// blanks says whose data is missing, by measure.
func blanks(counties []standing, lines map[string]ShareLine) []string {
	var out []string
	for m, title := range [3]string{"企业数", "职工数", "集体合同数"} {
		var names []string
		for _, c := range counties {
			if lines[c.UnionID].each()[m] == nil {
				names = append(names, strings.TrimSuffix(c.Name, "总工会"))
			}
		}
		switch n := len(names); {
		case n == 0:
		case n > 8:
			out = append(out, fmt.Sprintf("%s空白的有%d个，按零计：%s等。", title, n, strings.Join(names[:8], "、")))
		default:
			out = append(out, fmt.Sprintf("%s空白的有%d个，按零计：%s。", title, n, strings.Join(names, "、")))
		}
	}
	return out
}
