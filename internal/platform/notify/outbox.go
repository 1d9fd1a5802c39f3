package notify

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/seal"
)

// Message is what a gateway is to carry. Number and text are sealed at rest.
type Message struct {
	Channel                   string // Mail, SMS, Chat
	To, ToMasked              string
	Subject, Text             string
	Secret                    string // the part of Text by which its reader could act: a code, a link
	Dedup                     string // sent once
	UnionID, CountyID, CityID string
	ExpiresAt                 time.Time // of no use afterwards
}

// Hidden stands where a message's secret was.
const Hidden = "●●●●●●"

// Stored is a message in the outbox. What is not sealed of it shows neither the number nor the secret.
type Stored struct {
	bun.BaseModel `bun:"table:outbox,alias:b"`

	ID         string `bun:",pk"`
	Channel    string
	ToMasked   string
	ToSealed   string
	Subject    string
	TextMasked string
	TextSealed string
	Dedup      string
	UnionID    string
	CountyID   string `bun:",nullzero"`
	CityID     string `bun:",nullzero"`
	CreatedAt  time.Time
	ExpiresAt  time.Time `bun:",nullzero"`
	State      string
	Tries      int
	Answer     string    // of the gateway, in words
	EndedAt    time.Time `bun:",nullzero"`
}

// Post puts messages into the outbox, and has them sent where their channel has a gateway.
func Post(ctx context.Context, tx *db.Tx, keys *seal.Keys, messages ...Message) error {
	for _, m := range messages {
		id := db.NewID()
		row := Stored{
			ID: id, Channel: m.Channel, ToMasked: m.ToMasked, ToSealed: keys.Seal(seal.Place("outbox", "to", id), m.To),
			Subject: m.Subject, TextMasked: m.Text, TextSealed: keys.Seal(seal.Place("outbox", "text", id), m.Text), Dedup: m.Dedup,
			UnionID: m.UnionID, CountyID: m.CountyID, CityID: m.CityID, CreatedAt: tx.Now(), ExpiresAt: m.ExpiresAt, State: StateWaiting,
		}
		if m.Secret != "" {
			row.TextMasked = strings.ReplaceAll(m.Text, m.Secret, Hidden)
		}
		if row.Dedup == "" {
			row.Dedup = id
		}
		n, err := changed(tx.NewInsert().Model(&row).On("CONFLICT (dedup) DO NOTHING").Exec(ctx))
		if err != nil {
			return fmt.Errorf("write to the outbox: %w", err)
		}
		if n == 0 {
			continue
		}
		if carries, err := Carries(ctx, tx, m.Channel); err != nil {
			return err
		} else if carries {
			if err := enqueue(ctx, tx, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// Text opens a message's text, secret and all.
func (m Stored) Text(keys *seal.Keys) (string, error) {
	text, err := keys.Open(seal.Place("outbox", "text", m.ID), m.TextSealed)
	if err != nil {
		return "", fmt.Errorf("open message: %w", err)
	}
	return text, nil
}

// Waiting is a page of the outbox, the newest first; within narrows it to the reader's scope.
func Waiting(ctx context.Context, q db.Q, within func(*bun.SelectQuery) *bun.SelectQuery, page httpx.PageQuery) (httpx.Page[Stored], error) {
	none := httpx.Page[Stored]{Items: []Stored{}, Total: httpx.Total{Exact: true}}
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	sel := within(q.NewSelect().Model((*Stored)(nil)))
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	switch { // ids are in the order of writing
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("b.id DESC")
	case at.Back:
		sel = sel.Where("b.id > ?", at.Keys[0]).OrderExpr("b.id")
	default:
		sel = sel.Where("b.id < ?", at.Keys[0]).OrderExpr("b.id DESC")
	}
	var rows []Stored
	if err := sel.Limit(int64(page.Limit)+1).Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("read the outbox: %w", err)
	}
	return httpx.Paginate(rows, at, page.Limit, total, func(m Stored) []string { return []string{m.ID} }), nil
}
