package paper_test

import (
	"bytes"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"xiezhi/internal/platform/paper"
)

// 30 bytes need version 3 at level M (42 bytes; version 2 holds 26): 29 modules and 4 of quiet zone on each side.
const payload = "https://example.invalid/v/0001"

func TestQRPNG(t *testing.T) {
	data, err := paper.QRPNG(payload, 400)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if side := img.Bounds().Dx(); side != 370 { // ten pixels a module
		t.Fatalf("side %d, want 370", side)
	}
	dark := func(x, y int) bool {
		return color.GrayModel.Convert(img.At((x+4)*10+5, (y+4)*10+5)).(color.Gray).Y < 128
	}
	finder := []string{"#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"}
	for _, corner := range [][2]int{{0, 0}, {22, 0}, {0, 22}} {
		for y, row := range finder {
			for x, want := range row {
				if dark(corner[0]+x, corner[1]+y) != (want == '#') {
					t.Errorf("finder pattern at %v broken at %d,%d", corner, x, y)
				}
			}
		}
	}
	for i := range 37 {
		if dark(i-4, -1) || dark(-1, i-4) {
			t.Errorf("quiet zone broken at %d", i)
		}
	}
}

func TestQRSVG(t *testing.T) {
	svg, err := paper.QRSVG(payload)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(svg, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 37"`) {
		t.Errorf("starts %.80s", svg)
	}
	// The first row: a finder pattern at each end.
	if !strings.Contains(svg, `"M4 4h7v1H4z`) || !strings.Contains(svg, "M26 4h7v1H26z") {
		t.Errorf("no finder patterns in %s", svg)
	}
	if _, err := paper.QRSVG(strings.Repeat("字", 2000)); err == nil {
		t.Error("a payload of 6000 bytes was taken")
	}
}
