package audit_test

import (
	"context"
	"testing"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

var bothDatabases = []struct {
	name string
	open func(testing.TB, clock.Clock) *db.DB
}{{"sqlite", dbtest.SQLite}, {"postgres", dbtest.Postgres}}

func fill(b *testing.B, d *db.DB, n int) {
	b.Helper()
	for done := 0; done < n; done += db.Batch {
		err := d.InTx(b.Context(), func(ctx context.Context, tx *db.Tx) error {
			return audit.Record(ctx, tx, visits(min(db.Batch, n-done))...)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRecord is one record among 500 of a transaction.
func BenchmarkRecord(b *testing.B) {
	for _, kind := range bothDatabases {
		b.Run(kind.name, func(b *testing.B) {
			d := kind.open(b, clock.System)
			b.ResetTimer()
			fill(b, d, b.N)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "records/s")
		})
	}
}

// BenchmarkSeal is one record sealed. Run with -benchtime 800000x for a province.
func BenchmarkSeal(b *testing.B) {
	for _, kind := range bothDatabases {
		b.Run(kind.name, func(b *testing.B) {
			d, k := kind.open(b, clock.System), keys(b)
			fill(b, d, b.N)
			b.ResetTimer()
			if _, err := audit.Seal(b.Context(), d, k); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "records/s")
		})
	}
}

// BenchmarkVerify is one sealed record verified.
func BenchmarkVerify(b *testing.B) {
	for _, kind := range bothDatabases {
		b.Run(kind.name, func(b *testing.B) {
			d, k := kind.open(b, clock.System), keys(b)
			fill(b, d, b.N)
			if _, err := audit.Seal(b.Context(), d, k); err != nil {
				b.Fatal(err)
			}
			b.ResetTimer()
			if r, err := audit.Verify(b.Context(), d, k); err != nil || r.Found != 0 {
				b.Fatal(r, err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "records/s")
		})
	}
}
