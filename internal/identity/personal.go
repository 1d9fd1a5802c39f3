package identity

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/platform/db"
)

// RunningLogin is a session of an account that is running: from what kind of device and address, since when.
type RunningLogin struct {
	Device            Device
	Address           string
	CreatedAt, SeenAt time.Time
}

// LoginsOf are the sessions of an account that are running at a time, the latest first: those that have run out lie about until
// they are cleared away.
func LoginsOf(ctx context.Context, q db.Q, accountID string, now time.Time) ([]RunningLogin, error) {
	var rows []session
	if err := q.NewSelect().Model(&rows).Where("s.account_id = ?", accountID).OrderExpr("s.created_at DESC, s.token_hash").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read logins: %w", err)
	}
	out := []RunningLogin{}
	for _, r := range rows {
		if r.alive(now) {
			out = append(out, RunningLogin{Device: r.Device, Address: r.Address, CreatedAt: r.CreatedAt.UTC(), SeenAt: r.LastSeen.UTC()})
		}
	}
	return out, nil
}
