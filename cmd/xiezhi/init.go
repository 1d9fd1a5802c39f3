package main

import (
	"context"
	"errors"
	"fmt"

	"xiezhi/internal/app"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// initCmd makes a data folder to begin with: keys, schema, and the tree down to the counties. A folder that has a tree
// already is left as it is.
type initCmd struct{}

func (initCmd) Run(ctx context.Context, e *env) (err error) {
	if e.getenv("XIEZHI_DATA") == "" {
		return errors.New("请用 XIEZHI_DATA 指明数据目录，例如 XIEZHI_DATA=/srv/xiezhi xiezhi init")
	}
	cfg, err := e.config()
	if err != nil {
		return err
	}
	a, err := app.Open(ctx, cfg, clock.System, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	_, err = org.Root(ctx, a.DB.Read())
	if err == nil {
		fmt.Fprintln(e.stdout, "数据已存在，未作改动："+a.Config.DataDir)
		return nil
	}
	if !errs.Is(err, errs.NotFoundCode) {
		return err
	}
	actor := audit.Actor{ID: audit.SystemID, Name: "命令行", Via: audit.CLI}
	if err := a.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return org.Seed(ctx, tx, actor) }); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "已建立空库：%s。\n下一步：用 xiezhi admin create-account 开立第一个管理员账号，再运行 xiezhi serve。\n请另行保管 %s，没有它无法读取证件号和电话。\n",
		a.Config.DataDir, a.Config.KeyFile())
	return nil
}
