package hiring

import (
	"fmt"
	"strings"
)

// ShareRead is a row of an uploaded sheet of measures, with what speaks against it. Nothing of it is written: the page
// puts the good rows into its table, and whoever sits before it saves.
type ShareRead struct {
	Row     int    `json:"row"`
	Name    string `json:"name" doc:"表中所写"`
	Code    string `json:"code"`
	City    string `json:"-"`
	UnionID string `json:"unionId" doc:"对应的县级单位，没有的为空"`
	Union   string `json:"union"`
	Measures
	Note    string   `json:"note"`
	Outcome string   `json:"outcome" enum:"accept,warn,reject"`
	Why     []string `json:"why" nullable:"false"`
}

func (r *ShareRead) warn(why string) {
	if r.Outcome != "reject" {
		r.Outcome = "warn"
	}
	r.Why = append(r.Why, why)
}

func (r *ShareRead) reject(why string) {
	r.Outcome = "reject"
	r.Why = append(r.Why, why)
}

// ShareUnit is a union that a row may mean.
type ShareUnit struct {
	UnionID, Name, City, Code string
	County                    bool
}

// MatchShare finds for each row the county that it means, by administrative code or by name, and refuses two rows for
// one. A name that stands in two cities needs its city or its code.
func MatchShare(rows []ShareRead, units []ShareUnit) {
	first := map[string]int{}
	for i := range rows {
		r := &rows[i]
		u, why := matchShare(*r, units)
		if why != "" {
			r.reject(why)
			continue
		}
		r.UnionID, r.Union = u.UnionID, u.Name
		if n := first[u.UnionID]; n != 0 {
			r.reject(fmt.Sprintf("与第%d行是同一单位", n))
			continue
		}
		first[u.UnionID] = r.Row
		var blank []string
		for m, title := range [3]string{"企业数", "职工数", "集体合同数"} {
			if r.each()[m] == nil {
				blank = append(blank, title)
			}
		}
		switch len(blank) {
		case 0:
		case 3:
			r.reject("三项都没有数")
		default:
			r.warn(strings.Join(blank, "、") + "没有数，页面上的保持不变")
		}
	}
}

func matchShare(r ShareRead, units []ShareUnit) (ShareUnit, string) {
	code := strings.TrimSuffix(r.Code, "000000")
	named := namedShare(r, units)
	var coded []ShareUnit
	for _, u := range units {
		if code != "" && u.Code == code {
			coded = append(coded, u)
		}
	}
	found := named
	switch {
	case code == "" && r.Name == "":
		return ShareUnit{}, "没有单位名称，也没有行政区划代码"
	case code == "":
	case len(coded) == 0:
		return ShareUnit{}, "没有行政区划代码为" + r.Code + "的县级单位"
	case r.Name == "":
		found = coded
	default:
		found = nil
		for _, u := range coded {
			for _, n := range named {
				if u == n {
					found = append(found, u)
				}
			}
		}
		if len(found) == 0 {
			return ShareUnit{}, "行政区划代码和单位名称不是同一单位"
		}
	}
	var counties []ShareUnit
	for _, u := range found {
		if u.County {
			counties = append(counties, u)
		}
	}
	switch {
	case len(counties) == 1:
		return counties[0], ""
	case len(counties) > 1:
		return ShareUnit{}, "不止一个“" + r.Name + "”，请写明设区市或行政区划代码"
	case len(found) > 0:
		return ShareUnit{}, "是设区市或省，不是县级单位，不读入"
	}
	return ShareUnit{}, "没有名为“" + r.Name + "”的县级单位"
}

// namedShare are the unions that a name may mean: the whole name before the short one, within the city where one is
// written.
func namedShare(r ShareRead, units []ShareUnit) []ShareUnit {
	key := shareKey(r.Name)
	if key == "" {
		return nil
	}
	for _, fits := range []func(ShareUnit) bool{
		func(u ShareUnit) bool { return shareKey(u.Name) == key },
		func(u ShareUnit) bool { return u.County && shareKey(u.City)+shareKey(u.Name) == key },
		func(u ShareUnit) bool { return shortKey(shareKey(u.Name)) == shortKey(key) },
	} {
		var out []ShareUnit
		for _, u := range units {
			if fits(u) && (r.City == "" || shortKey(shareKey(u.City)) == shortKey(shareKey(r.City))) {
				out = append(out, u)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// shareKey is a union's name as a place: 昆山市 for 江苏省昆山市总工会.
func shareKey(name string) string {
	key := strings.Join(strings.Fields(name), "")
	key = strings.TrimSuffix(strings.TrimSuffix(key, "工会"), "总")
	if rest := strings.TrimPrefix(key, "江苏省"); rest != "" {
		key = rest
	}
	return key
}

// shortKey leaves the kind of place out, unless too little would be left (丰县).
func shortKey(key string) string {
	if runes := []rune(key); len(runes) > 2 && strings.ContainsRune("市区县", runes[len(runes)-1]) {
		return string(runes[:len(runes)-1])
	}
	return key
}
