package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"xiezhi/internal/platform/db"
)

const (
	holdAtMost = 100             // jobs that one runner has claimed at a time
	workers    = 4               // of which so many run
	poll       = time.Second     // the floor under the bell, and how other processes' jobs are found
	leaseTime  = 1 * time.Minute // after a kill its jobs wait so long
	keepEnded  = 7 * 24 * time.Hour
)

// PurgeKind is the runner's own daily job: it removes jobs that were done or cancelled a week ago.
const PurgeKind = "jobs.purge"

// Runner works jobs. Register every kind, then Start it, or Drain it.
type Runner struct {
	d        *db.DB
	log      *slog.Logger
	lease    time.Duration
	handlers map[string]func(context.Context, Run, string) error
	every    map[string]time.Duration

	mu   sync.Mutex
	held map[string]*held

	stop    chan struct{}
	stopped chan struct{}
	abort   context.CancelFunc
}

// held is a claimed job: prefetched while cancel is nil, running after.
type held struct {
	attempt int
	cancel  context.CancelCauseFunc
	lost    bool
}

var errNotRun = errors.New("claimed but not begun")

// New makes a runner over d that logs failures to log.
func New(d *db.DB, log *slog.Logger) *Runner {
	r := &Runner{
		d: d, log: log, lease: leaseTime, held: map[string]*held{},
		handlers: map[string]func(context.Context, Run, string) error{}, every: map[string]time.Duration{},
	}
	Handle(r, PurgeKind, r.purge)
	r.Every(PurgeKind, 24*time.Hour)
	return r
}

// Handle registers what a kind of job does. A kind registered twice is a mistake in the program and panics.
func Handle[T any](r *Runner, kind string, fn func(ctx context.Context, j Run, args T) error) {
	if r.handlers[kind] != nil {
		panic("jobs: two handlers for " + kind)
	}
	r.handlers[kind] = func(ctx context.Context, j Run, text string) error {
		var args T
		if err := json.Unmarshal([]byte(text), &args); err != nil {
			return Final(fmt.Errorf("read arguments: %w", err))
		}
		return fn(ctx, j, args)
	}
}

// Every has a job of this kind, without arguments, enqueued each interval (a second or more), at whole
// multiples of it in UTC: a daily one runs at 8:00 in China. The first run is at the first start.
func (r *Runner) Every(kind string, interval time.Duration) { r.every[kind] = interval }

// check refuses to begin when a kind of job, waiting or periodic, has no handler, and writes the periodic rows.
func (r *Runner) check(ctx context.Context) error {
	kinds := slices.Collect(maps.Keys(r.every))
	var waiting []string
	err := r.d.Read().NewRaw("SELECT DISTINCT kind FROM job WHERE state IN ('ready', 'running')").Scan(ctx, &waiting)
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	var unknown []string
	for _, k := range append(kinds, waiting...) {
		if r.handlers[k] == nil && !slices.Contains(unknown, k) {
			unknown = append(unknown, k)
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		return fmt.Errorf("jobs: %w: %s", errUnknownKind, strings.Join(unknown, ", "))
	}
	err = r.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		for _, kind := range slices.Sorted(slices.Values(kinds)) {
			_, err := tx.NewRaw(`INSERT INTO job_periodic (kind, every_seconds, next_run_at) VALUES (?, ?, ?)
				ON CONFLICT (kind) DO UPDATE SET every_seconds = excluded.every_seconds`,
				kind, int(r.every[kind]/time.Second), tx.Now()).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("jobs: write periodic rows: %w", err)
	}
	return nil
}

// Start begins to work in the background, until Stop; the end of ctx does not interrupt running jobs.
func (r *Runner) Start(ctx context.Context) error {
	if err := r.check(ctx); err != nil {
		return err
	}
	work, abort := context.WithCancel(context.WithoutCancel(ctx))
	r.stop, r.stopped, r.abort = make(chan struct{}), make(chan struct{}), abort
	go r.manage(work)
	return nil
}

// Stop claims no more and waits for what runs. When ctx ends first, the handlers' contexts are cancelled and
// their jobs go back to be retried.
func (r *Runner) Stop(ctx context.Context) error {
	if r.stop == nil {
		return nil
	}
	close(r.stop)
	defer r.abort()
	select {
	case <-r.stopped:
		return nil
	case <-ctx.Done():
		r.abort()
		<-r.stopped
		return fmt.Errorf("stop jobs: %w", ctx.Err())
	}
}

// manage claims, hands out and finishes. Results that arrive during one transaction go into the next together.
func (r *Runner) manage(ctx context.Context) {
	defer close(r.stopped)
	heard, deaf := bell.listen()
	defer deaf()
	beating := r.keepBeating(ctx)
	defer beating()
	tick := time.NewTicker(poll)
	defer tick.Stop()

	queue, results := make(chan row, holdAtMost), make(chan result, holdAtMost)
	var running sync.WaitGroup
	for range workers {
		running.Go(func() {
			for j := range queue {
				results <- r.run(ctx, j)
			}
		})
	}

	var ended []result
	out, look := 0, true
	for stopping := false; !stopping; {
		if len(ended) > 0 || look && out < holdAtMost {
			limit := holdAtMost - out
			got, err := r.turn(ctx, ended, limit)
			if err != nil {
				r.log.ErrorContext(ctx, "jobs stall", "error", err)
				select {
				case <-tick.C:
				case <-r.stop:
					stopping = true
				}
				continue
			}
			ended, look = nil, len(got) == limit
			out += len(got)
			for _, j := range got {
				queue <- j
			}
		}
		if !look || out == holdAtMost {
			select {
			case <-heard:
				look = true
			case <-tick.C:
				var err error
				if look, err = r.due(ctx); err != nil {
					r.log.ErrorContext(ctx, "jobs stall", "error", err)
				}
			case f := <-results:
				ended, out = append(ended, f), out-1
			case <-r.stop:
				stopping = true
			}
		}
		for more := true; more; {
			select {
			case f := <-results:
				ended, out = append(ended, f), out-1
			case <-r.stop:
				stopping, more = true, false
			default:
				more = false
			}
		}
	}
	close(queue)
	for j := range queue { // the workers drain it too, but each then sees that the runner stops
		ended = append(ended, result{j, errNotRun})
	}
	running.Wait()
	close(results)
	for f := range results {
		ended = append(ended, f)
	}
	r.finishLast(ctx, ended)
}

func (r *Runner) finishLast(ctx context.Context, ended []result) {
	if len(ended) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	err := r.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return finish(ctx, tx, ended) })
	if err != nil { // their leases run out, and they run once more
		r.log.ErrorContext(ctx, "jobs not finished", "count", len(ended), "error", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, f := range ended {
		delete(r.held, f.job.ID)
	}
}

// Drain works in the caller's goroutine until no job is due at the clock's present, for tests and the command
// line. Failures are logged and stored as ever; Drain's own error is about the table, or ctx.
func (r *Runner) Drain(ctx context.Context) error {
	if err := r.check(ctx); err != nil {
		return err
	}
	beating := r.keepBeating(ctx)
	defer beating()
	var ended []result
	for {
		got, err := r.turn(ctx, ended, holdAtMost)
		if err != nil {
			return fmt.Errorf("drain: %w", err)
		}
		if len(got) == 0 {
			return nil
		}
		ended = nil
		for _, j := range got {
			if ctx.Err() != nil {
				ended = append(ended, result{j, errNotRun})
				continue
			}
			ended = append(ended, r.run(ctx, j))
		}
		if ctx.Err() != nil {
			r.finishLast(ctx, ended)
			return fmt.Errorf("drain: %w", ctx.Err())
		}
	}
}

func (r *Runner) keepBeating(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(r.lease / 3)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if err := r.beat(ctx); err != nil && ctx.Err() == nil {
					r.log.ErrorContext(ctx, "jobs stall", "error", err)
				}
			}
		}
	})
	return func() { cancel(); wg.Wait() }
}

func (r *Runner) purge(ctx context.Context, _ Run, _ struct{}) error {
	before := r.d.Now().Add(-keepEnded)
	for {
		var gone int64
		err := r.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			res, err := tx.NewRaw(`DELETE FROM job WHERE id IN (SELECT id FROM job
				WHERE state IN ('done', 'cancelled') AND ended_at <= ? ORDER BY ended_at, id LIMIT ?)`, before, db.Batch).Exec(ctx)
			if err != nil {
				return err
			}
			gone, err = res.RowsAffected()
			return err
		})
		if err != nil {
			return fmt.Errorf("purge jobs: %w", err)
		}
		if gone < db.Batch {
			return nil
		}
	}
}
