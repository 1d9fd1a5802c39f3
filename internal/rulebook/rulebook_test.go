package rulebook

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var day = workday.MustParse

// world is a province with accounts and the real handler.
type world struct {
	t       *testing.T
	d       *db.DB
	s       *Service
	now     time.Time
	handler http.Handler
	actors  map[string]authz.Actor
}

func each(t *testing.T, fn func(w *world)) {
	t.Helper()
	w := &world{}
	dbtest.Each(t, clock.Clock(func() time.Time { return w.now }), func(t *testing.T, d *db.DB) {
		w.now = time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)
		w.t, w.d, w.s, w.actors = t, d, &Service{DB: d, Recount: []string{"test.recount"}, Font: func() (*paper.Font, error) { return papertest.Font(t), nil }}, map[string]authz.Actor{}
		blobs, err := blob.New(t.TempDir(), clock.Clock(func() time.Time { return w.now }))
		if err != nil {
			t.Fatal(err)
		}
		w.s.Blobs = blobs
		err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return org.Seed(ctx, tx, audit.System()) })
		if err != nil {
			t.Fatal(err)
		}
		mux := http.NewServeMux()
		w.s.Routes(httpx.NewRouter(mux, "test", "0", nil, httpx.Guard[authz.Actor]{
			Title: authz.TitleOf,
			Who: func(_ context.Context, r *http.Request) (authz.Actor, error) {
				a, ok := w.actors[r.Header.Get("X-Test-Actor")]
				if !ok {
					return authz.Actor{}, errs.Of(errs.KindUnauthorized, "not_signed_in", "请先登录。")
				}
				return a, nil
			},
			May: func(a authz.Actor, p string) bool { return a.Has(authz.Permission(p)) },
		}))
		w.handler = httpx.Wrap(mux, nil)
		w.account("province", authz.RoleApprover, "江苏省")
		w.account("suzhou", authz.RoleApprover, "苏州市")
		w.account("nanjing", authz.RoleApprover, "南京市")
		w.account("kunshan", authz.RoleApprover, "昆山市")
		w.account("officer", authz.RoleOfficer, "苏州市")
		w.account("drafter", authz.RoleOfficer, "江苏省")
		w.account("clerk", authz.RoleClerk, "昆山市")
		w.account("head", authz.RoleHead, "昆山市")
		w.account("admin", authz.RoleSystem, "江苏省")
		w.account("auditor", authz.RoleAudit, "江苏省")
		w.account("instructor", authz.RoleInstructor, "昆山市")
		fn(w)
	})
}

func (w *world) find(name string) org.Union {
	w.t.Helper()
	list, err := org.ByName(w.t.Context(), w.d.Read(), name, "")
	if err != nil || len(list) != 1 {
		w.t.Fatalf("%s: %d unions, %v", name, len(list), err)
	}
	return list[0]
}

func (w *world) account(name string, role authz.Role, union string) {
	u := w.find(union)
	w.actors[name] = authz.Actor{
		AccountID: name, Name: name, Via: audit.Web, PersonID: name,
		Grants: []authz.Grant{{Role: role, UnionID: u.ID, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID, From: org.Began}},
	}
}

// call gives status and code of a refusal, and reads a success into out.
func (w *world) call(actor, method, path string, body, out any) (int, string) {
	w.t.Helper()
	rec := w.send(actor, method, path, body)
	var problem struct{ Code string }
	into := out
	if rec.Code >= 400 || out == nil {
		into = &problem
	}
	if err := json.Unmarshal(rec.Body.Bytes(), into); err != nil {
		w.t.Fatalf("%s %s: %d %s", method, path, rec.Code, rec.Body)
	}
	return rec.Code, problem.Code
}

func (w *world) waiting() int {
	w.t.Helper()
	list, err := jobs.List(w.t.Context(), w.d.Read(), jobs.Filter{Kind: "test.recount", Limit: 10})
	if err != nil {
		w.t.Fatal(err)
	}
	return len(list)
}

func TestOverlayRefusals(t *testing.T) {
	each(t, func(w *world) {
		good := map[string]any{"unionId": w.find("江苏省").ID, "key": "field_days_per_year", "value": "90", "from": "2026-12-01", "until": "", "document": "苏工办〔2026〕9号"}
		with := func(k string, v any) map[string]any {
			m := map[string]any{}
			maps.Copy(m, good)
			m[k] = v
			return m
		}
		for _, tc := range []struct {
			name, actor string
			body        any
			status      int
			code        string
		}{
			{"anonymous", "", good, 401, "not_signed_in"},
			{"an officer", "officer", good, 403, errs.MissingCode},
			{"another city", "nanjing", with("unionId", w.find("苏州市").ID), 404, errs.NotFoundCode},
			{"a city for the province", "suzhou", good, 404, errs.NotFoundCode},
			{"the province for the city", "province", with("unionId", w.find("苏州市").ID), 422, policy.CodeSetter},
			{"a city by itself, without a filing", "suzhou", with("unionId", w.find("苏州市").ID), 422, CodeFiling},
			{"a county", "kunshan", with("unionId", w.find("昆山市").ID), 403, errs.MissingCode},
			{"no such key", "province", with("key", "no_such"), 422, policy.CodeKey},
			{"no number", "province", with("value", "九十"), 422, policy.CodeValue},
			{"no document", "province", with("document", ""), 422, policy.CodeDocument},
			{"a year that is over", "province", with("from", "2025-12-31"), 422, policy.CodeDates},
			{"a year mistyped", "province", with("from", "2062-12-01"), 422, policy.CodeDates},
			{"no day of the calendar", "province", with("from", "2026-02-29"), 422, ""},
			{"an end before the beginning", "province", with("until", "2026-11-30"), 422, policy.CodeDates},
			{"what the law fixes", "province", with("key", "exit_notice_days"), 422, policy.CodeSetter},
			{"malformed", "province", "{", 400, ""},
		} {
			status, code := w.call(tc.actor, "POST", "/api/policy/overlays", tc.body, nil)
			if status != tc.status || tc.code != "" && code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		if status, _ := w.call("nanjing", "GET", "/api/policy?unionId="+w.find("昆山市").ID, nil, nil); status != 404 {
			w.t.Errorf("another city reads: %d", status)
		}
		if status, _ := w.call("auditor", "GET", "/api/policy", nil, nil); status != 403 {
			w.t.Errorf("the audit administrator reads: %d", status)
		}
		if w.waiting() != 0 {
			w.t.Error("a refusal made work")
		}
	})
}

// rule is a value in force for an actor's own union, and what the actor may do about it.
func (w *world) rule(actor, query string, key policy.Key) RuleInForce {
	w.t.Helper()
	var p PolicyInForce
	if status, code := w.call(actor, "GET", "/api/policy?"+query, nil, &p); status != 200 {
		w.t.Fatalf("%d %s", status, code)
	}
	for _, r := range p.Items {
		if r.Key == key {
			return r
		}
	}
	w.t.Fatalf("no rule %s", key)
	return RuleInForce{}
}

func TestTheProvinceLaysARule(t *testing.T) {
	each(t, func(w *world) {
		var laid org.Overlay
		status, code := w.call("province", "POST", "/api/policy/overlays", map[string]any{
			"unionId": w.find("江苏省").ID, "key": "field_days_per_year", "value": "90", "from": "2026-12-01", "until": "", "document": "苏工办〔2026〕9号",
		}, &laid)
		if status != 201 {
			w.t.Fatalf("%d %s", status, code)
		}
		if w.waiting() != 1 {
			w.t.Error("nothing reckons anew")
		}
		const key = policy.FieldDaysPerYear
		if r := w.rule("instructor", "date=2026-12-01", key); r.Value != "90" || len(r.Actions) != 0 {
			w.t.Errorf("in December %s %v", r.Value, r.Actions)
		}
		if r := w.rule("instructor", "", key); r.Value != "80" {
			w.t.Errorf("today %s", r.Value)
		}
		if r := w.rule("province", "date=2026-12-01", key); r.Value != "90" || !cmp.Equal(r.Actions, []string{"lay"}) {
			w.t.Errorf("for the province %s %v", r.Value, r.Actions)
		}
		if r := w.rule("suzhou", "date=2026-12-01", key); r.Value != "90" || len(r.Actions) != 0 {
			w.t.Errorf("for a city %s %v", r.Value, r.Actions)
		}
		if p, err := PolicyAt(w.t.Context(), w.d.Read(), w.find("昆山市").ID, day("2026-12-31")); err != nil || p.FieldDays(2026) != 90 {
			w.t.Errorf("%v", err)
		}
		end := "/api/policy/overlays/" + laid.ID + "/end"
		for actor, want := range map[string]int{"nanjing": 404, "officer": 403} {
			if status, _ := w.call(actor, "POST", end, map[string]any{"rev": 1, "last": "2026-12-31"}, nil); status != want {
				w.t.Errorf("%s ends it: %d, want %d", actor, status, want)
			}
		}
		if status, code := w.call("province", "POST", end, map[string]any{"rev": 3, "last": "2026-12-31"}, nil); status != 409 {
			w.t.Errorf("stale: %d %s", status, code)
		}
		if status, code := w.call("province", "POST", end, map[string]any{"rev": 1, "last": "2026-11-30"}, nil); status != 422 {
			w.t.Errorf("before it began: %d %s", status, code)
		}
		var ended org.Overlay
		if status, code := w.call("province", "POST", end, map[string]any{"rev": 1, "last": "2026-12-31"}, &ended); status != 200 || ended.ValidUntil != day("2026-12-31") {
			w.t.Errorf("%d %s %+v", status, code, ended)
		}
		if r := w.rule("instructor", "date=2027-01-01", key); r.Value != "80" {
			w.t.Errorf("after its end %s", r.Value)
		}
	})
}

// What a city laid before it filed rules can still be ended by it.
func TestACitysOlderRuleCanBeEnded(t *testing.T) {
	each(t, func(w *world) {
		o := org.Overlay{ID: db.NewID(), UnionID: w.find("苏州市").ID, Key: policy.FieldDaysPerYear, Value: "100", ValidFrom: day("2026-01-01"), Document: "苏州市通知", Rev: 1, CreatedAt: w.now}
		if err := w.d.InTx(w.t.Context(), func(ctx context.Context, tx *db.Tx) error { return org.LayOverlays(ctx, tx, []org.Overlay{o}) }); err != nil {
			w.t.Fatal(err)
		}
		end := "/api/policy/overlays/" + o.ID + "/end"
		if status, code := w.call("province", "POST", end, map[string]any{"rev": 1, "last": "2026-12-31"}, nil); status != 422 || code != policy.CodeSetter {
			w.t.Errorf("the province for the city: %d %s", status, code)
		}
		if status, code := w.call("suzhou", "POST", end, map[string]any{"rev": 1, "last": "2026-12-31"}, nil); status != 200 {
			w.t.Errorf("%d %s", status, code)
		}
	})
}

// The arrangement of 2026 in a notice's wording comes to the same days as the embedded data.
const notice2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`

func TestParseNotice(t *testing.T) {
	off, work, err := ParseNotice(2026, notice2026)
	if err != nil {
		t.Fatal(err)
	}
	cal := workday.NewCalendar(workday.Notice{Year: 2026, Off: off, Work: work})
	if got := compare(workday.Embedded(), cal, 2026); len(got) != 0 && got[0].Date.Year() == 2026 {
		t.Errorf("differs from the embedded days: %+v", got)
	}
	if n, _ := cal.WorkdaysIn(2026); n != 248 || len(off) != 33 {
		t.Errorf("%d working days, %d days off", n, len(off))
	}
	for _, tc := range []struct {
		name, text string
		off, work  []string
		code       string
	}{
		{"from the December before", "元旦：2026年12月31日至2027年1月2日放假调休，共3天。", []string{"2026-12-31", "2027-01-01", "2027-01-02"}, nil, ""},
		{"a single day", "端午节：6月9日放假；6月12日(周六)上班", []string{"2027-06-09"}, []string{"2027-06-12"}, ""},
		{"across months", "国庆节：9月30日至10月2日放假，共3天", []string{"2027-09-30", "2027-10-01", "2027-10-02"}, nil, ""},
		{"a wrong count", "元旦：1月1日至3日放假，共4天。", nil, nil, CodeNotice},
		{"no such day", "春节：2月30日放假。", nil, nil, CodeNotice},
		{"backwards", "春节：2月9日至3日放假。", nil, nil, CodeNotice},
		{"nothing", "请各单位做好值班工作。", nil, nil, ""},
	} {
		off, work, err := ParseNotice(2027, tc.text)
		if errs.CodeOf(err) != tc.code {
			t.Errorf("%s: %v", tc.name, err)
		}
		if diff := cmp.Diff(dates(tc.off), off); diff != "" && len(off)+len(tc.off) > 0 {
			t.Errorf("%s: %s", tc.name, diff)
		}
		if diff := cmp.Diff(dates(tc.work), work); diff != "" && len(work)+len(tc.work) > 0 {
			t.Errorf("%s: %s", tc.name, diff)
		}
	}
}

func dates(list []string) (out []workday.Date) {
	for _, s := range list {
		out = append(out, day(s))
	}
	return out
}

func TestImportNotice(t *testing.T) {
	each(t, func(w *world) {
		body := map[string]any{"year": 2027, "publishedOn": "2026-11-20", "source": "测试用安排", "text": `元旦：2027年1月1日至3日放假，共3天。春节：2月5日至11日放假调休，共7天。1月31日上班。
劳动节：5月1日至3日放假，共3天。国庆节：10月1日至7日放假调休，共7天。10月9日上班。`}
		for actor, want := range map[string]int{"": 401, "province": 403, "officer": 403, "instructor": 403} {
			for _, path := range []string{"/api/calendar/notices", "/api/calendar/notices/preview"} {
				if status, _ := w.call(actor, "POST", path, body, nil); status != want {
					w.t.Errorf("%q %s: %d, want %d", actor, path, status, want)
				}
			}
		}
		if status, _ := w.call("", "GET", "/api/calendar/2027", nil, nil); status != 401 {
			w.t.Errorf("a stranger reads: %d", status)
		}
		for name, change := range map[string]map[string]any{
			"no source":         {"source": ""},
			"published later":   {"publishedOn": "2026-11-24"},
			"nothing in it":     {"text": "无"},
			"a statutory day":   {"text": "元旦：2027年1月1日至3日放假，共3天。"},
			"an older notice":   {"year": 2026, "text": notice2026, "publishedOn": "2019-01-01"},
			"no year at all":    {"year": 1999},
			"unreadable amount": {"text": "元旦：1月1日至3日放假，共9天。"},
		} {
			bad := map[string]any{}
			maps.Copy(bad, body)
			maps.Copy(bad, change)
			status, code := w.call("admin", "POST", "/api/calendar/notices", bad, nil)
			if name == "an older notice" { // the embedded one says no day, and counts as earliest
				if status != 201 {
					w.t.Errorf("%s: %d %s", name, status, code)
				}
				continue
			}
			if status != 422 {
				w.t.Errorf("%s: %d %s", name, status, code)
			}
		}
		before, err := w.s.Calendar(w.t.Context())
		if err != nil || before.Published(2027) {
			w.t.Fatalf("published before: %v", err)
		}
		var p NoticePreview
		if status, code := w.call("admin", "POST", "/api/calendar/notices/preview", body, &p); status != 200 {
			w.t.Fatalf("%d %s", status, code)
		}
		// on weekdays off: 1 January; 5, 8 to 11 February; 3 May; 1, 4 to 7 October: 12; made up: 31 January, 9 October
		if p.WorkdaysBefore != 259 || p.WorkdaysAfter != 251 || p.Replaces || len(p.Changes) != 12 {
			w.t.Errorf("%+v", p)
		}
		w.now = w.now.Add(time.Second)
		for range 2 { // twice is once
			if status, code := w.call("admin", "POST", "/api/calendar/notices", body, &p); status != 201 {
				w.t.Fatalf("%d %s", status, code)
			}
		}
		after, err := w.s.Calendar(w.t.Context())
		if err != nil || !after.Published(2027) || after.Version() != p.Version {
			w.t.Errorf("not in force at once: %v", err)
		}
		if got := after.AddWorkdays(day("2027-02-04"), 1); got != (workday.Due{Date: day("2027-02-12")}) {
			w.t.Errorf("%+v", got)
		}
		then, err := CalendarAt(w.t.Context(), w.d.Read(), w.now.Add(-time.Hour))
		if err != nil || then.Published(2027) {
			w.t.Errorf("known before it was imported: %v", err)
		}
		var y CalendarYear
		if status, _ := w.call("instructor", "GET", "/api/calendar/2027", nil, &y); status != 200 || !y.Published || y.Workdays != 251 || y.Source != "测试用安排" {
			w.t.Errorf("%+v", y)
		}
		var made int
		for _, d := range y.Days {
			if d.Kind == Made {
				made++
			}
		}
		if made != 2 || len(y.Days) != 22 { // 20 days off, two worked
			w.t.Errorf("%d made, %d marked", made, len(y.Days))
		}
		var open CalendarYear
		if status, _ := w.call("instructor", "GET", "/api/calendar/2028", nil, &open); status != 200 || open.Published {
			w.t.Errorf("%+v", open)
		}
		var entries int
		if err := w.d.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'calendar.import'").Scan(w.t.Context(), &entries); err != nil || entries != 2 {
			w.t.Errorf("%d audit entries, want 2 (%v)", entries, err)
		}
		r := jobs.New(w.d, slog.New(slog.DiscardHandler))
		ran := 0
		jobs.Handle(r, "test.recount", func(context.Context, jobs.Run, struct{}) error { ran++; return nil })
		if err := r.Drain(w.t.Context()); err != nil || ran != 1 {
			w.t.Errorf("reckoned anew %d times, want once for both imports (%v)", ran, err)
		}
	})
}

// A book of all rules answers as the rules one by one do, and with what nobody has laid as if it were.
func TestBook(t *testing.T) {
	each(t, func(w *world) {
		js, suzhou, kunshan, nanjing := w.find("江苏省"), w.find("苏州市"), w.find("昆山市"), w.find("南京市")
		overlay := func(u org.Union, key policy.Key, value, from string) org.Overlay {
			return org.Overlay{ID: db.NewID(), UnionID: u.ID, Key: key, Value: value, ValidFrom: day(from), Document: "测试", Rev: 1, CreatedAt: w.now}
		}
		spring := overlay(js, policy.InductionMonths, "4", "2026-03-01")
		spring.ValidUntil = day("2026-05-31")
		err := w.d.InTx(w.t.Context(), func(ctx context.Context, tx *db.Tx) error {
			return org.LayOverlays(ctx, tx, []org.Overlay{
				spring, overlay(js, policy.FieldDaysPerYear, "85", "2026-01-01"), overlay(suzhou, policy.FieldDaysPerYear, "90", "2026-07-01"),
				overlay(suzhou, policy.InductionMonths, "5", "2026-07-01"), overlay(kunshan, policy.ContactIntervalMonth, "1", "2026-01-01"),
			})
		})
		if err != nil {
			w.t.Fatal(err)
		}
		book, err := OpenBook(w.t.Context(), w.d.Read(), nil)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, u := range []org.Union{js, suzhou, kunshan, nanjing} {
			for _, on := range []string{"2025-12-31", "2026-02-28", "2026-03-01", "2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01", "2026-07-02"} {
				one, err := PolicyAt(w.t.Context(), w.d.Read(), u.ID, day(on))
				if err != nil {
					w.t.Fatal(err)
				}
				if got := book.At(u.ID, day(on)); got.Version() != one.Version() || got.Date() != day(on) {
					w.t.Errorf("%s on %s: %d days by the book, %d one by one", u.Name, on, got.Int(policy.FieldDaysPerYear), one.Int(policy.FieldDaysPerYear))
				}
			}
		}
		if got := book.At(kunshan.ID, day("2026-07-01")); got.Int(policy.FieldDaysPerYear) != 90 || got.Int(policy.InductionMonths) != 5 || got.Int(policy.ContactIntervalMonth) != 1 {
			w.t.Errorf("昆山市: %d days, %d months, every %d months", got.Int(policy.FieldDaysPerYear), got.Int(policy.InductionMonths), got.Int(policy.ContactIntervalMonth))
		}
		supposed, err := OpenBook(w.t.Context(), w.d.Read(), []string{nanjing.ID, kunshan.ID}, overlay(nanjing, policy.FieldDaysPerYear, "100", "2026-07-01"))
		if err != nil {
			w.t.Fatal(err)
		}
		if a, b := supposed.At(nanjing.ID, day("2026-07-01")).Int(policy.FieldDaysPerYear), supposed.At(kunshan.ID, day("2026-07-01")).Int(policy.FieldDaysPerYear); a != 100 || b != 90 {
			w.t.Errorf("supposed: 南京市 %d, 昆山市 %d", a, b)
		}
	})
}

// raw is a call whose reply has no body.
func (w *world) raw(actor, method, path string, body any) int {
	w.t.Helper()
	return w.send(actor, method, path, body).Code
}

// send makes a request as an actor does; a string is sent as it is.
func (w *world) send(actor, method, path string, body any) *httptest.ResponseRecorder {
	w.t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		w.t.Fatal(err)
	}
	if s, ok := body.(string); ok {
		b = []byte(s)
	}
	r := httptest.NewRequestWithContext(w.t.Context(), method, path, bytes.NewReader(b))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Test-Actor", actor)
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	return rec
}
