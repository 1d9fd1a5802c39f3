package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func sample() fstest.MapFS {
	f := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		".keep":                    f("placeholder"),
		"desk.html":                f("<desk>"),
		"desk.html.br":             f("desk-br"),
		"desk.html.gz":             f("desk-gz"),
		"phone.html":               f("<phone>"),
		"sign.html":                f("<sign>"),
		"recruit.html":             f("<recruit>"),
		"sw.js":                    f("worker"),
		"favicon.svg":              f("<svg/>"),
		"assets/desk/a-1b2c.js":    f("console.log(1)"),
		"assets/desk/a-1b2c.js.br": f("a-br"),
		"assets/desk/a-1b2c.css":   f("a{}"),
	}
}

// ask returns status, headers and body of one request.
func ask(t *testing.T, h http.Handler, method, target string, head ...string) (int, http.Header, string) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, nil)
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	res := w.Result()
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, res.Header, string(b)
}

func TestWhichPageAnswers(t *testing.T) {
	h := newHandler(sample())
	for _, c := range []struct {
		path   string
		status int
		want   string
	}{
		{"/", 200, "<desk>"},
		{"/login", 200, "<desk>"},
		{"/roster/people/0190-a.b", 200, "<desk>"},
		{"/m", 200, "<phone>"},
		{"/m/logs/new", 200, "<phone>"},
		{"/machines", 200, "<desk>"},
		{"/c/Zm9v.YmFy", 200, "<sign>"},
		{"/r/abc", 200, "<sign>"},
		{"/v/abc", 200, "<sign>"},
		{"/f/abc", 200, "<sign>"},
		{"/x/abc", 200, "<sign>"},
		{"/recruit", 200, "<recruit>"},
		{"/recruit/r/abc", 200, "<recruit>"},
		{"/recruiting", 200, "<desk>"},
		{"/favicon.svg", 200, "<svg/>"},
		{"/assets/desk/a-1b2c.css", 200, "a{}"},
		{"/../desk.html", 200, "<desk>"},
		{"/api", 404, ""},
		{"/api/nothing", 404, ""},
		{"/assets/desk/gone-9z.js", 404, ""},
		{"/assets", 404, ""},
		{"/robots.txt", 404, ""},
		{"/desk.html.br", 404, ""},
		{"/.keep", 404, ""},
	} {
		status, _, got := ask(t, h, http.MethodGet, c.path)
		if status != c.status || c.status == 200 && got != c.want {
			t.Errorf("GET %s: %d %q, want %d %q", c.path, status, got, c.status, c.want)
		}
	}
}

func TestCompressedForms(t *testing.T) {
	h := newHandler(sample())
	for _, c := range []struct{ path, accept, coding, want string }{
		{"/", "", "", "<desk>"},
		{"/", "gzip, deflate, br", "br", "desk-br"},
		{"/", "gzip", "gzip", "desk-gz"},
		{"/", "br;q=0, gzip;q=0.5", "gzip", "desk-gz"},
		{"/", "*", "br", "desk-br"},
		{"/", "*, br;q=0", "gzip", "desk-gz"},
		{"/", "identity", "", "<desk>"},
		{"/assets/desk/a-1b2c.js", "gzip", "", "console.log(1)"}, // has no .gz
		{"/m/", "br", "", "<phone>"},                             // has neither
	} {
		_, head, got := ask(t, h, http.MethodGet, c.path, "Accept-Encoding", c.accept)
		if head.Get("Content-Encoding") != c.coding || got != c.want {
			t.Errorf("%s with %q: %q %q, want %q %q", c.path, c.accept, head.Get("Content-Encoding"), got, c.coding, c.want)
		}
		if head.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: Vary is %q", c.path, head.Get("Vary"))
		}
	}
}

func TestHeaders(t *testing.T) {
	h := newHandler(sample())
	for _, c := range []struct{ path, cache, kind string }{
		{"/", "no-cache", "text/html; charset=utf-8"},
		{"/sw.js", "no-cache", "text/javascript; charset=utf-8"},
		{"/favicon.svg", "no-cache", "image/svg+xml"},
		{"/assets/desk/a-1b2c.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"/assets/desk/a-1b2c.css", "public, max-age=31536000, immutable", "text/css; charset=utf-8"},
	} {
		_, head, _ := ask(t, h, http.MethodGet, c.path, "Accept-Encoding", "br")
		if head.Get("Cache-Control") != c.cache || head.Get("Content-Type") != c.kind {
			t.Errorf("%s: %q %q", c.path, head.Get("Cache-Control"), head.Get("Content-Type"))
		}
	}
	if _, head, _ := ask(t, h, http.MethodGet, "/sw.js"); head.Get("Service-Worker-Allowed") != "/m/" {
		t.Errorf("sw.js may control %q", head.Get("Service-Worker-Allowed"))
	}
	_, head, _ := ask(t, h, http.MethodGet, "/c/token")
	if csp := head.Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self';") || strings.Contains(csp, "unsafe-eval") {
		t.Errorf("content policy is %q", csp)
	}
	if head.Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("referrer policy is %q: a token in the address could leak", head.Get("Referrer-Policy"))
	}
}

func TestUnchangedPageIsNotSentAgain(t *testing.T) {
	h := newHandler(sample())
	_, plain, _ := ask(t, h, http.MethodGet, "/")
	_, packed, _ := ask(t, h, http.MethodGet, "/", "Accept-Encoding", "br")
	if plain.Get("Etag") == "" || plain.Get("Etag") == packed.Get("Etag") {
		t.Fatalf("tags %q and %q must exist and differ", plain.Get("Etag"), packed.Get("Etag"))
	}
	status, _, got := ask(t, h, http.MethodGet, "/", "Accept-Encoding", "br", "If-None-Match", packed.Get("Etag"))
	if status != http.StatusNotModified || got != "" {
		t.Errorf("%d %q, want 304 without body", status, got)
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	status, head, _ := ask(t, newHandler(sample()), http.MethodPost, "/c/token")
	if status != http.StatusMethodNotAllowed || head.Get("Allow") != "GET, HEAD" {
		t.Errorf("%d, Allow %q", status, head.Get("Allow"))
	}
	status, _, got := ask(t, newHandler(sample()), http.MethodHead, "/")
	if status != http.StatusOK || got != "" {
		t.Errorf("HEAD: %d %q", status, got)
	}
}

func TestWithoutBuildItSaysHow(t *testing.T) {
	h := newHandler(fstest.MapFS{".keep": &fstest.MapFile{}})
	status, head, got := ask(t, h, http.MethodGet, "/m/logs")
	if status != http.StatusServiceUnavailable || head.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %q", status, head.Get("Cache-Control"))
	}
	for _, want := range []string{"页面尚未构建", "npm run build", "The server is running"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestTheEmbeddedFolderIsThere(t *testing.T) {
	_ = Built() // either is right; what matters is that the folder was embedded
	f, err := Dist().Open(".keep")
	if err != nil {
		t.Fatal("dist/.keep must be in the repository and survive a build:", err)
	}
	f.Close()
}
