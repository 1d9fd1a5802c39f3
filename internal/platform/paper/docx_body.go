package paper

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
)

// docx writes the body of a Word document and gathers its pictures.
type docx struct {
	sheet *sheet
	b     strings.Builder
	media []pic
}

func (d *docx) document() string {
	s := d.sheet
	d.b.WriteString(xmlHead + `<w:document` + wordNames + `><w:body>`)
	for _, p := range s.pieces {
		switch p := p.(type) {
		case para:
			d.paragraph(p)
		case grid:
			d.table(p)
		case pic:
			d.picture(p)
		case pageBreak:
			d.b.WriteString(`<w:p><w:pPr>` + hairline + `</w:pPr><w:r><w:br w:type="page"/></w:r></w:p>`)
		}
	}
	orient := ""
	if s.width > s.height {
		orient = ` w:orient="landscape"`
	}
	fmt.Fprintf(&d.b, `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>`)
	if s.numbers == NumbersOuter {
		d.b.WriteString(`<w:headerReference w:type="even" r:id="rId3"/>`)
	}
	d.b.WriteString(`<w:footerReference w:type="default" r:id="rId4"/>`)
	if s.numbers == NumbersOuter {
		d.b.WriteString(`<w:footerReference w:type="even" r:id="rId5"/>`)
	}
	fmt.Fprintf(&d.b, `<w:pgSz w:w="%d" w:h="%d"%s/>`, twips(s.width), twips(s.height), orient)
	fmt.Fprintf(&d.b, `<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`,
		twips(s.top), twips(s.right), twips(s.bottom), twips(s.left), twips(s.headerAt),
		twips(s.height-s.footAt-s.numberSize()*defaultPitch))
	d.b.WriteString(`</w:sectPr></w:body></w:document>`)
	return d.b.String()
}

// hairline makes a paragraph that is needed, but not seen, one point high.
const hairline = `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>`

var justification = map[Align]string{Left: "left", Centre: "center", Right: "right", Justify: "both"}

func (d *docx) paragraph(p para) {
	b := &d.b
	b.WriteString(`<w:p><w:pPr>`)
	if p.keep {
		b.WriteString(`<w:keepNext/>`)
	}
	fmt.Fprintf(b, `<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`,
		twips(p.before), twips(p.after), twips(p.pitch))
	if p.first != 0 || p.left != 0 || p.right != 0 {
		fmt.Fprintf(b, `<w:ind w:left="%d" w:right="%d" w:firstLine="%d"/>`, twips(p.left), twips(p.right), twips(p.first))
	}
	fmt.Fprintf(b, `<w:jc w:val="%s"/>`, justification[p.align])
	if p.outline > 0 {
		fmt.Fprintf(b, `<w:outlineLvl w:val="%d"/>`, p.outline-1)
	}
	b.WriteString(runProps(span{face: p.face, size: p.size}) + `</w:pPr>`)
	for _, s := range p.spans {
		props := runProps(s)
		for i, line := range strings.Split(s.text, "\n") {
			b.WriteString(`<w:r>` + props)
			if i > 0 {
				b.WriteString(`<w:br/>`)
			}
			if line != "" {
				b.WriteString(`<w:t xml:space="preserve">` + escape(line) + `</w:t>`)
			}
			b.WriteString(`</w:r>`)
		}
	}
	b.WriteString(`</w:p>`)
}

func (d *docx) table(g grid) {
	b := &d.b
	total := 0.0
	for _, w := range g.columns {
		total += w
	}
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>`, twips(total))
	fmt.Fprintf(b, `<w:tblCellMar><w:top w:w="%[1]d" w:type="dxa"/><w:left w:w="%[2]d" w:type="dxa"/>`+
		`<w:bottom w:w="%[1]d" w:type="dxa"/><w:right w:w="%[2]d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`,
		twips(cellPadY), twips(cellPadX))
	for _, w := range g.columns {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, twips(w))
	}
	b.WriteString(`</w:tblGrid>`)
	at := make(map[[2]int]*gridCell) // the cell that covers a place of the grid and starts in its column
	for i := range g.cells {
		c := &g.cells[i]
		for r := c.row; r < c.row+c.rows; r++ {
			at[[2]int{r, c.col}] = c
		}
	}
	for r, row := range g.rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if row.height > 0 {
			fmt.Fprintf(b, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(row.height))
		}
		if row.heading {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for col := 0; col < len(g.columns); {
			c := at[[2]int{r, col}]
			d.cell(g, c, r)
			col += c.cols
		}
		b.WriteString(`</w:tr>`)
	}
	// Two tables that touch would become one in Word.
	b.WriteString(`</w:tbl><w:p><w:pPr>` + hairline + `</w:pPr></w:p>`)
}

// cell writes the part of c that lies in this row.
func (d *docx) cell(g grid, c *gridCell, row int) {
	b := &d.b
	width := 0.0
	for _, w := range g.columns[c.col : c.col+c.cols] {
		width += w
	}
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, twips(width))
	if c.cols > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, c.cols)
	}
	switch {
	case c.rows > 1 && row == c.row:
		b.WriteString(`<w:vMerge w:val="restart"/>`)
	case c.rows > 1:
		b.WriteString(`<w:vMerge/>`)
	}
	b.WriteString(`<w:tcBorders>`)
	for _, e := range []struct {
		edge Edges
		name string
	}{{EdgeTop, "top"}, {EdgeLeft, "left"}, {EdgeBottom, "bottom"}, {EdgeRight, "right"}} {
		if c.edges&e.edge != 0 {
			fmt.Fprintf(b, `<w:%s w:val="single" w:sz="%d" w:space="0" w:color="%s"/>`, e.name, int(math.Round(ruleOf(g)*8)), colour(g.red))
		} else {
			fmt.Fprintf(b, `<w:%s w:val="nil"/>`, e.name)
		}
	}
	b.WriteString(`</w:tcBorders>`)
	fmt.Fprintf(b, `<w:vAlign w:val="%s"/></w:tcPr>`, map[VAlign]string{Top: "top", Middle: "center", Bottom: "bottom"}[c.valign])
	if row > c.row {
		b.WriteString(`<w:p><w:pPr>` + hairline + `</w:pPr></w:p></w:tc>`)
		return
	}
	for _, p := range c.content {
		switch p := p.(type) {
		case para:
			p.keep = p.keep || g.together && row < len(g.rows)-1 // Word keeps a row with the next by its paragraphs
			d.paragraph(p)
		case pic:
			d.picture(p)
		}
	}
	b.WriteString(`</w:tc>`)
}

// ruleOf is the width of a border where a cell of g asks for one.
func ruleOf(g grid) float64 {
	if g.rule > 0 {
		return g.rule
	}
	return 0.75
}

func (d *docx) picture(p pic) {
	d.media = append(d.media, p)
	n := len(d.media)
	cx, cy := int(math.Round(p.width*12700)), int(math.Round(p.height*12700))
	fmt.Fprintf(&d.b, `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="%s"/>`+
		`<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:drawing>`+
		`<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="图%d" descr="%s"/>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`+
		`<pic:nvPicPr><pic:cNvPr id="%d" name="图%d"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="rId%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		justification[p.align], cx, cy, n, n, escape(p.alt), n, n, firstMedia+n-1, cx, cy)
}

// firstMedia is the relation number of the first picture; before it stand the fixed parts.
const firstMedia = 6

func (d *docx) relations() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	relate := func(id int, kind, target string) {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, id, relType, kind, target)
	}
	relate(1, "styles", "styles.xml")
	relate(2, "settings", "settings.xml")
	relate(3, "header", "header1.xml")
	relate(4, "footer", "footer1.xml")
	relate(5, "footer", "footer2.xml")
	for i, m := range d.media {
		relate(firstMedia+i, "image", strings.TrimPrefix(mediaName(i, m), "word/"))
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func mediaName(i int, p pic) string {
	if p.jpeg {
		return fmt.Sprintf("word/media/image%d.jpeg", i+1)
	}
	return fmt.Sprintf("word/media/image%d.png", i+1)
}

var faceNames = map[Face]string{
	FaceFangSong: "仿宋", FaceSong: "宋体", FaceHei: "黑体", FaceKai: "楷体", FaceBiaoSong: "方正小标宋简体",
}

// fonts asks for the Chinese face also where a mark such as a quotation mark could be Latin.
func fonts(f Face) string {
	return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="` + faceNames[f] +
		`" w:cs="Times New Roman" w:hint="eastAsia"/>`
}

func runProps(s span) string {
	b := `<w:rPr>` + fonts(s.face)
	if s.bold {
		b += `<w:b/>`
	}
	if s.red {
		b += `<w:color w:val="` + colour(true) + `"/>`
	}
	if s.track != 0 {
		b += fmt.Sprintf(`<w:spacing w:val="%d"/>`, twips(s.track))
	}
	half := max(int(math.Round(s.size*2)), 2)
	b += fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, half, half)
	if s.underline {
		b += `<w:u w:val="single"/>`
	}
	return b + `</w:rPr>`
}

func colour(red bool) string {
	if red {
		return "FF0000"
	}
	return "000000"
}

func twips(points float64) int { return int(math.Round(points * 20)) }

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) //nolint:errcheck // a strings.Builder takes everything
	return b.String()
}
