package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"time"

	"xiezhi/internal/app"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/loopback"
	"xiezhi/scripts/internal/province"
)

// rack is one database's torture.
type rack struct {
	name, dir, program string
	kills              int
	seed               uint64
	tally              *tally

	cfg      config.Config
	province *province.Province
	writers  []*writer
}

var size = province.Size{Instructors: 8, Visits: 20, Units: 3}

func (r *rack) run(ctx context.Context) error {
	if err := r.fill(ctx); err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(r.seed, uint64(r.kills)))
	busy := 0
	for i := range r.kills {
		wrote, err := r.round(ctx, time.Duration(200+rng.IntN(600))*time.Millisecond)
		if err != nil {
			return fmt.Errorf("round %d: %w", i+1, err)
		}
		busy += min(wrote, 1)
		if (i+1)%10 == 0 {
			fmt.Fprintf(os.Stderr, "  %s: killed %d times, %d entries\n", r.name, i+1, r.count())
		}
	}
	r.tally.check(fmt.Sprintf("%s: came back after each of %d kills, %d of them amid answered writes", r.name, r.kills, busy), r.enough(busy))
	return r.judge(ctx)
}

func (r *rack) enough(busy int) error {
	if busy*2 < r.kills {
		return errors.New("too few rounds had writes for the result to mean anything")
	}
	return nil
}

func (r *rack) count() (n int) {
	for _, w := range r.writers {
		n += len(w.entries)
	}
	return n
}

func (r *rack) fill(ctx context.Context) (err error) {
	if r.cfg, err = province.NewDatabase(ctx, r.name, r.dir); err != nil {
		return err
	}
	a, err := app.Open(ctx, r.cfg, clock.System, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	if r.province, err = province.Fill(ctx, a, size, func(string, ...any) {}); err != nil {
		return err
	}
	for i, in := range r.province.Instructors {
		w := &writer{Instructor: in, number: i, units: r.province.Units[in.Union.ID], today: workday.Of(a.DB.Now())}
		w.client = loopback.New("", fmt.Sprintf("10.0.0.%d", i+1))
		r.writers = append(r.writers, w)
	}
	return nil
}

// start runs the server and brings the writers to it. Sessions outlive the server, so each signs in once.
func (r *rack) start(ctx context.Context) (*loopback.Server, error) {
	s, err := loopback.Start(ctx, r.program, r.cfg)
	if err != nil {
		return nil, err
	}
	for _, w := range r.writers {
		w.client.Moved(s.Addr)
		if w.client.SignedIn() {
			continue
		}
		if err := w.client.SignIn(w.Login, province.Password); err != nil {
			return nil, errors.Join(err, s.Kill())
		}
	}
	return s, nil
}

// round lets everybody write for a while and kills the server in the midst of it. A refusal ends the torture: nothing
// that is sent again may be refused.
func (r *rack) round(ctx context.Context, last time.Duration) (wrote int, err error) {
	before := r.count()
	s, err := r.start(ctx)
	if err != nil {
		return 0, err
	}
	var wg sync.WaitGroup
	failed := make([]error, len(r.writers))
	for i, w := range r.writers {
		wg.Go(func() {
			if err := w.work(ctx); isRefusal(err) {
				failed[i] = fmt.Errorf("writer %d: %w", i, err)
			}
		})
	}
	select {
	case <-time.After(last):
	case <-ctx.Done():
	}
	err = s.Kill()
	wg.Wait()
	for _, refused := range failed {
		err = cmp.Or(err, refused) // the first says enough
	}
	return r.count() - before, cmp.Or(err, ctx.Err())
}

// isRefusal tells an answer from the want of one.
func isRefusal(err error) bool {
	_, refused := errors.AsType[*loopback.Refused](err)
	return refused
}
