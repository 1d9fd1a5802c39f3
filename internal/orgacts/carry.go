package orgacts

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
)

// begin carries out an act that touches one union alone, and hands one that others must follow to a job.
func (s *Service) begin(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	follows := act.Kind == Move || act.Kind == Tier || act.Kind == Merge
	switch act.Kind {
	case Split:
		parts, err := partsOf(ctx, tx, act.ID)
		if err != nil {
			return err
		}
		follows = len(parts) > 0
	case Undo:
		undone, err := actByID(ctx, tx, act.UndoesID)
		if err != nil {
			return err
		}
		follows = undone.Kind == Move || undone.Kind == Tier || undone.Kind == Merge
	case Rename, Move, Tier, Merge, Close, Employ:
	}
	if !follows {
		return s.carryOut(ctx, tx, actor, act)
	}
	act.State, act.JobID = Running, db.NewID()
	if err := saveAct(ctx, tx, act); err != nil {
		return err
	}
	return jobs.Enqueue(ctx, tx, jobs.Job{Kind: FollowKind, Args: followArgs{ActID: act.ID}, ID: act.JobID})
}

// carryOut changes the tree, ends the act, and tells whom it concerns; where facts follow, these are told once they have.
func (s *Service) carryOut(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	before, err := org.ByID(ctx, tx, act.UnionID)
	if err != nil {
		return err
	}
	switch act.Kind {
	case Rename:
		_, err = org.Rename(ctx, tx, actor, act.UnionID, act.renaming(), act.EffectiveOn)
	case Split:
		err = s.split(ctx, tx, actor, act)
	case Close:
		err = s.close(ctx, tx, actor, act)
	case Employ:
		_, err = org.Employ(ctx, tx, actor, act.UnionID, act.EffectiveOn)
	case Move, Tier:
		err = s.move(ctx, tx, actor, *act)
	case Merge:
		err = s.merge(ctx, tx, actor, act)
	case Undo:
		err = s.undo(ctx, tx, actor, act)
	}
	if err != nil {
		return err
	}
	act.State, act.DoneAt = Done, tx.Now()
	if err := saveAct(ctx, tx, act); err != nil {
		return err
	}
	if act.JobID != "" {
		return nil
	}
	return tellDone(ctx, tx, *act, before, actor.Via == audit.Task)
}

// tellDone tells that an act has been carried out on a union, as it was before.
func tellDone(ctx context.Context, tx *db.Tx, act Act, before org.Union, later bool) error {
	found, err := org.ByIDs(ctx, tx, act.OtherID)
	if err != nil {
		return err
	}
	return tell(ctx, tx, act, "done", carriedOut(act, before, found[act.OtherID], later))
}

func (s *Service) move(ctx context.Context, tx *db.Tx, actor audit.Actor, act Act) error {
	u, err := org.ByID(ctx, tx, act.UnionID)
	if err != nil {
		return err
	}
	superior := act.OtherID
	if act.Kind == Tier {
		superior = u.SuperiorID
	}
	moved, err := org.Move(ctx, tx, actor, act.UnionID, superior, act.tier(u), act.RegionCode, act.EffectiveOn)
	if err != nil {
		return err
	}
	return reconsent(ctx, tx, moved)
}

// close ends a union to which nothing belongs any more, and what must not outlast it.
func (s *Service) close(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	held, err := s.holds(ctx, tx, act.UnionID, act.EffectiveOn)
	if err != nil {
		return err
	}
	if err := checkHolds(held); err != nil {
		return err
	}
	if err := org.Close(ctx, tx, actor, act.UnionID, act.EffectiveOn); err != nil {
		return err
	}
	t, err := takingOf(ctx, tx, *act)
	if err != nil {
		return err
	}
	for _, f := range s.Followers {
		if f.Close == nil {
			continue
		}
		if err := f.Close(ctx, tx, t); err != nil {
			return err
		}
	}
	return nil
}

// reopen takes a closing back, with what had ended by it.
func (s *Service) reopen(ctx context.Context, tx *db.Tx, actor audit.Actor, act, closed Act) error {
	if _, err := org.Reopen(ctx, tx, actor, act.UnionID, act.EffectiveOn); err != nil {
		return err
	}
	t, err := takingOf(ctx, tx, closed)
	if err != nil {
		return err
	}
	for _, f := range s.Followers {
		if f.Close == nil || f.Return == nil {
			continue
		}
		for n := 1; n > 0; {
			if n, err = f.Return(ctx, tx, t, db.Batch); err != nil {
				return err
			}
		}
	}
	return nil
}

// merge closes a union in favour of another, and takes down which unions stood below it and whether the right to employ
// passed on, so that the act can be taken back. Everything else follows by a job.
func (s *Service) merge(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	was, err := org.ByIDs(ctx, tx, act.UnionID, act.OtherID)
	if err != nil {
		return err
	}
	below, err := org.Children(ctx, tx, act.UnionID)
	if err != nil {
		return err
	}
	parts := map[string][]string{}
	for _, u := range below {
		parts[UnionParts] = append(parts[UnionParts], u.ID)
	}
	if !was[act.UnionID].EmployingSince.IsZero() && was[act.OtherID].EmployingSince.IsZero() {
		parts[employingPart] = []string{act.OtherID}
	}
	if err := insertParts(ctx, tx, act.ID, parts); err != nil {
		return err
	}
	moved, err := org.Merge(ctx, tx, actor, act.UnionID, act.OtherID, act.EffectiveOn)
	if err != nil {
		return err
	}
	return reconsent(ctx, tx, moved)
}

// split founds a union beside one, with the unions below it that were chosen. People and served units follow by a job.
func (s *Service) split(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	u, err := org.ByID(ctx, tx, act.UnionID)
	if err != nil {
		return err
	}
	if err := org.CheckSplit(u); err != nil {
		return err
	}
	n := org.NewUnion{
		Name: act.Name, Kind: u.Kind, SuperiorID: u.SuperiorID, CountyTier: u.Kind == org.KindZone && u.Tier == org.TierCounty,
		RegionCode: act.RegionCode, Since: act.EffectiveOn,
	}
	if n.RegionCode == "" {
		n.RegionCode = u.RegionCode
	}
	if !u.EmployingSince.IsZero() {
		n.EmployingSince = act.EffectiveOn
	}
	made, err := org.CreateTx(ctx, tx, actor, []org.NewUnion{n})
	if err != nil {
		return err
	}
	act.OtherID = made[0].ID
	parts, err := partsOf(ctx, tx, act.ID)
	if err != nil {
		return err
	}
	return s.moveBelow(ctx, tx, actor, parts[UnionParts], u.ID, made[0].ID, *act)
}

// moveBelow moves the unions that stand right below one to another; those that are elsewhere by now stay there.
func (s *Service) moveBelow(ctx context.Context, tx *db.Tx, actor audit.Actor, ids []string, from, into string, act Act) error {
	for _, id := range ids {
		c, err := org.ByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if c.State != org.StateOpen || c.SuperiorID != from {
			continue
		}
		moved, err := org.Move(ctx, tx, actor, id, into, c.Tier, "", act.EffectiveOn)
		if err != nil {
			return err
		}
		if err := reconsent(ctx, tx, moved); err != nil {
			return err
		}
	}
	return nil
}

// undo takes an act back: the tree stands again as if it had not been, and both acts stay on record.
func (s *Service) undo(ctx context.Context, tx *db.Tx, actor audit.Actor, act *Act) error {
	undone, err := lockAct(ctx, tx, act.UndoesID)
	if err != nil {
		return err
	}
	acts, err := actsOf(ctx, tx, act.UnionID)
	if err != nil {
		return err
	}
	others := slices.DeleteFunc(acts, func(t Act) bool { return t.ID == act.ID })
	if err := checkUndo(undone, act.UnionID, others, tx.Now()); err != nil {
		return err
	}
	switch undone.Kind {
	case Rename:
		was, err := s.former(ctx, tx, undone)
		if err != nil {
			return err
		}
		r := org.Renaming{Name: was.Name, Kind: was.Kind, RegionCode: was.RegionCode}
		if _, err := org.Rename(ctx, tx, actor, act.UnionID, r, act.EffectiveOn); err != nil {
			return err
		}
	case Move, Tier:
		was, err := s.former(ctx, tx, undone)
		if err != nil {
			return err
		}
		moved, err := org.Move(ctx, tx, actor, act.UnionID, was.SuperiorID, was.Tier, was.RegionCode, act.EffectiveOn)
		if err != nil {
			return err
		}
		if err := reconsent(ctx, tx, moved); err != nil {
			return err
		}
	case Close:
		if err := s.reopen(ctx, tx, actor, *act, undone); err != nil {
			return err
		}
	case Merge:
		if err := s.unmerge(ctx, tx, actor, *act, undone); err != nil {
			return err
		}
	case Split, Employ, Undo:
	}
	undone.State = Undone
	return saveAct(ctx, tx, &undone)
}

// unmerge lets a merged union stand again with the unions that stood below it, and takes the right to employ back that
// passed on to its successor. Everything else follows by a job.
func (s *Service) unmerge(ctx context.Context, tx *db.Tx, actor audit.Actor, act, merger Act) error {
	into, err := org.ByID(ctx, tx, merger.OtherID)
	if err != nil {
		return err
	}
	if err := checkSuccessor(into); err != nil {
		return err
	}
	if err := s.checkReturn(ctx, tx, merger); err != nil {
		return err
	}
	if _, err := org.Reopen(ctx, tx, actor, act.UnionID, act.EffectiveOn); err != nil {
		return err
	}
	parts, err := partsOf(ctx, tx, merger.ID)
	if err != nil {
		return err
	}
	if err := s.moveBelow(ctx, tx, actor, parts[UnionParts], into.ID, act.UnionID, act); err != nil {
		return err
	}
	right, err := s.rightOf(ctx, tx, merger)
	if err != nil || !right.passed || right.keeps != "" {
		return err
	}
	_, err = org.Unemploy(ctx, tx, actor, into.ID)
	return err
}

// checkReturn refuses to take a merger back when a follower cannot give back what it took.
func (s *Service) checkReturn(ctx context.Context, q db.Q, merger Act) error {
	t, err := takingOf(ctx, q, merger)
	if err != nil {
		return err
	}
	for _, f := range s.Followers {
		if f.Bars == nil {
			continue
		}
		why, err := f.Bars(ctx, q, t)
		if err != nil {
			return err
		}
		if why != "" {
			return errs.Rule(CodeUndo, why)
		}
	}
	return nil
}

// passedRight is whether the right to employ passed on in a merger, and what the successor keeps it for.
type passedRight struct {
	passed bool
	keeps  string // in Chinese, empty for nothing
}

// rightOf looks whether a successor came by its right to employ in the merger, and whether it would be in need of it
// without what the merger took.
func (s *Service) rightOf(ctx context.Context, q db.Q, merger Act) (passedRight, error) {
	parts, err := partsOf(ctx, q, merger.ID)
	if err != nil || len(parts[employingPart]) == 0 {
		return passedRight{}, err
	}
	t, err := takingOf(ctx, q, merger)
	if err != nil {
		return passedRight{}, err
	}
	var came []string
	for _, f := range s.Followers {
		if f.Came == nil {
			continue
		}
		what, err := f.Came(ctx, q, t)
		if err != nil {
			return passedRight{}, err
		}
		if what != "" {
			came = append(came, what)
		}
	}
	return passedRight{passed: true, keeps: strings.Join(came, "、")}, nil
}

// reconsent puts requests of unions that have moved before the union whose consent they now need.
func reconsent(ctx context.Context, tx *db.Tx, moved []org.Union) error {
	ids := make([]string, len(moved))
	for i, u := range moved {
		ids[i] = u.ID
	}
	asked, err := askedBy(ctx, tx, ids)
	if err != nil {
		return err
	}
	for i := range asked {
		chain, err := org.Chain(ctx, tx, asked[i].UnionID)
		if err != nil {
			return err
		}
		consent, ok := org.ConsentOf(chain)
		if !ok || consent.ID == asked[i].ConsentID {
			continue
		}
		asked[i].ConsentID = consent.ID
		if err := saveAct(ctx, tx, &asked[i]); err != nil {
			return err
		}
		if err := tell(ctx, tx, asked[i], "ask", asks(asked[i], chain[len(chain)-1])); err != nil {
			return err
		}
	}
	return nil
}
