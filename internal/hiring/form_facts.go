package hiring

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// facts gathers what a form's checks depend on.
func (s *FormService) facts(ctx context.Context, q db.Q, f Form) (FormFacts, error) {
	out := FormFacts{Form: f, Today: workday.Of(s.DB.Now())}
	chain, err := org.Chain(ctx, q, f.UnionID)
	if err != nil {
		return out, err
	}
	out.Union = chain[len(chain)-1]
	out.Superior, _ = org.ConsentOf(chain)
	if f.PostUnionID != "" {
		if out.Post, err = org.ByID(ctx, q, f.PostUnionID); err != nil {
			return out, err
		}
	}
	id, _, err := f.Numbers(s.Keys)
	if err != nil {
		return out, err
	}
	if !id.IsZero() {
		out.IDSex, out.IDBirth = id.Sex(), id.Birth()
		for _, w := range id.Warnings(f.OnDuty) {
			out.IDDoubts = append(out.IDDoubts, w.Message)
		}
	}
	if !f.StartsOn.IsZero() && !out.IDBirth.IsZero() {
		pol, err := rulebook.PolicyAt(ctx, q, f.UnionID, f.StartsOn)
		if err != nil {
			return out, err
		}
		out.Retires, out.RetireAge = pol.Retires(out.IDBirth, out.IDSex), pol.RetiringAge(out.IDSex)
	}
	if err := s.renewalFacts(ctx, q, &out); err != nil {
		return out, err
	}
	return out, s.headFacts(ctx, q, &out)
}

// headFacts looks whether there is room for the head, and whether it is one head only.
func (s *FormService) headFacts(ctx context.Context, q db.Q, out *FormFacts) error {
	f := out.Form
	if f.IDBlind == "" || f.OnDuty.IsZero() || out.Union.State != org.StateOpen {
		return nil
	}
	person, err := roster.PersonByBlind(ctx, q, f.IDBlind)
	if err != nil {
		return err
	}
	room, err := ReadHeadroom(ctx, q, Hire{UnionID: f.UnionID, PersonID: person, Subject: f.ID, From: f.OnDuty}, out.Today)
	if err != nil {
		return err
	}
	out.Room = &room
	e, clash, err := roster.EngagedIn(ctx, q, person, f.EngagementID, f.OnDuty, f.EndsOn)
	if err != nil {
		return err
	}
	switch {
	case clash && e.UnionID == f.UnionID:
		out.InPost = true
	case clash:
		if out.Elsewhere, err = roster.WhomToCall(ctx, q, e.UnionID); err != nil {
			return err
		}
	}
	others, err := underWay(ctx, q, f)
	if err != nil {
		return err
	}
	for _, o := range others {
		switch {
		case o.UnionID == f.UnionID:
			out.Twice = true
		case o.State == FormApproved && out.Pending == "" && formsOverlap(f, o):
			if out.Pending, err = roster.WhomToCall(ctx, q, o.UnionID); err != nil {
				return err
			}
		}
	}
	return nil
}

// underWay are the other forms of the same person that were sent and are not used up.
func underWay(ctx context.Context, q db.Q, f Form) ([]Form, error) {
	var list []Form
	err := q.NewSelect().Model(&list).Where("f.id_blind = ?", f.IDBlind).Where("f.id_blind <> ''").Where("f.id <> ?", f.ID).
		Where("f.state IN (?)", bun.List([]FormState{FormSubmitted, FormReturned, FormApproved})).Where("f.contract_id IS NULL").
		OrderExpr("f.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the person's other forms: %w", err)
	}
	return list, nil
}

// formsOverlap tells whether the terms of two forms share a day.
func formsOverlap(a, b Form) bool {
	return (b.EndsOn.IsZero() || !a.StartsOn.After(b.EndsOn)) && (a.EndsOn.IsZero() || !b.StartsOn.After(a.EndsOn))
}

// renewalFacts looks at what a renewal goes on from: the last contract and the last grade.
func (s *FormService) renewalFacts(ctx context.Context, q db.Q, out *FormFacts) error {
	f := out.Form
	if f.Kind != FormRenewal {
		return nil
	}
	e, err := roster.EngagementByID(ctx, q, f.EngagementID)
	if err != nil {
		return err
	}
	out.Running = &e
	contracts, err := roster.ContractsOf(ctx, q, e.ID)
	if err != nil {
		return err
	}
	for _, c := range contracts {
		if c.EndsOn.IsZero() {
			out.OpenEnded = true
		} else if c.EndsOn.After(out.LastEnd) {
			out.LastEnd = c.EndsOn
		}
	}
	on := f.StartsOn
	if on.IsZero() {
		on = out.Today
	}
	// the year before the term, or where that is not appraised yet the one before
	for year := on.Year() - 1; year >= on.Year()-2 && s.LastGrade != nil && out.Grade == GradeNone; year-- {
		if out.Grade, err = s.LastGrade(ctx, q, f.PersonID, year); err != nil {
			return err
		}
		out.GradeYear = year
	}
	return nil
}
