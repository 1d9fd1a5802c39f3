package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"strconv"
	"sync"

	"xiezhi/internal/workday"
)

// Policy is what holds at a place on a date.
type Policy struct {
	date   workday.Date
	chain  []Place
	pack   *Pack          // nil: the one that the program was made for
	values map[Key]string // shared and never written once made; nil: the pack's own

	version func() string // of the values, reckoned once
}

// defaults are the values without any overlay, made once: the common case costs a lookup.
var defaults, defaultsVersion = defaultsOf(rules)

func defaultsOf(rules []Rule) (map[Key]string, string) {
	values := map[Key]string{}
	for _, r := range rules {
		values[r.Key] = r.Default
	}
	return values, hash(values)
}

func hash(values map[Key]string) string {
	h := sha256.New()
	for _, r := range rules { // the order of the list is part of no value, but stable
		fmt.Fprintf(h, "%s=%s\n", r.Key, values[r.Key])
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// At gives the policy for a chain of places, top first, on a date. An overlay that its place may not lay, or that is
// looser than what holds above it, has no effect; Explain shows it all the same.
func At(chain []Place, date workday.Date) Policy {
	p := Policy{date: date, chain: chain, pack: packOf(chain)}
	if p.pack != nil {
		p.values = map[Key]string{}
		for _, r := range p.pack.Rules {
			p.values[r.Key] = r.Default
		}
	}
	for i, place := range chain {
		for _, o := range place.Overlays {
			r, known := p.pack.RuleOf(o.Key)
			if !known || !o.on(date) {
				continue
			}
			winner, _ := place.inForce(o.Key, date)
			if winner != o || r.refusal(p.pack, place.Level, i == len(chain)-1, o, p.text(o.Key)) != "" {
				continue
			}
			if p.values == nil {
				p.values = maps.Clone(defaults)
			}
			p.values[o.Key] = o.Value
		}
	}
	values := p.values
	p.version = sync.OnceValue(func() string { return hash(values) })
	return p
}

// packOf is the pack that a chain's top place goes by.
func packOf(chain []Place) *Pack {
	if len(chain) == 0 || chain[0].Pack == builtin {
		return nil
	}
	return chain[0].Pack
}

// refusal says why an overlay has no effect, "" when it has. own tells that it is the place's own policy which is asked for,
// not that of one below it: what an employing union settles holds for its own people only.
func (r Rule) refusal(pack *Pack, level Level, own bool, o Overlay, above string) string {
	switch {
	case r.check(o.Value) != nil:
		return "数值无效"
	case !r.settable(level):
		return setterText[r.Setter]
	case level != Province && r.looser(o.Value, above):
		return "宽于上级规定，不适用" + pack.inBrackets(LocalRulesBy)
	case o.Basis == House && !own:
		return "只适用于该会自己聘用的人员"
	default:
		return ""
	}
}

// Date the policy was asked for.
func (p Policy) Date() workday.Date { return p.date }

// On is the policy on another day, between which and its own no overlay of the chain begins or ends: the caller knows that.
func (p Policy) On(date workday.Date) Policy {
	p.date = date
	return p
}

// InForce reports whether the Measures held on the date (Art. 18).
func (p Policy) InForce() bool { return !p.date.Before(p.pack.orDefault().Issued) }

// Version identifies the values in force: the same values give the same version, wherever they come from.
func (p Policy) Version() string {
	if p.values == nil {
		return defaultsVersion
	}
	return p.version()
}

// Source is a place's word on a key.
type Source struct {
	Place    string       `json:"place"` // "" for the Measures themselves
	Document string       `json:"document"`
	Article  string       `json:"article"`
	From     workday.Date `json:"from"`
	Until    workday.Date `json:"until"`
	Value    string       `json:"value"`
	Applied  bool         `json:"applied"`          // it was in effect until a later line replaced it
	Reason   string       `json:"reason,omitempty"` // why it was not
	Text     string       `json:"text"`             // the value in words
	Basis    string       `json:"basis,omitempty"`  // what the document is kept as
}

// Explain tells where a value comes from: the Measures first, then each place's overlay of the date. The last applied
// line is the one in force.
func (p Policy) Explain(key Key) []Source {
	r, pack := p.rule(key), p.pack.orDefault()
	local, _ := pack.RuleOf(LocalRulesBy)
	lower := local.Article
	list := []Source{{Document: pack.Document, Article: r.Article, From: pack.Issued, Value: r.Default, Applied: true, Text: r.Words(r.Default)}}
	above := r.Default
	for i, place := range p.chain {
		o, ok := place.inForce(key, p.date)
		if !ok {
			continue
		}
		reason := r.refusal(pack, place.Level, i == len(p.chain)-1, o, above)
		list = append(list, Source{
			Place: place.Name, Document: o.Document, Article: lower, From: o.From, Until: o.Until, Value: o.Value,
			Applied: reason == "", Reason: reason, Text: r.Words(o.Value), Basis: o.Basis,
		})
		if place.Level == Province {
			list[len(list)-1].Article = "第十九条"
		}
		if reason == "" {
			above = o.Value
		}
	}
	return list
}

// Origin names who set the value in force, and by which document; empty where it is the Measures' own.
func (p Policy) Origin(key Key) string {
	out := ""
	for _, s := range p.Explain(key)[1:] {
		if s.Applied {
			out = s.Place + "，" + s.Document
		}
	}
	return out
}

func (p Policy) rule(key Key) Rule {
	r, ok := p.pack.RuleOf(key)
	if !ok {
		panic("policy: unknown key " + string(key))
	}
	return r
}

func (p Policy) text(key Key) string {
	if p.values == nil {
		return defaults[key] // the zero Policy is the Measures as issued
	}
	return p.values[key]
}

func (p Policy) value(key Key, kind Kind) string {
	if r := p.rule(key); r.Kind != kind {
		panic(fmt.Sprintf("policy: %s is %s, asked for as %s", key, r.Kind, kind))
	}
	return p.text(key)
}

// Text is a value as it is stored, whatever its kind.
func (p Policy) Text(key Key) string { p.rule(key); return p.text(key) }

// Int is the value of an Int key; another kind panics, as it does for the others below.
func (p Policy) Int(key Key) int {
	n, _ := strconv.Atoi(p.value(key, Int)) //nolint:errcheck // checked when the value came in
	return n
}

// Bool is the value of a Bool key.
func (p Policy) Bool(key Key) bool { return p.value(key, Bool) == "true" }

// Enum is the value of an Enum key.
func (p Policy) Enum(key Key) string { return p.value(key, Enum) }

// MonthDay is the date of a MonthDay key in a year.
func (p Policy) MonthDay(key Key, year int) workday.Date {
	return workday.MustParse(fmt.Sprintf("%04d-%s", year, p.value(key, MonthDay)))
}

// Day is the value of a Day key, none when not set.
func (p Policy) Day(key Key) workday.Date {
	var d workday.Date
	if err := d.UnmarshalText([]byte(p.value(key, Day))); err != nil {
		panic(err) // checked when the value came in
	}
	return d
}
