package blob

import (
	"strings"
	"unicode"
)

// ShownName is an upload's name as it is shown: no path, no control characters, the end with its extension kept.
func ShownName(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	s = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s))
	if r := []rune(s); len(r) > 80 {
		s = string(r[len(r)-80:])
	}
	if s == "" {
		return "附件"
	}
	return s
}
