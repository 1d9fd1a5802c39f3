package filing_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/filing"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
)

// sheet is an exported list: its title, and its rows under the headings, cells joined.
func (w *world) sheet(c *apptest.Client, path string) (title string, out []string) {
	w.t.Helper()
	rows := apptest.Workbook(w.t, c.Do(w.t, http.MethodGet, path, nil))
	for _, r := range rows[4:] { // under the title, who took it, what is masked, and the headings
		out = append(out, strings.Join(r, "|"))
	}
	return rows[0][0], out
}

func TestExportRows(t *testing.T) {
	eachWorld(t, "2026-10-20 10:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.hire("白", "城厢镇总工会", "2026-05-06", func(n *roster.NewHead) { n.Channel, n.Political = roster.ChannelProcured, "" })
		suzhou := w.id("苏州市总工会")
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		year, document, drawn := "/api/filing/rows/export", "/api/filing/documents/"+doc.ID+"/rows/export", "/api/filing/return/rows/export"
		for _, c := range []struct {
			name   string
			who    *apptest.Client
			path   string
			status int
			code   string
		}{
			{"anonymous year", w.Anonymous(), year, 401, "not_signed_in"},
			{"a clerk's year", w.clerk, year, 403, errs.MissingCode},
			{"no such group", w.province, year + "?group=best", 422, errs.FieldsCode},
			{"no year", w.province, year + "?year=last", 422, errs.FieldsCode},
			{"anonymous document", w.Anonymous(), document, 401, "not_signed_in"},
			{"a clerk's document", w.clerk, document, 403, errs.MissingCode},
			{"another city's document", w.nanjing, document, 404, errs.NotFoundCode},
			{"a county's city's document", w.kunshan, document, 404, errs.NotFoundCode},
			{"anonymous return", w.Anonymous(), drawn, 401, "not_signed_in"},
			{"a clerk's return", w.clerk, drawn, 403, errs.MissingCode},
			{"another city's return", w.nanjing, drawn + "?cityId=" + suzhou, 404, errs.NotFoundCode},
			{"a year before the chapter", w.suzhou, drawn + "?year=1999", 422, filing.CodeYear},
		} {
			t.Run(c.name, func(t *testing.T) { c.who.Do(t, http.MethodGet, c.path, nil).Refused(t, c.status, c.code) })
		}
		var taken int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'filing.export'").Scan(t.Context(), &taken); err != nil || taken != 0 {
			t.Errorf("what was refused is recorded as taken %d times, %v", taken, err)
		}
		an := "昆山市总工会|安某|男|1985-03|中共党员|大学本科毕业||3205************12|138****2001|某公司人事专员|玉山镇总工会|玉山镇总工会|新聘|自主招聘|劳动合同|2024-03-01|2027-02-28|2024-03-01|在岗"
		bai := "太仓市总工会|白某|男|1990-01||大学本科毕业||3205************10|138****1001|某公司人事专员|城厢镇总工会|城厢镇总工会|新聘|政府购买服务|劳动合同|2026-05-06|2029-05-05|2026-05-06|在岗"
		says := "政府购买服务，没有工会管理的证明文件：计入人数，单独列出（第二条、第五条）；缺少内容：缺政治面貌||"
		for _, c := range []struct {
			name  string
			who   *apptest.Client
			path  string
			title string
			rows  []string
		}{
			{"the province's year", w.province, year + "?year=2026", "2026年度备案名单", []string{doc.Number + "|" + an, doc.Number + "|" + bai}},
			{"behind a figure", w.province, year + "?year=2026&group=procured", "2026年度备案名单（政府购买服务）", []string{doc.Number + "|" + bai}},
			{"by name", w.suzhou, year + "?q=安", "2026年度备案名单", []string{doc.Number + "|" + an}},
			{"a county's part of the year", w.kunshan, year, "2026年度备案名单", []string{doc.Number + "|" + an}},
			{"another city's year", w.nanjing, year, "2026年度备案名单", nil},
			{"another county's year", w.jiangning, year + "?cityId=" + suzhou, "2026年度备案名单", nil},
			{"the document", w.suzhou, document + "?group=in_post", doc.Number + "备案名单（在岗）", []string{doc.Number + "|" + an, doc.Number + "|" + bai}},
			{"the return", w.suzhou, drawn, "苏州市总工会2026年度名单", []string{"||" + an, says + bai}},
			{"what is at fault", w.suzhou, drawn + "?finding=missing", "苏州市总工会2026年度名单", []string{says + bai}},
			{"a county's part of the return", w.taicang, drawn, "苏州市总工会2026年度名单", []string{says + bai}},
		} {
			title, rows := w.sheet(c.who, c.path)
			if title != c.title {
				t.Errorf("%s is titled %s", c.name, title)
			}
			if d := cmp.Diff(c.rows, rows); d != "" {
				t.Errorf("%s (-want +got):\n%s", c.name, d)
			}
		}
		var labels []string
		if err := w.DB.Read().NewRaw("SELECT label FROM audit_entry WHERE action = 'filing.export'").Scan(t.Context(), &labels); err != nil {
			t.Fatal(err)
		}
		if len(labels) != 10 || strings.Contains(strings.Join(labels, ""), "安") {
			t.Errorf("the audit says that was taken: %q", labels)
		}
	})
}
