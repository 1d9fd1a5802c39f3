package inbox

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
)

type choiceRow struct {
	bun.BaseModel `bun:"table:notify_choice,alias:nc"`

	AccountID  string `bun:",pk"`
	Choices    string
	QuietFrom  string
	QuietUntil string
	DailyAt    string
	Rev        int64
	ChangedAt  time.Time
}

// chosen is what an account chose.
type chosen struct {
	AccountID string         `audit:"omit"`
	Choices   []NoticeChoice `audit:"track"`
	Hours     Hours          `audit:"track"`
	Rev       int64          `audit:"omit"`
}

func (r choiceRow) chosen() (chosen, error) {
	c := chosen{AccountID: r.AccountID, Hours: Hours{r.QuietFrom, r.QuietUntil, r.DailyAt}, Rev: r.Rev}
	if err := json.Unmarshal([]byte(r.Choices), &c.Choices); err != nil {
		return c, fmt.Errorf("read choices: %w", err)
	}
	return c, nil
}

// chosenBy is what accounts chose; all that chose anything when none are named.
func chosenBy(ctx context.Context, q db.Q, accountIDs ...string) ([]chosen, error) {
	var rows []choiceRow
	sel := q.NewSelect().Model(&rows).Order("nc.account_id")
	if len(accountIDs) > 0 {
		sel = sel.Where("nc.account_id IN (?)", bun.List(accountIDs))
	}
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("read choices: %w", err)
	}
	out := make([]chosen, len(rows))
	for i, r := range rows {
		c, err := r.chosen()
		if err != nil {
			return nil, err
		}
		out[i] = c
	}
	return out, nil
}

// choose writes what an account chose, by whoever saw it as rev; 0 is an account that has not chosen.
func choose(ctx context.Context, tx *db.Tx, c chosen) error {
	text, err := json.Marshal(c.Choices)
	if err != nil {
		return fmt.Errorf("write choices: %w", err)
	}
	row := choiceRow{
		AccountID: c.AccountID, Choices: string(text), QuietFrom: c.Hours.QuietFrom, QuietUntil: c.Hours.QuietUntil, DailyAt: c.Hours.DailyAt,
		Rev: c.Rev + 1, ChangedAt: tx.Now(),
	}
	var res interface{ RowsAffected() (int64, error) }
	if c.Rev == 0 {
		res, err = tx.NewInsert().Model(&row).On("CONFLICT (account_id) DO NOTHING").Exec(ctx)
	} else {
		res, err = tx.NewUpdate().Model(&row).Where("account_id = ? AND rev = ?", c.AccountID, c.Rev).Exec(ctx)
	}
	if err != nil {
		return fmt.Errorf("write choices: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		if err == nil {
			err = errs.Stale()
		}
		return err
	}
	return nil
}

// address is where an account is reached by a channel.
type address struct {
	bun.BaseModel `bun:"table:notify_address,alias:na"`

	AccountID     string `bun:",pk"`
	Channel       string `bun:",pk"`
	AddressSealed string
	AddressMasked string
	ConfirmedAt   time.Time `bun:",nullzero"`
	CodeHash      string
	CodeTries     int
	CodeUntil     time.Time `bun:",nullzero"`
	ChangedAt     time.Time
}

func addressPlace(accountID, channel string) string {
	return seal.Place("notify_address", "address", accountID+"/"+channel)
}

// addressesOf are the addresses of accounts, by account and channel.
func addressesOf(ctx context.Context, q db.Q, accountIDs ...string) (map[string]map[string]address, error) {
	var rows []address
	out := map[string]map[string]address{}
	if len(accountIDs) == 0 {
		return out, nil
	}
	if err := q.NewSelect().Model(&rows).Where("na.account_id IN (?)", bun.List(accountIDs)).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read addresses: %w", err)
	}
	for _, r := range rows {
		if out[r.AccountID] == nil {
			out[r.AccountID] = map[string]address{}
		}
		out[r.AccountID][r.Channel] = r
	}
	return out, nil
}

func writeAddress(ctx context.Context, tx *db.Tx, a address) error {
	a.ChangedAt = tx.Now()
	_, err := tx.NewInsert().Model(&a).On("CONFLICT (account_id, channel) DO UPDATE").
		Set("address_sealed = EXCLUDED.address_sealed, address_masked = EXCLUDED.address_masked, confirmed_at = EXCLUDED.confirmed_at").
		Set("code_hash = EXCLUDED.code_hash, code_tries = EXCLUDED.code_tries, code_until = EXCLUDED.code_until, changed_at = EXCLUDED.changed_at").Exec(ctx)
	if err != nil {
		return fmt.Errorf("write address: %w", err)
	}
	return nil
}

func dropAddress(ctx context.Context, tx *db.Tx, accountID, channel string) error {
	_, err1 := tx.NewRaw("DELETE FROM notify_address WHERE account_id = ? AND channel = ?", accountID, channel).Exec(ctx)
	if err1 != nil {
		return fmt.Errorf("drop address: %w", err1)
	}
	_, err := tx.NewRaw("DELETE FROM notify_pending WHERE account_id = ? AND channel = ?", accountID, channel).Exec(ctx)
	if err != nil {
		return fmt.Errorf("drop address: %w", err)
	}
	return nil
}

// pending is a notice on its way to somebody over a channel.
type pending struct {
	bun.BaseModel `bun:"table:notify_pending,alias:np"`

	AccountID string `bun:",pk"`
	Channel   string `bun:",pk"`
	NoticeID  string `bun:",pk"`
	DueAt     time.Time
}
