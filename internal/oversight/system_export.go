package oversight

import (
	"context"
	"fmt"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/workday"
)

// JobFilter is what the jobs can be narrowed by.
type JobFilter struct {
	State jobs.State `query:"state" enum:"ready,running,done,dead,cancelled"`
	Kind  string     `query:"kind" maxLength:"64"`
}

var jobStates = map[jobs.State]string{
	jobs.Ready: "排队中", jobs.Running: "进行中", jobs.Done: "已完成", jobs.Dead: "失败", jobs.Cancelled: "已取消",
}

func (s *Service) exportJobs(ctx context.Context, a authz.Actor, in *JobFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[JobView], error) {
		return s.jobs(ctx, jobsInput{JobFilter: *in, Cursor: at.Cursor, Limit: at.Limit})
	}
	l := export.List{Title: "后台任务", Columns: []export.Column{
		export.Text("任务", 26), export.Text("状态", 10), export.Number("已试"), export.Text("计划时间", 18), export.Text("进度", 14),
		export.Text("上次失败", 24), export.Text("开始排队", 18), export.Text("结束时间", 18), export.Text("编号", 38),
	}}
	act := export.Act{Actor: a.Audit(), Action: "system.job.export", Kind: "job", Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, func(j JobView) []any {
		progress := ""
		if j.ProgressTotal > 0 {
			progress = fmt.Sprintf("%d / %d", j.ProgressDone, j.ProgressTotal)
		}
		return []any{j.Title, jobStates[j.State], j.Attempt, minute(j.RunAt), progress, j.LastError, minute(j.CreatedAt), minute(j.EndedAt), j.ID}
	})
}

var outboxStates = map[string]string{"waiting": "等待发送", "sent": "已发出", "dead": "发送失败", "expired": "已过期"}

// exportOutbox leaves the messages' texts behind, also those that the demonstration shows: a workbook is passed on, and
// by a code or link somebody could sign in a served union's place.
func (s *Service) exportOutbox(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[OutboxLine], error) { return s.outbox(ctx, a, at, false) }
	l := export.List{Title: "待发消息", Notes: []string{"消息内容含验证码和签字链接，不随表导出"}, Columns: []export.Column{
		export.Text("写入时间", 18), export.Text("收件号码", 16), export.Text("事项", 20), export.Text("状态", 10), export.Text("有效至", 18),
		export.Number("已试"), export.Text("结果", 40),
	}}
	act := export.Act{Actor: a.Audit(), Action: "system.outbox.export", Kind: "outbox", Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, func(m OutboxLine) []any {
		return []any{minute(m.CreatedAt), m.To, m.Subject, outboxStates[m.State], minute(m.ExpiresAt), m.Tries, m.Answer}
	})
}

// minute is an instant's cell, blank for none.
func minute(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return workday.Minute(t)
}
