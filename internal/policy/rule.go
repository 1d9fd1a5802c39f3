// Package policy keeps the Measures' numbers, and the readings of what the text leaves open, as data with dates.
//
// Every value knows its article and its document. A local overlay may change a value from a date on, and only towards
// the stricter where the Measures set a floor (Art. 17). A result of 2025 is judged by the policy of 2025, and keeps
// the policy's version. The package is pure: the chain of places and the date are given to it.
package policy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/workday"
)

// Title is what the Measures are called, Document their number, and Issued the day on which they were issued and took effect
// (Art. 18). They are the installation's: see Install.
var (
	Title    = "江苏工会专职集体协商指导员管理办法"
	Document = "苏工办〔2020〕56号"
	Issued   = workday.New(2020, time.August, 5)
)

// Cite names the Measures and the article of a key as official papers do: 《…办法》第六条第（一）项. Measures whose pack does not say
// what they are called are named by their number.
func Cite(key Key) string {
	name := Document
	if Title != "" {
		name = "《" + Title + "》"
	}
	r, _ := RuleOf(key)
	return name + r.Article
}

// InBrackets is the article of a key as refusals add it: （第十七条）; nothing where the document does not say.
func InBrackets(key Key) string { return builtin.inBrackets(key) }

func (p *Pack) inBrackets(key Key) string {
	if r, _ := p.RuleOf(key); r.Article != "" {
		return "（" + r.Article + "）"
	}
	return ""
}

// Key names a value.
type Key string

// Kind of a value.
type Kind string

// Values are kept as text in one canonical form per kind.
const (
	Int      Kind = "int"
	Bool     Kind = "bool"      // true, false
	Enum     Kind = "enum"      // one of Options
	MonthDay Kind = "month_day" // 01-15
	Day      Kind = "day"       // 2021-01-01, or empty: not yet
	Weights  Kind = "weights"   // 10,15,30,15,10,20 of Options, a hundred together, or empty: not set
	Bands    Kind = "bands"     // 90,75,60: the least score of each of Options but the last, or empty: not set
	Text     Kind = "text"      // what a document is called, or empty: not set
)

// Setter says who may lay a value over the default.
type Setter string

// The province interprets the Measures (Art. 19), cities make rules (Art. 17), and employing unions settle what is left.
const (
	Nobody   Setter = "nobody"   // fixed by the Measures or by law
	ByProv   Setter = "province" // the province alone
	ByCity   Setter = "city"     // a city too, but only stricter; the province freely
	ByAnyone Setter = "employer" // any place of the chain, the nearest one wins
)

// Direction says which values are the stricter ones.
type Direction string

// Of 80 days a higher number is stricter, of 5 working days a lower one. For a Bool true counts as the higher.
const (
	Neither Direction = ""
	Higher  Direction = "higher"
	Lower   Direction = "lower"
)

// Rule describes a key: what it means, where it comes from and who may change it.
type Rule struct {
	Key      Key       `json:"key"`
	Title    string    `json:"title"`
	Article  string    `json:"article"`
	Kind     Kind      `json:"kind"`
	Default  string    `json:"default"`
	Unit     string    `json:"unit,omitempty"`
	Options  []string  `json:"options,omitempty"`
	Min      int       `json:"min,omitempty"` // of an Int
	Max      int       `json:"max,omitempty"`
	Setter   Setter    `json:"setter"`
	Stricter Direction `json:"stricter,omitempty"`
	// Blank marks an Int that need not be set: the Measures name no number, and nobody supplies one unasked.
	Blank bool `json:"blank,omitempty"`
	// Example is a value to look at where there is no default. It is in force nowhere.
	Example string `json:"example,omitempty"`
	// Reading marks what the text leaves open: our default until the province answers.
	Reading bool `json:"reading"`
}

// Rules lists every key in the order of the articles.
func Rules() []Rule { return slices.Clone(rules) }

// RuleOf finds the rule of a key.
func RuleOf(key Key) (Rule, bool) {
	return builtin.RuleOf(key)
}

var index = func() map[Key]int {
	m := map[Key]int{}
	for i, r := range rules {
		if _, twice := m[r.Key]; twice {
			panic("policy: key twice: " + string(r.Key))
		}
		if err := r.check(r.Default); err != nil {
			panic("policy: " + string(r.Key) + ": " + err.Error())
		}
		m[r.Key] = i
	}
	return m
}()

// check says in Chinese why a text is no value of the rule.
func (r Rule) check(value string) error {
	switch r.Kind {
	case Int:
		if r.Blank && value == "" {
			return nil
		}
		n, err := strconv.Atoi(value)
		if err != nil || strconv.Itoa(n) != value || n < r.Min || n > r.Max {
			return fmt.Errorf("应为%d至%d之间的整数", r.Min, r.Max)
		}
	case Bool:
		if value != "true" && value != "false" {
			return fmt.Errorf("应为 true 或 false")
		}
	case Enum:
		if !slices.Contains(r.Options, value) {
			return fmt.Errorf("应为下列之一：%s", strings.Join(r.Options, "、"))
		}
	case MonthDay:
		// 2023 is a common year: a limit on 29 February would be missing in most years
		if d, err := workday.Parse("2023-" + value); err != nil || d.IsZero() {
			return fmt.Errorf("应为月-日，如 01-15")
		}
	case Day:
		if value == "" {
			return nil
		}
		if _, err := workday.Parse(value); err != nil {
			return fmt.Errorf("应为日期，如 2021-01-01")
		}
	case Weights:
		if value == "" {
			return nil
		}
		list, ok := numbers(value)
		sum := 0
		for _, n := range list {
			sum += n
		}
		if !ok || len(list) != len(r.Options) || sum != 100 {
			return fmt.Errorf("应为%s的权重，依次为0至100的整数，合计100", strings.Join(r.Options, "、"))
		}
	case Bands:
		if value == "" {
			return nil
		}
		list, ok := numbers(value)
		falling := slices.IsSortedFunc(list, func(a, b int) int { return b - a }) && len(slices.Compact(slices.Clone(list))) == len(list)
		if !ok || len(list) != len(r.Options)-1 || !falling {
			return fmt.Errorf("应为%s的最低分，由高到低", strings.Join(r.Options[:len(r.Options)-1], "、"))
		}
	case Text:
		if utf8.RuneCountInString(value) > 60 || strings.ContainsAny(value, "\r\n") {
			return fmt.Errorf("应为不超过60个字的一行文字")
		}
	}
	return nil
}

// numbers reads 10,15,30: whole numbers from 0 to 100 as they are written without ornament.
func numbers(value string) (list []int, ok bool) {
	for part := range strings.SplitSeq(value, ",") {
		n, err := strconv.Atoi(part)
		if err != nil || strconv.Itoa(n) != part || n < 0 || n > 100 {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}

// order puts values of an Int or Bool rule on one scale.
func (r Rule) order(value string) int {
	if r.Kind == Bool {
		if value == "true" {
			return 1
		}
		return 0
	}
	n, _ := strconv.Atoi(value) //nolint:errcheck // checked when the value came in
	return n
}

// looser reports whether value asks less than than.
func (r Rule) looser(value, than string) bool {
	switch r.Stricter {
	case Higher:
		return r.order(value) < r.order(than)
	case Lower:
		return r.order(value) > r.order(than)
	case Neither:
	}
	return false
}
