package paper

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// subset gathers the glyphs that one document uses. A glyph's number in the document is its place here, so
// that equal documents get equal numbers; 0 is the font's empty glyph.
type subset struct {
	font   *Font
	glyphs []uint16          // the font's numbers, by the document's
	number map[uint16]uint16 // the document's numbers, by the font's
	text   map[uint16]rune   // what a document's glyph stands for
}

func newSubset(f *Font) *subset {
	return &subset{font: f, glyphs: []uint16{0}, number: map[uint16]uint16{0: 0}, text: map[uint16]rune{}}
}

// use is the document's number of the font's glyph that stands for r.
func (s *subset) use(glyph uint16, r rune) uint16 {
	n := s.add(glyph)
	if _, ok := s.text[n]; !ok {
		s.text[n] = r
	}
	return n
}

func (s *subset) add(glyph uint16) uint16 {
	n, ok := s.number[glyph]
	if !ok {
		n = uint16(len(s.glyphs)) //nolint:gosec // a font has at most 65535 glyphs
		s.glyphs = append(s.glyphs, glyph)
		s.number[glyph] = n
	}
	return n
}

// file is a TrueType font of the used glyphs alone, as PDF wants it.
func (s *subset) file() ([]byte, error) {
	var glyf, loca, hmtx []byte
	for i := 0; i < len(s.glyphs); i++ { //nolint:intrange // grows: a composite glyph brings its parts
		if s.glyphs[i] >= uint16(len(s.font.loca)-1) { //nolint:gosec // at most 65536 places
			return nil, fmt.Errorf("glyph %d outside the font", s.glyphs[i])
		}
		outline, err := s.font.outline(s.glyphs[i])
		if err != nil {
			return nil, err
		}
		if len(outline) >= 10 && int16(be16(outline, 0)) < 0 { //nolint:gosec // a signed field
			if err := s.parts(outline); err != nil {
				return nil, err
			}
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf))) //nolint:gosec // small
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		last := len(s.font.advances) - 1
		hmtx = binary.BigEndian.AppendUint16(hmtx, s.font.advances[min(int(s.glyphs[i]), last)])
		bearing := uint16(0)
		if len(outline) >= 4 {
			bearing = be16(outline, 2) // the left edge of the outline, where PDF readers expect it
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf))) //nolint:gosec // small

	tables := map[string][]byte{"glyf": glyf, "loca": loca, "hmtx": hmtx}
	for _, tag := range []string{"head", "hhea", "maxp"} {
		t, err := s.font.table(tag, 6)
		if err != nil {
			return nil, err
		}
		tables[tag] = t
	}
	count := uint16(len(s.glyphs)) //nolint:gosec // at most 65535
	binary.BigEndian.PutUint16(tables["head"][50:], 1)
	binary.BigEndian.PutUint32(tables["head"][8:], 0)
	binary.BigEndian.PutUint16(tables["hhea"][34:], count)
	binary.BigEndian.PutUint16(tables["maxp"][4:], count)
	for _, tag := range []string{"cvt ", "fpgm", "prep"} { // instructions in glyphs may call them
		if _, ok := s.font.tables[tag]; ok {
			t, err := s.font.table(tag, 0)
			if err != nil {
				return nil, err
			}
			tables[tag] = t
		}
	}
	return assemble(tables), nil
}

// parts renumbers the glyphs that a composite outline is made of.
func (s *subset) parts(outline []byte) error {
	const (
		wordArgs = 1 << 0
		scale    = 1 << 3
		more     = 1 << 5
		scaleXY  = 1 << 6
		matrix   = 1 << 7
	)
	for at := 10; ; {
		if at+4 > len(outline) {
			return errors.New("broken composite glyph")
		}
		flags := be16(outline, at)
		binary.BigEndian.PutUint16(outline[at+2:], s.add(be16(outline, at+2)))
		at += 6
		if flags&wordArgs != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scaleXY != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return nil
		}
	}
}

func assemble(tables map[string][]byte) []byte {
	order := []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
	n := uint16(len(tables)) //nolint:gosec // nine at most
	power, log := uint16(1), uint16(0)
	for power*2 <= n {
		power, log = power*2, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []uint16{n, power * 16, log, (n - power) * 16} {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	at := uint32(12 + 16*int(n)) //nolint:gosec // small
	for _, tag := range order {
		t, ok := tables[tag]
		if !ok {
			continue
		}
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t))
		out = binary.BigEndian.AppendUint32(out, at)
		out = binary.BigEndian.AppendUint32(out, uint32(len(t))) //nolint:gosec // small
		at += uint32(len(t)+3) &^ 3                              //nolint:gosec // small
	}
	for _, tag := range order {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += be32(b, 0)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + be32(rest[:], 0)
}
