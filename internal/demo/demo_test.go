package demo

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app"
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func province(t *testing.T) *app.App {
	t.Helper()
	now := clock.Fixed(time.Date(2026, 11, 22, 22, 30, 0, 0, time.UTC)) // half past six in Shanghai on the 23rd
	keys, err := seal.Create(t.TempDir() + "/keys.json")
	if err != nil {
		t.Fatal(err)
	}
	files, err := blob.New(t.TempDir(), now)
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(config.Config{DataDir: t.TempDir()}, dbtest.One(t, now), keys, files, now)
	if err := Fill(t.Context(), a, Small, t.Logf); err != nil {
		t.Fatal(err)
	}
	filled, err := Filled(t.Context(), a)
	if err != nil || !filled {
		t.Fatalf("filled %v, err %v", filled, err)
	}
	return a
}

func rows(t *testing.T, d *db.DB, query string) []string {
	t.Helper()
	var got []string
	if err := d.Read().NewRaw(query).Scan(t.Context(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// One province is looked at from all sides, since it takes longest to make.
func TestFill(t *testing.T) {
	a := province(t)
	if !testing.Short() { // a second province
		t.Run("is the same every time", func(t *testing.T) { sameEveryTime(t, a.DB, province(t).DB) })
	}
	t.Run("looks lived in", func(t *testing.T) { livedIn(t, a.DB) })
	t.Run("takes the sample roster", func(t *testing.T) { takesTheSampleRoster(t, a) })
}

func sameEveryTime(t *testing.T, one, two *db.DB) {
	t.Helper()
	for name, query := range map[string]string{
		"persons":  "SELECT name || birth || id_masked FROM person ORDER BY 1",
		"units":    "SELECT name || state || chair_name FROM served ORDER BY 1",
		"visits":   "SELECT v.day || p.name || v.served_name || v.state || v.done FROM visit AS v JOIN person AS p ON p.id = v.person_id ORDER BY 1",
		"quota":    "SELECT u.name || q.year || q.account || q.effective_on || q.amount || q.label FROM quota_entry AS q JOIN org_union AS u ON u.id = q.union_id ORDER BY u.region_code, 1",
		"plans":    "SELECT u.name || p.year || p.seq || p.state || p.requested || p.reason || p.submitted_name || coalesce(p.province_number, -1) FROM hiring_plan AS p JOIN org_union AS u ON u.id = p.union_id ORDER BY u.region_code, 1",
		"shares":   "SELECT s.name || s.year || s.total || s.cap_heads || u.name || coalesce(l.enterprises, -1) || coalesce(l.workers, -1) || l.workers_from || l.note FROM quota_share AS s JOIN quota_share_line AS l ON l.share_id = s.id JOIN org_union AS u ON u.id = l.union_id ORDER BY u.region_code, 1",
		"opinions": "SELECT c.title || o.act || o.by_name || o.at || o.opinion FROM approval_opinion AS o JOIN approval_case AS c ON c.id = o.case_id ORDER BY 1",
		"recruit":  "SELECT n.title || n.state || a.name || a.birth || a.verdict || a.id_masked FROM recruit_notice AS n JOIN recruit_application AS a ON a.notice_id = n.id ORDER BY 1",
		"hires":    "SELECT p.name || c.kind || c.starts_on || coalesce(c.ends_on, '') || k.number || k.remarks FROM hiring_contract AS k JOIN contract AS c ON c.id = k.id JOIN engagement AS e ON e.id = c.engagement_id JOIN person AS p ON p.id = e.person_id ORDER BY 1",
		"logins":   "SELECT login || name FROM account ORDER BY 1",
		"notices":  "SELECT title || body || created_at FROM notice ORDER BY 1",
	} {
		got := rows(t, one, query)
		if len(got) == 0 {
			t.Errorf("no %s", name)
		}
		if diff := cmp.Diff(got, rows(t, two, query)); diff != "" {
			t.Errorf("%s differ:\n%s", name, diff)
		}
	}
}

func livedIn(t *testing.T, d *db.DB) {
	t.Helper()
	for _, state := range []string{"confirmed", "waiting", "returned", "refused"} {
		if len(rows(t, d, "SELECT id FROM visit WHERE state = '"+state+"' LIMIT 1")) == 0 {
			t.Errorf("no visit is %s", state)
		}
	}
	if got := rows(t, d, "SELECT state || ' ' || good FROM visit_opening ORDER BY state"); cmp.Diff([]string{"accepted 12", "waiting 12"}, got) != "" {
		t.Errorf("openings %v", got)
	}
	if diff := cmp.Diff([]string{"closed 2", "publicity 3", "published 4"}, rows(t, d,
		"SELECT n.state || ' ' || count(a.id) FROM recruit_notice AS n JOIN recruit_application AS a ON a.notice_id = n.id GROUP BY n.state ORDER BY n.state")); diff != "" {
		t.Errorf("notices with applications (-want +got):\n%s", diff)
	}
	if n := len(rows(t, d, "SELECT id FROM visit WHERE source = 'opening' AND counted")); n != 12 {
		t.Errorf("%d services from before the system count, want 12", n)
	}
	for what, query := range map[string]string{
		"consent asked":      "SELECT id FROM visit WHERE consent = 'asked' AND state = 'waiting'",
		"scan to be checked": "SELECT id FROM visit_paper WHERE state = 'waiting'",
	} {
		if n := len(rows(t, d, query)); n != 1 {
			t.Errorf("%s: %d, want 1", what, n)
		}
	}
	for _, when := range []string{"IS NULL", "IS NOT NULL"} {
		if len(rows(t, d, "SELECT id FROM notice WHERE read_at "+when+" LIMIT 1")) == 0 {
			t.Errorf("no notice with read_at %s", when)
		}
	}
	if n := len(rows(t, d, "SELECT id FROM org_union WHERE kind = 'county'")); n != 95 {
		t.Errorf("%d counties, want 95", n)
	}
	if n := len(rows(t, d, "SELECT id FROM person")); n != Small.Instructors+2 {
		t.Errorf("%d persons, want %d with the two who were hired in autumn", n, Small.Instructors+2)
	}
	if n := len(rows(t, d, "SELECT id FROM account")); n != len(Logins) {
		t.Errorf("%d accounts, want %d", n, len(Logins))
	}
	acts := rows(t, d, "SELECT a.kind || ' ' || a.state || ' ' || u.name FROM org_act AS a JOIN org_union AS u ON u.id = a.union_id ORDER BY 1")
	if diff := cmp.Diff([]string{"employ asked 昆山市建筑行业工会联合会", "merge running 正仪镇总工会", "rename waiting 花桥镇总工会"}, acts); diff != "" {
		t.Errorf("acts upon the tree (-want +got):\n%s", diff)
	}
	plans := rows(t, d, "SELECT DISTINCT year || ' ' || tier || ' ' || state FROM hiring_plan ORDER BY 1")
	if diff := cmp.Diff([]string{
		"2026 city decided", "2026 county decided", "2027 city decided", "2027 city returned", "2027 city submitted",
		"2027 county decided", "2027 county draft", "2027 county gathered", "2027 county returned", "2027 county submitted",
	}, plans); diff != "" {
		t.Errorf("plans (-want +got):\n%s", diff)
	}
	if late := rows(t, d, "SELECT late_reason FROM hiring_plan WHERE late_days > 0"); len(late) != 1 || late[0] == "" {
		t.Errorf("late plans: %v", late)
	}
	if got := rows(t, d, "SELECT u.name FROM org_union AS u WHERE u.tier IN ('city', 'county') AND NOT EXISTS (SELECT 1 FROM quota_entry AS q WHERE q.union_id = u.id AND q.year = 2026)"); len(got) > 0 {
		t.Errorf("without a number for this year: %v", got)
	}
	shares := rows(t, d, "SELECT s.name || ' ' || l.workers_from || ' ' || count(*) FROM quota_share AS s JOIN quota_share_line AS l ON l.share_id = s.id GROUP BY s.name, l.workers_from ORDER BY 1")
	if want := []string{"2027年度员额测算 register 92", "2027年度员额测算 sheet 2", "2027年度员额测算 typed 1"}; !cmp.Equal(want, shares) {
		t.Errorf("drafts of the quota: %q", shares)
	}
	for what, query := range map[string]string{
		"act":   "SELECT action || ' ' || at FROM audit_entry WHERE at > '2026-11-22 22:31:00+00:00'",
		"entry": "SELECT id FROM visit WHERE day > '2026-11-23' OR submitted_at > '2026-11-22 22:31:00+00:00' OR confirmed_at > '2026-11-22 22:31:00+00:00'",
		"story": "SELECT title || ' ' || created_at FROM notice WHERE created_at > '2026-11-22 22:31:00+00:00'",
	} {
		if got := rows(t, d, query); len(got) > 0 {
			t.Errorf("%s that is still to come: %v", what, got)
		}
	}
	// Telephone area codes by city; the province's own unions are in Nanjing.
	if diff := cmp.Diff([]string{
		"3200 025", "3201 025", "3202 0510", "3203 0516", "3204 0519", "3205 0512", "3206 0513", "3207 0518", "3208 0517", "3209 0515",
		"3210 0514", "3211 0511", "3212 0523", "3213 0527",
	}, rows(t, d, "SELECT DISTINCT substr(region_code, 1, 4) || ' ' || substr(office_phone, 1, length(office_phone) - 9) FROM org_union ORDER BY 1")); diff != "" {
		t.Errorf("area codes (-want +got):\n%s", diff)
	}
	if lacking := rows(t, d, "SELECT name FROM org_union WHERE contact_name = '' OR office_phone = ''"); len(lacking) > 0 {
		t.Errorf("without a contact: %v", lacking)
	}
	standing := func(having string) int {
		return len(rows(t, d, `SELECT u.name FROM org_union AS u
			JOIN (SELECT union_id, sum(amount) AS n FROM quota_entry WHERE account = 'authorised' AND year = 2026 GROUP BY union_id) AS q ON q.union_id = u.id
			LEFT JOIN (SELECT coalesce(county_id, city_id) AS at, count(*) AS n FROM engagement WHERE ended_on IS NULL GROUP BY 1) AS e ON e.at = u.id
			WHERE u.tier IN ('city', 'county') AND `+having))
	}
	if n := standing("coalesce(e.n, 0) > q.n"); n != 1 {
		t.Errorf("%d counties are over, want 1", n)
	}
	if n := standing("coalesce(e.n, 0) = q.n"); n < 3 || n > 12 {
		t.Errorf("%d counties and cities are full, want a few", n)
	}
	for _, name := range kunshan {
		if len(rows(t, d, "SELECT id FROM org_union WHERE employing_since IS NOT NULL AND name = '"+name+"总工会'")) != 1 {
			t.Errorf("%s does not employ", name)
		}
	}
}

// takesTheSampleRoster: its unions stand in the demonstration, and none of its people, so each row has its expected
// outcome there.
func takesTheSampleRoster(t *testing.T, a *app.App) {
	t.Helper()
	data, err := os.ReadFile("../roster/testdata/roster-kunshan.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../roster/testdata/roster-kunshan.expected.json")
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Row     int            `json:"row"`
		Outcome roster.Outcome `json:"outcome"`
		ID      string         `json:"id"`
		Start   string         `json:"contract_start"`
		End     string         `json:"contract_end"`
	}
	var want, got []row
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	county, err := org.ByName(t.Context(), a.DB.Read(), "昆山市总工会", "")
	if err != nil || len(county) != 1 {
		t.Fatal(county, err)
	}
	judged, _, _, err := a.Roster.ImportOnce(t.Context(), authz.System(audit.CLI, "命令行"), roster.Once{
		Into: county[0], File: "a.xlsx", Data: data, AsOf: workday.MustParse("2026-10-15"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range judged {
		got = append(got, row{j.Row, j.Outcome, j.Number(), j.Start.String(), j.End.String()})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
