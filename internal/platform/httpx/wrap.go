package httpx

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"xiezhi/internal/platform/errs"
)

// Wrap puts round h what every request needs: an id, its origin, a guard against panics and against requests from
// foreign sites, and the headers that forbid scripts from elsewhere. Addresses and paths are logged, queries are
// not, and of paths that carry a token only the head is.
func Wrap(h http.Handler, proxies Proxies) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		WriteProblem(w, r, errs.Of(errs.KindForbidden, "cross_origin", "请求来自别的网站，已被拒绝。"))
	}))
	h = cross.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address, secure := proxies.origin(r)
		meta := Meta{RequestID: rand.Text()[:16], Address: address, Secure: secure, Host: r.Host}
		r = r.WithContext(WithMeta(r.Context(), meta))
		setHeaders(w.Header(), meta)
		sw := &statusWriter{ResponseWriter: w}
		began := time.Now() //nolint:forbidigo // the log measures real time
		defer func() {
			if p := recover(); p != nil {
				slog.Error("panic", "request", meta.RequestID, "panic", p, "stack", string(debug.Stack()))
				if sw.status == 0 {
					WriteProblem(sw, r, errs.Of(errs.KindInternal, errs.InternalCode, ""))
				}
			}
			slog.Debug("request", "request", meta.RequestID, "method", r.Method, "path", SafePath(r.URL.Path), "status", sw.status,
				"took", time.Since(began)) //nolint:forbidigo // as above
		}()
		if !keepable(r) {
			WriteProblem(sw, r, errs.Of(errs.KindMalformed, "malformed", "地址中有不能识别的字符，请检查链接是否完整。"))
			return
		}
		h.ServeHTTP(sw, r)
	})
}

// keepable tells whether the address holds nothing but text that a database takes.
func keepable(r *http.Request) bool {
	query, err := url.QueryUnescape(r.URL.RawQuery)
	return isText(r.URL.Path) && (err != nil || isText(query))
}

// SafePath is a path fit for a log: what follows /c/, /r/, /v/, /f/, /x/, /recruit/r/ and their endpoints is a secret.
func SafePath(path string) string {
	for _, head := range []string{"/c/", "/r/", "/v/", "/f/", "/x/", "/recruit/r/", "/api/confirm/", "/api/receipt/", "/api/verify/", "/api/forms/verify/", "/api/exit-receipts/", "/api/recruit-receipts/", "/api/feeds/"} {
		if strings.HasPrefix(path, head) {
			return head + "…"
		}
	}
	return path
}

func setHeaders(h http.Header, meta Meta) {
	h.Set("X-Request-Id", meta.RequestID)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "SAMEORIGIN")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Permissions-Policy", "geolocation=(), microphone=(), camera=(self)")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Content-Security-Policy", "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "+
		"img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'")
	h.Set("Cache-Control", "no-store")
	if meta.Secure {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(code int) {
	if w.status == 0 {
		w.status = code
	}
	w.ResponseWriter.WriteHeader(code)
}

func (w *statusWriter) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the writer beneath.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
