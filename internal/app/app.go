// Package app puts the program together: it alone sees everything, builds each part once, and lists every route, job
// and follower.
package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/seal"
	"xiezhi/web"
)

// Version is the program's version, in the API document and in replies of GET /api/health.
const Version = "0.1.0"

// App is the whole program on one open database.
type App struct {
	Config config.Config
	DB     *db.DB
	Keys   *seal.Keys
	Files  *blob.Store
	Jobs   *jobs.Runner
	Router authz.Router
	Pack   Pack

	parts
	handler http.Handler
}

// Open builds the program on the data that cfg names. The schema is brought up to date; the keys must exist unless
// create says to make them with a fresh data folder.
func Open(ctx context.Context, cfg config.Config, now clock.Clock, create bool) (*App, error) {
	keys, err := seal.Load(cfg.KeyFile())
	if errors.Is(err, os.ErrNotExist) && create {
		if err := os.MkdirAll(cfg.DataDir, 0o700); err != nil {
			return nil, fmt.Errorf("make the data folder: %w", err)
		}
		keys, err = seal.Create(cfg.KeyFile())
	}
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("没有找到数据目录 %s 的密钥文件。请先运行 xiezhi init（空库）或 xiezhi demo（演示数据）：%w", cfg.DataDir, err)
	}
	if err != nil {
		return nil, fmt.Errorf("keys: %w", err)
	}
	pack, err := readPack(cfg)
	if err == nil {
		err = pack.install()
	}
	if err != nil {
		return nil, err
	}
	d, err := db.Open(ctx, cfg.DSN(), now)
	if err != nil {
		return nil, err
	}
	if err := d.Migrate(ctx); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	if err := pack.check(ctx, d); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	files, err := blob.New(cfg.FileDir(), now)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	a := New(cfg, d, keys, files, now)
	a.Pack = pack
	return a, nil
}

// New builds the program on a migrated database. It starts nothing.
func New(cfg config.Config, d *db.DB, keys *seal.Keys, files *blob.Store, now clock.Clock) *App {
	a := &App{Config: cfg, DB: d, Keys: keys, Files: files, Jobs: jobs.New(d, slog.Default())}
	limit := httpx.NewLimiter(now)
	a.build()
	mux := http.NewServeMux()
	a.Router = httpx.NewRouter(mux, "獬豸 Xiezhi", Version, limit, a.guard())
	a.routes(a.Router)
	mux.Handle("/api/", http.HandlerFunc(noSuchEndpoint))
	mux.Handle("/", web.Handler())
	a.handler = httpx.Wrap(mux, cfg.Proxies)
	return a
}

// Handler is the program as an HTTP handler.
func (a *App) Handler() http.Handler { return a.handler }

// Close closes the database.
func (a *App) Close() error { return a.DB.Close() }

// Serve starts the jobs and answers requests on l until ctx ends; then it lets running requests and jobs finish.
func (a *App) Serve(ctx context.Context, l net.Listener) error {
	if err := a.Jobs.Start(ctx); err != nil {
		return err
	}
	go a.Identity.KeepSeen(ctx)
	debug.FreeOSMemory() // a third of what starting took is not needed again, and the collector would keep it for minutes
	srv := &http.Server{
		Handler: a.handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(slog.Default().Handler(), slog.LevelDebug),
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	var err error
	select {
	case err = <-done:
	case <-ctx.Done():
	}
	rest, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
	defer cancel()
	return errors.Join(ignoreClosed(err), srv.Shutdown(rest), a.Jobs.Stop(rest))
}

func ignoreClosed(err error) error {
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
