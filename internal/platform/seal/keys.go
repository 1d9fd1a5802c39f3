// Package seal keeps secrets unreadable at rest: it encrypts single fields, makes blind indexes to find
// them by, signs the audit's heads, and names the algorithm in everything it writes.
package seal

import (
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Errors about the key file.
var (
	ErrKeysExist = errors.New("the key file exists already")
	ErrKeysOpen  = errors.New("the key file must be readable by its owner only (mode 0600)")
	ErrKeysBad   = errors.New("the key file is damaged")
)

// Keys are the secrets of one installation. Without them sealed fields are lost for good, so a backup of the
// data is worth nothing without a backup of this file, kept elsewhere.
type Keys struct {
	file  keyFile
	field map[string]cipher.AEAD
	sign  map[string]ed25519.PrivateKey
}

// keyFile is the file as it lies on the disk. In each list the last key is the one in use.
type keyFile struct {
	Format int      `json:"format"`
	Field  []keyRow `json:"field"`
	Sign   []keyRow `json:"sign"`
	Blind  []byte   `json:"blind"` // never rotated: the indexes made with it could not be found again
}

type keyRow struct {
	ID  string `json:"id"`
	Alg string `json:"alg"`
	Key []byte `json:"key"` // for Ed25519 the seed
}

func secret() []byte {
	b := make([]byte, 32)
	rand.Read(b)
	return b
}

// Create makes a key file with fresh keys; it never replaces one. Only `init` and `demo` call it: a server
// that made keys at need would hide that the old ones are missing.
func Create(path string) (*Keys, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the keys: %w", err)
	}
	f := keyFile{
		Format: 1,
		Field:  []keyRow{{"f1", algField, secret()}},
		Sign:   []keyRow{{"s1", algSign, secret()}},
		Blind:  secret(),
	}
	err := write(path, f, os.Link) // unlike a rename, a link does not replace
	if errors.Is(err, fs.ErrExist) {
		return nil, ErrKeysExist
	}
	if err != nil {
		return nil, fmt.Errorf("write keys: %w", err)
	}
	return use(f)
}

// Load reads a key file and refuses one that others may read.
func Load(path string) (*Keys, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, ErrKeysOpen
	}
	text, err := os.ReadFile(path) //nolint:gosec // the path is the operator's
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	var f keyFile
	if err := json.Unmarshal(text, &f); err != nil || f.Format != 1 || len(f.Blind) != 32 || len(f.Field) == 0 || len(f.Sign) == 0 {
		return nil, ErrKeysBad
	}
	return use(f)
}

// Rotate adds a field key and a signing key, in use from the next Load on. Old ones stay: they open what
// they sealed and verify what they signed.
func Rotate(path string) error {
	k, err := Load(path)
	if err != nil {
		return err
	}
	f := k.file
	f.Field = append(f.Field, keyRow{nextID(f.Field), algField, secret()})
	f.Sign = append(f.Sign, keyRow{nextID(f.Sign), algSign, secret()})
	if err := write(path, f, os.Rename); err != nil {
		return fmt.Errorf("write keys: %w", err)
	}
	return nil
}

func nextID(rows []keyRow) string {
	n := len(rows) + 1
	return rows[0].ID[:1] + strconv.Itoa(n)
}

// write puts the file in place whole or not at all.
func write(path string, f keyFile, place func(from, to string) error) error {
	text, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".keys-*") // mode 0600
	if err != nil {
		return err
	}
	_, err = tmp.Write(append(text, '\n'))
	if err == nil {
		err = tmp.Sync()
	}
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = place(tmp.Name(), path)
	}
	if gone := os.Remove(tmp.Name()); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}

func use(f keyFile) (*Keys, error) {
	k := &Keys{file: f, field: map[string]cipher.AEAD{}, sign: map[string]ed25519.PrivateKey{}}
	for _, row := range f.Field {
		if row.Alg != algField || len(row.Key) != 32 || !goodID(row.ID) || k.field[row.ID] != nil {
			return nil, ErrKeysBad
		}
		aead, err := newAEAD(row.Key)
		if err != nil {
			return nil, fmt.Errorf("field key %s: %w", row.ID, err)
		}
		k.field[row.ID] = aead
	}
	for _, row := range f.Sign {
		if row.Alg != algSign || len(row.Key) != ed25519.SeedSize || !goodID(row.ID) || k.sign[row.ID] != nil {
			return nil, ErrKeysBad
		}
		k.sign[row.ID] = ed25519.NewKeyFromSeed(row.Key)
	}
	return k, nil
}

func goodID(id string) bool { return id != "" && !strings.Contains(id, ".") }
