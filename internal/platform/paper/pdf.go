package paper

import (
	"fmt"
	"io"
	"strings"
)

// WritePDF writes d as a PDF in the given font, of which the file carries the used glyphs. Characters that the
// font lacks are returned; in their place stands 〓.
func WritePDF(w io.Writer, d Doc, f *Font) (lacking []rune, err error) {
	if f == nil {
		return nil, ErrNoFont
	}
	s, err := lower(d)
	if err != nil {
		return nil, err
	}
	p := &press{sheet: s, set: &setter{font: f, used: newSubset(f)}}
	p.newPage()
	for i, b := range s.pieces {
		switch b := b.(type) {
		case para:
			p.paragraph(b, p.leastHeight(s.pieces[i+1:]))
		case pic:
			p.picture(b)
		case grid:
			p.table(b)
		case pageBreak:
			p.newPage()
		}
	}
	for n := range p.pages {
		p.margins(n)
	}
	if err := writeFile(w, p, d.Created); err != nil {
		return nil, fmt.Errorf("paper: write PDF: %w", err)
	}
	return p.set.lacking, nil
}

// press lays pieces on pages from top to bottom.
type press struct {
	sheet  *sheet
	set    *setter
	pages  []*strings.Builder // page content, PDF operators
	y      float64            // of the next piece, from the page's top
	images []pic
}

func (p *press) newPage() {
	p.pages = append(p.pages, &strings.Builder{})
	p.y = p.sheet.top
}

func (p *press) last() int      { return len(p.pages) - 1 }
func (p *press) floor() float64 { return p.sheet.height - p.sheet.bottom }
func (p *press) room() float64  { return p.floor() - p.y }
func (p *press) onTop() bool    { return p.y <= p.sheet.top }
func fits(need, r float64) bool { return need <= r+0.05 }

// leastHeight is what the next piece needs to begin on a page, with all that it is kept with.
func (p *press) leastHeight(next []piece) float64 {
	if len(next) == 0 {
		return 0
	}
	switch b := next[0].(type) {
	case para:
		if b.keep {
			return p.height(b) + p.leastHeight(next[1:])
		}
		return b.before + b.pitch
	case pic:
		return b.height
	case grid:
		if whole := sum(rowHeights(b, p.cells(b))); b.together && fits(whole, p.sheet.textHeight()) {
			return whole
		}
		return max(b.rows[0].height, 2*SizeSmall4*defaultPitch)
	}
	return 0
}

// paragraph sets b; next is the height that one which is kept with its successor leaves room for.
func (p *press) paragraph(b para, next float64) {
	lines := p.lines(b, p.sheet.textWidth()-b.left-b.right)
	need := p.height(b) + next
	if b.keep && !p.onTop() && !fits(need, p.room()) && fits(need, p.floor()-p.sheet.top) {
		p.newPage()
	}
	p.y += b.before
	for _, l := range lines {
		if !fits(b.pitch, p.room()) && !p.onTop() {
			p.newPage()
		}
		p.line(p.last(), b, l, p.sheet.left, p.y, p.sheet.textWidth())
		p.y += b.pitch
	}
	p.y += b.after
}

// height is what the whole of b takes.
func (p *press) height(b para) float64 {
	return b.before + float64(len(p.lines(b, p.sheet.textWidth()-b.left-b.right)))*b.pitch + b.after
}

func (p *press) lines(b para, width float64) []line {
	return cut(p.set.set(b.spans), max(width, b.size), b.first, b.align == Justify)
}

// line sets l of paragraph b; x and y are the upper left corner of the room it stands in.
func (p *press) line(page int, b para, l line, x, y, width float64) {
	if len(l.glyphs) == 0 {
		return
	}
	x += b.left + l.indent
	free := width - b.left - b.right - l.indent - widthOf(trimSpaces(l.glyphs))
	switch b.align {
	case Left, Justify:
	case Centre:
		x += free / 2
	case Right:
		x += free
	}
	// The em square of Chinese type reaches 0.88 of the size above the baseline; it stands in the middle of the pitch.
	base := y + (b.pitch-b.size)/2 + 0.88*b.size
	p.set.draw(p.pages[page], l, x, p.sheet.height-base)
}

func (p *press) picture(b pic) {
	if !fits(b.height, p.room()) && !p.onTop() {
		p.newPage()
	}
	p.image(p.last(), b, p.sheet.left, p.y, p.sheet.textWidth())
	p.y += b.height
}

// image draws b; x and y are the upper left corner of the room it stands in.
func (p *press) image(page int, b pic, x, y, width float64) {
	switch b.align {
	case Left, Justify:
	case Centre:
		x += (width - b.width) / 2
	case Right:
		x += width - b.width
	}
	p.images = append(p.images, b)
	fmt.Fprintf(p.pages[page], "q %s 0 0 %s %s %s cm /I%d Do Q\n", num(b.width), num(b.height),
		num(x), num(p.sheet.height-y-b.height), len(p.images))
}

// margins sets the header and footer of a page.
func (p *press) margins(page int) {
	s := p.sheet
	left, centre, right := s.footerTexts(page%2 == 1, fmt.Sprint(page+1))
	inset := 0.0
	if s.numbers == NumbersOuter {
		inset = s.numberSize()
	}
	put := func(text string, size, y float64, align Align) {
		if text == "" {
			return
		}
		b := para{
			spans: []span{{text: text, face: FaceSong, size: size}}, align: align,
			size: size, pitch: size * defaultPitch, left: inset, right: inset,
		}
		for _, l := range p.lines(b, s.textWidth()) {
			p.line(page, b, l, s.left, y, s.textWidth())
			y += b.pitch
		}
	}
	put(s.header, headerSize, s.headerAt, Right)
	put(left, s.numberSize(), s.footAt, Left)
	put(centre, s.numberSize(), s.footAt, Centre)
	put(right, s.numberSize(), s.footAt, Right)
}
