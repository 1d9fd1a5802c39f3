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
// successor by an entry on the day, and one that has heads authorised is not closed.
func (s *QuotaService) Follower() org.Follower {
	f := org.FollowTable("员额", "quota_entry", false)
	f.Merge = mergeAccounts
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
		heads := StandOn(movements(account, Authorised), lastOf(year))
		lines := []Number{{from.ID, -heads}, {into.ID, heads}}
		if err := recordOrder(ctx, tx, audit.System(), o, lines, map[string]org.Union{from.ID: from, into.ID: into}); err != nil {
			return n, err
		}
		n += len(entries)
	}
	return n, nil
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
