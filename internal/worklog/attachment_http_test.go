package worklog_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/worklog"
)

// fileForm is a form that carries one file, with the fields beside it.
func fileForm(t *testing.T, name string, content []byte, fields map[string]string) (body []byte, mediaType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, v := range fields {
		if err := w.WriteField(k, v); err != nil {
			t.Fatal(err)
		}
	}
	f, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = f.Write(content)
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.FormDataContentType()
}

func attach(t *testing.T, c *apptest.Client, visitID, key, name string, content []byte) apptest.Reply {
	t.Helper()
	body, media := fileForm(t, name, content, map[string]string{"clientKey": key})
	return c.Send(t, http.MethodPost, "/api/visits/"+visitID+"/attachments", media, body)
}

func TestAttachmentRefusals(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		photo := stroke(t, 100)
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		other := w.Instructor(t, w.engage(t, "钱立新", "320583197512302016", "13800000002", "太仓市总工会", ""), "太仓市总工会")
		attach(t, w.Anonymous(), e.ID, "file-0001", "a.png", photo).Refused(t, 401, "not_signed_in")
		attach(t, clerk, e.ID, "file-0001", "a.png", photo).Refused(t, 403, errs.MissingCode)
		attach(t, other, e.ID, "file-0001", "a.png", photo).Refused(t, 404, errs.NotFoundCode)
		attach(t, w.instructor, e.ID, "short", "a.png", photo).Refused(t, 422, errs.FieldsCode)
		attach(t, w.instructor, e.ID, "file-0001", "a.png", []byte("<html>no picture</html>")).Refused(t, 422, "file_type")
		attach(t, w.instructor, e.ID, "file-0001", "a.png", nil).Refused(t, 422, "file_empty")
		attach(t, w.instructor, e.ID, "file-0001", "a.png", make([]byte, worklog.MaxAttachment+1)).Refused(t, 413, "file_too_large")
		attach(t, w.instructor, e.ID, "file-0001", "a.png", make([]byte, worklog.MaxAttachment+2<<20)).Want(t, 413)
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/attachments", map[string]string{"clientKey": "file-0001"}).Want(t, 422)

		made := apptest.Read[worklog.AttachmentView](t, attach(t, w.instructor, e.ID, "file-0001", "a.png", photo).Want(t, 201))
		file, remove := "/api/visits/attachments/"+made.ID+"/file", "/api/visits/attachments/"+made.ID
		w.Anonymous().Do(t, http.MethodGet, file, nil).Refused(t, 401, "not_signed_in")
		for _, c := range []*apptest.Client{
			other, w.as(t, authz.RoleClerk, "太仓市总工会"), w.as(t, authz.RoleOfficer, "江苏省总工会"), w.as(t, authz.RoleInspector, "苏州市总工会"), w.as(t, authz.RoleSystem, "江苏省总工会"),
		} {
			c.Do(t, http.MethodGet, file, nil).Refused(t, 404, errs.NotFoundCode)
		}
		w.Anonymous().Do(t, http.MethodDelete, remove, nil).Refused(t, 401, "not_signed_in")
		clerk.Do(t, http.MethodDelete, remove, nil).Refused(t, 403, errs.MissingCode)
		other.Do(t, http.MethodDelete, remove, nil).Refused(t, 404, errs.NotFoundCode)
		w.instructor.Do(t, http.MethodDelete, "/api/visits/attachments/"+e.ID, nil).Refused(t, 404, errs.NotFoundCode)

		attach(t, w.instructor, e.ID, "file-0001", "a.png", stroke(t, 101)).Refused(t, 409, "client_key_conflict")
		attach(t, w.instructor, e.ID, "file-0002", "b.png", photo).Refused(t, 422, worklog.CodeAttachTwice)
		for i := 2; i <= worklog.MaxAttachments; i++ {
			attach(t, w.instructor, e.ID, fmt.Sprintf("file-000%d", i), "b.png", stroke(t, 100+i)).Want(t, 201)
		}
		attach(t, w.instructor, e.ID, "file-0010", "c.png", stroke(t, 200)).Refused(t, 422, worklog.CodeAttachments)
		if d := w.detail(t, e.ID); len(d.Attachments) != worklog.MaxAttachments || has(d.Actions, worklog.ActAttach) {
			t.Errorf("full: %d, %v", len(d.Attachments), d.Actions)
		}
		w.clock.Set(time.Date(2026, 1, 15, 16, 0, 0, 0, time.UTC)) // the year has closed
		w.instructor.SignIn(t)
		attach(t, w.instructor, e.ID, "file-0011", "d.png", stroke(t, 201)).Refused(t, 422, worklog.CodeAttachLate)
		w.instructor.Do(t, http.MethodDelete, remove, nil).Refused(t, 422, worklog.CodeAttachLate)
		if d := w.detail(t, e.ID); len(d.Attachments[0].Actions) != 0 || has(d.Actions, worklog.ActAttach) {
			t.Errorf("after the year closed: %+v", d.Attachments[0])
		}
	})
}

func has(acts []worklog.Action, wanted worklog.Action) bool { return slices.Contains(acts, wanted) }

// TestAttachmentsAreInternalEvidence: read by those who read the entry, never by the signer, and no part of the hash.
func TestAttachmentsAreInternalEvidence(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		hash := w.detail(t, e.ID).Hash
		photo := stroke(t, 100)
		made := apptest.Read[worklog.AttachmentView](t, attach(t, w.instructor, e.ID, "file-0001", `C:\照片\会议现场.png`, photo).Want(t, 201))
		again := apptest.Read[worklog.AttachmentView](t, attach(t, w.instructor, e.ID, "file-0001", "会议现场.png", photo).Want(t, 201))
		if made.ID != again.ID || made.Name != "会议现场.png" || made.MediaType != "image/png" || made.Size != int64(len(photo)) || made.Late {
			t.Errorf("attached %+v, again %s", made, again.ID)
		}
		token := w.invited(t, e.ID)
		page := w.Anonymous().Do(t, http.MethodGet, "/api/confirm/"+token, nil).Want(t, 200)
		receipt := apptest.Read[worklog.Receipt](t, w.answer(t, token, w.yes(t, token)).Want(t, 200))
		late := apptest.Read[worklog.AttachmentView](t, func() apptest.Reply {
			w.clock.Advance(time.Minute)
			return attach(t, w.instructor, e.ID, "file-0002", "纪要.pdf", []byte("%PDF-1.7\n纪要")).Want(t, 201)
		}())
		if !late.Late {
			t.Error("one that came after the signature is not said to have")
		}
		code := w.detail(t, e.ID).Code
		seen := string(page.Body)
		for _, path := range []string{"/api/receipt/" + receipt.Token, "/api/verify/" + code} {
			seen += string(w.Anonymous().Do(t, http.MethodGet, path, nil).Want(t, 200).Body)
		}
		for _, secret := range []string{"会议现场", "纪要", made.ID, made.SHA256, "attachment"} {
			if strings.Contains(seen, secret) {
				t.Errorf("the signer's pages tell %s", secret)
			}
		}
		d := w.detail(t, e.ID)
		if d.Hash != hash || len(d.Attachments) != 2 || !has(d.Actions, worklog.ActAttach) || !d.Frozen[0].Intact {
			t.Errorf("the entry: %+v", d.Attachments)
		}

		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		file := "/api/visits/attachments/" + made.ID + "/file"
		for _, c := range []*apptest.Client{w.instructor, clerk} {
			r := c.Do(t, http.MethodGet, file, nil).Want(t, 200)
			if !bytes.Equal(r.Body, photo) || r.Header.Get("Content-Type") != "image/png" || !strings.HasPrefix(r.Header.Get("Content-Disposition"), "attachment") {
				t.Errorf("%s is given %d bytes of %s", c.Login, len(r.Body), r.Header.Get("Content-Type"))
			}
		}
		views := w.count(t, "SELECT count(*) FROM audit_entry WHERE action = 'worklog.attachment.view'")
		if views != 1 {
			t.Errorf("%d looks recorded, want the clerk's", views)
		}
		inspector := w.as(t, authz.RoleInspector, "苏州市总工会")
		inspector.Do(t, http.MethodGet, file, nil).Refused(t, 404, errs.NotFoundCode)
		inspector.Do(t, http.MethodPost, "/api/visits/inspections", map[string]string{"unionId": w.Union(t, "昆山市总工会").ID, "reason": "专项检查"}).Want(t, 201)
		inspector.Do(t, http.MethodGet, file, nil).Want(t, 200)

		w.instructor.Do(t, http.MethodDelete, "/api/visits/attachments/"+late.ID, nil).Want(t, 204)
		d = w.detail(t, e.ID)
		if last := d.Events[len(d.Events)-1]; len(d.Attachments) != 1 || last.Act != "detach" || last.Reason != "纪要.pdf" {
			t.Errorf("after it was taken off: %+v", last)
		}
		if d.State != worklog.StateConfirmed || !d.Counted {
			t.Errorf("the confirmation did not stay: %+v", d.VisitEntry)
		}
		w.sound(t)
	})
}

func (w *world) count(t *testing.T, query string, args ...any) (n int) {
	t.Helper()
	if err := w.DB.Read().NewRaw(query, args...).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestADeletedDraftLeavesNoFiles(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", w.visit("key-00000001", "2025-03-12", w.electric)).Want(t, 201))
		attach(t, w.instructor, e.ID, "file-0001", "a.png", stroke(t, 100)).Want(t, 201)
		if n := w.count(t, "SELECT count(*) FROM blob WHERE kept"); n != 1 {
			t.Errorf("%d files kept", n)
		}
		w.instructor.Do(t, http.MethodDelete, "/api/visits/"+e.ID, map[string]int64{"rev": e.Rev}).Want(t, 204)
		if n := w.count(t, "SELECT count(*) FROM blob WHERE kept") + w.count(t, "SELECT count(*) FROM visit_attachment"); n != 0 {
			t.Errorf("%d are left behind", n)
		}
	})
}
