package jobs

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
)

type result struct {
	job row
	err error
}

// due looks without writing whether a turn would find anything.
func (r *Runner) due(ctx context.Context) (bool, error) {
	now := r.d.Now()
	var yes bool
	err := r.d.Read().NewRaw(`SELECT EXISTS (SELECT 1 FROM job WHERE state = 'ready' AND run_at <= ?)
		OR EXISTS (SELECT 1 FROM job WHERE state = 'running' AND lease_until <= ?)
		OR EXISTS (SELECT 1 FROM job_periodic WHERE next_run_at <= ?)`, now, now, now).Scan(ctx, &yes)
	if err != nil {
		return false, fmt.Errorf("look for jobs: %w", err)
	}
	return yes, nil
}

// turn finishes what was worked and claims at most limit more, in one short transaction.
func (r *Runner) turn(ctx context.Context, finished []result, limit int) ([]row, error) {
	var claimed []row
	err := r.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := finish(ctx, tx, finished); err != nil {
			return fmt.Errorf("finish jobs: %w", err)
		}
		if err := r.enqueuePeriodic(ctx, tx); err != nil {
			return fmt.Errorf("periodic jobs: %w", err)
		}
		var err error
		if claimed, err = claim(ctx, tx, limit, r.lease); err != nil {
			return fmt.Errorf("claim jobs: %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, f := range finished {
		if h := r.held[f.job.ID]; h != nil && h.attempt == f.job.Attempt {
			delete(r.held, f.job.ID)
		}
	}
	for _, j := range claimed {
		r.held[j.ID] = &held{attempt: j.Attempt}
	}
	return claimed, nil
}

// claim takes jobs that are due and jobs whose worker has gone silent. A job waits while another of its kind
// and key runs, so two never work on the same thing at once.
func claim(ctx context.Context, tx *db.Tx, limit int, lease time.Duration) ([]row, error) {
	now := tx.Now()
	_, err := tx.NewRaw(`UPDATE job SET state = 'dead', ended_at = ?, last_error = 'lease_expired'
		WHERE state = 'running' AND lease_until <= ? AND attempt >= max_attempt`, now, now).Exec(ctx)
	if err != nil {
		return nil, err
	}
	const take = `WITH picked AS MATERIALIZED (SELECT id FROM job WHERE %s LIMIT ? ?)
		UPDATE job SET state = 'running', attempt = attempt + 1, lease_until = ?
		WHERE id IN (SELECT id FROM picked) RETURNING id, kind, args, attempt, max_attempt, run_at`
	var silent, waiting []row
	err = tx.NewRaw(fmt.Sprintf(take, "state = 'running' AND lease_until <= ? ORDER BY lease_until, id"),
		now, limit, tx.SkipLocked(), now.Add(lease)).Scan(ctx, &silent)
	if err != nil {
		return nil, err
	}
	err = tx.NewRaw(fmt.Sprintf(take, `state = 'ready' AND run_at <= ? AND (dedup IS NULL OR NOT EXISTS (SELECT 1
			FROM job AS busy WHERE busy.kind = job.kind AND busy.dedup = job.dedup AND busy.state = 'running')) ORDER BY run_at, id`),
		now, limit-len(silent), tx.SkipLocked(), now.Add(lease)).Scan(ctx, &waiting)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(silent, waiting) // RETURNING promises no order
	slices.SortFunc(all, func(a, b row) int {
		if c := a.RunAt.Compare(b.RunAt); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return all, nil
}

// finish writes how runs ended. The attempt in each WHERE keeps a worker whose lease ran out from ending
// the run of the one that took over.
func finish(ctx context.Context, tx *db.Tx, finished []result) error {
	done := map[int][]string{}
	for _, f := range finished {
		if f.err == nil {
			done[f.job.Attempt] = append(done[f.job.Attempt], f.job.ID)
		} else if err := fail(ctx, tx, f); err != nil {
			return err
		}
	}
	for _, attempt := range slices.Sorted(maps.Keys(done)) {
		_, err := tx.NewRaw(`UPDATE job SET state = 'done', ended_at = ?, lease_until = NULL, last_error = ''
			WHERE state = 'running' AND attempt = ? AND id IN (?)`, tx.Now(), attempt, bun.List(done[attempt])).Exec(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}

func fail(ctx context.Context, tx *db.Tx, f result) error {
	if errors.Is(f.err, errNotRun) { // handed back by a runner that stops: free at once, and no attempt spent
		_, err := tx.NewRaw(`UPDATE job SET lease_until = ?, attempt = attempt - 1
			WHERE state = 'running' AND attempt = ? AND id = ?`, tx.Now(), f.job.Attempt, f.job.ID).Exec(ctx)
		return err
	}
	_, hopeless := errors.AsType[finalError](f.err)
	if hopeless || f.job.Attempt >= f.job.MaxAttempt {
		_, err := tx.NewRaw(`UPDATE job SET state = 'dead', ended_at = ?, lease_until = NULL, last_error = ?
			WHERE state = 'running' AND attempt = ? AND id = ?`, tx.Now(), reason(f.err), f.job.Attempt, f.job.ID).Exec(ctx)
		return err
	}
	// One of the same key may have been enqueued meanwhile; it will do this one's work.
	_, err := tx.NewRaw(`UPDATE job SET state = 'cancelled', ended_at = ?, lease_until = NULL, last_error = 'superseded'
		WHERE state = 'running' AND attempt = ? AND id = ? AND EXISTS (SELECT 1 FROM job AS twin
			WHERE twin.kind = job.kind AND twin.dedup = job.dedup AND twin.state = 'ready')`,
		tx.Now(), f.job.Attempt, f.job.ID).Exec(ctx)
	if err != nil {
		return err
	}
	_, err = tx.NewRaw(`UPDATE job SET state = 'ready', run_at = ?, lease_until = NULL, last_error = ?
		WHERE state = 'running' AND attempt = ? AND id = ?`,
		tx.Now().Add(backoff(f.job.Attempt)), reason(f.err), f.job.Attempt, f.job.ID).Exec(ctx)
	return err
}

// enqueuePeriodic turns periodic rows that are due into ordinary jobs. Whoever moves next_run_at first has
// the turn, so several processes need no leader. Runs missed while nobody ran are one run, not many.
func (r *Runner) enqueuePeriodic(ctx context.Context, tx *db.Tx) error {
	if len(r.every) == 0 {
		return nil
	}
	var kinds []string
	err := tx.NewRaw("SELECT kind FROM job_periodic WHERE next_run_at <= ? AND kind IN (?) ORDER BY kind",
		tx.Now(), bun.List(slices.Sorted(maps.Keys(r.every)))).Scan(ctx, &kinds)
	if err != nil {
		return err
	}
	for _, kind := range kinds {
		every := r.every[kind]
		res, err := tx.NewRaw("UPDATE job_periodic SET next_run_at = ? WHERE kind = ? AND next_run_at <= ?",
			tx.Now().Truncate(every).Add(every), kind, tx.Now()).Exec(ctx)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return err
		}
		if err := Enqueue(ctx, tx, Job{Kind: kind, Dedup: "periodic"}); err != nil {
			return err
		}
	}
	return nil
}

// beat extends the leases of all that this runner holds, and tells the handlers of those it has lost.
func (r *Runner) beat(ctx context.Context) error {
	mine := map[int][]string{}
	r.mu.Lock()
	for id, h := range r.held {
		mine[h.attempt] = append(mine[h.attempt], id)
	}
	r.mu.Unlock()
	for _, attempt := range slices.Sorted(maps.Keys(mine)) {
		ids := slices.Sorted(slices.Values(mine[attempt]))
		var kept []string
		err := r.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			kept = nil
			return tx.NewRaw("UPDATE job SET lease_until = ? WHERE state = 'running' AND attempt = ? AND id IN (?) RETURNING id",
				tx.Now().Add(r.lease), attempt, bun.List(ids)).Scan(ctx, &kept)
		})
		if err != nil {
			return fmt.Errorf("extend leases: %w", err)
		}
		for _, id := range ids {
			if !slices.Contains(kept, id) {
				r.lose(id, attempt)
			}
		}
	}
	return nil
}
