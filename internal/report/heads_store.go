package report

import (
	"strconv"

	"github.com/uptrace/bun"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
)

func itoa(n int) string { return strconv.Itoa(n) }

// headQuery selects, as x, every head in post on the day at or below the union by the tree of that day: one row for
// each engagement, with the contract that was known then, the qualifications held then, and the year's kept figures.
func headQuery(q db.Q, u org.Union, t terms) *bun.SelectQuery {
	known := q.NewSelect().TableExpr("contract AS c").
		ColumnExpr("c.engagement_id, max(coalesce(c.ends_on, ?)) AS until", never).
		ColumnExpr("max(CASE WHEN c.starts_on <= ? THEN CAST(c.starts_on AS varchar(10)) || c.kind END) AS latest", t.on).
		Where("c.starts_on <= ? OR c.signed_on <= ?", t.on, t.on).GroupExpr("c.engagement_id")
	held := q.NewSelect().TableExpr("qualification AS l").ColumnExpr("l.person_id, count(*) AS n")
	for _, kind := range []string{"relations", "law", "economist", "social", "other"} {
		held = held.ColumnExpr("max(CASE WHEN l.kind = ? THEN 1 ELSE 0 END) AS ?", kind, bun.Ident("q_"+kind))
	}
	held = held.Where("l.issued_on IS NULL OR l.issued_on <= ?", t.on).GroupExpr("l.person_id")
	waived := q.NewSelect().TableExpr("obligation").ColumnExpr("subject").
		Where("state = 'waived'").Where("rule = ?", obligation.RuleFieldDays)

	sel := roster.FromThen(q, t.on).
		Join("JOIN person AS p ON p.id = e.person_id").
		Join("LEFT JOIN (?) AS k ON k.engagement_id = e.id", known).
		Join("LEFT JOIN (?) AS l ON l.person_id = e.person_id", held).
		Join("LEFT JOIN worklog_year AS y ON y.person_id = e.person_id AND y.year = ?", t.on.Year()).
		ColumnExpr("e.id, e.person_id, e.union_then, e.union_id, e.county_id, e.city_id, e.pinyin, e.channel, e.on_duty").
		ColumnExpr("p.name, p.sex, p.birth").
		ColumnExpr("substr(k.latest, 11) AS kind, k.until").
		ColumnExpr("coalesce(l.n, 0) AS quals, l.q_relations, l.q_law, l.q_economist, l.q_social, l.q_other").
		ColumnExpr("coalesce(y.closed_days, y.confirmed_days) AS days, y.want").
		ColumnExpr("CASE WHEN y.id IN (?) THEN 1 ELSE 0 END AS waived", waived).
		ColumnExpr("h.name AS union_name")
	return below(sel, "h", u)
}

// below narrows a query, joined with where the unions stood as alias, to a union and what stood below it then.
func below(sel *bun.SelectQuery, alias string, u org.Union) *bun.SelectQuery {
	column := ".union_id"
	switch u.Tier {
	case org.TierProvince:
		return sel
	case org.TierCity:
		column = ".city_id"
	case org.TierCounty:
		column = ".county_id"
	case org.TierBase:
	}
	return sel.Where("? = ?", bun.Ident(alias+column), u.ID)
}

// rowKey is the union for which a figure stands in the table of the union: a city below the province, a county below a
// city, else the employing union itself.
func rowKey(u org.Union, alias string) string {
	switch u.Tier {
	case org.TierProvince:
		return "coalesce(" + alias + ".city_id, " + alias + ".union_id)"
	case org.TierCity:
		return "coalesce(" + alias + ".county_id, " + alias + ".union_id)"
	case org.TierCounty, org.TierBase:
	}
	return alias + ".union_id"
}
