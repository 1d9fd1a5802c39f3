package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Excel's own bounds.
const (
	maxRow = 1_048_576
	maxCol = 16_384
)

// line is one row of a sheet as stored: cells with content only, in ascending columns.
type line struct {
	number int
	hidden bool
	cells  []placed
}

// placed is a cell with its 1-based column.
type placed struct {
	col int
	Cell
}

// at is the cell of a column; the zero Cell when it is blank.
func (l *line) at(col int) Cell {
	for i := range l.cells {
		if l.cells[i].col == col {
			return l.cells[i].Cell
		}
	}
	return Cell{}
}

// area is a merged range, 1-based and inclusive.
type area struct{ top, left, bottom, right int }

// maxMerges bounds the merged ranges that are remembered of a sheet.
const maxMerges = 200_000

// shape is what a sheet says beside its rows.
type shape struct {
	merges []area
	hidden []area // hidden columns, by left and right
}

// scan streams a sheet: each is called for every row with content and may stop it. The merged ranges stand
// behind the rows in the file, so they are known only after a full scan.
func (b *Book) scan(s *tab, each func(l *line) (bool, error)) (shape, error) {
	p, err := b.open(s.part)
	if err != nil {
		return shape{}, err
	}
	defer p.close()
	sc := scanner{book: b, tab: s, part: p, each: each}
	return sc.run()
}

type scanner struct {
	book   *Book
	tab    *tab
	part   *part
	each   func(l *line) (bool, error)
	line   line
	filled int // rows with content so far
	blank  int // rows with formats only so far
	shape  shape
	seen   bool // a sheetData element
}

func (s *scanner) run() (shape, error) {
	last := 0
	for {
		t, err := s.part.next()
		if err != nil {
			return s.shape, err
		}
		if t == nil {
			break
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "sheetData":
			s.seen = true
		case "row":
			number, err := rowNumber(attr(e, "r"), last)
			if err != nil {
				return s.shape, damaged(err)
			}
			last = number
			s.line = line{number: number, hidden: truth(attr(e, "hidden")), cells: s.line.cells[:0]}
			if err := s.row(); err != nil {
				return s.shape, err
			}
			more, err := s.emit()
			if err != nil || !more {
				return s.shape, err
			}
		case "col":
			if truth(attr(e, "hidden")) {
				s.hide(attr(e, "min"), attr(e, "max"))
			}
		case "mergeCell":
			a, ok := parseArea(attr(e, "ref"))
			if ok && len(s.shape.merges) < maxMerges {
				s.shape.merges = append(s.shape.merges, a)
			}
		}
	}
	if !s.seen {
		return s.shape, damaged(errors.New("no sheetData in " + s.tab.part))
	}
	return s.shape, nil
}

// hide notes hidden columns; a range that makes no sense hides none.
func (s *scanner) hide(first, last string) {
	left, err1 := strconv.Atoi(first)
	right, err2 := strconv.Atoi(last)
	if err1 == nil && err2 == nil && left >= 1 && left <= right && right <= maxCol && len(s.shape.hidden) < maxCol {
		s.shape.hidden = append(s.shape.hidden, area{left: left, right: right})
	}
}

// emit hands on a row with content and counts against the limits.
func (s *scanner) emit() (bool, error) {
	if len(s.line.cells) == 0 {
		if s.blank++; s.blank > s.book.limits.BlankRows {
			return false, refuse(CodeBlankRows, "工作表“%s”里只有格式、没有内容的空行超过 %d 行。请选中最后一行内容以下的各行，删除整行（不是清除内容），另存为 .xlsx 后再上传。",
				s.tab.name, s.book.limits.BlankRows)
		}
		return true, nil
	}
	if s.filled++; s.filled > s.book.limits.Rows {
		return false, refuse(CodeTooManyRows, "工作表“%s”超过 %d 行。请分成几个文件后再上传。", s.tab.name, s.book.limits.Rows)
	}
	if right := s.line.cells[len(s.line.cells)-1].col; right > s.book.limits.Columns {
		return false, refuse(CodeTooManyCols, "工作表“%s”第 %d 行的内容写到了第 %s 列，超过 %d 列。请删去多余的列后再上传。",
			s.tab.name, s.line.number, ColumnLetters(right), s.book.limits.Columns)
	}
	return s.each(&s.line)
}

// row reads the cells up to the row's end.
func (s *scanner) row() error {
	col := 0
	for {
		t, err := s.part.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case nil:
			return damaged(io.ErrUnexpectedEOF)
		case xml.EndElement:
			if t.Name.Local == "row" {
				return nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			next, err := columnNumber(attr(t, "r"), col)
			if err != nil {
				return damaged(err)
			}
			col = next
			cell, err := s.cell(t)
			if err != nil {
				return err
			}
			if cell.Text != "" {
				s.line.cells = append(s.line.cells, placed{col, cell})
			}
		}
	}
}

// cell reads one c element to its end.
func (s *scanner) cell(c xml.StartElement) (Cell, error) {
	var kind, style, raw string
	for _, a := range c.Attr {
		switch a.Name.Local {
		case "t":
			kind = a.Value
		case "s":
			style = a.Value
		}
	}
	formula, inValue := false, false
	var value strings.Builder
	for {
		t, err := s.part.next()
		if err != nil {
			return Cell{}, err
		}
		switch t := t.(type) {
		case nil:
			return Cell{}, damaged(io.ErrUnexpectedEOF)
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				inValue = true
			case "f":
				formula = true
			case "is":
				if raw, err = s.part.text("is"); err != nil {
					return Cell{}, err
				}
			}
		case xml.CharData:
			if inValue {
				if err := extend(&value, t); err != nil {
					return Cell{}, err
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v":
				inValue = false
			case "c":
				if kind != "inlineStr" {
					raw = value.String()
				}
				return s.book.value(kind, style, raw, formula)
			}
		}
	}
}

// value gives the stored text of a cell its meaning.
func (b *Book) value(kind, style, raw string, formula bool) (Cell, error) {
	c := Cell{Raw: raw, Formula: formula}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(raw))
		if err != nil {
			if raw == "" {
				return Cell{}, nil
			}
			return Cell{}, damaged(err)
		}
		if i < 0 || i >= len(b.strings) {
			return Cell{}, damaged(errors.New("shared string out of range"))
		}
		c.Raw, c.Text = b.strings[i].raw, b.strings[i].text
	case "inlineStr":
		c.Text = CleanText(raw)
	case "str":
		c.Raw = unescape(raw)
		c.Text = CleanText(c.Raw)
	case "d":
		c.Text, c.IsDate = CleanText(raw), true
	case "b":
		c.Text = "否"
		if truth(raw) {
			c.Text = "是"
		}
	case "e":
		c.Text, c.Failed = CleanText(raw), true
	default:
		b.number(&c, style)
	}
	c.Text = unguard(c.Text)
	return c, nil
}

func (b *Book) number(c *Cell, style string) {
	c.Raw = strings.TrimSpace(c.Raw)
	if c.Raw == "" {
		return
	}
	c.Numeric, c.from4 = true, b.from4
	i, err := strconv.Atoi(style)
	if err == nil && i >= 0 && i < len(b.styles) {
		switch shown := b.styles[i]; shown {
		case centNumber:
			c.cents = true
		case dayNumber, monthNumber:
			if date, ok := serialText(c.Raw, b.from4, shown); ok {
				c.IsDate, c.monthly, c.Text = true, shown == monthNumber, date
				return
			}
		case plainNumber:
		}
	}
	c.Text = plainText10(c.Raw)
}

// plainText10 writes a stored number without exponent and without the noise of binary fractions, keeping the
// digits of long whole numbers as they stand.
func plainText10(raw string) string {
	if len(raw) <= 15 && !strings.ContainsAny(raw, "eE.") {
		return raw
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || f > 1e21 || f < -1e21 {
		return raw
	}
	if !strings.ContainsAny(raw, "eE.") {
		return raw
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func rowNumber(r string, last int) (int, error) {
	n := last + 1
	if r != "" {
		var err error
		if n, err = strconv.Atoi(r); err != nil {
			return 0, err
		}
	}
	if n <= last || n > maxRow {
		return 0, errors.New("rows out of order")
	}
	return n, nil
}

func columnNumber(r string, last int) (int, error) {
	n := last + 1
	if r != "" {
		n, _ = splitRef(r)
	}
	if n <= last || n > maxCol {
		return 0, errors.New("columns out of order")
	}
	return n, nil
}

// splitRef takes "AB12" apart; zeros for what is no cell.
func splitRef(ref string) (col, row int) {
	i := 0
	for ; i < len(ref) && i < 3; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	if err != nil || row < 1 || row > maxRow || col > maxCol {
		return 0, 0
	}
	return col, row
}

func parseArea(ref string) (area, bool) {
	first, second, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ok {
		return area{}, false
	}
	a := area{}
	a.left, a.top = splitRef(first)
	a.right, a.bottom = splitRef(second)
	if a.left == 0 || a.right < a.left || a.bottom < a.top {
		return area{}, false
	}
	return a, true
}

// ColumnLetters names a 1-based column as Excel does: 1 is A, 28 is AB.
func ColumnLetters(col int) string {
	s := ""
	for ; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}
