package worklog_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/served"
	"xiezhi/internal/worklog"
)

// joined merges one unit into another and lets everything follow.
func (w *world) joined(t *testing.T, from, into string) {
	t.Helper()
	found, err := served.ByIDs(t.Context(), w.DB.Read(), from, into)
	if err != nil {
		t.Fatal(err)
	}
	w.as(t, authz.RoleOfficer, "昆山市总工会").Do(t, http.MethodPost, "/api/served/"+into+"/merge",
		map[string]any{"fromId": from, "rev": found[into].Rev, "fromRev": found[from].Rev, "take": []string{}}).Want(t, http.StatusOK)
	if err := w.App.Jobs.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// visitsAt counts the entries that name a unit.
func (w *world) visitsAt(t *testing.T, unit string) (n int) {
	t.Helper()
	if err := w.DB.Read().NewRaw("SELECT count(*) FROM visit WHERE served_id = ?", unit).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// An entry follows to the unit that stays, and whoever read it before writes nothing over that.
func TestEntriesFollowAMergedUnit(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		draft := apptest.Read[worklog.VisitEntry](t, w.instructor.Do(t, http.MethodPost, "/api/visits", w.visit("key-00000001", "2025-03-12", w.workshop)).Want(t, http.StatusCreated))
		waiting := w.submitted(t, "key-00000002", "2025-03-11", w.workshop)
		w.joined(t, w.workshop, w.electric)
		if at := w.detail(t, waiting.ID); at.ServedID != w.electric || at.Rev != waiting.Rev+1 {
			t.Errorf("followed to %s as revision %d", at.ServedID, at.Rev)
		}
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+waiting.ID+"/recall", map[string]int64{"rev": waiting.Rev}).Refused(t, http.StatusConflict, errs.StaleCode)
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+draft.ID+"/submit", map[string]int64{"rev": draft.Rev}).Refused(t, http.StatusConflict, errs.StaleCode)
		w.instructor.Do(t, http.MethodPost, "/api/visits/"+draft.ID+"/submit", map[string]int64{"rev": draft.Rev + 1}).Want(t, http.StatusOK)
		if n := w.visitsAt(t, w.workshop); n != 0 {
			t.Errorf("%d entries name the unit that is no more", n)
		}
		w.sound(t)
	})
}

// beforeWriting is a context whose transaction begins only after something else has happened.
type beforeWriting struct {
	context.Context

	do func()
}

func (c *beforeWriting) Value(key any) any {
	if do := c.do; do != nil && fmt.Sprintf("%T", key) == "db.inTx" {
		c.do = nil
		do()
	}
	return c.Context.Value(key)
}

// A unit is merged between the reading and the writing of an entry that names it: nothing stays behind.
func TestAnEntryThatMeetsAMerger(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		third := w.unit(t, served.NewUnit{Facts: served.Facts{Kind: served.KindEnterprise, Name: "昆山精工五金二厂"}}, "")
		draft := worklog.Draft{ClientKey: "key-00000001", Content: worklog.Content{
			Day: day("2025-03-12"), ServedID: w.workshop, Duties: []worklog.Duty{worklog.DutyGuidance}, Place: worklog.Onsite, Participants: "工会主席", Done: "指导起草集体合同草案", Outcome: "形成初稿",
		}}
		meets := &beforeWriting{Context: t.Context(), do: func() { w.joined(t, w.workshop, w.electric) }}
		if _, err := w.App.Worklog.Create(meets, w.instructor.Actor, draft, true); errs.CodeOf(err) != "served_closed" {
			t.Errorf("written by hand: %v", err)
		}
		n := worklog.New{PersonID: w.person, State: worklog.StateWaiting, At: began, Content: draft.Content}
		n.ServedID = third
		p, err := worklog.Prepare(t.Context(), w.DB.Read(), []worklog.New{n}, began)
		if err != nil {
			t.Fatal(err)
		}
		w.joined(t, third, w.electric)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return worklog.Insert(ctx, tx, audit.System(), p) })
		for unit, want := range map[string]int{w.workshop: 0, third: 0, w.electric: 1} {
			if got := w.visitsAt(t, unit); got != want {
				t.Errorf("%d entries at a unit, want %d", got, want)
			}
		}
		w.sound(t)
	})
}
