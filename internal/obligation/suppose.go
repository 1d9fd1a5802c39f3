package obligation

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// Reckoner says, some subjects at a time, what the facts of one chapter in scope would want by the rules of a book and a
// calendar. It writes nothing.
type Reckoner func(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar, yield func(map[Subject][]Want) error) error

// Supposition is what is supposed: a local rule as it would be laid, or a holiday notice as it would be imported.
type Supposition struct {
	Overlay *rulebook.NewOverlay `json:"overlay,omitempty"`
	Notice  *rulebook.NoticeText `json:"notice,omitempty"`
}

// Foreseen is what would change: nothing of it is written.
type Foreseen struct {
	Title string         `json:"title" doc:"推演的是什么"`
	Rules []ForeseenRule `json:"rules" nullable:"false"`
	Units []ForeseenUnit `json:"units" nullable:"false" doc:"按行政区划代码排列"`
	Lines []ForeseenLine `json:"lines" nullable:"false" doc:"至多200件，全部的见导出"`
	Total Tallied        `json:"total"`
	Whole bool           `json:"whole" doc:"只给总数：系统管理员不看业务数据"`
	// Settled lines would have another day or number, and are done or decided all the same.
	Settled int `json:"settled" doc:"已办结的，期限或者数值虽变，不受影响，不计入"`
}

// Tallied counts the lines that would change, by what would happen to them; one line counts once.
type Tallied struct {
	All     int `json:"all"`
	Fresh   int `json:"fresh" doc:"新产生"`
	Gone    int `json:"gone" doc:"不再要求"`
	Late    int `json:"late" doc:"变为逾期"`
	Eased   int `json:"eased" doc:"不再逾期"`
	Earlier int `json:"earlier" doc:"到期提前"`
	Later   int `json:"later" doc:"到期推后"`
	Other   int `json:"other" doc:"数值或状态变化"`
}

// ForeseenRule is what would change of one rule.
type ForeseenRule struct {
	Rule      Rule   `json:"rule"`
	RuleTitle string `json:"ruleTitle"`
	Tallied
}

// ForeseenUnit is what would change for one union.
type ForeseenUnit struct {
	UnionID    string `json:"unionId"`
	UnionName  string `json:"unionName"`
	RegionCode string `json:"regionCode"`
	Tallied
}

// ForeseenLine is a line that would change.
type ForeseenLine struct {
	LineID     string       `json:"lineId" doc:"空为新产生的"`
	Rule       Rule         `json:"rule"`
	RuleTitle  string       `json:"ruleTitle"`
	Period     string       `json:"period"`
	UnionID    string       `json:"unionId"`
	UnionName  string       `json:"unionName"`
	PersonName string       `json:"personName" doc:"本单位的人员；上级不看姓名"`
	Kind       ForeseenKind `json:"kind" enum:"fresh,gone,late,eased,earlier,later,other"`
	DueBefore  workday.Date `json:"dueBefore"`
	DueAfter   workday.Date `json:"dueAfter"`
	Before     string       `json:"before" doc:"现在的状态"`
	After      string       `json:"after" doc:"推演后的状态"`

	personID string
	sortKey  string
}

// mostLines is how many lines a page of what would change shows.
const mostLines = 200

var errBusy = errs.Of(errs.KindConflict, "supposing", "正在进行另一次推演，请稍候再试。")

// Suppose works out who would be affected by a rule or a notice before it is signed. It compares what the ledger would say
// under it with what it would say today, so that what a nightly run has yet to do is not taken for its effect.
func (s *Service) Suppose(ctx context.Context, a authz.Actor, in Supposition) (Foreseen, error) {
	out, err := s.suppose(ctx, a, in)
	if len(out.Lines) > mostLines {
		out.Lines = out.Lines[:mostLines]
	}
	return out, err
}

func (s *Service) suppose(ctx context.Context, a authz.Actor, in Supposition) (Foreseen, error) {
	out := Foreseen{Rules: []ForeseenRule{}, Units: []ForeseenUnit{}, Lines: []ForeseenLine{}}
	scope := a.Scope(authz.ObligationRead)
	scope.Persons = nil
	switch {
	case a.Has(authz.ObligationRead):
	case a.Has(authz.SystemCalendar):
		out.Whole, scope = true, authz.Everything()
	default:
		return out, authz.Missing(authz.ObligationRead)
	}
	if (in.Overlay == nil) == (in.Notice == nil) {
		return out, errs.Rule("supposition", "请给出一项规定，或者一份放假通知。")
	}
	if !s.supposing.TryLock() {
		return out, errBusy
	}
	defer s.supposing.Unlock()
	q := s.DB.Read()
	cal, err := s.Calendar(ctx)
	if err != nil {
		return out, err
	}
	book, err := rulebook.OpenBook(ctx, q, nil)
	if err != nil {
		return out, err
	}
	other, then := book, cal
	if in.Overlay != nil {
		if out.Whole {
			return out, authz.Missing(authz.ObligationRead)
		}
		o, err := s.Rulebook.Suppose(ctx, q, a, *in.Overlay)
		if err != nil {
			return out, err
		}
		if other, err = rulebook.OpenBook(ctx, q, nil, o); err != nil {
			return out, err
		}
		r, _ := policy.RuleOf(o.Key)
		out.Title = fmt.Sprintf("自%s起，“%s”为%s", o.ValidFrom.Chinese(), r.Title, r.Words(o.Value))
	} else {
		if then, err = s.Rulebook.SupposeNotice(ctx, *in.Notice); err != nil {
			return out, err
		}
		out.Title = fmt.Sprintf("%d年放假安排（%s发布）", in.Notice.Year, in.Notice.PublishedOn.Chinese())
	}
	lines, err := s.foresee(ctx, q, scope, ground{book, cal}, ground{other, then})
	if err != nil {
		return out, err
	}
	all := len(lines)
	lines = slices.DeleteFunc(lines, func(l ForeseenLine) bool { return l.Kind == KindSettled })
	out.Settled = all - len(lines)
	return s.told(ctx, q, a, out, lines)
}

type ground struct {
	book *rulebook.Book
	cal  *workday.Calendar
}

// key is a line of the ledger, there or not.
type key struct {
	subject Subject
	period  string
}

// foresee gives the lines that stand otherwise on the second ground than on the first.
func (s *Service) foresee(ctx context.Context, q db.Q, scope authz.Scope, now, then ground) ([]ForeseenLine, error) {
	at := s.DB.Now()
	reckon := func(g ground) (map[key]Step, error) {
		steps := map[key]Step{}
		for _, r := range s.Reckoners {
			err := r(ctx, q, scope, g.book, g.cal, func(wanted map[Subject][]Want) error {
				list, err := Compare(ctx, q, at, wanted)
				for _, step := range list {
					steps[key{Subject{step.After.Rule, step.After.Subject}, step.After.Period}] = step
				}
				return err
			})
			if err != nil {
				return nil, err
			}
		}
		return steps, nil
	}
	before, err := reckon(now)
	if err != nil {
		return nil, err
	}
	after, err := reckon(then)
	if err != nil {
		return nil, err
	}
	today := s.today()
	var out []ForeseenLine
	for k, step := range after {
		was := step.Before
		if earlier, ok := before[k]; ok {
			was = &earlier.After
		}
		if l, changed := Affected(was, &step.After, step.Before, today); changed {
			out = append(out, l)
		}
	}
	for k, step := range before { // what today's rules would change, and the supposed ones would not
		if _, ok := after[k]; ok {
			continue
		}
		if l, changed := Affected(&step.After, step.Before, step.Before, today); changed {
			out = append(out, l)
		}
	}
	return out, nil
}

// told puts names to what would change, and counts it.
func (s *Service) told(ctx context.Context, q db.Q, a authz.Actor, out Foreseen, lines []ForeseenLine) (Foreseen, error) {
	unions, people := []string{}, []string{}
	own := a.Own(authz.ObligationRead)
	for _, l := range lines {
		unions = append(unions, l.UnionID)
		if l.personID != "" && own.Covers(org.Place{UnionID: l.UnionID}) {
			people = append(people, l.personID)
		}
	}
	named := map[string]org.Union{}
	slices.Sort(unions)
	for chunk := range slices.Chunk(slices.Compact(unions), db.Batch) {
		some, err := org.ByIDs(ctx, q, chunk...)
		if err != nil {
			return out, err
		}
		maps.Copy(named, some)
	}
	names, err := cardNames(ctx, q, people)
	if err != nil {
		return out, err
	}
	rules, units := map[Rule]*ForeseenRule{}, map[string]*ForeseenUnit{}
	for i := range lines {
		l := &lines[i]
		u := named[l.UnionID]
		l.UnionName, l.sortKey, l.RuleTitle = u.Name, u.SortKey, l.Rule.Title()
		if own.Covers(org.Place{UnionID: l.UnionID}) {
			l.PersonName = names[l.personID]
		}
		if rules[l.Rule] == nil {
			rules[l.Rule] = &ForeseenRule{Rule: l.Rule, RuleTitle: l.RuleTitle}
		}
		if units[l.UnionID] == nil {
			units[l.UnionID] = &ForeseenUnit{UnionID: u.ID, UnionName: u.Name, RegionCode: u.RegionCode}
		}
		out.Total.count(l.Kind)
		rules[l.Rule].count(l.Kind)
		units[l.UnionID].count(l.Kind)
	}
	for _, d := range demands {
		if r := rules[d.Rule]; r != nil {
			out.Rules = append(out.Rules, *r)
		}
	}
	if out.Whole {
		return out, nil
	}
	for _, u := range units {
		out.Units = append(out.Units, *u)
	}
	slices.SortFunc(out.Units, func(x, y ForeseenUnit) int {
		return cmp.Or(cmp.Compare(named[x.UnionID].SortKey, named[y.UnionID].SortKey), cmp.Compare(x.UnionID, y.UnionID))
	})
	slices.SortFunc(lines, func(x, y ForeseenLine) int {
		return cmp.Or(cmp.Compare(x.sortKey, y.sortKey), cmp.Compare(x.Rule, y.Rule), x.DueAfter.Compare(y.DueAfter), x.DueBefore.Compare(y.DueBefore), cmp.Compare(x.LineID, y.LineID))
	})
	out.Lines = append(out.Lines, lines...)
	return out, nil
}
