package authz

import (
	"slices"

	"xiezhi/internal/org"
)

// Reason is one grant of the actor looked at for a permission at a place.
type Reason struct {
	Grant   Grant
	Carries bool // the role carries the permission
	Reaches bool // the grant's place covers the asked one
}

// Text is the reason in words; placed tells whether a place was asked about.
func (r Reason) Text(placed bool) string {
	post := "您是" + r.Grant.UnionName + "的" + r.Grant.Role.Title()
	switch {
	case !r.Carries:
		return post + "，这个角色没有此项权限。"
	case r.Grant.Role == RoleInstructor:
		return post + "，只能办理本人的事项。"
	case !placed:
		return post + "，有此项权限。"
	case r.Reaches:
		return post + "，有此项权限，所查单位在管辖范围内。"
	default:
		return post + "，有此项权限，但所查单位不在管辖范围内。"
	}
}

// Answer says why an actor may or may not do something somewhere.
type Answer struct {
	Allowed bool
	Reasons []Reason
	Roles   []RoleInfo // the roles that carry the permission
}

// Explain decides as Can does and keeps what it looked at. Without a place (zero Place) it asks whether the actor may
// anywhere.
func Explain(a Actor, p Permission, at org.Place) Answer {
	var out Answer
	d, _ := Describe(p)
	own := d.Own
	for _, g := range a.Grants {
		one := Actor{PersonID: a.PersonID, Grants: []Grant{g}}
		r := Reason{Grant: g, Carries: g.carries(p)}
		reach := one.Scope(p)
		if own {
			reach = one.Own(p)
		}
		r.Reaches = at.UnionID == "" || reach.Covers(at)
		if r.Carries && r.Reaches {
			out.Allowed = true
		}
		out.Reasons = append(out.Reasons, r)
	}
	for _, info := range roles {
		if info.Role.Allows(p) {
			out.Roles = append(out.Roles, info)
		}
	}
	return out
}

// Givers lists the posts that could give a role that carries p at the union: for every union of its chain (the top
// first) the roles that hand one on, nearest union first. The chain's last is the union itself.
func Givers(p Permission, chain []org.Union) []Giver {
	var out []Giver
	if len(chain) == 0 {
		return nil
	}
	at := chain[len(chain)-1]
	for _, c := range slices.Backward(chain) {
		for _, info := range roles {
			g := Grant{Role: info.Role, UnionID: c.ID, Tier: c.Tier}
			if !info.HeldAt(c.Tier) {
				continue
			}
			var gives []Role
			for _, wanted := range roles {
				if wanted.Role.Allows(p) && wanted.HeldAt(at.Tier) && g.handsOn(wanted.Role, at) {
					gives = append(gives, wanted.Role)
				}
			}
			if len(gives) > 0 {
				out = append(out, Giver{Role: info.Role, At: c, Gives: gives})
			}
		}
	}
	return out
}

// Giver is a post that may grant the roles Gives.
type Giver struct {
	Role  Role
	At    org.Union
	Gives []Role
}

// Doer is a post that may do something at a union.
type Doer struct {
	Role Role
	At   org.Union
}

// Doers lists the posts that may do p at the chain's last union, the nearest union first: whom to ask to have it done.
// An instructor's own affairs are nobody else's.
func Doers(p Permission, chain []org.Union) []Doer {
	var out []Doer
	if len(chain) == 0 {
		return nil
	}
	at := chain[len(chain)-1].Place()
	for _, c := range slices.Backward(chain) {
		for _, info := range roles {
			g := Grant{Role: info.Role, UnionID: c.ID, Tier: c.Tier, CountyID: c.CountyID, CityID: c.CityID}
			if info.HeldAt(c.Tier) && Explain(Actor{Grants: []Grant{g}}, p, at).Allowed {
				out = append(out, Doer{Role: info.Role, At: c})
			}
		}
	}
	return out
}
