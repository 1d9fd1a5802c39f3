// Package authz says who may do what and where: roles and permissions as data, the actor behind a request, and the
// Scope that every store read takes. Its decisions are pure; see docs/permissions.md for the matrix made from them.
//
// Art. 9 divides the work: the province makes rules and supervises, the employing union manages day by day. So upper
// unions read, count and inspect below them, and write only what the Measures give to them.
package authz

import (
	"slices"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Grant is one role at one union for a term. A post is the pair of role and union: what is owed to a post waits for
// whoever holds it.
type Grant struct {
	ID        string       `json:"id"`
	Role      Role         `json:"role"`
	UnionID   string       `json:"unionId"`
	UnionName string       `json:"unionName"`
	Tier      org.Tier     `json:"tier"`
	CountyID  string       `json:"countyId"`
	CityID    string       `json:"cityId"`
	From      workday.Date `json:"from"`
	Until     workday.Date `json:"until"` // last day, zero for open
}

// InForce tells whether the grant holds on the day.
func (g Grant) InForce(on workday.Date) bool {
	return !on.Before(g.From) && (g.Until.IsZero() || !on.After(g.Until))
}

// carries tells whether the grant holds p: its role allows it, and it means something at its tier.
func (g Grant) carries(p Permission) bool {
	if !g.Role.Allows(p) {
		return false
	}
	d, ok := Describe(p)
	return ok && (d.Tiers == nil || slices.Contains(d.Tiers, g.Tier))
}

// Actor is the account behind a request with the grants in force today.
type Actor struct {
	AccountID string
	PersonID  string // the natural person in the roster, when the account is an instructor's
	Name      string
	Via       audit.Via
	Address   string
	RequestID string
	Grants    []Grant
}

// Router registers the product's endpoints.
type Router = httpx.Router[Actor]

// Need is the access of an operation that asks for a permission.
func Need(p Permission) httpx.Access { return httpx.Need(string(p)) }

// SignedIn is the access of an operation that any account may call: one's own session, one's own data.
func SignedIn() httpx.Access { return httpx.SignedIn() }

// Audit is the actor as the audit log keeps it.
func (a Actor) Audit() audit.Actor {
	return audit.Actor{ID: a.AccountID, Name: a.Name, Via: a.Via, Address: a.Address, RequestID: a.RequestID}
}

// Has tells whether any grant carries the permission, wherever.
func (a Actor) Has(p Permission) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.carries(p) })
}

// Permissions lists what the actor may do somewhere, in the order of the table.
func (a Actor) Permissions() []Permission {
	out := []Permission{}
	for _, d := range permissions {
		if a.Has(d.Permission) {
			out = append(out, d.Permission)
		}
	}
	return out
}

// Scope is where the actor may do p: the places of the grants that carry it. An instructor's grant reaches the
// instructor's own person only, a clerk's or head's the one employing union, at whatever tier it stands.
func (a Actor) Scope(p Permission) Scope {
	var s Scope
	for _, g := range a.Grants {
		if !g.carries(p) {
			continue
		}
		switch {
		case g.Role == RoleInstructor:
			s.Persons = appendNew(s.Persons, a.PersonID)
		case g.Role.employing():
			s.Unions = appendNew(s.Unions, g.UnionID)
		case g.Tier == org.TierProvince:
			s.All = true
		case g.Tier == org.TierCity:
			s.Cities = appendNew(s.Cities, g.UnionID)
		case g.Tier == org.TierCounty:
			s.Counties = appendNew(s.Counties, g.UnionID)
		default:
			s.Unions = appendNew(s.Unions, g.UnionID)
		}
	}
	return s
}

// Own is where the actor may do p as the union itself, not as a superior of others: only the unions of the grants.
func (a Actor) Own(p Permission) Scope {
	var s Scope
	for _, g := range a.Grants {
		if g.carries(p) {
			if g.Role == RoleInstructor {
				s.Persons = appendNew(s.Persons, a.PersonID)
			} else {
				s.Unions = appendNew(s.Unions, g.UnionID)
			}
		}
	}
	return s
}

// Posts are the posts that the actor holds, as "role@union".
func (a Actor) Posts() []string {
	out := make([]string, 0, len(a.Grants))
	for _, g := range a.Grants {
		out = append(out, Post(g.Role, g.UnionID))
	}
	return out
}

// Post names a post.
func Post(r Role, unionID string) string { return string(r) + "@" + unionID }

// Can tells whether the actor may do p at the place.
func Can(a Actor, p Permission, at org.Place) bool { return a.Scope(p).Covers(at) }

// Missing is the refusal of whoever lacks p everywhere.
func Missing(p Permission) error { return errs.Missing(string(p), TitleOf(string(p))) }

// Require is Can as an error: 403 when the permission is missing altogether, 404 (naming what, in Chinese) when it is
// held, but not there.
func Require(a Actor, p Permission, at org.Place, what string) error {
	if !a.Has(p) {
		return Missing(p)
	}
	if !Can(a, p, at) {
		return errs.NotFound(what)
	}
	return nil
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// System is the actor for work that no account asked for: a job, the command line.
func System(via audit.Via, name string) Actor {
	return Actor{AccountID: audit.SystemID, Name: name, Via: via}
}
