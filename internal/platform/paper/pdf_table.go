package paper

import "fmt"

// band is the part of a row that lies on one page.
type band struct {
	page      int
	y, height float64
}

// item is what a cell's content is made of once it is set: a line or a picture.
type item struct {
	height float64
	draw   func(page int, x, y, width float64)
}

// table lays the rows first, over as many pages as they need, and then each cell into the bands of its rows.
func (p *press) table(g grid) {
	left := p.sheet.left + (p.sheet.textWidth()-sum(g.columns))/2
	items := p.cells(g)
	heights := rowHeights(g, items)
	if whole := sum(heights); g.together && !p.onTop() && !fits(whole, p.room()) && fits(whole, p.sheet.textHeight()) {
		p.newPage()
	}

	headings := 0
	headHeight := 0.0
	for headings < len(g.rows) && g.rows[headings].heading {
		headHeight += heights[headings]
		headings++
	}
	if headHeight > p.sheet.textHeight()/2 {
		headings = 0 // a heading that fills the page is not worth repeating
	}

	bands := make([][]band, len(g.rows))
	var repeats []band // where the heading rows stand once more
	turn := func(row int) {
		p.newPage()
		if row >= headings && headings > 0 {
			repeats = append(repeats, band{p.last(), p.y, headHeight})
			p.y += headHeight
		}
	}
	for r, h := range heights {
		if r == 0 && headings > 0 && headings < len(heights) && !fits(headHeight+heights[headings], p.room()) && !p.onTop() {
			turn(0)
		}
		full := p.sheet.textHeight()
		if r >= headings && headings > 0 {
			full -= headHeight
		}
		if !fits(h, p.room()) && (fits(h, full) || p.room() < 60) && !p.onTop() {
			turn(r)
		}
		for !fits(h, p.room()) { // taller than a page: go on where there is room
			slice := p.room()
			bands[r] = append(bands[r], band{p.last(), p.y, slice})
			h += min(tallest(g, items, r), slice/2) - slice // the last line may not find all its room here
			turn(r)
		}
		bands[r] = append(bands[r], band{p.last(), p.y, h})
		p.y += h
	}

	p.y++ // Word has a paragraph of one point after each table

	for i, c := range g.cells {
		var all []band
		for r := c.row; r < c.row+c.rows; r++ {
			all = append(all, bands[r]...)
		}
		p.cell(g, c, items[i], left, join(all))
		if c.row < headings {
			above := sum(heights[:c.row])
			for _, b := range repeats {
				p.cell(g, c, items[i], left, []band{{b.page, b.y + above, sum(heights[c.row : c.row+c.rows])}})
			}
		}
	}
}

// cells sets the content of all cells of a table.
func (p *press) cells(g grid) [][]item {
	items := make([][]item, len(g.cells))
	for i, c := range g.cells {
		items[i] = p.items(c, sum(g.columns[c.col:c.col+c.cols])-2*cellPadX)
	}
	return items
}

// items sets a cell's content.
func (p *press) items(c gridCell, width float64) []item {
	var out []item
	for _, b := range c.content {
		switch b := b.(type) {
		case para:
			lines := p.lines(b, width-b.left-b.right)
			for i, l := range lines {
				before, after := 0.0, 0.0
				if i == 0 {
					before = b.before
				}
				if i == len(lines)-1 {
					after = b.after
				}
				out = append(out, item{before + b.pitch + after, func(page int, x, y, width float64) {
					p.line(page, b, l, x, y+before, width)
				}})
			}
		case pic:
			out = append(out, item{b.height, func(page int, x, y, width float64) { p.image(page, b, x, y, width) }})
		}
	}
	return out
}

// rowHeights gives each row what its own cells need; a cell over several rows makes the last of them taller.
func rowHeights(g grid, items [][]item) []float64 {
	heights := make([]float64, len(g.rows))
	for r, row := range g.rows {
		heights[r] = row.height
	}
	for _, several := range []bool{false, true} {
		for i, c := range g.cells {
			if (c.rows > 1) != several {
				continue
			}
			last := c.row + c.rows - 1
			lack := contentHeight(items[i]) + 2*cellPadY - sum(heights[c.row:last+1])
			heights[last] += max(lack, 0)
		}
	}
	return heights
}

// cell draws the borders of c around each of its bands and lets its content flow through them.
func (p *press) cell(g grid, c gridCell, items []item, left float64, bands []band) {
	x := left + sum(g.columns[:c.col])
	width := sum(g.columns[c.col : c.col+c.cols])
	for i, b := range bands {
		p.edges(g, c.edges, b, x, width)
		y := b.y + cellPadY
		if len(bands) == 1 {
			free := b.height - 2*cellPadY - contentHeight(items)
			switch c.valign {
			case Top:
			case Middle:
				y += free / 2
			case Bottom:
				y += free
			}
		}
		for len(items) > 0 && (i == len(bands)-1 || fits(items[0].height, b.y+b.height-cellPadY-y)) {
			items[0].draw(b.page, x+cellPadX, y, width-2*cellPadX)
			y += items[0].height
			items = items[1:]
		}
	}
}

func (p *press) edges(g grid, edges Edges, b band, x, width float64) {
	if edges == 0 {
		return
	}
	top, bottom := p.sheet.height-b.y, p.sheet.height-b.y-b.height
	out := p.pages[b.page]
	rule := ruleOf(g)
	fmt.Fprintf(out, "%s w 2 J ", num(rule))
	if g.red {
		out.WriteString("1 0 0 RG ")
		defer out.WriteString("0 G\n")
	}
	stroke := func(x1, y1, x2, y2 float64) {
		fmt.Fprintf(out, "%s %s m %s %s l ", num(x1), num(y1), num(x2), num(y2))
	}
	if edges&allEdges == allEdges {
		fmt.Fprintf(out, "%s %s %s %s re S\n", num(x), num(bottom), num(width), num(b.height))
		return
	}
	if edges&EdgeTop != 0 {
		stroke(x, top, x+width, top)
	}
	if edges&EdgeRight != 0 {
		stroke(x+width, top, x+width, bottom)
	}
	if edges&EdgeBottom != 0 {
		stroke(x, bottom, x+width, bottom)
	}
	if edges&EdgeLeft != 0 {
		stroke(x, top, x, bottom)
	}
	out.WriteString("S\n")
}

// join makes one band of bands that touch on a page.
func join(bands []band) []band {
	var out []band
	for _, b := range bands {
		if n := len(out); n > 0 && out[n-1].page == b.page {
			out[n-1].height = b.y + b.height - out[n-1].y
			continue
		}
		out = append(out, b)
	}
	return out
}

func tallest(g grid, items [][]item, row int) float64 {
	h := 0.0
	for i, c := range g.cells {
		if c.row <= row && row < c.row+c.rows {
			for _, it := range items[i] {
				h = max(h, it.height)
			}
		}
	}
	return h + 2*cellPadY
}

func contentHeight(items []item) float64 {
	h := 0.0
	for _, i := range items {
		h += i.height
	}
	return h
}

func sum(v []float64) float64 {
	total := 0.0
	for _, x := range v {
		total += x
	}
	return total
}
