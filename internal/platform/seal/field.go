package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

const algField = "aes256gcm"

// ErrSealed says that a sealed text cannot be opened: altered, moved to another row, or of a key that is gone.
var ErrSealed = errors.New("sealed text cannot be opened")

func newAEAD(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("aes: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("gcm: %w", err)
	}
	return aead, nil
}

// Place is where a sealed text belongs. A text copied into another row, column or table does not open.
func Place(table, column, rowID string) string { return table + ":" + column + ":" + rowID }

// Seal encrypts plain for its place, as alg.key.text; nothing stays nothing.
func (k *Keys) Seal(place, plain string) string {
	if plain == "" {
		return ""
	}
	id := k.file.Field[len(k.file.Field)-1].ID
	aead := k.field[id]
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(plain)+aead.Overhead())
	rand.Read(nonce)
	head := algField + "." + id + "."
	return head + base64.RawURLEncoding.EncodeToString(aead.Seal(nonce, nonce, []byte(plain), []byte(head+place)))
}

// Open decrypts what Seal made for the same place, also with a key that has been rotated since.
func (k *Keys) Open(place, sealed string) (string, error) {
	if sealed == "" {
		return "", nil
	}
	parts := strings.Split(sealed, ".")
	if len(parts) != 3 || parts[0] != algField || k.field[parts[1]] == nil {
		return "", ErrSealed
	}
	aead := k.field[parts[1]]
	raw, err := base64.RawURLEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(raw) < aead.NonceSize() {
		return "", ErrSealed
	}
	head := sealed[:len(sealed)-len(parts[2])]
	plain, err := aead.Open(nil, raw[:aead.NonceSize()], raw[aead.NonceSize():], []byte(head+place))
	if err != nil {
		return "", ErrSealed
	}
	return string(plain), nil
}

// Stale reports whether sealed was made with an older key than the one in use, and should be sealed anew.
func (k *Keys) Stale(sealed string) bool {
	return sealed != "" && !strings.HasPrefix(sealed, algField+"."+k.file.Field[len(k.file.Field)-1].ID+".")
}

// Blind is the index by which a sealed value is found: equal values of a domain (person.identity, say) have
// equal indexes, and nobody without the key can try values out. Normalise first.
func (k *Keys) Blind(domain, normalised string) string {
	mac := hmac.New(sha256.New, k.file.Blind)
	mac.Write([]byte(domain + "\x00" + normalised))
	return hex.EncodeToString(mac.Sum(nil))
}
