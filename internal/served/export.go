package served

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

func (s *Service) exportRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/served/export", authz.Need(authz.ServedRead), s.exportList, httpx.Summary("导出服务对象台账"))
	httpx.Handle(r, http.MethodGet, "/api/served/alike/export", authz.Need(authz.ServedMerge), s.exportPairs, httpx.Summary("导出可能重复的服务对象"))
}

// exportList sends the register as the list shows it; phones stay masked.
func (s *Service) exportList(ctx context.Context, a authz.Actor, in *Query) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[UnitView], error) { return s.listed(ctx, a, in.filter(), at) }
	l := export.List{Title: "服务对象台账", Notes: []string{"联系电话已隐去中间四位"}, Columns: []export.Column{
		export.Text("单位名称", 32),
		{Title: "类别"},
		{Title: "统一社会信用代码", Kind: sheet.KindDigits},
		export.Text("所属工会", 20),
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
		export.Text("集体合同", 20),
		{Title: "合同起始", Kind: sheet.KindDate},
		{Title: "合同届满", Kind: sheet.KindDate},
		{Title: "状态"},
		{Title: "备注"},
	}}
	return take(ctx, s, a, l, page, func(u UnitView) []any {
		return []any{
			u.Name, u.KindTitle, u.CreditCode, u.UnionName, u.RegionCode, u.Industry, count(u.Workers), count(u.Members),
			u.HasUnion, u.ChairName, u.ContactName, u.ContactTitle, u.PhoneMasked, u.PhoneChecked, u.AgreementTitle,
			export.Day(u.AgreementFrom), export.Day(u.AgreementUntil), u.StateTitle, u.Note,
		}
	})
}

// alikeTitle says in Chinese what two units have in common.
func alikeTitle(why string) string {
	switch why {
	case "credit":
		return "信用代码相同"
	case "org":
		return "同一个工会"
	}
	return "名称相同"
}

func (s *Service) exportPairs(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	page := export.Whole(func() ([]UnitPair, error) { return s.alike(ctx, a) })
	l := export.List{Title: "疑似重复的服务对象", Columns: []export.Column{
		export.Text("单位", 32), export.Digits("信用代码", 22), export.Text("所属工会", 20), export.Text("状态", 10),
		export.Text("与之相同的单位", 32), export.Digits("信用代码", 22), export.Text("所属工会", 20), export.Text("状态", 10), export.Text("相同之处", 16),
	}}
	return take(ctx, s, a, l, page, func(p UnitPair) []any {
		one, other := p.One, p.Other
		return []any{
			one.Name, one.CreditCode, one.UnionName, one.StateTitle, other.Name, other.CreditCode, other.UnionName, other.StateTitle, alikeTitle(p.Why),
		}
	})
}

func take[T any](ctx context.Context, s *Service, a authz.Actor, l export.List, page func(httpx.PageQuery) (httpx.Page[T], error), cells func(T) []any) (*huma.StreamResponse, error) {
	act := export.Act{Actor: a.Audit(), Action: "served.export", Kind: "served", Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, cells)
}

// count is a number, blank when unknown.
func count(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}
