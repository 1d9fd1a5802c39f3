package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"

	"xiezhi/internal/app"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/scripts/internal/loopback"
	"xiezhi/scripts/internal/province"
)

// writers and readers are how many clients at once.
const (
	writers = 16
	readers = 4
)

// subject is the program on one of the databases.
type subject struct {
	options
	name  string // sqlite or postgres
	dir   string
	table *table

	cfg      config.Config
	app      *app.App
	province *province.Province
	addr     string
}

func (s *subject) measure(ctx context.Context) (err error) {
	if err := s.open(ctx); err != nil {
		return err
	}
	serving, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	open := true
	shut := func() error {
		if !open {
			return nil
		}
		open = false
		stop()
		return errors.Join(<-done, s.app.Close())
	}
	defer func() { err = errors.Join(err, shut()) }()
	s.addEmpty()
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s.addr = l.Addr().String()
	go func() { done <- s.app.Serve(serving, l) }()
	if err := s.floors(ctx); err != nil {
		return err
	}
	_, err = s.profiled("fill", func() (r result, err error) {
		s.province, err = province.Fill(ctx, s.app, s.fill, say)
		return r, err
	})
	if err != nil {
		return err
	}
	if err := s.settle(ctx); err != nil {
		return err
	}
	if err := s.requests(ctx); err != nil {
		return err
	}
	if err := s.approvals(ctx); err != nil {
		return err
	}
	if err := s.resync(ctx); err != nil {
		return err
	}
	if err := s.filing(ctx); err != nil {
		return err
	}
	if err := s.withChapters(ctx); err != nil {
		return err
	}
	if err := shut(); err != nil {
		return err
	}
	return s.processes(ctx)
}

// open makes the data folder and, for PostgreSQL, a database of its own.
func (s *subject) open(ctx context.Context) (err error) {
	if s.cfg, err = province.NewDatabase(ctx, s.name, s.dir); err != nil {
		return err
	}
	s.app, err = app.Open(ctx, s.cfg, clock.System, true)
	return err
}

// settle does what the program, and PostgreSQL by itself, would do within some minutes of such a load.
func (s *subject) settle(ctx context.Context) error {
	began := time.Now()
	n, err := audit.Seal(ctx, s.app.DB, s.app.Keys)
	if err != nil {
		return err
	}
	say("sealed the last %d records in %.1f s", n, time.Since(began).Seconds())
	if s.name != "postgres" {
		return nil
	}
	if err := province.Execute(ctx, s.cfg.Database, "VACUUM ANALYZE"); err != nil {
		return err
	}
	return province.Execute(ctx, s.cfg.Database, "CHECKPOINT")
}

func (s *subject) floors(ctx context.Context) error {
	if s.wants("floor") {
		r, err := s.profiled("bare", func() (result, error) { return s.bareInsert(ctx) })
		if err != nil {
			return err
		}
		s.table.add(s.name, "floor: transaction of one bare row, 16 writers", r, "")
		r, err = s.profiled("empty", func() (result, error) {
			return requests(s.clients(writers), s.last, http.StatusOK, again(emptyPath))
		})
		if err != nil {
			return err
		}
		s.table.add(s.name, "floor: empty endpoint, 16 clients", r, "")
	}
	return nil
}

// clients are strangers, each from an address of its own.
func (s *subject) clients(n int) []*loopback.Client {
	out := make([]*loopback.Client, n)
	for i := range out {
		out[i] = loopback.New(s.addr, fmt.Sprintf("10.0.%d.%d", i/200, i%200+1))
	}
	return out
}

// profiled runs a case, and leaves its processor profile where one was asked for.
func (s *subject) profiled(name string, do func() (result, error)) (r result, err error) {
	if s.profile == "" {
		return do()
	}
	if err := os.MkdirAll(s.profile, 0o755); err != nil {
		return r, err
	}
	f, err := os.Create(filepath.Join(s.profile, s.name+"-"+name+".pprof"))
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := pprof.StartCPUProfile(f); err != nil {
		return r, err
	}
	defer pprof.StopCPUProfile()
	return do()
}
