package seal_test

import (
	"errors"
	"testing"

	"xiezhi/internal/platform/seal"
)

// A key, a signature over "xiezhi" and a fingerprint that OpenSSL 3 made.
const (
	outsideKey = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEqlg7iGbq5wg3iBEiti+CsO4JKoBB\ndJN581MgShmFBNTCp0s13VRedylgTR9m8ceSyOLqCCw4DLO/QkG1YnrcKA==\n-----END PUBLIC KEY-----\n"
	outsideSig = "MEYCIQDBJnWPwvAPIjfLMRthyJL4D92GYP83G0SHS2w/R30x1AIhAPQzxAnFD6wge/zILnQJJ6wAffEEMUOGZ9K6bT2sxz6D"
	outsideSM3 = "e2ab20103efb69fcc8be768ea5be70b319e2001c9d653fc146477225b7950022"
)

func TestSM2AsOthersMakeIt(t *testing.T) {
	if !seal.VerifySM2(outsideKey, []byte("xiezhi"), outsideSig) || seal.VerifySM2(outsideKey, []byte("xiezhI"), outsideSig) {
		t.Error("a signature of another program is not judged rightly")
	}
	if f, err := seal.Fingerprint(outsideKey); err != nil || f != outsideSM3 {
		t.Errorf("fingerprint %s, %v", f, err)
	}
}

func TestSM2SignAndVerify(t *testing.T) {
	private, public, err := seal.NewSM2()
	if err != nil {
		t.Fatal(err)
	}
	sig, err := seal.SignSM2(private, []byte("m"))
	if err != nil || !seal.VerifySM2(public, []byte("m"), sig) {
		t.Fatalf("the own signature does not verify: %v", err)
	}
	for name, ok := range map[string]bool{
		"another message":   seal.VerifySM2(public, []byte("n"), sig),
		"another key":       seal.VerifySM2(outsideKey, []byte("m"), sig),
		"no signature":      seal.VerifySM2(public, []byte("m"), ""),
		"another signature": seal.VerifySM2(public, []byte("m"), outsideSig),
		"no key":            seal.VerifySM2("x", []byte("m"), sig),
	} {
		if ok {
			t.Errorf("%s verifies", name)
		}
	}
	if _, err := seal.SignSM2([]byte("x"), []byte("m")); !errors.Is(err, seal.ErrKey) {
		t.Errorf("a bad private key: %v", err)
	}
	if _, err := seal.Fingerprint(public + "x"); !errors.Is(err, seal.ErrKey) {
		t.Errorf("a bad public key: %v", err)
	}
}

func TestSM2Envelope(t *testing.T) {
	private, public, err := seal.NewSM2()
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := seal.NewSM2()
	if err != nil {
		t.Fatal(err)
	}
	key, sealed, err := seal.EncryptSM2(public, []byte("内容"), []byte("head"))
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := seal.DecryptSM2(private, key, sealed, []byte("head")); err != nil || string(plain) != "内容" {
		t.Errorf("opened %q, %v", plain, err)
	}
	flipped := append([]byte{}, sealed...)
	flipped[len(flipped)-1] ^= 1
	for name, got := range map[string]error{
		"another key":   errOf(seal.DecryptSM2(other, key, sealed, []byte("head"))),
		"altered":       errOf(seal.DecryptSM2(private, key, flipped, []byte("head"))),
		"another head":  errOf(seal.DecryptSM2(private, key, sealed, []byte("Head"))),
		"cut":           errOf(seal.DecryptSM2(private, key, sealed[:5], []byte("head"))),
		"no sealed key": errOf(seal.DecryptSM2(private, nil, sealed, []byte("head"))),
	} {
		if !errors.Is(got, seal.ErrSealed) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func errOf(_ []byte, err error) error { return err }
