// Package apptest gives a chapter's tests the whole program on a fresh database, a small province, and clients that
// have signed in, so that endpoints are tested through the door that people use.
package apptest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/alexedwards/argon2id"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app"
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// World is the program on a test's database. Its unions are found by name:
//
//	江苏省总工会
//	├ 苏州市总工会 ┬ 昆山市总工会 ┬ 玉山镇总工会 · 周市镇总工会
//	│             └ 太仓市总工会 ─ 城厢镇总工会
//	└ 南京市总工会 ─ 江宁区总工会 ─ 东山街道总工会
//
// All but the province employ instructors since 2020-08-05.
type World struct {
	App    *app.App
	DB     *db.DB
	Unions map[string]org.Union
}

// Began is since when the world's unions employ.
var Began = workday.MustParse("2020-08-05")

// New builds a world on d, whose clock is now.
func New(t testing.TB, d *db.DB, now clock.Clock) *World {
	t.Helper()
	dir := t.TempDir()
	keys, err := seal.Create(dir + "/keys.json")
	if err != nil {
		t.Fatal(err)
	}
	files, err := blob.New(dir+"/files", now)
	if err != nil {
		t.Fatal(err)
	}
	w := &World{App: app.New(config.Config{DataDir: dir}, d, keys, files, now), DB: d, Unions: map[string]org.Union{}}
	id := map[string]string{}
	var list []org.NewUnion
	for _, u := range []struct {
		name, superior, region string
		kind                   org.Kind
	}{
		{"江苏省总工会", "", "320000", org.KindProvince},
		{"苏州市总工会", "江苏省总工会", "320500", org.KindCity},
		{"昆山市总工会", "苏州市总工会", "320583", org.KindCounty},
		{"玉山镇总工会", "昆山市总工会", "", org.KindTown},
		{"周市镇总工会", "昆山市总工会", "", org.KindTown},
		{"太仓市总工会", "苏州市总工会", "320585", org.KindCounty},
		{"城厢镇总工会", "太仓市总工会", "", org.KindTown},
		{"南京市总工会", "江苏省总工会", "320100", org.KindCity},
		{"江宁区总工会", "南京市总工会", "320115", org.KindCounty},
		{"东山街道总工会", "江宁区总工会", "", org.KindStreet},
	} {
		id[u.name] = db.NewID()
		n := org.NewUnion{
			ID: id[u.name], Name: u.name, Kind: u.kind, SuperiorID: id[u.superior], RegionCode: u.region,
			ContactName: "张工", ContactTitle: "权益保障部", OfficePhone: "0512-00000000",
		}
		if u.kind != org.KindProvince {
			n.EmployingSince = Began
		}
		list = append(list, n)
	}
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		made, err := org.CreateTx(ctx, tx, audit.System(), list)
		for _, u := range made {
			w.Unions[u.Name] = u
		}
		return err
	})
	return w
}

// Tx runs fn in a transaction and fails the test on an error.
func (w *World) Tx(t testing.TB, fn func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := w.DB.InTx(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

// Union is the union of that name.
func (w *World) Union(t testing.TB, name string) org.Union {
	t.Helper()
	u, ok := w.Unions[name]
	if !ok {
		t.Fatalf("the test's province has no %s", name)
	}
	return u
}

// Password is every test account's.
const Password = "quiet-harbour-42"

// hash costs next to nothing to compare with: a hash names its own cost, and tests sign in thousands of times.
var hash = sync.OnceValues(func() (string, error) {
	return argon2id.CreateHash(Password, &argon2id.Params{Memory: 8, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
})

// As makes an account that holds role at the named union, signs it in, and gives its client.
func (w *World) As(t testing.TB, role authz.Role, union string) *Client {
	t.Helper()
	return w.Account(t, "", Grant{role, union})
}

// Instructor signs in the person of the roster as an instructor of the named union.
func (w *World) Instructor(t testing.TB, personID, union string) *Client {
	t.Helper()
	return w.Account(t, personID, Grant{authz.RoleInstructor, union})
}

// Grant is a role at a named union, since Began and open.
type Grant struct {
	Role  authz.Role
	Union string
}

// Account makes an account with the grants, signs it in, and gives its client.
func (w *World) Account(t testing.TB, personID string, grants ...Grant) *Client {
	t.Helper()
	secret, err := hash()
	if err != nil {
		t.Fatal(err)
	}
	id := db.NewID()
	login := "u" + id[24:]
	actor := authz.Actor{AccountID: id, PersonID: personID, Name: "测试" + id[30:], Via: audit.Web}
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		person := any(personID)
		if personID == "" {
			person = nil
		}
		_, err := tx.NewRaw(`INSERT INTO account (id, login, name, pinyin, person_id, password_hash, must_change, failed, rev, created_at)
			VALUES (?, ?, ?, '', ?, ?, ?, 0, 1, ?)`, id, login, actor.Name, person, secret, false, tx.Now()).Exec(ctx)
		if err != nil {
			return err
		}
		for _, g := range grants {
			u := w.Union(t, g.Union)
			a := authz.Grant{ID: db.NewID(), Role: g.Role, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID, From: Began}
			actor.Grants = append(actor.Grants, a)
			_, err := tx.NewRaw(`INSERT INTO role_grant (id, account_id, role, union_id, valid_from, granted_by, created_at)
				VALUES (?, ?, ?, ?, ?, 'test', ?)`, a.ID, id, a.Role, a.UnionID, a.From, tx.Now()).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	})
	c := &Client{w: w, Actor: actor, Login: login}
	c.SignIn(t)
	return c
}

// SignIn opens a session, anew when the test's clock has left the last one behind.
func (c *Client) SignIn(t testing.TB) {
	t.Helper()
	c.cookies = nil
	r := c.Do(t, http.MethodPost, "/api/session", map[string]string{"login": c.Login, "password": Password})
	r.Want(t, http.StatusCreated)
	for _, cookie := range r.Cookies {
		c.cookies = append(c.cookies, cookie.Name+"="+cookie.Value)
	}
}

// Anonymous is a client without an account.
func (w *World) Anonymous() *Client { return &Client{w: w} }

// Client calls the program's endpoints as one account.
type Client struct {
	Actor authz.Actor
	Login string

	w       *World
	cookies []string
	headers [][2]string
}

// With is the same client with one more header on its requests.
func (c *Client) With(name, value string) *Client {
	more := *c
	more.headers = append(append([][2]string{}, c.headers...), [2]string{name, value})
	return &more
}

// Reply is what came back.
type Reply struct {
	Status  int
	Body    []byte
	Header  http.Header
	Cookies []*http.Cookie
}

// Do sends body as JSON (nothing when nil; []byte as it is) and gives the reply.
func (c *Client) Do(t testing.TB, method, path string, body any) Reply {
	t.Helper()
	var b []byte
	switch body := body.(type) {
	case nil:
	case []byte:
		b = body
	default:
		var err error
		if b, err = json.Marshal(body); err != nil {
			t.Fatal(err)
		}
	}
	return c.Send(t, method, path, "application/json", b)
}

// Send sends a body of any media type.
func (c *Client) Send(t testing.TB, method, path, mediaType string, body []byte) Reply {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, bytes.NewReader(body))
	if len(body) > 0 {
		r.Header.Set("Content-Type", mediaType)
	}
	for _, cookie := range c.cookies {
		r.Header.Add("Cookie", cookie)
	}
	for _, h := range c.headers {
		r.Header.Set(h[0], h[1])
	}
	rec := httptest.NewRecorder()
	c.w.App.Handler().ServeHTTP(rec, r)
	res := rec.Result()
	defer res.Body.Close()
	return Reply{Status: res.StatusCode, Body: rec.Body.Bytes(), Header: res.Header, Cookies: res.Cookies()}
}

// Want fails the test unless the reply has the status.
func (r Reply) Want(t testing.TB, status int) Reply {
	t.Helper()
	if r.Status != status {
		t.Fatalf("status %d, want %d: %.600s", r.Status, status, r.Body)
	}
	return r
}

// Refused fails the test unless the reply is a problem with the status and code. It returns the fields it names.
func (r Reply) Refused(t testing.TB, status int, code string) []errs.Field {
	t.Helper()
	var p httpx.Problem
	if err := json.Unmarshal(r.Body, &p); err != nil {
		t.Fatalf("status %d, not a problem: %.600s", r.Status, r.Body)
	}
	if r.Status != status || p.Code != code {
		t.Fatalf("status %d code %s, want %d %s: %.600s", r.Status, p.Code, status, code, r.Body)
	}
	return p.Errors
}

// Read decodes a reply of JSON.
func Read[T any](t testing.TB, r Reply) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(r.Body, &v); err != nil {
		t.Fatalf("status %d, cannot read: %v: %.600s", r.Status, err, r.Body)
	}
	return v
}

// Workbook is the first sheet of a reply that is an Excel workbook: its rows, cells as they are shown.
func Workbook(t testing.TB, r Reply) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(r.Want(t, http.StatusOK).Body))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
