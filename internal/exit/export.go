package exit

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// exportList sends the exits that the list shows to the same reader.
func (s *Service) exportList(ctx context.Context, a authz.Actor, in *ListQuery) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[ListedExit], error) { return s.List(ctx, a, *in, at) }
	l := export.List{Title: "退出事项", Columns: []export.Column{
		export.Name("姓名"), export.Text("聘用单位", 28), export.Text("事由", 34), export.Text("条款", 20), export.Text("状态", 16), export.Days("申请日期"),
		export.Days("最后在岗日"), export.Days("备案期限"), export.Text("备案编号", 18), export.Text("备案时间", 20), export.Text("备注", 12),
	}}
	act := export.Act{Actor: a.Audit(), Action: "exit.export", Kind: exitsTable, Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, func(x ListedExit) []any {
		remark := ""
		if x.Late {
			remark = "逾期"
		}
		return []any{
			x.Name, x.UnionName, x.GroundTitle, x.Article, x.StateTitle, export.Day(x.AppliedOn), export.Day(x.EffectiveOn), export.Day(x.DueOn),
			x.Number, x.FiledAt, remark,
		}
	})
}
