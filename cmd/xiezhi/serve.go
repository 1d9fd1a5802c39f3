package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"

	"xiezhi/internal/app"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
)

// serveCmd runs the server on the data that XIEZHI_DATA (or XIEZHI_DB) names.
type serveCmd struct{}

func (serveCmd) Run(ctx context.Context, e *env) error {
	a, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer e.close(a)
	return e.serve(ctx, a)
}

// defaultData is where the data is when XIEZHI_DATA does not say; the demonstration makes it.
const defaultData = "data/demo"

// config reads the settings and begins to log as they say.
func (e *env) config() (config.Config, error) {
	cfg, err := config.Load(e.getenv, defaultData)
	if err != nil {
		return config.Config{}, err
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(e.stderr, &slog.HandlerOptions{Level: cfg.Log})))
	return cfg, nil
}

// open builds the program on the data that the environment names. Close it with e.close.
func (e *env) open(ctx context.Context) (*app.App, error) {
	cfg, err := e.config()
	if err != nil {
		return nil, err
	}
	return app.Open(ctx, cfg, clock.System, false)
}

func (e *env) close(a *app.App) {
	if err := a.Close(); err != nil {
		slog.Error("close the database", "err", err)
	}
}

func (e *env) serve(ctx context.Context, a *app.App) error {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", a.Config.Addr)
	if err != nil {
		return fmt.Errorf("无法监听 %s（可用 XIEZHI_ADDR 换一个地址）：%w", a.Config.Addr, err)
	}
	fmt.Fprintf(e.stdout, "服务已启动：http://%s/\n", l.Addr())
	return a.Serve(ctx, l)
}
