package obligation_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
)

type world struct {
	*apptest.World
	clock  *clock.Manual
	person string // of 玉山镇总工会
	line   string // the person's year
	filing string // a demand of 玉山镇总工会 itself, open
}

// eachWorld is a province on 22 November 2026 with the year of one person, and one union's own duty, in the ledger.
func eachWorld(t *testing.T, fn func(*testing.T, *world)) {
	t.Helper()
	at := clock.NewManual(time.Time{})
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC))
		w := &world{World: apptest.New(t, d, at.Now), clock: at}
		id, err := gb.ParseID("320583198503120012")
		if err != nil {
			t.Fatal(err)
		}
		town := w.Union(t, "玉山镇总工会")
		heads := roster.Prepare(w.App.Keys, []roster.NewHead{{
			Name: "周文渊", ID: id, UnionID: town.ID, Channel: roster.ChannelOwn, OnDuty: day("2024-03-01"),
		}})
		w.person = heads[0].Person.ID
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := roster.Insert(ctx, tx, audit.System(), heads); err != nil {
				return err
			}
			return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{
				{Rule: obligation.RuleFieldDays, ID: "y1"}: {{
					Period: "2026", Article: "10(2)", PersonID: w.person, Bearer: town.Place(), StartsOn: day("2026-01-01"),
					DueOn: day("2026-12-31"), SettlesOn: day("2027-01-15"), Have: 12, Want: 80, Proof: "worklog_year:y1", PolicyVersion: "p",
				}},
				{Rule: "exit_filing", ID: "e1"}: {{
					Period: "e1", Article: "11", Bearer: town.Place(), StartsOn: day("2026-11-10"), DueOn: day("2026-11-17"),
					PolicyVersion: "p", CalendarVersion: "k",
				}},
			})
		})
		var rows []obligation.Obligation
		if err := d.Read().NewSelect().Model(&rows).Scan(t.Context()); err != nil || len(rows) != 2 {
			t.Fatal(rows, err)
		}
		for _, r := range rows {
			if r.PersonID == "" {
				w.filing = r.ID
			} else {
				w.line = r.ID
			}
		}
		fn(t, w)
	})
}

// engage brings somebody into post at 玉山镇总工会.
func (w *world) engage(t *testing.T, number, onDuty string) {
	t.Helper()
	id, err := gb.ParseID(number)
	if err != nil {
		t.Fatal(err)
	}
	heads := roster.Prepare(w.App.Keys, []roster.NewHead{{Name: "人" + onDuty, ID: id, UnionID: w.Union(t, "玉山镇总工会").ID, Channel: roster.ChannelOwn, OnDuty: day(onDuty)}})
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), heads)
		return err
	})
}

type page = httpx.Page[obligation.LedgerLine]

func (w *world) seen(t *testing.T, c *apptest.Client, query string) (ids []string) {
	t.Helper()
	for _, l := range apptest.Read[page](t, c.Do(t, http.MethodGet, "/api/obligations"+query, nil).Want(t, 200)).Items {
		ids = append(ids, l.ID)
	}
	return ids
}

func TestLedgerRefusals(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		neighbour := w.As(t, authz.RoleClerk, "周市镇总工会")
		for _, path := range []string{
			"/api/obligations", "/api/obligations/demands", "/api/obligations/units", "/api/obligations/export",
			"/api/obligations/units/export", "/api/obligations/" + w.line,
		} {
			w.Anonymous().Do(t, http.MethodGet, path, nil).Refused(t, 401, "not_signed_in")
			w.As(t, authz.RoleSystem, "江苏省总工会").Do(t, http.MethodGet, path, nil).Refused(t, 403, errs.MissingCode)
			w.As(t, authz.RoleFinance, "江苏省总工会").Do(t, http.MethodGet, path, nil).Refused(t, 403, errs.MissingCode)
		}
		for _, id := range []string{w.line, w.filing, db.NewID()} {
			neighbour.Do(t, http.MethodGet, "/api/obligations/"+id, nil).Refused(t, 404, errs.NotFoundCode)
		}
		for _, path := range []string{"", "/units", "/export", "/units/export"} {
			neighbour.Do(t, http.MethodGet, "/api/obligations"+path+"?unionId="+w.Union(t, "玉山镇总工会").ID, nil).Refused(t, 404, errs.NotFoundCode)
			neighbour.Do(t, http.MethodGet, "/api/obligations"+path+"?state=done", nil).Refused(t, 422, errs.FieldsCode)
		}
		neighbour.Do(t, http.MethodGet, "/api/obligations?cursor=x", nil).Refused(t, 400, "cursor")
		neighbour.Do(t, http.MethodGet, "/api/obligations?limit=1000", nil).Refused(t, 422, errs.FieldsCode)
		neighbour.Do(t, http.MethodGet, "/api/obligations/x", nil).Refused(t, 422, errs.FieldsCode)
		if got := w.seen(t, neighbour, ""); len(got) != 0 {
			t.Errorf("the neighbour sees %v", got)
		}
	})
}

// A single person's line is the person's and the employing union's while its time runs; a union's own duty is seen by
// whoever stands above. Once the year is settled, or in an inspection, the lines of persons open upwards.
func TestWhoSeesWhatInTheLedger(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, county := w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleOfficer, "昆山市总工会")
		inspector := w.As(t, authz.RoleInspector, "苏州市总工会")
		own := w.Instructor(t, w.person, "玉山镇总工会")
		check := func(when string, c *apptest.Client, query string, want ...string) {
			t.Helper()
			if diff := cmp.Diff(want, w.seen(t, c, query)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", when, diff)
			}
		}
		check("the clerk", clerk, "", w.filing, w.line)
		check("the clerk, overdue", clerk, "?overdue=true", w.filing)
		check("the clerk, by rule", clerk, "?rule=field_days&state=open&period=2026", w.line)
		check("the clerk, met", clerk, "?state=met")
		check("the instructor", own, "", w.line)
		check("the county", county, "", w.filing)
		check("the county, by union", county, "?unionId="+w.Union(t, "昆山市总工会").ID, w.filing)
		check("the inspector", inspector, "", w.filing)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw(`INSERT INTO visit_inspection (id, account_id, account_name, union_id, tier, reason, opened_at, until_on)
				VALUES (?, ?, '督查', ?, 'county', '年度专项检查', ?, ?)`, db.NewID(), inspector.Actor.AccountID, w.Union(t, "昆山市总工会").ID, tx.Now(), day("2026-12-01")).Exec(ctx)
			return err
		})
		check("the inspector, with a reason", inspector, "", w.filing, w.line)
		county.Do(t, http.MethodGet, "/api/obligations/"+w.line, nil).Refused(t, 404, errs.NotFoundCode)
		w.clock.Set(time.Date(2027, 1, 15, 4, 0, 0, 0, time.UTC))
		county.SignIn(t)
		check("the county before the year closes", county, "", w.filing)
		w.clock.Set(time.Date(2027, 1, 16, 4, 0, 0, 0, time.UTC))
		county.SignIn(t)
		check("the county after", county, "", w.filing, w.line)
	})
}

func TestLedgerEntry(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk := w.As(t, authz.RoleClerk, "玉山镇总工会")
		l := apptest.Read[obligation.LedgerEntry](t, clerk.Do(t, http.MethodGet, "/api/obligations/"+w.line, nil).Want(t, 200))
		if l.PersonName != "周文渊" || l.UnionName != "玉山镇总工会" || l.RuleTitle != "年度下基层天数" || l.ArticleTitle != "第十条第（二）项" || l.Overdue ||
			l.Tone != obligation.ToneCalm || l.Workdays != 29 || l.Have != 12 || l.Want != 80 || l.Proof != "worklog_year:y1" {
			t.Errorf("the line says %+v", l.LedgerLine)
		}
		if l.Value != "80" || l.Unit != "天" || l.RulesOf != day("2026-12-31") || len(l.Sources) != 1 || l.Sources[0].Document != "苏工办〔2020〕56号" || len(l.InForce) != 12 || len(l.CalendarIn) != 12 {
			t.Errorf("the rule behind it: %+v", l)
		}
		if len(l.History) != 1 || l.History[0].Act != "open" || l.History[0].DueOn != day("2026-12-31") {
			t.Errorf("its history: %+v", l.History)
		}
	})
}

func TestLedgerUnitsAndExports(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		units := apptest.Read[httpx.Page[obligation.LedgerUnit]](t, city.Do(t, http.MethodGet, "/api/obligations/units", nil).Want(t, 200))
		want := []obligation.LedgerUnit{{UnionID: w.Union(t, "玉山镇总工会").ID, UnionName: "玉山镇总工会", RegionCode: "320583", Open: 1, Overdue: 1, Actions: []string{"urge"}}}
		if diff := cmp.Diff(want, units.Items); diff != "" || units.Total.Count != 1 {
			t.Errorf("units (-want +got):\n%s", diff)
		}
		for query, n := range map[string]int{"tone=late": 1, "tone=soon": 0, "tone=calm": 1, "tone=late&rule=field_days": 0, "tone=calm&rule=field_days": 1} {
			got := apptest.Read[httpx.Page[obligation.LedgerUnit]](t, city.Do(t, http.MethodGet, "/api/obligations/units?"+query, nil).Want(t, 200))
			if len(got.Items) != n || got.Total.Count != n || n == 1 && !strings.Contains(query, "rule") && cmp.Diff(want, got.Items) != "" {
				t.Errorf("%s: %+v", query, got)
			}
		}
		elsewhere := w.As(t, authz.RoleOfficer, "南京市总工会")
		if got := apptest.Read[httpx.Page[obligation.LedgerUnit]](t, elsewhere.Do(t, http.MethodGet, "/api/obligations/units", nil).Want(t, 200)); len(got.Items) != 0 {
			t.Errorf("another city counts %+v", got.Items)
		}
		rows := apptest.Workbook(t, city.Do(t, http.MethodGet, "/api/obligations/units/export", nil))
		if diff := cmp.Diff([]string{"玉山镇总工会", "320583", "1", "0", "1", "0", "0", "0", "0", "0"}, rows[3]); diff != "" || len(rows) != 4 {
			t.Errorf("units exported (-want +got):\n%s", diff)
		}
		rows = apptest.Workbook(t, w.As(t, authz.RoleClerk, "玉山镇总工会").Do(t, http.MethodGet, "/api/obligations/export?rule=field_days", nil))
		if diff := cmp.Diff([]string{"年度下基层天数", "第十条第（二）项", "2026", "玉山镇总工会", "周文渊", "2026-01-01", "2026-12-31", "进行中", "12", "80", "", "p", "", "worklog_year:y1"}, rows[3]); diff != "" || len(rows) != 4 {
			t.Errorf("lines exported (-want +got):\n%s", diff)
		}
		if rows = apptest.Workbook(t, city.Do(t, http.MethodGet, "/api/obligations/export", nil)); len(rows) != 4 || rows[3][7] != "已逾期" {
			t.Errorf("the city's lines: %q", rows)
		}
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'obligation.export'").Scan(t.Context(), &n); err != nil || n != 3 {
			t.Errorf("%d exports recorded, want 3 (%v)", n, err)
		}
	})
}
