package web

import (
	_ "embed"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

//go:embed unbuilt.html
var unbuilt []byte

const (
	immutable = "public, max-age=31536000, immutable" // names under assets/ carry the hash of their content
	noCache   = "no-cache"

	// The component kits set inline styles; charts and signatures are data: and blob: images.
	contentPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
		"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
		"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)

// Handler serves the pages. Addresses without a file belong to a shell: /m/… to the phone,
// /c/, /r/, /v/, /f/ and /x/ to the outside signer, /recruit/… to the public, everything else to the console. It never answers for /api/.
func Handler() http.Handler { return newHandler(Dist()) }

type handler struct {
	dist  fs.FS
	built bool
	tags  tags
}

func newHandler(dist fs.FS) http.Handler {
	return &handler{dist: dist, built: built(dist), tags: tags{dist: dist, known: map[string]string{}}}
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "不支持的请求方法", http.StatusMethodNotAllowed)
		return
	}
	if !h.built {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusServiceUnavailable)
		if r.Method == http.MethodGet {
			_, _ = w.Write(unbuilt) //nolint:errcheck // the client went away; there is nobody left to tell
		}
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if isCompressed(name) || name != "" && strings.HasPrefix(path.Base(name), ".") {
		http.NotFound(w, r)
		return
	}
	first, _, _ := strings.Cut(name, "/")
	if info, err := fs.Stat(h.dist, name); name == "" || err != nil || info.IsDir() {
		if first == "api" || first == "assets" || isFile(name) {
			http.NotFound(w, r)
			return
		}
		name = shell(first)
	}
	h.serve(w, r, name)
}

// shell is the page that answers for an address that is no file, by the address's first part.
func shell(first string) string {
	switch first {
	case "m":
		return "phone.html"
	case "c", "r", "v", "f", "x":
		return "sign.html"
	case "recruit":
		return "recruit.html"
	default:
		return "desk.html"
	}
}

// isFile tells a missing file (404) from an address inside a shell. Only the endings that the build
// produces count, since tokens and codes in addresses may hold dots.
func isFile(name string) bool {
	switch path.Ext(name) {
	case ".js", ".css", ".map", ".ico", ".svg", ".png", ".html", ".json", ".txt", ".woff2", ".webmanifest", ".xml", ".php":
		return true
	}
	return false
}

func isCompressed(name string) bool {
	return strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz")
}

func (h *handler) serve(w http.ResponseWriter, r *http.Request, name string) {
	head := w.Header()
	head.Set("Content-Type", contentType(name))
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Vary", "Accept-Encoding")
	if strings.HasSuffix(name, ".html") {
		head.Set("Content-Security-Policy", contentPolicy)
		head.Set("Referrer-Policy", "no-referrer") // the address may hold a signer's token
	}
	if strings.HasPrefix(name, "assets/") {
		head.Set("Cache-Control", immutable)
	} else {
		head.Set("Cache-Control", noCache)
	}
	if name == "sw.js" {
		head.Set("Service-Worker-Allowed", "/m/")
	}
	file := name
	for _, enc := range []struct{ coding, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !accepts(r.Header.Values("Accept-Encoding"), enc.coding) {
			continue
		}
		if _, err := fs.Stat(h.dist, name+enc.suffix); err == nil {
			head.Set("Content-Encoding", enc.coding)
			file = name + enc.suffix
			break
		}
	}
	f, err := h.dist.Open(file)
	if err != nil {
		head.Del("Content-Encoding")
		http.Error(w, "页面读取失败", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	content, ok := f.(io.ReadSeeker)
	if !ok {
		panic("web: " + file + " cannot be sought in") // embedded files can
	}
	head.Set("Etag", h.tags.of(file))
	http.ServeContent(w, r, "", time.Time{}, content)
}

// accepts reads Accept-Encoding: the coding, or *, named without q=0.
func accepts(values []string, coding string) bool {
	found := false
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name != coding && name != "*" {
			continue
		}
		ok := true
		if q, is := strings.CutPrefix(strings.TrimSpace(params), "q="); is {
			v, err := strconv.ParseFloat(q, 64)
			ok = err == nil && v > 0
		}
		if name == coding {
			return ok
		}
		found = ok
	}
	return found
}

// contentType does not ask the machine's type table, which differs from one system to the next.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".ico":
		return "image/x-icon"
	case ".json":
		return "application/json; charset=utf-8"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
