package served

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
)

// Prepare seals the phones of units and makes their search keys, outside any transaction.
func Prepare(keys *seal.Keys, list []NewUnit) []Unit {
	out := make([]Unit, len(list))
	for i, n := range list {
		u := Unit{
			ID: cmp.Or(n.ID, db.NewID()), UnionID: n.UnionID, State: cmp.Or(n.State, StateActive),
			AddedBy: n.AddedBy, ClientKey: n.ClientKey, Rev: 1,
		}
		u.setFacts(n.Facts)
		u.setPhone(keys, n.Phone, n.AddedBy)
		if n.PhoneChecked && n.CheckedBy != n.AddedBy {
			u.PhoneCheckedBy = n.CheckedBy
		}
		out[i] = u
	}
	return out
}

// setFacts replaces what people say of the unit, and the keys that are made from it.
func (u *Unit) setFacts(f Facts) {
	u.Facts = f
	u.NameKey = NameKey(f.Kind, f.Name)
	u.Pinyin, u.Initials = spell(f.Name)
}

// setPhone replaces the phone; a phone that differs has been checked by nobody.
func (u *Unit) setPhone(keys *seal.Keys, phone gb.Phone, by string) {
	if phone.IsZero() {
		u.PhoneSealed, u.PhoneBlind, u.PhoneMasked, u.PhoneSetBy = "", "", "", ""
		u.uncheckPhone()
		return
	}
	blind := BlindPhone(keys, phone)
	if blind == u.PhoneBlind {
		return
	}
	u.PhoneSealed = keys.Seal(phonePlace(u.ID), phone.Number())
	u.PhoneBlind, u.PhoneMasked, u.PhoneSetBy = blind, phone.String(), by
	u.uncheckPhone()
}

// BlindPhone is the index by which a unit's phone is found.
func BlindPhone(keys *seal.Keys, phone gb.Phone) string {
	return keys.Blind("served.phone", phone.Number())
}

func phonePlace(id string) string { return seal.Place("served", "phone", id) }

// Insert writes units with their audit, in batches: the one way in for forms, imports and the demonstration. Their
// county and city are those of the union that keeps them.
func Insert(ctx context.Context, tx *db.Tx, actor audit.Actor, units []Unit) error {
	ids := map[string]bool{}
	for _, u := range units {
		ids[u.UnionID] = true
	}
	unions, err := org.ByIDs(ctx, tx, slices.Sorted(maps.Keys(ids))...)
	if err != nil {
		return err
	}
	entries := make([]audit.Entry, len(units))
	for i := range units {
		u := &units[i]
		keeper, ok := unions[u.UnionID]
		if !ok {
			return errs.NotFound("所属工会")
		}
		u.CountyID, u.CityID, u.CreatedAt = keeper.CountyID, keeper.CityID, tx.Now()
		if u.PhoneChecked() {
			u.PhoneCheckedAt = tx.Now()
		}
		entries[i] = entry(actor, "served.add", nil, u, "")
	}
	err = db.InsertAll(ctx, tx, units)
	if db.IsUnique(err, "served", "added_by", "client_key") {
		return errClientKey.Because(err)
	}
	if err != nil {
		return fmt.Errorf("insert served units: %w", err)
	}
	return audit.Record(ctx, tx, entries...)
}

// entry is the audit entry of an act upon a unit.
func entry(actor audit.Actor, action string, before, after *Unit, reason string) audit.Entry {
	e := audit.Entry{Actor: actor, Action: action, Kind: "served", Reason: reason}
	u := after
	if before != nil {
		e.Before, u = *before, cmp.Or(after, before)
	}
	if after != nil {
		e.After = *after
	}
	e.ID, e.Label, e.UnionID, e.CountyID, e.CityID = u.ID, u.Name, u.UnionID, u.CountyID, u.CityID
	return e
}
