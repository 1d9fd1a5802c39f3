package jobs_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/jobs"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

func enqueue(t *testing.T, d *db.DB, js ...jobs.Job) {
	t.Helper()
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return jobs.Enqueue(ctx, tx, js...) })
	if err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, d *db.DB, query string, args ...any) int {
	t.Helper()
	var n int
	if err := d.Read().NewRaw(query, args...).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestRollbackLeavesNoJob(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		boom := errors.New("boom")
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			if err := jobs.Enqueue(ctx, tx, jobs.Job{Kind: "notify"}); err != nil {
				return err
			}
			return boom
		})
		if !errors.Is(err, boom) {
			t.Fatal(err)
		}
		if n := count(t, d, "SELECT count(*) FROM job"); n != 0 {
			t.Errorf("%d jobs", n)
		}
	})
}

func TestDedupHoldsWhileOneWaits(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		same := jobs.Job{Kind: "recount", Dedup: "p1"}
		enqueue(t, d, same, same, jobs.Job{Kind: "recount", Dedup: "p2"}, jobs.Job{Kind: "other", Dedup: "p1"}, jobs.Job{Kind: "recount"}, jobs.Job{Kind: "recount"})
		enqueue(t, d, same)
		if n := count(t, d, "SELECT count(*) FROM job"); n != 5 {
			t.Errorf("%d jobs, want 5", n)
		}
	})
}
