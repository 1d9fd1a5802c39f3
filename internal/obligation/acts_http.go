package obligation

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

func (s *Service) actRoutes(r authz.Router) {
	read, waive := authz.Need(authz.ObligationRead), authz.Need(authz.ObligationWaive)
	httpx.Handle(r, http.MethodPost, "/api/obligations/urges", authz.Need(authz.ObligationUrge), s.postUrge, httpx.Summary("催办"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/obligations/urges", read, s.getUrges, httpx.Summary("催办记录"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/urges/export", read, s.exportUrges, httpx.Summary("导出催办记录"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/waivers", read, s.getWaivers, httpx.Summary("免除和恢复的记录，按单位"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/waivers/export", read, s.exportWaivers, httpx.Summary("导出免除记录"))
	httpx.Handle(r, http.MethodPost, "/api/obligations/{id}/waive", waive, s.postWaive, httpx.Summary("写明理由免除"))
	httpx.Handle(r, http.MethodPost, "/api/obligations/{id}/lift", waive, s.postLift, httpx.Summary("写明理由恢复"))
}

type urgeInput struct{ Body Urging }

func (s *Service) postUrge(ctx context.Context, a authz.Actor, in *urgeInput) (*httpx.Body[Urged], error) {
	out, err := s.Urge(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}

type waiveInput struct {
	httpx.ID
	Body Waiving
}

func (s *Service) postWaive(ctx context.Context, a authz.Actor, in *waiveInput) (*struct{}, error) {
	return nil, s.Waive(ctx, a, in.ID.ID, actWaive, in.Body)
}

func (s *Service) postLift(ctx context.Context, a authz.Actor, in *waiveInput) (*struct{}, error) {
	return nil, s.Waive(ctx, a, in.ID.ID, actLift, in.Body)
}

func (s *Service) getUrges(ctx context.Context, a authz.Actor, in *listInput) (*httpx.Body[httpx.Page[UrgeLine]], error) {
	f, err := s.filter(ctx, a, in.LedgerFilter)
	if err != nil {
		return nil, err
	}
	page, err := s.Urges(ctx, a, f, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) getWaivers(ctx context.Context, a authz.Actor, in *listInput) (*httpx.Body[httpx.Page[WaiverLine]], error) {
	f, err := s.filter(ctx, a, in.LedgerFilter)
	if err != nil {
		return nil, err
	}
	page, err := s.Waivers(ctx, a, f, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) exportUrges(ctx context.Context, a authz.Actor, in *LedgerFilter) (*huma.StreamResponse, error) {
	f, err := s.filter(ctx, a, *in)
	if err != nil {
		return nil, err
	}
	list := export.List{Title: "催办记录", File: "催办记录-" + s.today().String(), Columns: []export.Column{
		export.Text("催办时间", 18), export.Text("催办单位", 24), export.Name("经办人"), export.Text("承担单位", 28), export.Text("事项", 18), export.Days("到期"),
		export.Text("内容", 50), export.Text("现在", 10), export.Days("完成日期"),
	}}
	if list.Notes, err = s.taken(ctx, a, f, list.Title); err != nil {
		return nil, err
	}
	return export.Send(list, func(write export.Row) error {
		page := func(at httpx.PageQuery) (httpx.Page[UrgeLine], error) { return s.Urges(ctx, a, f, at) }
		return export.Pages(page, func(u UrgeLine) error {
			return write(workday.Minute(u.CreatedAt), u.ByUnionName, u.CreatedName, u.UnionName, u.RuleTitle, export.Day(u.DueOn), u.Words, u.State.Title(), export.Day(u.MetOn))
		})
	})
}

func (s *Service) exportWaivers(ctx context.Context, a authz.Actor, in *LedgerFilter) (*huma.StreamResponse, error) {
	f, err := s.filter(ctx, a, *in)
	if err != nil {
		return nil, err
	}
	list := export.List{Title: "免除记录", File: "免除记录-" + s.today().String(), Columns: []export.Column{
		export.Text("承担单位", 28), export.Digits("行政区划代码", 14), export.Text("事项", 18), export.Text("年度", 10), export.Days("到期"), export.Text("办理", 8),
		export.Text("办理单位", 24), export.Name("办理人"), export.Text("时间", 18), export.Text("理由", 50), export.Text("文号", 24), export.Text("现在", 10),
	}}
	if list.Notes, err = s.taken(ctx, a, f, list.Title); err != nil {
		return nil, err
	}
	return export.Send(list, func(write export.Row) error {
		page := func(at httpx.PageQuery) (httpx.Page[WaiverLine], error) { return s.Waivers(ctx, a, f, at) }
		return export.Pages(page, func(w WaiverLine) error {
			act := "免除"
			if w.Act == actLift {
				act = "恢复"
			}
			return write(w.UnionName, w.RegionCode, w.RuleTitle, w.Period, export.Day(w.DueOn), act, w.ByUnionName, w.CreatedName,
				workday.Minute(w.CreatedAt), w.Reason, w.Document, w.State.Title())
		})
	})
}

// CatalogueEntry is a rule as it stands for a union today: the number in force with its origin, and whether its chapter is on.
type CatalogueEntry struct {
	Demand

	KeyTitle   string          `json:"keyTitle"`
	Value      string          `json:"value"`
	Unit       string          `json:"unit"`
	Kind       policy.Kind     `json:"kind" enum:"int,bool,enum,month_day,day"`
	Reading    bool            `json:"reading" doc:"办法没有写明，现按此掌握，省总工会可以解释"`
	Sources    []policy.Source `json:"sources" nullable:"false"`
	On         bool            `json:"on" doc:"已启用；未启用的不要求、不计逾期"`
	From       workday.Date    `json:"from" doc:"启用日，空为未定"`
	ChapterKey policy.Key      `json:"chapterKey"`
	Open       int             `json:"open" doc:"本单位及所辖进行中的件数：期限未到的和内部时限的，不含逾期"`
	Overdue    int             `json:"overdue" doc:"已逾期的件数，不在进行中里"`
}

type catalogueInput struct {
	UnionID string `query:"unionId" maxLength:"36" doc:"空为本单位"`
}

func (s *Service) catalogue(ctx context.Context, a authz.Actor, in *catalogueInput) (*httpx.Body[httpx.List[CatalogueEntry]], error) {
	f, id, err := s.catalogueOf(ctx, a, in.UnionID)
	if err != nil {
		return nil, err
	}
	list, err := s.Catalogue(ctx, a, f, id)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

// catalogueOf finds the union that the catalogue is asked for: the actor's own where none is named.
func (s *Service) catalogueOf(ctx context.Context, a authz.Actor, unionID string) (f Filter, id string, err error) {
	if unionID != "" {
		f, err = s.filter(ctx, a, LedgerFilter{UnionID: unionID})
		return f, unionID, err
	}
	if len(a.Grants) == 0 || a.Grants[0].UnionID == "" {
		return f, "", errs.NotFound("工会")
	}
	return f, a.Grants[0].UnionID, nil
}

// Catalogue says every deadline of the Measures as it stands for a union today, with how many lines run at what the filter
// leaves.
func (s *Service) Catalogue(ctx context.Context, a authz.Actor, f Filter, unionID string) ([]CatalogueEntry, error) {
	q, today := s.DB.Read(), s.today()
	chain, err := org.PolicyChain(ctx, q, unionID, today)
	if err != nil {
		return nil, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	var counts []struct {
		Rule          Rule
		Open, Overdue int
	}
	scope := a.Scope(authz.ObligationRead)
	err = f.where(scope.Where(q.NewSelect().TableExpr("obligation AS o"), authz.Of("o")), cal, today).ColumnExpr("o.rule").
		ColumnExpr("sum(CASE WHEN "+running+" THEN 1 ELSE 0 END) AS open", today).
		ColumnExpr("sum(CASE WHEN "+running+" THEN 0 ELSE 1 END) AS overdue", today).
		Where("o.state = ?", StateOpen).GroupExpr("o.rule").Scan(ctx, &counts)
	if err != nil {
		return nil, err
	}
	p := policy.At(chain, today)
	out := make([]CatalogueEntry, 0, len(demands))
	for _, d := range demands {
		r, _ := policy.RuleOf(d.Key)
		e := CatalogueEntry{Demand: d.Under(p), KeyTitle: r.Title, Value: p.Text(r.Key), Unit: r.Unit, Kind: r.Kind, Reading: r.Reading, Sources: p.Explain(r.Key), On: true}
		if d.Chapter != "" {
			e.ChapterKey = policy.Chapter(d.Chapter)
			e.On, e.From = p.ChapterOn(d.Chapter), p.Day(e.ChapterKey)
		}
		for _, c := range counts {
			if c.Rule == d.Rule {
				e.Open, e.Overdue = c.Open, c.Overdue
			}
		}
		out = append(out, e)
	}
	return out, nil
}

// exportCatalogue sends the catalogue as the page says it.
func (s *Service) exportCatalogue(ctx context.Context, a authz.Actor, in *catalogueInput) (*huma.StreamResponse, error) {
	f, id, err := s.catalogueOf(ctx, a, in.UnionID)
	if err != nil {
		return nil, err
	}
	u, err := org.ByID(ctx, s.DB.Read(), id)
	if err != nil {
		return nil, err
	}
	l := export.List{Title: "期限清单", Notes: []string{"适用于" + u.Name + "；未启用的不要求，也不计逾期"}, Columns: []export.Column{
		export.Text("事项", 24), export.Text("条款", 24), export.Text("启用", 20), export.Text("要求", 50), export.Text("现行数值", 12),
		export.Text("数值名称", 32), export.Text("数值来历", 30), export.Text("起算", 30), export.Text("到期", 30), export.Text("承担", 24),
		export.Text("临期、逾期", 40), export.Text("怎样算完成", 30), export.Number("进行中"), export.Number("逾期"),
	}}
	act := export.Act{
		Actor: a.Audit(), Action: "obligation.export", Kind: "obligation", Label: l.Title, UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID,
	}
	page := export.Whole(func() ([]CatalogueEntry, error) { return s.Catalogue(ctx, a, f, id) })
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, CatalogueEntry.cells)
}

func (e CatalogueEntry) cells() []any {
	var local []string
	if len(e.Sources) > 1 { // the first is the Measures themselves
		for _, from := range e.Sources[1:] {
			local = append(local, from.Place+"："+from.Document)
		}
	}
	rule, number := e.KeyTitle, e.Value+e.Unit
	if r, known := policy.RuleOf(e.Key); known {
		number = r.Words(e.Value)
	}
	if e.Reading {
		rule += "（默认口径）"
	}
	var open, overdue any
	if e.On {
		open, overdue = e.Open, e.Overdue
	}
	return []any{
		e.Title, e.Article, e.stands(), e.Asks, number, rule, strings.Join(local, "；"), e.Trigger, e.Due, e.Bearer, e.Escalation, e.met(), open, overdue,
	}
}

// stands says whether the rule is on, and how hard it is.
func (e CatalogueEntry) stands() string {
	switch {
	case !e.On && e.From.IsZero():
		return "未启用"
	case !e.On:
		return "未启用，自" + e.From.String() + "启用"
	case e.Soft:
		return "内部时限"
	}
	return "已启用"
}

// met says what counts as done.
func (e CatalogueEntry) met() string {
	how := "由系统中的记录自动判定"
	if e.ByFact {
		how = "按文件登记"
	}
	if e.ByCity {
		how += "；设区市作为举办者也可登记"
	}
	return how
}
