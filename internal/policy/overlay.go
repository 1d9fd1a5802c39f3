package policy

import (
	"cmp"
	"fmt"
	"slices"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Level of a place, top first.
type Level int

// A chain of places runs from the province down to the employing union.
const (
	Province Level = 1 + iota
	City
	County
	Union
)

// Place is a link of the chain with what it has laid over the defaults.
type Place struct {
	ID       string
	Name     string
	Level    Level
	Overlays []Overlay
	// Pack is what the chain goes by, of its top place; nil: the one that the program was made for.
	Pack *Pack
}

// Overlay is a local value from a date on, with the document that sets it.
type Overlay struct {
	ID       string       `json:"id"`
	Key      Key          `json:"key"`
	Value    string       `json:"value"`
	From     workday.Date `json:"from"`
	Until    workday.Date `json:"until"` // last day; none when open
	Document string       `json:"document"`
	Basis    string       `json:"basis,omitempty"` // local_rule:id or interpretation:id, which the document is kept as; or House
}

func (o Overlay) on(date workday.Date) bool {
	return !o.From.After(date) && (o.Until.IsZero() || !o.Until.Before(date))
}

// House is the basis of what an employing union settles for its own people, where the Measures leave it to it.
const House = "house"

// Codes of the refusals of Validate.
const (
	CodeKey      = "policy_key"
	CodeValue    = "policy_value"
	CodeDates    = "policy_dates"
	CodeDocument = "policy_document"
	CodeSetter   = "policy_setter"
	CodeLooser   = "policy_looser"
)

// Validate tells whether the last place of the chain may lay this overlay, and refuses with the article when it may
// not. Stricter is measured against what holds above it from the overlay's first day on, whoever a pack lets set the value. (Art. 17)
func Validate(chain []Place, o Overlay) error {
	if len(chain) == 0 {
		return fmt.Errorf("validate overlay: no place")
	}
	pack := packOf(chain).orDefault()
	r, ok := pack.RuleOf(o.Key)
	if !ok {
		return errs.Rule(CodeKey, "没有这项政策参数。")
	}
	place := chain[len(chain)-1]
	switch {
	case !r.settable(place.Level):
		return errs.Rule(CodeSetter, fmt.Sprintf("“%s”%s%s。", r.Title, pack.inBrackets(o.Key), setterText[r.Setter]))
	case r.check(o.Value) != nil:
		return errs.Rule(CodeValue, fmt.Sprintf("“%s”%s。", r.Title, r.check(o.Value)))
	case o.From.IsZero() || o.From.Before(pack.Issued):
		return errs.Rule(CodeDates, fmt.Sprintf("生效日期不能早于《办法》发布之日%s%s。", pack.Issued.Chinese(), pack.inBrackets(FirstFullYear)))
	case !o.Until.IsZero() && o.Until.Before(o.From):
		return errs.Rule(CodeDates, "终止日期不能早于生效日期。")
	case o.Document == "":
		return errs.Rule(CodeDocument, "请填写作出规定的文件名称或文号。")
	}
	if r.Stricter == Neither || place.Level == Province {
		return nil
	}
	for _, date := range turningPoints(chain[:len(chain)-1], o) {
		above := At(chain[:len(chain)-1], date)
		if held := above.text(o.Key); r.looser(o.Value, held) {
			from := above.Origin(o.Key)
			if from != "" {
				from = "（" + from + "）"
			}
			return errs.Rule(CodeLooser, fmt.Sprintf("“%s”%s为%s%s，地方规定只能更严，不能定为%s%s。", r.Title, by(r), r.Words(held), from, r.Words(o.Value), pack.inBrackets(LocalRulesBy)))
		}
	}
	return nil
}

// by is the article that a value stands on, where the document says one.
func by(r Rule) string {
	if r.Article == "" {
		return ""
	}
	return "依" + r.Article
}

var setterText = map[Setter]string{
	Nobody:   "由《办法》或者法律规定，不能另行规定",
	ByProv:   "只能由省总工会规定",
	ByCity:   "只能由设区市总工会作出更严的规定",
	ByAnyone: "可由聘用单位规定",
}

func (r Rule) settable(level Level) bool {
	switch r.Setter {
	case Nobody:
		return false
	case ByProv:
		return level == Province
	case ByCity:
		return level == Province || level == City
	case ByAnyone:
		return true
	}
	return false
}

// turningPoints are the first day of an overlay and the later days in its term on which a value above it starts.
func turningPoints(above []Place, o Overlay) []workday.Date {
	days := []workday.Date{o.From}
	for _, p := range above {
		for _, other := range p.Overlays {
			for _, day := range []workday.Date{other.From, other.Until.AddDays(1)} {
				if other.Key == o.Key && day.After(o.From) && o.on(day) {
					days = append(days, day)
				}
			}
		}
	}
	return days
}

// inForce is the overlay of a key that a place has on a date: the latest begun.
func (p Place) inForce(key Key, date workday.Date) (Overlay, bool) {
	var found []Overlay
	for _, o := range p.Overlays {
		if o.Key == key && o.on(date) {
			found = append(found, o)
		}
	}
	if len(found) == 0 {
		return Overlay{}, false
	}
	return slices.MaxFunc(found, func(a, b Overlay) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.ID, b.ID))
	}), true
}
