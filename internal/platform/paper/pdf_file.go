package paper

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"io"
	"strings"
	"time"
	"unicode/utf16"
)

// objects are the numbered parts of a PDF file, from 1 on.
type objects struct{ bodies [][]byte }

func (o *objects) reserve() int {
	o.bodies = append(o.bodies, nil)
	return len(o.bodies)
}

func (o *objects) put(n int, format string, args ...any) int {
	if n == 0 {
		n = o.reserve()
	}
	o.bodies[n-1] = fmt.Appendf(nil, format, args...)
	return n
}

// stream puts data, compressed unless dict names a filter of its own.
func (o *objects) stream(dict string, data []byte) (int, error) {
	if !strings.Contains(dict, "/Filter") {
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		if _, err := z.Write(data); err != nil {
			return 0, err
		}
		if err := z.Close(); err != nil {
			return 0, err
		}
		data = packed.Bytes()
		dict += " /Filter /FlateDecode"
	}
	body := fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n", dict, len(data))
	body = append(body, data...)
	body = append(body, "\nendstream"...)
	o.bodies = append(o.bodies, body)
	return len(o.bodies), nil
}

func writeFile(w io.Writer, p *press, created time.Time) error {
	o := &objects{}
	catalog, tree, font := o.reserve(), o.reserve(), o.reserve()
	if err := o.font(font, p.set.used); err != nil {
		return err
	}
	xobjects, err := o.images(p.images)
	if err != nil {
		return err
	}
	var kids strings.Builder
	for _, content := range p.pages {
		stream, err := o.stream("", []byte(content.String()))
		if err != nil {
			return err
		}
		page := o.put(0, "<</Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources <</Font <</F1 %d 0 R>> /XObject <<%s>>>> /Contents %d 0 R>>",
			tree, num(p.sheet.width), num(p.sheet.height), font, xobjects, stream)
		fmt.Fprintf(&kids, "%d 0 R ", page)
	}
	o.put(tree, "<</Type /Pages /Kids [%s] /Count %d>>", strings.TrimSpace(kids.String()), len(p.pages))
	o.put(catalog, "<</Type /Catalog /Pages %d 0 R /Lang (zh-CN) /ViewerPreferences <</DisplayDocTitle true>>>>", tree)
	date := ""
	if !created.IsZero() {
		date = created.UTC().Format(" /CreationDate (D:20060102150405Z)")
	}
	info := o.put(0, "<</Title <%s> /Producer (Xiezhi)%s>>", utf16Hex("\ufeff"+p.sheet.title), date)
	return o.write(w, catalog, info)
}

func (o *objects) write(w io.Writer, catalog, info int) error {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(o.bodies))
	for i, body := range o.bodies {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	id := sha256.Sum256(b.Bytes())
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets)+1, catalog, info, id[:16], id[:16], start)
	_, err := b.WriteTo(w)
	return err
}

// font puts the used glyphs as a font whose codes are the document's glyph numbers.
func (o *objects) font(n int, used *subset) error {
	data, err := used.file()
	if err != nil {
		return err
	}
	f := used.font
	file, err := o.stream(fmt.Sprintf(" /Length1 %d", len(data)), data)
	if err != nil {
		return err
	}
	tag := sha256.Sum256(data)
	name := make([]byte, 6)
	for i := range name {
		name[i] = 'A' + tag[i]%26
	}
	base := string(name) + "+XiezhiForm"
	scale := func(v int) int { return v * 1000 / f.unitsPerEm }
	descriptor := o.put(0, "<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>",
		base, scale(int(f.box[0])), scale(int(f.box[1])), scale(int(f.box[2])), scale(int(f.box[3])),
		scale(f.ascent), scale(f.descent), scale(f.ascent), file)
	var widths strings.Builder
	for _, g := range used.glyphs {
		widths.WriteString(num(f.advance(g)) + " ")
	}
	descendant := o.put(0, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 1000 /W [0 [%s]] /CIDToGIDMap /Identity>>",
		base, descriptor, strings.TrimSpace(widths.String()))
	toUnicode, err := o.stream("", []byte(used.unicodeMap()))
	if err != nil {
		return err
	}
	o.put(n, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		base, descendant, toUnicode)
	return nil
}

// unicodeMap lets the text be searched and copied.
func (s *subset) unicodeMap() string {
	var lines []string
	for n := range s.glyphs {
		if r, ok := s.text[uint16(n)]; ok {
			lines = append(lines, fmt.Sprintf("<%04X> <%s>\n", n, utf16Hex(string(r))))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n" +
		"1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	for len(lines) > 0 {
		n := min(len(lines), 100) // the most that one section may hold
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", n, strings.Join(lines[:n], ""))
		lines = lines[n:]
	}
	b.WriteString("endcmap CMapName currentdict /CMap defineresource pop end end\n")
	return b.String()
}

func utf16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// images puts each picture once and names them for the pages.
func (o *objects) images(all []pic) (string, error) {
	var names strings.Builder
	seen := map[[32]byte]int{}
	for i, p := range all {
		key := sha256.Sum256(p.data)
		n, ok := seen[key]
		if !ok {
			var err error
			if n, err = o.image(p); err != nil {
				return "", err
			}
			seen[key] = n
		}
		fmt.Fprintf(&names, "/I%d %d 0 R ", i+1, n)
	}
	return strings.TrimSpace(names.String()), nil
}

// pixels reads img a pixel at a time, without an allocation for each in the kinds that PNG files mostly are.
func pixels(img image.Image) func(x, y int) color.NRGBA {
	plain := func(c color.Color) color.NRGBA {
		return color.NRGBAModel.Convert(c).(color.NRGBA) //nolint:errcheck // the model gives nothing else
	}
	switch img := img.(type) {
	case *image.NRGBA:
		return img.NRGBAAt
	case *image.Paletted:
		palette := make([]color.NRGBA, 256)
		for i, c := range img.Palette {
			palette[i] = plain(c)
		}
		return func(x, y int) color.NRGBA { return palette[img.ColorIndexAt(x, y)] }
	}
	return func(x, y int) color.NRGBA { return plain(img.At(x, y)) }
}

func (o *objects) image(p pic) (int, error) {
	const dict = " /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /%s"
	if p.jpeg {
		cfg, _, err := image.DecodeConfig(bytes.NewReader(p.data))
		if err != nil {
			return 0, err
		}
		switch cfg.ColorModel {
		case color.GrayModel:
			return o.stream(fmt.Sprintf(dict+" /Filter /DCTDecode", cfg.Width, cfg.Height, "DeviceGray"), p.data)
		case color.YCbCrModel:
			return o.stream(fmt.Sprintf(dict+" /Filter /DCTDecode", cfg.Width, cfg.Height, "DeviceRGB"), p.data)
		}
	}
	img, _, err := image.Decode(bytes.NewReader(p.data))
	if err != nil {
		return 0, fmt.Errorf("image: %w", err)
	}
	size := img.Bounds().Size()
	rgb := make([]byte, 0, 3*size.X*size.Y)
	alpha := make([]byte, 0, size.X*size.Y)
	grey, opaque := true, true
	at := pixels(img)
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			c := at(x, y)
			rgb = append(rgb, c.R, c.G, c.B)
			alpha = append(alpha, c.A)
			grey = grey && c.R == c.G && c.G == c.B
			opaque = opaque && c.A == 255
		}
	}
	mask := ""
	if !opaque {
		n, err := o.stream(fmt.Sprintf(dict, size.X, size.Y, "DeviceGray"), alpha)
		if err != nil {
			return 0, err
		}
		mask = fmt.Sprintf(" /SMask %d 0 R", n)
	}
	if grey {
		for i := range alpha {
			rgb[i] = rgb[3*i]
		}
		return o.stream(fmt.Sprintf(dict, size.X, size.Y, "DeviceGray")+mask, rgb[:len(alpha)])
	}
	return o.stream(fmt.Sprintf(dict, size.X, size.Y, "DeviceRGB")+mask, rgb)
}
