package papertest

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// PDF is what a test needs to know of a PDF: its pages' operators, unpacked, and what its codes stand for.
type PDF struct {
	Raw    []byte
	Pages  []string
	Chars  map[string]string // four hex digits to text
	Widths []float64         // by code
}

// Text is a piece of text as it stands on a page.
type Text struct {
	S    string
	X, Y float64 // mm from the page's upper left corner to the start of the baseline
	Size float64
}

var (
	objectRE = regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)\nendobj\n`)
	streamRE = regexp.MustCompile(`(?s)^<<(.*?)>>\nstream\n(.*)\nendstream$`)
	pageRE   = regexp.MustCompile(`/Type /Page .*/Contents (\d+) 0 R`)
	bfcharRE = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
	showRE   = regexp.MustCompile(`(?:/F1 ([\d.]+) Tf ([-\d.]+) ([-\d.]+) Td )?\[(.*?)\] TJ|ActualText <FEFF([0-9A-F]+)>|EMC`)
	hexRE    = regexp.MustCompile(`<([0-9A-F]*)>`)
	widthsRE = regexp.MustCompile(`/W \[0 \[([\d. ]+)\]\]`)
)

// Read takes a PDF of this program apart.
func Read(t testing.TB, raw []byte) PDF {
	t.Helper()
	p := PDF{Raw: raw, Chars: map[string]string{}}
	streams := map[string]string{}
	for _, o := range objectRE.FindAllSubmatch(raw, -1) {
		if m := widthsRE.FindSubmatch(o[2]); m != nil {
			for w := range strings.FieldsSeq(string(m[1])) {
				v, err := strconv.ParseFloat(w, 64)
				if err != nil {
					t.Fatal(err)
				}
				p.Widths = append(p.Widths, v)
			}
		}
		m := streamRE.FindSubmatch(o[2])
		if m == nil || !bytes.Contains(m[1], []byte("/FlateDecode")) {
			continue
		}
		z, err := zlib.NewReader(bytes.NewReader(m[2]))
		if err != nil {
			t.Fatalf("object %s: %v", o[1], err)
		}
		data, err := io.ReadAll(z)
		if err != nil {
			t.Fatalf("object %s: %v", o[1], err)
		}
		streams[string(o[1])] = string(data)
	}
	for _, s := range streams {
		if strings.Contains(s, "begincmap") {
			for _, m := range bfcharRE.FindAllStringSubmatch(s, -1) {
				p.Chars[m[1]] = fromUTF16(t, m[2])
			}
		}
	}
	for _, m := range pageRE.FindAllSubmatch(raw, -1) {
		p.Pages = append(p.Pages, streams[string(m[1])])
	}
	return p
}

func fromUTF16(t testing.TB, digits string) string {
	t.Helper()
	b, err := hex.DecodeString(digits)
	if err != nil {
		t.Fatal(err)
	}
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// Texts are the texts of an upright A4 page in the order in which they were set.
func (p PDF) Texts(t testing.TB, page int) []Text {
	t.Helper()
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	var out []Text
	replaced := false // inside a stretch whose text was given
	for _, m := range showRE.FindAllStringSubmatch(p.Pages[page], -1) {
		switch {
		case m[5] != "":
			out[len(out)-1].S += fromUTF16(t, m[5])
			replaced = true
			continue
		case m[0] == "EMC":
			replaced = false
			continue
		}
		if m[1] != "" {
			out = append(out, Text{X: number(m[2]) * 25.4 / 72, Y: 297 - number(m[3])*25.4/72, Size: number(m[1])})
		}
		if replaced {
			continue
		}
		for _, h := range hexRE.FindAllStringSubmatch(m[4], -1) {
			for digits := h[1]; digits != ""; digits = digits[4:] {
				out[len(out)-1].S += p.Chars[digits[:4]]
			}
		}
	}
	return out
}

// Lines are the texts alone.
func Lines(texts []Text) []string {
	var out []string
	for _, s := range texts {
		out = append(out, s.S)
	}
	return out
}
