package worklog

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Kinds of the chapter's jobs.
const (
	NoticeKind = "worklog.notice" // tells the instructor or the employing union what happened to an entry
	RemindKind = "worklog.remind" // an entry has waited for its signature too long
	CloseKind  = "worklog.close"  // keeps what closed years closed with
	OpenKind   = "worklog.open"   // opens the running year of everybody in post
)

type visitArgs struct {
	VisitID   string `json:"visitId"`
	VersionID string `json:"versionId"`
}

type noticeArgs struct {
	VisitID string `json:"visitId"`
	Event   string `json:"event"`
}

// Work registers the chapter's jobs.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, NoticeKind, s.notice)
	jobs.Handle(r, RemindKind, s.remind)
	jobs.Handle(r, CloseKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.CloseYears(ctx) })
	r.Every(CloseKind, 24*time.Hour)
	jobs.Handle(r, OpenKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.OpenYears(ctx) })
	r.Every(OpenKind, 24*time.Hour)
}

// texts are what an instructor is told of an event; an event that is not here concerns the employing union.
var texts = map[string]string{
	"confirm":           "服务方已签字确认。",
	"correct":           "服务方要求更正，请修改后重新提交、重新确认。",
	"refuse":            "服务方不予确认。",
	"withdraw":          "服务方撤回了签字确认，当日天数已重新计算。",
	"paper":             "纸质签字已核对通过。",
	"paper_reject":      "纸质签字核对未通过。",
	"consent_given":     "聘用单位已同意您参与这次协商。",
	"consent_refused":   "聘用单位未同意您参与这次协商。",
	"correction_accept": "聘用单位已决定更正上一年度的这条记录。",
	"correction_reject": "聘用单位决定上一年度的这条记录不作更正。",
}

func (s *Service) notice(ctx context.Context, j jobs.Run, args noticeArgs) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		v, err := byID(ctx, tx, authz.Everything(), args.VisitID)
		if errs.Is(err, errs.NotFoundCode) {
			return nil // deleted meanwhile: nobody is left to be told
		}
		if err != nil {
			return err
		}
		n := notify.Notice{
			Recipient: notify.ToPerson(v.PersonID), Title: v.Day.Chinese() + "的工作日志", Body: v.ServedName + "：" + texts[args.Event],
			Link: "/visits/" + v.ID, Dedup: j.ID,
		}
		if v.StateReason != "" {
			n.Body += "理由：" + v.StateReason
		}
		if args.Event == "correction_open" {
			n.Recipient = authz.Post(authz.RoleHead, v.UnionID)
			n.Body = v.ServedName + "：年度关闭后收到更正，请写明理由作出决定。"
			n.Link = "/visits/corrections"
		}
		return notify.Tell(ctx, tx, n)
	})
}

func (s *Service) remind(ctx context.Context, j jobs.Run, args visitArgs) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		v, err := byID(ctx, tx, authz.Everything(), args.VisitID)
		if errs.Is(err, errs.NotFoundCode) || err == nil && (v.State != StateWaiting || v.VersionID != args.VersionID) {
			return nil
		}
		if err != nil {
			return err
		}
		return notify.Tell(ctx, tx, notify.Notice{
			Recipient: notify.ToPerson(v.PersonID), Title: v.Day.Chinese() + "的工作日志尚未签字确认",
			Body: v.ServedName + "：可以重新发送确认链接，或上传纸质签字。", Link: "/visits/" + v.ID, Dedup: j.ID,
		})
	})
}

// CloseYears keeps what each year stood at when its last day for confirmations passed. That a year has closed follows
// from the date, not from this job: nothing counts in between.
func (s *Service) CloseYears(ctx context.Context) error {
	today := workday.Of(s.DB.Now())
	for {
		var ids []string
		err := s.DB.Read().NewRaw(`SELECT id FROM worklog_year WHERE closed_at IS NULL AND closes_on < ? ORDER BY closes_on, id LIMIT ?`,
			today, db.Batch).Scan(ctx, &ids)
		if err != nil {
			return fmt.Errorf("look for years to close: %w", err)
		}
		if len(ids) == 0 {
			return nil
		}
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if err := db.Lock(ctx, tx, "worklog_year", ids...); err != nil {
				return err
			}
			_, err := tx.NewRaw(`UPDATE worklog_year SET closed_at = ?, closed_days = confirmed_days WHERE id IN (?) AND closed_at IS NULL`,
				tx.Now(), bun.List(ids)).Exec(ctx)
			return err
		})
		if err != nil {
			return fmt.Errorf("close years: %w", err)
		}
	}
}

// OpenYears opens the running year of everybody in post today, so that the days are owed in the ledger before the
// first entry is written.
func (s *Service) OpenYears(ctx context.Context) error {
	today := workday.Of(s.DB.Now())
	for {
		var people []string
		err := roster.Engaged(s.DB.Read(), authz.Everything(), today, today).ColumnExpr("p.id").
			Where("NOT EXISTS (SELECT 1 FROM worklog_year AS y WHERE y.person_id = p.id AND y.year = ?)", today.Year()).
			OrderExpr("p.id").Limit(100).Scan(ctx, &people)
		if err != nil {
			return fmt.Errorf("look for years to open: %w", err)
		}
		if len(people) == 0 {
			return nil
		}
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			for _, id := range people {
				t, engaged, err := termOn(ctx, tx, id, today)
				if err != nil || !engaged {
					return err
				}
				if _, err := lockYear(ctx, tx, t, today.Year()); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("open years: %w", err)
		}
	}
}
