package served

import (
	"context"
	"errors"
	"fmt"
	"io"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// Export writes the register within scope as a workbook, page by page, so that memory stays bounded. Phones stay masked.
func Export(ctx context.Context, q db.Q, w io.Writer, scope authz.Scope, f Filter, by string, on workday.Date) error {
	out, err := sheet.NewExport(w, "服务对象台账", []sheet.ExportColumn{
		{Title: "单位名称", Width: 32},
		{Title: "类别"},
		{Title: "统一社会信用代码", Kind: sheet.KindDigits},
		{Title: "所属工会", Width: 20},
		{Title: "区划代码", Kind: sheet.KindDigits},
		{Title: "行业"},
		{Title: "职工人数", Kind: sheet.KindNumber},
		{Title: "会员数", Kind: sheet.KindNumber},
		{Title: "是否建会", Kind: sheet.KindFlag},
		{Title: "工会主席", Kind: sheet.KindName},
		{Title: "联系人", Kind: sheet.KindName},
		{Title: "联系人职务"},
		{Title: "联系电话", Kind: sheet.KindDigits},
		{Title: "电话已核对", Kind: sheet.KindFlag},
		{Title: "集体合同", Width: 20},
		{Title: "合同起始", Kind: sheet.KindDate},
		{Title: "合同届满", Kind: sheet.KindDate},
		{Title: "状态"},
		{Title: "备注"},
	}, "服务对象台账", fmt.Sprintf("%s导出，导出人：%s。联系电话已隐去中间四位。", on.Chinese(), by))
	if err != nil {
		return err
	}
	if err := exportRows(ctx, q, out, scope, f); err != nil {
		return errors.Join(err, out.Abandon())
	}
	return out.Close()
}

func exportRows(ctx context.Context, q db.Q, out *sheet.Export, scope authz.Scope, f Filter) error {
	unions := map[string]string{}
	var last Unit
	for {
		var rows []Unit
		sel := f.where(scope.Where(q.NewSelect().Model(&rows), places)).OrderExpr("s.pinyin, s.id").Limit(1000)
		if last.ID != "" {
			sel = sel.Where("(s.pinyin, s.id) > (?, ?)", last.Pinyin, last.ID)
		}
		if err := sel.Scan(ctx); err != nil {
			return fmt.Errorf("export served units: %w", err)
		}
		if len(rows) == 0 {
			return nil
		}
		var ids []string
		for _, u := range rows {
			if _, known := unions[u.UnionID]; !known {
				unions[u.UnionID] = ""
				ids = append(ids, u.UnionID)
			}
		}
		found, err := org.ByIDs(ctx, q, ids...)
		if err != nil {
			return err
		}
		for id, u := range found {
			unions[id] = u.Name
		}
		for _, u := range rows {
			err := out.Row(u.Name, u.Kind.Title(), u.CreditCode, unions[u.UnionID], u.RegionCode, u.Industry, count(u.Workers), count(u.Members),
				u.HasUnion, u.ChairName, u.ContactName, u.ContactTitle, u.PhoneMasked, u.PhoneChecked(), u.AgreementKind.Title(),
				day(u.AgreementFrom), day(u.AgreementUntil), u.State.Title(), u.Note)
			if err != nil {
				return err
			}
		}
		last = rows[len(rows)-1]
	}
}

// count is a number, blank when unknown.
func count(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

func day(d workday.Date) any {
	if d.IsZero() {
		return nil
	}
	return sheet.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
}
