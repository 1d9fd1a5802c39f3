package seal

import (
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/sm3"
	"github.com/emmansun/gmsm/sm4"
	"github.com/emmansun/gmsm/smx509"
)

// SM2 names the signature of GB/T 32918 with SM3 and the usual user id, in the encoding that other programs verify.
const SM2 = "sm2-sm3"

// ErrKey says that a text is no SM2 key of the form expected.
var ErrKey = errors.New("not an SM2 key")

// sm2ID is the user id that GB/T 32918 signatures carry where none is agreed.
var sm2ID = []byte("1234567812345678")

// NewSM2 makes a key pair: the private key in PKCS #8, to be sealed before it is kept, and the public key as PEM.
func NewSM2() (private []byte, public string, err error) {
	key, err := sm2.GenerateKey(rand.Reader)
	if err != nil {
		return nil, "", fmt.Errorf("make SM2 key: %w", err)
	}
	if private, err = smx509.MarshalPKCS8PrivateKey(key); err != nil {
		return nil, "", fmt.Errorf("make SM2 key: %w", err)
	}
	der, err := smx509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return nil, "", fmt.Errorf("make SM2 key: %w", err)
	}
	return private, string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})), nil
}

func privateSM2(der []byte) (*sm2.PrivateKey, error) {
	key, err := smx509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, ErrKey
	}
	private, ok := key.(*sm2.PrivateKey)
	if !ok {
		return nil, ErrKey
	}
	return private, nil
}

func publicSM2(text string) (*ecdsa.PublicKey, []byte, error) {
	block, rest := pem.Decode([]byte(text))
	if block == nil || block.Type != "PUBLIC KEY" || len(rest) > 0 {
		return nil, nil, ErrKey
	}
	key, err := smx509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, nil, ErrKey
	}
	public, ok := key.(*ecdsa.PublicKey)
	if !ok || public.Curve != sm2.P256() {
		return nil, nil, ErrKey
	}
	return public, block.Bytes, nil
}

// Fingerprint is what people compare over the telephone when they exchange public keys: the SM3 of the key.
func Fingerprint(public string) (string, error) {
	_, der, err := publicSM2(public)
	if err != nil {
		return "", err
	}
	sum := sm3.Sum(der)
	return hex.EncodeToString(sum[:]), nil
}

// SignSM2 signs a message with a private key in PKCS #8; the signature is base64 of its ASN.1 form.
func SignSM2(private, message []byte) (string, error) {
	key, err := privateSM2(private)
	if err != nil {
		return "", err
	}
	signature, err := key.Sign(rand.Reader, message, sm2.NewSM2SignerOption(true, sm2ID))
	if err != nil {
		return "", fmt.Errorf("sign: %w", err)
	}
	return base64.StdEncoding.EncodeToString(signature), nil
}

// VerifySM2 reports whether the holder of a public key signed the message.
func VerifySM2(public string, message []byte, signature string) bool {
	key, _, err := publicSM2(public)
	if err != nil {
		return false
	}
	raw, err := base64.StdEncoding.DecodeString(signature)
	return err == nil && sm2.VerifyASN1WithSM2(key, sm2ID, message, raw)
}

// EncryptSM2 closes content for the holder of a public key: a fresh SM4 key, sealed by SM2, and the content in SM4-GCM.
// What is bound stays in clear beside it and is protected with it.
func EncryptSM2(public string, content, bound []byte) (key, sealed []byte, err error) {
	to, _, err := publicSM2(public)
	if err != nil {
		return nil, nil, err
	}
	secret := make([]byte, sm4.BlockSize)
	rand.Read(secret)
	if key, err = sm2.EncryptASN1(rand.Reader, to, secret); err != nil {
		return nil, nil, fmt.Errorf("encrypt key: %w", err)
	}
	aead, err := sm4GCM(secret)
	if err != nil {
		return nil, nil, err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(content)+aead.Overhead())
	rand.Read(nonce)
	return key, aead.Seal(nonce, nonce, content, bound), nil
}

// DecryptSM2 opens what EncryptSM2 closed; ErrSealed for what is altered or not for this key.
func DecryptSM2(private, key, sealed, bound []byte) ([]byte, error) {
	mine, err := privateSM2(private)
	if err != nil {
		return nil, err
	}
	secret, err := mine.Decrypt(rand.Reader, key, sm2.ASN1DecrypterOpts)
	if err != nil || len(secret) != sm4.BlockSize {
		return nil, ErrSealed
	}
	aead, err := sm4GCM(secret)
	if err != nil {
		return nil, err
	}
	if len(sealed) < aead.NonceSize() {
		return nil, ErrSealed
	}
	content, err := aead.Open(nil, sealed[:aead.NonceSize()], sealed[aead.NonceSize():], bound)
	if err != nil {
		return nil, ErrSealed
	}
	return content, nil
}

func sm4GCM(secret []byte) (cipher.AEAD, error) {
	block, err := sm4.NewCipher(secret)
	if err != nil {
		return nil, fmt.Errorf("sm4: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("gcm: %w", err)
	}
	return aead, nil
}
