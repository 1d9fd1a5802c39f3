package rights_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/rights"
)

// Of the province only the person named is barred, and that one neither reads nor counts nor finds it in the ledger, while the
// colleague answers, in time and after reminders.
func TestSomebodyOfTheProvinceIsComplainedOf(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		named, colleague := w.As(t, authz.RoleApprover, "江苏省总工会"), w.province
		sent := w.send(w.city, object{
			"kind": "complaint", "title": "答复口径不一", "body": "同一个问题两次答复不同，希望核实。", "anonymous": true,
			"aboutUnionId": w.id("江苏省总工会"), "aboutAccountId": named.Actor.AccountID,
		})
		if sent.UnionName != "江苏省总工会" {
			t.Fatalf("it goes to %s", sent.UnionName)
		}
		id := apptest.Read[httpx.Page[rights.ConcernLine]](t, colleague.Do(t, http.MethodGet, handling, nil).Want(t, 200)).Items[0].ID
		unseen := func() {
			t.Helper()
			named.Do(t, http.MethodGet, handling+"/"+id, nil).Refused(t, 404, "not_found")
			named.Do(t, http.MethodPost, handling+"/"+id+"/answer", object{"rev": 1, "text": "不属实，不予受理。"}).Refused(t, 404, "not_found")
			named.Do(t, http.MethodPost, handling+"/"+id+"/reroute", object{"rev": 1, "unionId": w.id("苏州市总工会"), "note": "请市总办理"}).Refused(t, 404, "not_found")
			if list := apptest.Read[httpx.Page[rights.ConcernLine]](t, named.Do(t, http.MethodGet, handling, nil).Want(t, 200)); list.Total.Count != 0 {
				t.Errorf("the list of the one named counts %d", list.Total.Count)
			}
			if lines := apptest.Read[httpx.Page[obligation.LedgerLine]](t, named.Do(t, http.MethodGet, "/api/obligations?rule=complaint", nil).Want(t, 200)); lines.Total.Count != 0 {
				t.Errorf("the ledger of the one named: %+v", lines.Items)
			}
			if f := apptest.Read[rights.ConcernFigures](t, named.Do(t, http.MethodGet, handling+"/figures?year=2026", nil).Want(t, 200)); len(f.Rows) != 0 {
				t.Errorf("the one named counts %+v", f.Rows)
			}
			for _, path := range []string{"/api/notices", "/api/report/desk", "/api/obligations"} {
				if body := string(named.Do(t, http.MethodGet, path, nil).Want(t, 200).Body); strings.Contains(body, "投诉") || strings.Contains(body, id) {
					t.Errorf("%s tells the one named: %s", path, body)
				}
			}
		}
		unseen()
		// The term runs without a line of the ledger: half of it reminds the colleague alone, and past it nobody stands above.
		w.later("2026-12-04", named)
		if err := w.App.Rights.Terms(t.Context()); err != nil {
			t.Fatal(err)
		}
		if body := string(colleague.Do(t, http.MethodGet, "/api/notices", nil).Want(t, 200).Body); !strings.Contains(body, "尚未答复的投诉") {
			t.Error("the colleague is not reminded")
		}
		unseen()
		w.later("2026-12-15", named)
		if err := w.App.Rights.Terms(t.Context()); err != nil {
			t.Fatal(err)
		}
		if v := w.handled(colleague, id); !v.Overdue || v.UnionName != "江苏省总工会" || v.DueOn != day("2026-12-14") {
			t.Errorf("past its term it is %+v", v)
		}
		unseen()
		colleague.Do(t, http.MethodPost, handling+"/"+id+"/answer", object{"rev": 1, "text": "已核实，以第二次答复为准。"}).Want(t, 204)
		if got := w.ledger(id); len(got) != 0 {
			t.Errorf("answered, the ledger holds %q", got)
		}
		unseen()
	})
}

// The operators of the system read its jobs and what it sends out: neither says what was complained of, nor about whom, nor by whom.
func TestOperatorsReadNoComplaint(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		o := w.complaint(w.clerk.Actor.AccountID, false)
		o["page"] = "/persons/" + w.person
		w.send(w.instructor, o)
		system, security := w.As(t, authz.RoleSystem, "江苏省总工会"), w.As(t, authz.RoleSecurity, "江苏省总工会")
		for path, c := range map[string]*apptest.Client{"/api/outbox": system, "/api/jobs?state=ready": system, "/api/jobs?state=done": system, "/api/outbox/export": system, "/api/audit/entries?limit=100": w.auditor, "/api/accounts": security} {
			body := string(c.Do(t, http.MethodGet, path, nil).Want(t, 200).Body)
			for _, word := range []string{"言语粗暴", "签字催办", "/persons/" + w.person} {
				if strings.Contains(body, word) {
					t.Errorf("%s says %q", path, word)
				}
			}
		}
	})
}

// A press that is repeated, or follows another's, changes nothing twice.
func TestCasesArePressedTwice(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		id := w.send(w.instructor, w.complaint("", false)).ID
		at, mine := handling+"/"+id, "/api/rights/cases/"+id
		answer := object{"rev": 1, "text": "已经核实，将予改进。"}
		w.officer.Do(t, http.MethodPost, at+"/answer", answer).Want(t, 204)
		w.officer.Do(t, http.MethodPost, at+"/answer", answer).Refused(t, 409, "stale")
		w.approver.Do(t, http.MethodPost, at+"/answer", object{"rev": 2, "text": "另作答复，请以此为准。"}).Refused(t, 422, "case_closed")
		w.officer.Do(t, http.MethodPost, at+"/reroute", object{"rev": 2, "unionId": w.id("苏州市总工会"), "note": "请市总办理"}).Refused(t, 422, "case_closed")
		w.instructor.Do(t, http.MethodPost, mine+"/withdraw", object{"rev": 2}).Refused(t, 422, "case_closed")
		if v := w.mine(w.instructor, id); v.Answer != "已经核实，将予改进。" {
			t.Errorf("the answer became %q", v.Answer)
		}
		if got := w.ledger(id); !cmp.Equal(got, []string{"1 昆山市总工会 2026-12-14 met"}) {
			t.Errorf("the ledger holds %q", got)
		}
	})
}

// Nobody's data but one's own can be taken out, whatever is asked for in the address.
func TestOnlyOwnDataIsTakenOut(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, query := range []string{"?personId=" + w.person, "?person_id=" + w.person, "?accountId=" + w.instructor.Actor.AccountID, "?id=" + w.person} {
			for _, path := range []string{"/api/rights/me", "/api/rights/me/export", "/api/rights/me/looks", "/api/rights/corrections"} {
				body := string(w.clerk.Do(t, http.MethodGet, path+query, nil).Want(t, 200).Body)
				for _, word := range []string{"陈小雨", "13800001111", w.person} {
					if strings.Contains(body, word) {
						t.Errorf("%s%s gives %s", path, query, word)
					}
				}
			}
		}
		// Nor does the neighbour, or a superior, reach a request for correction by its id.
		w.ask(w.instructor, "phone", "13900001111").Want(t, 204)
		id := w.asked(w.instructor, "")[0].ID
		for _, c := range []*apptest.Client{w.officer, w.city, w.province, w.auditor, w.inspector} {
			for _, act := range []string{"/view", "/apply"} {
				r := c.Do(t, http.MethodPost, "/api/rights/corrections/"+id+act, object{"rev": 1})
				if r.Status != 403 && r.Status != 404 {
					t.Errorf("%s answers %d to somebody above", act, r.Status)
				}
			}
		}
	})
}
