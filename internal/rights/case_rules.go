package rights

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Lengths of what people write.
const (
	maxTitle   = 60
	maxBody    = 2000
	maxComment = 500
)

// What a sender may add to a case.
const (
	maxCaseFiles = 5
	maxCaseFile  = 10 << 20
)

// CheckSending looks at what is sent; union is what it is about.
func CheckSending(kind Kind, title, body, union string) error {
	var f []errs.Field
	if kind.Title() == "" {
		f = append(f, errs.F("kind", "请选择"))
	}
	f = append(f, length("title", title, 2, maxTitle)...)
	f = append(f, length("body", body, 5, maxBody)...)
	if kind != KindSuggestion && union == "" {
		f = append(f, errs.F("aboutUnionId", "请选择所指的单位"))
	}
	return errs.Fields(f...)
}

func length(field, text string, least, most int) []errs.Field {
	if n := utf8.RuneCountInString(strings.TrimSpace(text)); n < least || n > most {
		return []errs.Field{errs.F(field, fmt.Sprintf("%d至%d字", least, most))}
	}
	return nil
}

// Stop is a union that may answer, with the accounts that could do it.
type Stop struct {
	Union   org.Union
	Holders []string
}

// Route is who answers: the nearest union on the way up where somebody may read it. Where nobody may, it waits at the
// last one, for whoever takes a post there.
func Route(way []Stop, barred func(accountID string) bool) (org.Union, bool) {
	for _, s := range way {
		if slices.ContainsFunc(s.Holders, func(id string) bool { return !barred(id) }) {
			return s.Union, true
		}
	}
	if len(way) == 0 {
		return org.Union{}, false
	}
	return way[len(way)-1].Union, true
}

// Way are the unions that may answer what is about the last of a chain, or comes from it: those above it at county tier
// or higher, the nearest first; of the province the province itself, since nothing stands above.
func Way(chain []org.Union) []org.Union {
	if len(chain) == 1 {
		return []org.Union{chain[0]}
	}
	var out []org.Union
	for _, u := range slices.Backward(chain[:len(chain)-1]) {
		if u.Tier != org.TierBase && u.State == org.StateOpen {
			out = append(out, u)
		}
	}
	return out
}

// Refs are by what a case bars an actor: the account, the natural person behind it, and each union where a post other than
// an instructor's is held.
func Refs(accountID, personID string, grants []authz.Grant) []string {
	out := []string{accountID}
	if personID != "" {
		out = append(out, personID)
	}
	for _, g := range grants {
		if g.Role != authz.RoleInstructor && !slices.Contains(out, g.UnionID) {
			out = append(out, g.UnionID)
		}
	}
	return out
}

// PageOf is the page from which something was sent. Of an anonymous one no record is named: somebody's own would name them.
func PageOf(path string, anonymous bool) string {
	if !strings.HasPrefix(path, "/") || utf8.RuneCountInString(path) > 200 {
		return ""
	}
	if anonymous {
		path, _, _ = strings.Cut(path, "?")
		parts := strings.Split(path, "/")
		for i, p := range parts {
			if strings.ContainsAny(p, "0123456789") {
				parts[i] = "…"
			}
		}
		path = strings.Join(parts, "/")
	}
	return path
}

// CaseWant is the answer that is owed within an internal term. It names nobody, neither who sent it nor whom it is about.
func CaseWant(c Case, provisional bool, policyVersion, calendarVersion string) obligation.Want {
	return obligation.Want{
		Period: strconv.Itoa(c.Leg), Article: "12", Bearer: c.Place(), StartsOn: c.LegOn, DueOn: c.DueOn, Provisional: provisional, Soft: true, MetOn: c.AnsweredOn,
		PolicyVersion: policyVersion, CalendarVersion: calendarVersion,
	}
}

// CheckAnswer looks at whether a case may be answered, and the answer.
func CheckAnswer(c Case, text string) error {
	if c.State != StateOpen {
		return errs.Rule("case_closed", "这件已经办结，不能再答复。")
	}
	return errs.Fields(length("text", text, 5, maxBody)...)
}

// CheckComment looks at the sender's one comment on the answer.
func CheckComment(c Case, text string) error {
	switch {
	case c.State != StateAnswered:
		return errs.Rule("case_open", "还没有答复，不能评价。")
	case c.Comment != "":
		return errs.Rule("case_commented", "您已经评价过一次。不满意的，可以向上一级申诉。")
	}
	return errs.Fields(length("text", text, 2, maxComment)...)
}

// CheckWithdraw tells whether the sender may still take a case back.
func CheckWithdraw(c Case) error {
	if c.State != StateOpen {
		return errs.Rule("case_closed", "这件已经办结，不能撤回。")
	}
	return nil
}

// CheckAppeal looks at an appeal against the answer: once, and where a union stands above the one that answered.
func CheckAppeal(c Case, top, appealed bool, text string) error {
	switch {
	case c.State != StateAnswered:
		return errs.Rule("case_open", "还没有答复，不能申诉。")
	case appealed:
		return errs.Rule("case_appealed", "您已经就这个答复申诉过。")
	case top:
		return errs.Rule("case_top", "省总工会的答复在本系统内没有上一级。")
	}
	return errs.Fields(length("text", text, 5, maxBody)...)
}

// CheckFile tells whether one more file may be added to a case that has some.
func CheckFile(c Case, there int) error {
	switch {
	case c.State != StateOpen:
		return errs.Rule("case_closed", "这件已经办结，不能再加附件。")
	case there >= maxCaseFiles:
		return errs.Rule("case_files", fmt.Sprintf("最多%d个附件，请先移除不需要的。", maxCaseFiles))
	}
	return nil
}

// senderActs are what the sender may do.
func senderActs(c Case, top, appealed bool) []string {
	out := []string{}
	switch c.State {
	case StateOpen:
		out = append(out, "attach", "withdraw")
	case StateAnswered:
		if c.Comment == "" {
			out = append(out, "comment")
		}
		if !top && !appealed {
			out = append(out, "appeal")
		}
	case StateWithdrawn:
	}
	return out
}

// Reminding is which reminder of an open case is due: half of its working days are over, or it is the last day.
func Reminding(c Case, days, gone int, today workday.Date) string {
	switch {
	case c.State != StateOpen || today.After(c.DueOn):
		return ""
	case today.Equal(c.DueOn):
		return "last"
	case 2*gone >= days:
		return "half"
	}
	return ""
}

// fewest is the smallest number that statistics show: below it a person could be recognised.
const fewest = 3

// ConcernFigure is a number of the statistics; hidden when it is so small that somebody could be recognised.
type ConcernFigure struct {
	N      int  `json:"n"`
	Hidden bool `json:"hidden" doc:"少于3件，或由此可以推算出少于3件的，不显示"`
}

// Tally is what one union answers, by kind.
type Tally struct {
	Union    org.Union
	Kinds    map[Kind]int
	Answered []int // working days of each answer
	Late     int   // answered or open after the internal term
}

// ConcernUnit are a union's numbers as they are shown.
type ConcernUnit struct {
	UnionID   string          `json:"unionId"`
	UnionName string          `json:"unionName"`
	Kinds     []ConcernFigure `json:"kinds" nullable:"false" doc:"意见建议、投诉、申诉"`
	Total     ConcernFigure   `json:"total"`
	Late      ConcernFigure   `json:"late" doc:"超过内部时限"`
	Days      ConcernFigure   `json:"days" doc:"答复用时的中位数（工作日）；不足3件答复的不显示"`
}

// Figures are the numbers by union, in the order given, and their sum. One hidden number must not follow from the others:
// a row's total is hidden with it, and a column's as long as what it hides is small.
func Figures(list []Tally) (rows []ConcernUnit, sum ConcernUnit) {
	rows = []ConcernUnit{}
	all := Tally{Kinds: map[Kind]int{}}
	hidden := map[string]int{}
	for _, t := range list {
		r := ConcernUnit{UnionID: t.Union.ID, UnionName: t.Union.Name, Total: ConcernFigure{}, Late: shown(t.Late), Days: median(t.Answered)}
		for _, k := range Kinds {
			f := shown(t.Kinds[k])
			r.Kinds = append(r.Kinds, f)
			r.Total.N += t.Kinds[k]
			r.Total.Hidden = r.Total.Hidden || f.Hidden
			all.Kinds[k] += t.Kinds[k]
			if f.Hidden {
				hidden[string(k)] += t.Kinds[k]
			}
		}
		if r.Total.Hidden {
			hidden["total"] += r.Total.N
			r.Total.N = 0
		}
		if r.Late.Hidden {
			hidden["late"] += t.Late
		}
		all.Late += t.Late
		all.Answered = append(all.Answered, t.Answered...)
		rows = append(rows, r)
	}
	sum = ConcernUnit{UnionName: "合计", Days: median(all.Answered), Late: summed(all.Late, hidden["late"])}
	for _, k := range Kinds {
		f := summed(all.Kinds[k], hidden[string(k)])
		sum.Kinds = append(sum.Kinds, f)
		sum.Total.N += all.Kinds[k]
		sum.Total.Hidden = sum.Total.Hidden || f.Hidden
	}
	if hidden["total"] > 0 && hidden["total"] < fewest {
		sum.Total.Hidden = true
	}
	if sum.Total.Hidden {
		sum.Total.N = 0
	}
	return rows, sum
}

func shown(n int) ConcernFigure {
	if n > 0 && n < fewest {
		return ConcernFigure{Hidden: true}
	}
	return ConcernFigure{N: n}
}

// summed is a column's sum, which tells what it hides: shown when nothing is hidden, or enough together.
func summed(n, hidden int) ConcernFigure {
	if hidden > 0 && hidden < fewest {
		return ConcernFigure{Hidden: true}
	}
	return ConcernFigure{N: n}
}

func median(days []int) ConcernFigure {
	if len(days) < fewest {
		return ConcernFigure{Hidden: true}
	}
	s := slices.SortedFunc(slices.Values(days), cmp.Compare)
	return ConcernFigure{N: s[(len(s)-1)/2]}
}

// compareUnions is the order of administrative codes.
func compareUnions(a, b org.Union) int { return cmp.Compare(a.SortKey, b.SortKey) }
