package roster

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// assess looks up whatever the lines speak of, and judges them.
func (s *Service) assess(ctx context.Context, q db.Q, a authz.Actor, into org.Union, asOf workday.Date, lines []Line,
	choices map[string]UnionChoice,
) ([]Judged, []UnionMatch, error) {
	chain, err := org.PolicyChain(ctx, q, into.ID, asOf)
	if err != nil {
		return nil, nil, err
	}
	k := Known{AsOf: asOf, Policy: policy.At(chain, asOf), Unions: map[string]UnionMatch{}, Posts: map[string]UnionMatch{}}
	// People before unions: of an import that another confirms meanwhile, a union without its people is met again when
	// writing, but people at a union that was not yet seen would be taken for another's.
	if k.People, err = s.people(ctx, q, lines); err != nil {
		return nil, nil, err
	}
	m := matcher{q: q, actor: a, into: into, choices: choices}
	var written []string
	for _, l := range lines {
		if l.Union != "" {
			match, known := k.Unions[l.Union]
			if !known {
				if match, err = m.match(ctx, l.Union); err != nil {
					return nil, nil, err
				}
				written = append(written, l.Union)
			}
			match.Rows++
			k.Unions[l.Union] = match
		}
		if _, known := k.Posts[l.Post]; l.Post != "" && !known {
			if k.Posts[l.Post], err = m.match(ctx, l.Post); err != nil {
				return nil, nil, err
			}
		}
	}
	matches := make([]UnionMatch, 0, len(written))
	for _, w := range written {
		matches = append(matches, k.Unions[w])
	}
	return Judge(lines, k), matches, nil
}

// matcher finds unions by the names written in a sheet.
type matcher struct {
	q       db.Q
	actor   authz.Actor
	into    org.Union
	choices map[string]UnionChoice
}

// consents tells whether the actor speaks for the union whose consent makes the last of a chain an employing union
// (Art. 6(3)): a county's own import names its towns' unions as such, never the county's.
func (m matcher) consents(chain []org.Union) bool {
	by, ok := org.ConsentOf(chain)
	return ok && authz.Can(m.actor, authz.OrgManage, by.Place())
}

func (m matcher) match(ctx context.Context, written string) (UnionMatch, error) {
	out := UnionMatch{Written: written, Candidates: []UnionRef{}}
	choice := m.choices[written]
	if choice.Skip {
		out.State = UnionSkipped
		return out, nil
	}
	below, err := m.below(ctx, cmp.Or(strings.TrimSpace(choice.Name), written))
	if err != nil {
		return out, err
	}
	if choice.UnionID != "" {
		u, err := org.ByID(ctx, m.q, choice.UnionID)
		if err != nil {
			return out, err
		}
		if strings.HasPrefix(u.Path, m.into.Path) && u.State == org.StateOpen {
			below = []org.Union{u}
		}
	}
	switch len(below) {
	case 0:
		return m.missing(ctx, out, choice)
	case 1:
		u := below[0]
		out.State, out.UnionID, out.UnionName, out.Kind = UnionFound, u.ID, u.Name, u.Kind
		if !u.EmployingSince.IsZero() {
			return out, nil
		}
		chain, err := org.Chain(ctx, m.q, u.ID)
		if err != nil {
			return out, err
		}
		out.State, out.Creatable = UnionIdle, m.consents(chain) && org.CheckEmploy(u) == nil
		return out, nil
	}
	out.State = UnionAmbiguous
	for _, u := range below {
		chain, err := org.Chain(ctx, m.q, u.ID)
		if err != nil {
			return out, err
		}
		var names []string
		for _, c := range chain[min(1, len(chain)-1):] {
			names = append(names, c.Name)
		}
		out.Candidates = append(out.Candidates, UnionRef{ID: u.ID, Name: strings.Join(names, " / ")})
	}
	return out, nil
}

// below finds the unions of a name below the importing one, the importing one among them.
func (m matcher) below(ctx context.Context, written string) ([]org.Union, error) {
	if ownLevel(written) || written == "总工会" && m.into.Tier == org.TierCounty {
		return []org.Union{m.into}, nil
	}
	for _, name := range writings(written) {
		if found, err := org.ByName(ctx, m.q, name, m.into.ID); err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// missing decides about a name that nobody bears below the importing union. One that a city's or county's union bears
// elsewhere is out of reach; a town's name may be borne by several.
func (m matcher) missing(ctx context.Context, out UnionMatch, choice UnionChoice) (UnionMatch, error) {
	all, err := org.ByName(ctx, m.q, out.Written, "")
	if err != nil {
		return out, err
	}
	if slices.ContainsFunc(all, func(u org.Union) bool { return u.Tier != org.TierBase }) {
		out.State = UnionOutside
		return out, nil
	}
	out.State, out.UnionName, out.Kind = UnionMissing, strings.TrimSpace(choice.Name), choice.Kind
	if out.UnionName == "" {
		out.UnionName = NewUnionName(out.Written)
	}
	if out.Kind == "" {
		out.Kind = KindByName(out.UnionName)
	}
	chain, err := org.Chain(ctx, m.q, m.into.ID)
	if err != nil {
		return out, err
	}
	out.Creatable = m.consents(append(chain, org.Union{})) && org.CheckKind(out.Kind, false, m.into) == nil
	return out, nil
}

// people are those of the lines whom the roster knows, by identity number.
func (s *Service) people(ctx context.Context, q db.Q, lines []Line) (map[string]KnownPerson, error) {
	numbers := map[string]string{} // by blind index
	var blinds []string
	for _, l := range lines {
		if id, err := gb.ParseID(l.IDText); err == nil && !l.IDLost {
			b := BlindID(s.Keys, id)
			if numbers[b] == "" {
				blinds = append(blinds, b)
			}
			numbers[b] = id.Number()
		}
	}
	known, err := idsByBlind(ctx, q, blinds)
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(known))
	for _, id := range known {
		ids = append(ids, id)
	}
	names, err := namesOf(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	engaged, err := engagementsOf(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	contacts := map[string]string{} // by union
	out := map[string]KnownPerson{}
	for blind, id := range known {
		p := KnownPerson{Name: names[id], Engagements: engaged[id], Contact: map[string]string{}}
		for _, e := range p.Engagements {
			if _, have := contacts[e.UnionID]; !have {
				c, err := contactAbove(ctx, q, e.UnionID)
				if err != nil {
					return nil, err
				}
				contacts[e.UnionID] = c.text()
			}
			p.Contact[e.ID] = contacts[e.UnionID]
		}
		out[numbers[blind]] = p
	}
	return out, nil
}

func namesOf(ctx context.Context, q db.Q, ids []string) (map[string]string, error) {
	out := map[string]string{}
	for chunk := range slices.Chunk(ids, db.Batch) {
		var list []struct{ ID, Name string }
		if err := q.NewSelect().TableExpr("person").ColumnExpr("id, name").Where("id IN (?)", bun.List(chunk)).Scan(ctx, &list); err != nil {
			return nil, fmt.Errorf("read names: %w", err)
		}
		for _, p := range list {
			out[p.ID] = p.Name
		}
	}
	return out, nil
}
