// Package gb holds the national standards that the product reads and writes: identity numbers (GB 11643), unified
// social credit codes (GB 32100), administrative divisions (GB/T 2260) and the code lists of the recommendation form.
// It is pure; what is wrong with a value comes back as a Problem with a stable code.
package gb

import (
	"strings"
	"unicode"
)

// Problem is something wrong with a value, or doubtful about it. The code is stable, the message is for people and
// never repeats the value, so that it may be logged.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	// Strong marks a warning that needs a look at the certificate and a recorded confirmation before it is passed over.
	Strong bool `json:"strong,omitempty"`
}

// Error makes a Problem an error; it is the message alone.
func (p *Problem) Error() string { return p.Message }

// fold brings what people and spreadsheets write to plain capitals: full-width forms become ASCII; spaces, hyphens,
// zero-width marks and the apostrophe that makes a cell text are dropped.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Pd, r):
			return -1
		case r == '\'', r == '’', r == '‘', r == '`', r == '−':
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}

// lostDigits recognises what remains of a long number that a spreadsheet took for a quantity: scientific notation,
// or a decimal point.
func lostDigits(folded string) bool {
	mantissa, exponent, found := strings.Cut(folded, "E+")
	if !found {
		mantissa, exponent, found = strings.Cut(folded, "E")
	}
	if found && digits(strings.Replace(mantissa, ".", "", 1)) && digits(exponent) {
		return true
	}
	whole, fraction, found := strings.Cut(folded, ".")
	return found && digits(whole) && len(whole) >= 15 && (fraction == "" || digits(fraction))
}

func digits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

func number(s string) (n int) {
	for _, c := range []byte(s) {
		n = n*10 + int(c-'0')
	}
	return n
}
