package jobs

import (
	"context"
	"fmt"
	"strings"
	"time"

	"xiezhi/internal/platform/db"
)

// Run is one attempt at a job, as its handler sees it.
type Run struct {
	ID      string // the same at every attempt: key effects by it
	Kind    string
	Attempt int

	runner *Runner
	noted  *time.Time
}

// Progress stores how far long work is, at most once a second and at its end, for the screen that waits for
// it. total 0 means unknown. Call it outside a transaction. ErrLost says to give up: the job was cancelled.
func (j Run) Progress(ctx context.Context, done, total int, note string) error {
	now := j.runner.d.Now()
	if !j.noted.IsZero() && now.Sub(*j.noted) < time.Second && done != total {
		return context.Cause(ctx)
	}
	*j.noted = now
	return j.runner.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		res, err := tx.NewRaw(`UPDATE job SET progress_done = ?, progress_total = ?, progress_note = ?, lease_until = ?
			WHERE state = 'running' AND attempt = ? AND id = ?`,
			done, total, strings.ToValidUTF8(note, ""), tx.Now().Add(j.runner.lease), j.Attempt, j.ID).Exec(ctx)
		if err != nil {
			return fmt.Errorf("store progress: %w", err)
		}
		return mine(res.RowsAffected())
	})
}

// Finish ends the job in the transaction of its effect, so that the effect happens exactly once. ErrLost
// undoes it: another run is or was at it. The handler returns nil after the commit.
func (j Run) Finish(ctx context.Context, tx *db.Tx) error {
	res, err := tx.NewRaw(`UPDATE job SET state = 'done', ended_at = ?, lease_until = NULL, last_error = ''
		WHERE state = 'running' AND attempt = ? AND id = ?`, tx.Now(), j.Attempt, j.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("finish job: %w", err)
	}
	return mine(res.RowsAffected())
}

func mine(n int64, err error) error {
	if err != nil {
		return fmt.Errorf("rows affected: %w", err)
	}
	if n == 0 {
		return ErrLost
	}
	return nil
}

// run calls the handler, which may panic without taking the process down.
func (r *Runner) run(ctx context.Context, j row) (res result) {
	select {
	case <-r.stop: // nil when drained: blocks, and the default is taken
		return result{j, errNotRun}
	default:
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if !r.begin(j, cancel) {
		return result{j, ErrLost}
	}
	defer func() {
		if p := recover(); p != nil {
			res = result{j, panicError{p}}
		}
		if res.err != nil {
			r.log.ErrorContext(ctx, "job failed", "kind", j.Kind, "job", j.ID, "attempt", j.Attempt, "error", res.err)
		}
	}()
	handle := r.handlers[j.Kind]
	if handle == nil {
		return result{j, errUnknownKind}
	}
	return result{j, handle(ctx, Run{ID: j.ID, Kind: j.Kind, Attempt: j.Attempt, runner: r, noted: new(time.Time)}, j.Args)}
}

func (r *Runner) begin(j row, cancel context.CancelCauseFunc) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.held[j.ID]
	if h == nil || h.attempt != j.Attempt || h.lost {
		return false
	}
	h.cancel = cancel
	return true
}

func (r *Runner) lose(id string, attempt int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.held[id]
	if h == nil || h.attempt != attempt {
		return
	}
	h.lost = true
	if h.cancel != nil {
		h.cancel(ErrLost)
	}
}
