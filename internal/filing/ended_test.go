package filing_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/filing"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// TestAnEndThatWasFiled: an end that a return of the year shows is lifted in the roster, which the next document is drawn from;
// the city is told to correct what it filed, and what was filed stays.
func TestAnEndThatWasFiled(t *testing.T) {
	eachWorld(t, "2026-10-12 09:00:00", func(t *testing.T, w *world) {
		engagement := w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.hire("白", "玉山镇总工会", "2024-03-01", nil)
		path := "/api/engagements/" + engagement
		p := apptest.Read[roster.PersonView](t, w.clerk.Do(t, http.MethodPost, path+"/end", object{"rev": 1, "endedOn": "2026-09-30", "ground": "transfer"}).Want(t, 200))
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		w.decide(w.province, doc.ID, "accept", "").Want(t, 200)
		if doc.Total.InPost != 1 || doc.Total.All != 2 {
			t.Fatalf("filed %+v", doc.Total)
		}
		told := func(c *apptest.Client) int {
			return strings.Count(string(c.Do(t, http.MethodGet, "/api/notices?limit=50", nil).Want(t, 200).Body), "2026年度备案中的一次离岗登记已撤销")
		}
		w.clerk.Do(t, http.MethodPost, path+"/lift", object{"rev": p.Engagements[0].Rev, "reason": "合同已续签，登记错了"}).Want(t, 200)
		if s := string(w.suzhou.Do(t, http.MethodGet, "/api/notices?limit=50", nil).Want(t, 200).Body); !strings.Contains(s, "载明玉山镇总工会的安某于2026年9月30日离岗。") {
			t.Errorf("whose end it is: %s", s)
		}
		if told(w.suzhou) != 1 || told(w.nanjing) != 0 {
			t.Errorf("told: %d and %d", told(w.suzhou), told(w.nanjing))
		}
		if now := w.see(w.suzhou, doc.ID); now.Checksum != doc.Checksum || now.Total.InPost != 1 {
			t.Errorf("what was filed changed: %+v", now.Total)
		}
		correction := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindCorrection, object{"reason": "一人离岗登记有误，已撤销"})
		if correction.Total.InPost != 2 || correction.AmendsID != doc.ID {
			t.Errorf("the correction says %+v", correction.Total)
		}
	})
}

// TestAnEndMovedIntoAFiledYear: a return shows somebody in post on its day, and a correction says that they had left by then.
func TestAnEndMovedIntoAFiledYear(t *testing.T) {
	for is, want := range map[string]int{"2026-10-05": 1, "2026-10-12": 1, "2026-11-20": 0} { // the return is of 12 October
		t.Run(is, func(t *testing.T) { endMoved(t, is, want) })
	}
}

func endMoved(t *testing.T, is string, want int) {
	t.Helper()
	eachWorld(t, "2026-10-12 09:00:00", func(t *testing.T, w *world) {
		id := w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		e, err := roster.EngagementByID(t.Context(), w.DB.Read(), id)
		if err != nil {
			t.Fatal(err)
		}
		was, now := e, e
		was.EndedOn, now.EndedOn = workday.MustParse("2027-01-05"), workday.MustParse(is)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return w.App.Filing.EndChanged(ctx, tx, w.clerk.Actor, was, now)
		})
		s := string(w.suzhou.Do(t, http.MethodGet, "/api/notices?limit=50", nil).Want(t, 200).Body)
		if got := strings.Count(s, "载明玉山镇总工会的安某在岗。"); got != want {
			t.Errorf("told %d times, want %d: %s", got, want, s)
		}
	})
}
