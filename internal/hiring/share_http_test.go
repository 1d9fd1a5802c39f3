package hiring_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
)

const shares = "/api/quota/shares"

// shareTerms is a body that saves a draft: all weight on enterprises, no bounds.
func shareTerms(v hiring.ShareView, total int, lines ...hiring.ShareGiven) map[string]any {
	return map[string]any{
		"rev": v.Rev, "name": v.Name, "year": v.Year, "total": total, "weightEnterprises": 100, "weightWorkers": 0, "weightAgreements": 0,
		"floor": 0, "cap": nil, "lines": append([]hiring.ShareGiven{}, lines...),
	}
}

func (w *quotaWorld) given(t testing.TB, union string, enterprises int) hiring.ShareGiven {
	t.Helper()
	return hiring.ShareGiven{UnionID: w.id(t, union), Measures: hiring.Measures{Enterprises: &enterprises}}
}

// begin opens a draft and reads it.
func (w *quotaWorld) begin(t testing.TB, c *apptest.Client, year int) hiring.ShareView {
	t.Helper()
	return apptest.Read[hiring.ShareView](t, c.Do(t, http.MethodPost, shares, map[string]any{"name": "年底测算", "year": year}).Want(t, http.StatusCreated))
}

// shareSays are a draft's lines as "name enterprises→heads (authorised, difference, over) says".
func shareSays(v hiring.ShareView) []string {
	var out []string
	for _, r := range v.Rows {
		n, heads, name := "—", "—", r.Name
		if r.Enterprises != nil {
			n = fmt.Sprint(*r.Enterprises)
		}
		if r.Portion != nil {
			heads = fmt.Sprint(r.Portion.Heads)
		}
		if r.Total {
			name += "合计"
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s→%s 核%d 岗%d %+d 超%d %s", name, n, heads, r.Authorised, r.Occupied, r.Difference, r.Over, r.Says)))
	}
	return out
}

// measureSheet is a sheet as counties send it.
func measureSheet(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	all := append([][]any{{"全省企业和集体合同情况"}, {"序号", "设区市", "县（市、区）", "代码", "企业数", "职工人数", "集体合同（份）", "备注"}}, rows...)
	all = append(all, []any{"合计", nil, nil, nil, 999})
	for i, r := range all {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &r); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sendSheet(t testing.TB, c *apptest.Client, id string, data []byte) apptest.Reply {
	t.Helper()
	return sendTo(t, c, shares+"/"+id+"/sheet", data)
}

func sendTo(t testing.TB, c *apptest.Client, path string, data []byte) apptest.Reply {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile("file", "各县.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	return c.Send(t, http.MethodPost, path, form.FormDataContentType(), b.Bytes())
}

func TestShareRefusals(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3, "江宁区总工会", 2)
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		v := w.begin(t, approver, 2026)
		clients := map[string]*apptest.Client{
			"anonymous": w.Anonymous(),
			"system":    w.Account(t, "", apptest.Grant{Role: authz.RoleSystem, Union: "江苏省总工会"}), // no business data
			"clerk":     w.As(t, authz.RoleClerk, "玉山镇总工会"),
			"taicang":   w.As(t, authz.RoleApprover, "太仓市总工会"),
			"suzhou":    w.As(t, authz.RoleApprover, "苏州市总工会"),
			"officer":   w.officer(t),
			"approver":  approver,
		}
		at := shares + "/" + v.ID
		body := shareTerms(v, 9, w.given(t, "昆山市总工会", 10))
		with := func(fn func(map[string]any)) map[string]any {
			c := shareTerms(v, 9)
			fn(c)
			return c
		}
		begin := map[string]any{"name": "草稿", "year": 2026}
		rev := map[string]any{"rev": v.Rev}
		stale := map[string]any{"rev": v.Rev + 1}
		elsewhere := shares + "/" + db.NewID()
		type try struct {
			who, method, path string
			body              any
			status            int
			code              string
		}
		tries := []try{
			{"approver", "GET", elsewhere, nil, 404, "not_found"},
			{"approver", "PUT", elsewhere, body, 404, "not_found"},
			{"approver", "POST", elsewhere + "/refill", rev, 404, "not_found"},
			{"approver", "GET", elsewhere + "/template", nil, 404, "not_found"},
			{"approver", "GET", elsewhere + "/export", nil, 404, "not_found"},
			{"approver", "DELETE", elsewhere + "?rev=1", nil, 404, "not_found"},

			{"approver", "PUT", at, with(func(b map[string]any) { b["rev"] = v.Rev + 1 }), 409, "stale"},
			{"approver", "POST", at + "/refill", stale, 409, "stale"},
			{"approver", "DELETE", at + "?rev=7", nil, 409, "stale"},

			{"approver", "PUT", at, []byte("{"), 400, "malformed"},
			{"approver", "POST", shares, []byte("{"), 400, "malformed"},
			{"approver", "POST", at + "/refill", []byte("{"), 400, "malformed"},
			{"approver", "GET", shares + "/x", nil, 422, "fields_invalid"},
			{"approver", "DELETE", at, nil, 422, "fields_invalid"},
			{"approver", "GET", shares + "?cursor=nowhere", nil, 400, "cursor"},
			{"approver", "POST", shares, map[string]any{"name": "草稿", "year": 2028}, 422, "fields_invalid"},
			{"approver", "POST", shares, map[string]any{"name": " ", "year": 2026}, 422, "fields_invalid"},
			{"approver", "PUT", at, with(func(b map[string]any) { b["weightWorkers"] = 1 }), 422, "fields_invalid"},
			{"approver", "PUT", at, with(func(b map[string]any) { b["floor"], b["cap"] = 3, 2 }), 422, "fields_invalid"},
			{"approver", "PUT", at, with(func(b map[string]any) { b["total"] = 0 }), 422, "fields_invalid"},
			{"approver", "PUT", at, shareTerms(v, 9, w.given(t, "玉山镇总工会", 1)), 422, "fields_invalid"},
			{"approver", "PUT", at, shareTerms(v, 9, w.given(t, "昆山市总工会", 1), w.given(t, "昆山市总工会", 2)), 422, "fields_invalid"},
			{"approver", "PUT", at, shareTerms(v, 9, w.given(t, "昆山市总工会", -1)), 422, "fields_invalid"},
		}
		for _, op := range []struct {
			method, path string
			body         any
			reads        bool
		}{
			{"GET", shares, nil, true},
			{"POST", shares, begin, false},
			{"GET", at, nil, true},
			{"PUT", at, body, false},
			{"POST", at + "/refill", rev, false},
			{"GET", at + "/template", nil, true},
			{"GET", at + "/export", nil, true},
			{"DELETE", at + "?rev=1", nil, false},
		} {
			tries = append(
				tries,
				try{"anonymous", op.method, op.path, op.body, 401, "not_signed_in"},
				try{"system", op.method, op.path, op.body, 403, "permission_missing"},
			)
			for _, who := range []string{"taicang", "suzhou"} { // they read no drafts, and hold the permission to decide for their own place
				if op.reads {
					tries = append(tries, try{who, op.method, op.path, op.body, 403, "permission_missing"})
				} else {
					tries = append(tries, try{who, op.method, op.path, op.body, 404, "not_found"})
				}
			}
			if !op.reads {
				tries = append(
					tries,
					try{"clerk", op.method, op.path, op.body, 403, "permission_missing"},
					try{"officer", op.method, op.path, op.body, 403, "permission_missing"},
				)
			}
		}
		for _, tc := range tries {
			r := clients[tc.who].Do(t, tc.method, tc.path, tc.body)
			if r.Status != tc.status || !strings.Contains(string(r.Body), `"`+tc.code+`"`) {
				t.Errorf("%s %s %s: %d %.300s, want %d %s", tc.who, tc.method, tc.path, r.Status, r.Body, tc.status, tc.code)
			}
		}

		data := measureSheet(t, []any{1, "苏州市", "昆山市", "", 10, 20, 3, ""})
		for _, path := range []string{"/sheet", "/sheet/errors"} {
			sendTo(t, clients["anonymous"], at+path, data).Refused(t, http.StatusUnauthorized, "not_signed_in")
			sendTo(t, clients["officer"], at+path, data).Refused(t, http.StatusForbidden, "permission_missing")
			sendTo(t, clients["taicang"], at+path, data).Refused(t, http.StatusNotFound, "not_found")
			sendTo(t, clients["suzhou"], at+path, data).Refused(t, http.StatusNotFound, "not_found")
			sendTo(t, approver, elsewhere+path, data).Refused(t, http.StatusNotFound, "not_found")
			if r := sendTo(t, approver, at+path, []byte("no sheet")); r.Status != http.StatusUnprocessableEntity {
				t.Errorf("no sheet: %d %.200s", r.Status, r.Body)
			}
			sendTo(t, approver, at+path, bytes.Repeat([]byte("x"), hiring.MaxShareFile+1)).Refused(t, http.StatusRequestEntityTooLarge, sheet.CodeTooBig)
		}

		now := apptest.Read[hiring.ShareView](t, approver.Do(t, http.MethodGet, at, nil).Want(t, http.StatusOK))
		if diff := cmp.Diff(v, now); diff != "" {
			t.Errorf("refusals changed the draft:\n%s", diff)
		}
	})
}

// The province drafts, sees what would change for whom, and nothing is posted: the ledger stays as it is.
func TestShareDraft(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3, "江宁区总工会", 3)
		for range 3 {
			w.head(t, "城厢镇总工会", "2024-03-01", "", roster.ChannelOwn)
		}
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		v := w.begin(t, approver, 2026)
		if v.Total != 10 || v.Decided != 3 || !strings.Contains(v.Problem, "企业数") || v.Blocked == "" {
			t.Errorf("begun: total %d, problem %q, blocked %q", v.Total, v.Problem, v.Blocked)
		}
		if diff := cmp.Diff([]string{
			"江苏省总工会合计 —→— 核10 岗3 +0 超0", "南京市总工会合计 —→— 核3 岗0 +0 超0", "江宁区总工会 —→— 核3 岗0 +0 超0",
			"苏州市总工会合计 —→— 核7 岗3 +0 超0", "昆山市总工会 —→— 核4 岗0 +0 超0", "太仓市总工会 —→— 核3 岗3 +0 超0",
		}, shareSays(v)); diff != "" {
			t.Error(diff)
		}

		at := shares + "/" + v.ID
		save := func(body map[string]any) hiring.ShareView {
			return apptest.Read[hiring.ShareView](t, approver.Do(t, http.MethodPut, at, body).Want(t, http.StatusOK))
		}
		body := shareTerms(v, 10, w.given(t, "昆山市总工会", 53), w.given(t, "太仓市总工会", 14), w.given(t, "江宁区总工会", 33))
		v = save(body)
		if diff := cmp.Diff([]string{
			"江苏省总工会合计 100→10 核10 岗3 +0 超1", "南京市总工会合计 33→3 核3 岗0 +0 超0", "江宁区总工会 33→3 核3 岗0 +0 超0",
			"苏州市总工会合计 67→7 核7 岗3 +0 超1", "昆山市总工会 53→5 核4 岗0 +1 超0", "太仓市总工会 14→2 核3 岗3 -1 超1 余数进一",
		}, shareSays(v)); diff != "" { // 5.3, 1.4, 3.3
			t.Error(diff)
		}
		var said []string
		for _, e := range v.Effects {
			said = append(said, fmt.Sprintf("%s %+d %s", e.Name, e.Heads, strings.Join(e.Says, "")))
		}
		if diff := cmp.Diff([]string{"昆山市总工会 +1 可再聘用5名。", "太仓市总工会 -1 在岗3名，调整后超员1名：不解聘任何人，空出之前不能新聘。"}, said); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"save", "discard", "transfer"}, v.Actions); diff != "" || v.Blocked != "" {
			t.Errorf("%s %q", diff, v.Blocked)
		}

		// the province's officer reads it and may not write; what was given from a sheet says so
		office := apptest.Read[hiring.ShareView](t, w.officer(t).Do(t, http.MethodGet, at, nil).Want(t, http.StatusOK))
		if len(office.Actions) != 0 || len(office.Effects) != 2 {
			t.Errorf("the officer's view: %v, %d effects", office.Actions, len(office.Effects))
		}
		from := w.given(t, "江宁区总工会", 34)
		from.Sheet, from.Note = []string{"enterprises"}, "统计年报"
		body = shareTerms(v, 11, from)
		body["floor"], body["cap"] = 2, 5
		v = save(body)
		if diff := cmp.Diff("江宁区总工会 34→4 核3 岗0 +1 超0", shareSays(v)[2]); diff != "" { // 昆山 held at 5, 太仓 at 2
			t.Error(diff)
		}
		if r := v.Rows[2]; r.EnterprisesFrom != hiring.FromSheet || r.Note != "统计年报" || r.WorkersFrom != "" {
			t.Errorf("origins %+v", r.ShareLine)
		}
		if !strings.Contains(v.Blocked, "合计与现核定数的合计不同") || len(v.Actions) != 2 {
			t.Errorf("blocked %q, %v", v.Blocked, v.Actions)
		}
		body = shareTerms(v, 3)
		body["floor"] = 2
		if v = save(body); v.Problem != "3个县级单位每个至少2名，共需6名，多于可分配的3名。请降低下限或增加总数。" || v.Rows[0].Portion != nil {
			t.Errorf("infeasible: %q", v.Problem)
		}

		// a line of a union that is no county any more is said, and not reckoned with
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw(`INSERT INTO quota_share_line (share_id, union_id, enterprises, enterprises_from, workers_from, agreements_from, note)
				VALUES (?, ?, 500, 'typed', '', '', '')`, v.ID, w.id(t, "玉山镇总工会")).Exec(ctx)
			return err
		})
		office = apptest.Read[hiring.ShareView](t, w.officer(t).Do(t, http.MethodGet, at, nil).Want(t, http.StatusOK))
		if n := office.Notes; n[len(n)-1] != "玉山镇总工会已不是县级单位，填过的数据没有计入。" || *office.Rows[0].Enterprises != 101 {
			t.Errorf("notes %q, %d enterprises", n, *office.Rows[0].Enterprises)
		}

		type page struct{ Items []hiring.Share }
		if list := apptest.Read[page](t, w.officer(t).Do(t, http.MethodGet, shares+"?limit=1", nil).Want(t, http.StatusOK)).Items; len(list) != 1 || list[0].ID != v.ID {
			t.Errorf("drafts %+v", list)
		}
		if f := w.own(t, "昆山市总工会", "2026-12-31"); f.Authorised != 4 {
			t.Errorf("the ledger moved: %+v", f)
		}
		approver.Do(t, http.MethodDelete, fmt.Sprintf("%s?rev=%d", at, v.Rev), nil).Want(t, http.StatusNoContent)
		approver.Do(t, http.MethodGet, at, nil).Refused(t, http.StatusNotFound, "not_found")
		var acts []string
		if err := w.DB.Read().NewRaw("SELECT action FROM audit_entry WHERE kind IN ('quota_share', 'quota_share_line') ORDER BY id").Scan(t.Context(), &acts); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff("create change change change change change change change drop", strings.ReplaceAll(strings.Join(acts, " "), "quota.share.", "")); diff != "" {
			t.Error(diff)
		}
	})
}

// A coming year that has no numbers yet is measured against today's, and its proposal goes into the form for approvals;
// once it has numbers, only a transfer is left.
func TestShareOfTheComingYear(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3, "江宁区总工会", 3)
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		v := w.begin(t, approver, 2027)
		body := shareTerms(v, 12, w.given(t, "昆山市总工会", 60), w.given(t, "太仓市总工会", 20), w.given(t, "江宁区总工会", 40))
		save := func() hiring.ShareView {
			return apptest.Read[hiring.ShareView](t, approver.Do(t, http.MethodPut, shares+"/"+v.ID, body).Want(t, http.StatusOK))
		}
		v = save()
		if diff := cmp.Diff([]string{"save", "discard", "approval"}, v.Actions); diff != "" || v.Decided != 0 || v.Rows[0].Authorised != 10 || v.On != day("2026-11-23") {
			t.Errorf("%s: decided %d, authorised %d on %s", diff, v.Decided, v.Rows[0].Authorised, v.On)
		}
		w.approve(t, 2027, "昆山市总工会", 7)
		body["rev"] = v.Rev
		v = save() // 6, 2, 4 beside 7 of the coming year, 3 and 3 of this
		if diff := cmp.Diff([]string{"save", "discard", "approval"}, v.Actions); diff != "" || v.Decided != 1 || v.Rows[0].Difference != -1 {
			t.Errorf("%s: decided %d, %+v", diff, v.Decided, v.Rows[0])
		}
		if diff := cmp.Diff("1个县级单位已有2027年度核定数，其余2个还没有，与现有的核定数比较。", v.Notes[len(v.Notes)-1]); diff != "" {
			t.Error(diff)
		}
		w.approve(t, 2027, "太仓市总工会", 2, "江宁区总工会", 3)
		body["rev"] = v.Rev
		v = save()
		if diff := cmp.Diff([]string{"save", "discard", "transfer"}, v.Actions); diff != "" || v.On != day("2027-01-01") || v.Rows[0].Authorised != 12 {
			t.Errorf("%s: authorised %d on %s", diff, v.Rows[0].Authorised, v.On)
		}
	})
}

// What the register of served units holds is filled in and marked; what was typed stays when it is counted anew.
func TestShareIsFilledFromTheRegister(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3)
		register := func(union string, facts ...served.Facts) {
			var list []served.NewUnit
			for _, f := range facts {
				list = append(list, served.NewUnit{Facts: f, UnionID: w.id(t, union), AddedBy: "a1"})
			}
			units := served.Prepare(w.App.Keys, list)
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return served.Insert(ctx, tx, audit.System(), units) })
		}
		register("玉山镇总工会",
			served.Facts{Kind: served.KindEnterprise, Name: "昆山三锐精密有限公司", Workers: 300, AgreementKind: served.AgreementWages, AgreementUntil: day("2027-03-31")},
			served.Facts{Kind: served.KindEnterprise, Name: "昆山宏达电子有限公司", Workers: 120, AgreementKind: served.AgreementContract, AgreementUntil: day("2026-11-22")},
			served.Facts{Kind: served.KindTrade, Name: "昆山机械行业工会联合会", HasUnion: true, AgreementKind: served.AgreementTrade})
		register("城厢镇总工会", served.Facts{Kind: served.KindEnterprise, Name: "太仓新泾纺织有限公司"})
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		v := w.begin(t, approver, 2026)
		line := func(name string) string {
			for _, r := range v.Rows {
				if r.Name == name && !r.Total {
					show := func(n *int, from hiring.Origin) string {
						if n == nil {
							return "空" + string(from)
						}
						return fmt.Sprint(*n, " ", from)
					}
					return strings.Join([]string{show(r.Enterprises, r.EnterprisesFrom), show(r.Workers, r.WorkersFrom), show(r.Agreements, r.AgreementsFrom)}, " ")
				}
			}
			return ""
		}
		for name, want := range map[string]string{
			"昆山市总工会": "2 register 420 register 2 register", // one ran out yesterday
			"太仓市总工会": "1 register 空 0 register",            // nobody told the workers
			"江宁区总工会": "空 空 空",
		} {
			if diff := cmp.Diff(want, line(name)); diff != "" {
				t.Errorf("%s:\n%s", name, diff)
			}
		}
		if diff := cmp.Diff([]string{"企业数空白的有1个，按零计：江宁区。", "职工数空白的有2个，按零计：江宁区、太仓市。", "集体合同数空白的有1个，按零计：江宁区。", "2个县级单位已有2026年度核定数，其余1个还没有，与现有的核定数比较。"}, v.Notes); diff != "" {
			t.Error(diff)
		}
		two, many := 2, 500
		given := hiring.ShareGiven{UnionID: w.id(t, "昆山市总工会"), Measures: hiring.Measures{Enterprises: &two, Workers: &many}}
		v = apptest.Read[hiring.ShareView](t, approver.Do(t, http.MethodPut, shares+"/"+v.ID, shareTerms(v, 7, given)).Want(t, http.StatusOK))
		if diff := cmp.Diff("2 register 500 typed 空", line("昆山市总工会")); diff != "" {
			t.Error(diff)
		}
		register("玉山镇总工会", served.Facts{Kind: served.KindEnterprise, Name: "昆山新立塑胶有限公司", Workers: 80})
		v = apptest.Read[hiring.ShareView](t, approver.Do(t, http.MethodPost, shares+"/"+v.ID+"/refill", map[string]any{"rev": v.Rev}).Want(t, http.StatusOK))
		if diff := cmp.Diff("3 register 500 typed 2 register", line("昆山市总工会")); diff != "" {
			t.Error(diff)
		}
	})
}

func TestShareSheet(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3, "江宁区总工会", 2)
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		v := w.begin(t, approver, 2026)
		data := measureSheet(
			t,
			[]any{1, "苏州市", "昆山市", "", "1.2万", 300000, 900, "统计年报"},
			[]any{2, "苏州市", "太仓市总工会", "320585", 4000, "约十万", "", ""},
			[]any{3, "南京市", "江宁", "320583", 5, 5, 5, ""},
			[]any{4, "南京市", "江宁区", "320115000000", 5000, 90000, 0, ""},
			[]any{5, "苏州市", "昆山", "", 1, 1, 1, ""},
			[]any{6, "苏州市", "苏州市", "", 16000, 400000, 1000, ""},
			[]any{7, "无锡市", "江阴市", "", 1, 1, 1, ""},
		)
		got := apptest.Read[hiring.ShareSheet](t, sendSheet(t, approver, v.ID, data).Want(t, http.StatusOK))
		var said []string
		for _, r := range got.Rows {
			n := "—"
			if r.Enterprises != nil {
				n = fmt.Sprint(*r.Enterprises)
			}
			said = append(said, strings.TrimSpace(fmt.Sprintf("%d %s %s %s %s", r.Row, r.Outcome, r.Union, n, strings.Join(r.Why, "；"))))
		}
		if diff := cmp.Diff([]string{
			"3 accept 昆山市总工会 12000",
			"4 warn 太仓市总工会 4000 看不懂职工数“约十万”，未读入；职工数、集体合同数没有数，页面上的保持不变",
			"5 reject  5 行政区划代码和单位名称不是同一单位",
			"6 accept 江宁区总工会 5000",
			"7 reject 昆山市总工会 1 与第3行是同一单位",
			"8 reject  16000 是设区市或省，不是县级单位，不读入",
			"9 reject  1 没有名为“江阴市”的县级单位",
		}, said); diff != "" {
			t.Error(diff)
		}
		if got.Accept != 2 || got.Warn != 1 || got.Reject != 4 {
			t.Errorf("counts %+v", got)
		}
		now := apptest.Read[hiring.ShareView](t, approver.Do(t, http.MethodGet, shares+"/"+v.ID, nil).Want(t, http.StatusOK))
		if now.Rev != v.Rev || now.Rows[0].Enterprises != nil {
			t.Error("reading a sheet wrote something")
		}

		// the same sheet comes back with what became of each row, and can be mended and sent again
		r := sendTo(t, approver, shares+"/"+v.ID+"/sheet/errors", data).Want(t, http.StatusOK)
		f, err := excelize.OpenReader(bytes.NewReader(r.Body))
		if err != nil {
			t.Fatal(err)
		}
		for cell, want := range map[string]string{
			"A1": "全省企业和集体合同情况", "I2": "导入结果", "J2": "导入原因", "I3": "可读入", "J3": "", "I4": "有提醒",
			"I5": "不读入", "J5": "行政区划代码和单位名称不是同一单位", "C9": "江阴市", "J9": "没有名为“江阴市”的县级单位", "I10": "",
		} {
			if got, err := f.GetCellValue("Sheet1", cell); err != nil || got != want {
				t.Errorf("%s of the checked sheet: %q, want %q (%v)", cell, got, want, err)
			}
		}
		if err := errors.Join(f.SetCellValue("Sheet1", "D5", "320115"), f.RemoveRow("Sheet1", 9), f.RemoveRow("Sheet1", 8), f.RemoveRow("Sheet1", 7), f.RemoveRow("Sheet1", 6)); err != nil {
			t.Fatal(err)
		}
		var mended bytes.Buffer
		if err := f.Write(&mended); err != nil {
			t.Fatal(err)
		}
		if again := apptest.Read[hiring.ShareSheet](t, sendSheet(t, approver, v.ID, mended.Bytes()).Want(t, http.StatusOK)); again.Accept != 2 || again.Warn != 1 || again.Reject != 0 {
			t.Errorf("mended: %+v", again)
		}

		// the sheet to fill in is read back as it was written
		body := shareTerms(v, 9, w.given(t, "昆山市总工会", 60), w.given(t, "江宁区总工会", 30))
		approver.Do(t, http.MethodPut, shares+"/"+v.ID, body).Want(t, http.StatusOK)
		r = w.officer(t).Do(t, http.MethodGet, shares+"/"+v.ID+"/template", nil).Want(t, http.StatusOK)
		back := apptest.Read[hiring.ShareSheet](t, sendSheet(t, approver, v.ID, r.Body).Want(t, http.StatusOK))
		said = nil
		for _, r := range back.Rows {
			said = append(said, r.Outcome+" "+r.Union)
		}
		if diff := cmp.Diff([]string{"warn 江宁区总工会", "warn 昆山市总工会", "reject 太仓市总工会"}, said); diff != "" {
			t.Error(diff)
		}

		r = w.officer(t).Do(t, http.MethodGet, shares+"/"+v.ID+"/export", nil).Want(t, http.StatusOK)
		f, err = excelize.OpenReader(bytes.NewReader(r.Body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("员额测算")
		if err != nil {
			t.Fatal(err)
		}
		said = nil
		for _, r := range rows {
			said = append(said, strings.TrimRight(strings.Join(r, "|"), "|"))
		}
		all := strings.Join(said, "\n")
		for _, want := range []string{
			"员额测算：年底测算", "份额＝企业数占全省县级合计的比重×100%", "取整用最大余数法", "企业数空白的有1个，按零计：太仓市。",
			"　　昆山市总工会|320583|60|||66.66|6.00|6.00|6|4|0|2|0||企业：手工填写；职工：空白；合同：空白",
			"江苏省总工会（合计）|320000|90|||100.00|9.00|9.00|9|9|0|0|0",
		} {
			if !strings.Contains(all, want) {
				t.Errorf("the workbook lacks %q:\n%s", want, all)
			}
		}
	})
}

// Each number says where it came from: of an import, the one that was typed anew counts as typed, the others as imported,
// whether it was typed before the import was saved or after.
func TestShareTellsTypedFromImported(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3)
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		v := w.begin(t, approver, 2026)
		save := func(enterprises, workers, agreements int, sheet ...string) string {
			given := hiring.ShareGiven{UnionID: w.id(t, "昆山市总工会"), Measures: hiring.Measures{Enterprises: &enterprises, Workers: &workers, Agreements: &agreements}, Sheet: sheet}
			v = apptest.Read[hiring.ShareView](t, approver.Do(t, http.MethodPut, shares+"/"+v.ID, shareTerms(v, 7, given)).Want(t, http.StatusOK))
			at := slices.IndexFunc(v.Rows, func(r hiring.ShareRow) bool { return r.UnionID == given.UnionID })
			r := v.Rows[at]
			return fmt.Sprint(*r.Enterprises, " ", r.EnterprisesFrom, " ", *r.Workers, " ", r.WorkersFrom, " ", *r.Agreements, " ", r.AgreementsFrom)
		}
		for _, tc := range []struct{ got, want string }{
			{save(120, 96000, 88, "enterprises", "agreements"), "120 sheet 96000 typed 88 sheet"},
			{save(120, 96000, 90), "120 sheet 96000 typed 90 typed"},
			{save(120, 97000, 91, "enterprises", "workers", "agreements"), "120 sheet 97000 sheet 91 sheet"},
			{save(121, 97000, 91), "121 typed 97000 sheet 91 sheet"},
		} {
			if tc.got != tc.want {
				t.Errorf("%s, want %s", tc.got, tc.want)
			}
		}
		given := map[string]any{"unionId": w.id(t, "昆山市总工会"), "enterprises": 1, "workers": 1, "agreements": 1, "sheet": []string{"persons"}}
		body := shareTerms(v, 7)
		body["lines"] = []any{given}
		approver.Do(t, http.MethodPut, shares+"/"+v.ID, body).Refused(t, http.StatusUnprocessableEntity, "fields_invalid")
	})
}

// Two who save at once: one is kept, the other is told.
func TestTwoSaveAShareAtOnce(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3)
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		v := w.begin(t, approver, 2026)
		replies := make([]apptest.Reply, 4)
		var all sync.WaitGroup
		for i := range replies {
			all.Go(func() {
				replies[i] = approver.Do(t, http.MethodPut, shares+"/"+v.ID, shareTerms(v, 7, w.given(t, "昆山市总工会", 10+i)))
			})
		}
		all.Wait()
		kept := -1
		for i, r := range replies {
			if r.Status == http.StatusOK && kept < 0 {
				kept = i
				continue
			}
			r.Refused(t, http.StatusConflict, "stale")
		}
		now := apptest.Read[hiring.ShareView](t, approver.Do(t, http.MethodGet, shares+"/"+v.ID, nil).Want(t, http.StatusOK))
		if kept < 0 || *now.Rows[0].Enterprises != 10+kept || now.Rev != v.Rev+1 {
			t.Errorf("kept %d, rev %d, %+v", kept, now.Rev, now.Rows[0])
		}
	})
}
