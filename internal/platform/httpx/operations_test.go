package httpx_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
)

type leafInput struct {
	Body struct {
		Leaf leaf `json:"leaf"`
	}
}

type leaf struct {
	Color string `json:"color" minLength:"2"`
}

// Many who ask first at the same time, for operations that share a type, and for the document besides, are all answered as if
// everything had been prepared before; one that is misdeclared fails for itself, each time it is asked for.
func TestFirstRequestsAtOnce(t *testing.T) {
	mux := http.NewServeMux()
	r := httpx.NewRouter(mux, "test", "1", nil, httpx.Guard[actor]{
		Who: func(context.Context, *http.Request) (actor, error) { return actor{"a"}, nil }, May: func(actor, string) bool { return true },
		Title: func(string) string { return "" },
	})
	const operations = 8
	for i := range operations {
		httpx.Handle(r, http.MethodPost, fmt.Sprintf("/api/trees/%d", i), httpx.Need("tree.write"),
			func(_ context.Context, _ actor, in *leafInput) (*httpx.Body[leaf], error) {
				return httpx.Reply(in.Body.Leaf), nil
			})
	}
	ask := func(path, body string) int {
		w := httptest.NewRecorder()
		req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, bytes.NewReader([]byte(body)))
		req.Header.Set("Content-Type", "application/json")
		mux.ServeHTTP(w, req)
		return w.Code
	}
	var wg sync.WaitGroup
	for i := range operations * 4 {
		path := fmt.Sprintf("/api/trees/%d", i%operations)
		wg.Go(func() {
			if got := ask(path, `{"leaf":{"color":"green"}}`); got != http.StatusOK {
				t.Errorf("%s: %d", path, got)
			}
			if got := ask(path, `{"leaf":{"color":"g"}}`); got != http.StatusUnprocessableEntity {
				t.Errorf("%s takes what is too short: %d", path, got)
			}
		})
		if i%operations == 3 {
			wg.Go(func() {
				if doc, err := r.OpenAPI(); err != nil || bytes.Count(doc, []byte("/api/trees/")) != operations {
					t.Errorf("the document has %d of %d operations (%v)", bytes.Count(doc, []byte("/api/trees/")), operations, err)
				}
			})
		}
	}
	wg.Wait()
	if len(r.Ops()) != operations || r.DocumentedPaths() != operations {
		t.Errorf("%d registered, %d documented, want %d", len(r.Ops()), r.DocumentedPaths(), operations)
	}

	httpx.Public[actor](r, http.MethodPost, "/api/wrong", func(context.Context, *string) (*httpx.Body[leaf], error) { return nil, errs.NotFound("") })
	for range 2 {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("an operation whose input is no struct is answered")
				}
			}()
			ask("/api/wrong", "{}")
		}()
	}
	if got := ask("/api/trees/0", `{"leaf":{"color":"green"}}`); got != http.StatusOK {
		t.Errorf("the others after that: %d", got)
	}
}
