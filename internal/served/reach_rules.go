package served

import (
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
)

// Reach is the part of the register that the actor reads: that of the places below, and for instructors and for unions
// below the county their whole county's, since one enterprise is served by whoever is near.
func Reach(a authz.Actor) authz.Scope {
	var s authz.Scope
	add := func(list *[]string, id string) {
		if id != "" && !slices.Contains(*list, id) {
			*list = append(*list, id)
		}
	}
	for _, g := range a.Grants {
		if !g.Role.Allows(authz.ServedRead) {
			continue
		}
		switch {
		case g.Tier == org.TierProvince:
			s.All = true
		case g.Tier == org.TierCity:
			add(&s.Cities, g.UnionID)
		case g.CountyID != "":
			add(&s.Counties, g.CountyID)
		case g.Tier == org.TierCounty:
			add(&s.Counties, g.UnionID)
		default:
			add(&s.Unions, g.UnionID)
		}
	}
	return s
}

// Action is what an actor may do with a unit now; pages show buttons by it.
type Action string

// Actions upon a unit.
const (
	ActionEdit       Action = "edit"
	ActionCheck      Action = "check"
	ActionCheckPhone Action = "check_phone"
	ActionReveal     Action = "reveal"
	ActionMerge      Action = "merge"
	ActionClose      Action = "close"
	ActionReopen     Action = "reopen"
)

// Actions lists what the actor may do with the unit.
func Actions(a authz.Actor, u Unit) []Action {
	out := []Action{}
	at := u.Place()
	add := func(when bool, act Action) {
		if when {
			out = append(out, act)
		}
	}
	write := authz.Can(a, authz.ServedWrite, at)
	add(u.InUse() && (write || mayCorrect(a, u)), ActionEdit)
	add(write && u.State == StateToCheck, ActionCheck)
	add(u.InUse() && u.PhoneBlind != "" && !u.PhoneChecked() && authz.Can(a, authz.ServedCheck, at) && mayVouch(a, u), ActionCheckPhone)
	add(u.PhoneBlind != "", ActionReveal)
	add(u.InUse() && authz.Can(a, authz.ServedMerge, at), ActionMerge)
	add(u.InUse() && write, ActionClose)
	add(u.State == StateClosed && write, ActionReopen)
	return out
}

// mayCorrect lets an instructor mend what they added, until it is checked.
func mayCorrect(a authz.Actor, u Unit) bool {
	return u.State == StateToCheck && u.AddedBy == a.AccountID && a.Has(authz.ServedAdd)
}

// mayVouch tells whether the actor may check the unit's phone: somebody else than who wrote it down or added the unit,
// and nobody who records visits, for whom the phone's codes would confirm (Art. 10(2)).
func mayVouch(a authz.Actor, u Unit) bool {
	return a.AccountID != u.PhoneSetBy && a.AccountID != u.AddedBy && !a.Has(authz.VisitRecord)
}
