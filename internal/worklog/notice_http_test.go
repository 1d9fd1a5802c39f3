package worklog_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/inbox"
	"xiezhi/internal/worklog"
)

// told runs what is due and gives the titles of the unread notices, the oldest first, then marks them as read.
func (w *world) told(t *testing.T, c *apptest.Client) []string {
	t.Helper()
	if err := w.App.Jobs.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	page := apptest.Read[inbox.NoticePage](t, c.Do(t, http.MethodGet, "/api/notices?unread=true", nil).Want(t, 200))
	out := []string{}
	for _, n := range page.Items {
		out = append([]string{n.Title}, out...)
	}
	c.Do(t, http.MethodPost, "/api/notices/read", map[string]any{"upTo": w.DB.Now()}).Want(t, 200)
	return out
}

func wantTold(t *testing.T, who string, got []string, want ...string) {
	t.Helper()
	if want == nil {
		want = []string{}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s is told (-want +got):\n%s", who, diff)
	}
}

// TestTheInstructorIsToldWhatTheServedPartySays walks confirm, withdraw, correct and refuse through the door.
func TestTheInstructorIsToldWhatTheServedPartySays(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		neighbour := w.as(t, authz.RoleClerk, "太仓市总工会")
		_, receipt := w.confirmed(t, "key-00000001", "2025-03-12")
		wantTold(t, "the instructor", w.told(t, w.instructor), "2025年3月12日的日志已签字确认")
		wantTold(t, "the clerk", w.told(t, clerk))

		w.Anonymous().Do(t, http.MethodPost, "/api/receipt/"+receipt.Token, map[string]string{"act": "withdraw", "reason": "签错了单位"}).Want(t, 200)
		wantTold(t, "the instructor", w.told(t, w.instructor), "2025年3月12日的签字确认被撤回")
		wantTold(t, "the clerk", w.told(t, clerk), "2025年3月12日的一次签字确认被撤回")

		for i, act := range []string{"correct", "refuse"} {
			e := w.submitted(t, []string{"key-00000002", "key-00000003"}[i], "2025-03-11", w.electric)
			token := w.invited(t, e.ID)
			w.answer(t, token, map[string]any{"act": act, "hash": w.asked(t, token).Hash, "note": "当天没有来"}).Want(t, 200)
		}
		wantTold(t, "the instructor", w.told(t, w.instructor), "2025年3月11日的日志被退回更正", "2025年3月11日的日志未获确认")
		page := apptest.Read[inbox.NoticePage](t, w.instructor.Do(t, http.MethodGet, "/api/notices?limit=1", nil).Want(t, 200))
		if n := page.Items[0]; n.Body != "昆山华电电子有限公司：服务方不予确认。理由：当天没有来" || n.Kind != "visit" {
			t.Errorf("the notice says %+v", n)
		}
		for _, c := range []*apptest.Client{head, neighbour} {
			wantTold(t, c.Login, w.told(t, c))
		}
		if err := w.App.Jobs.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		wantTold(t, "the instructor, again", w.told(t, w.instructor)) // a job that is run again tells nothing twice
	})
}

func TestAnEntryThatNobodySignsIsRemindedOfOnce(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		w.submitted(t, "key-00000001", "2025-03-12", w.electric)
		signed, _ := w.confirmed(t, "key-00000002", "2025-03-11")
		w.told(t, w.instructor)
		w.clock.Advance(14*24*time.Hour - time.Second)
		w.instructor.SignIn(t)
		wantTold(t, "before fourteen days", w.told(t, w.instructor))
		w.clock.Advance(time.Second)
		wantTold(t, "after fourteen days", w.told(t, w.instructor), "2025年3月12日的日志尚未签字确认")
		w.clock.Advance(30 * 24 * time.Hour)
		w.instructor.SignIn(t)
		wantTold(t, "later", w.told(t, w.instructor))
		if d := w.detail(t, signed.ID); d.State != worklog.StateConfirmed {
			t.Errorf("state %s", d.State)
		}
	})
}

func TestTheUnionIsToldWhatWaitsForIt(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		clerk, head := w.as(t, authz.RoleClerk, "昆山市总工会"), w.as(t, authz.RoleHead, "昆山市总工会")
		neighbour := w.as(t, authz.RoleHead, "太仓市总工会")
		// Duty 8(4) waits for the head; saved again it is not asked twice, turned to another unit it is.
		body := w.visit("key-00000001", "2025-03-12", w.electric)
		body["duties"] = []string{"D4"}
		e := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", body).Want(t, 201))
		wantTold(t, "the head", w.told(t, head), "参与协商待同意")
		delete(body, "clientKey")
		body["rev"], body["outcome"] = e.Rev, "形成初稿，约定下次协商"
		e = apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPut, "/api/visits/"+e.ID, body).Want(t, 200))
		wantTold(t, "the head of what was asked already", w.told(t, head))
		head.Do(t, http.MethodPost, "/api/visits/"+e.ID+"/consent", map[string]any{"rev": e.Rev, "give": false, "reason": "人手不足"}).Want(t, 200)
		wantTold(t, "the instructor", w.told(t, w.instructor), "2025年3月12日的参与协商未获同意")
		wantTold(t, "the head of the own word", w.told(t, head))

		// A scan waits for the clerk, and a clerk's own for the head.
		paper := w.submitted(t, "key-00000002", "2025-03-12", w.electric)
		send := func(c *apptest.Client) worklog.PaperView {
			t.Helper()
			scan, media := sheet(t, stroke(t, 100), "2025-03-12")
			return apptest.Read[worklog.PaperView](t, c.Send(t, http.MethodPost, "/api/visits/"+paper.ID+"/papers", media, scan).Want(t, 201))
		}
		p := send(w.instructor)
		wantTold(t, "the clerk", w.told(t, clerk), "纸质签字待核对")
		send(clerk)
		wantTold(t, "the clerk of the own scan", w.told(t, clerk))
		wantTold(t, "the head", w.told(t, head), "纸质签字待核对")
		clerk.Do(t, http.MethodPost, "/api/visits/papers/"+p.ID+"/check", map[string]any{"accept": false, "reason": "看不清签名"}).Want(t, 200)
		wantTold(t, "the instructor", w.told(t, w.instructor), "2025年3月12日的纸质签字未通过核对")

		// After the year closed the head decides.
		_, receipt := w.confirmed(t, "key-00000003", "2025-03-11")
		w.told(t, w.instructor)
		w.clock.Set(time.Date(2026, 1, 16, 4, 0, 0, 0, time.UTC))
		for _, c := range []*apptest.Client{w.instructor, head, neighbour} {
			c.SignIn(t)
		}
		w.told(t, w.instructor) // of what has waited for long
		w.Anonymous().Do(t, http.MethodPost, "/api/receipt/"+receipt.Token, map[string]string{"act": "withdraw", "reason": "签错了单位"}).Want(t, 200)
		wantTold(t, "the head", w.told(t, head), "年度关闭后的更正待决定")
		wantTold(t, "the instructor", w.told(t, w.instructor), "2025年3月11日的日志等待更正决定")
		wantTold(t, "the neighbouring head", w.told(t, neighbour))
	})
}
