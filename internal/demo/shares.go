package demo

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
)

// fillShares leaves a draft on the workbench of the quota: how the province might share out next year's heads, with what
// two counties gave in a sheet and one over the telephone.
func (b *builder) fillShares(ctx context.Context) error {
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	on := b.season(time.November, 17)
	shares := *b.a.Shares
	shares.DB = b.a.DB.At(clock.Fixed(on.Start().Add(10*time.Hour + 5*time.Minute)))
	year, decider := on.Year()+1, b.plans.who(root, authz.RoleApprover)
	d, err := shares.Begin(ctx, decider, fmt.Sprintf("%d年度员额测算", year), year)
	if err != nil {
		return err
	}
	counties := 0
	for _, u := range b.byID {
		if u.Tier == org.TierCounty {
			counties++
		}
	}
	t, most := d.ShareTerms, 4*d.Total/counties+1
	t.Floor, t.Cap = 1, &most
	sheet, said := []string{"enterprises", "workers", "agreements"}, fmt.Sprintf("设区市总工会%d年三季度统计", on.Year())
	var given []hiring.ShareGiven
	for _, g := range []struct {
		union   string
		numbers [3]int
		sheet   []string
		note    string
	}{
		{"昆山市总工会", [3]int{188, 138600, 128}, sheet, said},
		{"张家港市总工会", [3]int{97, 71200, 66}, sheet, said},
		{"东海县总工会", [3]int{31, 12800, 17}, nil, "县总工会电话报送"},
	} {
		n := g.numbers
		given = append(given, hiring.ShareGiven{
			UnionID: b.byName[g.union].ID, Measures: hiring.Measures{Enterprises: &n[0], Workers: &n[1], Agreements: &n[2]}, Sheet: g.sheet, Note: g.note,
		})
	}
	return shares.Save(ctx, decider, d.ID, d.Rev, t, given)
}
