package paper

import "strings"

// glyphs of text before it is cut into lines.
type setGlyph struct {
	glyph   uint16 // the font's number
	r       rune
	advance float64 // pt
	style   *span
	mark    uint16 // a second glyph set over this one, 0 is none
}

// line is one line of a paragraph.
type line struct {
	glyphs []setGlyph
	indent float64
	gap    float64 // added at each place where the line could break, to justify it
}

// What may not start and what may not end a line.
const (
	neverFirst = "，。、；：？！）》〉」』】〕〗”’…—～·％℃‰!),.:;?]}%"
	neverLast  = "（《〈「『【〔〖“‘([{￥$"
)

// breaks reports whether a line may end between two characters.
func breaks(before, after rune) bool {
	switch {
	case after == ' ':
		return false // spaces hang at the end of the line
	case strings.ContainsRune(neverFirst, after), strings.ContainsRune(neverLast, before):
		return false
	case before == ' ':
		return true
	}
	return !inWord(before) || !inWord(after)
}

func inWord(r rune) bool { return r > ' ' && r < 0x250 && r != '×' && r != '÷' && r != '·' }

// cut breaks glyphs into lines of the given width; the first line starts first further in.
func cut(glyphs []setGlyph, width, first float64, justify bool) []line {
	var lines []line
	indent := first
	for {
		end, next, hard := fill(glyphs, width-indent)
		l := line{glyphs: glyphs[:end], indent: indent}
		if justify && !hard && next < len(glyphs) {
			l.gap = spread(l.glyphs, width-indent)
		}
		lines = append(lines, l)
		if next >= len(glyphs) && !hard {
			return lines
		}
		glyphs = glyphs[next:]
		indent = 0
	}
}

// fill finds how many glyphs make the next line, where the one after it starts, and whether a newline ended it.
func fill(glyphs []setGlyph, width float64) (end, next int, hard bool) {
	used, lastBreak := 0.0, 0
	for i, g := range glyphs {
		if g.r == '\n' {
			return i, i + 1, true
		}
		if i > 0 && breaks(glyphs[i-1].r, g.r) {
			lastBreak = i
		}
		used += g.advance
		if used > width+0.01 && g.r != ' ' && i > 0 {
			if lastBreak == 0 {
				return i, i, false // a word longer than the line
			}
			return lastBreak, lastBreak, false
		}
	}
	return len(glyphs), len(glyphs), false
}

// spread is the gap that makes a line as wide as it may be.
func spread(glyphs []setGlyph, width float64) float64 {
	trimmed := trimSpaces(glyphs)
	places := 0
	for i := 1; i < len(trimmed); i++ {
		if breaks(trimmed[i-1].r, trimmed[i].r) {
			places++
		}
	}
	room := width - widthOf(trimmed)
	if places == 0 || room <= 0 {
		return 0
	}
	return room / float64(places)
}

func trimSpaces(glyphs []setGlyph) []setGlyph {
	for len(glyphs) > 0 && glyphs[len(glyphs)-1].r == ' ' {
		glyphs = glyphs[:len(glyphs)-1]
	}
	return glyphs
}

func widthOf(glyphs []setGlyph) float64 {
	w := 0.0
	for _, g := range glyphs {
		w += g.advance
	}
	return w
}
