package db_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

var thingCount = db.FixedText[int]("SELECT count(*) FROM thing")

var thingIDs = db.FixedText[string]("SELECT id FROM thing ORDER BY id")

func add(id string) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error {
		return db.Insert(ctx, tx, &thing{ID: id, Day: newCivil(2026, 1, 1), At: tx.Now()})
	}
}

func wantThings(t *testing.T, d *db.DB, want ...string) {
	t.Helper()
	got, err := thingIDs.Rows(t.Context(), d.Read())
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

// whileHeld holds the writer until begin has started n acts, so that they wait for it together.
func whileHeld(t *testing.T, d *db.DB, n int, act func(i int)) {
	t.Helper()
	var wg sync.WaitGroup
	write(t, d, func(context.Context, *db.Tx) error {
		for i := range n {
			wg.Go(func() { act(i) })
			time.Sleep(2 * time.Millisecond) // so that they wait in order
		}
		time.Sleep(20 * time.Millisecond)
		return nil
	})
	wg.Wait()
}

// Whoever fails, panics, is gone or writes twice what may stand once is undone alone; all the others are there.
func TestTogetherEachForItself(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		write(t, d, add("there"))
		no := errors.New("no")
		gone, leave := context.WithCancel(t.Context())
		var hooks atomic.Int64
		whileHeld(t, d, 40, func(i int) {
			id, ctx := fmt.Sprintf("%02d", i), t.Context()
			if i%5 == 3 {
				ctx = gone
			}
			defer func() {
				if p := recover(); (p != nil) != (i%5 == 2) {
					t.Errorf("%d panics with %v", i, p)
				}
			}()
			err := d.Together(ctx, func(ctx context.Context, tx *db.Tx) error {
				tx.OnCommit(func() {
					hooks.Add(1)
					if ids, err := thingIDs.Rows(t.Context(), d.Read()); err != nil || !slices.Contains(ids, id) {
						t.Errorf("%s is told before it is there: %q, %v", id, ids, err)
					}
				})
				if err := add(id)(ctx, tx); err != nil {
					return err
				}
				switch i % 5 {
				case 1:
					return no
				case 2:
					panic("of " + id)
				case 3:
					leave()
				case 4:
					if err := add("there")(ctx, tx); !d.Postgres() && !db.IsUnique(err, "thing", "id") {
						t.Errorf("twice: %v", err)
					} else if d.Postgres() {
						return err
					}
					return add(id+" too")(ctx, tx)
				}
				return nil
			})
			switch want := []error{nil, no, nil, context.Canceled, nil}[i%5]; {
			case d.Postgres() && i%5 == 4:
				if !db.IsUnique(err, "thing", "id") {
					t.Errorf("%d: %v", i, err)
				}
			case !errors.Is(err, want) || want == nil && err != nil:
				t.Errorf("%d: %v, want %v", i, err, want)
			}
		})
		var want []string
		for i := range 40 {
			if i%5 == 0 || i%5 == 4 && !d.Postgres() {
				want = append(want, fmt.Sprintf("%02d", i))
			}
			if i%5 == 4 && !d.Postgres() {
				want = append(want, fmt.Sprintf("%02d too", i))
			}
		}
		wantThings(t, d, append(want, "there")...)
		if n := map[bool]int64{true: 8, false: 16}[d.Postgres()]; hooks.Load() != n {
			t.Errorf("%d were told, want %d", hooks.Load(), n)
		}
	})
}

// On SQLite those that wait together share commits, and see one another's writing before anybody else does.
func TestTogetherShares(t *testing.T) {
	d := dbtest.SQLite(t, clock.System)
	makeThings(t, d)
	var ahead atomic.Int64
	whileHeld(t, d, 20, func(i int) {
		err := d.Together(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			in, err := thingCount.Rows(ctx, tx)
			if err != nil {
				return err
			}
			out, err := thingCount.Rows(ctx, d.Read())
			if err != nil {
				return err
			}
			ahead.Store(max(ahead.Load(), int64(in[0]-out[0])))
			return add(fmt.Sprintf("%02d", i))(ctx, tx)
		})
		if err != nil {
			t.Error(err)
		}
	})
	if n := ahead.Load(); n < 10 || n > 15 {
		t.Errorf("at most %d acts waited for one commit", n)
	}
	if got, err := thingCount.Rows(t.Context(), d.Read()); err != nil || got[0] != 20 {
		t.Errorf("%v, %v", got, err)
	}
}

// When SQLite undoes the whole transaction, as it does when the disk fails a statement, whoever had acted acts again alone.
func TestTogetherLost(t *testing.T) {
	d := dbtest.SQLite(t, clock.System)
	makeThings(t, d)
	broke := errors.New("the disk broke")
	var tries [6]atomic.Int64
	whileHeld(t, d, len(tries), func(i int) {
		err := d.Together(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			tries[i].Add(1)
			if err := add(fmt.Sprint(i))(ctx, tx); err != nil {
				return err
			}
			if i == 3 {
				if _, err := tx.NewRaw("ROLLBACK").Exec(ctx); err != nil {
					t.Error(err)
				}
				return broke
			}
			return nil
		})
		if i == 3 && !errors.Is(err, broke) || i != 3 && err != nil {
			t.Errorf("%d: %v", i, err)
		}
	})
	wantThings(t, d, "0", "1", "2", "4", "5")
	for i := range tries {
		want := int64(1)
		if i < 3 {
			want = 2
		}
		if n := tries[i].Load(); n != want {
			t.Errorf("%d acted %d times, want %d", i, n, want)
		}
	}
}

// Whoever gives up waiting leaves, and hinders nobody.
func TestTogetherGivesUp(t *testing.T) {
	d := dbtest.SQLite(t, clock.System)
	makeThings(t, d)
	gone, leave := context.WithCancel(t.Context())
	acted := false
	whileHeld(t, d, 3, func(i int) {
		ctx := t.Context()
		if i == 1 {
			ctx = gone
			time.AfterFunc(5*time.Millisecond, leave)
		}
		err := d.Together(ctx, func(ctx context.Context, tx *db.Tx) error {
			if i == 1 {
				acted = true
			}
			return add(fmt.Sprint(i))(ctx, tx)
		})
		if i == 1 && !errors.Is(err, context.Canceled) || i != 1 && err != nil {
			t.Errorf("%d: %v", i, err)
		}
	})
	if acted {
		t.Error("it acted after it had gone")
	}
	wantThings(t, d, "0", "2")
	err := d.Together(t.Context(), func(ctx context.Context, _ *db.Tx) error {
		return d.Together(ctx, add("nested"))
	})
	if !errors.Is(err, db.ErrNested) {
		t.Errorf("nested: %v", err)
	}
	err = d.Together(t.Context(), func(ctx context.Context, _ *db.Tx) error { return d.InTx(ctx, add("nested")) })
	if !errors.Is(err, db.ErrNested) {
		t.Errorf("nested: %v", err)
	}
	write(t, d, add("after"))
	wantThings(t, d, "0", "2", "after")
}
