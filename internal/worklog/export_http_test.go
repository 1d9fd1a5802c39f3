package worklog_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
)

// Each list leaves as it is shown to its reader; a neighbour's holds nothing of it, and no internal note ever leaves.
func TestListsAreExported(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e, _ := w.confirmed(t, "key-00000001", "2025-03-12")
		w.submitted(t, "key-00000002", "2025-03-11", w.electric)
		body, media := sheet(t, stroke(t, 100), "2025-03-12")
		waiting := w.submitted(t, "key-00000003", "2025-03-10", w.electric)
		w.instructor.Send(t, http.MethodPost, "/api/visits/"+waiting.ID+"/papers", media, body).Want(t, 201)

		prepared(t, w, w.as(t, authz.RoleClerk, "昆山市总工会"), services(t)).send(t, w.as(t, authz.RoleClerk, "昆山市总工会"))

		clerk, neighbour := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleClerk, "太仓市总工会")
		for path, want := range map[string]int{
			"/api/visits/export?state=confirmed": 1, "/api/visits/export": 3, "/api/visits/years/export?year=2025": 1,
			"/api/visits/papers/export?state=waiting": 1, "/api/visits/corrections/export": 0, "/api/visit-openings/export?state=waiting": 1,
		} {
			w.Anonymous().Do(t, http.MethodGet, path, nil).Refused(t, 401, "not_signed_in")
			w.as(t, authz.RoleOfficer, "江苏省总工会").Do(t, http.MethodGet, path, nil).Refused(t, 403, errs.MissingCode)
			if rows := apptest.Workbook(t, neighbour.Do(t, http.MethodGet, path, nil)); len(rows) != 3 {
				t.Errorf("%s: the neighbour gets %q", path, rows)
			}
			rows := apptest.Workbook(t, clerk.Do(t, http.MethodGet, path, nil))
			if len(rows) != 3+want {
				t.Errorf("%s: %d rows, want %d: %q", path, len(rows)-3, want, rows)
			}
			for _, row := range rows {
				if strings.Contains(strings.Join(row, " "), "企业方态度强硬") {
					t.Errorf("%s: the internal note left the house", path)
				}
			}
		}
		for _, path := range []string{"/api/visits/export?state=lost", "/api/visits/years/export?year=1999", "/api/visits/papers/export?state=x", "/api/visits/corrections/export?state=x", "/api/visit-openings/export?state=x"} {
			clerk.Do(t, http.MethodGet, path, nil).Refused(t, 422, errs.FieldsCode)
		}
		rows := apptest.Workbook(t, clerk.Do(t, http.MethodGet, "/api/visits/export?state=confirmed", nil))
		want := []string{"2025-03-12", "周文渊", "昆山华电电子有限公司", "指导服务", "现场", "指导起草集体合同草案", "形成初稿", "已确认", "手写签名", "是", "", "系统"}
		if diff := cmp.Diff(want, append(rows[3], make([]string, 12-len(rows[3]))...)); diff != "" {
			t.Errorf("entry %s (-want +got):\n%s", e.ID, diff)
		}
		if rows := apptest.Workbook(t, w.instructor.Do(t, http.MethodGet, "/api/visits/export", nil)); len(rows) != 6 {
			t.Errorf("the instructor's own: %q", rows)
		}
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'worklog.export'").Scan(t.Context(), &n); err != nil || n != 14 {
			t.Errorf("%d exports recorded, want 14 (%v)", n, err)
		}
	})
}
