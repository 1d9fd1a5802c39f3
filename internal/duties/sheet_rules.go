package duties

import "strings"

// Attendee is a row of a sign-in sheet with the line that it means, or why it means none.
type Attendee struct {
	Row    int    `json:"row"`
	Name   string `json:"name"`
	Union  string `json:"union"`
	LineID string `json:"lineId" doc:"空为没有对上"`
	Found  string `json:"found" doc:"对上的人员和单位"`
	Why    string `json:"why"`
}

// MatchAttendees finds for each row the one open line that it means: by name, and where several bear it by the union. Nobody
// is guessed at, and nobody is taken twice.
func MatchAttendees(rows []Attendee, open []Candidate) {
	byName := map[string][]Candidate{}
	for _, c := range open {
		byName[c.PersonName] = append(byName[c.PersonName], c)
	}
	taken := map[string]int{}
	for i := range rows {
		r := &rows[i]
		hits := byName[r.Name]
		if r.Union != "" {
			var near []Candidate
			for _, c := range hits {
				if sameUnion(r.Union, c.UnionName) {
					near = append(near, c)
				}
			}
			if len(near) == 0 && len(hits) > 0 {
				r.Why = "同名的人员在" + hits[0].UnionName + "，与表中的单位不一致，请核对后在名单中勾选。"
				continue
			}
			hits = near
		}
		switch {
		case r.Name == "":
			r.Why = "没有姓名。"
		case len(hits) == 0:
			r.Why = "没有待登记的培训：可能已经登记、不在期限内，或者不在本单位名单中。"
		case len(hits) > 1:
			r.Why = "有同名人员，请在表中写明单位，或者在名单中勾选。"
		case taken[hits[0].LineID] > 0:
			r.Why = "与前面的行重复。"
		default:
			taken[hits[0].LineID]++
			r.LineID, r.Found = hits[0].LineID, hits[0].PersonName+"，"+hits[0].UnionName
		}
	}
}

// sameUnion tells whether what was written on a sheet is the union: 玉山镇, 玉山镇总工会, 昆山市玉山镇总工会.
func sameUnion(written, name string) bool {
	short := func(s string) string {
		s = strings.Join(strings.Fields(s), "")
		for _, tail := range []string{"总工会", "工会联合会", "工会"} {
			s = strings.TrimSuffix(s, tail)
		}
		return s
	}
	a, b := short(written), short(name)
	return a != "" && b != "" && (strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}
