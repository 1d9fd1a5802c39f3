package hiring

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/errs"
)

// counties are measured by enterprises alone, but for those that name more: "320583 60", "320585 30 1000 5".
func counties(lines ...string) []Measured {
	var out []Measured
	for _, l := range lines {
		var code string
		var n [3]int
		got, _ := fmt.Sscan(l, &code, &n[0], &n[1], &n[2])
		m := Measured{UnionID: "u" + code, Code: code}
		for i, into := range []**int{&m.Measures.Enterprises, &m.Measures.Workers, &m.Measures.Agreements} {
			if got > i+1 {
				*into = new(n[i])
			}
		}
		out = append(out, m)
	}
	return out
}

func TestApportion(t *testing.T) {
	byEnterprises := func(total, floor int, limit *int) ShareTerms {
		return ShareTerms{Total: total, WeightEnterprises: 100, Floor: floor, Cap: limit}
	}
	for _, tc := range []struct {
		name  string
		terms ShareTerms
		in    []Measured
		want  string // by county: heads, marked ↑ for a remainder, ⊥ for the floor, ⊤ for the cap
	}{
		{"even", byEnterprises(4, 0, nil), counties("1 10", "2 10"), "2 2"},
		{"the largest remainder", byEnterprises(10, 0, nil), counties("1 47", "2 16", "3 37"), "5↑ 1 4↑"}, // 4.7 1.6 3.7
		{"equal remainders: the lower code", byEnterprises(3, 0, nil), counties("3 10", "1 10"), "1 2↑"},
		{"three equals, one left", byEnterprises(4, 0, nil), counties("3 5", "2 5", "1 5"), "1 1 2↑"},
		{"a blank counts as nothing", byEnterprises(5, 0, nil), counties("1 10", "2"), "5 0"},
		{"a floor takes from the others by share", byEnterprises(10, 2, nil), counties("1 60", "2 35", "3 5"), "5 3↑ 2⊥"},                        // 8 × 60/95 = 5.05, 8 × 35/95 = 2.95
		{"a cap gives to the others by share", byEnterprises(10, 0, new(5)), counties("1 80", "2 12", "3 8"), "5⊤ 3 2"},                          // 5 × 12/20
		{"the cap alone, when what it frees lifts another to the floor", byEnterprises(12, 2, new(6)), counties("1 88", "2 6", "3 6"), "6⊤ 3 3"}, // 12 × 6 % = 0.72 < 2
		{"floor and cap at once", byEnterprises(10, 2, new(6)), counties("1 80", "2 10", "3 10"), "6⊤ 2⊥ 2⊥"},
		{"no room but the floor", byEnterprises(4, 2, new(2)), counties("1 9", "2 1"), "2⊤ 2⊥"},
		{"none has data but one", byEnterprises(7, 1, nil), counties("1", "2 1", "3"), "1⊥ 5 1⊥"},
		{
			"three measures",
			ShareTerms{Total: 100, WeightEnterprises: 50, WeightWorkers: 30, WeightAgreements: 20},
			counties("1 60 1000 1", "2 40 3000 4"), "42↑ 58", // 30 + 7.5 + 4 = 41.5, 20 + 22.5 + 16 = 58.5: the lower code
		},
		{"a measure without weight is not looked at", ShareTerms{Total: 2, WeightWorkers: 100}, counties("1 900 10", "2 1 10"), "1 1"},
	} {
		got, err := Apportion(tc.terms, tc.in)
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		var said []string
		for _, c := range tc.in {
			p := got[c.UnionID]
			mark := map[Bound]string{BoundFloor: "⊥", BoundCap: "⊤"}[p.Bound]
			if p.Rounded {
				mark += "↑"
			}
			said = append(said, fmt.Sprintf("%d%s", p.Heads, mark))
		}
		if diff := cmp.Diff(tc.want, strings.Join(said, " ")); diff != "" {
			t.Errorf("%s:\n%s", tc.name, diff)
		}
	}
}

// The figures that are shown are cut, not rounded: 1/3 is 33.33 %.
func TestPortionsShow(t *testing.T) {
	got, err := Apportion(ShareTerms{Total: 10, WeightEnterprises: 100, Floor: 4}, counties("1 1", "2 2"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]Portion{
		"u1": {Share: 33333333, Entitled: 3333333, Adjusted: 4000000, Heads: 4, Bound: BoundFloor},
		"u2": {Share: 66666666, Entitled: 6666666, Adjusted: 6000000, Heads: 6},
	}, got); diff != "" {
		t.Error(diff)
	}
}

func TestInfeasible(t *testing.T) {
	three := counties("1 10", "2 10", "3")
	for _, tc := range []struct {
		terms ShareTerms
		code  string
		says  string
	}{
		{ShareTerms{Total: 5, WeightEnterprises: 100, Floor: 2}, CodeShareInfeasible, "3个县级单位每个至少2名，共需6名，多于可分配的5名"},
		{ShareTerms{Total: 7, WeightEnterprises: 100, Cap: new(2)}, CodeShareInfeasible, "只能分出6名，少于可分配的7名"},
		{ShareTerms{Total: 5, WeightEnterprises: 100, Cap: new(2)}, CodeShareInfeasible, "没有数据的1个只得下限0名，共能分出4名"},
		{ShareTerms{Total: 5, WeightEnterprises: 60, WeightWorkers: 40}, CodeShareNoData, "各县的职工数都是空白或零，而它的权重是40%"},
	} {
		_, err := Apportion(tc.terms, three)
		if errs.CodeOf(err) != tc.code || !strings.Contains(errs.Message(err), tc.says) {
			t.Errorf("%+v: %s %v", tc.terms, errs.CodeOf(err), err)
		}
	}
	if _, err := Apportion(ShareTerms{Total: 5, WeightEnterprises: 100}, nil); errs.CodeOf(err) != CodeShareNoData {
		t.Errorf("no county: %v", err)
	}
}

func TestCheckShareTerms(t *testing.T) {
	good := ShareTerms{Name: "2027年测算", Year: 2027, Total: 300, WeightEnterprises: 40, WeightWorkers: 40, WeightAgreements: 20, Floor: 1, Cap: new(9)}
	for field, spoil := range map[string]func(*ShareTerms){
		"":        func(*ShareTerms) {},
		"name":    func(s *ShareTerms) { s.Name = " 测 " },
		"year":    func(s *ShareTerms) { s.Year = 2028 },
		"total":   func(s *ShareTerms) { s.Total = 0 },
		"weights": func(s *ShareTerms) { s.WeightWorkers = 41 },
		"floor":   func(s *ShareTerms) { s.Floor, s.Cap = -1, nil },
		"cap":     func(s *ShareTerms) { s.Cap = new(0) },
	} {
		s := good
		spoil(&s)
		var got string
		for _, f := range s.check(2026) {
			got += f.Field
		}
		if got != field {
			t.Errorf("%q is refused for %q", field, got)
		}
	}
}

// drawnShares makes up terms and counties from a seed: blanks, zeros, equals and limits of every tightness.
func drawnShares(r *rand.Rand) (ShareTerms, []Measured) {
	n := 1 + r.IntN(14)
	list := make([]Measured, n)
	draw := func() *int {
		switch r.IntN(6) {
		case 0:
			return nil
		case 1:
			return new(r.IntN(3))
		case 2:
			return new(10)
		}
		return new(r.IntN(mostMeasured))
	}
	for i := range list {
		code := fmt.Sprintf("32%04d", r.IntN(10)) // some share a code: the id decides
		list[i] = Measured{UnionID: fmt.Sprintf("u%02d", i), Code: code, Measures: Measures{draw(), draw(), draw()}}
	}
	w := r.IntN(101)
	v := r.IntN(101 - w)
	s := ShareTerms{Total: 1 + r.IntN(60), WeightEnterprises: w, WeightWorkers: v, WeightAgreements: 100 - w - v, Floor: r.IntN(4)}
	if r.IntN(2) == 0 {
		s.Cap = new(s.Floor + r.IntN(12))
	}
	return s, list
}

// Whatever the figures: the numbers come to the total, lie between floor and cap, do not depend on the order in which
// counties are given, stand in the order of the shares, and are refused only where none fit.
func TestApportionHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 56))
	refused, shared := 0, 0
	for round := range 20_000 {
		terms, list := drawnShares(r)
		got, err := Apportion(terms, list)
		if err != nil {
			refused++
			if fits(terms, list) {
				t.Fatalf("round %d: refused %+v: %v", round, terms, err)
			}
			continue
		}
		shared++
		sum := 0
		for _, c := range list {
			n := got[c.UnionID].Heads
			sum += n
			if n < terms.Floor || terms.Cap != nil && n > *terms.Cap {
				t.Fatalf("round %d: %d is beyond %d to %v", round, n, terms.Floor, terms.Cap)
			}
		}
		if sum != terms.Total || !fits(terms, list) {
			t.Fatalf("round %d: %d heads of %d", round, sum, terms.Total)
		}
		turned := slices.Clone(list)
		r.Shuffle(len(turned), func(i, j int) { turned[i], turned[j] = turned[j], turned[i] })
		if again, err := Apportion(terms, turned); err != nil || !cmp.Equal(got, again) {
			t.Fatalf("round %d: the order of the counties matters: %s %v", round, cmp.Diff(got, again), err)
		}
		weights, err := shareWeights(terms, list)
		if err != nil {
			t.Fatal(err)
		}
		for i := range list {
			for j := range list {
				if a, b := got[list[i].UnionID].Heads, got[list[j].UnionID].Heads; weights[i].Cmp(weights[j]) > 0 && a < b {
					t.Fatalf("round %d: the larger share has %d, the smaller %d", round, a, b)
				}
			}
		}
	}
	if refused < 1000 || shared < 1000 {
		t.Errorf("%d refused, %d shared: the draw is lopsided", refused, shared)
	}
}

// A county that gains in one measure, all else equal, never gets fewer heads for it.
func TestMoreOfAMeasureIsNeverLess(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2020))
	for round := range 20_000 {
		terms, list := drawnShares(r)
		before, err := Apportion(terms, list)
		if err != nil {
			continue
		}
		i := r.IntN(len(list))
		m := list[i].Measures.each()[0]
		if m == nil {
			m = new(0)
		}
		list[i].Measures.Enterprises = new(min(mostMeasured, *m+1+r.IntN(1000)))
		after, err := Apportion(terms, list)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if a, b := before[list[i].UnionID].Heads, after[list[i].UnionID].Heads; b < a {
			t.Fatalf("round %d: %d before, %d with more enterprises", round, a, b)
		}
	}
}

// fits reckons by the counts alone whether there is an answer.
func fits(s ShareTerms, list []Measured) bool {
	sums, measured := [3]int{}, 0
	w := [3]int{s.WeightEnterprises, s.WeightWorkers, s.WeightAgreements}
	for _, c := range list {
		holds := false
		for m, n := range c.Measures.each() {
			if n != nil {
				sums[m] += *n
				holds = holds || *n > 0 && w[m] > 0
			}
		}
		if holds {
			measured++
		}
	}
	for m := range w {
		if w[m] > 0 && sums[m] == 0 {
			return false
		}
	}
	return len(list)*s.Floor <= s.Total && (s.Cap == nil || measured**s.Cap+(len(list)-measured)*s.Floor >= s.Total)
}

func TestMatchShare(t *testing.T) {
	units := []ShareUnit{
		{"p", "江苏省总工会", "", "320000", false},
		{"huai", "淮安市总工会", "", "320800", false},
		{"nj", "南京市总工会", "", "320100", false},
		{"xz", "徐州市总工会", "", "320300", false},
		{"n", "鼓楼区总工会", "南京市总工会", "320106", true},
		{"x", "鼓楼区总工会", "徐州市总工会", "320302", true},
		{"h", "淮安区总工会", "淮安市总工会", "320803", true},
		{"f", "丰县总工会", "徐州市总工会", "320321", true},
		{"z", "苏州工业园区总工会", "苏州市总工会", "320571", true},
	}
	for _, tc := range []struct{ city, name, code, want string }{
		{"", "鼓楼区", "", "不止一个“鼓楼区”，请写明设区市或行政区划代码"},
		{"徐州", "鼓楼区", "", "x"},
		{"", "南京市鼓楼区", "", "n"},
		{"", "鼓楼", "320106", "n"},
		{"", "", "320302", "x"},
		{"", "淮安市", "", "是设区市或省，不是县级单位，不读入"},
		{"", "淮安区", "", "h"},
		{"", "淮安", "", "h"}, // the short name of both: the city has no line
		{"", "丰县", "", "f"},
		{"", "江苏省丰县总工会", "", "f"},
		{"", "苏州工业园区", "", "z"},
		{"", "江苏省", "", "是设区市或省，不是县级单位，不读入"},
		{"", "鼓楼区", "320999", "没有行政区划代码为320999的县级单位"},
		{"", "", "", "没有单位名称，也没有行政区划代码"},
	} {
		u, why := matchShare(ShareRead{City: tc.city, Name: tc.name, Code: tc.code}, units)
		if got := u.UnionID + why; got != tc.want {
			t.Errorf("%s %s %s: %s, want %s", tc.city, tc.name, tc.code, got, tc.want)
		}
	}
}
