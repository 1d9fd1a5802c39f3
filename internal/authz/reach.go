package authz

import (
	"slices"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
)

// MayGrant tells whether a holds a role at or above the union that may hand this role on.
func MayGrant(a Actor, role Role, at org.Union) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.handsOn(role, at) })
}

// Grantable lists the roles that a may grant at the union, in the order of the table.
func Grantable(a Actor, at org.Union) []Role {
	out := []Role{}
	for _, info := range roles {
		if info.HeldAt(at.Tier) && MayGrant(a, info.Role, at) {
			out = append(out, info.Role)
		}
	}
	return out
}

// handsOn tells whether the grant's holder may give the role at the union. A head is the head of the one employing
// union, whatever stands below it.
func (g Grant) handsOn(role Role, at org.Union) bool {
	giver, ok := g.Role.Info()
	if !ok || !slices.Contains(giver.Grants, role) {
		return false
	}
	if g.Role.employing() {
		return at.ID == g.UnionID
	}
	return g.covers(at)
}

// union is as much of the grant's union as reach depends on.
func (g Grant) union() org.Union {
	return org.Union{ID: g.UnionID, Name: g.UnionName, Tier: g.Tier, CountyID: g.CountyID, CityID: g.CityID}
}

// CheckOver decides whether a may act upon another's account by p: reset its password, close it, end a post. The
// account opens whatever its posts open, so every post it holds must be one that a could have given, by a role that
// carries p: at unions below the own, or at the own by a colleague; never oneself, never a superior, never one of the
// three administrators.
func CheckOver(a Actor, p Permission, accountID string, held []Grant) error {
	if accountID == a.AccountID {
		return errs.Rule("account_self", "不能对自己的账号办理这一项，请由他人办理。")
	}
	for _, h := range held {
		if !slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.carries(p) && g.handsOn(h.Role, h.union()) }) {
			return errs.Rule("account_reach", "该账号是"+h.UnionName+"的"+h.Role.Title()+"，不在您可办理的范围内，请联系其上级工会。")
		}
	}
	return nil
}
