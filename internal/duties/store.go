package duties

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// readPeople reads what the duties of people follow from.
func (s *Service) readPeople(ctx context.Context, q db.Q, ids []string) ([]Person, error) {
	engaged, err := roster.EngagementsByPerson(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	people := map[string]Person{}
	done := map[string]map[Mark]Done{}
	for chunk := range slices.Chunk(ids, db.Batch) {
		var cards []struct {
			ID, Sex string
			Birth   workday.Date
		}
		if err := q.NewSelect().Table("person_card").Column("id", "birth", "sex").Where("id IN (?)", bun.List(chunk)).Scan(ctx, &cards); err != nil {
			return nil, fmt.Errorf("read people: %w", err)
		}
		for _, c := range cards {
			people[c.ID] = Person{ID: c.ID, Birth: c.Birth, Sex: c.Sex}
		}
		var facts []Fact
		if err := q.NewSelect().Model(&facts).Where("f.person_id IN (?)", bun.List(chunk)).OrderExpr("f.id").Scan(ctx); err != nil {
			return nil, fmt.Errorf("read facts: %w", err)
		}
		for _, f := range standing(facts) {
			if done[f.PersonID] == nil {
				done[f.PersonID] = map[Mark]Done{}
			}
			if _, earlier := done[f.PersonID][f.mark()]; !earlier {
				done[f.PersonID][f.mark()] = f.done()
			}
		}
	}
	grades, err := s.Grades(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	var tenures []string
	for _, list := range engaged {
		for _, e := range list {
			tenures = append(tenures, e.ID)
		}
	}
	contracts, err := roster.ContractsByEngagement(ctx, q, tenures...)
	if err != nil {
		return nil, err
	}
	approved, err := s.Approved(ctx, q, tenures)
	if err != nil {
		return nil, err
	}
	out := make([]Person, len(ids))
	for i, id := range ids {
		p := people[id]
		p.ID, p.Done, p.Grades = id, done[id], grades[id]
		for _, e := range engaged[id] {
			t := Tenure{ID: e.ID, At: e.Place(), OnDuty: e.OnDuty, EndedOn: e.EndedOn, Approved: approved[e.ID]}
			if list := contracts[e.ID]; len(list) > 0 {
				t.Contract = list[0].StartsOn
			}
			p.Tenures = append(p.Tenures, t)
		}
		out[i] = p
	}
	return out, nil
}

// standing are the facts that no other one counters.
func standing(facts []Fact) []Fact {
	countered := map[string]bool{}
	for _, f := range facts {
		countered[f.CountersID] = true
	}
	return slices.DeleteFunc(facts, func(f Fact) bool { return f.CountersID != "" || countered[f.ID] })
}

// cities are the city unions in scope that stand open.
func cities(ctx context.Context, q db.Q, scope authz.Scope) ([]org.Union, error) {
	list := []org.Union{}
	sel := q.NewSelect().Model(&list).Where("u.tier = ?", org.TierCity).Where("u.state = ?", org.StateOpen).OrderExpr("u.sort_key, u.id")
	if err := scope.Where(sel, authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id"}).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read cities: %w", err)
	}
	return list, nil
}

// readCity reads what a city's duties follow from. Its rules are made by what it filed in the system, or by a recorded fact
// where they are older than the system; of both the earlier counts. Its newcomers' terms are those of the ledger, but for
// those that the caller gives instead, by engagement.
func (s *Service) readCity(ctx context.Context, q db.Q, u org.Union, instead map[string][]Term) (City, error) {
	var facts []Fact
	err := q.NewSelect().Model(&facts).Where("f.rule IN (?)", bun.List(CityRules)).Where("f.subject = ?", u.ID).OrderExpr("f.id").Scan(ctx)
	if err != nil {
		return City{}, fmt.Errorf("read facts: %w", err)
	}
	c := City{At: u.Place(), Done: map[Mark]Done{}}
	for _, f := range standing(facts) {
		if f.Rule == obligation.RuleTrainingHeld {
			c.Held = append(c.Held, f.done())
		}
		if _, earlier := c.Done[f.mark()]; !earlier {
			c.Done[f.mark()] = f.done()
		}
	}
	filed, err := s.Filed(ctx, q, []string{u.ID})
	if err != nil {
		return City{}, err
	}
	if made, ok := filed[u.ID]; ok {
		m := Mark{obligation.RuleLocalRules, u.ID, localRules}
		if was, recorded := c.Done[m]; !recorded || !was.On.Before(made.On) {
			c.Done[m] = made
		}
	}
	if err := s.readTrainings(ctx, q, &c, instead); err != nil {
		return City{}, err
	}
	return c, nil
}

// readTrainings reads what a city's trainings follow from: the terms of those who came to it new, and the days on which
// somebody was at one, as its unions recorded it. Who moved to another city within the term is nobody's: neither had all of it.
func (s *Service) readTrainings(ctx context.Context, q db.Q, c *City, instead map[string][]Term) error {
	id := c.At.UnionID
	if err := q.NewSelect().Model(&c.Lines).Where("o.rule = ?", obligation.RuleTrainingHeld).Where("o.subject = ?", id).OrderExpr("o.due_on, o.id").Scan(ctx); err != nil {
		return fmt.Errorf("read a city's trainings: %w", err)
	}
	var lines []struct {
		Subject         string
		StartsOn, DueOn workday.Date
		Provisional     bool
		State           obligation.State
	}
	err := q.NewSelect().TableExpr("obligation AS o").ColumnExpr("o.subject, o.starts_on, o.due_on, o.provisional, o.state").
		Join("JOIN engagement AS e ON e.id = o.subject AND e.city_id = o.city_id").
		Where("o.city_id = ?", id).Where("o.rule = ?", obligation.RuleInduction).Where("o.state <> ?", obligation.StateVoid).
		OrderExpr("o.due_on, o.id").Scan(ctx, &lines)
	if err != nil {
		return fmt.Errorf("read newcomers: %w", err)
	}
	terms := maps.Clone(instead)
	for _, l := range lines {
		list, other := terms[l.Subject]
		delete(terms, l.Subject)
		stands := Term{l.StartsOn, l.DueOn, l.Provisional}
		switch {
		case l.State == obligation.StateWaived:
		case other:
			for _, t := range list {
				if t.Starts == stands.Starts && t.Due.Before(stands.Due) && t.Due.Before(s.today()) {
					t = stands // the ledger would not take an earlier day that is past
				}
				c.Terms = append(c.Terms, t)
			}
		default:
			c.Terms = append(c.Terms, stands)
		}
	}
	for _, list := range terms {
		c.Terms = append(c.Terms, list...)
	}
	var held []struct {
		ID     string
		DoneOn workday.Date
	}
	err = q.NewSelect().TableExpr("duty_fact AS f").ColumnExpr("min(f.id) AS id, f.done_on").Join("JOIN org_union AS u ON u.id = f.by_union_id").
		Where("f.rule = ?", obligation.RuleInduction).Where("(u.city_id = ? OR u.id = ?)", id, id).
		Where("f.counters_id IS NULL").Where("NOT EXISTS (SELECT 1 FROM duty_fact AS c WHERE c.counters_id = f.id)").
		GroupExpr("f.done_on").Scan(ctx, &held)
	if err != nil {
		return fmt.Errorf("read who came to trainings: %w", err)
	}
	for _, h := range held {
		c.Held = append(c.Held, Done{On: h.DoneOn, Proof: factProof + h.ID})
	}
	return nil
}

func factByID(ctx context.Context, q db.Q, id string) (Fact, error) {
	var list []Fact
	if err := q.NewSelect().Model(&list).Where("f.id = ?", id).Scan(ctx); err != nil {
		return Fact{}, fmt.Errorf("read fact: %w", err)
	}
	if len(list) == 0 || list[0].CountersID != "" {
		return Fact{}, errs.NotFound(factWhat)
	}
	return list[0], nil
}

// ground is what holds today for the unions of people.
func (s *Service) ground(ctx context.Context, q db.Q, unionIDs []string) (Ground, error) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return Ground{}, err
	}
	book, err := rulebook.OpenBook(ctx, q, unionIDs)
	if err != nil {
		return Ground{}, err
	}
	return Ground{Rules: book.At, Calendar: cal, Today: s.today()}, nil
}

func wantsOf(people []Person, g Ground) map[obligation.Subject][]obligation.Want {
	out := map[obligation.Subject][]obligation.Want{}
	for _, p := range people {
		maps.Copy(out, PersonWants(p, g))
	}
	return out
}

func unionsOf(people []Person) []string {
	var ids []string
	for _, p := range people {
		for _, t := range p.Tenures {
			ids = append(ids, t.At.UnionID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
