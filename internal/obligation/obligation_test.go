package obligation_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var day = workday.MustParse

func sample() obligation.Want {
	return obligation.Want{
		Period: "2026", Article: "10(2)", PersonID: "p1", Bearer: org.Place{UnionID: "u1", CountyID: "c1", CityID: "s1"},
		StartsOn: day("2026-01-01"), DueOn: day("2026-12-31"), Have: 0, Want: 80, PolicyVersion: "v1", CalendarVersion: "k1",
	}
}

func TestReconcile(t *testing.T) {
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	subject := obligation.Subject{Rule: obligation.RuleFieldDays, ID: "p1"}
	id := func() string { return "new" }
	opened, act, changed := obligation.Reconcile(nil, new(sample()), subject, id, now)
	if !changed || act != "open" || opened.State != obligation.StateOpen || opened.ID != "new" {
		t.Fatalf("a fresh want: %+v, act %q, changed %v", opened, act, changed)
	}
	state := func(s obligation.State) obligation.Obligation { o := opened; o.State = s; return o }
	met := state(obligation.StateMet)
	met.MetOn, met.Have = day("2026-11-20"), 80

	for _, tc := range []struct {
		name    string
		old     obligation.Obligation
		edit    func(*obligation.Want)
		gone    bool
		state   obligation.State
		act     string
		changed bool
	}{
		{name: "nothing new", old: opened, state: obligation.StateOpen},
		{name: "progress only leaves no event", old: opened, edit: func(w *obligation.Want) { w.Have = 3 }, state: obligation.StateOpen, changed: true},
		{name: "met on the last day is in time", old: opened, edit: func(w *obligation.Want) { w.MetOn = day("2026-12-31") }, state: obligation.StateMet, act: "met", changed: true},
		{name: "met a day after is late", old: opened, edit: func(w *obligation.Want) { w.MetOn = day("2027-01-01") }, state: obligation.StateLate, act: "late", changed: true},
		{name: "an internal term is never late", old: opened, edit: func(w *obligation.Want) { w.Soft = true; w.MetOn = day("2027-01-01") }, state: obligation.StateMet, act: "met", changed: true},
		{name: "it stands still", old: opened, edit: func(w *obligation.Want) { w.Paused = true }, state: obligation.StatePaused, act: "paused", changed: true},
		{name: "and goes on", old: state(obligation.StatePaused), edit: func(w *obligation.Want) { w.DueOn = day("2027-01-11") }, state: obligation.StateOpen, act: "resume", changed: true},
		{name: "what stands still and is no longer wanted", old: state(obligation.StatePaused), gone: true, state: obligation.StateVoid, act: "void", changed: true},
		{name: "a withdrawal reopens", old: met, edit: func(w *obligation.Want) { w.Have = 79 }, state: obligation.StateOpen, act: "reopen", changed: true},
		{name: "a new calendar moves the day", old: opened, edit: func(w *obligation.Want) { w.CalendarVersion = "k2"; w.DueOn = day("2027-01-04") }, state: obligation.StateOpen, act: "recompute", changed: true},
		{name: "a waiver stands", old: state(obligation.StateWaived), edit: func(w *obligation.Want) { w.Have = 5 }, state: obligation.StateWaived, changed: true},
		{name: "an earlier day that is past does not take the place of the one that stood", old: opened, edit: func(w *obligation.Want) { w.CalendarVersion = "k2"; w.DueOn = day("2026-02-27") }, state: obligation.StateOpen, act: "recompute", changed: true},
		{name: "nor makes late what was done in time", old: met, edit: func(w *obligation.Want) {
			w.CalendarVersion = "k2"
			w.DueOn = day("2026-02-27")
			w.MetOn = day("2026-11-20")
			w.Have = 80
		}, state: obligation.StateMet, act: "recompute", changed: true},
		{name: "other facts may", old: opened, edit: func(w *obligation.Want) {
			w.StartsOn = day("2025-01-01")
			w.DueOn = day("2026-02-27")
			w.MetOn = day("2026-02-28")
		}, state: obligation.StateLate, act: "late", changed: true},
		{name: "a waiver stands when nothing is wanted", old: state(obligation.StateWaived), gone: true, state: obligation.StateWaived},
		{name: "gone before the day", old: opened, edit: func(w *obligation.Want) { w.Void = true }, state: obligation.StateVoid, act: "void", changed: true},
		{name: "gone, and what was recorded as done was not", old: met, edit: func(w *obligation.Want) { w.Void = true }, state: obligation.StateVoid, act: "void", changed: true},
		{name: "gone and waived", old: state(obligation.StateWaived), edit: func(w *obligation.Want) { w.Void = true }, state: obligation.StateWaived},
		{name: "no longer wanted", old: opened, gone: true, state: obligation.StateVoid, act: "void", changed: true},
		{name: "done stays done", old: met, gone: true, state: obligation.StateMet},
		{name: "void stays void", old: state(obligation.StateVoid), gone: true, state: obligation.StateVoid},
		{name: "void is wanted again", old: state(obligation.StateVoid), state: obligation.StateOpen, act: "reopen", changed: true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var want *obligation.Want
			if !tc.gone {
				want = new(sample())
				if tc.edit != nil {
					tc.edit(want)
				}
			}
			line, act, changed := obligation.Reconcile(&tc.old, want, subject, id, now)
			if line.State != tc.state || act != tc.act || changed != tc.changed {
				t.Errorf("state %q act %q changed %v, want %q %q %v", line.State, act, changed, tc.state, tc.act, tc.changed)
			}
		})
	}
}

func TestSync(t *testing.T) {
	dbtest.Each(t, clock.Fixed(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)), func(t *testing.T, d *db.DB) {
		sync := func(wanted map[obligation.Subject][]obligation.Want) {
			t.Helper()
			if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return obligation.Sync(ctx, tx, wanted) }); err != nil {
				t.Fatal(err)
			}
		}
		ledger := func() map[string]obligation.State {
			var lines []obligation.Obligation
			if err := d.Read().NewSelect().Model(&lines).Scan(t.Context()); err != nil {
				t.Fatal(err)
			}
			got := map[string]obligation.State{}
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
		p1, p2 := obligation.Subject{obligation.RuleFieldDays, "p1"}, obligation.Subject{obligation.RuleFieldDays, "p2"}
		next := sample()
		next.Period = "2027"
		wanted := map[obligation.Subject][]obligation.Want{p1: {sample(), next}, p2: {sample()}}
		sync(wanted)
		sync(wanted)
		if n := events(); n != 3 {
			t.Errorf("%d events after the same wants twice, want 3", n)
		}
		done := sample()
		done.MetOn, done.Have = day("2026-12-01"), 80
		sync(map[obligation.Subject][]obligation.Want{p1: {done}})
		want := map[string]obligation.State{"p1 2026": obligation.StateMet, "p1 2027": obligation.StateVoid, "p2 2026": obligation.StateOpen}
		if diff := cmp.Diff(want, ledger()); diff != "" {
			t.Errorf("ledger (-want +got):\n%s", diff)
		}
	})
}

// Example 5 of the readings: the calendar is amended while the clock runs. The ledger moves the day, keeps both versions,
// tells the bearer, and never calls late what the old day would have made late.
func TestExample5(t *testing.T) {
	dbtest.Each(t, clock.Fixed(time.Date(2020, 2, 5, 4, 0, 0, 0, time.UTC)), func(t *testing.T, d *db.DB) {
		first, amended := calendars2020(t)
		subject := obligation.Subject{Rule: "exit_filing", ID: "e1"}
		want := func(cal *workday.Calendar) obligation.Want {
			due := policy.At(nil, day("2020-01-22")).ExitFilingDue(day("2020-01-22"), cal)
			return obligation.Want{
				Period: "e1", Article: "11", Bearer: org.Place{UnionID: "u1"}, StartsOn: day("2020-01-22"), DueOn: due.Date,
				Provisional: due.Provisional, PolicyVersion: "p", CalendarVersion: cal.Version(),
			}
		}
		sync := func(w obligation.Want) {
			t.Helper()
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{subject: {w}})
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		sync(want(first))
		sync(want(amended))
		sync(want(amended)) // twice is once
		var line obligation.Obligation
		if err := d.Read().NewSelect().Model(&line).Scan(t.Context()); err != nil {
			t.Fatal(err)
		}
		if line.DueOn != day("2020-02-06") || line.State != obligation.StateOpen || line.Overdue(day("2020-02-05")) || line.CalendarVersion != amended.Version() {
			t.Errorf("on 5 February the ledger says %+v", line)
		}
		type step struct {
			Act             string
			State           obligation.State
			DueOn           workday.Date
			CalendarVersion string
		}
		var steps []step
		err := d.Read().NewRaw("SELECT act, state, due_on, calendar_version FROM obligation_event ORDER BY at, id").Scan(t.Context(), &steps)
		if err != nil {
			t.Fatal(err)
		}
		wantSteps := []step{
			{"open", obligation.StateOpen, day("2020-02-04"), first.Version()},
			{"recompute", obligation.StateOpen, day("2020-02-06"), amended.Version()},
		}
		if diff := cmp.Diff(wantSteps, steps); diff != "" {
			t.Errorf("history (-want +got):\n%s", diff)
		}
		var told []struct{ Recipient, Body string }
		if err := d.Read().NewRaw("SELECT recipient, body FROM notice").Scan(t.Context(), &told); err != nil {
			t.Fatal(err)
		}
		if len(told) != 1 || told[0].Recipient != "clerk@u1" || !strings.Contains(told[0].Body, "原到期日2020年2月4日，现为2020年2月6日") {
			t.Errorf("told %+v", told)
		}

		done := want(amended)
		done.MetOn = day("2020-02-06") // late by the old day, in time by the new one
		sync(done)
		if err := d.Read().NewSelect().Model(&line).Scan(t.Context()); err != nil || line.State != obligation.StateMet {
			t.Errorf("filed on the last day: %s, %v", line.State, err)
		}
	})
}

// calendars2020 are the calendar as it was known on 22 January 2020 and after the notice of 27 January.
func calendars2020(t *testing.T) (first, amended *workday.Calendar) {
	t.Helper()
	for _, n := range workday.Embedded().Notices() {
		if n.Year != 2020 {
			continue
		}
		old := n
		n.PublishedOn, old.PublishedOn, n.Version, old.Version = day("2020-01-27"), day("2019-11-21"), "", ""
		old.Off = slices.DeleteFunc(slices.Clone(n.Off), func(d workday.Date) bool { return !d.Before(day("2020-01-31")) && d.Before(day("2020-02-03")) })
		old.Work = append(slices.Clone(n.Work), day("2020-02-01"))
		first = workday.NewCalendar(old)
		return first, first.With(n)
	}
	t.Fatal("no notice of 2020")
	return nil, nil
}
