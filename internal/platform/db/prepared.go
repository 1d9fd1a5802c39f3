package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"
)

// pool is connections, with the statements of fixed text that its connections have prepared. On PostgreSQL pgx keeps them by
// their text; on SQLite the pool does.
type pool struct {
	*bun.DB
	postgres bool

	mu       sync.RWMutex
	texts    map[statement]string // put together once
	numbered map[string]string    // PostgreSQL's text, with $1 for the first ?
	prepared map[string]*sql.Stmt
	wanted   []string
}

// statement is what a text of this package writes: to which table, and what else distinguishes it.
type statement struct {
	table *schema.Table
	what  string
}

func (p *pool) text(of statement, write func() string) string {
	p.mu.RLock()
	text, known := p.texts[of]
	p.mu.RUnlock()
	if known {
		return text
	}
	text = write()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.texts[of] = text
	return text
}

func newPool(b *bun.DB, postgres bool) *pool {
	return &pool{DB: b, postgres: postgres, texts: map[statement]string{}, numbered: map[string]string{}, prepared: map[string]*sql.Stmt{}}
}

func (p *pool) close() error {
	all := []error{}
	for _, stmt := range p.prepared {
		all = append(all, stmt.Close())
	}
	return errors.Join(append(all, p.Close())...)
}

func (p *pool) fixed(ctx context.Context, text string, args []any, dest any) error {
	args, err := p.bound(args)
	if err != nil {
		return err
	}
	if p.postgres {
		rows, err := p.DB.DB.QueryContext(ctx, p.number(text), args...)
		return p.scan(ctx, rows, err, dest)
	}
	stmt := p.known(text) //nolint:sqlclosecheck // kept until the pool is closed
	if stmt == nil {
		if stmt, err = p.prepare(ctx, text); err != nil {
			return err
		}
	}
	rows, err := stmt.QueryContext(ctx, args...)
	return p.scan(ctx, rows, err, dest)
}

func (p *pool) scan(ctx context.Context, rows *sql.Rows, err error, dest any) error {
	if err != nil {
		return err
	}
	if err := p.ScanRows(ctx, rows, dest); err != nil {
		return err
	}
	return rows.Err()
}

func (t *Tx) fixed(ctx context.Context, text string, args []any, dest any) error {
	args, err := t.of.bound(args)
	if err != nil {
		return err
	}
	if stmt := t.stmt(ctx, text); stmt != nil { //nolint:sqlclosecheck // kept until the transaction ends
		rows, err := stmt.QueryContext(ctx, args...)
		return t.of.scan(ctx, rows, err, dest)
	}
	rows, err := t.tx.Tx.QueryContext(ctx, t.of.number(text), args...)
	return t.of.scan(ctx, rows, err, dest)
}

func (t *Tx) exec(ctx context.Context, text string, args []any) (sql.Result, error) {
	args, err := t.of.bound(args)
	if err != nil {
		return nil, err
	}
	if stmt := t.stmt(ctx, text); stmt != nil { //nolint:sqlclosecheck // kept until the transaction ends
		return stmt.ExecContext(ctx, args...)
	}
	return t.tx.Tx.ExecContext(ctx, t.of.number(text), args...)
}

// stmt is the statement of a text within the transaction, nil where none is kept. SQLite's writer has one connection,
// which this transaction holds, so a text that it meets first is prepared before the next one.
func (t *Tx) stmt(ctx context.Context, text string) *sql.Stmt {
	if t.postgres {
		return nil
	}
	stmt := t.of.known(text)
	if stmt == nil {
		t.of.want(text)
		return nil
	}
	return t.tx.StmtContext(ctx, stmt)
}

func (p *pool) known(text string) *sql.Stmt {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.prepared[text]
}

func (p *pool) want(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wanted = append(p.wanted, text)
}

func (p *pool) prepareWanted(ctx context.Context) error {
	p.mu.Lock()
	wanted := p.wanted
	p.wanted = nil
	p.mu.Unlock()
	for _, text := range wanted {
		if _, err := p.prepare(ctx, text); err != nil { //nolint:sqlclosecheck // kept until the pool is closed
			return err
		}
	}
	return nil
}

// prepare keeps the statement of a text; of two at once, the first.
func (p *pool) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt := p.known(text); stmt != nil {
		return stmt, nil
	}
	stmt, err := p.PrepareContext(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if first := p.prepared[text]; first != nil {
		return first, stmt.Close()
	}
	p.prepared[text] = stmt.Stmt
	return stmt.Stmt, nil
}

// number is PostgreSQL's text of a statement, in which no ? stands in a literal.
func (p *pool) number(text string) string {
	if !p.postgres {
		return text
	}
	p.mu.RLock()
	known, ok := p.numbered[text]
	p.mu.RUnlock()
	if ok {
		return known
	}
	parts := strings.Split(text, "?")
	for i := range parts[1:] {
		parts[i] += "$" + strconv.Itoa(i+1)
	}
	known = strings.Join(parts, "")
	p.mu.Lock()
	defer p.mu.Unlock()
	p.numbered[text] = known
	return known
}

// bound are arguments for the driver: SQLite's instants are text, as bun writes them.
func (p *pool) bound(args []any) ([]any, error) {
	out := make([]any, 0, len(args)+1)
	if p.postgres {
		out = append(out, pgx.QueryExecModeCacheStatement)
	}
	for _, a := range args {
		switch v := a.(type) {
		case driver.Valuer:
			plain, err := v.Value()
			if err != nil {
				return nil, fmt.Errorf("bind %T: %w", a, err)
			}
			a = plain
		case time.Time:
			if !p.postgres {
				a = v.UTC().Format("2006-01-02 15:04:05.999999-07:00")
			}
		}
		out = append(out, a)
	}
	return out, nil
}
