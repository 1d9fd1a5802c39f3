package paper

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// setter turns text into positioned glyphs of one font and notes the characters that the font lacks.
type setter struct {
	font    *Font
	used    *subset
	lacking []rune
}

// geta is what Chinese typesetting prints where a character is missing.
const geta = '〓'

// overlaid are marks of forms that many fonts lack, and the two that make them.
var overlaid = map[rune][2]rune{'☑': {'□', '√'}, '☒': {'□', '×'}}

// set is the glyphs of spans. The spans must outlive them.
func (t *setter) set(spans []span) []setGlyph {
	var out []setGlyph
	for i := range spans {
		for _, r := range spans[i].text {
			if r == '\n' {
				out = append(out, setGlyph{r: r, style: &spans[i]})
				continue
			}
			if invisible(r) {
				continue
			}
			g := t.glyph(r)
			g.style = &spans[i]
			g.advance = t.font.advance(g.glyph)*spans[i].size/1000 + spans[i].track
			out = append(out, g)
		}
	}
	return out
}

func (t *setter) glyph(r rune) setGlyph {
	if g := t.font.glyph(r); g != 0 {
		return setGlyph{glyph: g, r: r}
	}
	if pair, ok := overlaid[r]; ok {
		box, mark := t.font.glyph(pair[0]), t.font.glyph(pair[1])
		if box != 0 && mark != 0 {
			return setGlyph{glyph: box, r: r, mark: mark}
		}
	}
	switch r {
	case 0xa0, 0x3000:
		if g := t.font.glyph(' '); g != 0 {
			return setGlyph{glyph: g, r: r}
		}
	}
	if !slices.Contains(t.lacking, r) {
		t.lacking = append(t.lacking, r)
	}
	return setGlyph{glyph: t.font.glyph(geta), r: geta}
}

// invisible characters choose variants or hide joints; they take no room.
func invisible(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0xfe00 && r <= 0xfe0f || r == 0xfeff || r == 0x2060 || r == 0xad ||
		r >= 0xe0100 && r <= 0xe01ef
}

// emphasis is how thick the outline is drawn, in parts of the size, to make a face or a run bolder.
func emphasis(s *span) float64 {
	switch {
	case s.bold, s.face == FaceHei:
		return 0.035
	case s.face == FaceBiaoSong:
		return 0.022
	}
	return 0
}

// draw writes a line's operators, its left end at x and its baseline at y (PDF coordinates).
func (t *setter) draw(b *strings.Builder, l line, x, y float64) {
	for start := 0; start < len(l.glyphs); {
		style := l.glyphs[start].style
		end := start + 1
		for end < len(l.glyphs) && l.glyphs[end].style == style {
			end++
		}
		width := t.drawRun(b, l, start, end, x, y)
		if style.underline {
			fmt.Fprintf(b, "%s w %s %s m %s %s l S\n", num(style.size*0.05),
				num(x), num(y-style.size*0.14), num(x+width), num(y-style.size*0.14))
		}
		x += width
		start = end
	}
}

// drawRun writes the glyphs from start to end, which share a style, and gives their width.
func (t *setter) drawRun(b *strings.Builder, l line, start, end int, x, y float64) float64 {
	style := l.glyphs[start].style
	bold := emphasis(style)
	if style.red {
		b.WriteString("1 0 0 rg 1 0 0 RG ")
	}
	b.WriteString("BT ")
	if style.track != 0 {
		fmt.Fprintf(b, "%s Tc ", num(style.track))
	}
	if bold > 0 {
		fmt.Fprintf(b, "2 Tr %s w ", num(bold*style.size))
	}
	fmt.Fprintf(b, "/F1 %s Tf %s %s Td [<", num(style.size), num(x), num(y))
	width := 0.0
	move := func(by float64) { fmt.Fprintf(b, ">%s<", num(-by*1000/style.size)) } // by in pt, to the right
	for i := start; i < end; i++ {
		g := l.glyphs[i]
		if g.mark != 0 {
			// The reader who copies the text gets the mark itself, not the two that make it.
			fmt.Fprintf(b, ">] TJ /Span <</ActualText <FEFF%04X>>> BDC [<%04X", g.r, t.used.use(g.glyph, g.r))
			move(-g.advance)
			fmt.Fprintf(b, "%04X", t.used.add(g.mark))
			move(g.advance - t.font.advance(g.mark)*style.size/1000 - style.track)
			b.WriteString(">] TJ EMC [<")
		} else {
			fmt.Fprintf(b, "%04X", t.used.use(g.glyph, g.r))
		}
		width += g.advance
		if l.gap > 0 && i+1 < len(l.glyphs) && breaks(g.r, l.glyphs[i+1].r) {
			move(l.gap)
			width += l.gap
		}
	}
	b.WriteString(">] TJ ")
	if bold > 0 {
		b.WriteString("0 Tr ")
	}
	if style.track != 0 {
		b.WriteString("0 Tc ")
	}
	b.WriteString("ET\n")
	if style.red {
		b.WriteString("0 g 0 G\n")
	}
	return width
}

// num writes a number the shortest way with at most three decimals.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}
