package worklog_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
	"xiezhi/internal/worklog"
)

func TestVisitRefusals(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		w.Anonymous().Do(t, http.MethodPost, "/api/visits", body).Refused(t, 401, "not_signed_in")
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		clerk.Do(t, http.MethodPost, "/api/visits", body).Refused(t, 403, errs.MissingCode)
		w.as(t, authz.RoleSystem, "江苏省总工会").Do(t, http.MethodGet, "/api/visits", nil).Refused(t, 403, errs.MissingCode)

		post := func(edit func(map[string]any), status int, code string) {
			t.Helper()
			b := w.visit("key-refused-1", "2025-03-12", w.electric)
			b["submit"] = true
			edit(b)
			w.instructor.Do(t, http.MethodPost, "/api/visits", b).Refused(t, status, code)
		}
		w.instructor.Do(t, http.MethodPost, "/api/visits", []byte("{")).Refused(t, 400, "malformed")
		post(func(b map[string]any) { b["day"] = "2025-03-13" }, 422, worklog.CodeFuture)
		post(func(b map[string]any) { b["day"] = "2024-02-29" }, 422, worklog.CodeNoEngagement)
		post(func(b map[string]any) { b["done"] = " " }, 422, errs.FieldsCode)
		post(func(b map[string]any) { b["duties"] = []string{"D9"} }, 422, errs.FieldsCode)
		post(func(b map[string]any) { b["done"] = strings.Repeat("谈", 2001) }, 422, errs.FieldsCode)
		post(func(b map[string]any) { b["done"] = "a\x00b" }, 422, errs.FieldsCode)
		post(func(b map[string]any) { b["day"] = "2025-02-29" }, 422, errs.FieldsCode)
		post(func(b map[string]any) { b["servedId"] = "0190a000-0000-7000-8000-000000000000" }, 422, "served_unknown")

		// A unit of the neighbouring county's register is as good as none, in a new entry and in one that is there.
		neighbour := w.unitOf(t, "太仓市总工会", served.NewUnit{Facts: served.Facts{Kind: served.KindEnterprise, Name: "太仓港务机械公司", HasUnion: true}}, "")
		post(func(b map[string]any) { b["servedId"] = neighbour }, 422, "served_unknown")
		draft := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", w.visit("key-00000009", "2025-03-12", w.workshop)).Want(t, 201))
		moved := w.visit("", "2025-03-12", neighbour)
		delete(moved, "clientKey")
		moved["rev"] = draft.Rev
		w.instructor.Do(t, http.MethodPut, "/api/visits/"+draft.ID, moved).Refused(t, 422, "served_unknown")

		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		path := "/api/visits/" + e.ID
		w.as(t, authz.RoleClerk, "太仓市总工会").Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode)
		w.as(t, authz.RoleInspector, "苏州市总工会").Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode)
		other := w.engage(t, "陆敏", "320583199007080140", "13800000003", "昆山市总工会", "")
		w.Instructor(t, other, "昆山市总工会").Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode)
		w.instructor.Do(t, http.MethodPost, path+"/recall", map[string]int{"rev": 9}).Refused(t, 409, errs.StaleCode)
		w.instructor.Do(t, http.MethodPost, path+"/submit", map[string]int64{"rev": e.Rev}).Refused(t, 422, worklog.CodeState)
		w.instructor.Do(t, http.MethodDelete, path, map[string]int64{"rev": e.Rev}).Refused(t, 422, worklog.CodeState)
		w.sound(t)
	})
}

func TestSameKeyTwice(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		first := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		again := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("the same content again (-first +again):\n%s", diff)
		}
		other := w.visit("key-00000001", "2025-03-12", w.electric)
		other["done"] = "另一件事"
		r := w.instructor.Do(t, http.MethodPost, "/api/visits", other)
		r.Refused(t, 409, "client_key_conflict")
		conflict := apptest.Read[struct {
			Extra struct{ Saved, Sent struct{ Done string } }
		}](t, r)
		if conflict.Extra.Saved.Done != "指导起草集体合同草案" || conflict.Extra.Sent.Done != "另一件事" {
			t.Errorf("the conflict shows %+v", conflict.Extra)
		}
		page := apptest.Read[httpx.Page[worklog.VisitEntry]](t, w.instructor.Do(t, http.MethodGet, "/api/visits/mine", nil).Want(t, 200))
		if page.Total != (httpx.Total{Count: 1, Exact: true}) {
			t.Errorf("total %+v", page.Total)
		}
	})
}

// The own log is paged without being counted.
func TestOwnLogGoesOn(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for i, day := range []string{"2025-03-10", "2025-03-12", "2025-03-11"} {
			w.submitted(t, fmt.Sprintf("key-0000000%d", i), day, w.electric)
		}
		mine := func(query string) (days []string, page httpx.Page[worklog.VisitEntry]) {
			page = apptest.Read[httpx.Page[worklog.VisitEntry]](t, w.instructor.Do(t, http.MethodGet, "/api/visits/mine?"+query, nil).Want(t, 200))
			for _, e := range page.Items {
				days = append(days, e.Day.String())
			}
			return days, page
		}
		for _, filter := range []string{"", "state=waiting&"} {
			days, first := mine(filter + "limit=2")
			if cmp.Diff([]string{"2025-03-12", "2025-03-11"}, days) != "" || first.Total != (httpx.Total{Count: 2}) || first.Prev != "" || first.Next == "" {
				t.Errorf("%sfirst page %v %+v", filter, days, first.Total)
			}
			days, rest := mine(filter + "limit=2&cursor=" + url.QueryEscape(first.Next))
			if cmp.Diff([]string{"2025-03-10"}, days) != "" || rest.Total != (httpx.Total{Count: 1}) || rest.Prev == "" || rest.Next != "" {
				t.Errorf("%ssecond page %v %+v", filter, days, rest.Total)
			}
			days, all := mine(filter + "limit=3")
			if len(days) != 3 || all.Total != (httpx.Total{Count: 3, Exact: true}) || all.Next != "" {
				t.Errorf("%swhole %v %+v", filter, days, all.Total)
			}
		}
		w.instructor.Do(t, http.MethodGet, "/api/visits/mine?cursor=none", nil).Refused(t, 400, "cursor")
	})
}

func TestDraftSaveSubmitRecallCopyDelete(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["done"], body["duties"], body["place"] = "", []string{}, ""
		e := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201))
		if e.State != worklog.StateDraft || e.InternalNote != "企业方态度强硬" {
			t.Fatalf("saved %+v", e)
		}
		path := "/api/visits/" + e.ID
		w.instructor.Do(t, http.MethodPost, path+"/submit", map[string]int64{"rev": e.Rev}).Refused(t, 422, errs.FieldsCode)
		w.as(t, authz.RoleHead, "昆山市总工会").Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode) // a draft is its writer's

		full := w.visit("", "2025-03-11", w.electric)
		delete(full, "clientKey")
		full["rev"] = e.Rev
		e = apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPut, path, full).Want(t, 200))
		w.instructor.Do(t, http.MethodPut, path, full).Refused(t, 409, errs.StaleCode)
		e = apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, path+"/submit", map[string]int64{"rev": e.Rev}).Want(t, 200))
		if c := w.card(t, "2025"); c.Waiting != 1 || c.OldestWaiting != day("2025-03-11") || c.Days != 0 || c.Want != 80 {
			t.Errorf("the year says %+v", c)
		}
		token := w.invited(t, e.ID)
		e = apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, path+"/recall", map[string]int64{"rev": e.Rev}).Want(t, 200))
		if a := w.asked(t, token); a.State != "void" || a.Content.Done != "" {
			t.Errorf("after the recall the link says %+v", a)
		}
		if c := w.card(t, "2025"); c.Waiting != 0 || !c.OldestWaiting.IsZero() {
			t.Errorf("the year says %+v", c)
		}
		w.instructor.Do(t, http.MethodDelete, path, map[string]int64{"rev": e.Rev}).Refused(t, 422, worklog.CodeState)

		copied := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, path+"/copy",
			map[string]string{"clientKey": "key-00000002", "day": "2025-03-12"}).Want(t, 201))
		if copied.Done != e.Done || copied.Day != day("2025-03-12") || copied.InternalNote != "" || copied.State != worklog.StateDraft {
			t.Errorf("copied %+v", copied)
		}
		w.instructor.Do(t, http.MethodDelete, "/api/visits/"+copied.ID, map[string]int64{"rev": copied.Rev}).Want(t, 204)
		w.instructor.Do(t, http.MethodGet, "/api/visits/"+copied.ID, nil).Refused(t, 404, errs.NotFoundCode)
		w.sound(t)
	})
}

// TestADayOnLeaveIsPointedOut takes an entry of a day on which the roster has an interruption, and says so to whoever
// reads it: the Measures do not forbid it, and the union may have to mend one or the other.
func TestADayOnLeaveIsPointedOut(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		before := w.submitted(t, "key-00000001", "2025-03-04", w.electric)
		during := w.submitted(t, "key-00000002", "2025-03-05", w.electric)
		last := w.submitted(t, "key-00000003", "2025-03-07", w.electric)
		var engagement string
		if err := w.DB.Read().NewRaw("SELECT id FROM engagement WHERE person_id = ?", w.person).Scan(t.Context(), &engagement); err != nil {
			t.Fatal(err)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return db.InsertAll(ctx, tx, []roster.Interruption{
				{ID: db.NewID(), EngagementID: engagement, Kind: roster.LeaveSick, StartsOn: day("2025-03-05"), EndsOn: day("2025-03-07")},
			})
		})
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		for _, tc := range []struct {
			id   string
			want bool
		}{{before.ID, false}, {during.ID, true}, {last.ID, true}} {
			for _, reader := range []*apptest.Client{w.instructor, clerk} {
				got := apptest.Read[worklog.VisitDetail](t, reader.Do(t, http.MethodGet, "/api/visits/"+tc.id, nil).Want(t, 200))
				if got.OnLeave != tc.want {
					t.Errorf("%s: on leave %v, want %v", got.Day, got.OnLeave, tc.want)
				}
			}
		}
	})
}
