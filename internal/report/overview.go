package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Figures are counts of heads by group, and the log entries that wait for a signature too long.
type Figures struct {
	All      int `json:"all" doc:"在岗人数"`
	Own      int `json:"own"`
	Procured int `json:"procured" doc:"政府购买服务，单列"`
	Social   int `json:"social"`

	Labour       int `json:"labour"`
	Service      int `json:"service"`
	Uncontracted int `json:"uncontracted"`
	Openended    int `json:"openended"`
	Within30     int `json:"within30"`
	Within60     int `json:"within60"`
	Within90     int `json:"within90"`
	Expired      int `json:"expired" doc:"合同已到期仍在岗"`

	Under35 int `json:"under35"`
	Age35   int `json:"age35"`
	Age45   int `json:"age45"`
	Age55   int `json:"age55"`
	Age60   int `json:"age60"`
	Over65  int `json:"over65"`
	Near65  int `json:"near65" doc:"12个月内到不再续聘的年龄"`

	Qualified  int `json:"qualified"`
	Relations  int `json:"relations"`
	Law        int `json:"law"`
	Economist  int `json:"economist"`
	Socialwork int `json:"socialwork"`
	Otherqual  int `json:"otherqual"`

	Met      int `json:"met"`
	Ontheway int `json:"ontheway"`
	Notmet   int `json:"notmet"`
	Exempt   int `json:"exempt"`

	Waiting int `json:"waiting" doc:"超过提示天数仍未签字确认的服务记录；只有截至今日时统计"`
}

// UnitRow is one unit of the table, in the order of administrative codes.
type UnitRow struct {
	UnionID    string   `json:"unionId"`
	Name       string   `json:"name" doc:"当日的名称"`
	Tier       org.Tier `json:"tier"`
	RegionCode string   `json:"regionCode"`
	Drill      bool     `json:"drill" doc:"下面还有一级"`
	Open       bool     `json:"open" doc:"可以点开"`
	Itself     bool     `json:"itself" doc:"本级"`
	Figures    Figures  `json:"figures"`
}

// Overview is a union's figures on a day, and those of the units below it.
type Overview struct {
	UnionID    string       `json:"unionId"`
	Name       string       `json:"name"`
	Tier       org.Tier     `json:"tier"`
	RegionCode string       `json:"regionCode"`
	Trail      []Step       `json:"trail" nullable:"false" doc:"返回上级的路，自可见的最上级起"`
	On         workday.Date `json:"on"`
	Today      workday.Date `json:"today"`
	Year       int          `json:"year"`
	Want       int          `json:"want" doc:"本年度应达到的天数（省级口径）"`
	Closes     workday.Date `json:"closes" doc:"本年度签字确认截止日"`
	WarnDays   int          `json:"warnDays"`
	RetireAge  string       `json:"retireAge" doc:"不再续聘的年龄，如 65周岁"`
	Total      Figures      `json:"total"`
	Rows       []UnitRow    `json:"rows" nullable:"false"`
}

// Step is a union on the way down to the one that is shown.
type Step struct {
	UnionID string `json:"unionId"`
	Name    string `json:"name"`
}

type counted struct {
	Key     string
	Figures `bun:",extend"`
}

// unit is what an overview needs to know of the day and the place.
type unit struct {
	org.Union
	policy policy.Policy
	terms  terms
}

func unitOn(ctx context.Context, q db.Q, u org.Union, on, today workday.Date) (unit, error) {
	chain, err := org.PolicyChain(ctx, q, u.ID, on)
	if err != nil {
		return unit{}, err
	}
	p := policy.At(chain, on)
	return unit{Union: u, policy: p, terms: termsOf(p, on, today)}, nil
}

// OverviewOf counts a union's heads on a day, by the tree of that day.
func OverviewOf(ctx context.Context, q db.Q, u org.Union, on, today workday.Date) (Overview, error) {
	at, err := unitOn(ctx, q, u, on, today)
	if err != nil {
		return Overview{}, err
	}
	o := Overview{
		UnionID: u.ID, Name: u.Name, Tier: u.Tier, RegionCode: u.RegionCode, Trail: []Step{}, On: on, Today: today, Year: on.Year(),
		Want: at.policy.FieldDays(on.Year()), Closes: at.policy.YearCloses(on.Year()),
		WarnDays: at.policy.Int(policy.UnconfirmedWarnDays), RetireAge: retireWords(at.policy),
	}
	heads, err := countHeads(ctx, q, at)
	if err != nil {
		return Overview{}, err
	}
	waiting := map[string]int{}
	if on.Equal(today) { // what waits is known of the present only
		if waiting, err = countWaiting(ctx, q, at); err != nil {
			return Overview{}, err
		}
	}
	for key, n := range waiting {
		f := heads[key]
		f.Waiting = n
		heads[key] = f
	}
	o.Rows, err = rowsOf(ctx, q, at, heads)
	if err != nil {
		return Overview{}, err
	}
	for _, f := range heads {
		o.Total = sum(o.Total, f)
	}
	return o, nil
}

func countHeads(ctx context.Context, q db.Q, at unit) (map[string]Figures, error) {
	inner := headQuery(q, at.Union, at.terms).ColumnExpr(rowKey(at.Union, "h") + " AS row_key")
	sel := q.NewSelect().TableExpr("(?) AS x", inner).ColumnExpr(`x.row_key AS "key"`).GroupExpr("x.row_key")
	for _, g := range groups {
		sel = sel.ColumnExpr("sum(CASE WHEN " + at.terms.condition(g) + ` THEN 1 ELSE 0 END) AS "` + string(g.name) + `"`)
	}
	var list []counted
	if err := sel.Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("count heads: %w", err)
	}
	out := make(map[string]Figures, len(list))
	for _, c := range list {
		out[c.Key] = c.Figures
	}
	return out, nil
}

// waitingBefore is the first service date that is not yet too old.
func (at unit) waitingBefore() workday.Date {
	return at.terms.today.AddDays(-at.policy.Int(policy.UnconfirmedWarnDays))
}

// countWaiting counts today's unconfirmed entries that are older than policy's days.
func countWaiting(ctx context.Context, q db.Q, at unit) (map[string]int, error) {
	var list []struct {
		Key string
		N   int
	}
	byUnion := q.NewSelect().TableExpr("visit AS v").ColumnExpr("v.union_id, count(*) AS n").
		Where("v.state = 'waiting'").Where("v.day < ?", at.waitingBefore()).GroupExpr("v.union_id")
	sel := q.NewSelect().TableExpr("(?) AS w", byUnion).
		ColumnExpr(rowKey(at.Union, "h") + ` AS "key", sum(w.n) AS n`).GroupExpr("1")
	sel = below(org.JoinOn(sel, "h", "w.union_id", at.terms.on), "h", at.Union)
	if err := sel.Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("count waiting entries: %w", err)
	}
	out := make(map[string]int, len(list))
	for _, c := range list {
		out[c.Key] = c.N
	}
	return out, nil
}

type placed struct {
	UnionID    string
	Name       string
	Tier       org.Tier
	RegionCode string
	Employs    bool
	SortKey    string
}

// rowsOf makes the table: every unit that stood right below on the day (below a county every employing one), and
// whatever else has figures, in the order of administrative codes, the union itself first.
func rowsOf(ctx context.Context, q db.Q, at unit, figures map[string]Figures) ([]UnitRow, error) {
	if at.Tier == org.TierBase {
		return []UnitRow{}, nil
	}
	keys := make([]string, 0, len(figures)+1)
	for key := range figures {
		keys = append(keys, key)
	}
	keys = append(keys, at.ID)
	sel := q.NewSelect().TableExpr("org_history AS h").Join("JOIN org_union AS u ON u.id = h.union_id").
		ColumnExpr("h.union_id, h.name, h.tier, h.region_code, u.sort_key").
		ColumnExpr("u.employing_since IS NOT NULL AND u.employing_since <= ? AS employs", at.terms.on).
		Where("h.valid_from <= ? AND (h.valid_until IS NULL OR h.valid_until > ?)", at.terms.on, at.terms.on).
		WhereGroup(" AND ", func(sel *bun.SelectQuery) *bun.SelectQuery {
			if at.Tier == org.TierCounty {
				sel = sel.Where("h.county_id = ? AND u.employing_since <= ?", at.ID, at.terms.on)
			} else {
				sel = sel.Where("h.superior_id = ?", at.ID)
			}
			return sel.WhereOr("h.union_id IN (?)", bun.List(keys))
		}).OrderExpr("u.sort_key, h.union_id")
	var list []placed
	if err := sel.Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("read the units of a day: %w", err)
	}
	rows := make([]UnitRow, 0, len(list))
	for _, p := range list {
		f := figures[p.UnionID]
		itself := p.UnionID == at.ID
		if itself && f == (Figures{}) && (!p.Employs || at.Tier == org.TierProvince) {
			continue
		}
		rows = append(rows, UnitRow{
			UnionID: p.UnionID, Name: p.Name, Tier: p.Tier, RegionCode: p.RegionCode, Itself: itself, Figures: f,
			Drill: !itself && (p.Tier == org.TierCity || p.Tier == org.TierCounty),
		})
	}
	slices.SortStableFunc(rows, func(a, b UnitRow) int {
		switch {
		case a.Itself:
			return -1
		case b.Itself:
			return 1
		}
		return 0
	})
	return rows, nil
}

func sum(f, g Figures) Figures {
	a, b := f.each(), g.each()
	for i := range a {
		*a[i] += *b[i]
	}
	return f
}

// each are all figures, in their order.
func (f *Figures) each() []*int {
	return []*int{
		&f.All,
		&f.Own,
		&f.Procured,
		&f.Social,
		&f.Labour,
		&f.Service,
		&f.Uncontracted,
		&f.Openended,
		&f.Within30,
		&f.Within60,
		&f.Within90,
		&f.Expired,
		&f.Under35,
		&f.Age35,
		&f.Age45,
		&f.Age55,
		&f.Age60,
		&f.Over65,
		&f.Near65,
		&f.Qualified,
		&f.Relations,
		&f.Law,
		&f.Economist,
		&f.Socialwork,
		&f.Otherqual,
		&f.Met,
		&f.Ontheway,
		&f.Notmet,
		&f.Exempt,
		&f.Waiting,
	}
}
