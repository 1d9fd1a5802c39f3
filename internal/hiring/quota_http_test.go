package hiring_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/roster"
)

func (w *quotaWorld) approval(t testing.TB, year int, document string, list ...any) map[string]any {
	t.Helper()
	return map[string]any{"year": year, "document": document, "decidedOn": "2026-11-20", "from": "", "numbers": w.numbers(t, list...)}
}

func TestQuotaRefusals(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		order := w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3, "江宁区总工会", 2)
		kunshan, nanjing := w.id(t, "昆山市总工会"), w.id(t, "江宁区总工会")
		clients := map[string]*apptest.Client{
			"anonymous":  w.Anonymous(),
			"instructor": w.Account(t, "", apptest.Grant{Role: authz.RoleSystem, Union: "江苏省总工会"}), // no business data
			"clerk":      w.As(t, authz.RoleClerk, "玉山镇总工会"),
			"taicang":    w.As(t, authz.RoleOfficer, "太仓市总工会"),
			"suzhou":     w.As(t, authz.RoleApprover, "苏州市总工会"),
			"officer":    w.officer(t),
			"approver":   w.As(t, authz.RoleApprover, "江苏省总工会"),
		}
		transfer := w.transfer(t, "苏工发〔2026〕9号", "2026-12-01", "昆山市总工会", -1, "太仓市总工会", 1)
		counter := hiring.Countering{Document: "苏工发〔2026〕10号", DecidedOn: day("2026-11-23"), EffectiveOn: day("2026-12-01"), Reason: "有误"}
		with := func(fn func(*hiring.Transfer)) hiring.Transfer { c := transfer; fn(&c); return c }
		approval := w.approval(t, 2027, "苏工发〔2026〕8号", "昆山市总工会", 4)
		again := w.approval(t, 2026, "苏工发〔2026〕8号", "昆山市总工会", 4)
		town := w.approval(t, 2027, "苏工发〔2026〕8号", "玉山镇总工会", 1)
		extra := w.approval(t, 2027, "苏工发〔2026〕8号", "昆山市总工会", 1)
		extra["supplement"], extra["from"] = true, "2027-02-01"
		for _, tc := range []struct {
			who, method, path string
			body              any
			status            int
			code              string
		}{
			{"anonymous", "GET", "/api/quota", nil, 401, "not_signed_in"},
			{"anonymous", "GET", "/api/quota/export", nil, 401, "not_signed_in"},
			{"anonymous", "GET", "/api/quota/account", nil, 401, "not_signed_in"},
			{"anonymous", "GET", "/api/quota/heads", nil, 401, "not_signed_in"},
			{"anonymous", "GET", "/api/quota/headroom?unionId=x", nil, 401, "not_signed_in"},
			{"anonymous", "GET", "/api/quota/orders", nil, 401, "not_signed_in"},
			{"anonymous", "GET", "/api/quota/orders/export", nil, 401, "not_signed_in"},
			{"anonymous", "GET", "/api/quota/heads/export", nil, 401, "not_signed_in"},
			{"instructor", "GET", "/api/quota/orders/export", nil, 403, "permission_missing"},
			{"instructor", "GET", "/api/quota/heads/export", nil, 403, "permission_missing"},
			{"taicang", "GET", "/api/quota/heads/export?unionId=" + kunshan, nil, 404, "not_found"},
			{"officer", "GET", "/api/quota/orders/export?kind=x", nil, 422, "fields_invalid"},
			{"anonymous", "POST", "/api/quota/approvals", approval, 401, "not_signed_in"},
			{"anonymous", "POST", "/api/quota/orders", transfer, 401, "not_signed_in"},

			{"instructor", "GET", "/api/quota", nil, 403, "permission_missing"},
			{"instructor", "GET", "/api/quota/heads", nil, 403, "permission_missing"},
			{"instructor", "GET", "/api/quota/orders/" + order.ID, nil, 403, "permission_missing"},
			{"clerk", "POST", "/api/quota/approvals", approval, 403, "permission_missing"},
			{"officer", "POST", "/api/quota/approvals", approval, 403, "permission_missing"},
			{"officer", "POST", "/api/quota/orders", transfer, 403, "permission_missing"},
			{"officer", "POST", "/api/quota/orders/" + order.ID + "/counter", counter, 403, "permission_missing"},

			// the neighbouring county, and a city that would decide what is the province's
			{"taicang", "GET", "/api/quota?unionId=" + kunshan, nil, 404, "not_found"},
			{"taicang", "GET", "/api/quota/export?unionId=" + kunshan, nil, 404, "not_found"},
			{"taicang", "GET", "/api/quota/account?unionId=" + kunshan, nil, 404, "not_found"},
			{"taicang", "GET", "/api/quota/heads?unionId=" + kunshan, nil, 404, "not_found"},
			{"taicang", "GET", "/api/quota/headroom?unionId=" + kunshan, nil, 404, "not_found"},
			{"taicang", "GET", "/api/quota?unionId=" + w.id(t, "苏州市总工会"), nil, 404, "not_found"},
			{"taicang", "POST", "/api/quota/orders/preview", transfer, 404, "not_found"},
			{"suzhou", "GET", "/api/quota?unionId=" + nanjing, nil, 404, "not_found"},
			{"suzhou", "POST", "/api/quota/approvals", approval, 404, "not_found"},
			{"suzhou", "POST", "/api/quota/orders", transfer, 404, "not_found"},
			{"suzhou", "POST", "/api/quota/orders/" + order.ID + "/counter", counter, 404, "not_found"},
			{"approver", "GET", "/api/quota/orders/" + db.NewID(), nil, 404, "not_found"},
			{"approver", "GET", "/api/quota?unionId=" + db.NewID(), nil, 404, "not_found"},
			{"approver", "POST", "/api/quota/orders/" + db.NewID() + "/counter", counter, 404, "not_found"},

			{"officer", "GET", "/api/quota?on=2019-12-31", nil, 422, "quota_day"},
			{"officer", "GET", "/api/quota?on=2028-01-01", nil, 422, "quota_day"},
			{"officer", "GET", "/api/quota/account?unionId=" + w.id(t, "玉山镇总工会"), nil, 422, "quota_holder"},
			{"approver", "POST", "/api/quota/orders", []byte("{"), 400, "malformed"},
			{"approver", "POST", "/api/quota/orders", bytes.Repeat([]byte("x"), 2<<20), 413, "too_large"},
			{"approver", "POST", "/api/quota/orders", map[string]any{"document": "9号"}, 422, "fields_invalid"},
			{"approver", "POST", "/api/quota/orders", with(func(t *hiring.Transfer) { t.Reason = "" }), 422, "fields_invalid"},
			{"approver", "POST", "/api/quota/orders", with(func(t *hiring.Transfer) { t.DecidedOn = day("2026-11-24") }), 422, "fields_invalid"},
			{"approver", "POST", "/api/quota/orders", with(func(x *hiring.Transfer) { x.Lines = w.numbers(t, "昆山市总工会", -1, "太仓市总工会", 2) }), 422, "quota_uneven"},
			{"approver", "POST", "/api/quota/orders", with(func(x *hiring.Transfer) { x.Lines = w.numbers(t, "昆山市总工会", -5, "太仓市总工会", 5) }), 422, "quota_short"},
			{"approver", "POST", "/api/quota/orders", with(func(x *hiring.Transfer) { x.Document = "苏工发〔2026〕1号" }), 422, "quota_document"}, // an approval bears it
			{"approver", "POST", "/api/quota/orders", with(func(x *hiring.Transfer) { x.Lines = w.numbers(t, "昆山市总工会", -1, "玉山镇总工会", 1) }), 422, "quota_holder"},
			{"approver", "POST", "/api/quota/orders", with(func(x *hiring.Transfer) { x.Lines = w.numbers(t, "昆山市总工会", -1, "南京市总工会", 1) }), 422, "quota_none"},
			{"approver", "POST", "/api/quota/orders/preview", with(func(x *hiring.Transfer) { x.Lines = w.numbers(t, "昆山市总工会", -5, "太仓市总工会", 5) }), 422, "quota_short"},
			{"approver", "POST", "/api/quota/orders/preview", with(func(x *hiring.Transfer) { x.EffectiveOn = day("2027-01-01") }), 422, "quota_none"},
			{"approver", "POST", "/api/quota/approvals", again, 422, "quota_twice"},
			{"approver", "POST", "/api/quota/approvals", town, 422, "quota_holder"},
			{"approver", "POST", "/api/quota/approvals", extra, 422, "quota_none"},
			{"approver", "POST", "/api/quota/orders/" + order.ID + "/counter", hiring.Countering{}, 422, "fields_invalid"},
		} {
			r := clients[tc.who].Do(t, tc.method, tc.path, tc.body)
			if r.Status != tc.status || !strings.Contains(string(r.Body), `"`+tc.code+`"`) {
				t.Errorf("%s %s %s: %d %.300s, want %d %s", tc.who, tc.method, tc.path, r.Status, r.Body, tc.status, tc.code)
			}
		}
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM quota_entry").Scan(t.Context(), &n); err != nil || n != 3 {
			t.Errorf("%d entries after nothing but refusals, %v", n, err)
		}
	})
}

// The province moves a head, everybody concerned sees it, and only a further order takes it back.
func TestTransferAndCounter(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 2, "太仓市总工会", 1, "江宁区总工会", 1)
		for range 2 {
			w.head(t, "玉山镇总工会", "2024-03-01", "", roster.ChannelOwn)
		}
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		kunshan := w.As(t, authz.RoleOfficer, "昆山市总工会")
		transfer := w.transfer(t, "苏工发〔2026〕9号", "2026-12-01", "昆山市总工会", -1, "江宁区总工会", 1)

		type effects struct{ Effects []hiring.QuotaEffect }
		seen := apptest.Read[effects](t, approver.Do(t, http.MethodPost, "/api/quota/orders/preview", transfer).Want(t, http.StatusOK)).Effects
		var said []string
		for _, e := range seen {
			said = append(said, fmt.Sprintf("%s %d→%d %s", e.Name, e.Before.Authorised, e.After.Authorised, strings.Join(e.Says, "")))
		}
		if diff := cmp.Diff([]string{
			"江宁区总工会 1→2 可再聘用2名。",
			"昆山市总工会 2→1 在岗2名，调整后超员1名：不解聘任何人，空出之前不能新聘。",
		}, said); diff != "" {
			t.Error(diff)
		}

		o := apptest.Read[hiring.Order](t, approver.Do(t, http.MethodPost, "/api/quota/orders", transfer).Want(t, http.StatusCreated))
		approver.Do(t, http.MethodPost, "/api/quota/orders", transfer).Refused(t, http.StatusUnprocessableEntity, "quota_document")
		if a, b := w.own(t, "昆山市总工会", "2026-11-30"), w.own(t, "昆山市总工会", "2026-12-01"); a.Authorised != 2 || b.Authorised != 1 || b.Over != 1 {
			t.Errorf("before %+v, after %+v", a, b)
		}

		// the county sees its own line of it, and cannot print what concerns others
		v := apptest.Read[hiring.OrderView](t, kunshan.Do(t, http.MethodGet, "/api/quota/orders/"+o.ID, nil).Want(t, http.StatusOK))
		if len(v.Units) != 1 || v.Hidden != 1 || v.Units[0].Before != 2 || v.Units[0].After != 1 || len(v.Actions) != 0 {
			t.Errorf("the county's view %+v", v)
		}
		kunshan.Do(t, http.MethodGet, "/api/quota/orders/"+o.ID+"/print?format=docx", nil).Refused(t, http.StatusUnprocessableEntity, "quota_print")
		v = apptest.Read[hiring.OrderView](t, approver.Do(t, http.MethodGet, "/api/quota/orders/"+o.ID, nil).Want(t, http.StatusOK))
		if diff := cmp.Diff([]string{"print", "counter"}, v.Actions); diff != "" {
			t.Error(diff)
		}
		if r := approver.Do(t, http.MethodGet, "/api/quota/orders/"+o.ID+"/print?format=docx", nil).Want(t, http.StatusOK); !bytes.HasPrefix(r.Body, []byte("PK")) {
			t.Errorf("no document: %.40s", r.Body)
		}
		approver.Do(t, http.MethodGet, "/api/quota/orders/"+o.ID+"/print?format=odt", nil).Want(t, http.StatusUnprocessableEntity)

		counter := hiring.Countering{Document: "苏工发〔2026〕9号", DecidedOn: day("2026-11-23"), EffectiveOn: day("2026-12-10"), Reason: "企业搬迁未成"}
		path := "/api/quota/orders/" + o.ID + "/counter"
		approver.Do(t, http.MethodPost, path, counter).Refused(t, http.StatusUnprocessableEntity, "quota_document")
		counter.Document = "苏工发〔2026〕12号"
		undone := apptest.Read[hiring.Order](t, approver.Do(t, http.MethodPost, path, counter).Want(t, http.StatusCreated))
		counter.Document = "苏工发〔2026〕13号"
		approver.Do(t, http.MethodPost, path, counter).Refused(t, http.StatusConflict, "quota_countered")
		approver.Do(t, http.MethodPost, "/api/quota/orders/"+undone.ID+"/counter", counter).Refused(t, http.StatusConflict, "quota_countered")
		for on, want := range map[string]int{"2026-12-01": 1, "2026-12-09": 1, "2026-12-10": 2} {
			if f := w.own(t, "昆山市总工会", on); f.Authorised != want {
				t.Errorf("%s: %d, want %d", on, f.Authorised, want)
			}
		}
		a := apptest.Read[hiring.QuotaAccount](t, kunshan.Do(t, http.MethodGet, "/api/quota/account?on=2026-12-31", nil).Want(t, http.StatusOK))
		said = nil
		for _, l := range a.Approved {
			said = append(said, fmt.Sprintf("%s %s %+d %d %v", l.EffectiveOn, l.Title, l.Amount, l.Stand, l.Undone))
		}
		if diff := cmp.Diff([]string{"2026-01-01 核定 +2 2 false", "2026-12-01 调配 -1 1 true", "2026-12-10 冲销 +1 2 false"}, said); diff != "" {
			t.Error(diff)
		}
		type page struct {
			Items []hiring.OrderLine
			Total struct{ Count int }
		}
		list := apptest.Read[page](t, kunshan.Do(t, http.MethodGet, "/api/quota/orders?year=2026", nil).Want(t, http.StatusOK))
		if list.Total.Count != 3 || list.Items[0].Document != "苏工发〔2026〕12号" || !list.Items[1].Countered || list.Items[1].Taken != 1 || list.Items[1].Units != 1 {
			t.Errorf("orders %+v", list)
		}
		if n := len(apptest.Read[page](t, kunshan.Do(t, http.MethodGet, "/api/quota/orders?year=2026&kind=transfer", nil).Want(t, http.StatusOK)).Items); n != 1 {
			t.Errorf("%d transfers", n)
		}
	})
}

// A wrong number of the plan is countered and decided anew; it is never overwritten.
func TestAnApprovalIsCounteredAndDecidedAnew(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		o := apptest.Read[hiring.Order](t, approver.Do(t, http.MethodPost, "/api/quota/approvals",
			w.approval(t, 2027, "苏工发〔2026〕8号", "昆山市总工会", 40, "苏州市总工会", 2)).Want(t, http.StatusCreated))
		if o.EffectiveOn != day("2027-01-01") || o.Kind != hiring.OrderApprove {
			t.Errorf("order %+v", o)
		}
		approver.Do(t, http.MethodPost, "/api/quota/orders/"+o.ID+"/counter", hiring.Countering{
			Document: "苏工发〔2026〕11号", DecidedOn: day("2026-11-23"), EffectiveOn: day("2027-01-01"), Reason: "昆山应为4名",
		}).Want(t, http.StatusCreated)
		if f := w.own(t, "昆山市总工会", "2027-01-01"); f.Approved || f.Authorised != 0 {
			t.Errorf("countered: %+v", f)
		}
		approver.Do(t, http.MethodPost, "/api/quota/approvals", w.approval(t, 2027, "苏工发〔2026〕11号", "昆山市总工会", 4, "苏州市总工会", 2)).Want(t, http.StatusCreated)
		if f := w.own(t, "昆山市总工会", "2027-01-01"); f.Authorised != 4 || f.Room != 4 {
			t.Errorf("anew: %+v", f)
		}
	})
}

// TestASupplementCountsOnce: pressed again, the same document adds nothing; countered, it may be posted anew.
func TestASupplementCountsOnce(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4)
		approver := w.As(t, authz.RoleApprover, "江苏省总工会")
		extra := w.approval(t, 2026, "苏工发〔2026〕8号", "昆山市总工会", 2)
		extra["supplement"], extra["from"] = true, "2026-12-01"
		post := func() apptest.Reply { return approver.Do(t, http.MethodPost, "/api/quota/approvals", extra) }
		o := apptest.Read[hiring.Order](t, post().Want(t, http.StatusCreated))
		post().Refused(t, http.StatusUnprocessableEntity, hiring.CodeQuotaTwice)
		if f := w.own(t, "昆山市总工会", "2026-12-01"); f.Authorised != 6 {
			t.Errorf("authorised %d, want 6", f.Authorised)
		}
		approver.Do(t, http.MethodPost, "/api/quota/orders/"+o.ID+"/counter", hiring.Countering{
			Document: "苏工发〔2026〕9号", DecidedOn: day("2026-11-23"), EffectiveOn: day("2026-12-01"), Reason: "应为1名",
		}).Want(t, http.StatusCreated)
		extra["numbers"] = w.numbers(t, "昆山市总工会", 1)
		post().Want(t, http.StatusCreated)
		if f := w.own(t, "昆山市总工会", "2026-12-01"); f.Authorised != 5 {
			t.Errorf("anew: authorised %d, want 5", f.Authorised)
		}
	})
}

func TestLedgerOpens(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 3, "苏州市总工会", 1, "南京市总工会", 1)
		w.head(t, "玉山镇总工会", "2024-03-01", "", roster.ChannelOwn)
		w.head(t, "周市镇总工会", "2024-03-01", "2026-06-30", roster.ChannelProcured)
		w.head(t, "苏州市总工会", "2024-03-01", "", roster.ChannelOwn)

		clerk := w.As(t, authz.RoleClerk, "玉山镇总工会")
		l := apptest.Read[hiring.QuotaLedger](t, clerk.Do(t, http.MethodGet, "/api/quota", nil).Want(t, http.StatusOK))
		if l.HolderName != "昆山市总工会" || l.Holder.Authorised != 3 || l.Holder.Room != 2 || len(l.Rows) != 1 || l.Rows[0].Figures.Occupied != 1 || len(l.Actions) != 0 {
			t.Errorf("the town's page %+v", l)
		}
		room := apptest.Read[hiring.Headroom](t, clerk.Do(t, http.MethodGet, "/api/quota/headroom?unionId="+w.id(t, "玉山镇总工会")+"&from=2026-12-01", nil).Want(t, http.StatusOK))
		if !room.OK || room.Authorised != 3 || room.Occupied != 1 {
			t.Errorf("headroom %+v", room)
		}
		heads := func(c *apptest.Client, query string) []string {
			v := apptest.Read[hiring.QuotaHeads](t, c.Do(t, http.MethodGet, "/api/quota/heads?"+query, nil).Want(t, http.StatusOK))
			out := []string{fmt.Sprint("hidden ", v.Hidden)}
			for _, h := range v.Items {
				out = append(out, h.Name+" "+h.UnionName+" "+h.ChannelTitle)
			}
			return out
		}
		province := w.officer(t)
		suzhou := "unionId=" + w.id(t, "苏州市总工会")
		for _, tc := range []struct {
			query string
			want  []string
		}{
			{suzhou + "&on=2026-06-30&all=true", []string{"hidden 0", "人01 玉山镇总工会 自主招聘", "人02 周市镇总工会 政府购买服务", "人03 苏州市总工会 自主招聘"}},
			{suzhou + "&on=2026-07-01&all=true", []string{"hidden 0", "人01 玉山镇总工会 自主招聘", "人03 苏州市总工会 自主招聘"}},
			{suzhou + "&on=2026-07-01", []string{"hidden 0", "人03 苏州市总工会 自主招聘"}},
			{"unionId=" + w.id(t, "昆山市总工会") + "&on=2026-06-30", []string{"hidden 0", "人01 玉山镇总工会 自主招聘", "人02 周市镇总工会 政府购买服务"}},
			{"unionId=" + w.id(t, "玉山镇总工会"), []string{"hidden 0", "人01 玉山镇总工会 自主招聘"}},
		} {
			if diff := cmp.Diff(tc.want, heads(province, tc.query)); diff != "" {
				t.Errorf("%s:\n%s", tc.query, diff)
			}
		}

		r := province.Do(t, http.MethodGet, "/api/quota/export?on=2026-06-30&"+suzhou, nil).Want(t, http.StatusOK)
		book, err := sheet.Open(bytes.NewReader(r.Body), int64(len(r.Body)), "台账.xlsx", sheet.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		table, err := book.Recognise([]sheet.Column{
			{Key: "unit", Title: "单位", Required: true},
			{Key: "authorised", Title: "核定"},
			{Key: "occupied", Title: "在岗"},
			{Key: "says", Title: "情况"},
		}, sheet.Mapping{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for row, err := range table.Rows() {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, strings.Join([]string{row.Text("unit"), row.Text("authorised"), row.Text("occupied"), row.Text("says")}, "|"))
		}
		if diff := cmp.Diff([]string{"苏州市总工会（合计）|4|3|", "苏州市总工会（本级）|1|1|满员", "昆山市总工会|3|2|", "太仓市总工会||0|尚未核定"}, got); diff != "" {
			t.Errorf("export:\n%s", diff)
		}

		rows := apptest.Workbook(t, province.Do(t, http.MethodGet, "/api/quota/heads/export?on=2026-06-30&all=true&"+suzhou, nil))
		if len(rows) != 6 || !cmp.Equal([]string{"人02", "周市镇总工会", "政府购买服务", "2024-03-01", "2026-06-30", "期初"}, rows[4]) {
			t.Errorf("heads: %q", rows)
		}
		rows = apptest.Workbook(t, clerk.Do(t, http.MethodGet, "/api/quota/heads/export?all=true&on=2026-06-30", nil))
		if len(rows) != 4 || rows[3][0] != "人01" {
			t.Errorf("the town's heads: %q", rows)
		}
		rows = apptest.Workbook(t, province.Do(t, http.MethodGet, "/api/quota/orders/export?year=2026", nil))
		if len(rows) != 4 || rows[3][1] != "核定" || rows[3][5] != "3" || rows[3][6] != "5" {
			t.Errorf("orders: %q", rows)
		}
	})
}
