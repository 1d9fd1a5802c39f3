package blob

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
)

// CleanKind is the job that removes uploads which nothing came to refer to.
const CleanKind = "blob.clean"

const keepLoose = 24 * time.Hour

// Work has r clean the store each hour.
func (s *Store) Work(r *jobs.Runner, d *db.DB) {
	jobs.Handle(r, CleanKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Clean(ctx, d) })
	r.Every(CleanKind, time.Hour)
}

// Clean removes rows that were not kept for a day, then contents of a day's age that no row is left of, those
// among them whose row was never written.
func (s *Store) Clean(ctx context.Context, d *db.DB) error {
	before := d.Now().Add(-keepLoose)
	for {
		var gone int64
		err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			res, err := tx.NewRaw(`DELETE FROM blob WHERE NOT kept AND id IN (SELECT id FROM blob
				WHERE NOT kept AND created_at <= ? ORDER BY created_at, id LIMIT ?)`, before, db.Batch).Exec(ctx)
			if err != nil {
				return err
			}
			gone, err = res.RowsAffected()
			return err
		})
		if err != nil {
			return fmt.Errorf("clean files: %w", err)
		}
		if gone < db.Batch {
			break
		}
	}
	if err := s.cleanFolder(ctx, d.Read(), before); err != nil {
		return fmt.Errorf("clean files: %w", err)
	}
	return nil
}

func (s *Store) cleanFolder(ctx context.Context, q db.Q, before time.Time) error {
	var old []string
	flush := func() error {
		if len(old) == 0 {
			return nil
		}
		var used []string
		if err := q.NewRaw("SELECT DISTINCT sha256 FROM blob WHERE sha256 IN (?)", bun.List(old)).Scan(ctx, &used); err != nil {
			return err
		}
		for _, hash := range old {
			if !slices.Contains(used, hash) {
				if err := s.removeOld(hash, before); err != nil {
					return err
				}
			}
		}
		old = old[:0]
		return nil
	}
	err := filepath.WalkDir(s.dir, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // removed while we walk
		}
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if e.IsDir() {
			return nil
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if info.ModTime().After(before) {
			return nil
		}
		if !hashShape.MatchString(e.Name()) { // left by a Put that was killed
			return os.Remove(path) //nolint:gosec // nobody else writes into this folder, and it holds no links
		}
		if old = append(old, e.Name()); len(old) == db.Batch {
			return flush()
		}
		return nil
	})
	return errors.Join(err, flush())
}
