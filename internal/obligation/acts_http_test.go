package obligation_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
)

type object = map[string]any

func (w *world) entry(t *testing.T, c *apptest.Client, id string) obligation.LedgerEntry {
	t.Helper()
	return apptest.Read[obligation.LedgerEntry](t, c.Do(t, http.MethodGet, "/api/obligations/"+id, nil).Want(t, 200))
}

func (w *world) rows(t *testing.T, table string) int64 {
	t.Helper()
	n, err := w.DB.Read().NewSelect().Table(table).Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestActRefusals(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		town := w.Union(t, "玉山镇总工会")
		urge, waive, lift := "/api/obligations/urges", "/api/obligations/"+w.filing+"/waive", "/api/obligations/"+w.filing+"/lift"
		say := object{"lineId": w.filing, "words": "请尽快报送。"}
		why := object{"rev": 1, "reason": "系统升级期间无法报送", "document": "昆工〔2026〕30号"}
		for path, body := range map[string]object{urge: say, waive: why, lift: why, "/api/obligations/suppose": {}, "/api/obligations/suppose/export": {}} {
			w.Anonymous().Do(t, http.MethodPost, path, body).Refused(t, 401, "not_signed_in")
			w.As(t, authz.RoleFinance, "江苏省总工会").Do(t, http.MethodPost, path, body).Refused(t, 403, errs.MissingCode)
		}
		for _, path := range []string{urge, urge + "/export", "/api/obligations/waivers", "/api/obligations/waivers/export", "/api/obligations/catalogue", "/api/obligations/catalogue/export"} {
			w.Anonymous().Do(t, http.MethodGet, path, nil).Refused(t, 401, "not_signed_in")
			w.As(t, authz.RoleFinance, "江苏省总工会").Do(t, http.MethodGet, path, nil).Refused(t, 403, errs.MissingCode)
		}
		clerk, inspector := w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleInspector, "昆山市总工会")
		neighbour, neighbourHead := w.As(t, authz.RoleOfficer, "太仓市总工会"), w.As(t, authz.RoleApprover, "太仓市总工会")
		county, countyHead := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleApprover, "昆山市总工会")
		clerk.Do(t, http.MethodPost, urge, say).Refused(t, 403, errs.MissingCode)
		inspector.Do(t, http.MethodPost, urge, say).Refused(t, 403, errs.MissingCode)
		county.Do(t, http.MethodPost, waive, why).Refused(t, 403, errs.MissingCode)
		neighbour.Do(t, http.MethodPost, urge, say).Refused(t, 404, errs.NotFoundCode)
		neighbour.Do(t, http.MethodPost, urge, object{"unionId": town.ID, "words": "请尽快报送。"}).Refused(t, 404, errs.NotFoundCode)
		neighbour.Do(t, http.MethodGet, urge+"?unionId="+town.ID, nil).Refused(t, 404, errs.NotFoundCode)
		for _, path := range []string{"/api/obligations/catalogue", "/api/obligations/catalogue/export"} {
			neighbour.Do(t, http.MethodGet, path+"?unionId="+town.ID, nil).Refused(t, 404, errs.NotFoundCode)
			neighbour.Do(t, http.MethodGet, path+"?unionId="+strings.Repeat("7", 37), nil).Refused(t, 422, errs.FieldsCode)
		}
		neighbourHead.Do(t, http.MethodPost, waive, why).Refused(t, 404, errs.NotFoundCode)
		countyHead.Do(t, http.MethodPost, "/api/obligations/"+w.line+"/waive", why).Refused(t, 404, errs.NotFoundCode) // a person's, while its time runs
		county.Do(t, http.MethodPost, urge, object{"lineId": w.line, "words": "请尽快。"}).Refused(t, 404, errs.NotFoundCode)
		county.Do(t, http.MethodPost, urge, object{"lineId": w.filing, "words": " "}).Refused(t, 422, obligation.CodeUrge)
		county.Do(t, http.MethodPost, urge, object{"words": "请尽快报送。"}).Refused(t, 422, obligation.CodeUrge)
		county.Do(t, http.MethodPost, urge, []byte("{")).Refused(t, 400, "malformed")
		county.Do(t, http.MethodPost, urge, object{"lineId": w.filing, "words": strings.Repeat("字", 2001)}).Refused(t, 422, errs.FieldsCode)
		county.Do(t, http.MethodPost, urge, object{"unionId": w.Union(t, "周市镇总工会").ID, "words": "请尽快报送。"}).Refused(t, 422, obligation.CodeUrge) // nothing is due there
		countyHead.Do(t, http.MethodPost, waive, object{"rev": 1, "reason": ""}).Refused(t, 422, obligation.CodeWaive)
		countyHead.Do(t, http.MethodPost, waive, object{"rev": 9, "reason": "系统升级期间无法报送"}).Refused(t, 409, errs.StaleCode)
		countyHead.Do(t, http.MethodPost, lift, why).Refused(t, 422, obligation.CodeWaive)
		// Who holds a post at the bearer never waives there, whatever else the account holds.
		both := w.Account(t, "", apptest.Grant{Role: authz.RoleApprover, Union: "昆山市总工会"}, apptest.Grant{Role: authz.RoleClerk, Union: "玉山镇总工会"})
		both.Do(t, http.MethodPost, waive, why).Refused(t, 422, obligation.CodeOwnWaiver)
		if w.rows(t, "obligation_urge")+w.rows(t, "obligation_waiver") != 0 {
			t.Error("a refusal left something behind")
		}
	})
}

// A superior urges: the record is both sides', the notice goes to the unit's post, and of one line at most once a day.
func TestUrge(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		town := w.Union(t, "玉山镇总工会")
		county, city, clerk := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "苏州市总工会"), w.As(t, authz.RoleClerk, "玉山镇总工会")
		units := apptest.Read[httpx.Page[obligation.LedgerUnit]](t, county.Do(t, http.MethodGet, "/api/obligations/units", nil).Want(t, 200)).Items
		if len(units) != 1 || units[0].Overdue != 1 || units[0].Soon != 0 || units[0].Urged != 0 || !cmp.Equal(units[0].Actions, []string{"urge"}) {
			t.Fatalf("units: %+v", units)
		}
		if got := w.entry(t, county, w.filing).Actions; !cmp.Equal(got, []string{"urge"}) {
			t.Errorf("the county may %v", got)
		}
		got := apptest.Read[obligation.Urged](t, county.Do(t, http.MethodPost, "/api/obligations/urges", object{"unionId": town.ID, "words": " 请于本周内报送，有困难的说明情况。 "}).Want(t, 201))
		if got.Lines != 1 || got.Skipped != 0 { // the year is due on 31 December, more than ten working days ahead
			t.Errorf("urged %+v", got)
		}
		county.Do(t, http.MethodPost, "/api/obligations/urges", object{"unionId": town.ID, "words": "请尽快报送。"}).Refused(t, 409, obligation.CodeUrgedNow)
		city.Do(t, http.MethodPost, "/api/obligations/urges", object{"lineId": w.filing, "words": "请尽快报送。"}).Refused(t, 409, obligation.CodeUrgedNow)
		w.clock.Set(time.Date(2026, 12, 18, 4, 0, 0, 0, time.UTC))
		for _, c := range []*apptest.Client{county, city, clerk} {
			c.SignIn(t)
		}
		got = apptest.Read[obligation.Urged](t, city.Do(t, http.MethodPost, "/api/obligations/urges", object{"unionId": town.ID, "words": "市里再次提醒。"}).Want(t, 201))
		if got.Lines != 2 { // the person's year is soon due by now: counted, though the city sees no name
			t.Errorf("urged %+v, want two", got)
		}
		for _, c := range []*apptest.Client{clerk, county} {
			e := w.entry(t, c, w.filing)
			if len(e.Urges) != 2 || e.Urges[0].Words != "市里再次提醒。" || e.Urges[0].ByUnionName != "苏州市总工会" || e.Urges[1].Words != "请于本周内报送，有困难的说明情况。" {
				t.Errorf("the line's urgings: %+v", e.Urges)
			}
		}
		var told []struct{ Recipient, Title, Body, Kind string }
		if err := w.DB.Read().NewRaw("SELECT recipient, title, body, kind FROM notice WHERE title LIKE '催办%' ORDER BY id").Scan(t.Context(), &told); err != nil {
			t.Fatal(err)
		}
		want := []struct{ Recipient, Title, Body, Kind string }{
			{"clerk@" + town.ID, "催办：解聘备案", "昆山市总工会催办：请于本周内报送，有困难的说明情况。", "obligation"},
			{"clerk@" + town.ID, "催办：解聘备案等2件", "苏州市总工会催办：市里再次提醒。", "obligations"},
		}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
		list := apptest.Read[httpx.Page[obligation.UrgeLine]](t, county.Do(t, http.MethodGet, "/api/obligations/urges?limit=2", nil).Want(t, 200))
		if len(list.Items) != 2 || list.Total.Count != 3 || list.Next == "" {
			t.Errorf("the county's list: %+v", list)
		}
		elsewhere := w.As(t, authz.RoleOfficer, "南京市总工会")
		if got := apptest.Read[httpx.Page[obligation.UrgeLine]](t, elsewhere.Do(t, http.MethodGet, "/api/obligations/urges", nil).Want(t, 200)); len(got.Items) != 0 {
			t.Errorf("another city reads %+v", got.Items)
		}
		rows := apptest.Workbook(t, county.Do(t, http.MethodGet, "/api/obligations/urges/export", nil))
		if len(rows) != 6 || rows[3][1] != "苏州市总工会" || rows[5][6] != "请于本周内报送，有困难的说明情况。" {
			t.Errorf("exported: %q", rows)
		}
		if n := w.audited(t, "obligation.urge"); n != 2 {
			t.Errorf("%d urgings audited", n)
		}
	})
}

func (w *world) audited(t *testing.T, action string) (n int) {
	t.Helper()
	if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = ?", action).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// A waiver is the superior's, with its reason, listed for inspection; a recount leaves it, and it can be lifted again.
func TestWaive(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, county, inspector := w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleApprover, "昆山市总工会"), w.As(t, authz.RoleInspector, "苏州市总工会")
		if got := w.entry(t, county, w.filing).Actions; !cmp.Equal(got, []string{"urge", "waive"}) {
			t.Errorf("the county may %v", got)
		}
		if got := w.entry(t, clerk, w.filing).Actions; len(got) != 0 {
			t.Errorf("the bearer may %v", got)
		}
		county.Do(t, http.MethodPost, "/api/obligations/"+w.filing+"/waive", object{"rev": 1, "reason": "系统升级期间无法报送，已收纸质材料", "document": "昆工〔2026〕30号"}).Want(t, 204)
		e := w.entry(t, clerk, w.filing)
		if e.State != obligation.StateWaived || e.Overdue || e.Rev != 2 || len(e.Waivers) != 1 || e.Waivers[0].Reason != "系统升级期间无法报送，已收纸质材料" || e.History[1].Act != "waived" {
			t.Errorf("waived: %+v", e)
		}
		w.sync(t, obligation.Want{ // what the facts want meanwhile does not undo it
			Period: "e1", Article: "11", Bearer: w.Union(t, "玉山镇总工会").Place(), StartsOn: day("2026-11-10"), DueOn: day("2026-11-17"), PolicyVersion: "p2", CalendarVersion: "k",
		})
		if e = w.entry(t, clerk, w.filing); e.State != obligation.StateWaived || e.PolicyVersion != "p2" {
			t.Errorf("after a recount: %s by %s", e.State, e.PolicyVersion)
		}
		county.Do(t, http.MethodPost, "/api/obligations/"+w.filing+"/waive", object{"rev": 2, "reason": "再免一次"}).Refused(t, 422, obligation.CodeWaive)
		county.Do(t, http.MethodPost, "/api/obligations/"+w.filing+"/lift", object{"rev": 2, "reason": "材料不属实，恢复要求"}).Want(t, 204)
		e = w.entry(t, clerk, w.filing)
		if e.State != obligation.StateOpen || !e.Overdue || e.Rev != 3 || len(e.Waivers) != 2 || e.Waivers[0].Act != "lift" {
			t.Errorf("lifted: %+v", e)
		}
		list := apptest.Read[httpx.Page[obligation.WaiverLine]](t, inspector.Do(t, http.MethodGet, "/api/obligations/waivers", nil).Want(t, 200))
		if len(list.Items) != 2 || list.Items[0].UnionName != "玉山镇总工会" || list.Items[0].ByUnionName != "昆山市总工会" || list.Items[0].Document != "昆工〔2026〕30号" {
			t.Errorf("inspection reads %+v", list.Items)
		}
		rows := apptest.Workbook(t, inspector.Do(t, http.MethodGet, "/api/obligations/waivers/export", nil))
		if len(rows) != 5 || rows[3][5] != "免除" || rows[4][5] != "恢复" || rows[4][9] != "材料不属实，恢复要求" {
			t.Errorf("exported: %q", rows)
		}
		if got := apptest.Read[httpx.Page[obligation.WaiverLine]](t, w.As(t, authz.RoleInspector, "南京市总工会").Do(t, http.MethodGet, "/api/obligations/waivers", nil).Want(t, 200)); len(got.Items) != 0 {
			t.Errorf("another city reads %+v", got.Items)
		}
		if a, b := w.audited(t, "obligation.waive"), w.audited(t, "obligation.lift"); a != 1 || b != 1 {
			t.Errorf("audited %d and %d", a, b)
		}
	})
}

func (w *world) sync(t *testing.T, want obligation.Want) {
	t.Helper()
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{{Rule: obligation.RuleExitFiling, ID: "e1"}: {want}})
	})
}

// Every deadline of the Measures as it stands: what is off says so, and is never red.
func TestCatalogue(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk := w.As(t, authz.RoleClerk, "玉山镇总工会")
		list := apptest.Read[httpx.List[obligation.CatalogueEntry]](t, clerk.Do(t, http.MethodGet, "/api/obligations/catalogue", nil).Want(t, 200)).Items
		type row struct {
			Rule          obligation.Rule
			Value         string
			On            bool
			Open, Overdue int
		}
		var got []row
		for _, e := range list {
			got = append(got, row{e.Rule, e.Value + e.Unit, e.On, e.Open, e.Overdue})
		}
		want := []row{
			{"dispute", "10个工作日", true, 0, 0},
			{"plan", "10-31", false, 0, 0},
			{"approval_step", "11-20", true, 0, 0},
			{"written", "1个月", false, 0, 0},
			{"renewal", "90日", false, 0, 0},
			{"induction", "6个月", false, 0, 0},
			{"training_held", "6个月", false, 0, 0},
			{"field_days", "80天", true, 1, 0},
			{"yearly_report", "12-31", false, 0, 0},
			{"target_statement", "01-31", false, 0, 0},
			{"appraisal", "02-28", false, 0, 0},
			{"october_filing", "10-31", false, 0, 0},
			{"retire_65", "65周岁", false, 0, 0},
			{"exit_filing", "5个工作日", false, 0, 1},
			{"failed_grade", "30日", false, 0, 0},
			{"complaint", "15个工作日", true, 0, 0},
			{"inspection_report", "12-31", false, 0, 0},
			{"local_rules", "2021-08-05", false, 0, 0},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the catalogue (-want +got):\n%s", diff)
		}
	})
}

// The catalogue as a workbook says what the page says: the number in words with where it comes from, and no count of what is off.
func TestExportCatalogue(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return org.LayOverlays(ctx, tx, []org.Overlay{{
				ID: db.NewID(), UnionID: w.Union(t, "江苏省总工会").ID, Key: policy.Chapter("exit"), Value: "2027-01-01", ValidFrom: day("2026-01-01"), Document: "苏工办〔2026〕1号", Rev: 1, CreatedAt: tx.Now(),
			}, {
				ID: db.NewID(), UnionID: w.Union(t, "苏州市总工会").ID, Key: policy.FieldDaysPerYear, Value: "90", ValidFrom: day("2026-01-01"), Document: "苏工发〔2026〕2号", Rev: 1, CreatedAt: tx.Now(),
			}})
		})
		county, taicang := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会")
		const path = "/api/obligations/catalogue/export"
		rows := apptest.Workbook(t, county.Do(t, http.MethodGet, path+"?unionId="+w.Union(t, "玉山镇总工会").ID, nil))
		if len(rows) != 22 { // three lines above, the headings, and eighteen rules
			t.Fatalf("%d rows: %q", len(rows), rows)
		}
		want := [][]string{
			{"期限清单"},
			{county.Actor.Name + "导出，2026-11-22 12:00"},
			{"适用于玉山镇总工会；未启用的不要求，也不计逾期"},
			{"事项", "条款", "启用", "要求", "现行数值", "数值名称", "数值来历", "起算", "到期", "承担", "临期、逾期", "怎样算完成", "进行中", "逾期"},
			{
				"年度下基层天数", "第十条第（二）项", "已启用",
				"指导员每年到基层、企业现场服务的不同日期不少于规定天数，每一天都有服务方签字确认的记录。到期日按服务日期计算；截止日以前补齐签字的，仍算按时。",
				"90天", "每年深入基层、企业的天数", "苏州市总工会：苏工发〔2026〕2号", "每年1月1日", "12月31日；截止日以前补签的仍算按时", "聘用单位（指导员本人可见）",
				"到期前10个工作日起为黄色；期满未办为红色，上级可以催办，写明理由可以免除。", "由系统中的记录自动判定", "1", "0",
			},
			{
				"年度目标任务书", "第十条第（四）项", "未启用", "聘用单位年初与指导员签订目标任务书。“年初”现按1月31日掌握；此后上岗的当年不要求。",
				"1月31日", "签订年度目标任务书的期限（默认口径）", "", "每年1月1日", "当年规定的日期", "聘用单位",
				"到期前10个工作日起为黄色；期满未办为红色，上级可以催办，写明理由可以免除。", "按文件登记",
			},
		}
		got := slices.Concat(rows[:4], [][]string{rows[11], rows[13]})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		line := func(rows [][]string, title string) []string {
			for _, r := range rows {
				if r[0] == title {
					return r
				}
			}
			t.Fatalf("no line %s in %q", title, rows)
			return nil
		}
		// off until 2027: the line that is overdue all the same is not counted
		if r := line(rows, "解聘备案"); len(r) != 12 || r[2] != "未启用，自2027-01-01启用" || r[4] != "5个工作日" {
			t.Errorf("off until a day: %q", r)
		}
		if r := line(rows, "意见、投诉、申诉的答复"); r[2] != "内部时限" || r[5] != "答复意见、投诉、申诉的内部时限（默认口径）" {
			t.Errorf("an internal term: %q", r)
		}
		if r := line(rows, "上岗培训"); r[4] != "6个月" || r[11] != "按文件登记；设区市作为举办者也可登记" {
			t.Errorf("what a document proves: %q", r)
		}
		// one's own union, where none is named; the neighbour's lines are not counted
		rows = apptest.Workbook(t, taicang.Do(t, http.MethodGet, path, nil))
		if r := line(rows, "年度下基层天数"); rows[2][0] != "适用于太仓市总工会；未启用的不要求，也不计逾期" || r[12] != "0" || r[13] != "0" {
			t.Errorf("the neighbour's: %q %q", rows[2], r)
		}
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'obligation.export' AND label = '期限清单'").Scan(t.Context(), &n); err != nil || n != 2 {
			t.Errorf("%d exports recorded, want 2 (%v)", n, err)
		}
	})
}

// What would change if a rule were laid: nothing is written, and a superior reads no names.
func TestSuppose(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return org.LayOverlays(ctx, tx, []org.Overlay{{
				ID: db.NewID(), UnionID: w.Union(t, "江苏省总工会").ID, Key: policy.Chapter("training"), Value: "2026-01-01", ValidFrom: day("2026-01-01"), Document: "苏工办", Rev: 1, CreatedAt: tx.Now(),
			}})
		})
		w.engage(t, "320583199001010010", "2026-08-03") // due by Wednesday 3 February 2027
		w.engage(t, "320583199203040015", "2026-06-01") // due by Tuesday 1 December 2026
		if err := w.App.Duties.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		city, province, clerk := w.As(t, authz.RoleApprover, "苏州市总工会"), w.As(t, authz.RoleApprover, "江苏省总工会"), w.As(t, authz.RoleClerk, "玉山镇总工会")
		suzhou, js := w.Union(t, "苏州市总工会").ID, w.Union(t, "江苏省总工会").ID
		ask := func(c *apptest.Client, union, key, value, from string) apptest.Reply {
			return c.Do(t, http.MethodPost, "/api/obligations/suppose", object{"overlay": object{"unionId": union, "key": key, "value": value, "from": from, "until": "", "document": ""}})
		}
		ask(city, suzhou, "induction_months", "7", "2026-01-01").Refused(t, 422, policy.CodeLooser)
		ask(city, suzhou, "induction_months", "5", "2025-12-31").Refused(t, 422, policy.CodeDates)
		ask(city, w.Union(t, "南京市总工会").ID, "induction_months", "5", "2026-01-01").Refused(t, 404, errs.NotFoundCode)
		ask(w.As(t, authz.RoleSystem, "江苏省总工会"), js, "induction_months", "5", "2026-01-01").Refused(t, 403, errs.MissingCode)
		city.Do(t, http.MethodPost, "/api/obligations/suppose", object{}).Refused(t, 422, "supposition")
		city.Do(t, http.MethodPost, "/api/obligations/suppose", []byte("{")).Refused(t, 400, "malformed")

		before := w.rows(t, "obligation_event") + w.rows(t, "obligation") + w.rows(t, "policy_overlay") + w.rows(t, "audit_entry")
		// Five months: 2026-08-03 is then due on Monday 4 January (the 3rd is a Sunday; provisional), 2026-06-01 on 1 November, which is past:
		// whoever relied on 1 December is not made late by the rule.
		for name, c := range map[string]*apptest.Client{"the city": city, "the town": clerk} {
			got := apptest.Read[obligation.Foreseen](t, ask(c, suzhou, "induction_months", "5", "2026-01-01").Want(t, 200))
			if got.Total.All != 1 || got.Total.Earlier != 1 || len(got.Units) != 1 || got.Units[0].UnionName != "玉山镇总工会" || len(got.Lines) != 1 {
				t.Fatalf("%s foresees %+v", name, got)
			}
			l := got.Lines[0]
			if l.DueBefore != day("2027-02-03") || l.DueAfter != day("2027-01-04") || l.Kind != obligation.KindEarlier || (l.PersonName != "") != (name == "the town") {
				t.Errorf("%s reads %+v", name, l)
			}
		}
		// Ninety days: the open year asks for ten more; nothing is due earlier.
		got := apptest.Read[obligation.Foreseen](t, ask(province, js, "training_satisfied_by", "complete", "2026-01-01").Want(t, 200))
		if got.Total.All != 0 || got.Title != "自2026年1月1日起，“上岗培训的完成标准（首次参加还是结业）”为结业" {
			t.Errorf("nobody is trained yet: %+v", got)
		}
		// A chapter that comes on: what everybody in post would owe from then.
		got = apptest.Read[obligation.Foreseen](t, ask(province, js, "chapter.dossier.from", "2026-01-01", "2026-01-01").Want(t, 200))
		if got.Total.Fresh != 3 || len(got.Rules) != 1 || got.Rules[0].Rule != obligation.RuleYearlyReport {
			t.Errorf("with the dossier on: %+v", got)
		}
		// And one that goes off.
		got = apptest.Read[obligation.Foreseen](t, ask(province, js, "chapter.training.from", "", "2026-11-22").Want(t, 200))
		if got.Total.Gone != 3 { // two people's, and the city's
			t.Errorf("with the training off: %+v", got)
		}
		if now := w.rows(t, "obligation_event") + w.rows(t, "obligation") + w.rows(t, "policy_overlay") + w.rows(t, "audit_entry"); now != before {
			t.Errorf("%d rows were %d: something was written", now, before)
		}
		rows := apptest.Workbook(t, clerk.Do(t, http.MethodPost, "/api/obligations/suppose/export", object{"overlay": object{"unionId": suzhou, "key": "induction_months", "value": "5", "from": "2026-01-01", "until": "", "document": ""}}))
		if len(rows) != 5 || rows[4][4] != "到期提前" || rows[4][5] != "2027-02-03" || rows[4][6] != "2027-01-04" {
			t.Errorf("exported: %q", rows)
		}
	})
}
