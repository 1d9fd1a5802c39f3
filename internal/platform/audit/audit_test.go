package audit_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var (
	noon  = time.Date(2026, 11, 22, 4, 0, 0, 123456789, time.UTC)
	clerk = audit.Actor{ID: "acc-1", Name: "王芳", Via: audit.Web, Address: "10.0.0.7", RequestID: "req-1"}
)

func record(t *testing.T, d *db.DB, entries ...audit.Entry) {
	t.Helper()
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return audit.Record(ctx, tx, entries...) })
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

func TestRecordRefusals(t *testing.T) {
	type loose struct{ Name string }
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		cases := []struct {
			name string
			e    audit.Entry
			want error
		}{
			{"no actor", audit.Entry{Action: "a.b"}, audit.ErrNoActor},
			{"no door", audit.Entry{Actor: audit.Actor{ID: "x"}, Action: "a.b"}, audit.ErrNoActor},
			{"no action", audit.Entry{Actor: clerk}, audit.ErrNoAction},
			{"undecided field", audit.Entry{Actor: clerk, Action: "a.b", After: loose{"x"}}, nil},
		}
		for _, c := range cases {
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				return audit.Record(ctx, tx, audit.Entry{Actor: clerk, Action: "good"}, c.e)
			})
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("%s: err %v", c.name, err)
			}
		}
		if n := count(t, d, "SELECT count(*) FROM audit_entry"); n != 0 {
			t.Errorf("%d entries were left behind", n)
		}
		if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return audit.Record(ctx, tx) }); err != nil {
			t.Errorf("no entries: %v", err)
		}
	})
}
