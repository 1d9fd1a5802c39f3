package identity_test

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

type fields map[string]any

// rev reads the account's present revision.
func (w *world) rev(login string) int64 {
	return int64(w.count("SELECT rev FROM account WHERE id = ?", w.ids[login]))
}

func (w *world) grantID(login string) string {
	w.t.Helper()
	var id string
	if err := w.d.Read().NewRaw("SELECT id FROM role_grant WHERE account_id = ? AND ended_at IS NULL", w.ids[login]).Scan(w.t.Context(), &id); err != nil {
		w.t.Fatal(err)
	}
	return id
}

func TestAccountRefusals(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("officer", at(authz.RoleOfficer, kunshan))
		w.account("neighbour", at(authz.RoleOfficer, taicang))
		w.account("finance", at(authz.RoleFinance, kunshan))
		w.account("reader", at(authz.RoleClerk, kunshan))
		w.account("clerk", at(authz.RoleClerk, huaqiao))
		w.account("approver", at(authz.RoleApprover, kunshan))
		w.account("two", at(authz.RoleClerk, huaqiao), at(authz.RoleClerk, taicang))
		clerk := "/api/accounts/" + w.ids["clerk"]
		grant := clerk + "/grants/" + w.grantID("clerk")
		acts := []struct {
			method, path string
			body         any
		}{
			{http.MethodGet, "/api/accounts", nil},
			{http.MethodPost, "/api/accounts", fields{"name": "吕梁", "grants": []fields{{"role": "clerk", "unionId": huaqiao}}}},
			{http.MethodGet, "/api/accounts/export", nil},
			{http.MethodGet, "/api/accounts/candidates", nil},
			{http.MethodPost, "/api/accounts/bulk", fields{"personIds": []string{"p"}}},
			{http.MethodGet, clerk, nil},
			{http.MethodPost, clerk + "/disable", fields{"rev": 1}},
			{http.MethodPost, clerk + "/enable", fields{"rev": 1}},
			{http.MethodPost, clerk + "/unlock", fields{"rev": 1}},
			{http.MethodPost, clerk + "/reset", fields{"rev": 1}},
			{http.MethodPost, clerk + "/grants", fields{"rev": 1, "role": "head", "unionId": huaqiao}},
			{http.MethodPost, grant + "/end", fields{"rev": 1}},
			{http.MethodPost, grant + "/handover", fields{"rev": 1, "toAccountId": w.ids["two"]}},
			{http.MethodGet, "/api/posts?unionId=" + huaqiao, nil},
			{http.MethodGet, "/api/authz/grantable?unionId=" + huaqiao, nil},
		}
		anonymous, finance, neighbour := w.anonymous(), w.login("finance"), w.login("neighbour")
		for _, a := range acts {
			name := a.method + " " + a.path
			w.wants(name+" anonymous", anonymous.do(a.method, a.path, a.body), 401, "not_signed_in")
			w.wants(name+" without permission", finance.do(a.method, a.path, a.body), 403, "permission_missing")
			if strings.Contains(a.path, w.ids["clerk"]) || strings.Contains(a.path, huaqiao) {
				w.wants(name+" by the neighbour", neighbour.do(a.method, a.path, a.body), 404, "not_found")
			}
		}
		w.wants("the neighbour opens here", neighbour.post("/api/accounts", fields{"name": "吕梁", "grants": []fields{{"role": "clerk", "unionId": huaqiao}}}), 404, "not_found")
		w.wants("a reader opens", w.login("reader").post("/api/accounts", acts[1].body), 403, "permission_missing")

		c := w.login("officer")
		w.wants("stale disable", c.post(clerk+"/disable", fields{"rev": 7}), 409, "stale")
		w.wants("stale reset", c.post(clerk+"/reset", fields{"rev": 7}), 409, "stale")
		w.wants("stale grant", c.post(clerk+"/grants", fields{"rev": 7, "role": "head", "unionId": huaqiao}), 409, "stale")
		w.wants("stale end", c.post(grant+"/end", fields{"rev": 7}), 409, "stale")
		w.wants("stale handover", c.post(grant+"/handover", fields{"rev": 7, "toAccountId": w.ids["reader"]}), 409, "stale")
		w.wants("no JSON", c.post("/api/accounts", "{"), 400, "malformed")
		w.wants("too large", c.post("/api/accounts", `{"name":"`+strings.Repeat("x", 2<<20)+`"}`), 413, "too_large")
		w.wants("no role", c.post("/api/accounts", fields{"name": "吕梁", "grants": []fields{}}), 422, "fields_invalid")
		w.wants("bad date", c.post("/api/accounts", fields{"name": "吕梁", "grants": []fields{{"role": "clerk", "unionId": huaqiao, "from": "2026-02-30"}}}), 422, "fields_invalid")
		w.wants("bad id", c.get("/api/accounts/x"), 422, "fields_invalid")
		w.wants("bad cursor", c.get("/api/accounts?cursor=x"), 400, "cursor")
		w.wants("export of no such state", c.get("/api/accounts/export?state=lost"), 422, "fields_invalid")
		w.wants("export of no such union", c.get("/api/accounts/export?unionId="+db.NewID()), 404, "not_found")
		w.wants("bad login", c.post("/api/accounts", fields{"name": "吕梁", "login": "吕梁", "grants": []fields{{"role": "clerk", "unionId": huaqiao}}}), 422, "login_form")
		w.wants("login taken", c.post("/api/accounts", fields{"name": "吕梁", "login": "clerk", "grants": []fields{{"role": "clerk", "unionId": huaqiao}}}), 409, "login_taken")
		w.wants("more than one holds", c.post("/api/accounts", fields{"name": "吕梁", "grants": []fields{{"role": "approver", "unionId": kunshan}}}), 422, "grant_reach")
		w.wants("two roles that exclude each other", c.post("/api/accounts", fields{"name": "吕梁", "grants": []fields{{"role": "clerk", "unionId": kunshan}, {"role": "clerk", "unionId": kunshan}}}), 409, "grant_twice")
		w.wants("reset of an approver", c.post("/api/accounts/"+w.ids["approver"]+"/reset", fields{"rev": 1}), 422, "account_reach")
		w.wants("reset of oneself", c.post("/api/accounts/"+w.ids["officer"]+"/reset", fields{"rev": 1}), 422, "account_self")
		w.wants("reset where another county is opened too", c.post("/api/accounts/"+w.ids["two"]+"/reset", fields{"rev": 1}), 422, "account_reach")
		w.wants("a role to oneself", c.post("/api/accounts/"+w.ids["officer"]+"/grants", fields{"rev": 1, "role": "head", "unionId": kunshan}), 422, "grant_self")
		w.wants("ending the own post", c.post("/api/accounts/"+w.ids["officer"]+"/grants/"+w.grantID("officer")+"/end", fields{"rev": 1}), 422, "account_self")
		if n := w.count("SELECT count(*) FROM account"); n != 7 {
			t.Errorf("%d accounts after refusals, want 7", n)
		}
		if n := w.count("SELECT count(*) FROM audit_entry WHERE actor_id = ? AND action <> 'identity.login'", w.ids["officer"]); n != 0 {
			t.Errorf("%d records of refused acts", n)
		}
	})
}

func TestOpenResetDisable(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("officer", at(authz.RoleOfficer, kunshan))
		c := w.login("officer")
		r := c.post("/api/accounts", fields{"name": "吕梁", "grants": []fields{{"role": "clerk", "unionId": huaqiao, "until": "2027-12-31"}}})
		w.wants("open", r, 201, "")
		slip := decode[identity.Slip](t, r)
		w.ids["new"] = slip.AccountID
		path := "/api/accounts/" + slip.AccountID
		shown := c.get(path)
		w.wants("show", shown, 200, "")
		d := decode[identity.AccountDetail](t, shown)
		if d.State != identity.Unused || len(d.Grants) != 1 || d.Grants[0].Until != workday.New(2027, 12, 31) || d.Grants[0].From != workday.New(2026, 11, 22) {
			t.Errorf("detail: %+v", d)
		}
		if diff := cmp.Diff([]string{"reset", "disable", "grant"}, d.Actions); diff != "" {
			t.Errorf("actions (-want +got):\n%s", diff)
		}
		if strings.Contains(shown.Body.String(), "argon2") || strings.Contains(shown.Body.String(), slip.Password) {
			t.Error("a secret is shown")
		}
		owner := w.anonymous()
		w.wants("first login", owner.post("/api/session", credentials{slip.Login, slip.Password, ""}), 201, "")

		r = c.post(path+"/reset", fields{"rev": d.Rev})
		w.wants("reset", r, 200, "")
		second := decode[identity.Slip](t, r)
		if second.Password == slip.Password || second.Login != slip.Login {
			t.Errorf("second slip: %+v", second)
		}
		w.wants("the session is over", owner.get("/api/session"), 401, "not_signed_in")
		w.wants("the first password too", owner.post("/api/session", credentials{slip.Login, slip.Password, ""}), 401, "login_failed")
		w.wants("the second works", owner.post("/api/session", credentials{slip.Login, second.Password, ""}), 201, "")

		r = c.post(path+"/disable", fields{"rev": w.rev("new"), "reason": "调离"})
		w.wants("disable", r, 200, "")
		if got := decode[identity.AccountDetail](t, r); got.State != identity.Disabled || !cmp.Equal(got.Actions, []string{"enable"}) {
			t.Errorf("disabled: %+v", got)
		}
		w.wants("at once", owner.get("/api/session"), 401, "not_signed_in")
		w.wants("no login", owner.post("/api/session", credentials{slip.Login, second.Password, ""}), 401, "login_failed")
		w.wants("no reset", c.post(path+"/reset", fields{"rev": w.rev("new")}), 422, "account_disabled")
		w.wants("enable", c.post(path+"/enable", fields{"rev": w.rev("new")}), 200, "")
		w.wants("login again", owner.post("/api/session", credentials{slip.Login, second.Password, ""}), 201, "")

		for action, want := range map[string]int{
			"identity.account.create": 1, "identity.password.reset": 1, "identity.account.disable": 1, "identity.account.enable": 1,
		} {
			n := w.count("SELECT count(*) FROM audit_entry WHERE action = ? AND item_id = ? AND actor_id = ? AND county_id = ?",
				action, slip.AccountID, w.ids["officer"], kunshan)
			if n != want {
				t.Errorf("%d records of %s, want %d", n, action, want)
			}
		}
		if n := w.count("SELECT count(*) FROM audit_entry WHERE details LIKE ? OR details LIKE '%argon2%'", "%"+second.Password+"%"); n != 0 {
			t.Errorf("%d records hold secrets", n)
		}
	})
}

func TestGrantEndsAtOnce(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("city", at(authz.RoleOfficer, suzhou))
		w.account("clerk", at(authz.RoleClerk, huaqiao))
		c, owner := w.login("city"), w.login("clerk")
		w.wants("before", owner.get("/api/accounts"), 200, "")
		path := "/api/accounts/" + w.ids["clerk"] + "/grants"
		first := w.grantID("clerk")
		w.wants("a second union", c.post(path, fields{"rev": w.rev("clerk"), "role": "clerk", "unionId": taicang}), 200, "")
		w.wants("twice", c.post(path, fields{"rev": w.rev("clerk"), "role": "clerk", "unionId": taicang}), 409, "grant_twice")
		if got := decode[identity.Session](t, owner.get("/api/session")); len(got.Posts) != 2 {
			t.Errorf("posts after the grant: %+v", got.Posts)
		}
		w.wants("end", c.post(path+"/"+first+"/end", fields{"rev": w.rev("clerk"), "reason": "轮岗"}), 200, "")
		w.wants("ended already", c.post(path+"/"+first+"/end", fields{"rev": w.rev("clerk")}), 404, "not_found")
		got := decode[identity.Session](t, owner.get("/api/session"))
		if len(got.Posts) != 1 || got.Posts[0].UnionID != taicang {
			t.Errorf("posts after the end: %+v", got.Posts)
		}
		w.wants("end the last", c.post(path+"/"+w.grantID("clerk")+"/end", fields{"rev": w.rev("clerk")}), 200, "")
		w.wants("nothing left", owner.get("/api/accounts"), 403, "permission_missing")
	})
}

func TestHandover(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.s.Waiting = append(w.s.Waiting, func(_ context.Context, _ db.Q, role authz.Role, unionID string) ([]identity.Waiting, error) {
			return []identity.Waiting{{Title: string(role) + "@" + unionID, Count: 3, Path: "/obligations"}}, nil
		})
		w.account("head", at(authz.RoleHead, huaqiao))
		w.account("old", at(authz.RoleClerk, huaqiao))
		w.account("next", at(authz.RoleInstructor, huaqiao))
		w.account("away", at(authz.RoleClerk, taicang))
		c := w.login("head")
		path := "/api/accounts/" + w.ids["old"] + "/grants/" + w.grantID("old") + "/handover"
		w.wants("to the same", c.post(path, fields{"rev": 1, "toAccountId": w.ids["old"]}), 422, "handover_same")
		w.wants("to a stranger", c.post(path, fields{"rev": 1, "toAccountId": w.ids["away"]}), 404, "not_found")
		w.wants("to oneself", c.post(path, fields{"rev": 1, "toAccountId": w.ids["head"]}), 422, "grant_self")
		if n := w.count("SELECT count(*) FROM role_grant WHERE ended_at IS NOT NULL"); n != 0 {
			t.Fatalf("a refused handover ended %d posts", n)
		}
		r := c.post(path, fields{"rev": 1, "toAccountId": w.ids["next"], "until": "2027-06-30"})
		w.wants("handed over", r, 200, "")
		want := identity.HandedOver{Waiting: []identity.Waiting{{Title: "clerk@" + huaqiao, Count: 3, Path: "/obligations"}}}
		if d := cmp.Diff(want, decode[identity.HandedOver](t, r)); d != "" {
			t.Errorf("waiting (-want +got):\n%s", d)
		}
		posts := decode[httpx.List[identity.Holders]](t, c.get("/api/posts?unionId="+huaqiao)).Items
		for _, p := range posts {
			if p.Role == authz.RoleClerk && (len(p.Holders) != 1 || p.Holders[0].AccountID != w.ids["next"] || p.Holders[0].Until != workday.New(2027, 6, 30)) {
				t.Errorf("holders: %+v", p.Holders)
			}
		}
		if n := w.count("SELECT count(*) FROM audit_entry WHERE action = 'identity.grant.handover' AND item_id = ?", w.ids["old"]); n != 1 {
			t.Errorf("%d records of the handover", n)
		}
	})
}

// A new clerk without an account: the officer above opens one and hands the post over in one act.
func TestHandoverToANewAccount(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("officer", at(authz.RoleOfficer, kunshan))
		w.account("head", at(authz.RoleHead, huaqiao))
		w.account("old", at(authz.RoleClerk, huaqiao))
		path := "/api/accounts/" + w.ids["old"] + "/grants/" + w.grantID("old") + "/handover"
		c := w.login("officer")
		w.wants("to nobody", c.post(path, fields{"rev": 1}), 422, "fields_invalid")
		w.wants("a head opens no accounts", w.login("head").post(path, fields{"rev": 1, "name": "吕梁"}), 403, "permission_missing")
		w.wants("a login that is taken", c.post(path, fields{"rev": 1, "name": "吕梁", "login": "head"}), 409, "login_taken")
		w.wants("stale", c.post(path, fields{"rev": 3, "name": "吕梁"}), 409, "stale")
		if n := w.count("SELECT count(*) FROM role_grant WHERE ended_at IS NOT NULL") + w.count("SELECT count(*) FROM account") - 3; n != 0 {
			t.Fatalf("a refused handover left something")
		}
		got := decode[identity.HandedOver](t, c.post(path, fields{"rev": 1, "name": "吕梁"}))
		if got.Slip == nil || got.Slip.UnionName != "花桥镇总工会" || got.Slip.RoleName != "聘用单位经办" {
			t.Fatalf("%+v", got.Slip)
		}
		next := w.anonymous()
		r := next.post("/api/session", credentials{got.Slip.Login, got.Slip.Password, ""})
		w.wants("the new clerk logs in", r, 201, "")
		if s := decode[identity.Session](t, r); len(s.Posts) != 1 || s.Posts[0].Role != authz.RoleClerk || s.Posts[0].UnionID != huaqiao || !s.Account.MustChangePassword {
			t.Errorf("%+v", s)
		}
		if s := decode[identity.Session](t, w.login("old").get("/api/session")); len(s.Posts) != 0 {
			t.Errorf("the old one keeps %+v", s.Posts)
		}
	})
}

func TestAccountList(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("city", at(authz.RoleOfficer, suzhou))
		w.account("kso", at(authz.RoleOfficer, kunshan))
		w.account("hqa", at(authz.RoleClerk, huaqiao))
		w.account("hqb", at(authz.RoleInstructor, huaqiao))
		w.account("tco", at(authz.RoleClerk, taicang))
		list := func(c *client, query string) (out []string) {
			t.Helper()
			r := c.get("/api/accounts" + query)
			w.wants(query, r, 200, "")
			page := decode[httpx.Page[identity.AccountRow]](t, r)
			for _, row := range page.Items {
				out = append(out, row.Login)
			}
			return out
		}
		for _, k := range []struct {
			login, query string
			want         []string
		}{
			{"city", "", []string{"city", "hqa", "hqb", "kso", "tco"}},
			{"kso", "", []string{"hqa", "hqb", "kso"}},
			{"hqa", "", []string{"hqa", "hqb"}},
			{"city", "?unionId=" + kunshan, []string{"hqa", "hqb", "kso"}},
			{"city", "?role=clerk", []string{"hqa", "tco"}},
			{"city", "?q=wanghq", []string{"hqa", "hqb"}},
			{"city", "?q=HQB", []string{"hqb"}},
			{"city", "?q=%25", nil},
			{"city", "?state=disabled", nil},
			{"kso", "?unionId=" + taicang, nil},
		} {
			if d := cmp.Diff(k.want, list(w.login(k.login), k.query)); d != "" {
				t.Errorf("%s sees %s (-want +got):\n%s", k.login, k.query, d)
			}
		}
		c := w.login("city")
		first := decode[httpx.Page[identity.AccountRow]](t, c.get("/api/accounts?limit=2"))
		if first.Prev != "" || first.Total != (httpx.Total{Count: 5, Exact: true}) {
			t.Errorf("first page: %+v", first)
		}
		if d := cmp.Diff([]string{"hqb", "kso"}, list(c, "?limit=2&cursor="+first.Next)); d != "" {
			t.Errorf("second page:\n%s", d)
		}
		second := decode[httpx.Page[identity.AccountRow]](t, c.get("/api/accounts?limit=2&cursor="+first.Next))
		if d := cmp.Diff([]string{"city", "hqa"}, list(c, "?limit=2&cursor="+second.Prev)); d != "" {
			t.Errorf("back:\n%s", d)
		}
	})
}

func TestBulk(t *testing.T) {
	eachWorld(t, func(w *world) {
		p1, p2, p3 := db.NewID(), db.NewID(), db.NewID()
		people := []identity.Candidate{
			{PersonID: p1, Name: "吕梁", UnionID: huaqiao, UnionName: "花桥镇总工会", OnDuty: workday.New(2025, 3, 1)},
			{PersonID: p2, Name: "吕梁", UnionID: huaqiao, UnionName: "花桥镇总工会", OnDuty: workday.New(2025, 3, 1)},
		}
		w.s.People = func(_ context.Context, _ db.Q, scope authz.Scope, ids []string) ([]identity.Candidate, error) {
			if !scope.All && len(scope.Counties) != 1 || scope.Counties[0] != kunshan {
				return nil, nil
			}
			var out []identity.Candidate
			for _, p := range people {
				if ids == nil || strings.Contains(strings.Join(ids, " "), p.PersonID) {
					out = append(out, p)
				}
			}
			return out, nil
		}
		w.account("officer", at(authz.RoleOfficer, kunshan))
		w.account("neighbour", at(authz.RoleOfficer, taicang))
		w.account("security", at(authz.RoleSecurity, suzhou))
		security := w.login("security") // opens accounts, but sees no roster
		w.wants("the roster is not the security administrator's to see", security.get("/api/accounts/candidates"), 403, "permission_missing")
		w.wants("nor to open accounts from", security.post("/api/accounts/bulk", fields{"personIds": []string{p1}}), 403, "permission_missing")
		w.wants("the neighbour's people", w.login("neighbour").post("/api/accounts/bulk", fields{"personIds": []string{p1}}), 404, "not_found")
		c := w.login("officer")
		w.wants("one unknown undoes all", c.post("/api/accounts/bulk", fields{"personIds": []string{p1, p3}}), 404, "not_found")
		w.wants("none", c.post("/api/accounts/bulk", fields{"personIds": []string{}}), 422, "fields_invalid")
		w.wants("twice the same", c.post("/api/accounts/bulk", fields{"personIds": []string{p1, p1}}), 422, "fields_invalid")
		if got := decode[httpx.List[identity.Proposed]](t, c.get("/api/accounts/candidates")).Items; len(got) != 2 || got[0].AccountID != "" {
			t.Errorf("candidates: %+v", got)
		}
		r := c.post("/api/accounts/bulk", fields{"personIds": []string{p1, p2}})
		w.wants("bulk", r, 200, "")
		first := decode[identity.OpenedMany](t, r)
		if len(first.Slips) != 2 || first.Slips[0].Login == first.Slips[1].Login || !strings.HasPrefix(first.Slips[1].Login, "lvliang") {
			t.Fatalf("slips: %+v", first.Slips)
		}
		owner := w.anonymous()
		r = owner.post("/api/session", credentials{first.Slips[0].Login, first.Slips[0].Password, "phone"})
		w.wants("login", r, 201, "")
		if got := decode[identity.Session](t, r).Account.PersonID; got != p1 {
			t.Errorf("person %q, want %q", got, p1)
		}
		people[1].UnionID, people[1].UnionName = kunshan, "昆山市总工会" // engaged elsewhere since
		r = c.post("/api/accounts/bulk", fields{"personIds": []string{p1, p2}})
		w.wants("again", r, 200, "")
		again := decode[identity.OpenedMany](t, r)
		if len(again.Slips) != 0 || len(again.Skipped) != 1 || again.Skipped[0].PersonID != p1 || len(again.Granted) != 1 || again.Granted[0].PersonID != p2 {
			t.Errorf("again: %+v", again)
		}
	})
}

func TestExplainAndMatrix(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("finance", at(authz.RoleFinance, kunshan))
		w.account("officer", at(authz.RoleOfficer, kunshan))
		w.wants("anonymous", w.anonymous().get("/api/authz/explain?permission=roster.write"), 401, "not_signed_in")
		w.wants("anonymous matrix", w.anonymous().get("/api/authz/matrix"), 401, "not_signed_in")
		c := w.login("finance")
		w.wants("no such permission", c.get("/api/authz/explain?permission=all"), 404, "not_found")
		w.wants("which?", c.get("/api/authz/explain"), 422, "fields_invalid")
		why := decode[identity.Why](t, c.get("/api/authz/explain?permission=roster.write&unionId="+huaqiao))
		if why.Allowed || len(why.Reasons) != 1 || why.Reasons[0].Text != "您是昆山市总工会的财务，这个角色没有此项权限。" {
			t.Errorf("why: %+v", why)
		}
		officer := identity.WhyPost{RoleName: "工会经办", UnionID: kunshan, UnionName: "昆山市总工会", OfficePhone: "0512-50000011", Held: true}
		want := identity.WhyGiver{WhyPost: officer, Gives: []identity.RoleName{{Role: authz.RoleClerk, Title: "聘用单位经办"}}}
		if len(why.Givers) == 0 {
			t.Fatal("nobody could give it")
		}
		if d := cmp.Diff(want, why.Givers[0]); d != "" {
			t.Errorf("first giver (-want +got):\n%s", d)
		}
		clerk := identity.WhyPost{RoleName: "聘用单位经办", UnionID: huaqiao, UnionName: "花桥镇总工会", OfficePhone: "0512-50000111"}
		if d := cmp.Diff([]identity.WhyPost{clerk}, why.Doers); d != "" {
			t.Errorf("who does it (-want +got):\n%s", d)
		}
		// No role of a town has it, so nobody gives it there; it is done above.
		why = decode[identity.Why](t, c.get("/api/authz/explain?permission=org.manage&unionId="+huaqiao))
		if len(why.Givers) != 0 || len(why.Doers) != 3 || why.Doers[0] != officer || why.Doers[1].UnionID != suzhou {
			t.Errorf("what is done above: %+v", why)
		}
		why = decode[identity.Why](t, c.get("/api/authz/explain?permission=org.consent&unionId="+huaqiao))
		if why.Meaning != "“花桥镇总工会”的申请由“昆山市总工会”同意。" || len(why.Doers) != 1 || why.Doers[0].RoleName != "工会审核" || why.Doers[0].UnionID != kunshan {
			t.Errorf("who consents: %+v", why)
		}
		yes := decode[identity.Why](t, c.get("/api/authz/explain?permission=report.read&unionId="+huaqiao))
		if !yes.Allowed || yes.Reasons[0].Text != "您是昆山市总工会的财务，有此项权限，所查单位在管辖范围内。" || len(yes.Givers) != 0 {
			t.Errorf("yes: %+v", yes)
		}
		m := decode[identity.Matrix](t, c.get("/api/authz/matrix"))
		if len(m.Tiers) != 4 || len(m.Tiers[3].Roles) != 3 || m.Tiers[3].Rows[0][0] != "本人" || m.Tiers[3].Rows[0][1] != "本单位" {
			t.Errorf("matrix: %+v", m.Tiers[3])
		}
		got := decode[httpx.List[identity.RoleName]](t, w.login("officer").get("/api/authz/grantable?unionId="+huaqiao)).Items
		if len(got) != 3 {
			t.Errorf("grantable: %+v", got)
		}
	})
}

func TestPlaces(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("kso", at(authz.RoleOfficer, kunshan))
		w.wants("anonymous", w.anonymous().get("/api/authz/places?permission=account.grant"), 401, "not_signed_in")
		c := w.login("kso")
		w.wants("not held", c.get("/api/authz/places?permission=audit.read"), 403, "permission_missing")
		for query, want := range map[string][]identity.PlaceNode{
			"":                      {{ID: kunshan, Name: "昆山市总工会", Place: "苏州市总工会"}},
			"&parent=" + kunshan:    {{ID: huaqiao, Name: "花桥镇总工会", Leaf: true, Place: "苏州市总工会 / 昆山市总工会"}},
			"&parent=" + suzhou:     {{ID: kunshan, Name: "昆山市总工会", Place: "苏州市总工会"}},
			"&q=%E8%8A%B1%E6%A1%A5": {{ID: huaqiao, Name: "花桥镇总工会", Leaf: true, Place: "苏州市总工会 / 昆山市总工会"}},
			"&q=%E5%A4%AA%E4%BB%93": {},
		} {
			got := decode[httpx.List[identity.PlaceNode]](t, c.get("/api/authz/places?permission=account.grant"+query)).Items
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s (-want +got):\n%s", query, d)
			}
		}
	})
}

// The export holds what the list shows to its reader, and is recorded.
func TestAccountExport(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("kso", at(authz.RoleOfficer, kunshan))
		w.account("hqa", at(authz.RoleClerk, huaqiao))
		w.account("tco", at(authz.RoleClerk, taicang))
		r := w.login("kso").get("/api/accounts/export")
		w.wants("export", r, 200, "")
		f, err := excelize.OpenReader(bytes.NewReader(r.Body.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil || len(rows) != 5 || rows[3][1] != "hqa" || rows[4][1] != "kso" || !strings.Contains(rows[3][3], "聘用单位经办") {
			t.Errorf("%q, %v", rows, err)
		}
		if n := w.count("SELECT count(*) FROM audit_entry WHERE action = 'identity.account.export'"); n != 1 {
			t.Errorf("recorded %d times", n)
		}
	})
}
