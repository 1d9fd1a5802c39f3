package blob

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"time"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/errs"
)

// Store is a folder of contents.
type Store struct {
	dir string
	now clock.Clock
	mu  sync.Mutex // between "it is there already" and "nothing refers to it any more"
}

// New opens the store in dir, and makes it.
func New(dir string, now clock.Clock) (*Store, error) {
	for _, d := range []string{dir, filepath.Join(dir, "tmp")} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, fmt.Errorf("make the folder of files: %w", err)
		}
	}
	return &Store{dir: dir, now: now}, nil
}

var errEmpty = errs.E("file_empty", "文件是空的。", errs.F("file", "文件是空的"))

func errTooLarge(limit int64) error {
	return errs.Of(errs.KindTooLarge, "file_too_large", fmt.Sprintf("文件太大，最多 %d MB。", limit>>20), errs.F("file", "文件太大"))
}

// Put stores what r holds, at most limit bytes, when its content is of a type that the purpose lets in. The
// name and the type that the sender claims count for nothing, and what a picture says beside itself (place, time,
// device) is left out: see strip. It touches no database: call it before the transaction.
func (s *Store) Put(ctx context.Context, r io.Reader, purpose Purpose, limit int64) (ref Ref, err error) {
	tmp, err := os.CreateTemp(filepath.Join(s.dir, "tmp"), "put-*")
	if err != nil {
		return Ref{}, fmt.Errorf("store file: %w", err)
	}
	defer func() {
		gone := errors.Join(tmp.Close(), os.Remove(tmp.Name()))
		if gone != nil && !errors.Is(gone, fs.ErrNotExist) && !errors.Is(gone, os.ErrClosed) {
			err = errors.Join(err, gone)
		}
	}()
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(tmp, sum), io.LimitReader(&reader{ctx, r}, limit+1))
	switch {
	case err != nil:
		return Ref{}, fmt.Errorf("store file: %w", err)
	case size == 0:
		return Ref{}, errEmpty
	case size > limit:
		return Ref{}, errTooLarge(limit)
	}
	media, err := inspect(tmp, size, purpose)
	if err != nil {
		return Ref{}, err
	}
	ref = Ref{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size, Type: media}
	if err := rewrite(tmp, &ref, purpose); err != nil {
		return Ref{}, err
	}
	if err := tmp.Sync(); err != nil {
		return Ref{}, fmt.Errorf("store file: %w", err)
	}
	if err := s.place(tmp.Name(), ref); err != nil {
		return Ref{}, fmt.Errorf("store file: %w", err)
	}
	return ref, nil
}

// rewrite leaves out of a finished file what it should not say, where there is such a thing.
func rewrite(tmp *os.File, ref *Ref, purpose Purpose) error {
	if !strips(ref.Type, purpose) {
		return nil
	}
	content := make([]byte, ref.Size)
	if _, err := tmp.ReadAt(content, 0); err != nil {
		return fmt.Errorf("read file: %w", err)
	}
	clean, err := strip(content, ref.Type)
	if err != nil || bytes.Equal(clean, content) {
		return err
	}
	if err := tmp.Truncate(0); err != nil {
		return fmt.Errorf("rewrite file: %w", err)
	}
	if _, err := tmp.WriteAt(clean, 0); err != nil {
		return fmt.Errorf("rewrite file: %w", err)
	}
	sum := sha256.Sum256(clean)
	ref.SHA256, ref.Size = hex.EncodeToString(sum[:]), int64(len(clean))
	return nil
}

// place moves a finished file to where its hash says. Content that is there already only becomes fresh, so
// that the cleaning job leaves it for another day.
func (s *Store) place(tmp string, ref Ref) error {
	path := s.path(ref.SHA256)
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	if err := os.Chtimes(path, now, now); err == nil {
		return nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := os.Chtimes(tmp, now, now); err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		return err
	}
	return errors.Join(syncDir(dir), syncDir(filepath.Dir(dir)))
}

// syncDir makes a name in a folder survive a power cut.
func syncDir(path string) error {
	d, err := os.Open(path) //nolint:gosec // inside the store
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

var hashShape = regexp.MustCompile(`^[0-9a-f]{64}$`)

// path is sharded, so that no folder grows beyond what is pleasant to list.
func (s *Store) path(hash string) string { return filepath.Join(s.dir, hash[:2], hash[2:4], hash) }

// Open opens content for reading; the caller closes it.
func (s *Store) Open(ref Ref) (*os.File, error) {
	if !hashShape.MatchString(ref.SHA256) {
		return nil, errs.NotFound("文件")
	}
	f, err := os.Open(s.path(ref.SHA256))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errs.NotFound("文件").Because(err)
	}
	if err != nil {
		return nil, fmt.Errorf("open file: %w", err)
	}
	return f, nil
}

func (s *Store) there(ref Ref) error {
	if !hashShape.MatchString(ref.SHA256) {
		return fs.ErrNotExist
	}
	_, err := os.Stat(s.path(ref.SHA256))
	return err
}

// Remove removes content at once, whatever refers to it; content that is not there is no error.
func (s *Store) Remove(ref Ref) error {
	if !hashShape.MatchString(ref.SHA256) {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := os.Remove(s.path(ref.SHA256)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove file: %w", err)
	}
	return nil
}

// removeOld removes content that was last put before the given instant.
func (s *Store) removeOld(hash string, before time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	info, err := os.Stat(s.path(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.ModTime().After(before) {
		return nil
	}
	return os.Remove(s.path(hash))
}

// reader stops reading when the request is over.
type reader struct {
	ctx context.Context //nolint:containedctx // lives as long as one Put
	r   io.Reader
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
