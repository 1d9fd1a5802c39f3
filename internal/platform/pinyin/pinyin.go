// Package pinyin spells Chinese text in Latin letters, for searching by spelling or initials and for ordering names.
package pinyin

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

var plain = pinyin.NewArgs()

// Spell is the text in lower-case letters and digits without tones: 昆山市总工会 is kunshanshizonggonghui. Of a character
// with several readings the commonest is taken; what is neither Chinese, letter nor digit is left out.
func Spell(text string) string {
	var b strings.Builder
	each(text, func(syllable string) { b.WriteString(syllable) })
	return b.String()
}

// Initials are the first letters of each character: 昆山市总工会 is ksszgh.
func Initials(text string) string {
	var b strings.Builder
	each(text, func(syllable string) { b.WriteByte(syllable[0]) })
	return b.String()
}

// Key is spelling, a space, and initials: what a pinyin column holds. It sorts as the spelling does.
func Key(text string) string { return Spell(text) + " " + Initials(text) }

// each calls fn with the syllable of every character; letters and digits are syllables of their own.
func each(text string, fn func(syllable string)) {
	for _, r := range text {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			fn(strings.ToLower(string(r)))
		case unicode.Is(unicode.Han, r):
			if s := pinyin.SinglePinyin(r, plain); len(s) > 0 && s[0] != "" {
				fn(s[0])
			}
		}
	}
}
