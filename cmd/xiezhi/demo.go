package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"xiezhi/internal/app"
	"xiezhi/internal/demo"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
)

// demoCmd serves a demonstration province, which it makes first when the data folder has none.
type demoCmd struct {
	Fill bool `help:"只生成数据，不启动服务。"`
}

func (c demoCmd) Run(ctx context.Context, e *env) (err error) {
	cfg, err := e.config()
	if err != nil {
		return err
	}
	cfg.Demo = true
	if cfg.Database != "" {
		return errors.New("演示数据只放在 SQLite 中，请去掉 XIEZHI_DB")
	}
	if _, err := os.Stat(cfg.DSN()); errors.Is(err, os.ErrNotExist) {
		if err := makeDemo(ctx, e, cfg); err != nil {
			return err
		}
	}
	a, err := app.Open(ctx, cfg, clock.System, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	filled, err := demo.Filled(ctx, a)
	if err != nil {
		return err
	}
	if !filled {
		return fmt.Errorf("%s 中已有一个没有演示数据的库；请用 XIEZHI_DATA 另指一个目录", cfg.DataDir)
	}
	if c.Fill {
		return nil
	}
	fmt.Fprintf(e.stdout, "演示省份（人员、县级以下工会、走访和意见均为虚构）。所有账号的密码：%s\n", demo.Password)
	for _, l := range demo.Logins {
		fmt.Fprintf(e.stdout, "  %-12s http://%s%-4s %s · %s\n", l.Login, cfg.Addr, l.Page, l.Title, l.Union)
	}
	fmt.Fprintln(e.stdout, "演示中的短信验证码和签字链接：用 xitong 登录，在“系统 → 待发消息”里看。")
	return e.serve(ctx, a)
}

// makeDemo fills a folder beside the wanted one and moves it there when it is whole, so that a demonstration that was
// broken off leaves nothing half-made behind.
func makeDemo(ctx context.Context, e *env, cfg config.Config) (err error) {
	began := time.Now()
	whole := cfg
	whole.DataDir = filepath.Clean(cfg.DataDir) + ".making"
	if err := os.RemoveAll(whole.DataDir); err != nil {
		return fmt.Errorf("clear what an earlier start left: %w", err)
	}
	if err := os.Remove(cfg.DataDir); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("数据目录 %s 里有别的文件，请用 XIEZHI_DATA 另指一个目录：%w", cfg.DataDir, err)
	}
	fmt.Fprintln(e.stdout, "首次启动，正在生成演示数据…")
	a, err := app.Open(ctx, whole, clock.System, true)
	if err != nil {
		return err
	}
	fill := demo.Fill(ctx, a, demo.Province, func(format string, args ...any) {
		fmt.Fprintf(e.stdout, "  "+format+"\n", args...)
	})
	if err := errors.Join(fill, a.Close()); err != nil {
		return err
	}
	if err := os.Rename(whole.DataDir, cfg.DataDir); err != nil {
		return fmt.Errorf("put the demonstration in place: %w", err)
	}
	fmt.Fprintf(e.stdout, "演示数据已生成，共用时 %.1f 秒，存放在 %s。\n", time.Since(began).Seconds(), cfg.DataDir)
	return nil
}
