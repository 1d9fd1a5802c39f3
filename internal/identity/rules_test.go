package identity_test

import (
	"testing"

	"xiezhi/internal/identity"
	"xiezhi/internal/platform/errs"
)

func TestCheckPassword(t *testing.T) {
	cases := []struct {
		login, password string
		good            bool
	}{
		{"wangfang", "correct horse battery", true},
		{"wangfang", "去年冬天下了三场大雪", true},
		{"wangfang", "去年冬天下了三场大", false}, // nine characters
		{"wangfang", "k7mq-x3wd-9fhn", true},
		{"wangfang", "short", false},
		{"wangfang", "my-WANGFANG-1", false},
		{"wangfang", "1234567890", false},
		{"wangfang", "Password123", false},
		{"wangfang", "aaaaaaaaaaaa", false},
		{"wangfang", "ababababab", false},
		{"wangfang", "abcdefghijkl", false},
		{"wangfang", "lkjihgfedcba", false},
		{"wangfang", string(make([]byte, 129)), false},
		{"", "a fairly long phrase", true},
	}
	for _, c := range cases {
		err := identity.CheckPassword(c.login, c.password)
		if good := err == nil; good != c.good || !good && errs.CodeOf(err) != "password_weak" {
			t.Errorf("%q: %v", c.password, err)
		}
	}
}

func TestCleanLogin(t *testing.T) {
	for in, want := range map[string]string{
		" WangFang ": "wangfang", "lvliang0042": "lvliang0042", "a.b-c_d": "a.b-c_d",
		"ab": "", "1abc": "", "王芳芳": "", "a b c": "", "": "", "a23456789012345678901234567890123456789012": "",
	} {
		got, err := identity.CleanLogin(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("CleanLogin(%q) = %q, %v", in, got, err)
		}
	}
}
