package worklog_test

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/worklog"
)

// sheet is the form that brings a scan in.
func sheet(t *testing.T, scan []byte, signedOn string) (body []byte, mediaType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, v := range map[string]string{"signerName": "孙桂芳", "signerPost": "工会主席", "side": "union", "signedOn": signedOn} {
		if err := w.WriteField(k, v); err != nil {
			t.Fatal(err)
		}
	}
	f, err := w.CreateFormFile("file", "签字.png")
	if err == nil {
		_, err = f.Write(scan)
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.FormDataContentType()
}

func TestPaper(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		path := "/api/visits/" + e.ID + "/papers"
		send := func(c *apptest.Client, scan []byte, on string) apptest.Reply {
			t.Helper()
			body, media := sheet(t, scan, on)
			return c.Send(t, http.MethodPost, path, media, body)
		}
		scan := stroke(t, 100)
		send(w.Anonymous(), scan, "2025-03-12").Refused(t, 401, "not_signed_in")
		send(w.as(t, authz.RoleClerk, "太仓市总工会"), scan, "2025-03-12").Refused(t, 404, errs.NotFoundCode)
		send(w.instructor, []byte("just text, no scan at all"), "2025-03-12").Refused(t, 422, "file_type")
		send(w.instructor, scan, "2025-03-13").Refused(t, 422, errs.FieldsCode)
		p := apptest.Read[worklog.PaperView](t, send(w.instructor, scan, "2025-03-12").Want(t, 201))
		if p.State != worklog.PaperWaiting || p.ServedName != "昆山华电电子有限公司" || p.PersonName != "周文渊" {
			t.Errorf("brought in %+v", p)
		}
		check := "/api/visits/papers/" + p.ID + "/check"
		yes := map[string]any{"accept": true, "reason": ""}
		w.instructor.Do(t, http.MethodPost, check, yes).Refused(t, 403, errs.MissingCode)
		w.as(t, authz.RoleClerk, "太仓市总工会").Do(t, http.MethodPost, check, yes).Refused(t, 404, errs.NotFoundCode)
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		clerk.Do(t, http.MethodPost, check, map[string]any{"accept": false, "reason": ""}).Refused(t, 422, errs.FieldsCode)
		brought, media := sheet(t, scan, "2025-03-12")
		mine := apptest.Read[worklog.PaperView](t, clerk.Send(t, http.MethodPost, path, media, brought).Want(t, 201))
		clerk.Do(t, http.MethodPost, "/api/visits/papers/"+mine.ID+"/check", yes).Refused(t, 422, "paper_uploader")
		list := apptest.Read[httpx.Page[worklog.PaperView]](t, clerk.Do(t, http.MethodGet, "/api/visits/papers?state=waiting", nil).Want(t, 200))
		if len(list.Items) != 2 || len(list.Items[0].Actions)+len(list.Items[1].Actions) != 1 {
			t.Errorf("the clerk sees %+v", list.Items)
		}
		if r := clerk.Do(t, http.MethodGet, "/api/visits/papers/"+p.ID+"/file", nil).Want(t, 200); !bytes.Equal(r.Body, scan) {
			t.Error("the scan came back changed")
		}
		clerk.Do(t, http.MethodPost, check, yes).Want(t, 200)
		clerk.Do(t, http.MethodPost, check, yes).Refused(t, 422, "paper_checked")
		if d := w.detail(t, e.ID); d.State != worklog.StateConfirmed || d.Strength != worklog.StrengthPaper || !d.Counted {
			t.Errorf("the entry says %+v", d.VisitEntry)
		}
		w.sound(t)
	})
}

// TestAfterTheCutOff is a year's closing: the cut-off day counts, the day after opens corrections.
func TestAfterTheCutOff(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		_, receipt := w.confirmed(t, "key-00000001", "2025-03-11")
		intime := w.submitted(t, "key-00000002", "2025-03-10", w.electric)
		late := w.submitted(t, "key-00000003", "2025-03-09", w.electric)

		w.clock.Set(time.Date(2026, 1, 15, 15, 59, 0, 0, time.UTC)) // 23:59 of the cut-off day
		w.instructor.SignIn(t)
		token := w.invited(t, intime.ID)
		w.answer(t, token, w.yes(t, token)).Want(t, 200)
		if c := w.card(t, "2025"); c.Days != 2 || c.Closed || w.detail(t, late.ID).YearClosed {
			t.Fatalf("on the cut-off day %+v", c)
		}
		w.clock.Set(time.Date(2026, 1, 15, 16, 0, 0, 0, time.UTC))
		if !w.detail(t, late.ID).YearClosed {
			t.Error("the instructor is not told that the year has closed")
		}
		token = w.invited(t, late.ID)
		if r := apptest.Read[worklog.Receipt](t, w.answer(t, token, w.yes(t, token)).Want(t, 200)); !r.Late {
			t.Errorf("receipt %+v", r)
		}
		w.Anonymous().Do(t, http.MethodPost, "/api/receipt/"+receipt.Token, map[string]string{"act": "withdraw", "reason": "签错了单位"}).Want(t, 200)
		if c := w.card(t, "2025"); c.Days != 2 || c.ClosedDays != 2 || !c.Closed || len(c.Corrections) != 2 {
			t.Fatalf("after closing %+v", c)
		}
		head := w.as(t, authz.RoleHead, "昆山市总工会")
		open := apptest.Read[httpx.Page[worklog.CorrectionView]](t, head.Do(t, http.MethodGet, "/api/visits/corrections?state=open", nil).Want(t, 200))
		if len(open.Items) != 2 {
			t.Fatalf("%d corrections", len(open.Items))
		}
		yes := map[string]any{"accept": true, "reason": "经核实属实"}
		days := map[worklog.CorrectionKind]int{}
		for _, x := range open.Items {
			path := "/api/visits/corrections/" + x.ID + "/decide"
			w.as(t, authz.RoleClerk, "昆山市总工会").Do(t, http.MethodPost, path, yes).Refused(t, 403, errs.MissingCode)
			w.as(t, authz.RoleHead, "苏州市总工会").Do(t, http.MethodPost, path, yes).Refused(t, 404, errs.NotFoundCode)
			head.Do(t, http.MethodPost, path, map[string]any{"accept": true, "reason": ""}).Refused(t, 422, errs.FieldsCode)
			done := apptest.Read[worklog.Correction](t, head.Do(t, http.MethodPost, path, yes).Want(t, 200))
			days[done.Kind] = done.DaysAfter - done.DaysBefore
			if c := w.card(t, "2025"); c.ClosedDays != 2 || c.Days != done.DaysAfter {
				t.Errorf("after the correction of a %s the year closed with %d days and stands at %d, not 2 and %d", done.Kind, c.ClosedDays, c.Days, done.DaysAfter)
			}
			head.Do(t, http.MethodPost, path, yes).Refused(t, 422, "correction_decided")
		}
		if days[worklog.CorrectConfirm] != 1 || days[worklog.CorrectWithdraw] != -1 {
			t.Errorf("the corrections moved %v", days)
		}
		if c := w.card(t, "2025"); c.Days != 2 || c.ClosedDays != 2 {
			t.Errorf("closed figures moved: %+v", c)
		}
		w.sound(t)
	})
}

func TestUnionSeesItsPeopleAndInspectorsOnlyWithAReason(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e, _ := w.confirmed(t, "key-00000001", "2025-03-11")
		clerk := w.as(t, authz.RoleClerk, "昆山市总工会")
		page := apptest.Read[httpx.Page[worklog.VisitEntry]](t, clerk.Do(t, http.MethodGet, "/api/visits", nil).Want(t, 200))
		if len(page.Items) != 1 || page.Items[0].PersonName != "周文渊" || len(page.Items[0].Actions) != 0 {
			t.Errorf("the clerk sees %+v", page.Items)
		}
		cards := apptest.Read[httpx.Page[worklog.Card]](t, clerk.Do(t, http.MethodGet, "/api/visits/years?year=2025", nil).Want(t, 200))
		if len(cards.Items) != 1 || cards.Items[0].Days != 1 {
			t.Errorf("the clerk's cards are %+v", cards.Items)
		}
		clerk.Do(t, http.MethodPost, "/api/visits/inspections", map[string]string{"unionId": w.Union(t, "昆山市总工会").ID, "reason": "专项检查"}).Refused(t, 403, errs.MissingCode)
		inspector := w.as(t, authz.RoleInspector, "苏州市总工会")
		inspector.Do(t, http.MethodPost, "/api/visits/inspections", map[string]string{"unionId": w.Union(t, "江宁区总工会").ID, "reason": "专项检查"}).Refused(t, 404, errs.NotFoundCode)
		inspector.Do(t, http.MethodPost, "/api/visits/inspections", map[string]string{"unionId": w.Union(t, "昆山市总工会").ID, "reason": ""}).Refused(t, 422, errs.FieldsCode)
		i := apptest.Read[worklog.Inspection](t, inspector.Do(t, http.MethodPost, "/api/visits/inspections",
			map[string]string{"unionId": w.Union(t, "昆山市总工会").ID, "reason": "专项检查"}).Want(t, 201))
		for _, c := range []struct {
			union string
			want  int
		}{{"昆山市总工会", 1}, {"太仓市总工会", 0}} {
			if told := w.told(t, w.as(t, authz.RoleHead, c.union)); len(told) != c.want {
				t.Errorf("the head of %s is told %v", c.union, told)
			}
		}
		seen := apptest.Read[httpx.Page[worklog.VisitEntry]](t, inspector.Do(t, http.MethodGet, "/api/visits/inspections/"+i.ID+"/visits", nil).Want(t, 200))
		if len(seen.Items) != 1 || seen.Items[0].InternalNote != "" {
			t.Errorf("the inspector sees %+v", seen.Items)
		}
		inspector.Do(t, http.MethodGet, "/api/visits/"+e.ID, nil).Want(t, 200)
		w.as(t, authz.RoleInspector, "苏州市总工会").Do(t, http.MethodGet, "/api/visits/inspections/"+i.ID+"/visits", nil).Refused(t, 404, errs.NotFoundCode)
		w.clock.Advance(31 * 24 * time.Hour)
		inspector.SignIn(t)
		inspector.Do(t, http.MethodGet, "/api/visits/"+e.ID, nil).Refused(t, 404, errs.NotFoundCode)
	})
}

func TestConsentToBargaining(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["duties"], body["commissionNumber"] = []string{"D4"}, "昆电委〔2025〕3号"
		e := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201))
		path := "/api/visits/" + e.ID + "/consent"
		give := map[string]any{"rev": e.Rev, "give": true, "reason": ""}
		w.as(t, authz.RoleClerk, "昆山市总工会").Do(t, http.MethodPost, path, give).Refused(t, 403, errs.MissingCode)
		w.as(t, authz.RoleHead, "太仓市总工会").Do(t, http.MethodPost, path, give).Refused(t, 404, errs.NotFoundCode)
		head := w.as(t, authz.RoleHead, "昆山市总工会")
		asked := apptest.Read[httpx.Page[worklog.VisitEntry]](t, head.Do(t, http.MethodGet, "/api/visits?consent=asked", nil).Want(t, 200))
		if len(asked.Items) != 1 {
			t.Fatalf("the head is asked %d times", len(asked.Items))
		}
		given := apptest.Read[worklog.VisitEntry](t, head.Do(t, http.MethodPost, path, give).Want(t, 200))
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/submit", map[string]int64{"rev": given.Rev}).Want(t, 200)
		if d := w.detail(t, e.ID); d.DutiesConfirmed[0] != worklog.DutyBargaining || d.DutiesNote != "" {
			t.Errorf("frozen %v %s", d.DutiesConfirmed, d.DutiesNote)
		}
	})
}

func TestBatchGoesThroughTheSameRules(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		entry := func(on string, state worklog.State) worklog.New {
			at := day(on).Start().Add(10 * time.Hour)
			return worklog.New{
				PersonID: w.person, State: state, At: at, AnsweredAt: at.Add(time.Hour), Reason: "日期不对", Strength: worklog.StrengthDrawn, Signature: stroke(t, 80),
				Signer: worklog.Signer{Name: "孙桂芳", Post: "工会主席", Side: worklog.SideUnion}, Satisfaction: 4,
				Content: worklog.Content{Day: day(on), ServedID: w.electric, Duties: []worklog.Duty{worklog.DutyGuidance}, Place: worklog.Onsite, Done: "指导要约"},
			}
		}
		now := w.DB.Now()
		bad := entry("2025-03-13", worklog.StateConfirmed)
		if _, err := worklog.Prepare(t.Context(), w.DB.Read(), []worklog.New{bad}, now); !errs.Is(err, worklog.CodeFuture) {
			t.Errorf("a future entry: %v", err)
		}
		self := entry("2025-03-10", worklog.StateConfirmed)
		self.Signer.Post = "昆山市总工会主席"
		if _, err := worklog.Prepare(t.Context(), w.DB.Read(), []worklog.New{self}, now); !errs.Is(err, worklog.CodeSignerEmployer) {
			t.Errorf("the employing union's signature: %v", err)
		}
		w.confirmed(t, "key-00000001", "2025-03-03")
		var list []worklog.New
		for d := day("2024-12-01"); d.Before(day("2025-03-11")); d = d.AddDays(1) {
			list = append(list, entry(d.String(), worklog.StateConfirmed))
		}
		list = append(list, entry("2025-03-10", worklog.StateConfirmed), entry("2025-03-11", worklog.StateWaiting),
			entry("2025-03-11", worklog.StateReturned), entry("2025-03-12", worklog.StateDraft))
		p, err := worklog.Prepare(t.Context(), w.DB.Read(), list, now)
		if err != nil {
			t.Fatal(err)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return worklog.Insert(ctx, tx, audit.System(), p) })
		c := w.card(t, "2025")
		if c.Days != 69 || c.Services != 71 || c.Waiting != 1 || c.Satisfaction.Count != 70 {
			t.Errorf("2025: %+v", c)
		}
		if c := w.card(t, "2024"); c.Days != 31 {
			t.Errorf("2024: %d days, want 31", c.Days)
		}
		w.sound(t)
	})
}

func TestYearsAreOwedBeforeTheFirstEntryAndClose(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for range 2 {
			if err := w.App.Worklog.OpenYears(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		list := apptest.Read[struct{ Items []obligation.Obligation }](t, w.instructor.Do(t, http.MethodGet, "/api/obligations", nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].Have != 0 || list.Items[0].Want != 80 || list.Items[0].State != obligation.StateOpen {
			t.Errorf("the ledger says %+v", list.Items)
		}
		w.clock.Set(time.Date(2026, 1, 15, 16, 0, 0, 0, time.UTC))
		if err := w.App.Worklog.CloseYears(t.Context()); err != nil {
			t.Fatal(err)
		}
		y, err := worklog.Year(t.Context(), w.DB.Read(), authz.Everything(), w.person, 2025)
		if err != nil || y.ClosedDays == nil || *y.ClosedDays != 0 {
			t.Errorf("the closed year is %+v, %v", y, err)
		}
	})
}
