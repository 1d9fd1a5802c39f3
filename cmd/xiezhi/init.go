package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"xiezhi/internal/app"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
)

// initCmd makes a data folder to begin with: keys, schema, and the tree down to the counties. A folder that has a tree
// already is left as it is. A pack of rules is laid in it once, before anything is judged by any.
type initCmd struct {
	Pack string `type:"existingfile" placeholder:"文件" help:"按这一规则包（JSON）计算，代替系统自带的；先用 xiezhi check pack 核对。只能在建立空库时指定。"`
}

func (c initCmd) Run(ctx context.Context, e *env) (err error) {
	if e.getenv("XIEZHI_DATA") == "" {
		return errors.New("请用 XIEZHI_DATA 指明数据目录，例如 XIEZHI_DATA=/srv/xiezhi xiezhi init")
	}
	cfg, err := e.config()
	if err != nil {
		return err
	}
	made := false
	if c.Pack != "" {
		if err := c.layPack(ctx, e, cfg); err != nil {
			return err
		}
		defer func() {
			if !made { // the pack belongs to data that were not made
				err = errors.Join(err, os.Remove(cfg.PackFile()))
			}
		}()
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
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := a.Pack.Tie(ctx, tx); err != nil {
			return err
		}
		return org.Seed(ctx, tx, actor)
	})
	if err != nil {
		return err
	}
	made = true
	fmt.Fprintf(e.stdout, "已建立空库：%s。\n下一步：用 xiezhi admin create-account 开立第一个管理员账号，再运行 xiezhi serve。\n请另行保管 %s，没有它无法读取证件号和电话。\n",
		a.Config.DataDir, a.Config.KeyFile())
	if c.Pack != "" {
		p := policy.Default()
		fmt.Fprintf(e.stdout, "按规则包计算：%s，依据%s，自%s起，版本%s。\n", p.Name, p.Document, p.Issued.Chinese(), p.Version())
	}
	return nil
}

// layPack checks a pack and lays it in the folder of a database that is empty: what was judged by one is not judged anew by
// another, and a folder may be new where its database is not.
func (c initCmd) layPack(ctx context.Context, e *env, cfg config.Config) error {
	content, err := os.ReadFile(c.Pack)
	if err != nil {
		return fmt.Errorf("read pack: %w", err)
	}
	if _, err := policy.ReadPack(bytes.NewReader(content)); err != nil {
		tellPack(e, err)
		return errInvalid
	}
	if err := os.MkdirAll(cfg.DataDir, 0o700); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	empty, err := emptyDatabase(ctx, cfg)
	if err != nil {
		return err
	}
	if !empty {
		return errors.New("数据已存在，规则包只能在建立空库时指定；以后的改变请在系统中作出规定、解释或者实施细则")
	}
	return app.LayPack(cfg, content)
}

// emptyDatabase tells whether a database has no tree yet.
func emptyDatabase(ctx context.Context, cfg config.Config) (empty bool, err error) {
	d, err := db.Open(ctx, cfg.DSN(), clock.System)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if err := d.Migrate(ctx); err != nil {
		return false, err
	}
	_, err = org.Root(ctx, d.Read())
	if errs.Is(err, errs.NotFoundCode) {
		return true, nil
	}
	return false, err
}
