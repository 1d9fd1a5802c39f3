package gb

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

// Level of a division: the unions' tree has the same three, and towns below them.
type Level int

// The three levels of GB/T 2260, top first.
const (
	Province Level = 1 + iota
	City
	County
)

// Division is an entry of GB/T 2260 for Jiangsu.
type Division struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Level  Level  `json:"level"`
	Parent string `json:"parent"` // code; "" for the province
}

// Former is a division that is no more, met in old identity numbers and files.
type Former struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Now  string `json:"now"` // the code of the division that took it in
}

// divisions.json has the codes of Jiangsu as two open data sets give them alike; the file names both.
//
//go:embed divisions.json
var divisionsJSON []byte

type divisionTable struct {
	list   []Division
	former []Former
	byCode map[string]Division
	nowOf  map[string]string
	byName map[string][]Division
}

var divisions = sync.OnceValue(func() *divisionTable {
	type entry struct{ Code, Name string }
	var file struct {
		Province entry
		Cities   []struct {
			entry
			Counties []entry
		}
		Former []Former
	}
	if err := json.Unmarshal(divisionsJSON, &file); err != nil {
		panic("gb: divisions.json: " + err.Error())
	}
	t := &divisionTable{
		former: file.Former, byCode: map[string]Division{}, nowOf: map[string]string{}, byName: map[string][]Division{},
	}
	add := func(e entry, level Level, parent string) {
		d := Division{Code: e.Code, Name: e.Name, Level: level, Parent: parent}
		t.list, t.byCode[d.Code] = append(t.list, d), d
		t.name(d, d.Name)
	}
	add(file.Province, Province, "")
	for _, city := range file.Cities {
		add(city.entry, City, file.Province.Code)
		for _, county := range city.Counties {
			add(county, County, city.Code)
		}
	}
	for i, f := range t.former {
		f.Name, _, _ = strings.Cut(f.Name, "（")
		t.former[i].Name = f.Name
		t.nowOf[f.Code] = f.Now
		t.name(t.byCode[f.Now], f.Name)
	}
	return t
})

// name files a division under what people write for it: with and without its kind, with and without its city.
func (t *divisionTable) name(d Division, name string) {
	words := shortened(name)
	if d.Level == County {
		for _, city := range shortened(t.byCode[d.Parent].Name) {
			for _, word := range shortened(name) {
				words = append(words, city+word)
			}
		}
	}
	for _, word := range words {
		if !slices.Contains(t.byName[word], d) {
			t.byName[word] = append(t.byName[word], d)
		}
	}
}

// shortened gives the name and the name without its kind, unless too little is left (丰县).
func shortened(name string) []string {
	runes := []rune(name)
	if len(runes) < 3 {
		return []string{name}
	}
	return []string{name, string(runes[:len(runes)-1])}
}

// Divisions of Jiangsu: the province, its 13 cities and 95 counties, each city followed by its counties.
func Divisions() []Division { return slices.Clone(divisions().list) }

// FormerDivisions are the abolished codes that are known.
func FormerDivisions() []Former { return slices.Clone(divisions().former) }

// DivisionByCode finds a division of today.
func DivisionByCode(code string) (Division, bool) {
	d, ok := divisions().byCode[code]
	return d, ok
}

// CurrentDivision finds the division of today that a code, current or former, stands for.
func CurrentDivision(code string) (now Division, former, ok bool) {
	t := divisions()
	if d, ok := t.byCode[code]; ok {
		return d, false, true
	}
	if now, found := t.nowOf[code]; found {
		return t.byCode[now], true, true
	}
	return Division{}, false, false
}

// DivisionsByName finds the divisions of today that people may mean by a name, former names included. More than one
// means that the name must be asked about: 鼓楼区 is in Nanjing and in Xuzhou, 淮安 is a city and a district.
func DivisionsByName(name string) []Division {
	t := divisions()
	word := fold(name)
	if found := t.byName[word]; found != nil {
		return slices.Clone(found)
	}
	word = strings.TrimPrefix(strings.TrimPrefix(word, "江苏"), "省")
	return slices.Clone(t.byName[word])
}

// FullName is the division with those above it: 江苏省苏州市昆山市. It is "" for a code that is not of today.
func FullName(code string) string {
	d, ok := DivisionByCode(code)
	if !ok {
		return ""
	}
	return FullName(d.Parent) + d.Name
}
