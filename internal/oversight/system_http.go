package oversight

import (
	"context"
	"net/http"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
)

// JobView is a job as the system administrator sees it, with what may be done.
type JobView struct {
	jobs.Status
	Title   string   `json:"title"`
	Actions []string `json:"actions" nullable:"false"`
}

func jobOf(st jobs.Status) JobView {
	j := JobView{Status: st, Title: kindTitle(st.Kind), Actions: []string{}}
	switch st.State {
	case jobs.Dead, jobs.Cancelled:
		j.Actions = append(j.Actions, "retry")
	case jobs.Ready, jobs.Running:
		j.Actions = append(j.Actions, "cancel")
	case jobs.Done:
	}
	return j
}

var kindTitles = map[string]string{
	audit.SealKind: "封存审计记录",
	VerifyKind:     "校验审计记录",
	jobs.PurgeKind: "清理已结束的任务",
	blob.CleanKind: "清理无人引用的文件",

	notify.PurgeKind: "清理过期的通知和消息",
	notify.SendKind:  "发送消息",
	notify.SweepKind: "核对等待发送的消息",
	"inbox.carry":    "按个人选择发出通知",

	"approval.remind":         "审批过半时限提醒",
	"approval.escalate":       "审批超过内部时限告知上级",
	"approval.reckon":         "重新计算审批的内部时限",
	"approval.tidy":           "收回不再在岗者手上的审批",
	"duties.owe":              "核对培训、述职、考核等期限",
	"duties.city":             "核对设区市举办的培训",
	"exit.reckon":             "核对退出备案的期限",
	"filing.owe":              "核对十月备案的期限和补充名单",
	"hiring.contract_owe":     "核对合同、续聘和违规聘用提示",
	"hiring.plan_owe":         "核对聘用计划的期限",
	"recruit.erase":           "到期清除未聘用人员的报名材料",
	"recruit.remind":          "提醒未办结的招聘",
	"identity.purge_sessions": "清理过期的登录",
	"rights.term":             "核对意见投诉申诉的答复时限",
	"org.due":                 "到日办结组织变更",
	"org.forget":              "清理撤回期已过的变更底稿",
	"org.follow":              "组织变更后随迁记录",
	"org.sweep":               "核对组织变更的随迁",
	"roster.import.clean":     "清理放弃的花名册导入",
	"served.follow":           "合并后随迁服务对象的记录",
	"served.import.clean":     "清理放弃的台账导入",
	"worklog.close":           "关闭到期年度",
	"worklog.notice":          "通知日志的变化",
	"worklog.open":            "开立年度",
	"worklog.opening.clean":   "清理放弃的启用前记录",
	"worklog.opening.notice":  "通知启用前记录的变化",
	"worklog.reckon":          "按现行规定重算年度天数",
	"worklog.remind":          "提醒久未签字的日志",
}

func kindTitle(kind string) string {
	if t := kindTitles[kind]; t != "" {
		return t
	}
	return kind
}

type jobsInput struct {
	JobFilter
	Cursor string `query:"cursor" maxLength:"36" doc:"上一页最后一条的编号"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

func (s *Service) systemRoutes(r authz.Router) {
	system := authz.Need(authz.SystemJobs)
	httpx.Handle(r, http.MethodGet, "/api/jobs", system, s.getJobs, httpx.Summary("后台任务"))
	httpx.Handle(r, http.MethodGet, "/api/jobs/export", system, s.exportJobs, httpx.Summary("导出后台任务"))
	httpx.Handle(r, http.MethodGet, "/api/jobs/counts", system, s.getJobCounts, httpx.Summary("后台任务计数"))
	httpx.Handle(r, http.MethodPost, "/api/jobs/{id}/retry", system, s.postRetry, httpx.Summary("重试任务"))
	httpx.Handle(r, http.MethodPost, "/api/jobs/{id}/cancel", system, s.postCancel, httpx.Summary("取消任务"))
	s.outboxRoutes(r)
}

func (s *Service) getJobs(ctx context.Context, _ authz.Actor, in *jobsInput) (*httpx.Body[httpx.Page[JobView]], error) {
	page, err := s.jobs(ctx, *in)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) jobs(ctx context.Context, in jobsInput) (httpx.Page[JobView], error) {
	q := s.DB.Read()
	list, err := jobs.List(ctx, q, jobs.Filter{State: in.State, Kind: in.Kind, Before: in.Cursor, Limit: in.Limit + 1})
	if err != nil {
		return httpx.Page[JobView]{}, err
	}
	total, err := tally(ctx, q, in.JobFilter)
	if err != nil {
		return httpx.Page[JobView]{}, err
	}
	page := httpx.Page[JobView]{Items: []JobView{}, Total: total}
	if len(list) > in.Limit {
		list = list[:in.Limit]
		page.Next = list[in.Limit-1].ID
	}
	for _, st := range list {
		page.Items = append(page.Items, jobOf(st))
	}
	return page, nil
}

func tally(ctx context.Context, q db.Q, in JobFilter) (httpx.Total, error) {
	sel := q.NewSelect().TableExpr("job")
	if in.State != "" {
		sel = sel.Where("state = ?", in.State)
	}
	if in.Kind != "" {
		sel = sel.Where("kind = ?", in.Kind)
	}
	n, exact, err := db.CountUpTo(ctx, q, sel)
	return httpx.Total{Count: n, Exact: exact}, err
}

func (s *Service) getJobCounts(ctx context.Context, _ authz.Actor, _ *struct{}) (*httpx.Body[[]jobs.Tally], error) {
	list, err := jobs.Count(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	return httpx.Reply(list), nil
}

func (s *Service) postRetry(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[JobView], error) {
	return s.actOnJob(ctx, a, in.ID, "system.job.retry", jobs.Retry)
}

func (s *Service) postCancel(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[JobView], error) {
	return s.actOnJob(ctx, a, in.ID, "system.job.cancel", jobs.Cancel)
}

func (s *Service) actOnJob(ctx context.Context, a authz.Actor, id, action string,
	act func(context.Context, *db.Tx, string) error,
) (*httpx.Body[JobView], error) {
	var out JobView
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := act(ctx, tx, id); err != nil {
			return err
		}
		st, err := jobs.Get(ctx, tx, id)
		if err != nil {
			return err
		}
		out = jobOf(st)
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: action, Kind: "job", ID: id, Label: out.Title})
	})
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}
