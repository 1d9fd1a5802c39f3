package audit

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"
	"golang.org/x/mod/sumdb/tlog"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
)

// Head states the tree's root at a size, signed. Whoever rewrites the whole database with its keys can be
// found out only by a head that was kept elsewhere: export one regularly.
type Head struct {
	bun.BaseModel `bun:"table:audit_head" json:"-"`

	Size      int64     `json:"size"`
	Root      string    `json:"root"`
	At        time.Time `json:"at"`
	KeyID     string    `json:"key_id"`
	Signature string    `json:"signature"`
	PublicKey string    `json:"public_key" bun:"-"` // so that an outsider can verify an exported head
}

// Message is what is signed.
func (h Head) Message() []byte {
	return fmt.Appendf(nil, "xiezhi-audit-head-1\n%d\n%s\n%s\n", h.Size, h.Root, h.At.UTC().Format(time.RFC3339Nano))
}

func rootText(h tlog.Hash) string { return "sha256:" + hex.EncodeToString(h[:]) }

func signHead(ctx context.Context, tx *db.Tx, k *seal.Keys) error {
	size, err := treeSize(ctx, tx)
	if err != nil {
		return err
	}
	last, err := latestHead(ctx, tx)
	if err != nil {
		return err
	}
	if size == 0 || last.Size == size {
		return nil
	}
	e, err := loadEdge(ctx, tx, size)
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(size, e)
	if err != nil {
		return err
	}
	h := Head{Size: size, Root: rootText(root), At: tx.Now().Truncate(time.Microsecond)}
	h.KeyID, h.Signature = k.Sign(h.Message())
	_, err = tx.NewInsert().Model(&h).Exec(ctx)
	return err
}

func latestHead(ctx context.Context, q db.Q) (Head, error) {
	var heads []Head
	err := q.NewRaw("SELECT size, root, at, key_id, signature FROM audit_head ORDER BY size DESC LIMIT 1").Scan(ctx, &heads)
	if err != nil || len(heads) == 0 {
		return Head{}, err
	}
	return heads[0], nil
}

// Heads are the signed heads, the newest first, each with the key that signed it.
func Heads(ctx context.Context, q db.Q, k *seal.Keys, limit int) ([]Head, error) {
	list := []Head{}
	err := q.NewRaw("SELECT size, root, at, key_id, signature FROM audit_head ORDER BY size DESC LIMIT ?", limit).Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("list audit heads: %w", err)
	}
	for i := range list {
		list[i].At, list[i].PublicKey = list[i].At.UTC(), k.PublicKey(list[i].KeyID)
	}
	return list, nil
}

// Unsealed counts the records that no head holds yet.
func Unsealed(ctx context.Context, q db.Q) (n int, err error) {
	if err := q.NewRaw("SELECT count(*) FROM audit_entry WHERE leaf IS NULL").Scan(ctx, &n); err != nil {
		return 0, fmt.Errorf("count unsealed audit: %w", err)
	}
	return n, nil
}

var (
	errNoHead  = errs.Of(errs.KindNotFound, "audit_no_head", "审计记录尚未封存，暂无可导出的凭证。")
	errBadHead = errors.New("not an exported head of the audit")
)

// ExportHead is the newest head as a file to keep outside.
func ExportHead(ctx context.Context, q db.Q, k *seal.Keys) ([]byte, error) {
	h, err := latestHead(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("export audit head: %w", err)
	}
	if h.Size == 0 {
		return nil, errNoHead
	}
	return h.export(k)
}

// ExportHeadOf is the head at a size as a file.
func ExportHeadOf(ctx context.Context, q db.Q, k *seal.Keys, size int64) ([]byte, error) {
	var found []Head
	if err := q.NewRaw("SELECT size, root, at, key_id, signature FROM audit_head WHERE size = ?", size).Scan(ctx, &found); err != nil {
		return nil, fmt.Errorf("export audit head: %w", err)
	}
	if len(found) == 0 {
		return nil, errs.NotFound("封存凭证")
	}
	return found[0].export(k)
}

func (h Head) export(k *seal.Keys) ([]byte, error) {
	h.At, h.PublicKey = h.At.UTC(), k.PublicKey(h.KeyID)
	text, err := json.MarshalIndent(h, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("export audit head: %w", err)
	}
	return append(text, '\n'), nil
}

// ParseHead reads what ExportHead wrote.
func ParseHead(text []byte) (Head, error) {
	var h Head
	if err := json.Unmarshal(text, &h); err != nil || h.Size <= 0 || h.Root == "" || h.Signature == "" {
		return Head{}, errBadHead
	}
	return h, nil
}
