package identity

import (
	"context"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

// kindAccount is the kind of record that the package's notices lead to: one's own account.
const kindAccount = "account"

// tellAccount lets the owner of an account know what others did with it: what was done in one's name should be seen by
// oneself first.
func tellAccount(ctx context.Context, tx *db.Tx, accountID, title, body string) error {
	return notify.Tell(ctx, tx, notify.Notice{
		Recipient: notify.ToAccount(accountID), Title: title, Body: body, Kind: kindAccount, RecordID: accountID,
	})
}

// postTitle is a post as a notice names it.
func postTitle(g authz.Grant) string { return authz.PostTitle(g.UnionName, g.Role) }

// term is from when until when a post is held, in words.
func term(from, until workday.Date) string {
	if until.IsZero() {
		return "自" + from.Chinese() + "起"
	}
	return from.Chinese() + "至" + until.Chinese()
}
