package worklog_test

import (
	"net/http"
	"strings"
	"testing"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/worklog"
)

func TestPrints(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e, _ := w.confirmed(t, "key-00000001", "2025-03-11")
		w.submitted(t, "key-00000002", "2025-03-12", w.workshop)
		path := "/api/visits/" + e.ID + "/print?format=docx"
		w.Anonymous().Do(t, http.MethodGet, path, nil).Refused(t, 401, "not_signed_in")
		w.as(t, authz.RoleClerk, "太仓市总工会").Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode)
		w.as(t, authz.RoleClerk, "太仓市总工会").Do(t, http.MethodGet, "/api/visits/booklet?month=2025-03&format=docx&personId="+w.person, nil).Refused(t, 404, errs.NotFoundCode)
		w.instructor.Do(t, http.MethodGet, "/api/visits/booklet?month=2025-13", nil).Refused(t, 422, errs.FieldsCode)
		for _, tc := range []struct {
			path string
			has  []string
		}{
			{path, []string{"工作日志", "昆山华电电子有限公司", "孙桂芳", "手写签名", "内容校验值 sm3:", "扫码可以查验", w.detail(t, e.ID).Code}},
			{"/api/visits/booklet?month=2025-03&format=docx", []string{"2025年3月工作日志", "共2条，已确认现场服务1天", "昆山精工五金厂", "□企业方"}},
			{"/api/visits/blank?format=docx", []string{"周文渊", "昆山市总工会", "□现场", "□交办工作", "签字：", "□组织此次服务的工会"}},
		} {
			got := papertest.WordXML(t, w.instructor.Do(t, http.MethodGet, tc.path, nil).Want(t, 200).Body)
			for _, has := range tc.has {
				if !strings.Contains(got, has) {
					t.Errorf("%s lacks %s", tc.path, has)
				}
			}
			if strings.Contains(got, "强硬") {
				t.Errorf("%s prints the internal note", tc.path)
			}
		}
	})
}

// TestPrintsSayWhatStands: a sheet shows what would be signed now, and no pen's place where the served party has said its word.
func TestPrintsSayWhatStands(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		sheetOf := func(id string) string {
			return papertest.WordXML(t, w.instructor.Do(t, http.MethodGet, "/api/visits/"+id+"/print?format=docx", nil).Want(t, 200).Body)
		}
		check := func(name, got string, has, lacks []string) {
			t.Helper()
			for _, s := range has {
				if !strings.Contains(got, s) {
					t.Errorf("%s: the sheet lacks %s", name, s)
				}
			}
			for _, s := range lacks {
				if strings.Contains(got, s) {
					t.Errorf("%s: the sheet has %s", name, s)
				}
			}
		}
		verified := func(code string) string {
			return apptest.Read[worklog.Verified](t, w.Anonymous().Do(t, http.MethodGet, "/api/verify/"+code, nil).Want(t, 200)).State
		}

		recalled := w.submitted(t, "key-00000001", "2025-03-11", w.electric)
		code := w.detail(t, recalled.ID).Code
		back := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits/"+recalled.ID+"/recall", map[string]any{"rev": recalled.Rev}).Want(t, 200))
		body := w.visit("", "2025-03-11", w.electric)
		delete(body, "clientKey")
		body["rev"], body["done"] = back.Rev, "改写以后的内容"
		w.instructor.Do(t, http.MethodPut, "/api/visits/"+recalled.ID, body).Want(t, 200)
		check("recalled", sheetOf(recalled.ID), []string{"改写以后的内容", "草稿，打印于", "签字："}, []string{"指导起草集体合同草案", code})
		if got := verified(code); got != "recalled" {
			t.Errorf("the recalled sheet is %s", got)
		}

		for act, words := range map[string]string{"correct": "退回更正：人数不对", "refuse": "服务方不予确认：人数不对"} {
			e := w.submitted(t, "key-"+act+"-1", "2025-03-10", w.electric)
			token := w.invited(t, e.ID)
			w.answer(t, token, map[string]any{"act": act, "hash": w.asked(t, token).Hash, "note": "人数不对"}).Want(t, 200)
			check(act, sheetOf(e.ID), []string{words, "指导起草集体合同草案"}, []string{"签字：", "以上属实"})
			if got := verified(w.detail(t, e.ID).Code); got != string(w.detail(t, e.ID).State) {
				t.Errorf("the code of a sheet that was answered with %s says %s", act, got)
			}
		}

		paper := w.submitted(t, "key-00000004", "2025-03-07", w.electric)
		sent, media := sheet(t, stroke(t, 300), "2025-03-08")
		p := apptest.Read[worklog.PaperView](t, w.instructor.Send(t, http.MethodPost, "/api/visits/"+paper.ID+"/papers", media, sent).Want(t, 201))
		w.as(t, authz.RoleClerk, "昆山市总工会").Do(t, http.MethodPost, "/api/visits/papers/"+p.ID+"/check", map[string]any{"accept": true, "reason": ""}).Want(t, 200)
		check("paper", sheetOf(paper.ID), []string{"纸质签字，签字日期2025-03-08，签名见扫描件"}, nil)

		bargaining := w.visit("key-00000005", "2025-03-06", w.electric)
		bargaining["duties"], bargaining["submit"] = []string{"D4"}, true
		w.instructor.Do(t, http.MethodPost, "/api/visits", bargaining).Want(t, 201)
		month := papertest.WordXML(t, w.instructor.Do(t, http.MethodGet, "/api/visits/booklet?month=2025-03&format=docx", nil).Want(t, 200).Body)
		check("booklet", month, []string{"共4条", ">指导服务<"}, []string{">参与协商<", "强硬", "改写以后的内容"})
	})
}
