package filing_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/filing"
	"xiezhi/internal/org"
	"xiezhi/internal/orgacts"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
)

// act asks for an act upon a town and waits until everything has followed.
func (w *world) act(c *apptest.Client, union string, body object) orgacts.Act {
	w.t.Helper()
	u, err := org.ByID(w.t.Context(), w.DB.Read(), w.id(union))
	if err != nil {
		w.t.Fatal(err)
	}
	body["rev"], body["document"], body["on"] = u.Rev, "昆工〔2026〕3号", "2026-10-20"
	act := apptest.Read[orgacts.Act](w.t, c.Do(w.t, http.MethodPost, "/api/org/unions/"+u.ID+"/acts", body).Want(w.t, 201))
	w.drain()
	return act
}

func (w *world) drain() {
	w.t.Helper()
	for range 2 {
		if err := w.App.Jobs.Drain(w.t.Context()); err != nil {
			w.t.Fatal(err)
		}
		*w.now = w.now.Add(3 * time.Minute)
	}
}

// TestFilingsFollowTheTree: who sees a row goes with today's tree; what was filed says what it said.
func TestFilingsFollowTheTree(t *testing.T) {
	eachWorld(t, "2026-10-20 10:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		row := apptest.Read[httpx.List[filing.FiledRow]](t, w.suzhou.Do(t, http.MethodGet, "/api/filing/documents/"+doc.ID+"/rows", nil).Want(t, 200)).Items[0].RowID
		sees := func() string {
			return fmt.Sprint(w.kunshan.Do(t, http.MethodGet, "/api/filing/rows/"+row, nil).Status, w.taicang.Do(t, http.MethodGet, "/api/filing/rows/"+row, nil).Status)
		}
		if got := sees(); got != "200 404" {
			t.Errorf("before: %s", got)
		}
		w.act(w.suzhou, "玉山镇总工会", object{"kind": "move", "otherId": w.id("太仓市总工会"), "regionCode": "320585101"})
		if got := sees(); got != "404 200" {
			t.Errorf("after the move: %s", got)
		}
		v := w.ret(w.suzhou, "苏州市总工会", 2026)
		after := w.see(w.suzhou, doc.ID)
		if !after.Proof.Whole || after.Units[1].Figures.All != 1 || v.Units[2].Figures.All != 1 {
			t.Errorf("the document keeps 昆山, the return of today has 太仓: %+v, %+v", after.Units, v.Units)
		}
		w.act(w.suzhou, "玉山镇总工会", object{"kind": "merge", "otherId": w.id("城厢镇总工会")})
		if got := sees(); got != "404 200" {
			t.Errorf("after a merger: %s", got)
		}
		if after := w.see(w.suzhou, doc.ID); !after.Proof.Whole {
			t.Errorf("after a merger: %+v", after.Proof)
		}
		w.nanjing.Do(t, http.MethodGet, "/api/filing/rows/"+row, nil).Refused(t, 404, errs.NotFoundCode)
	})
}
