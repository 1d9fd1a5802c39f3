package sheet

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

// candidate reads the rows from top to last as headings: the last row's text is the heading, the text above it
// its group, spread over the merged range or, where people did not merge, over the empty cells to its right.
func (g *grid) candidate(top, last int) *candidate {
	c := &candidate{top: top, last: last, bottom: last}
	spread := ""
	for col := 1; col <= g.width; col++ {
		h := heading{col: col, sub: g.text(last, col)}
		end := last
		if m, ok := g.covering(last, col); ok {
			if m.top >= top && col == m.left {
				h.sub = g.text(m.top, m.left)
				end = m.bottom
			}
			if m.top == last && col > m.left && m.right-m.left < g.width/2 {
				h.sub = "" // the rest of a wide heading cell is no column of its own
			}
		}
		if last > top {
			h.top, spread = g.group(top, col, h.sub, spread)
			if m, ok := g.covering(last, col); ok && m.top < last && m.top >= top {
				h.top = "" // one cell spans both rows
			}
		}
		if h.sub == "" && last > top {
			h.sub, h.top = g.text(top, col), ""
		}
		if h.sub == "" {
			continue
		}
		h.shape()
		c.heads = append(c.heads, h)
		c.bottom = max(c.bottom, min(end, last+3))
	}
	return c
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
