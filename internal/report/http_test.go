package report_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/report"
	"xiezhi/internal/worklog"
)

func TestRefusals(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.year(t, "安", 2026, 80, 80, nil, false)
		kunshan := w.Union(t, "昆山市总工会").ID
		officer := w.As(t, authz.RoleOfficer, "昆山市总工会")
		neighbour := w.As(t, authz.RoleOfficer, "太仓市总工会")
		security := w.As(t, authz.RoleSecurity, "江苏省总工会")
		for _, path := range []string{
			"/api/report/units", "/api/report/overview", "/api/report/heads", "/api/report/waiting", "/api/report/overview/export",
			"/api/report/obligations/export", "/api/report/waiting/export", "/api/report/heads/export", "/api/report/visits/export?from=2026-01-01&to=2026-01-31",
		} {
			w.Anonymous().Do(t, "GET", path, nil).Refused(t, 401, "not_signed_in")
			security.Do(t, "GET", path, nil).Refused(t, 403, "permission_missing")
			if path == "/api/report/units" {
				continue
			}
			mark := "?"
			if strings.Contains(path, "?") {
				mark = "&"
			}
			neighbour.Do(t, "GET", path+mark+"unionId="+kunshan, nil).Refused(t, 404, "not_found")
		}
		w.Anonymous().Do(t, "GET", "/api/report/desk", nil).Refused(t, 401, "not_signed_in")
		officer.Do(t, "GET", "/api/report/overview?on=2026-11-23", nil).Refused(t, 422, "day_future")
		officer.Do(t, "GET", "/api/report/overview?on=1999-12-31", nil).Refused(t, 422, "day_early")
		officer.Do(t, "GET", "/api/report/overview?on=x", nil).Refused(t, 422, "fields_invalid")
		officer.Do(t, "GET", "/api/report/heads?group=best", nil).Refused(t, 422, "group_unknown")
		officer.Do(t, "GET", "/api/report/heads?cursor=zz", nil).Refused(t, 400, "cursor")
		officer.Do(t, "GET", "/api/report/visits/export?from=2025-12-31&to=2026-01-01", nil).Refused(t, 422, "visit_range")
		officer.Do(t, "GET", "/api/report/visits/export", nil).Refused(t, 422, "fields_invalid")

		// During the year, days of single persons stay with the employing union; Kunshan's own people are Kunshan's to see.
		yushan := "unionId=" + w.Union(t, "玉山镇总工会").ID
		for _, path := range []string{
			"/api/report/heads?group=ontheway&", "/api/report/heads/export?group=notmet&", "/api/report/waiting?",
			"/api/report/visits/export?from=2026-01-01&to=2026-01-31&",
		} {
			officer.Do(t, "GET", path+yushan, nil).Refused(t, 403, "persons_during_year")
		}
		own := apptest.Read[report.Heads](t, officer.Do(t, "GET", "/api/report/heads?group=met", nil).Want(t, 200))
		if len(own.Items) != 0 || own.Hidden != 1 {
			t.Errorf("the county's own: %+v", own)
		}
	})
}

// Every figure of the overview opens to as many people as it counts.
func TestEveryFigureOpensToItsPeople(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.year(t, "安", 2026, 80, 80, nil, false)
		c := w.As(t, authz.RoleClerk, "玉山镇总工会")
		want := map[string]string{
			"all": "安白", "own": "安", "procured": "白", "social": "", "labour": "安", "service": "白", "uncontracted": "", "openended": "",
			"within30": "", "within60": "安", "within90": "安", "expired": "白", "under35": "", "age35": "", "age45": "", "age55": "",
			"age60": "白", "over65": "安", "near65": "白", "qualified": "", "relations": "", "law": "", "economist": "", "socialwork": "",
			"otherqual": "", "met": "安", "ontheway": "白", "notmet": "", "exempt": "",
		}
		for group, names := range want {
			got := apptest.Read[report.Heads](t, c.Do(t, "GET", "/api/report/heads?group="+group, nil).Want(t, 200))
			var b strings.Builder
			for _, h := range got.Items {
				b.WriteString(h.Name)
			}
			if b.String() != names || got.Hidden != 0 || got.Total.Count != len([]rune(names)) {
				t.Errorf("%s: got %s (%+v), want %s", group, b.String(), got.Total, names)
			}
		}
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		for query, names := range map[string]string{"": "安白陈丁高", "?itself=true": "高", "?itself=true&group=procured": ""} {
			var b strings.Builder
			for _, h := range apptest.Read[report.Heads](t, city.Do(t, "GET", "/api/report/heads"+query, nil).Want(t, 200)).Items {
				b.WriteString(h.Name)
			}
			if b.String() != names {
				t.Errorf("the city %s: got %s, want %s", query, b.String(), names)
			}
		}
		first := apptest.Read[report.Heads](t, c.Do(t, "GET", "/api/report/heads?limit=1", nil).Want(t, 200))
		second := apptest.Read[report.Heads](t, c.Do(t, "GET", "/api/report/heads?limit=1&cursor="+first.Next, nil).Want(t, 200))
		if second.Items[0].Name != "白" || second.Next != "" || second.Prev == "" || *second.Items[0].Days != 0 || *first.Items[0].Days != 80 {
			t.Errorf("paging: %+v %+v", first, second)
		}
		if h := first.Items[0]; h.Age != 65 || h.UnionName != "玉山镇总工会" || h.Until.String() != "2026-12-31" || h.OpenEnded {
			t.Errorf("安: %+v", h)
		}
		// The county sees the same people in the roster's figures, without their days.
		county := w.As(t, authz.RoleOfficer, "昆山市总工会")
		up := apptest.Read[report.Heads](t, county.Do(t, "GET", "/api/report/heads?group=over65&unionId="+w.Union(t, "玉山镇总工会").ID, nil).Want(t, 200))
		if len(up.Items) != 1 || up.Items[0].Days != nil {
			t.Errorf("the county: %+v", up)
		}
		for _, c := range []*apptest.Client{county, w.As(t, authz.RoleOfficer, "江苏省总工会")} { // nor when they ask about themselves
			for _, h := range apptest.Read[report.Heads](t, c.Do(t, "GET", "/api/report/heads", nil).Want(t, 200)).Items {
				if h.Days != nil || h.Want != nil {
					t.Errorf("days of %s are shown above the employing union", h.Name)
				}
			}
		}
	})
}

// Persons' days open to the county by an inspection with its reason, and to all above once the year has closed.
func TestInspectionOpensDays(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.year(t, "安", 2026, 80, 80, nil, false)
		w.year(t, "白", 2025, 79, 80, nil, false)
		id := w.visit(t, "安", "2026-11-01", worklog.StateWaiting)
		yushan := "unionId=" + w.Union(t, "玉山镇总工会").ID
		inspector := w.As(t, authz.RoleInspector, "苏州市总工会")
		inspector.Do(t, "GET", "/api/report/waiting?"+yushan, nil).Refused(t, 403, "persons_during_year")
		// Asking about the own city, the inspector sees its own people only, and that there is more.
		if list := apptest.Read[report.WaitingVisits](t, inspector.Do(t, "GET", "/api/report/waiting", nil).Want(t, 200)); len(list.Items) != 0 || list.Hidden != 1 {
			t.Errorf("the city: %d entries, %d hidden", len(list.Items), list.Hidden)
		}
		closed := apptest.Read[report.Heads](t, inspector.Do(t, "GET", "/api/report/heads?group=notmet&on=2025-12-31&"+yushan, nil).Want(t, 200))
		if len(closed.Items) != 3 || *closed.Items[1].Days != 79 { // 安 has no entries, 白 79, 冯 none
			t.Errorf("the closed year: %+v", closed.Items)
		}
		open := func(until string) {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw(`INSERT INTO visit_inspection (id, account_id, account_name, union_id, tier, reason, opened_at, until_on)
					VALUES (?, ?, '督查', ?, 'county', '年度专项检查', ?, ?)`, db.NewID(), inspector.Actor.AccountID, w.Union(t, "昆山市总工会").ID, tx.Now(), day(until)).Exec(ctx)
				return err
			})
		}
		open("2026-11-21")
		inspector.Do(t, "GET", "/api/report/waiting?"+yushan, nil).Refused(t, 403, "persons_during_year")
		open("2026-11-22")
		list := apptest.Read[report.WaitingVisits](t, inspector.Do(t, "GET", "/api/report/waiting?"+yushan, nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].ID != id || list.Items[0].Days != 21 || list.Items[0].PersonName != "安" {
			t.Errorf("in the inspection: %+v", list)
		}
		inspector.Do(t, "GET", "/api/report/waiting?unionId="+w.Union(t, "城厢镇总工会").ID, nil).Refused(t, 403, "persons_during_year")
	})
}

func TestExports(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.year(t, "安", 2026, 80, 80, nil, false)
		w.visit(t, "安", "2026-03-02", worklog.StateConfirmed)
		w.visit(t, "安", "2026-03-03", worklog.StateDraft)
		c := w.As(t, authz.RoleClerk, "玉山镇总工会")
		rows := apptest.Workbook(t, w.As(t, authz.RoleOfficer, "昆山市总工会").Do(t, "GET", "/api/report/overview/export", nil))
		if rows[0][0] != "昆山市总工会统计总览（截至2026年11月22日）" || rows[2][0] != "单位" || rows[2][2] != "在岗" || len(rows) != 7 {
			t.Fatalf("overview: %q", rows)
		}
		if got := rows[4][:6]; !slices.Equal(got, []string{"玉山镇总工会", "320583", "2", "1", "1", "0"}) || rows[6][0] != "合计" || rows[6][2] != "3" {
			t.Errorf("overview: %q %q", got, rows[6])
		}
		rows = apptest.Workbook(t, c.Do(t, "GET", "/api/report/obligations/export", nil))
		if !slices.Equal(rows[2], []string{"单位", "行政区划代码", "在岗", "已达到", "进行中", "未达到", "不要求"}) {
			t.Errorf("obligations: %q", rows)
		}
		rows = apptest.Workbook(t, c.Do(t, "GET", "/api/report/heads/export", nil))
		if len(rows) != 5 || !slices.Equal(rows[3], []string{"1", "安", "男", "65", "玉山镇总工会", "自主招聘", "劳动合同", "2026-12-31", "2021-01-01"}) {
			t.Errorf("heads: %q", rows)
		}
		rows = apptest.Workbook(t, c.Do(t, "GET", "/api/report/visits/export?from=2026-03-01&to=2026-03-31", nil))
		if len(rows) != 4 || rows[3][1] != "安" || rows[3][4] != "宣传引导、指导服务" || rows[3][8] != "已确认" {
			t.Errorf("visits: %q", rows)
		}
		for _, row := range rows {
			if strings.Contains(strings.Join(row, ""), "企业亏损") {
				t.Error("the internal note left the house")
			}
		}
		w.visit(t, "安", "2026-11-01", worklog.StateWaiting)
		w.As(t, authz.RoleOfficer, "昆山市总工会").Do(t, "GET", "/api/report/waiting/export?unionId="+w.Union(t, "玉山镇总工会").ID, nil).Refused(t, 403, "persons_during_year")
		rows = apptest.Workbook(t, c.Do(t, "GET", "/api/report/waiting/export", nil))
		if len(rows) != 4 || !slices.Equal(rows[3], []string{"2026-11-01", "安", "玉山镇总工会", "好孩子集团工会", "21"}) {
			t.Errorf("waiting: %q", rows)
		}
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'report.export'").Scan(t.Context(), &n); err != nil || n != 5 {
			t.Errorf("%d exports recorded, want 5 (%v)", n, err)
		}
	})
}

func TestDesk(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.year(t, "白", 2026, 79, 80, nil, false)
		d := apptest.Read[report.Desk](t, w.As(t, authz.RoleClerk, "玉山镇总工会").Do(t, http.MethodGet, "/api/report/desk", nil).Want(t, 200))
		want := []report.DueItem{
			{Title: "合同已到期仍在岗", Count: 1, Tone: obligation.ToneLate, DueOn: day("2026-11-21"), Workdays: 0, Article: "第六条第（四）项"},
			{Title: "合同31至90日内到期", Count: 1, Tone: obligation.ToneCalm, DueOn: day("2026-12-31"), Workdays: 29, Article: "第六条第（四）项"},
			{Title: "年度下基层天数（2026年）尚未完成", Count: 1, Tone: obligation.ToneCalm, DueOn: day("2026-12-31"), Workdays: 29, Article: "第十条第（二）项"},
		}
		if len(d.Due) != len(want) {
			t.Fatalf("due: %+v", d.Due)
		}
		for i, got := range d.Due {
			got.Link = ""
			if got != want[i] {
				t.Errorf("due %d: got %+v, want %+v", i, got, want[i])
			}
		}
		if c := d.Calendar; len(c) != 7 || c[0].Title != "上年度服务记录签字确认截止" || c[0].On != day("2026-01-15") || !c[0].Past || !c[0].Active ||
			c[6].On != day("2026-12-31") || c[6].Past || c[6].Active {
			t.Errorf("calendar: %+v", c)
		}
		sys := apptest.Read[report.Desk](t, w.As(t, authz.RoleSystem, "江苏省总工会").Do(t, http.MethodGet, "/api/report/desk", nil).Want(t, 200))
		if len(sys.Due)+len(sys.Todos)+len(sys.Calendar) != 0 {
			t.Errorf("the system administrator sees business: %+v", sys)
		}
	})
}
