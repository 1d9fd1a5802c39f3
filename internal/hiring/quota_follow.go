package hiring

import (
	"context"
	"fmt"
	"slices"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Follower lets the accounts follow when unions move or merge: a moved union keeps its own, a merged one hands it to its
// successor by an entry on the day, which is countered when the merger is taken back; and one that has heads authorised is
// not closed.
func (s *QuotaService) Follower() org.Follower {
	f := org.FollowTable("员额", "quota_entry", false)
	f.Merge, f.Return, f.Bars = mergeAccounts, returnAccounts, barsReturn
	f.Holds = s.holds
	return f
}

// mergeAccounts moves what a union that was merged has, from the day on which it is no more, in each year that was
// decided; called again, it finds nothing left.
func mergeAccounts(ctx context.Context, tx *db.Tx, t org.Taking, _ int) (int, error) {
	from, into := t.From, t.Into
	if from.Tier == org.TierBase {
		return 0, nil
	}
	if _, err := lockAccounts(ctx, tx, from.ID, into.ID); err != nil {
		return 0, err
	}
	day, n := t.On, 0
	for year := day.Year(); year <= day.Year()+1; year++ {
		account, err := accountOf(ctx, tx, from.ID, year)
		if err != nil {
			return n, err
		}
		on := day
		if on.Year() < year {
			on = firstOf(year)
		}
		o := newOrder(tx, audit.System(), OrderMerge, "随“"+from.Name+"”并入转入", "", on, on)
		entries := moved(o, account, from, into)
		if len(entries) == 0 {
			continue
		}
		if err := insertOrder(ctx, tx, &o, entries); err != nil {
			return n, err
		}
		if err := t.Note(ctx, tx, noted, o.ID); err != nil {
			return n, err
		}
		heads := StandOn(movements(account, Authorised), lastOf(year))
		lines := []Number{{from.ID, -heads}, {into.ID, heads}}
		if err := recordOrder(ctx, tx, audit.System(), o, lines, map[string]org.Union{from.ID: from, into.ID: into}); err != nil {
			return n, err
		}
		n += len(entries)
	}
	return n, nil
}

// noted is under what the orders are noted by which accounts went along.
const noted = "quota_order"

// returnAccounts counters the orders by which accounts went to a successor, from their own days on. A reservation that
// was used or released since does not come back.
func returnAccounts(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
	ids, err := t.Recall(ctx, tx, noted, limit)
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	unions, err := lockAccounts(ctx, tx, t.From.ID, t.Into.ID)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		was, err := orderByID(ctx, tx, id)
		if err != nil {
			return 0, err
		}
		back, err := returned(ctx, tx, t, was)
		if err != nil {
			return 0, err
		}
		o := newOrder(tx, audit.System(), OrderMerge, "“"+t.From.Name+"”并入撤回，员额转回", "", was.DecidedOn, was.EffectiveOn)
		o.CountersID = was.ID
		entries := make([]Entry, len(back))
		heads := map[string]int{}
		for i, e := range back {
			at := o
			at.EffectiveOn = e.EffectiveOn
			entries[i] = newEntry(at, unions[e.UnionID], -e.Amount, -e.Approvals)
			entries[i].Account, entries[i].Subject, entries[i].Label = e.Account, e.Subject, e.Label
			if e.Account == Authorised {
				heads[e.UnionID] -= e.Amount
			}
		}
		if err := insertOrder(ctx, tx, &o, entries); err != nil {
			return 0, err
		}
		lines := []Number{{t.Into.ID, heads[t.Into.ID]}, {t.From.ID, heads[t.From.ID]}}
		if err := recordOrder(ctx, tx, audit.System(), o, lines, unions); err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}

// returned are the entries of an order that are to be countered: all but those of reservations of which the successor
// holds less by now.
func returned(ctx context.Context, q db.Q, t org.Taking, was Order) ([]Entry, error) {
	entries, err := entriesOf(ctx, q, was.ID)
	if err != nil {
		return nil, err
	}
	account, err := accountOf(ctx, q, t.Into.ID, was.Year)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(entries, func(e Entry) bool {
		return e.Account == Reserved && heldOf(account, e.Subject) < heldOf(entriesAt(entries, t.Into.ID), e.Subject)
	}), nil
}

// heldOf sums what is held for a subject.
func heldOf(list []Entry, subject string) int {
	n := 0
	for _, e := range list {
		if e.Account == Reserved && e.Subject == subject {
			n += e.Amount
		}
	}
	return n
}

func entriesAt(list []Entry, unionID string) []Entry {
	var out []Entry
	for _, e := range list {
		if e.UnionID == unionID {
			out = append(out, e)
		}
	}
	return out
}

// barsReturn objects to taking a merger back when the successor has less left than went to it.
func barsReturn(ctx context.Context, q db.Q, t org.Taking) (string, error) {
	var orders []Order
	if err := t.Taken(q.NewSelect().Model(&orders), noted, "o.id").Order("o.year").Scan(ctx); err != nil {
		return "", fmt.Errorf("read quota orders of a merger: %w", err)
	}
	for _, o := range orders {
		entries, err := entriesOf(ctx, q, o.ID)
		if err != nil {
			return "", err
		}
		account, err := accountOf(ctx, q, t.Into.ID, o.Year)
		if err != nil {
			return "", err
		}
		left := movements(account, Authorised)
		for _, m := range movements(entriesAt(entries, t.Into.ID), Authorised) {
			left = append(left, Movement{m.On, -m.Amount})
		}
		if n, _ := lowest(left, o.EffectiveOn); n < 0 {
			return fmt.Sprintf("“%s”%d年的核定员额此后已经调走，不够转回，差%d名，请先由省总工会下达调配文件补足。", t.Into.Name, o.Year, -n), nil
		}
	}
	return "", nil
}

// moved are the entries by which an account goes to another: what it holds on the order's day, what was laid down for
// later days on those days, each reservation with its subject, and the fact that a number was approved.
func moved(o Order, account []Entry, from, into org.Union) []Entry {
	var out []Entry
	move := func(on workday.Date, amount, approvals int, a Account, subject, label string) {
		if amount == 0 && approvals == 0 {
			return
		}
		at := o
		at.EffectiveOn = on
		out = append(out, newEntry(at, from, -amount, -approvals), newEntry(at, into, amount, 0))
		for i := range out[len(out)-2:] {
			e := &out[len(out)-2+i]
			e.Account, e.Subject, e.Label = a, subject, label
		}
	}
	type key struct {
		account Account
		subject string
	}
	var keys []key
	for _, e := range account {
		if k := (key{e.Account, e.Subject}); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for _, k := range keys {
		var list []Movement
		label := ""
		for _, e := range account {
			if e.Account == k.account && e.Subject == k.subject {
				list, label = append(list, Movement{e.EffectiveOn, e.Amount}), e.Label
			}
		}
		numbers := 0
		if k.account == Authorised {
			numbers = approvals(account)
		}
		move(o.EffectiveOn, StandOn(list, o.EffectiveOn), numbers, k.account, k.subject, label)
		later := map[workday.Date]int{}
		var days []workday.Date
		for _, m := range list {
			if m.On.After(o.EffectiveOn) {
				if later[m.On] == 0 {
					days = append(days, m.On)
				}
				later[m.On] += m.Amount
			}
		}
		for _, d := range days {
			move(d, later[d], 0, k.account, k.subject, label)
			later[d] = 0
		}
	}
	return out
}

// holds objects to the closing of a union that has heads authorised this year or next.
func (s *QuotaService) holds(ctx context.Context, q db.Q, unionID string, _ workday.Date) (string, error) {
	today := s.today()
	for _, on := range []workday.Date{today, lastOf(today.Year() + 1)} {
		account, err := accountOf(ctx, q, unionID, on.Year())
		if err != nil {
			return "", err
		}
		if n := StandOn(movements(account, Authorised), on); n > 0 {
			return fmt.Sprintf("%d年核定员额%d名", on.Year(), n), nil
		}
	}
	return "", nil
}
