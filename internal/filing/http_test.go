package filing_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/filing"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

const none = "00000000-0000-7000-8000-000000000000"

func TestRefusals(t *testing.T) {
	eachWorld(t, "2026-10-20 10:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		suzhou, stamp := w.id("苏州市总工会"), w.ret(w.suzhou, "苏州市总工会", 2026).Stamp
		file := func(change func(object)) object {
			b := object{"cityId": suzhou, "year": 2026, "kind": "annual", "stamp": stamp}
			if change != nil {
				change(b)
			}
			return b
		}
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		row := apptest.Read[httpx.List[filing.FiledRow]](t, w.suzhou.Do(t, http.MethodGet, "/api/filing/documents/"+doc.ID+"/rows", nil).Want(t, 200)).Items[0].RowID
		anon := w.Anonymous()
		cases := []struct {
			name, method, path string
			c                  *apptest.Client
			body               any
			status             int
			code               string
		}{
			{"anonymous board", "GET", "/api/filing", anon, nil, 401, "not_signed_in"},
			{"a clerk reads no filings", "GET", "/api/filing", w.clerk, nil, 403, errs.MissingCode},
			{"a year before the Measures", "GET", "/api/filing?year=2019", w.suzhou, nil, 422, filing.CodeYear},
			{"a year to come", "GET", "/api/filing?year=2027", w.suzhou, nil, 422, filing.CodeYear},
			{"no date", "GET", "/api/filing?on=gestern", w.suzhou, nil, 422, errs.FieldsCode},
			{"another city's return", "GET", "/api/filing/return?cityId=" + suzhou, w.nanjing, nil, 404, errs.NotFoundCode},
			{"a county reads another city", "GET", "/api/filing/return?cityId=" + suzhou, w.jiangning, nil, 404, errs.NotFoundCode},
			{"another city's rows", "GET", "/api/filing/return/rows?cityId=" + suzhou, w.nanjing, nil, 404, errs.NotFoundCode},
			{"no such group", "GET", "/api/filing/return/rows?group=best", w.suzhou, nil, 422, "fields_invalid"},
			{"a county does not file", "POST", "/api/filing/documents", w.kunshan, file(nil), 422, "filing_not_yours"},
			{"nor the province", "POST", "/api/filing/documents", w.office, file(nil), 403, errs.MissingCode},
			{"nor an approver", "POST", "/api/filing/documents", w.suzhou2, file(nil), 403, errs.MissingCode},
			{"another city", "POST", "/api/filing/documents", w.nanjing, file(nil), 404, errs.NotFoundCode},
			{"malformed", "POST", "/api/filing/documents", w.suzhou, []byte("{"), 400, "malformed"},
			{"no such kind", "POST", "/api/filing/documents", w.suzhou, file(func(b object) { b["kind"] = "other" }), 422, "fields_invalid"},
			{"twice", "POST", "/api/filing/documents", w.suzhou, file(nil), 422, filing.CodeTwice},
			{"another city's document", "GET", "/api/filing/documents/" + doc.ID, w.nanjing, nil, 404, errs.NotFoundCode},
			{"a county reads its city's document", "GET", "/api/filing/documents/" + doc.ID, w.kunshan, nil, 404, errs.NotFoundCode},
			{"no document", "GET", "/api/filing/documents/" + none, w.province, nil, 404, errs.NotFoundCode},
			{"no id", "GET", "/api/filing/documents/x", w.province, nil, 422, "fields_invalid"},
			{"another county's row", "GET", "/api/filing/rows/" + row, w.taicang, nil, 404, errs.NotFoundCode},
			{"another city's row", "GET", "/api/filing/rows/" + row, w.nanjing, nil, 404, errs.NotFoundCode},
			{"a city accepts nothing", "POST", "/api/filing/documents/" + doc.ID + "/accept", w.suzhou, object{"rev": 1}, 403, errs.MissingCode},
			{"stale", "POST", "/api/filing/documents/" + doc.ID + "/accept", w.province, object{"rev": 7}, 409, errs.StaleCode},
			{"returned without a reason", "POST", "/api/filing/documents/" + doc.ID + "/return", w.province, object{"rev": 1}, 422, filing.CodeReason},
			{"another city prints", "POST", "/api/filing/documents/" + doc.ID + "/print", w.nanjing, object{"format": "pdf"}, 404, errs.NotFoundCode},
			{"numbers without a reason", "POST", "/api/filing/documents/" + doc.ID + "/print", w.suzhou, object{"format": "pdf", "numbers": true}, 422, filing.CodeReason},
			{"no such format", "POST", "/api/filing/documents/" + doc.ID + "/print", w.suzhou, object{"format": "exe"}, 422, "fields_invalid"},
			{"another city's proof", "GET", "/api/filing/documents/" + doc.ID + "/proof", w.nanjing, nil, 404, errs.NotFoundCode},
			{"another city's slip", "GET", "/api/filing/documents/" + doc.ID + "/slip", w.nanjing, nil, 404, errs.NotFoundCode},
			{"no receipt yet", "GET", "/api/filing/documents/" + doc.ID + "/receipt", w.suzhou, nil, 404, errs.NotFoundCode},
			{"the province packs nothing", "POST", "/api/filing/documents/" + doc.ID + "/parcel", w.office, nil, 403, errs.MissingCode},
			{"another city packs", "POST", "/api/filing/documents/" + doc.ID + "/parcel", w.nanjing, nil, 404, errs.NotFoundCode},
			{"a city looks at its county's part", "POST", "/api/filing/return/checks", w.suzhou, object{"countyId": w.id("昆山市总工会"), "year": 2026, "stamp": stamp}, 422, "filing_not_yours"},
			{"another county's part", "POST", "/api/filing/return/checks", w.taicang, object{"countyId": w.id("昆山市总工会"), "year": 2026, "stamp": stamp}, 404, errs.NotFoundCode},
			{"a city's part as a county's", "POST", "/api/filing/return/checks", w.suzhou, object{"countyId": suzhou, "year": 2026, "stamp": stamp}, 404, errs.NotFoundCode},
			{"an older page", "POST", "/api/filing/return/checks", w.kunshan, object{"countyId": w.id("昆山市总工会"), "year": 2026, "stamp": "sm3:0"}, 409, filing.CodeChanged},
			{"a county explains", "POST", "/api/filing/return/explanations", w.kunshan, object{"cityId": suzhou, "year": 2026, "personId": none, "words": "x"}, 422, "filing_not_yours"},
			{"no such difference", "POST", "/api/filing/return/explanations", w.suzhou, object{"cityId": suzhou, "year": 2026, "personId": none, "words": "x"}, 404, errs.NotFoundCode},
			{"too long", "POST", "/api/filing/return/explanations", w.suzhou, object{"cityId": suzhou, "year": 2026, "personId": none, "words": strings.Repeat("长", 501)}, 422, "fields_invalid"},
			{"a county makes no key", "POST", "/api/filing/keys", w.kunshan, object{"unionId": suzhou}, 404, errs.NotFoundCode},
			{"the province makes no city's key", "POST", "/api/filing/keys", w.province, object{"unionId": suzhou}, 422, "filing_not_yours"},
			{"no key", "POST", "/api/filing/keys/trusted", w.province, object{"unionId": suzhou, "publicPem": "x", "fingerprint": "y"}, 422, filing.CodeKey},
			{"an inspector handles no keys", "POST", "/api/filing/keys", w.inspector, object{"unionId": suzhou}, 403, errs.MissingCode},
			{"a clerk reads no book", "GET", "/api/filing/book", w.clerk, nil, 403, errs.MissingCode},
			{"no such book", "GET", "/api/filing/book?format=odt", w.province, nil, 422, "fields_invalid"},
		}
		for _, c := range cases {
			r := c.c.Do(t, c.method, c.path, c.body)
			if r.Status != c.status || !strings.Contains(string(r.Body), `"`+c.code+`"`) {
				t.Errorf("%s: %d %.200s, want %d %s", c.name, r.Status, r.Body, c.status, c.code)
			}
		}
		if r := upload(t, w.suzhou, "/api/filing/parcels", []byte("x")); r.Status != 403 {
			t.Errorf("a city takes parcels in: %d", r.Status)
		}
		if r := upload(t, w.province, "/api/filing/receipts", []byte("x")); r.Status != 403 {
			t.Errorf("the province takes receipts in: %d", r.Status)
		}
	})
}

// TestTheReturnIsDrawnFromTheRoster: who was engaged on any day since 1 January, by county, with what the checks say.
func TestTheReturnIsDrawnFromTheRoster(t *testing.T) {
	eachWorld(t, "2026-10-20 10:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.hire("白", "周市镇总工会", "2026-05-06", func(n *roster.NewHead) { n.Channel, n.Political = roster.ChannelProcured, "" })
		w.leave(w.hire("陈", "昆山市总工会", "2022-01-01", nil), "2025-12-31", "expired") // gone before the year
		w.leave(w.hire("丁", "城厢镇总工会", "2022-01-01", nil), "2026-01-01", "wish")    // in post on one day of it
		w.hire("方", "苏州市总工会", "2023-07-01", nil)
		w.hire("高", "东山街道总工会", "2024-03-01", nil) // another city
		w.hire("贺", "太仓市总工会", "2026-10-21", nil)  // from tomorrow
		v := w.ret(w.suzhou, "苏州市总工会", 2026)
		got := map[string][]int{}
		for _, u := range v.Units {
			got[u.Name] = []int{u.Figures.All, u.Figures.InPost, u.Figures.New, u.Figures.Left}
		}
		want := map[string][]int{"苏州市总工会（本级）": {1, 1, 0, 0}, "昆山市总工会": {2, 2, 1, 0}, "太仓市总工会": {1, 0, 0, 1}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if v.Units[0].Name != "苏州市总工会（本级）" || v.Units[1].Name != "昆山市总工会" || v.Total.All != 4 || v.Total.InPost != 3 || v.OnDay != day("2026-10-20") {
			t.Errorf("total %+v as of %s", v.Total, v.OnDay)
		}
		if !v.Active || !v.Open || v.LateDays != 0 || v.DueOn != day("2026-10-31") || v.Comparison.HasPast || v.Part != "" {
			t.Errorf("%+v", v)
		}
		if diff := cmp.Diff([]string{"explain", "annual"}, v.Actions); diff != "" {
			t.Errorf("actions (-want +got):\n%s", diff)
		}
		found := map[string]int{}
		for _, f := range v.Findings {
			found[f.Code] = f.Count
		}
		// 丁's three years ended on 2024-12-31 while in post until the new year; 方's on 2026-06-30
		if diff := cmp.Diff(map[string]int{"lapsed": 1, "no_paper": 1, "missing": 1}, found); diff != "" {
			t.Errorf("findings (-want +got):\n%s", diff)
		}
		rows := apptest.Read[httpx.List[filing.ReturnRow]](t, w.suzhou.Do(t, http.MethodGet, "/api/filing/return/rows?year=2026&finding=missing", nil).Want(t, 200)).Items
		if len(rows) != 1 || rows[0].Name != "白某" || !strings.Contains(strings.Join(rows[0].Says, ""), "缺政治面貌") || rows[0].PersonID != w.person["白"] {
			t.Errorf("the row at fault: %+v", rows)
		}
		if s := string(w.suzhou.Do(t, http.MethodGet, "/api/filing/return/rows?year=2026", nil).Want(t, 200).Body); strings.Contains(s, "320583198503120") || strings.Contains(s, "1380312001") {
			t.Error("numbers in clear on the page")
		}
		// a county sees its own part
		part := w.ret(w.kunshan, "苏州市总工会", 2026)
		if part.Part != "昆山市总工会" || part.Total.All != 2 || len(part.Units) != 1 || len(part.Actions) != 0 || !part.Units[0].May {
			t.Errorf("the county's part: %+v", part)
		}
		for group, n := range map[string]int{"all": 4, "in_post": 3, "new": 1, "left": 1, "procured": 1} {
			rows := apptest.Read[httpx.List[filing.ReturnRow]](t, w.suzhou.Do(t, http.MethodGet, "/api/filing/return/rows?year=2026&group="+group, nil).Want(t, 200)).Items
			if len(rows) != n {
				t.Errorf("%s: %d rows behind the figure %d", group, len(rows), n)
			}
		}
		// last year's return closes with 31 December, 陈 in it and 白 not
		last := w.ret(w.suzhou, "苏州市总工会", 2025)
		if last.OnDay != day("2025-12-31") || last.Total.All != 4 || last.LateDays != 354 {
			t.Errorf("last year's: %+v %s, late %d", last.Total, last.OnDay, last.LateDays)
		}
	})
}

func TestCountiesLookAtTheirPart(t *testing.T) {
	eachWorld(t, "2026-10-20 10:00:00", func(t *testing.T, w *world) {
		e := w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		check := func() filing.ReturnView {
			stamp := w.ret(w.kunshan, "苏州市总工会", 2026).Stamp
			r := w.kunshan.Do(t, http.MethodPost, "/api/filing/return/checks", object{"countyId": w.id("昆山市总工会"), "year": 2026, "stamp": stamp})
			return apptest.Read[filing.ReturnView](t, r.Want(t, 200))
		}
		if u := check().Units[0]; u.CheckedBy != w.kunshan.Actor.Name || u.CheckedAt != "2026-10-20 10:00" || u.Stale {
			t.Errorf("looked at: %+v", u)
		}
		w.leave(e, "2026-10-19", "wish")
		if u := w.ret(w.suzhou, "苏州市总工会", 2026).Units[1]; !u.Stale {
			t.Errorf("what was looked at has changed, and that is not shown: %+v", u)
		}
		w.hire("孔", "城厢镇总工会", "2026-10-11", nil)
		mine := w.ret(w.kunshan, "苏州市总工会", 2026).Stamp
		w.hire("方", "城厢镇总工会", "2026-10-12", nil) // what changes in 太仓 does not send 昆山 back to its list
		w.kunshan.Do(t, http.MethodPost, "/api/filing/return/checks", object{"countyId": w.id("昆山市总工会"), "year": 2026, "stamp": mine}).Want(t, 200)
		w.hire("白", "周市镇总工会", "2026-10-12", nil)
		w.kunshan.Do(t, http.MethodPost, "/api/filing/return/checks", object{"countyId": w.id("昆山市总工会"), "year": 2026, "stamp": mine}).Refused(t, 409, filing.CodeChanged)
		check()
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil) // 太仓 did not look; the city files without that
		if got := []string{doc.Units[1].CheckedBy, doc.Units[2].CheckedBy}; got[0] != w.kunshan.Actor.Name || got[1] != "" {
			t.Errorf("frozen: %v", got)
		}
	})
}

// TestFiling goes from the draft to the province's acceptance, and on to supplement and correction.
func TestFiling(t *testing.T) {
	eachWorld(t, "2026-09-30 23:59:59", func(t *testing.T, w *world) {
		e := w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.hire("方", "苏州市总工会", "2024-07-01", nil)
		w.file(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil).Refused(t, 422, filing.CodeEarly)
		w.later("2026-10-31 23:59:59")
		old := w.ret(w.suzhou, "苏州市总工会", 2026).Stamp
		w.hire("白", "周市镇总工会", "2026-10-30", nil)
		w.file(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, object{"stamp": old}).Refused(t, 409, filing.CodeChanged)
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		if doc.Number != "备〔2026〕320500-01" || doc.State != filing.StateFiled || doc.LateDays != 0 || doc.RowCount != 3 || doc.OnDay != day("2026-10-31") || !doc.Proof.Whole || doc.PolicyVersion == "" || doc.Past != "" {
			t.Errorf("filed: %+v", doc)
		}
		if got := w.owed("苏州市总工会"); len(got) != 2 || got[0] != "2025 open due 2025-10-31 met  soft false" || got[1] != "2026 met due 2026-10-31 met 2026-10-31 soft false" {
			t.Errorf("owed: %v", got)
		}

		if got := w.todos(w.office); !slices.Equal(got, []string{"2026年度备案待接收 1 /filing?year=2026"}) {
			t.Errorf("the province's work: %v", got)
		}
		if got := append(w.todos(w.suzhou), w.todos(w.inspector)...); len(got) != 0 {
			t.Errorf("it waits for others too: %v", got)
		}

		// the province returns it in November; that does not undo the filing in time
		w.later("2026-11-03 09:00:00")
		back := apptest.Read[filing.DocumentView](t, w.decide(w.province, doc.ID, "return", "请核对周市镇人员").Want(t, 200))
		if back.State != filing.StateReturned || back.DecidedReason != "请核对周市镇人员" || !back.HasReceipt {
			t.Errorf("returned: %+v", back)
		}
		if got := w.owed("苏州市总工会")[1]; got != "2026 met due 2026-10-31 met 2026-10-31 soft false" {
			t.Errorf("after a return: %s", got)
		}
		w.leave(e, "2026-11-02", "wish")
		again := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		if again.Number != "备〔2026〕320500-02" || again.LateDays != 0 || again.Total.InPost != 2 || again.Total.Left != 1 {
			t.Errorf("filed again: %+v", again)
		}
		w.decide(w.province, again.ID, "accept", "").Want(t, 200)
		if got := w.todos(w.province); len(got) != 0 {
			t.Errorf("accepted, it still waits: %v", got)
		}
		w.decide(w.province, again.ID, "accept", "").Refused(t, 422, filing.CodeState)
		if first := w.see(w.suzhou, doc.ID); first.Total.InPost != 3 || !first.Proof.Whole {
			t.Errorf("the first document stays as it was: %+v", first.Total)
		}

		// who comes later goes into a supplement that the system draws
		w.later("2026-12-20 09:00:00")
		w.file(w.suzhou, "苏州市总工会", 2026, filing.KindSupplement, nil).Refused(t, 422, filing.CodeNobody)
		w.hire("丁", "城厢镇总工会", "2026-12-01", nil)
		v := w.ret(w.suzhou, "苏州市总工会", 2026)
		if diff := cmp.Diff([]string{"explain", "supplement", "correction"}, v.Actions); diff != "" || v.Supplement != 1 || v.Omitted != 0 {
			t.Errorf("supplement %d, omitted %d, actions (-want +got):\n%s", v.Supplement, v.Omitted, diff)
		}
		extra := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindSupplement, nil)
		if extra.RowCount != 1 || extra.Amends == nil || extra.Amends.ID != again.ID || extra.LateDays != 0 {
			t.Errorf("supplement: %+v", extra)
		}
		w.file(w.suzhou, "苏州市总工会", 2026, filing.KindSupplement, nil).Refused(t, 422, filing.CodeNobody)
		board := apptest.Read[filing.Board](t, w.province.Do(t, http.MethodGet, "/api/filing?year=2026", nil).Want(t, 200))
		if l := board.Lines[1]; l.CityName != "苏州市总工会" || l.Figures.All != 4 || l.Figures.InPost != 3 || l.Extra != 1 || l.Waiting != 1 || l.State != "accepted" || l.HeadsOn != 3 {
			t.Errorf("board: %+v", l)
		}

		// somebody who should have been in it: a correction, a document of its own
		w.hire("孔", "玉山镇总工会", "2026-06-01", nil)
		if v := w.ret(w.suzhou, "苏州市总工会", 2026); v.Omitted != 1 || v.Supplement != 0 {
			t.Errorf("omitted %d, supplement %d", v.Omitted, v.Supplement)
		}
		w.file(w.suzhou, "苏州市总工会", 2026, filing.KindCorrection, nil).Refused(t, 422, filing.CodeReason)
		right := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindCorrection, object{"reason": "漏报一人"})
		if right.RowCount != 5 || right.Reason != "漏报一人" || w.see(w.suzhou, again.ID).State != filing.StateAccepted {
			t.Errorf("correction: %+v", right)
		}
		w.decide(w.province, right.ID, "accept", "").Want(t, 200)
		if was := w.see(w.suzhou, again.ID); was.State != filing.StateSuperseded || was.Total.All != 3 || !was.Proof.Whole || len(was.Later) != 2 {
			t.Errorf("what was corrected: %+v", was)
		}
		board = apptest.Read[filing.Board](t, w.province.Do(t, http.MethodGet, "/api/filing?year=2026&on=2026-11-01", nil).Want(t, 200))
		if l := board.Lines[1]; l.Figures.All != 5 || l.FilingID != right.ID || l.HeadsOn != 4 || l.Extra != 0 {
			t.Errorf("board after the correction: %+v", l)
		}
		if l := board.Lines[0]; l.CityName != "南京市总工会" || l.State != "overdue" || board.Missing != 1 || board.OnTime != 1 || board.Late != 0 {
			t.Errorf("who has not filed: %+v", l)
		}
	})
}

func TestLateIsAcceptedAndMarked(t *testing.T) {
	eachWorld(t, "2026-11-26 09:00:00", func(t *testing.T, w *world) {
		w.hire("高", "东山街道总工会", "2024-03-01", nil)
		if err := w.App.Filing.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.owed("南京市总工会"); len(got) != 2 || got[1] != "2026 open due 2026-10-31 met  soft false" {
			t.Errorf("owed: %v", got)
		}
		if v := w.ret(w.nanjing, "南京市总工会", 2026); v.LateDays != 26 {
			t.Errorf("late by %d, want 26", v.LateDays)
		}
		fields := w.file(w.nanjing, "南京市总工会", 2026, filing.KindAnnual, nil).Refused(t, 422, filing.CodeLate)
		if len(fields) != 1 || fields[0].Field != "lateReason" {
			t.Errorf("fields: %+v", fields)
		}
		doc := w.filed(w.nanjing, "南京市总工会", 2026, filing.KindAnnual, object{"lateReason": "经办人交接"})
		if doc.LateDays != 26 || doc.LateReason != "经办人交接" {
			t.Errorf("late: %+v", doc)
		}
		if got := w.owed("南京市总工会")[1]; got != "2026 late due 2026-10-31 met 2026-11-26 soft false" {
			t.Errorf("owed: %s", got)
		}
	})
}

// TestOffIsInactive: until the chapter is on, nothing is owed and nothing is filed.
func TestOffIsInactive(t *testing.T) {
	eachWorld(t, "2025-08-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		if err := w.App.Filing.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.owed("苏州市总工会"); len(got) != 0 {
			t.Errorf("owed while the chapter is off: %v", got)
		}
		if v := w.ret(w.suzhou, "苏州市总工会", 2025); v.Active || len(v.Actions) != 0 || v.Total.All != 1 {
			t.Errorf("%+v", v)
		}
		w.file(w.suzhou, "苏州市总工会", 2025, filing.KindAnnual, nil).Refused(t, 422, filing.CodeOff)
		w.later("2026-10-05 09:00:00")
		w.file(w.suzhou, "苏州市总工会", 2024, filing.KindAnnual, nil).Refused(t, 422, filing.CodeOff) // due before it was on
	})
}

// TestComparedWithLastYear: differences that engagements do not explain take words, which are frozen with the return.
func TestComparedWithLastYear(t *testing.T) {
	eachWorld(t, "2025-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		e := w.hire("陈", "昆山市总工会", "2024-01-01", nil)
		w.hire("方", "苏州市总工会", "2024-07-01", nil)
		first := w.filed(w.suzhou, "苏州市总工会", 2025, filing.KindAnnual, nil)
		w.decide(w.province, first.ID, "accept", "").Want(t, 200)
		w.later("2026-10-20 09:00:00")
		w.leave(e, "2026-03-31", "wish")
		w.hire("白", "周市镇总工会", "2026-05-06", nil)
		w.hire("丁", "城厢镇总工会", "2025-06-01", nil) // entered late: last year's return should have had it
		c := w.ret(w.suzhou, "苏州市总工会", 2026).Comparison
		got := []string{}
		for _, d := range c.Differences {
			got = append(got, fmt.Sprintf("%s %s %v", d.Name, d.Change, d.Needs))
		}
		if diff := cmp.Diff([]string{"丁某 joined true", "白某 joined false", "陈某 left false"}, got); diff != "" || c.Needing != 1 || c.Same != 2 || c.PastOn != day("2025-10-20") {
			t.Errorf("needing %d, same %d (-want +got):\n%s", c.Needing, c.Same, diff)
		}
		r := w.suzhou.Do(t, http.MethodPost, "/api/filing/return/explanations", object{"cityId": w.id("苏州市总工会"), "year": 2026, "personId": w.person["丁"], "words": "上年漏报"})
		if v := apptest.Read[filing.ReturnView](t, r.Want(t, 200)); v.Comparison.Needing != 0 || v.Comparison.Differences[0].Explanation != "上年漏报" {
			t.Errorf("explained: %+v", v.Comparison)
		}
		// a colleague whose page is older does not write over it; the one who has read it may
		older := object{"cityId": w.id("苏州市总工会"), "year": 2026, "personId": w.person["丁"], "words": "调入较晚"}
		r = w.suzhou.Do(t, http.MethodPost, "/api/filing/return/explanations", older).Want(t, 409)
		if !strings.Contains(string(r.Body), filing.CodeChanged) || !strings.Contains(string(r.Body), "上年漏报") {
			t.Errorf("an older page: %s", r.Body)
		}
		older["was"] = "上年漏报"
		w.suzhou.Do(t, http.MethodPost, "/api/filing/return/explanations", older).Want(t, 200)
		older["was"], older["words"] = "调入较晚", "上年漏报"
		w.suzhou.Do(t, http.MethodPost, "/api/filing/return/explanations", older).Want(t, 200)
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		if doc.Past != first.Checksum || doc.Comparison.Differences[0].Explanation != "上年漏报" || !doc.Proof.Remarks {
			t.Errorf("frozen: %+v", doc.Comparison)
		}
		part := w.ret(w.taicang, "苏州市总工会", 2026).Comparison
		if len(part.Differences) != 1 || part.Differences[0].Name != "丁某" {
			t.Errorf("a county sees its own differences: %+v", part.Differences)
		}
	})
}

// TestAlteredIsFound: whatever is changed behind the program's back shows.
func TestAlteredIsFound(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.hire("方", "苏州市总工会", "2024-07-01", nil)
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		for name, c := range map[string]struct {
			statement string
			broken    func(filing.Proof) bool
		}{
			"a cell":      {"UPDATE filing_row SET content = replace(content, '安某', '安冒') WHERE seq = 2", func(p filing.Proof) bool { return cmp.Equal(p.Altered, []int{2}) }},
			"the numbers": {"UPDATE filing_row SET sealed = '' WHERE seq = 2", func(p filing.Proof) bool { return cmp.Equal(p.Altered, []int{2}) }},
			"a row gone":  {"DELETE FROM filing_row WHERE seq = 2", func(p filing.Proof) bool { return p.Rows == 1 }},
			"manifest":    {"UPDATE filing SET manifest = replace(manifest, '320500', '320501')", func(p filing.Proof) bool { return !p.Checksum && !p.Signature }},
			"signature":   {"UPDATE filing SET signature = 'x'", func(p filing.Proof) bool { return p.Checksum && !p.Signature }},
			"a remark":    {"UPDATE filing SET remarks = replace(remarks, 'false', 'true')", func(p filing.Proof) bool { return !p.Remarks }},
			"lateness":    {"UPDATE filing SET late_days = 9", func(p filing.Proof) bool { return p.Checksum && p.Signature }},
		} {
			undo := fmt.Errorf("undo")
			err := w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				if _, err := tx.NewRaw(c.statement).Exec(ctx); err != nil {
					return err
				}
				proof, err := w.App.Filing.ProofIn(ctx, tx, doc.ID)
				if err != nil {
					return err
				}
				if proof.Whole || !c.broken(proof) {
					t.Errorf("%s: %+v", name, proof)
				}
				return undo
			})
			if err != undo { //nolint:errorlint // it is that one
				t.Fatal(err)
			}
		}
		if !w.see(w.suzhou, doc.ID).Proof.Whole {
			t.Error("untouched, it is whole")
		}
	})
}

// TestNoNumbersInClear looks into the tables: identity numbers and phones stand nowhere but sealed.
func TestNoNumbersInClear(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		var all []string
		if err := w.DB.Read().NewRaw("SELECT content || hash || sealed FROM filing_row UNION ALL SELECT manifest || remarks FROM filing").Scan(t.Context(), &all); err != nil {
			t.Fatal(err)
		}
		number := numbered(t, "320583"+birthOrder["安"]).Number()
		for _, text := range append(all, string(zipOf(t, w.suzhou.Do(t, http.MethodGet, "/api/filing/documents/"+doc.ID+"/proof", nil).Want(t, 200).Body, "manifest.json"))) {
			if strings.Contains(text, number) || strings.Contains(text, "13850312001") || !strings.Contains(text, "") {
				t.Errorf("a number in clear: %.200s", text)
			}
		}
		manifest := string(zipOf(t, w.suzhou.Do(t, http.MethodGet, "/api/filing/documents/"+doc.ID+"/proof", nil).Want(t, 200).Body, "manifest.json"))
		if strings.Contains(manifest, "安某") || strings.Contains(manifest, "3205**") {
			t.Error("the manifest, which anybody may have, names people")
		}
	})
}

func zipOf(t *testing.T, body []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestProofFile: what is in the zip is enough for anybody to verify.
func TestProofFile(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		body := w.province.Do(t, http.MethodGet, "/api/filing/documents/"+doc.ID+"/proof", nil).Want(t, 200).Body
		manifest, public := zipOf(t, body, "manifest.json"), string(zipOf(t, body, "public.pem"))
		if ok, err := seal.Matches(strings.TrimSpace(string(zipOf(t, body, "checksum.txt"))), manifest); err != nil || !ok {
			t.Errorf("checksum: %v", err)
		}
		if !seal.VerifySM2(public, manifest, doc.Signature) {
			t.Error("the signature does not verify")
		}
		if f, err := seal.Fingerprint(public); err != nil || f != doc.Fingerprint || !strings.Contains(string(zipOf(t, body, "说明.txt")), f) {
			t.Errorf("fingerprint %s, %v", f, err)
		}
		keys := apptest.Read[httpx.List[filing.KeyLine]](t, w.inspector.Do(t, http.MethodGet, "/api/filing/keys", nil).Want(t, 200)).Items
		if len(keys) != 1 || !keys[0].Mine || strings.Contains(string(w.inspector.Do(t, http.MethodGet, "/api/filing/keys", nil).Body), "rivate") {
			t.Errorf("keys: %+v", keys)
		}
	})
}

// TestAFigureOpensDownToThePerson: a figure of the province's book, its rows, a row with its proof, the person.
func TestAFigureOpensDownToThePerson(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		e := w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.hire("白", "周市镇总工会", "2026-05-06", nil)
		w.hire("高", "东山街道总工会", "2024-03-01", nil)
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		w.filed(w.nanjing, "南京市总工会", 2026, filing.KindAnnual, nil)
		board := apptest.Read[filing.Board](t, w.inspector.Do(t, http.MethodGet, "/api/filing", nil).Want(t, 200))
		for _, g := range filing.Groups {
			n := 0
			for _, city := range []string{"南京市总工会", "苏州市总工会"} {
				path := fmt.Sprintf("/api/filing/rows?year=2026&group=%s&cityId=%s", g, w.id(city))
				n += len(apptest.Read[httpx.List[filing.FiledRow]](t, w.inspector.Do(t, http.MethodGet, path, nil).Want(t, 200)).Items)
			}
			all := apptest.Read[httpx.List[filing.FiledRow]](t, w.inspector.Do(t, http.MethodGet, "/api/filing/rows?year=2026&group="+string(g), nil).Want(t, 200)).Items
			if n != board.Total.Of(g) || len(all) != n {
				t.Errorf("%s: figure %d, rows %d and %d", g, board.Total.Of(g), n, len(all))
			}
		}
		rows := apptest.Read[httpx.List[filing.FiledRow]](t, w.inspector.Do(t, http.MethodGet, "/api/filing/rows?year=2026&unitId="+w.id("昆山市总工会"), nil).Want(t, 200)).Items
		if len(rows) != 2 || rows[0].FilingID != doc.ID {
			t.Fatalf("rows of a county: %+v", rows)
		}
		var at filing.RowDetail
		for _, r := range rows {
			if r.Name == "安某" {
				at = apptest.Read[filing.RowDetail](t, w.inspector.Do(t, http.MethodGet, "/api/filing/rows/"+r.RowID, nil).Want(t, 200))
			}
		}
		if !at.Holds || !at.InManifest || !at.Proof.Whole || !at.Known || at.PersonID != w.person["安"] || at.Year != 2026 || at.StandsNow != "" {
			t.Errorf("a row down to its proof: %+v", at)
		}
		w.inspector.Do(t, http.MethodGet, "/api/persons/"+at.PersonID, nil).Want(t, 200)
		w.leave(e, "2026-10-31", "wish")
		w.later("2026-11-10 09:00:00")
		now := apptest.Read[filing.RowDetail](t, w.kunshan.Do(t, http.MethodGet, "/api/filing/rows/"+at.RowID, nil).Want(t, 200))
		if now.StandsNow != "备案以后，于2026年10月31日离岗" || now.Status != "在岗" || !now.Proof.Whole {
			t.Errorf("what was filed says what it said: %+v", now)
		}
	})
}

func TestPapers(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		path := "/api/filing/documents/" + doc.ID + "/print"
		w.App.Filing.Font = func() (*paper.Font, error) { return papertest.Font(t), nil }
		for _, what := range []string{"report", "list"} {
			for format, head := range map[string]string{"pdf": "%PDF", "docx": "PK"} {
				if b := w.suzhou.Do(t, http.MethodPost, path, object{"what": what, "format": format}).Want(t, 200).Body; !bytes.HasPrefix(b, []byte(head)) {
					t.Errorf("%s %s begins with %.4q", what, format, b)
				}
			}
		}
		number := numbered(t, "320583"+birthOrder["安"])
		cell := func(numbers bool, reason string) (string, string) {
			b := w.suzhou.Do(t, http.MethodPost, path, object{"format": "xlsx", "numbers": numbers, "reason": reason}).Want(t, 200).Body
			x, err := excelize.OpenReader(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			rows, err := x.GetRows("名单")
			if err != nil || len(rows) != 4 {
				t.Fatalf("%d rows, %v", len(rows), err)
			}
			return rows[3][7], rows[3][8]
		}
		if id, phone := cell(false, ""); id != number.String() || phone != gb.MaskPhone("13850312001") {
			t.Errorf("masked: %s %s", id, phone)
		}
		if id, phone := cell(true, "报送纸质备案"); id != number.Number() || phone != "13850312001" {
			t.Errorf("in full: %s %s", id, phone)
		}
		looks, _, err := audit.List(t.Context(), w.DB.Read(), audit.Filter{PersonID: w.person["安"], Action: roster.ActionReveal, Limit: 10})
		if err != nil || len(looks) != 1 || looks[0].Reason != "报送纸质备案" {
			t.Errorf("the person reads who looked: %+v, %v", looks, err)
		}
		w.suzhou.Do(t, http.MethodGet, "/api/filing/documents/"+doc.ID+"/slip", nil).Want(t, 200)
		for format, head := range map[string]string{"pdf": "%PDF", "docx": "PK", "xlsx": "PK"} {
			if b := w.province.Do(t, http.MethodGet, "/api/filing/book?year=2026&format="+format, nil).Want(t, 200).Body; !bytes.HasPrefix(b, []byte(head)) {
				t.Errorf("book %s begins with %.4q", format, b)
			}
		}
	})
}

func TestBarsFiling(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE person SET id_sealed = '' WHERE id = ?", w.person["安"]).Exec(ctx)
			return err
		})
		if v := w.ret(w.suzhou, "苏州市总工会", 2026); v.Bars != 1 {
			t.Errorf("bars %d, want 1", v.Bars)
		}
		w.file(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil).Refused(t, 422, filing.CodeBarred)
		var n int
		if err := w.DB.Read().NewRaw("SELECT (SELECT count(*) FROM filing) + (SELECT count(*) FROM filing_row) + (SELECT count(*) FROM filing_key)").Scan(t.Context(), &n); err != nil || n != 0 {
			t.Errorf("%d rows of what was refused, %v", n, err)
		}
	})
}

// TestFiledTwiceAtOnce: of officers who press in the same moment one files; the others are told that it is done.
func TestFiledTwiceAtOnce(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		b := object{"cityId": w.id("苏州市总工会"), "year": 2026, "kind": "annual", "stamp": w.ret(w.suzhou, "苏州市总工会", 2026).Stamp}
		got := atOnce(func() int { return w.suzhou.Do(t, http.MethodPost, "/api/filing/documents", b).Status })
		if diff := cmp.Diff([]int{201, 422, 422, 422}, got); diff != "" || count(t, w, "filing") != 1 || count(t, w, "filing_row") != 1 {
			t.Errorf("%d documents, %d rows (-want +got):\n%s", count(t, w, "filing"), count(t, w, "filing_row"), diff)
		}
		id := ""
		if err := w.DB.Read().NewRaw("SELECT id FROM filing").Scan(t.Context(), &id); err != nil {
			t.Fatal(err)
		}
		accept := object{"rev": 1}
		got = atOnce(func() int {
			return w.province.Do(t, http.MethodPost, "/api/filing/documents/"+id+"/accept", accept).Status
		})
		if diff := cmp.Diff([]int{200, 409, 409, 409}, got); diff != "" {
			t.Errorf("accepted (-want +got):\n%s", diff)
		}
	})
}

// atOnce asks four times in the same moment and gives the statuses in their order.
func atOnce(ask func() int) []int {
	const askers = 4
	replies := make(chan int, askers)
	for range askers {
		go func() { replies <- ask() }()
	}
	var out []int
	for range askers {
		out = append(out, <-replies)
	}
	slices.Sort(out)
	return out
}

// TestACorrectionSaysWhatItChanges: before it is pressed, and to the province that accepts it.
func TestACorrectionSaysWhatItChanges(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		e := w.hire("陈", "昆山市总工会", "2024-01-01", nil)
		first := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		if v := w.ret(w.suzhou, "苏州市总工会", 2026); len(v.Amended) != 0 {
			t.Errorf("nothing can be corrected yet: %+v", v.Amended)
		}
		w.decide(w.province, first.ID, "accept", "").Want(t, 200)
		w.later("2026-11-20 09:00:00")
		w.leave(e, "2026-09-30", "wish")
		w.hire("白", "周市镇总工会", "2026-05-06", nil)
		said := func(list []filing.Amended) (out []string) {
			for _, a := range list {
				out = append(out, a.Name+a.ChangeTitle+"："+a.Words)
			}
			slices.Sort(out)
			return out
		}
		want := []string{"白某增加：2026-05-06 上岗，在岗", "陈某改动：在岗或离岗：在岗 → 2026-09-30 离岗：本人申请（健康或意愿）"}
		v := w.ret(w.suzhou, "苏州市总工会", 2026)
		want[1] = "陈某改动：在岗或离岗：在岗 → 2026-09-30 离岗：" + roster.Ground("wish").Title()
		if diff := cmp.Diff(want, said(v.Amended)); diff != "" {
			t.Errorf("before it is pressed (-want +got):\n%s", diff)
		}
		if part := w.ret(w.kunshan, "苏州市总工会", 2026); len(part.Amended) != 0 {
			t.Errorf("a county is told what the city may correct: %+v", part.Amended)
		}
		correction := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindCorrection, object{"reason": "一人离岗漏登，一人漏报"})
		w.decide(w.province, correction.ID, "accept", "").Want(t, 200)
		for _, c := range []*apptest.Client{w.suzhou, w.province, w.inspector} {
			if diff := cmp.Diff(want, said(w.see(c, correction.ID).Amended)); diff != "" {
				t.Errorf("once it has taken the other's place (-want +got):\n%s", diff)
			}
		}
		if list := w.see(w.suzhou, first.ID).Amended; len(list) != 0 {
			t.Errorf("the first corrects nothing: %+v", list)
		}
	})
}

// TestCellsAreNoFormulas: what somebody typed into the roster does not run in whoever opens the workbook, however long it is.
func TestCellsAreNoFormulas(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		long := strings.Repeat("2008.09至今　某厂工会干事。", 200)
		w.hire("安", "玉山镇总工会", "2024-03-01", func(n *roster.NewHead) {
			n.FormerPost, n.Resume = `=HYPERLINK("http://example.com","看")`, "+1+1\n"+long
		})
		doc := w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		for _, body := range [][]byte{
			w.suzhou.Do(t, http.MethodPost, "/api/filing/documents/"+doc.ID+"/print", object{"format": "xlsx"}).Want(t, 200).Body,
			w.province.Do(t, http.MethodGet, "/api/filing/book?year=2026", nil).Want(t, 200).Body,
		} {
			f, err := excelize.OpenReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			rows, err := f.GetRows("名单")
			if err != nil {
				t.Fatal(err)
			}
			line := strings.Join(rows[len(rows)-1], "|")
			if !strings.Contains(line, "'=HYPERLINK") || !strings.Contains(line, "'+1+1") || !strings.Contains(line, "某厂工会干事") {
				t.Errorf("the row reads %.200s", line)
			}
			for k := range rows[len(rows)-1] {
				at, err := excelize.CoordinatesToCellName(k+1, len(rows))
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := f.GetCellFormula("名单", at); err != nil || formula != "" {
					t.Errorf("%s runs %q: %v", at, formula, err)
				}
			}
		}
		w.suzhou.Do(t, http.MethodPost, "/api/filing/documents/"+doc.ID+"/print", object{"format": "docx", "what": "list"}).Want(t, 200)
	})
}

// TestTheBookOfADay: the heads in post stand in the book as of the day that was asked for.
func TestTheBookOfADay(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.hire("安", "玉山镇总工会", "2024-03-01", nil)
		w.leave(w.hire("陈", "昆山市总工会", "2024-01-01", nil), "2026-06-30", "wish")
		for on, want := range map[string]string{"2026-06-30": "2", "2026-07-01": "1", "2023-12-31": "0", "": "1"} {
			f, err := excelize.OpenReader(bytes.NewReader(w.province.Do(t, http.MethodGet, "/api/filing/book?year=2026&on="+on, nil).Want(t, 200).Body))
			if err != nil {
				t.Fatal(err)
			}
			rows, err := f.GetRows("设区市")
			if err != nil {
				t.Fatal(err)
			}
			last := rows[len(rows)-1]
			if got := last[len(last)-1]; got != want {
				t.Errorf("on %q: %s heads, want %s", on, got, want)
			}
		}
		w.province.Do(t, http.MethodGet, "/api/filing/book?on=2026-13-01", nil).Refused(t, 422, errs.FieldsCode)
	})
}

// TestWhoMovedIsOnePerson: somebody who moved between cities is a person of each, and one in the province's total.
func TestWhoMovedIsOnePerson(t *testing.T) {
	eachWorld(t, "2026-10-20 09:00:00", func(t *testing.T, w *world) {
		w.leave(w.hire("安", "玉山镇总工会", "2024-03-01", nil), "2026-06-30", "wish")
		w.hire("白", "昆山市总工会", "2024-03-01", nil)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			moved := roster.Engagement{}
			if err := tx.NewSelect().Model(&moved).Where("person_id = ?", w.person["安"]).Scan(ctx); err != nil {
				return err
			}
			at := w.Union(t, "江宁区总工会").Place()
			moved.ID, moved.UnionID, moved.CountyID, moved.CityID = db.NewID(), at.UnionID, at.CountyID, at.CityID
			moved.OnDuty, moved.EndedOn, moved.EndGround = day("2026-07-01"), workday.Date{}, ""
			return db.Insert(ctx, tx, &moved)
		})
		w.filed(w.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		w.filed(w.nanjing, "南京市总工会", 2026, filing.KindAnnual, nil)
		board := apptest.Read[filing.Board](t, w.province.Do(t, http.MethodGet, "/api/filing?year=2026", nil).Want(t, 200))
		got := map[string]int{"全省": board.Total.Persons, "行": board.Total.All}
		for _, l := range board.Lines {
			if l.Figures.All > 0 {
				got[l.CityName] = l.Figures.Persons
			}
		}
		if diff := cmp.Diff(map[string]int{"全省": 2, "行": 3, "苏州市总工会": 2, "南京市总工会": 1}, got); diff != "" {
			t.Errorf("persons (-want +got):\n%s", diff)
		}
		f, err := excelize.OpenReader(bytes.NewReader(w.province.Do(t, http.MethodGet, "/api/filing/book?year=2026", nil).Want(t, 200).Body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("设区市")
		if err != nil {
			t.Fatal(err)
		}
		if last := rows[len(rows)-1]; last[6] != "3" || last[7] != "2" {
			t.Errorf("the book's total: %v", last)
		}
	})
}
