// Package jobs does later what a transaction asked for: one table, at least once, the same SQL on both
// databases. A job is written in the transaction that wants it, so it exists exactly when that commits.
package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
)

// State is where a job stands.
type State string

// The states. Ready jobs wait for their time or for a retry; dead ones failed too often and wait for a person.
const (
	Ready     State = "ready"
	Running   State = "running"
	Done      State = "done"
	Dead      State = "dead"
	Cancelled State = "cancelled"
)

// MaxAttempts is how often a job is tried before it is dead; the waits between add up to about two and a half hours.
const MaxAttempts = 10

// Job is a wish. A handler may run it more than once (after a kill, say), so its effect must be idempotent
// by Run.ID, or end with Run.Finish in the effect's own transaction.
type Job struct {
	Kind  string
	Args  any       // written as JSON, read back as the handler's type; ids, not personal data
	Dedup string    // while a job of this kind and key waits, another is not added; "" for none
	RunAt time.Time // zero: now
	ID    string    // zero: made here; give one (db.NewID) to show the job's progress
}

type row struct {
	bun.BaseModel `bun:"table:job"`

	ID            string
	Kind          string
	Args          string
	Dedup         string `bun:",nullzero"`
	State         State
	Attempt       int
	MaxAttempt    int
	RunAt         time.Time
	LeaseUntil    time.Time `bun:",nullzero"`
	LastError     string
	ProgressDone  int
	ProgressTotal int
	ProgressNote  string
	CreatedAt     time.Time
	EndedAt       time.Time `bun:",nullzero"`
}

var errNoKind = errors.New("job without a kind")

// Enqueue writes jobs in the caller's transaction and wakes this process's runners once it commits. A job
// whose Dedup is waiting already is dropped: the waiting one has not read anything yet and will see this
// transaction's change. One that is running does not count, since it may have read before the change.
func Enqueue(ctx context.Context, tx *db.Tx, jobs ...Job) error {
	if len(jobs) == 0 {
		return nil
	}
	rows := make([]row, len(jobs))
	due := false
	for i, j := range jobs {
		if j.Kind == "" {
			return errNoKind
		}
		args, err := json.Marshal(j.Args)
		if err != nil {
			return fmt.Errorf("enqueue %s: %w", j.Kind, err)
		}
		rows[i] = row{
			ID: j.ID, Kind: j.Kind, Args: string(args), Dedup: j.Dedup, State: Ready,
			MaxAttempt: MaxAttempts, RunAt: j.RunAt.UTC(), CreatedAt: tx.Now(),
		}
		if j.ID == "" {
			rows[i].ID = db.NewID()
		}
		if j.RunAt.IsZero() {
			rows[i].RunAt = tx.Now()
		}
		due = due || !rows[i].RunAt.After(tx.Now())
	}
	const unlessWaiting = "CONFLICT (kind, dedup) WHERE dedup IS NOT NULL AND state = 'ready' DO NOTHING"
	if len(rows) == 1 {
		if err := db.InsertOr(ctx, tx, &rows[0], unlessWaiting); err != nil {
			return fmt.Errorf("enqueue %s: %w", rows[0].Kind, err)
		}
		rows = nil
	}
	for len(rows) > 0 {
		chunk := rows[:min(len(rows), db.Batch)]
		rows = rows[len(chunk):]
		_, err := tx.NewInsert().Model(&chunk).On(unlessWaiting).Exec(ctx)
		if err != nil {
			return fmt.Errorf("enqueue %s: %w", chunk[0].Kind, err)
		}
	}
	if due { // the others are found when their time comes
		tx.OnCommit(bell.ring)
	}
	return nil
}
