package identity

import (
	"context"
	"fmt"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// lockAccount reads the account for a change that depends on what it reads.
func lockAccount(ctx context.Context, tx *db.Tx, id string) (account, error) {
	if err := db.Lock(ctx, tx, "account", id); err != nil {
		return account{}, err
	}
	a, found, err := accountWhere(ctx, tx, "id", id)
	if err != nil {
		return account{}, err
	}
	if !found {
		return account{}, errs.NotFound("账号")
	}
	return a, nil
}

// saveFailures keeps the count of wrong passwords and the lock that follows from it.
func saveFailures(ctx context.Context, tx *db.Tx, a account) error {
	_, err := tx.NewUpdate().Model(&a).Column("failed", "locked_until").WherePK().Exec(ctx)
	if err != nil {
		return fmt.Errorf("save failed logins: %w", err)
	}
	return nil
}

// savePassword keeps a new password and opens the lock.
func savePassword(ctx context.Context, tx *db.Tx, a account) error {
	_, err := tx.NewUpdate().Model(&a).Column("password_hash", "must_change", "failed", "locked_until").
		Set("rev = rev + 1").WherePK().Exec(ctx)
	if err != nil {
		return fmt.Errorf("save password: %w", err)
	}
	return nil
}
