package sheet

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// narrow turns a full-width ASCII character into its half-width form.
func narrow(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

// invisible are characters that come along with copying and mean nothing in a cell: soft hyphen, zero-width
// spaces and joiners, direction marks, byte order mark.
func invisible(r rune) bool {
	switch {
	case r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2064,
		r >= 0x2066 && r <= 0x2069, r == 0xFEFF, r == utf8.RuneError:
		return true
	}
	return unicode.IsControl(r) && !unicode.IsSpace(r)
}

// CleanText trims a text, makes every run of white space one space, drops invisible characters and makes
// full-width letters and digits half-width. Chinese punctuation stays as it was written.
func CleanText(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case invisible(r):
			continue
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		}
		if n := narrow(r); n != r && n < 0x80 && (unicode.IsLetter(n) || unicode.IsDigit(n)) {
			r = n
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// clean tells the common case, that CleanText would change nothing.
func clean(s string) bool {
	space := true // a leading space is one to trim
	for _, r := range s {
		if r == ' ' {
			if space {
				return false
			}
			space = true
			continue
		}
		space = false
		if r < 0x21 || r == 0x7F || (r >= 0x80 && (invisible(r) || unicode.IsSpace(r) || narrow(r) != r)) {
			return false
		}
	}
	return s == "" || !space
}

// brief is the folded beginning of a text, enough to know a label or a heading by.
func brief(s string) string {
	const most = 240
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	return fold(s)
}

// cut shortens a text to so many characters.
func cut(s string, most int) string {
	n, last := 0, 0
	for i := range s {
		if n++; n == most {
			last = i
		} else if n > most {
			return s[:last] + "…"
		}
	}
	return s
}

// fold is the form in which texts are compared: half-width, lower case, no white space.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if invisible(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(narrow(r))
	}, s)
}

// CleanName cleans a person's name: spaces between Chinese characters go ("陆 敏" is 陆敏), the dots written
// in names of other peoples become "·", spaces between Latin words stay.
func CleanName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '•', '・', '‧', '∙', '．', '●', '⋅', '･':
			return '·'
		}
		return r
	}, CleanText(s))
	runes := []rune(s)
	kept := make([]rune, 0, len(runes))
	for i, r := range runes {
		if i > 0 && i+1 < len(runes) && joins(runes[i-1]) && joins(runes[i+1]) {
			switch r {
			case ' ':
				continue
			case '.':
				r = '·'
			}
		}
		kept = append(kept, r)
	}
	return string(kept)
}

func joins(r rune) bool { return unicode.Is(unicode.Han, r) || r == '·' }

// CleanDigits cleans a number that identifies something (identity, phone, credit code): half-width, upper
// case, without spaces, hyphens, dots and the apostrophe that forces text.
func CleanDigits(s string) string {
	return strings.Map(func(r rune) rune {
		r = narrow(r)
		switch {
		case invisible(r), unicode.IsSpace(r), unicode.Is(unicode.Pd, r), r == '\'', r == '’', r == '‘', r == '`', r == '.':
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}

// unescape undoes the _xHHHH_ notation with which workbooks store characters that XML cannot.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] == '_' && i+7 <= len(s) && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				i += 7
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// guard keeps a text from being taken for a formula when the sheet is opened, saved as CSV or edited: an
// apostrophe goes before the characters that start one. unguard takes it off again on import.
func guard(s string) string {
	if startsFormula(s) {
		return "'" + s
	}
	return s
}

func unguard(s string) string {
	if strings.HasPrefix(s, "'") && startsFormula(s[1:]) {
		return s[1:]
	}
	return s
}

func startsFormula(s string) bool {
	if len(s) < 2 { // a lone dash is how people write "nothing"
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return true
	}
	return false
}
