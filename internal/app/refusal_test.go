package app_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/seal"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// public lists, literally, every endpoint that answers without an account.
var public = []string{
	"GET /api/health",
	"GET /api/openapi.json",
	"POST /api/session",
	"GET /api/forms/verify/{code}",
	"GET /api/exit-receipts/{code}",
	"GET /api/recruit",
	"GET /api/recruit-files/{id}",
	"GET /api/recruit/{id}",
	"GET /api/recruit/{id}/list",
	"POST /api/recruit/{id}/applications",
	"POST /api/recruit/{id}/objections",
	"GET /api/recruit-objections/{token}",
	"GET /api/recruit-receipts/{token}",
	"PUT /api/recruit-receipts/{token}",
	"POST /api/recruit-receipts/{token}/withdraw",
	"POST /api/recruit-receipts/{token}/files",
	"GET /api/recruit-receipts/{token}/files/{id}",
	"DELETE /api/recruit-receipts/{token}/files/{id}",
	"GET /api/feeds/{token}",
	"GET /api/confirm/{token}/commission",
	"GET /api/confirm/{token}",
	"POST /api/confirm/{token}",
	"POST /api/confirm/{token}/code",
	"GET /api/receipt/{token}",
	"POST /api/receipt/{token}",
	"GET /api/verify/{code}",
	"POST /api/rights/receipts",
	"POST /api/rights/receipts/comment",
	"POST /api/rights/receipts/withdraw",
	"POST /api/rights/receipts/appeal",
	"POST /api/rights/receipts/files",
	"POST /api/rights/receipts/files/open",
	"POST /api/rights/receipts/files/remove",
}

var pathParam = regexp.MustCompile(`\{[^}]*\}`)

func TestEveryEndpointRefusesStrangers(t *testing.T) {
	keys, err := seal.Create(t.TempDir() + "/keys.json")
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(config.Config{DataDir: t.TempDir()}, dbtest.One(t, clock.System), keys, nil, clock.System)
	var open []string
	for _, op := range a.Router.Ops() {
		name := op.Method + " " + op.Path
		if op.Public {
			open = append(open, name)
			continue
		}
		r := httptest.NewRequestWithContext(t.Context(), op.Method, pathParam.ReplaceAllString(op.Path, "x"), strings.NewReader("{"))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		a.Handler().ServeHTTP(w, r)
		if w.Code != http.StatusUnauthorized || !strings.Contains(w.Body.String(), `"code"`) {
			t.Errorf("%s (%s) answers a stranger with %d %s", name, op.Access, w.Code, w.Body.String())
		}
	}
	if diff := cmp.Diff(public, open); diff != "" {
		t.Errorf("public endpoints (-want +got):\n%s", diff)
	}
	if n := a.Router.DocumentedPaths(); n != len(a.Router.Ops()) {
		t.Errorf("the API document holds %d operations, %d are registered: something went round the router", n, len(a.Router.Ops()))
	}
}
