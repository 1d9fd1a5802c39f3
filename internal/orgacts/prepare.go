package orgacts

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// draft is an act as it would be written, with the unions concerned and what is said of them before it is done.
type draft struct {
	act    Act
	union  org.Union
	other  org.Union // new superior, successor, or the union that consents
	undone Act       // what an undo takes back
	right  passedRight
	parts  map[string][]string
	below  int    // open unions below it
	holds  string // what belongs to it, in Chinese
}

// prepare checks a request against the tree of today, without changing anything.
func (s *Service) prepare(ctx context.Context, q db.Q, a authz.Actor, id string, r ActRequest) (draft, error) {
	chain, err := org.Chain(ctx, q, id)
	if err != nil {
		return draft{}, err
	}
	u := chain[len(chain)-1]
	if r.Kind == Employ {
		err = authz.Require(a, authz.OrgContact, u.Place(), "工会")
	} else {
		err = checkSuperior(a, chain)
	}
	if err != nil {
		return draft{}, err
	}
	if err := checkRequest(r, u, s.today()); err != nil {
		return draft{}, err
	}
	if r.Rev != u.Rev {
		return draft{}, errs.Stale().With(u)
	}
	d := draft{union: u, parts: map[string][]string{}, act: Act{
		ID: db.NewID(), Kind: r.Kind, UnionID: id, OtherID: r.OtherID, UndoesID: r.UndoesID, Name: strings.TrimSpace(r.Name), NewKind: r.NewKind,
		RegionCode: r.RegionCode, CountyTier: r.CountyTier, EffectiveOn: r.On, Document: strings.TrimSpace(r.Document),
		AskedBy: a.AccountID, AskedName: a.Name, Rev: 1,
	}}
	subtree, err := org.Subtree(ctx, q, id)
	if err != nil {
		return draft{}, err
	}
	for _, b := range subtree[1:] {
		if b.State == org.StateOpen {
			d.below++
		}
	}
	if d.holds, err = s.holds(ctx, q, id, r.On); err != nil {
		return draft{}, err
	}
	if r.Kind == Split {
		if d.parts, err = s.checkParts(ctx, q, u, r.Parts); err != nil {
			return draft{}, err
		}
	}
	return d, s.prepareKind(ctx, q, a, chain, &d)
}

func (s *Service) prepareKind(ctx context.Context, q db.Q, a authz.Actor, chain []org.Union, d *draft) (err error) {
	u, act := d.union, &d.act
	switch act.Kind {
	case Move:
		if d.other, err = org.ByID(ctx, q, act.OtherID); err != nil {
			return err
		}
		if err := authz.Require(a, authz.OrgManage, d.other.Place(), "上级工会"); err != nil {
			return err
		}
		if err := org.CheckMove(u, d.other, u.Tier); err != nil {
			return err
		}
		if err := org.CheckName(ctx, q, d.other.ID, u.Name, u.ID); err != nil {
			return err
		}
		return org.CheckDay(ctx, q, u.ID, act.EffectiveOn)
	case Tier:
		d.other = chain[len(chain)-2]
		act.OtherID = ""
		if err := org.CheckMove(u, d.other, act.tier(u)); err != nil {
			return err
		}
		return org.CheckDay(ctx, q, u.ID, act.EffectiveOn)
	case Merge:
		into, err := org.Chain(ctx, q, act.OtherID)
		if err != nil {
			return err
		}
		d.other = into[len(into)-1]
		if err := checkSuperior(a, into); err != nil {
			return err
		}
		if err := org.CheckMerge(u, d.other); err != nil {
			return err
		}
		if err := org.CheckDay(ctx, q, d.other.ID, act.EffectiveOn); err != nil {
			return err
		}
		return org.CheckDay(ctx, q, u.ID, act.EffectiveOn)
	case Employ:
		consent, ok := org.ConsentOf(chain)
		if !ok {
			return errs.Rule(CodeConsent, "省总工会无须申请。")
		}
		d.other, act.ConsentID = consent, consent.ID
		return org.CheckEmploy(u)
	case Rename:
		if err := org.CheckRename(u, act.renaming()); err != nil {
			return err
		}
		if err := org.CheckName(ctx, q, u.SuperiorID, act.Name, u.ID); err != nil {
			return err
		}
		return org.CheckDay(ctx, q, u.ID, act.EffectiveOn)
	case Split:
		if err := org.CheckSplit(u); err != nil {
			return err
		}
		if err := org.CheckName(ctx, q, u.SuperiorID, act.Name, ""); err != nil {
			return err
		}
		return org.CheckDay(ctx, q, u.ID, act.EffectiveOn)
	case Close:
		if err := org.CheckClose(ctx, q, u); err != nil {
			return err
		}
		if err := checkHolds(d.holds); err != nil {
			return err
		}
		return org.CheckDay(ctx, q, u.ID, act.EffectiveOn)
	case Undo:
		return s.prepareUndo(ctx, q, a, d)
	}
	return errs.E(errs.FieldsCode, "没有这类变更。", errs.F("kind", "请从列表中选择"))
}

// prepareUndo finds the act that is to be taken back. Whoever does so must manage where things went and where they come
// back to, as for the act itself.
func (s *Service) prepareUndo(ctx context.Context, q db.Q, a authz.Actor, d *draft) error {
	acts, err := actsOf(ctx, q, d.union.ID)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(acts, func(t Act) bool { return t.ID == d.act.UndoesID })
	if i < 0 {
		return errs.NotFound("变更事项")
	}
	d.undone = acts[i]
	d.act.EffectiveOn, d.act.OtherID = d.undone.EffectiveOn, d.undone.OtherID
	if err := checkUndo(d.undone, d.union.ID, acts, s.DB.Now()); err != nil {
		return err
	}
	if d.undone.OtherID != "" {
		if d.other, err = org.ByID(ctx, q, d.undone.OtherID); err != nil {
			return err
		}
	}
	switch d.undone.Kind {
	case Close, Merge:
		if d.undone.Kind == Merge {
			into, err := org.Chain(ctx, q, d.undone.OtherID)
			if err != nil {
				return err
			}
			if err := checkSuperior(a, into); err != nil {
				return err
			}
			if err := checkSuccessor(d.other); err != nil {
				return err
			}
			if err := s.checkReturn(ctx, q, d.undone); err != nil {
				return err
			}
			if d.right, err = s.rightOf(ctx, q, d.undone); err != nil {
				return err
			}
		}
		superior, err := org.ByID(ctx, q, d.union.SuperiorID)
		if err != nil {
			return err
		}
		if err := org.CheckName(ctx, q, d.union.SuperiorID, d.union.Name, d.union.ID); err != nil {
			return err
		}
		return org.CheckReopen(d.union, superior, d.undone.EffectiveOn)
	case Rename, Move, Tier, Split, Employ, Undo:
	}
	was, err := s.former(ctx, q, d.undone)
	if err != nil {
		return err
	}
	before, err := org.ByID(ctx, q, was.SuperiorID)
	if err != nil {
		return err
	}
	if err := authz.Require(a, authz.OrgManage, before.Place(), "原上级工会"); err != nil {
		return err
	}
	name := d.union.Name
	if d.undone.Kind == Rename {
		name = was.Name
	}
	return org.CheckName(ctx, q, before.ID, name, d.union.ID)
}

// former is what was told of a union before an act that has only changed its line.
func (s *Service) former(ctx context.Context, q db.Q, undone Act) (org.Standing, error) {
	was, found, err := org.Before(ctx, q, undone.UnionID, undone.EffectiveOn)
	if err != nil {
		return org.Standing{}, err
	}
	if !found {
		return org.Standing{}, errs.Rule(CodeState, "此后该工会又有变更，不能撤回这一项。")
	}
	return was, nil
}

// holds says in Chinese what belongs to a union on a day, empty for nothing.
func (s *Service) holds(ctx context.Context, q db.Q, unionID string, on workday.Date) (string, error) {
	var held []string
	for _, f := range s.Followers {
		if f.Holds == nil {
			continue
		}
		what, err := f.Holds(ctx, q, unionID, on)
		if err != nil {
			return "", err
		}
		if what != "" {
			held = append(held, what)
		}
	}
	return strings.Join(held, "、"), nil
}

// checkHolds refuses to close a union that people or work still belong to.
func checkHolds(holds string) error {
	if holds == "" {
		return nil
	}
	return errs.Rule(org.CodeInUse, "该工会名下还有："+holds+"。请先转出，或改为并入另一工会。")
}

// checkParts takes what was chosen of a union for the one that is split off; all of it must be the union's.
func (s *Service) checkParts(ctx context.Context, q db.Q, u org.Union, chosen Parts) (map[string][]string, error) {
	parts := chosen.byKey()
	have, err := s.parts(ctx, q, u)
	if err != nil {
		return nil, err
	}
	for key, ids := range parts {
		slices.Sort(ids)
		parts[key] = slices.Compact(ids)
		for _, id := range parts[key] {
			if !slices.ContainsFunc(have[key], func(p org.Part) bool { return p.ID == id }) {
				return nil, errs.Fields(errs.F("parts."+key, "有的已不属于该工会，请重新选择"))
			}
		}
	}
	return parts, nil
}

// parts is what of a union can go to another, by key.
func (s *Service) parts(ctx context.Context, q db.Q, u org.Union) (map[string][]org.Part, error) {
	out := map[string][]org.Part{}
	for _, f := range s.Followers {
		if f.Parts == nil {
			continue
		}
		list, err := f.Parts(ctx, q, u.ID)
		if err != nil {
			return nil, err
		}
		out[f.Key] = list
	}
	below, err := org.Children(ctx, q, u.ID)
	if err != nil {
		return nil, err
	}
	for _, c := range below {
		out[UnionParts] = append(out[UnionParts], org.Part{ID: c.ID, Name: c.Name, Note: c.Kind.Title()})
	}
	return out, nil
}
