package notify_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/uptrace/bun"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
)

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "xiezhi-roots-*")
	if err == nil {
		err = trust(folder)
	}
	if err != nil {
		panic(err)
	}
	dbtest.Main(m, func() error { return os.RemoveAll(folder) })
}

var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

func in(t *testing.T, d *db.DB, fn func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := d.InTx(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

func tell(t *testing.T, d *db.DB, n ...notify.Notice) {
	t.Helper()
	in(t, d, func(ctx context.Context, tx *db.Tx) error { return notify.Tell(ctx, tx, n...) })
}

func titles(p httpx.Page[notify.Notice]) []string {
	out := []string{}
	for _, n := range p.Items {
		out = append(out, n.Title)
	}
	return out
}

func TestNoticesAreToldOnceAndRead(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		mine, post := notify.ToPerson("p1"), "head@u1"
		tell(t, d, notify.Notice{Recipient: mine, Title: "一", Dedup: "j1"}, notify.Notice{Recipient: post, Title: "二", Dedup: "j1"})
		at.Advance(time.Minute)
		tell(t, d, notify.Notice{Recipient: mine, Title: "一，又一次", Dedup: "j1"}, notify.Notice{Recipient: mine, Title: "三"},
			notify.Notice{Recipient: mine, Title: "昨天的", CreatedAt: noon.Add(-24 * time.Hour)})
		list := func(unread bool, recipients ...string) []string {
			t.Helper()
			p, err := notify.List(t.Context(), d.Read(), recipients, unread, httpx.PageQuery{Limit: 10})
			if err != nil || p.Total.Count != len(p.Items) {
				t.Fatalf("%+v, %v", p, err)
			}
			return titles(p)
		}
		unread := func(want int, recipients ...string) {
			t.Helper()
			if n, err := notify.Unread(t.Context(), d.Read(), recipients); err != nil || n != want {
				t.Errorf("%d unread, %v, want %d", n, err, want)
			}
		}
		if diff := cmp.Diff([]string{"三", "一", "昨天的"}, list(false, mine)); diff != "" {
			t.Error(diff)
		}
		unread(3, mine)
		unread(4, mine, post)
		unread(0)
		if got := list(false); len(got) != 0 {
			t.Errorf("nobody's list holds %v", got)
		}
		in(t, d, func(ctx context.Context, tx *db.Tx) error {
			return notify.ReadAll(ctx, tx, []string{mine}, "周文渊", noon)
		})
		if diff := cmp.Diff([]string{"三"}, list(true, mine)); diff != "" {
			t.Errorf("after reading up to noon: %s", diff)
		}
		unread(2, mine, post)

		page, err := notify.List(t.Context(), d.Read(), []string{post}, false, httpx.PageQuery{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		id := page.Items[0].ID
		for i, c := range []struct {
			recipient, by string
			want          bool
		}{{mine, "周文渊", false}, {post, "王芳", true}, {post, "李强", true}} {
			in(t, d, func(ctx context.Context, tx *db.Tx) error {
				ok, err := notify.Read(ctx, tx, []string{c.recipient}, c.by, id)
				if ok != c.want {
					t.Errorf("read %d: %v, want %v", i, ok, c.want)
				}
				return err
			})
		}
		if page, err = notify.List(t.Context(), d.Read(), []string{post}, false, httpx.PageQuery{Limit: 10}); err != nil || page.Items[0].ReadBy != "王芳" {
			t.Errorf("read by %q, want the first reader, %v", page.Items[0].ReadBy, err)
		}
	})
}

func TestPagesOfNotices(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		for i, title := range []string{"甲", "乙", "丙", "丁", "戊"} { // 丙 and 丁 of one instant
			at := noon.Add(time.Duration(i) * time.Second)
			if title == "丁" {
				at = noon.Add(2 * time.Second)
			}
			tell(t, d, notify.Notice{Recipient: "person:p1", Title: title, CreatedAt: at.Add(123456 * time.Microsecond)})
		}
		ask := func(cursor string) httpx.Page[notify.Notice] {
			t.Helper()
			p, err := notify.List(t.Context(), d.Read(), []string{"person:p1", "head@u1"}, false, httpx.PageQuery{Cursor: cursor, Limit: 2})
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		first := ask("")
		second := ask(first.Next)
		third := ask(second.Next)
		got := [][]string{titles(first), titles(second), titles(third), titles(ask(third.Prev))}
		if diff := cmp.Diff([][]string{{"戊", "丁"}, {"丙", "乙"}, {"甲"}, {"丙", "乙"}}, got); diff != "" {
			t.Error(diff)
		}
		if third.Next != "" || first.Prev != "" {
			t.Errorf("beyond the ends: %q %q", first.Prev, third.Next)
		}
		for _, cursor := range []string{"nonsense", httpx.Cursor{Keys: []string{"yesterday", "x"}}.String()} {
			_, err := notify.List(t.Context(), d.Read(), []string{"person:p1"}, false, httpx.PageQuery{Cursor: cursor, Limit: 2})
			if errs.CodeOf(err) != "cursor" {
				t.Errorf("cursor %q: %v", cursor, err)
			}
		}
	})
}

func TestOutboxKeepsSealedTexts(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		keys, err := seal.Create(t.TempDir() + "/keys.json")
		if err != nil {
			t.Fatal(err)
		}
		m := notify.Message{
			Channel: "sms", To: "13800000001", ToMasked: "138****0001", Subject: "验证码", Text: "验证码 123456，请勿告知他人", Secret: "123456", Dedup: "c1", UnionID: "u1",
		}
		for range 2 {
			in(t, d, func(ctx context.Context, tx *db.Tx) error { return notify.Post(ctx, tx, keys, m) })
		}
		page, err := notify.Waiting(t.Context(), d.Read(), func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("b.union_id = ?", "u1") }, httpx.PageQuery{Limit: 10})
		if err != nil || len(page.Items) != 1 {
			t.Fatalf("outbox %+v, %v", page, err)
		}
		row := page.Items[0]
		if row.TextMasked != "验证码 ●●●●●●，请勿告知他人" || strings.Contains(row.TextSealed, "123456") || strings.Contains(row.ToSealed, m.To) {
			t.Errorf("stored %+v", row)
		}
		if text, err := row.Text(keys); err != nil || text != "验证码 123456，请勿告知他人" {
			t.Errorf("text %q, %v", text, err)
		}
		row.ID = "another"
		if _, err := row.Text(keys); err == nil {
			t.Error("a text opened in another row's place")
		}
		none, err := notify.Waiting(t.Context(), d.Read(), func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("1 = 0") }, httpx.PageQuery{Limit: 10})
		if err != nil || len(none.Items) != 0 || none.Total.Count != 0 {
			t.Errorf("out of scope: %+v, %v", none, err)
		}
	})
}

func TestPurge(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		keys, err := seal.Create(t.TempDir() + "/keys.json")
		if err != nil {
			t.Fatal(err)
		}
		tell(t, d, notify.Notice{Recipient: "person:p1", Title: "旧", CreatedAt: noon.Add(-400 * 24 * time.Hour)},
			notify.Notice{Recipient: "person:p1", Title: "新", CreatedAt: noon.Add(-400*24*time.Hour + time.Second)})
		in(t, d, func(ctx context.Context, tx *db.Tx) error {
			return notify.Post(ctx, tx, keys, notify.Message{Subject: "短", ExpiresAt: noon.Add(10 * time.Minute)},
				notify.Message{Subject: "长", ExpiresAt: noon.Add(7 * 24 * time.Hour)}, notify.Message{Subject: "不限"})
		})
		at.Set(noon.Add(30*24*time.Hour + 10*time.Minute))
		tell(t, d, notify.Notice{Recipient: "person:p1", Title: "新的"})
		if err := notify.Purge(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		var left []string
		if err := d.Read().NewRaw("SELECT title FROM notice UNION ALL SELECT subject FROM outbox ORDER BY 1").Scan(t.Context(), &left); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"新的", "长"}, left); diff != "" {
			t.Error(diff)
		}
	})
}
