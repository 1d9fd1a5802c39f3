// Package notify tells people things: notices inside the program, and messages for a gateway, which wait in the
// outbox until one is set up. Both are written in the transaction that has something to tell, and once.
package notify

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
)

// Notice is a line in a recipient's list. The recipient is a person ("person:id"), an account ("account:id") or a post
// ("role@union"), whose notices are read by whoever holds it, and once for all of them.
type Notice struct {
	bun.BaseModel `bun:"table:notice,alias:n" json:"-"`

	ID        string    `bun:",pk" json:"id"`
	Recipient string    `json:"-"`
	Title     string    `json:"title"`
	Body      string    `json:"body"`
	Kind      string    `json:"kind" doc:"所指记录的种类，空为没有"` // of the record that it leads to; each shell knows its page
	RecordID  string    `json:"recordId"`
	Dedup     string    `json:"-"`         // told once for each recipient
	CreatedAt time.Time `json:"createdAt"` // empty: now
	ReadAt    time.Time `bun:",nullzero" json:"readAt,omitzero"`
	ReadBy    string    `json:"readBy" doc:"谁读的：岗位的通知由在岗的任何一人读过即为已读"`
}

// ToPerson names a natural person as a recipient.
func ToPerson(id string) string { return "person:" + id }

// ToAccount names an account as a recipient, whoever it stands for.
func ToAccount(id string) string { return "account:" + id }

// Tell writes notices; one that its recipient has already been told is left as it is.
func Tell(ctx context.Context, tx *db.Tx, notices ...Notice) error {
	for i := range notices {
		n := &notices[i]
		n.ID = db.NewID()
		if n.CreatedAt.IsZero() {
			n.CreatedAt = tx.Now()
		}
		if n.Dedup == "" {
			n.Dedup = n.ID
		}
	}
	for len(notices) > 0 {
		chunk := notices[:min(len(notices), db.Batch)]
		notices = notices[len(chunk):]
		if _, err := tx.NewInsert().Model(&chunk).On("CONFLICT (recipient, dedup) DO NOTHING").Exec(ctx); err != nil {
			return fmt.Errorf("write notices: %w", err)
		}
	}
	return nil
}

// Forget removes the notices about records, wherever they are on their way.
func Forget(ctx context.Context, tx *db.Tx, kind string, recordIDs ...string) error {
	for ids := range slices.Chunk(recordIDs, db.Batch) {
		const about = "SELECT id FROM notice WHERE kind = ? AND record_id IN (?)"
		if _, err := tx.NewRaw("DELETE FROM notify_pending WHERE notice_id IN ("+about+")", kind, bun.List(ids)).Exec(ctx); err != nil {
			return fmt.Errorf("forget notices: %w", err)
		}
		if _, err := tx.NewRaw("DELETE FROM notice WHERE id IN ("+about+")", kind, bun.List(ids)).Exec(ctx); err != nil {
			return fmt.Errorf("forget notices: %w", err)
		}
	}
	return nil
}

// List is a page of the recipients' notices, the newest first.
func List(ctx context.Context, q db.Q, recipients []string, unread bool, page httpx.PageQuery) (httpx.Page[Notice], error) {
	none := httpx.Page[Notice]{Items: []Notice{}, Total: httpx.Total{Exact: true}}
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil || len(recipients) == 0 {
		return none, err
	}
	sel := q.NewSelect().Model((*Notice)(nil)).Where("n.recipient IN (?)", bun.List(recipients))
	if unread {
		sel = sel.Where("n.read_at IS NULL")
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	var from time.Time
	if len(at.Keys) > 0 {
		if from, err = time.Parse(time.RFC3339Nano, at.Keys[0]); err != nil {
			_, err = httpx.ParseCursor("!", 2) // the refusal of a cursor that nobody was given
			return none, err
		}
	}
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("n.created_at DESC, n.id DESC")
	case at.Back:
		sel = sel.Where("(n.created_at, n.id) > (?, ?)", from, at.Keys[1]).OrderExpr("n.created_at, n.id")
	default:
		sel = sel.Where("(n.created_at, n.id) < (?, ?)", from, at.Keys[1]).OrderExpr("n.created_at DESC, n.id DESC")
	}
	var rows []Notice
	if err := sel.Limit(int64(page.Limit)+1).Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("read notices: %w", err)
	}
	for i := range rows {
		rows[i].CreatedAt, rows[i].ReadAt = rows[i].CreatedAt.UTC(), rows[i].ReadAt.UTC()
	}
	return httpx.Paginate(rows, at, page.Limit, total, func(n Notice) []string {
		return []string{n.CreatedAt.Format(time.RFC3339Nano), n.ID}
	}), nil
}

// UnreadCounted is as far as unread notices are counted: more than a bell shows.
const UnreadCounted = 100

// Unread counts the recipients' unread notices, up to UnreadCounted.
func Unread(ctx context.Context, q db.Q, recipients []string) (n int, err error) {
	if len(recipients) == 0 {
		return 0, nil
	}
	err = q.NewRaw("SELECT count(*) FROM (SELECT 1 FROM notice WHERE recipient IN (?) AND read_at IS NULL LIMIT ?) AS found",
		bun.List(recipients), UnreadCounted).Scan(ctx, &n)
	if err != nil {
		return 0, fmt.Errorf("count notices: %w", err)
	}
	return n, nil
}

// ReadAll marks the recipients' notices up to the instant as read by the named reader.
func ReadAll(ctx context.Context, tx *db.Tx, recipients []string, by string, upTo time.Time) error {
	if len(recipients) == 0 {
		return nil
	}
	_, err := tx.NewRaw("UPDATE notice SET read_at = ?, read_by = ? WHERE recipient IN (?) AND read_at IS NULL AND created_at <= ?",
		tx.Now(), by, bun.List(recipients), upTo.UTC()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("mark notices: %w", err)
	}
	return nil
}

// Read marks one of the recipients' notices as read; ok is false when they have none of that id. One that was read
// already keeps its first reader.
func Read(ctx context.Context, tx *db.Tx, recipients []string, by, id string) (ok bool, err error) {
	if len(recipients) == 0 {
		return false, nil
	}
	res, err := tx.NewRaw(`UPDATE notice SET read_by = CASE WHEN read_at IS NULL THEN ? ELSE read_by END, read_at = coalesce(read_at, ?)
		WHERE id = ? AND recipient IN (?)`, by, tx.Now(), id, bun.List(recipients)).Exec(ctx)
	if err != nil {
		return false, fmt.Errorf("mark notice: %w", err)
	}
	n, err := res.RowsAffected()
	return n > 0, err
}
