package jobs

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
)

var start = time.Date(2026, 11, 22, 4, 0, 30, 0, time.UTC)

// each runs fn on both databases with a clock that is moved by hand.
func each(t *testing.T, fn func(t *testing.T, d *db.DB, at *clock.Manual)) {
	t.Helper()
	at := clock.NewManual(start)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(start)
		fn(t, d, at)
	})
}

func quiet(d *db.DB) *Runner { return New(d, slog.New(slog.DiscardHandler)) }

func add(t *testing.T, d *db.DB, js ...Job) {
	t.Helper()
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return Enqueue(ctx, tx, js...) })
	if err != nil {
		t.Fatal(err)
	}
}

func drain(t *testing.T, r *Runner) {
	t.Helper()
	if err := r.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func turn(t *testing.T, r *Runner, ended ...result) []row {
	t.Helper()
	got, err := r.turn(t.Context(), ended, holdAtMost)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func get(t *testing.T, d *db.DB, id string) Status {
	t.Helper()
	s, err := Get(t.Context(), d.Read(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

type letter struct{ To string }

func TestDrain(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, at *clock.Manual) {
		r := quiet(d)
		var got []string
		Handle(r, "letter", func(ctx context.Context, j Run, l letter) error {
			got = append(got, l.To)
			if l.To == "a" { // what a job enqueues is drained too
				err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
					return Enqueue(ctx, tx, Job{Kind: "letter", Args: letter{"after a"}})
				})
				if err != nil {
					return err
				}
			}
			return j.Progress(ctx, 3, 3, "三封")
		})
		id := db.NewID()
		add(t, d, Job{ID: id, Kind: "letter", Args: letter{"a"}}, Job{Kind: "letter", Args: letter{"b"}},
			Job{Kind: "letter", Args: letter{"tomorrow"}, RunAt: start.Add(24 * time.Hour)})
		drain(t, r)
		if diff := cmp.Diff([]string{"a", "b", "after a"}, got); diff != "" {
			t.Error(diff)
		}
		want := Status{
			ID: id, Kind: "letter", State: Done, Attempt: 1, RunAt: start, CreatedAt: start, EndedAt: start,
			ProgressDone: 3, ProgressTotal: 3, ProgressNote: "三封",
		}
		if diff := cmp.Diff(want, get(t, d, id)); diff != "" {
			t.Error(diff)
		}
		at.Advance(24 * time.Hour)
		drain(t, r)
		if len(got) != 4 || got[3] != "tomorrow" {
			t.Errorf("worked %v", got)
		}
	})
}

func TestKilledBetweenEffectAndFinish(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, at *clock.Manual) {
		effect := func(ctx context.Context, j Run, _ letter) error {
			return d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw("INSERT INTO setting (key, value, changed_at) VALUES (?, 'sent', ?) ON CONFLICT (key) DO NOTHING", j.ID, tx.Now()).Exec(ctx)
				return err
			})
		}
		runs := 0
		killed, heir := quiet(d), quiet(d)
		for _, r := range []*Runner{killed, heir} {
			Handle(r, "letter", func(ctx context.Context, j Run, l letter) error { runs++; return effect(ctx, j, l) })
		}
		id := db.NewID()
		add(t, d, Job{ID: id, Kind: "letter", Args: letter{"a"}})
		late := killed.run(t.Context(), turn(t, killed)[0]) // and no finish: the process is gone

		drain(t, heir)
		if runs != 1 {
			t.Fatalf("%d runs while the lease holds", runs)
		}
		at.Advance(leaseTime)
		drain(t, heir)
		if runs != 2 {
			t.Fatalf("%d runs after the lease, want 2", runs)
		}
		var rows int
		if err := d.Read().NewRaw("SELECT count(*) FROM setting WHERE key = ?", id).Scan(t.Context(), &rows); err != nil || rows != 1 {
			t.Errorf("%d effects, err %v", rows, err)
		}
		before := get(t, d, id)
		late.err = errors.New("late and wrong")
		turn(t, killed, late)
		if diff := cmp.Diff(before, get(t, d, id)); diff != "" {
			t.Errorf("the lost worker changed the job:\n%s", diff)
		}
	})
}

func TestFinishWithTheEffectIsOnce(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, at *clock.Manual) {
		effect := func(ctx context.Context, j Run, _ letter) error {
			return d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				if _, err := tx.NewRaw("INSERT INTO setting (key, value, changed_at) VALUES (?, '', ?)", db.NewID(), tx.Now()).Exec(ctx); err != nil {
					return err
				}
				return j.Finish(ctx, tx)
			})
		}
		slow, heir := quiet(d), quiet(d)
		Handle(slow, "letter", effect)
		Handle(heir, "letter", effect)
		add(t, d, Job{Kind: "letter"})
		claimed := turn(t, slow)
		at.Advance(leaseTime)
		drain(t, heir)
		if res := slow.run(t.Context(), claimed[0]); !errors.Is(res.err, ErrLost) {
			t.Errorf("the slow worker got %v", res.err)
		}
		var rows int
		if err := d.Read().NewRaw("SELECT count(*) FROM setting").Scan(t.Context(), &rows); err != nil || rows != 1 {
			t.Errorf("%d effects, err %v", rows, err)
		}
	})
}

func TestTwoClaimersNeverShareARow(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, _ *clock.Manual) {
		js := make([]Job, 600)
		for i := range js {
			js[i] = Job{Kind: "letter"}
		}
		add(t, d, js...)
		var mu sync.Mutex
		var wg sync.WaitGroup
		seen := map[string]int{}
		for range 4 {
			r := quiet(d)
			wg.Go(func() {
				for {
					got, err := r.turn(t.Context(), nil, 7)
					if err != nil {
						t.Error(err)
						return
					}
					if len(got) == 0 {
						return
					}
					if len(got) > 7 {
						t.Errorf("claimed %d, asked for 7", len(got))
					}
					mu.Lock()
					for _, j := range got {
						seen[j.ID]++
					}
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if len(seen) != 600 {
			t.Errorf("%d jobs claimed, want 600", len(seen))
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s claimed %d times", id, n)
			}
		}
	})
}

func TestDeadAfterTenAttemptsAndRetried(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, at *clock.Manual) {
		r := quiet(d)
		fail := errors.New("dial 13812345678@example: refused")
		runs := 0
		Handle(r, "letter", func(context.Context, Run, letter) error { runs++; return fail })
		id := db.NewID()
		add(t, d, Job{ID: id, Kind: "letter"})
		drain(t, r)
		if s := get(t, d, id); s.State != Ready || s.LastError != "internal (*errors.errorString)" ||
			s.RunAt.Before(start.Add(18*time.Second)) || s.RunAt.After(start.Add(22*time.Second)) {
			t.Errorf("after the first failure: %+v", s)
		}
		drain(t, r)
		if runs != 1 {
			t.Fatal("retried before its time")
		}
		for range 20 {
			at.Advance(2 * time.Hour)
			drain(t, r)
		}
		if s := get(t, d, id); s.State != Dead || s.Attempt != 10 || runs != 10 {
			t.Errorf("%+v after %d runs", s, runs)
		}
		desk := func(act func(context.Context, *db.Tx, string) error, id string) error {
			return d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return act(ctx, tx, id) })
		}
		if err := desk(Cancel, id); errs.CodeOf(err) != "job_ended" {
			t.Errorf("cancel a dead job: %v", err)
		}
		fail = nil
		if err := desk(Retry, id); err != nil {
			t.Fatal(err)
		}
		drain(t, r)
		if s := get(t, d, id); s.State != Done || s.Attempt != 11 || s.LastError != "" {
			t.Errorf("%+v", s)
		}
		if err := desk(Retry, id); errs.CodeOf(err) != "job_not_stopped" {
			t.Errorf("retry a done job: %v", err)
		}
		if err := desk(Retry, db.NewID()); errs.KindOf(err) != errs.KindNotFound {
			t.Errorf("retry nothing: %v", err)
		}
	})
}

func TestWhatIsStoredOfAFailure(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, _ *clock.Manual) {
		cases := []struct {
			name  string
			fail  func() error
			state State
			text  string
		}{
			{"coded", func() error { return errs.E("phone_shape", "13812345678 不对") }, Ready, "phone_shape"},
			{"final", func() error { return Final(errs.E("gone", "没有了")) }, Dead, "gone"},
			{"panic", func() error { panic("13812345678") }, Ready, "panic"},
			{"timeout", func() error { return context.DeadlineExceeded }, Ready, "timeout"},
		}
		r := quiet(d)
		for _, c := range cases {
			id := db.NewID()
			Handle(r, c.name, func(context.Context, Run, struct{}) error { return c.fail() })
			add(t, d, Job{ID: id, Kind: c.name})
			drain(t, r)
			if s := get(t, d, id); s.State != c.state || s.LastError != c.text {
				t.Errorf("%s: %s %q, want %s %q", c.name, s.State, s.LastError, c.state, c.text)
			}
		}
		id := db.NewID()
		Handle(r, "typed", func(context.Context, Run, letter) error { return nil })
		add(t, d, Job{ID: id, Kind: "typed", Args: 5})
		drain(t, r)
		if s := get(t, d, id); s.State != Dead {
			t.Errorf("arguments of the wrong type: %+v", s)
		}
	})
}

func TestHeartbeatKeepsTheLease(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, at *clock.Manual) {
		mine, other := quiet(d), quiet(d)
		add(t, d, Job{Kind: "letter"})
		if n := len(turn(t, mine)); n != 1 {
			t.Fatalf("claimed %d", n)
		}
		at.Advance(leaseTime - time.Second)
		if err := mine.beat(t.Context()); err != nil {
			t.Fatal(err)
		}
		at.Advance(leaseTime - time.Second)
		if n := len(turn(t, other)); n != 0 {
			t.Fatal("claimed under a living lease")
		}
		at.Advance(time.Second)
		got := turn(t, other)
		if len(got) != 1 || got[0].Attempt != 2 {
			t.Fatalf("after the lease: %+v", got)
		}
	})
}

func TestLeaseThatKeepsRunningOutKillsTheJob(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, at *clock.Manual) {
		id := db.NewID()
		add(t, d, Job{ID: id, Kind: "letter"})
		for range 12 {
			turn(t, quiet(d))
			at.Advance(leaseTime)
		}
		if s := get(t, d, id); s.State != Dead || s.Attempt != 10 || s.LastError != "lease_expired" {
			t.Errorf("%+v", s)
		}
	})
}

func TestPeriodicNeedsNoLeader(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, at *clock.Manual) {
		runs := 0
		one, two := quiet(d), quiet(d)
		for _, r := range []*Runner{one, two} {
			Handle(r, "tick", func(context.Context, Run, struct{}) error { runs++; return nil })
			r.Every("tick", time.Minute)
		}
		want := func(n int, when string) {
			t.Helper()
			drain(t, one)
			drain(t, two)
			if runs != n {
				t.Fatalf("%s: %d runs, want %d", when, runs, n)
			}
		}
		want(1, "at the first start")
		at.Set(start.Truncate(time.Minute).Add(59 * time.Second))
		want(1, "before the minute")
		at.Advance(time.Second)
		want(2, "on the minute")
		at.Advance(time.Hour)
		want(3, "after an hour without a runner")
	})
}

func TestUnknownKindIsRefusedAtStart(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, _ *clock.Manual) {
		r := quiet(d)
		r.Every("nobody.b", time.Hour)
		add(t, d, Job{Kind: "nobody.a"}, Job{Kind: "nobody.a"})
		err := r.Start(t.Context())
		if want := "jobs: no handler for this kind of job: nobody.a, nobody.b"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	})
}

func TestSameKeyNeverRunsTwiceAtOnce(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, _ *clock.Manual) {
		r := quiet(d)
		first, second := db.NewID(), db.NewID()
		add(t, d, Job{ID: first, Kind: "recount", Dedup: "p"})
		a := turn(t, r)
		add(t, d, Job{ID: second, Kind: "recount", Dedup: "p"}) // the first may have read before this change
		if n := len(turn(t, r)); n != 0 {
			t.Fatal("both run")
		}
		b := turn(t, r, result{a[0], errors.New("failed")})
		if s := get(t, d, first); s.State != Cancelled || s.LastError != "superseded" {
			t.Errorf("the failed first: %+v", s)
		}
		if len(b) != 1 || b[0].ID != second {
			t.Fatalf("after the first: %+v", b)
		}
		add(t, d, Job{Kind: "recount", Dedup: "p"})
		turn(t, r, result{b[0], Final(errors.New("dead"))})
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return Retry(ctx, tx, second) })
		if err != nil {
			t.Errorf("retry while the third runs: %v", err)
		}
		err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return Retry(ctx, tx, first) })
		if errs.CodeOf(err) != "job_twin_waits" {
			t.Errorf("retry beside a waiting twin: %v", err)
		}
	})
}

func TestCancelReachesARunningJob(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, _ *clock.Manual) {
		r := quiet(d)
		cancel := func(id string) error {
			return d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return Cancel(ctx, tx, id) })
		}
		var progress, cause error
		Handle(r, "long", func(ctx context.Context, j Run, _ struct{}) error {
			if err := cancel(j.ID); err != nil {
				return err
			}
			progress = j.Progress(ctx, 1, 2, "")
			if err := r.beat(ctx); err != nil {
				return err
			}
			cause = context.Cause(ctx)
			return cause
		})
		id, waiting := db.NewID(), db.NewID()
		add(t, d, Job{ID: id, Kind: "long"}, Job{ID: waiting, Kind: "long", RunAt: start.Add(time.Hour)})
		drain(t, r)
		if !errors.Is(progress, ErrLost) || !errors.Is(cause, ErrLost) {
			t.Errorf("progress said %v, the context %v", progress, cause)
		}
		if err := cancel(waiting); err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{id, waiting} {
			if s := get(t, d, id); s.State != Cancelled {
				t.Errorf("%+v", s)
			}
		}
	})
}

func TestStartWakesAndStopWaits(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, _ *clock.Manual) {
		r := quiet(d)
		begun, release := make(chan string, 300), make(chan struct{})
		Handle(r, "letter", func(_ context.Context, _ Run, l letter) error {
			begun <- l.To
			<-release
			return nil
		})
		if err := r.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		js := make([]Job, 250)
		for i := range js {
			js[i] = Job{Kind: "letter", Args: letter{"x"}}
		}
		add(t, d, js...)
		for range workers {
			<-begun
		}
		stopped := make(chan error)
		go func() { stopped <- r.Stop(context.WithoutCancel(t.Context())) }()
		<-r.stop
		close(release)
		if err := <-stopped; err != nil {
			t.Fatal(err)
		}
		tally, err := Count(t.Context(), d.Read())
		if err != nil {
			t.Fatal(err)
		}
		left := 0
		for _, c := range tally {
			if c.State == Dead || c.State == Cancelled {
				left += c.N
			}
		}
		if left != 0 || len(r.held) != 0 {
			t.Errorf("%d lost, %d held after the stop", left, len(r.held))
		}
		heir, worked := quiet(d), 0
		Handle(heir, "letter", func(context.Context, Run, letter) error { worked++; return nil })
		drain(t, heir) // what was claimed and not begun is free at once
		done, err := List(t.Context(), d.Read(), Filter{State: Done, Kind: "letter", Limit: 300})
		if err != nil || len(done) != 250 {
			t.Errorf("%d done, err %v", len(done), err)
		}
		if worked+len(begun)+workers != 250 {
			t.Errorf("%d jobs run in all, want 250", worked+len(begun)+workers)
		}
	})
}

func TestStopInterruptsWhenItsTimeIsUp(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, _ *clock.Manual) {
		r := quiet(d)
		begun := make(chan string, 1)
		Handle(r, "endless", func(ctx context.Context, j Run, _ struct{}) error {
			begun <- j.ID
			<-ctx.Done()
			return ctx.Err()
		})
		add(t, d, Job{Kind: "endless"})
		if err := r.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		id := <-begun
		over, cancel := context.WithCancel(t.Context())
		cancel()
		if err := r.Stop(over); !errors.Is(err, context.Canceled) {
			t.Errorf("stop said %v", err)
		}
		if s := get(t, d, id); s.State != Ready || s.LastError != "interrupted" {
			t.Errorf("%+v", s)
		}
	})
}

func TestListCountAndPurge(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, at *clock.Manual) {
		r := quiet(d)
		Handle(r, "letter", func(context.Context, Run, letter) error { return nil })
		var ids []string
		for range 5 {
			ids = append(ids, db.NewID())
			add(t, d, Job{ID: ids[len(ids)-1], Kind: "letter"})
		}
		idsOf := func(f Filter) (got []string) {
			list, err := List(t.Context(), d.Read(), f)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range list {
				got = append(got, s.ID)
			}
			return got
		}
		slices.Reverse(ids)
		if diff := cmp.Diff(ids[:2], idsOf(Filter{Limit: 2})); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(ids[2:], idsOf(Filter{Limit: 9, State: Ready, Kind: "letter", Before: ids[1]})); diff != "" {
			t.Error(diff)
		}
		tally, err := Count(t.Context(), d.Read())
		want := []Tally{{Ready, 5, true}, {Running, 0, true}, {Done, 0, true}, {Dead, 0, true}, {Cancelled, 0, true}}
		if diff := cmp.Diff(want, tally); err != nil || diff != "" {
			t.Error(err, diff)
		}
		drain(t, r)
		at.Advance(keepEnded)
		drain(t, r)
		if left := idsOf(Filter{Kind: "letter", Limit: 9}); len(left) != 0 {
			t.Errorf("%d left after a week", len(left))
		}
	})
}
