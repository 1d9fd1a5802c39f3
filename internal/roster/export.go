package roster

import (
	"context"
	"errors"
	"io"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// Export prepares the list as a workbook: it is checked and audited now, and streamed by write, page by page.
func (s *Service) Export(ctx context.Context, a authz.Actor, f Filter) (name string, write func(io.Writer) error, err error) {
	scope := a.Scope(authz.RosterExport)
	if _, _, err := s.query(ctx, scope, f); err != nil {
		return "", nil, err
	}
	day := f.AsOf
	if day.IsZero() {
		day = s.today()
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: "roster.export", Kind: "roster", Label: "花名册 " + day.String()})
	})
	if err != nil {
		return "", nil, err
	}
	title := "专职集体协商指导员花名册（截至" + day.Chinese() + "）"
	return title + ".xlsx", func(w io.Writer) error { return s.writeExport(ctx, w, title, a.Name, scope, f) }, nil
}

func (s *Service) writeExport(ctx context.Context, w io.Writer, title, by string, scope authz.Scope, f Filter) error {
	x, err := sheet.NewExport(w, "花名册", []sheet.ExportColumn{
		{Title: "姓名", Kind: sheet.KindName},
		{Title: "性别"},
		{Title: "出生年月", Kind: sheet.KindMonth},
		{Title: "政治面貌"},
		{Title: "文化程度"},
		{Title: "专业职称"},
		{Title: "身份证号（隐去）", Kind: sheet.KindDigits},
		{Title: "移动电话（隐去）", Kind: sheet.KindDigits},
		{Title: "聘用单位", Width: 28},
		{Title: "定岗单位", Width: 28},
		{Title: "聘用渠道"},
		{Title: "合同种类"},
		{Title: "合同起始时间", Kind: sheet.KindDate},
		{Title: "合同终止时间", Kind: sheet.KindDate},
		{Title: "上岗时间", Kind: sheet.KindDate},
		{Title: "离岗时间", Kind: sheet.KindDate},
		{Title: "状态"},
		{Title: "期初", Kind: sheet.KindFlag},
	}, title, "导出人："+by+"  导出时间："+workday.Minute(s.DB.Now()))
	if err != nil {
		return err
	}
	const page = 1000
	var at httpx.Cursor
	for {
		sel, day, err := s.query(ctx, scope, f)
		if err != nil {
			return errors.Join(err, x.Abandon())
		}
		rows, err := s.rows(ctx, sel, day, at, page)
		if err != nil {
			return errors.Join(err, x.Abandon())
		}
		for _, r := range rows {
			if err := x.Row(r.cells()...); err != nil {
				return errors.Join(err, x.Abandon())
			}
		}
		if len(rows) < page {
			return x.Close()
		}
		last := rows[len(rows)-1]
		at.Keys = []string{last.key, last.ID}
	}
}

func (r HeadRow) cells() []any {
	born := sheetDate(r.Birth)
	born.Precision, born.Day = sheet.Month, 0
	end := sheetDate(r.ContractTo)
	if r.OpenEnded {
		end = sheet.Date{Open: sheet.NoTerm}
	}
	return []any{
		r.Name, r.Sex, born, r.Political, r.Education, r.TitleText, r.IDMasked, r.PhoneMasked, r.UnionName, r.PostUnion,
		r.Channel.Title(), r.ContractKind.Title(), sheetDate(r.ContractFrom), end, sheetDate(r.OnDuty), sheetDate(r.EndedOn),
		r.State.Title(), r.Opening,
	}
}

func sheetDate(d workday.Date) sheet.Date {
	if d.IsZero() {
		return sheet.Date{}
	}
	return sheet.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
}
