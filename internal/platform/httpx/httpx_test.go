package httpx_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
)

type actor struct{ name string }

type noteInput struct {
	Body struct {
		Text string   `json:"text" minLength:"2"`
		On   color    `json:"on" required:"false"`
		Of   string   `json:"of,omitempty" format:"uuid"`
		Tags []string `json:"tags,omitempty"`
		Name string   `json:"name,omitempty" minLength:"1"`
		Size int      `json:"size,omitempty" maximum:"10000000"`
		Part *struct {
			Name string `json:"name"`
		} `json:"part,omitempty"`
	}
}

// color is a value that a text may fail to be.
type color struct{ name string }

func (c *color) UnmarshalText(text []byte) error {
	if string(text) == "蓝" {
		return errors.New("今年没有蓝")
	}
	if string(text) != "红" {
		return fmt.Errorf("no such color: %q", text)
	}
	c.name = string(text)
	return nil
}

func (color) Schema(huma.Registry) *huma.Schema { return &huma.Schema{Type: "string"} }

type fileInput struct {
	RawBody huma.MultipartFormFiles[struct {
		File huma.FormFile `form:"file" required:"true"`
	}]
}

func newServer(t *testing.T, now clock.Clock) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	guard := httpx.Guard[actor]{
		Who: func(_ context.Context, r *http.Request) (actor, error) {
			if name := r.Header.Get("X-Test-User"); name != "" {
				return actor{name}, nil
			}
			return actor{}, errs.Of(errs.KindUnauthorized, "not_signed_in", "请先登录。")
		},
		May:   func(a actor, permission string) bool { return a.name == "writer" && permission == "note.write" },
		Title: func(permission string) string { return map[string]string{"note.write": "写便条"}[permission] },
	}
	r := httpx.NewRouter(mux, "test", "1", httpx.NewLimiter(now), guard)
	httpx.Handle(r, http.MethodPost, "/api/notes", httpx.Need("note.write"),
		func(_ context.Context, a actor, in *noteInput) (*httpx.Body[string], error) {
			switch in.Body.Text {
			case "rule":
				return nil, errs.E("note_rule", "不行。", errs.F("text", "换一个"))
			case "secret":
				return nil, errors.New("db: password is hunter2")
			case "panic":
				panic("hunter2")
			}
			return httpx.Reply(a.name + ":" + in.Body.Text), nil
		}, httpx.MaxBody(64))
	httpx.Public(r, http.MethodGet, "/api/open", func(context.Context, *struct {
		On color `query:"on"`
	},
	) (*httpx.Body[string], error) {
		return httpx.Reply("hello"), nil
	}, httpx.Limited(httpx.Rate{Burst: 2, Per: 1, Every: time.Minute}))
	httpx.Handle(r, http.MethodPost, "/api/files", httpx.Need("note.write"),
		func(_ context.Context, _ actor, in *fileInput) (*httpx.Body[int64], error) {
			if f := in.RawBody.Data().File; f.Size > 1 {
				return httpx.Reply(f.Size), nil
			}
			panic("an empty file")
		}, httpx.MaxBody(1<<20))
	srv := httptest.NewServer(httpx.Wrap(mux, nil))
	t.Cleanup(srv.Close)
	return srv
}

func call(t *testing.T, srv *httptest.Server, method, path, user, body string) (int, string, http.Header) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, srv.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	if user != "" {
		req.Header.Set("X-Test-User", user)
	}
	res, err := srv.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b), res.Header
}

func TestHandleRefusesFirst(t *testing.T) {
	srv := newServer(t, clock.System)
	for _, tc := range []struct {
		name, user, body string
		status           int
		code             string
	}{
		{"anonymous, even with a broken body", "", `{`, 401, "not_signed_in"},
		{"no permission, even with a broken body", "reader", `{`, 403, "permission_missing"},
		{"broken body", "writer", `{`, 400, "malformed"},
		{"missing field", "writer", `{}`, 422, "fields_invalid"},
		{"unknown field", "writer", `{"text":"ok","idNumber":"320583198503120012"}`, 422, "fields_invalid"},
		{"too large", "writer", `{"text":"` + strings.Repeat("x", 100) + `"}`, 413, "too_large"},
		{"a rule", "writer", `{"text":"rule"}`, 422, "note_rule"},
		{"an inner error", "writer", `{"text":"secret"}`, 500, "internal"},
		{"a panic", "writer", `{"text":"panic"}`, 500, "internal"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			status, body, header := call(t, srv, "POST", "/api/notes", tc.user, tc.body)
			var p httpx.Problem
			if err := json.Unmarshal([]byte(body), &p); err != nil {
				t.Fatalf("not a problem: %s", body)
			}
			if status != tc.status || p.Code != tc.code || p.Detail == "" || p.RequestID == "" {
				t.Errorf("status %d, problem %+v; want %d %s", status, p, tc.status, tc.code)
			}
			if got := header.Get("Content-Type"); got != "application/problem+json" {
				t.Errorf("content type %q", got)
			}
			for _, leak := range []string{"hunter2", "320583198503120012"} {
				if strings.Contains(body, leak) {
					t.Errorf("the reply leaks %q: %s", leak, body)
				}
			}
		})
	}
	if _, body, _ := call(t, srv, "POST", "/api/notes", "reader", `{}`); !strings.Contains(body, "您没有此项权限（写便条）。") {
		t.Errorf("the refusal does not name the permission in words: %s", body)
	}
	if status, body, _ := call(t, srv, "POST", "/api/notes", "writer", `{"text":"fine"}`); status != 200 || strings.TrimSpace(body) != `"writer:fine"` {
		t.Errorf("success: %d %s", status, body)
	}
}

// What does not fit is told with its field and in Chinese only, whatever huma or the type itself says of it.
func TestRefusalsNameTheField(t *testing.T) {
	srv := newServer(t, clock.System)
	for _, tc := range []struct {
		name, body string
		want       errs.Field
	}{
		{"a value of its type", `{"text":"ok","on":"绿"}`, errs.F("on", "格式不对")},
		{"a value of which its type speaks", `{"text":"ok","on":"蓝"}`, errs.F("on", "今年没有蓝")},
		{"nothing", `{}`, errs.F("text", "请填写")},
		{"a member further in", `{"text":"ok","part":{}}`, errs.F("part.name", "请填写")},
		{"an id", `{"text":"ok","of":"x"}`, errs.F("of", "编号格式不对")},
		{"a text too short", `{"text":"a"}`, errs.F("text", "至少 2 个字")},
		{"an empty text", `{"text":"ok","name":""}`, errs.F("name", "请填写")},
		{"a number too large", `{"text":"ok","size":10000001}`, errs.F("size", "不能大于 10000000")},
		{"a NUL", `{"text":"a\u0000b"}`, errs.F("text", "含有不能保存的字符")},
		{"a NUL further in", `{"text":"ok","tags":["a","\u0000"]}`, errs.F("tags.1", "含有不能保存的字符")},
	} {
		t.Run(tc.name, func(t *testing.T) {
			status, body, _ := call(t, srv, "POST", "/api/notes", "writer", tc.body)
			var p httpx.Problem
			if err := json.Unmarshal([]byte(body), &p); err != nil {
				t.Fatalf("not a problem: %s", body)
			}
			if diff := cmp.Diff([]errs.Field{tc.want}, p.Errors); status != 422 || diff != "" {
				t.Errorf("status %d (-want +got):\n%s", status, diff)
			}
		})
	}
	for value, want := range map[string]string{"%E8%93%9D": "今年没有蓝", "x": "格式不对"} {
		if status, body, _ := call(t, srv, "GET", "/api/open?on="+value, "", ""); status != 422 || !strings.Contains(body, `{"field":"on","message":"`+want+`"}`) {
			t.Errorf("on=%s: %d %s", value, status, body)
		}
	}
	if status, body, _ := call(t, srv, "POST", "/api/notes", "writer", `{"text":"a\\u0000","on":"红"}`); status != 200 {
		t.Errorf("a backslash before u0000 is no NUL: %d %s", status, body)
	}
	for _, path := range []string{"/api/open?q=%00", "/api/%00", "/api/open?q=%ff", "/api/%ff"} {
		if status, body, _ := call(t, srv, "GET", path, "", ""); status != 400 || !strings.Contains(body, `"malformed"`) {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
}

// TestUploadsLeaveNothingBehind: the parts of a form that went to disk are gone with the answer, whatever it was.
func TestUploadsLeaveNothingBehind(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	srv := newServer(t, clock.System)
	long := strings.Repeat("长", 5_000)
	for _, tc := range []struct {
		size   int
		note   string
		status int
	}{{200_000, long, 200}, {1, long, 500}, {200_000, "a\x00b", 422}, {200_000, "a\xff", 422}} {
		var form bytes.Buffer
		w := multipart.NewWriter(&form)
		part, err := w.CreateFormFile("file", "花名册.xlsx")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(make([]byte, tc.size)); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteField("note", tc.note); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, srv.URL+"/api/files", &form)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", w.FormDataContentType())
		req.Header.Set("X-Test-User", "writer")
		res, err := srv.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if err := res.Body.Close(); err != nil || res.StatusCode != tc.status {
			t.Errorf("%d bytes: status %d, want %d, %v", tc.size, res.StatusCode, tc.status, err)
		}
	}
	srv.Close() // every request has ended
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// A form without its file says what is missing.
func TestAFormWithoutItsFile(t *testing.T) {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	if err := errors.Join(w.WriteField("note", "只有说明"), w.Close()); err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, newServer(t, clock.System).URL+"/api/files", &form)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", w.FormDataContentType())
	req.Header.Set("X-Test-User", "writer")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var p httpx.Problem
	if err := json.NewDecoder(res.Body).Decode(&p); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]errs.Field{errs.F("file", "请选择文件")}, p.Errors); res.StatusCode != 422 || diff != "" {
		t.Errorf("status %d (-want +got):\n%s", res.StatusCode, diff)
	}
}

func TestPublicIsLimited(t *testing.T) {
	hand := clock.NewManual(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	srv := newServer(t, hand.Now)
	var got []int
	for range 3 {
		status, _, _ := call(t, srv, "GET", "/api/open", "", "")
		got = append(got, status)
	}
	hand.Advance(time.Minute)
	status, _, _ := call(t, srv, "GET", "/api/open", "", "")
	if diff := cmp.Diff([]int{200, 200, 429, 200}, append(got, status)); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
}

func TestForeignSiteIsRefused(t *testing.T) {
	srv := newServer(t, clock.System)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, srv.URL+"/api/notes", strings.NewReader(`{"text":"fine"}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Test-User", "writer")
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	res, err := srv.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("status %d, want 403", res.StatusCode)
	}
}

func TestAccessMustBeMade(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the zero Access was taken")
		}
	}()
	r := httpx.NewRouter(http.NewServeMux(), "t", "1", nil, httpx.Guard[actor]{})
	httpx.Handle(r, "GET", "/api/x", httpx.Access{}, func(context.Context, actor, *struct{}) (*httpx.Body[string], error) {
		return httpx.Reply(""), nil
	})
}

func TestPaginate(t *testing.T) {
	all := []string{"a", "b", "c", "d", "e"}
	keys := func(s string) []string { return []string{s} }
	fetch := func(cursor string, limit int) httpx.Page[string] {
		at, err := httpx.ParseCursor(cursor, 1)
		if err != nil {
			t.Fatal(err)
		}
		var rows []string
		if at.Back {
			for i := len(all) - 1; i >= 0 && len(rows) <= limit; i-- {
				if all[i] < at.Keys[0] {
					rows = append(rows, all[i])
				}
			}
		} else {
			for _, s := range all {
				if (len(at.Keys) == 0 || s > at.Keys[0]) && len(rows) <= limit {
					rows = append(rows, s)
				}
			}
		}
		return httpx.Paginate(rows, at, limit, httpx.Total{Count: 5, Exact: true}, keys)
	}
	first := fetch("", 2)
	second := fetch(first.Next, 2)
	third := fetch(second.Next, 2)
	back := fetch(third.Prev, 2)
	start := fetch(back.Prev, 2)
	got := [][]string{first.Items, second.Items, third.Items, back.Items, start.Items}
	want := [][]string{{"a", "b"}, {"c", "d"}, {"e"}, {"c", "d"}, {"a", "b"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	if first.Prev != "" || third.Next != "" || start.Prev != "" || start.Next == "" {
		t.Errorf("ends: first.Prev %q third.Next %q start.Prev %q start.Next %q", first.Prev, third.Next, start.Prev, start.Next)
	}
	if _, err := httpx.ParseCursor("no cursor", 1); errs.CodeOf(err) != "cursor" {
		t.Errorf("a broken cursor: %v", err)
	}
}

func TestOriginBelievesTrustedProxiesOnly(t *testing.T) {
	proxies, err := httpx.ParseProxies("10.0.0.0/8, 127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	if !proxies[0].Contains(netip.MustParseAddr("10.1.2.3")) {
		t.Fatal("network not read")
	}
	for _, tc := range []struct {
		name, peer, forwarded, want string
	}{
		{"a stranger's header is ignored", "203.0.113.9:5", "1.1.1.1", "203.0.113.9"},
		{"a proxy's header is believed", "10.0.0.2:5", "198.51.100.7", "198.51.100.7"},
		{"only past trusted hops", "10.0.0.2:5", "6.6.6.6, 198.51.100.7, 10.0.0.9", "198.51.100.7"},
		{"no header", "127.0.0.1:5", "", "127.0.0.1"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got string
			h := httpx.Wrap(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = httpx.MetaOf(r.Context()).Address }), proxies)
			r := httptest.NewRequestWithContext(t.Context(), "GET", "/", http.NoBody)
			r.RemoteAddr = tc.peer
			if tc.forwarded != "" {
				r.Header.Set("X-Forwarded-For", tc.forwarded)
			}
			h.ServeHTTP(httptest.NewRecorder(), r)
			if got != tc.want {
				t.Errorf("address %q, want %q", got, tc.want)
			}
		})
	}
}

func TestSafePath(t *testing.T) {
	for path, want := range map[string]string{"/c/abc": "/c/…", "/api/confirm/abc/code": "/api/confirm/…", "/api/visits": "/api/visits", "/r/x": "/r/…", "/f/x": "/f/…", "/api/forms/verify/x": "/api/forms/verify/…", "/recruit/r/x": "/recruit/r/…", "/api/recruit-receipts/x/files": "/api/recruit-receipts/…", "/api/recruit/x": "/api/recruit/x"} {
		if got := httpx.SafePath(path); got != want {
			t.Errorf("SafePath(%q) = %q, want %q", path, got, want)
		}
	}
}
