package rights_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
)

const (
	handledBook     = handling + "/export"
	correctionsBook = "/api/rights/corrections/asked/export"
	housesBook      = "/api/rights/house/export"
)

// book are the rows of an exported list under its headings, cells joined.
func (w *world) book(c *apptest.Client, path, first string) (out []string) {
	w.t.Helper()
	rows := apptest.Workbook(w.t, c.Do(w.t, http.MethodGet, path, nil))
	below := false
	for _, r := range rows {
		if below {
			out = append(out, strings.Join(r, "|"))
		}
		below = below || len(r) > 0 && r[0] == first
	}
	if !below {
		w.t.Errorf("%s has no headings: %q", path, rows)
	}
	return out
}

// taken counts the acts of an action.
func (w *world) taken(action string) (n int) {
	w.t.Helper()
	if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = ?", action).Scan(w.t.Context(), &n); err != nil {
		w.t.Fatal(err)
	}
	return n
}

func TestExportRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, c := range []struct {
			name   string
			who    *apptest.Client
			path   string
			status int
			code   string
		}{
			{"anonymous cases", w.Anonymous(), handledBook, 401, "not_signed_in"},
			{"an instructor's cases", w.instructor, handledBook, 403, errs.MissingCode},
			{"a clerk's cases", w.clerk, handledBook, 403, errs.MissingCode},
			{"an inspector's cases", w.inspector, handledBook, 403, errs.MissingCode},
			{"an auditor's cases", w.auditor, handledBook, 403, errs.MissingCode},
			{"no such kind", w.officer, handledBook + "?kind=praise", 422, errs.FieldsCode},
			{"no such state", w.officer, handledBook + "?state=lost", 422, errs.FieldsCode},
			{"anonymous corrections", w.Anonymous(), correctionsBook, 401, "not_signed_in"},
			{"an instructor's corrections", w.instructor, correctionsBook, 403, errs.MissingCode},
			{"the county's corrections", w.officer, correctionsBook, 403, errs.MissingCode},
			{"anonymous house rules", w.Anonymous(), housesBook, 401, "not_signed_in"},
			{"another union's house rules", w.instructor, housesBook + "?unionId=" + w.id("周市镇总工会"), 404, errs.NotFoundCode},
			{"the county's house rules of a town", w.officer, housesBook + "?unionId=" + w.id("玉山镇总工会"), 404, errs.NotFoundCode},
			{"no union at all", w.clerk, housesBook + "?unionId=" + strings.Repeat("x", 37), 422, errs.FieldsCode},
		} {
			t.Run(c.name, func(t *testing.T) { c.who.Do(t, http.MethodGet, c.path, nil).Refused(t, c.status, c.code) })
		}
		if n := w.taken("rights.case.export") + w.taken("rights.correction.export") + w.taken("rights.house.export"); n != 0 {
			t.Errorf("what was refused is recorded as taken %d times", n)
		}
	})
}

// A workbook tells no more than the list: nothing to whoever a case bars, by whatever other post, and no sender of what was
// sent without a name (ADR 0023).
func TestExportHandled(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		both := w.Account(t, "", apptest.Grant{Role: authz.RoleClerk, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleOfficer, Union: "昆山市总工会"})
		w.send(w.instructor, w.complaint(both.Actor.AccountID, false))
		w.send(w.instructor, object{"kind": "suggestion", "title": "列表", "body": "希望列表可以按日期排序。", "anonymous": true})
		sender := w.instructor.Actor.Name
		want := []string{
			"列表|意见建议|匿名|昆山市总工会|待答复|2026-11-23|2026-12-14",
			"签字催办态度|投诉|" + sender + "|昆山市总工会|待答复|2026-11-23|2026-12-14",
		}
		if d := cmp.Diff(want, w.book(w.officer, handledBook, "标题")); d != "" {
			t.Errorf("who answers takes (-want +got):\n%s", d)
		}
		if d := cmp.Diff(want[1:], w.book(w.officer, handledBook+"?kind=complaint&state=open", "标题")); d != "" {
			t.Errorf("narrowed (-want +got):\n%s", d)
		}
		if d := cmp.Diff(want[:1], w.book(both, handledBook, "标题")); d != "" {
			t.Errorf("the one complained of takes (-want +got):\n%s", d)
		}
		for name, c := range map[string]*apptest.Client{"the neighbouring county": w.taicang, "the city above": w.city, "the province": w.province} {
			if got := w.book(c, handledBook, "标题"); len(got) != 0 {
				t.Errorf("%s takes %q", name, got)
			}
		}
		if n := w.taken("rights.case.export"); n != 6 {
			t.Errorf("taking out was recorded %d times", n)
		}
		if body := string(w.auditor.Do(t, http.MethodGet, "/api/audit/entries?action=rights.case.export", nil).Want(t, 200).Body); strings.Contains(body, "签字催办") || strings.Contains(body, sender) {
			t.Errorf("the audit repeats what was taken: %s", body)
		}

		// Over the internal term, before the job hands it on.
		w.later("2026-12-15", both)
		if got := w.book(w.officer, handledBook+"?kind=complaint", "标题"); !cmp.Equal(got, []string{"签字催办态度|投诉|" + sender + "|昆山市总工会|超过内部时限|2026-11-23|2026-12-14"}) {
			t.Errorf("late: %q", got)
		}
	})
}

func TestExportCorrections(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.ask(w.instructor, "phone", "13900001111").Want(t, 204)
		w.ask(w.instructor, "education", "大学本科").Want(t, 204)
		w.ask(w.instructor, "name", "陈晓雨").Want(t, 204)
		w.instructor.Do(t, http.MethodPost, "/api/rights/corrections/"+w.asked(w.instructor, "")[0].ID+"/withdraw", object{"rev": 1}).Want(t, 204)
		w.clerk.Do(t, http.MethodPost, "/api/rights/corrections/"+w.asked(w.clerk, "/asked")[0].ID+"/decline", object{"rev": 1, "text": "毕业证书上是大专。"}).Want(t, 204)
		r := w.clerk.Do(t, http.MethodGet, correctionsBook, nil).Want(t, 200)
		if !strings.Contains(r.Header.Get("Content-Disposition"), "2026-11-23.xlsx") {
			t.Errorf("the file is named %s", r.Header.Get("Content-Disposition"))
		}
		want := []string{
			"陈小雨|玉山镇总工会|移动电话|（号码，不列出）|身份证复印件可查|2026-11-23|待办理",
			"陈小雨|玉山镇总工会|文化程度|大学本科|身份证复印件可查|2026-11-23|未予更正|2026-11-23|" + w.clerk.Actor.Name + "|毕业证书上是大专。",
		}
		if d := cmp.Diff(want, w.book(w.clerk, correctionsBook, "姓名")); d != "" {
			t.Errorf("the clerk takes (-want +got):\n%s", d)
		}
		if got := w.book(w.As(t, authz.RoleClerk, "周市镇总工会"), correctionsBook, "姓名"); len(got) != 0 {
			t.Errorf("the neighbouring town takes %q", got)
		}
		if n := w.taken("rights.correction.export"); n != 3 {
			t.Errorf("taking out was recorded %d times", n)
		}
		if n := w.taken("rights.correction.view"); n != 0 {
			t.Errorf("the export opened a number %d times", n)
		}
	})
}

func TestExportHouses(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.engage("安小平", "320583199003150013", "13800002222", "玉山镇总工会")
		stranger := w.Instructor(t, w.engage("外人", "320583199103150015", "13800003333", "周市镇总工会"), "周市镇总工会")
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "第一条 按时到岗。", "2026-11-23", nil).Want(t, 201)
		w.instructor.Do(t, http.MethodPost, "/api/rights/house/"+w.houses(w.instructor).Versions[0].ID+"/acknowledge", nil).Want(t, 204)
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "", "2026-12-01", []byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")).Want(t, 201)
		by := w.clerk.Actor.Name
		want := []string{
			"考勤办法|2|将施行|2026-12-01|" + by + "|2026-11-23 12:00|考勤办法.pdf|2|0",
			"考勤办法|1|现行|2026-11-23|" + by + "|2026-11-23 12:00||2|1",
		}
		if d := cmp.Diff(want, w.book(w.head, housesBook+"?unionId="+w.id("玉山镇总工会"), "名称")); d != "" {
			t.Errorf("the employing union takes (-want +got):\n%s", d)
		}
		// Whoever is employed reads when they themselves acknowledged, and not how many others did.
		want = []string{
			"考勤办法|2|将施行|2026-12-01|" + by + "|2026-11-23 12:00|考勤办法.pdf",
			"考勤办法|1|现行|2026-11-23|" + by + "|2026-11-23 12:00||||2026-11-23 12:00",
		}
		if d := cmp.Diff(want, w.book(w.instructor, housesBook, "名称")); d != "" {
			t.Errorf("an instructor takes (-want +got):\n%s", d)
		}
		for name, c := range map[string]*apptest.Client{"another union's instructor": stranger, "the county": w.officer} {
			if got := w.book(c, housesBook, "名称"); len(got) != 0 {
				t.Errorf("%s takes %q", name, got)
			}
		}
		if n := w.taken("rights.house.export"); n != 4 {
			t.Errorf("taking out was recorded %d times", n)
		}
	})
}
