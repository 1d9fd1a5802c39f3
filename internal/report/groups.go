package report

import (
	"strings"

	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Group names one figure of the overview and, with it, the people behind the figure.
type Group string

// group is a figure as data: the condition under which a head counts in it. Counting and listing use the same text, so
// that a figure and what it opens cannot part.
type group struct {
	name  Group
	title string
	where string // over the columns of headQuery; :name is a day of dates
	log   bool   // tells about single persons' days: see logAccess
}

// groups lists every figure but the headcount itself, which is the group "all".
var groups = []group{
	{"all", "在岗", "1 = 1", false},
	{"own", "自主招聘", "x.channel = 'own'", false},
	{"procured", "政府购买服务", "x.channel = 'procured'", false},
	{"social", "社会化工会工作者", "x.channel = 'social'", false},

	{"labour", "劳动合同", "x.kind = 'labour'", false},
	{"service", "劳务协议", "x.kind = 'service'", false},
	{"uncontracted", "未登记合同", "x.kind IS NULL", false},
	{"openended", "无固定期限", "x.until = :never", false},
	{"within30", "30日内到期", "x.until >= :on AND x.until <= :in30", false},
	{"within60", "60日内到期", "x.until >= :on AND x.until <= :in60", false},
	{"within90", "90日内到期", "x.until >= :on AND x.until <= :in90", false},
	{"expired", "合同已到期仍在岗", "x.until < :on", false},

	{"under35", "35岁以下", "x.birth > :b35", false},
	{"age35", "35—44岁", "x.birth <= :b35 AND x.birth > :b45", false},
	{"age45", "45—54岁", "x.birth <= :b45 AND x.birth > :b55 AND NOT " + retired, false},
	{"age55", "55—59岁", "x.birth <= :b55 AND x.birth > :b60 AND NOT " + retired, false},
	{"age60", "60—64岁", "x.birth <= :b60 AND NOT " + retired, false},
	{"over65", "已到不再续聘的年龄", retired, false},
	{"near65", "12个月内到不再续聘的年龄", "NOT " + retired + " AND " + retiring, false},

	{"qualified", "有资质", "x.quals > 0", false},
	{"relations", "劳动关系协调员（师）", "x.q_relations = 1", false},
	{"law", "法律职业资格、律师", "x.q_law = 1", false},
	{"economist", "经济、人力资源、会计、统计", "x.q_economist = 1", false},
	{"socialwork", "社会工作", "x.q_social = 1", false},
	{"otherqual", "其他资质", "x.q_other = 1", false},

	{"met", "已达到", "NOT (" + exempt + ") AND (" + reached + ")", true},
	{"ontheway", "进行中", "NOT (" + exempt + ") AND NOT (" + reached + ") AND :today <= :closes", true},
	{"notmet", "未达到", "NOT (" + exempt + ") AND NOT (" + reached + ") AND :today > :closes", true},
	{"exempt", "不要求", exempt, true},
}

// A head without a row of the year has no entry yet and owes what the policy asks.
const (
	// at the age of Art. 11(1), which a pack may set for women apart; the dates stand beside a column, whose type they take
	retired  = "(CASE WHEN x.sex = '2' THEN x.birth <= :w65 ELSE x.birth <= :b65 END)"
	retiring = "(CASE WHEN x.sex = '2' THEN x.birth <= :w65next ELSE x.birth <= :b65next END)"

	exempt  = "x.waived = 1 OR coalesce(x.want, :want) = 0"
	reached = "coalesce(x.days, 0) >= coalesce(x.want, :want)"
)

func groupOf(name Group) (group, bool) {
	for _, g := range groups {
		if g.name == name {
			return g, true
		}
	}
	return group{}, false
}

// Title is the figure's Chinese name.
func (g Group) Title() string {
	found, _ := groupOf(g)
	return found.title
}

// terms are the days and numbers that the conditions of a day compare with.
type terms struct {
	on, today workday.Date
	values    *strings.Replacer
}

// never stands for the end of a contract without a term.
var never = workday.New(9999, 12, 31)

func termsOf(p policy.Policy, on, today workday.Date) terms {
	quote := func(d workday.Date) string { return "'" + d.String() + "'" }
	year := on.Year()
	return terms{on, today, strings.NewReplacer(
		":never", quote(never), ":today", quote(today), ":closes", quote(p.YearCloses(year)),
		":in30", quote(on.AddDays(30)), ":in60", quote(on.AddDays(60)), ":in90", quote(on.AddDays(90)), ":on", quote(on),
		":b35", quote(bornBy(on, AgeBands[0])), ":b45", quote(bornBy(on, AgeBands[1])),
		":b55", quote(bornBy(on, AgeBands[2])), ":b60", quote(bornBy(on, AgeBands[3])),
		":b65next", quote(retiredBy(p, "1", on.AddMonths(12))), ":b65", quote(retiredBy(p, "1", on)),
		":w65next", quote(retiredBy(p, "2", on.AddMonths(12))), ":w65", quote(retiredBy(p, "2", on)),
		":want", itoa(p.FieldDays(year)),
	)}
}

// condition is the group's condition with the day's values in it. They are dates and numbers of ours, never a user's text.
func (t terms) condition(g group) string { return t.values.Replace(g.where) }
