package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/uptrace/bun"
)

// mostTogether is how many acts share a commit at most, so that whoever writes alone waits a few milliseconds.
const mostTogether = 16

// Together is InTx for short acts that many people do at once. SQLite has one writer, and a commit costs it as much as an
// act; so those who wait for it at the same moment, and nobody else, share one transaction and its commit. Each acts within
// a savepoint of its own, one after another, each in its caller's goroutine: an error or a panic undoes that act alone.
// Nobody is answered, and no OnCommit runs, before the commit has reached the disk. What the act is given cannot be
// cancelled, since SQLite would undo everybody's with the statement; a caller who is gone by the end of the act is undone.
// On PostgreSQL, which has many writers and gathers their commits by itself, this is InTx.
func (d *DB) Together(ctx context.Context, fn func(context.Context, *Tx) error) error {
	if d.postgres {
		return d.InTx(ctx, fn)
	}
	if ctx.Value(inTx{}) != nil {
		return ErrNested
	}
	m := &member{turn: make(chan *bun.Tx, 1), left: make(chan leaving, 1), outcome: make(chan error, 1)}
	d.crowd.join(ctx, d, m)
	tx, err := d.crowd.awaitTurn(ctx, m)
	if err != nil {
		return err
	}
	after, err := d.within(ctx, m, tx, fn)
	if err == nil {
		err = <-m.outcome
	}
	if errors.Is(err, errLost) {
		return d.InTx(ctx, fn)
	}
	if err != nil {
		return err
	}
	for _, f := range after {
		f()
	}
	return nil
}

// errLost tells a member that SQLite has undone the whole transaction, as it does when the disk fails one of its statements.
// Each of them is done again alone.
var errLost = errors.New("the shared transaction is lost")

// leaving is how a member has left the shared transaction.
type leaving int

const (
	undone leaving = iota // nothing of it is there
	kept                  // it waits for the commit
	broken                // its savepoint was gone, and with it the transaction
)

// member is one act on its way: it gets its turn or an end to its waiting, says how it left, and is told how it ended.
type member struct {
	turn    chan *bun.Tx
	left    chan leaving
	outcome chan error
}

// crowd are the acts that wait for SQLite's writer together. One goroutine leads them while there are any.
type crowd struct {
	mu      sync.Mutex
	waiting []*member
	led     bool
}

func (c *crowd) join(ctx context.Context, d *DB, m *member) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting = append(c.waiting, m)
	if !c.led {
		c.led = true
		go c.lead(context.WithoutCancel(ctx), d) // who comes first may go while others act
	}
}

// awaitTurn gives the open transaction when the turn has come.
func (c *crowd) awaitTurn(ctx context.Context, m *member) (*bun.Tx, error) {
	select {
	case tx := <-m.turn:
		if ctx.Err() == nil {
			return tx, nil
		}
		m.left <- undone
		return nil, ctx.Err()
	case err := <-m.outcome:
		return nil, err
	case <-ctx.Done():
		m.left <- undone // for a leader who has called it meanwhile
		c.mu.Lock()
		defer c.mu.Unlock()
		for i, w := range c.waiting {
			if w == m {
				c.waiting = append(c.waiting[:i], c.waiting[i+1:]...)
				break
			}
		}
		return nil, ctx.Err()
	}
}

func (c *crowd) next() *member {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.waiting) == 0 {
		return nil
	}
	m := c.waiting[0]
	c.waiting = c.waiting[1:]
	return m
}

// lead takes those who wait into transactions until nobody does.
func (c *crowd) lead(ctx context.Context, d *DB) {
	for {
		tx, err := d.begin(ctx)
		if err != nil {
			for m := c.next(); m != nil; m = c.next() {
				m.outcome <- err
			}
		} else {
			c.share(tx)
		}
		c.mu.Lock()
		if len(c.waiting) == 0 {
			c.led = false
			c.mu.Unlock()
			return
		}
		c.mu.Unlock()
	}
}

// share calls one after another into the transaction, commits it, and tells each how it ended.
func (c *crowd) share(tx bun.Tx) {
	var in []*member
	lost := false
	for len(in) < mostTogether && !lost {
		m := c.next()
		if m == nil {
			break
		}
		m.turn <- &tx
		switch <-m.left {
		case kept:
			in = append(in, m)
		case broken:
			lost = true
		case undone:
		}
	}
	var err error
	if lost || len(in) == 0 { // SQLite has undone it, or there is nothing in it
		err = errors.Join(errLost, tx.Rollback())
	} else if err = tx.Commit(); err != nil {
		err = fmt.Errorf("commit: %w", err)
	}
	for _, m := range in {
		m.outcome <- err
	}
}

// within runs fn in a savepoint of the shared transaction. A panic goes its way once the savepoint is undone.
func (d *DB) within(ctx context.Context, m *member, tx *bun.Tx, fn func(context.Context, *Tx) error) (after []func(), err error) {
	t := &Tx{tx: *tx, of: d.write, now: d.Now()}
	how := broken
	defer func() { m.left <- how }()
	calm := context.WithValue(context.WithoutCancel(ctx), inTx{}, true)
	if _, err := t.exec(calm, "SAVEPOINT act", nil); err != nil {
		return nil, errLost
	}
	done := false
	defer func() {
		if done {
			return
		}
		_, back := t.exec(calm, "ROLLBACK TO act", nil)
		_, release := t.exec(calm, "RELEASE act", nil)
		if back == nil && release == nil {
			how = undone
		}
	}()
	if err := fn(calm, t); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	done = true
	if _, err := t.exec(calm, "RELEASE act", nil); err != nil {
		return nil, errLost
	}
	how = kept
	return t.after, nil
}

// begin opens a transaction of the writer, once the statements that it met first last time have been prepared.
func (d *DB) begin(ctx context.Context) (bun.Tx, error) {
	if err := d.write.prepareWanted(ctx); err != nil {
		return bun.Tx{}, err
	}
	tx, err := d.write.BeginTx(ctx, &sql.TxOptions{})
	if err != nil {
		return tx, fmt.Errorf("begin: %w", err)
	}
	return tx, nil
}
