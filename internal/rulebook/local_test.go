package rulebook

import (
	"bytes"
	"context"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
)

const onePage = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// upload sends a file with a rev, and gives status and code.
func (w *world) upload(actor, path, name, content string, rev int64) (int, string) {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		w.t.Fatal(err)
	}
	_, _ = part.Write([]byte(content))
	_ = form.WriteField("rev", strconv.FormatInt(rev, 10))
	_ = form.Close()
	r := httptest.NewRequestWithContext(w.t.Context(), http.MethodPost, path, &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("X-Test-Actor", actor)
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	code := ""
	if rec.Code >= 400 {
		_, after, _ := strings.Cut(rec.Body.String(), `"code":"`)
		code, _, _ = strings.Cut(after, `"`)
	}
	return rec.Code, code
}

// fetch gets a file, and gives status and content.
func (w *world) fetch(actor, path string) (int, string) {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), http.MethodGet, path, nil)
	r.Header.Set("X-Test-Actor", actor)
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	return rec.Code, rec.Body.String()
}

func (w *world) content(more map[string]any) map[string]any {
	m := map[string]any{
		"unionId": w.find("苏州市").ID, "document": "苏州工发〔2026〕12号", "title": "苏州市专职集体协商指导员管理细则", "issuedOn": "2026-11-20", "from": "2026-12-01", "summary": "",
		"values": []map[string]any{{"key": "field_days_per_year", "value": "90"}, {"key": "exit_filing_workdays", "value": "3"}},
	}
	maps.Copy(m, more)
	return m
}

// edit is the content as a change of a draft.
func (w *world) edit(rev int64) map[string]any {
	m := w.content(map[string]any{"rev": rev})
	delete(m, "unionId")
	return m
}

// filed drafts and files rules of Suzhou.
func (w *world) filed(more map[string]any) LocalView {
	w.t.Helper()
	v := w.drafted(more)
	var out LocalView
	if status, code := w.call("suzhou", "POST", "/api/local-rules/"+v.ID+"/submit", map[string]any{"rev": v.Rev}, &out); status != 200 {
		w.t.Fatalf("file: %d %s", status, code)
	}
	return out
}

func (w *world) drafted(more map[string]any) LocalView {
	w.t.Helper()
	var v LocalView
	if status, code := w.call("officer", "POST", "/api/local-rules", w.content(more), &v); status != 201 {
		w.t.Fatalf("draft: %d %s", status, code)
	}
	if status, code := w.upload("officer", "/api/local-rules/"+v.ID+"/file", "细则.pdf", onePage, v.Rev); status != 200 {
		w.t.Fatalf("attach: %d %s", status, code)
	}
	if status, code := w.call("officer", "GET", "/api/local-rules/"+v.ID, nil, &v); status != 200 {
		w.t.Fatalf("read: %d %s", status, code)
	}
	return v
}

func TestLocalRuleRefusals(t *testing.T) {
	each(t, func(w *world) {
		values := func(key, value string) map[string]any {
			return w.content(map[string]any{"values": []map[string]any{{"key": key, "value": value}}})
		}
		for _, tc := range []struct {
			name, actor string
			body        any
			status      int
			code        string
		}{
			{"anonymous", "", w.content(nil), 401, "not_signed_in"},
			{"an instructor", "instructor", w.content(nil), 403, errs.MissingCode},
			{"the auditor", "auditor", w.content(nil), 403, errs.MissingCode},
			{"another city", "nanjing", w.content(nil), 404, errs.NotFoundCode},
			{"a county for its city", "kunshan", w.content(nil), 422, policy.CodeSetter},
			{"the province for a city", "province", w.content(nil), 422, policy.CodeSetter},
			{"a county for itself", "kunshan", w.content(map[string]any{"unionId": w.find("昆山市").ID}), 422, policy.CodeSetter},
			{"no title", "officer", w.content(map[string]any{"title": " "}), 422, errs.FieldsCode},
			{"looser days", "officer", values("field_days_per_year", "79"), 422, policy.CodeLooser},
			{"a longer filing", "officer", values("exit_filing_workdays", "6"), 422, policy.CodeLooser},
			{"the thirty days", "officer", values("exit_notice_days", "45"), 422, policy.CodeSetter},
			{"pro-rating", "officer", values("prorate", "months"), 422, policy.CodeSetter},
			{"leave relief", "officer", values("leave_relief", "calendar_days"), 422, policy.CodeSetter},
			{"the cut-off", "officer", values("countersign_cutoff", "02-15"), 422, policy.CodeSetter},
			{"no such key", "officer", values("nothing", "1"), 422, policy.CodeKey},
			{"no number", "officer", values("field_days_per_year", "九十"), 422, policy.CodeValue},
			{"twice", "officer", w.content(map[string]any{"values": []map[string]any{{"key": "field_days_per_year", "value": "90"}, {"key": "field_days_per_year", "value": "91"}}}), 422, CodeLocalValues},
			{"malformed", "officer", "{", 400, ""},
		} {
			status, code := w.call(tc.actor, "POST", "/api/local-rules", tc.body, nil)
			if status != tc.status || tc.code != "" && code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		v := w.drafted(nil)
		path := "/api/local-rules/" + v.ID
		for _, tc := range []struct {
			name, actor, method, path string
			body                      any
			status                    int
			code                      string
		}{
			{"a draft is not the province's to see", "province", "GET", path, nil, 404, errs.NotFoundCode},
			{"nor another city's", "nanjing", "GET", path, nil, 404, errs.NotFoundCode},
			{"nor the county's", "kunshan", "GET", path, nil, 404, errs.NotFoundCode},
			{"stale", "officer", "PUT", path, w.edit(1), 409, errs.StaleCode},
			{"an officer files", "officer", "POST", path + "/submit", map[string]any{"rev": v.Rev}, 403, errs.MissingCode},
			{"another city files", "nanjing", "POST", path + "/submit", map[string]any{"rev": v.Rev}, 404, errs.NotFoundCode},
			{"stale filing", "suzhou", "POST", path + "/submit", map[string]any{"rev": 1}, 409, errs.StaleCode},
			{"no note before the filing", "province", "POST", path + "/note", map[string]any{"rev": v.Rev}, 404, errs.NotFoundCode},
			{"no receipt before it", "officer", "GET", path + "/print", nil, 422, CodeLocalState},
			{"anonymous reads the board", "", "GET", "/api/local-rules", nil, 401, ""},
			{"the auditor reads the board", "auditor", "GET", "/api/local-rules", nil, 403, ""},
		} {
			status, code := w.call(tc.actor, tc.method, tc.path, tc.body, nil)
			if status != tc.status || tc.code != "" && code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		for _, tc := range []struct {
			name, actor, content string
			rev                  int64
			status               int
			code                 string
		}{
			{"a stranger's file", "nanjing", onePage, v.Rev, 404, errs.NotFoundCode},
			{"a picture", "officer", "\x89PNG\r\n\x1a\n", v.Rev, 422, "file_type"},
			{"nothing", "officer", "", v.Rev, 422, "file_empty"},
			{"too large", "officer", onePage + strings.Repeat(" ", MaxLocalFile), v.Rev, 413, "file_too_large"},
			{"stale", "officer", onePage, 1, 409, errs.StaleCode},
		} {
			if status, code := w.upload(tc.actor, path+"/file", "细则.pdf", tc.content, tc.rev); status != tc.status || code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		for name, more := range map[string]map[string]any{
			"no number":                {"document": ""},
			"issued tomorrow":          {"issuedOn": "2026-11-24"},
			"before the Measures":      {"issuedOn": "2020-08-04"},
			"no day":                   {"from": ""},
			"in force before its date": {"from": "2026-11-19"},
			"a year mistyped":          {"from": "2062-12-01"},
			"a day past two years":     {"from": "2028-11-24"},
		} {
			bad := w.drafted(more)
			if status, code := w.call("suzhou", "POST", "/api/local-rules/"+bad.ID+"/submit", map[string]any{"rev": bad.Rev}, nil); status != 422 || code != errs.FieldsCode {
				w.t.Errorf("%s: %d %s", name, status, code)
			}
		}
		var bare LocalView
		w.call("officer", "POST", "/api/local-rules", w.content(nil), &bare)
		if status, code := w.call("suzhou", "POST", "/api/local-rules/"+bare.ID+"/submit", map[string]any{"rev": bare.Rev}, nil); status != 422 || code != errs.FieldsCode {
			w.t.Errorf("without the document: %d %s", status, code)
		}
		if w.waiting() != 0 {
			w.t.Error("a refusal made work")
		}
	})
}

func TestACityFilesItsRules(t *testing.T) {
	each(t, func(w *world) {
		v := w.filed(nil)
		if v.State != LocalFiled || v.Receipt != "细则备〔2026〕1号" || len(v.Hash) != 64 || v.FiledOn != day("2026-11-23") || v.Standing != StandingComing {
			w.t.Errorf("%+v", v)
		}
		if w.waiting() != 1 {
			w.t.Error("nothing reckons anew")
		}
		wantValues := []LocalValueView{
			{Key: "field_days_per_year", Title: "每年深入基层、企业的天数", Article: "第十条第（二）项", Value: "90", Text: "90天", Above: "80天"},
			{Key: "exit_filing_workdays", Title: "解聘后向设区市总工会备案的期限", Article: "第十一条", Value: "3", Text: "3个工作日", Above: "5个工作日"},
		}
		if diff := cmp.Diff(wantValues, v.Values); diff != "" {
			w.t.Error(diff)
		}
		if r := w.rule("instructor", "date=2026-11-30", policy.FieldDaysPerYear); r.Value != "80" {
			w.t.Errorf("before its day %s", r.Value)
		}
		r := w.rule("instructor", "date=2026-12-01", policy.FieldDaysPerYear)
		if want := "《办法》第十条第（二）项规定为“80天”；苏州市总工会自2026年12月1日起定为“90天”（《苏州市专职集体协商指导员管理细则》（苏州工发〔2026〕12号））。现适用“90天”：设区市可以作更严的规定（第十七条）。"; r.Why != want {
			w.t.Errorf("why: %s", r.Why)
		}
		if r := w.rule("nanjing", "date=2026-12-01", policy.FieldDaysPerYear); r.Value != "80" {
			w.t.Errorf("elsewhere %s", r.Value)
		}
		if status, content := w.fetch("kunshan", "/api/local-rules/"+v.ID+"/file"); status != 200 || content != onePage {
			w.t.Errorf("a county of the city opens the document: %d", status)
		}
		if status, _ := w.fetch("nanjing", "/api/local-rules/"+v.ID+"/file"); status != 404 {
			w.t.Errorf("another city opens it: %d", status)
		}
		for _, format := range []string{"pdf", "docx"} {
			if status, content := w.fetch("suzhou", "/api/local-rules/"+v.ID+"/print?format="+format); status != 200 || len(content) < 1000 {
				w.t.Errorf("receipt as %s: %d, %d bytes: %.300s", format, status, len(content), content)
			}
		}
		var p PolicyInForce
		w.call("suzhou", "GET", "/api/policy?date=2026-12-01", nil, &p)
		if len(p.Laid) != 2 || len(p.Laid[0].Actions) != 0 {
			w.t.Errorf("laid: %+v", p.Laid)
		}
		end := "/api/policy/overlays/" + p.Laid[0].ID + "/end"
		if status, code := w.call("suzhou", "POST", end, map[string]any{"rev": 1, "last": "2026-12-31"}, nil); status != 422 || code != "policy_basis" {
			w.t.Errorf("a part is ended by itself: %d %s", status, code)
		}
		// what was filed is not touched any more
		if status, code := w.call("officer", "PUT", "/api/local-rules/"+v.ID, w.edit(v.Rev), nil); status != 422 || code != CodeLocalState {
			w.t.Errorf("edited after the filing: %d %s", status, code)
		}
		if status, code := w.call("officer", "DELETE", "/api/local-rules/"+v.ID+"?rev="+strconv.FormatInt(v.Rev, 10), nil, nil); status != 422 || code != CodeLocalState {
			w.t.Errorf("discarded after the filing: %d %s", status, code)
		}
		var count int
		err := w.d.Read().NewRaw("SELECT count(*) FROM notice WHERE kind = 'local_rule' AND recipient = ?", "approver@"+w.find("江苏省").ID).Scan(w.t.Context(), &count)
		if err != nil || count != 1 {
			w.t.Errorf("the province was told %d times (%v)", count, err)
		}
	})
}

func TestTheProvinceTakesNoteOrReturns(t *testing.T) {
	each(t, func(w *world) {
		v := w.filed(nil)
		path := "/api/local-rules/" + v.ID
		for _, tc := range []struct {
			name, actor, act string
			body             map[string]any
			status           int
			code             string
		}{
			{"anonymous", "", "note", map[string]any{"rev": v.Rev}, 401, ""},
			{"an officer of the province", "drafter", "note", map[string]any{"rev": v.Rev}, 403, errs.MissingCode},
			{"the city itself", "suzhou", "note", map[string]any{"rev": v.Rev}, 422, policy.CodeSetter},
			{"another city", "nanjing", "return", map[string]any{"rev": v.Rev, "words": "不"}, 404, errs.NotFoundCode},
			{"stale", "province", "note", map[string]any{"rev": 1}, 409, errs.StaleCode},
			{"returned without words", "province", "return", map[string]any{"rev": v.Rev}, 422, errs.FieldsCode},
			{"an answer to nothing", "officer", "answer", map[string]any{"rev": v.Rev, "words": "好"}, 422, CodeLocalState},
		} {
			status, code := w.call(tc.actor, "POST", path+"/"+tc.act, tc.body, nil)
			if status != tc.status || tc.code != "" && code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		w.now = w.now.Add(48 * time.Hour)
		act := func(actor, act string, words string) LocalView {
			w.t.Helper()
			var out LocalView
			if status, code := w.call(actor, "POST", path+"/"+act, map[string]any{"rev": v.Rev, "words": words}, &out); status != 200 {
				w.t.Fatalf("%s: %d %s", act, status, code)
			}
			v = out
			return out
		}
		returned := act("province", "return", "第八条请写明起算日。")
		if returned.State != LocalReturned || returned.FiledOn != day("2026-11-23") || returned.Receipt != "细则备〔2026〕1号" || returned.Hash == "" {
			w.t.Errorf("%+v", returned)
		}
		if r := w.rule("suzhou", "date=2026-12-01", policy.FieldDaysPerYear); r.Value != "90" {
			w.t.Errorf("a return undid the filing: %s", r.Value)
		}
		act("officer", "answer", "已在第九条写明。")
		noted := act("province", "note", "")
		if noted.State != LocalNoted || noted.FiledOn != day("2026-11-23") {
			w.t.Errorf("%+v", noted)
		}
		var kinds []string
		for _, s := range noted.Steps {
			kinds = append(kinds, s.Kind)
		}
		if diff := cmp.Diff([]string{"filed", "returned", "answered", "noted"}, kinds); diff != "" {
			w.t.Error(diff)
		}
		if status, code := w.call("province", "POST", path+"/return", map[string]any{"rev": v.Rev, "words": "再看"}, nil); status != 422 || code != CodeLocalState {
			w.t.Errorf("returned after the note: %d %s", status, code)
		}
	})
}

func TestANewVersionReplacesTheOld(t *testing.T) {
	each(t, func(w *world) {
		first := w.filed(map[string]any{"from": "2026-11-21"})
		bad := w.drafted(map[string]any{"from": "2026-11-21"})
		if status, code := w.call("suzhou", "POST", "/api/local-rules/"+bad.ID+"/submit", map[string]any{"rev": bad.Rev}, nil); status != 422 || code != CodeLocalState {
			w.t.Errorf("from the same day: %d %s", status, code)
		}
		second := w.filed(map[string]any{"from": "2027-01-01", "title": "苏州市专职集体协商指导员管理细则（修订）", "values": []map[string]any{{"key": "field_days_per_year", "value": "100"}}})
		if second.ReplacesID != first.ID || second.Receipt != "细则备〔2026〕2号" {
			w.t.Errorf("%+v", second)
		}
		for date, want := range map[string][2]string{"2026-11-20": {"80", "5"}, "2026-12-31": {"90", "3"}, "2027-01-01": {"100", "5"}} {
			days, filing := w.rule("suzhou", "date="+date, policy.FieldDaysPerYear), w.rule("suzhou", "date="+date, policy.ExitFilingWorkdays)
			if days.Value != want[0] || filing.Value != want[1] {
				w.t.Errorf("%s: %s and %s, want %v", date, days.Value, filing.Value, want)
			}
		}
		var old LocalView
		w.call("kunshan", "GET", "/api/local-rules/"+first.ID, nil, &old)
		if old.ValidUntil != day("2026-12-31") || old.EndedBy != "replaced" || old.Standing != StandingInForce || len(old.Others) != 1 {
			w.t.Errorf("%+v", old)
		}
		// one still to come may be replaced altogether
		third := w.filed(map[string]any{"from": "2026-12-15", "values": []map[string]any{{"key": "field_days_per_year", "value": "95"}}})
		for date, want := range map[string]string{"2026-12-14": "90", "2026-12-15": "95", "2027-01-01": "95"} {
			if r := w.rule("suzhou", "date="+date, policy.FieldDaysPerYear); r.Value != want {
				w.t.Errorf("%s: %s, want %s", date, r.Value, want)
			}
		}
		var board LocalBoard
		w.call("province", "GET", "/api/local-rules", nil, &board)
		if len(board.Cities) != 13 || board.Filed != 1 || !board.Whole {
			w.t.Errorf("%d cities, %d filed", len(board.Cities), board.Filed)
		}
		if board.Cities[0].RegionCode != "320100" || board.Cities[12].RegionCode != "321300" {
			w.t.Errorf("order: %s … %s", board.Cities[0].RegionCode, board.Cities[12].RegionCode)
		}
		suzhou := board.Cities[4]
		if suzhou.UnionName != "苏州市总工会" || suzhou.InForce.ID != first.ID || suzhou.Coming.ID != third.ID || suzhou.Versions != 3 || suzhou.Draft != nil || suzhou.FirstFiled != day("2026-11-23") {
			w.t.Errorf("%+v", suzhou)
		}
		w.call("kunshan", "GET", "/api/local-rules", nil, &board)
		if len(board.Cities) != 1 || board.Cities[0].UnionName != "苏州市总工会" {
			w.t.Errorf("a county sees %+v", board.Cities)
		}
		w.call("officer", "GET", "/api/local-rules", nil, &board)
		if len(board.Cities) != 1 || board.Cities[0].Draft == nil {
			w.t.Errorf("the city sees %+v", board.Cities)
		}
		if status, content := w.fetch("province", "/api/local-rules/export"); status != 200 || !strings.HasPrefix(content, "PK") {
			w.t.Errorf("export: %d", status)
		}
	})
}

// The last day of a year, and the first: what begins on 31 December of the year gone by binds from 1 January, what begins on this
// year's last day binds from it, and filing twice, or with the rev from before, files once.
func TestRulesOfTheLastDayOfAYear(t *testing.T) {
	each(t, func(w *world) {
		v := w.filed(map[string]any{"issuedOn": "2025-12-30", "from": "2025-12-31"})
		if v.Applies != day("2026-01-01") || v.ValidFrom != day("2025-12-31") {
			w.t.Errorf("from 31 December of last year it applies from %s", v.Applies)
		}
		for _, rev := range []int64{v.Rev - 1, v.Rev} {
			if status, code := w.call("suzhou", "POST", "/api/local-rules/"+v.ID+"/submit", map[string]any{"rev": rev}, nil); status != 422 || code != CodeLocalState {
				w.t.Errorf("filed again with rev %d: %d %s", rev, status, code)
			}
		}
		w.filed(map[string]any{"from": "2026-12-31", "values": []map[string]any{{"key": "field_days_per_year", "value": "85"}}})
		for date, want := range map[string][2]string{
			"2025-12-31": {"80", "5"}, "2026-01-01": {"90", "3"}, "2026-12-30": {"90", "3"}, "2026-12-31": {"85", "5"}, "2027-01-01": {"85", "5"},
		} {
			days, filing := w.rule("suzhou", "date="+date, policy.FieldDaysPerYear), w.rule("suzhou", "date="+date, policy.ExitFilingWorkdays)
			if days.Value != want[0] || filing.Value != want[1] {
				w.t.Errorf("%s: %s and %s, want %v", date, days.Value, filing.Value, want)
			}
		}
		var count int
		if err := w.d.Read().NewRaw("SELECT count(*) FROM policy_overlay WHERE basis <> ''").Scan(w.t.Context(), &count); err != nil || count != 3 {
			w.t.Errorf("%d values lie there, want 3 (%v)", count, err)
		}
	})
}

// The rules of a year that is over are not changed by filing an older document.
func TestAnOlderDocumentBindsFromThisYear(t *testing.T) {
	each(t, func(w *world) {
		v := w.filed(map[string]any{"issuedOn": "2021-03-01", "from": "2021-04-01"})
		if v.Applies != day("2026-01-01") || v.ValidFrom != day("2021-04-01") {
			w.t.Errorf("applies from %s", v.Applies)
		}
		for date, want := range map[string]string{"2025-12-31": "80", "2026-01-01": "90"} {
			if r := w.rule("suzhou", "date="+date, policy.FieldDaysPerYear); r.Value != want {
				w.t.Errorf("%s: %s, want %s", date, r.Value, want)
			}
		}
	})
}

func TestRulesAreRepealed(t *testing.T) {
	each(t, func(w *world) {
		v := w.filed(map[string]any{"from": "2026-11-21"})
		path := "/api/local-rules/" + v.ID + "/repeal"
		body := func(last, words string) map[string]any {
			return map[string]any{"rev": v.Rev, "last": last, "words": words}
		}
		for _, tc := range []struct {
			actor  string
			body   map[string]any
			status int
		}{
			{"", body("2026-12-31", "废止文件"), 401},
			{"officer", body("2026-12-31", "废止文件"), 403},
			{"province", body("2026-12-31", "废止文件"), 422},
			{"nanjing", body("2026-12-31", "废止文件"), 404},
			{"suzhou", body("2026-11-22", "废止文件"), 422},
			{"suzhou", body("2026-12-31", ""), 422},
			{"suzhou", body("2062-12-31", "废止文件"), 422},
		} {
			if status, _ := w.call(tc.actor, "POST", path, tc.body, nil); status != tc.status {
				w.t.Errorf("%s %v: %d, want %d", tc.actor, tc.body, status, tc.status)
			}
		}
		filed, err := FiledRules(w.t.Context(), w.d.Read(), w.find("苏州市").ID, w.find("南京市").ID)
		if want := map[string]Filing{w.find("苏州市").ID: {ID: v.ID, FiledOn: day("2026-11-23"), Receipt: "细则备〔2026〕1号"}}; err != nil || !cmp.Equal(filed, want) {
			w.t.Errorf("%+v (%v)", filed, err)
		}
		if status, code := w.call("suzhou", "POST", path, body("2026-12-31", "苏州工发〔2026〕30号"), &v); status != 200 {
			w.t.Fatalf("%d %s", status, code)
		}
		if r := w.rule("suzhou", "date=2026-12-31", policy.FieldDaysPerYear); r.Value != "90" {
			w.t.Errorf("on its last day %s", r.Value)
		}
		if r := w.rule("suzhou", "date=2027-01-01", policy.FieldDaysPerYear); r.Value != "80" {
			w.t.Errorf("after it %s", r.Value)
		}
		if filed, err := FiledRules(w.t.Context(), w.d.Read()); err != nil || len(filed) != 0 {
			w.t.Errorf("repealed rules count as filed: %+v (%v)", filed, err)
		}
	})
}

func TestDraftsAreDiscarded(t *testing.T) {
	each(t, func(w *world) {
		v := w.drafted(nil)
		path := "/api/local-rules/" + v.ID + "?rev="
		if status, _ := w.call("officer", "DELETE", path+"1", nil, nil); status != 409 {
			w.t.Errorf("stale: %d", status)
		}
		if status, _ := w.call("nanjing", "DELETE", path+strconv.FormatInt(v.Rev, 10), nil, nil); status != 404 {
			w.t.Errorf("another city: %d", status)
		}
		if status, _ := w.fetchMethod("officer", "DELETE", path+strconv.FormatInt(v.Rev, 10)); status != 204 {
			w.t.Errorf("the city: %d", status)
		}
		if status, _ := w.call("officer", "GET", "/api/local-rules/"+v.ID, nil, nil); status != 404 {
			w.t.Errorf("still there: %d", status)
		}
	})
}

func (w *world) fetchMethod(actor, method, path string) (int, string) {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), method, path, nil)
	r.Header.Set("X-Test-Actor", actor)
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	return rec.Code, rec.Body.String()
}

// What a filing froze is told from what was altered: any field changes the hash.
func TestAFilingsHashHoldsEveryField(t *testing.T) {
	base := LocalRule{Receipt: "细则备〔2026〕1号", Document: "d", Title: "t", IssuedOn: day("2026-11-20"), ValidFrom: day("2026-12-01"), Summary: "s", FiledAt: time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)}
	city := org.Union{Name: "苏州市总工会"}
	hash := func(l LocalRule, city org.Union, values []LocalValue, file string) string {
		t.Helper()
		if err := freezeLocal(&l, city, values, day("2026-12-01"), file); err != nil {
			t.Fatal(err)
		}
		return l.Hash
	}
	values := []LocalValue{{Key: policy.FieldDaysPerYear, Value: "90"}}
	seen := map[string]string{hash(base, city, values, "f"): "as filed"}
	for name, other := range map[string]func() string{
		"receipt":  func() string { l := base; l.Receipt = "x"; return hash(l, city, values, "f") },
		"document": func() string { l := base; l.Document = "x"; return hash(l, city, values, "f") },
		"title":    func() string { l := base; l.Title = "x"; return hash(l, city, values, "f") },
		"issued":   func() string { l := base; l.IssuedOn = day("2026-11-21"); return hash(l, city, values, "f") },
		"from":     func() string { l := base; l.ValidFrom = day("2026-12-02"); return hash(l, city, values, "f") },
		"summary":  func() string { l := base; l.Summary = "x"; return hash(l, city, values, "f") },
		"filed at": func() string { l := base; l.FiledAt = l.FiledAt.Add(time.Second); return hash(l, city, values, "f") },
		"city":     func() string { return hash(base, org.Union{Name: "x"}, values, "f") },
		"file":     func() string { return hash(base, city, values, "x") },
		"value":    func() string { return hash(base, city, []LocalValue{{Key: policy.FieldDaysPerYear, Value: "91"}}, "f") },
		"no value": func() string { return hash(base, city, nil, "f") },
	} {
		if twin, twice := seen[other()]; twice {
			t.Errorf("%s has the hash of %s", name, twin)
		}
		seen[other()] = name
	}
}

// A filing that fails leaves nothing.
func TestAFilingRollsBack(t *testing.T) {
	each(t, func(w *world) {
		v := w.drafted(nil)
		// its document vanishes
		err := w.d.InTx(w.t.Context(), func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE local_rule SET blob_id = ? WHERE id = ?", db.NewID(), v.ID).Exec(ctx)
			return err
		})
		if err != nil {
			w.t.Fatal(err)
		}
		if status, _ := w.call("suzhou", "POST", "/api/local-rules/"+v.ID+"/submit", map[string]any{"rev": v.Rev}, nil); status != 404 {
			w.t.Errorf("filed without its document: %d", status)
		}
		if r := w.rule("suzhou", "date=2026-12-01", policy.FieldDaysPerYear); r.Value != "80" || w.waiting() != 0 {
			w.t.Errorf("something stayed: %s", r.Value)
		}
		if filed, err := FiledRules(w.t.Context(), w.d.Read()); err != nil || len(filed) != 0 {
			w.t.Errorf("%+v (%v)", filed, err)
		}
	})
}

// The form starts from what holds in the city: where the province is stricter than the Measures, from the province's value, and
// where the city's own rules are, from theirs. Looser than what is above is refused, with who set it.
func TestLocalFormStartsFromWhatHolds(t *testing.T) {
	each(t, func(w *world) {
		v := w.drafted(map[string]any{"values": []map[string]any{}})
		choice := func(key policy.Key) LocalChoice {
			var now LocalView
			w.call("officer", "GET", "/api/local-rules/"+v.ID, nil, &now)
			for _, c := range now.Choices {
				if c.Key == key {
					return c
				}
			}
			w.t.Fatalf("%s cannot be chosen", key)
			return LocalChoice{}
		}
		if c := choice("field_days_per_year"); c.Now != "80" || c.AboveText != "80天" || c.AboveFrom != "" {
			w.t.Errorf("by the Measures %+v", c)
		}
		laid := map[string]any{"unionId": w.find("江苏省").ID, "key": "field_days_per_year", "value": "90", "from": "2026-12-01", "until": "", "document": "苏工办〔2026〕9号"}
		if status, code := w.call("province", "POST", "/api/policy/overlays", laid, nil); status != 201 {
			w.t.Fatalf("lay: %d %s", status, code)
		}
		if c := choice("field_days_per_year"); c.Now != "90" || c.AboveText != "90天" || c.AboveFrom != "江苏省总工会，苏工办〔2026〕9号" || c.Default != "80" {
			w.t.Errorf("where the province is stricter %+v", c)
		}
		body := w.edit(v.Rev)
		body["values"] = []map[string]any{{"key": "field_days_per_year", "value": "85"}}
		w.say("officer", "PUT", "/api/local-rules/"+v.ID, body, 422, "依第十条第（二）项为90天（江苏省总工会，苏工办〔2026〕9号），地方规定只能更严，不能定为85天（第十七条）")
		body["values"] = []map[string]any{{"key": "field_days_per_year", "value": "95"}}
		if status, code := w.call("officer", "PUT", "/api/local-rules/"+v.ID, body, &v); status != 200 {
			w.t.Fatalf("save: %d %s", status, code)
		}
		if status, code := w.call("suzhou", "POST", "/api/local-rules/"+v.ID+"/submit", map[string]any{"rev": v.Rev}, &v); status != 200 {
			w.t.Fatalf("file: %d %s", status, code)
		}
		// the next version starts from the city's own, and may go back to the province's, no further
		if status, code := w.call("officer", "POST", "/api/local-rules", w.content(map[string]any{"from": "2027-03-01", "values": []map[string]any{}}), &v); status != 201 {
			w.t.Fatalf("draft: %d %s", status, code)
		}
		if c := choice("field_days_per_year"); c.Now != "95" || c.AboveText != "90天" {
			w.t.Errorf("where the city's own is stricter still %+v", c)
		}
	})
}

// say expects a refusal with words in it.
func (w *world) say(actor, method, path string, body any, want int, words string) {
	w.t.Helper()
	if rec := w.send(actor, method, path, body); rec.Code != want || !strings.Contains(rec.Body.String(), words) {
		w.t.Errorf("%s %s: %d %s, want %d with %s", method, path, rec.Code, rec.Body, want, words)
	}
}
