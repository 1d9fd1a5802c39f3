package orgacts

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// exportRoutes register the workbooks of the chapter's lists; the tree leaves as the list of what stands in it.
func (s *Service) exportRoutes(r authz.Router) {
	read := authz.Need(authz.OrgRead)
	httpx.Handle(r, http.MethodGet, "/api/org/unions/export", read, s.exportUnions, httpx.Summary("导出工会列表、通讯录"))
	httpx.Handle(r, http.MethodGet, "/api/org/unions/{id}/acts/export", read, s.exportActs, httpx.Summary("导出一个工会的变更"))
	httpx.Handle(r, http.MethodGet, "/api/org/acts/open/export", authz.Need(authz.OrgManage), s.exportOpen, httpx.Summary("导出未办结和近期未能办理的变更"))
}

func (s *Service) exportUnions(ctx context.Context, a authz.Actor, in *FilterInput) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[UnionLine], error) { return s.List(ctx, a, in.filter(), at) }
	l := export.List{Title: "工会通讯录", Columns: []export.Column{
		export.Text("设区市", 18), export.Text("县（市、区）", 20), export.Text("工会名称", 30), export.Text("类别", 18), export.Digits("区划代码", 12),
		export.Text("上级工会", 26),
		{Title: "聘用单位", Kind: sheet.KindFlag},
		export.Text("联系人", 12), export.Text("职务", 16), export.Digits("办公电话", 24),
	}}
	return take(ctx, s, a, l, page, func(u UnionLine) []any {
		return []any{
			u.CityName, u.CountyName, u.Name, u.Kind.Title(), u.RegionCode, u.SuperiorName, u.Employs(s.today()), u.ContactName, u.ContactTitle, u.OfficePhone,
		}
	})
}

func (s *Service) exportActs(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	d, err := s.Show(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	acts := export.Whole(func() ([]ActLine, error) { return d.Acts, nil })
	return take(ctx, s, a, actList(d.Union.Name+"：变更"), acts, ActLine.cells)
}

func (s *Service) exportOpen(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	acts := export.Whole(func() ([]ActLine, error) { return s.LookedAfter(ctx, a) })
	return take(ctx, s, a, actList("未办结的组织变更"), acts, ActLine.cells)
}

func actList(title string) export.List {
	return export.List{Title: title, Sheet: "变更", Columns: []export.Column{
		export.Text("工会", 28), export.Text("变更", 22), export.Text("内容", 44), export.Days("生效日期"), export.Text("文件、理由", 26),
		export.Name("提出人"), export.Name("决定人"), export.Text("状态", 16), export.Text("未能办理的原因", 30),
	}}
}

var stateTitles = map[State]string{
	Asked: "待上级同意", Waiting: "到期办理", Running: "正在办理", Done: "已办理", Refused: "不同意", Cancelled: "已撤回", Undone: "误办，已撤回", Failed: "未能办理",
}

func (l ActLine) cells() []any {
	return []any{
		l.UnionName, l.KindTitle, l.told(), export.Day(l.EffectiveOn), l.Document, l.AskedName, l.DecidedName, stateTitles[l.State], l.Why,
	}
}

// told is what the act changes, besides what its kind says.
func (l ActLine) told() string {
	switch l.Kind {
	case Rename:
		var parts []string
		if l.Name != "" {
			parts = append(parts, "更名为“"+l.Name+"”")
		}
		if l.NewKind != "" {
			parts = append(parts, "改为"+l.NewKind.Title())
		}
		if l.RegionCode != "" {
			parts = append(parts, "区划代码改为"+l.RegionCode)
		}
		return strings.Join(parts, "，")
	case Move:
		return "划归“" + l.OtherName + "”"
	case Merge:
		return fmt.Sprintf("“%s”并入“%s”", l.UnionName, l.OtherName)
	case Split:
		return fmt.Sprintf("从“%s”分立出“%s”", l.UnionName, l.Name)
	case Tier:
		if l.CountyTier {
			return "按县级对待"
		}
		return "不再按县级对待"
	case Employ:
		return "须经“" + l.ConsentName + "”同意"
	case Close, Undo:
	}
	return ""
}

func take[T any](ctx context.Context, s *Service, a authz.Actor, l export.List, page func(httpx.PageQuery) (httpx.Page[T], error), cells func(T) []any) (*huma.StreamResponse, error) {
	act := export.Act{Actor: a.Audit(), Action: "org.export", Kind: "org_union", Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, cells)
}
