package worklog

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// Version is what was frozen at one submission of an entry.
type Version struct {
	bun.BaseModel `bun:"table:visit_version,alias:vv"`

	ID        string `bun:",pk"`
	VisitID   string
	Number    int
	Format    string
	Content   []byte
	Hash      string
	Code      string // by which a printed entry is verified
	CreatedAt time.Time
}

// newVersion freezes the entry as its number-th version; nothing is written.
func newVersion(v Visit, t Term, p Party, number int, at time.Time) (Version, error) {
	content, hash, err := freeze(v, t, p, number, at)
	if err != nil {
		return Version{}, err
	}
	return Version{
		ID: db.NewID(), VisitID: v.ID, Number: number, Format: formatVisit, Content: content, Hash: hash,
		Code: strings.ToLower(rand.Text()[:16]), CreatedAt: at,
	}, nil
}

func versionByID(ctx context.Context, q db.Q, id string) (Version, error) {
	var found []Version
	if err := q.NewSelect().Model(&found).Where("vv.id = ?", id).Scan(ctx); err != nil {
		return Version{}, fmt.Errorf("read version: %w", err)
	}
	if len(found) == 0 {
		return Version{}, errs.NotFound("工作日志")
	}
	return found[0], nil
}

func lastNumber(ctx context.Context, q db.Q, visitID string) (int, error) {
	var n int
	if err := q.NewRaw("SELECT coalesce(max(number), 0) FROM visit_version WHERE visit_id = ?", visitID).Scan(ctx, &n); err != nil {
		return 0, fmt.Errorf("number version: %w", err)
	}
	return n, nil
}
