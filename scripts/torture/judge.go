package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"xiezhi/internal/app"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/loopback"
)

// judge finishes what was left unanswered, and counts.
func (r *rack) judge(ctx context.Context) (err error) {
	s, err := r.start(ctx)
	if err != nil {
		return err
	}
	for _, w := range r.writers {
		if err := w.finish(); err != nil {
			return errors.Join(fmt.Errorf("finish: %w", err), s.Stop())
		}
	}
	r.tally.check(r.name+": receipts that were handed out open", r.receipts())
	if err := s.Stop(); err != nil {
		return err
	}
	a, err := app.Open(ctx, r.cfg, clock.System, false)
	if err != nil {
		return err
	}
	found, err := r.found(ctx, a.DB.Read())
	if err = errors.Join(err, a.Close()); err != nil {
		return err
	}
	n := r.count()
	r.tally.check(fmt.Sprintf("%s: none of %d acknowledged entries lost", r.name, n), r.lost(found.ids))
	r.tally.check(fmt.Sprintf("%s: none of them doubled", r.name), equal(found.entries, n))
	r.tally.check(fmt.Sprintf("%s: each confirmed once", r.name), r.confirmedOnce(found))
	r.tally.check(r.name+": the kept figures are those that the writers count", r.figures(found))
	out, err := loopback.Command(ctx, r.program, r.cfg, "audit", "verify").Output()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	r.tally.check(r.name+": audit verify is clean", err)
	return nil
}

// receipts opens a sample of what the signers hold: their links must have outlived the kills.
func (r *rack) receipts() error {
	for _, w := range r.writers {
		for i := 0; i < len(w.entries); i += 1 + len(w.entries)/10 {
			c := w.client.Beside(fmt.Sprintf("10.%d.200.%d", 100+w.number, i%250+1))
			err := c.Do(http.MethodGet, "/api/receipt/"+w.entries[i].receipt, nil, nil)
			c.Close()
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// found is what the database holds in the end.
type found struct {
	ids           map[string]string // entry by its client key
	entries       int
	confirmations map[string]int // standing ones, by entry
	days          map[string]int // kept confirmed days of the running and the last year, by person
	filled        map[string][]workday.Date
}

func (r *rack) found(ctx context.Context, q db.Q) (found, error) {
	f := found{ids: map[string]string{}, confirmations: map[string]int{}, days: map[string]int{}, filled: map[string][]workday.Date{}}
	var entries []struct{ ID, ClientKey string }
	if err := q.NewRaw("SELECT id, client_key FROM visit WHERE client_key LIKE 'torture-%'").Scan(ctx, &entries); err != nil {
		return f, err
	}
	f.entries = len(entries)
	for _, e := range entries {
		f.ids[e.ClientKey] = e.ID
	}
	var signed []struct {
		VisitID string
		N       int
	}
	if err := q.NewRaw("SELECT visit_id, count(*) AS n FROM confirmation GROUP BY visit_id").Scan(ctx, &signed); err != nil {
		return f, err
	}
	for _, c := range signed {
		f.confirmations[c.VisitID] = c.N
	}
	var years []struct {
		PersonID string
		N        int
	}
	if err := q.NewRaw("SELECT person_id, sum(confirmed_days) AS n FROM worklog_year GROUP BY person_id").Scan(ctx, &years); err != nil {
		return f, err
	}
	for _, y := range years {
		f.days[y.PersonID] = y.N
	}
	var filled []struct {
		PersonID string
		Day      workday.Date
	}
	err := q.NewRaw("SELECT person_id, day FROM visit WHERE client_key LIKE 'filled-%' AND state = 'confirmed'").Scan(ctx, &filled)
	for _, v := range filled {
		f.filled[v.PersonID] = append(f.filled[v.PersonID], v.Day)
	}
	return f, err
}

func equal(got, want int) error {
	if got != want {
		return fmt.Errorf("found %d, want %d", got, want)
	}
	return nil
}

func (r *rack) lost(ids map[string]string) error {
	var gone []string
	for _, w := range r.writers {
		for _, e := range w.entries {
			if ids[e.key] != e.id {
				gone = append(gone, e.key)
			}
		}
	}
	if len(gone) > 0 {
		return errors.New(strings.Join(gone, " "))
	}
	return nil
}

func (r *rack) confirmedOnce(f found) error {
	for _, w := range r.writers {
		for _, e := range w.entries {
			if n := f.confirmations[e.id]; n != 1 {
				return fmt.Errorf("entry %s has %d confirmations", e.key, n)
			}
		}
	}
	return nil
}

// figures counts each writer's distinct confirmed days from what the writer knows, and holds the kept figures to it.
func (r *rack) figures(f found) error {
	for _, w := range r.writers {
		days := map[workday.Date]bool{}
		for _, d := range f.filled[w.PersonID] {
			days[d] = true
		}
		for _, e := range w.entries {
			days[e.day] = true
		}
		if err := equal(f.days[w.PersonID], len(days)); err != nil {
			return fmt.Errorf("writer %d: %w", w.number, err)
		}
	}
	return nil
}
