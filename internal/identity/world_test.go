package identity_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// noon is 2026-11-22 12:00 in China.
var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

// The unions of the tests: the province; Suzhou with Kunshan and Taicang; the town of Huaqiao below Kunshan.
const (
	province = "01900000-0000-7000-8000-000000000001"
	suzhou   = "01900000-0000-7000-8000-000000000010"
	kunshan  = "01900000-0000-7000-8000-000000000011"
	taicang  = "01900000-0000-7000-8000-000000000012"
	huaqiao  = "01900000-0000-7000-8000-000000000111"
)

// world is a server on an empty database with five unions, and accounts opened as a test needs them. All share one
// password, hashed once and cheaply.
type world struct {
	t       *testing.T
	d       *db.DB
	s       *identity.Service
	clock   *clock.Manual
	handler http.Handler
	ids     map[string]string // account ids by login
}

const rightPassword = "correct horse battery"

var rightHash string

func eachWorld(t *testing.T, fn func(*world)) {
	t.Helper()
	if rightHash == "" {
		var err error
		cheap := &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
		if rightHash, err = argon2id.CreateHash(rightPassword, cheap); err != nil {
			t.Fatal(err)
		}
	}
	clk := clock.NewManual(noon)
	dbtest.Each(t, clk.Now, func(t *testing.T, d *db.DB) {
		clk.Set(noon)
		w := &world{t: t, d: d, s: identity.New(d), clock: clk, ids: map[string]string{}}
		w.in(func(ctx context.Context, tx *db.Tx) error {
			rows := []org.Union{
				union(province, "江苏省总工会", org.KindProvince, org.TierProvince, "", "", ""),
				union(suzhou, "苏州市总工会", org.KindCity, org.TierCity, province, suzhou, ""),
				union(kunshan, "昆山市总工会", org.KindCounty, org.TierCounty, suzhou, suzhou, kunshan),
				union(taicang, "太仓市总工会", org.KindCounty, org.TierCounty, suzhou, suzhou, taicang),
				union(huaqiao, "花桥镇总工会", org.KindTown, org.TierBase, kunshan, suzhou, kunshan),
			}
			return db.InsertAll(ctx, tx, rows)
		})
		mux := http.NewServeMux()
		router := httpx.NewRouter(mux, "test", "1", httpx.NewLimiter(clk.Now), httpx.Guard[authz.Actor]{
			Title: authz.TitleOf,
			Who:   w.s.Who, May: func(a authz.Actor, p string) bool { return a.Has(authz.Permission(p)) },
		})
		w.s.Routes(router)
		w.handler = httpx.Wrap(mux, nil)
		fn(w)
	})
}

func union(id, name string, kind org.Kind, tier org.Tier, superior, city, county string) org.Union {
	path := "/" + province + "/"
	for _, up := range []string{city, county, id} {
		if up != "" && !strings.Contains(path, up) {
			path += up + "/"
		}
	}
	return org.Union{
		ID: id, Name: name, ShortName: name, Kind: kind, Tier: tier, SuperiorID: superior, CityID: city, CountyID: county,
		Path: path, RegionCode: "320000", SortKey: id, ContactName: "王芳", ContactTitle: "组织部", OfficePhone: "0512-5000" + id[32:],
		State: org.StateOpen, Rev: 1, CreatedAt: noon,
	}
}

func (w *world) in(fn func(context.Context, *db.Tx) error) {
	w.t.Helper()
	if err := w.d.InTx(w.t.Context(), fn); err != nil {
		w.t.Fatal(err)
	}
}

func at(role authz.Role, unionID string) identity.NewGrant {
	return identity.NewGrant{Role: role, UnionID: unionID, From: workday.New(2026, 1, 1)}
}

// account opens an account whose owner has chosen rightPassword already.
func (w *world) account(login string, grants ...identity.NewGrant) string {
	w.t.Helper()
	id := db.NewID()
	w.in(func(ctx context.Context, tx *db.Tx) error {
		_, err := identity.CreateAccounts(ctx, tx, audit.System(), []identity.NewAccount{
			{ID: id, Login: login, Name: "王" + login, Hash: rightHash, Keep: true, Grants: grants},
		})
		return err
	})
	w.ids[login] = id
	return id
}

// client is a browser: it keeps its cookies.
type client struct {
	w       *world
	cookies []*http.Cookie
	address string
}

func (w *world) anonymous() *client { return &client{w: w, address: "127.0.0.1:50000"} }

func (w *world) login(login string) *client {
	w.t.Helper()
	c := w.anonymous()
	if r := c.post("/api/session", map[string]string{"login": login, "password": rightPassword}); r.Code != http.StatusCreated {
		w.t.Fatalf("login of %s: %d %s", login, r.Code, r.Body)
	}
	return c
}

func (c *client) do(method, path string, body any) *httptest.ResponseRecorder {
	c.w.t.Helper()
	var buf bytes.Buffer
	if raw, ok := body.(string); ok {
		buf.WriteString(raw)
	} else if body != nil {
		if err := json.NewEncoder(&buf).Encode(body); err != nil {
			c.w.t.Fatal(err)
		}
	}
	req := httptest.NewRequestWithContext(c.w.t.Context(), method, path, &buf)
	req.RemoteAddr = c.address
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, k := range c.cookies {
		req.AddCookie(k)
	}
	rec := httptest.NewRecorder()
	c.w.handler.ServeHTTP(rec, req)
	for _, set := range rec.Result().Cookies() {
		c.cookies = slices.DeleteFunc(c.cookies, func(k *http.Cookie) bool { return k.Name == set.Name })
		if strings.HasSuffix(set.Name, "xiezhi") { // the session's stands first
			c.cookies = slices.Insert(c.cookies, 0, set)
		} else {
			c.cookies = append(c.cookies, set)
		}
	}
	return rec
}

func (c *client) get(path string) *httptest.ResponseRecorder { return c.do(http.MethodGet, path, nil) }

func (c *client) post(path string, body any) *httptest.ResponseRecorder {
	return c.do(http.MethodPost, path, body)
}

// wants checks status and, of a refusal, the code.
func (w *world) wants(what string, r *httptest.ResponseRecorder, status int, code string) {
	w.t.Helper()
	var p struct {
		Code string `json:"code"`
	}
	if r.Body.Len() > 0 && strings.Contains(r.Header().Get("Content-Type"), "json") {
		_ = json.Unmarshal(r.Body.Bytes(), &p)
	}
	if r.Code != status || p.Code != code {
		w.t.Errorf("%s: got %d %q, want %d %q; body %s", what, r.Code, p.Code, status, code, r.Body)
	}
}

func decode[T any](t *testing.T, r *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(r.Body.Bytes(), &v); err != nil {
		t.Fatalf("%v in %s", err, r.Body)
	}
	return v
}

func (w *world) count(query string, args ...any) int {
	w.t.Helper()
	var n int
	if err := w.d.Read().NewRaw(query, args...).Scan(w.t.Context(), &n); err != nil {
		w.t.Fatal(err)
	}
	return n
}
