package authz

import (
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
)

// Scope is a set of places. Every store read takes one; outside it a record does not exist. The zero Scope is empty.
type Scope struct {
	All      bool
	Cities   []string
	Counties []string
	Unions   []string
	Persons  []string // single persons: an instructor's own records
}

// Everything is the province's scope, for jobs and the command line.
func Everything() Scope { return Scope{All: true} }

// AtUnion is one union alone, without what stands below it.
func AtUnion(id string) Scope { return Scope{Unions: []string{id}} }

// OfPerson is one person's own records.
func OfPerson(id string) Scope { return Scope{Persons: []string{id}} }

// Empty tells whether nothing is inside.
func (s Scope) Empty() bool {
	return !s.All && len(s.Cities) == 0 && len(s.Counties) == 0 && len(s.Unions) == 0 && len(s.Persons) == 0
}

// Covers tells whether a record of the place is inside. Persons do not count: a place is not a person's.
func (s Scope) Covers(p org.Place) bool {
	return s.All ||
		p.CityID != "" && slices.Contains(s.Cities, p.CityID) ||
		p.CountyID != "" && slices.Contains(s.Counties, p.CountyID) ||
		p.UnionID != "" && slices.Contains(s.Unions, p.UnionID)
}

// CoversPerson tells whether the person's record at the place is inside.
func (s Scope) CoversPerson(personID string, p org.Place) bool {
	return s.Covers(p) || personID != "" && slices.Contains(s.Persons, personID)
}

// Columns names the columns by which a table is scoped. A table without one of them leaves it empty.
type Columns struct{ Union, County, City, Person string }

// Of are the usual columns of the table that alias names, with its person.
func Of(alias string) Columns {
	return Columns{Union: alias + ".union_id", County: alias + ".county_id", City: alias + ".city_id", Person: alias + ".person_id"}
}

// PlaceOf are the usual columns of a table that belongs to a union but to no person.
func PlaceOf(alias string) Columns {
	c := Of(alias)
	c.Person = ""
	return c
}

// Where narrows q to the scope. With a single place, the common case, it becomes one equality that an index serves.
func (s Scope) Where(q *bun.SelectQuery, c Columns) *bun.SelectQuery {
	if s.All {
		return q
	}
	type part struct {
		column string
		ids    []string
	}
	var parts []part
	for _, p := range []part{{c.City, s.Cities}, {c.County, s.Counties}, {c.Union, s.Unions}, {c.Person, s.Persons}} {
		if p.column != "" && len(p.ids) > 0 {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return q.Where("1 = 0")
	}
	return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		for _, p := range parts {
			if len(p.ids) == 1 {
				q = q.WhereOr("? = ?", bun.Ident(p.column), p.ids[0])
			} else {
				q = q.WhereOr("? IN (?)", bun.Ident(p.column), bun.List(p.ids))
			}
		}
		return q
	})
}
