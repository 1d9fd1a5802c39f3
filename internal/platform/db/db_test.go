package db_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/uptrace/bun"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func put(ctx context.Context, tx *db.Tx, key, value string) error {
	_, err := tx.NewRaw("INSERT INTO setting (key, value, changed_at) VALUES (?, ?, ?)", key, value, tx.Now()).Exec(ctx)
	return err
}

func keys(t *testing.T, d *db.DB) []string {
	t.Helper()
	var got []string
	if err := d.Read().NewRaw("SELECT key FROM setting ORDER BY key").Scan(t.Context(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestInTx(t *testing.T) {
	noon := time.Date(2026, 11, 22, 12, 0, 0, 123456000, time.FixedZone("CST", 8*3600))
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		committed := 0
		err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			tx.OnCommit(func() { committed++ })
			return put(ctx, tx, "kept", "1")
		})
		if err != nil || committed != 1 {
			t.Fatalf("commit: err %v, hooks run %d", err, committed)
		}

		boom := errors.New("boom")
		err = d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			tx.OnCommit(func() { committed++ })
			if err := put(ctx, tx, "undone", "1"); err != nil {
				return err
			}
			return boom
		})
		if !errors.Is(err, boom) || committed != 1 {
			t.Fatalf("rollback: err %v, hooks run %d", err, committed)
		}

		err = d.InTx(ctx, func(ctx context.Context, _ *db.Tx) error {
			return d.InTx(ctx, func(context.Context, *db.Tx) error { return nil })
		})
		if !errors.Is(err, db.ErrNested) {
			t.Fatalf("nested: err %v", err)
		}
		if diff := cmp.Diff([]string{"kept"}, keys(t, d)); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}

		var at time.Time
		if err := d.Read().NewRaw("SELECT changed_at FROM setting").Scan(ctx, &at); err != nil {
			t.Fatal(err)
		}
		if !at.Equal(noon) {
			t.Errorf("instant came back as %v, want %v", at, noon)
		}
	})
}

// What follows a commit may write in a transaction of its own, also when the caller has gone.
func TestAfter(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		ctx, leave := context.WithCancel(t.Context())
		var then error
		err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			tx.OnCommit(func() {
				leave()
				then = d.InTx(db.After(ctx), func(ctx context.Context, tx *db.Tx) error { return put(ctx, tx, "after", "1") })
			})
			return put(ctx, tx, "before", "1")
		})
		if diff := cmp.Diff([]string{"after", "before"}, keys(t, d)); err != nil || then != nil || diff != "" {
			t.Errorf("%v, then %v (-want +got):\n%s", err, then, diff)
		}
	})
}

func TestReaderRefusesToWrite(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		_, err := d.Read().NewRaw("INSERT INTO setting (key, value, changed_at) VALUES ('a', 'b', ?)", d.Now()).Exec(t.Context())
		if err == nil {
			t.Error("the reader wrote a row")
		}
	})
}

func TestIsUnique(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			if err := put(ctx, tx, "once", "1"); err != nil {
				return err
			}
			return put(ctx, tx, "once", "2")
		})
		if !db.IsUnique(err, "setting", "key") {
			t.Errorf("not recognised: %v", err)
		}
		if db.IsUnique(err, "setting", "value") || db.IsUnique(err, "other", "key") {
			t.Error("recognised for an index that was not breached")
		}
	})
}

func TestConcurrentReadThenWrite(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		var wg sync.WaitGroup
		errc := make(chan error, 80)
		for range 8 {
			wg.Go(func() {
				for range 10 {
					errc <- d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
						var n int
						if err := tx.NewRaw("SELECT count(*) FROM setting").Scan(ctx, &n); err != nil {
							return err
						}
						return put(ctx, tx, db.NewID(), "x")
					})
				}
			})
		}
		wg.Wait()
		close(errc)
		for err := range errc {
			if err != nil {
				t.Fatal(err)
			}
		}
		if n := len(keys(t, d)); n != 80 {
			t.Errorf("%d rows, want 80", n)
		}
	})
}

func TestInsertAllAndCountUpTo(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		type row struct {
			bun.BaseModel `bun:"table:setting"`
			Key           string
			Value         string
			ChangedAt     time.Time
		}
		rows := make([]row, 10_001)
		for i := range rows {
			rows[i] = row{Key: db.NewID(), Value: "v", ChangedAt: d.Now()}
		}
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return db.InsertAll(ctx, tx, rows) })
		if err != nil {
			t.Fatal(err)
		}
		q := d.Read().NewSelect().TableExpr("setting")
		n, exact, err := db.CountUpTo(t.Context(), d.Read(), q)
		if err != nil || n != 10_000 || exact {
			t.Errorf("count of 10001 rows = %d, exact %v, err %v", n, exact, err)
		}
		n, exact, err = db.CountUpTo(t.Context(), d.Read(), q.Where("key <= ?", rows[9].Key))
		if err != nil || n != 10 || !exact {
			t.Errorf("count of 10 rows = %d, exact %v, err %v", n, exact, err)
		}
	})
}

func TestLikePatternsAreLiteral(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			return errors.Join(put(ctx, tx, `a%b`, ""), put(ctx, tx, `a\b`, ""), put(ctx, tx, `axb`, ""))
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{`a%b`, `a\b`} {
			var got []string
			if err := d.Read().NewRaw(`SELECT key FROM setting WHERE key LIKE ? ESCAPE '\'`, db.Contains(text)).Scan(t.Context(), &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{text}, got); diff != "" {
				t.Errorf("LIKE %q (-want +got):\n%s", text, diff)
			}
		}
	})
}
