package identity

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
)

// Lockout: so many wrong passwords in a row close the account for so long.
const (
	failuresAllowed = 5
	lockTime        = 15 * time.Minute
)

// Password lengths, in characters and in bytes.
const (
	passwordLeast = 10
	passwordMost  = 128
)

// lasts tells how long a session lasts unused, and at most.
func (d Device) lasts() (idle, absolute time.Duration) {
	if d == Phone {
		return 7 * 24 * time.Hour, 30 * 24 * time.Hour
	}
	return 30 * time.Minute, 12 * time.Hour
}

// alive tells whether the session may still be used at now.
func (s session) alive(now time.Time) bool {
	idle, _ := s.Device.lasts()
	return now.Before(s.ExpiresAt) && now.Sub(s.LastSeen) < idle
}

// locked tells whether wrong passwords have closed the account for the moment.
func (a account) locked(now time.Time) bool { return now.Before(a.LockedUntil) }

// failedOnce is the account after one more wrong password.
func (a account) failedOnce(now time.Time) account {
	if a.locked(now) {
		return a
	}
	a.Failed++
	if a.Failed >= failuresAllowed {
		a.Failed, a.LockedUntil = 0, now.Add(lockTime)
	}
	return a
}

// attempt is what is counted of tries at an account: its own count, or that of a browser it has logged in on before. A
// known browser is closed by its own wrong passwords alone.
type attempt struct {
	account account
	browser browser
	known   bool
}

// closed tells whether no password opens the account for the moment.
func (a attempt) closed(now time.Time) bool {
	if a.known {
		return now.Before(a.browser.LockedUntil)
	}
	return a.account.locked(now)
}

// failedOnce is the attempt after one more wrong password. The lock of a known browser locks the account for strangers
// too, so that it shows.
func (a attempt) failedOnce(now time.Time) attempt {
	if !a.known {
		a.account = a.account.failedOnce(now)
		return a
	}
	if a.closed(now) {
		return a
	}
	a.browser.Failed++
	if a.browser.Failed >= failuresAllowed {
		a.browser.Failed, a.browser.LockedUntil = 0, now.Add(lockTime)
		a.account.Failed, a.account.LockedUntil = 0, a.browser.LockedUntil
	}
	return a
}

// common are passwords of the required length that everybody tries first.
var common = []string{
	"1234567890", "0123456789", "0987654321", "9876543210", "1q2w3e4r5t", "qwertyuiop", "1qaz2wsx3edc", "qwer1234567",
	"password12", "password123", "password1234", "abcd123456", "abc1234567", "a123456789", "1234567891", "12345678910",
	"5201314520", "woaini1314", "woaini520520", "xiezhi1234", "xiezhi2026", "gonghui123", "gonghui2026", "jiangsu2026",
	"admin12345", "admin123456", "administrator", "iloveyou123", "asdfghjkl123", "zxcvbnm123", "qazwsxedc1", "1122334455",
}

// CheckPassword tells why a new password will not do, or nil. Length is what protects; no mixture of signs is asked.
func CheckPassword(login, password string) error {
	plain := strings.ToLower(password)
	switch {
	case utf8.RuneCountInString(password) < passwordLeast:
		return badPassword("至少 10 个字符，可以是几个词连起来的一句话")
	case len(password) > passwordMost:
		return badPassword("太长了，请不超过 128 个字符")
	case login != "" && strings.Contains(plain, login):
		return badPassword("不能包含登录名")
	case slices.Contains(common, plain) || monotonous(plain):
		return badPassword("这个密码太常见，请换一个")
	}
	return nil
}

func badPassword(why string) error {
	return errs.E("password_weak", "新密码不符合要求："+why+"。", errs.F("new", why))
}

// monotonous tells a password that repeats one or two characters, or counts up or down, all the way.
func monotonous(s string) bool {
	rs := []rune(s)
	seen := map[rune]bool{}
	up, down := true, true
	for i, r := range rs {
		seen[r] = true
		if i > 0 {
			up = up && r == rs[i-1]+1
			down = down && r == rs[i-1]-1
		}
	}
	return len(seen) <= 2 || up || down
}

// CleanLogin is the login as it is kept: lower-case letters, digits, dot, hyphen and underscore, 3 to 40 of them, a
// letter first.
func CleanLogin(login string) (string, error) {
	login = strings.ToLower(strings.TrimSpace(login))
	bad := errs.E("login_form", "登录名应为 3 至 40 位小写字母和数字，以字母开头。", errs.F("login", "3 至 40 位小写字母和数字，以字母开头"))
	if len(login) < 3 || len(login) > 40 || login[0] < 'a' || login[0] > 'z' {
		return "", bad
	}
	for _, c := range []byte(login) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_' {
			return "", bad
		}
	}
	return login, nil
}
