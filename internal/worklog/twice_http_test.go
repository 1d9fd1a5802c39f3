package worklog_test

import (
	"encoding/json"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/served"
	"xiezhi/internal/worklog"
)

// lastCode is the code of the latest message in the outbox.
func (w *world) lastCode(t *testing.T) string {
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

// TestTwoSignersAtOnce lets the code on the screen and the link that was sent be answered by two people at once: the
// first word stands, the second learns that there is one.
func TestTwoSignersAtOnce(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		tokens := []string{w.invited(t, e.ID), w.invited(t, e.ID)}
		bodies := []map[string]any{w.yes(t, tokens[0]), w.yes(t, tokens[1])}
		bodies[1]["name"] = "李小红"
		replies := make([]apptest.Reply, 2)
		var wg sync.WaitGroup
		for i := range tokens {
			wg.Go(func() { replies[i] = w.answer(t, tokens[i], bodies[i]) })
		}
		wg.Wait()
		first, second := 0, 1
		if replies[0].Status != http.StatusOK {
			first, second = 1, 0
		}
		won := apptest.Read[worklog.Receipt](t, replies[first].Want(t, 200))
		replies[second].Refused(t, 409, "invitation_answered")
		if a := w.asked(t, tokens[second]); a.State != "answered" || a.Content.Done != "" {
			t.Errorf("the other way in says %s", a.State)
		}
		w.answer(t, tokens[second], bodies[second]).Refused(t, 409, "invitation_answered")
		again := apptest.Read[worklog.Receipt](t, w.answer(t, tokens[first], bodies[first]).Want(t, 200))
		if diff := cmp.Diff(won, again); diff != "" {
			t.Error(diff)
		}
		if c := w.card(t, "2025"); c.Days != 1 || c.Services != 1 {
			t.Errorf("the year says %+v", c)
		}
		w.sound(t)
	})
}

// TestARefusalSentAgain gives the same reply even after the instructor has submitted anew.
func TestARefusalSentAgain(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		for i, act := range []string{"refuse", "correct"} {
			e := w.submitted(t, "key-0000000"+string(rune('1'+i)), "2025-03-12", w.electric)
			token := w.invited(t, e.ID)
			body := map[string]any{"act": act, "hash": w.asked(t, token).Hash, "note": "当天没有来过"}
			first := apptest.Read[worklog.Receipt](t, w.answer(t, token, body).Want(t, 200))
			if first.Act != act || first.Token != "" {
				t.Errorf("%s: %+v", act, first)
			}
			w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/submit", map[string]int64{"rev": w.detail(t, e.ID).Rev}).Want(t, 200)
			again := apptest.Read[worklog.Receipt](t, w.answer(t, token, body).Want(t, 200))
			if diff := cmp.Diff(first, again); diff != "" {
				t.Errorf("%s again (-first +again):\n%s", act, diff)
			}
		}
	})
}

// TestOneCodeSentTwiceAtOnce presses the button twice with the same code: one confirmation, one receipt.
func TestOneCodeSentTwiceAtOnce(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		token := w.invited(t, e.ID)
		w.Anonymous().Do(t, http.MethodPost, "/api/confirm/"+token+"/code", map[string]string{}).Want(t, 200)
		body := w.yes(t, token)
		body["signature"], body["code"] = "", w.lastCode(t)
		replies := make([]apptest.Reply, 4)
		var wg sync.WaitGroup
		for i := range replies {
			wg.Go(func() { replies[i] = w.answer(t, token, body) })
		}
		wg.Wait()
		for _, r := range replies {
			if string(r.Want(t, 200).Body) != string(replies[0].Body) {
				t.Errorf("two receipts:\n%s\n%s", replies[0].Body, r.Body)
			}
		}
		w.sound(t)
	})
}

// TestCodesOfAnHour counts the codes of the last hour only, however old the link is. It asks below the door, where the
// rate for one address would come first.
func TestCodesOfAnHour(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		var tokens []string
		for i := range 4 {
			tokens = append(tokens, w.invited(t, w.submitted(t, "key-0000000"+string(rune('1'+i)), "2025-03-12", w.electric).ID))
		}
		ask := func(token, refusal string) {
			t.Helper()
			w.clock.Advance(2 * time.Minute)
			_, err := w.App.Worklog.SendCode(t.Context(), token)
			if refusal == "" && err != nil || refusal != "" && !errs.Is(err, refusal) {
				t.Fatalf("asked for a code: %v, want %q", err, refusal)
			}
		}
		for i := range 9 {
			ask(tokens[i/3], "")
		}
		ask(tokens[2], "code_too_many") // three for one link
		ask(tokens[3], "")
		ask(tokens[3], "code_too_many") // ten for one unit in an hour
		w.clock.Advance(time.Hour)
		ask(tokens[3], "")
	})
}

func TestNoCodeIsOfferedToTheInstructorsOwnPhone(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		mine := w.unit(t, served.NewUnit{Facts: served.Facts{Kind: served.KindEnterprise, Name: "昆山某某公司", HasUnion: true}}, instructorPhone)
		if a := w.asked(t, w.invited(t, w.submitted(t, "key-00000001", "2025-03-12", mine).ID)); a.Phone != "" {
			t.Errorf("a code is offered to %s", a.Phone)
		}
	})
}

// TestSatisfactionGrowsByBatches shows ratings by five: the sixth waits for its tenth, else its signer could be read.
func TestSatisfactionGrowsByBatches(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		want := []worklog.Satisfaction{{}, {}, {}, {}, {Count: 5, Average: 420}, {Count: 5, Average: 420}}
		for i, score := range []int{5, 4, 3, 5, 4, 1} {
			day := "2025-03-0" + string(rune('1'+i))
			token := w.invited(t, w.submitted(t, "key-0000000"+string(rune('1'+i)), day, w.electric).ID)
			body := w.yes(t, token)
			body["score"] = score
			w.answer(t, token, body).Want(t, 200)
			if got := w.card(t, "2025").Satisfaction; got != want[i] {
				t.Errorf("after %d ratings %+v, want %+v", i+1, got, want[i])
			}
		}
	})
}

// TestConsentAfterSubmission leaves what the served party already sees alone, and says how to have it confirmed as 8(4).
func TestConsentAfterSubmission(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["duties"], body["commissionNumber"], body["submit"] = []string{"D4"}, "昆电委〔2025〕3号", true
		e := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201))
		if d := w.detail(t, e.ID); d.Resubmit || d.DutiesConfirmed[0] != worklog.DutyGuidance {
			t.Errorf("before the consent %+v", d.DutiesConfirmed)
		}
		w.as(t, authz.RoleHead, "昆山市总工会").Do(t, http.MethodPost, "/api/visits/"+e.ID+"/consent",
			map[string]any{"rev": e.Rev, "give": true, "reason": ""}).Want(t, 200)
		d := w.detail(t, e.ID)
		if !d.Resubmit || d.DutiesConfirmed[0] != worklog.DutyGuidance {
			t.Errorf("after the consent: resubmit %v, %v", d.Resubmit, d.DutiesConfirmed)
		}
		recalled := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/recall", map[string]int64{"rev": d.Rev}).Want(t, 200))
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/submit", map[string]int64{"rev": recalled.Rev}).Want(t, 200)
		if d := w.detail(t, e.ID); d.Resubmit || d.DutiesConfirmed[0] != worklog.DutyBargaining {
			t.Errorf("submitted anew: %v", d.DutiesConfirmed)
		}
	})
}

// TestADraftWithAConsentIsDeleted takes what was noted of it along.
func TestADraftWithAConsentIsDeleted(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["duties"] = []string{"D4"}
		e := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201))
		given := apptest.Read[worklog.VisitEntry](t, w.as(t, authz.RoleHead, "昆山市总工会").Do(t, http.MethodPost, "/api/visits/"+e.ID+"/consent",
			map[string]any{"rev": e.Rev, "give": false, "reason": "本月另有安排"}).Want(t, 200))
		w.instructor.Do(t, http.MethodDelete, "/api/visits/"+e.ID, map[string]int64{"rev": given.Rev}).Want(t, 204)
	})
}

// TestLookingUsesNothingUp opens page and data as a chat program's preview does.
func TestLookingUsesNothingUp(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		token := w.invited(t, e.ID)
		before := w.detail(t, e.ID)
		for _, method := range []string{http.MethodHead, http.MethodGet} {
			for _, path := range []string{"/c/" + token, "/api/confirm/" + token} {
				w.Anonymous().Do(t, method, path, nil)
			}
		}
		after := w.detail(t, e.ID)
		a, err := json.Marshal(before)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(after)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(a), string(b)); diff != "" || after.OpenInvites != 1 {
			t.Errorf("looking changed the entry: %s", diff)
		}
		w.answer(t, token, w.yes(t, token)).Want(t, 200)
	})
}
