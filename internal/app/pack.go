package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
)

// Pack is the file of an installation's own rules, as it lies in the data folder; without content there is none.
type Pack struct {
	path    string
	content []byte
}

// readPack reads the pack of a data folder.
func readPack(cfg config.Config) (Pack, error) {
	p := Pack{path: cfg.PackFile()}
	folder, err := os.OpenRoot(cfg.DataDir)
	if err != nil {
		return p, fmt.Errorf("open the data folder: %w", err)
	}
	defer folder.Close()
	p.content, err = folder.ReadFile(filepath.Base(p.path))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return p, fmt.Errorf("read pack: %w", err)
	}
	return p, nil
}

// LayPack writes a pack that was read into a data folder, where none is.
func LayPack(cfg config.Config, content []byte) error {
	folder, err := os.OpenRoot(cfg.DataDir)
	if err != nil {
		return fmt.Errorf("open the data folder: %w", err)
	}
	defer folder.Close()
	if err := folder.WriteFile(filepath.Base(cfg.PackFile()), content, 0o600); err != nil {
		return fmt.Errorf("lay pack: %w", err)
	}
	return nil
}

// install puts the pack in force; without one, the program's own.
func (p Pack) install() error {
	if p.content == nil {
		policy.Install(nil)
		return nil
	}
	pack, err := policy.ReadPack(bytes.NewReader(p.content))
	if err != nil {
		return fmt.Errorf("规则包 %s 不能用，请用 xiezhi check pack 查看：%w", p.path, err)
	}
	policy.Install(pack)
	return nil
}

// The setting that ties the data to the pack they are judged by: the hash of its file, ownPack for the program's own. The hash is
// the file's, not the values': those change with each rule that a later program knows.
const (
	packSetting = "pack"
	ownPack     = "own"
)

// Tie records, with the first of the data, by which pack they are judged.
func (p Pack) Tie(ctx context.Context, tx *db.Tx) error {
	_, err := tx.NewRaw("INSERT INTO setting (key, value, changed_at) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING", packSetting, p.mark(), tx.Now()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("record pack: %w", err)
	}
	return nil
}

func (p Pack) mark() string {
	if p.content == nil {
		return ownPack
	}
	sum := sha256.Sum256(p.content)
	return hex.EncodeToString(sum[:])
}

// check refuses to judge data by another pack than the one they were begun with. Data that tell of none are tied to what is
// there; where there are none yet, nothing is.
func (p Pack) check(ctx context.Context, d *db.DB) error {
	var was string
	err := d.Read().NewRaw("SELECT value FROM setting WHERE key = ?", packSetting).Scan(ctx, &was)
	if errors.Is(err, sql.ErrNoRows) {
		if _, err := org.Root(ctx, d.Read()); err != nil {
			if errs.Is(err, errs.NotFoundCode) {
				return nil
			}
			return err
		}
		return d.InTx(ctx, p.Tie)
	}
	if err != nil {
		return fmt.Errorf("read which pack: %w", err)
	}
	switch is := p.mark(); {
	case is == was:
		return nil
	case is == ownPack:
		return fmt.Errorf("建库时指定了规则包，数据目录中却没有 %s。为免已有的数据改按别的规则计算，系统不启动；请从备份恢复这个文件", p.path)
	case was == ownPack:
		return fmt.Errorf("数据是按系统自带的规则包建立的，数据目录中却有 %s。已有的数据不能改按别的规则包计算；请移走这个文件", p.path)
	}
	return fmt.Errorf("数据目录中的 %s 不是建库时指定的那一份。已有的数据不能改按别的规则包计算；请从备份恢复原来的文件", p.path)
}
