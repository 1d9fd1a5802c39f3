package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
)

const (
	fillTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	fillHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wps="urn:box"><w:body>`
	fillFoot  = `</w:body></w:document>`
)

// wordFile zips parts: name, content, name, content …
func wordFile(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func word(t *testing.T, body string) []byte {
	t.Helper()
	return wordFile(t, "[Content_Types].xml", fillTypes, "word/document.xml", fillHead+body+fillFoot)
}

// partOf is a part of a filled document, which must be well-formed.
func partOf(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return string(b)
		} else if err != nil {
			t.Fatalf("not well-formed: %v in %s", err, b)
		}
	}
}

func bodyOf(t *testing.T, data []byte) string {
	t.Helper()
	s := partOf(t, data, "word/document.xml")
	return strings.TrimSuffix(strings.TrimPrefix(s, fillHead), fillFoot)
}

// TestFillSurvivesRuns: Word cuts a field into runs at will; what stands around it stays as it was.
func TestFillSurvivesRuns(t *testing.T) {
	values := map[string]string{"姓名": "张三", "聘用单位": "玉山镇总工会 & <分会>", "空": "", "两行": "上\n下"}
	cases := []struct {
		name, body, want string
		fields, open     []string
	}{
		{
			"one run", `<w:p><w:r><w:t>乙方：{{姓名}}。</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t xml:space="preserve">乙方：张三。</w:t></w:r></w:p>`,
			[]string{"姓名"},
			nil,
		},
		{
			"cut at every brace", `<w:p><w:r><w:t>乙方 {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>姓</w:t></w:r><w:r><w:t>名}</w:t></w:r><w:r><w:t>} 签字</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t xml:space="preserve">乙方 张三</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"></w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"></w:t></w:r><w:r><w:t xml:space="preserve"></w:t></w:r><w:r><w:t xml:space="preserve"> 签字</w:t></w:r></w:p>`,
			[]string{"姓名"},
			nil,
		},
		{
			"full-width braces and blanks", `<w:p><w:r><w:t xml:space="preserve"> ｛｛ 姓名　｝｝ </w:t></w:r></w:p>`,
			`<w:p><w:r><w:t xml:space="preserve"> 张三 </w:t></w:r></w:p>`,
			[]string{"姓名"},
			nil,
		},
		{
			"several in a run, one twice", `<w:p><w:r><w:t>{{姓名}}、{{聘用单位}}、{{姓名}}</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t xml:space="preserve">张三、玉山镇总工会 &amp; &lt;分会&gt;、张三</w:t></w:r></w:p>`,
			[]string{"姓名", "聘用单位"},
			nil,
		},
		{
			"what has no value stays", `<w:p><w:r><w:t>{{编号}} {{空}}|{{两行}}</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t xml:space="preserve">{{编号}} |上 下</w:t></w:r></w:p>`,
			[]string{"编号", "空", "两行"},
			nil,
		},
		{
			"entities around it", `<w:p><w:r><w:t>A&amp;B{{姓名}}&lt;C</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t xml:space="preserve">A&amp;B张三&lt;C</w:t></w:r></w:p>`,
			[]string{"姓名"},
			nil,
		},
		{
			"a text box inside a paragraph", `<w:p><w:r><w:t>{{姓</w:t></w:r><w:r><wps:txbx><w:p><w:r><w:t>{{聘用单位}}</w:t></w:r></w:p></wps:txbx></w:r><w:r><w:t>名}}</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t xml:space="preserve">张三</w:t></w:r><w:r><wps:txbx><w:p><w:r><w:t xml:space="preserve">玉山镇总工会 &amp; &lt;分会&gt;</w:t></w:r></w:p></wps:txbx></w:r><w:r><w:t xml:space="preserve"></w:t></w:r></w:p>`,
			[]string{"聘用单位", "姓名"},
			nil,
		},
		{
			"not over a tab, a line or a paragraph", `<w:p><w:r><w:t>{{姓</w:t><w:tab/><w:t>名}}</w:t></w:r></w:p><w:p><w:r><w:t>{{姓</w:t></w:r></w:p><w:p><w:r><w:t>名}}</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t>{{姓</w:t><w:tab/><w:t>名}}</w:t></w:r></w:p><w:p><w:r><w:t>{{姓</w:t></w:r></w:p><w:p><w:r><w:t>名}}</w:t></w:r></w:p>`,
			nil,
			[]string{"{{姓", "{{姓"},
		},
		{
			"document numbers are no fields", `<w:p><w:r><w:t>苏工办〔2020〕56号 {一} {{</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t>苏工办〔2020〕56号 {一} {{</w:t></w:r></w:p>`, nil,
			[]string{"{{"},
		},
		{
			"deleted text and field codes are left", `<w:p><w:r><w:delText>{{姓名}}</w:delText></w:r><w:r><w:instrText>{{姓名}}</w:instrText></w:r></w:p>`,
			`<w:p><w:r><w:delText>{{姓名}}</w:delText></w:r><w:r><w:instrText>{{姓名}}</w:instrText></w:r></w:p>`, nil, nil,
		},
		{
			"CDATA", `<w:p><w:r><w:t><![CDATA[<{{姓名}}>]]></w:t></w:r></w:p>`,
			`<w:p><w:r><w:t xml:space="preserve">&lt;张三&gt;</w:t></w:r></w:p>`,
			[]string{"姓名"},
			nil,
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tpl, err := paper.ReadTemplate(word(t, c.body))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.fields, tpl.Fields()); diff != "" {
				t.Errorf("fields (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.open, tpl.Unfinished()); diff != "" {
				t.Errorf("unfinished (-want +got):\n%s", diff)
			}
			out, err := tpl.Fill(values)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, bodyOf(t, out)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			again, err := tpl.Fill(values)
			if err != nil || !bytes.Equal(out, again) {
				t.Error("filled twice, it is not the same")
			}
		})
	}
}

func TestFillHeadersAndFooters(t *testing.T) {
	head := `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{{合同编号}}</w:t></w:r></w:p></w:hdr>`
	file := wordFile(t, "[Content_Types].xml", fillTypes, "word/document.xml", fillHead+`<w:p/>`+fillFoot, "word/header1.xml", head, "word/media/image1.png", "not a picture")
	tpl, err := paper.ReadTemplate(file)
	if err != nil {
		t.Fatal(err)
	}
	out, err := tpl.Fill(map[string]string{"合同编号": "玉工合〔2026〕3号"})
	if err != nil {
		t.Fatal(err)
	}
	if got := partOf(t, out, "word/header1.xml"); !strings.Contains(got, "玉工合〔2026〕3号") {
		t.Error(got)
	}
	z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil || len(z.File) != 4 || z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("parts: %v, %v", z.File, err)
	}
}

// TestFillOwnPaper: what the product writes itself can be a template.
func TestFillOwnPaper(t *testing.T) {
	var b bytes.Buffer
	err := paper.WriteDOCX(&b, paper.Doc{Title: "合同", Header: "{{合同编号}}", Blocks: []paper.Block{
		paper.Paragraph{Runs: []paper.Run{{Text: "甲方："}, {Text: "{{聘用单位}}", Underline: true}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := paper.ReadTemplate(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"聘用单位", "合同编号"}, tpl.Fields()); diff != "" {
		t.Error(diff)
	}
}

func TestTemplatesAreRefused(t *testing.T) {
	bomb := strings.Repeat("<w:p/>", 5<<20)
	deep := strings.Repeat("<w:tbl>", 300) + strings.Repeat("</w:tbl>", 300)
	rels := func(kind, mode string) string {
		return `<Relationships xmlns="r"><Relationship Id="r1" Type="http://x/` + kind + `" Target="http://example.org/a.dotm"` + mode + `/></Relationships>`
	}
	with := func(name, content string) []byte {
		return wordFile(t, "[Content_Types].xml", fillTypes, "word/document.xml", fillHead+fillFoot, name, content)
	}
	many := []string{"[Content_Types].xml", fillTypes, "word/document.xml", fillHead + fillFoot}
	for range 300 {
		many = append(many, "word/media/"+strings.Repeat("a", len(many))+".png", "")
	}
	cases := []struct {
		name string
		file []byte
		want string
	}{
		{"plain", word(t, "<w:p/>"), ""},
		{"nothing", nil, "template_broken"},
		{"text", []byte("劳动合同"), "template_broken"},
		{"cut off", word(t, "<w:p/>")[:200], "template_broken"},
		{"no document", wordFile(t, "[Content_Types].xml", fillTypes), "template_broken"},
		{"a workbook", wordFile(t, "[Content_Types].xml", strings.ReplaceAll(fillTypes, "wordprocessingml.document", "spreadsheetml.sheet"), "word/document.xml", fillHead+fillFoot), "template_broken"},
		{"broken XML", word(t, "<w:p>"), "template_broken"},
		{"a document type", wordFile(t, "[Content_Types].xml", fillTypes, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "b">]>`+fillHead+fillFoot), "template_broken"},
		{"a document type in the relations", with("word/_rels/document.xml.rels", `<!DOCTYPE x>`+rels("hyperlink", "")), "template_broken"},
		{"too deep", word(t, deep), "template_broken"},
		{"a path out", with("../evil.xml", "x"), "template_broken"},
		{"an absolute path", with("/evil.xml", "x"), "template_broken"},
		{"a part twice", with("word/document.xml", "x"), "template_broken"},
		{"macros", with("word/vbaProject.bin", "x"), "template_macro"},
		{"macros by their type", wordFile(t, "[Content_Types].xml", strings.ReplaceAll(fillTypes, "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml"), "word/document.xml", fillHead+fillFoot), "template_macro"},
		{"a control", with("word/activeX/activeX1.xml", "x"), "template_macro"},
		{"an embedded object", with("word/embeddings/Microsoft_Excel_Sheet.xlsx", "x"), "template_macro"},
		{"a remote template", with("word/_rels/settings.xml.rels", rels("attachedTemplate", ` TargetMode="External"`)), "template_external"},
		{"a linked picture", with("word/_rels/document.xml.rels", rels("image", ` TargetMode="external"`)), "template_external"},
		{"a link to press", with("word/_rels/document.xml.rels", rels("hyperlink", ` TargetMode="External"`)), ""},
		{"a bomb", word(t, bomb), "template_large"},
		{"too many parts", wordFile(t, many...), "template_large"},
		{"too large", append(word(t, "<w:p/>"), make([]byte, 2<<20)...), "template_large"},
		{"a field that fetches a picture", word(t, `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://example.org/a.png" \d</w:instrText></w:r></w:p>`), "template_macro"},
		{"a field that fetches text", word(t, `<w:p><w:fldSimple w:instr=" includetext &quot;c:\\a.docx&quot;"/></w:p>`), "template_macro"},
		{"a field that speaks to a program", word(t, `<w:p><w:r><w:instrText>DDEAUTO c:\\a.exe "x"</w:instrText></w:r></w:p>`), "template_macro"},
		{"the same in a header", with("word/header1.xml", `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:instrText>DDE a</w:instrText></w:r></w:p></w:hdr>`), "template_macro"},
		{"a link whose address has such a word", word(t, `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://example.org/link/dde" </w:instrText></w:r></w:p>`), ""},
		{"a page number", word(t, `<w:p><w:r><w:instrText> PAGE \* MERGEFORMAT </w:instrText></w:r></w:p>`), ""},
		{"a file taken in", word(t, `<w:altChunk/>`), "template_macro"},
		{"its relation", with("word/_rels/document.xml.rels", rels("aFChunk", "")), "template_macro"},
		{"relations in another case", with("word/_rels/document.xml.RELS", rels("attachedTemplate", ` TargetMode="External"`)), "template_external"},
		{"a part twice in another case", with("word/Document.xml", "<x/>"), "template_broken"},
		{"a path with backslashes", with(`word\_rels\document.xml.rels`, rels("image", "")), "template_broken"},
		{"too many fields in little space", word(t, "<w:p><w:r><w:t>"+strings.Repeat("{{a}}", 3<<20)+"</w:t></w:r></w:p>"), "template_large"},
		{"too many fields", word(t, "<w:p><w:r><w:t>"+strings.Repeat("{{姓名}}", 401)+"</w:t></w:r></w:p>"), "template_large"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := paper.ReadTemplate(c.file)
			if got := errs.CodeOf(err); got != c.want {
				t.Errorf("%q (%v), want %q", got, err, c.want)
			}
		})
	}
}
