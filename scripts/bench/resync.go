package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/province"
)

// firstEngaged sets the numbers of those who are engaged for this case apart from those of other cases.
const firstEngaged = 400_000

// measuring is the document that the chapters come on by, and every other reason that has to be given.
const measuring = "测量"

// settling is how long after somebody was entered the hire itself is still looked at (hiring's signals). It is waited for,
// since what is measured is the ledger of people who are in post.
const settling = time.Minute

// resync brings the ledger up to what many engagements owe by all rules, by the jobs that do so in the program: when every
// chapter comes on, when a notice changes the calendar under everything that is open, and on a night on which nothing has
// changed. Meanwhile the program answers.
func (s *subject) resync(ctx context.Context) error {
	if !s.wants("resync") {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.engage(ctx, s.engagements); err != nil {
		return fmt.Errorf("engage: %w", err)
	}
	if err := s.settle(ctx); err != nil {
		return err
	}
	time.Sleep(settling)
	root, err := org.Root(ctx, s.app.DB.Read())
	if err != nil {
		return err
	}
	today := workday.Of(s.app.DB.Now())
	next := today.Year() + 1
	day := func(m time.Month, d int) workday.Date { return workday.New(next, m, d) }
	for _, c := range []struct {
		what  string
		begin func() error
	}{
		{"every chapter comes on", func() error {
			var list []org.Overlay
			first := workday.New(today.Year()-1, time.January, 1) // so that last year's filing is open
			return s.app.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				for _, chapter := range []string{"training", "dossier", "appraisal", "exit", "inspection", "filing"} {
					list = append(list, org.Overlay{
						ID: db.NewID(), UnionID: root.ID, Key: policy.Chapter(chapter), Value: first.String(), ValidFrom: first, Document: measuring, Rev: 1, CreatedAt: tx.Now(),
					})
				}
				return errors.Join(org.LayOverlays(ctx, tx, list), s.recount(ctx, tx))
			})
		}},
		{"a notice changes the calendar", func() error {
			_, err := s.app.Rulebook.ImportNotice(ctx, authz.System(audit.CLI, measuring), rulebook.NoticeText{
				Year: next, PublishedOn: today, Source: measuring, Off: []workday.Date{
					day(time.January, 1), day(time.January, 4), day(time.May, 1), day(time.May, 2), day(time.October, 1), day(time.October, 2), day(time.October, 3),
				},
			})
			return err
		}},
		{"nothing has changed", func() error { return s.app.DB.InTx(ctx, s.recount) }},
	} {
		if err := s.resynced(ctx, c.what, c.begin); err != nil {
			return fmt.Errorf("%s: %w", c.what, err)
		}
	}
	return nil
}

// recount asks for the jobs that bring the ledger up to date.
func (s *subject) recount(ctx context.Context, tx *db.Tx) error {
	for _, kind := range s.app.Rulebook.Recount {
		if err := jobs.Enqueue(ctx, tx, jobs.Job{Kind: kind, Args: struct{}{}, Dedup: "rules"}); err != nil {
			return err
		}
	}
	return nil
}

// recounted waits until none of these jobs is left to be done.
func (s *subject) recounted(ctx context.Context) error {
	for {
		n, err := s.app.DB.Read().NewSelect().Table("job").Where("kind IN (?)", bun.List(s.app.Rulebook.Recount)).
			Where("state = 'running' OR state = 'ready' AND run_at <= ?", s.app.DB.Now()).Count(ctx)
		if err != nil || n == 0 {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// resynced measures one run, and how long a reader waits while it goes on.
func (s *subject) resynced(ctx context.Context, what string, begin func() error) error {
	if err := s.recounted(ctx); err != nil {
		return err
	}
	var longest atomic.Int64
	done := make(chan struct{})
	asked := make(chan error, 1)
	go func() {
		client := s.clients(1)[0]
		for {
			select {
			case <-done:
				asked <- nil
				return
			default:
			}
			began := time.Now()
			if err := client.Do("GET", emptyPath, nil, nil); err != nil {
				asked <- err
				return
			}
			longest.Store(max(longest.Load(), int64(time.Since(began))))
			time.Sleep(20 * time.Millisecond)
		}
	}()
	began, used := time.Now(), processorTime()
	_, err := s.profiled("resync-"+what, func() (result, error) {
		return result{}, errors.Join(begin(), s.recounted(ctx))
	})
	took := time.Since(began)
	used = processorTime() - used
	close(done)
	if err := errors.Join(err, <-asked); err != nil {
		return err
	}
	n, err := s.app.DB.Read().NewSelect().Table("obligation").Count(ctx)
	if err != nil {
		return err
	}
	s.table.put(s.name, fmt.Sprintf("re-sync of %d engagements, all rules: %s", s.engagements, what),
		fmt.Sprintf("%.2f s (%.2f s of processor), %d lines in the ledger, longest wait of a reader %s",
			took.Seconds(), used.Seconds(), n, ms(time.Duration(longest.Load()))), "< 10 s")
	return nil
}

// engage puts n people into post all over the province, over the last three years.
func (s *subject) engage(ctx context.Context, n int) error {
	counties := s.unions(org.TierCounty)
	list := make([]roster.NewHead, n)
	today := workday.Of(s.app.DB.Now())
	for i := range list {
		id, err := province.IdentityNumber(firstEngaged + i)
		if err != nil {
			return err
		}
		list[i] = roster.NewHead{Name: province.Name(i), ID: id, UnionID: counties[i%len(counties)].ID, Channel: roster.ChannelOwn, OnDuty: today.AddDays(-1 - i%1000)}
	}
	heads := roster.Prepare(s.app.Keys, list)
	for from := 0; from < n; from += db.Batch {
		some := heads[from:min(from+db.Batch, n)]
		err := s.app.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			_, err := roster.Insert(ctx, tx, audit.System(), some)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
