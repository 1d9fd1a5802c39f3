package hiring_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/workday"
)

type planWorld struct {
	*apptest.World
	t   *testing.T
	now *time.Time

	kunshan, taicang, suzhou, suzhou2, province, provinceDesk, jiangning, finance *apptest.Client
}

// eachPlan begins on Tuesday 2026-10-20 in China. The province has turned the chapter on for that year.
func eachPlan(t *testing.T, fn func(*testing.T, *planWorld)) {
	t.Helper()
	start := time.Date(2026, 10, 20, 1, 0, 0, 0, time.UTC)
	now := start
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = start
		w := &planWorld{World: apptest.New(t, d, func() time.Time { return now }), t: t, now: &now}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return org.LayOverlays(ctx, tx, []org.Overlay{{
				ID: db.NewID(), UnionID: w.Union(t, "江苏省总工会").ID, Key: "chapter.hiring.from", Value: "2026-09-01", ValidFrom: workday.MustParse("2026-09-01"),
				Document: "苏工办〔2026〕1号", Rev: 1, CreatedAt: tx.Now(),
			}})
		})
		w.kunshan, w.taicang = w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会")
		w.suzhou, w.suzhou2 = w.As(t, authz.RoleOfficer, "苏州市总工会"), w.As(t, authz.RoleApprover, "苏州市总工会")
		w.province, w.provinceDesk = w.As(t, authz.RoleApprover, "江苏省总工会"), w.As(t, authz.RoleOfficer, "江苏省总工会")
		w.jiangning, w.finance = w.As(t, authz.RoleOfficer, "江宁区总工会"), w.As(t, authz.RoleFinance, "昆山市总工会")
		fn(t, w)
	})
}

func (w *planWorld) later(at time.Time) {
	w.t.Helper()
	*w.now = at
	for _, c := range []*apptest.Client{w.kunshan, w.taicang, w.suzhou, w.suzhou2, w.province, w.provinceDesk, w.jiangning} {
		c.SignIn(w.t)
	}
}

// account is what a union's account in the ledger shows of its authorised heads on a day.
func (w *planWorld) account(union, on string) []string {
	w.t.Helper()
	v, err := w.App.Quota.Account(w.t.Context(), w.provinceDesk.Actor, w.Union(w.t, union).ID, day(on))
	if err != nil {
		w.t.Fatal(err)
	}
	out := []string{}
	for _, l := range v.Approved {
		out = append(out, fmt.Sprintf("%s %s%+d=%d %s", l.EffectiveOn, l.Title, l.Amount, l.Stand, l.Document))
	}
	return out
}

// decide keeps a document's number in the plan and lets the province decide.
func (w *planWorld) decide(id, document string) apptest.Reply {
	w.t.Helper()
	p := w.plan(w.post(w.provinceDesk, id, "weigh", object{"numbers": []object{}, "document": document}).Want(w.t, 200))
	return w.actOn(w.province, p.Plan.CaseID, "approve", "")
}

type object map[string]any

func (w *planWorld) plan(r apptest.Reply) hiring.PlanView {
	w.t.Helper()
	return apptest.Read[hiring.PlanView](w.t, r)
}

func (w *planWorld) begin(c *apptest.Client, union string, kind string, year int) hiring.PlanView {
	w.t.Helper()
	return w.plan(c.Do(w.t, http.MethodPost, "/api/hiring/plans", object{"unionId": w.Union(w.t, union).ID, "kind": kind, "year": year}).Want(w.t, 201))
}

func (w *planWorld) see(c *apptest.Client, id string) hiring.PlanView {
	w.t.Helper()
	return w.plan(c.Do(w.t, http.MethodGet, "/api/hiring/plans/"+id, nil).Want(w.t, 200))
}

// post does an act with the plan's rev of now.
func (w *planWorld) post(c *apptest.Client, id, act string, b object) apptest.Reply {
	w.t.Helper()
	if _, given := b["rev"]; !given {
		b["rev"] = w.see(w.province, id).Plan.Rev
	}
	method := http.MethodPost
	path := "/api/hiring/plans/" + id + "/" + act
	if act == "" {
		method, path = http.MethodPut, "/api/hiring/plans/"+id
	}
	return c.Do(w.t, method, path, b)
}

func content(requested int, reason string) object {
	return object{"enterprises": 1200, "workers": 90000, "requested": requested, "reason": reason, "needs": "熟悉工资集体协商"}
}

// draft begins, writes and sends a county's plan.
func (w *planWorld) send(c *apptest.Client, union string, requested int) hiring.PlanView {
	w.t.Helper()
	p := w.begin(c, union, "annual", 2027)
	w.post(c, p.Plan.ID, "", content(requested, "新建产业园")).Want(w.t, 200)
	return w.plan(w.post(c, p.Plan.ID, "submit", object{}).Want(w.t, 200))
}

func (w *planWorld) actOn(c *apptest.Client, caseID, act, opinion string) apptest.Reply {
	w.t.Helper()
	d := apptest.Read[approval.CaseDetail](w.t, w.province.Do(w.t, http.MethodGet, "/api/approval/cases/"+caseID, nil).Want(w.t, 200))
	return c.Do(w.t, http.MethodPost, "/api/approval/cases/"+caseID+"/act", object{"rev": d.Rev, "act": act, "opinion": opinion})
}

// cascade is example 17 up to the province's numbers: 昆山 6→5→4, 太仓 3→3→3, 苏州市总 2→2.
func (w *planWorld) cascade() (city, ks, tc hiring.PlanView) {
	w.t.Helper()
	ks, tc = w.send(w.kunshan, "昆山市总工会", 6), w.send(w.taicang, "太仓市总工会", 3)
	w.post(w.suzhou, ks.Plan.ID, "review", object{"number": 5, "reason": "按企业数核减"}).Want(w.t, 200)
	city = w.begin(w.suzhou, "苏州市总工会", "annual", 2027)
	w.post(w.suzhou, city.Plan.ID, "", content(2, "市本级")).Want(w.t, 200)
	city = w.plan(w.post(w.suzhou, city.Plan.ID, "submit", object{"parts": []string{ks.Plan.ID, tc.Plan.ID}}).Want(w.t, 200))
	w.post(w.provinceDesk, city.Plan.ID, "weigh", object{
		"numbers": []object{{"planId": ks.Plan.ID, "number": 4, "reason": "全省统筹"}}, "document": "苏工复〔2026〕7号",
	}).Want(w.t, 200)
	return city, ks, tc
}

// TestExample17InTheSystem follows the numbers of the example: the city sends 10, the province decides 9, each step with its reason.
func TestExample17InTheSystem(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		city, ks, tc := w.cascade()
		before := w.see(w.province, city.Plan.ID)
		if before.Totals.Requested != 11 || before.Totals.City != 10 || before.Totals.Province != 9 {
			t.Errorf("sums before the decision: %+v, want 11, 10, 9", before.Totals)
		}
		// what the province weighs is its own until it has decided
		for union, c := range map[string]*apptest.Client{"苏州市总工会": w.suzhou, "昆山市总工会": w.kunshan} {
			if p := w.see(c, ks.Plan.ID); p.Plan.ProvinceNumber != nil || p.Plan.ProvinceReason != "" || p.Plan.Document != "" || p.ProvMark != "" {
				t.Errorf("%s reads what is being weighed: %+v", union, p.Plan)
			}
		}
		for who, c := range map[string]*apptest.Client{"苏州": w.suzhou, "the province": w.provinceDesk} {
			d := c.Do(t, http.MethodGet, "/api/approval/cases/"+city.Plan.CaseID, nil).Want(t, 200)
			if seen := strings.Contains(string(d.Body), "全省统筹") || strings.Contains(string(d.Body), "苏工复"); seen != (c == w.provinceDesk) {
				t.Errorf("%s reads in the case what is being weighed: %v", who, seen)
			}
		}
		stale := w.suzhou.Do(t, http.MethodPost, "/api/hiring/plans/"+ks.Plan.ID+"/review", object{"rev": 0, "number": 5, "reason": "按企业数核减"}).Want(t, 409)
		if body := string(stale.Body); strings.Contains(body, "全省统筹") || strings.Contains(body, `"provinceNumber":4`) {
			t.Errorf("a stale rev is answered with what is being weighed: %s", body)
		}
		if part := w.see(w.suzhou, city.Plan.ID).Parts[0].Plan; part.ProvinceNumber != nil || part.ProvinceReason != "" {
			t.Errorf("the city reads what is being weighed among the parts: %+v", part)
		}
		board := func(c *apptest.Client) string {
			b := apptest.Read[hiring.PlanBoard](t, c.Do(t, http.MethodGet, "/api/hiring/plans?year=2027", nil).Want(t, 200)).Totals
			return fmt.Sprint(b.Requested, b.City, b.Unsaid, b.Province, b.Undecided)
		}
		if got := board(w.province); got != "11 8 0 4 2" {
			t.Errorf("the board's sums at the province: %s", got) // only 昆山 has a number of the province yet
		}
		if got := board(w.suzhou); got != "11 8 0 0 3" {
			t.Errorf("the board's sums at the city: %s", got)
		}
		w.actOn(w.province, city.Plan.CaseID, "approve", "核定。").Want(t, 200)
		got := map[string][3]int{}
		for _, id := range []string{ks.Plan.ID, tc.Plan.ID, city.Plan.ID} {
			p := w.see(w.province, id)
			if p.Plan.State != hiring.PlanDecided || p.Plan.EffectiveOn.String() != "2027-01-01" || p.Plan.Document != "苏工复〔2026〕7号" {
				t.Errorf("%s: %+v", p.UnionName, p.Plan)
			}
			got[p.UnionName] = [3]int{p.Plan.Requested, p.Plan.CityStands(), *p.Plan.ProvinceNumber}
		}
		want := map[string][3]int{"昆山市总工会": {6, 5, 4}, "太仓市总工会": {3, 3, 3}, "苏州市总工会": {2, 2, 2}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if sum := w.see(w.province, city.Plan.ID).Totals; sum.City != 10 || sum.Province != 9 {
			t.Errorf("the city's sum is %+v, want 10 and 9", sum)
		}
		mine := w.see(w.kunshan, ks.Plan.ID)
		if mine.Plan.Reason != "新建产业园" || mine.Plan.CityReason != "按企业数核减" || mine.Plan.ProvinceReason != "全省统筹" || mine.CityMark != "▼1" || mine.ProvMark != "▼1" {
			t.Errorf("each number has its reason: %+v", mine.Plan)
		}
		if mine.Into == nil || mine.Into.ID != "" || mine.Into.UnionName != "苏州市总工会" {
			t.Errorf("the county is led to the city's plan, which it may not read: %+v", mine.Into)
		}
		if at := w.see(w.suzhou, ks.Plan.ID).Into; at == nil || at.ID != city.Plan.ID {
			t.Errorf("the city is led to its own: %+v", at)
		}
		// each is told its number, and the province's desk was told that there is something to weigh
		for union, want := range map[string]string{
			"昆山市总工会": "核定4名，申报6名，苏工复〔2026〕7号。", "苏州市总工会": "核定9名，申报11名，苏工复〔2026〕7号。",
		} {
			var body []string
			if err := w.DB.Read().NewRaw("SELECT body FROM notice WHERE title LIKE '通过：%' AND recipient LIKE ?", "%"+w.Union(t, union).ID).Scan(t.Context(), &body); err != nil {
				t.Fatal(err)
			}
			if len(body) == 0 || !strings.HasPrefix(body[0], want) {
				t.Errorf("%s is told %q, want %q", union, body, want)
			}
		}
		var asked int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM notice WHERE kind = 'hiring_plan' AND record_id = ?", city.Plan.ID).Scan(t.Context(), &asked); err != nil || asked == 0 {
			t.Errorf("%d at the province were asked for its numbers, %v", asked, err)
		}
		// the quota follows in the same transaction
		for union, line := range map[string]string{
			"昆山市总工会": "2027-01-01 核定+4=4 苏工复〔2026〕7号", "太仓市总工会": "2027-01-01 核定+3=3 苏工复〔2026〕7号", "苏州市总工会": "2027-01-01 核定+2=2 苏工复〔2026〕7号",
		} {
			if diff := cmp.Diff([]string{line}, w.account(union, "2027-01-01")); diff != "" {
				t.Errorf("the account of %s (-want +got):\n%s", union, diff)
			}
		}
		// the counties' cases are decided with the whole
		d := apptest.Read[approval.CaseDetail](t, w.kunshan.Do(t, "GET", "/api/approval/cases/"+mine.Plan.CaseID, nil).Want(t, 200))
		if d.State != approval.Approved || len(d.Opinions) != 3 || d.Opinions[1].Opinion != "审核5名（申报6名）：按企业数核减" {
			t.Errorf("the county reads %+v", d.Opinions)
		}

		// a supplementary plan, +1 approved on 2027-04-10, through the same chain: allowed from that date only
		w.later(time.Date(2027, 4, 8, 1, 0, 0, 0, time.UTC))
		extra := w.begin(w.kunshan, "昆山市总工会", "extra", 2027)
		w.post(w.kunshan, extra.Plan.ID, "", content(1, "新增两个园区")).Want(t, 200)
		w.post(w.kunshan, extra.Plan.ID, "submit", object{}).Want(t, 200)
		whole := w.begin(w.suzhou, "苏州市总工会", "extra", 2027)
		whole = w.plan(w.post(w.suzhou, whole.Plan.ID, "submit", object{"parts": []string{extra.Plan.ID}}).Want(t, 200))
		w.later(time.Date(2027, 4, 10, 1, 0, 0, 0, time.UTC))
		w.decide(whole.Plan.ID, "苏工复〔2027〕3号").Want(t, 200)
		p := w.see(w.kunshan, extra.Plan.ID)
		if *p.Plan.ProvinceNumber != 1 || p.Plan.EffectiveOn.String() != "2027-04-10" {
			t.Errorf("the supplement: %+v", p.Plan)
		}
		if diff := cmp.Diff([]string{"2027-01-01 核定+4=4 苏工复〔2026〕7号", "2027-04-10 追加+1=5 苏工复〔2027〕3号"}, w.account("昆山市总工会", "2027-04-10")); diff != "" {
			t.Errorf("the account after the supplement (-want +got):\n%s", diff)
		}
		if got := w.account("苏州市总工会", "2027-04-10"); len(got) != 1 {
			t.Errorf("an addition of nothing is posted: %v", got)
		}
		if mine := w.see(w.kunshan, ks.Plan.ID); mine.Quota.Authorised != 5 || mine.Quota.Room != 5 {
			t.Errorf("the plan reads the ledger: %+v", mine.Quota)
		}
		// next year's draft begins from what the ledger has at the year's end: 4, 1 added and 1 moved away
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := hiring.PostTransfer(ctx, tx, audit.System(), hiring.Transfer{
				Document: "苏工发〔2027〕9号", DecidedOn: day("2027-04-10"), EffectiveOn: day("2027-05-01"), Reason: "企业迁移",
				Lines: []hiring.Number{{UnionID: w.Union(t, "昆山市总工会").ID, Heads: -1}, {UnionID: w.Union(t, "太仓市总工会").ID, Heads: 1}},
			}, "")
			return err
		})
		w.later(time.Date(2027, 10, 8, 1, 0, 0, 0, time.UTC))
		next := w.begin(w.kunshan, "昆山市总工会", "annual", 2028)
		if next.Plan.LastNumber == nil || *next.Plan.LastNumber != 4 || next.Plan.Requested != 4 {
			t.Errorf("next year's draft: %+v", next.Plan)
		}
	})
}

// TestExample15InTheSystem: the server's clock decides, late is accepted with a reason and seen by city and province.
func TestExample15InTheSystem(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		owed := func(union string) string {
			var list []obligation.Obligation
			err := w.DB.Read().NewSelect().Model(&list).Where("o.rule = ?", obligation.RulePlan).Where("o.union_id = ?", w.Union(t, union).ID).Scan(t.Context())
			if err != nil || len(list) != 1 {
				t.Fatalf("%s: %d obligations, %v", union, len(list), err)
			}
			return fmt.Sprint(list[0].State, " ", list[0].DueOn, " ", list[0].Article)
		}
		if err := w.App.Plans.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := owed("昆山市总工会"); got != "open 2026-10-31 6(1)" {
			t.Errorf("before: %s", got)
		}
		ks, tc := w.begin(w.kunshan, "昆山市总工会", "annual", 2027), w.begin(w.taicang, "太仓市总工会", "annual", 2027)
		w.later(time.Date(2026, 10, 31, 15, 59, 59, 0, time.UTC))
		w.post(w.kunshan, ks.Plan.ID, "submit", object{}).Want(t, 200)
		if got := owed("昆山市总工会"); got != "met 2026-10-31 6(1)" {
			t.Errorf("a second before midnight: %s", got)
		}
		w.later(time.Date(2026, 10, 31, 16, 0, 0, 0, time.UTC))
		w.post(w.taicang, tc.Plan.ID, "submit", object{}).Refused(t, 422, hiring.CodePlanLate)
		w.post(w.taicang, tc.Plan.ID, "submit", object{"lateReason": "经办人交接"}).Want(t, 200)
		if got := owed("太仓市总工会"); got != "late 2026-10-31 6(1)" {
			t.Errorf("at midnight: %s", got)
		}
		for _, who := range []*apptest.Client{w.suzhou, w.province} {
			if p := w.see(who, tc.Plan.ID); p.Plan.LateDays != 1 || p.Plan.LateReason != "经办人交接" {
				t.Errorf("seen above: %+v", p.Plan)
			}
		}
		// a return never undoes a timely first submission
		sent := w.see(w.province, ks.Plan.ID)
		w.later(time.Date(2026, 11, 10, 1, 0, 0, 0, time.UTC))
		w.actOn(w.suzhou2, sent.Plan.CaseID, "return", "请补充理由").Want(t, 200)
		if got := owed("昆山市总工会"); got != "met 2026-10-31 6(1)" {
			t.Errorf("after the return: %s", got)
		}
		if p := w.see(w.kunshan, ks.Plan.ID); p.Plan.State != hiring.PlanReturned {
			t.Errorf("returned: %+v", p.Plan)
		}
		w.post(w.kunshan, ks.Plan.ID, "submit", object{}).Want(t, 200)
		if p := w.see(w.kunshan, ks.Plan.ID); p.Plan.LateDays != 0 || !p.Plan.FirstSubmittedAt.Equal(time.Date(2026, 10, 31, 15, 59, 59, 0, time.UTC)) {
			t.Errorf("sent again: %+v", p.Plan)
		}
	})
}

func TestPlanRefusals(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		draft := w.begin(w.kunshan, "昆山市总工会", "annual", 2027)
		sent := w.send(w.taicang, "太仓市总工会", 3)
		one, two := "/api/hiring/plans/"+draft.Plan.ID, "/api/hiring/plans/"+sent.Plan.ID
		city := w.begin(w.suzhou, "苏州市总工会", "annual", 2027)
		begin := func(union string, year int) object {
			return object{"unionId": w.Union(t, union).ID, "kind": "annual", "year": year}
		}
		with := func(o object, rev int) object {
			out := object{"rev": rev}
			maps.Copy(out, o)
			return out
		}
		for _, tc := range []struct {
			name         string
			who          *apptest.Client
			method, path string
			body         any
			status       int
			code         string
		}{
			{"anonymous", w.Anonymous(), "GET", "/api/hiring/plans", nil, 401, "not_signed_in"},
			{"no permission", w.As(t, authz.RoleClerk, "昆山市总工会"), "GET", "/api/hiring/plans", nil, 403, errs.MissingCode},
			{"finance reads but does not draft", w.finance, "POST", "/api/hiring/plans", begin("昆山市总工会", 2027), 403, errs.MissingCode},
			{"the neighbouring county reads", w.taicang, "GET", one, nil, 404, errs.NotFoundCode},
			{"the neighbouring county begins", w.taicang, "POST", "/api/hiring/plans", begin("昆山市总工会", 2027), 404, errs.NotFoundCode},
			{"the neighbouring county writes", w.taicang, "PUT", one, with(content(9, "x"), 1), 404, errs.NotFoundCode},
			{"the neighbouring county prints", w.taicang, "GET", one + "/letter", nil, 404, errs.NotFoundCode},
			{"the neighbouring county's scan", w.taicang, "GET", one + "/scan", nil, 404, errs.NotFoundCode},
			{"another city's county", w.jiangning, "GET", two, nil, 404, errs.NotFoundCode},
			{"the city writes for the county", w.suzhou, "PUT", one, with(content(9, "x"), 1), 422, "plan_not_yours"},
			{"the city sends for the county", w.suzhou, "POST", one + "/submit", object{"rev": 1}, 422, "plan_not_yours"},
			{"twice for a year", w.kunshan, "POST", "/api/hiring/plans", begin("昆山市总工会", 2027), 409, hiring.CodePlanTwice},
			{"a year that is over", w.kunshan, "POST", "/api/hiring/plans", begin("昆山市总工会", 2025), 422, hiring.CodePlanYear},
			{"a supplement to nothing", w.kunshan, "POST", "/api/hiring/plans", object{"unionId": w.Union(t, "昆山市总工会").ID, "kind": "extra", "year": 2026}, 422, hiring.CodePlanNothing},
			{"a town", w.kunshan, "POST", "/api/hiring/plans", begin("玉山镇总工会", 2027), 422, "plan_not_yours"},
			{"stale", w.kunshan, "PUT", one, with(content(6, "x"), 7), 409, errs.StaleCode},
			{"stale submission", w.kunshan, "POST", one + "/submit", object{"rev": 7}, 409, errs.StaleCode},
			{"malformed", w.kunshan, "PUT", one, []byte("{"), 400, "malformed"},
			{"a negative number", w.kunshan, "PUT", one, with(content(-1, "x"), 1), 422, errs.FieldsCode},
			{"too large", w.kunshan, "PUT", one, with(content(1, strings.Repeat("好", 400_000)), 1), 413, "too_large"},
			{"changed after it was sent", w.taicang, "PUT", two, with(content(5, "x"), 3), 422, hiring.CodePlanState},
			{"a draft is reviewed", w.suzhou, "POST", one + "/review", object{"rev": 1, "number": 0}, 422, hiring.CodePlanState},
			{"the county reviews itself", w.taicang, "POST", two + "/review", object{"rev": 3, "number": 3}, 422, "plan_not_yours"},
			{"another number without a reason", w.suzhou, "POST", two + "/review", object{"rev": 3, "number": 2}, 422, errs.FieldsCode},
			{"the province weighs a county's", w.provinceDesk, "POST", two + "/weigh", object{"rev": 3, "numbers": []any{}}, 422, hiring.CodePlanState},
			{"the city weighs", w.suzhou, "POST", two + "/weigh", object{"rev": 3, "numbers": []any{}}, 422, "plan_not_yours"},
			{"a draft is consolidated", w.suzhou, "POST", "/api/hiring/plans/" + city.Plan.ID + "/submit", object{"rev": 1, "parts": []string{draft.Plan.ID}}, 422, hiring.CodePlanParts},
			{"a county consolidates", w.kunshan, "POST", one + "/submit", object{"rev": 1, "parts": []string{draft.Plan.ID}}, 422, hiring.CodePlanParts},
			{"a decision that is not there", w.kunshan, "GET", one + "/reply", nil, 422, hiring.CodePlanState},
			{"no such year", w.kunshan, "GET", "/api/hiring/plans?year=2099", nil, 422, hiring.CodePlanYear},
			{"no scan", w.kunshan, "GET", one + "/scan", nil, 404, errs.NotFoundCode},
		} {
			t.Run(tc.name, func(t *testing.T) { tc.who.Do(t, tc.method, tc.path, tc.body).Refused(t, tc.status, tc.code) })
		}
		if p := w.see(w.kunshan, draft.Plan.ID); p.Plan.Rev != 1 || p.Plan.State != hiring.PlanDrafted {
			t.Errorf("refusals left something: %+v", p.Plan)
		}
	})
}

// TestAReturnedSummary: the province returns the whole, the city takes one county out and sends the rest again.
func TestAReturnedSummary(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		city, ks, tc := w.cascade()
		w.actOn(w.province, city.Plan.CaseID, "return", "昆山的请再核实").Want(t, 200)
		if p := w.see(w.suzhou, ks.Plan.ID); p.Plan.ProvinceNumber != nil || p.Plan.State != hiring.PlanGathered {
			t.Errorf("what is no longer before the province has no number of its: %+v", p.Plan)
		}
		w.actOn(w.suzhou2, w.see(w.suzhou, ks.Plan.ID).Plan.CaseID, "release", "请昆山重报").Want(t, 200)
		w.actOn(w.suzhou2, w.see(w.suzhou, ks.Plan.ID).Plan.CaseID, "return", "请核实企业数").Want(t, 200)
		if p := w.see(w.kunshan, ks.Plan.ID); p.Plan.State != hiring.PlanReturned || p.Plan.IntoID != "" || p.Returned == nil || p.Returned.Opinion != "请核实企业数" {
			t.Errorf("taken out and returned: %+v, %+v", p.Plan, p.Returned)
		}
		w.post(w.suzhou, city.Plan.ID, "submit", object{}).Want(t, 200)
		w.decide(city.Plan.ID, "苏工复〔2026〕8号").Want(t, 200)
		if p := w.see(w.taicang, tc.Plan.ID); p.Plan.State != hiring.PlanDecided {
			t.Errorf("the rest is decided: %+v", p.Plan)
		}
		// the late county follows in a later batch, which says nothing of the city's own level
		w.post(w.kunshan, ks.Plan.ID, "submit", object{}).Want(t, 200)
		batch := w.begin(w.suzhou, "苏州市总工会", "annual", 2027)
		if batch.Plan.Requested != 0 {
			t.Errorf("a later batch asks %d for itself", batch.Plan.Requested)
		}
		batch = w.plan(w.post(w.suzhou, batch.Plan.ID, "submit", object{"parts": []string{ks.Plan.ID}}).Want(t, 200))
		w.decide(batch.Plan.ID, "苏工复〔2026〕9号").Want(t, 200)
		if diff := cmp.Diff([]string{"2027-01-01 核定+5=5 苏工复〔2026〕9号"}, w.account("昆山市总工会", "2027-01-01")); diff != "" {
			t.Errorf("the account (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"2027-01-01 核定+2=2 苏工复〔2026〕8号"}, w.account("苏州市总工会", "2027-01-01")); diff != "" {
			t.Errorf("the city's own account (-want +got):\n%s", diff)
		}
	})
}

func TestWithdrawnPlan(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		p := w.send(w.kunshan, "昆山市总工会", 6)
		w.actOn(w.kunshan, p.Plan.CaseID, "withdraw", "").Want(t, 200)
		if got := w.see(w.kunshan, p.Plan.ID); got.Plan.State != hiring.PlanDrafted || got.Plan.FirstSubmittedAt.IsZero() {
			t.Errorf("taken back: %+v", got.Plan)
		}
		w.post(w.kunshan, p.Plan.ID, "", content(7, "又增一家")).Want(t, 200)
		w.post(w.kunshan, p.Plan.ID, "submit", object{}).Want(t, 200)
	})
}

// TestARefusedQuotaUndoesTheDecision: what follows from a decision follows in its transaction, or nothing happens.
func TestARefusedQuotaUndoesTheDecision(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		city, ks, _ := w.cascade()
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error { // recorded from paper meanwhile
			_, err := hiring.PostApproved(ctx, tx, audit.System(), hiring.Approval{
				Year: 2027, Document: "苏工发〔2026〕40号", DecidedOn: day("2026-10-19"), Numbers: []hiring.Number{{UnionID: w.Union(t, "太仓市总工会").ID, Heads: 3}},
			})
			return err
		})
		w.actOn(w.province, city.Plan.CaseID, "approve", "").Refused(t, 422, hiring.CodeQuotaTwice)
		for _, id := range []string{city.Plan.ID, ks.Plan.ID} {
			if p := w.see(w.province, id); p.Plan.State == hiring.PlanDecided {
				t.Errorf("the decision was left: %+v", p.Plan)
			}
		}
		if got := w.account("昆山市总工会", "2027-01-01"); len(got) != 0 {
			t.Errorf("the quota was left: %v", got)
		}
	})
}

// TestADecisionHasItsDocument: a plan is decided by its number; the form offers the next of the province's register.
func TestADecisionHasItsDocument(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		w.send(w.kunshan, "昆山市总工会", 6)
		city := w.begin(w.suzhou, "苏州市总工会", "annual", 2027)
		city = w.plan(w.post(w.suzhou, city.Plan.ID, "submit", object{}).Want(t, 200))
		w.actOn(w.province, city.Plan.CaseID, "approve", "").Refused(t, 422, hiring.CodePlanPaper)
		w.post(w.provinceDesk, city.Plan.ID, "weigh", object{"numbers": []object{}, "document": "文"}).Refused(t, 422, errs.FieldsCode)
		if got := w.see(w.provinceDesk, city.Plan.ID).Suggested; got != "" {
			t.Errorf("a suggestion without a register: %q", got)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := hiring.PostApproved(ctx, tx, audit.System(), hiring.Approval{
				Year: 2026, Document: "苏工复〔2026〕11号", DecidedOn: day("2026-02-10"), Numbers: []hiring.Number{{UnionID: w.Union(t, "太仓市总工会").ID, Heads: 3}},
			})
			return err
		})
		if got := w.see(w.provinceDesk, city.Plan.ID).Suggested; got != "苏工复〔2026〕12号" {
			t.Errorf("the next of the register is %q", got)
		}
		if got := w.see(w.suzhou, city.Plan.ID).Suggested; got != "" {
			t.Errorf("who does not decide is offered %q", got)
		}
		w.decide(city.Plan.ID, " 苏工复〔2026〕12号 ").Want(t, 200)

		// the order leads back to the plan, as far as it may be read, and the plan's 批复 is its only paper
		v, err := w.App.Quota.Account(t.Context(), w.provinceDesk.Actor, w.Union(t, "苏州市总工会").ID, day("2027-01-01"))
		if err != nil || len(v.Approved) != 1 {
			t.Fatalf("%+v, %v", v, err)
		}
		order := "/api/quota/orders/" + v.Approved[0].OrderID
		for who, want := range map[*apptest.Client]string{w.provinceDesk: city.Plan.ID, w.suzhou: city.Plan.ID} {
			o := apptest.Read[hiring.OrderView](t, who.Do(t, "GET", order, nil).Want(t, 200))
			if o.Plan == nil || o.Plan.ID != want || o.Plan.Title != "苏州市总工会2027年度聘用计划（汇总）" || slices.Contains(o.Actions, hiring.ActPrint) {
				t.Errorf("%s reads the order %+v", who.Actor.Name, o)
			}
		}
		w.provinceDesk.Do(t, "GET", order+"/print", nil).Refused(t, 422, "quota_print")
	})
}

// TestAMergedCountysNumberAdds: a plan that came along with a merger is decided after the successor's own, and adds to it.
func TestAMergedCountysNumberAdds(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		ks, tc := w.send(w.kunshan, "昆山市总工会", 6), w.send(w.taicang, "太仓市总工会", 3)
		first := w.begin(w.suzhou, "苏州市总工会", "annual", 2027)
		w.post(w.suzhou, first.Plan.ID, "submit", object{"parts": []string{tc.Plan.ID}}).Want(t, 200)
		w.decide(first.Plan.ID, "苏工复〔2026〕7号").Want(t, 200)
		w.merge("昆山市总工会", "太仓市总工会")
		second := w.begin(w.suzhou, "苏州市总工会", "annual", 2027)
		w.post(w.suzhou, second.Plan.ID, "submit", object{"parts": []string{ks.Plan.ID}}).Want(t, 200)
		w.decide(second.Plan.ID, "苏工复〔2026〕8号").Want(t, 200)
		if diff := cmp.Diff([]string{"2027-01-01 核定+3=3 苏工复〔2026〕7号", "2027-01-01 追加+6=9 苏工复〔2026〕8号"}, w.account("太仓市总工会", "2027-01-01")); diff != "" {
			t.Errorf("the account (-want +got):\n%s", diff)
		}
	})
}

// merge lets cases and plans follow one county into another, until nothing is left.
func (w *planWorld) merge(from, into string) org.Taking {
	w.t.Helper()
	taking := org.Taking{ActID: db.NewID(), Since: db.NewID(), On: day("2026-10-20"), From: w.Union(w.t, from), Into: w.Union(w.t, into)}
	for _, follower := range append(w.App.Approval.Followers(), w.App.Plans.Follower()) {
		w.whole(taking, follower.Merge)
	}
	return taking
}

// whole does a part of a follower's work until nothing is left.
func (w *planWorld) whole(t org.Taking, part func(context.Context, *db.Tx, org.Taking, int) (int, error)) {
	w.t.Helper()
	for n := 1; part != nil && n > 0; {
		w.Tx(w.t, func(ctx context.Context, tx *db.Tx) (err error) {
			n, err = part(ctx, tx, t, 100)
			return err
		})
	}
}

// TestWhatAClosedCountyOwed: a union that is no more owes no plan.
func TestWhatAClosedCountyOwed(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		state := func(union string) string {
			var list []obligation.Obligation
			err := w.DB.Read().NewSelect().Model(&list).Where("o.rule = ? AND o.subject = ?", obligation.RulePlan, w.Union(t, union).ID).Scan(t.Context())
			if err != nil || len(list) != 1 {
				t.Fatalf("%s: %d obligations, %v", union, len(list), err)
			}
			return string(list[0].State)
		}
		if err := w.App.Plans.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.send(w.taicang, "太仓市总工会", 3)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return w.App.Plans.Follower().Close(ctx, tx, org.Taking{ActID: db.NewID(), From: w.Union(t, "昆山市总工会")})
		})
		w.merge("太仓市总工会", "江宁区总工会")
		for union, want := range map[string]string{"昆山市总工会": "void", "太仓市总工会": "met", "江宁区总工会": "open"} {
			if got := state(union); got != want {
				t.Errorf("%s: %s, want %s", union, got, want)
			}
		}
	})
}

func TestAMergedCountysPlanGoesToItsSuccessor(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		ks, tc := w.send(w.kunshan, "昆山市总工会", 6), w.send(w.taicang, "太仓市总工会", 3)
		merger := w.merge("昆山市总工会", "太仓市总工会")
		p := w.see(w.taicang, ks.Plan.ID)
		if p.Plan.UnionID != merger.Into.ID || p.Plan.Seq != 1 {
			t.Errorf("the merged county's plan: %+v", p.Plan)
		}
		w.actOn(w.suzhou2, p.Plan.CaseID, "return", "合并后请重报").Want(t, 200)
		w.post(w.taicang, ks.Plan.ID, "submit", object{}).Want(t, 200)
		// the merger is taken back
		w.whole(merger, w.App.Plans.Follower().Return)
		if p := w.see(w.kunshan, ks.Plan.ID); p.Plan.UnionID != merger.From.ID || p.Plan.Seq != 0 {
			t.Errorf("after all: %+v", p.Plan)
		}
		if p := w.see(w.taicang, tc.Plan.ID); p.Plan.UnionID != merger.Into.ID || p.Plan.Seq != 0 {
			t.Errorf("the successor's own: %+v", p.Plan)
		}
	})
}

func TestPlanPapers(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		city, ks, _ := w.cascade()
		w.actOn(w.province, city.Plan.CaseID, "approve", "").Want(t, 200)
		for _, tc := range []struct {
			who  *apptest.Client
			path string
			want []string
		}{
			{w.kunshan, ks.Plan.ID + "/letter", []string{"昆山市总工会", "关于报送2027年度", "苏州市总工会：", "拟申报6名", "新建产业园", "2026年10月20日"}},
			{w.suzhou, city.Plan.ID + "/letter", []string{"江苏省总工会：", "全市共申报10名，其中市本级2名，县（市、区）8名，详见附件", "附件", "5 ▼1", "按企业数核减"}},
			{w.suzhou, city.Plan.ID + "/reply", []string{"江苏省总工会", "苏工复〔2026〕7号", "关于核定苏州市2027年度", "苏州市总工会：", "核定你会2027年度专职集体协商指导员9名，其中市本级2名，县（市、区）7名", "4 ▼1", "全省统筹", "2027年1月1日"}},
		} {
			text := papertest.WordText(t, tc.who.Do(t, "GET", "/api/hiring/plans/"+tc.path+"?format=docx", nil).Want(t, 200).Body)
			for _, want := range tc.want {
				if !strings.Contains(text, want) {
					t.Errorf("%s lacks %q: %s", tc.path, want, text)
				}
			}
		}
		x, err := excelize.OpenReader(bytes.NewReader(w.province.Do(t, "GET", "/api/hiring/plans/export?year=2027", nil).Want(t, 200).Body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := x.GetRows("计划汇总表")
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, r := range rows {
			if len(r) > 15 && r[1] == "昆山市总工会" {
				found = true
				if diff := cmp.Diff([]string{"6", "", "5", "▼1", "4", "▼1"}, r[9:15]); diff != "" {
					t.Errorf("the county's line (-want +got):\n%s", diff)
				}
			}
		}
		if !found {
			t.Errorf("no line of the county: %v", rows)
		}
		// a stamped scan may be added at any time
		var b bytes.Buffer
		form := multipart.NewWriter(&b)
		part, _ := form.CreateFormFile("file", "盖章件.pdf")
		io.WriteString(part, "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
		_ = form.WriteField("rev", fmt.Sprint(w.see(w.kunshan, ks.Plan.ID).Plan.Rev))
		form.Close()
		up := w.kunshan.Send(t, "POST", "/api/hiring/plans/"+ks.Plan.ID+"/scan", form.FormDataContentType(), b.Bytes()).Want(t, 200)
		var v hiring.PlanView
		if err := json.Unmarshal(up.Body, &v); err != nil || v.ScanURL == "" {
			t.Fatalf("%v: %s", err, up.Body)
		}
		if got := w.suzhou.Do(t, "GET", v.ScanURL, nil).Want(t, 200); !strings.HasPrefix(string(got.Body), "%PDF") {
			t.Errorf("the scan is %.20q", got.Body)
		}
	})
}

func TestBoard(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		w.send(w.kunshan, "昆山市总工会", 6)
		board := func(c *apptest.Client) hiring.PlanBoard {
			return apptest.Read[hiring.PlanBoard](t, c.Do(t, "GET", "/api/hiring/plans?year=2027", nil).Want(t, 200))
		}
		names := func(b hiring.PlanBoard) (out []string) {
			for _, l := range b.Lines {
				out = append(out, l.UnionName+" "+l.StateTitle)
			}
			return out
		}
		if diff := cmp.Diff([]string{"昆山市总工会 已上报"}, names(board(w.kunshan))); diff != "" {
			t.Errorf("the county (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"苏州市总工会 未拟定", "昆山市总工会 已上报", "太仓市总工会 未拟定"}, names(board(w.suzhou))); diff != "" {
			t.Errorf("the city (-want +got):\n%s", diff)
		}
		before := apptest.Read[hiring.PlanBoard](t, w.province.Do(t, "GET", "/api/hiring/plans?year=2026", nil).Want(t, 200))
		if before.Active || len(before.Lines) != 0 {
			t.Errorf("what was due before the chapter was on: %+v", before)
		}
		b := board(w.province)
		if len(b.Lines) != 5 || b.Missing != 2 || b.DueOn.String() != "2026-10-31" || !b.Active || len(b.Drafts) != 0 {
			t.Errorf("the province: %+v", b)
		}
		if d := board(w.taicang).Drafts; len(d) != 1 || d[0].Kind != hiring.PlanAnnual {
			t.Errorf("the county that has none may begin one: %+v", d)
		}
	})
}
