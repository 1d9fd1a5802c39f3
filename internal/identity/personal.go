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

// LoginsOf are the running sessions of an account, the latest first.
func LoginsOf(ctx context.Context, q db.Q, accountID string) ([]RunningLogin, error) {
	var rows []session
	if err := q.NewSelect().Model(&rows).Where("s.account_id = ?", accountID).OrderExpr("s.created_at DESC, s.token_hash").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read logins: %w", err)
	}
	out := make([]RunningLogin, len(rows))
	for i, r := range rows {
		out[i] = RunningLogin{Device: r.Device, Address: r.Address, CreatedAt: r.CreatedAt.UTC(), SeenAt: r.LastSeen.UTC()}
	}
	return out, nil
}
