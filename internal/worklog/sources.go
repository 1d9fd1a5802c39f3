package worklog

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// termOfDay are the engagement and the names of who was in post, in one question, since every entry that is written asks it.
var termOfDay = db.FixedText[struct {
	ID, PersonID, UnionID, CountyID, CityID, PostUnionID string
	OnDuty, EndedOn                                      workday.Date
	Person, Union, Post                                  string
}](`
	SELECT e.id, e.person_id, e.union_id, coalesce(e.county_id, '') AS county_id, coalesce(e.city_id, '') AS city_id,
		coalesce(e.post_union_id, '') AS post_union_id, e.on_duty, e.ended_on,
		p.name AS person, coalesce(u.name, '') AS "union", coalesce(w.name, '') AS post
	FROM engagement AS e JOIN person_card AS p ON p.id = e.person_id
	LEFT JOIN org_union AS u ON u.id = e.union_id LEFT JOIN org_union AS w ON w.id = e.post_union_id
	WHERE e.person_id = ? AND e.on_duty <= ? AND (e.ended_on IS NULL OR e.ended_on >= ?)`)

// termOn is the engagement that a person was in on a day; engaged is false when there was none.
func termOn(ctx context.Context, q db.Q, personID string, day workday.Date) (t Term, engaged bool, err error) {
	rows, err := termOfDay.Rows(ctx, q, personID, day, day)
	if err != nil {
		return t, false, fmt.Errorf("engagement of the day: %w", err)
	}
	if len(rows) == 0 {
		return t, false, nil
	}
	r := rows[0]
	e := roster.Engagement{
		ID: r.ID, PersonID: r.PersonID, UnionID: r.UnionID, CountyID: r.CountyID, CityID: r.CityID, PostUnionID: r.PostUnionID, OnDuty: r.OnDuty, EndedOn: r.EndedOn,
	}
	return termFrom(e, r.Person, map[string]org.Union{e.UnionID: {Name: r.Union}, e.PostUnionID: {Name: r.Post}}), true, nil
}

// termOf is the engagement of an entry, at the union under which the service was given.
func termOf(ctx context.Context, q db.Q, v Visit) (Term, error) {
	e, err := roster.EngagementByID(ctx, q, v.EngagementID)
	if err != nil {
		return Term{}, err
	}
	e.UnionID, e.CountyID, e.CityID, e.PostUnionID = v.UnionID, v.CountyID, v.CityID, v.PostUnionID
	return term(ctx, q, e)
}

var engagementNames = db.FixedText[struct{ Person, Union, Post string }](`
	SELECT p.name AS person, coalesce(u.name, '') AS "union", coalesce(w.name, '') AS post FROM person_card AS p
	LEFT JOIN org_union AS u ON u.id = ? LEFT JOIN org_union AS w ON w.id = ? WHERE p.id = ?`)

// term puts the names to an engagement, in one question.
func term(ctx context.Context, q db.Q, e roster.Engagement) (Term, error) {
	rows, err := engagementNames.Rows(ctx, q, e.UnionID, e.PostUnionID, e.PersonID)
	if err == nil && len(rows) == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		return Term{}, fmt.Errorf("names of the engagement: %w", err)
	}
	n := rows[0]
	return termFrom(e, n.Person, map[string]org.Union{e.UnionID: {Name: n.Union}, e.PostUnionID: {Name: n.Post}}), nil
}

func termFrom(e roster.Engagement, name string, unions map[string]org.Union) Term {
	t := Term{
		EngagementID: e.ID, PersonID: e.PersonID, PersonName: name, OnDuty: e.OnDuty, EndedOn: e.EndedOn,
		At: e.Place(), UnionName: unions[e.UnionID].Name,
	}
	if e.PostUnionID != e.UnionID {
		t.PostUnionID, t.PostName = e.PostUnionID, unions[e.PostUnionID].Name
	}
	return t
}

// termsOf are all engagements of the people, each one's in the order of taking up duty.
func termsOf(ctx context.Context, q db.Q, people ...string) (map[string][]Term, error) {
	found, err := roster.EngagementsByPerson(ctx, q, people...)
	if err != nil {
		return nil, err
	}
	names, err := personNames(ctx, q, people)
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, list := range found {
		for _, e := range list {
			ids[e.UnionID], ids[e.PostUnionID] = true, true
		}
	}
	delete(ids, "")
	unions, err := org.ByIDs(ctx, q, slices.Sorted(maps.Keys(ids))...)
	if err != nil {
		return nil, fmt.Errorf("unions of the engagements: %w", err)
	}
	out := map[string][]Term{}
	for id, list := range found {
		for _, e := range slices.Backward(list) { // the latest comes first
			out[id] = append(out[id], termFrom(e, names[id], unions))
		}
	}
	return out, nil
}

// partyByID is what the register says of a served unit, the one it was merged into when it was.
func partyByID(ctx context.Context, q db.Q, id string) (Party, error) {
	found, err := parties(ctx, q, id)
	if err != nil {
		return Party{}, err
	}
	p, ok := found[id]
	if !ok {
		return Party{}, errServedUnknown
	}
	return p, nil
}

func parties(ctx context.Context, q db.Q, ids ...string) (map[string]Party, error) {
	found, err := served.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := map[string]Party{}
	for id, u := range found {
		out[id] = partyFrom(u)
	}
	return out, nil
}

func partyFrom(u served.Unit) Party {
	return Party{ID: u.ID, Name: u.Name, Kind: string(u.Kind), HasUnion: u.HasUnion, OrgUnionID: u.OrgUnionID, Closed: !u.InUse(), Register: u.Place()}
}

// contact is a served unit with the people of it whom the register knows.
type contact struct {
	Party
	ChairName, ContactName, ContactTitle string
}

func (c contact) suggested() []Suggested {
	out := []Suggested{}
	if c.ChairName != "" {
		out = append(out, Suggested{Name: c.ChairName, Post: "工会主席"})
	}
	if c.ContactName != "" && c.ContactName != c.ChairName {
		out = append(out, Suggested{Name: c.ContactName, Post: c.ContactTitle})
	}
	return out
}

func contactOf(ctx context.Context, q db.Q, id string) (contact, error) {
	u, err := served.ByID(ctx, q, id)
	if err != nil {
		return contact{}, err
	}
	return contact{Party: partyFrom(u), ChairName: u.ChairName, ContactName: u.ContactName, ContactTitle: u.ContactTitle}, nil
}

// namesOf are the names of the people who wrote the entries.
func namesOf(ctx context.Context, q db.Q, visits []Visit) (map[string]string, error) {
	ids := map[string]bool{}
	for _, v := range visits {
		ids[v.PersonID] = true
	}
	return personNames(ctx, q, slices.Collect(maps.Keys(ids)))
}

func personNames(ctx context.Context, q db.Q, ids []string) (map[string]string, error) {
	names := map[string]string{}
	if len(ids) == 0 {
		return names, nil
	}
	for chunk := range slices.Chunk(ids, db.Batch) {
		var rows []struct{ ID, Name string }
		if err := q.NewRaw("SELECT id, name FROM person_card WHERE id IN (?)", bun.List(chunk)).Scan(ctx, &rows); err != nil {
			return nil, fmt.Errorf("names of people: %w", err)
		}
		for _, r := range rows {
			names[r.ID] = r.Name
		}
	}
	return names, nil
}
