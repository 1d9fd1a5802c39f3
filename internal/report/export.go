package report

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

func (s *Service) exportRoutes(r authz.Router) {
	take := authz.Need(authz.ReportExport)
	httpx.Handle(r, http.MethodGet, "/api/report/overview/export", take, s.exportOverview, httpx.Summary("导出统计总览"))
	httpx.Handle(r, http.MethodGet, "/api/report/obligations/export", take, s.exportObligations, httpx.Summary("导出天数达到情况（按单位）"))
	httpx.Handle(r, http.MethodGet, "/api/report/heads/export", authz.Need(authz.RosterExport), s.exportHeads, httpx.Summary("导出统计项下的人员"))
	httpx.Handle(r, http.MethodGet, "/api/report/visits/export", take, s.exportVisits, httpx.Summary("导出服务记录"))
	httpx.Handle(r, http.MethodGet, "/api/report/waiting/export", take, s.exportWaiting, httpx.Summary("导出久未签字确认的服务记录"))
}

// recorded writes down who took what out of the house.
func (s *Service) recorded(ctx context.Context, a authz.Actor, u org.Union, label string) error {
	return export.Record(ctx, s.DB, export.Act{
		Actor: a.Audit(), Action: "report.export", Kind: "report", Label: u.Name + "：" + label,
		UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID,
	})
}

func (s *Service) madeBy(a authz.Actor) string {
	return fmt.Sprintf("%s导出，%s", a.Name, workday.Minute(s.DB.Now()))
}

func (s *Service) exportOverview(ctx context.Context, a authz.Actor, in *overviewInput) (*huma.StreamResponse, error) {
	return s.exportUnits(ctx, a, in, "统计总览", groups, true)
}

func (s *Service) exportObligations(ctx context.Context, a authz.Actor, in *overviewInput) (*huma.StreamResponse, error) {
	chosen := []group{groups[0]}
	for _, g := range groups {
		if g.log {
			chosen = append(chosen, g)
		}
	}
	return s.exportUnits(ctx, a, in, "下基层天数达到情况", chosen, false)
}

// exportUnits writes one line for each unit, in the order of administrative codes, and the total.
func (s *Service) exportUnits(ctx context.Context, a authz.Actor, in *overviewInput, title string, chosen []group, waiting bool) (*huma.StreamResponse, error) {
	o, err := s.overview(ctx, a, authz.ReportExport, in)
	if err != nil {
		return nil, err
	}
	u, err := org.ByID(ctx, s.DB.Read(), o.UnionID)
	if err != nil {
		return nil, err
	}
	if err := s.recorded(ctx, a, u, title); err != nil {
		return nil, err
	}
	cols := []sheet.ExportColumn{export.Text("单位", 28), export.Digits("行政区划代码", 14)}
	for _, g := range chosen {
		cols = append(cols, export.Number(g.title))
	}
	if waiting {
		cols = append(cols, export.Number(fmt.Sprintf("超过%d日未签字确认", o.WarnDays)))
	}
	line := func(name, code string, f Figures) []any {
		cells := []any{name, code}
		all := f.each()
		for i, g := range groups {
			for _, c := range chosen {
				if c.name == g.name {
					cells = append(cells, *all[i])
				}
			}
		}
		if waiting {
			cells = append(cells, f.Waiting)
		}
		return cells
	}
	list := export.List{
		Title: fmt.Sprintf("%s%s（截至%s）", o.Name, title, o.On.Chinese()), File: fmt.Sprintf("%s-%s-%s", o.Name, title, o.On),
		Sheet: title, Notes: []string{s.madeBy(a)}, Columns: cols,
	}
	return export.Send(list, func(write export.Row) error {
		for _, row := range o.Rows {
			if err := write(line(row.Name, row.RegionCode, row.Figures)...); err != nil {
				return err
			}
		}
		return write(line("合计", "", o.Total)...)
	})
}

func (s *Service) exportHeads(ctx context.Context, a authz.Actor, in *headsInput) (*huma.StreamResponse, error) {
	q := s.DB.Read()
	b, err := s.behindOf(ctx, q, a, authz.RosterExport, in)
	if err != nil {
		return nil, err
	}
	if err := s.recorded(ctx, a, b.at.Union, "人员（"+b.group.title+"）"); err != nil {
		return nil, err
	}
	sel := b.heads(q).
		Join("JOIN org_union AS u ON u.id = x.union_id").
		ColumnExpr("x.name, x.sex, x.birth, x.union_name, x.channel, coalesce(x.kind, '') AS kind, x.until, x.on_duty").
		OrderExpr("u.sort_key, x.pinyin, x.id")
	sel = b.scope.Where(sel, authz.Of("x"))
	on := b.at.terms.on
	cols := []sheet.ExportColumn{
		export.Serial(),
		export.Name("姓名"),
		export.Text("性别", 6), export.Number("周岁"),
		export.Text("聘用单位", 28), export.Text("聘用渠道", 16), export.Text("合同类型", 12), export.Days("合同到期"), export.Days("上岗日期"),
	}
	list := export.List{
		Title: fmt.Sprintf("%s专职集体协商指导员名单：%s（截至%s）", b.at.Name, b.group.title, on.Chinese()),
		File:  fmt.Sprintf("%s-%s-%s", b.at.Name, b.group.title, on), Sheet: "名单", Notes: []string{s.madeBy(a)}, Columns: cols,
	}
	return export.Send(list, func(write export.Row) error {
		n := 0
		return each(ctx, sel, func(rows *sql.Rows) error {
			var h headRow
			if err := rows.Scan(&h.Name, &h.Sex, &h.Birth, &h.UnionName, &h.Channel, &h.Kind, &h.Until, &h.OnDuty); err != nil {
				return err
			}
			n++
			until := export.Day(h.Until)
			if h.Until == never {
				until = "无固定期限"
			}
			return write(n, h.Name, sexTitle(h.Sex), ageOn(h.Birth, on), h.UnionName, roster.Channel(h.Channel).Title(),
				roster.ContractKind(h.Kind).Title(), until, export.Day(h.OnDuty))
		})
	})
}

func sexTitle(code string) string {
	switch code {
	case "1":
		return "男"
	case "2":
		return "女"
	}
	return ""
}

type visitsInput struct {
	UnionID string       `query:"unionId" maxLength:"36"`
	From    workday.Date `query:"from" required:"true"`
	To      workday.Date `query:"to" required:"true" doc:"含当日；与起始日在同一年"`
}

var errVisitRange = errs.E("visit_range", "请选择同一年内的起止日期。", errs.F("to", "应与起始日在同一年，且不早于它"))

// exportVisits writes the entries themselves, without internal notes, to whoever may see single persons' days.
func (s *Service) exportVisits(ctx context.Context, a authz.Actor, in *visitsInput) (*huma.StreamResponse, error) {
	if in.From.Year() != in.To.Year() || in.To.Before(in.From) {
		return nil, errVisitRange
	}
	q := s.DB.Read()
	u, err := unitOf(ctx, q, a, authz.ReportExport, in.UnionID)
	if err != nil {
		return nil, err
	}
	today := s.today()
	at, err := unitOn(ctx, q, u, today, today)
	if err != nil {
		return nil, err
	}
	scope, err := logAccess(ctx, q, a, at, in.From.Year())
	if err != nil {
		return nil, err
	}
	if err := s.recorded(ctx, a, u, fmt.Sprintf("服务记录（%s至%s）", in.From, in.To)); err != nil {
		return nil, err
	}
	sel := q.NewSelect().TableExpr("visit AS v").Join("JOIN person AS p ON p.id = v.person_id").Join("JOIN org_union AS u ON u.id = v.union_id").
		ColumnExpr("v.day, p.name, u.name, v.served_name, v.duties, v.place, v.done, v.outcome, v.state, v.strength, v.source").
		Where("v.day >= ? AND v.day <= ?", in.From, in.To).Where("v.state <> ?", worklog.StateDraft).OrderExpr("v.day, v.id")
	sel = scope.Where(below(sel, "v", u), authz.Of("v"))
	cols := []sheet.ExportColumn{
		export.Days("服务日期"),
		export.Name("指导员"),
		export.Text("聘用单位", 24), export.Text("服务对象", 28), export.Text("职责", 20),
		export.Text("方式", 8), export.Text("服务内容", 40), export.Text("成效", 30), export.Text("状态", 12), export.Text("确认方式", 10), export.Text("来源", 10),
	}
	list := export.List{
		Title: fmt.Sprintf("%s服务记录（%s至%s）", u.Name, in.From.Chinese(), in.To.Chinese()),
		File:  fmt.Sprintf("%s-服务记录-%s-%s", u.Name, in.From, in.To), Sheet: "服务记录", Notes: []string{s.madeBy(a)}, Columns: cols,
	}
	return export.Send(list, func(write export.Row) error {
		return each(ctx, sel, func(rows *sql.Rows) error {
			var day workday.Date
			var person, unionName, served, duties, place, done, outcome, state, strength, source string
			if err := rows.Scan(&day, &person, &unionName, &served, &duties, &place, &done, &outcome, &state, &strength, &source); err != nil {
				return err
			}
			return write(export.Day(day), person, unionName, served, dutyTitles(duties), worklog.Place(place).Title(), done, outcome,
				worklog.State(state).Title(), worklog.Strength(strength).Title(), sourceTitle(source))
		})
	})
}

type waitingExport struct {
	UnionID string `query:"unionId" maxLength:"36"`
}

func (s *Service) exportWaiting(ctx context.Context, a authz.Actor, in *waitingExport) (*huma.StreamResponse, error) {
	q := s.DB.Read()
	u, err := unitOf(ctx, q, a, authz.ReportExport, in.UnionID)
	if err != nil {
		return nil, err
	}
	at, err := unitOn(ctx, q, u, s.today(), s.today())
	if err != nil {
		return nil, err
	}
	if _, err := logAccess(ctx, q, a, at, s.today().Year()); err != nil { // before it is recorded as taken
		return nil, err
	}
	if err := s.recorded(ctx, a, u, "久未签字确认的服务记录"); err != nil {
		return nil, err
	}
	list := export.List{
		Title: fmt.Sprintf("%s久未签字确认的服务记录（截至%s）", u.Name, s.today().Chinese()), File: fmt.Sprintf("%s-久未签字-%s", u.Name, s.today()),
		Sheet: "久未签字", Notes: []string{s.madeBy(a)}, Columns: []export.Column{
			export.Days("服务日期"), export.Name("指导员"), export.Text("聘用单位", 28), export.Text("服务对象", 32), export.Number("距今天数"),
		},
	}
	return export.Send(list, func(write export.Row) error {
		page := func(at httpx.PageQuery) (httpx.Page[WaitingVisit], error) {
			found, err := s.waiting(ctx, a, authz.ReportExport, in.UnionID, at)
			return found.Page, err
		}
		return export.Pages(page, func(w WaitingVisit) error {
			return write(export.Day(w.Day), w.PersonName, w.UnionName, w.ServedName, w.Days)
		})
	})
}
