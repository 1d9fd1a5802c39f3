package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// over is the county that has more heads than it is given: nobody is dismissed, and hires wait.
const over = "太仓市总工会"

// fillQuota authorises heads for every city and county, last year's and this year's: a few are full, one is over. In
// summer the province moved one.
func (b *builder) fillQuota(ctx context.Context) error {
	inPost := map[string]int{}
	for _, h := range b.heads {
		if h.endedOn.IsZero() && !h.onDuty.After(b.today) {
			inPost[cmp.Or(h.union.CountyID, h.union.CityID)]++
		}
	}
	var holders []org.Union
	for _, u := range b.byID {
		if u.Tier == org.TierCity || u.Tier == org.TierCounty {
			holders = append(holders, u)
		}
	}
	slices.SortFunc(holders, func(u, v org.Union) int { return cmp.Compare(u.SortKey, v.SortKey) })
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	year := b.today.Year()
	city := b.byName[planned]
	byPlan := map[string]int{}
	last, this := []hiring.Number{{UnionID: root.ID, Heads: 6}}, []hiring.Number{{UnionID: root.ID, Heads: 6}}
	var from, to org.Union // of the summer's order
	for i, u := range holders {
		n := inPost[u.ID] + 1 + i%3
		switch {
		case u.Name == over:
			n = max(0, inPost[u.ID]-1)
		case u.Name == "昆山市总工会":
			n = inPost[u.ID] + 2
		case i%13 == 6:
			n = inPost[u.ID] // full
		case from.ID == "" && u.Tier == org.TierCounty && i%3 == 1:
			from = u
		case to.ID == "" && from.ID != "" && u.Tier == org.TierCounty && u.CityID != from.CityID:
			to = u
		}
		last = append(last, hiring.Number{UnionID: u.ID, Heads: n + i%2})
		switch u.ID { // before the order
		case from.ID:
			n++
		case to.ID:
			n = max(0, n-1)
		}
		if u.ID == city.ID || u.CityID == city.ID {
			byPlan[u.ID] = n
			continue
		}
		this = append(this, hiring.Number{UnionID: u.ID, Heads: n})
	}
	err = b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		for _, a := range []hiring.Approval{
			{Year: year - 1, DecidedOn: workday.New(year-2, time.December, 12), Numbers: last},
			{Year: year, DecidedOn: workday.New(year-1, time.December, 11), Numbers: this},
		} {
			a.Document = fmt.Sprintf("苏工发〔%d〕48号", a.DecidedOn.Year())
			if _, err := hiring.PostApproved(ctx, tx, b.actor, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := b.decideThisYear(ctx, byPlan); err != nil {
		return err
	}
	return b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if summer := workday.New(year, time.July, 1); summer.Before(b.today) {
			t := hiring.Transfer{
				Document: fmt.Sprintf("苏工发〔%d〕21号", year), DecidedOn: summer.AddDays(-13), EffectiveOn: summer, Reason: "企业迁移，两地职工数变化",
				Lines: []hiring.Number{{UnionID: from.ID, Heads: -1}, {UnionID: to.ID, Heads: 1}},
			}
			if _, err := hiring.PostTransfer(ctx, tx, b.actor, t, ""); err != nil {
				return err
			}
		}
		b.coming = b.people.name(true) // whose form is approved, see fillForms
		return nil
	})
}
