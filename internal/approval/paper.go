package approval

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/workday"
)

// Print is the approval sheet of a case: the matter and every opinion.
func (s *Service) Print(ctx context.Context, a authz.Actor, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	d, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	return f.Paper("审批单 "+d.Title+" "+workday.Of(d.SentAt).String(), sheet(d, s.DB.Now()), s.Font)
}

// minute is an instant as papers write it.
func minute(t time.Time) string { return t.In(workday.Shanghai).Format("2006年1月2日 15:04") }

// sheet is a case on paper: 审批单.
func sheet(d CaseDetail, now time.Time) paper.Doc {
	rows := []paper.Row{
		{Cells: []paper.Cell{paper.Label("事项"), {Text: d.Title, ColSpan: 3}}},
		{Cells: []paper.Cell{paper.Label("上报单位"), {Text: d.UnionName}, paper.Label("上报人"), {Text: d.SentName}}},
		{Cells: []paper.Cell{paper.Label("首次上报"), {Text: minute(d.FirstSentAt)}, paper.Label("本次上报"), {Text: minute(d.SentAt)}}},
		{Cells: []paper.Cell{paper.Label("依据"), {Text: d.Article}, paper.Label("状态"), {Text: d.State.Title()}}},
	}
	for _, f := range d.Form.Facts {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Label(f.Label), {Text: f.Value, ColSpan: 3}}})
	}
	small := paper.Type{Size: paper.Size5}
	blocks := []paper.Block{
		paper.Heading{Text: "审批单", Size: paper.SizeSmall2},
		paper.Spacer{Height: 3},
		paper.Table{Columns: []float64{26, 60, 26, 58}, Type: small, Rows: rows},
	}
	for _, t := range d.Form.Tables {
		blocks = append(blocks, paper.Spacer{Height: 3}, paper.Text(t.Title), formTable(t))
	}
	said := []paper.Row{{Heading: true, Cells: []paper.Cell{paper.Label("步骤"), paper.Label("意见"), paper.Label("办理人"), paper.Label("时间")}}}
	for _, o := range d.Opinions {
		text := o.Act.Title()
		if o.Target != "" {
			text += "：" + o.Target
		}
		if o.Opinion != "" {
			text += "\n" + o.Opinion
		}
		said = append(said, paper.Row{Cells: []paper.Cell{
			{Text: o.StepTitle, Align: paper.Centre, VAlign: paper.Middle},
			{Text: text},
			{Text: strings.TrimSpace(fmt.Sprintf("%s\n%s\n%s", o.Signed(), o.UnionName, o.Mandate))},
			{Text: minute(o.At)},
		}})
	}
	return paper.Doc{
		Title: "审批单 " + d.Title, Created: now, Base: small, Numbers: paper.NumbersCentre,
		Footer: "打印于" + workday.Of(now).Chinese(),
		Blocks: append(blocks, paper.Spacer{Height: 3}, paper.Table{Columns: []float64{24, 72, 44, 30}, Type: small, Rows: said}),
	}
}

func formTable(t FormTable) paper.Table {
	out := paper.Table{Type: paper.Type{Size: paper.Size5}, Rows: []paper.Row{{Heading: true}}}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, c.Width)
		out.Rows[0].Cells = append(out.Rows[0].Cells, paper.Label(c.Title))
	}
	for _, line := range t.Rows {
		row := paper.Row{}
		for i, v := range line {
			cell := paper.Cell{Text: v}
			if t.Columns[i].Numeric {
				cell.Align = paper.Right
			}
			row.Cells = append(row.Cells, cell)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
