package hiring

import (
	"fmt"
	"strings"
	"time"

	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/workday"
)

// formSheet is one form with what its page shows beside the annex's table.
type formSheet struct {
	cells  FrozenForm
	photo  []byte
	file   blob.Ref // of the photo
	number string   // outside the table, as the QR below it; both can be left out
	verify string
	code   string
	hash   string
}

// The annex's table has seven columns; the photo stands beside the first three rows. Rows and pages are measured in mm.
var formColumns = []float64{26, 24, 17, 25, 18, 30, 30}

const (
	formRow     = 13
	formRowTerm = 19
	formResume  = 70
	formAwards  = 32
	formOpinion = 40
)

var formPage = paper.Page{Top: 20, Bottom: 14, Left: 20, Right: 20}

// ticked is one of the annex's two brackets.
func ticked(title string, on bool) string {
	if on {
		return title + "（ √ ）"
	}
	return title + "（　　）"
}

// formBlocks is the annex as a page: 专职集体协商指导员推荐表, its words, their order and its blanks as issued.
func formBlocks(p formSheet) []paper.Block {
	f := p.cells
	value := func(s string) paper.Cell { return paper.Cell{Text: s, Align: paper.Centre, VAlign: paper.Middle} }
	spans := func(c paper.Cell, cols int) paper.Cell { c.ColSpan = cols; return c }
	long := func(lines Lines) paper.Cell {
		c := paper.Cell{ColSpan: 6, VAlign: paper.Top}
		for _, l := range lines {
			c.Paragraphs = append(c.Paragraphs, lineParagraph(l))
		}
		return c
	}
	photo := paper.Cell{RowSpan: 3, Text: "贴照片处", Align: paper.Centre, VAlign: paper.Middle}
	if len(p.photo) > 0 {
		photo.Text, photo.Image = "", &paper.Image{Data: p.photo, Width: 26, Height: 36, Align: paper.Centre, Alt: f.Name + "的照片"}
	}
	number := paper.Paragraph{Runs: []paper.Run{{Text: " "}}, Align: paper.Right, Type: paper.Type{Size: paper.Size5}}
	if p.number != "" {
		number.Runs[0].Text = "编号：" + p.number
	}
	rows := []paper.Row{
		{Height: formRow, Cells: []paper.Cell{paper.Label("姓　名"), value(f.Name), paper.Label("性别"), value(f.Sex), paper.Label("出生\n年月"), value(monthOf(f.Birth)), photo}},
		{Height: formRow, Cells: []paper.Cell{paper.Label("政　治\n面　貌"), value(f.Political), paper.Label("文化\n程度"), value(f.Education), paper.Label("专业\n职称"), value(f.Title)}},
		{Height: formRow, Cells: []paper.Cell{paper.Label("身份证号"), spans(value(f.IDNumber), 3), paper.Label("移动\n电话"), value(f.Phone)}},
		{Height: formRowTerm, Cells: []paper.Cell{paper.Label("劳动合同或\n劳务协议\n起止时间"), spans(value(strings.ReplaceAll(f.Term, "，", "\n")), 2), paper.Label("原工作单位\n及岗位"), spans(value(f.FormerPost), 3)}},
		{Height: formResume, Cells: []paper.Cell{paper.Label("工作简历"), long(f.Resume)}},
		{Height: formAwards, Cells: []paper.Cell{paper.Label("奖惩情况"), long(f.Awards)}},
		{Height: formOpinion, Cells: []paper.Cell{paper.Label("上一级总\n工会意见"), opinionCell(f)}},
	}
	blocks := []paper.Block{
		number,
		paper.Heading{Text: "专职集体协商指导员推荐表", Size: paper.Size2},
		paper.Spacer{Height: 4},
		paper.Paragraph{Runs: []paper.Run{{Text: "聘用单位：" + f.Union}}, Type: paper.Type{Size: paper.Size4}},
		paper.Paragraph{
			Runs: []paper.Run{{Text: ticked("新聘", f.Kind == FormNew) + "　　" + ticked("续聘", f.Kind == FormRenewal)}},
			Type: paper.Type{Size: paper.Size4}, After: 2,
		},
		paper.Table{Columns: formColumns, Type: paper.Type{Size: paper.SizeSmall4, Pitch: 17}, Rows: rows},
	}
	if p.verify != "" {
		blocks = append(blocks, paper.Spacer{Height: 2}, markTable(p))
	}
	return blocks
}

// lineParagraph is a line of the résumé, its years first, set in below them where it runs on.
func lineParagraph(l DatedLine) paper.Paragraph {
	text := strings.TrimSpace(l.When + "　" + l.Text)
	return paper.Paragraph{Runs: []paper.Run{{Text: text}}, Type: paper.Type{Size: paper.Size5, Pitch: 16}}
}

// opinionCell is the superior's word: blank but for the date's words where nobody has signed, and for the date where nothing
// was written.
func opinionCell(f FrozenForm) paper.Cell {
	right := func(s string) paper.Paragraph {
		return paper.Paragraph{Runs: []paper.Run{{Text: s}}, Align: paper.Right, RightIndent: 2, Before: 1}
	}
	c := paper.Cell{ColSpan: 6, VAlign: paper.Bottom}
	if f.ApprovedOn.IsZero() {
		c.Paragraphs = []paper.Paragraph{right("年　　月　　日")}
		return c
	}
	opinion := f.Opinion
	if f.Reason != "" {
		opinion += "（" + f.Reason + "）"
	}
	if opinion == "" { // no words are put into the superior's mouth
		c.Paragraphs = []paper.Paragraph{right(f.ApprovedOn.Chinese())}
		return c
	}
	c.Paragraphs = []paper.Paragraph{
		{Runs: []paper.Run{{Text: opinion}}, FirstIndent: 2},
		right(f.Superior + "　" + f.Signer), right(f.ApprovedOn.Chinese()),
	}
	return c
}

// markTable stands below the annex's table: the code that verifies the paper, and the hash of what was approved.
func markTable(p formSheet) paper.Block {
	qr, err := paper.QRPNG(p.verify, 300)
	if err != nil { // an address too long for a code: the words beside it still verify
		qr = nil
	}
	small := paper.Type{Size: paper.SizeSmall5, Pitch: 12}
	words := paper.Cell{VAlign: paper.Middle, Edges: paper.EdgesNone, Paragraphs: []paper.Paragraph{
		{Runs: []paper.Run{{Text: "扫码核验，核验码 " + p.code}}, Type: small},
		{Runs: []paper.Run{{Text: "内容校验值 " + p.hash}}, Type: small},
	}}
	mark := paper.Cell{Edges: paper.EdgesNone, VAlign: paper.Middle}
	if qr != nil {
		mark.Image = &paper.Image{Data: qr, Width: 20, Align: paper.Left, Alt: "核验二维码"}
	}
	return paper.Table{Columns: []float64{26, 144}, Rule: -1, Type: small, Rows: []paper.Row{{Cells: []paper.Cell{mark, words}}}}
}

// formsDoc is one form or several, a page each.
func formsDoc(sheets []formSheet, now time.Time) paper.Doc {
	d := paper.Doc{Title: "专职集体协商指导员推荐表", Created: now, Page: formPage, Base: paper.Type{Size: paper.SizeSmall4}}
	for i, p := range sheets {
		if i > 0 {
			d.Blocks = append(d.Blocks, paper.PageBreak{})
		}
		d.Blocks = append(d.Blocks, formBlocks(p)...)
	}
	return d
}

// registerDoc is a register as a landscape table, its columns as they stand in the paper books.
func registerDoc(r FormRegister, now time.Time) paper.Doc {
	small := paper.Type{Size: paper.Size5, Pitch: 14}
	rows := []paper.Row{{Heading: true, Height: 9, Cells: []paper.Cell{
		paper.Label("编号"), paper.Label("聘用单位"), paper.Label("姓名"), paper.Label("类别"), paper.Label("起止时间"), paper.Label("上报日期"),
		paper.Label("审核日期"), paper.Label("结果"), paper.Label("审核人"), paper.Label("备注"),
	}}}
	for _, l := range r.Lines {
		centre := func(s string) paper.Cell { return paper.Cell{Text: s, Align: paper.Centre, VAlign: paper.Middle} }
		left := func(s string) paper.Cell { return paper.Cell{Text: s, VAlign: paper.Middle} }
		rows = append(rows, paper.Row{Height: 8, Cells: []paper.Cell{
			centre(l.Number), left(l.UnionName), centre(l.Name), centre(l.KindTitle), left(l.TermText), centre(l.SubmittedOn.String()),
			centre(l.DecidedOn.String()), centre(l.StateTitle), centre(l.DecidedName), left(l.remark()),
		}})
	}
	return paper.Doc{
		Title: r.UnionName + "推荐表审批登记簿", Created: now, Numbers: paper.NumbersCentre, Page: paper.Page{Landscape: true, Top: 20, Bottom: 18, Left: 15, Right: 15},
		Footer: "打印于" + workday.Of(now).Chinese(), Base: paper.Type{Size: paper.Size5},
		Blocks: []paper.Block{
			paper.Heading{Text: r.UnionName + "推荐表审批登记簿（" + firstOf(r.Year).Chinese()[:4] + "年）", Size: paper.SizeSmall2},
			paper.Spacer{Height: 3},
			paper.Table{Columns: []float64{34, 42, 18, 13, 50, 21, 21, 18, 20, 30}, Type: small, Rows: rows},
		},
	}
}

// remark is what a register's last column says.
func (l FormLine) remark() string {
	var out []string
	if l.Form.OverrideAge {
		out = append(out, fmt.Sprintf("满%d周岁仍同意聘用", l.retireAge))
	}
	if l.Form.OverrideGrade {
		out = append(out, "上年度不称职仍同意续聘")
	}
	if l.State == FormRejected && l.Opinion != "" {
		out = append(out, l.Opinion)
	}
	return strings.Join(out, "；")
}
