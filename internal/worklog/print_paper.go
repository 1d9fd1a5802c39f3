package worklog

import (
	"fmt"
	"strings"
	"time"

	"xiezhi/internal/platform/paper"
	"xiezhi/internal/workday"
)

// printed is an entry with what its sheet shows: the frozen content, never the internal note.
type printed struct {
	frozen    Frozen
	version   Version
	state     State
	reason    string // the served party's words on a return or refusal
	signature *Confirmation
	verifyURL string
}

func titlesOf(ds []Duty) string {
	names := make([]string, len(ds))
	for i, d := range ds {
		names[i] = d.Title()
	}
	return strings.Join(names, "、")
}

var sheetColumns = []float64{32, 53, 32, 53}

func wide(s string) paper.Cell { return paper.Cell{Text: s, ColSpan: 3} }

// sheetOf is one entry of the log as its page: 工作日志.
func sheetOf(p printed, now time.Time) []paper.Block {
	f := p.frozen
	duties := titlesOf(f.Duties)
	if f.DutiesNote != "" {
		duties += "\n（" + f.DutiesNote + "）"
	}
	rows := []paper.Row{
		{Cells: []paper.Cell{paper.Label("服务日期"), {Text: f.Day.Chinese()}, paper.Label("服务方式"), {Text: f.Place.Title()}}},
		{Cells: []paper.Cell{paper.Label("专职指导员"), {Text: f.Instructor}, paper.Label("聘用单位"), {Text: f.Union}}},
		{Cells: []paper.Cell{paper.Label("服务单位"), wide(f.ServedName)}},
		{Cells: []paper.Cell{paper.Label("履行职责"), wide(duties)}},
	}
	if f.CommissionNumber != "" || !f.CommissionOn.IsZero() || f.CommissionScan != "" {
		text := strings.TrimSpace(f.CommissionNumber + " " + f.CommissionOn.Chinese())
		if f.CommissionScan != "" {
			text = strings.TrimSpace(text + "（附委托书扫描件，校验值 " + f.CommissionScan + "）")
		}
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Label("委托"), wide(text)}})
	}
	rows = append(rows,
		paper.Row{Cells: []paper.Cell{paper.Label("参加人员"), wide(f.Participants)}},
		paper.Row{Height: 50, Cells: []paper.Cell{paper.Label("服务内容"), wide(f.Done)}},
		paper.Row{Height: 25, Cells: []paper.Cell{paper.Label("工作成效"), wide(f.Outcome)}},
		paper.Row{Height: 28, Cells: []paper.Cell{paper.Label("服务方确认"), p.signed()}},
	)
	blocks := []paper.Block{
		paper.Heading{Text: "工作日志", Size: paper.SizeSmall2},
		paper.Spacer{Height: 3},
		paper.Table{Columns: sheetColumns, Type: paper.Type{Size: paper.Size5}, Rows: rows},
	}
	if p.verifyURL != "" {
		blocks = append(blocks, paper.Spacer{Height: 3},
			paper.QR{Payload: p.verifyURL, Size: 22, Align: paper.Right, Caption: "扫码核验 " + p.version.Code},
			small("内容校验值 "+p.version.Hash),
			small("打印于"+workday.Of(now).Chinese()+"。扫码可以查验：显示服务日期、服务单位和签字人的姓，说明属实、已改动或者已撤回。"))
	} else {
		blocks = append(blocks, paper.Spacer{Height: 3}, small("草稿，打印于"+workday.Of(now).Chinese()+"，尚未提交，内容还可能改动；提交后打印的才有核验码。"))
	}
	return blocks
}

func small(s string) paper.Paragraph {
	return paper.Paragraph{Runs: []paper.Run{{Text: s}}, Type: paper.Type{Size: paper.SizeSmall5}}
}

// signed is the cell of the served party's word, blank for a pen where there is none yet.
func (p printed) signed() paper.Cell {
	c := p.signature
	if c == nil {
		return p.unsigned()
	}
	text := fmt.Sprintf("%s（%s，%s）  %s  %s确认", c.SignerName, c.SignerPost, c.Side.Title(), workday.Of(c.ConfirmedAt).Chinese(), c.Strength.Title())
	if !c.WithdrawnAt.IsZero() {
		text += "\n已于" + workday.Of(c.WithdrawnAt).Chinese() + "撤回：" + c.WithdrawReason
	}
	switch {
	case p.frozen.Source == SourceOpening:
		text += "\n（系统启用前纸质记录，签名见签字本）"
	case c.Strength == StrengthPaper:
		text += "\n（" + c.Note + "，签名见扫描件；上列日期为第二人核对之日）"
	}
	cell := paper.Cell{ColSpan: 3, Text: text}
	if len(c.Signature) > 0 {
		cell.Image = &paper.Image{Data: c.Signature, Height: 14, Alt: c.SignerName + "的签名"}
	}
	return cell
}

// unsigned is the cell where nobody has signed: blank for a pen, unless the served party has said its word.
func (p printed) unsigned() paper.Cell {
	if p.state == StateReturned || p.state == StateRefused {
		return paper.Cell{ColSpan: 3, Text: p.state.Title() + "：" + p.reason}
	}
	return penned()
}

// visitDoc is one entry on paper.
func visitDoc(p printed, now time.Time) paper.Doc {
	return paper.Doc{Title: p.frozen.Day.String() + " 工作日志", Created: now, Base: paper.Type{Size: paper.Size5}, Blocks: sheetOf(p, now)}
}

// bookletDoc is a month's log: a list of its entries with the duties as the served party confirms them, then each on its
// page. days are those that count.
func bookletDoc(month workday.Date, name, union string, days map[workday.Date]bool, pages []printed, now time.Time) paper.Doc {
	list := []paper.Row{{Heading: true, Cells: []paper.Cell{paper.Label("日期"), paper.Label("服务单位"), paper.Label("职责"), paper.Label("方式"), paper.Label("确认")}}}
	for _, p := range pages {
		list = append(list, paper.Row{Cells: []paper.Cell{
			{Text: p.frozen.Day.String()}, {Text: p.frozen.ServedName}, {Text: titlesOf(p.frozen.Duties)}, {Text: p.frozen.Place.Title()}, {Text: p.state.Title()},
		}})
	}
	blocks := []paper.Block{
		paper.Heading{Text: fmt.Sprintf("%d年%d月工作日志", month.Year(), int(month.Month())), Size: paper.SizeSmall2},
		paper.Text(fmt.Sprintf("%s  %s  共%d条，已确认现场服务%d天。", name, union, len(pages), len(days))),
		paper.Spacer{Height: 2},
		paper.Table{Columns: []float64{23, 56, 48, 20, 23}, Type: paper.Type{Size: paper.Size5}, Rows: list},
	}
	for _, p := range pages {
		blocks = append(blocks, paper.PageBreak{})
		blocks = append(blocks, sheetOf(p, now)...)
	}
	return paper.Doc{Title: blocks[0].(paper.Heading).Text, Created: now, Numbers: paper.NumbersCentre, Base: paper.Type{Size: paper.Size5}, Blocks: blocks} //nolint:errcheck,forcetypeassert // made just above
}

// boxes are choices to be ticked with a pen.
func boxes(titles ...string) string { return "□" + strings.Join(titles, "　□") }

// penHeight leaves a line room enough for a pen.
const penHeight = 10

// penned is the cell for the served party's pen: for whom it speaks, its name, post and date.
func penned() paper.Cell {
	return paper.Cell{
		ColSpan: 3, VAlign: paper.Bottom,
		Text: "以上属实。代表：" + boxes("工会") + "\n未建会的企业，代表：" + boxes("企业方", "职工代表", "组织此次服务的工会") +
			"\n\n签字：　　　　　　　职务：　　　　　　　日期：　　　年　　月　　日",
	}
}

// blankDoc is an empty sheet to fill in by hand, with the choices that the log knows.
func blankDoc(name, union string, now time.Time) paper.Doc {
	row := func(cells ...paper.Cell) paper.Row { return paper.Row{Height: penHeight, Cells: cells} }
	duties := boxes(DutyPublicity.Title(), DutyGuidance.Title(), DutyTraining.Title(), DutyBargaining.Title()) + "\n" +
		boxes(DutySupervision.Title(), DutyResearch.Title(), DutyAssigned.Title())
	text := func(s string) paper.Cell { return paper.Cell{Text: s, VAlign: paper.Middle} }
	across := func(s string) paper.Cell { return paper.Cell{Text: s, VAlign: paper.Middle, ColSpan: 3} }
	rows := []paper.Row{
		row(paper.Label("服务日期"), text("　　　　年　　月　　日"), paper.Label("服务方式"), text(boxes(Onsite.Title(), Remote.Title(), Indoor.Title()))),
		row(paper.Label("专职指导员"), text(name), paper.Label("聘用单位"), text(union)),
		row(paper.Label("服务单位"), across("")),
		row(paper.Label("履行职责"), across(duties+"\n参与协商须有聘用单位同意和服务单位工会的委托，委托书编号：")),
		row(paper.Label("参加人员"), across("")),
		{Height: 60, Cells: []paper.Cell{paper.Label("服务内容"), across("")}},
		{Height: 28, Cells: []paper.Cell{paper.Label("工作成效"), across("")}},
		{Height: 34, Cells: []paper.Cell{paper.Label("服务方确认"), penned()}},
	}
	return paper.Doc{
		Title: "工作日志", Created: now, Base: paper.Type{Size: paper.Size5},
		Blocks: []paper.Block{
			paper.Heading{Text: "工作日志", Size: paper.SizeSmall2},
			paper.Spacer{Height: 3},
			paper.Table{Columns: sheetColumns, Type: paper.Type{Size: paper.Size5}, Rows: rows},
			paper.Spacer{Height: 2},
			small("聘用单位、定岗单位的人员和指导员本人不能签字。只有现场服务计入年度天数；一页一天一个单位。"),
			small("签字后拍照或扫描，在系统中对应的日志下选“上传纸质签字”，由聘用单位另一人核对后确认。"),
		},
	}
}
