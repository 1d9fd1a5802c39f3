package sheet

import "strings"

// grid is the top of a sheet with its merged ranges, where headings are looked for.
type grid struct {
	rows   map[int]*line
	merges []area
	width  int // columns in use
}

// headMerges bounds the merged ranges that are searched for each heading cell.
const headMerges = 2000

func newGrid(top []line, merges []area) *grid {
	g := &grid{rows: map[int]*line{}}
	last := 0
	for i := range top {
		g.rows[top[i].number] = &top[i]
		last = max(last, top[i].number)
		g.width = max(g.width, top[i].cells[len(top[i].cells)-1].col)
	}
	for _, m := range merges {
		if m.top > last || m.left > g.width || len(g.merges) >= headMerges {
			continue
		}
		if _, overlaps := g.covering(m.top, m.left); !overlaps {
			g.merges = append(g.merges, m)
		}
	}
	return g
}

// covering is the merged range over a cell.
func (g *grid) covering(row, col int) (area, bool) {
	for _, m := range g.merges {
		if row >= m.top && row <= m.bottom && col >= m.left && col <= m.right {
			return m, true
		}
	}
	return area{}, false
}

func (g *grid) text(row, col int) string {
	if l := g.rows[row]; l != nil {
		return l.at(col).Text
	}
	return ""
}

// candidate reads the rows from top to last as headings: the lowest text over a column is its heading, the texts above
// it are its groups, spread over the merged range or, where people did not merge, over the empty cells to the right.
func (g *grid) candidate(top, last int) *candidate {
	c := &candidate{top: top, last: last, bottom: last}
	spread := make([]string, last-top) // by row, what spreads further right
	for col := 1; col <= g.width; col++ {
		own := g.own(top, last, col)
		h := heading{col: col, sub: own.text, width: own.width, bottom: own.bottom}
		for row := top; row < last; row++ {
			var over string
			over, spread[row-top] = g.group(row, col, h.sub, spread[row-top])
			if row < own.top {
				h.top = joined(h.top, over)
			}
		}
		if h.sub == "" {
			continue
		}
		h.shape()
		c.heads = append(c.heads, h)
		c.bottom = max(c.bottom, min(own.bottom, last+3))
	}
	return c
}

// headed is a column's own heading with the place of its cell.
type headed struct {
	text               string
	top, bottom, width int
}

// own is the lowest text over a column, that of a merged cell for its first column alone.
func (g *grid) own(top, last, col int) headed {
	for row := last; row >= top; row-- {
		if m, ok := g.covering(row, col); ok {
			switch {
			case col == m.left && m.top >= top && g.text(m.top, col) != "":
				return headed{g.text(m.top, col), m.top, max(m.bottom, row), m.right - m.left + 1}
			case col > m.left && m.right-m.left < g.width/2 && row == last:
				return headed{} // the rest of a wide heading cell is no column of its own
			}
			continue
		}
		if t := g.text(row, col); t != "" {
			return headed{t, row, row, 1}
		}
	}
	return headed{}
}

// joined puts a group below the one above it, once.
func joined(above, below string) string {
	if above == "" || below == above {
		return below
	}
	return above + below
}

// group is the text above a sub heading, and what spreads further right from it.
func (g *grid) group(row, col int, sub, spread string) (text, next string) {
	if m, ok := g.covering(row, col); ok {
		if m.right-m.left+1 > max(2, g.width*6/10) {
			return "", "" // a title over the whole list, not a group
		}
		t := g.text(m.top, m.left)
		if m.top < row {
			t = ""
		}
		return t, ""
	}
	if own := g.text(row, col); own != "" {
		return own, own
	}
	if sub == "" {
		return "", ""
	}
	return spread, spread
}

// spread takes a range's heading that stands over two columns apart into its two ends: merged over both, or beside a
// column that has no heading and yet is filled wherever the first one is.
func (c *candidate) spread(top []line, words []wording) {
	var heads []heading
	for _, h := range c.heads {
		w := rangeOf(words, h.forms)
		if w == nil || h.width > 2 || !datesBelow(top, h) || h.width < 2 && !c.filledBeside(top, h.col) || h.width == 2 && !twoBelow(top, h) {
			heads = append(heads, h)
			continue
		}
		for i, key := range w.Ends {
			end := heading{col: h.col + i, sub: h.sub, top: h.top}
			end.forms.full = titleOf(words, key)
			heads = append(heads, end)
		}
	}
	c.heads = heads
}

// rangeOf is the range that a heading names for sure and whose two ends have columns of their own.
func rangeOf(words []wording, f forms) *wording {
	for i := range words {
		if words[i].Ends[0] != "" && words[i].fit(f) >= 70 {
			return &words[i]
		}
	}
	return nil
}

func titleOf(words []wording, key string) string {
	for i := range words {
		if words[i].Key == key {
			return words[i].title
		}
	}
	return ""
}

// datesBelow tells that the first text below a heading may be a date; 起 would be a heading of its own.
func datesBelow(top []line, h heading) bool {
	for i := range top {
		if l := &top[i]; l.number > h.bottom && !l.at(h.col).Blank() {
			return strings.ContainsAny(l.at(h.col).Text, "0123456789年")
		}
	}
	return false
}

// twoBelow tells that a heading merged over two columns has texts in the second; where the cells below are merged too, the
// two columns are one.
func twoBelow(top []line, h heading) bool {
	for i := range top {
		if l := &top[i]; l.number > h.bottom && !l.at(h.col+1).Blank() {
			return true
		}
	}
	return false
}

// filledBeside tells that the column to the right has no heading and a text in each of the first rows below in which the
// column itself has one.
func (c *candidate) filledBeside(top []line, col int) bool {
	for _, h := range c.heads {
		if h.col == col+1 {
			return false
		}
	}
	both := 0
	for i := range top {
		if l := &top[i]; l.number > c.bottom && !l.at(col).Blank() {
			if l.at(col + 1).Blank() {
				return false
			}
			both++
		}
	}
	return both > 0
}
