package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/uptrace/bun"
)

// Tx is an open transaction, the only thing that can write. Now is one instant for all that happens in it.
type Tx struct {
	tx       bun.Tx
	of       *pool // the pool that it was begun on
	now      time.Time
	postgres bool
	after    []func()
}

// NewSelect starts a query.
func (t *Tx) NewSelect() *bun.SelectQuery { return t.tx.NewSelect() }

// NewInsert starts an insert. It asks for nothing back: bun would otherwise have every row return the columns that it
// wrote as NULL, and read them.
func (t *Tx) NewInsert() *bun.InsertQuery { return t.tx.NewInsert().Returning("NULL") }

// NewUpdate starts an update.
func (t *Tx) NewUpdate() *bun.UpdateQuery { return t.tx.NewUpdate() }

// NewDelete starts a delete.
func (t *Tx) NewDelete() *bun.DeleteQuery { return t.tx.NewDelete() }

// NewRaw is plain SQL with ? placeholders.
func (t *Tx) NewRaw(query string, args ...any) *bun.RawQuery { return t.tx.NewRaw(query, args...) }

// Now is the transaction's instant in UTC.
func (t *Tx) Now() time.Time { return t.now }

// OnCommit runs fn after the commit, in the order given, and never when the transaction is undone.
func (t *Tx) OnCommit(fn func()) { t.after = append(t.after, fn) }

type inTx struct{}

// After is ctx for what OnCommit does in a transaction of its own: outside the one that was committed, and not ended with the
// caller.
func After(ctx context.Context) context.Context {
	return context.WithValue(context.WithoutCancel(ctx), inTx{}, nil)
}

// ErrNested is returned by InTx inside InTx: the outer one must hand its Tx down instead.
var ErrNested = errors.New("a transaction inside a transaction")

// InTx runs fn in a transaction: READ COMMITTED on PostgreSQL, the single immediate writer on SQLite. An
// error from fn undoes all of it. On a serialization failure or a deadlock it is run again, so fn must have
// no effect but through its Tx.
func (d *DB) InTx(ctx context.Context, fn func(context.Context, *Tx) error) error {
	if ctx.Value(inTx{}) != nil {
		return ErrNested
	}
	const tries = 5
	for try := 1; ; try++ {
		after, err := d.once(context.WithValue(ctx, inTx{}, true), fn)
		if err == nil {
			for _, f := range after {
				f()
			}
			return nil
		}
		if gone := ctx.Err(); gone != nil && !errors.Is(err, gone) {
			// The driver may only say that the connection broke, which it did because the caller left.
			return fmt.Errorf("%w: %w", gone, err)
		}
		if try == tries || !retryable(err) {
			return err
		}
		wait := time.Duration(try*try)*5*time.Millisecond + rand.N(10*time.Millisecond) //nolint:gosec // spreads retries, guards nothing
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}

func (d *DB) once(ctx context.Context, fn func(context.Context, *Tx) error) (after []func(), err error) {
	tx, err := d.begin(ctx)
	if err != nil {
		return nil, err
	}
	done := false
	defer func() {
		if done {
			return
		}
		if rb := tx.Rollback(); rb != nil && !errors.Is(rb, sql.ErrTxDone) && err != nil {
			err = errors.Join(err, fmt.Errorf("roll back: %w", rb))
		}
	}()
	t := &Tx{tx: tx, of: d.write, now: d.Now(), postgres: d.postgres}
	if err := fn(ctx, t); err != nil {
		return nil, err
	}
	if err := tx.Commit(); err != nil {
		return nil, fmt.Errorf("commit: %w", err)
	}
	done = true
	return t.after, nil
}

// Lock takes the row locks that make "read, decide, write" safe: SELECT … FOR UPDATE in the order of id on
// PostgreSQL, nothing on SQLite, whose writer is alone anyway. Lock parents before children.
func Lock(ctx context.Context, tx *Tx, table string, ids ...string) error {
	if !tx.postgres || len(ids) == 0 {
		return nil
	}
	var got []string
	var err error
	if len(ids) == 1 {
		err = tx.fixed(ctx, "SELECT id FROM "+table+" WHERE id = ? FOR UPDATE", []any{ids[0]}, &got)
	} else {
		err = tx.NewRaw("SELECT id FROM ? WHERE id IN (?) ORDER BY id FOR UPDATE", bun.Ident(table), bun.List(ids)).Scan(ctx, &got)
	}
	if err != nil {
		return fmt.Errorf("lock %s: %w", table, err)
	}
	return nil
}
