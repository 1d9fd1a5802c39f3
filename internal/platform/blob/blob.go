// Package blob keeps uploaded files: a folder sharded by content hash, and a row for each upload. Equal
// content is stored once. A row that nothing refers to after a day is removed, and its file with the last row.
package blob

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// Purpose is what a file is for; it decides which types are let in.
type Purpose string

// The purposes.
const (
	Photo  Purpose = "photo"  // a picture: JPEG, PNG
	Scan   Purpose = "scan"   // a signed paper: PDF, JPEG, PNG
	Paper  Purpose = "paper"  // a document: PDF, DOCX, XLSX, JPEG, PNG
	Issued Purpose = "issued" // a document with a number that others go by: PDF, DOCX
	Roster Purpose = "roster" // a sheet to import: XLSX
)

// Ref is stored content.
type Ref struct {
	SHA256 string // hex
	Size   int64
	Type   string // media type, found by looking into the content
}

// File is an upload.
type File struct {
	bun.BaseModel `bun:"table:blob"`

	ID        string
	SHA256    string `bun:"sha256"`
	Size      int64
	Type      string
	Name      string // as the uploader called it; shown, never a path
	Purpose   Purpose
	UnionID   string
	Kept      bool // something refers to it
	CreatedAt time.Time
	CreatedBy string
}

// Ref is the file's content.
func (f File) Ref() Ref { return Ref{SHA256: f.SHA256, Size: f.Size, Type: f.Type} }

var errGone = errs.Of(errs.KindConflict, "upload_gone", "上传的文件已过期，请重新上传。")

// Add writes the row of content that Put stored, not kept yet, and returns its id.
func (s *Store) Add(ctx context.Context, tx *db.Tx, ref Ref, name string, purpose Purpose, unionID, by string) (string, error) {
	if err := s.there(ref); err != nil {
		return "", errGone.Because(err)
	}
	f := File{
		ID: db.NewID(), SHA256: ref.SHA256, Size: ref.Size, Type: ref.Type, Name: name, Purpose: purpose,
		UnionID: unionID, CreatedAt: tx.Now(), CreatedBy: by,
	}
	if _, err := tx.NewInsert().Model(&f).Exec(ctx); err != nil {
		return "", fmt.Errorf("add file: %w", err)
	}
	return f.ID, nil
}

// Keep marks files as referred to, in the transaction that refers to them. One that is not there any more,
// or was meant for another purpose, is refused.
func Keep(ctx context.Context, tx *db.Tx, purpose Purpose, ids ...string) error {
	for _, id := range ids {
		res, err := tx.NewRaw("UPDATE blob SET kept = ? WHERE id = ? AND purpose = ?", true, id, purpose).Exec(ctx)
		if err != nil {
			return fmt.Errorf("keep file: %w", err)
		}
		n, err := res.RowsAffected()
		if err != nil {
			return fmt.Errorf("keep file: %w", err)
		}
		if n == 0 {
			return errGone
		}
	}
	return nil
}

// Release takes the mark off again; the cleaning job removes the files later.
func Release(ctx context.Context, tx *db.Tx, ids ...string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.NewRaw("UPDATE blob SET kept = ? WHERE id IN (?)", false, bun.List(ids)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("release files: %w", err)
	}
	return nil
}

// Forget releases files and takes away at once what their senders called them, which is often the senders' own names.
func Forget(ctx context.Context, tx *db.Tx, ids ...string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.NewRaw("UPDATE blob SET kept = ?, name = '' WHERE id IN (?)", false, bun.List(ids)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("forget files: %w", err)
	}
	return nil
}

// Get is a file's row. Who may see it is decided by what refers to it, so the caller asks that first.
func Get(ctx context.Context, q db.Q, id string) (File, error) {
	var found []File
	if err := q.NewRaw("SELECT * FROM blob WHERE id = ?", id).Scan(ctx, &found); err != nil {
		return File{}, fmt.Errorf("read file: %w", err)
	}
	if len(found) == 0 {
		return File{}, errs.NotFound("文件")
	}
	return found[0], nil
}
