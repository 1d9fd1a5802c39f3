package worklog_test

import (
	"net/http"
	"strings"
	"testing"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/oversight"
	"xiezhi/internal/worklog"
)

// TestMessagesThatNobodyCarries: without a gateway no code is offered that would never arrive, and nothing by which one
// could sign lies in the outbox. Where messages arrive, a code or link is read by the signer and by nobody who runs,
// keeps or writes the log.
func TestMessagesThatNobodyCarries(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		system := w.as(t, authz.RoleSystem, "江苏省总工会")
		outbox := func() oversight.OutboxPage {
			t.Helper()
			return apptest.Read[oversight.OutboxPage](t, system.Do(t, http.MethodGet, "/api/outbox", nil).Want(t, 200))
		}
		invite := func(unit, kind string) worklog.Invited {
			t.Helper()
			e := w.submitted(t, "key-"+unit[:18]+kind, "2025-03-12", unit)
			r := w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/invitations", map[string]string{"kind": kind})
			return apptest.Read[worklog.Invited](t, r.Want(t, http.StatusCreated))
		}
		code := func(token string) apptest.Reply {
			return w.Anonymous().Do(t, http.MethodPost, "/api/confirm/"+token+"/code", map[string]string{})
		}

		w.App.Worklog.Demo = false
		made := invite(w.electric, "link")
		if made.SentTo != "" || made.Note != "" || w.asked(t, made.Token).Phone != "" {
			t.Errorf("without a gateway: sent to %q, codes to %q", made.SentTo, w.asked(t, made.Token).Phone)
		}
		code(made.Token).Refused(t, 422, "code_no_gateway")
		code(strings.Repeat("x", 32)).Refused(t, 404, "invitation_unknown")
		if p := outbox(); len(p.Items) != 0 {
			t.Errorf("the outbox holds %+v", p.Items)
		}

		w.App.Worklog.Demo = true
		if got := invite(w.electric, "qr"); got.SentTo != "" {
			t.Errorf("a code on the screen is sent to %q", got.SentTo)
		}
		if got := invite(w.workshop, "link"); got.SentTo != "" || len(outbox().Items) != 0 {
			t.Errorf("without a checked phone the link is sent to %q", got.SentTo)
		}
		made = apptest.Read[worklog.Invited](t, w.instructor.Do(t, http.MethodPost, "/api/visits/"+w.submitted(t, "key-00000009", "2025-03-11", w.electric).ID+"/invitations",
			map[string]string{"kind": "link"}).Want(t, http.StatusCreated))
		if made.SentTo != "139****0002" {
			t.Errorf("the link is sent to %q", made.SentTo)
		}
		code(made.Token).Want(t, 200)
		raw := system.Do(t, http.MethodGet, "/api/outbox", nil).Want(t, 200)
		if p := outbox(); len(p.Items) != 2 || p.Items[0].Subject != "签字确认验证码" || p.Items[1].Subject != "签字确认链接" || p.Shown {
			t.Errorf("the outbox holds %+v", p)
		}
		for _, secret := range []string{made.Token, w.lastCode(t), unitPhone} {
			if strings.Contains(string(raw.Body), secret) {
				t.Errorf("the outbox tells %s", secret)
			}
		}
		for _, c := range []*apptest.Client{
			w.instructor, w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会"), w.as(t, authz.RoleOfficer, "江苏省总工会"),
			w.as(t, authz.RoleInspector, "江苏省总工会"), w.as(t, authz.RoleSecurity, "江苏省总工会"), w.as(t, authz.RoleAudit, "江苏省总工会"),
		} {
			c.Do(t, http.MethodGet, "/api/outbox", nil).Refused(t, 403, "permission_missing")
		}
	})
}
