package worklog_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var day = workday.MustParse

// world is a small province with an instructor of 昆山市总工会 posted at 玉山镇总工会, and units to serve.
type world struct {
	*apptest.World
	clock      *clock.Manual
	person     string
	instructor *apptest.Client
	electric   string // an enterprise with a union
	workshop   string // an enterprise without
	town       string // 周市镇总工会 as a served unit
	own        string // 昆山市总工会 as a served unit
}

// instructorPhone is the instructor's own; unitPhone the enterprise union's.
const instructorPhone, unitPhone = "13800000001", "13900000002"

// began is where the tests' clock starts: 12 March 2025, noon in China.
var began = time.Date(2025, 3, 12, 4, 0, 0, 0, time.UTC)

func eachWorld(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	at := clock.NewManual(began)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(began)
		fn(t, newWorld(t, d, at))
	})
}

func newWorld(t *testing.T, d *db.DB, at *clock.Manual) *world {
	t.Helper()
	w := &world{World: apptest.New(t, d, at.Now), clock: at}
	w.App.Worklog.Demo = true
	w.person = w.engage(t, "周文渊", "320583198503120012", instructorPhone, "昆山市总工会", "玉山镇总工会")
	w.instructor = w.Instructor(t, w.person, "昆山市总工会")
	w.electric = w.unit(t, served.NewUnit{Facts: served.Facts{Kind: served.KindEnterprise, Name: "昆山华电电子有限公司", HasUnion: true, ChairName: "孙桂芳"}}, unitPhone)
	w.workshop = w.unit(t, served.NewUnit{Facts: served.Facts{Kind: served.KindEnterprise, Name: "昆山精工五金厂"}}, "")
	w.town = w.unit(t, served.NewUnit{Facts: served.Facts{Kind: served.KindTown, Name: "周市镇总工会", HasUnion: true, OrgUnionID: w.Union(t, "周市镇总工会").ID}}, "")
	w.own = w.unit(t, served.NewUnit{Facts: served.Facts{Kind: served.KindTown, Name: "昆山市总工会机关", HasUnion: true, OrgUnionID: w.Union(t, "昆山市总工会").ID}}, "")
	return w
}

// engage puts a person on the roster and gives the id.
func (w *world) engage(t *testing.T, name, number, phone, union, post string) string {
	t.Helper()
	id, err := gb.ParseID(number)
	if err != nil {
		t.Fatal(err)
	}
	p, err := gb.ParsePhone(phone)
	if err != nil {
		t.Fatal(err)
	}
	head := roster.NewHead{
		Name: name, ID: id, Phone: p, UnionID: w.Union(t, union).ID, Channel: roster.ChannelOwn, OnDuty: day("2024-03-01"),
	}
	if post != "" {
		head.PostUnionID = w.Union(t, post).ID
	}
	heads := roster.Prepare(w.App.Keys, []roster.NewHead{head})
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), heads)
		return err
	})
	return heads[0].Person.ID
}

// unit registers a served unit of 昆山市总工会; a phone given is a checked one.
func (w *world) unit(t *testing.T, n served.NewUnit, phone string) string {
	t.Helper()
	return w.unitOf(t, "昆山市总工会", n, phone)
}

// unitOf registers a served unit in a union's register.
func (w *world) unitOf(t *testing.T, union string, n served.NewUnit, phone string) string {
	t.Helper()
	n.UnionID, n.AddedBy = w.Union(t, union).ID, "clerk"
	if phone != "" {
		p, err := gb.ParsePhone(phone)
		if err != nil {
			t.Fatal(err)
		}
		n.Phone, n.PhoneChecked, n.CheckedBy = p, true, "head"
	}
	units := served.Prepare(w.App.Keys, []served.NewUnit{n})
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return served.Insert(ctx, tx, audit.System(), units) })
	return units[0].ID
}

// visit is the body of an entry that can be submitted.
func (w *world) visit(key, on, unit string) map[string]any {
	return map[string]any{
		"clientKey": key, "day": on, "servedId": unit, "duties": []string{"D2"}, "place": "onsite", "participants": "工会主席",
		"done": "指导起草集体合同草案", "outcome": "形成初稿", "internalNote": "企业方态度强硬", "commissionNumber": "", "commissionOn": "", "commissionBlob": "",
	}
}

// submitted records and submits an entry.
func (w *world) submitted(t *testing.T, key, on, unit string) worklog.VisitEntry {
	t.Helper()
	body := w.visit(key, on, unit)
	body["submit"] = true
	return apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, http.StatusCreated))
}

// invited is the token of a fresh invitation.
func (w *world) invited(t *testing.T, id string) string {
	t.Helper()
	r := w.instructor.Do(t, http.MethodPost, "/api/visits/"+id+"/invitations", map[string]string{"kind": "link"})
	return apptest.Read[worklog.Invited](t, r.Want(t, http.StatusCreated)).Token
}

// asked is the signer's page.
func (w *world) asked(t *testing.T, token string) worklog.Asked {
	t.Helper()
	return apptest.Read[worklog.Asked](t, w.Anonymous().Do(t, http.MethodGet, "/api/confirm/"+token, nil).Want(t, http.StatusOK))
}

// yes is the answer of the enterprise's chair.
func (w *world) yes(t *testing.T, token string) map[string]any {
	t.Helper()
	return map[string]any{
		"act": "confirm", "hash": w.asked(t, token).Hash, "name": "孙桂芳", "post": "工会主席", "side": "union", "signature": drawing(t), "score": 5,
	}
}

func (w *world) answer(t *testing.T, token string, body any) apptest.Reply {
	t.Helper()
	return w.Anonymous().Do(t, http.MethodPost, "/api/confirm/"+token, body)
}

// confirmed records an entry that the chair has confirmed, and gives the receipt.
func (w *world) confirmed(t *testing.T, key, on string) (worklog.VisitEntry, worklog.Receipt) {
	t.Helper()
	e := w.submitted(t, key, on, w.electric)
	token := w.invited(t, e.ID)
	return e, apptest.Read[worklog.Receipt](t, w.answer(t, token, w.yes(t, token)).Want(t, http.StatusOK))
}

func (w *world) detail(t *testing.T, id string) worklog.VisitDetail {
	t.Helper()
	return apptest.Read[worklog.VisitDetail](t, w.instructor.Do(t, http.MethodGet, "/api/visits/"+id, nil).Want(t, http.StatusOK))
}

func (w *world) card(t *testing.T, year string) worklog.Card {
	t.Helper()
	return apptest.Read[worklog.Card](t, w.instructor.Do(t, http.MethodGet, "/api/visits/years/"+year+"/own", nil).Want(t, http.StatusOK))
}

// sound recounts the kept figures and the frozen bytes.
func (w *world) sound(t *testing.T) {
	t.Helper()
	for _, count := range []func(context.Context, db.Q) (int, []string, error){worklog.RecountYears, worklog.RecountFrozen} {
		if _, wrong, err := count(t.Context(), w.DB.Read()); err != nil || len(wrong) > 0 {
			t.Errorf("recount: %v %v", wrong, err)
		}
	}
}

// as signs in an account with a role at a union.
func (w *world) as(t *testing.T, role authz.Role, union string) *apptest.Client {
	t.Helper()
	return w.As(t, role, union)
}

// drawing is a drawn signature as the page sends it.
func drawing(t *testing.T) string {
	t.Helper()
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(stroke(t, 100))
}

// stroke is a PNG with n dark pixels.
func stroke(t *testing.T, n int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 200, 80))
	for i := range n {
		img.Set(20+i%160, 40+i/160, color.Black)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
