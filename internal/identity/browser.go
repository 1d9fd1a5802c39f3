package identity

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
)

// browser is one on which an account has logged in before. It is known by a cookie that outlives the session, and has a
// lock of its own: a stranger's wrong passwords lock the account for strangers, not for its owner at the usual desk.
// (docs/adr/0008)
type browser struct {
	bun.BaseModel `bun:"table:account_browser"`

	TokenHash   string `bun:",pk"` // of the cookie, which several accounts at one desk share
	AccountID   string `bun:",pk"`
	Failed      int
	LockedUntil time.Time `bun:",nullzero"`
	SeenAt      time.Time
}

// browserLasts is how long a browser is remembered after the last login on it.
const browserLasts = 180 * 24 * time.Hour

const (
	browserSecure = "__Host-xiezhi-known"
	browserPlain  = "xiezhi-known"
)

// browserToken reads the browser's own cookie.
func browserToken(r *http.Request) string {
	name := browserPlain
	if httpx.MetaOf(r.Context()).Secure {
		name = browserSecure
	}
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

// browserCookie hands the token out.
func browserCookie(meta httpx.Meta, token string) string {
	c := http.Cookie{Name: browserPlain, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: meta.Secure, MaxAge: int(browserLasts.Seconds())} //nolint:gosec // not Secure only on the loopback, where there is no TLS
	if meta.Secure {
		c.Name = browserSecure
	}
	return c.String()
}

// knownBrowser finds the browser of the token at which the account has logged in before.
func knownBrowser(ctx context.Context, q db.Q, token, accountID string, now time.Time) (b browser, known bool, err error) {
	if token == "" {
		return browser{}, false, nil
	}
	err = q.NewSelect().Model(&b).Where("token_hash = ?", hashToken(token)).Where("account_id = ?", accountID).
		Where("seen_at > ?", now.Add(-browserLasts)).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return browser{}, false, nil
	}
	if err != nil {
		return browser{}, false, fmt.Errorf("read browser: %w", err)
	}
	return b, true, nil
}

// rememberBrowser notes that the account has logged in with the token, and begins one when there is none.
func rememberBrowser(ctx context.Context, tx *db.Tx, token, accountID string) (string, error) {
	if len(token) < 26 || len(token) > 64 { // none of ours
		token = rand.Text() + rand.Text()
	}
	b := browser{TokenHash: hashToken(token), AccountID: accountID, SeenAt: tx.Now()}
	_, err := tx.NewInsert().Model(&b).On("CONFLICT (token_hash, account_id) DO UPDATE").
		Set("failed = 0").Set("locked_until = NULL").Set("seen_at = EXCLUDED.seen_at").Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("remember browser: %w", err)
	}
	return token, nil
}

func saveBrowser(ctx context.Context, tx *db.Tx, b browser) error {
	if _, err := tx.NewUpdate().Model(&b).Column("failed", "locked_until").WherePK().Exec(ctx); err != nil {
		return fmt.Errorf("save failed logins of a browser: %w", err)
	}
	return nil
}

// openBrowsers opens the locks of all browsers of an account.
func openBrowsers(ctx context.Context, tx *db.Tx, accountID string) error {
	_, err := tx.NewUpdate().Model((*browser)(nil)).Set("failed = 0").Set("locked_until = NULL").Where("account_id = ?", accountID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("unlock browsers: %w", err)
	}
	return nil
}

// dropBrowsers forgets the browsers of an account but the one of the token keep.
func dropBrowsers(ctx context.Context, tx *db.Tx, accountID, keep string) error {
	_, err := tx.NewDelete().Model((*browser)(nil)).Where("account_id = ? AND token_hash <> ?", accountID, hashToken(keep)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("forget browsers: %w", err)
	}
	return nil
}
