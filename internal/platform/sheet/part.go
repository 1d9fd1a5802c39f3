package sheet

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"xiezhi/internal/platform/errs"
)

const (
	maxToken = 1 << 20    // bytes of one piece of markup or text
	maxText  = 4 * 32_767 // bytes of one cell: Excel's limit is 32,767 characters
)

var (
	errLonger = errors.New("part unpacks to more than it declares")
	errToken  = errors.New("a single element is too long")
)

// part is one XML part under a budget of bytes, whole and per token.
type part struct {
	in    *bufio.Reader
	body  io.ReadCloser
	left  uint64
	token int
	xml   *xml.Decoder
}

// open starts reading a part; nil without error when the package has none of that name.
func (b *Book) open(name string) (*part, error) {
	f := b.parts[partName(name)]
	if f == nil {
		return nil, nil
	}
	return openPart(f)
}

func openPart(f *zip.File) (*part, error) {
	body, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	p := &part{in: bufio.NewReaderSize(body, 64<<10), body: body, left: f.UncompressedSize64}
	p.xml = xml.NewDecoder(p)
	return p, nil
}

// ReadByte is what the XML decoder calls.
func (p *part) ReadByte() (byte, error) {
	c, err := p.in.ReadByte()
	if err != nil {
		return 0, err
	}
	if p.left == 0 {
		return 0, errLonger
	}
	if p.token++; p.token > maxToken {
		return 0, errToken
	}
	p.left--
	return c, nil
}

// Read makes part an io.Reader, which the decoder's constructor asks for.
func (p *part) Read(buf []byte) (int, error) {
	for i := range buf {
		c, err := p.ReadByte()
		if err != nil {
			return i, err
		}
		buf[i] = c
	}
	return len(buf), nil
}

// next is the next token with prefixes unresolved (names are compared by their local part); nil at the end.
func (p *part) next() (xml.Token, error) {
	p.token = 0
	t, err := p.xml.RawToken()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if errors.Is(err, errLonger) {
		return nil, bomb()
	}
	if err != nil {
		return nil, damaged(err)
	}
	return t, nil
}

// close releases the part. Its error says nothing that reading did not.
func (p *part) close() { _ = p.body.Close() }

// elements calls each for every start element of a part until it returns false; a missing part has none.
func (b *Book) elements(name string, each func(p *part, e xml.StartElement) (bool, error)) error {
	p, err := b.open(name)
	if err != nil || p == nil {
		return err
	}
	defer p.close()
	for {
		t, err := p.next()
		if err != nil || t == nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			more, err := each(p, e)
			if err != nil || !more {
				return err
			}
		}
	}
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// text reads the text of a string item (si, is): its t elements without phonetic guides, up to the end of the
// element just started.
func (p *part) text(end string) (string, error) {
	var s strings.Builder
	inT, phonetic := false, 0
	for {
		t, err := p.next()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case nil:
			return "", damaged(io.ErrUnexpectedEOF)
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inT = true
			case "rPh":
				phonetic++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inT = false
			case "rPh":
				phonetic--
			case end:
				return unescape(s.String()), nil
			}
		case xml.CharData:
			if inT && phonetic == 0 {
				if err := extend(&s, t); err != nil {
					return "", err
				}
			}
		}
	}
}

// extend adds a piece of a cell's text, which comments may have cut into many.
func extend(s *strings.Builder, piece []byte) error {
	if s.Len()+len(piece) > maxText {
		return damaged(errToken)
	}
	s.Write(piece)
	return nil
}

// isRefusal tells a refusal from a failure of the machine.
func isRefusal(err error) bool {
	return errs.CodeOf(err) != errs.InternalCode
}
