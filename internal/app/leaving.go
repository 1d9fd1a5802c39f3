package app

import (
	"context"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/exit"
	"xiezhi/internal/hiring"
	"xiezhi/internal/identity"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

// stillOpen lists what the chapters count as open with somebody who is about to leave, one line each.
func (a *App) stillOpen() []func(context.Context, db.Q, string, string) (exit.Counted, error) {
	return []func(context.Context, db.Q, string, string) (exit.Counted, error){
		func(ctx context.Context, q db.Q, personID, _ string) (exit.Counted, error) {
			n, err := worklog.OpenVisits(ctx, q, personID)
			return exit.Counted{Key: "visits", Title: "没有签字确认的工作日志", Count: n, Unit: "条", Path: "/visits?personId=" + personID}, err
		},
		func(ctx context.Context, q db.Q, _, engagementID string) (exit.Counted, error) {
			n, err := hiring.FormsUnderWay(ctx, q, engagementID)
			return exit.Counted{Key: "forms", Title: "没有办完的续聘推荐表", Count: n, Unit: "份", Path: "/hiring/forms"}, err
		},
		func(ctx context.Context, q db.Q, _, engagementID string) (exit.Counted, error) {
			n, err := hiring.CasesUnderWay(ctx, q, engagementID)
			return exit.Counted{Key: "cases", Title: "没有办结的审批事项", Count: n, Unit: "件", Path: "/approval"}, err
		},
		func(ctx context.Context, q db.Q, personID, _ string) (exit.Counted, error) {
			posts, err := identity.PostsOfPerson(ctx, q, workday.Of(a.DB.Now()), personID)
			posts = slices.DeleteFunc(posts, func(p identity.PostHolder) bool { return p.Grant.Role == authz.RoleInstructor })
			return exit.Counted{Key: "posts", Title: "系统账号上在任的管理岗位", Count: len(posts), Unit: "个", Path: "/accounts"}, err
		},
	}
}

// whenLeft lists what the chapters close when an engagement has ended, in its transaction, one line each. What contracts and
// grades ask for follows the roster's own word.
func (a *App) whenLeft() []func(context.Context, *db.Tx, authz.Actor, roster.Engagement) error {
	return []func(context.Context, *db.Tx, authz.Actor, roster.Engagement) error{
		func(ctx context.Context, tx *db.Tx, _ authz.Actor, e roster.Engagement) error {
			return worklog.Ended(ctx, tx, e.PersonID)
		},
		func(ctx context.Context, tx *db.Tx, actor authz.Actor, e roster.Engagement) error {
			return hiring.LeaveForms(ctx, tx, actor.Audit(), e.ID, later(e.EndedOn, workday.Of(tx.Now())))
		},
	}
}

// whenAgain lists what the chapters reckon anew when an end turns out to have been another, or none, one line each. What
// contracts and grades ask for follows the roster's own word.
func (a *App) whenAgain() []func(context.Context, *db.Tx, authz.Actor, roster.Engagement, roster.Engagement) error {
	return []func(context.Context, *db.Tx, authz.Actor, roster.Engagement, roster.Engagement) error{
		func(ctx context.Context, tx *db.Tx, _ authz.Actor, _, is roster.Engagement) error {
			return worklog.Ended(ctx, tx, is.PersonID)
		},
		func(ctx context.Context, tx *db.Tx, actor authz.Actor, _, is roster.Engagement) error {
			if !is.EndedOn.IsZero() {
				return nil
			}
			return hiring.RestoreForms(ctx, tx, actor.Audit(), is)
		},
		func(ctx context.Context, tx *db.Tx, _ authz.Actor, _, is roster.Engagement) error {
			if !is.EndedOn.IsZero() {
				return nil
			}
			return hiring.TellClaimants(ctx, tx, is)
		},
		a.Filing.EndChanged,
	}
}

// later is the later of two days.
func later(a, b workday.Date) workday.Date {
	if a.After(b) {
		return a
	}
	return b
}
