package rulebook

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// InterpretationLine is an interpretation in the list.
type InterpretationLine struct {
	Interpretation

	StateTitle string   `json:"stateTitle"`
	InForce    bool     `json:"inForce" doc:"今天适用"`
	Changes    []string `json:"changes" nullable:"false" doc:"改变的数值"`
	About      []string `json:"about" nullable:"false" doc:"所解释的参数"`
}

// InterpretationFilter narrows the register.
type InterpretationFilter struct {
	Q     string `query:"q" maxLength:"60" doc:"编号、要旨、问题、答复中的字"`
	Key   string `query:"key" maxLength:"64" doc:"所解释的参数"`
	State string `query:"state" enum:"in_force,draft,published,replaced,withdrawn,all" default:"all"`
}

// Interpretations is a page of the register, the latest first; drafts are the province's.
func (s *Service) Interpretations(ctx context.Context, a authz.Actor, f InterpretationFilter, page httpx.PageQuery) (httpx.Page[InterpretationLine], error) {
	var none httpx.Page[InterpretationLine]
	q := s.DB.Read()
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	_, drafts, speaks, err := atProvince(ctx, q, a)
	if err != nil {
		return none, err
	}
	sel := q.NewSelect().TableExpr("interpretation AS i")
	if !drafts && !speaks {
		sel = sel.Where("i.state <> ?", InterpretationDraft)
	}
	if text := strings.TrimSpace(f.Q); text != "" {
		like := "%" + strings.NewReplacer("\\", "\\\\", "%", "\\%", "_", "\\_").Replace(text) + "%"
		sel = sel.Where(`(i.number LIKE ? ESCAPE '\' OR i.document LIKE ? ESCAPE '\' OR i.article LIKE ? ESCAPE '\' OR i.title LIKE ? ESCAPE '\' OR i.question LIKE ? ESCAPE '\' OR i.answer LIKE ? ESCAPE '\')`,
			like, like, like, like, like, like)
	}
	if f.Key != "" {
		sel = sel.Where("i.id IN (SELECT k.interpretation_id FROM interpretation_key AS k WHERE k.key = ?)", f.Key)
	}
	switch f.State {
	case "", "all":
	case "in_force":
		sel = sel.Where("i.state <> ?", InterpretationDraft).Where("i.valid_from <= ?", s.today()).Where("(i.valid_until IS NULL OR i.valid_until >= ?)", s.today())
	default:
		sel = sel.Where("i.state = ?", f.State)
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel.Clone()); err != nil {
		return none, err
	}
	order := "i.id DESC"
	switch {
	case len(at.Keys) == 0:
	case at.Back:
		sel, order = sel.Where("i.id > ?", at.Keys[0]), "i.id"
	default:
		sel = sel.Where("i.id < ?", at.Keys[0])
	}
	var list []Interpretation
	if err := sel.ColumnExpr("i.*").OrderExpr(order).Limit(int64(page.Limit)+1).Scan(ctx, &list); err != nil {
		return none, fmt.Errorf("list interpretations: %w", err)
	}
	lines, err := s.interpretationLines(ctx, q, list)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(lines, at, page.Limit, total, func(l InterpretationLine) []string { return []string{l.ID} }), nil
}

func (s *Service) interpretationLines(ctx context.Context, q db.Q, list []Interpretation) ([]InterpretationLine, error) {
	ids := make([]string, len(list))
	for n, i := range list {
		ids[n] = i.ID
	}
	keys, err := keysOf(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	lines := make([]InterpretationLine, len(list))
	for n, i := range list {
		l := InterpretationLine{Interpretation: i, StateTitle: i.State.Title(), InForce: i.on(s.today()), Changes: []string{}, About: []string{}}
		for _, k := range keys[i.ID] {
			r, _ := policy.RuleOf(k.Key)
			if k.Value == nil {
				l.About = append(l.About, r.Title)
			} else {
				l.Changes = append(l.Changes, r.Title+"："+r.Words(*k.Value))
			}
		}
		lines[n] = l
	}
	return lines, nil
}

// InterpretationKeyView is a value that an interpretation is about, in words.
type InterpretationKeyView struct {
	InterpretationKey

	Title   string `json:"title"`
	Article string `json:"article"`
	Text    string `json:"text" doc:"改为，空为不改"`
	Before  string `json:"before" doc:"此前"`
}

// InterpretationChoice is a value that an interpretation may be about, as it is in force without it.
type InterpretationChoice struct {
	policy.Rule

	Now     string `json:"now" doc:"适用之日的现行数值"`
	NowText string `json:"nowText" doc:"现行数值，写成文字"`
}

// InterpretationView is an interpretation with all that belongs to it.
type InterpretationView struct {
	InterpretationLine

	Keys       []InterpretationKeyView `json:"keys" nullable:"false"`
	Asked      *QuestionLine           `json:"asked,omitempty" doc:"所答复的问题，能看到的人才有"`
	Replaces   *InterpretationLine     `json:"replaces,omitempty"`
	ReplacedBy *InterpretationLine     `json:"replacedBy,omitempty"`
	Choices    []InterpretationChoice  `json:"choices" nullable:"false" doc:"可以涉及的参数（起草时）"`
	Actions    []string                `json:"actions" nullable:"false" doc:"edit,discard,publish,replace,withdraw,print"`
}

// Interpretation is one of the register.
func (s *Service) Interpretation(ctx context.Context, a authz.Actor, id string) (InterpretationView, error) {
	q := s.DB.Read()
	var none InterpretationView
	root, drafts, speaks, err := atProvince(ctx, q, a)
	if err != nil {
		return none, err
	}
	i, err := interpretationByID(ctx, q, id)
	if err != nil {
		return none, err
	}
	if i.State == InterpretationDraft && !drafts && !speaks {
		return none, errs.NotFound(whatInterpretation)
	}
	related := []Interpretation{i}
	if i.ReplacesID != "" {
		old, err := interpretationByID(ctx, q, i.ReplacesID)
		if err != nil {
			return none, err
		}
		related = append(related, old)
	}
	var later []Interpretation
	if err := q.NewSelect().Model(&later).Where("i.replaces_id = ?", id).Where("i.state <> ?", InterpretationDraft).Scan(ctx); err != nil {
		return none, fmt.Errorf("read interpretation: %w", err)
	}
	lines, err := s.interpretationLines(ctx, q, append(related, later...))
	if err != nil {
		return none, err
	}
	v := InterpretationView{InterpretationLine: lines[0], Keys: []InterpretationKeyView{}, Choices: []InterpretationChoice{}, Actions: interpretationActions(i, drafts, speaks)}
	if i.ReplacesID != "" {
		v.Replaces = &lines[1]
	}
	if len(later) > 0 {
		v.ReplacedBy = &lines[len(lines)-1]
	}
	day := i.ValidFrom
	if day.IsZero() {
		day = s.today()
	}
	chain, err := org.PolicyChain(ctx, q, root.ID, day)
	if err != nil {
		return none, err
	}
	before := policy.At(withoutBasis(chain, i.basis()), day)
	keys, err := keysOf(ctx, q, id)
	if err != nil {
		return none, err
	}
	for _, k := range keys[id] {
		r, _ := policy.RuleOf(k.Key)
		kv := InterpretationKeyView{InterpretationKey: k, Title: r.Title, Article: r.Article, Before: r.Words(before.Text(k.Key))}
		if k.Value != nil {
			kv.Text = r.Words(*k.Value)
		}
		v.Keys = append(v.Keys, kv)
	}
	if i.QuestionID != "" {
		k, err := s.question(ctx, q, a, i.QuestionID)
		if err == nil {
			lines, err := s.questionLines(ctx, q, a, []Question{k})
			if err != nil {
				return none, err
			}
			v.Asked = &lines[0]
		} else if !errs.Is(err, errs.NotFoundCode) {
			return none, err
		}
	}
	if slices.Contains(v.Actions, ActEdit) {
		for _, r := range policy.Rules() {
			v.Choices = append(v.Choices, InterpretationChoice{Rule: r, Now: before.Text(r.Key), NowText: r.Words(before.Text(r.Key))})
		}
	}
	return v, nil
}

// withoutBasis is a chain without what stands on one basis: what held before it.
func withoutBasis(chain []policy.Place, basis string) []policy.Place {
	out := slices.Clone(chain)
	for n, p := range out {
		out[n].Overlays = slices.DeleteFunc(slices.Clone(p.Overlays), func(o policy.Overlay) bool { return o.Basis == basis })
	}
	return out
}

// ExportInterpretations is the register as a workbook.
func (s *Service) ExportInterpretations(ctx context.Context, a authz.Actor, f InterpretationFilter) (*huma.StreamResponse, error) {
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	act := export.Act{Actor: a.Audit(), Action: "interpretation.export", Kind: interpretationTable, Label: "解释", UnionID: root.ID}
	list := export.List{Title: "《办法》的解释", Columns: []export.Column{
		export.Text("编号", 18), export.Text("文号", 22), export.Text("条款", 18), export.Text("要旨", 32), export.Text("问题", 50), export.Text("答复", 60),
		export.Text("改变的数值", 36), export.Days("发布"), export.Days("适用起"), export.Days("适用止"), export.Text("状态", 10),
	}}
	page := func(at httpx.PageQuery) (httpx.Page[InterpretationLine], error) {
		return s.Interpretations(ctx, a, f, at)
	}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, list, page, func(l InterpretationLine) []any {
		return []any{
			l.Number, l.Document, l.Article, l.Title, l.Question, l.Answer, strings.Join(l.Changes, "；"),
			export.Day(l.PublishedOn), export.Day(l.ValidFrom), export.Day(l.ValidUntil), l.StateTitle,
		}
	})
}

// QuestionLine is a question with its answer.
type QuestionLine struct {
	Question

	UnionName string   `json:"unionName"`
	Number    string   `json:"number" doc:"答复它的解释"`
	Actions   []string `json:"actions" nullable:"false" doc:"reply,interpret"`
}

// QuestionFilter narrows the questions.
type QuestionFilter struct {
	State string `query:"state" enum:"asked,answered,all" default:"all"`
}

// Questions is a page of the questions in scope, the latest first.
func (s *Service) Questions(ctx context.Context, a authz.Actor, f QuestionFilter, page httpx.PageQuery) (httpx.Page[QuestionLine], error) {
	var none httpx.Page[QuestionLine]
	q := s.DB.Read()
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	sel := a.Scope(authz.PolicyRead).Where(q.NewSelect().TableExpr("rule_question AS a"), authz.PlaceOf("a"))
	if f.State == "asked" || f.State == "answered" {
		sel = sel.Where("a.state = ?", f.State)
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel.Clone()); err != nil {
		return none, err
	}
	order := "a.id DESC"
	switch {
	case len(at.Keys) == 0:
	case at.Back:
		sel, order = sel.Where("a.id > ?", at.Keys[0]), "a.id"
	default:
		sel = sel.Where("a.id < ?", at.Keys[0])
	}
	var list []Question
	if err := sel.ColumnExpr("a.*").OrderExpr(order).Limit(int64(page.Limit)+1).Scan(ctx, &list); err != nil {
		return none, fmt.Errorf("list questions: %w", err)
	}
	lines, err := s.questionLines(ctx, q, a, list)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(lines, at, page.Limit, total, func(l QuestionLine) []string { return []string{l.ID} }), nil
}

func (s *Service) questionLines(ctx context.Context, q db.Q, a authz.Actor, list []Question) ([]QuestionLine, error) {
	_, drafts, speaks, err := atProvince(ctx, q, a)
	if err != nil {
		return nil, err
	}
	var unions, ids []string
	for _, k := range list {
		unions, ids = append(unions, k.UnionID), append(ids, k.InterpretationID)
	}
	names, err := org.ByIDs(ctx, q, unions...)
	if err != nil {
		return nil, err
	}
	numbers := map[string]string{}
	if len(ids) > 0 {
		var found []Interpretation
		if err := q.NewSelect().Model(&found).Where("i.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
			return nil, fmt.Errorf("read interpretations: %w", err)
		}
		for _, i := range found {
			numbers[i.ID] = i.Number
		}
	}
	out := make([]QuestionLine, len(list))
	for n, k := range list {
		l := QuestionLine{Question: k, UnionName: names[k.UnionID].Name, Number: numbers[k.InterpretationID], Actions: []string{}}
		if k.State == "asked" {
			if speaks {
				l.Actions = append(l.Actions, ActReply)
			}
			if drafts || speaks {
				l.Actions = append(l.Actions, "interpret")
			}
		}
		out[n] = l
	}
	return out, nil
}
