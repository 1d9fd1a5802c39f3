package orgacts

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var day = workday.MustParse

// world is a province with a town below Kunshan, its accounts, and the real handler.
type world struct {
	t       *testing.T
	d       *db.DB
	s       *Service
	now     time.Time
	handler http.Handler
	actors  map[string]authz.Actor
	town    org.Union
}

func each(t *testing.T, fn func(w *world)) {
	t.Helper()
	w := &world{now: time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)}
	dbtest.Each(t, clock.Clock(func() time.Time { return w.now }), func(t *testing.T, d *db.DB) {
		w.now = time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)
		w.t, w.d, w.s, w.actors = t, d, &Service{DB: d}, map[string]authz.Actor{}
		w.tx(func(ctx context.Context, tx *db.Tx) error { return org.Seed(ctx, tx, audit.System()) })
		w.town = w.create("玉山镇总工会", org.KindTown, "昆山市")
		mux := http.NewServeMux()
		r := httpx.NewRouter(mux, "test", "0", nil, httpx.Guard[authz.Actor]{
			Title: authz.TitleOf,
			Who: func(_ context.Context, r *http.Request) (authz.Actor, error) {
				a, ok := w.actors[r.Header.Get("X-Test-Actor")]
				if !ok {
					return authz.Actor{}, errs.Of(errs.KindUnauthorized, "not_signed_in", "请先登录。")
				}
				return a, nil
			},
			May: func(a authz.Actor, p string) bool { return a.Has(authz.Permission(p)) },
		})
		w.s.Routes(r)
		w.handler = httpx.Wrap(mux, nil)
		w.account("province", authz.RoleOfficer, "江苏省")
		w.account("suzhou", authz.RoleOfficer, "苏州市")
		w.account("suzhouApprover", authz.RoleApprover, "苏州市")
		w.account("kunshan", authz.RoleOfficer, "昆山市")
		w.account("kunshanApprover", authz.RoleApprover, "昆山市")
		w.account("taicang", authz.RoleOfficer, "太仓市")
		w.account("clerk", authz.RoleClerk, "玉山镇")
		w.account("instructor", authz.RoleInstructor, "玉山镇")
		w.account("finance", authz.RoleFinance, "昆山市")
		fn(w)
	})
}

func (w *world) tx(fn func(context.Context, *db.Tx) error) {
	w.t.Helper()
	if err := w.d.InTx(w.t.Context(), fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) find(name string) org.Union {
	w.t.Helper()
	list, err := org.ByName(w.t.Context(), w.d.Read(), name, "")
	if err != nil || len(list) != 1 {
		w.t.Fatalf("%s: %d unions, %v", name, len(list), err)
	}
	return list[0]
}

func (w *world) create(name string, kind org.Kind, superior string) org.Union {
	w.t.Helper()
	var made []org.Union
	w.tx(func(ctx context.Context, tx *db.Tx) (err error) {
		made, err = org.CreateTx(ctx, tx, audit.System(), []org.NewUnion{{Name: name, Kind: kind, SuperiorID: w.find(superior).ID}})
		return err
	})
	return made[0]
}

func (w *world) account(name string, role authz.Role, union string) {
	u := w.find(union)
	w.actors[name] = authz.Actor{
		AccountID: name, Name: name, PersonID: name, Via: audit.Web,
		Grants: []authz.Grant{{Role: role, UnionID: u.ID, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID, From: org.Began}},
	}
}

type reply struct {
	status int
	body   []byte
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

func (w *world) call(actor, method, path string, body any) reply {
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
	out := reply{status: rec.Code, body: rec.Body.Bytes()}
	if rec.Code >= 400 {
		if err := json.Unmarshal(out.body, &out); err != nil {
			w.t.Fatalf("%s %s: %d %s", method, path, rec.Code, rec.Body)
		}
	}
	return out
}

func read[T any](w *world, r reply, status int) T {
	w.t.Helper()
	var v T
	if r.status != status {
		w.t.Fatalf("status %d %s, want %d", r.status, r.body, status)
	}
	if err := json.Unmarshal(r.body, &v); err != nil {
		w.t.Fatal(err)
	}
	return v
}

func (w *world) drain() {
	w.t.Helper()
	r := jobs.New(w.d, slog.New(slog.DiscardHandler))
	w.s.Work(r)
	if err := r.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) union(id string) org.Union {
	w.t.Helper()
	u, err := org.ByID(w.t.Context(), w.d.Read(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	return u
}

func TestRefusals(t *testing.T) {
	each(t, func(w *world) {
		town := "/api/org/unions/" + w.town.ID
		nanjingTown := w.create("汤山街道总工会", org.KindStreet, "江宁区")
		rename := map[string]any{"kind": "rename", "on": "2026-11-01", "document": "昆工〔2026〕1号", "name": "玉峰镇总工会", "rev": 1}
		with := func(k string, v any) map[string]any {
			m := map[string]any{}
			maps.Copy(m, rename)
			m[k] = v
			return m
		}
		for _, tc := range []struct {
			name, actor, method, path string
			body                      any
			status                    int
			code                      string
		}{
			{"anonymous", "", "GET", town, nil, 401, "not_signed_in"},
			{"no permission", "finance", "POST", town + "/acts", rename, 403, errs.MissingCode},
			{"an instructor", "instructor", "POST", "/api/org/unions", map[string]any{}, 403, errs.MissingCode},
			{"the neighbouring county reads", "taicang", "GET", town, nil, 404, errs.NotFoundCode},
			{"the neighbouring county's tree", "taicang", "GET", "/api/org/tree?superior=" + w.find("昆山市").ID, nil, 404, errs.NotFoundCode},
			{"the neighbouring county writes", "taicang", "POST", town + "/acts", rename, 404, errs.NotFoundCode},
			{"the neighbouring county's contact", "taicang", "PUT", town + "/contact", map[string]any{"contactName": "", "contactTitle": "", "officePhone": "", "rev": 1}, 404, errs.NotFoundCode},
			{"another city", "suzhou", "GET", "/api/org/unions/" + nanjingTown.ID, nil, 404, errs.NotFoundCode},
			{"found below another county", "taicang", "POST", "/api/org/unions", map[string]any{"name": "新镇总工会", "kind": "town", "superiorId": w.find("昆山市").ID, "since": ""}, 404, errs.NotFoundCode},
			{"the clerk of the union itself", "clerk", "POST", town + "/acts", rename, 403, errs.MissingCode},
			{"a county renames itself", "kunshan", "POST", "/api/org/unions/" + w.find("昆山市").ID + "/acts", rename, 422, CodeBySuperior},
			{"stale", "kunshan", "POST", town + "/acts", with("rev", 9), 409, errs.StaleCode},
			{"stale contact", "clerk", "PUT", town + "/contact", map[string]any{"contactName": "周晓", "contactTitle": "", "officePhone": "0512-57300618", "rev": 9}, 409, errs.StaleCode},
			{"a contact without a phone", "clerk", "PUT", town + "/contact", map[string]any{"contactName": "周晓", "contactTitle": "", "officePhone": " ", "rev": 1}, 422, errs.FieldsCode},
			{"a phone without a contact", "clerk", "PUT", town + "/contact", map[string]any{"contactName": "", "contactTitle": "", "officePhone": "0512-57300618", "rev": 1}, 422, errs.FieldsCode},
			{"founded without a contact", "kunshan", "POST", "/api/org/unions", map[string]any{"name": "新镇总工会", "kind": "town", "superiorId": w.find("昆山市").ID, "since": ""}, 422, errs.FieldsCode},
			{"export, anonymous", "", "GET", "/api/org/unions/export", nil, 401, "not_signed_in"},
			{"export of no such kind", "kunshan", "GET", "/api/org/unions/export?kind=x", nil, 422, errs.FieldsCode},
			{"acts, anonymous", "", "GET", town + "/acts/export", nil, 401, "not_signed_in"},
			{"the neighbouring county takes the acts", "taicang", "GET", town + "/acts/export", nil, 404, errs.NotFoundCode},
			{"acts to come, anonymous", "", "GET", "/api/org/acts/open/export", nil, 401, "not_signed_in"},
			{"acts to come of nobody below", "clerk", "GET", "/api/org/acts/open/export", nil, 403, errs.MissingCode},
			{"malformed", "kunshan", "POST", town + "/acts", "{", 400, ""},
			{"no id", "kunshan", "GET", "/api/org/unions/x", nil, 422, ""},
			{"no name", "kunshan", "POST", town + "/acts", with("name", ""), 422, errs.FieldsCode},
			{"no document", "kunshan", "POST", town + "/acts", with("document", " "), 422, errs.FieldsCode},
			{"too far ahead", "kunshan", "POST", town + "/acts", with("on", "2036-01-01"), 422, errs.FieldsCode},
			{"before it began", "kunshan", "POST", town + "/acts", with("on", "1990-01-01"), 422, errs.FieldsCode},
			{"move to a county that is not one's own", "kunshan", "POST", town + "/acts", map[string]any{"kind": "move", "on": "2026-11-01", "document": "x", "otherId": w.find("太仓市").ID, "rev": 1}, 404, errs.NotFoundCode},
			{"founded tomorrow", "kunshan", "POST", "/api/org/unions", map[string]any{"name": "新镇总工会", "kind": "town", "superiorId": w.find("昆山市").ID, "since": "2026-11-24"}, 422, CodeFuture},
			{"too large", "kunshan", "POST", town + "/acts", `{"name":"` + strings.Repeat("长", 400_000) + `"}`, 413, ""},
			{"consent to nothing", "kunshanApprover", "POST", "/api/org/acts/" + db.NewID() + "/decide", map[string]any{"rev": 1, "agree": true}, 404, errs.NotFoundCode},
		} {
			got := w.call(tc.actor, tc.method, tc.path, tc.body)
			if got.status != tc.status || tc.code != "" && got.Code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, got.status, got.body, tc.status, tc.code)
			}
		}
		var n int
		if err := w.d.Read().NewRaw("SELECT count(*) FROM org_act").Scan(w.t.Context(), &n); err != nil || n != 0 {
			w.t.Errorf("refused requests left %d acts (%v)", n, err)
		}
	})
}

func TestRenameNowAndLater(t *testing.T) {
	each(t, func(w *world) {
		path := "/api/org/unions/" + w.town.ID
		ask := map[string]any{"kind": "rename", "on": "2026-11-01", "document": "昆工〔2026〕1号", "name": "玉峰镇总工会", "rev": 1}
		preview := read[actPreviewReply](w, w.call("kunshan", "POST", path+"/acts/preview", ask), 200)
		if len(preview.Lines) != 2 || preview.Lines[0] != "自2026年11月1日起，“玉山镇总工会”更名为“玉峰镇总工会”。" {
			w.t.Errorf("%v", preview.Lines)
		}
		if act := read[Act](w, w.call("kunshan", "POST", path+"/acts", ask), 201); act.State != Done {
			w.t.Errorf("%+v", act)
		}
		for words, want := range map[string]string{"玉山镇": "玉峰镇总工会 原名玉山镇总工会", "玉峰": "玉峰镇总工会 原名", "yufeng": "玉峰镇总工会 原名"} {
			found := read[httpx.Page[UnionLine]](w, w.call("kunshan", "GET", "/api/org/unions?q="+url.QueryEscape(words), nil), 200)
			if len(found.Items) != 1 || found.Total.Count != 1 || found.Items[0].Name+" 原名"+found.Items[0].FormerName != want {
				w.t.Errorf("%s: %+v", words, found)
			}
		}
		ask["name"], ask["on"], ask["rev"] = "玉湖镇总工会", "2026-12-01", 2
		act := read[Act](w, w.call("kunshan", "POST", path+"/acts", ask), 201)
		if act.State != Waiting {
			w.t.Errorf("%+v", act)
		}
		if again := w.call("kunshan", "POST", path+"/acts", ask); again.status != 409 || again.Code != CodePending {
			w.t.Errorf("a second pending act: %d %s", again.status, again.body)
		}
		w.drain()
		if name := w.union(w.town.ID).Name; name != "玉峰镇总工会" {
			w.t.Errorf("before its day: %s", name)
		}
		w.now = w.now.AddDate(0, 0, 8)
		if err := w.s.Due(w.t.Context()); err != nil {
			w.t.Fatal(err)
		}
		if name := w.union(w.town.ID).Name; name != "玉湖镇总工会" {
			w.t.Errorf("on its day: %s", name)
		}
		d := read[UnionDetail](w, w.call("clerk", "GET", path, nil), 200)
		if len(d.History) != 3 || d.History[0].ValidFrom != day("2026-12-01") || len(d.Acts) != 2 || d.Acts[0].State != Done {
			w.t.Errorf("%+v %+v", d.History, d.Acts)
		}
	})
}

func TestCancelAWaitingAct(t *testing.T) {
	each(t, func(w *world) {
		ask := map[string]any{"kind": "close", "on": "2026-12-31", "document": "昆工〔2026〕2号", "rev": 1}
		act := read[Act](w, w.call("kunshan", "POST", "/api/org/unions/"+w.town.ID+"/acts", ask), 201)
		path := "/api/org/acts/" + act.ID + "/cancel"
		if r := w.call("taicang", "POST", path, map[string]any{"rev": 1}); r.status != 404 {
			w.t.Errorf("the neighbour: %d %s", r.status, r.body)
		}
		if r := w.call("clerk", "POST", path, map[string]any{"rev": 1}); r.status != 403 {
			w.t.Errorf("the clerk: %d %s", r.status, r.body)
		}
		if r := w.call("kunshan", "POST", path, map[string]any{"rev": 4}); r.status != 409 {
			w.t.Errorf("stale: %d %s", r.status, r.body)
		}
		if act := read[Act](w, w.call("kunshan", "POST", path, map[string]any{"rev": 1}), 200); act.State != Cancelled {
			w.t.Errorf("%+v", act)
		}
		if r := w.call("kunshan", "POST", path, map[string]any{"rev": 2}); r.status != 422 || r.Code != CodeState {
			w.t.Errorf("twice: %d %s", r.status, r.body)
		}
		w.now = w.now.AddDate(0, 2, 0)
		if err := w.s.Due(w.t.Context()); err != nil {
			w.t.Fatal(err)
		}
		if w.union(w.town.ID).State != org.StateOpen {
			w.t.Error("closed although taken back")
		}
	})
}

// Readings 18: the union one level up consents, not one above that, and not whoever asked.
func TestBecomingAnEmployingUnion(t *testing.T) {
	each(t, func(w *world) {
		path := "/api/org/unions/" + w.town.ID
		ask := map[string]any{"kind": "employ", "on": "2027-01-01", "document": "", "rev": 1}
		if r := w.call("taicang", "POST", path+"/acts", ask); r.status != 404 {
			w.t.Errorf("the neighbour asks: %d", r.status)
		}
		act := read[Act](w, w.call("clerk", "POST", path+"/acts", ask), 201)
		if act.State != Asked || act.ConsentID != w.find("昆山市").ID {
			w.t.Fatalf("%+v", act)
		}
		decide := "/api/org/acts/" + act.ID + "/decide"
		yes := map[string]any{"rev": 1, "agree": true}
		for actor, want := range map[string]int{"": 401, "kunshan": 403, "clerk": 403, "suzhouApprover": 422} {
			if r := w.call(actor, "POST", decide, yes); r.status != want {
				w.t.Errorf("%q consents: %d %s, want %d", actor, r.status, r.body, want)
			}
		}
		if r := w.call("kunshanApprover", "POST", decide, map[string]any{"rev": 1, "agree": false}); r.status != 422 {
			w.t.Errorf("refused without a reason: %d", r.status)
		}
		asked := read[orgActsReply](w, w.call("kunshanApprover", "GET", "/api/org/acts", nil), 200)
		if len(asked.Items) != 1 || asked.Items[0].UnionName != "玉山镇总工会" || len(asked.Items[0].Actions) != 2 {
			w.t.Errorf("%+v", asked)
		}
		if other := read[orgActsReply](w, w.call("suzhouApprover", "GET", "/api/org/acts", nil), 200); len(other.Items) != 0 {
			w.t.Errorf("%+v", other)
		}
		if done := read[Act](w, w.call("kunshanApprover", "POST", decide, yes), 200); done.State != Done {
			w.t.Errorf("%+v", done)
		}
		if u := w.union(w.town.ID); u.Employs(day("2026-12-31")) || !u.Employs(day("2027-01-01")) {
			w.t.Errorf("%+v", u)
		}
		if r := w.call("kunshanApprover", "POST", decide, map[string]any{"rev": 2, "agree": true}); r.status != 422 {
			w.t.Errorf("twice: %d", r.status)
		}
	})
}

func TestTreeListAndDirectory(t *testing.T) {
	each(t, func(w *world) {
		names := func(list []UnionNode) string {
			var s []string
			for _, n := range list {
				s = append(s, n.Name)
			}
			return strings.Join(s, " ")
		}
		for actor, want := range map[string]string{
			"province": "江苏省总工会", "suzhou": "苏州市总工会", "kunshan": "昆山市总工会", "clerk": "玉山镇总工会", "instructor": "玉山镇总工会",
		} {
			if got := read[unionTreeReply](w, w.call(actor, "GET", "/api/org/tree", nil), 200); names(got.Items) != want {
				w.t.Errorf("%s sees %s", actor, names(got.Items))
			}
		}
		below := read[unionTreeReply](w, w.call("suzhou", "GET", "/api/org/tree?superior="+w.find("昆山市").ID, nil), 200)
		if names(below.Items) != "玉山镇总工会" || !below.Items[0].Leaf || below.Items[0].Place != "苏州市 / 昆山市" {
			w.t.Errorf("%+v", below)
		}
		for query, want := range map[string]int{"q=ysz": 1, "q=yushan": 1, "q=%E7%8E%89%E5%B1%B1": 1, "kind=county": 9, "employing=no": 1, "contact=missing": 12, "state=closed": 0} {
			if got := read[httpx.Page[UnionLine]](w, w.call("suzhou", "GET", "/api/org/unions?"+query, nil), 200); got.Total.Count != want {
				w.t.Errorf("%s: %d, want %d", query, got.Total.Count, want)
			}
		}
		first := read[httpx.Page[UnionLine]](w, w.call("province", "GET", "/api/org/unions?limit=100", nil), 200)
		second := read[httpx.Page[UnionLine]](w, w.call("province", "GET", "/api/org/unions?limit=100&cursor="+first.Next, nil), 200)
		if first.Total.Count != 116 || len(first.Items) != 100 || len(second.Items) != 16 || second.Next != "" {
			w.t.Errorf("%d, %d and %d of %d", len(first.Items), len(second.Items), 116, first.Total.Count)
		}
		mine := read[officesReply](w, w.call("instructor", "GET", "/api/org/mine", nil), 200)
		if len(mine.Items) != 4 || mine.Items[0].UnionName != "玉山镇总工会" || !mine.Items[0].Own || mine.Items[3].UnionName != "江苏省总工会" {
			w.t.Errorf("%+v", mine)
		}
		if d := read[UnionDetail](w, w.call("instructor", "GET", "/api/org/unions/"+w.find("昆山市").ID, nil), 200); len(d.Actions) != 0 {
			w.t.Errorf("an instructor may %v", d.Actions)
		}
		if d := read[UnionDetail](w, w.call("kunshan", "GET", "/api/org/unions/"+w.town.ID, nil), 200); strings.Join(d.Actions, " ") != "contact employ create rename move merge split close" {
			w.t.Errorf("the county may %v", d.Actions)
		}
	})
}
