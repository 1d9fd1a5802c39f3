package jobs

import (
	"context"
	"sync"
	"testing"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

// BenchmarkEnqueueAndWork is one job: a transaction of its own from one of 16 writers, then worked while the
// others still write.
func BenchmarkEnqueueAndWork(b *testing.B) {
	open := map[string]func(testing.TB, clock.Clock) *db.DB{"sqlite": dbtest.SQLite, "postgres": dbtest.Postgres}
	for _, name := range []string{"sqlite", "postgres"} {
		b.Run(name, func(b *testing.B) {
			d := open[name](b, clock.System)
			r := quiet(d)
			var worked sync.WaitGroup
			Handle(r, "letter", func(context.Context, Run, letter) error { worked.Done(); return nil })
			if err := r.Start(b.Context()); err != nil {
				b.Fatal(err)
			}
			b.SetParallelism(8)
			b.ResetTimer()
			worked.Add(b.N)
			b.RunParallel(func(p *testing.PB) {
				for p.Next() {
					err := d.InTx(b.Context(), func(ctx context.Context, tx *db.Tx) error {
						return Enqueue(ctx, tx, Job{Kind: "letter", Args: letter{"a"}})
					})
					if err != nil {
						b.Error(err)
					}
				}
			})
			worked.Wait()
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "jobs/s")
			if err := r.Stop(context.WithoutCancel(b.Context())); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkBareInsert is the floor under BenchmarkEnqueueAndWork: the same writers, one plain row each.
func BenchmarkBareInsert(b *testing.B) {
	open := map[string]func(testing.TB, clock.Clock) *db.DB{"sqlite": dbtest.SQLite, "postgres": dbtest.Postgres}
	for _, name := range []string{"sqlite", "postgres"} {
		b.Run(name, func(b *testing.B) {
			d := open[name](b, clock.System)
			b.SetParallelism(8)
			b.RunParallel(func(p *testing.PB) {
				for p.Next() {
					err := d.InTx(b.Context(), func(ctx context.Context, tx *db.Tx) error {
						_, err := tx.NewRaw("INSERT INTO setting (key, value, changed_at) VALUES (?, '', ?)", db.NewID(), tx.Now()).Exec(ctx)
						return err
					})
					if err != nil {
						b.Error(err)
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "tx/s")
		})
	}
}

// BenchmarkEnqueueBatch is a job among 500 of one transaction.
func BenchmarkEnqueueBatch(b *testing.B) {
	d := dbtest.SQLite(b, clock.System)
	js := make([]Job, db.Batch)
	for i := range js {
		js[i] = Job{Kind: "letter", Args: letter{"a"}}
	}
	b.ResetTimer()
	for range b.N/len(js) + 1 {
		if err := d.InTx(b.Context(), func(ctx context.Context, tx *db.Tx) error { return Enqueue(ctx, tx, js...) }); err != nil {
			b.Fatal(err)
		}
	}
}
