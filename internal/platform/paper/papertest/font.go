// Package papertest gives tests of papers a font that is always there, and reads back what was set.
package papertest

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"xiezhi/internal/platform/paper"
)

// FontSpec describes a TrueType font made for a test: a square for every character, Latin half as wide as
// Chinese. The glyph of É is composed of the one of E.
type FontSpec struct {
	Chars     []rune // ascending
	Format4   bool   // character map of the basic plane only
	ShortLoca bool
}

// LatinAndHan are the characters that the sample form needs, and 𬭎 from beyond the basic plane.
func LatinAndHan() []rune {
	var chars []rune
	for r := rune(0x20); r < 0x7f; r++ {
		chars = append(chars, r)
	}
	chars = append(chars, 'É', '—', '“', '”', '√', '□', 0x3000)
	for r := rune(0x3001); r < 0x3020; r++ {
		chars = append(chars, r)
	}
	for r := rune(0x4e00); r < 0x9fa6; r++ {
		chars = append(chars, r)
	}
	for r := rune(0xff01); r < 0xff5f; r++ {
		chars = append(chars, r)
	}
	return append(chars, 0x2cb4e) // 𬭎
}

// Bytes is the font as a file.
//
//nolint:gosec // the fonts of tests are small
func (s FontSpec) Bytes() []byte {
	u16 := binary.BigEndian.AppendUint16
	u32 := binary.BigEndian.AppendUint32
	square := func(side uint16) []byte {
		b := u16(nil, 1) // contours
		b = u16(u16(u16(u16(b, 0), 0), side), side)
		b = u16(b, 3)                                // last point
		b = u16(b, 0)                                // instructions
		b = append(b, 1, 1, 1, 1)                    // on the curve, two-byte deltas
		b = u16(u16(u16(u16(b, 0), side), 0), -side) // x
		b = u16(u16(u16(u16(b, 0), 0), side), 0)     // y
		return b
	}
	var glyf, loca, hmtx []byte
	place := func() {
		if s.ShortLoca {
			loca = u16(loca, uint16(len(glyf)/2))
		} else {
			loca = u32(loca, uint32(len(glyf)))
		}
	}
	add := func(outline []byte, advance uint16) {
		place()
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = u16(u16(hmtx, advance), 0)
	}
	add(square(900), 1000)
	latinE := uint16(0)
	for i, r := range s.Chars {
		if r == 'E' {
			latinE = uint16(i + 1)
		}
		switch {
		case r == ' ' || r == 0x3000:
			add(nil, map[rune]uint16{' ': 500, 0x3000: 1000}[r])
		case r == 'É':
			b := u16(nil, 0xffff)
			b = u16(u16(u16(u16(b, 0), 0), 450), 450)
			add(append(u16(u16(b, 0x0002), latinE), 0, 0), 500) // two byte-sized offsets
		case r < 0x2000:
			add(square(450), 500)
		default:
			add(square(900), 1000)
		}
	}
	place()

	cmap := u16(u16(nil, 0), 1)
	if s.Format4 {
		cmap = u32(u16(u16(cmap, 3), 1), 12)
		n := uint16(len(s.Chars) + 1)
		cmap = u16(u16(u16(cmap, 4), 0), 0)
		cmap = u16(u16(u16(u16(cmap, 2*n), 0), 0), 0)
		for _, r := range s.Chars {
			cmap = u16(cmap, uint16(r))
		}
		cmap = u16(u16(cmap, 0xffff), 0)
		for _, r := range s.Chars {
			cmap = u16(cmap, uint16(r))
		}
		cmap = u16(cmap, 0xffff)
		for i, r := range s.Chars {
			cmap = u16(cmap, uint16(i+1)-uint16(r))
		}
		cmap = u16(cmap, 1)
		for range n {
			cmap = u16(cmap, 0)
		}
	} else {
		cmap = u32(u16(u16(cmap, 3), 10), 12)
		cmap = u32(u32(u16(u16(cmap, 12), 0), uint32(16+12*len(s.Chars))), 0)
		cmap = u32(cmap, uint32(len(s.Chars)))
		for i, r := range s.Chars {
			cmap = u32(u32(u32(cmap, uint32(r)), uint32(r)), uint32(i+1))
		}
	}

	head := make([]byte, 54)
	binary.BigEndian.PutUint16(head[18:], 1000)
	binary.BigEndian.PutUint16(head[40:], 900)
	binary.BigEndian.PutUint16(head[42:], 900)
	if !s.ShortLoca {
		head[51] = 1
	}
	hhea := make([]byte, 36)
	binary.BigEndian.PutUint16(hhea[4:], 880)
	binary.BigEndian.PutUint16(hhea[6:], 0xff88) // -120
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.Chars)+1))
	maxp := u16(u32(nil, 0x10000), uint16(len(s.Chars)+1))
	maxp = append(maxp, make([]byte, 26)...)

	tables := []struct {
		tag  string
		data []byte
	}{{"cmap", cmap}, {"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}}
	out := append([]byte{0, 1, 0, 0}, 0, byte(len(tables)), 0, 0, 0, 0, 0, 0)
	at := 12 + 16*len(tables)
	for _, t := range tables {
		out = u32(u32(u32(append(out, t.tag...), 0), uint32(at)), uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// FontOf writes data to a file and opens it as the setting pdf.font would.
func FontOf(t testing.TB, data []byte) (*paper.Font, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.ttf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return paper.OpenFont(path)
}

// Font has all that official papers write.
func Font(t testing.TB) *paper.Font {
	t.Helper()
	f, err := FontOf(t, FontSpec{Chars: LatinAndHan()}.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return f
}
