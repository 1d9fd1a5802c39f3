package served_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/inbox"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

type body = map[string]any

// enterprise is a unit as a form sends it, with changes.
func enterprise(edit body) body {
	b := body{
		"kind": "enterprise", "name": "昆山三锐精密有限公司", "creditCode": "91320583MA1X2Y3T95", "creditConfirmed": false, "orgUnionId": "",
		"regionCode": "320583", "industry": "制造业", "workers": 320, "members": 300, "hasUnion": true, "chairName": "周敏", "contactName": "钱凯",
		"contactTitle": "人事主管", "agreementKind": "wages", "agreementFrom": "2025-04-01", "agreementUntil": "2027-03-31", "note": "",
	}
	maps.Copy(b, edit)
	return b
}

func each(t *testing.T, fn func(t *testing.T, w *apptest.World)) {
	t.Helper()
	dbtest.Each(t, clock.Fixed(now), func(t *testing.T, d *db.DB) { fn(t, apptest.New(t, d, clock.Fixed(now))) })
}

// instructor engages a person at the union and signs them in.
func instructor(t *testing.T, w *apptest.World, number, mobile, union string) *apptest.Client {
	t.Helper()
	id, err := gb.ParseID(number)
	if err != nil {
		t.Fatal(err)
	}
	heads := roster.Prepare(w.App.Keys, []roster.NewHead{{
		Name: "沈一鸣", ID: id, Phone: phone(t, mobile), UnionID: w.Union(t, union).ID, Channel: roster.ChannelOwn,
		OnDuty: workday.MustParse("2024-03-01"), Opening: true,
	}})
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), heads)
		return err
	})
	return w.Instructor(t, heads[0].Person.ID, union)
}

func add(t *testing.T, c *apptest.Client, b body) served.UnitDetail {
	t.Helper()
	return apptest.Read[served.UnitDetail](t, c.Do(t, http.MethodPost, "/api/served", b).Want(t, http.StatusCreated))
}

func TestRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		u := add(t, clerk, enterprise(nil))
		at := "/api/served/" + u.ID
		w.Anonymous().Do(t, http.MethodGet, at, nil).Refused(t, http.StatusUnauthorized, "not_signed_in")
		w.As(t, authz.RoleFinance, "昆山市总工会").Do(t, http.MethodGet, "/api/served", nil).Refused(t, http.StatusForbidden, "permission_missing")
		w.As(t, authz.RoleInspector, "昆山市总工会").Do(t, http.MethodPost, "/api/served", enterprise(nil)).Refused(t, http.StatusForbidden, "permission_missing")
		neighbour := w.As(t, authz.RoleClerk, "太仓市总工会")
		for _, c := range []struct{ method, path string }{
			{http.MethodGet, at},
			{http.MethodGet, at + "/history"},
			{http.MethodPost, at + "/check"},
			{http.MethodPost, at + "/phone-check"},
			{http.MethodPost, at + "/reopen"},
		} {
			var b any
			if c.method == http.MethodPost {
				b = body{"rev": 1}
			}
			neighbour.Do(t, c.method, c.path, b).Refused(t, http.StatusNotFound, "not_found")
		}
		neighbour.Do(t, http.MethodPut, at, enterprise(body{"rev": 1})).Refused(t, http.StatusNotFound, "not_found")
		neighbour.Do(t, http.MethodPost, at+"/reveal", body{"reason": "核对"}).Refused(t, http.StatusNotFound, "not_found")
		neighbour.Do(t, http.MethodPost, at+"/close", body{"rev": 1, "reason": "注销"}).Refused(t, http.StatusNotFound, "not_found")
		// a town of the same county reads the county's register, but does not write it
		town := w.As(t, authz.RoleClerk, "玉山镇总工会")
		got := apptest.Read[served.UnitDetail](t, town.Do(t, http.MethodGet, at, nil).Want(t, http.StatusOK))
		if len(got.Actions) != 0 {
			t.Errorf("a town may not act upon the county's unit: %v", got.Actions)
		}
		town.Do(t, http.MethodPut, at, enterprise(body{"rev": 1})).Refused(t, http.StatusNotFound, "not_found")
		clerk.Do(t, http.MethodPut, at, enterprise(body{"rev": 7})).Refused(t, http.StatusConflict, "stale")
		clerk.Do(t, http.MethodPost, "/api/served", []byte("{")).Refused(t, http.StatusBadRequest, "malformed")
		clerk.Do(t, http.MethodPost, "/api/served", bytes.Repeat([]byte(" "), 2<<20)).Refused(t, http.StatusRequestEntityTooLarge, "too_large")
		for _, tc := range []struct {
			edit        body
			code, field string
		}{
			{body{"name": " "}, "fields_invalid", "name"},
			{body{"creditCode": "9132058"}, "fields_invalid", "creditCode"},
			{body{"creditCode": "91320583MA1X2Y3T9O"}, "fields_invalid", "creditCode"},
			{body{"creditCode": "91320583MA1X2Y3T91"}, served.CodeCreditConfirm, "creditCode"},
			{body{"regionCode": "999999"}, "fields_invalid", "regionCode"},
			{body{"agreementKind": ""}, "fields_invalid", "agreementKind"},
			{body{"agreementUntil": "2024-03-31"}, "fields_invalid", "agreementUntil"},
			{body{"members": 321}, "fields_invalid", "members"},
			{body{"phone": "12345"}, "fields_invalid", "phone"},
			{body{"orgUnionId": "nobody"}, "fields_invalid", "orgUnionId"},
		} {
			fields := clerk.Do(t, http.MethodPost, "/api/served", enterprise(tc.edit)).Refused(t, http.StatusUnprocessableEntity, tc.code)
			if len(fields) != 1 || fields[0].Field != tc.field {
				t.Errorf("%v: fields %v, want %s", tc.edit, fields, tc.field)
			}
		}
		clerk.Do(t, http.MethodPost, at+"/reveal", body{"reason": "核对"}).Refused(t, http.StatusUnprocessableEntity, served.CodeNoPhone)
		clerk.Do(t, http.MethodPost, at+"/phone-check", body{"rev": 1}).Refused(t, http.StatusUnprocessableEntity, served.CodeNoPhone)
		clerk.Do(t, http.MethodPost, at+"/check", body{"rev": 1}).Refused(t, http.StatusUnprocessableEntity, served.CodeState)
		// confirmed against the certificate, and told so
		odd := add(t, clerk, enterprise(body{"name": "早期发码企业", "creditCode": "91320583MA1X2Y3T91", "creditConfirmed": true}))
		if !odd.CreditConfirmed || !slices.Contains(odd.Warnings, "统一社会信用代码校验位不符，已对照证书确认。") {
			t.Errorf("a confirmed code: %+v", odd.Warnings)
		}
	})
}

// An instructor adds a unit at the gate, without network and twice; the town's clerk checks it, the head its phone.
func TestAddedOnTheSpot(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		person := instructor(t, w, "32050519680307008X", "13912340001", "玉山镇总工会")
		b := enterprise(body{"clientKey": "k-1", "phone": "138 1234 5678"})
		person.Do(t, http.MethodPost, "/api/served", enterprise(body{"phone": "13912340001"})).
			Refused(t, http.StatusUnprocessableEntity, served.CodeOwnPhone)
		u := add(t, person, b)
		if again := add(t, person, b); again.ID != u.ID || u.State != served.StateToCheck || u.UnionID != w.Union(t, "玉山镇总工会").ID {
			t.Fatalf("added: %+v, then %s", u.Unit, again.ID)
		}
		person.Do(t, http.MethodPost, "/api/served", enterprise(body{"clientKey": "k-1", "name": "另一家"})).Refused(t, http.StatusConflict, served.CodeClientKey)
		if diff := cmp.Diff([]served.Action{served.ActionEdit, served.ActionReveal}, u.Actions); diff != "" {
			t.Errorf("the instructor's actions: %s", diff)
		}
		at := "/api/served/" + u.ID
		person.Do(t, http.MethodPost, at+"/phone-check", body{"rev": 1}).Refused(t, http.StatusForbidden, "permission_missing")
		clerk := w.As(t, authz.RoleClerk, "玉山镇总工会")
		told := func(c *apptest.Client) string {
			t.Helper()
			page := apptest.Read[inbox.NoticePage](t, c.Do(t, http.MethodGet, "/api/notices", nil).Want(t, http.StatusOK))
			if len(page.Items) != 1 || page.Items[0].RecordID != u.ID {
				t.Fatalf("told %+v", page.Items)
			}
			return page.Items[0].Title
		}
		if title := told(clerk); title != "新登记的服务对象待核实" {
			t.Errorf("the clerk is told %s", title)
		}
		u = apptest.Read[served.UnitDetail](t, clerk.Do(t, http.MethodPost, at+"/check", body{"rev": 1}).Want(t, http.StatusOK))
		if title := told(person); title != "您登记的服务对象已核实" {
			t.Errorf("the instructor is told %s", title)
		}
		if u.State != served.StateActive || !slices.Contains(u.Actions, served.ActionCheckPhone) {
			t.Errorf("checked: %+v %v", u.Unit, u.Actions)
		}
		person.Do(t, http.MethodPut, at, enterprise(body{"rev": 2})).Refused(t, http.StatusForbidden, "permission_missing")
		serves := func(want bool) {
			t.Helper()
			_, ok, err := served.PhoneFor(t.Context(), w.DB.Read(), w.App.Keys, u.ID)
			if err != nil || ok != want {
				t.Errorf("the phone serves: %v %v, want %v", ok, err, want)
			}
		}
		serves(false)
		u = apptest.Read[served.UnitDetail](t, clerk.Do(t, http.MethodPost, at+"/phone-check", body{"rev": 2}).Want(t, http.StatusOK))
		serves(true)
		// an edit without a phone leaves it; another phone has to be checked by somebody else
		u = apptest.Read[served.UnitDetail](t, clerk.Do(t, http.MethodPut, at, enterprise(body{"rev": 3, "workers": 330})).Want(t, http.StatusOK))
		serves(true)
		clerk.Do(t, http.MethodPut, at, enterprise(body{"rev": 4, "phone": "13812349999"})).Want(t, http.StatusOK)
		serves(false)
		clerk.Do(t, http.MethodPost, at+"/phone-check", body{"rev": 5}).Refused(t, http.StatusUnprocessableEntity, served.CodePhoneSelf)
		w.As(t, authz.RoleHead, "玉山镇总工会").Do(t, http.MethodPost, at+"/phone-check", body{"rev": 5}).Want(t, http.StatusOK)
		serves(true)
		// the phone of somebody in the roster does not serve, whoever wrote it down
		clerk.Do(t, http.MethodPut, at, enterprise(body{"rev": 6, "phone": "13912340001"})).Want(t, http.StatusOK)
		w.As(t, authz.RoleHead, "玉山镇总工会").Do(t, http.MethodPost, at+"/phone-check", body{"rev": 7}).
			Refused(t, http.StatusUnprocessableEntity, served.CodeOwnPhone)
		// nor does one account that also records visits check phones
		both := w.Account(t, "", apptest.Grant{Role: authz.RoleInstructor, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleClerk, Union: "玉山镇总工会"})
		both.Do(t, http.MethodPost, at+"/phone-check", body{"rev": 7}).Refused(t, http.StatusUnprocessableEntity, served.CodePhoneSelf)

		seen := apptest.Read[struct{ Value string }](t, clerk.Do(t, http.MethodPost, at+"/reveal", body{"reason": "回访"}).Want(t, http.StatusOK))
		if seen.Value != "13912340001" {
			t.Errorf("unitPhone %s", seen.Value)
		}
		r := clerk.Do(t, http.MethodGet, at+"/history", nil).Want(t, http.StatusOK)
		lines := apptest.Read[struct{ Items []served.UnitHistory }](t, r)
		var titles []string
		for _, l := range lines.Items {
			titles = append(titles, l.Title)
		}
		want := []string{"查看完整电话", "修改", "核对电话", "修改", "修改", "核对电话", "核对入册", "登记"}
		if diff := cmp.Diff(want, titles); diff != "" || lines.Items[0].Reason != "回访" {
			t.Errorf("history: %s", diff)
		}
		if bytes.Contains(r.Body, []byte("13812345678")) || bytes.Contains(r.Body, []byte("周敏")) {
			t.Errorf("the history shows what is masked: %s", r.Body)
		}
	})
}

func TestList(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		add(t, clerk, enterprise(nil))
		add(t, clerk, enterprise(body{"name": "周市宏达电子有限公司", "creditCode": "", "hasUnion": false, "agreementKind": "", "agreementFrom": "", "agreementUntil": "", "phone": "13812345678"}))
		add(t, w.As(t, authz.RoleClerk, "玉山镇总工会"), enterprise(body{"name": "玉山镇机械行业工会", "kind": "trade", "creditCode": ""}))
		add(t, w.As(t, authz.RoleClerk, "太仓市总工会"), enterprise(body{"name": "太仓三锐有限公司", "creditCode": ""}))
		for _, tc := range []struct {
			query string
			want  []string
		}{
			{"", []string{"昆山三锐精密有限公司", "玉山镇机械行业工会", "周市宏达电子有限公司"}},
			{"?q=三锐", []string{"昆山三锐精密有限公司"}},
			{"?q=kssr", []string{"昆山三锐精密有限公司"}},
			{"?q=zhoushi", []string{"周市宏达电子有限公司"}},
			{"?q=91320583ma1x", []string{"昆山三锐精密有限公司"}},
			{"?q=100%25", []string{}},
			{"?hasUnion=no", []string{"周市宏达电子有限公司"}},
			{"?kind=trade", []string{"玉山镇机械行业工会"}},
			{"?endsBefore=2027-04-01", []string{"昆山三锐精密有限公司", "玉山镇机械行业工会"}},
			{"?endsBefore=2027-03-31", []string{}},
			{"?phoneToDo=true", []string{"周市宏达电子有限公司"}},
			{"?state=to_check", []string{}},
			{"?unionId=" + w.Union(t, "玉山镇总工会").ID, []string{"玉山镇机械行业工会"}},
			{"?limit=1", []string{"昆山三锐精密有限公司"}},
		} {
			page := apptest.Read[httpx.Page[served.UnitView]](t, w.As(t, authz.RoleClerk, "周市镇总工会").Do(t, http.MethodGet, "/api/served"+tc.query, nil).Want(t, http.StatusOK))
			got := []string{}
			for _, v := range page.Items {
				got = append(got, v.Name)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tc.query, diff)
			}
		}
		clerk.Do(t, http.MethodGet, "/api/served?cursor=x", nil).Refused(t, http.StatusBadRequest, "cursor")
		book := apptest.Read[[]served.BookLine](t, w.As(t, authz.RoleClerk, "玉山镇总工会").Do(t, http.MethodGet, "/api/served/book", nil).Want(t, http.StatusOK))
		if len(book) != 3 || book[0].Name != "玉山镇机械行业工会" || book[1].Initials != "kssrjmyxgs" {
			t.Errorf("book: %+v", book)
		}
		similar := apptest.Read[struct{ Items []served.UnitView }](t, clerk.Do(t, http.MethodGet, "/api/served/similar?name=昆山三锐精密有限责任公司", nil).Want(t, http.StatusOK))
		if len(similar.Items) != 1 {
			t.Errorf("similar: %+v", similar.Items)
		}
	})
}

// The register and what it may hold twice leave as they are shown to their reader; that they left is recorded.
func TestListsAreExported(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		add(t, clerk, enterprise(body{"phone": "13812345678"}))
		add(t, clerk, enterprise(body{"name": "昆山三锐精密有限责任公司", "creditCode": "", "hasUnion": false}))
		for _, path := range []string{"/api/served/export", "/api/served/alike/export"} {
			w.Anonymous().Do(t, http.MethodGet, path, nil).Refused(t, http.StatusUnauthorized, "not_signed_in")
			w.As(t, authz.RoleFinance, "昆山市总工会").Do(t, http.MethodGet, path, nil).Refused(t, http.StatusForbidden, "permission_missing")
			if rows := apptest.Workbook(t, w.As(t, authz.RoleClerk, "太仓市总工会").Do(t, http.MethodGet, path, nil)); strings.Contains(fmt.Sprint(rows), "三锐") {
				t.Errorf("%s: the neighbour gets %q", path, rows)
			}
		}
		clerk.Do(t, http.MethodGet, "/api/served/export?state=lost", nil).Refused(t, http.StatusUnprocessableEntity, "fields_invalid")
		rows := apptest.Workbook(t, clerk.Do(t, http.MethodGet, "/api/served/export?hasUnion=yes", nil))
		want := []string{
			"昆山三锐精密有限公司", "企业", "91320583MA1X2Y3T95", "昆山市总工会", "320583", "制造业", "320", "300", "是", "周敏", "钱凯", "人事主管",
			"138****5678", "否", "工资专项集体合同", "2025-04-01", "2027-03-31", "在册",
		}
		if len(rows) != 5 || !cmp.Equal(want, rows[4]) {
			t.Errorf("register: %q", rows)
		}
		pairs := apptest.Workbook(t, w.As(t, authz.RoleOfficer, "苏州市总工会").Do(t, http.MethodGet, "/api/served/alike/export", nil))
		if len(pairs) != 4 || pairs[3][0] != "昆山三锐精密有限公司" || pairs[3][4] != "昆山三锐精密有限责任公司" || pairs[3][8] != "名称相同" {
			t.Errorf("alike: %q", pairs)
		}
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'served.export'").Scan(t.Context(), &n); err != nil || n != 4 {
			t.Errorf("%d exports recorded, want 4 (%v)", n, err)
		}
	})
}

func TestMerge(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		officer := w.As(t, authz.RoleOfficer, "昆山市总工会")
		one := add(t, clerk, enterprise(nil))
		two := add(t, clerk, enterprise(body{"name": "昆山三锐精密有限责任公司工会委员会", "creditCode": "", "phone": "13812345678", "contactName": "孙悦", "workers": 350}))
		officer.Do(t, http.MethodPost, "/api/served/"+two.ID+"/phone-check", body{"rev": 1}).Want(t, http.StatusOK)
		town := add(t, clerk, enterprise(body{"name": "玉山镇总工会", "kind": "town", "creditCode": "81320500MC0123450M"}))
		other := add(t, w.As(t, authz.RoleClerk, "太仓市总工会"), enterprise(nil))

		pairs := apptest.Read[struct{ Items []served.UnitPair }](t, officer.Do(t, http.MethodGet, "/api/served/alike", nil).Want(t, http.StatusOK))
		if len(pairs.Items) != 1 || pairs.Items[0].Why != "name" || pairs.Items[0].One.ID != one.ID || pairs.Items[0].Other.ID != two.ID {
			t.Fatalf("pairs: %+v", pairs.Items)
		}
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		if p := apptest.Read[struct{ Items []served.UnitPair }](t, city.Do(t, http.MethodGet, "/api/served/alike", nil).Want(t, http.StatusOK)); len(p.Items) != 2 {
			t.Errorf("the city sees the same code in two counties: %+v", p.Items)
		}
		to := "/api/served/" + one.ID + "/merge"
		ask := func(id string, rev, fromRev int, take ...string) body {
			return body{"fromId": id, "rev": rev, "fromRev": fromRev, "take": append([]string{}, take...)}
		}
		w.As(t, authz.RoleHead, "昆山市总工会").Do(t, http.MethodPost, to, ask(two.ID, 1, 2)).Refused(t, http.StatusForbidden, "permission_missing")
		officer.Do(t, http.MethodPost, to, ask(other.ID, 1, 1)).Refused(t, http.StatusNotFound, "not_found")
		officer.Do(t, http.MethodPost, to, ask(two.ID, 1, 1)).Refused(t, http.StatusConflict, "stale")
		officer.Do(t, http.MethodPost, to, ask(one.ID, 1, 1)).Refused(t, http.StatusUnprocessableEntity, served.CodeMergeSelf)
		officer.Do(t, http.MethodPost, to, ask(town.ID, 1, 1)).Refused(t, http.StatusUnprocessableEntity, served.CodeMergeKind)

		var followed []string
		w.App.Served.Followers = []served.MergeFollower{func(_ context.Context, _ *db.Tx, from, into string, _ int) (int, error) {
			followed = append(followed, from+" "+into)
			return max(0, 3-len(followed)), nil
		}}
		got := apptest.Read[served.UnitDetail](t, officer.Do(t, http.MethodPost, to, ask(two.ID, 1, 2, "contact", "workers")).Want(t, http.StatusOK))
		if got.Name != "昆山三锐精密有限公司" || got.ContactName != "孙悦" || got.Workers != 350 || got.ChairName != "周敏" || !got.PhoneChecked || len(got.Alike) != 0 {
			t.Errorf("merged: %+v", got)
		}
		if p, ok, err := served.PhoneFor(t.Context(), w.DB.Read(), w.App.Keys, one.ID); err != nil || !ok || p.Number() != "13812345678" {
			t.Errorf("the phone came along: %v %v", ok, err)
		}
		gone := apptest.Read[served.UnitDetail](t, clerk.Do(t, http.MethodGet, "/api/served/"+two.ID, nil).Want(t, http.StatusOK))
		if gone.State != served.StateMerged || gone.Into == nil || gone.Into.ID != one.ID || slices.Contains(gone.Actions, served.ActionEdit) {
			t.Errorf("what is gone: %+v", gone)
		}
		officer.Do(t, http.MethodPost, to, ask(two.ID, 2, 3)).Refused(t, http.StatusUnprocessableEntity, served.CodeState)
		if err := w.App.Jobs.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{two.ID + " " + one.ID, two.ID + " " + one.ID, two.ID + " " + one.ID}, followed); diff != "" {
			t.Errorf("followers: %s", diff)
		}

		third := add(t, clerk, enterprise(body{"creditCode": ""}))
		officer.Do(t, http.MethodPost, "/api/served/"+third.ID+"/distinct", body{"otherId": one.ID}).Want(t, http.StatusNoContent)
		if p := apptest.Read[struct{ Items []served.UnitPair }](t, officer.Do(t, http.MethodGet, "/api/served/alike", nil).Want(t, http.StatusOK)); len(p.Items) != 0 {
			t.Errorf("told apart, offered again: %+v", p.Items)
		}
		// merged on: whatever led to it leads to the last in one step
		officer.Do(t, http.MethodPost, "/api/served/"+third.ID+"/merge", ask(one.ID, 1, 2, "credit")).Want(t, http.StatusOK)
		if u, err := served.ByID(t.Context(), w.DB.Read(), two.ID); err != nil || u.MergedInto != third.ID {
			t.Errorf("leads to %s, %v", u.MergedInto, err)
		}
	})
}

func TestCloseAndReopen(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		u := add(t, clerk, enterprise(nil))
		at := "/api/served/" + u.ID
		clerk.Do(t, http.MethodPost, at+"/close", body{"rev": 1}).Refused(t, http.StatusUnprocessableEntity, "fields_invalid")
		u = apptest.Read[served.UnitDetail](t, clerk.Do(t, http.MethodPost, at+"/close", body{"rev": 1, "reason": "企业注销"}).Want(t, http.StatusOK))
		if diff := cmp.Diff([]served.Action{served.ActionReopen}, u.Actions); diff != "" {
			t.Error(diff)
		}
		clerk.Do(t, http.MethodPut, at, enterprise(body{"rev": 2})).Refused(t, http.StatusUnprocessableEntity, served.CodeState)
		clerk.Do(t, http.MethodPost, at+"/reopen", body{"rev": 2}).Want(t, http.StatusOK)
	})
}

// The register goes with its union, and a unit that is itself a union of the tree becomes the successor.
func TestFollower(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		from, into, taicang := w.Union(t, "玉山镇总工会"), w.Union(t, "周市镇总工会"), w.Union(t, "太仓市总工会")
		u := add(t, w.As(t, authz.RoleClerk, "玉山镇总工会"), enterprise(nil))
		self := add(t, w.As(t, authz.RoleClerk, "昆山市总工会"), enterprise(body{"name": "玉山镇总工会", "kind": "town", "creditCode": "", "orgUnionId": from.ID}))
		f := served.Followers()[0]
		run := func(step func(ctx context.Context, tx *db.Tx) (int, error)) {
			t.Helper()
			for n := 1; n > 0; {
				w.Tx(t, func(ctx context.Context, tx *db.Tx) (err error) {
					n, err = step(ctx, tx)
					return err
				})
			}
		}
		run(func(ctx context.Context, tx *db.Tx) (int, error) {
			return f.Reparent(ctx, tx, []string{from.ID}, map[string]org.Place{from.ID: {CountyID: taicang.ID, CityID: taicang.CityID}}, 10)
		})
		if got, err := served.ByID(t.Context(), w.DB.Read(), u.ID); err != nil || got.CountyID != taicang.ID {
			t.Errorf("moved: %+v %v", got.Place(), err)
		}
		run(func(ctx context.Context, tx *db.Tx) (int, error) {
			return f.Merge(ctx, tx, org.Taking{From: from, Into: into}, 10)
		})
		if got, err := served.ByID(t.Context(), w.DB.Read(), u.ID); err != nil || got.Place() != into.Place() {
			t.Errorf("merged: %+v %v", got.Place(), err)
		}
		if got, err := served.ByID(t.Context(), w.DB.Read(), self.ID); err != nil || got.OrgUnionID != into.ID {
			t.Errorf("the union itself: %+v %v", got, err)
		}
	})
}
