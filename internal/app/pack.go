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

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
)

// installPack puts the pack of rules in force that was laid in the data folder when it was made; without one, the program's own.
func installPack(path string) error {
	b, err := os.ReadFile(path) //nolint:gosec // in the data folder
	if errors.Is(err, os.ErrNotExist) {
		policy.Install(nil)
		return nil
	}
	if err != nil {
		return fmt.Errorf("open pack: %w", err)
	}
	p, err := policy.ReadPack(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("规则包 %s 不能用，请用 xiezhi check pack 查看：%w", path, err)
	}
	policy.Install(p)
	return nil
}

// The setting that ties the data to the pack they are judged by: the hash of its file, ownPack for the program's own. The hash is
// the file's, not the values': those change with each rule that a later program knows.
const (
	packSetting = "pack"
	ownPack     = "own"
)

// TiePack records, with the first of the data, by which pack they are judged.
func TiePack(ctx context.Context, tx *db.Tx, path string) error {
	mark, err := packMark(path)
	if err != nil {
		return err
	}
	_, err = tx.NewRaw("INSERT INTO setting (key, value, changed_at) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING", packSetting, mark, tx.Now()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("record pack: %w", err)
	}
	return nil
}

func packMark(path string) (string, error) {
	b, err := os.ReadFile(path) //nolint:gosec // in the data folder
	if errors.Is(err, os.ErrNotExist) {
		return ownPack, nil
	}
	if err != nil {
		return "", fmt.Errorf("read pack: %w", err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// checkPack refuses to judge data by another pack than the one they were begun with. Data that tell of none are tied to what is
// there; where there are none yet, nothing is.
func checkPack(ctx context.Context, d *db.DB, path string) error {
	var was string
	err := d.Read().NewRaw("SELECT value FROM setting WHERE key = ?", packSetting).Scan(ctx, &was)
	if errors.Is(err, sql.ErrNoRows) {
		if _, err := org.Root(ctx, d.Read()); err != nil {
			if errs.Is(err, errs.NotFoundCode) {
				return nil
			}
			return err
		}
		return d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return TiePack(ctx, tx, path) })
	}
	if err != nil {
		return fmt.Errorf("read which pack: %w", err)
	}
	is, err := packMark(path)
	switch {
	case err != nil:
		return err
	case is == was:
		return nil
	case is == ownPack:
		return fmt.Errorf("建库时指定了规则包，数据目录中却没有 %s。为免已有的数据改按别的规则计算，系统不启动；请从备份恢复这个文件", path)
	case was == ownPack:
		return fmt.Errorf("数据是按系统自带的规则包建立的，数据目录中却有 %s。已有的数据不能改按别的规则包计算；请移走这个文件", path)
	}
	return fmt.Errorf("数据目录中的 %s 不是建库时指定的那一份。已有的数据不能改按别的规则包计算；请从备份恢复原来的文件", path)
}
