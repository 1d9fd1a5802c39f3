package hiring

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// Export writes the ledger of a union on a day, line for line as the page shows it.
func (s *QuotaService) Export(ctx context.Context, a authz.Actor, unionID string, on workday.Date) (l QuotaLedger, write func(io.Writer) error, err error) {
	if l, err = s.Ledger(ctx, a, unionID, on); err != nil {
		return l, nil, err
	}
	u, err := org.ByID(ctx, s.DB.Read(), l.UnionID)
	if err != nil {
		return l, nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "quota.export", Kind: "quota", Label: fmt.Sprintf("%s：员额台账（%s）", u.Name, l.On),
			UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID,
		})
	})
	at := workday.Minute(s.DB.Now())
	return l, func(w io.Writer) error { return writeLedger(w, l, a.Name+"导出，"+at) }, err
}

func writeLedger(w io.Writer, l QuotaLedger, made string) (err error) {
	number := func(title string) sheet.ExportColumn {
		return sheet.ExportColumn{Title: title, Kind: sheet.KindNumber, Width: 10}
	}
	in := "在岗"
	if l.Means == "hires" {
		in = "本年已聘"
	}
	e, err := sheet.NewExport(w, "员额台账", []sheet.ExportColumn{
		{Title: "单位", Kind: sheet.KindText, Width: 32},
		{Title: "行政区划代码", Kind: sheet.KindDigits, Width: 14},
		number("核定"), number("预留"), number(in), number("其中购买服务"), number("余额"), number("超员"),
		{Title: "情况", Kind: sheet.KindText, Width: 16},
	}, fmt.Sprintf("%s%d年度员额台账（%s）", l.Name, l.Year, l.On.Chinese()), made)
	if err != nil {
		return err
	}
	for _, r := range l.Rows {
		f := r.Figures
		cells := []any{strings.Repeat("　", r.Depth) + rowName(r), r.RegionCode, f.Authorised, f.Reserved, f.Occupied, f.Procured, f.Room, f.Over, rowSays(r)}
		if r.Shares || !f.Approved {
			cells[2], cells[6], cells[7] = nil, nil, nil
		}
		if err := e.Row(cells...); err != nil {
			return errors.Join(err, e.Abandon())
		}
	}
	return e.Close()
}

func rowName(r QuotaRow) string {
	switch {
	case r.Own:
		return r.Name + "（本级）"
	case r.Total:
		return r.Name + "（合计）"
	}
	return r.Name
}

// rowSays is a line's state in words.
func rowSays(r QuotaRow) string {
	switch {
	case r.Shares:
		return "在上级员额之内"
	case !r.Figures.Approved:
		return "尚未核定"
	case r.Total && r.OverUnits > 0:
		return fmt.Sprintf("%d个单位超员", r.OverUnits)
	case r.Total:
		return ""
	case r.Figures.Over > 0:
		return fmt.Sprintf("超员%d名", r.Figures.Over)
	case r.Figures.Room == 0:
		return "满员"
	}
	return ""
}

func (s *QuotaService) exportHeads(ctx context.Context, a authz.Actor, in *QuotaHeadsFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[QuotaHead], error) {
		v, err := s.Heads(ctx, a, in.UnionID, in.On, in.All, at)
		return v.Page, err
	}
	l := export.List{Title: "员额台账在岗人员", Columns: []export.Column{
		export.Name("姓名"), export.Text("聘用单位", 28), export.Text("聘用渠道", 14), export.Days("上岗日期"), export.Days("离岗日期"), export.Text("来源", 12),
	}}
	return take(ctx, s, a, l, page, func(h QuotaHead) []any {
		source := "系统内聘用"
		if h.Opening {
			source = "期初"
		}
		return []any{h.Name, h.UnionName, h.ChannelTitle, export.Day(h.OnDuty), export.Day(h.EndedOn), source}
	})
}

func (s *QuotaService) exportOrders(ctx context.Context, a authz.Actor, in *OrderFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[OrderLine], error) { return s.Orders(ctx, a, in.Year, in.Kind, at) }
	l := export.List{Title: "员额文件", Columns: []export.Column{
		export.Text("文号", 26), export.Text("事项", 12), export.Text("年度", 8), export.Days("签发日期"), export.Days("生效日期"),
		export.Number("涉及单位"), export.Number("增加"), export.Number("减少"), export.Text("理由", 40), export.Text("冲销", 10),
	}}
	return take(ctx, s, a, l, page, func(o OrderLine) []any {
		countered := ""
		if o.Countered {
			countered = "已冲销"
		}
		return []any{
			o.Document, o.KindTitle, fmt.Sprint(o.Year), export.Day(o.DecidedOn), export.Day(o.EffectiveOn), o.Units, o.Given, o.Taken, o.Reason, countered,
		}
	})
}

func take[T any](ctx context.Context, s *QuotaService, a authz.Actor, l export.List, page func(httpx.PageQuery) (httpx.Page[T], error), cells func(T) []any) (*huma.StreamResponse, error) {
	act := export.Act{Actor: a.Audit(), Action: "quota.export", Kind: "quota", Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, cells)
}
