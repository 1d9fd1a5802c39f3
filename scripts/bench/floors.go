package main

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
)

// syncRate is how often the disk confirms 4 KB in place, one after another.
func syncRate(dir string) (r result, err error) {
	f, err := os.Create(filepath.Join(dir, "sync"))
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	page := make([]byte, 4096)
	if _, err := f.Write(page); err != nil {
		return r, err
	}
	if err := f.Sync(); err != nil {
		return r, err
	}
	return under(1, 2*time.Second, func(_, _ int) error {
		if _, err := f.WriteAt(page, 0); err != nil {
			return err
		}
		return syscall.Fdatasync(int(f.Fd()))
	})
}

const emptyPath = "/api/bench/empty"

// addEmpty registers an endpoint that does nothing, in the program's own stack.
func (s *subject) addEmpty() {
	httpx.Public(s.app.Router, http.MethodGet, emptyPath, func(context.Context, *struct{}) (*httpx.Body[string], error) {
		return httpx.Reply("empty"), nil
	})
}

// bareInsert is a transaction of one small row.
func (s *subject) bareInsert(ctx context.Context) (result, error) {
	err := s.app.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw("CREATE TABLE bench_row (id varchar(36) PRIMARY KEY, label text NOT NULL)").Exec(ctx)
		return err
	})
	if err != nil {
		return result{}, err
	}
	return under(writers, s.last, func(_, _ int) error {
		return s.app.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("INSERT INTO bench_row (id, label) VALUES (?, ?)", db.NewID(), "a row of a hundred characters, more or less, as small tables have").Exec(ctx)
			return err
		})
	})
}
