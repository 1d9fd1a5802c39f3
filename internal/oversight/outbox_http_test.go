package oversight_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/oversight"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
)

// TestOutboxHidesCodesAndLinks: an administrator sees that messages wait, but nothing by which they could sign in a served
// union's place; nobody else sees the outbox at all. Only the demonstration shows it in clear.
func TestOutboxHidesCodesAndLinks(t *testing.T) {
	eachWorld(t, nil, func(w *world) {
		w.refused("stranger", w.ask("", "GET", "/api/outbox", ""), http.StatusUnauthorized, "not_signed_in")
		for _, who := range []string{"officer", "audit", "security"} {
			w.refused(who, w.ask(who, "GET", "/api/outbox", ""), http.StatusForbidden, "permission_missing")
		}
		w.refused("bad cursor", w.ask("system", "GET", "/api/outbox?cursor=zz", ""), 400, "cursor")
		w.refused("bad limit", w.ask("system", "GET", "/api/outbox?limit=1000", ""), 422, "fields_invalid")
		if p := reply[oversight.OutboxPage](w, w.ask("system", "GET", "/api/outbox", ""), 200); len(p.Items) != 0 || p.Shown {
			t.Errorf("empty: %+v", p)
		}
		w.in(func(ctx context.Context, tx *db.Tx) error {
			return notify.Post(ctx, tx, w.s.Keys,
				notify.Message{
					Channel: "sms", To: "13900000002", ToMasked: "139****0002", Subject: "签字确认验证码", Text: "验证码 482913，10分钟内有效。", Secret: "482913",
					UnionID: "u1", ExpiresAt: noon.Add(10 * time.Minute),
				},
				notify.Message{
					Channel: "sms", To: "13900000003", ToMasked: "139****0003", Subject: "签字确认链接", Text: "请确认：http://x/c/abcDEF", Secret: "http://x/c/abcDEF",
					UnionID: "u2", ExpiresAt: noon,
				})
		})
		hidden := w.ask("system", "GET", "/api/outbox", "")
		for _, secret := range []string{"482913", "abcDEF", "13900000002", "13900000003"} {
			if strings.Contains(hidden.Body.String(), secret) {
				t.Errorf("the outbox tells %s: %s", secret, hidden.Body)
			}
		}
		p := reply[oversight.OutboxPage](w, hidden, 200)
		var got [][4]string
		for _, m := range p.Items {
			got = append(got, [4]string{m.To, m.Subject, m.Text, m.State})
		}
		want := [][4]string{
			{"139****0003", "签字确认链接", "请确认：●●●●●●", "expired"},
			{"139****0002", "签字确认验证码", "验证码 ●●●●●●，10分钟内有效。", "waiting"},
		}
		if diff := cmp.Diff(want, got); diff != "" || p.Shown {
			t.Error(diff, p.Shown)
		}

		w.s.ShowOutbox = true
		p = reply[oversight.OutboxPage](w, w.ask("system", "GET", "/api/outbox?limit=1", ""), 200)
		if !p.Shown || p.Items[0].Text != "请确认：http://x/c/abcDEF" || p.Items[0].To != "139****0003" || p.Next == "" {
			t.Errorf("the demonstration shows %+v", p)
		}
		w.refused("an officer of the demonstration", w.ask("officer", "GET", "/api/outbox", ""), http.StatusForbidden, "permission_missing")
		p = reply[oversight.OutboxPage](w, w.ask("system", "GET", "/api/outbox?limit=1&cursor="+p.Next, ""), 200)
		if p.Items[0].Text != "验证码 482913，10分钟内有效。" || p.Next != "" {
			t.Errorf("the next page shows %+v", p)
		}
	})
}

// TestSystemListsAreExported: both leave as they are shown, save that no message's text leaves, even of the demonstration.
func TestSystemListsAreExported(t *testing.T) {
	eachWorld(t, nil, func(w *world) {
		w.s.ShowOutbox = true
		w.in(func(ctx context.Context, tx *db.Tx) error {
			err := notify.Post(ctx, tx, w.s.Keys, notify.Message{
				Channel: "sms", To: "13900000002", ToMasked: "139****0002", Subject: "签字确认验证码", Text: "验证码 482913，10分钟内有效。", Secret: "482913",
				UnionID: "u1", ExpiresAt: noon.Add(10 * time.Minute),
			})
			return errors.Join(err, jobs.Enqueue(ctx, tx, jobs.Job{ID: db.NewID(), Kind: oversight.VerifyKind}, jobs.Job{ID: db.NewID(), Kind: jobs.PurgeKind}))
		})
		list := w.sheet("system", "/api/jobs/export?state=ready&kind="+oversight.VerifyKind)
		want := []string{"校验审计记录", "排队中", "0", "2026-11-22 12:00", "", "", "2026-11-22 12:00"}
		if len(list) != 4 || !cmp.Equal(want, list[3][:7]) {
			t.Errorf("jobs: %q", list)
		}
		if all := w.sheet("system", "/api/jobs/export"); len(all) != 5 {
			t.Errorf("all jobs: %q", all)
		}
		box := w.sheet("system", "/api/outbox/export")
		want = []string{"2026-11-22 12:00", "139****0002", "签字确认验证码", "等待发送", "2026-11-22 12:10", "0"}
		if len(box) != 5 || !cmp.Equal(want, box[4]) || strings.Contains(fmt.Sprint(box), "482913") {
			t.Errorf("outbox: %q", box)
		}
		for action, n := range map[string]int{"system.job.export": 2, "system.outbox.export": 1} {
			acts, _, err := audit.List(t.Context(), w.d.Read(), audit.Filter{Action: action, Limit: 10})
			if err != nil || len(acts) != n {
				t.Errorf("%s recorded %d times, want %d (%v)", action, len(acts), n, err)
			}
		}
	})
}
