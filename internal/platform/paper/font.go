package paper

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"

	"xiezhi/internal/platform/errs"
)

// embedded holds the font when the web part has been built. It is read in place: the file costs no memory of
// its own, only what a form's glyphs need while it is being written.
//
//go:embed font
var embedded embed.FS

const embeddedFont = "font/xiezhi-serif.ttf"

// The errors of opening a font. Their text is for the one who runs the server, but reaches whoever asks for a
// PDF, since nobody else notices.
var (
	ErrNoFont = errs.Of(errs.KindInvalid, "pdf_font_missing",
		"没有可用的 PDF 字体：请先构建前端（make web），或在配置 pdf.font 中填写一个 TrueType 字体文件（.ttf）。")
	ErrBadFont = errs.Of(errs.KindInvalid, "pdf_font_unreadable",
		"配置 pdf.font 所指的字体不能用：需要 TrueType 轮廓的 .ttf 或 .ttc 文件。")
)

// OpenFont opens the TrueType font at path, which the setting pdf.font names, or the embedded one when path is
// empty. The file stays open as long as the Font is used.
func OpenFont(path string) (*Font, error) {
	if path == "" {
		f, err := embedded.Open(embeddedFont)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, ErrNoFont
		}
		if err != nil {
			return nil, ErrNoFont.Because(err)
		}
		at, ok := f.(io.ReaderAt)
		if !ok {
			return nil, ErrNoFont.Because(errors.New("the embedded file cannot be read at an offset"))
		}
		return readFont(at)
	}
	f, err := os.Open(path) //nolint:gosec // the operator's setting names the file
	if err != nil {
		return nil, ErrBadFont.Because(err)
	}
	font, err := readFont(f)
	if err != nil {
		f.Close() // only read
		return nil, err
	}
	return font, nil
}

// Embedded is the font that the build brought, opened once at the first call.
var Embedded = sync.OnceValues(func() (*Font, error) { return OpenFont("") })
