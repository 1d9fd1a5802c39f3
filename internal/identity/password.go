package identity

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"strings"
	"sync"

	"github.com/alexedwards/argon2id"
)

// cost of a password's hash: 19 MiB, two passes, about 40 ms.
var cost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// hashing bounds how many passwords are hashed at once, so that a rush of logins cannot take all memory.
var hashing = make(chan struct{}, 4)

// HashPassword hashes a password. It takes tens of milliseconds: never call it inside a transaction.
func HashPassword(ctx context.Context, password string) (string, error) {
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	hash, err := argon2id.CreateHash(password, cost)
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return hash, nil
}

func samePassword(ctx context.Context, password, hash string) (bool, error) {
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	same, err := argon2id.ComparePasswordAndHash(password, hash)
	if err != nil {
		return false, fmt.Errorf("compare password: %w", err)
	}
	return same, nil
}

// decoy is compared with when a login does not exist, so that the reply takes as long as any other.
var decoy = sync.OnceValues(func() (string, error) { return argon2id.CreateHash(rand.Text(), cost) })

// legible leaves out what is mistaken for something else on paper: 0 o, 1 l i.
const legible = "23456789abcdefghjkmnpqrstuvwxyz"

// NewOneTimePassword makes a password for a slip: three groups of four, 59 bits.
func NewOneTimePassword() string {
	var b strings.Builder
	for i := range 12 {
		if i == 4 || i == 8 {
			b.WriteByte('-')
		}
		b.WriteByte(legible[below(len(legible))])
	}
	return b.String()
}

// below is a random number from 0 to n-1. The system's source of randomness does not fail (crypto/rand).
func below(n int) int {
	v, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		panic("no randomness: " + err.Error())
	}
	return int(v.Int64())
}
