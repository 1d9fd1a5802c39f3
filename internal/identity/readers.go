package identity

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// ActorsOf are the accounts as they act on the day, for what the program does in their stead; those that cannot log in are
// left out.
func ActorsOf(ctx context.Context, q db.Q, on workday.Date, accountIDs ...string) ([]authz.Actor, error) {
	if len(accountIDs) == 0 {
		return nil, nil
	}
	var accounts []struct{ ID, Name, PersonID string }
	err := q.NewRaw(`SELECT id, name, coalesce(person_id, '') AS person_id FROM account
		WHERE id IN (?) AND disabled_at IS NULL ORDER BY id`, bun.List(accountIDs)).Scan(ctx, &accounts)
	if err != nil {
		return nil, fmt.Errorf("read accounts: %w", err)
	}
	posts, err := PostsOf(ctx, q, on, accountIDs...)
	if err != nil {
		return nil, err
	}
	grants := map[string][]authz.Grant{}
	for _, p := range posts {
		grants[p.AccountID] = append(grants[p.AccountID], p.Grant)
	}
	out := make([]authz.Actor, len(accounts))
	for i, a := range accounts {
		out[i] = authz.Actor{AccountID: a.ID, PersonID: a.PersonID, Name: a.Name, Grants: grants[a.ID]}
	}
	return out, nil
}

// ActorOf is one account as it acts on the day; one that cannot log in does not exist.
func ActorOf(ctx context.Context, q db.Q, on workday.Date, accountID string) (authz.Actor, error) {
	found, err := ActorsOf(ctx, q, on, accountID)
	if err == nil && len(found) == 0 {
		err = errs.NotFound("账号")
	}
	if err != nil {
		return authz.Actor{}, err
	}
	return found[0], nil
}
