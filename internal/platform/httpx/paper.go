package httpx

import (
	"bytes"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/platform/paper"
)

// Media types of what people download.
const (
	XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	PDF  = "application/pdf"
)

// PaperFormat is how the caller wants a paper.
type PaperFormat struct {
	Format string `query:"format" enum:"pdf,docx" default:"pdf" doc:"pdf 用于打印，docx 用于编辑"`
}

// Paper replies with a paper named name. It is written before the reply begins, so that what goes wrong is still told as
// a problem. The font is asked for only where the format carries it.
func (f PaperFormat) Paper(name string, d paper.Doc, font func() (*paper.Font, error)) (*huma.StreamResponse, error) {
	var b bytes.Buffer
	media, ending := DOCX, ".docx"
	if f.Format == "docx" {
		if err := paper.WriteDOCX(&b, d); err != nil {
			return nil, err
		}
	} else {
		face, err := font()
		if err != nil {
			return nil, err
		}
		if _, err := paper.WritePDF(&b, d, face); err != nil {
			return nil, err
		}
		media, ending = PDF, ".pdf"
	}
	return Download(name+ending, media, func(w io.Writer) error {
		_, err := b.WriteTo(w)
		return err
	}), nil
}
