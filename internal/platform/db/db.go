// Package db opens SQLite or PostgreSQL and hands out the two things that the product may use of them:
// a reader that cannot write, and a transaction. It holds every difference between the two databases.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	_ "modernc.org/sqlite" // the pure Go driver registers itself as "sqlite"
)

// Q is whatever can be asked: the reader pool outside a transaction, or a transaction.
type Q interface {
	NewSelect() *bun.SelectQuery
	NewRaw(query string, args ...any) *bun.RawQuery
	fixed(ctx context.Context, text string, args []any, dest any) error
}

// DB is one open database. Its writer is reached through InTx only.
type DB struct {
	read, write *pool
	pools       []*pgxpool.Pool
	postgres    bool
	now         func() time.Time
	crowd       *crowd // who writes together, on SQLite
}

// Open opens the database that dsn names: a postgres:// address, or else the path of an SQLite file, which
// is created when absent. now is the clock that transactions read. The schema is not touched: see Migrate.
func Open(ctx context.Context, dsn string, now func() time.Time) (*DB, error) {
	if strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://") {
		return openPostgres(ctx, dsn, now)
	}
	return openSQLite(ctx, dsn, now)
}

const sqliteOptions = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)" +
	"&_pragma=synchronous(FULL)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-8000)&_pragma=wal_autocheckpoint(4000)" +
	"&_time_format=sqlite&_timezone=UTC"

func openSQLite(ctx context.Context, path string, now func() time.Time) (*DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the database: %w", err)
	}
	file := "file:" + filepath.ToSlash(path) + sqliteOptions
	write, err := sql.Open("sqlite", file+"&_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("open sqlite writer: %w", err)
	}
	write.SetMaxOpenConns(1)
	if err := write.PingContext(ctx); err != nil { // creates the file in WAL mode before a reader looks
		return nil, errors.Join(fmt.Errorf("open sqlite: %w", err), write.Close())
	}
	read, err := sql.Open("sqlite", file+"&_pragma=query_only(1)")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open sqlite readers: %w", err), write.Close())
	}
	readers := max(4, runtime.NumCPU()*2)
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return &DB{
		read:  newPool(bun.NewDB(read, sqlitedialect.New()), false),
		write: newPool(bun.NewDB(write, sqlitedialect.New()), false),
		now:   now,
		crowd: &crowd{},
	}, nil
}

func openPostgres(ctx context.Context, dsn string, now func() time.Time) (*DB, error) {
	d := &DB{postgres: true, now: now}
	open := func(readOnly string) (*pool, error) {
		cfg, err := pgxpool.ParseConfig(dsn)
		if err != nil {
			return nil, errors.New("the PostgreSQL address cannot be read") // the parser's text could hold a password
		}
		// Every statement's text differs, since bun writes its arguments into it: preparing each would cost a round trip.
		cfg.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec
		cfg.ConnConfig.RuntimeParams["timezone"] = "UTC"
		cfg.ConnConfig.RuntimeParams["standard_conforming_strings"] = "on"
		cfg.ConnConfig.RuntimeParams["default_transaction_read_only"] = readOnly
		if cfg.MaxConns < 16 && !strings.Contains(dsn, "pool_max_conns") {
			cfg.MaxConns = 16
		}
		pool, err := pgxpool.NewWithConfig(ctx, cfg)
		if err != nil {
			return nil, fmt.Errorf("open postgres: %w", err)
		}
		d.pools = append(d.pools, pool)
		return newPool(bun.NewDB(stdlib.OpenDBFromPool(pool), pgdialect.New()), true), nil
	}
	var err error
	if d.write, err = open("off"); err != nil {
		return nil, err
	}
	if d.read, err = open("on"); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	if err := d.write.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("reach postgres: %w", err), d.Close())
	}
	return d, nil
}

// Read is the reader pool. It refuses to write on both databases.
func (d *DB) Read() Q { return d.read }

// Now is the clock's instant in UTC.
func (d *DB) Now() time.Time { return d.now().UTC() }

// At is the same database under another clock, by which the demonstration lays the past down. It is not closed by itself.
func (d *DB) At(now func() time.Time) *DB {
	at := *d
	at.now = now
	return &at
}

// Postgres tells which database this is. Outside this package only tests and benchmarks may ask.
func (d *DB) Postgres() bool { return d.postgres }

// Close waits for nothing and closes both pools.
func (d *DB) Close() error {
	var errs []error
	for _, b := range []*pool{d.read, d.write} {
		if b != nil {
			errs = append(errs, b.close())
		}
	}
	for _, p := range d.pools {
		p.Close()
	}
	return errors.Join(errs...)
}
