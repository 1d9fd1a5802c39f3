package worklog

import (
	"context"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
)

// Access is by what right an actor reads a person's entries.
type Access string

// Rights to read a person's entries. Upper levels have none while the year runs, but for a recorded reason: they see
// counts by unit (the State Council's rule of 2026 on persons' activity).
const (
	AccessNone      Access = ""
	AccessOwn       Access = "own"       // the writer
	AccessUnion     Access = "union"     // the employing union
	AccessClosed    Access = "closed"    // an upper level, once the year has closed
	AccessInspected Access = "inspected" // within an inspection with a recorded reason
)

// inside tells whether the internal note may be read too: it is the writer's and the employing union's alone.
func (x Access) inside() bool { return x == AccessOwn || x == AccessUnion }

// access is by what right a reads the entries that a person made under the union at the place in a year, with the
// inspection that it rests on when it does.
func (s *Service) access(ctx context.Context, a authz.Actor, personID string, at org.Place, year int) (Access, Inspection, error) {
	switch {
	case a.PersonID != "" && personID == a.PersonID && a.Has(authz.VisitRead):
		return AccessOwn, Inspection{}, nil
	case a.Own(authz.VisitRead).Covers(at):
		return AccessUnion, Inspection{}, nil
	}
	inspects, reports := a.Scope(authz.VisitInspect).Covers(at), a.Scope(authz.ReportRead).Covers(at)
	if !inspects && !reports {
		return AccessNone, Inspection{}, nil
	}
	pol, err := yearPolicy(ctx, s.DB.Read(), at.UnionID, year)
	if err != nil {
		return AccessNone, Inspection{}, err
	}
	if Closed(pol.YearCloses(year), s.DB.Now()) {
		return AccessClosed, Inspection{}, nil
	}
	if !inspects {
		return AccessNone, Inspection{}, nil
	}
	open, err := s.Inspections(ctx, a)
	if err != nil {
		return AccessNone, Inspection{}, err
	}
	for _, i := range open {
		if i.Scope().Covers(at) {
			return AccessInspected, i, nil
		}
	}
	return AccessNone, Inspection{}, nil
}

// readable reads an entry that the actor may see; reading it within an inspection is recorded. Drafts are their
// writers' alone, but for one that waits for the employing union's consent.
func (s *Service) readable(ctx context.Context, a authz.Actor, id string) (Visit, error) {
	v, err := byID(ctx, s.DB.Read(), authz.Everything(), id)
	if err != nil {
		return v, err
	}
	right, inspection, err := s.access(ctx, a, v.PersonID, v.At(), v.Day.Year())
	if err != nil {
		return Visit{}, err
	}
	seen := v.State != StateDraft || right == AccessOwn || right == AccessUnion && v.Consent != ConsentNone
	if right == AccessNone || !seen {
		return Visit{}, errs.NotFound(what)
	}
	if !right.inside() {
		v.InternalNote = ""
	}
	if right == AccessInspected {
		return v, s.looked(ctx, a, inspection, v.PersonID, v.Day.String()+" "+v.ServedName)
	}
	return v, nil
}
