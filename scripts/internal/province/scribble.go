package province

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"math"
)

// scribble is a drawn line of the size of a finger's signature.
var scribble = draw()

func draw() []byte {
	img := image.NewPaletted(image.Rect(0, 0, 240, 80), color.Palette{color.White, color.Gray{Y: 40}})
	for s := range 900 {
		x := float64(s) / 900 * 200
		y := 40 + 18*math.Sin(x/11)*math.Cos(x/31) + 9*math.Sin(x/3)
		for d := range 4 {
			img.SetColorIndex(20+int(x)+d%2, int(y)+d/2, 1)
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		panic(err) // a picture in memory always encodes
	}
	return buf.Bytes()
}

// Signature is a drawn signature as the confirmation page sends it.
func Signature() string { return base64.StdEncoding.EncodeToString(scribble) }
