package export_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// sent is what a list's endpoint replies.
func sent(t *testing.T, fill func(export.Row) error) *httptest.ResponseRecorder {
	t.Helper()
	mux := http.NewServeMux()
	r := httpx.NewRouter(mux, "test", "0", nil, httpx.Guard[string]{})
	httpx.Public(r, http.MethodGet, "/list", func(context.Context, *struct{}) (*huma.StreamResponse, error) {
		return export.Send(export.List{
			Title: "应办事项（2026年）", File: "应办事项", Notes: []string{"周敏导出"},
			Columns: []export.Column{export.Serial(), export.Name("姓名"), export.Digits("代码", 12), export.Number("人数"), export.Days("日期"), export.Text("说明", 20)},
		}, fill)
	})
	rec := httptest.NewRecorder()
	httpx.Wrap(mux, nil).ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/list", nil))
	return rec
}

func TestSend(t *testing.T) {
	rec := sent(t, func(write export.Row) error {
		return errors.Join(
			write(1, "陈圆", "00320583", 7, export.Day(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)), `=HYPERLINK("http://x","y")`),
			write(2, "丁", "320583", 0, export.Day(time.Time{}), "@SUM(A1)"),
		)
	})
	if rec.Code != http.StatusOK || rec.Header().Get("Content-Type") != httpx.XLSX ||
		!strings.Contains(rec.Header().Get("Content-Disposition"), "%E5%BA%94%E5%8A%9E%E4%BA%8B%E9%A1%B9.xlsx") {
		t.Fatalf("%d %v", rec.Code, rec.Header())
	}
	f, err := excelize.OpenReader(bytes.NewReader(rec.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"应办事项（2026年）"},
		{"周敏导出"},
		{"序号", "姓名", "代码", "人数", "日期", "说明"},
		{"1", "陈圆", "00320583", "7", "2026-11-22", `'=HYPERLINK("http://x","y")`},
		{"2", "丁", "320583", "0", "", "'@SUM(A1)"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What goes wrong among the rows is a refusal, not half a file.
func TestSendRefuses(t *testing.T) {
	rec := sent(t, func(write export.Row) error {
		return errors.Join(write(1, "陈圆", "", 7, nil, ""), errs.Rule("too_much", "请缩小范围。"))
	})
	if rec.Code != http.StatusUnprocessableEntity || !strings.Contains(rec.Body.String(), `"too_much"`) {
		t.Errorf("%d %s", rec.Code, rec.Body)
	}
}

func TestPages(t *testing.T) {
	var asked []string
	page := func(at httpx.PageQuery) (httpx.Page[int], error) {
		asked = append(asked, fmt.Sprintf("%s/%d", at.Cursor, at.Limit))
		switch at.Cursor {
		case "":
			return httpx.Page[int]{Items: []int{1, 2}, Next: "a"}, nil
		case "a":
			return httpx.Page[int]{Items: []int{3}}, nil
		}
		return httpx.Page[int]{}, errors.New("no such page")
	}
	sum := 0
	if err := export.Pages(page, func(n int) error { sum += n; return nil }); err != nil || sum != 6 {
		t.Errorf("sum %d, %v", sum, err)
	}
	if diff := cmp.Diff([]string{"/500", "a/500"}, asked); diff != "" {
		t.Errorf("pages asked for (-want +got):\n%s", diff)
	}
	full := errors.New("full")
	if err := export.Pages(page, func(int) error { return full }); !errors.Is(err, full) {
		t.Errorf("a row that cannot be written: %v", err)
	}
	broken := func(httpx.PageQuery) (httpx.Page[int], error) { return httpx.Page[int]{}, full }
	if err := export.Pages(broken, func(int) error { return nil }); !errors.Is(err, full) {
		t.Errorf("a page that cannot be read: %v", err)
	}
}

// A list is taken once for its reader's refusal and once for its rows; who took it is written down in between.
func TestTake(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		recorded := func() (n int) {
			if err := d.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'list.export'").Scan(t.Context(), &n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		act := export.Act{Actor: audit.Actor{ID: "a", Name: "周敏", Via: audit.Web}, Action: "list.export", Kind: "list", Label: "名单"}
		list := export.List{Title: "名单", Notes: []string{"仅供内部使用"}, Columns: []export.Column{export.Name("姓名")}}
		at := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
		page := export.Whole(func() ([]string, error) { return []string{"陈圆", "丁"}, nil })
		mux := http.NewServeMux()
		r := httpx.NewRouter(mux, "test", "0", nil, httpx.Guard[string]{})
		httpx.Public(r, http.MethodGet, "/list", func(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
			return export.Take(ctx, d, at, act, list, page, func(name string) []any { return []any{name} })
		})
		get := func() *httptest.ResponseRecorder {
			rec := httptest.NewRecorder()
			httpx.Wrap(mux, nil).ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/list", nil))
			return rec
		}
		taken := page
		page = func(httpx.PageQuery) (httpx.Page[string], error) {
			return httpx.Page[string]{}, errs.NotFound("名单")
		}
		if rec := get(); rec.Code != http.StatusNotFound || recorded() != 0 {
			t.Errorf("a refusal: %d, recorded %d times", rec.Code, recorded())
		}
		page = taken
		rec := get()
		if rec.Code != http.StatusOK || recorded() != 1 || !strings.Contains(rec.Header().Get("Content-Disposition"), "2026-11-22.xlsx") {
			t.Fatalf("%d, recorded %d times, %v", rec.Code, recorded(), rec.Header())
		}
		f, err := excelize.OpenReader(rec.Body)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		want := [][]string{{"名单"}, {"周敏导出，2026-11-22 09:30"}, {"仅供内部使用"}, {"姓名"}, {"陈圆"}, {"丁"}}
		if diff := cmp.Diff(want, rows); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
