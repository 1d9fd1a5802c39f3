package report_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/report"
	"xiezhi/internal/worklog"
)

func (w *world) overview(t *testing.T, c *apptest.Client, query string) report.Overview {
	t.Helper()
	return apptest.Read[report.Overview](t, c.Do(t, http.MethodGet, "/api/report/overview"+query, nil).Want(t, 200))
}

func line(o report.Overview) string {
	var b strings.Builder
	for _, r := range o.Rows {
		b.WriteString(r.Name + strings.Repeat("|", r.Figures.All) + " ")
	}
	return strings.TrimSpace(b.String())
}

// The province on 22 November 2026, worked by hand from the list of people.
func TestProvinceFigures(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		closed := 81
		w.year(t, "安", 2026, 80, 80, nil, false)
		w.year(t, "白", 2026, 79, 80, nil, false)
		w.year(t, "陈", 2026, 3, 0, nil, false)
		w.year(t, "鄂", 2026, 10, 80, nil, true)
		w.year(t, "高", 2026, 70, 80, &closed, false) // what the year closed with stands
		w.visit(t, "安", "2026-11-07", worklog.StateWaiting)
		w.visit(t, "安", "2026-11-08", worklog.StateWaiting) // 14 days are not yet more than 14
		w.visit(t, "丁", "2026-01-05", worklog.StateWaiting)
		w.visit(t, "丁", "2026-01-06", worklog.StateConfirmed)

		o := w.overview(t, w.As(t, authz.RoleOfficer, "江苏省总工会"), "")
		want := report.Figures{
			All: 6, Own: 4, Procured: 1, Social: 1,
			Labour: 4, Service: 1, Uncontracted: 1, Openended: 1, Within30: 1, Within60: 2, Within90: 3, Expired: 1,
			Under35: 1, Age35: 1, Age45: 1, Age55: 0, Age60: 2, Over65: 1, Near65: 1,
			Qualified: 2, Relations: 1, Law: 1,
			Met: 2, Ontheway: 2, Notmet: 0, Exempt: 2, Waiting: 2,
		}
		if diff := cmp.Diff(want, o.Total); diff != "" {
			t.Errorf("province (-want +got):\n%s", diff)
		}
		if got := line(o); got != "南京市总工会| 苏州市总工会|||||" {
			t.Errorf("rows in the order of codes: %s", got)
		}
		if o.Year != 2026 || o.Want != 80 || o.WarnDays != 14 || o.RetireAge != "65周岁" || o.Closes.String() != "2027-01-15" {
			t.Errorf("the rules: %+v", o)
		}
		city := w.overview(t, w.As(t, authz.RoleOfficer, "苏州市总工会"), "")
		if got := line(city); got != "苏州市总工会| 昆山市总工会||| 太仓市总工会|" || !city.Rows[0].Itself || city.Rows[0].Drill || !city.Rows[1].Drill {
			t.Errorf("rows of the city: %s %+v", got, city.Rows)
		}
		county := w.overview(t, w.As(t, authz.RoleOfficer, "昆山市总工会"), "")
		if got := line(county); got != "昆山市总工会 玉山镇总工会|| 周市镇总工会|" || len(county.Trail) != 0 {
			t.Errorf("rows of the county: %s %+v", got, county.Trail)
		}
		union := w.overview(t, w.As(t, authz.RoleClerk, "玉山镇总工会"), "")
		if union.Total.All != 2 || union.Total.Met != 1 || union.Total.Waiting != 1 || len(union.Rows) != 0 {
			t.Errorf("the employing union: %+v", union)
		}
	})
}

// The day before, 冯 was in post, 安 was not yet 65, 白's agreement ran its last day, and 丁 had no certificate.
func TestFiguresOfThePreviousDay(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		o := w.overview(t, w.As(t, authz.RoleOfficer, "江苏省总工会"), "?on=2026-11-21")
		want := report.Figures{
			All: 7, Own: 5, Procured: 1, Social: 1,
			Labour: 5, Service: 1, Uncontracted: 1, Openended: 1, Within30: 2, Within60: 4, Within90: 4,
			Under35: 1, Age35: 1, Age45: 2, Age60: 3, Near65: 2,
			Qualified: 1, Relations: 1, Ontheway: 7,
		}
		if diff := cmp.Diff(want, o.Total); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// A closed year: nobody is on the way any more, and a correction after the closing changes no class.
func TestAClosedYear(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		closed := 79
		w.year(t, "安", 2025, 85, 80, &closed, false)
		w.year(t, "白", 2025, 80, 80, nil, false)
		o := w.overview(t, w.As(t, authz.RoleOfficer, "江苏省总工会"), "?on=2025-12-31")
		if f := o.Total; f.All != 6 || f.Met != 1 || f.Notmet != 5 || f.Ontheway != 0 || f.Exempt != 0 {
			t.Errorf("2025: %+v", f)
		}
		early := w.overview(t, w.As(t, authz.RoleOfficer, "江苏省总工会"), "?on=2020-12-31")
		if f := early.Total; f.All != 0 || early.Want != 0 {
			t.Errorf("before the first full year: %+v", early)
		}
	})
}

// A town moved between two counties on 1 July 2026 is read as both: last year below Kunshan, today below Taicang.
func TestAMovedTownIsReadAsBoth(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.move(t)
		kunshan, taicang := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会")
		for _, c := range []struct {
			name, on string
			client   *apptest.Client
			all      int
			rows     string
		}{
			{"Kunshan last year", "2025-12-31", kunshan, 4, "昆山市总工会 玉山镇总工会||| 周市镇总工会|"},
			{"Taicang last year", "2025-12-31", taicang, 1, "太仓市总工会 城厢镇总工会|"},
			{"Kunshan on the last day", "2026-06-30", kunshan, 4, "昆山市总工会 玉山镇总工会||| 周市镇总工会|"},
			{"Kunshan on the first day", "2026-07-01", kunshan, 3, "昆山市总工会 玉山镇总工会|||"},
			{"Kunshan today", "2026-11-22", kunshan, 2, "昆山市总工会 玉山镇总工会||"},
			{"Taicang today", "2026-11-22", taicang, 2, "太仓市总工会 周市镇总工会| 城厢镇总工会|"}, // its code stays
		} {
			o := w.overview(t, c.client, "?on="+c.on)
			if o.Total.All != c.all || line(o) != c.rows {
				t.Errorf("%s: %d, %s; want %d, %s", c.name, o.Total.All, line(o), c.all, c.rows)
			}
		}
		// The figure of last year keeps 陈; her name is no longer Kunshan's to see.
		o := w.overview(t, kunshan, "?on=2025-12-31")
		if o.Rows[2].Open || !o.Rows[1].Open {
			t.Errorf("what opens: %+v", o.Rows)
		}
		heads := apptest.Read[report.Heads](t, kunshan.Do(t, http.MethodGet, "/api/report/heads?on=2025-12-31", nil).Want(t, 200))
		if len(heads.Items) != 3 || heads.Hidden != 1 {
			t.Errorf("behind it: %+v", heads)
		}
		heads = apptest.Read[report.Heads](t, taicang.Do(t, http.MethodGet, "/api/report/heads?on=2025-12-31", nil).Want(t, 200))
		if len(heads.Items) != 1 || heads.Hidden != 0 {
			t.Errorf("Taicang's: %+v", heads)
		}
	})
}

// A figure is counted anew as soon as something has changed, in the same second too.
func TestOverviewFollowsAChangeAtOnce(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		c := w.As(t, authz.RoleOfficer, "太仓市总工会")
		if o := w.overview(t, c, ""); o.Total.All != 1 {
			t.Fatalf("before: %+v", o.Total)
		}
		w.move(t)
		if o := w.overview(t, c, ""); o.Total.All != 2 {
			t.Errorf("after: %+v", o.Total)
		}
	})
}
