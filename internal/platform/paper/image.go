package paper

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // photos
	_ "image/png"  // drawn signatures, codes
)

// maxPixels keeps a small file from unfolding into all memory. Only PNG is unfolded; a JPEG passes as it is.
const (
	maxPixels     = 12_000_000
	maxJPEGPixels = 60_000_000
)

// lowerImage fits the picture into its box and into the room that is there.
func lowerImage(i Image, roomWidth, roomHeight float64) (pic, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(i.Data))
	if err != nil {
		return pic{}, fmt.Errorf("image: %w", err)
	}
	limit := maxPixels
	if format == "jpeg" {
		limit = maxJPEGPixels
	}
	if cfg.Width < 1 || cfg.Height < 1 || cfg.Width*cfg.Height > limit {
		return pic{}, fmt.Errorf("image of %d by %d pixels", cfg.Width, cfg.Height)
	}
	if format != "png" && format != "jpeg" {
		return pic{}, errors.New("image: neither PNG nor JPEG")
	}
	boxWidth, boxHeight := roomWidth, roomHeight
	if i.Width > 0 {
		boxWidth = min(boxWidth, i.Width*mm)
	}
	if i.Height > 0 {
		boxHeight = min(boxHeight, i.Height*mm)
	}
	scale := min(boxWidth/float64(cfg.Width), boxHeight/float64(cfg.Height))
	return pic{
		data: i.Data, jpeg: format == "jpeg", align: i.Align, alt: clean(i.Alt),
		width: float64(cfg.Width) * scale, height: float64(cfg.Height) * scale,
	}, nil
}
