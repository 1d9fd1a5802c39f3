package duties

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// OweKind is the job that brings the ledger to what the duties ask for: each day, and when a rule or the calendar changes.
const OweKind = "duties.owe"

// CityKind is the job that does so for one city, after the duties of somebody in it have changed.
const CityKind = "duties.city"

// oweBatch is how many people are read, and if need be locked and written, at once.
const oweBatch = 200

// Work registers the chapter's jobs.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, OweKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.OweAll(ctx) })
	r.Every(OweKind, 24*time.Hour)
	jobs.Handle(r, CityKind, func(ctx context.Context, _ jobs.Run, args cityArgs) error { return s.owesCity(ctx, args.CityID) })
}

type cityArgs struct {
	CityID string `json:"cityId"`
}

// OweAll brings the ledger to what everybody owes today, and then the cities, whose trainings follow from their newcomers'
// lines. It reads without holding the writer, and takes it only for those of whom the ledger says something else, some hundreds
// at a time, so that the program serves meanwhile.
func (s *Service) OweAll(ctx context.Context) error {
	g, err := s.ground(ctx, s.DB.Read(), nil)
	if err != nil {
		return err
	}
	ids, err := s.everybody(ctx, g.Today)
	if err != nil {
		return err
	}
	if err := s.owePeople(ctx, g, ids); err != nil {
		return fmt.Errorf("what people owe: %w", err)
	}
	return s.oweCities(ctx, g)
}

// everybody are all who are in post, union by union, and then those who left something open behind.
func (s *Service) everybody(ctx context.Context, today workday.Date) ([]string, error) {
	all, err := roster.PeopleByPlace(ctx, s.DB.Read(), today)
	if err != nil {
		return nil, err
	}
	owing, err := obligation.PeopleOwing(ctx, s.DB.Read(), PersonRules)
	if err != nil {
		return nil, err
	}
	here := make(map[string]bool, len(all))
	for _, id := range all {
		here[id] = true
	}
	slices.Sort(owing)
	return append(all, slices.DeleteFunc(owing, func(id string) bool { return here[id] })...), nil
}

func (s *Service) owePeople(ctx context.Context, g Ground, everybody []string) error {
	look := true // whether it pays to look before the writer is taken: not while most of what is looked at differs
	for chunk := range slices.Chunk(everybody, oweBatch) {
		ids := chunk
		if look {
			var err error
			if ids, err = s.differing(ctx, g, chunk); err != nil {
				return err
			}
		}
		steps := 0
		if len(ids) > 0 {
			err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				if err := db.Lock(ctx, tx, "person", ids...); err != nil {
					return err
				}
				people, err := s.readPeople(ctx, tx, ids)
				if err != nil {
					return err
				}
				steps, err = obligation.SyncCounted(ctx, tx, wantsOf(people, g))
				return err
			})
			if err != nil {
				return err
			}
		}
		look = steps*2 < len(chunk)
	}
	return nil
}

// differing are those of the people of whom the ledger says something else than the facts.
func (s *Service) differing(ctx context.Context, g Ground, ids []string) ([]string, error) {
	q := s.DB.Read()
	people, err := s.readPeople(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	wants := wantsOf(people, g)
	steps, err := obligation.Compare(ctx, q, s.DB.Now(), wants)
	if err != nil {
		return nil, err
	}
	moved := map[string]bool{}
	for _, step := range steps {
		moved[step.After.Subject] = true
	}
	var out []string
	for _, p := range people {
		for _, t := range p.Tenures {
			if moved[t.ID] {
				out = append(out, p.ID)
				break
			}
		}
	}
	return out, nil
}

// Owe brings the ledger to what people owe; their rows are locked, or new.
func (s *Service) Owe(ctx context.Context, tx *db.Tx, personIDs ...string) error {
	people, err := s.readPeople(ctx, tx, personIDs)
	if err != nil {
		return err
	}
	g, err := s.ground(ctx, tx, unionsOf(people))
	if err != nil {
		return err
	}
	if err := obligation.Sync(ctx, tx, wantsOf(people, g)); err != nil {
		return err
	}
	var cities []string
	for _, p := range people {
		for _, t := range p.Tenures {
			cities = append(cities, t.At.CityID)
		}
	}
	s.oweCitiesIn(ctx, tx, soon, cities...)
	return nil
}

// soon is when a city's lines follow a change of the roster: an import of thousands makes many in a minute.
const soon = time.Minute

// oweCitiesIn puts it to the job to bring the ledger to what cities owe, that long after the transaction, and not within it: else
// everybody who changes something in a city would wait for one another. Should the program end in between, the daily job does it.
func (s *Service) oweCitiesIn(ctx context.Context, tx *db.Tx, wait time.Duration, ids ...string) {
	slices.Sort(ids)
	var list []jobs.Job
	for _, id := range slices.Compact(ids) {
		if id != "" { // a province's own people have none
			list = append(list, jobs.Job{Kind: CityKind, Args: cityArgs{id}, Dedup: id + " " + wait.String(), RunAt: tx.Now().Add(wait)})
		}
	}
	if len(list) == 0 {
		return
	}
	tx.OnCommit(func() {
		err := s.DB.InTx(db.After(ctx), func(ctx context.Context, tx *db.Tx) error { return jobs.Enqueue(ctx, tx, list...) })
		if err != nil {
			slog.Warn("what cities owe is not reckoned before tonight", "err", err)
		}
	})
}

// Decided follows a waiver: who need not come to a training is no reason for the city to hold one.
func (s *Service) Decided(ctx context.Context, tx *db.Tx, l obligation.Obligation) {
	if whenever(l.Rule) {
		s.oweCitiesIn(ctx, tx, 0, l.CityID)
	}
}

// owesCity brings the ledger to what a city owes today; one that was closed meanwhile owes nothing more.
func (s *Service) owesCity(ctx context.Context, id string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := org.ByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if u.State != org.StateOpen {
			return nil
		}
		g, err := s.ground(ctx, tx, []string{id})
		if err != nil {
			return err
		}
		return s.oweCity(ctx, tx, u, g)
	})
}

func (s *Service) oweCities(ctx context.Context, g Ground) error {
	list, err := cities(ctx, s.DB.Read(), authz.Everything())
	if err != nil {
		return err
	}
	for _, u := range list {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return s.oweCity(ctx, tx, u, g) })
		if err != nil {
			return fmt.Errorf("what cities owe: %w", err)
		}
	}
	return nil
}

func (s *Service) oweCity(ctx context.Context, tx *db.Tx, u org.Union, g Ground) error {
	if err := db.Lock(ctx, tx, "org_union", u.ID); err != nil {
		return err
	}
	c, err := s.readCity(ctx, tx, u, nil)
	if err != nil {
		return err
	}
	return obligation.Sync(ctx, tx, CityWants(c, g))
}

// termsByCity are newcomers' terms by city and engagement; an engagement without any has none.
type termsByCity map[string]map[string][]Term

func (t termsByCity) set(city, engagement string, list ...Term) {
	if t[city] == nil {
		t[city] = map[string][]Term{}
	}
	t[city][engagement] = list
}

// Reckon is the chapter's part in supposing other rules or another calendar: what everybody in scope would owe. Nothing is
// written.
func (s *Service) Reckon(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar, yield func(map[obligation.Subject][]obligation.Want) error) error {
	g := Ground{Rules: book.At, Calendar: cal, Today: s.today()}
	terms := termsByCity{}
	for after := ""; ; {
		ids, err := roster.PeopleIn(ctx, q, scope, g.Today, after, oweBatch)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			break
		}
		after = ids[len(ids)-1]
		people, err := s.readPeople(ctx, q, ids)
		if err != nil {
			return err
		}
		wants := wantsOf(people, g)
		for _, p := range people {
			for _, t := range p.Tenures {
				terms.set(t.At.CityID, t.ID) // nothing, unless it is said now
				for _, w := range wants[obligation.Subject{Rule: obligation.RuleInduction, ID: t.ID}] {
					if !w.Void && w.Bearer.CityID == t.At.CityID {
						terms.set(w.Bearer.CityID, t.ID, Term{w.StartsOn, w.DueOn, w.Provisional})
					}
				}
			}
		}
		if err := yield(wants); err != nil {
			return err
		}
	}
	list, err := cities(ctx, q, scope)
	if err != nil {
		return err
	}
	for _, u := range list {
		c, err := s.readCity(ctx, q, u, terms[u.ID])
		if err != nil {
			return err
		}
		if err := yield(CityWants(c, g)); err != nil {
			return err
		}
	}
	return nil
}
