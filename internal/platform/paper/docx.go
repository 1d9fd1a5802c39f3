package paper

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"
)

// WriteDOCX writes d as a Word document. It names the official typefaces and leaves them to the reader's
// machine.
func WriteDOCX(w io.Writer, d Doc) error {
	s, err := lower(d)
	if err != nil {
		return err
	}
	body := &docx{sheet: s}
	document := body.document()

	z := zip.NewWriter(w)
	put := func(name, content string) {
		if err != nil {
			return
		}
		// Without a time of its own a zip entry has the format's first, 1980, and is the same each time.
		var f io.Writer
		if f, err = z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate}); err == nil {
			_, err = io.WriteString(f, content)
		}
	}
	put("[Content_Types].xml", contentTypes)
	put("_rels/.rels", packageRels)
	put("docProps/core.xml", coreProperties(s.title, d.Created))
	put("word/document.xml", document)
	put("word/styles.xml", s.styles())
	put("word/settings.xml", s.settings())
	put("word/header1.xml", s.headerPart())
	put("word/footer1.xml", s.footerPart(false))
	put("word/footer2.xml", s.footerPart(true))
	put("word/_rels/document.xml.rels", body.relations())
	for i, m := range body.media {
		put(mediaName(i, m), string(m.data))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return fmt.Errorf("paper: write document: %w", err)
	}
	return nil
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	wordNames = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

	partType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/>` +
		`<Default Extension="jpeg" ContentType="image/jpeg"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + partType + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + partType + `styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + partType + `settings+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + partType + `header+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + partType + `footer+xml"/>` +
		`<Override PartName="/word/footer2.xml" ContentType="` + partType + `footer+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`</Types>`

	packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`</Relationships>`
)

func coreProperties(title string, created time.Time) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + escape(title) + `</dc:title>`)
	if !created.IsZero() {
		b.WriteString(`<dcterms:created xsi:type="dcterms:W3CDTF">` + created.UTC().Format(time.RFC3339) + `</dcterms:created>`)
	}
	b.WriteString(`<dc:language>zh-CN</dc:language></cp:coreProperties>`)
	return b.String()
}

// plainLines switches off what Word does to lines by itself (widow control, punctuation outside the margin,
// space between Chinese and digits, the document grid), so that they fall as in the PDF.
const plainLines = `<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>` +
	`<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>`

func (s *sheet) styles() string {
	return xmlHead + `<w:styles` + wordNames + `><w:docDefaults><w:rPrDefault><w:rPr>` + fonts(FaceFangSong) +
		`<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>` +
		`<w:pPr>` + plainLines + `</w:pPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style></w:styles>`
}

func (s *sheet) settings() string {
	b := xmlHead + `<w:settings` + wordNames + `>`
	if s.numbers == NumbersOuter {
		b += `<w:evenAndOddHeaders/>`
	}
	return b + `<w:characterSpacingControl w:val="doNotCompress"/><w:compat>` +
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>` +
		`</w:compat></w:settings>`
}

func (s *sheet) headerPart() string {
	return xmlHead + `<w:hdr` + wordNames + `>` + s.strip(FaceSong, headerSize, "", "", s.header) + `</w:hdr>`
}

func (s *sheet) footerPart(even bool) string {
	left, centre, right := s.footerTexts(even, pageField)
	return xmlHead + `<w:ftr` + wordNames + `>` + s.strip(FaceSong, s.numberSize(), left, centre, right) + `</w:ftr>`
}

// pageField stands for the page's number until the footer is written.
const pageField = "\x00"

// footerTexts is what stands in the three places of the footer; number is the number's text.
func (s *sheet) footerTexts(even bool, number string) (left, centre, right string) {
	left = s.footer
	number = "— " + number + " —"
	switch {
	case s.numbers == NumbersCentre:
		centre = number
	case s.numbers == NumbersOuter && even:
		left, right = number, s.footer
	case s.numbers == NumbersOuter:
		right = number
	}
	return left, centre, right
}

// strip is a header or footer line: three texts at two tab stops. The numbers of letters stand one character
// in from either side.
func (s *sheet) strip(face Face, size float64, left, centre, right string) string {
	inset := 0.0
	if s.numbers == NumbersOuter {
		inset = size
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<w:p><w:pPr><w:tabs><w:tab w:val="center" w:pos="%d"/><w:tab w:val="right" w:pos="%d"/></w:tabs>`+
		`<w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/><w:ind w:left="%d"/></w:pPr>`,
		twips(s.textWidth()/2), twips(s.textWidth()-inset), twips(size*defaultPitch), twips(inset))
	props := runProps(span{face: face, size: size})
	for i, text := range []string{left, centre, right} {
		if i > 0 {
			b.WriteString(`<w:r><w:tab/></w:r>`)
		}
		for j, part := range strings.Split(text, pageField) {
			if j > 0 {
				b.WriteString(`<w:r>` + props + `<w:fldChar w:fldCharType="begin"/></w:r><w:r>` + props +
					`<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>` + props +
					`<w:fldChar w:fldCharType="separate"/></w:r><w:r>` + props + `<w:t>1</w:t></w:r><w:r>` + props +
					`<w:fldChar w:fldCharType="end"/></w:r>`)
			}
			if part != "" {
				b.WriteString(`<w:r>` + props + `<w:t xml:space="preserve">` + escape(part) + `</w:t></w:r>`)
			}
		}
	}
	b.WriteString(`</w:p>`)
	return b.String()
}
