package filing

import (
	"context"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

// Followers keep filings with the tree: what was filed says what it said, and stays with the union that filed it, closed or
// not; rows, checks and explanations take today's county and city, by which they are seen.
func Followers() []org.Follower {
	filings := org.FollowTable(what, filingsTable, false)
	filings.Close = owesNoMore
	merge := func(ctx context.Context, tx *db.Tx, t org.Taking, _ int) (int, error) {
		return 0, owesNoMore(ctx, tx, t)
	}
	filings.Merge = merge
	return []org.Follower{
		filings,
		org.FollowTable("备案名单", rowsTable, false),
		org.FollowTable("备案核对", "filing_check", false),
		org.FollowTable("备案说明", "filing_explanation", false),
		org.FollowTable("备案公钥", "filing_key", false),
	}
}

// owesNoMore takes a filing that was not made off the ledger of a city that is no more.
func owesNoMore(ctx context.Context, tx *db.Tx, t org.Taking) error {
	if t.From.Tier != org.TierCity {
		return nil
	}
	if err := db.Lock(ctx, tx, "org_union", t.From.ID); err != nil {
		return err
	}
	return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{{Rule: obligation.RuleOctoberFiling, ID: t.From.ID}: nil})
}
