package paper

import (
	"fmt"
	"time"
)

// Letter is a document in the layout of GB/T 9704-2012: 22 lines of 28 characters on a page of 156 by 225 mm,
// 三号仿宋. Only what is set is printed. The imprint at the foot of the last page (版记) is not part of it.
type Letter struct {
	Agency      string // 发文机关标志, red, over the red rule
	Number      string // 发文字号, such as 苏工发〔2026〕1号
	Upward      bool   // 上行文: 发文字号 stands left, 签发人 right of it, both to be written in where they are not known
	Title       string // a newline breaks it where it reads well
	To          string // 主送机关, without the colon
	Body        []Block
	Attachments []string // 附件, names only
	From        string   // 署名
	Date        string   // 成文日期, such as 2026年10月9日
	After       []Block  // what follows the letter, such as the attachments themselves
	Created     time.Time
}

// LetterPage is the page of GB/T 9704. Its text area is 0.1 mm larger each way than the standard's, within its
// tolerance of 1 mm, so that 22 lines of 29 pt and 28 characters of 15.8 pt fit.
var LetterPage = Page{Top: 37, Bottom: 34.9, Left: 28, Right: 25.9}

// LetterType is running text of a letter: 三号仿宋 on a pitch of 29 pt.
var LetterType = Type{Face: FaceFangSong, Size: Size3, Pitch: 29, Track: -0.2}

// LetterText is a paragraph of running text, two characters in.
func LetterText(s string) Paragraph {
	p := Text(s)
	p.FirstIndent, p.Align = 2, Justify
	return p
}

// Doc lays the letter out.
func (l Letter) Doc() Doc {
	d := Doc{Title: clean(l.Title), Created: l.Created, Page: LetterPage, Numbers: NumbersOuter, Base: LetterType}
	add := func(b ...Block) { d.Blocks = append(d.Blocks, b...) }
	if l.Agency != "" {
		add(Paragraph{
			Runs:  []Run{{Text: l.Agency, Red: true}},
			Type:  Type{Face: FaceBiaoSong, Size: 36, Pitch: 58},
			Align: Centre,
		})
	}
	switch {
	case l.Upward:
		number := l.Number
		if number == "" {
			number = "　　〔　　　〕　　号"
		}
		add(Table{Columns: []float64{78, 78}, Rule: -1, Rows: []Row{{Cells: []Cell{
			{Text: "　" + number}, {Text: "签发人：　　　　", Align: Right},
		}}}}, Paragraph{Type: Type{Size: 4, Pitch: 6}})
	case l.Number != "":
		p := Text(l.Number)
		p.Align, p.After = Centre, 4
		add(p)
	}
	if l.Agency != "" {
		add(Table{
			Columns: []float64{156}, Rule: 1.5, Red: true, Type: Type{Size: 1},
			Rows: []Row{{Cells: []Cell{{Edges: EdgeTop}}}},
		}, Paragraph{})
	}
	if l.Title != "" {
		add(Heading{Text: l.Title}, Paragraph{})
	}
	if l.To != "" {
		add(Text(l.To + "："))
	}
	add(l.Body...)
	signed := l.From != "" || l.Date != ""
	if last := len(d.Blocks) - 1; signed && len(l.Body) > 0 {
		if p, text := d.Blocks[last].(Paragraph); text { // the signature stands on no page without text
			p.KeepWithNext = true
			d.Blocks[last] = p
		}
	}
	for i, name := range l.Attachments {
		p := attachment(i, len(l.Attachments), name)
		p.KeepWithNext = signed
		add(p)
	}
	if signed {
		add(Paragraph{KeepWithNext: true}, Paragraph{KeepWithNext: true})
	}
	const dateIn = 4 // 成文日期右空四字
	if l.From != "" {
		p := Text(l.From)
		p.Align, p.RightIndent, p.KeepWithNext = Right, max(dateIn+(ems(l.Date)-ems(l.From))/2, 0), true
		add(p)
	}
	if l.Date != "" {
		p := Text(l.Date)
		p.Align, p.RightIndent = Right, dateIn
		add(p)
	}
	add(l.After...)
	return d
}

// attachment is a line of the note of attachments, one line below the text: 附件：1. name.
func attachment(i, n int, name string) Paragraph {
	p := Text("附件：" + name)
	p.LeftIndent = 2
	if n > 1 {
		p.Runs[0].Text = fmt.Sprintf("%d. ", i+1) + name
		p.LeftIndent = 5
		if i == 0 {
			p.Runs[0].Text = "附件：" + p.Runs[0].Text
			p.LeftIndent = 2
		}
	}
	if i == 0 {
		p.Before = 29 * 25.4 / 72
	}
	return p
}
