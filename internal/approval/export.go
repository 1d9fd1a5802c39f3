package approval

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// words are what people call the box, and the instant that its lines bear.
func (b Box) words() (title, at string) {
	switch b {
	case BoxDone:
		return "已办", "最近变动"
	case BoxSent:
		return "我发起的", "上报时间"
	case BoxCopied:
		return "抄送我的", "抄送时间"
	case BoxTodo:
	}
	return "待办", "到达时间"
}

// exportCases sends a box as its list shows it to the same reader.
func (s *Service) exportCases(ctx context.Context, a authz.Actor, in *BoxQuery) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[CaseLine], error) { return s.List(ctx, a, in.Box, in.filter(), at) }
	title, at := in.Box.words()
	l := export.List{Title: "审批事项（" + title + "）", File: "审批事项-" + title, Columns: []export.Column{
		export.Text("事项", 40), export.Text("摘要", 40), export.Text("类别", 20), export.Text("上报单位", 28), export.Name("上报人"),
		export.Text("办理单位", 28), export.Text("当前步骤", 14), export.Text("状态", 10), export.Days("内部时限"), export.Text(at, 18),
	}}
	if in.Box == BoxCopied {
		l.Columns = append(l.Columns, export.Text("阅读", 18))
	}
	act := export.Act{Actor: a.Audit(), Action: "approval.export", Kind: AuditKind, Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, func(c CaseLine) []any {
		cells := []any{
			c.Title, c.Summary, c.FlowTitle, c.UnionName, c.SentName, c.StepUnion, c.StepTitle,
			c.State.Title(), export.Day(c.DueOn), workday.Minute(c.At),
		}
		if in.Box == BoxCopied {
			read := "未读"
			if !c.ReadAt.IsZero() {
				read = workday.Minute(c.ReadAt)
			}
			cells = append(cells, read)
		}
		return cells
	})
}
