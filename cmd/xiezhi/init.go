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
	if err := c.layPack(e, cfg); err != nil {
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
	if c.Pack != "" {
		p := policy.Default()
		fmt.Fprintf(e.stdout, "按规则包计算：%s，依据%s，自%s起，版本%s。\n", p.Name, p.Document, p.Issued.Chinese(), p.Version())
	}
	return nil
}

// layPack checks a pack and lays it in a folder that has no keys yet: what was judged by one is not judged anew by another.
func (c initCmd) layPack(e *env, cfg config.Config) error {
	if c.Pack == "" {
		return nil
	}
	if _, err := os.Stat(cfg.KeyFile()); err == nil {
		return errors.New("数据已存在，规则包只能在建立空库时指定；以后的改变请在系统中作出规定、解释或者实施细则")
	}
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
	if err := os.WriteFile(cfg.PackFile(), content, 0o600); err != nil { //nolint:gosec // the folder that whoever runs the program names
		return fmt.Errorf("lay pack: %w", err)
	}
	return nil
}
