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

	OpeningNoticeKind = "worklog.opening.notice" // tells whom an opening waits for, and what became of it
	OpeningCleanKind  = "worklog.opening.clean"  // forgets openings that were prepared and never sent
)

type visitArgs struct {
	VisitID   string `json:"visitId"`
	VersionID string `json:"versionId"`
}

type noticeArgs struct {
	VisitID string `json:"visitId"`
	Event   string `json:"event"`
	Post    string `json:"post,omitempty"` // whom of the employing union it waits for
}

// Work registers the chapter's jobs.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, NoticeKind, s.notice)
	jobs.Handle(r, RemindKind, s.remind)
	jobs.Handle(r, CloseKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.CloseYears(ctx) })
	r.Every(CloseKind, 24*time.Hour)
	jobs.Handle(r, OpenKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.OpenYears(ctx) })
	r.Every(OpenKind, 24*time.Hour)
	jobs.Handle(r, OpeningNoticeKind, s.openingNotice)
	jobs.Handle(r, OpeningCleanKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.CleanOpenings(ctx) })
	r.Every(OpeningCleanKind, 24*time.Hour)
	jobs.Handle(r, ReckonKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Reckon(ctx) })
	r.Every(ReckonKind, 24*time.Hour)
}

// notice tells whom it concerns what happened to an entry, once for each run of the job.
func (s *Service) notice(ctx context.Context, j jobs.Run, args noticeArgs) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		v, err := byID(ctx, tx, authz.Everything(), args.VisitID)
		if errs.Is(err, errs.NotFoundCode) {
			return nil // deleted meanwhile: nobody is left to be told
		}
		if err != nil {
			return err
		}
		reason, err := lastReason(ctx, tx, v.ID, args.Event)
		if err != nil {
			return err
		}
		event := args.Event
		if event == "consent_given" {
			late, err := gainsByConsent(ctx, tx, v)
			if err != nil {
				return err
			}
			if late {
				event = eventConsentLate
			}
		}
		return tell(ctx, tx, j.ID, Tellings(v, event, reason, args.Post))
	})
}

// gainsByConsent tells whether a waiting entry was frozen as guidance and would be frozen as bargaining now.
func gainsByConsent(ctx context.Context, q db.Q, v Visit) (bool, error) {
	if v.State != StateWaiting {
		return false, nil
	}
	version, err := versionByID(ctx, q, v.VersionID)
	if err != nil {
		return false, err
	}
	frozen, err := thaw(version.Content)
	if err != nil || frozen.DutiesNote == "" {
		return false, err
	}
	p, err := partyByID(ctx, q, v.ServedID)
	if err != nil {
		return false, err
	}
	_, why := FrozenDuties(v.Content(), v.Consent, p)
	return why == "", nil
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
		return tell(ctx, tx, j.ID, Tellings(v, eventUnsigned, "", ""))
	})
}

func tell(ctx context.Context, tx *db.Tx, dedup string, list []Telling) error {
	out := make([]notify.Notice, len(list))
	for i, t := range list {
		out[i] = t.notice(dedup)
	}
	return notify.Tell(ctx, tx, out...)
}

func (t Telling) notice(dedup string) notify.Notice {
	n := notify.Notice{Recipient: t.Post, Title: t.Title, Body: t.Body, Kind: t.Kind, RecordID: t.ID, Dedup: dedup}
	if t.PersonID != "" {
		n.Recipient = notify.ToPerson(t.PersonID)
	}
	return n
}

// lastReason is what was written with the latest act of this kind upon the entry.
func lastReason(ctx context.Context, q db.Q, visitID, event string) (reason string, err error) {
	act := event
	if event == "consent_given" || event == "consent_refused" {
		act = "consent"
	}
	var found []string
	err = q.NewRaw("SELECT reason FROM visit_event WHERE visit_id = ? AND act = ? ORDER BY at DESC, id DESC LIMIT 1", visitID, act).Scan(ctx, &found)
	if err != nil {
		return "", fmt.Errorf("read why: %w", err)
	}
	if len(found) > 0 {
		reason = found[0]
	}
	return reason, nil
}

// askConsent lets the employing union's head know that an entry came to wait for its word on duty 8(4).
func askConsent(ctx context.Context, tx *db.Tx, before Consent, after Visit) error {
	if after.Consent != ConsentAsked || before == ConsentAsked {
		return nil
	}
	return jobs.Enqueue(ctx, tx, jobs.Job{Kind: NoticeKind, Args: noticeArgs{VisitID: after.ID, Event: eventConsentAsked}})
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

// Begin opens the running year of people who have come into post today or earlier, in the transaction in which they came
// (Art. 10(2)); of those who come later the daily job does.
func Begin(ctx context.Context, tx *db.Tx, personIDs []string) error {
	today := workday.Of(tx.Now())
	for _, id := range personIDs {
		t, engaged, err := termOn(ctx, tx, id, today)
		if err != nil {
			return err
		}
		if !engaged {
			continue
		}
		if _, err := lockYear(ctx, tx, t, today.Year()); err != nil {
			return err
		}
	}
	return nil
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
