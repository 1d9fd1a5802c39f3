package filing

import (
	"slices"
	"strings"
)

// Amended is a row that a correction holds otherwise than what it corrects: one more, one less, or other cells.
type Amended struct {
	EngagementID string `json:"engagementId"`
	PersonID     string `json:"personId"`
	Name         string `json:"name"`
	Union        string `json:"union"`
	Unit         string `json:"unit"`
	Change       string `json:"change" enum:"added,removed,changed"`
	ChangeTitle  string `json:"changeTitle"`
	Words        string `json:"words"`
}

// Amend holds the rows of a correction against those of what it corrects, engagement by engagement, in the order of the
// correction and then of what it leaves out.
func Amend(before, now []Cells) []Amended {
	out := []Amended{}
	add := func(c Cells, change, title, words string) {
		out = append(out, Amended{
			EngagementID: c.EngagementID, PersonID: c.PersonID, Name: c.Name, Union: c.Union, Unit: c.Unit, Change: change, ChangeTitle: title, Words: words,
		})
	}
	was, told := map[string]Cells{}, tells(before)
	for _, c := range before {
		was[c.EngagementID] = c
	}
	for _, c := range now {
		old, had := was[c.EngagementID]
		delete(was, c.EngagementID)
		if !had {
			add(c, "added", "增加", c.OnDuty.String()+" 上岗，"+c.Status())
			continue
		}
		if words := otherwise(old, c, told); len(words) > 0 {
			add(c, "changed", "改动", strings.Join(words, "；"))
		}
	}
	for _, c := range before {
		if _, left := was[c.EngagementID]; left {
			add(c, "removed", "去掉", "原填"+c.OnDuty.String()+" 上岗，"+c.Status())
		}
	}
	return out
}

// otherwise are the columns that differ, in words.
func otherwise(was, c Cells, told bool) []string {
	grave, plain := columnsChanged(was, c, told)
	for _, f := range []struct{ name, old, new string }{
		{"聘用单位", was.Union, c.Union},
		{"县（市、区）", was.Unit, c.Unit},
		{"新聘或续聘", was.Hired.Title(), c.Hired.Title()},
		{"推荐表", was.FormNumber, c.FormNumber},
		{"管理证明", was.ManagedPaper, c.ManagedPaper},
		{"在岗或离岗", was.Status(), c.Status()},
	} {
		if f.old != f.new {
			plain = append(plain, f.name+"："+blank(f.old)+" → "+blank(f.new))
		}
	}
	return slices.Concat(grave, plain)
}
