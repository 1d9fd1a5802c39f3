package served

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
)

// what a unit is called in refusals.
const what = "服务对象"

// ByID is one unit, without a scope: for those who came by the id in their own scope. A merged one is given as it is,
// with MergedInto leading to its successor.
func ByID(ctx context.Context, q db.Q, id string) (Unit, error) {
	found, err := ByIDs(ctx, q, id)
	if err != nil {
		return Unit{}, err
	}
	u, ok := found[id]
	if !ok {
		return Unit{}, errs.NotFound(what)
	}
	return u, nil
}

// ByIDs are units by their ids; those that do not exist are left out.
func ByIDs(ctx context.Context, q db.Q, ids ...string) (map[string]Unit, error) {
	out := make(map[string]Unit, len(ids))
	for chunk := range slices.Chunk(ids, db.Batch) {
		list, err := byIDs(ctx, q, chunk)
		if err != nil {
			return nil, fmt.Errorf("read served units: %w", err)
		}
		for _, u := range list {
			out[u.ID] = u
		}
	}
	return out, nil
}

var one = db.Fixed[Unit]("WHERE id = ?")

func byIDs(ctx context.Context, q db.Q, ids []string) (list []Unit, err error) {
	if len(ids) == 1 {
		return one.Rows(ctx, q, ids[0])
	}
	err = q.NewSelect().Model(&list).Where("id IN (?)", bun.List(ids)).Scan(ctx)
	return list, err
}

// Hold locks units, so that none is merged or closed before the caller's commit, and gives them as they are. Whoever
// writes a unit's id down calls it first: what is committed before a merger follows to the unit that stays, and what
// comes after it sees where the unit leads.
func Hold(ctx context.Context, tx *db.Tx, ids ...string) (map[string]Unit, error) {
	if err := db.Lock(ctx, tx, "served", ids...); err != nil {
		return nil, err
	}
	return ByIDs(ctx, tx, ids...)
}

// withoutFacts are the columns that tell nothing about whether an entry may name a unit.
var withoutFacts = []string{
	"credit_code", "credit_confirmed", "region_code", "industry", "workers", "members", "chair_name", "contact_name", "contact_title",
	"agreement_kind", "agreement_from", "agreement_until", "note", "name_key", "pinyin", "initials", "phone_sealed", "phone_blind", "phone_masked",
	"phone_set_by", "phone_checked_by", "phone_checked_at", "added_by", "client_key", "rev", "created_at",
}

var oneHeld = db.Fixed[Unit]("WHERE id = ?", withoutFacts...)

// HoldOne is Hold for a single unit, with its name, kind, union, state and place alone.
func HoldOne(ctx context.Context, tx *db.Tx, id string) (u Unit, found bool, err error) {
	list, err := oneHeld.Held(ctx, tx, id)
	if err != nil {
		return u, false, fmt.Errorf("hold served unit: %w", err)
	}
	if len(list) == 0 {
		return u, false, nil
	}
	return list[0], true, nil
}

// PhoneFor is the unit's phone for one-time codes. ok is false while there is none, or none that somebody other than
// whoever wrote it down has checked (Art. 10(2)); then no code may be sent.
func PhoneFor(ctx context.Context, q db.Q, keys *seal.Keys, id string) (phone gb.Phone, ok bool, err error) {
	u, err := ByID(ctx, q, id)
	if err != nil || !u.PhoneChecked() || !u.InUse() {
		return gb.Phone{}, false, err
	}
	phone, err = u.phone(keys)
	return phone, err == nil, err
}

// phone opens the sealed phone.
func (u *Unit) phone(keys *seal.Keys) (gb.Phone, error) {
	if u.PhoneSealed == "" {
		return gb.Phone{}, nil
	}
	plain, err := keys.Open(phonePlace(u.ID), u.PhoneSealed)
	if err != nil {
		return gb.Phone{}, fmt.Errorf("open the phone of %s: %w", u.ID, err)
	}
	phone, err := gb.ParsePhone(plain)
	if err != nil {
		return gb.Phone{}, fmt.Errorf("read the phone of %s: %w", u.ID, err)
	}
	return phone, nil
}

func byClientKey(ctx context.Context, q db.Q, account, key string) (Unit, bool, error) {
	var list []Unit
	if err := q.NewSelect().Model(&list).Where("added_by = ?", account).Where("client_key = ?", key).Scan(ctx); err != nil {
		return Unit{}, false, fmt.Errorf("find served unit by its key: %w", err)
	}
	if len(list) == 0 {
		return Unit{}, false, nil
	}
	return list[0], true, nil
}
