package served

import (
	"strings"
	"unicode"

	"xiezhi/internal/gb"
)

// unionEndings are what the union of an enterprise appends to the enterprise's name.
var unionEndings = []string{"基层工会委员会", "工会委员会", "工会联合会", "联合工会", "总工会", "工会"}

// NameKey is what two writings of one name have in common: full-width forms, spaces, brackets and points do not count,
// nor whether a company is written 有限责任公司 or 有限公司. An enterprise may be written with the name of its union.
func NameKey(kind Kind, name string) string {
	var b strings.Builder
	for _, r := range name {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	key := strings.ReplaceAll(b.String(), "有限责任公司", "有限公司")
	if kind == KindEnterprise {
		for _, end := range unionEndings {
			if rest, ok := strings.CutSuffix(key, end); ok && len([]rune(rest)) > 1 {
				key = rest
				break
			}
		}
	}
	return key
}

// spell gives the full spelling, by which lists are ordered, and the initials, cut to their columns.
func spell(name string) (full, initials string) {
	full, initials = gb.Pinyin(name)
	return full[:min(len(full), 300)], initials[:min(len(initials), 60)]
}
