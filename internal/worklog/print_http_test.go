package worklog_test

import (
	"net/http"
	"strings"
	"testing"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper/papertest"
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
