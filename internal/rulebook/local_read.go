package rulebook

import (
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// LocalCity is a city on the board of local rules.
type LocalCity struct {
	UnionID    string       `json:"unionId"`
	UnionName  string       `json:"unionName"`
	RegionCode string       `json:"regionCode"`
	FirstFiled workday.Date `json:"firstFiled" doc:"首次报备日期，空为尚未报备"`
	InForce    *LocalLine   `json:"inForce,omitempty" doc:"现行的版本"`
	Coming     *LocalLine   `json:"coming,omitempty" doc:"待施行的版本"`
	Draft      *LocalLine   `json:"draft,omitempty" doc:"草稿，只有该市看得到"`
	Versions   int          `json:"versions" doc:"报备过的版本数"`
	Actions    []string     `json:"actions" nullable:"false" doc:"draft"`
}

// LocalLine is a version in short.
type LocalLine struct {
	LocalRule

	StateTitle string        `json:"stateTitle"`
	Standing   LocalStanding `json:"standing" enum:"draft,coming,in_force,ended"`
	Stricter   int           `json:"stricter" doc:"规定了几项数值"`
}

// LocalBoard is which cities have filed their rules (Art. 17), in the order of administrative codes.
type LocalBoard struct {
	Cities []LocalCity `json:"cities" nullable:"false"`
	Filed  int         `json:"filed" doc:"已报备的设区市"`
	All    int         `json:"all" doc:"设区市总数"`
	Whole  bool        `json:"whole" doc:"列出全省"`
}

// Locals is the board as far as the actor may see it: the province all, others their own city.
func (s *Service) Locals(ctx context.Context, a authz.Actor) (LocalBoard, error) {
	q := s.DB.Read()
	root, all, err := cities(ctx, q)
	if err != nil {
		return LocalBoard{}, err
	}
	out := LocalBoard{Cities: []LocalCity{}, All: len(all), Whole: authz.Can(a, authz.PolicyRead, root.Place())}
	var ids []string
	shown := map[string]bool{}
	above := map[string]bool{}
	for _, g := range a.Grants {
		above[g.CityID] = true
	}
	for _, u := range all {
		ids = append(ids, u.ID)
		shown[u.ID] = out.Whole || above[u.ID] || authz.Can(a, authz.PolicyRead, u.Place())
	}
	if len(ids) == 0 {
		return out, nil
	}
	list, err := localsOf(ctx, q, ids...)
	if err != nil {
		return out, err
	}
	counts, err := countValues(ctx, q)
	if err != nil {
		return out, err
	}
	filed, err := FiledRules(ctx, q, ids...)
	if err != nil {
		return out, err
	}
	for _, u := range all {
		if !shown[u.ID] {
			continue
		}
		r := readerOf(a, u, root)
		c := LocalCity{UnionID: u.ID, UnionName: u.Name, RegionCode: u.RegionCode, FirstFiled: filed[u.ID].FiledOn, Actions: []string{}}
		if !c.FirstFiled.IsZero() {
			out.Filed++
		}
		for _, l := range list {
			if l.UnionID != u.ID {
				continue
			}
			line := s.line(l, counts[l.ID])
			switch line.Standing {
			case StandingDraft:
				if (r.drafts || r.speaks) && c.Draft == nil {
					c.Draft = &line
				}
				continue
			case StandingComing:
				c.Coming = &line
			case StandingInForce:
				c.InForce = &line
			case StandingEnded:
			}
			c.Versions++
		}
		if c.Draft == nil && (r.drafts || r.speaks) {
			c.Actions = append(c.Actions, "draft")
		}
		out.Cities = append(out.Cities, c)
	}
	return out, nil
}

func (s *Service) line(l LocalRule, stricter int) LocalLine {
	return LocalLine{LocalRule: l, StateTitle: l.State.Title(), Standing: l.Standing(s.today()), Stricter: stricter}
}

func countValues(ctx context.Context, q db.Q) (map[string]int, error) {
	var rows []struct {
		RuleID string
		N      int
	}
	if err := q.NewRaw("SELECT rule_id, count(*) AS n FROM local_rule_value GROUP BY rule_id").Scan(ctx, &rows); err != nil {
		return nil, err
	}
	out := map[string]int{}
	for _, r := range rows {
		out[r.RuleID] = r.N
	}
	return out, nil
}

// LocalValueView is a value of rules beside what the Measures, or the province, ask.
type LocalValueView struct {
	Key     policy.Key `json:"key"`
	Title   string     `json:"title"`
	Article string     `json:"article"`
	Value   string     `json:"value"`
	Text    string     `json:"text"`
	Above   string     `json:"above" doc:"上级规定"`
}

// LocalChoice is what a city may state, with what holds there now and what it may not be looser than (Art. 17).
type LocalChoice struct {
	policy.Rule
	Now       string `json:"now" doc:"该市现行的数值，从它写起"`
	AboveText string `json:"aboveText" doc:"上级现行的数值，不能比它宽"`
	AboveFrom string `json:"aboveFrom" doc:"上级数值由谁、以哪份文件规定，空为《办法》"`
}

// LocalFileView is the document in short.
type LocalFileView struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
	Hash string `json:"hash"`
}

// LocalView is a version with everything that belongs to it.
type LocalView struct {
	LocalLine

	UnionName string           `json:"unionName"`
	Applies   workday.Date     `json:"applies" doc:"数值在系统内从哪天起适用"`
	Values    []LocalValueView `json:"values" nullable:"false"`
	File      *LocalFileView   `json:"file,omitempty"`
	Steps     []LocalStep      `json:"steps" nullable:"false"`
	Others    []LocalLine      `json:"others" nullable:"false" doc:"该市的其他版本"`
	Choices   []LocalChoice    `json:"choices" nullable:"false" doc:"可以规定的项目（起草时）"`
	Actions   []string         `json:"actions" nullable:"false" doc:"edit,file,discard,note,return,answer,repeal,print"`
}

// Local is one version of a city's rules.
func (s *Service) Local(ctx context.Context, a authz.Actor, id string) (LocalView, error) {
	q := s.DB.Read()
	l, city, r, err := s.localFor(ctx, q, a, id)
	if err != nil {
		return LocalView{}, err
	}
	values, err := valuesOf(ctx, q, id)
	if err != nil {
		return LocalView{}, err
	}
	day := s.today()
	if !l.FiledOn.IsZero() {
		day = l.FiledOn
	}
	v := LocalView{
		LocalLine: s.line(l, len(values)), UnionName: city.Name, Values: []LocalValueView{}, Steps: []LocalStep{}, Others: []LocalLine{}, Choices: []LocalChoice{},
		Actions: localActions(l, r, s.today()),
	}
	on := s.today()
	if !l.ValidFrom.IsZero() {
		v.Applies = AppliesFrom(l.ValidFrom, day)
		on = v.Applies
	}
	chain, err := org.PolicyChain(ctx, q, city.ID, on)
	if err != nil {
		return v, err
	}
	above, now := policy.At(chain[:len(chain)-1], on), policy.At(chain, on)
	for _, val := range values {
		rule, _ := policy.RuleOf(val.Key)
		v.Values = append(v.Values, LocalValueView{
			Key: val.Key, Title: rule.Title, Article: rule.Article, Value: val.Value, Text: rule.Words(val.Value), Above: rule.Words(above.Text(val.Key)),
		})
	}
	if l.BlobID != "" {
		f, err := blob.Get(ctx, q, l.BlobID)
		if err != nil {
			return v, err
		}
		v.File = &LocalFileView{Name: f.Name, Size: f.Size, Hash: f.SHA256}
	}
	if v.Steps, err = stepsOf(ctx, q, id); err != nil {
		return v, err
	}
	all, err := localsOf(ctx, q, city.ID)
	if err != nil {
		return v, err
	}
	counts, err := countValues(ctx, q)
	if err != nil {
		return v, err
	}
	for _, o := range all {
		if o.ID != id && (o.State != LocalDraft || r.drafts || r.speaks) {
			v.Others = append(v.Others, s.line(o, counts[o.ID]))
		}
	}
	if slices.Contains(v.Actions, ActEdit) {
		for _, rule := range policy.Rules() {
			if rule.Setter == policy.ByCity || rule.Setter == policy.ByAnyone {
				v.Choices = append(v.Choices, LocalChoice{
					Rule: rule, Now: now.Text(rule.Key), AboveText: rule.Words(above.Text(rule.Key)), AboveFrom: above.Origin(rule.Key),
				})
			}
		}
	}
	return v, nil
}

// ExportLocals is the board as a workbook.
func (s *Service) ExportLocals(ctx context.Context, a authz.Actor) (*huma.StreamResponse, error) {
	board, err := s.Locals(ctx, a)
	if err != nil {
		return nil, err
	}
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	act := export.Act{Actor: a.Audit(), Action: "local_rule.export", Kind: localTable, Label: "实施细则报备情况", UnionID: root.ID}
	list := export.List{Title: "设区市实施细则报备情况", Columns: []export.Column{
		export.Text("设区市", 24), export.Digits("行政区划代码", 14), export.Days("首次报备"), export.Text("现行细则", 40), export.Text("文号", 22),
		export.Days("施行日期"), export.Text("回执", 20), export.Text("情况", 12), export.Text("待施行的版本", 40), export.Days("自何日起"),
	}}
	page := export.Whole(func() ([]LocalCity, error) { return board.Cities, nil })
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, list, page, func(c LocalCity) []any {
		in, coming := LocalLine{}, LocalLine{}
		state := "未报备"
		if c.InForce != nil {
			in, state = *c.InForce, c.InForce.StateTitle
		}
		if c.Coming != nil {
			coming = *c.Coming
			if c.InForce == nil {
				state = coming.StateTitle
			}
		}
		return []any{c.UnionName, c.RegionCode, export.Day(c.FirstFiled), in.Title, in.Document, export.Day(in.ValidFrom), in.Receipt, state, coming.Title, export.Day(coming.ValidFrom)}
	})
}

// heldBy refuses with the reason when an overlay is part of a document and is not ended by itself.
func heldBy(o org.Overlay) error {
	if o.Basis == "" || o.Basis == policy.House {
		return nil
	}
	return errs.Rule("policy_basis", "这一项是"+o.Document+"的一部分，请在该文件上办理替换、废止或撤回。")
}
