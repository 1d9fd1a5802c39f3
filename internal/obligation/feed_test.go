package obligation_test

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

const feed = "/api/obligations/feed"

// fetch reads a calendar as a telephone does, without an account; known is the ETag that it has.
func (w *world) fetch(t testing.TB, address, known string) apptest.Reply {
	t.Helper()
	_, path, ok := strings.Cut(address, "/api/feeds/")
	if !ok {
		t.Fatalf("no address of a calendar: %q", address)
	}
	return w.Anonymous().With("If-None-Match", known).Do(t, http.MethodGet, "/api/feeds/"+path, nil)
}

func TestFeedRefusals(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for _, method := range []string{"GET", "POST", "DELETE"} {
			w.Anonymous().Do(t, method, feed, nil).Refused(t, 401, "not_signed_in")
			w.As(t, authz.RoleSystem, "江苏省总工会").Do(t, method, feed, nil).Refused(t, 403, "permission_missing")
		}
		w.Anonymous().Do(t, "GET", "/api/feeds/"+strings.Repeat("x", 43)+".ics", nil).Refused(t, 404, "not_found")
		w.Anonymous().Do(t, "GET", "/api/feeds/x", nil).Refused(t, 422, "fields_invalid")
	})
}

func TestFeed(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		// a second person of the same town, with the same day; and lines elsewhere
		town, next := w.Union(t, "玉山镇总工会"), w.Union(t, "周市镇总工会")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			want := func(person string, u org.Union) []obligation.Want {
				return []obligation.Want{{
					Period: "2026", Article: "10(2)", PersonID: person, Bearer: u.Place(), StartsOn: day("2026-01-01"), DueOn: day("2026-12-31"), Want: 80, Proof: "p", PolicyVersion: "p", CalendarVersion: "c",
				}}
			}
			return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{
				{Rule: obligation.RuleFieldDays, ID: "y2"}: want(db.NewID(), town), {Rule: obligation.RuleFieldDays, ID: "y3"}: want(db.NewID(), next),
			})
		})
		clerk, own := w.As(t, authz.RoleClerk, "玉山镇总工会"), w.Instructor(t, w.person, "玉山镇总工会")
		if f := apptest.Read[obligation.Feed](t, clerk.Do(t, "GET", feed, nil).Want(t, 200)); f.Active || f.URL != "" {
			t.Errorf("before: %+v", f)
		}
		made := apptest.Read[obligation.Feed](t, clerk.Do(t, "POST", feed, nil).Want(t, 200))
		var kept string
		if err := w.DB.Read().NewRaw("SELECT token_hash FROM calendar_feed").Scan(t.Context(), &kept); err != nil || strings.Contains(made.URL, kept) || len(kept) != 64 {
			t.Errorf("kept %q, %v", kept, err)
		}
		r := w.fetch(t, made.URL, "").Want(t, 200)
		if r.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || r.Header.Get("ETag") == "" {
			t.Errorf("headers %v", r.Header)
		}
		says := func(r apptest.Reply) []string {
			t.Helper()
			c, err := ics.ParseCalendar(bytes.NewReader(r.Body))
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, e := range c.Events() {
				start, end := e.GetProperty(ics.ComponentPropertyDtStart), e.GetProperty(ics.ComponentPropertyDtEnd)
				if cmp.Diff([]string{"DATE"}, start.ICalParameters["VALUE"]) != "" {
					t.Errorf("not a whole day: %+v", start)
				}
				out = append(out, start.Value+"-"+end.Value+" "+e.GetProperty(ics.ComponentPropertySummary).Value)
			}
			return out
		}
		lines := says(r)
		fields := obligation.RuleFieldDays.Demand().Title
		if len(lines) != 2 || !strings.Contains(strings.Join(lines, "\n"), "20261231-20270101 到期："+fields+"（2人）") || strings.Contains(string(r.Body), "周文渊") {
			t.Errorf("the clerk's calendar: %q", lines)
		}
		// RFC 5545: lines end with CRLF, have 75 octets at most, and no character is torn apart
		for line := range strings.SplitSeq(strings.TrimSuffix(string(r.Body), "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
				t.Errorf("line of %d octets: %q", len(line), line)
			}
		}
		if !bytes.HasSuffix(r.Body, []byte("END:VCALENDAR\r\n")) {
			t.Error("the last line does not end")
		}

		// the same again is not sent again, until something changes
		if same := w.fetch(t, made.URL, r.Header.Get("ETag")); same.Status != http.StatusNotModified || len(same.Body) != 0 || same.Header.Get("ETag") != r.Header.Get("ETag") {
			t.Errorf("again: %d %q", same.Status, same.Body)
		}
		w.clock.Advance(48 * time.Hour)
		w.fetch(t, made.URL, r.Header.Get("ETag")).Want(t, http.StatusNotModified)

		own.SignIn(t)
		mine := apptest.Read[obligation.Feed](t, own.Do(t, "POST", feed, nil).Want(t, 200))
		if diff := cmp.Diff([]string{"20261231-20270101 到期：" + fields}, says(w.fetch(t, mine.URL, "").Want(t, 200))); diff != "" {
			t.Errorf("the instructor's calendar: %s", diff)
		}

		// renewed, the old address answers nobody; revoked, none does
		clerk.SignIn(t)
		second := apptest.Read[obligation.Feed](t, clerk.Do(t, "POST", feed, nil).Want(t, 200))
		w.fetch(t, made.URL, "").Refused(t, 404, "not_found")
		w.fetch(t, second.URL, "").Want(t, 200)
		clerk.Do(t, "DELETE", feed, nil).Want(t, 204)
		clerk.Do(t, "DELETE", feed, nil).Want(t, 204)
		w.fetch(t, second.URL, "").Refused(t, 404, "not_found")

		// an account that may not log in any more has no calendar
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE account SET disabled_at = ? WHERE id = ?", tx.Now(), own.Actor.AccountID).Exec(ctx)
			return err
		})
		w.fetch(t, mine.URL, "").Refused(t, 404, "not_found")
	})
}
