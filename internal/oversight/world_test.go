package oversight_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/oversight"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// noon is 2026-11-22 12:00 in China.
var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

// world is the administrators' operations on an empty database; who asks is named in a header.
type world struct {
	t       *testing.T
	d       *db.DB
	s       *oversight.Service
	runner  *jobs.Runner
	handler http.Handler
}

func actors(name string) (authz.Actor, bool) {
	role := map[string]authz.Role{
		"audit": authz.RoleAudit, "system": authz.RoleSystem, "security": authz.RoleSecurity, "officer": authz.RoleOfficer,
	}[name]
	a := authz.Actor{AccountID: "account-" + name, Name: name, Via: audit.Web}
	a.Grants = []authz.Grant{{Role: role, UnionID: "p", Tier: org.TierProvince, From: workday.New(2020, 1, 1)}}
	return a, role != ""
}

func eachWorld(t *testing.T, recounts []oversight.Recount, fn func(*world)) {
	t.Helper()
	keys, err := seal.Create(t.TempDir() + "/keys.json")
	if err != nil {
		t.Fatal(err)
	}
	clk := clock.NewManual(noon)
	dbtest.Each(t, clk.Now, func(t *testing.T, d *db.DB) {
		w := &world{t: t, d: d, s: &oversight.Service{DB: d, Keys: keys, Recounts: recounts}}
		w.runner = jobs.New(d, slog.New(slog.DiscardHandler))
		w.s.Work(w.runner)
		mux := http.NewServeMux()
		r := httpx.NewRouter(mux, "test", "1", httpx.NewLimiter(clk.Now), httpx.Guard[authz.Actor]{
			Title: authz.TitleOf,
			Who: func(_ context.Context, r *http.Request) (authz.Actor, error) {
				a, ok := actors(r.Header.Get("X-Who"))
				if !ok {
					return a, errs.Of(errs.KindUnauthorized, "not_signed_in", "请先登录。")
				}
				return a, nil
			},
			May: func(a authz.Actor, p string) bool { return a.Has(authz.Permission(p)) },
		})
		w.s.Routes(r)
		w.handler = httpx.Wrap(mux, nil)
		fn(w)
	})
}

func (w *world) ask(who, method, path, body string) *httptest.ResponseRecorder {
	w.t.Helper()
	req := httptest.NewRequestWithContext(w.t.Context(), method, path, strings.NewReader(body))
	req.Header.Set("X-Who", who)
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, req)
	return rec
}

// refused checks a refusal's status and code.
func (w *world) refused(what string, r *httptest.ResponseRecorder, status int, code string) {
	w.t.Helper()
	var p struct {
		Code string `json:"code"`
	}
	_ = json.Unmarshal(r.Body.Bytes(), &p)
	if r.Code != status || p.Code != code {
		w.t.Errorf("%s: got %d %q, want %d %q; %s", what, r.Code, p.Code, status, code, r.Body)
	}
}

func reply[T any](w *world, r *httptest.ResponseRecorder, status int) T {
	w.t.Helper()
	var v T
	if r.Code != status {
		w.t.Fatalf("got %d, want %d: %s", r.Code, status, r.Body)
	}
	if err := json.Unmarshal(r.Body.Bytes(), &v); err != nil {
		w.t.Fatalf("%v in %s", err, r.Body)
	}
	return v
}

// sheet is the workbook that somebody gets.
func (w *world) sheet(who, path string) [][]string {
	w.t.Helper()
	r := w.ask(who, "GET", path, "")
	f, err := excelize.OpenReader(r.Body)
	if err != nil {
		w.t.Fatalf("%s: %d: %v", path, r.Code, err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		w.t.Fatal(err)
	}
	return rows
}

func (w *world) in(fn func(context.Context, *db.Tx) error) {
	w.t.Helper()
	if err := w.d.InTx(w.t.Context(), fn); err != nil {
		w.t.Fatal(err)
	}
}

type contact struct {
	Name  string `audit:"track"`
	Phone string `audit:"mask"`
}

// record writes an act of the officer upon a person and returns its id.
func (w *world) record(action, label string) string {
	w.t.Helper()
	actor, _ := actors("officer")
	w.in(func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: actor.Audit(), Action: action, Kind: "person", ID: "x1", Label: label, PersonID: "p1",
			Before: contact{"王芳", "13800000000"}, After: contact{"王方", "13800000001"},
		})
	})
	acts, _, err := audit.List(w.t.Context(), w.d.Read(), audit.Filter{Action: action, Limit: 1})
	if err != nil {
		w.t.Fatal(err)
	}
	return acts[0].ID
}
