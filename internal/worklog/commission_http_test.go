package worklog_test

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/worklog"
)

func commission(t *testing.T, c *apptest.Client, content []byte) apptest.Reply {
	t.Helper()
	body, media := fileForm(t, "委托书.png", content, nil)
	return c.Send(t, http.MethodPost, "/api/visits/commissions", media, body)
}

// TestOnlyAScanIsAScan: the name of a file that is not there, not one's own, or meant for something else, is no commission.
func TestOnlyAScanIsAScan(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		scan := stroke(t, 120)
		commission(t, w.Anonymous(), scan).Refused(t, 401, "not_signed_in")
		commission(t, w.as(t, authz.RoleClerk, "昆山市总工会"), scan).Refused(t, 403, errs.MissingCode)
		commission(t, w.instructor, []byte("just text, no scan")).Refused(t, 422, "file_type")
		commission(t, w.instructor, make([]byte, worklog.MaxScan+1)).Refused(t, 413, "file_too_large")

		other := w.Instructor(t, w.engage(t, "钱立新", "320583197512302016", "13800000002", "太仓市总工会", ""), "太仓市总工会")
		theirs := apptest.Read[worklog.CommissionScan](t, commission(t, other, scan).Want(t, 201))
		e := w.submitted(t, "key-00000009", "2025-03-12", w.electric)
		sheetBody, media := sheet(t, stroke(t, 90), "2025-03-12")
		w.instructor.Send(t, http.MethodPost, "/api/visits/"+e.ID+"/papers", media, sheetBody).Want(t, 201)
		var paperBlob string
		if err := w.DB.Read().NewRaw("SELECT blob_id FROM visit_paper").Scan(t.Context(), &paperBlob); err != nil {
			t.Fatal(err)
		}
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["duties"] = []string{"D4"}
		for _, id := range []string{"x", "01900000-0000-7000-8000-0000000000ff", theirs.ID, paperBlob} {
			body["commissionBlob"] = id
			w.instructor.Do(t, http.MethodPost, "/api/visits", body).Refused(t, 422, "commission_scan")
		}
		if n := w.count(t, "SELECT count(*) FROM visit WHERE client_key = 'key-00000001'"); n != 0 {
			t.Errorf("refused, and %d written", n)
		}
		// One that waited for more than a day has been cleaned away.
		mine := apptest.Read[worklog.CommissionScan](t, commission(t, w.instructor, scan).Want(t, 201))
		w.clock.Advance(24*time.Hour + time.Second)
		if err := w.App.Files.Clean(t.Context(), w.DB); err != nil {
			t.Fatal(err)
		}
		w.instructor.SignIn(t)
		body["commissionBlob"] = mine.ID
		w.instructor.Do(t, http.MethodPost, "/api/visits", body).Refused(t, 422, "commission_scan")
	})
}

// TestTheCommissionIsFrozenAndShown: a scan alone is a commission (Art. 8(4)); its hash is part of what is signed, and
// the signer can open it while asked.
func TestTheCommissionIsFrozenAndShown(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		scan := stroke(t, 120)
		made := apptest.Read[worklog.CommissionScan](t, commission(t, w.instructor, scan).Want(t, 201))
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["duties"], body["commissionBlob"] = []string{"D4"}, made.ID
		e := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201))
		if again := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201)); again.ID != e.ID {
			t.Error("sent again it is another entry")
		}
		w.as(t, authz.RoleHead, "昆山市总工会").Do(t, http.MethodPost, "/api/visits/"+e.ID+"/consent", map[string]any{"rev": e.Rev, "give": true, "reason": ""}).Want(t, 200)
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/submit", map[string]int64{"rev": e.Rev + 1}).Want(t, 200)
		d := w.detail(t, e.ID)
		frozen := d.Frozen[0].Content
		if len(frozen.Duties) != 1 || frozen.Duties[0] != worklog.DutyBargaining || !strings.HasPrefix(frozen.CommissionScan, "sha256:") || len(frozen.CommissionScan) != 7+64 {
			t.Errorf("frozen %+v", frozen)
		}
		if d.Commission == nil || d.Commission.Name != "委托书.png" || d.Commission.Size != int64(len(scan)) {
			t.Errorf("the scan: %+v", d.Commission)
		}
		file := "/api/visits/" + e.ID + "/commission"
		w.Anonymous().Do(t, http.MethodGet, file, nil).Refused(t, 401, "not_signed_in")
		w.as(t, authz.RoleClerk, "太仓市总工会").Do(t, http.MethodGet, file, nil).Refused(t, 404, errs.NotFoundCode)
		for _, c := range []*apptest.Client{w.instructor, w.as(t, authz.RoleClerk, "昆山市总工会")} {
			if r := c.Do(t, http.MethodGet, file, nil).Want(t, 200); !bytes.Equal(r.Body, scan) {
				t.Errorf("%s is given %d bytes", c.Login, len(r.Body))
			}
		}
		if n := w.count(t, "SELECT count(*) FROM audit_entry WHERE action = 'worklog.commission.view'"); n != 1 {
			t.Errorf("%d looks recorded, want the clerk's", n)
		}
		token := w.invited(t, e.ID)
		asked := "/api/confirm/" + token + "/commission"
		if r := w.Anonymous().Do(t, http.MethodGet, asked, nil).Want(t, 200); !bytes.Equal(r.Body, scan) || r.Header.Get("Content-Type") != "image/png" {
			t.Error("the signer is given another file")
		}
		w.Anonymous().Do(t, http.MethodGet, "/api/confirm/"+strings.Repeat("x", 32)+"/commission", nil).Refused(t, 404, "invitation_unknown")
		if c := w.asked(t, token).Content; c.CommissionScan != frozen.CommissionScan {
			t.Errorf("the signer's page says %q", c.CommissionScan)
		}
		w.answer(t, token, w.yes(t, token)).Want(t, 200)
		w.Anonymous().Do(t, http.MethodGet, asked, nil).Refused(t, 409, "invitation_answered")
		plain := w.submitted(t, "key-00000002", "2025-03-12", w.electric)
		w.Anonymous().Do(t, http.MethodGet, "/api/confirm/"+w.invited(t, plain.ID)+"/commission", nil).Refused(t, 404, errs.NotFoundCode)
		w.instructor.Do(t, http.MethodGet, "/api/visits/"+plain.ID+"/commission", nil).Refused(t, 404, errs.NotFoundCode)
		w.sound(t)
	})
}

func TestAReplacedScanIsLetGo(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		one := apptest.Read[worklog.CommissionScan](t, commission(t, w.instructor, stroke(t, 120)).Want(t, 201))
		two := apptest.Read[worklog.CommissionScan](t, commission(t, w.instructor, stroke(t, 130)).Want(t, 201))
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["duties"], body["commissionBlob"] = []string{"D4"}, one.ID
		e := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201))
		kept := func(want ...string) {
			t.Helper()
			var got []string
			if err := w.DB.Read().NewRaw("SELECT id FROM blob WHERE kept ORDER BY id").Scan(t.Context(), &got); err != nil || strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("kept %v, want %v, %v", got, want, err)
			}
		}
		kept(one.ID)
		delete(body, "clientKey")
		save := func(id string) {
			t.Helper()
			body["rev"], body["commissionBlob"] = e.Rev, id
			e = apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPut, "/api/visits/"+e.ID, body).Want(t, 200))
		}
		save(one.ID)
		kept(one.ID)
		save(two.ID)
		kept(two.ID)
		// What was frozen stays, whatever comes after it.
		e = apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/submit", map[string]int64{"rev": e.Rev}).Want(t, 200))
		e = apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/recall", map[string]int64{"rev": e.Rev}).Want(t, 200))
		save("")
		kept(two.ID)
	})
}

// TestOneScanServesOneEntry: while one entry takes a scan, another that names it waits, and is refused.
func TestOneScanServesOneEntry(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		scan := apptest.Read[worklog.CommissionScan](t, commission(t, w.instructor, stroke(t, 120)).Want(t, 201))
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["duties"], body["commissionBlob"] = []string{"D4"}, scan.ID
		done := make(chan apptest.Reply, 1)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if err := blob.Keep(ctx, tx, blob.Scan, scan.ID); err != nil {
				return err
			}
			go func() { done <- w.instructor.Do(t, http.MethodPost, "/api/visits", body) }()
			time.Sleep(300 * time.Millisecond) // long enough to come to the scan; too short makes the test weaker, never red
			return nil
		})
		(<-done).Refused(t, 422, "commission_scan")
		if n := w.count(t, "SELECT count(*) FROM visit"); n != 0 {
			t.Errorf("refused, and %d written", n)
		}
	})
}
