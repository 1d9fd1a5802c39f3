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

const pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

// upload sends a file as a form, with what else stands in it.
func (w *world) upload(c *apptest.Client, path, name string, content []byte, fields map[string]string) apptest.Reply {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for k, v := range fields {
		if err := form.WriteField(k, v); err != nil {
			w.t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		w.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		w.t.Fatal(err)
	}
	return c.Send(w.t, http.MethodPost, path, form.FormDataContentType(), b.Bytes())
}

func names(list []rights.CaseFile) (out []string) {
	for _, f := range list {
		out = append(out, f.Name)
	}
	return out
}

func (w *world) steps(v rights.ConcernView) (out []string) {
	for _, s := range v.Steps {
		out = append(out, strings.TrimSpace(string(s.Act)+" "+s.Note))
	}
	return out
}

func TestCaseFileRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		sent := w.send(w.instructor, w.complaint(w.clerk.Actor.AccountID, false))
		mine, at := "/api/rights/cases/"+sent.ID+"/files", handling+"/"+sent.ID+"/files/"
		w.upload(w.Anonymous(), mine, "票据.pdf", []byte(pdf), nil).Refused(t, 401, "not_signed_in")
		w.upload(w.clerk, mine, "票据.pdf", []byte(pdf), nil).Refused(t, 404, "not_found")
		w.upload(w.officer, mine, "票据.pdf", []byte(pdf), nil).Refused(t, 404, "not_found")
		w.upload(w.instructor, "/api/rights/cases/"+db.NewID()+"/files", "票据.pdf", []byte(pdf), nil).Refused(t, 404, "not_found")
		w.upload(w.instructor, mine, "程序.pdf", []byte("MZ not a document"), nil).Refused(t, 422, "file_type")
		w.upload(w.instructor, mine, "大.pdf", append([]byte("%PDF-1.4\n"), make([]byte, 10<<20)...), nil).Refused(t, 413, "file_too_large")
		w.instructor.Do(t, http.MethodPost, mine, object{"file": "x"}).Refused(t, 422, "fields_invalid")
		w.upload(w.Anonymous(), "/api/rights/receipts/files", "票据.pdf", []byte(pdf), map[string]string{"code": "ABCDEFGHIJKLMNOPQRST", "id": sent.ID}).Refused(t, 404, "not_found")

		for _, name := range []string{"一.pdf", "二.pdf", "三.pdf", "四.pdf", "五.pdf"} {
			w.upload(w.instructor, mine, name, []byte(pdf), nil).Want(t, 204)
		}
		w.upload(w.instructor, mine, "六.pdf", []byte(pdf), nil).Refused(t, 422, "case_files")
		v := w.mine(w.instructor, sent.ID)
		f := v.Files[0].ID
		code := object{"code": "ABCDEFGHIJKLMNOPQRST", "id": sent.ID, "fileId": f, "rev": v.Rev}
		open := object{"code": "ABCDEFGHIJKLMNOPQRST", "id": sent.ID, "fileId": f}
		for _, c := range []struct {
			name         string
			who          *apptest.Client
			method, path string
			body         any
			status       int
			code         string
		}{
			{"anonymous", w.Anonymous(), "GET", mine + "/" + f, nil, 401, "not_signed_in"},
			{"the one complained of, as a sender", w.clerk, "GET", mine + "/" + f, nil, 404, "not_found"},
			{"the one complained of, as who answers", w.clerk, "GET", at + f, nil, 403, "permission_missing"},
			{"who answers is not the sender", w.officer, "GET", mine + "/" + f, nil, 404, "not_found"},
			{"neighbouring county", w.taicang, "GET", at + f, nil, 404, "not_found"},
			{"the city above", w.city, "GET", at + f, nil, 404, "not_found"},
			{"the inspector", w.inspector, "GET", at + f, nil, 403, "permission_missing"},
			{"the auditor", w.auditor, "GET", at + f, nil, 403, "permission_missing"},
			{"a file that is none", w.officer, "GET", at + db.NewID(), nil, 404, "not_found"},
			{"a code of nobody opens", w.Anonymous(), "POST", "/api/rights/receipts/files/open", open, 404, "not_found"},
			{"a code of nobody removes", w.Anonymous(), "POST", "/api/rights/receipts/files/remove", code, 404, "not_found"},
			{"not JSON", w.Anonymous(), "POST", "/api/rights/receipts/files/open", []byte("{"), 400, "malformed"},
			{"another removes", w.clerk, "POST", mine + "/" + f + "/remove", object{"rev": v.Rev}, 404, "not_found"},
			{"who answers removes", w.officer, "POST", mine + "/" + f + "/remove", object{"rev": v.Rev}, 404, "not_found"},
			{"stale", w.instructor, "POST", mine + "/" + f + "/remove", object{"rev": v.Rev - 1}, 409, "stale"},
			{"none to remove", w.instructor, "POST", mine + "/" + db.NewID() + "/remove", object{"rev": v.Rev}, 404, "not_found"},
		} {
			t.Run(c.name, func(t *testing.T) { c.who.Do(t, c.method, c.path, c.body).Refused(t, c.status, c.code) })
		}
	})
}

// What is added is read by whoever answers; an answer that was written before is asked to look again; what was answered
// stays as it was. An appeal shows the files of what it is against to whoever answers it, and to nobody below.
func TestFilesGoWithTheCase(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		sent := w.send(w.instructor, w.complaint(w.clerk.Actor.AccountID, false))
		mine := "/api/rights/cases/" + sent.ID
		w.upload(w.instructor, mine+"/files", `C:\文件\通话记录.pdf`, []byte(pdf), nil).Want(t, 204)
		w.upload(w.instructor, mine+"/files", "错传.pdf", []byte(pdf), nil).Want(t, 204)
		v := w.mine(w.instructor, sent.ID)
		w.instructor.Do(t, http.MethodPost, mine+"/files/"+v.Files[1].ID+"/remove", object{"rev": v.Rev}).Want(t, 204)
		if v = w.mine(w.instructor, sent.ID); !cmp.Equal(names(v.Files), []string{"通话记录.pdf"}) {
			t.Errorf("files: %q", names(v.Files))
		}
		if d := cmp.Diff([]string{"sent", "attached 通话记录.pdf", "attached", "detached"}, w.steps(v)); d != "" {
			t.Error(d)
		}
		told := func() int {
			return strings.Count(string(w.officer.Do(t, http.MethodGet, "/api/notices", nil).Want(t, 200).Body), "提出人补充了附件")
		}
		if n := told(); n != 0 {
			t.Errorf("of what came with the case the county is told %d times", n)
		}
		seen := w.handled(w.officer, sent.ID)
		at := handling + "/" + sent.ID
		got := w.officer.Do(t, http.MethodGet, at+"/files/"+seen.Files[0].ID, nil).Want(t, 200)
		if !bytes.HasPrefix(got.Body, []byte("%PDF-")) || got.Header.Get("Content-Disposition") == "" {
			t.Errorf("the county opens %q, %v", got.Body, got.Header)
		}
		w.later("2026-11-24")
		w.upload(w.instructor, mine+"/files", "补充.pdf", []byte(pdf), nil).Want(t, 204)
		if n := told(); n != 1 {
			t.Errorf("of what came later the county is told %d times", n)
		}
		answer := object{"rev": seen.Rev, "text": "已经核实，将予改进。"}
		w.officer.Do(t, http.MethodPost, at+"/answer", answer).Refused(t, 409, "stale")
		answer["rev"] = w.handled(w.officer, sent.ID).Rev
		w.officer.Do(t, http.MethodPost, at+"/answer", answer).Want(t, 204)
		w.upload(w.instructor, mine+"/files", "晚了.pdf", []byte(pdf), nil).Refused(t, 422, "case_closed")
		v = w.mine(w.instructor, sent.ID)
		w.instructor.Do(t, http.MethodPost, mine+"/files/"+v.Files[0].ID+"/remove", object{"rev": v.Rev}).Refused(t, 422, "case_closed")

		w.instructor.Do(t, http.MethodPost, mine+"/appeal", object{"rev": v.Rev, "text": "没有改进，请市总核实。"}).Want(t, 204)
		appeal := w.mine(w.instructor, sent.ID).AppealID
		above := w.handled(w.city, appeal)
		if above.Original == nil || !cmp.Equal(names(above.Original.Files), []string{"通话记录.pdf", "补充.pdf"}) || len(above.Files) != 0 {
			t.Fatalf("the city reads %+v", above)
		}
		w.city.Do(t, http.MethodGet, handling+"/"+appeal+"/files/"+v.Files[0].ID, nil).Want(t, 200)
		w.officer.Do(t, http.MethodGet, handling+"/"+appeal+"/files/"+v.Files[0].ID, nil).Refused(t, 404, "not_found")

		var traces int
		if err := w.DB.Read().NewRaw(`SELECT count(*) FROM audit_entry WHERE details LIKE '%记录.pdf%' OR label LIKE '%.pdf%'`).Scan(t.Context(), &traces); err != nil || traces != 0 {
			t.Errorf("the audit names %d files, %v", traces, err)
		}
	})
}

// The files of an anonymous case are added, opened and removed by its code; no row says who sent them, and what is taken
// back leaves nothing.
func TestFilesOfAnAnonymousCase(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		sent := w.send(w.instructor, w.complaint("", true))
		read := func() rights.ConcernView {
			return apptest.Read[httpx.List[rights.ConcernView]](t, w.Anonymous().Do(t, http.MethodPost, "/api/rights/receipts", object{"code": sent.Code}).Want(t, 200)).Items[0]
		}
		id := read().ID
		fields := map[string]string{"code": sent.Code, "id": id}
		w.upload(w.instructor, "/api/rights/receipts/files", "录音整理.pdf", []byte(pdf), fields).Want(t, 204)
		w.upload(w.Anonymous(), "/api/rights/receipts/files", "另一份.pdf", []byte(pdf), fields).Want(t, 204)
		v := read()
		open := object{"code": sent.Code, "id": id, "fileId": v.Files[0].ID}
		if got := w.Anonymous().Do(t, http.MethodPost, "/api/rights/receipts/files/open", open).Want(t, 200); !bytes.HasPrefix(got.Body, []byte("%PDF-")) {
			t.Errorf("the code opens %q", got.Body)
		}
		var by []string
		if err := w.DB.Read().NewRaw("SELECT DISTINCT created_by FROM blob").Scan(t.Context(), &by); err != nil || !cmp.Equal(by, []string{"anonymous"}) {
			t.Errorf("the files are of %q (%v)", by, err)
		}
		w.Anonymous().Do(t, http.MethodPost, "/api/rights/receipts/files/remove", object{"code": sent.Code, "id": id, "fileId": v.Files[1].ID, "rev": v.Rev}).Want(t, 204)
		if v = read(); !cmp.Equal(names(v.Files), []string{"录音整理.pdf"}) {
			t.Errorf("files: %q", names(v.Files))
		}
		w.Anonymous().Do(t, http.MethodPost, "/api/rights/receipts/withdraw", object{"code": sent.Code, "id": id, "rev": v.Rev}).Want(t, 204)
		var left int
		if err := w.DB.Read().NewRaw("SELECT (SELECT count(*) FROM rights_file) + (SELECT count(*) FROM blob WHERE kept OR name <> '') + (SELECT count(*) FROM rights_step WHERE note <> '')").Scan(t.Context(), &left); err != nil || left != 0 {
			t.Errorf("taken back, %d things are left (%v)", left, err)
		}
	})
}
