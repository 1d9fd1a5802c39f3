package hiring

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
)

// Codes of refusals of the workbench.
const (
	CodeShareInfeasible = "share_infeasible" // no numbers fit the total, the floor and the cap
	CodeShareNoData     = "share_no_data"    // nothing to measure by
)

// mostMeasured bounds a measure of one county, against slips of the finger.
const mostMeasured = 99_999_999

// ShareTerms are what a draft lays down for all counties. Weights are whole percentages, together a hundred.
type ShareTerms struct {
	Name              string `json:"name" maxLength:"240" audit:"track"`
	Year              int    `json:"year" minimum:"2020" maximum:"2100" audit:"track"`
	Total             int    `json:"total" minimum:"0" maximum:"99999" audit:"track" doc:"可分配的总人数"`
	WeightEnterprises int    `json:"weightEnterprises" minimum:"0" maximum:"100" audit:"track" doc:"企业数的权重，百分数"`
	WeightWorkers     int    `json:"weightWorkers" minimum:"0" maximum:"100" audit:"track" doc:"职工数的权重，百分数"`
	WeightAgreements  int    `json:"weightAgreements" minimum:"0" maximum:"100" audit:"track" doc:"现行有效集体合同数的权重，百分数"`
	Floor             int    `bun:"floor_heads" json:"floor" minimum:"0" maximum:"9999" audit:"track" doc:"每县下限"`
	Cap               *int   `bun:"cap_heads" json:"cap" minimum:"0" maximum:"9999" audit:"track" doc:"每县上限，空为不设"`
}

// check says what is wrong with the terms by themselves, before any county is looked at.
func (t ShareTerms) check(thisYear int) []errs.Field {
	var f []errs.Field
	if n := utf8.RuneCountInString(strings.TrimSpace(t.Name)); n < 2 || n > 60 {
		f = append(f, errs.F("name", "请填写名称，2至60个字"))
	}
	if t.Year != thisYear && t.Year != thisYear+1 {
		f = append(f, errs.F("year", "年度应为本年或下一年"))
	}
	if t.Total <= 0 || t.Total > 99999 {
		f = append(f, errs.F("total", "请填写可分配的总人数"))
	}
	weights := []int{t.WeightEnterprises, t.WeightWorkers, t.WeightAgreements}
	if sum := weights[0] + weights[1] + weights[2]; sum != 100 || slices.Min(weights) < 0 {
		f = append(f, errs.F("weights", fmt.Sprintf("三项权重合计应为100%%，现为%d%%", sum)))
	}
	if t.Floor < 0 || t.Floor > most {
		f = append(f, errs.F("floor", "下限为0至9999的整数"))
	}
	if t.Cap != nil && (*t.Cap < t.Floor || *t.Cap > most) {
		f = append(f, errs.F("cap", "上限不能小于下限"))
	}
	return f
}

// Measures are what one county is measured by; nil is not known, and counts as nothing.
type Measures struct {
	Enterprises *int `json:"enterprises" minimum:"0" maximum:"99999999" audit:"track" doc:"企业数，空为不详"`
	Workers     *int `json:"workers" minimum:"0" maximum:"99999999" audit:"track" doc:"职工数，空为不详"`
	Agreements  *int `json:"agreements" minimum:"0" maximum:"99999999" audit:"track" doc:"现行有效集体合同数，空为不详"`
}

func (m Measures) each() [3]*int { return [3]*int{m.Enterprises, m.Workers, m.Agreements} }

// Measured is one county in the sharing.
type Measured struct {
	UnionID  string
	Code     string // administrative code, which decides between equals
	Measures Measures
}

// Bound is a limit that acted on a county.
type Bound string

// Bounds.
const (
	BoundFloor Bound = "floor"
	BoundCap   Bound = "cap"
)

// Fractions of a portion: a share is told in hundred-millionths of the whole, heads in millionths of one. So fine, the
// sum of many that are cut is still right when it is shown.
const (
	shareUnit = 100_000_000
	headUnit  = 1_000_000
)

// Portion is what the formula gives a county. Entitled is the total times the share, Adjusted the same within floor and
// cap; both and the share are cut, not rounded: they are shown, not reckoned with.
type Portion struct {
	Share    int64 `json:"share" doc:"份额，亿分之几"`
	Entitled int64 `json:"entitled" doc:"按份额应得，百万分之一名"`
	Adjusted int64 `json:"adjusted" doc:"在上下限之内的应得，百万分之一名"`
	Heads    int   `json:"heads" doc:"测算数"`
	Bound    Bound `json:"bound" enum:",floor,cap" doc:"起作用的上下限"`
	Rounded  bool  `json:"rounded" doc:"因小数部分较大而进一"`
}

// Apportion shares out the total (Art. 3): each county's share is the weighted mean of its parts of the three measures;
// whoever falls below the floor or above the cap is held there and the rest shared out again among the others by the
// same shares; what is left after cutting to whole heads goes to the largest remainders, between equals to the lower
// administrative code. All of it is reckoned in whole numbers, so that it comes out the same everywhere.
func Apportion(t ShareTerms, counties []Measured) (map[string]Portion, error) {
	weights, err := shareWeights(t, counties)
	if err != nil {
		return nil, err
	}
	if err := shareFits(t, weights); err != nil {
		return nil, err
	}
	s := &sharing{floor: int64(t.Floor), limit: -1, rest: int64(t.Total), weights: weights, fixed: make([]Bound, len(counties))}
	if t.Cap != nil {
		s.limit = int64(*t.Cap)
	}
	for s.hold() {
	}
	return s.portions(int64(t.Total), counties), nil
}

// shareWeights are the counties' shares over one common denominator, which falls out wherever shares are compared.
func shareWeights(t ShareTerms, counties []Measured) ([]*big.Int, error) {
	names := [3]string{"企业数", "职工数", "集体合同数"}
	var sums [3]*big.Int
	for m, w := range [3]int{t.WeightEnterprises, t.WeightWorkers, t.WeightAgreements} {
		sum := new(big.Int)
		for _, c := range counties {
			sum.Add(sum, known(c.Measures.each()[m]))
		}
		switch {
		case w == 0:
			sum.SetInt64(1) // counts for nothing
		case sum.Sign() == 0:
			return nil, errs.Rule(CodeShareNoData, fmt.Sprintf("各县的%s都是空白或零，而它的权重是%d%%。请填写数据，或把权重改为0。", names[m], w))
		}
		sums[m] = sum
	}
	out := make([]*big.Int, len(counties))
	for i, c := range counties {
		out[i] = new(big.Int)
		for m, w := range [3]int{t.WeightEnterprises, t.WeightWorkers, t.WeightAgreements} {
			part := new(big.Int).Mul(big.NewInt(int64(w)), known(c.Measures.each()[m]))
			for k, sum := range sums {
				if k != m {
					part.Mul(part, sum)
				}
			}
			out[i].Add(out[i], part)
		}
	}
	return out, nil
}

func known(n *int) *big.Int {
	if n == nil {
		return new(big.Int)
	}
	return big.NewInt(int64(*n))
}

// shareFits tells whether any numbers fit the total within floor and cap.
func shareFits(t ShareTerms, weights []*big.Int) error {
	n, measured := len(weights), 0
	for _, w := range weights {
		if w.Sign() > 0 {
			measured++
		}
	}
	if least := n * t.Floor; least > t.Total {
		return errs.Rule(CodeShareInfeasible, fmt.Sprintf("%d个县级单位每个至少%d名，共需%d名，多于可分配的%d名。请降低下限或增加总数。", n, t.Floor, least, t.Total))
	}
	if t.Cap == nil {
		return nil
	}
	if all := n * *t.Cap; all < t.Total {
		return errs.Rule(CodeShareInfeasible, fmt.Sprintf("%d个县级单位每个至多%d名，只能分出%d名，少于可分配的%d名。请提高上限或减少总数。", n, *t.Cap, all, t.Total))
	}
	if all := measured**t.Cap + (n-measured)*t.Floor; all < t.Total {
		return errs.Rule(CodeShareInfeasible, fmt.Sprintf("有数据的%d个县级单位每个至多%d名，没有数据的%d个只得下限%d名，共能分出%d名，少于可分配的%d名。请补填数据、提高上限或减少总数。",
			measured, *t.Cap, n-measured, t.Floor, all, t.Total))
	}
	return nil
}

// sharing is the state of one reckoning: who is held at a bound, and what is left for the others.
type sharing struct {
	floor, limit int64 // limit: -1 for none
	rest         int64
	weights      []*big.Int
	fixed        []Bound
}

// whole is the weight of all that are not held.
func (s *sharing) whole() *big.Int {
	sum := new(big.Int)
	for i, w := range s.weights {
		if s.fixed[i] == "" {
			sum.Add(sum, w)
		}
	}
	return sum
}

// hold holds those at the floor who would fall below it, or those at the cap who would go beyond it: the side on which
// more heads are at stake, since the other side may come right by itself. It tells whether anybody was held.
func (s *sharing) hold() bool {
	whole := s.whole()
	at := func(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), whole) }
	var low, high []int
	stake := new(big.Int) // what the floor adds less what the cap takes
	for i, w := range s.weights {
		if s.fixed[i] != "" {
			continue
		}
		due := new(big.Int).Mul(big.NewInt(s.rest), w)
		below := at(s.floor).Sub(at(s.floor), due)
		above := new(big.Int)
		if s.limit >= 0 {
			above.Sub(due, at(s.limit))
		}
		switch {
		case below.Sign() > 0 || whole.Sign() == 0:
			low = append(low, i)
			stake.Add(stake, below)
		case above.Sign() > 0:
			high = append(high, i)
			stake.Sub(stake, above)
		}
	}
	if stake.Sign() < 0 {
		low = nil
	} else if stake.Sign() > 0 {
		high = nil
	}
	for _, i := range low {
		s.fixed[i] = BoundFloor
		s.rest -= s.floor
	}
	for _, i := range high {
		s.fixed[i] = BoundCap
		s.rest -= s.limit
	}
	return len(low)+len(high) > 0
}

// portions cuts to whole heads and gives what is left to the largest remainders.
func (s *sharing) portions(total int64, counties []Measured) map[string]Portion {
	whole, all := s.whole(), new(big.Int)
	for _, w := range s.weights {
		all.Add(all, w)
	}
	per := func(n int64, w, of *big.Int) int64 {
		if of.Sign() == 0 {
			return 0
		}
		q := new(big.Int).Mul(big.NewInt(n), w)
		return q.Quo(q, of).Int64()
	}
	out := make([]Portion, len(counties))
	remainder := make([]*big.Int, len(counties))
	left := s.rest
	var free []int
	for i, w := range s.weights {
		p := Portion{Share: per(shareUnit, w, all), Entitled: per(total*headUnit, w, all), Bound: s.fixed[i]}
		switch s.fixed[i] {
		case BoundFloor:
			p.Heads, p.Adjusted = int(s.floor), s.floor*headUnit
		case BoundCap:
			p.Heads, p.Adjusted = int(s.limit), s.limit*headUnit
		default:
			due := new(big.Int).Mul(big.NewInt(s.rest), w)
			heads, rem := due.QuoRem(due, whole, new(big.Int))
			p.Heads, p.Adjusted = int(heads.Int64()), per(s.rest*headUnit, w, whole)
			remainder[i] = rem
			left -= heads.Int64()
			free = append(free, i)
		}
		out[i] = p
	}
	slices.SortFunc(free, func(i, j int) int {
		return cmp.Or(remainder[j].Cmp(remainder[i]), cmp.Compare(counties[i].Code, counties[j].Code), cmp.Compare(counties[i].UnionID, counties[j].UnionID))
	})
	for _, i := range free[:left] {
		out[i].Heads++
		out[i].Rounded = true
	}
	byID := make(map[string]Portion, len(counties))
	for i, c := range counties {
		byID[c.UnionID] = out[i]
	}
	return byID
}

// Formula says in words how the numbers came about, for the page, the workbook and the print.
func (t ShareTerms) Formula() []string {
	bounds := "不设上下限。"
	if t.Floor > 0 || t.Cap != nil {
		var limits []string
		if t.Floor > 0 {
			limits = append(limits, fmt.Sprintf("不少于%d名", t.Floor))
		}
		if t.Cap != nil {
			limits = append(limits, fmt.Sprintf("不多于%d名", *t.Cap))
		}
		bounds = "每县" + strings.Join(limits, "、") + "：越限的定在限上，其余人数由其他各县按份额重新分配，直到都在限内。"
	}
	return []string{
		fmt.Sprintf("份额＝企业数占全省县级合计的比重×%d%%＋职工数的比重×%d%%＋现行有效集体合同数的比重×%d%%；空白的按零计。", t.WeightEnterprises, t.WeightWorkers, t.WeightAgreements),
		fmt.Sprintf("应得＝%d名×份额。%s", t.Total, bounds),
		"取整用最大余数法：各县先取应得的整数部分，剩下的按小数部分从大到小各加1名；小数部分相同的，行政区划代码小的在先。",
		"测算只是建议，不记入台账；签发调配文件或登记核定数以后才生效。在岗多于测算数的显示超员：新聘等候，不解聘任何人。",
	}
}

// balanced tells whether the differences can be one transfer order: as many are given as taken.
func balanced(effects []QuotaEffect) bool {
	sum := 0
	for _, e := range effects {
		sum += e.Heads
	}
	return len(effects) > 1 && sum == 0
}
