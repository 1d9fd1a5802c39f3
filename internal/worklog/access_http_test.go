package worklog_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/worklog"
)

// TestAPersonsYear opens a person's year down to signature and hash: to the person and the employing union at any time,
// to upper levels after the year has closed or with a recorded reason.
func TestAPersonsYear(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e, _ := w.confirmed(t, "key-00000001", "2025-03-08") // a Saturday
		w.submitted(t, "key-00000002", "2025-03-11", w.electric)
		body := w.visit("key-00000003", "2025-03-12", w.workshop)
		w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201)
		path := "/api/visits/years/2025/people/" + w.person + "/days"

		w.Anonymous().Do(t, http.MethodGet, path, nil).Refused(t, 401, "not_signed_in")
		w.as(t, authz.RoleSystem, "江苏省总工会").Do(t, http.MethodGet, path, nil).Refused(t, 403, errs.MissingCode)
		for _, c := range []struct {
			role  authz.Role
			union string
		}{
			{authz.RoleClerk, "太仓市总工会"},
			{authz.RoleOfficer, "苏州市总工会"},
			{authz.RoleInspector, "苏州市总工会"},
			{authz.RoleFinance, "江苏省总工会"},
		} {
			w.as(t, c.role, c.union).Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode)
		}
		w.instructor.Do(t, http.MethodGet, "/api/visits/years/1999/people/"+w.person+"/days", nil).Refused(t, 422, errs.FieldsCode)

		read := func(c *apptest.Client) worklog.PersonYear {
			t.Helper()
			return apptest.Read[worklog.PersonYear](t, c.Do(t, http.MethodGet, path, nil).Want(t, 200))
		}
		shape := func(y worklog.PersonYear) (out []string) {
			for _, d := range y.Days {
				for _, e := range d.Entries {
					out = append(out, d.Day.String()+" "+string(e.State)+" "+e.InternalNote)
				}
			}
			return out
		}
		own := read(w.instructor)
		if diff := cmp.Diff([]string{"2025-03-08 confirmed 企业方态度强硬", "2025-03-11 waiting 企业方态度强硬", "2025-03-12 draft 企业方态度强硬"}, shape(own)); diff != "" || own.Access != worklog.AccessOwn {
			t.Errorf("the instructor sees as %s: %s", own.Access, diff)
		}
		if d := own.Days[0]; d.Work || !d.Counted || own.Card.Days != 1 || own.Card.OffDays != 1 {
			t.Errorf("a Saturday counts and is shown as one: %+v, %+v", d, own.Card)
		}
		union := read(w.as(t, authz.RoleClerk, "昆山市总工会"))
		if diff := cmp.Diff([]string{"2025-03-08 confirmed 企业方态度强硬", "2025-03-11 waiting 企业方态度强硬"}, shape(union)); diff != "" || union.Access != worklog.AccessUnion {
			t.Errorf("the employing union sees as %s: %s", union.Access, diff)
		}

		inspector := w.as(t, authz.RoleInspector, "苏州市总工会")
		inspector.Do(t, http.MethodPost, "/api/visits/inspections", map[string]string{"unionId": w.Union(t, "昆山市总工会").ID, "reason": "年度专项检查"}).Want(t, 201)
		seen := read(inspector)
		if diff := cmp.Diff([]string{"2025-03-08 confirmed ", "2025-03-11 waiting "}, shape(seen)); diff != "" || seen.Access != worklog.AccessInspected || seen.Inspection != "年度专项检查" {
			t.Errorf("the inspector sees as %s for %q: %s", seen.Access, seen.Inspection, diff)
		}
		detail := apptest.Read[worklog.VisitDetail](t, inspector.Do(t, http.MethodGet, "/api/visits/"+e.ID, nil).Want(t, 200))
		if !strings.HasPrefix(detail.Hash, "sm3:") || detail.Confirmation == nil || !strings.HasPrefix(detail.Confirmation.Hash, "sm3:") || !detail.Confirmation.Intact {
			t.Errorf("the entry leads to %s, %+v", detail.Hash, detail.Confirmation)
		}
		var reads int
		err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'worklog.inspection.read' AND person_id = ?", w.person).Scan(t.Context(), &reads)
		if err != nil || reads != 2 {
			t.Errorf("%d readings are recorded, want the year and the entry: %v", reads, err)
		}

		w.clock.Set(time.Date(2026, 1, 15, 16, 0, 0, 0, time.UTC)) // the year has closed
		officer := w.as(t, authz.RoleOfficer, "苏州市总工会")
		after := read(officer)
		if diff := cmp.Diff([]string{"2025-03-08 confirmed ", "2025-03-11 waiting "}, shape(after)); diff != "" || after.Access != worklog.AccessClosed || !after.Card.Closed {
			t.Errorf("after the closing the city sees as %s: %s", after.Access, diff)
		}
		officer.Do(t, http.MethodGet, "/api/visits/"+e.ID, nil).Want(t, 200)
		w.as(t, authz.RoleOfficer, "南京市总工会").Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode)
		w.as(t, authz.RoleOfficer, "南京市总工会").Do(t, http.MethodGet, "/api/visits/"+e.ID, nil).Refused(t, 404, errs.NotFoundCode)
	})
}

// TestSamples draws by lot within an inspection; a draw stays drawn, and each finding stands with it.
func TestSamples(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for i := range 5 {
			w.confirmed(t, "key-0000000"+string(rune('1'+i)), "2025-03-0"+string(rune('1'+i)))
		}
		w.submitted(t, "key-00000009", "2025-03-11", w.electric)
		inspector := w.as(t, authz.RoleInspector, "苏州市总工会")
		i := apptest.Read[worklog.Inspection](t, inspector.Do(t, http.MethodPost, "/api/visits/inspections",
			map[string]string{"unionId": w.Union(t, "昆山市总工会").ID, "reason": "年度专项检查"}).Want(t, 201))
		if i.UnionName != "昆山市总工会" {
			t.Errorf("inspecting %q", i.UnionName)
		}
		path := "/api/visits/inspections/" + i.ID + "/samples"
		draw := func(c *apptest.Client, size int, strength string) apptest.Reply {
			t.Helper()
			return c.Do(t, http.MethodPost, path, map[string]any{"size": size, "strength": strength, "from": "2025-01-01", "to": "2025-12-31"})
		}
		draw(w.Anonymous(), 3, "").Refused(t, 401, "not_signed_in")
		draw(w.as(t, authz.RoleOfficer, "苏州市总工会"), 3, "").Refused(t, 403, errs.MissingCode)
		draw(w.as(t, authz.RoleInspector, "苏州市总工会"), 3, "").Refused(t, 404, errs.NotFoundCode)
		draw(inspector, 0, "").Refused(t, 422, errs.FieldsCode)
		draw(inspector, 51, "").Refused(t, 422, errs.FieldsCode)
		draw(inspector, 3, "paper").Refused(t, 422, "sample_none")
		if d := apptest.Read[worklog.Drawn](t, draw(inspector, 3, "drawn").Want(t, 201)); d != (worklog.Drawn{Drawn: 3, Of: 5}) {
			t.Errorf("drawn %+v", d)
		}
		if d := apptest.Read[worklog.Drawn](t, draw(inspector, 3, "").Want(t, 201)); d != (worklog.Drawn{Drawn: 2, Of: 2}) {
			t.Errorf("drawn again %+v", d)
		}
		draw(inspector, 3, "").Refused(t, 422, "sample_none")
		list := apptest.Read[[]worklog.SampleView](t, inspector.Do(t, http.MethodGet, path, nil).Want(t, 200))
		seen := map[string]bool{}
		for _, s := range list {
			if seen[s.VisitID] = true; s.Visit.InternalNote != "" || s.Visit.PersonName != "周文渊" {
				t.Errorf("sampled %+v", s.Visit)
			}
		}
		if len(list) != 5 || len(seen) != 5 || list[0].Draw != 2 || list[4].Draw != 1 {
			t.Fatalf("%d samples of %d entries", len(list), len(seen))
		}
		w.as(t, authz.RoleInspector, "苏州市总工会").Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode)

		find := path + "/" + list[0].ID
		doubt := map[string]string{"finding": "doubt", "note": "签字与台账主席姓名不符"}
		w.as(t, authz.RoleInspector, "苏州市总工会").Do(t, http.MethodPost, find, doubt).Refused(t, 404, errs.NotFoundCode)
		inspector.Do(t, http.MethodPost, path+"/"+list[0].VisitID, doubt).Refused(t, 404, errs.NotFoundCode)
		inspector.Do(t, http.MethodPost, find, map[string]string{"finding": "doubt", "note": " "}).Refused(t, 422, errs.FieldsCode)
		inspector.Do(t, http.MethodPost, find, map[string]string{"finding": "perhaps", "note": ""}).Refused(t, 422, errs.FieldsCode)
		found := apptest.Read[worklog.Sample](t, inspector.Do(t, http.MethodPost, find, doubt).Want(t, 200))
		if found.Finding != worklog.FindingDoubt || found.Note != "签字与台账主席姓名不符" || found.FoundAt.IsZero() {
			t.Errorf("found %+v", found)
		}
		w.clock.Advance(31 * 24 * time.Hour)
		inspector.SignIn(t)
		inspector.Do(t, http.MethodPost, find, doubt).Refused(t, 404, errs.NotFoundCode)
	})
}

// TestTheClerkMayBringAScan offers the second person's own upload, for the head to check.
func TestTheClerkMayBringAScan(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		acts := apptest.Read[worklog.VisitDetail](t, clerk.Do(t, http.MethodGet, "/api/visits/"+e.ID, nil).Want(t, 200)).Actions
		if diff := cmp.Diff([]worklog.Action{worklog.ActPaper}, acts); diff != "" {
			t.Error(diff)
		}
		body, media := sheet(t, stroke(t, 100), "2025-03-12")
		p := apptest.Read[worklog.PaperView](t, clerk.Send(t, http.MethodPost, "/api/visits/"+e.ID+"/papers", media, body).Want(t, 201))
		head.Do(t, http.MethodPost, "/api/visits/papers/"+p.ID+"/check", map[string]any{"accept": true, "reason": ""}).Want(t, 200)
		list := apptest.Read[httpx.Page[worklog.VisitEntry]](t, head.Do(t, http.MethodGet, "/api/visits?strength=paper", nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].ID != e.ID {
			t.Errorf("on paper: %+v", list.Items)
		}
	})
}
