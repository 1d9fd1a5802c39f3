package demo

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/orgacts"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// fillActs lays acts upon the tree down as Kunshan's officer does: a merger of some months ago, whose facts follow by a
// job as soon as the program runs; a change of name that waits for its day; a request that waits for consent.
func (b *builder) fillActs(ctx context.Context) error {
	county, officer := b.byName["昆山市总工会"], b.accounts["xian"]
	a := authz.Actor{AccountID: officer.ID, Name: officer.Name, Via: audit.CLI, Grants: []authz.Grant{{
		Role: authz.RoleOfficer, UnionID: county.ID, UnionName: county.Name, Tier: county.Tier, CountyID: county.CountyID, CityID: county.CityID,
	}}}
	trade := org.NewUnion{
		ID: db.NewID(), Name: "昆山市建筑行业工会联合会", Kind: org.KindTrade, SuperiorID: county.ID,
		ContactName: "顾建国", ContactTitle: "主席", OfficePhone: "0512-57300618",
	}
	if err := b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := org.CreateTx(ctx, tx, b.actor, []org.NewUnion{trade})
		return err
	}); err != nil {
		return err
	}
	year := b.today.Year()
	past := workday.New(year, b.today.Month(), 1).AddMonths(-4)
	next := workday.New(year, time.January, 1).AddYears(1)
	for _, r := range []struct {
		unionID string
		ask     orgacts.ActRequest
	}{
		{b.byName[merged+"总工会"].ID, orgacts.ActRequest{Kind: orgacts.Merge, On: past, OtherID: b.byName[mergedInto].ID, Document: fmt.Sprintf("昆工〔%d〕21号", past.Year())}},
		{b.byName["花桥镇总工会"].ID, orgacts.ActRequest{Kind: orgacts.Rename, On: next, Name: "花桥街道总工会", NewKind: org.KindStreet, Document: fmt.Sprintf("昆工〔%d〕38号", year)}},
		{trade.ID, orgacts.ActRequest{Kind: orgacts.Employ, On: next}},
	} {
		u, err := org.ByID(ctx, b.a.DB.Read(), r.unionID)
		if err != nil {
			return err
		}
		r.ask.Rev = u.Rev
		if _, err := b.a.OrgActs.Ask(ctx, a, r.unionID, r.ask); err != nil {
			return err
		}
	}
	return nil
}
