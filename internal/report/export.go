package report

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

func (s *Service) exportRoutes(r authz.Router) {
	export := authz.Need(authz.ReportExport)
	httpx.Handle(r, http.MethodGet, "/api/report/overview/export", export, s.exportOverview, httpx.Summary("导出统计总览"))
	httpx.Handle(r, http.MethodGet, "/api/report/obligations/export", export, s.exportObligations, httpx.Summary("导出天数达到情况（按单位）"))
	httpx.Handle(r, http.MethodGet, "/api/report/heads/export", authz.Need(authz.RosterExport), s.exportHeads, httpx.Summary("导出统计项下的人员"))
	httpx.Handle(r, http.MethodGet, "/api/report/visits/export", export, s.exportVisits, httpx.Summary("导出服务记录"))
}

// later is a writer that is named after the rows are written: the workbook is complete, and every refusal given,
// before the first byte leaves.
type later struct{ w io.Writer }

func (l *later) Write(b []byte) (int, error) { return l.w.Write(b) }

// workbook fills a workbook and gives the reply that sends it.
func workbook(name, title string, cols []sheet.ExportColumn, above []string, fill func(*sheet.Export) error) (*huma.StreamResponse, error) {
	out := &later{}
	e, err := sheet.NewExport(out, title, cols, above...)
	if err != nil {
		return nil, err
	}
	if err := fill(e); err != nil {
		return nil, errors.Join(err, e.Abandon())
	}
	return httpx.Download(name, httpx.XLSX, func(w io.Writer) error {
		out.w = w
		return e.Close()
	}), nil
}

// recorded writes down who took what out of the house.
func (s *Service) recorded(ctx context.Context, a authz.Actor, u org.Union, label string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "report.export", Kind: "report", Label: u.Name + "：" + label,
			UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID,
		})
	})
}

func (s *Service) madeBy(a authz.Actor) string {
	return fmt.Sprintf("%s导出，%s", a.Name, s.DB.Now().In(workday.Shanghai).Format("2006-01-02 15:04"))
}

func textColumn(title string, width float64) sheet.ExportColumn {
	return sheet.ExportColumn{Title: title, Kind: sheet.KindText, Width: width}
}

func numberColumn(title string) sheet.ExportColumn {
	return sheet.ExportColumn{Title: title, Kind: sheet.KindNumber, Width: 11}
}

func dateColumn(title string) sheet.ExportColumn {
	return sheet.ExportColumn{Title: title, Kind: sheet.KindDate, Width: 12}
}

func dateCell(d workday.Date) any {
	if d.IsZero() {
		return nil
	}
	return sheet.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day(), Precision: sheet.Day}
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
	cols := []sheet.ExportColumn{textColumn("单位", 28), {Title: "行政区划代码", Kind: sheet.KindDigits, Width: 14}}
	for _, g := range chosen {
		cols = append(cols, numberColumn(g.title))
	}
	if waiting {
		cols = append(cols, numberColumn(fmt.Sprintf("超过%d日未签字确认", o.WarnDays)))
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
	above := []string{fmt.Sprintf("%s%s（截至%s）", o.Name, title, o.On.Chinese()), s.madeBy(a)}
	return workbook(fmt.Sprintf("%s-%s-%s.xlsx", o.Name, title, o.On), title, cols, above, func(e *sheet.Export) error {
		for _, row := range o.Rows {
			if err := e.Row(line(row.Name, row.RegionCode, row.Figures)...); err != nil {
				return err
			}
		}
		return e.Row(line("合计", "", o.Total)...)
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
	sel := q.NewSelect().TableExpr("(?) AS x", headQuery(q, b.at.Union, b.at.terms)).Where("(" + b.at.terms.condition(b.group) + ")").
		Join("JOIN org_union AS u ON u.id = x.union_id").
		ColumnExpr("x.name, x.sex, x.birth, x.union_name, x.channel, coalesce(x.kind, '') AS kind, x.until, x.on_duty").
		OrderExpr("u.sort_key, x.pinyin, x.id")
	sel = b.scope.Where(sel, authz.Of("x"))
	on := b.at.terms.on
	cols := []sheet.ExportColumn{
		{Title: "序号", Kind: sheet.KindSerial, Width: 6},
		{Title: "姓名", Kind: sheet.KindName, Width: 10},
		textColumn("性别", 6), numberColumn("周岁"),
		textColumn("聘用单位", 28), textColumn("聘用渠道", 16), textColumn("合同类型", 12), dateColumn("合同到期"), dateColumn("上岗日期"),
	}
	above := []string{fmt.Sprintf("%s专职集体协商指导员名单：%s（截至%s）", b.at.Name, b.group.title, on.Chinese()), s.madeBy(a)}
	name := fmt.Sprintf("%s-%s-%s.xlsx", b.at.Name, b.group.title, on)
	return workbook(name, "名单", cols, above, func(e *sheet.Export) error {
		n := 0
		return each(ctx, sel, func(rows *sql.Rows) error {
			var h headRow
			if err := rows.Scan(&h.Name, &h.Sex, &h.Birth, &h.UnionName, &h.Channel, &h.Kind, &h.Until, &h.OnDuty); err != nil {
				return err
			}
			n++
			until := dateCell(h.Until)
			if h.Until == never {
				until = "无固定期限"
			}
			return e.Row(n, h.Name, sexTitle(h.Sex), ageOn(h.Birth, on), h.UnionName, roster.Channel(h.Channel).Title(),
				roster.ContractKind(h.Kind).Title(), until, dateCell(h.OnDuty))
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
		dateColumn("服务日期"),
		{Title: "指导员", Kind: sheet.KindName, Width: 10},
		textColumn("聘用单位", 24), textColumn("服务对象", 28), textColumn("职责", 20),
		textColumn("方式", 8), textColumn("服务内容", 40), textColumn("成效", 30), textColumn("状态", 12), textColumn("确认方式", 10), textColumn("来源", 10),
	}
	above := []string{fmt.Sprintf("%s服务记录（%s至%s）", u.Name, in.From.Chinese(), in.To.Chinese()), s.madeBy(a)}
	return workbook(fmt.Sprintf("%s-服务记录-%s-%s.xlsx", u.Name, in.From, in.To), "服务记录", cols, above, func(e *sheet.Export) error {
		return each(ctx, sel, func(rows *sql.Rows) error {
			var day workday.Date
			var person, unionName, served, duties, place, done, outcome, state, strength, source string
			if err := rows.Scan(&day, &person, &unionName, &served, &duties, &place, &done, &outcome, &state, &strength, &source); err != nil {
				return err
			}
			return e.Row(dateCell(day), person, unionName, served, dutyTitles(duties), worklog.Place(place).Title(), done, outcome,
				worklog.State(state).Title(), worklog.Strength(strength).Title(), sourceTitle(source))
		})
	})
}
