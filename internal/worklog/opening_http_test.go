package worklog_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"mime/multipart"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/report"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
	"xiezhi/internal/worklog"
)

// list is a union's own list of services, under a title and headings of its own.
func list(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	all := append([][]any{
		{"2025年集体协商指导员下企业登记表"},
		{"序号", "姓名", "走访日期", "走访企业", "信用代码", "工作职责", "走访方式", "工作内容", "成效", "企业签字", "职务", "备注"},
	}, rows...)
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

// services are four rows that can go in, on three dates: two on one date, one by telephone, one at a unit unknown.
func services(t *testing.T) []byte {
	t.Helper()
	return list(t,
		[]any{1, "周文渊", "2025.2.11", "昆山华电电子有限公司", "", "指导服务", "现场", "指导起草工资专项集体合同草案", "形成初稿", "孙桂芳", "工会主席", "企业方有顾虑"},
		[]any{2, "周文渊", "2025.2.11", "昆山精工五金厂", "", "宣传", "", "讲解建会要约", "", "李工", "职工代表", ""},
		[]any{3, "周文渊", "2月18日", "昆山华电电子有限公司", "", "指导服务、培训", "电话", "答复起草中的问题", "", "孙桂芳", "工会主席", ""},
		[]any{4, "周文渊", "2025-02-25", "昆山新来精密有限公司", "91320583MA1X2Y3T95", "调研", "现场", "调研计件工价", "", "钱明", "工会主席", ""},
	)
}

func multi(t *testing.T, file string, data []byte, fields map[string]string) (body []byte, media string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, v := range fields {
		if err := w.WriteField(k, v); err != nil {
			t.Fatal(err)
		}
	}
	part, err := w.CreateFormFile("file", file)
	if err == nil {
		_, err = part.Write(data)
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.FormDataContentType()
}

const openingsPath = "/api/visit-openings"

func bringIn(t *testing.T, c *apptest.Client, unionID string, data []byte) apptest.Reply {
	t.Helper()
	body, media := multi(t, "登记表.xlsx", data, map[string]string{"unionId": unionID})
	return c.Send(t, http.MethodPost, openingsPath, media, body)
}

func addScan(t *testing.T, c *apptest.Client, id string, data []byte) apptest.Reply {
	t.Helper()
	body, media := multi(t, "签字本.png", data, nil)
	return c.Send(t, http.MethodPost, openingsPath+"/"+id+"/scans", media, body)
}

type opened struct {
	*worklog.OpeningView
	path string
}

// prepared uploads a sheet with a page of the booklet.
func prepared(t *testing.T, w *world, clerk *apptest.Client, data []byte) opened {
	t.Helper()
	v := apptest.Read[worklog.OpeningView](t, bringIn(t, clerk, w.Union(t, "昆山市总工会").ID, data).Want(t, 201))
	v = apptest.Read[worklog.OpeningView](t, addScan(t, clerk, v.ID, stroke(t, 100)).Want(t, 201))
	return opened{&v, openingsPath + "/" + v.ID}
}

func (o opened) send(t *testing.T, clerk *apptest.Client) opened {
	t.Helper()
	v := apptest.Read[worklog.OpeningView](t, clerk.Do(t, http.MethodPost, o.path+"/send", map[string]any{"rev": o.Rev, "goodOnly": true}).Want(t, 200))
	return opened{&v, o.path}
}

func (o opened) yes() map[string]any { return map[string]any{"rev": o.Rev, "accept": true} }

func count(t *testing.T, w *world, table string) int {
	t.Helper()
	var n int
	if err := w.DB.Read().NewRaw("SELECT count(*) FROM "+table).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOpeningRefusals(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		kunshan := w.Union(t, "昆山市总工会").ID
		clerk, neighbour := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleClerk, "太仓市总工会")
		bringIn(t, w.Anonymous(), kunshan, services(t)).Refused(t, 401, "not_signed_in")
		bringIn(t, w.as(t, authz.RoleHead, "昆山市总工会"), kunshan, services(t)).Refused(t, 403, errs.MissingCode)
		bringIn(t, w.instructor, kunshan, services(t)).Refused(t, 403, errs.MissingCode)
		bringIn(t, neighbour, kunshan, services(t)).Refused(t, 404, errs.NotFoundCode)
		bringIn(t, w.as(t, authz.RoleClerk, "苏州市总工会"), kunshan, services(t)).Refused(t, 404, errs.NotFoundCode) // above, not the union's own
		bringIn(t, clerk, kunshan, []byte("no sheet")).Refused(t, 422, "sheet_not_excel")
		bringIn(t, clerk, kunshan, bytes.Repeat([]byte("x"), worklog.MaxOpeningFile+1)).Refused(t, 413, "sheet_too_big")
		clerk.Do(t, http.MethodPost, openingsPath, []byte("{")).Refused(t, 422, errs.FieldsCode)

		lu := w.engage(t, "陆敏", "320583199007080140", "13800000003", "昆山市总工会", "")
		o := prepared(t, w, clerk, list(t,
			[]any{1, "周文渊", "2025.2.11", "昆山华电电子有限公司", "", "指导服务", "现场", "指导起草草案", "", "孙桂芳", "工会主席", ""},
			[]any{2, "陆敏", "2025.2.12", "昆山新来精密有限公司", "", "指导服务", "现场", "讲解程序", "", "孙桂芳", "工会主席", ""},
		))
		addScan(t, neighbour, o.ID, stroke(t, 90)).Refused(t, 404, errs.NotFoundCode)
		addScan(t, clerk, o.ID, []byte("<html>no scan</html>")).Refused(t, 422, "file_type")
		addScan(t, clerk, o.ID, stroke(t, 100)).Refused(t, 422, "opening_scan_twice")
		rev := map[string]any{"rev": o.Rev, "goodOnly": false}
		for _, act := range []string{"/send", "/recall"} {
			w.Anonymous().Do(t, http.MethodPost, o.path+act, rev).Refused(t, 401, "not_signed_in")
			w.instructor.Do(t, http.MethodPost, o.path+act, rev).Refused(t, 403, errs.MissingCode)
		}
		neighbour.Do(t, http.MethodPost, o.path+"/send", rev).Refused(t, 404, errs.NotFoundCode)
		neighbour.Do(t, http.MethodGet, o.path, nil).Refused(t, 404, errs.NotFoundCode)
		neighbour.Do(t, http.MethodGet, o.path+"/errors", nil).Refused(t, 404, errs.NotFoundCode)
		neighbour.Do(t, http.MethodGet, o.Booklet[0].FileURL, nil).Refused(t, 404, errs.NotFoundCode)
		neighbour.Do(t, http.MethodDelete, o.Booklet[0].FileURL, nil).Refused(t, 404, errs.NotFoundCode)
		neighbour.Do(t, http.MethodDelete, o.path, map[string]int64{"rev": o.Rev}).Refused(t, 404, errs.NotFoundCode)
		w.instructor.Do(t, http.MethodGet, o.path, nil).Refused(t, 404, errs.NotFoundCode)
		w.instructor.Do(t, http.MethodGet, o.Booklet[0].FileURL, nil).Refused(t, 404, errs.NotFoundCode)
		w.as(t, authz.RoleSystem, "江苏省总工会").Do(t, http.MethodGet, o.path, nil).Refused(t, 403, errs.MissingCode)
		w.as(t, authz.RoleSystem, "江苏省总工会").Do(t, http.MethodGet, o.Booklet[0].FileURL, nil).Refused(t, 403, errs.MissingCode)
		clerk.Do(t, http.MethodPost, o.path+"/send", map[string]any{"rev": o.Rev - 1, "goodOnly": false}).Refused(t, 409, errs.StaleCode)
		clerk.Do(t, http.MethodPut, o.path, map[string]any{"rev": o.Rev - 1, "choices": map[string]any{"personId": "", "units": map[string]any{}}}).Refused(t, 409, errs.StaleCode)
		other := w.unit(t, served.NewUnit{Facts: served.Facts{Kind: served.KindEnterprise, Name: "远方有限公司"}}, "")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE served SET county_id = ? WHERE id = ?", w.Union(t, "太仓市总工会").ID, other).Exec(ctx)
			return err
		})
		choose := func(unit string) map[string]any {
			return map[string]any{"rev": o.Rev, "choices": map[string]any{"personId": "", "units": map[string]any{"昆山新来精密有限公司": map[string]any{"unitId": unit, "skip": false}}}}
		}
		clerk.Do(t, http.MethodPut, o.path, choose(other)).Refused(t, 422, worklog.CodeOpeningChoice)
		clerk.Do(t, http.MethodPut, o.path, []byte("{")).Refused(t, 400, "malformed")
		clerk.Do(t, http.MethodPost, o.path+"/check", o.yes()).Refused(t, 422, worklog.CodeOpeningState) // not sent yet

		o = o.send(t, clerk)
		addScan(t, clerk, o.ID, stroke(t, 90)).Refused(t, 422, worklog.CodeOpeningState)
		clerk.Do(t, http.MethodDelete, o.Booklet[0].FileURL, nil).Refused(t, 422, worklog.CodeOpeningState)
		clerk.Do(t, http.MethodDelete, o.path, map[string]int64{"rev": o.Rev}).Refused(t, 422, worklog.CodeOpeningState)
		clerk.Do(t, http.MethodPut, o.path, choose(w.electric)).Refused(t, 422, worklog.CodeOpeningState)
		w.Anonymous().Do(t, http.MethodPost, o.path+"/check", o.yes()).Refused(t, 401, "not_signed_in")
		w.instructor.Do(t, http.MethodPost, o.path+"/check", o.yes()).Refused(t, 403, errs.MissingCode)
		w.as(t, authz.RoleHead, "太仓市总工会").Do(t, http.MethodPost, o.path+"/check", o.yes()).Refused(t, 404, errs.NotFoundCode)
		clerk.Do(t, http.MethodPost, o.path+"/check", o.yes()).Refused(t, 422, worklog.CodeOpeningChecker)
		concerned := w.Account(t, lu, apptest.Grant{Role: authz.RoleHead, Union: "昆山市总工会"})
		concerned.Do(t, http.MethodPost, o.path+"/check", o.yes()).Refused(t, 422, worklog.CodeOpeningOwn)
		head := w.as(t, authz.RoleHead, "昆山市总工会")
		head.Do(t, http.MethodPost, o.path+"/check", map[string]any{"rev": o.Rev - 1, "accept": true}).Refused(t, 409, errs.StaleCode)
		head.Do(t, http.MethodPost, o.path+"/check", map[string]any{"rev": o.Rev, "accept": false, "reason": ""}).Refused(t, 422, errs.FieldsCode)
		head.Do(t, http.MethodPost, o.path+"/check", []byte("{")).Refused(t, 400, "malformed")
		if n := count(t, w, "visit"); n != 0 {
			t.Errorf("%d visits after refusals", n)
		}
		w.sound(t)
	})
}

// TestOpening is the whole way of a sheet: judged, sent, checked by a second person, counted.
func TestOpening(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		units := count(t, w, "served")
		o := prepared(t, w, clerk, services(t))
		var got []string
		for _, r := range o.Rows {
			got = append(got, fmt.Sprint(r.Row, " ", r.Day, " ", r.ServedName, " ", r.Outcome, " ", strings.Join(r.Codes, ",")))
		}
		want := []string{
			"3 2025-02-11 昆山华电电子有限公司 accept ",
			"4 2025-02-11 昆山精工五金厂 warn place_missing",
			"5 2025-02-18 昆山华电电子有限公司 warn year_assumed,not_counted",
			"6 2025-02-25 昆山新来精密有限公司 warn unit_unknown",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}
		if len(o.Units) != 1 || o.Units[0].State != worklog.OpeningUnitUnknown || len(o.Layout.Columns) != 12 || len(o.Booklet) != 1 {
			t.Errorf("preview: units %+v, %d columns, booklet %+v", o.Units, len(o.Layout.Columns), o.Booklet)
		}
		if diff := cmp.Diff([]worklog.OpeningTally{{PersonID: w.person, PersonName: "周文渊", Services: 4, Days: 2}}, o.Tallies); diff != "" {
			t.Errorf("tally (-want +got):\n%s", diff)
		}
		for range 2 { // sending twice is once
			o = o.send(t, clerk)
			if o.State != worklog.OpeningWaiting || o.Rev != 3 {
				t.Errorf("sent: %s at %d", o.State, o.Rev)
			}
		}
		if n, m := count(t, w, "visit"), count(t, w, "served"); n != 0 || m != units {
			t.Errorf("%d visits and %d units before the second person", n, m-units)
		}
		page := apptest.Read[httpx.Page[worklog.OpeningItem]](t, head.Do(t, http.MethodGet, openingsPath+"?state=waiting", nil).Want(t, 200))
		if len(page.Items) != 1 || cmp.Diff([]worklog.OpeningAct{worklog.OpeningActCheck}, page.Items[0].Actions) != "" {
			t.Errorf("the head is shown %+v", page.Items)
		}
		page = apptest.Read[httpx.Page[worklog.OpeningItem]](t, clerk.Do(t, http.MethodGet, openingsPath, nil).Want(t, 200))
		if len(page.Items) != 1 || cmp.Diff([]worklog.OpeningAct{worklog.OpeningActRecall}, page.Items[0].Actions) != "" || page.Items[0].CheckNote == "" {
			t.Errorf("the clerk is shown %+v", page.Items)
		}
		for c, want := range map[*apptest.Client][]report.Todo{
			head: {{Title: "启用前纸质记录待核对", Count: 1, Link: "/visits/openings?state=waiting"}}, clerk: {},
		} {
			if diff := cmp.Diff(want, apptest.Read[report.Desk](t, c.Do(t, http.MethodGet, "/api/report/desk", nil).Want(t, 200)).Todos); diff != "" {
				t.Errorf("on the workbench (-want +got):\n%s", diff)
			}
		}
		if r := head.Do(t, http.MethodGet, o.Booklet[0].FileURL, nil).Want(t, 200); !bytes.Equal(r.Body, stroke(t, 100)) {
			t.Error("the booklet came back changed")
		}
		for range 2 { // accepting twice is once
			v := apptest.Read[worklog.OpeningView](t, head.Do(t, http.MethodPost, o.path+"/check", o.yes()).Want(t, 200))
			if v.State != worklog.OpeningAccepted || v.CheckedName != head.Actor.Name || len(v.Rows) != 0 {
				t.Errorf("accepted: %+v", v.OpeningItem)
			}
		}
		w.as(t, authz.RoleHead, "昆山市总工会").Do(t, http.MethodPost, o.path+"/check", o.yes()).Refused(t, 422, worklog.CodeOpeningState)
		clerk.Do(t, http.MethodPost, o.path+"/recall", map[string]int64{"rev": o.Rev + 1}).Refused(t, 422, worklog.CodeOpeningState)
		clerk.Do(t, http.MethodGet, o.path+"/errors", nil).Refused(t, 422, worklog.CodeOpeningState)

		if c := w.card(t, "2025"); c.Days != 2 || c.Services != 4 || c.Waiting != 0 || c.OpeningDays != 2 {
			t.Errorf("the card says %+v", c)
		}
		owed := apptest.Read[struct{ Items []obligation.Obligation }](t, w.instructor.Do(t, http.MethodGet, "/api/obligations", nil).Want(t, 200))
		if len(owed.Items) != 1 || owed.Items[0].Have != 2 || owed.Items[0].Want != 80 {
			t.Errorf("the ledger says %+v", owed.Items)
		}
		entries := apptest.Read[httpx.Page[worklog.VisitEntry]](t, clerk.Do(t, http.MethodGet, "/api/visits?source=opening&openingId="+o.ID, nil).Want(t, 200))
		if len(entries.Items) != 4 || len(apptest.Read[httpx.Page[worklog.VisitEntry]](t, clerk.Do(t, http.MethodGet, "/api/visits?source=system", nil).Want(t, 200)).Items) != 0 {
			t.Fatalf("%d entries", len(entries.Items))
		}
		first := w.detail(t, entries.Items[3].ID)
		if first.Day != day("2025-02-11") || first.State != worklog.StateConfirmed || first.Strength != worklog.StrengthPaper || first.Source != worklog.SourceOpening {
			t.Errorf("the entry is %+v", first.VisitEntry)
		}
		if first.Confirmation == nil || !first.Confirmation.Intact || first.Confirmation.Strength != worklog.StrengthPaper || first.Confirmation.Late {
			t.Errorf("the confirmation is %+v", first.Confirmation)
		}
		if acts := first.Actions; len(acts) != 1 || acts[0] != worklog.ActCopy {
			t.Errorf("the instructor may %v", acts)
		}
		if first.Opening == nil || first.Opening.CheckedName != head.Actor.Name || len(first.Opening.Booklet) != 0 {
			t.Errorf("the instructor sees of its proof %+v", first.Opening)
		}
		var acts []string
		for _, e := range first.Events {
			acts = append(acts, e.Act+" "+e.Who)
		}
		if diff := cmp.Diff([]string{"opening " + clerk.Actor.Name, "opening_check " + head.Actor.Name}, acts); diff != "" {
			t.Errorf("events (-want +got):\n%s", diff)
		}
		seen := apptest.Read[worklog.VisitDetail](t, clerk.Do(t, http.MethodGet, "/api/visits/"+first.ID, nil).Want(t, 200))
		if len(seen.Opening.Booklet) != 1 {
			t.Errorf("the clerk sees of its proof %+v", seen.Opening)
		}
		added := apptest.Read[httpx.Page[served.UnitView]](t, clerk.Do(t, http.MethodGet, "/api/served?state=to_check", nil).Want(t, 200))
		if len(added.Items) != 1 || added.Items[0].Name != "昆山新来精密有限公司" || added.Items[0].CreditCode != "91320583MA1X2Y3T95" || !added.Items[0].HasUnion {
			t.Errorf("added to the register: %+v", added.Items)
		}
		verified := apptest.Read[worklog.Verified](t, w.Anonymous().Do(t, http.MethodGet, "/api/verify/"+first.Code, nil).Want(t, 200))
		if verified.State != "genuine" || verified.Source != worklog.SourceOpening || verified.Strength != worklog.StrengthPaper {
			t.Errorf("a stranger reads %+v", verified)
		}
		var notes []string
		for _, e := range entries.Items {
			d := apptest.Read[worklog.VisitDetail](t, clerk.Do(t, http.MethodGet, "/api/visits/"+e.ID, nil).Want(t, 200))
			notes = append(notes, d.Day.String()+" "+d.Confirmation.Note)
		}
		base := "系统启用前纸质记录，签字本扫描件经第二人核对"
		if diff := cmp.Diff([]string{"2025-02-25 " + base, "2025-02-18 " + base, "2025-02-11 " + base + "；签字本未写服务方式，按现场登记", "2025-02-11 " + base}, notes); diff != "" {
			t.Errorf("notes (-want +got):\n%s", diff)
		}
		var audited []string
		err := w.DB.Read().NewRaw("SELECT action FROM audit_entry WHERE kind = 'visit_opening' ORDER BY at, id").Scan(t.Context(), &audited)
		wantAudit := []string{"worklog.opening.upload", "worklog.opening.scan", "worklog.opening.send", "worklog.opening.view", "worklog.opening.accept"}
		if diff := cmp.Diff(wantAudit, audited); err != nil || diff != "" {
			t.Errorf("audit (-want +got):\n%s %v", diff, err)
		}
		w.sound(t)
		// The same sheet again brings nothing.
		again := prepared(t, w, clerk, services(t))
		if again.Counts != (worklog.OpeningCounts{Reject: 4}) {
			t.Errorf("again: %+v", again.Rows)
		}
	})
}

func TestOpeningReturned(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		wrong := list(t,
			[]any{1, "周文渊", "2025.2.11", "昆山华电电子有限公司", "", "指导服务", "现场", "指导起草草案", "", "孙桂芳", "工会主席", ""},
			[]any{2, "王五", "2025.2.12", "昆山华电电子有限公司", "", "指导服务", "现场", "指导起草草案", "", "孙桂芳", "工会主席", ""},
		)
		o := prepared(t, w, clerk, wrong)
		clerk.Do(t, http.MethodPost, o.path+"/send", map[string]any{"rev": o.Rev, "goodOnly": false}).Refused(t, 422, worklog.CodeOpeningRejects)
		if r := clerk.Do(t, http.MethodGet, o.path+"/errors", nil).Want(t, 200); r.Header.Get("Content-Type") != httpx.XLSX {
			t.Errorf("error sheet: %v", r.Header)
		}
		o = o.send(t, clerk)
		if o.Good != 1 || o.Total != 2 {
			t.Errorf("sent %d of %d", o.Good, o.Total)
		}
		v := apptest.Read[worklog.OpeningView](t, clerk.Do(t, http.MethodPost, o.path+"/recall", map[string]int64{"rev": o.Rev}).Want(t, 200))
		o = opened{&v, o.path}.send(t, clerk)
		v = apptest.Read[worklog.OpeningView](t, head.Do(t, http.MethodPost, o.path+"/check", map[string]any{"rev": o.Rev, "accept": false, "reason": "缺二月的一页"}).Want(t, 200))
		if v.State != worklog.OpeningReturned || v.Reason != "缺二月的一页" || count(t, w, "visit") != 0 {
			t.Errorf("returned: %+v, %d visits", v.OpeningItem, count(t, w, "visit"))
		}
		if c := w.card(t, "2025"); c.Days != 0 || c.Services != 0 {
			t.Errorf("the card says %+v", c)
		}
		// Another page, another sheet, and whose booklet it is.
		v = apptest.Read[worklog.OpeningView](t, addScan(t, clerk, o.ID, stroke(t, 120)).Want(t, 201))
		v = apptest.Read[worklog.OpeningView](t, clerk.Do(t, http.MethodDelete, v.Booklet[0].FileURL, nil).Want(t, 200))
		if len(v.Booklet) != 1 {
			t.Fatalf("booklet %+v", v.Booklet)
		}
		body, media := multi(t, "改正.xlsx", list(t,
			[]any{1, "", "2025.2.11", "昆山华电", "", "指导服务", "现场", "指导起草草案", "", "孙桂芳", "工会主席", ""}), nil)
		v = apptest.Read[worklog.OpeningView](t, clerk.Send(t, http.MethodPost, o.path+"/sheet", media, body).Want(t, 200))
		if v.Nameless != 1 || len(v.Staff) != 1 || v.Counts.Reject != 1 || v.State != worklog.OpeningReturned {
			t.Errorf("another sheet: %+v", v)
		}
		v = apptest.Read[worklog.OpeningView](t, clerk.Do(t, http.MethodPut, o.path, map[string]any{"rev": v.Rev, "choices": map[string]any{
			"personId": w.person, "units": map[string]any{"昆山华电": map[string]any{"unitId": w.electric, "skip": false}},
		}}).Want(t, 200))
		if v.Counts != (worklog.OpeningCounts{Accept: 1}) || v.Rows[0].Name != "周文渊" || v.Rows[0].ServedName != "昆山华电电子有限公司" {
			t.Errorf("chosen: %+v", v.Rows)
		}
		o = opened{&v, o.path}.send(t, clerk)
		head.Do(t, http.MethodPost, o.path+"/check", o.yes()).Want(t, 200)
		if c := w.card(t, "2025"); c.Days != 1 || c.Services != 1 {
			t.Errorf("the card says %+v", c)
		}
		// One that came back and is given up stays as such, without its scans; one never sent vanishes.
		o = prepared(t, w, clerk, list(t, []any{1, "周文渊", "2025.2.14", "昆山华电电子有限公司", "", "指导服务", "现场", "指导起草草案", "", "孙桂芳", "工会主席", ""})).send(t, clerk)
		v = apptest.Read[worklog.OpeningView](t, head.Do(t, http.MethodPost, o.path+"/check", map[string]any{"rev": o.Rev, "accept": false, "reason": "没有签字"}).Want(t, 200))
		clerk.Do(t, http.MethodDelete, o.path, map[string]int64{"rev": v.Rev}).Want(t, 204)
		v = apptest.Read[worklog.OpeningView](t, clerk.Do(t, http.MethodGet, o.path, nil).Want(t, 200))
		if v.State != worklog.OpeningDropped || len(v.Booklet) != 0 || len(v.Actions) != 0 {
			t.Errorf("dropped: %+v", v.OpeningItem)
		}
		prepared(t, w, clerk, services(t))
		w.clock.Advance(31 * 24 * time.Hour)
		if err := w.App.Worklog.CleanOpenings(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := count(t, w, "visit_opening"); n != 2 {
			t.Errorf("%d openings, want the accepted and the dropped", n)
		}
		w.sound(t)
	})
}

// TestOpeningCorrected: columns and decisions are corrected apart from one another; what was left out stops nothing.
func TestOpeningCorrected(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		o := prepared(t, w, clerk, services(t))
		put := func(body map[string]any) worklog.OpeningView {
			body["rev"] = o.Rev
			v := apptest.Read[worklog.OpeningView](t, clerk.Do(t, http.MethodPut, o.path, body).Want(t, 200))
			o = opened{&v, o.path}
			return v
		}
		v := put(map[string]any{"choices": map[string]any{"personId": "", "units": map[string]any{"昆山新来精密有限公司": map[string]any{"unitId": "", "skip": true}}}})
		if v.Counts != (worklog.OpeningCounts{Accept: 1, Warn: 2, Reject: 1, Skipped: 1}) || v.Good != 3 {
			t.Errorf("left out: %+v", v.Counts)
		}
		v = put(map[string]any{"mapping": map[string]any{"sheet": "", "heading": 0, "columns": map[string]int{"place": 0}}})
		if v.Counts != (worklog.OpeningCounts{Warn: 3, Reject: 1, Skipped: 1}) || v.Columns["place"] != 0 || len(v.Layout.Columns) != 11 {
			t.Errorf("without the column of places: %+v, %d columns", v.Counts, len(v.Layout.Columns))
		}
		clerk.Do(t, http.MethodPut, o.path, map[string]any{"rev": o.Rev, "mapping": map[string]any{"sheet": "没有", "heading": 0, "columns": map[string]int{}}}).
			Refused(t, 422, "sheet_no_such_sheet")
		sent := apptest.Read[worklog.OpeningView](t, clerk.Do(t, http.MethodPost, o.path+"/send", map[string]any{"rev": o.Rev, "goodOnly": false}).Want(t, 200))
		if sent.State != worklog.OpeningWaiting || sent.Good != 3 {
			t.Errorf("sent %+v", sent.OpeningItem)
		}
	})
}

// TestTwoCheckersAtOnce: one acceptance writes the services, the other is told that it is done.
func TestTwoCheckersAtOnce(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		o := prepared(t, w, clerk, services(t)).send(t, clerk)
		heads := []*apptest.Client{w.as(t, authz.RoleHead, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")}
		status := make([]int, len(heads))
		var all sync.WaitGroup
		for i, h := range heads {
			all.Go(func() { status[i] = h.Do(t, http.MethodPost, o.path+"/check", o.yes()).Status })
		}
		all.Wait()
		if status[0]+status[1] != 200+422 && status[0]+status[1] != 200+409 {
			t.Errorf("the two were told %v", status)
		}
		if n := count(t, w, "visit"); n != 4 {
			t.Errorf("%d visits, want 4", n)
		}
		if c := w.card(t, "2025"); c.Days != 2 || c.Services != 4 {
			t.Errorf("the card says %+v", c)
		}
		w.sound(t)
	})
}

// TestWhoeverPreparedItMayNotCheckIt: a second clerk who corrected the columns has had a hand in it.
func TestWhoeverPreparedItMayNotCheckIt(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, other := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleClerk, "昆山市总工会")
		o := prepared(t, w, clerk, services(t))
		v := apptest.Read[worklog.OpeningView](t, other.Do(t, http.MethodPut, o.path, map[string]any{
			"rev": o.Rev, "mapping": map[string]any{"sheet": "", "heading": 0, "columns": map[string]int{"note": 0}},
		}).Want(t, 200))
		o = opened{&v, o.path}.send(t, clerk)
		other.Do(t, http.MethodPost, o.path+"/check", o.yes()).Refused(t, 422, worklog.CodeOpeningChecker)
		if todos := apptest.Read[report.Desk](t, other.Do(t, http.MethodGet, "/api/report/desk", nil).Want(t, 200)).Todos; len(todos) != 0 {
			t.Errorf("the workbench offers %+v", todos)
		}
		w.as(t, authz.RoleClerk, "昆山市总工会").Do(t, http.MethodPost, o.path+"/check", o.yes()).Want(t, 200)
	})
}

// TestAnOpeningPlacesItsYear: the year stands at the union of its latest service, by whichever way that came in.
func TestAnOpeningPlacesItsYear(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		lu := w.engage(t, "陆敏", "320583199007080140", "13800000003", "昆山市总工会", "")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE engagement SET ended_on = ? WHERE person_id = ?", day("2025-02-15"), lu).Exec(ctx)
			return err
		})
		id, err := gb.ParseID("320583199007080140")
		if err != nil {
			t.Fatal(err)
		}
		next := roster.Prepare(w.App.Keys, []roster.NewHead{{
			Name: "陆敏", ID: id, UnionID: w.Union(t, "太仓市总工会").ID, Channel: roster.ChannelOwn, OnDuty: day("2025-02-16"),
		}})
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := roster.Insert(ctx, tx, audit.System(), next)
			return err
		})
		if err := w.App.Worklog.OpenYears(t.Context()); err != nil {
			t.Fatal(err)
		}
		at := func() string {
			y, err := worklog.Year(t.Context(), w.DB.Read(), authz.Everything(), lu, 2025)
			if err != nil {
				t.Fatal(err)
			}
			return y.UnionID + " " + y.CountyID
		}
		taicang, kunshan := w.Union(t, "太仓市总工会"), w.Union(t, "昆山市总工会")
		if got := at(); got != taicang.ID+" "+taicang.CountyID {
			t.Errorf("before, the year stands at %s", got)
		}
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		o := prepared(t, w, clerk, list(t, []any{1, "陆敏", "2025.2.11", "昆山华电电子有限公司", "", "指导服务", "现场", "指导", "", "孙桂芳", "工会主席", ""})).send(t, clerk)
		head.Do(t, http.MethodPost, o.path+"/check", o.yes()).Want(t, 200)
		if got := at(); got != kunshan.ID+" "+kunshan.CountyID {
			t.Errorf("after, the year stands at %s", got)
		}
		w.sound(t)
	})
}

// TestTwoOpeningsOfOneService: the second, sent beside the first, cannot enter what the first entered.
func TestTwoOpeningsOfOneService(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		one, other := prepared(t, w, clerk, services(t)).send(t, clerk), prepared(t, w, clerk, services(t)).send(t, clerk)
		status := make([]int, 2)
		var both sync.WaitGroup
		for i, o := range []opened{one, other} {
			both.Go(func() { status[i] = head.Do(t, http.MethodPost, o.path+"/check", o.yes()).Status })
		}
		both.Wait()
		if status[0]+status[1] != 200+422 {
			t.Errorf("the two were told %v", status)
		}
		if n := count(t, w, "visit"); n != 4 {
			t.Errorf("%d visits, want 4", n)
		}
		left := one
		if status[0] == 200 {
			left = other
		}
		head.Do(t, http.MethodPost, left.path+"/check", left.yes()).Refused(t, 422, worklog.CodeOpeningChanged)
		w.sound(t)
	})
}

// TestOpeningRollsBack: an acceptance that fails at its end leaves nothing, and can be given again.
func TestOpeningRollsBack(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		o := prepared(t, w, clerk, services(t)).send(t, clerk)
		tables := []string{"visit", "visit_version", "confirmation", "visit_event", "worklog_day", "worklog_year", "served", "audit_entry", "obligation", "job"}
		before := make([]int, len(tables))
		for i, table := range tables {
			before[i] = count(t, w, table)
		}
		// The job is the last thing written; a table that refuses it stands for whatever may break there.
		rename := func(from, to string) {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw("ALTER TABLE " + from + " RENAME TO " + to).Exec(ctx)
				return err
			})
		}
		rename("job", "job_away")
		if r := head.Do(t, http.MethodPost, o.path+"/check", o.yes()); r.Status != 500 {
			t.Errorf("status %d: %s", r.Status, r.Body)
		}
		rename("job_away", "job")
		for i, table := range tables {
			if n := count(t, w, table); n != before[i] {
				t.Errorf("%d rows in %s, were %d", n, table, before[i])
			}
		}
		w.sound(t)
		head.Do(t, http.MethodPost, o.path+"/check", o.yes()).Want(t, 200)
		if n := count(t, w, "visit"); n != 4 {
			t.Errorf("%d visits, want 4", n)
		}
		w.sound(t)
	})
}

// TestOpeningAfterTheSystemBegan: from the first entry in the system on, services belong there.
func TestOpeningAfterTheSystemBegan(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		unions := func() worklog.OpeningUnion {
			return apptest.Read[httpx.List[worklog.OpeningUnion]](t, clerk.Do(t, http.MethodGet, openingsPath+"/unions", nil).Want(t, 200)).Items[0]
		}
		if u := unions(); !u.Began.IsZero() || u.Name != "昆山市总工会" {
			t.Errorf("before: %+v", u)
		}
		w.submitted(t, "key-00000001", "2025-02-11", w.electric)
		if u := unions(); u.Began != day("2025-03-12") {
			t.Errorf("after: %+v", u)
		}
		w.clock.Advance(48 * time.Hour)
		clerk.SignIn(t)
		o := prepared(t, w, clerk, list(t,
			[]any{1, "周文渊", "2025.3.12", "昆山精工五金厂", "", "指导服务", "现场", "讲解", "", "李工", "职工代表", ""},
			[]any{2, "周文渊", "2025.3.11", "昆山精工五金厂", "", "指导服务", "现场", "讲解", "", "李工", "职工代表", ""},
			[]any{3, "周文渊", "2025.2.11", "昆山华电电子有限公司", "", "指导服务", "现场", "讲解", "", "孙桂芳", "工会主席", ""},
		))
		var codes []string
		for _, r := range o.Rows {
			codes = append(codes, strings.Join(r.Codes, " "))
		}
		if diff := cmp.Diff([]string{"after_system", "", "duplicate_entry"}, codes); diff != "" {
			t.Errorf("codes (-want +got):\n%s", diff)
		}
	})
}

// TestInspectorsSampleOpenings: a superior opens the booklet and draws a sample with a recorded reason only.
func TestInspectorsSampleOpenings(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		inspector := w.as(t, authz.RoleInspector, "苏州市总工会")
		o := prepared(t, w, clerk, services(t))
		begin := func(c *apptest.Client, union string) string {
			r := c.Do(t, http.MethodPost, "/api/visits/inspections", map[string]string{"unionId": w.Union(t, union).ID, "reason": "年度检查"}).Want(t, 201)
			return "/api/visits/inspections/" + apptest.Read[worklog.Inspection](t, r).ID
		}
		elsewhere := begin(inspector, "太仓市总工会")
		o = o.send(t, clerk)
		inspector.Do(t, http.MethodGet, o.path, nil).Refused(t, 404, errs.NotFoundCode)
		inspector.Do(t, http.MethodGet, o.Booklet[0].FileURL, nil).Refused(t, 404, errs.NotFoundCode)
		inspector.Do(t, http.MethodGet, openingsPath, nil).Refused(t, 403, errs.MissingCode)
		head.Do(t, http.MethodPost, o.path+"/check", o.yes()).Want(t, 200)
		at := begin(inspector, "昆山市总工会")
		w.Anonymous().Do(t, http.MethodGet, at+"/openings", nil).Refused(t, 401, "not_signed_in")
		clerk.Do(t, http.MethodGet, at+"/openings", nil).Refused(t, 403, errs.MissingCode)
		w.as(t, authz.RoleInspector, "苏州市总工会").Do(t, http.MethodGet, at+"/openings", nil).Refused(t, 404, errs.NotFoundCode)
		list := apptest.Read[httpx.Page[worklog.OpeningItem]](t, inspector.Do(t, http.MethodGet, at+"/openings", nil).Want(t, 200))
		if len(list.Items) != 1 || len(list.Items[0].Actions) != 0 || list.Items[0].People[0].Services != 4 {
			t.Errorf("openings: %+v", list.Items)
		}
		if none := apptest.Read[httpx.Page[worklog.OpeningItem]](t, inspector.Do(t, http.MethodGet, elsewhere+"/openings", nil).Want(t, 200)); len(none.Items) != 0 {
			t.Errorf("openings of another county: %+v", none.Items)
		}
		w.confirmed(t, "key-00000001", "2025-03-11") // of the system, so no part of the sample
		drawn := apptest.Read[worklog.Drawn](t, inspector.Do(t, http.MethodPost, at+"/samples", map[string]any{"size": 3, "source": "opening"}).Want(t, 201))
		if drawn != (worklog.Drawn{Drawn: 3, Of: 4}) {
			t.Errorf("drawn %+v", drawn)
		}
		// each list leaves as it is shown, to nobody else
		clerk.Do(t, http.MethodGet, "/api/visits/inspections/export", nil).Refused(t, 403, errs.MissingCode)
		if rows := apptest.Workbook(t, inspector.Do(t, http.MethodGet, "/api/visits/inspections/export", nil)); len(rows) != 5 || rows[3][1] != "年度检查" {
			t.Errorf("inspections: %q", rows)
		}
		for list, want := range map[string]int{"/visits/export?source=opening": 4, "/visits/export": 5, "/openings/export": 1, "/samples/export": 3} {
			w.Anonymous().Do(t, http.MethodGet, at+list, nil).Refused(t, 401, "not_signed_in")
			clerk.Do(t, http.MethodGet, at+list, nil).Refused(t, 403, errs.MissingCode)
			w.as(t, authz.RoleInspector, "苏州市总工会").Do(t, http.MethodGet, at+list, nil).Refused(t, 404, errs.NotFoundCode)
			if rows := apptest.Workbook(t, inspector.Do(t, http.MethodGet, at+list, nil)); len(rows) != 4+want || rows[2][0] != "督查调阅事由：年度检查" {
				t.Errorf("%s: %q", list, rows)
			}
		}
		inspector.Do(t, http.MethodGet, at+"/visits/export?state=lost", nil).Refused(t, 422, errs.FieldsCode)
		if n := count(t, w, "audit_entry WHERE action = 'worklog.inspection.read'"); n != 6 {
			t.Errorf("%d readings recorded, want 6", n)
		}
		inspector.Do(t, http.MethodGet, o.path, nil).Want(t, 200)
		inspector.Do(t, http.MethodGet, o.Booklet[0].FileURL, nil).Want(t, 200)
		entry := apptest.Read[httpx.Page[worklog.VisitEntry]](t, inspector.Do(t, http.MethodGet, at+"/visits?source=opening", nil).Want(t, 200)).Items[0]
		if d := apptest.Read[worklog.VisitDetail](t, inspector.Do(t, http.MethodGet, "/api/visits/"+entry.ID, nil).Want(t, 200)); len(d.Opening.Booklet) != 1 {
			t.Errorf("the inspector sees of its proof %+v", d.Opening)
		}
	})
}

func TestOpeningNotices(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		r := jobs.New(w.DB, slog.New(slog.DiscardHandler))
		w.App.Worklog.Work(r)
		drain := func() {
			if err := r.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		o := prepared(t, w, clerk, services(t)).send(t, clerk)
		drain()
		head.Do(t, http.MethodPost, o.path+"/check", o.yes()).Want(t, 200)
		quick := prepared(t, w, clerk, list(t, []any{1, "周文渊", "2025.2.14", "昆山华电电子有限公司", "", "指导服务", "现场", "指导", "", "孙桂芳", "工会主席", ""})).send(t, clerk)
		clerk.Do(t, http.MethodPost, quick.path+"/recall", map[string]int64{"rev": quick.Rev}).Want(t, 200) // waits for nobody any more
		drain()
		var told []string
		if err := w.DB.Read().NewRaw("SELECT recipient || ' ' || title FROM notice ORDER BY 1").Scan(t.Context(), &told); err != nil {
			t.Fatal(err)
		}
		union := w.Union(t, "昆山市总工会").ID
		want := []string{
			"clerk@" + union + " 启用前纸质记录待核对", "clerk@" + union + " 启用前纸质记录核对通过", "head@" + union + " 启用前纸质记录待核对",
			"person:" + w.person + " 启用前纸质记录核对通过",
		}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
	})
}

// The product's own form is read by the product.
func TestOpeningTemplate(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		w.instructor.Do(t, http.MethodGet, openingsPath+"/template", nil).Refused(t, 403, errs.MissingCode)
		r := clerk.Do(t, http.MethodGet, openingsPath+"/template", nil).Want(t, 200)
		f, err := excelize.OpenReader(bytes.NewReader(r.Body))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(f.GetSheetName(0), "A4", &[]any{
			"1", "周文渊", "", "2025-02-11", "昆山华电电子有限公司", "", "指导服务", "现场", "工会主席", "指导起草草案", "", "孙桂芳", "工会主席", "",
		}); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		o := prepared(t, w, clerk, b.Bytes())
		if o.Counts != (worklog.OpeningCounts{Accept: 1}) || len(o.Layout.Unknown) != 0 || len(o.Layout.Columns) != 14 {
			t.Errorf("counts %+v, unknown %v, %d columns, rows %+v", o.Counts, o.Layout.Unknown, len(o.Layout.Columns), o.Rows)
		}
	})
}
