package identity

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// accountWhere finds the one account for which column has the value.
func accountWhere(ctx context.Context, q db.Q, column, value string) (a account, found bool, err error) {
	err = q.NewSelect().Model(&a).Where("? = ?", bun.Ident(column), value).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return account{}, false, nil
	}
	if err != nil {
		return account{}, false, fmt.Errorf("read account: %w", err)
	}
	return a, true, nil
}

func sessionByHash(ctx context.Context, q db.Q, hash string) (se session, found bool, err error) {
	err = q.NewSelect().Model(&se).Where("token_hash = ?", hash).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return session{}, false, nil
	}
	if err != nil {
		return session{}, false, fmt.Errorf("read session: %w", err)
	}
	return se, true, nil
}

// posting is a grant joined with its union.
type posting struct {
	ID         string
	AccountID  string
	Role       authz.Role
	UnionID    string
	UnionName  string
	Tier       org.Tier
	CountyID   string
	CityID     string
	ValidFrom  workday.Date
	ValidUntil workday.Date
}

func (p posting) grant() authz.Grant {
	return authz.Grant{
		ID: p.ID, Role: p.Role, UnionID: p.UnionID, UnionName: p.UnionName, Tier: p.Tier,
		CountyID: p.CountyID, CityID: p.CityID, From: p.ValidFrom, Until: p.ValidUntil,
	}
}

func postings(q db.Q) *bun.SelectQuery {
	return q.NewSelect().TableExpr("role_grant AS g").Join("JOIN org_union AS u ON u.id = g.union_id").
		ColumnExpr("g.id, g.account_id, g.role, g.union_id, u.name AS union_name, u.tier, u.county_id, u.city_id").
		ColumnExpr("g.valid_from, g.valid_until").
		Where("g.ended_at IS NULL").OrderExpr("g.account_id, g.id")
}

// grantsOn are the account's grants in force on the day.
func grantsOn(ctx context.Context, q db.Q, accountID string, on workday.Date) ([]authz.Grant, error) {
	var rows []posting
	err := postings(q).Where("g.account_id = ?", accountID).
		Where("g.valid_from <= ? AND (g.valid_until IS NULL OR g.valid_until >= ?)", on, on).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read grants: %w", err)
	}
	out := make([]authz.Grant, len(rows))
	for i, r := range rows {
		out[i] = r.grant()
	}
	return out, nil
}

// dropSessions ends the account's sessions but the one with the hash keep.
func dropSessions(ctx context.Context, tx *db.Tx, accountID, keep string) error {
	_, err := tx.NewDelete().Model((*session)(nil)).Where("account_id = ? AND token_hash <> ?", accountID, keep).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}

func markSeen(ctx context.Context, tx *db.Tx, hashes []string, at time.Time) error {
	_, err := tx.NewUpdate().Model((*session)(nil)).Set("last_seen = ?", at).
		Where("token_hash IN (?)", bun.List(hashes)).Where("last_seen < ?", at).Exec(ctx)
	if err != nil {
		return fmt.Errorf("note use of sessions: %w", err)
	}
	return nil
}

// dropDead removes sessions that nothing can revive.
func dropDead(ctx context.Context, tx *db.Tx, now time.Time) error {
	longest, _ := Phone.lasts()
	short, _ := Desk.lasts()
	_, err := tx.NewDelete().Model((*session)(nil)).
		Where("expires_at <= ? OR last_seen < ? OR device = ? AND last_seen < ?", now, now.Add(-longest), Desk, now.Add(-short-time.Hour)).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("remove old sessions: %w", err)
	}
	if _, err := tx.NewDelete().Model((*browser)(nil)).Where("seen_at < ?", now.Add(-browserLasts)).Exec(ctx); err != nil {
		return fmt.Errorf("forget old browsers: %w", err)
	}
	return nil
}
