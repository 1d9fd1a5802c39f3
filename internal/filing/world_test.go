package filing_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/filing"
	"xiezhi/internal/gb"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/report"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var day = workday.MustParse

type object map[string]any

// world is the small province with the chapter on since 2025-09-01, and a clock that tests move.
type world struct {
	*apptest.World

	t   *testing.T
	now *time.Time

	suzhou, suzhou2, nanjing, kunshan, taicang, jiangning, province, office, inspector, clerk *apptest.Client

	person map[string]string
}

// at is an instant in China.
func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", text, workday.Shanghai)
	if err != nil {
		panic(err)
	}
	return t.UTC()
}

func eachWorld(t *testing.T, from string, fn func(*testing.T, *world)) {
	t.Helper()
	now := at(from)
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = at(from)
		fn(t, newWorld(t, d, &now))
	})
}

func newWorld(t *testing.T, d *db.DB, now *time.Time) *world {
	t.Helper()
	w := &world{World: apptest.New(t, d, func() time.Time { return *now }), t: t, now: now, person: map[string]string{}}
	w.lay("2025-09-01")
	w.suzhou, w.suzhou2 = w.As(t, authz.RoleOfficer, "苏州市总工会"), w.As(t, authz.RoleApprover, "苏州市总工会")
	w.nanjing = w.As(t, authz.RoleOfficer, "南京市总工会")
	w.kunshan, w.taicang, w.jiangning = w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会"), w.As(t, authz.RoleOfficer, "江宁区总工会")
	w.province, w.office, w.inspector = w.As(t, authz.RoleApprover, "江苏省总工会"), w.As(t, authz.RoleOfficer, "江苏省总工会"), w.As(t, authz.RoleInspector, "江苏省总工会")
	w.clerk = w.As(t, authz.RoleClerk, "玉山镇总工会")
	return w
}

func (w *world) clients() []*apptest.Client {
	return []*apptest.Client{w.suzhou, w.suzhou2, w.nanjing, w.kunshan, w.taicang, w.jiangning, w.province, w.office, w.inspector, w.clerk}
}

// lay turns the chapter on from a day.
func (w *world) lay(from string) {
	w.t.Helper()
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		return org.LayOverlays(ctx, tx, []org.Overlay{{
			ID: db.NewID(), UnionID: w.id("江苏省总工会"), Key: "chapter.filing.from", Value: from, ValidFrom: day(from), Document: "苏工办〔2025〕1号", Rev: 1, CreatedAt: tx.Now(),
		}})
	})
}

func (w *world) id(union string) string {
	w.t.Helper()
	return w.Union(w.t, union).ID
}

func (w *world) later(text string) {
	w.t.Helper()
	*w.now = at(text)
	for _, c := range w.clients() {
		c.SignIn(w.t)
	}
}

// numbered puts the right last digit to a number.
func numbered(t testing.TB, first17 string) gb.ID {
	t.Helper()
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(first17[i]-'0') * weight
	}
	id, err := gb.ParseID(first17 + string("10X98765432"[sum%11]))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

var birthOrder = map[string]string{
	"安": "19850312001", "白": "19900101001", "陈": "19920304001", "丁": "19870101001", "方": "19910505001", "高": "19890909001", "贺": "19930404001", "孔": "19880808001",
}

// hire engages somebody whom the tests know by one character, with a contract from the first day for three years.
func (w *world) hire(name, union, onDuty string, change func(*roster.NewHead)) string {
	w.t.Helper()
	birth := birthOrder[name]
	phone, err := gb.ParsePhone("138" + birth[3:])
	if err != nil {
		w.t.Fatal(err)
	}
	head := roster.NewHead{
		Name: name + "某", ID: numbered(w.t, "320583"+birth), Phone: phone, UnionID: w.id(union), Channel: roster.ChannelOwn, OnDuty: day(onDuty),
		Political: "01", Education: "21", FormerPost: "某公司人事专员",
		Contracts: []roster.Contract{{Kind: roster.ContractLabour, SignedOn: day(onDuty), StartsOn: day(onDuty), EndsOn: day(onDuty).AddYears(3).AddDays(-1)}},
	}
	if change != nil {
		change(&head)
	}
	heads := roster.Prepare(w.App.Keys, []roster.NewHead{head})
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), heads)
		return err
	})
	w.person[name] = heads[0].Person.ID
	return heads[0].EngagementID
}

// leave ends an engagement.
func (w *world) leave(engagement, on, ground string) {
	w.t.Helper()
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw("UPDATE engagement SET ended_on = ?, end_ground = ? WHERE id = ?", day(on), ground, engagement).Exec(ctx)
		return err
	})
}

func (w *world) ret(c *apptest.Client, city string, year int) filing.ReturnView {
	w.t.Helper()
	return apptest.Read[filing.ReturnView](w.t, c.Do(w.t, http.MethodGet, fmt.Sprintf("/api/filing/return?cityId=%s&year=%d", w.id(city), year), nil).Want(w.t, 200))
}

// file files what a city's page shows.
func (w *world) file(c *apptest.Client, city string, year int, kind filing.Kind, extra object) apptest.Reply {
	w.t.Helper()
	b := object{"cityId": w.id(city), "year": year, "kind": kind, "stamp": w.ret(w.office, city, year).Stamp}
	maps.Copy(b, extra)
	return c.Do(w.t, http.MethodPost, "/api/filing/documents", b)
}

func (w *world) filed(c *apptest.Client, city string, year int, kind filing.Kind, extra object) filing.DocumentView {
	w.t.Helper()
	return apptest.Read[filing.DocumentView](w.t, w.file(c, city, year, kind, extra).Want(w.t, 201))
}

func (w *world) see(c *apptest.Client, id string) filing.DocumentView {
	w.t.Helper()
	return apptest.Read[filing.DocumentView](w.t, c.Do(w.t, http.MethodGet, "/api/filing/documents/"+id, nil).Want(w.t, 200))
}

func (w *world) decide(c *apptest.Client, id, act, reason string) apptest.Reply {
	w.t.Helper()
	return c.Do(w.t, http.MethodPost, "/api/filing/documents/"+id+"/"+act, object{"rev": w.see(w.office, id).Rev, "reason": reason})
}

// owed is what the ledger says of a city's filings: period state met-on.
func (w *world) owed(city string) []string {
	w.t.Helper()
	var list []obligation.Obligation
	err := w.DB.Read().NewSelect().Model(&list).Where("rule = ?", obligation.RuleOctoberFiling).Where("subject = ?", w.id(city)).Order("period").Scan(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	out := []string{}
	for _, o := range list {
		out = append(out, fmt.Sprintf("%s %s due %s met %s soft %v", o.Period, o.State, o.DueOn, o.MetOn, o.Soft))
	}
	return out
}

// upload sends a file as a browser's form does.
func upload(t *testing.T, c *apptest.Client, path string, file []byte) apptest.Reply {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	part, err := m.CreateFormFile("file", "x.xz10")
	if err == nil {
		_, err = part.Write(file)
	}
	if err == nil {
		err = m.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return c.Send(t, http.MethodPost, path, m.FormDataContentType(), b.Bytes())
}

// todos is what a client's 待办 says of filings.
func (w *world) todos(c *apptest.Client) (out []string) {
	w.t.Helper()
	for _, t := range apptest.Read[report.Desk](w.t, c.Do(w.t, http.MethodGet, "/api/report/desk", nil).Want(w.t, 200)).Todos {
		if strings.Contains(t.Title, "备案") {
			out = append(out, fmt.Sprintf("%s %d %s", t.Title, t.Count, t.Link))
		}
	}
	return out
}
