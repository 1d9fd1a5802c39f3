package seal_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"xiezhi/internal/platform/seal"
)

func keys(t *testing.T) (*seal.Keys, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "inner", "keys.json")
	k, err := seal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	return k, path
}

const idNumber = "11010519491231002X" // the worked example of GB 11643

var here = seal.Place("person", "identity", "0192f0c0-0000-7000-8000-000000000001")

func TestSealAndOpen(t *testing.T) {
	k, path := keys(t)
	sealed := k.Seal(here, idNumber)
	if !strings.HasPrefix(sealed, "aes256gcm.f1.") || strings.Contains(sealed, "1949") {
		t.Errorf("sealed text %q", sealed)
	}
	if k.Seal(here, idNumber) == sealed {
		t.Error("two seals of one value are equal")
	}
	again, err := seal.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := again.Open(here, sealed); err != nil || got != idNumber {
		t.Errorf("opened %q, err %v", got, err)
	}
	if got, err := k.Open(here, k.Seal(here, "")); err != nil || got != "" {
		t.Errorf("nothing came back as %q, err %v", got, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	k, _ := keys(t)
	other, _ := keys(t)
	sealed := k.Seal(here, idNumber)
	flipped := []byte(sealed)
	flipped[len(flipped)-10] ^= 1
	cases := []struct{ name, place, text string }{
		{"altered", here, string(flipped)},
		{"cut", here, sealed[:len(sealed)-4]},
		{"another row", seal.Place("person", "identity", "0192f0c0-0000-7000-8000-000000000002"), sealed},
		{"another column", seal.Place("person", "phone", "0192f0c0-0000-7000-8000-000000000001"), sealed},
		{"another key", here, strings.Replace(sealed, ".f1.", ".f2.", 1)},
		{"another algorithm", here, strings.Replace(sealed, "aes256gcm", "sm4gcm", 1)},
		{"plain text", here, idNumber},
		{"only a head", here, "aes256gcm.f1."},
	}
	for _, c := range cases {
		if got, err := k.Open(c.place, c.text); !errors.Is(err, seal.ErrSealed) || got != "" {
			t.Errorf("%s: opened %q, err %v", c.name, got, err)
		}
	}
	if _, err := other.Open(here, sealed); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("another installation's keys: %v", err)
	}
}

func TestRotation(t *testing.T) {
	k, path := keys(t)
	old := k.Seal(here, idNumber)
	oldID, oldSignature := k.Sign([]byte("head"))
	if err := seal.Rotate(path); err != nil {
		t.Fatal(err)
	}
	k2, err := seal.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := k2.Open(here, old); err != nil || got != idNumber {
		t.Errorf("the old key opens %q, err %v", got, err)
	}
	fresh := k2.Seal(here, idNumber)
	if !strings.HasPrefix(fresh, "aes256gcm.f2.") || !k2.Stale(old) || k2.Stale(fresh) || k2.Stale("") {
		t.Errorf("after rotation: %q, stale old %v, stale new %v", fresh, k2.Stale(old), k2.Stale(fresh))
	}
	if _, err := k.Open(here, fresh); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("the keys of before opened what the new key sealed: %v", err)
	}
	if !k2.Verify(oldID, []byte("head"), oldSignature) {
		t.Error("the old signature does not verify")
	}
	if id, _ := k2.Sign([]byte("head")); id != "s2" || oldID != "s1" {
		t.Errorf("signing keys %s and %s", oldID, id)
	}
	if k.Blind("person.identity", idNumber) != k2.Blind("person.identity", idNumber) {
		t.Error("the blind index moved")
	}
}

func TestSignature(t *testing.T) {
	k, _ := keys(t)
	id, signature := k.Sign([]byte("head"))
	if !k.Verify(id, []byte("head"), signature) || k.Verify(id, []byte("heaD"), signature) ||
		k.Verify("s9", []byte("head"), signature) || k.Verify(id, []byte("head"), "?") {
		t.Error("verification is wrong")
	}
	if len(k.PublicKey(id)) != 44 || k.PublicKey("s9") != "" {
		t.Errorf("public keys %q and %q", k.PublicKey(id), k.PublicKey("s9"))
	}
}

func TestBlind(t *testing.T) {
	k, _ := keys(t)
	other, _ := keys(t)
	a := k.Blind("person.identity", idNumber)
	if len(a) != 64 || a != k.Blind("person.identity", idNumber) {
		t.Errorf("index %q", a)
	}
	if a == k.Blind("person.phone", idNumber) || a == k.Blind("person.identity", "x") || a == other.Blind("person.identity", idNumber) {
		t.Error("domain, value or key does not matter")
	}
}

func TestKeyFile(t *testing.T) {
	_, path := keys(t)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, err %v", info.Mode(), err)
	}
	if _, err := seal.Create(path); !errors.Is(err, seal.ErrKeysExist) {
		t.Errorf("a second Create: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".keys-*")); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, err %v", left, err)
	}
	if _, err := seal.Load(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	for _, mode := range []os.FileMode{0o640, 0o604, 0o620} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := seal.Load(path); !errors.Is(err, seal.ErrKeysOpen) {
			t.Errorf("mode %o: %v", mode, err)
		}
	}
	for _, text := range []string{"", "{}", `{"format":1,"field":[{"id":"f1","alg":"aes256gcm","key":"AAAA"}],"sign":[{}],"blind":"AAAA"}`} {
		bad := filepath.Join(t.TempDir(), "keys.json")
		if err := os.WriteFile(bad, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := seal.Load(bad); !errors.Is(err, seal.ErrKeysBad) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestHashVectors(t *testing.T) {
	// GB/T 32905-2016 annex A; FIPS 180-4 examples.
	cases := []struct{ alg, in, want string }{
		{seal.SM3, "abc", "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
		{seal.SM3, strings.Repeat("abcd", 16), "sm3:debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"},
		{seal.SHA256, "abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
	}
	for _, c := range cases {
		got, err := seal.Hash(c.alg, []byte(c.in))
		if err != nil || got != c.want {
			t.Errorf("%s(%q) = %s, err %v", c.alg, c.in, got, err)
		}
		if ok, err := seal.Matches(c.want, []byte(c.in)); err != nil || !ok {
			t.Errorf("%s does not match: %v", c.want, err)
		}
		if ok, err := seal.Matches(c.want, []byte(c.in+" ")); err != nil || ok {
			t.Errorf("%s matches other data: %v", c.want, err)
		}
	}
	if _, err := seal.Hash("md5", nil); err == nil {
		t.Error("md5 was accepted")
	}
	if _, err := seal.Matches("plain", nil); err == nil {
		t.Error("a hash without algorithm was accepted")
	}
}
