package exit

import (
	"context"
	"errors"
	"io"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// exportBatch is how many exits are read at a time while a sheet is written.
const exportBatch = 500

// ExportList writes the exits in scope as a sheet, the latest first, as the list shows them.
func (s *Service) ExportList(ctx context.Context, a authz.Actor, in ListQuery) (name string, write func(io.Writer) error, err error) {
	if _, err := s.query(ctx, a.Scope(authz.ExitRead), in); err != nil {
		return "", nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: "exit.export", Kind: exitsTable, Label: "退出事项"})
	})
	if err != nil {
		return "", nil, err
	}
	return "退出事项.xlsx", func(w io.Writer) error {
		x, err := sheet.NewExport(w, "退出事项", []sheet.ExportColumn{
			{Title: "姓名", Kind: sheet.KindName},
			{Title: "聘用单位", Width: 28},
			{Title: "事由", Width: 34},
			{Title: "条款", Width: 20},
			{Title: "状态", Width: 16},
			{Title: "申请日期", Kind: sheet.KindDate},
			{Title: "最后在岗日", Kind: sheet.KindDate},
			{Title: "备案期限", Kind: sheet.KindDate},
			{Title: "备案编号", Width: 18},
			{Title: "备案时间", Width: 20},
			{Title: "备注", Width: 12},
		}, "退出事项", "导出人："+a.Name+"  导出时间："+s.DB.Now().In(workday.Shanghai).Format("2006-01-02 15:04"))
		if err != nil {
			return err
		}
		if err := s.exportRows(ctx, a, in, x); err != nil {
			return errors.Join(err, x.Abandon())
		}
		return x.Close()
	}, nil
}

func (s *Service) exportRows(ctx context.Context, a authz.Actor, in ListQuery, x *sheet.Export) error {
	for last := ""; ; {
		sel, err := s.query(ctx, a.Scope(authz.ExitRead), in)
		if err != nil {
			return err
		}
		if last != "" {
			sel = sel.Where("x.id < ?", last)
		}
		lines, err := s.lines(ctx, sel.OrderExpr("x.id DESC").Limit(exportBatch))
		if err != nil {
			return err
		}
		for _, l := range lines {
			remark := ""
			if l.Late {
				remark = "逾期"
			}
			if err := x.Row(l.Name, l.UnionName, l.GroundTitle, l.Article, l.StateTitle, sheetDate(l.AppliedOn), sheetDate(l.EffectiveOn), sheetDate(l.DueOn),
				l.Number, l.FiledAt, remark); err != nil {
				return err
			}
			last = l.ID
		}
		if len(lines) < exportBatch {
			return nil
		}
	}
}

// sheetDate is a day as a sheet's cell, blank for none.
func sheetDate(d workday.Date) sheet.Date {
	if d.IsZero() {
		return sheet.Date{}
	}
	return sheet.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
}
