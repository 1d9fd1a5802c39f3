package jobs

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// Status is a job as the screen of jobs shows it; its arguments stay in the table.
type Status struct {
	ID            string    `json:"id"`
	Kind          string    `json:"kind"`
	State         State     `json:"state"`
	Attempt       int       `json:"attempt"`
	RunAt         time.Time `json:"runAt"`
	LastError     string    `json:"lastError"` // a code, never a text
	ProgressDone  int       `json:"progressDone"`
	ProgressTotal int       `json:"progressTotal"`
	ProgressNote  string    `json:"progressNote"`
	CreatedAt     time.Time `json:"createdAt"`
	EndedAt       time.Time `json:"endedAt,omitzero"`
}

const statusColumns = "id, kind, state, attempt, run_at, last_error, progress_done, progress_total, progress_note, created_at, ended_at"

// Filter chooses jobs; zero values choose all. Page by handing the last id of a page as Before.
type Filter struct {
	State  State
	Kind   string
	Before string
	Limit  int
}

// List are jobs, the newest first.
func List(ctx context.Context, q db.Q, f Filter) ([]Status, error) {
	s := q.NewSelect().TableExpr("job").ColumnExpr(statusColumns).OrderExpr("id DESC").Limit(int64(f.Limit))
	if f.State != "" {
		s = s.Where("state = ?", f.State)
	}
	if f.Kind != "" {
		s = s.Where("kind = ?", f.Kind)
	}
	if f.Before != "" {
		s = s.Where("id < ?", f.Before)
	}
	list := []Status{}
	if err := s.Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("list jobs: %w", err)
	}
	return list, nil
}

// Get is one job, for the screen that waits for it.
func Get(ctx context.Context, q db.Q, id string) (Status, error) {
	var found []Status
	err := q.NewSelect().TableExpr("job").ColumnExpr(statusColumns).Where("id = ?", id).Scan(ctx, &found)
	if err != nil {
		return Status{}, fmt.Errorf("read job: %w", err)
	}
	if len(found) == 0 {
		return Status{}, errs.NotFound("后台任务")
	}
	return found[0], nil
}

// Tally is how many jobs are in a state; not Exact means that there are more.
type Tally struct {
	State State `json:"state"`
	N     int   `json:"n"`
	Exact bool  `json:"exact"`
}

// Count tallies every state.
func Count(ctx context.Context, q db.Q) ([]Tally, error) {
	var list []Tally
	for _, s := range []State{Ready, Running, Done, Dead, Cancelled} {
		// The state is written into the text: with a placeholder a partial index could not be used.
		n, exact, err := db.CountUpTo(ctx, q, q.NewSelect().TableExpr("job").Where("state = '"+string(s)+"'"))
		if err != nil {
			return nil, fmt.Errorf("count jobs: %w", err)
		}
		list = append(list, Tally{s, n, exact})
	}
	return list, nil
}

var (
	errNotStopped = errs.Of(errs.KindConflict, "job_not_stopped", "该任务不是失败或已取消的任务，不能重试。")
	errTwinWaits  = errs.Of(errs.KindConflict, "job_twin_waits", "同样的任务已在排队，不必重试。")
	errEnded      = errs.Of(errs.KindConflict, "job_ended", "该任务已经结束，不能取消。")
)

// Retry gives a dead or cancelled job its attempts anew, from now.
func Retry(ctx context.Context, tx *db.Tx, id string) error {
	res, err := tx.NewRaw(`UPDATE job SET state = 'ready', run_at = ?, max_attempt = attempt + ?, ended_at = NULL, last_error = ''
		WHERE id = ? AND state IN ('dead', 'cancelled')`, tx.Now(), MaxAttempts, id).Exec(ctx)
	if db.IsUnique(err, "job", "kind", "dedup") {
		return errTwinWaits
	}
	if err != nil {
		return fmt.Errorf("retry job: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("retry job: %w", err)
	}
	if n == 0 {
		return orElse(ctx, tx, id, errNotStopped)
	}
	tx.OnCommit(bell.ring)
	return nil
}

// Cancel takes a job back. One that runs is told at its next heartbeat or progress report; what it has done
// by then stays done.
func Cancel(ctx context.Context, tx *db.Tx, id string) error {
	res, err := tx.NewRaw(`UPDATE job SET state = 'cancelled', ended_at = ?, lease_until = NULL
		WHERE id = ? AND state IN ('ready', 'running')`, tx.Now(), id).Exec(ctx)
	if err != nil {
		return fmt.Errorf("cancel job: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("cancel job: %w", err)
	}
	if n == 0 {
		return orElse(ctx, tx, id, errEnded)
	}
	return nil
}

// orElse tells a job that is not there from one in the wrong state.
func orElse(ctx context.Context, tx *db.Tx, id string, wrong error) error {
	if _, err := Get(ctx, tx, id); err != nil {
		return err
	}
	return wrong
}
