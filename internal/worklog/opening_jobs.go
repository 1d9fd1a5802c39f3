package worklog

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
)

type openingArgs struct {
	OpeningID string `json:"openingId"`
	Act       string `json:"act"`
}

func openingNotice(o Opening, act string) jobs.Job {
	return jobs.Job{Kind: OpeningNoticeKind, Args: openingArgs{OpeningID: o.ID, Act: act}}
}

// openingNotice tells whom it concerns what happened to an opening.
func (s *Service) openingNotice(ctx context.Context, j jobs.Run, args openingArgs) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		o, err := openingByID(ctx, tx, authz.Everything(), args.OpeningID)
		if errs.Is(err, errs.NotFoundCode) {
			return nil // given up meanwhile
		}
		if err != nil || args.Act == "send" && o.State != OpeningWaiting {
			return err // recalled or checked meanwhile: it waits for nobody
		}
		tallies, err := openingTallies(ctx, tx, o.ID)
		if err != nil {
			return err
		}
		return tell(ctx, tx, j.ID, OpeningTellings(o, args.Act, tallies[o.ID]))
	})
}

// openingKept is how long an opening that is being prepared is kept without being sent.
const openingKept = 30 * 24 * time.Hour

// CleanOpenings forgets openings that were prepared and never sent, with their scans.
func (s *Service) CleanOpenings(ctx context.Context) error {
	for {
		var list []Opening
		err := s.DB.Read().NewSelect().Model(&list).ExcludeColumn("file_sealed").Where("vo.state = 'preview'").
			Where("vo.uploaded_at < ?", s.DB.Now().Add(-openingKept)).OrderExpr("vo.uploaded_at, vo.id").Limit(50).Scan(ctx)
		if err != nil {
			return fmt.Errorf("look for openings never sent: %w", err)
		}
		if len(list) == 0 {
			return nil
		}
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			for _, first := range list {
				o, err := lockedOpening(ctx, tx, first.ID, first.Rev)
				if errs.Is(err, errs.StaleCode) || errs.Is(err, errs.NotFoundCode) {
					continue // somebody took it up again
				}
				if err != nil {
					return err
				}
				if err := recordOpening(ctx, tx, authz.System(audit.Task, "定期清理"), "drop", o, "上传后三十天没有送交"); err != nil {
					return err
				}
				if err := s.drop(ctx, tx, o); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("forget openings never sent: %w", err)
		}
	}
}
