package paper

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Both writers read the lowered form below: paragraphs, grids, pictures and page breaks with everything
// inherited resolved and every length in points. What is decided here cannot differ between Word and PDF.
type (
	sheet struct {
		title            string
		width, height    float64
		top, right       float64
		bottom, left     float64
		header, footer   string
		numbers          Numbers
		headerAt, footAt float64 // top of the header and footer lines, from the page's top
		pieces           []piece
	}

	piece interface{ piece() }

	para struct {
		spans              []span
		align              Align
		size, pitch        float64
		first, left, right float64
		before, after      float64
		keep               bool
		outline            int // heading level, 0 is none
		face               Face
	}

	span struct {
		text            string
		face            Face
		size, track     float64
		bold, underline bool
		red             bool
	}

	grid struct {
		columns []float64
		rows    []gridRow
		cells   []gridCell // by row, then column
		rule    float64    // 0 is none
		red     bool

		together bool
	}

	gridRow struct {
		height  float64
		heading bool
	}

	gridCell struct {
		row, col, rows, cols int
		edges                Edges // EdgesTable is resolved away
		valign               VAlign
		content              []piece // para and pic only
	}

	pic struct {
		data          []byte
		jpeg          bool
		width, height float64
		align         Align
		alt           string
	}

	pageBreak struct{}
)

func (para) piece()      {}
func (grid) piece()      {}
func (pic) piece()       {}
func (pageBreak) piece() {}

const (
	mm = 72 / 25.4 // points

	cellPadX = 1.5 * mm
	cellPadY = 0.6 * mm

	headerSize   = SizeSmall5
	allEdges     = EdgeTop | EdgeRight | EdgeBottom | EdgeLeft
	defaultPitch = 1.35 // of the size
)

func (s *sheet) textWidth() float64  { return s.width - s.left - s.right }
func (s *sheet) textHeight() float64 { return s.height - s.top - s.bottom }

// numberSize is 四号 for letters, as GB/T 9704 says, and smaller on forms.
func (s *sheet) numberSize() float64 {
	if s.numbers == NumbersOuter {
		return Size4
	}
	return Size5
}

func lower(d Doc) (*sheet, error) {
	p := d.Page
	if p.Top == 0 && p.Bottom == 0 && p.Left == 0 && p.Right == 0 {
		p.Top, p.Bottom, p.Left, p.Right = 25, 25, 20, 20
	}
	s := &sheet{
		title: clean(d.Title), width: 210 * mm, height: 297 * mm,
		top: p.Top * mm, right: p.Right * mm, bottom: p.Bottom * mm, left: p.Left * mm,
		header: clean(d.Header), footer: clean(d.Footer), numbers: d.Numbers,
	}
	if p.Landscape {
		s.width, s.height = s.height, s.width
	}
	if s.textWidth() < 20*mm || s.textHeight() < 20*mm {
		return nil, errors.New("paper: the margins leave no room for text")
	}
	s.headerAt = s.top - min(4*mm, s.top*0.3) - headerSize*defaultPitch
	s.footAt = s.height - s.bottom + min(7*mm, s.bottom*0.35)

	base := typed(d.Base, Type{Face: FaceFangSong, Size: Size5, Pitch: Size5 * defaultPitch})
	for i, b := range d.Blocks {
		pieces, err := s.lowerBlock(b, base)
		if err != nil {
			return nil, fmt.Errorf("paper: block %d: %w", i+1, err)
		}
		s.pieces = append(s.pieces, pieces...)
	}
	return s, nil
}

func (s *sheet) lowerBlock(b Block, base Type) ([]piece, error) {
	switch b := b.(type) {
	case Heading:
		return []piece{lowerHeading(b, base)}, nil
	case Paragraph:
		return []piece{lowerParagraph(b, base)}, nil
	case Table:
		g, err := s.lowerTable(b, base)
		return []piece{g}, err
	case Image:
		p, err := lowerImage(b, s.textWidth(), s.textHeight())
		return []piece{p}, err
	case QR:
		return s.lowerQR(b, base)
	case Signatures:
		t, err := s.signatureTable(b, base)
		if err != nil {
			return nil, err
		}
		g, err := s.lowerTable(t, base)
		return []piece{g}, err
	case Spacer:
		return []piece{para{size: 1, pitch: max(b.Height*mm, 1), face: base.Face}}, nil
	case PageBreak:
		return []piece{pageBreak{}}, nil
	default:
		return nil, fmt.Errorf("unknown block %T", b)
	}
}

func lowerHeading(h Heading, base Type) para {
	p := Paragraph{Runs: []Run{{Text: h.Text}}, Type: Type{Size: h.Size}, KeepWithNext: true}
	switch h.Level {
	case 0:
		p.Align = Centre
		p.Type.Face = FaceBiaoSong
		if h.Size == 0 {
			p.Type.Size = Size2
		}
	case 1:
		p.Type.Face, p.FirstIndent = FaceHei, 2
	case 2:
		p.Type.Face, p.FirstIndent = FaceKai, 2
	default:
		p.Type.Face, p.FirstIndent = FaceFangSong, 2
	}
	low := lowerParagraph(p, base)
	low.outline = h.Level + 1
	return low
}

func lowerParagraph(p Paragraph, base Type) para {
	t := typed(p.Type, base)
	em := t.Size + t.Track
	low := para{
		align: p.Align, size: t.Size, pitch: t.Pitch, face: t.Face, keep: p.KeepWithNext,
		first: p.FirstIndent * em, left: p.LeftIndent * em, right: p.RightIndent * em,
		before: p.Before * mm, after: p.After * mm,
	}
	for _, r := range p.Runs {
		rt := typed(r.Type, t)
		text := clean(r.Text)
		if text == "" {
			continue
		}
		low.spans = append(low.spans, span{
			text: text, face: rt.Face, size: rt.Size, track: rt.Track, bold: r.Bold, underline: r.Underline, red: r.Red,
		})
	}
	return low
}

// typed fills what own leaves open from what it inherits.
func typed(own, inherited Type) Type {
	if own.Face == FaceInherit {
		own.Face = inherited.Face
	}
	if own.Pitch == 0 && own.Size == 0 {
		own.Pitch = inherited.Pitch
	}
	if own.Size == 0 {
		own.Size = inherited.Size
	}
	if own.Track == 0 {
		own.Track = inherited.Track
	}
	if own.Pitch == 0 {
		own.Pitch = own.Size * defaultPitch
	}
	return own
}

// clean drops what neither XML nor paper can carry.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r == '\r':
			return '\n'
		case r < 0x20, r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff, r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
}
