package worklog_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/worklog"
)

// ledgerLine is what the ledger says of the instructor's year, and which acts led there.
type ledgerLine struct {
	State         obligation.State
	Have, Want    int
	PolicyVersion string
	Acts          []string
}

func (w *world) ledger(t *testing.T, person string) ledgerLine { // of 2025
	t.Helper()
	var lines []obligation.Obligation
	if err := w.DB.Read().NewSelect().Model(&lines).Where("o.person_id = ?", person).Where("o.period = '2025'").Scan(t.Context()); err != nil || len(lines) != 1 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	l := lines[0]
	out := ledgerLine{State: l.State, Have: l.Have, Want: l.Want, PolicyVersion: l.PolicyVersion}
	err := w.DB.Read().NewRaw("SELECT act FROM obligation_event WHERE obligation_id = ? ORDER BY at, id", l.ID).Scan(t.Context(), &out.Acts)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (w *world) drain(t *testing.T) {
	t.Helper()
	if err := w.App.Jobs.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A city that asks for more asks it of every open year below it, and of nobody else's; the ledger keeps what was asked
// before, and a year that has closed keeps what it was judged by (Art. 17, 18).
func TestReckonFollowsLocalRules(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		elsewhere := w.engage(t, "刘洋", "320115198801010016", "13800000009", "江宁区总工会", "")
		w.drain(t)
		if err := w.App.Worklog.OpenYears(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.confirmed(t, "key-00000001", "2025-03-12")
		asIssued := w.ledger(t, w.person)
		if diff := cmp.Diff(ledgerLine{obligation.StateOpen, 1, 80, asIssued.PolicyVersion, []string{"open"}}, asIssued); diff != "" {
			t.Fatalf("as issued (-want +got):\n%s", diff)
		}

		city := w.as(t, authz.RoleApprover, "苏州市总工会")
		laid := org.Overlay{
			ID: db.NewID(), UnionID: w.Union(t, "苏州市总工会").ID, Key: "field_days_per_year", Value: "90", ValidFrom: day("2025-04-01"), Document: "苏州市实施细则", Rev: 1, CreatedAt: w.clock.Now(),
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return org.LayOverlays(ctx, tx, []org.Overlay{laid}) })
		if err := w.App.Worklog.Reckon(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		after := w.ledger(t, w.person)
		if after.PolicyVersion == asIssued.PolicyVersion {
			t.Error("the ledger does not say that the rules changed")
		}
		if diff := cmp.Diff(ledgerLine{obligation.StateOpen, 1, 90, after.PolicyVersion, []string{"open", "recompute"}}, after); diff != "" {
			t.Errorf("with the city's rule (-want +got):\n%s", diff)
		}
		if c := w.card(t, "2025"); c.Want != 90 || c.Days != 1 || c.PolicyVersion != after.PolicyVersion {
			t.Errorf("the card says %+v", c)
		}
		if got := w.ledger(t, elsewhere); got.Want != 80 || len(got.Acts) != 1 {
			t.Errorf("another city: %+v", got)
		}
		w.drain(t)
		if err := w.App.Worklog.Reckon(t.Context()); err != nil {
			t.Fatal(err)
		}
		if again := w.ledger(t, w.person); !cmp.Equal(after, again) {
			t.Errorf("reckoned twice: %+v", again)
		}

		w.clock.Set(time.Date(2026, 1, 16, 4, 0, 0, 0, time.UTC)) // the year has closed
		if err := w.App.Worklog.CloseYears(t.Context()); err != nil {
			t.Fatal(err)
		}
		city.SignIn(t)
		city.Do(t, http.MethodPost, "/api/policy/overlays/"+laid.ID+"/end", map[string]any{"rev": 1, "last": "2026-01-16"}).Want(t, http.StatusOK)
		w.drain(t)
		if got := w.ledger(t, w.person); got.Want != 90 {
			t.Errorf("the closed year was judged anew: %+v", got)
		}
		w.sound(t)
	})
}

// Where the province grants relief for leave, the days asked for follow the recorded leave: 73 of 365 days away leave
// 80 × 292 / 365 = 64.
func TestReckonGrantsRelief(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		if err := w.App.Worklog.OpenYears(t.Context()); err != nil {
			t.Fatal(err)
		}
		province := w.as(t, authz.RoleApprover, "江苏省总工会")
		var engagement string
		if err := w.DB.Read().NewRaw("SELECT id FROM engagement WHERE person_id = ?", w.person).Scan(t.Context(), &engagement); err != nil {
			t.Fatal(err)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return db.InsertAll(ctx, tx, []roster.Interruption{
				{ID: db.NewID(), EngagementID: engagement, Kind: roster.LeaveMaternity, StartsOn: day("2024-12-01"), EndsOn: day("2025-02-28")}, // 31 + 28 of 2025
				{ID: db.NewID(), EngagementID: engagement, Kind: roster.LeaveSick, StartsOn: day("2025-03-01"), EndsOn: day("2025-03-14")},      // 14
				{ID: db.NewID(), EngagementID: engagement, Kind: roster.LeavePersonal, StartsOn: day("2025-04-01"), EndsOn: day("2025-04-30")},  // none
			})
		})
		if err := w.App.Worklog.Reckon(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.ledger(t, w.person); got.Want != 80 {
			t.Errorf("without the province's decision %d days, want 80", got.Want)
		}
		province.Do(t, http.MethodPost, "/api/policy/overlays", map[string]any{
			"unionId": w.Union(t, "江苏省总工会").ID, "key": "leave_relief", "value": "calendar_days", "from": "2025-01-01", "until": "", "document": "省总工会答复",
		}).Want(t, http.StatusCreated)
		w.drain(t)
		if got := w.ledger(t, w.person); got.Want != 64 {
			t.Errorf("%d days, want 64", got.Want)
		}
		var y worklog.Card
		if y = w.card(t, "2025"); y.Want != 64 {
			t.Errorf("the card asks for %d", y.Want)
		}
	})
}
