package orgacts

import (
	"context"
	"errors"
	"fmt"
	"time"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
)

// Kinds of jobs. A follow job moves what belongs to a union and ends the act; a sweep looks once more for what was
// written under the old place while that went on; the due job begins acts whose day has come; the forget job drops what
// was noted for taking acts back when that is over.
const (
	FollowKind = "org.follow"
	SweepKind  = "org.sweep"
	DueKind    = "org.due"
	ForgetKind = "org.forget"
)

// followArgs are the arguments of both a follow job and a sweep.
type followArgs struct {
	ActID string `json:"actId"`
}

// Work registers the jobs.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, FollowKind, s.follow)
	jobs.Handle(r, SweepKind, s.sweep)
	jobs.Handle(r, DueKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Due(ctx) })
	jobs.Handle(r, ForgetKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Forget(ctx) })
	r.Every(DueKind, time.Hour)
	r.Every(ForgetKind, 24*time.Hour)
}

// Forget drops what is noted of acts that can no longer be taken back. One that was taken back in time may still be
// giving back, so as much time again passes first.
func (s *Service) Forget(ctx context.Context) error {
	q := s.DB.Read()
	ids, err := org.Takers(ctx, q)
	if err != nil {
		return err
	}
	for _, id := range ids {
		act, err := actByID(ctx, q, id)
		if err != nil {
			return err
		}
		if act.State == Running || s.DB.Now().Sub(act.DoneAt) <= 2*undoable {
			continue
		}
		for n := db.Batch; n == db.Batch; {
			err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				n, err = org.ForgetTaken(ctx, tx, id)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// Due begins every act whose day has come. One that the tree no longer allows fails, and says why.
func (s *Service) Due(ctx context.Context) error {
	list, err := dueActs(ctx, s.DB.Read(), s.today())
	if err != nil {
		return err
	}
	for _, found := range list {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			act, err := lockAct(ctx, tx, found.ID)
			if err != nil || act.State != Waiting {
				return err
			}
			return s.begin(ctx, tx, taskActor(act), &act)
		})
		if err = s.failed(ctx, found.ID, err); err != nil {
			return err
		}
	}
	return nil
}

func lockAct(ctx context.Context, tx *db.Tx, id string) (Act, error) {
	if err := db.Lock(ctx, tx, "org_act", id); err != nil {
		return Act{}, err
	}
	return actByID(ctx, tx, id)
}

// taskActor is who asked for the act, now by way of a job.
func taskActor(act Act) audit.Actor {
	return audit.Actor{ID: act.AskedBy, Name: act.AskedName, Via: audit.Task}
}

// failed ends an act that a rule stands against; other errors are left to the retry.
func (s *Service) failed(ctx context.Context, actID string, cause error) error {
	if cause == nil || errs.KindOf(cause) == errs.KindInternal || errs.Is(cause, errs.StaleCode) {
		return cause
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		act, err := lockAct(ctx, tx, actID)
		if err != nil {
			return err
		}
		before := act
		act.State, act.Why, act.DoneAt = Failed, errs.Message(cause), tx.Now()
		if err := saveAct(ctx, tx, &act); err != nil {
			return err
		}
		u, err := org.ByID(ctx, tx, act.UnionID)
		if err != nil {
			return err
		}
		if err := tell(ctx, tx, act, "fail", failedOn(act, u)); err != nil {
			return err
		}
		return audit.Record(ctx, tx, entry(taskActor(act), "org.act.fail", &before, &act, u))
	})
}

// follow carries out an act that facts of other packages follow: first they are given the place to come, in batches;
// then the tree turns; then what was written meanwhile is brought along, and those concerned are told. Every step can be
// done again.
func (s *Service) follow(ctx context.Context, j jobs.Run, args followArgs) error {
	act, err := actByID(ctx, s.DB.Read(), args.ActID)
	if err != nil {
		return jobs.Final(err)
	}
	t := &train{s: s, note: func(n int, what string) error { return j.Progress(ctx, n, 0, what) }}
	if act.State == Running {
		to, err := s.placesAfter(ctx, act)
		if err == nil {
			err = t.reparent(ctx, to)
		}
		if err == nil {
			err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				if act, err = lockAct(ctx, tx, act.ID); err != nil || act.State != Running {
					return err
				}
				return s.carryOut(ctx, tx, taskActor(act), &act)
			})
		}
		if err := s.failed(ctx, act.ID, err); err != nil {
			return err
		}
	}
	if err := t.sweep(ctx, args.ActID); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if act, err = lockAct(ctx, tx, args.ActID); err != nil {
			return err
		}
		if act.State == Done { // it may have been taken back meanwhile
			u, err := org.ByID(ctx, tx, act.UnionID) // these acts change no name
			if err != nil {
				return err
			}
			if err := tellDone(ctx, tx, act, u, true); err != nil {
				return err
			}
		}
		return jobs.Enqueue(ctx, tx, jobs.Job{Kind: SweepKind, Args: args, RunAt: tx.Now().Add(2 * time.Minute)})
	})
}

func (s *Service) sweep(ctx context.Context, j jobs.Run, args followArgs) error {
	t := &train{s: s, note: func(n int, what string) error { return j.Progress(ctx, n, 0, what) }}
	return t.sweep(ctx, args.ActID)
}

// placesAfter is where the unions of a moving subtree will stand; nothing for acts after which facts go to another
// union, which follow once the tree has turned.
func (s *Service) placesAfter(ctx context.Context, act Act) (map[string]org.Place, error) {
	if act.Kind == Merge || act.Kind == Split {
		return nil, nil
	}
	subtree, err := org.Subtree(ctx, s.DB.Read(), act.UnionID)
	if err != nil {
		return nil, err
	}
	top := subtree[0]
	superiorID, tier := act.OtherID, act.tier(top)
	if act.Kind == Tier {
		superiorID = top.SuperiorID
	}
	if act.Kind == Undo {
		undone, err := actByID(ctx, s.DB.Read(), act.UndoesID)
		if err != nil || undone.Kind == Merge {
			return nil, err
		}
		was, err := s.former(ctx, s.DB.Read(), undone)
		if err != nil {
			return nil, err
		}
		superiorID, tier = was.SuperiorID, was.Tier
	}
	superior, err := org.ByID(ctx, s.DB.Read(), superiorID)
	if err != nil {
		return nil, err
	}
	if err := org.CheckMove(top, superior, tier); err != nil {
		return nil, err
	}
	top.Tier = tier
	return placesOf(org.Replant(top, superior, subtree)), nil
}

func placesOf(list []org.Union) map[string]org.Place {
	to := make(map[string]org.Place, len(list))
	for _, u := range list {
		to[u.ID] = u.Place()
	}
	return to
}

// train brings the followers along in batches, telling how far it is.
type train struct {
	s    *Service
	n    int
	note func(n int, what string) error
}

// sweep brings along what belongs to the union of an act that has ended, however it ended: to the union to which the act
// gives it, and to the place that this has in the tree.
func (t *train) sweep(ctx context.Context, actID string) error {
	q := t.s.DB.Read()
	act, err := actByID(ctx, q, actID)
	if err != nil {
		return err
	}
	top := act.UnionID
	switch {
	case act.State != Done:
	case act.Kind == Merge:
		top = act.OtherID
		err = t.merge(ctx, act)
	case act.Kind == Split:
		top = act.OtherID
		err = t.part(ctx, act)
	case act.Kind == Undo:
		err = t.giveBack(ctx, act.UndoesID)
	}
	if err != nil {
		return err
	}
	subtree, err := org.Subtree(ctx, q, top)
	if err != nil {
		return err
	}
	to := placesOf(subtree)
	if top != act.UnionID && act.Kind == Merge { // what stays with a union that is no more
		to[act.UnionID] = org.Place{UnionID: act.UnionID, CountyID: subtree[0].CountyID, CityID: subtree[0].CityID}
	}
	return t.reparent(ctx, to)
}

// part hands over to a new union what a split chose for it. What is elsewhere by now stays there.
func (t *train) part(ctx context.Context, act Act) error {
	parts, err := partsOf(ctx, t.s.DB.Read(), act.ID)
	if err != nil {
		return err
	}
	found, err := org.ByIDs(ctx, t.s.DB.Read(), act.UnionID, act.OtherID)
	if err != nil {
		return err
	}
	p := org.Parting{From: found[act.UnionID], Into: found[act.OtherID], On: act.EffectiveOn, Parts: parts}
	if p.Into.State != org.StateOpen {
		return nil
	}
	return t.each(ctx, func(f org.Follower) func(context.Context, *db.Tx) (int, error) {
		if f.Split == nil {
			return nil
		}
		return func(ctx context.Context, tx *db.Tx) (int, error) { return f.Split(ctx, tx, p, db.Batch) }
	})
}

// merge takes what a union that was merged still has, as long as the merger stands: it may be taken back while this goes
// on.
func (t *train) merge(ctx context.Context, act Act) error {
	taking, err := takingOf(ctx, t.s.DB.Read(), act)
	if err != nil {
		return err
	}
	return t.each(ctx, func(f org.Follower) func(context.Context, *db.Tx) (int, error) {
		if f.Merge == nil {
			return nil
		}
		return func(ctx context.Context, tx *db.Tx) (int, error) {
			if act, err := lockAct(ctx, tx, act.ID); err != nil || act.State != Done {
				return 0, err
			}
			return f.Merge(ctx, tx, taking, db.Batch)
		}
	})
}

// Along gives the successor of a merged union, in the caller's transaction, what that union has once more: an engagement whose
// end was taken back afterwards goes along like those that ran, and comes back with them when the merger is taken back. It tells
// whether it came to a union that stands.
func (s *Service) Along(ctx context.Context, tx *db.Tx, unionID string) (bool, error) {
	for range 9 { // mergers in a row
		act, err := mergerOf(ctx, tx, unionID)
		if err != nil || act.ID == "" {
			return false, err
		}
		if act, err = lockAct(ctx, tx, act.ID); err != nil || act.State != Done {
			return false, err
		}
		t, err := takingOf(ctx, tx, act)
		if err != nil {
			return false, err
		}
		for _, f := range s.Followers {
			if err := settle(ctx, tx, f, t); err != nil {
				return false, fmt.Errorf("%s follows: %w", f.Name, err)
			}
		}
		if t.Into.State == org.StateOpen {
			return true, nil
		}
		unionID = t.Into.ID
	}
	return false, nil
}

// settle lets a follower take all that is left of a merger in one transaction: a few rows, since the merger itself took the rest.
func settle(ctx context.Context, tx *db.Tx, f org.Follower, t org.Taking) error {
	const rounds = 1000 // half a million rows
	if f.Merge == nil {
		return nil
	}
	for range rounds {
		if n, err := f.Merge(ctx, tx, t, db.Batch); err != nil || n == 0 {
			return err
		}
	}
	return errRestless
}

// giveBack returns what an act took, after that was taken back.
func (t *train) giveBack(ctx context.Context, actID string) error {
	act, err := actByID(ctx, t.s.DB.Read(), actID)
	if err != nil || act.Kind != Merge {
		return err
	}
	taking, err := takingOf(ctx, t.s.DB.Read(), act)
	if err != nil || taking.From.State != org.StateOpen {
		return err
	}
	return t.each(ctx, func(f org.Follower) func(context.Context, *db.Tx) (int, error) {
		if f.Return == nil {
			return nil
		}
		return func(ctx context.Context, tx *db.Tx) (int, error) { return f.Return(ctx, tx, taking, db.Batch) }
	})
}

// takingOf is a merger or closing as followers see it.
func takingOf(ctx context.Context, q db.Q, act Act) (org.Taking, error) {
	found, err := org.ByIDs(ctx, q, act.UnionID, act.OtherID)
	if err != nil {
		return org.Taking{}, err
	}
	return org.Taking{ActID: act.ID, Since: act.JobID, On: act.EffectiveOn, From: found[act.UnionID], Into: found[act.OtherID]}, nil
}

func (t *train) reparent(ctx context.Context, to map[string]org.Place) error {
	ids := make([]string, 0, len(to))
	for id := range to {
		ids = append(ids, id)
	}
	return t.each(ctx, func(f org.Follower) func(context.Context, *db.Tx) (int, error) {
		if f.Reparent == nil {
			return nil
		}
		return func(ctx context.Context, tx *db.Tx) (int, error) { return f.Reparent(ctx, tx, ids, to, db.Batch) }
	})
}

// errRestless is met when a follower never says that it is done.
var errRestless = errors.New("the follower does not come to an end")

func (t *train) each(ctx context.Context, step func(org.Follower) func(context.Context, *db.Tx) (int, error)) error {
	const rounds = 100_000 // fifty million rows
	for _, f := range t.s.Followers {
		do := step(f)
		if do == nil {
			continue
		}
		for round := 0; ; round++ {
			n := 0
			err := t.s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
				n, err = do(ctx, tx)
				return err
			})
			if err != nil {
				return fmt.Errorf("%s follows: %w", f.Name, err)
			}
			if n == 0 {
				break
			}
			if round > rounds {
				return fmt.Errorf("%s: %w", f.Name, errRestless)
			}
			t.n += n
			if err := t.note(t.n, f.Name); err != nil {
				return err
			}
		}
	}
	return nil
}
