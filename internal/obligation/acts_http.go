package obligation

import (
	"context"
	"net/http"

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
			return write(u.CreatedAt.In(workday.Shanghai).Format("2006-01-02 15:04"), u.ByUnionName, u.CreatedName, u.UnionName, u.RuleTitle, export.Day(u.DueOn), u.Words, u.State.Title(), export.Day(u.MetOn))
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
				w.CreatedAt.In(workday.Shanghai).Format("2006-01-02 15:04"), w.Reason, w.Document, w.State.Title())
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

// catalogue says every deadline of the Measures as it stands for a union today.
func (s *Service) catalogue(ctx context.Context, a authz.Actor, in *catalogueInput) (*httpx.Body[httpx.List[CatalogueEntry]], error) {
	q, today := s.DB.Read(), s.today()
	f := Filter{}
	id := in.UnionID
	if id != "" {
		var err error
		if f, err = s.filter(ctx, a, LedgerFilter{UnionID: id}); err != nil {
			return nil, err
		}
	} else if len(a.Grants) > 0 {
		id = a.Grants[0].UnionID
	}
	if id == "" {
		return nil, errs.NotFound("工会")
	}
	chain, err := org.PolicyChain(ctx, q, id, today)
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
	return httpx.ReplyList(out), nil
}
