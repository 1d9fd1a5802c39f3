package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/province"
)

// firstEngaged sets the numbers of those who are engaged for this case apart from those of other cases.
const firstEngaged = 400_000

// resync brings the ledger up to what many engagements owe by all rules: when every chapter comes on, when a notice changes
// the calendar under everything that is open, and on a night on which nothing has changed. Meanwhile the program answers.
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
	root, err := org.Root(ctx, s.app.DB.Read())
	if err != nil {
		return err
	}
	today := workday.Of(s.app.DB.Now())
	first := workday.New(today.Year(), time.January, 1)
	for _, chapter := range []string{"training", "dossier", "appraisal", "exit", "inspection", "filing"} {
		_, err := s.app.Rulebook.Lay(ctx, approver(root), rulebook.NewOverlay{UnionID: root.ID, Key: policy.Chapter(chapter), Value: first.String(), From: first, Document: "测量"})
		if err != nil {
			return err
		}
	}
	if err := s.settle(ctx); err != nil {
		return err
	}
	aim := "< 10 s"
	if err := s.resynced(ctx, "every chapter comes on", aim); err != nil {
		return err
	}
	next := today.Year() + 1
	day := func(m time.Month, d int) workday.Date { return workday.New(next, m, d) }
	_, err = s.app.Rulebook.ImportNotice(ctx, authz.System(audit.CLI, "测量"), rulebook.NoticeText{
		Year: next, PublishedOn: today, Source: "测量", Off: []workday.Date{
			day(time.January, 1), day(time.January, 4), day(time.May, 1), day(time.May, 2), day(time.October, 1), day(time.October, 2), day(time.October, 3),
		},
	})
	if err != nil {
		return err
	}
	if err := s.resynced(ctx, "a notice changes the calendar", aim); err != nil {
		return err
	}
	return s.resynced(ctx, "nothing has changed", aim)
}

// resynced measures one run, and how long a reader waits while it goes on.
func (s *subject) resynced(ctx context.Context, what, aim string) error {
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
	began := time.Now()
	_, err := s.profiled("resync-"+what, func() (result, error) { return result{}, s.app.Duties.OweAll(ctx) })
	took := time.Since(began)
	close(done)
	if err := errors.Join(err, <-asked); err != nil {
		return err
	}
	n, err := s.app.DB.Read().NewSelect().Table("obligation").Count(ctx)
	if err != nil {
		return err
	}
	s.table.put(s.name, fmt.Sprintf("re-sync of %d engagements, all rules: %s", s.engagements, what),
		fmt.Sprintf("%.2f s, %d lines in the ledger, longest wait of a reader %s", took.Seconds(), n, ms(time.Duration(longest.Load()))), aim)
	return nil
}

// engage puts n people into post all over the province, over the last three years.
func (s *subject) engage(ctx context.Context, n int) error {
	bases := s.unions(org.TierBase)
	list := make([]roster.NewHead, n)
	today := workday.Of(s.app.DB.Now())
	for i := range list {
		id, err := province.IdentityNumber(firstEngaged + i)
		if err != nil {
			return err
		}
		list[i] = roster.NewHead{Name: province.Name(i), ID: id, UnionID: bases[i%len(bases)].ID, Channel: roster.ChannelOwn, OnDuty: today.AddDays(-1 - i%1000)}
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

// approver is somebody who lays rules for a union.
func approver(u org.Union) authz.Actor {
	return authz.Actor{AccountID: u.ID, Name: "审核", Via: audit.CLI, Grants: []authz.Grant{{Role: authz.RoleApprover, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier}}}
}
