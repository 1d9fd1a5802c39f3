package paper

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// quiet is the width of the light border that scanners need, in modules.
const quiet = 4

// QRPNG is payload as a QR code (error correction M) of at most size pixels a side, quiet zone included:
// every module is the same whole number of pixels, at least one.
func QRPNG(payload string, size int) ([]byte, error) {
	dark, n, err := modules(payload)
	if err != nil {
		return nil, err
	}
	scale := max(size/(n+2*quiet), 1)
	side := (n + 2*quiet) * scale
	img := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range n * scale {
		for x := range n * scale {
			if dark(x/scale, y/scale) {
				img.SetColorIndex(x+quiet*scale, y+quiet*scale, 1)
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("paper: QR code: %w", err)
	}
	return out.Bytes(), nil
}

// QRSVG is payload as a QR code that scales to the room it is given; quiet zone included.
func QRSVG(payload string) (string, error) {
	dark, n, err := modules(payload)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">`, n+2*quiet, n+2*quiet)
	fmt.Fprintf(&b, `<path fill="#fff" d="M0 0h%[1]dv%[1]dH0z"/><path d="`, n+2*quiet)
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for x < n && dark(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&b, "M%d %dh%dv1H%dz", from+quiet, y+quiet, x-from, from+quiet)
			}
		}
	}
	b.WriteString(`"/></svg>`)
	return b.String(), nil
}

func modules(payload string) (dark func(x, y int) bool, n int, err error) {
	code, err := qr.Encode(payload, qr.M, qr.Auto)
	if err != nil {
		return nil, 0, fmt.Errorf("paper: QR code: %w", err)
	}
	return func(x, y int) bool {
		grey := color.GrayModel.Convert(code.At(x, y)).(color.Gray) //nolint:errcheck // the model gives nothing else
		return grey.Y < 128
	}, code.Bounds().Dx(), nil
}

func (s *sheet) lowerQR(b QR, base Type) ([]piece, error) {
	size := b.Size
	if size == 0 {
		size = 25
	}
	data, err := QRPNG(b.Payload, 300)
	if err != nil {
		return nil, err
	}
	img, err := lowerImage(Image{Data: data, Width: size, Align: b.Align, Alt: "二维码"}, s.textWidth(), s.textHeight())
	if err != nil {
		return nil, err
	}
	pieces := []piece{img}
	if b.Caption != "" {
		p := Text(b.Caption)
		p.Align = b.Align
		p.Type.Size = SizeSmall5
		pieces = append(pieces, lowerParagraph(p, base))
	}
	return pieces, nil
}
