package rights_test

import (
	"context"
	"fmt"
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
	"xiezhi/internal/report"
	"xiezhi/internal/rights"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

type object = map[string]any

var day = workday.MustParse

// world is the small province at Monday 2026-11-23 12:00, with an instructor of 玉山镇总工会, its clerk, and those who
// stand above.
type world struct {
	*apptest.World

	t      *testing.T
	now    *time.Time
	person string

	instructor, clerk, head, officer, approver, inspector, city, province, taicang, auditor *apptest.Client
}

func each(t *testing.T, fn func(*testing.T, *world)) {
	t.Helper()
	start := day("2026-11-23").Start().Add(12 * time.Hour)
	now := start
	at := clock.Clock(func() time.Time { return now })
	dbtest.Each(t, at, func(t *testing.T, d *db.DB) {
		now = start
		w := &world{World: apptest.New(t, d, at), t: t, now: &now}
		w.person = w.engage("陈小雨", "320583198806150028", "13800001111", "玉山镇总工会")
		w.instructor = w.Instructor(t, w.person, "玉山镇总工会")
		w.clerk, w.head = w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleHead, "玉山镇总工会")
		w.officer, w.approver = w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleApprover, "昆山市总工会")
		w.inspector = w.As(t, authz.RoleInspector, "昆山市总工会")
		w.city, w.province = w.As(t, authz.RoleOfficer, "苏州市总工会"), w.As(t, authz.RoleOfficer, "江苏省总工会")
		w.taicang, w.auditor = w.As(t, authz.RoleOfficer, "太仓市总工会"), w.As(t, authz.RoleAudit, "江苏省总工会")
		fn(t, w)
	})
}

func (w *world) engage(name, number, phone, union string) string {
	w.t.Helper()
	id, err := gb.ParseID(numberOf(number[:17]))
	if err != nil {
		w.t.Fatal(err)
	}
	p, err := gb.ParsePhone(phone)
	if err != nil {
		w.t.Fatal(err)
	}
	heads := roster.Prepare(w.App.Keys, []roster.NewHead{{
		Name: name, ID: id, Phone: p, UnionID: w.id(union), Channel: roster.ChannelOwn, OnDuty: day("2024-03-01"),
	}})
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), heads)
		return err
	})
	return heads[0].Person.ID
}

// numberOf adds the check digit of GB 11643.
func numberOf(first string) string {
	weights := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(first[i]-'0') * w
	}
	return first + string("10X98765432"[sum%11])
}

func (w *world) id(union string) string { return w.Union(w.t, union).ID }

// later moves the clock to noon of a day and signs the clients in anew.
func (w *world) later(on string, clients ...*apptest.Client) {
	w.t.Helper()
	*w.now = day(on).Start().Add(12 * time.Hour)
	for _, c := range append(clients, w.instructor, w.clerk, w.head, w.officer, w.approver, w.inspector, w.city, w.province, w.taicang, w.auditor) {
		c.SignIn(w.t)
	}
}

// complaint is one about 玉山镇总工会 and, where an account is given, the person behind it.
func (w *world) complaint(about string, anonymous bool) object {
	return object{
		"kind": "complaint", "title": "签字催办态度", "body": "催签字时多次言语粗暴，希望上级了解情况。", "page": "/logs", "anonymous": anonymous,
		"aboutUnionId": w.id("玉山镇总工会"), "aboutAccountId": about,
	}
}

func (w *world) send(c *apptest.Client, o object) rights.ConcernSent {
	w.t.Helper()
	return apptest.Read[rights.ConcernSent](w.t, c.Do(w.t, http.MethodPost, "/api/rights/cases", o).Want(w.t, 201))
}

const handling = "/api/rights/handling"

func (w *world) handled(c *apptest.Client, id string) rights.ConcernView {
	w.t.Helper()
	return apptest.Read[rights.ConcernView](w.t, c.Do(w.t, http.MethodGet, handling+"/"+id, nil).Want(w.t, 200))
}

func (w *world) mine(c *apptest.Client, id string) rights.ConcernView {
	w.t.Helper()
	return apptest.Read[rights.ConcernView](w.t, c.Do(w.t, http.MethodGet, "/api/rights/cases/"+id, nil).Want(w.t, 200))
}

// todos is what a client's 待办 says of the chapter.
func (w *world) todos(c *apptest.Client) (out []string) {
	w.t.Helper()
	for _, t := range apptest.Read[report.Desk](w.t, c.Do(w.t, http.MethodGet, "/api/report/desk", nil).Want(w.t, 200)).Todos {
		out = append(out, fmt.Sprintf("%s %d", t.Title, t.Count))
	}
	return out
}
