package inbox_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/inbox"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

const unknown = "01900000-0000-7000-8000-0000000000ff"

func read(t *testing.T, c *apptest.Client, query string) inbox.NoticePage {
	t.Helper()
	return apptest.Read[inbox.NoticePage](t, c.Do(t, http.MethodGet, "/api/notices"+query, nil).Want(t, 200))
}

func titles(p inbox.NoticePage) []string {
	out := []string{}
	for _, n := range p.Items {
		out = append(out, n.Title)
	}
	return out
}

func TestRefusals(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, clock.Fixed(noon))
		for _, op := range []struct{ method, path string }{
			{"GET", "/api/notices"}, {"GET", "/api/notices/unread"}, {"POST", "/api/notices/read"}, {"POST", "/api/notices/" + unknown + "/read"},
		} {
			w.Anonymous().Do(t, op.method, op.path, nil).Refused(t, 401, "not_signed_in")
		}
		clerk, neighbour := w.As(t, authz.RoleClerk, "昆山市总工会"), w.As(t, authz.RoleClerk, "太仓市总工会")
		head := w.As(t, authz.RoleHead, "昆山市总工会")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return notify.Tell(ctx, tx, notify.Notice{Recipient: authz.Post(authz.RoleClerk, w.Union(t, "昆山市总工会").ID), Title: "请核对"})
		})
		id := read(t, clerk, "").Items[0].ID
		for _, c := range []*apptest.Client{neighbour, head} { // the county next door, another post of the same union
			if p := read(t, c, ""); len(p.Items) != 0 || p.Unread != 0 {
				t.Errorf("%s reads %+v", c.Login, p)
			}
			c.Do(t, http.MethodPost, "/api/notices/"+id+"/read", nil).Refused(t, 404, errs.NotFoundCode)
			c.Do(t, http.MethodPost, "/api/notices/read", map[string]any{"upTo": noon.Add(time.Hour)}).Want(t, 200)
		}
		if p := read(t, clerk, ""); p.Unread != 1 || !p.Items[0].ReadAt.IsZero() {
			t.Errorf("strangers have read the post's notice: %+v", p)
		}
		clerk.Do(t, http.MethodPost, "/api/notices/"+unknown+"/read", nil).Refused(t, 404, errs.NotFoundCode)
		clerk.Do(t, http.MethodPost, "/api/notices/x/read", nil).Refused(t, 422, errs.FieldsCode)
		clerk.Do(t, http.MethodPost, "/api/notices/read", []byte("{")).Refused(t, 400, "malformed")
		clerk.Do(t, http.MethodPost, "/api/notices/read", map[string]any{"upTo": "yesterday"}).Refused(t, 422, errs.FieldsCode)
		clerk.Do(t, http.MethodPost, "/api/notices/read", []byte(`{"upTo":"`+strings.Repeat("0", 1<<20)+`"}`)).Refused(t, 413, "too_large")
		clerk.Do(t, http.MethodGet, "/api/notices?cursor=zz", nil).Refused(t, 400, "cursor")
		clerk.Do(t, http.MethodGet, "/api/notices?limit=0", nil).Refused(t, 422, errs.FieldsCode)
	})
}

// TestAPostsNoticeIsReadOnce: what waits at a post is read by one of its holders for all of them, and a successor finds
// what was not read.
func TestAPostsNoticeIsReadOnce(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		w := apptest.New(t, d, at.Now)
		union := w.Union(t, "昆山市总工会")
		one, two := w.As(t, authz.RoleClerk, union.Name), w.Account(t, "", apptest.Grant{Role: authz.RoleClerk, Union: union.Name}, apptest.Grant{Role: authz.RoleHead, Union: union.Name})
		post := authz.Post(authz.RoleClerk, union.ID)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return notify.Tell(ctx, tx,
				notify.Notice{Recipient: post, Title: "请核对纸质签字", Body: "昆山华电电子有限公司。", Kind: "visit_paper", RecordID: unknown},
				notify.Notice{Recipient: authz.Post(authz.RoleHead, union.ID), Title: "请决定更正"},
				notify.Notice{Recipient: notify.ToAccount(two.Actor.AccountID), Title: "您的密码已重置"})
		})
		at.Advance(time.Second)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return notify.Tell(ctx, tx, notify.Notice{Recipient: post, Title: "又一份"})
		})
		if diff := cmp.Diff([]string{"又一份", "请核对纸质签字"}, titles(read(t, one, ""))); diff != "" {
			t.Errorf("one clerk: %s", diff)
		}
		all := read(t, two, "")
		if len(all.Items) != 4 || all.Unread != 4 || all.Total.Count != 4 {
			t.Errorf("the clerk who is head too reads %+v", all)
		}
		for _, n := range all.Items {
			want := map[string]string{"又一份": "昆山市总工会聘用单位经办", "请核对纸质签字": "昆山市总工会聘用单位经办", "请决定更正": "昆山市总工会聘用单位负责人"}[n.Title]
			if n.Post != want {
				t.Errorf("%s went to %q, want %q", n.Title, n.Post, want)
			}
		}
		first := read(t, one, "").Items[1]
		if first.Kind != "visit_paper" || first.RecordID != unknown || first.Body != "昆山华电电子有限公司。" {
			t.Errorf("leads to %+v", first)
		}
		left := apptest.Read[inbox.UnreadCount](t, one.Do(t, http.MethodPost, "/api/notices/"+first.ID+"/read", nil).Want(t, 200))
		if left.Unread != 1 {
			t.Errorf("%d left", left.Unread)
		}
		two.Do(t, http.MethodPost, "/api/notices/"+first.ID+"/read", nil).Want(t, 200) // again changes nothing
		seen := read(t, two, "")
		if seen.Unread != 3 {
			t.Errorf("the other holder has %d unread", seen.Unread)
		}
		if n := seen.Items[indexOf(seen, "请核对纸质签字")]; n.ReadBy != one.Actor.Name || !n.ReadAt.Equal(noon.Add(time.Second)) {
			t.Errorf("read by %q at %s", n.ReadBy, n.ReadAt)
		}
		if n := len(read(t, two, "?unread=true").Items); n != 3 {
			t.Errorf("%d are unread", n)
		}
		left = apptest.Read[inbox.UnreadCount](t, two.Do(t, http.MethodPost, "/api/notices/read", map[string]any{"upTo": noon}).Want(t, 200))
		if left.Unread != 1 { // what came a second later
			t.Errorf("%d left", left.Unread)
		}
		successor := w.As(t, authz.RoleClerk, union.Name)
		if p := read(t, successor, "?unread=true"); len(p.Items) != 1 || p.Items[0].Title != "又一份" {
			t.Errorf("the successor finds %+v", p.Items)
		}
		count := apptest.Read[inbox.UnreadCount](t, successor.Do(t, http.MethodGet, "/api/notices/unread", nil).Want(t, 200))
		if count.Unread != 1 {
			t.Errorf("the successor's bell shows %d", count.Unread)
		}
	})
}

func indexOf(p inbox.NoticePage, title string) int {
	for i, n := range p.Items {
		if n.Title == title {
			return i
		}
	}
	return -1
}

func TestAPersonIsToldWhateverThePost(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, clock.Fixed(noon))
		const person = "01900000-0000-7000-8000-000000000001"
		c := w.Instructor(t, person, "昆山市总工会")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return notify.Tell(ctx, tx, notify.Notice{Recipient: notify.ToPerson(person), Title: "对方已签字"}, notify.Notice{Recipient: notify.ToPerson(unknown), Title: "别人的"})
		})
		if p := read(t, c, ""); len(p.Items) != 1 || p.Items[0].Title != "对方已签字" || p.Items[0].Post != "" {
			t.Errorf("the instructor reads %+v", p.Items)
		}
	})
}

// TestUnreadFollowsAMerger: what waits unread at a merged union's posts waits at its successor's.
func TestUnreadFollowsAMerger(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, clock.Fixed(noon))
		from, into := w.Union(t, "玉山镇总工会"), w.Union(t, "周市镇总工会")
		was, now := authz.Post(authz.RoleClerk, from.ID), authz.Post(authz.RoleClerk, into.ID)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return notify.Tell(ctx, tx,
				notify.Notice{Recipient: was, Title: "未读"}, notify.Notice{Recipient: was, Title: "已读", CreatedAt: noon.Add(-time.Hour)},
				notify.Notice{Recipient: was, Title: "两边都说过", Dedup: "both"}, notify.Notice{Recipient: now, Title: "两边都说过", Dedup: "both"},
				notify.Notice{Recipient: authz.Post(authz.RoleHead, from.ID), Title: "负责人的"})
		})
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return notify.ReadAll(ctx, tx, []string{was}, "王芳", noon.Add(-time.Minute))
		})
		moved := 0
		for n := -1; n != 0; {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) (err error) {
				n, err = inbox.Follower().Merge(ctx, tx, org.Taking{From: from, Into: into}, 1)
				return err
			})
			moved += n
		}
		if moved != 2 {
			t.Errorf("%d moved, want the clerk's and the head's", moved)
		}
		got := titles(read(t, w.As(t, authz.RoleClerk, into.Name), ""))
		if len(got) != 2 || got[0] == got[1] {
			t.Errorf("the successor's clerk reads %v", got)
		}
		if got := titles(read(t, w.As(t, authz.RoleClerk, from.Name), "?unread=true")); len(got) != 1 || got[0] != "两边都说过" {
			t.Errorf("left behind: %v", got)
		}
	})
}
