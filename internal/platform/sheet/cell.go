package sheet

import (
	"regexp"
	"strings"
)

// Cell is one cell with what the file says about it. The zero value is a blank cell.
type Cell struct {
	Text    string // cleaned, never in exponent notation; a number shown as a date reads 2025-01-31
	Raw     string // as stored: the serial of a date, the exponent of a long number
	Numeric bool   // stored as a number
	IsDate  bool   // stored as a number and shown as a date
	Formula bool   // computed; the text is the last result that Excel kept
	Failed  bool   // an error such as #N/A
	Filled  bool   // taken from the merged cell above, or from the row above where 同上 is written
	Carried bool   // blank, and taken from the row above because the sheet writes this column once per block

	monthly bool // shown as year and month
	cents   bool // a plain number shown with two decimals: 1985.1 reads 1985.10
	from4   bool // counted from 1904
}

// Blank tells that nothing is written in the cell.
func (c Cell) Blank() bool { return c.Text == "" }

var exponent = regexp.MustCompile(`^\d(\.\d+)?[eE]\+?\d{2}$`)

// LostDigits tells that Excel took a long number (identity, credit code, bank account) for an amount: it keeps
// 15 digits and the rest are zeros now, so that no reading can bring them back.
func (c Cell) LostDigits() bool {
	if exponent.MatchString(fold(c.Text)) {
		return true
	}
	if !c.Numeric || c.IsDate {
		return false
	}
	whole, _, _ := strings.Cut(c.Text, ".")
	return len(strings.TrimPrefix(whole, "-")) > 15
}

// Name is the text as a person's name.
func (c Cell) Name() string { return CleanName(c.Text) }

// Digits is the text as a number that identifies something.
func (c Cell) Digits() string { return CleanDigits(c.Text) }
