package hiring

import (
	"context"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/workday"
)

// QuotaService holds the use-cases of the quota's ledger.
type QuotaService struct {
	DB   *db.DB
	Font func() (*paper.Font, error)
}

func (s *QuotaService) today() workday.Date { return workday.Of(s.DB.Now()) }

// Transfer is an order to move heads. Who gives has a negative number, who gets a positive one; together they are none.
type Transfer struct {
	Document    string       `json:"document" maxLength:"120" doc:"文号"`
	DecidedOn   workday.Date `json:"decidedOn" doc:"签发日期"`
	EffectiveOn workday.Date `json:"effectiveOn" doc:"生效日期"`
	Reason      string       `json:"reason" maxLength:"800"`
	Lines       []Number     `json:"lines" minItems:"2" maxItems:"400"`
}

func (t Transfer) check(today workday.Date) error {
	if err := errs.Fields(checkPaper(t.Document, t.Reason, t.DecidedOn, t.EffectiveOn, today, true)...); err != nil {
		return err
	}
	return checkTransfer(t.Lines)
}

// forProvince asks whether the actor may do p for the whole province: the numbers are the province's to decide and to
// move (Art. 3, 6(1)); what is the thing that others do not find.
func forProvince(ctx context.Context, q db.Q, a authz.Actor, p authz.Permission, what string) error {
	root, err := org.Root(ctx, q)
	if err != nil {
		return err
	}
	return authz.Require(a, p, root.Place(), what)
}

// RecordApproval records numbers that the province decided on paper.
func (s *QuotaService) RecordApproval(ctx context.Context, a authz.Actor, n Approval) (o Order, err error) {
	if err := forProvince(ctx, s.DB.Read(), a, authz.QuotaDecide, whatOrder); err != nil {
		return Order{}, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		o, err = PostApproved(ctx, tx, a.Audit(), n)
		return err
	})
	return o, err
}

// Preview says what a transfer would change for whom, or why it may not be done, and changes nothing.
func (s *QuotaService) Preview(ctx context.Context, a authz.Actor, t Transfer) ([]QuotaEffect, error) {
	if err := forProvince(ctx, s.DB.Read(), a, authz.QuotaRead, whatOrder); err != nil {
		return nil, err
	}
	if err := t.check(s.today()); err != nil {
		return nil, err
	}
	return effects(ctx, s.DB.Read(), t.EffectiveOn, t.Lines)
}

// Issue moves heads by an order of the province.
func (s *QuotaService) Issue(ctx context.Context, a authz.Actor, t Transfer) (o Order, err error) {
	if err := forProvince(ctx, s.DB.Read(), a, authz.QuotaDecide, whatOrder); err != nil {
		return Order{}, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		o, err = PostTransfer(ctx, tx, a.Audit(), t, "")
		return err
	})
	return o, err
}

// Counter undoes an order from a day on.
func (s *QuotaService) Counter(ctx context.Context, a authz.Actor, orderID string, c Countering) (o Order, err error) {
	if err := forProvince(ctx, s.DB.Read(), a, authz.QuotaDecide, whatOrder); err != nil {
		return Order{}, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		o, err = PostCounter(ctx, tx, a.Audit(), orderID, c)
		return err
	})
	return o, err
}

// effects works out what lines change for their unions on a day. An account that would hold less than nothing is
// refused here as it is at the posting.
func effects(ctx context.Context, q db.Q, on workday.Date, lines []Number) ([]QuotaEffect, error) {
	b, err := readBook(ctx, q, on)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(lines))
	for i, l := range lines {
		ids[i] = l.UnionID
	}
	accounts, err := accountsOf(ctx, q, on.Year(), ids...)
	if err != nil {
		return nil, err
	}
	unions, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]QuotaEffect, 0, len(lines))
	for _, l := range lines {
		u, ok := unions[l.UnionID]
		if !ok {
			return nil, errs.NotFound("工会")
		}
		if i := b.rank(u.ID); i >= 0 {
			u.Name = b.standings[i].Name
		}
		account := accounts[u.ID]
		if err := checkHolder(u.Name, holds(u), len(account) > 0, l.Heads, false); err != nil {
			return nil, err
		}
		if approvals(account) == 0 {
			return nil, none(u, on.Year())
		}
		if err := checkNeverBelow(u.Name, append(movements(account, Authorised), Movement{on, l.Heads}), on); err != nil {
			return nil, err
		}
		e := effect(u.ID, u.Name, l.Heads, b.own[u.ID])
		if !holds(u) {
			e = leaving(e)
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(x, y QuotaEffect) int { return b.rank(x.UnionID) - b.rank(y.UnionID) })
	return out, nil
}
