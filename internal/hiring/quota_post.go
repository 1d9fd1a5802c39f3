package hiring

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// PostApproved posts the numbers of a plan year as the province decided them, or a supplement to them (Art. 6(1)). It
// is the one way in: the plan posts by it, and whoever records a decision that was taken on paper.
func PostApproved(ctx context.Context, tx *db.Tx, actor audit.Actor, a Approval) (Order, error) {
	if err := checkApproval(a, workday.Of(tx.Now())); err != nil {
		return Order{}, err
	}
	o := newOrder(tx, actor, OrderApprove, a.Document, a.Reason, a.DecidedOn, a.effective())
	o.Source = a.Source
	each := 1
	if a.Supplement {
		o.Kind, each = OrderSupplement, 0
	}
	return post(ctx, tx, actor, o, a.Numbers, each, func(u org.Union, account []Entry) error {
		posted := approvals(account) > 0
		switch {
		case !a.Supplement && posted:
			return errs.Rule(CodeQuotaTwice, fmt.Sprintf("%s%d年已有核定数。追加的请按追加登记；有误的请先冲销原文件。", u.Name, a.Year))
		case a.Supplement && !posted:
			return none(u, a.Year)
		case a.Supplement:
			return once(ctx, tx, u, o)
		}
		return nil
	})
}

// once refuses a supplement that stands in the union's account already by the same document: pressed twice, it would
// count twice.
func once(ctx context.Context, tx *db.Tx, u org.Union, o Order) error {
	var n int
	err := tx.NewRaw(`SELECT count(*) FROM quota_entry AS e JOIN quota_order AS o ON o.id = e.order_id
		WHERE e.union_id = ? AND o.kind = ? AND o.year = ? AND o.document = ?
		AND NOT EXISTS (SELECT 1 FROM quota_order AS c WHERE c.counters_id = o.id)`, u.ID, OrderSupplement, o.Year, o.Document).Scan(ctx, &n)
	if err != nil {
		return fmt.Errorf("look for the supplement: %w", err)
	}
	if n > 0 {
		return errs.Rule(CodeQuotaTwice, fmt.Sprintf("%s按%s追加的员额已经登记，不再重复登记。", u.Name, o.Document))
	}
	return nil
}

// PostTransfer posts an order by which the province moves heads between unions (Art. 3). Those that get have positive
// numbers, those that give negative ones.
func PostTransfer(ctx context.Context, tx *db.Tx, actor audit.Actor, t Transfer, source string) (Order, error) {
	if err := t.check(workday.Of(tx.Now())); err != nil {
		return Order{}, err
	}
	o := newOrder(tx, actor, OrderTransfer, t.Document, t.Reason, t.DecidedOn, t.EffectiveOn)
	o.Source = source
	return post(ctx, tx, actor, o, t.Lines, 0, func(u org.Union, account []Entry) error {
		if approvals(account) == 0 {
			return none(u, o.Year)
		}
		return nil
	})
}

func none(u org.Union, year int) error {
	return errs.Rule(CodeQuotaNone, fmt.Sprintf("%s%d年的员额尚未核定，不能调配或追加。", u.Name, year))
}

func newOrder(tx *db.Tx, actor audit.Actor, kind OrderKind, document, reason string, decidedOn, effectiveOn workday.Date) Order {
	return Order{
		ID: db.NewID(), Kind: kind, Year: effectiveOn.Year(), Document: strings.TrimSpace(document), DecidedOn: decidedOn, EffectiveOn: effectiveOn,
		Reason: strings.TrimSpace(reason), CreatedBy: actor.ID, CreatedName: actor.Name, CreatedAt: tx.Now(),
	}
}

// post locks the accounts, asks the rule about each, sees that none will ever hold less than nothing, and writes.
func post(ctx context.Context, tx *db.Tx, actor audit.Actor, o Order, lines []Number, approvals int, rule func(org.Union, []Entry) error) (Order, error) {
	ids := make([]string, len(lines))
	for i, l := range lines {
		ids[i] = l.UnionID
	}
	unions, err := lockAccounts(ctx, tx, ids...)
	if err != nil {
		return Order{}, err
	}
	accounts, err := accountsOf(ctx, tx, o.Year, ids...)
	if err != nil {
		return Order{}, err
	}
	entries := make([]Entry, 0, len(lines))
	for _, l := range lines {
		u := unions[l.UnionID]
		if err := checkHolder(u.Name, holds(u), len(accounts[u.ID]) > 0, l.Heads, o.Kind == OrderCounter); err != nil {
			return Order{}, err
		}
		if err := rule(u, accounts[u.ID]); err != nil {
			return Order{}, err
		}
		list := append(movements(accounts[u.ID], Authorised), Movement{o.EffectiveOn, l.Heads})
		if err := checkNeverBelow(u.Name, list, o.EffectiveOn); err != nil {
			return Order{}, err
		}
		entries = append(entries, newEntry(o, u, l.Heads, approvals))
	}
	if err := insertOrder(ctx, tx, &o, entries); err != nil {
		return Order{}, err
	}
	return o, recordOrder(ctx, tx, actor, o, lines, unions)
}

// holds tells whether a union has an account of its own today.
func holds(u org.Union) bool { return u.Tier != org.TierBase && u.State == org.StateOpen }

func newEntry(o Order, u org.Union, heads, approvals int) Entry {
	return Entry{
		ID: db.NewID(), OrderID: o.ID, Account: Authorised, UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Year: o.Year,
		EffectiveOn: o.EffectiveOn, Amount: heads, Approvals: approvals, CreatedBy: o.CreatedBy, CreatedName: o.CreatedName, CreatedAt: o.CreatedAt,
	}
}

// postedOrder is an order as the audit log keeps it.
type postedOrder struct {
	Order
	Lines string `json:"lines" audit:"track"`
}

func recordOrder(ctx context.Context, tx *db.Tx, actor audit.Actor, o Order, lines []Number, unions map[string]org.Union) error {
	root, err := org.Root(ctx, tx)
	if err != nil {
		return err
	}
	said := make([]string, len(lines))
	for i, l := range lines {
		said[i] = fmt.Sprintf("%s %+d", unions[l.UnionID].Name, l.Heads)
	}
	return audit.Record(ctx, tx, audit.Entry{
		Actor: actor, Action: "quota." + string(o.Kind), Kind: "quota_order", ID: o.ID, Label: o.Document, Reason: o.Reason,
		UnionID: root.ID, After: postedOrder{o, strings.Join(said, "；")},
	})
}

// Countering is the order that undoes another from a day on.
type Countering struct {
	Document    string       `json:"document" maxLength:"120" doc:"文号"`
	DecidedOn   workday.Date `json:"decidedOn" doc:"签发日期"`
	EffectiveOn workday.Date `json:"effectiveOn" doc:"生效日期"`
	Reason      string       `json:"reason" maxLength:"800"`
}

// PostCounter undoes an order from a day on: each of its lines with the sign turned. The order itself stays as it was.
func PostCounter(ctx context.Context, tx *db.Tx, actor audit.Actor, orderID string, c Countering) (Order, error) {
	if err := errs.Fields(checkPaper(c.Document, c.Reason, c.DecidedOn, c.EffectiveOn, workday.Of(tx.Now()), true)...); err != nil {
		return Order{}, err
	}
	if err := db.Lock(ctx, tx, "quota_order", orderID); err != nil {
		return Order{}, err
	}
	was, err := orderByID(ctx, tx, orderID)
	if err != nil {
		return Order{}, err
	}
	_, countered, err := counterOf(ctx, tx, orderID)
	if err != nil {
		return Order{}, err
	}
	if err := checkCounter(was, countered, c.EffectiveOn); err != nil {
		return Order{}, err
	}
	entries, err := entriesOf(ctx, tx, orderID)
	if err != nil {
		return Order{}, err
	}
	each := 0
	if was.Kind == OrderApprove {
		each = -1
	}
	o := newOrder(tx, actor, OrderCounter, c.Document, c.Reason, c.DecidedOn, c.EffectiveOn)
	o.CountersID = was.ID
	return post(ctx, tx, actor, o, reversed(entries), each, func(org.Union, []Entry) error { return nil })
}

func reversed(entries []Entry) []Number {
	out := make([]Number, len(entries))
	for i, e := range entries {
		out[i] = Number{UnionID: e.UnionID, Heads: -e.Amount}
	}
	return out
}

// Reservation holds a head for somebody who is approved and not yet in post: Subject is the form or post that it is
// held for, Label what people call it. It lapses with the plan year.
type Reservation struct {
	UnionID  string // who will employ
	Subject  string
	Label    string
	From     workday.Date // the day on duty that was approved
	PersonID string       // when known: a renewal takes no second head and is not reserved
}

// Reserve holds a head, when there is room for it (Art. 6(3)).
func Reserve(ctx context.Context, tx *db.Tx, actor audit.Actor, r Reservation) error {
	h, err := lockHolder(ctx, tx, r.UnionID, r.From)
	if err != nil {
		return err
	}
	held, err := heldFor(ctx, tx, r.Subject)
	if err != nil {
		return err
	}
	if held.Amount > 0 {
		return errs.Rule(CodeQuotaHeld, "已经为它预留了员额。")
	}
	today := workday.Of(tx.Now())
	room, err := CheckHeadroom(ctx, tx, Hire{UnionID: r.UnionID, PersonID: r.PersonID, From: r.From}, today)
	if err != nil {
		return err
	}
	if room.Renewal {
		return nil
	}
	on := r.From
	if today.Before(on) && today.Year() == on.Year() {
		on = today // held from the approval on, not only from the day on duty
	}
	return postHeld(ctx, tx, actor, h, r.Subject, r.Label, on, 1, "quota.reserve")
}

// Release ends a reservation from a day on: the person has come (the head is counted from now on), or will not come.
// What is held in a later plan year ends with its first day there; what the plan year's end let lapse, or was never held,
// needs no release.
func Release(ctx context.Context, tx *db.Tx, actor audit.Actor, subject string, on workday.Date) error {
	held, err := heldFor(ctx, tx, subject)
	if err != nil || held.Amount == 0 || on.Year() > held.Year {
		return err
	}
	unions, err := lockAccounts(ctx, tx, held.UnionID)
	if err != nil {
		return err
	}
	if held, err = heldFor(ctx, tx, subject); err != nil || held.Amount == 0 {
		return err
	}
	if on.Before(held.EffectiveOn) {
		on = held.EffectiveOn
	}
	return postHeld(ctx, tx, actor, unions[held.UnionID], subject, held.Label, on, -1, "quota.release")
}

// heldFor is the last movement for a subject, with all that is held for it as its amount.
func heldFor(ctx context.Context, q db.Q, subject string) (Entry, error) {
	var list []Entry
	if err := q.NewSelect().Model(&list).Where("subject = ?", subject).Where("subject <> ''").Order("id").Scan(ctx); err != nil {
		return Entry{}, fmt.Errorf("read reservation: %w", err)
	}
	if len(list) == 0 {
		return Entry{}, nil
	}
	last := list[len(list)-1]
	last.Amount = 0
	for _, e := range list {
		if e.Year == last.Year {
			last.Amount += e.Amount
		}
	}
	return last, nil
}

func postHeld(ctx context.Context, tx *db.Tx, actor audit.Actor, h org.Union, subject, label string, on workday.Date, amount int, action string) error {
	e := Entry{
		ID: db.NewID(), Account: Reserved, UnionID: h.ID, CountyID: h.CountyID, CityID: h.CityID, Year: on.Year(), EffectiveOn: on, Amount: amount,
		Subject: subject, Label: label, CreatedBy: actor.ID, CreatedName: actor.Name, CreatedAt: tx.Now(),
	}
	if err := db.InsertAll(ctx, tx, []Entry{e}); err != nil {
		return err
	}
	return audit.Record(ctx, tx, audit.Entry{
		Actor: actor, Action: action, Kind: "quota_entry", ID: e.ID, Label: label, UnionID: h.ID, CountyID: h.CountyID, CityID: h.CityID, After: e,
	})
}
