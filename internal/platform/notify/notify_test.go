package notify_test

import (
	"context"
	"testing"
	"time"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

func TestNoticesAreToldOnceAndRead(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		tell := func(n ...notify.Notice) {
			t.Helper()
			if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return notify.Tell(ctx, tx, n...) }); err != nil {
				t.Fatal(err)
			}
		}
		mine, post := notify.ToPerson("p1"), "head@u1"
		tell(notify.Notice{Recipient: mine, Title: "一", Dedup: "j1"}, notify.Notice{Recipient: post, Title: "二", Dedup: "j1"})
		tell(notify.Notice{Recipient: mine, Title: "一，又一次", Dedup: "j1"}, notify.Notice{Recipient: mine, Title: "三"})
		list, unread, err := notify.Inbox(t.Context(), d.Read(), []string{mine}, 10)
		if err != nil || len(list) != 2 || unread != 2 {
			t.Fatalf("%d notices, %d unread, %v, want 2 and 2", len(list), unread, err)
		}
		err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return notify.Read(ctx, tx, []string{mine}, noon) })
		if err != nil {
			t.Fatal(err)
		}
		if _, unread, err = notify.Inbox(t.Context(), d.Read(), []string{mine, post}, 10); err != nil || unread != 1 {
			t.Errorf("%d unread, %v, want the post's 1", unread, err)
		}
		if list, _, err = notify.Inbox(t.Context(), d.Read(), nil, 10); err != nil || len(list) != 0 {
			t.Errorf("nobody's inbox holds %d, %v", len(list), err)
		}
	})
}

func TestOutboxKeepsSealedTexts(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		keys, err := seal.Create(t.TempDir() + "/keys.json")
		if err != nil {
			t.Fatal(err)
		}
		m := notify.Message{Channel: "sms", To: "13800000001", ToMasked: "138****0001", Subject: "验证码", Text: "验证码 123456", Dedup: "c1", UnionID: "u1"}
		for range 2 {
			if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return notify.Post(ctx, tx, keys, m) }); err != nil {
				t.Fatal(err)
			}
		}
		var rows []notify.Stored
		if err := d.Read().NewSelect().Model(&rows).Scan(t.Context()); err != nil {
			t.Fatal(err)
		}
		if len(rows) != 1 || rows[0].TextSealed == m.Text || rows[0].ToSealed == m.To {
			t.Fatalf("outbox %+v", rows)
		}
		if text, err := rows[0].Text(keys); err != nil || text != "验证码 123456" {
			t.Errorf("text %q, %v", text, err)
		}
	})
}
