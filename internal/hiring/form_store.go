package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
)

const formsTable = "hiring_form"

func formByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Form, error) {
	var list []Form
	if err := scope.Where(q.NewSelect().Model(&list).Where("f.id = ?", id), authz.PlaceOf("f")).Scan(ctx); err != nil {
		return Form{}, fmt.Errorf("read form: %w", err)
	}
	if len(list) == 0 {
		return Form{}, errs.NotFound(formWhat)
	}
	return list[0], nil
}

func lockForm(ctx context.Context, tx *db.Tx, scope authz.Scope, id string) (Form, error) {
	if _, err := formByID(ctx, tx, scope, id); err != nil {
		return Form{}, err
	}
	if err := db.Lock(ctx, tx, formsTable, id); err != nil {
		return Form{}, err
	}
	return formByID(ctx, tx, scope, id)
}

// saveForm writes a form that is locked.
func saveForm(ctx context.Context, tx *db.Tx, f *Form) error {
	f.ChangedAt = tx.Now()
	res, err := tx.NewUpdate().Model(f).ExcludeColumn("id", "kind", "union_id", "county_id", "city_id", "rev", "created_at").
		Set("rev = rev + 1").Where("id = ?", f.ID).Where("rev = ?", f.Rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("change form: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("change form: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	f.Rev++
	return nil
}

// ApprovedForm is a form that the superior has approved and no contract has used yet, locked for the transaction: what a
// contract is drawn up from (Art. 6(4)).
func ApprovedForm(ctx context.Context, tx *db.Tx, scope authz.Scope, id string) (Form, error) {
	f, err := lockForm(ctx, tx, scope, id)
	switch {
	case err != nil:
		return f, err
	case f.State != FormApproved:
		return f, errs.Rule(CodeFormState, formWhat+f.State.Title()+"，须经上一级总工会审核同意才能签订合同（第六条第（三）、（四）项）。")
	case f.ContractID != "":
		return f, errs.Rule(CodeFormUsed, "这份推荐表已用于一份合同。")
	}
	return f, nil
}

// UseForm ties an approved form to the contract that was drawn up from it; once. The reservation of its head is the
// hire's to release, under the form's id (Release).
func UseForm(ctx context.Context, tx *db.Tx, f *Form, contractID string) error {
	f.ContractID = contractID
	return saveForm(ctx, tx, f)
}

// Numbers opens the identity number and the phone of a form, for the roster and for the official paper.
func (f Form) Numbers(keys *seal.Keys) (id gb.ID, phone gb.Phone, err error) {
	if f.IDSealed != "" {
		plain, err := keys.Open(seal.Place(formsTable, "id_sealed", f.ID), f.IDSealed)
		if err != nil {
			return id, phone, fmt.Errorf("open the form's number: %w", err)
		}
		if id, err = gb.ParseID(plain); err != nil {
			return id, phone, fmt.Errorf("read the form's number: %w", err)
		}
	}
	if f.PhoneSealed != "" {
		plain, err := keys.Open(seal.Place(formsTable, "phone_sealed", f.ID), f.PhoneSealed)
		if err != nil {
			return id, phone, fmt.Errorf("open the form's phone: %w", err)
		}
		if phone, err = gb.ParsePhone(plain); err != nil {
			return id, phone, fmt.Errorf("read the form's phone: %w", err)
		}
	}
	return id, phone, nil
}

// sealNumbers seals the numbers in the form.
func sealNumbers(f *Form, keys *seal.Keys, id gb.ID, phone gb.Phone) {
	f.IDSealed, f.IDBlind, f.IDMasked = "", "", ""
	if !id.IsZero() {
		f.IDSealed = keys.Seal(seal.Place(formsTable, "id_sealed", f.ID), id.Number())
		f.IDBlind, f.IDMasked = roster.BlindID(keys, id), id.String()
	}
	f.PhoneSealed, f.PhoneBlind, f.PhoneMasked = "", "", ""
	if !phone.IsZero() {
		f.PhoneSealed = keys.Seal(seal.Place(formsTable, "phone_sealed", f.ID), phone.Number())
		f.PhoneBlind, f.PhoneMasked = roster.BlindPhone(keys, phone), phone.String()
	}
}

// Head is the person of an approved form as the roster takes somebody in (roster.Insert), without the contract.
func (f Form) Head(keys *seal.Keys) (roster.NewHead, error) {
	id, phone, err := f.Numbers(keys)
	if err != nil {
		return roster.NewHead{}, err
	}
	return roster.NewHead{
		Name: f.Name, ID: id, Phone: phone, Political: f.Political, Education: f.Education, Title: gb.TitleOf(f.TitleText),
		FormerPost: f.FormerPost, Resume: f.Resume.text(), UnionID: f.UnionID, PostUnionID: f.PostUnionID, PostTier: f.PostTier,
		Channel: f.Channel, ManagedPaper: f.ManagedPaper, OnDuty: f.OnDuty,
	}, nil
}
