package sheet

// Kind is what a column holds. Recognition goes by headings; the kind shapes templates and exports.
type Kind uint8

// Kinds of columns.
const (
	KindText   Kind = iota
	KindName        // a person's name
	KindDigits      // identity number, phone, credit code: text in the sheet, whatever it looks like
	KindDate        // one day
	KindMonth       // year and month, such as a birth month
	KindRange       // two dates in one cell
	KindNumber      // a count or amount
	KindFlag        // 是 or 否
	KindChoice      // one of Choices
	KindSerial      // 序号: recognised and offered, never data by itself
)

// Column is one column that a table may have: how it is recognised and how the template shows it.
type Column struct {
	Key      string   // the caller's word for it
	Title    string   // as the template writes it
	Synonyms []string // other headings that mean it; with a group heading above, "合同起" also fits 起 under 合同期限
	Also     []string // further headings that mean it when they are written just so
	Weak     []string // headings that mean it when no other heading does better, and are asked about in the preview
	Required bool
	Kind     Kind
	Weight   int       // how much this heading speaks for the table; 0 counts as 1
	Ends     [2]string // of a range: the keys of its two ends, which a heading over two columns of the sheet means
	Several  bool      // further headings of it are read too, as key#2, key#3
	Carries  bool      // people write it once for a block of rows: where that is the sheet's habit, a blank means the row above

	Choices []string // drop-down of the template
	Note    string   // one or two sentences on how to fill it in
	Example string   // its value in the template's example row
	Width   float64  // in characters; 0 is a width by kind
}

func (c *Column) weight() float64 {
	w := float64(max(c.Weight, 1))
	if c.Required {
		w++
	}
	if c.Kind == KindSerial {
		w = 0.2
	}
	return w
}
