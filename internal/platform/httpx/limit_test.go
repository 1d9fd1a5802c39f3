package httpx

import "testing"

func TestLimitedBy(t *testing.T) {
	for address, want := range map[string]string{
		"":                       "",
		"203.0.113.7":            "203.0.113.7",
		"::ffff:203.0.113.7":     "::ffff:203.0.113.7",
		"2001:db8:1:2::1":        "2001:db8:1:2::/64",
		"2001:db8:1:2:ffff::9":   "2001:db8:1:2::/64",
		"2001:db8:1:3::1":        "2001:db8:1:3::/64",
		"fe80::1%eth0":           "fe80::/64",
		"not an address at all!": "not an address at all!",
	} {
		if got := limitedBy(address); got != want {
			t.Errorf("%q is counted as %q, want %q", address, got, want)
		}
	}
}
