package app

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/report"
)

// waits is what 待办 counts by asking the chapters, one line each.
func (a *App) waits() []func(context.Context, authz.Actor) ([]report.Todo, error) {
	return []func(context.Context, authz.Actor) ([]report.Todo, error){
		waiting("推荐表待上报", "/hiring/forms", a.Forms.Waiting),
		a.filingsWaiting,
		waiting("意见投诉待答复", "/rights/handling?state=open", a.Rights.Waiting),
		waiting("信息更正申请待处理", "/corrections", a.Rights.CorrectionsWaiting),
		waiting("规章制度待阅知", "/house", a.Rights.HouseWaiting),
	}
}

func waiting(title, link string, count func(context.Context, authz.Actor) (int, error)) func(context.Context, authz.Actor) ([]report.Todo, error) {
	return func(ctx context.Context, actor authz.Actor) ([]report.Todo, error) {
		n, err := count(ctx, actor)
		if err != nil || n == 0 {
			return nil, err
		}
		return []report.Todo{{Title: title, Count: n, Link: link}}, nil
	}
}

func (a *App) filingsWaiting(ctx context.Context, actor authz.Actor) (out []report.Todo, err error) {
	list, err := a.Filing.Waiting(ctx, actor)
	for _, w := range list {
		out = append(out, report.Todo{Title: fmt.Sprintf("%d年度备案待接收", w.Year), Count: w.Count, Link: fmt.Sprintf("/filing?year=%d", w.Year)})
	}
	return out, err
}
