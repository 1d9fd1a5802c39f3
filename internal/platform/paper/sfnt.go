package paper

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
)

// Font is a TrueType font, of which only the tables of character and glyph places are kept in memory; outlines
// are read when a document needs them. It may be used by several goroutines.
type Font struct {
	r      io.ReaderAt
	tables map[string]extent

	unitsPerEm      int
	ascent, descent int // font units; descent is negative
	box             [4]int16
	advances        []uint16 // the last one holds for all glyphs after it
	loca            []uint32
	chars           []charRange // ascending
}

type extent struct{ offset, length uint32 }

// charRange maps from..to to the glyphs from glyph on.
type charRange struct {
	from, to rune
	glyph    uint32
}

// maxTable keeps a broken file from asking for all memory; the largest table read whole is cmap.
const maxTable = 16 << 20

func readFont(r io.ReaderAt) (*Font, error) {
	f := &Font{r: r, tables: map[string]extent{}}
	if err := f.read(); err != nil {
		return nil, ErrBadFont.Because(err)
	}
	return f, nil
}

func (f *Font) read() error {
	if err := f.directory(); err != nil {
		return err
	}
	head, err := f.table("head", 54)
	if err != nil {
		return err
	}
	f.unitsPerEm = int(be16(head, 18))
	if f.unitsPerEm == 0 {
		return errors.New("no units per em")
	}
	for i := range f.box {
		f.box[i] = int16(be16(head, 36+2*i)) //nolint:gosec // a signed field
	}
	hhea, err := f.table("hhea", 36)
	if err != nil {
		return err
	}
	f.ascent, f.descent = int(int16(be16(hhea, 4))), int(int16(be16(hhea, 6))) //nolint:gosec // signed fields
	maxp, err := f.table("maxp", 6)
	if err != nil {
		return err
	}
	if err := f.metrics(int(be16(maxp, 4)), int(be16(hhea, 34)), be16(head, 50) == 1); err != nil {
		return err
	}
	return f.characters()
}

func (f *Font) directory() error {
	start := int64(0)
	head, err := f.bytes(0, 16)
	if err != nil {
		return err
	}
	if string(head[:4]) == "ttcf" { // a collection: take its first font
		start = int64(be32(head, 12))
		if head, err = f.bytes(start, 12); err != nil {
			return err
		}
	}
	if tag := string(head[:4]); tag != "\x00\x01\x00\x00" && tag != "true" {
		return fmt.Errorf("not a TrueType font (%q)", tag)
	}
	dir, err := f.bytes(start+12, 16*int(be16(head, 4)))
	if err != nil {
		return err
	}
	for ; len(dir) > 0; dir = dir[16:] {
		f.tables[string(dir[:4])] = extent{be32(dir, 8), be32(dir, 12)}
	}
	return nil
}

func (f *Font) metrics(glyphs, measured int, long bool) error {
	hmtx, err := f.table("hmtx", 4*measured)
	if err != nil {
		return err
	}
	if measured == 0 || glyphs == 0 {
		return errors.New("no glyphs")
	}
	f.advances = make([]uint16, measured)
	for i := range f.advances {
		f.advances[i] = be16(hmtx, 4*i)
	}
	size := 2
	if long {
		size = 4
	}
	loca, err := f.table("loca", size*(glyphs+1))
	if err != nil {
		return err
	}
	f.loca = make([]uint32, glyphs+1)
	for i := range f.loca {
		if long {
			f.loca[i] = be32(loca, 4*i)
		} else {
			f.loca[i] = 2 * uint32(be16(loca, 2*i))
		}
	}
	return nil
}

// characters reads the fullest Unicode map of the font: format 12, else format 4.
func (f *Font) characters() error {
	cmap, err := f.table("cmap", 4)
	if err != nil {
		return err
	}
	var full, basic []byte
	for i := range int(be16(cmap, 2)) {
		if len(cmap) < 4+8*(i+1) {
			break
		}
		platform, encoding, at := be16(cmap, 4+8*i), be16(cmap, 6+8*i), int(be32(cmap, 8+8*i))
		unicode := platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10)
		if !unicode || at+16 > len(cmap) {
			continue
		}
		switch be16(cmap, at) {
		case 12:
			full = cmap[at:]
		case 4:
			basic = cmap[at:]
		}
	}
	switch {
	case full != nil:
		err = f.format12(full)
	case basic != nil:
		err = f.format4(basic)
	default:
		err = errors.New("no Unicode character map")
	}
	f.chars = slices.Clip(f.chars)
	return err
}

func (f *Font) format12(b []byte) error {
	n := int(be32(b, 12))
	if n < 0 || len(b) < 16+12*n {
		return errors.New("broken character map")
	}
	for i := range n {
		g := b[16+12*i:]
		f.addChars(charRange{rune(be32(g, 0)), rune(be32(g, 4)), be32(g, 8)}) //nolint:gosec // checked by order
	}
	return nil
}

func (f *Font) format4(b []byte) error {
	n := int(be16(b, 6)) / 2
	if len(b) < 16+8*n {
		return errors.New("broken character map")
	}
	for i := range n {
		end, start := be16(b, 14+2*i), be16(b, 16+2*n+2*i)
		delta, offsetAt := be16(b, 16+4*n+2*i), 16+6*n+2*i
		offset := int(be16(b, offsetAt))
		for c := int(start); c <= int(end) && c < 0xffff; c++ {
			glyph := uint16(c) + delta //nolint:gosec // arithmetic modulo 65536 is meant
			if offset != 0 {
				at := offsetAt + offset + 2*(c-int(start))
				if at+2 > len(b) {
					return errors.New("broken character map")
				}
				if glyph = be16(b, at); glyph != 0 {
					glyph += delta
				}
			}
			if glyph != 0 {
				f.addChars(charRange{rune(c), rune(c), uint32(glyph)}) //nolint:gosec // c is below 65536
			}
		}
	}
	return nil
}

// addChars appends r, joining it to the last range where it goes on.
func (f *Font) addChars(r charRange) {
	if n := len(f.chars); n > 0 {
		last := &f.chars[n-1]
		if r.from == last.to+1 && r.glyph == last.glyph+uint32(r.from-last.from) { //nolint:gosec // ascending
			last.to = r.to
			return
		}
	}
	f.chars = append(f.chars, r)
}

// glyph is the glyph of r, 0 when the font has none.
func (f *Font) glyph(r rune) uint16 {
	i := sort.Search(len(f.chars), func(i int) bool { return f.chars[i].to >= r })
	if i == len(f.chars) || r < f.chars[i].from {
		return 0
	}
	g := f.chars[i].glyph + uint32(r-f.chars[i].from) //nolint:gosec // r is not below from
	if int(g) >= len(f.loca)-1 {
		return 0
	}
	return uint16(g) //nolint:gosec // a font has at most 65535 glyphs
}

// advance is a glyph's width in thousandths of the type size.
func (f *Font) advance(glyph uint16) float64 {
	return float64(f.advances[min(int(glyph), len(f.advances)-1)]) * 1000 / float64(f.unitsPerEm)
}

// outline reads a glyph's outline; an empty glyph has none.
func (f *Font) outline(glyph uint16) ([]byte, error) {
	from, to := f.loca[glyph], f.loca[glyph+1]
	glyf := f.tables["glyf"]
	if to <= from {
		return nil, nil
	}
	if to > glyf.length {
		return nil, errors.New("glyph outside its table")
	}
	return f.bytes(int64(glyf.offset)+int64(from), int(to-from))
}

func (f *Font) table(tag string, atLeast int) ([]byte, error) {
	t, ok := f.tables[tag]
	if !ok || int(t.length) < atLeast {
		return nil, fmt.Errorf("table %s is missing or short", tag)
	}
	return f.bytes(int64(t.offset), int(t.length))
}

func (f *Font) bytes(at int64, n int) ([]byte, error) {
	if n > maxTable {
		return nil, errors.New("table too large")
	}
	b := make([]byte, n)
	if _, err := f.r.ReadAt(b, at); err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return b, nil
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
