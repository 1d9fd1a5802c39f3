package obligation

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var day = workday.MustParse

func sample() Want {
	return Want{
		Period: "2026", Article: "10(2)", PersonID: "p1", Bearer: org.Place{UnionID: "u1", CountyID: "c1", CityID: "s1"},
		StartsOn: day("2026-01-01"), DueOn: day("2026-12-31"), Have: 0, Want: 80, PolicyVersion: "v1", CalendarVersion: "k1",
	}
}

func TestReconcile(t *testing.T) {
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	subject := Subject{Rule: RuleFieldDays, ID: "p1"}
	id := func() string { return "new" }
	opened, act, changed := reconcile(nil, new(sample()), subject, id, now)
	if !changed || act != "open" || opened.State != StateOpen || opened.ID != "new" {
		t.Fatalf("a fresh want: %+v, act %q, changed %v", opened, act, changed)
	}
	state := func(s State) Obligation { o := opened; o.State = s; return o }
	met := state(StateMet)
	met.MetOn, met.Have = day("2026-11-20"), 80

	for _, tc := range []struct {
		name    string
		old     Obligation
		edit    func(*Want)
		gone    bool
		state   State
		act     string
		changed bool
	}{
		{name: "nothing new", old: opened, state: StateOpen},
		{name: "progress only leaves no event", old: opened, edit: func(w *Want) { w.Have = 3 }, state: StateOpen, changed: true},
		{name: "met on the last day is in time", old: opened, edit: func(w *Want) { w.MetOn = day("2026-12-31") }, state: StateMet, act: "met", changed: true},
		{name: "met a day after is late", old: opened, edit: func(w *Want) { w.MetOn = day("2027-01-01") }, state: StateLate, act: "late", changed: true},
		{name: "a withdrawal reopens", old: met, edit: func(w *Want) { w.Have = 79 }, state: StateOpen, act: "reopen", changed: true},
		{name: "a new calendar moves the day", old: opened, edit: func(w *Want) { w.CalendarVersion = "k2"; w.DueOn = day("2027-01-04") }, state: StateOpen, act: "recompute", changed: true},
		{name: "a waiver stands", old: state(StateWaived), edit: func(w *Want) { w.Have = 5 }, state: StateWaived, changed: true},
		{name: "no longer wanted", old: opened, gone: true, state: StateVoid, act: "void", changed: true},
		{name: "done stays done", old: met, gone: true, state: StateMet},
		{name: "void stays void", old: state(StateVoid), gone: true, state: StateVoid},
		{name: "void is wanted again", old: state(StateVoid), state: StateOpen, act: "reopen", changed: true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var want *Want
			if !tc.gone {
				want = new(sample())
				if tc.edit != nil {
					tc.edit(want)
				}
			}
			line, act, changed := reconcile(&tc.old, want, subject, id, now)
			if line.State != tc.state || act != tc.act || changed != tc.changed {
				t.Errorf("state %q act %q changed %v, want %q %q %v", line.State, act, changed, tc.state, tc.act, tc.changed)
			}
		})
	}
}

func TestSync(t *testing.T) {
	dbtest.Each(t, clock.Fixed(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)), func(t *testing.T, d *db.DB) {
		sync := func(wanted map[Subject][]Want) {
			t.Helper()
			if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return Sync(ctx, tx, wanted) }); err != nil {
				t.Fatal(err)
			}
		}
		ledger := func() map[string]State {
			var lines []Obligation
			if err := d.Read().NewSelect().Model(&lines).Scan(t.Context()); err != nil {
				t.Fatal(err)
			}
			got := map[string]State{}
			for _, l := range lines {
				got[l.Subject+" "+l.Period] = l.State
			}
			return got
		}
		events := func() int {
			var n int
			if err := d.Read().NewRaw("SELECT count(*) FROM obligation_event").Scan(t.Context(), &n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		p1, p2 := Subject{RuleFieldDays, "p1"}, Subject{RuleFieldDays, "p2"}
		next := sample()
		next.Period = "2027"
		wanted := map[Subject][]Want{p1: {sample(), next}, p2: {sample()}}
		sync(wanted)
		sync(wanted)
		if n := events(); n != 3 {
			t.Errorf("%d events after the same wants twice, want 3", n)
		}
		done := sample()
		done.MetOn, done.Have = day("2026-12-01"), 80
		sync(map[Subject][]Want{p1: {done}})
		want := map[string]State{"p1 2026": StateMet, "p1 2027": StateVoid, "p2 2026": StateOpen}
		if diff := cmp.Diff(want, ledger()); diff != "" {
			t.Errorf("ledger (-want +got):\n%s", diff)
		}
	})
}
