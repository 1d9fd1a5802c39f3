package filing_test

import (
	"net/http"
	"strings"
	"testing"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/filing"
	"xiezhi/internal/roster"
)

// TestAnEndThatWasFiled: an end that a return of the year shows is lifted in the roster, which the next document is drawn from;
// the city is told to correct what it filed, and what was filed stays.
func TestAnEndThatWasFiled(t *testing.T) {
	eachWorld(t, "2026-10-12 09:00:00", func(t *testing.T, w *world) {
		engagement := w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.hire("白", "玉山镇总工会", "2024-03-01", nil)
		path := "/api/engagements/" + engagement
		p := apptest.Read[roster.PersonView](t, w.clerk.Do(t, http.MethodPost, path+"/end", object{"rev": 1, "endedOn": "2026-09-30", "ground": "expired"}).Want(t, 200))
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
