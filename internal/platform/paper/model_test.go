package paper_test

import (
	"bytes"
	"strings"
	"testing"

	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
)

func TestFormsThatAreRefused(t *testing.T) {
	table := func(rows ...paper.Row) []paper.Block {
		return []paper.Block{paper.Table{Columns: []float64{30, 30, 30}, Rows: rows}}
	}
	row := func(cells ...paper.Cell) paper.Row { return paper.Row{Cells: cells} }
	one, two := paper.Cell{}, paper.Cell{ColSpan: 2}
	down := paper.Cell{RowSpan: 2}
	cases := []struct {
		name   string
		blocks []paper.Block
		want   string
	}{
		{"row too short", table(row(one, one, one), row(one, one)), "row 2: its cells fill 2 of 3 columns"},
		{"row too long", table(row(two, two)), "row 1: its cells need more than 3 columns"},
		{"row too long under a rowspan", table(row(down, two), row(one, two)), "row 2: its cells need more than 3 columns"},
		{"overlap", table(row(one, down, one), row(two, one)), "row 2: a cell overlaps one from above"},
		{"rowspan out of the table", table(row(down, two)), "row 1: a cell reaches below the table"},
		{"rowspan out of the heading", table(paper.Row{Heading: true, Cells: []paper.Cell{down, two}}, row(two)), "row 1: a cell reaches out of the heading rows"},
		{"heading row below", table(row(one, two), paper.Row{Heading: true, Cells: []paper.Cell{one, two}}), "row 2: heading rows stand at the top"},
		{"wider than the page", []paper.Block{paper.Table{Columns: []float64{100, 71}, Rows: []paper.Row{row(one, one)}}}, "the table is 171.0 mm wide, the page has 170.0 mm"},
		{"no rows", table(), "a table needs columns and rows"},
		{"not a picture", []paper.Block{paper.Image{Data: []byte("GIF89a")}}, "image: unknown format"},
		{"no signer", []paper.Block{paper.Signatures{}}, "signature line"},
		{"signers side by side beyond the page", []paper.Block{paper.Signatures{Lines: make([]paper.SignLine, 5)}}, "a signature line of 191 mm in 170 mm"},
		{"code too long", []paper.Block{paper.QR{Payload: strings.Repeat("字", 2000)}}, "QR code"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := paper.WriteDOCX(&bytes.Buffer{}, paper.Doc{Blocks: c.blocks})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Word: error %v, want %q", err, c.want)
			}
			_, err = paper.WritePDF(&bytes.Buffer{}, paper.Doc{Blocks: c.blocks}, papertest.Font(t))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("PDF: error %v, want %q", err, c.want)
			}
		})
	}
}

func TestRowspansThatFit(t *testing.T) {
	d := paper.Doc{Blocks: []paper.Block{paper.Table{Columns: []float64{30, 30, 30}, Rows: []paper.Row{
		{Cells: []paper.Cell{{Text: "甲", RowSpan: 3}, {Text: "乙"}, {Text: "丙", RowSpan: 2}}},
		{Cells: []paper.Cell{{Text: "丁"}}},
		{Cells: []paper.Cell{{Text: "戊", ColSpan: 2}}},
	}}}}
	raw, _ := write(t, d, papertest.Font(t))
	if got := strings.Join(papertest.Lines(papertest.Read(t, raw).Texts(t, 0)), ""); got != "甲乙丙丁戊" {
		t.Errorf("set %q", got)
	}
}
