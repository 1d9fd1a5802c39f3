// Package notify tells people things: notices inside the program, and messages for a gateway, which wait in the
// outbox until one is set up. Both are written in the transaction that has something to tell, and once.
package notify

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/seal"
)

// Notice is a line in a recipient's list. The recipient is a person ("person:id") or a post ("role@union").
type Notice struct {
	bun.BaseModel `bun:"table:notice,alias:n" json:"-"`

	ID        string    `bun:",pk" json:"id"`
	Recipient string    `json:"-"`
	Title     string    `json:"title"`
	Body      string    `json:"body"`
	Link      string    `json:"link"` // a path of the web part
	Dedup     string    `json:"-"`    // told once for each recipient
	CreatedAt time.Time `json:"createdAt"`
	ReadAt    time.Time `bun:",nullzero" json:"readAt,omitzero"`
}

// ToPerson names a natural person as a recipient.
func ToPerson(id string) string { return "person:" + id }

// Tell writes notices; one that its recipient has already been told is left as it is.
func Tell(ctx context.Context, tx *db.Tx, notices ...Notice) error {
	for i := range notices {
		n := &notices[i]
		n.ID, n.CreatedAt = db.NewID(), tx.Now()
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

// Inbox are the newest notices of the recipients, and how many are unread.
func Inbox(ctx context.Context, q db.Q, recipients []string, limit int) (list []Notice, unread int, err error) {
	list = []Notice{}
	if len(recipients) == 0 {
		return list, 0, nil
	}
	err = q.NewSelect().Model(&list).Where("n.recipient IN (?)", bun.List(recipients)).
		OrderExpr("n.created_at DESC, n.id DESC").Limit(int64(limit)).Scan(ctx)
	if err != nil {
		return nil, 0, fmt.Errorf("read notices: %w", err)
	}
	err = q.NewRaw("SELECT count(*) FROM notice WHERE recipient IN (?) AND read_at IS NULL", bun.List(recipients)).Scan(ctx, &unread)
	if err != nil {
		return nil, 0, fmt.Errorf("count notices: %w", err)
	}
	return list, unread, nil
}

// Read marks the recipients' notices up to the instant as read.
func Read(ctx context.Context, tx *db.Tx, recipients []string, upTo time.Time) error {
	if len(recipients) == 0 {
		return nil
	}
	_, err := tx.NewRaw("UPDATE notice SET read_at = ? WHERE recipient IN (?) AND read_at IS NULL AND created_at <= ?",
		tx.Now(), bun.List(recipients), upTo.UTC()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("mark notices: %w", err)
	}
	return nil
}

// Message is what a gateway is to carry. Number and text are sealed at rest.
type Message struct {
	Channel                   string // sms
	To, ToMasked              string
	Subject, Text             string
	Dedup                     string // sent once
	UnionID, CountyID, CityID string
	ExpiresAt                 time.Time // of no use afterwards
}

// Stored is a message in the outbox.
type Stored struct {
	bun.BaseModel `bun:"table:outbox,alias:b"`

	ID         string `bun:",pk"`
	Channel    string
	ToMasked   string
	ToSealed   string
	Subject    string
	TextSealed string
	Dedup      string
	UnionID    string
	CountyID   string `bun:",nullzero"`
	CityID     string `bun:",nullzero"`
	CreatedAt  time.Time
	ExpiresAt  time.Time `bun:",nullzero"`
}

// Post puts messages into the outbox.
func Post(ctx context.Context, tx *db.Tx, keys *seal.Keys, messages ...Message) error {
	for _, m := range messages {
		id := db.NewID()
		row := Stored{
			ID: id, Channel: m.Channel, ToMasked: m.ToMasked, ToSealed: keys.Seal(seal.Place("outbox", "to", id), m.To),
			Subject: m.Subject, TextSealed: keys.Seal(seal.Place("outbox", "text", id), m.Text), Dedup: m.Dedup,
			UnionID: m.UnionID, CountyID: m.CountyID, CityID: m.CityID, CreatedAt: tx.Now(), ExpiresAt: m.ExpiresAt,
		}
		if row.Dedup == "" {
			row.Dedup = id
		}
		if _, err := tx.NewInsert().Model(&row).On("CONFLICT (dedup) DO NOTHING").Exec(ctx); err != nil {
			return fmt.Errorf("write to the outbox: %w", err)
		}
	}
	return nil
}

// Text opens a message's text.
func (m Stored) Text(keys *seal.Keys) (string, error) {
	text, err := keys.Open(seal.Place("outbox", "text", m.ID), m.TextSealed)
	if err != nil {
		return "", fmt.Errorf("open message: %w", err)
	}
	return text, nil
}
