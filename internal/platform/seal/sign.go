package seal

import (
	"crypto/ed25519"
	"encoding/base64"
)

const algSign = "ed25519"

// Sign signs with the newest signing key and tells which it was.
func (k *Keys) Sign(message []byte) (keyID, signature string) {
	id := k.file.Sign[len(k.file.Sign)-1].ID
	return id, base64.StdEncoding.EncodeToString(ed25519.Sign(k.sign[id], message))
}

// Verify reports whether the signing key of that id made signature.
func (k *Keys) Verify(keyID string, message []byte, signature string) bool {
	private, ok := k.sign[keyID]
	if !ok {
		return false
	}
	raw, err := base64.StdEncoding.DecodeString(signature)
	return err == nil && ed25519.Verify(private.Public().(ed25519.PublicKey), message, raw) //nolint:errcheck,forcetypeassert // documented type
}

// PublicKey is what an outsider verifies a signature with, in base64; empty for an unknown key.
func (k *Keys) PublicKey(keyID string) string {
	private, ok := k.sign[keyID]
	if !ok {
		return ""
	}
	return base64.StdEncoding.EncodeToString(private.Public().(ed25519.PublicKey)) //nolint:errcheck,forcetypeassert // documented type
}
