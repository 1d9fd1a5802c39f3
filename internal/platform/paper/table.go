package paper

import (
	"errors"
	"fmt"
	"strings"
)

// lowerTable places each cell in the grid and refuses a table whose rows do not fill it exactly: Word would
// repair such a table in its own way, and differently from the PDF.
func (s *sheet) lowerTable(t Table, base Type) (grid, error) {
	base = typed(t.Type, base)
	g := grid{rule: t.Rule, red: t.Red, together: t.Together}
	switch {
	case t.Rule == 0:
		g.rule = 0.75
	case t.Rule < 0:
		g.rule = 0
	}
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		return g, errors.New("a table needs columns and rows")
	}
	total := 0.0
	for _, w := range t.Columns {
		if w <= 0 {
			return g, errors.New("a column needs a width")
		}
		g.columns = append(g.columns, w*mm)
		total += w * mm
	}
	if total > s.textWidth()+0.5 {
		return g, fmt.Errorf("the table is %.1f mm wide, the page has %.1f mm", total/mm, s.textWidth()/mm)
	}

	covered := make([]int, len(t.Columns)) // rows still covered by the cell above, by column
	for r, row := range t.Rows {
		if row.Heading && r > 0 && !t.Rows[r-1].Heading {
			return g, fmt.Errorf("row %d: heading rows stand at the top", r+1)
		}
		g.rows = append(g.rows, gridRow{height: row.Height * mm, heading: row.Heading})
		if err := s.lowerRow(&g, r, t, base, covered); err != nil {
			return g, fmt.Errorf("row %d: %w", r+1, err)
		}
	}
	return g, nil
}

func (s *sheet) lowerRow(g *grid, r int, t Table, base Type, covered []int) error {
	col := 0
	skip := func() {
		for col < len(covered) && covered[col] > 0 {
			covered[col]--
			col++
		}
	}
	for _, c := range t.Rows[r].Cells {
		skip()
		cols, rows := max(c.ColSpan, 1), max(c.RowSpan, 1)
		if col+cols > len(covered) {
			return fmt.Errorf("its cells need more than %d columns", len(covered))
		}
		if r+rows > len(t.Rows) {
			return errors.New("a cell reaches below the table")
		}
		if t.Rows[r].Heading != t.Rows[r+rows-1].Heading {
			return errors.New("a cell reaches out of the heading rows")
		}
		for i := col; i < col+cols; i++ {
			if covered[i] > 0 {
				return errors.New("a cell overlaps one from above")
			}
			covered[i] = rows - 1
		}
		width := -2 * cellPadX
		for _, w := range g.columns[col : col+cols] {
			width += w
		}
		cell, err := s.lowerCell(c, base, width, g.rule > 0)
		if err != nil {
			return fmt.Errorf("column %d: %w", col+1, err)
		}
		cell.row, cell.col, cell.rows, cell.cols = r, col, rows, cols
		g.cells = append(g.cells, cell)
		col += cols
	}
	skip()
	if col != len(covered) {
		return fmt.Errorf("its cells fill %d of %d columns", col, len(covered))
	}
	return nil
}

func (s *sheet) lowerCell(c Cell, base Type, width float64, ruled bool) (gridCell, error) {
	low := gridCell{valign: c.VAlign, edges: c.Edges}
	if low.edges == EdgesTable && ruled {
		low.edges = allEdges
	}
	low.edges &= allEdges
	align := c.Align
	if c.Label {
		base.Face, align, low.valign = FaceSong, Centre, Middle
	}
	if width <= 0 {
		return low, errors.New("the cell is too narrow")
	}
	if c.Text != "" {
		for line := range strings.SplitSeq(clean(c.Text), "\n") {
			p := lowerParagraph(Text(line), base)
			p.align = align
			low.content = append(low.content, p)
		}
	}
	for _, p := range c.Paragraphs {
		low.content = append(low.content, lowerParagraph(p, base))
	}
	if c.Image != nil {
		img := *c.Image
		if img.Align == Left {
			img.Align = align
		}
		// Half a page always finds room, also under heading rows that repeat.
		p, err := lowerImage(img, width, s.textHeight()/2-2*cellPadY)
		if err != nil {
			return low, err
		}
		low.content = append(low.content, p)
	}
	if len(low.content) == 0 {
		low.content = append(low.content, lowerParagraph(Paragraph{}, base))
	}
	return low, nil
}

// signatureTable is the signature line as a table without borders but for the rules that are signed on.
func (s *sheet) signatureTable(b Signatures, base Type) (Table, error) {
	t := Table{Type: b.Type, Rule: -1, Rows: []Row{{Height: 10}}}
	size := typed(b.Type, base).Size / mm
	total := 0.0
	add := func(width float64, c Cell) {
		c.VAlign = Bottom
		t.Columns = append(t.Columns, width)
		t.Rows[0].Cells = append(t.Rows[0].Cells, c)
		total += width
	}
	for i, l := range b.Lines {
		if i > 0 {
			add(4, Cell{})
		}
		if l.Label != "" {
			add(ems(l.Label)*size+2*cellPadX/mm+0.5, Cell{Text: l.Label, Align: Right})
		}
		c := Cell{Text: l.Text, Align: Centre, Edges: EdgeBottom}
		if l.NoRule {
			c.Edges = EdgesNone
		}
		if len(l.Drawn) > 0 {
			c.Image = &Image{Data: l.Drawn, Height: 12, Align: Centre, Alt: l.Label}
		}
		width := l.Width
		if width == 0 {
			width = 35
		}
		add(width, c)
	}
	room := s.textWidth()/mm - total
	if len(b.Lines) == 0 || room < 0 {
		return t, fmt.Errorf("a signature line of %.0f mm in %.0f mm", total, s.textWidth()/mm)
	}
	// The table is centred on the page; an empty column moves it to a side.
	filler := Cell{}
	switch {
	case room < 5 || b.Align == Centre:
	case b.Align == Right:
		t.Columns = append([]float64{room}, t.Columns...)
		t.Rows[0].Cells = append([]Cell{filler}, t.Rows[0].Cells...)
	default:
		add(room, filler)
	}
	return t, nil
}

// ems is about how wide s is, in characters of its size.
func ems(s string) float64 {
	w := 0.0
	for _, r := range s {
		if r < 0x2e80 {
			w += 0.55
		} else {
			w++
		}
	}
	return w
}
