package worklog_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/served"
	"xiezhi/internal/worklog"
)

func TestConfirmRefusals(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.answer(t, "no-such-token-at-all", map[string]any{"act": "confirm", "hash": "x", "signature": drawing(t)}).Refused(t, 404, "invitation_unknown")
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		token := w.invited(t, e.ID)
		refuse := func(status int, code string, edit func(map[string]any)) {
			t.Helper()
			b := w.yes(t, token)
			edit(b)
			w.answer(t, token, b).Refused(t, status, code)
		}
		refuse(422, worklog.CodeSignerMethod, func(b map[string]any) { b["signature"] = "" })
		refuse(422, "signature_bad", func(b map[string]any) { b["signature"] = "data:image/png;base64,AAAA" })
		refuse(422, "signature_empty", func(b map[string]any) { b["signature"] = base64.StdEncoding.EncodeToString(stroke(t, 3)) })
		refuse(422, errs.FieldsCode, func(b map[string]any) { b["signature"] = strings.Repeat("A", 90_001) })
		refuse(422, errs.FieldsCode, func(b map[string]any) { b["name"] = "" })
		refuse(422, worklog.CodeSignerEmployer, func(b map[string]any) { b["post"] = "昆山市总工会副主席" })
		refuse(422, worklog.CodeSignerPost, func(b map[string]any) { b["post"] = "玉山镇总工会副主席" })
		refuse(422, worklog.CodeSignerSelf, func(b map[string]any) { b["name"] = "周文渊" })
		refuse(422, worklog.CodeSignerSide, func(b map[string]any) { b["side"] = "employer" })
		refuse(409, "confirm_other_content", func(b map[string]any) { b["hash"] = "sm3:0" })
		refuse(422, "code_wrong", func(b map[string]any) { b["signature"], b["code"] = "", "123456" })
		refuse(422, errs.FieldsCode, func(b map[string]any) { b["act"], b["note"] = "refuse", "" })
		big := w.yes(t, token)
		big["note"] = strings.Repeat("长", 100_000)
		w.answer(t, token, big).Refused(t, 413, "too_large")
		if got := w.asked(t, token); got.State != "open" {
			t.Errorf("after the refusals the invitation is %s", got.State)
		}
		own := w.submitted(t, "key-00000002", "2025-03-12", w.own)
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+own.ID+"/invitations", map[string]string{"kind": "qr"}).Refused(t, 422, worklog.CodeSignerEmployer)
		w.clock.Advance(8 * 24 * time.Hour)
		if got := w.asked(t, token); got.State != "expired" || got.Content.Done != "" {
			t.Errorf("a week later the link says %+v", got)
		}
		w.answer(t, token, map[string]any{"act": "refuse", "hash": "x", "note": "没有来过"}).Refused(t, 422, "invitation_expired")
		w.sound(t)
	})
}

func TestConfirm(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		token := w.invited(t, e.ID)
		var seen worklog.Asked
		for range 3 { // a chat program looks before people do
			seen = w.asked(t, token)
		}
		if seen.State != "open" || seen.Content.Done != "指导起草集体合同草案" || seen.Content.Instructor != "周文渊" || seen.Phone != "139****0002" ||
			len(seen.Sides) != 1 || seen.Sides[0] != worklog.SideUnion || seen.Suggested[0].Name != "孙桂芳" {
			t.Fatalf("the signer sees %+v", seen)
		}
		if raw, _ := json.Marshal(seen); strings.Contains(string(raw), "强硬") {
			t.Error("the signer sees the internal note")
		}
		body := w.yes(t, token)
		first := apptest.Read[worklog.Receipt](t, w.answer(t, token, body).Want(t, 200))
		again := apptest.Read[worklog.Receipt](t, w.answer(t, token, body).Want(t, 200))
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("the same answer again (-first +again):\n%s", diff)
		}
		if first.Act != "confirm" || first.State != worklog.StateConfirmed || first.Token == "" || first.VersionHash != seen.Hash || first.Late {
			t.Errorf("receipt %+v", first)
		}
		other := w.yesAs(t, body, "李小红")
		w.answer(t, token, other).Refused(t, 409, "invitation_answered") // whoever holds the link alone gets no receipt

		d := w.detail(t, e.ID)
		if d.State != worklog.StateConfirmed || d.Strength != worklog.StrengthDrawn || !d.Counted || d.Confirmation == nil || !d.Confirmation.Intact {
			t.Errorf("the entry says %+v", d)
		}
		if c := w.card(t, "2025"); c.Days != 1 || c.Services != 1 || c.Waiting != 0 || c.Satisfaction.Count != 0 {
			t.Errorf("the year says %+v", c)
		}
		list := apptest.Read[struct{ Items []obligation.Obligation }](t, w.instructor.Do(t, http.MethodGet, "/api/obligations", nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].Have != 1 || list.Items[0].Want != 80 || list.Items[0].DueOn != day("2025-12-31") {
			t.Errorf("the ledger says %+v", list.Items)
		}
		w.sound(t)
	})
}

func (w *world) yesAs(t *testing.T, body map[string]any, name string) map[string]any {
	t.Helper()
	out := maps.Clone(body)
	out["name"] = name
	return out
}

func TestAskForCorrectionAndConfirmAnew(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		token := w.invited(t, e.ID)
		got := apptest.Read[worklog.Receipt](t, w.answer(t, token, map[string]any{"act": "correct", "hash": w.asked(t, token).Hash, "note": "参加人员不对"}).Want(t, 200))
		if got.State != worklog.StateReturned || got.Token != "" {
			t.Errorf("answer %+v", got)
		}
		d := w.detail(t, e.ID)
		if d.State != worklog.StateReturned || d.StateReason != "参加人员不对" {
			t.Fatalf("the entry says %+v", d.VisitEntry)
		}
		body := w.visit("", "2025-03-12", w.electric)
		delete(body, "clientKey")
		body["rev"], body["participants"] = d.Rev, "工会主席、委员"
		saved := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPut, "/api/visits/"+e.ID, body).Want(t, 200))
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/submit", map[string]int64{"rev": saved.Rev}).Want(t, 200)
		if a := w.asked(t, token); a.State != "answered" {
			t.Errorf("the old link is %s", a.State)
		}
		fresh := w.invited(t, e.ID)
		if a := w.asked(t, fresh); a.Content.Participants != "工会主席、委员" || a.Content.Number != 2 {
			t.Errorf("the new link shows %+v", a.Content)
		}
		w.answer(t, fresh, w.yes(t, fresh)).Want(t, 200)
		if d := w.detail(t, e.ID); len(d.Frozen) != 2 || !d.Counted {
			t.Errorf("the entry says %+v", d)
		}
		w.sound(t)
	})
}

// TestExample10InTheSystem withdraws the only entry of a date, with and without a second one.
func TestExample10InTheSystem(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.confirmed(t, "key-00000001", "2025-03-11")
		e, receipt := w.confirmed(t, "key-00000002", "2025-03-10")
		if c := w.card(t, "2025"); c.Days != 2 {
			t.Fatalf("%d days, want 2", c.Days)
		}
		path := "/api/receipt/" + receipt.Token
		w.Anonymous().Do(t, http.MethodPost, "/api/receipt/no-such-receipt-here", map[string]string{"act": "withdraw", "reason": "签错了"}).Refused(t, 404, "receipt_unknown")
		w.Anonymous().Do(t, http.MethodPost, path, map[string]string{"act": "withdraw", "reason": ""}).Refused(t, 422, errs.FieldsCode)
		for range 2 { // pressed twice
			v := apptest.Read[worklog.ReceiptView](t, w.Anonymous().Do(t, http.MethodPost, path, map[string]string{"act": "withdraw", "reason": "签错了单位"}).Want(t, 200))
			if v.WithdrawnAt.IsZero() || v.State != worklog.StateWithdrawn || len(v.Actions) != 0 {
				t.Errorf("receipt %+v", v)
			}
		}
		if c := w.card(t, "2025"); c.Days != 1 || c.Services != 1 {
			t.Errorf("after the withdrawal %+v", c)
		}
		d := w.detail(t, e.ID)
		code := d.Code
		if v := apptest.Read[worklog.Verified](t, w.Anonymous().Do(t, http.MethodGet, "/api/verify/"+code, nil).Want(t, 200)); v.State != "withdrawn" || v.Signer != "孙×" {
			t.Errorf("verified %+v", v)
		}
		w.confirmed(t, "key-00000003", "2025-03-10") // a second entry of the date
		again := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/submit", map[string]int64{"rev": d.Rev}).Want(t, 200))
		token := w.invited(t, again.ID)
		w.answer(t, token, w.yes(t, token)).Want(t, 200)
		if c := w.card(t, "2025"); c.Days != 2 || c.Services != 3 {
			t.Errorf("confirmed again: %+v", c)
		}
		if d := w.detail(t, e.ID); len(d.Signatures) != 2 || len(d.Events) != 5 {
			t.Errorf("history holds %d signatures and %d events", len(d.Signatures), len(d.Events))
		}
		w.sound(t)
	})
}

// TestConfirmationsOfTwoDatesAtOnce counts two days for two concurrent confirmations, and one result for one
// invitation answered twice at once.
func TestConfirmationsOfTwoDatesAtOnce(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		const n = 6
		var tokens []string
		var bodies []map[string]any
		for i := range n {
			e := w.submitted(t, fmt.Sprintf("key-0000000%d", i), fmt.Sprintf("2025-03-0%d", i+1), w.electric)
			token := w.invited(t, e.ID)
			tokens, bodies = append(tokens, token, token), append(bodies, w.yes(t, token), w.yes(t, token))
		}
		receipts := make([]string, 2*n)
		var wg sync.WaitGroup
		for i := range tokens {
			wg.Go(func() {
				r := w.answer(t, tokens[i], bodies[i])
				if r.Status != http.StatusOK {
					t.Errorf("answer %d: %d %s", i, r.Status, r.Body)
					return
				}
				receipts[i] = string(r.Body)
			})
		}
		wg.Wait()
		for i := 0; i < 2*n; i += 2 {
			if receipts[i] != receipts[i+1] {
				t.Errorf("two presses gave two receipts:\n%s\n%s", receipts[i], receipts[i+1])
			}
		}
		if c := w.card(t, "2025"); c.Days != n || c.Services != n {
			t.Errorf("%d days of %d services, want %d of %d", c.Days, c.Services, n, n)
		}
		w.sound(t)
	})
}

func TestOneTimeCode(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		code := func() string {
			t.Helper()
			var rows []notify.Stored
			if err := w.DB.Read().NewSelect().Model(&rows).OrderExpr("b.created_at DESC, b.id DESC").Scan(t.Context()); err != nil || len(rows) == 0 {
				t.Fatalf("outbox: %d, %v", len(rows), err)
			}
			text, err := rows[0].Text(w.App.Keys)
			if err != nil {
				t.Fatal(err)
			}
			return text[len("验证码 "):][:6]
		}
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		token := w.invited(t, e.ID)
		ask := func(token string) apptest.Reply {
			return w.Anonymous().Do(t, http.MethodPost, "/api/confirm/"+token+"/code", map[string]string{})
		}
		unchecked := w.submitted(t, "key-00000002", "2025-03-12", w.town)
		ask(w.invited(t, unchecked.ID)).Refused(t, 422, worklog.CodeSignerMethod)
		mine := w.unit(t, served.NewUnit{Facts: served.Facts{Kind: served.KindEnterprise, Name: "昆山某某公司", HasUnion: true}}, instructorPhone)
		ask(w.invited(t, w.submitted(t, "key-00000003", "2025-03-12", mine).ID)).Refused(t, 422, worklog.CodeSignerPhone)

		if sent := apptest.Read[worklog.CodeSent](t, ask(token).Want(t, 200)); sent.Phone != "139****0002" {
			t.Errorf("sent to %s", sent.Phone)
		}
		right := code()
		body := w.yes(t, token)
		body["signature"] = ""
		body["code"] = "000000"
		if right == "000000" {
			body["code"] = "000001"
		}
		for range 5 {
			w.answer(t, token, body).Refused(t, 422, "code_wrong")
		}
		body["code"] = right
		w.answer(t, token, body).Refused(t, 422, "code_wrong") // five tries are used up
		ask(token).Want(t, 200)
		body["code"] = code()
		w.clock.Advance(10 * time.Minute)
		w.answer(t, token, body).Refused(t, 422, "code_wrong") // ten minutes are over
		ask(token).Want(t, 200)
		body["code"] = code()
		r := apptest.Read[worklog.Receipt](t, w.answer(t, token, body).Want(t, 200))
		if again := apptest.Read[worklog.Receipt](t, w.answer(t, token, body).Want(t, 200)); again.Token != r.Token {
			t.Error("the same answer with a used code gave another receipt")
		}
		if d := w.detail(t, e.ID); d.Strength != worklog.StrengthCode {
			t.Errorf("strength %s", d.Strength)
		}
		w.sound(t)
	})
}

func TestNoUnionIsSignedByTheOtherSideAndShownSo(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.workshop)
		token := w.invited(t, e.ID)
		if sides := w.asked(t, token).Sides; !cmp.Equal(sides, []worklog.Side{worklog.SideEmployer, worklog.SideWorkers, worklog.SideArranger}) {
			t.Errorf("sides %v", sides)
		}
		body := w.yes(t, token)
		w.answer(t, token, body).Refused(t, 422, worklog.CodeSignerSide)
		body["side"], body["post"], body["name"] = "employer", "人力资源经理", "郑国强"
		w.answer(t, token, body).Want(t, 200)
		if d := w.detail(t, e.ID); d.Confirmation.Side != worklog.SideEmployer {
			t.Errorf("side %s", d.Confirmation.Side)
		}
	})
}

func TestTheInternalNoteStaysInside(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e, receipt := w.confirmed(t, "key-00000001", "2025-03-12")
		for _, path := range []string{"/api/receipt/" + receipt.Token, "/api/verify/" + w.detail(t, e.ID).Code} {
			if r := w.Anonymous().Do(t, http.MethodGet, path, nil).Want(t, 200); strings.Contains(string(r.Body), "强硬") {
				t.Errorf("%s shows the internal note", path)
			}
		}
		var held int
		err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE details LIKE '%强硬%'").Scan(t.Context(), &held)
		if err != nil || held != 0 {
			t.Errorf("the audit holds the note %d times, %v", held, err)
		}
	})
}

func TestAlteredBytesAreFound(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e, _ := w.confirmed(t, "key-00000001", "2025-03-12")
		code := w.detail(t, e.ID).Code
		verified := func() worklog.Verified {
			return apptest.Read[worklog.Verified](t, w.Anonymous().Do(t, http.MethodGet, "/api/verify/"+code, nil).Want(t, 200))
		}
		want := worklog.Verified{State: "genuine", Day: day("2025-03-12"), ServedName: "昆山华电电子有限公司", Signer: "孙×", Strength: worklog.StrengthDrawn, Source: worklog.SourceSystem, SignedOn: day("2025-03-12")}
		got := verified()
		want.Hash = got.Hash
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			var content []byte
			if err := tx.NewRaw("SELECT content FROM visit_version").Scan(ctx, &content); err != nil {
				return err
			}
			forged := []byte(strings.Replace(string(content), "2025-03-12", "2025-03-02", 1))
			_, err := tx.NewRaw("UPDATE visit_version SET content = ?", forged).Exec(ctx)
			return err
		})
		if v := verified(); v.State != "altered" {
			t.Errorf("forged bytes are %s", v.State)
		}
		if _, wrong, err := worklog.RecountFrozen(t.Context(), w.DB.Read()); err != nil || len(wrong) != 1 {
			t.Errorf("the recount finds %v, %v", wrong, err)
		}
	})
}

// Who signs has no account here: the page and the receipt say to which offices they can telephone, and no more of them.
func TestSignersAreToldWhereToTurn(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		v := w.submitted(t, "key-00000009", "2025-03-12", w.electric)
		token := w.invited(t, v.ID)
		want := []worklog.TurnTo{{Name: "昆山市总工会", Phone: "0512-00000000"}, {Name: "苏州市总工会", Phone: "0512-00000000"}}
		if diff := cmp.Diff(want, w.asked(t, token).TurnTo); diff != "" {
			t.Error(diff)
		}
		body := string(w.Anonymous().Do(t, http.MethodGet, "/api/confirm/"+token, nil).Want(t, http.StatusOK).Body)
		if strings.Contains(body, "张工") {
			t.Error("the page names the contact")
		}
		receipt := apptest.Read[worklog.Receipt](t, w.answer(t, token, w.yes(t, token)).Want(t, http.StatusOK)).Token
		seen := apptest.Read[worklog.ReceiptView](t, w.Anonymous().Do(t, http.MethodGet, "/api/receipt/"+receipt, nil).Want(t, http.StatusOK))
		if diff := cmp.Diff(want, seen.TurnTo); diff != "" {
			t.Error(diff)
		}
		if used := w.asked(t, token); used.State != "answered" || len(used.TurnTo) != 0 {
			t.Errorf("a link that is used up tells %+v", used.TurnTo)
		}
	})
}
