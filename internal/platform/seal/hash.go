package seal

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/emmansun/gmsm/sm3"
)

// The hash algorithms: SM3 (GB/T 32905) for what is frozen for evidence, SHA-256 for the rest.
const (
	SM3    = "sm3"
	SHA256 = "sha256"
)

// Hash is the algorithm's name, a colon and the hash in hex. An unknown algorithm is an error.
func Hash(alg string, data []byte) (string, error) {
	switch alg {
	case SM3:
		sum := sm3.Sum(data)
		return SM3 + ":" + hex.EncodeToString(sum[:]), nil
	case SHA256:
		sum := sha256.Sum256(data)
		return SHA256 + ":" + hex.EncodeToString(sum[:]), nil
	}
	return "", fmt.Errorf("unknown hash algorithm %q", alg)
}

// Matches reports whether data has the given hash, by the algorithm that the hash names.
func Matches(hash string, data []byte) (bool, error) {
	alg, _, _ := strings.Cut(hash, ":")
	got, err := Hash(alg, data)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare([]byte(got), []byte(hash)) == 1, nil
}
