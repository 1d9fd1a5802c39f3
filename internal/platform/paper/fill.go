package paper

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
)

// Limits of a template. A contract has a few pages: what is larger is something else.
const (
	MaxTemplate         = 2 << 20  // the file
	maxTemplateParts    = 300      // entries of the archive
	maxTemplateUnzipped = 24 << 20 // all of it
	maxTemplateDepth    = 200      // elements in one another
	maxTemplateFields   = 400
)

// Refusals of templates.
var (
	errTemplateBroken = errs.E("template_broken", "文件已损坏或不是 Word 文档（.docx），请用 Word 或 WPS 另存为 .docx 后再上传。", errs.F("file", "无法读取"))
	errTemplateLarge  = errs.E("template_large", "模板过大：文件不超过 2 MB，解压后不超过 24 MB。", errs.F("file", "过大"))
	errTemplateMacro  = errs.E("template_macro", "模板含有宏、控件或嵌入的对象，请删除后另存为 .docx 再上传。", errs.F("file", "含有宏、控件或嵌入对象"))
	errTemplateAway   = errs.E("template_external", "模板引用了外部文件（如远程模板、链接的图片），请断开链接后再上传。", errs.F("file", "引用了外部文件"))
)

// Template is a Word document with named fields, typed as {{姓名}} wherever text may stand. Word cuts text into runs as it
// likes, so a field is looked for in the text of a whole paragraph; what stands around it is left byte for byte as it was.
// It lives in memory only.
type Template struct {
	parts  []templatePart
	fields []string // each once, in the order in which they appear
	open   []string // what begins like a field and does not end
}

type templatePart struct {
	name  string
	data  []byte
	spots []spot // fields of the part, in their order
}

// spot is a field in a part: the pieces of text that it covers.
type spot struct {
	name   string
	pieces []stretch
}

// stretch is some of the runes of one text node.
type stretch struct {
	node     *textNode
	from, to int // in runes of the node
}

// textNode is the content of one w:t in the file.
type textNode struct {
	start, end int // of the content, in bytes
	tagEnd     int // just behind the start tag
	kept       bool
	text       []rune
}

// ReadTemplate reads a Word document as a template. A file that is something else, is too large, carries macros or
// controls, or reaches for another file is refused.
func ReadTemplate(data []byte) (*Template, error) {
	if len(data) > MaxTemplate {
		return nil, errTemplateLarge
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errTemplateBroken.Because(err)
	}
	if len(z.File) > maxTemplateParts {
		return nil, errTemplateLarge
	}
	t, left := &Template{}, int64(maxTemplateUnzipped)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if slices.ContainsFunc(t.parts, func(p templatePart) bool { return strings.EqualFold(p.name, f.Name) }) || path.Clean(f.Name) != f.Name || strings.Contains(f.Name, `\`) || strings.HasPrefix(f.Name, "/") || strings.HasPrefix(f.Name, "..") {
			return nil, errTemplateBroken
		}
		part, err := unzip(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(part))
		t.parts = append(t.parts, templatePart{name: f.Name, data: part})
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	for i := range t.parts {
		if p := &t.parts[i]; textPart(p.name) {
			if err := t.scan(p); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

func unzip(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, errTemplateBroken.Because(err)
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err := errors.Join(err, r.Close()); err != nil {
		return nil, errTemplateBroken.Because(err)
	}
	if int64(len(data)) > limit {
		return nil, errTemplateLarge
	}
	return data, nil
}

// active are parts that a contract has no need of and that can act when it is opened.
var active = regexp.MustCompile(`(?i)(vbaProject|vbaData|activeX/|embeddings/|oleObject|\.bin$)`)

func (t *Template) check() error {
	document := false
	for _, p := range t.parts {
		document = document || p.name == "word/document.xml"
		name := strings.ToLower(p.name) // Word knows its parts in whatever case
		switch {
		case active.MatchString(name):
			return errTemplateMacro
		case name == "[content_types].xml":
			types, err := attributes(p.data, "ContentType")
			if err != nil {
				return err
			}
			for _, one := range types {
				switch {
				case strings.Contains(strings.ToLower(one), "macroenabled"):
					return errTemplateMacro
				case strings.Contains(one, "template.main+xml"), strings.Contains(one, "sheet.main+xml"), strings.Contains(one, "presentation.main+xml"):
					return errTemplateBroken
				}
			}
		case strings.HasSuffix(name, ".rels"):
			if err := checkRelations(p.data); err != nil {
				return err
			}
		case strings.HasSuffix(name, ".xml"):
			if err := checkInstructions(p.data); err != nil {
				return err
			}
		}
	}
	if !document {
		return errTemplateBroken
	}
	return nil
}

// attributes are the values of an attribute all over a document.
func attributes(data []byte, name string) ([]string, error) {
	var out []string
	err := walk(data, func(e xml.StartElement) error {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				out = append(out, a.Value)
			}
		}
		return nil
	})
	return out, err
}

// checkRelations refuses what the document fetches from elsewhere when it is opened; a link that somebody has to press is
// none of that.
func checkRelations(data []byte) error {
	return walk(data, func(e xml.StartElement) error {
		kind, mode := "", ""
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "Type":
				kind = a.Value
			case "TargetMode":
				mode = a.Value
			}
		}
		kind = strings.ToLower(kind)
		if strings.HasSuffix(kind, "/afchunk") { // a file that Word takes in, unread here
			return errTemplateMacro
		}
		if strings.EqualFold(mode, "External") && !strings.HasSuffix(kind, "/hyperlink") {
			return errTemplateAway
		}
		return nil
	})
}

// acting are Word's fields that fetch a file or speak to a program when the document is opened or its fields are renewed.
var acting = regexp.MustCompile(`(?i)INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|(^|\x00)\s*(DDE|LINK|EMBED|DATABASE|INCLUDE|IMPORT)\b`)

// checkInstructions refuses a part whose fields act, or which takes in another file. The text of an instruction may be cut
// into runs; a mark of a field, or a paragraph, begins anew.
func checkInstructions(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	var said strings.Builder
	inside := 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errTemplateBroken.Because(err)
		}
		switch e := tok.(type) {
		case xml.Directive:
			return errTemplateBroken
		case xml.StartElement:
			switch e.Name.Local {
			case "altChunk":
				return errTemplateMacro
			case "instrText", "delInstrText":
				inside++
			case "fldChar", "p":
				said.WriteByte(0)
			case "fldSimple":
				for _, a := range e.Attr {
					if a.Name.Local == "instr" {
						said.WriteString("\x00" + a.Value + "\x00")
					}
				}
			}
		case xml.CharData:
			if inside > 0 {
				said.Write(e)
			}
		case xml.EndElement:
			if e.Name.Local == "instrText" || e.Name.Local == "delInstrText" {
				inside--
			}
		}
	}
	if acting.MatchString(said.String()) {
		return errTemplateMacro
	}
	return nil
}

func walk(data []byte, see func(xml.StartElement) error) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errTemplateBroken.Because(err)
		}
		switch e := tok.(type) {
		case xml.Directive:
			return errTemplateBroken // a document type may name files and entities
		case xml.StartElement:
			if err := see(e); err != nil {
				return err
			}
		}
	}
}

var textParts = regexp.MustCompile(`^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$`)

func textPart(name string) bool { return textParts.MatchString(name) }

const (
	wordMain   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// scan finds the fields of a part. A text box has paragraphs of its own inside a paragraph.
func (t *Template) scan(p *templatePart) error {
	d := xml.NewDecoder(bytes.NewReader(p.data))
	var open [][]*textNode // of the paragraphs that are open, the innermost last
	var node *textNode
	depth := 0
	for {
		start := int(d.InputOffset())
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errTemplateBroken.Because(err)
		}
		end := int(d.InputOffset())
		switch e := tok.(type) {
		case xml.Directive:
			return errTemplateBroken
		case xml.StartElement:
			if depth++; depth > maxTemplateDepth {
				return errTemplateBroken
			}
			if e.Name.Space != wordMain && e.Name.Space != wordStrict {
				continue
			}
			switch e.Name.Local {
			case "p":
				open = append(open, nil)
			case "t":
				node = &textNode{tagEnd: end, kept: slices.ContainsFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == "space" && a.Value == "preserve" })}
			case "tab", "br", "cr":
				if n := len(open); n > 0 { // a field does not reach over it
					open[n-1] = append(open[n-1], nil)
				}
			}
		case xml.CharData:
			if node != nil && len(open) > 0 {
				one := &textNode{start: start, end: end, tagEnd: node.tagEnd, kept: node.kept, text: []rune(string(e))}
				open[len(open)-1] = append(open[len(open)-1], one)
			}
		case xml.EndElement:
			depth--
			if e.Name.Space != wordMain && e.Name.Space != wordStrict {
				continue
			}
			switch {
			case e.Name.Local == "t":
				node = nil
			case e.Name.Local == "p" && len(open) > 0:
				if err := t.paragraph(p, open[len(open)-1]); err != nil {
					return err
				}
				open = open[:len(open)-1]
			}
		}
	}
}

var (
	fieldMark = regexp.MustCompile(`[{｛]{2}[\s　]*([^{}｛｝\x00]{1,40}?)[\s　]*[}｝]{2}`)
	openMark  = regexp.MustCompile(`[{｛]{2}[^{}｛｝\x00]{0,20}`)
)

// paragraph finds the fields in the text of a paragraph.
func (t *Template) paragraph(p *templatePart, nodes []*textNode) error {
	var text strings.Builder
	for _, n := range nodes {
		if n == nil {
			text.WriteByte(0)
			continue
		}
		text.WriteString(string(n.text))
	}
	s := text.String()
	found := fieldMark.FindAllStringSubmatchIndex(s, maxTemplateFields-len(p.spots)+1)
	if len(p.spots)+len(found) > maxTemplateFields { // before anything is done with them: a paragraph may hold millions
		return errTemplateLarge
	}
	rest, last := "", 0
	for _, m := range found {
		from, to := utf8.RuneCountInString(s[:m[0]]), utf8.RuneCountInString(s[:m[1]])
		one := spot{name: s[m[2]:m[3]], pieces: cover(nodes, from, to)}
		p.spots = append(p.spots, one)
		if !slices.Contains(t.fields, one.name) {
			t.fields = append(t.fields, one.name)
		}
		rest, last = rest+s[last:m[0]]+"\x00", m[1]
	}
	rest += s[last:]
	t.open = append(t.open, openMark.FindAllString(rest, maxTemplateFields-len(t.open)+1)...)
	if len(t.open) > maxTemplateFields {
		return errTemplateLarge
	}
	return nil
}

// cover are the pieces of text nodes that the runes from one to another lie in.
func cover(nodes []*textNode, from, to int) []stretch {
	var out []stretch
	at := 0
	for _, n := range nodes {
		if n == nil {
			at++
			continue
		}
		lo, hi := max(from, at), min(to, at+len(n.text))
		if lo < hi {
			out = append(out, stretch{node: n, from: lo - at, to: hi - at})
		}
		at += len(n.text)
	}
	return out
}

// Fields are the names of the fields, each once, in the order in which they appear.
func (t *Template) Fields() []string { return slices.Clone(t.fields) }

// Unfinished is what begins like a field and does not end in its paragraph.
func (t *Template) Unfinished() []string { return slices.Clone(t.open) }

// Fill gives the document with the fields' values, the rest as it was. A value is text in one line; it takes on the looks
// of the field's first character. A field without a value is left as it stands.
func (t *Template) Fill(values map[string]string) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range t.parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("paper: fill template: %w", err)
		}
		if _, err := w.Write(p.fill(values)); err != nil {
			return nil, fmt.Errorf("paper: fill template: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("paper: fill template: %w", err)
	}
	return out.Bytes(), nil
}

func (p templatePart) fill(values map[string]string) []byte {
	type cut struct {
		from, to int
		text     string
	}
	cuts := map[*textNode][]cut{}
	for _, s := range p.spots {
		value, ok := values[s.name]
		if !ok {
			continue
		}
		for i, c := range s.pieces {
			text := ""
			if i == 0 {
				text = strings.Join(strings.Fields(value), " ")
			}
			cuts[c.node] = append(cuts[c.node], cut{c.from, c.to, text})
		}
	}
	nodes := make([]*textNode, 0, len(cuts))
	for n := range cuts {
		nodes = append(nodes, n)
	}
	slices.SortFunc(nodes, func(a, b *textNode) int { return a.start - b.start })
	var out bytes.Buffer
	at, marked := 0, -1
	for _, n := range nodes {
		var text strings.Builder
		last := 0
		for _, c := range cuts[n] { // spots come in the order of the text
			text.WriteString(string(n.text[last:c.from]) + c.text)
			last = c.to
		}
		text.WriteString(string(n.text[last:]))
		if !n.kept && marked != n.tagEnd { // a blank at either end would be dropped
			out.Write(p.data[at : n.tagEnd-1])
			out.WriteString(` xml:space="preserve"`)
			at, marked = n.tagEnd-1, n.tagEnd
		}
		out.Write(p.data[at:n.start])
		escapeText(&out, text.String())
		at = n.end
	}
	out.Write(p.data[at:])
	return out.Bytes()
}

// escapeText writes text as XML, without what XML cannot hold.
func escapeText(out *bytes.Buffer, s string) {
	if err := xml.EscapeText(out, []byte(s)); err != nil {
		panic(err) // impossible: a buffer takes everything
	}
}
