package duties_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// BenchmarkOweAll re-syncs 20,000 engagements with all rules on: first everything is new, then the calendar changes under all
// that is open, then nothing has changed. The aim is 10 s on one core for each: -cpu 1 -benchtime 1x.
func BenchmarkOweAll(b *testing.B) {
	const engagements = 20_000
	now := clock.NewManual(day("2026-11-26").Start().Add(12 * time.Hour))
	w := apptest.New(b, dbtest.SQLite(b, now.Now), now.Now)
	var laid []org.Overlay
	for _, chapter := range []string{"training", "appraisal", "dossier", "inspection", "exit", "filing"} {
		laid = append(laid, org.Overlay{
			ID: db.NewID(), UnionID: w.Union(b, "江苏省总工会").ID, Key: policy.Chapter(chapter), Value: "2026-01-01", ValidFrom: day("2026-01-01"), Document: "苏工办", Rev: 1, CreatedAt: now.Now(),
		})
	}
	w.Tx(b, func(ctx context.Context, tx *db.Tx) error { return org.LayOverlays(ctx, tx, laid) })
	towns := []string{"玉山镇总工会", "周市镇总工会", "城厢镇总工会", "东山街道总工会"}
	list := make([]roster.NewHead, engagements)
	for i := range list {
		birth := workday.New(1966, 3, 1).AddDays(i % 9000)
		head := fmt.Sprintf("320583%04d%02d%02d%03d", birth.Year(), int(birth.Month()), birth.Day(), 850+i/9000)
		sum := 0
		for k, weight := range [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
			sum += int(head[k]-'0') * weight
		}
		id, err := gb.ParseID(head + string("10X98765432"[sum%11]))
		if err != nil {
			b.Fatal(err)
		}
		list[i] = roster.NewHead{Name: "某人", ID: id, UnionID: w.Union(b, towns[i%len(towns)]).ID, Channel: roster.ChannelOwn, OnDuty: day("2026-11-25").AddDays(-i % 1000)}
	}
	heads := roster.Prepare(w.App.Keys, list)
	for from := 0; from < engagements; from += db.Batch {
		w.Tx(b, func(ctx context.Context, tx *db.Tx) error {
			_, err := roster.Insert(ctx, tx, audit.System(), heads[from:from+db.Batch])
			return err
		})
	}
	run := func(name string) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := w.App.Duties.OweAll(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("everything is new")
	cal := workday.Embedded().With(workday.Notice{Year: 2027, PublishedOn: day("2026-11-25"), Source: "invented", Off: []workday.Date{
		day("2027-01-01"), day("2027-01-04"), day("2027-05-01"), day("2027-05-02"), day("2027-10-01"), day("2027-10-02"), day("2027-10-03"),
	}})
	w.App.Duties.Calendar = func(context.Context) (*workday.Calendar, error) { return cal, nil }
	run("the calendar changes")
	run("nothing has changed")
}
