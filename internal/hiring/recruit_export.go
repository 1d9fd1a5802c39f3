package hiring

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// exportNotices sends the notices that the list shows; of those who applied there is no more than their number.
func (s *RecruitService) exportNotices(ctx context.Context, a authz.Actor, in *NoticeFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[RecruitLine], error) { return s.Notices(ctx, a, *in, at) }
	l := export.List{Title: "招聘公告", Columns: []export.Column{
		export.Text("公告", 40), export.Text("聘用单位", 28), export.Text("状态", 12), export.Text("进展", 24), export.Number("招聘人数"),
		export.Number("现存报名"), export.Days("报名开始"), export.Days("报名截止"),
	}}
	act := export.Act{Actor: a.Audit(), Action: "recruit.notices.export", Kind: "recruit_notice", Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, func(n RecruitLine) []any {
		return []any{n.Title, n.UnionName, n.StateTitle, n.Phase, n.Heads, n.Applications, export.Day(n.ApplyFrom), export.Day(n.ApplyUntil)}
	})
}
