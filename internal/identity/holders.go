package identity

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// PostHolder is an account with one of the posts that it holds on a day.
type PostHolder struct {
	AccountID string
	Name      string
	Grant     authz.Grant
}

// HoldersAt are the posts held at the unions on the day, by accounts that can log in.
func HoldersAt(ctx context.Context, q db.Q, on workday.Date, unionIDs ...string) ([]PostHolder, error) {
	if len(unionIDs) == 0 {
		return nil, nil
	}
	return holders(ctx, q, on, "g.union_id IN (?)", bun.List(unionIDs))
}

// PostsOf are the posts that the accounts hold on the day; an account that cannot log in holds none.
func PostsOf(ctx context.Context, q db.Q, on workday.Date, accountIDs ...string) ([]PostHolder, error) {
	if len(accountIDs) == 0 {
		return nil, nil
	}
	return holders(ctx, q, on, "g.account_id IN (?)", bun.List(accountIDs))
}

// PostsOfPerson are the posts that a person's account holds on the day.
func PostsOfPerson(ctx context.Context, q db.Q, on workday.Date, personID string) ([]PostHolder, error) {
	return holders(ctx, q, on, "a.person_id = ?", personID)
}

func holders(ctx context.Context, q db.Q, on workday.Date, where string, arg any) ([]PostHolder, error) {
	var found []struct {
		posting
		Name string
	}
	err := postings(q).Join("JOIN account AS a ON a.id = g.account_id").ColumnExpr("a.name").Where(where, arg).
		Where("a.disabled_at IS NULL").Where("g.valid_from <= ?", on).Where("g.valid_until IS NULL OR g.valid_until >= ?", on).Scan(ctx, &found)
	if err != nil {
		return nil, fmt.Errorf("read holders of posts: %w", err)
	}
	out := make([]PostHolder, len(found))
	for i, f := range found {
		out[i] = PostHolder{AccountID: f.AccountID, Name: f.Name, Grant: f.grant()}
	}
	return out, nil
}
