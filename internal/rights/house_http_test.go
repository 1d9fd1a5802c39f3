package rights_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/rights"
)

// post sends a version as a form; file may be nil.
func (w *world) post(c *apptest.Client, union, title, body, from string, file []byte) apptest.Reply {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for k, v := range map[string]string{"unionId": w.id(union), "title": title, "text": body, "inForceOn": from} {
		if err := form.WriteField(k, v); err != nil {
			w.t.Fatal(err)
		}
	}
	if file != nil {
		part, err := form.CreateFormFile("file", `C:\文件\考勤办法.pdf`)
		if err != nil {
			w.t.Fatal(err)
		}
		if _, err := part.Write(file); err != nil {
			w.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		w.t.Fatal(err)
	}
	return c.Send(w.t, http.MethodPost, "/api/rights/house", form.FormDataContentType(), b.Bytes())
}

func (w *world) houses(c *apptest.Client) rights.HouseBoard {
	w.t.Helper()
	return apptest.Read[rights.HouseBoard](w.t, c.Do(w.t, http.MethodGet, "/api/rights/house", nil).Want(w.t, 200))
}

func TestHouseRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "第一条 略。", "2026-11-23", nil).Want(t, 201)
		id := w.houses(w.clerk).Versions[0].ID
		at := "/api/rights/house/" + id
		w.post(w.Anonymous(), "玉山镇总工会", "考勤办法", "略", "2026-12-01", nil).Refused(t, 401, "not_signed_in")
		w.post(w.instructor, "玉山镇总工会", "考勤办法", "略", "2026-12-01", nil).Refused(t, 403, "permission_missing")
		w.post(w.officer, "玉山镇总工会", "考勤办法", "略", "2026-12-01", nil).Refused(t, 403, "permission_missing")
		w.post(w.clerk, "周市镇总工会", "考勤办法", "略", "2026-12-01", nil).Refused(t, 404, "not_found")
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "", "2026-12-01", nil).Refused(t, 422, "fields_invalid")
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "略", "昨天", nil).Refused(t, 422, "fields_invalid")
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "略", "2026-12-01", []byte("MZ not a document")).Refused(t, 422, "file_type")
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "略", "2026-12-01", append([]byte("%PDF-1.4\n"), make([]byte, 10<<20)...)).Refused(t, 413, "file_too_large")
		for _, c := range []struct {
			name         string
			who          *apptest.Client
			method, path string
			status       int
			code         string
		}{
			{"anonymous", w.Anonymous(), "GET", "/api/rights/house", 401, "not_signed_in"},
			{"another union's", w.taicang, "POST", at + "/acknowledge", 404, "not_found"},
			{"the county above", w.officer, "POST", at + "/acknowledge", 404, "not_found"},
			{"who manages is not asked", w.clerk, "POST", at + "/acknowledge", 422, "house_person"},
			{"an instructor reads no list", w.instructor, "GET", at + "/people", 403, "permission_missing"},
			{"the county reads no list", w.officer, "GET", at + "/people", 403, "permission_missing"},
			{"an instructor prints no list", w.instructor, "GET", at + "/print", 403, "permission_missing"},
			{"no file", w.instructor, "GET", at + "/file", 404, "not_found"},
			{"a version that is none", w.clerk, "GET", "/api/rights/house/" + db.NewID() + "/people", 404, "not_found"},
			{"another union by its id", w.instructor, "GET", "/api/rights/house?unionId=" + w.id("周市镇总工会"), 404, "not_found"},
		} {
			t.Run(c.name, func(t *testing.T) { c.who.Do(t, c.method, c.path, nil).Refused(t, c.status, c.code) })
		}
	})
}

func TestHouseRulesAreAcknowledgedByVersion(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		other := w.engage("安小平", "320583199003150013", "13800002222", "玉山镇总工会")
		stranger := w.Instructor(t, w.engage("外人", "320583199103150015", "13800003333", "周市镇总工会"), "周市镇总工会")
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "第一条 按时到岗。\n第二条 请假须书面。", "2026-11-23", nil).Want(t, 201)
		if !strings.Contains(string(w.instructor.Do(t, http.MethodGet, "/api/notices", nil).Want(t, 200).Body), "请阅知") {
			t.Error("the instructor is told nothing")
		}
		if b := w.houses(stranger); len(b.Versions) != 0 {
			t.Errorf("another union's instructor reads %+v", b)
		}
		v := w.houses(w.instructor).Versions[0]
		if !v.Current || !cmp.Equal(v.Actions, []string{"acknowledge"}) || v.Of != 0 {
			t.Fatalf("the instructor reads %+v", v)
		}
		at := "/api/rights/house/" + v.ID
		if d := cmp.Diff([]string{"规章制度待阅知 1"}, w.todos(w.instructor)); d != "" || len(w.todos(w.clerk)) != 0 {
			t.Errorf("待办: %s, and %v for the clerk", d, w.todos(w.clerk))
		}
		w.instructor.Do(t, http.MethodPost, at+"/acknowledge", nil).Want(t, 204)
		if got := w.todos(w.instructor); len(got) != 0 {
			t.Errorf("acknowledged, it still waits: %v", got)
		}
		w.instructor.Do(t, http.MethodPost, at+"/acknowledge", nil).Want(t, 204)
		people := func(id string) (out []string) {
			for _, p := range apptest.Read[httpx.List[rights.HouseReader]](t, w.head.Do(t, http.MethodGet, "/api/rights/house/"+id+"/people", nil).Want(t, 200)).Items {
				word := p.Name + " 未"
				if !p.AckedAt.IsZero() {
					word = p.Name + " 已"
				}
				out = append(out, word)
			}
			return out
		}
		if d := cmp.Diff([]string{"安小平 未", "陈小雨 已"}, people(v.ID)); d != "" {
			t.Error(d)
		}
		if v := w.houses(w.clerk).Versions[0]; v.Acked != 1 || v.Of != 2 || !cmp.Equal(v.Actions, []string{"people"}) {
			t.Errorf("the clerk reads %+v", v)
		}
		docx := w.clerk.Do(t, http.MethodGet, at+"/print?format=docx", nil).Want(t, 200)
		if !bytes.HasPrefix(docx.Body, []byte("PK")) {
			t.Error("the print is no document")
		}

		// A new version asks again; it is in force only from its day, and the old one asks until then.
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "第一条 弹性工作。", "2026-11-22", nil).Refused(t, 422, "fields_invalid")
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "", "2026-12-01", []byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")).Want(t, 201)
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "第一条 略。", "2026-11-24", nil).Refused(t, 422, "house_order")
		list := w.houses(w.instructor).Versions
		if len(list) != 2 || list[0].Version != 2 || !list[0].Coming || list[0].FileName != "考勤办法.pdf" || !cmp.Equal(list[0].Actions, []string{"acknowledge"}) || list[1].AckedAt.IsZero() {
			t.Fatalf("the instructor reads %+v", list)
		}
		if got := w.instructor.Do(t, http.MethodGet, "/api/rights/house/"+list[0].ID+"/file", nil).Want(t, 200); !bytes.HasPrefix(got.Body, []byte("%PDF-")) {
			t.Error("the file does not come back")
		}
		w.later("2026-12-01")
		late := w.Instructor(t, other, "玉山镇总工会")
		late.Do(t, http.MethodPost, at+"/acknowledge", nil).Refused(t, 422, "house_replaced")
		// Nothing waits for it: the instructor goes on.
		w.instructor.Do(t, http.MethodGet, "/api/persons/me", nil).Want(t, 200)
	})
}
