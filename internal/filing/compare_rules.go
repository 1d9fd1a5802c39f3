package filing

import (
	"cmp"
	"slices"
	"strings"

	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Change is how somebody's row differs from last year's return.
type Change string

// Changes.
const (
	Joined  Change = "joined"
	Left    Change = "left"
	Moved   Change = "moved"
	Changed Change = "changed"
)

// Title is the change's Chinese name.
func (c Change) Title() string {
	return map[Change]string{Joined: "新增", Left: "离岗", Moved: "调动", Changed: "内容变化"}[c]
}

// Past is last year's return as it was accepted, with its supplements.
type Past struct {
	Year int
	On   workday.Date // of its snapshot
	Rows []Cells
}

// Difference is a head that is not as it was. Needs tells that no engagement explains it, so that the city says why.
type Difference struct {
	PersonID    string       `json:"personId"`
	Name        string       `json:"name"`
	Change      Change       `json:"change" enum:"joined,left,moved,changed"`
	ChangeTitle string       `json:"changeTitle"`
	Words       string       `json:"words"`
	Needs       bool         `json:"needs" doc:"名册不能说明，需要写明原因"`
	Explanation string       `json:"explanation"`
	By          string       `json:"by"`
	UnitID      string       `json:"unitId"`
	Unit        string       `json:"unit"`
	On          workday.Date `json:"on"`
}

// Comparison is this year's return beside last year's.
type Comparison struct {
	HasPast     bool         `json:"hasPast"`
	PastYear    int          `json:"pastYear"`
	PastOn      workday.Date `json:"pastOn"`
	PastInPost  int          `json:"pastInPost"`
	InPost      int          `json:"inPost"`
	Same        int          `json:"same"`
	Needing     int          `json:"needing" doc:"需要说明而没有说明的"`
	Differences []Difference `json:"differences" nullable:"false"`
}

// Compare holds this year's rows against last year's, head by head. later are the engagements of people as the roster has
// them now, the latest first, for those who are in no row any more; unit names where an engagement stands.
func Compare(past *Past, now []Cells, later map[string][]roster.Engagement, unit func(roster.Engagement) string) Comparison {
	out := Comparison{Differences: []Difference{}}
	standing := heads(now)
	for _, c := range standing {
		if c.InPost {
			out.InPost++
		}
	}
	if past == nil {
		return out
	}
	out.HasPast, out.PastYear, out.PastOn = true, past.Year, past.On
	before, told := heads(past.Rows), tells(past.Rows)
	for id, c := range before {
		if !c.InPost {
			delete(before, id) // had left when last year's return was made
			continue
		}
		out.PastInPost++
	}
	for id, c := range standing {
		was, had := before[id]
		if !had {
			out.add(joined(c, past.On))
			continue
		}
		if d, differs := changed(was, c, told, past.On); differs {
			out.add(d)
		} else {
			out.Same++
		}
	}
	for id, was := range before {
		if _, still := standing[id]; !still {
			out.add(gone(was, past.On, later[id], unit))
		}
	}
	slices.SortFunc(out.Differences, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Name, b.Name), cmp.Compare(a.PersonID, b.PersonID))
	})
	return out
}

func (c *Comparison) add(d Difference) {
	d.ChangeTitle = d.Change.Title()
	c.Differences = append(c.Differences, d)
}

// rank puts what needs an explanation first, then by the kind of change.
func rank(d Difference) int {
	n := slices.Index([]Change{Joined, Left, Moved, Changed}, d.Change)
	if !d.Needs {
		n += 4
	}
	return n
}

// Explain writes down what was said of the differences, and counts those of which nothing was.
func (c *Comparison) Explain(said map[string]Explanation) {
	c.Needing = 0
	for i := range c.Differences {
		d := &c.Differences[i]
		if x, ok := said[d.PersonID]; ok {
			d.Explanation, d.By = x.Words, x.Name
		}
		if d.Needs && d.Explanation == "" {
			c.Needing++
		}
	}
}

// heads are the rows by person: of several the one in post, else the last.
func heads(rows []Cells) map[string]Cells {
	out := map[string]Cells{}
	for _, c := range rows {
		if was, twice := out[c.PersonID]; twice && (was.InPost && !c.InPost || was.InPost == c.InPost && was.OnDuty.After(c.OnDuty)) {
			continue
		}
		out[c.PersonID] = c
	}
	return out
}

func joined(c Cells, since workday.Date) Difference {
	d := Difference{PersonID: c.PersonID, Name: c.Name, Change: Joined, UnitID: c.UnitID, Unit: c.Unit, On: c.OnDuty, Words: c.OnDuty.String() + " 上岗"}
	if !c.InPost {
		d.Words += "，" + c.Status()
	}
	if !c.OnDuty.After(since) {
		d.Needs, d.Words = true, d.Words+"，在上年备案（截至"+since.String()+"）之前，上年没有填报在岗"
	}
	return d
}

func gone(was Cells, since workday.Date, list []roster.Engagement, unit func(roster.Engagement) string) Difference {
	d := Difference{PersonID: was.PersonID, Name: was.Name, Change: Left, UnitID: was.UnitID, Unit: was.Unit}
	for _, e := range list {
		switch {
		case e.ID == was.EngagementID && !e.EndedOn.IsZero():
			d.On, d.Words = e.EndedOn, e.EndedOn.String()+" 离岗："+e.EndGround.Title()
			d.Needs = e.EndedOn.Before(since)
			if d.Needs {
				d.Words += "，在上年备案（截至" + since.String() + "）之前，上年仍填报在岗"
			}
			return d
		case e.ID == was.EngagementID: // still running, and not in this city any more
			d.Change, d.Words = Moved, "所在单位现属"+unit(e)
			return d
		}
	}
	d.Needs, d.Words = true, "上年填报在岗（"+was.Union+"），今年名册里没有，也没有离岗登记"
	return d
}

// tells says whether a return's rows hold résumés and awards: one that was frozen before these were columns holds none, and what
// it could not say has not changed.
func tells(rows []Cells) bool {
	return slices.ContainsFunc(rows, func(c Cells) bool { return c.Resume != "" || c.Awards != "" })
}

// changed tells how a head that was in post last year, in a return that told résumés and awards or not, stands in this year's rows.
func changed(was, c Cells, told bool, since workday.Date) (Difference, bool) {
	d := Difference{PersonID: c.PersonID, Name: c.Name, UnitID: c.UnitID, Unit: c.Unit}
	switch {
	case !c.InPost:
		d.Change, d.On, d.Words = Left, c.EndedOn, c.Status()
		if c.EndGround == "" {
			d.Needs = true
		}
		return d, true
	case was.EngagementID != c.EngagementID:
		d.Change, d.On, d.Words = Moved, c.OnDuty, was.Union+" → "+c.Union+"，"+c.OnDuty.String()+" 上岗"
		if !c.OnDuty.After(since) {
			d.Needs, d.Words = true, d.Words+"，在上年备案之前，上年填报的单位不同"
		}
		return d, true
	case was.UnionID != c.UnionID:
		d.Change, d.Words = Moved, was.Union+" → "+c.Union+"（随组织变更）"
		return d, true
	}
	grave, plain := columnsChanged(was, c, told)
	if len(grave)+len(plain) == 0 {
		return d, false
	}
	d.Change, d.Needs, d.Words = Changed, len(grave) > 0, strings.Join(append(grave, plain...), "；")
	return d, true
}

// columnsChanged are the personal cells and the terms that differ, those first that no engagement explains.
func columnsChanged(was, c Cells, told bool) (grave, plain []string) {
	for _, f := range []struct {
		name     string
		old, new string
		grave    bool
	}{
		{"姓名", was.Name, c.Name, true},
		{"性别", was.Sex, c.Sex, true},
		{"出生年月", was.Birth, c.Birth, true},
		{"身份证号", was.IDMasked, c.IDMasked, true},
		{"上岗日期", was.OnDuty.String(), c.OnDuty.String(), true},
		{"聘用渠道", was.Channel.Title(), c.Channel.Title(), false},
		{"合同种类", was.ContractKind.Title(), c.ContractKind.Title(), false},
		{"合同起止", was.Term(), c.Term(), false},
		{"定岗单位", was.Post, c.Post, false},
		{"政治面貌", was.Political, c.Political, false},
		{"文化程度", was.Education, c.Education, false},
		{"专业职称", was.Title, c.Title, false},
		{"移动电话", was.PhoneMasked, c.PhoneMasked, false},
		{"原工作单位及岗位", was.FormerPost, c.FormerPost, false},
	} {
		if f.old == f.new {
			continue
		}
		words := f.name + "：" + blank(f.old) + " → " + blank(f.new)
		if f.grave {
			grave = append(grave, words)
		} else {
			plain = append(plain, words)
		}
	}
	for _, f := range []struct{ name, old, new string }{{"工作简历", was.Resume, c.Resume}, {"奖惩情况", was.Awards, c.Awards}} {
		if told && f.old != f.new {
			plain = append(plain, f.name+"有改动") // too long to be set side by side
		}
	}
	return grave, plain
}

func blank(s string) string {
	if s == "" {
		return "（空）"
	}
	return s
}

// Late are the rows of people who came after the snapshot, in the order in which they stand; omitted counts those whom it
// should have held, which is a matter for a correction.
func Late(on workday.Date, filed, now []Cells) (late []int, omitted int) {
	known := map[string]bool{}
	for _, c := range filed {
		known[c.EngagementID] = true
	}
	for i, c := range now {
		switch {
		case known[c.EngagementID]:
		case c.OnDuty.After(on):
			late = append(late, i)
		default:
			omitted++
		}
	}
	return late, omitted
}
