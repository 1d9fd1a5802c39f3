package sheet

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Tone colours a row of an error sheet.
type Tone uint8

// Tones, from nothing to mend to must be mended.
const (
	Good Tone = iota
	Warn
	Bad
)

// Verdict is what became of one row.
type Verdict struct {
	Tone   Tone
	Result string // 可导入, 有提醒, 不能导入
	Reason string
}

// Headings of the two columns that an error sheet adds. Recognition passes over them, so that the sheet can be
// mended and brought in again.
const (
	resultTitle = "导入结果"
	reasonTitle = "导入原因"
)

// WriteVerdicts gives the sheet back with two more columns: every row in its place (so that row numbers stay
// true), merged ranges kept, the rows coloured by what became of them. Verdicts are by row number. Formulas
// become their results; other sheets, macros and links are not carried over.
func (t *Table) WriteVerdicts(w io.Writer, verdicts map[int]Verdict) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	v := verdictWriter{Table: t, verdicts: verdicts, look: &looks{file: f}}
	if err := v.write(f, w); err != nil {
		return fmt.Errorf("sheet: error sheet: %w", err)
	}
	return nil
}

type verdictWriter struct {
	*Table
	verdicts       map[int]Verdict
	look           *looks
	out            *excelize.StreamWriter
	result, reason int // columns
	head           int
	styles         [3][4]int // by tone, then text, day, month, number
}

func (v *verdictWriter) write(f *excelize.File, w io.Writer) error {
	name := sheetName(v.Sheet)
	if err := errors.Join(f.SetSheetName("Sheet1", name), page(f, name)); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	v.out = out
	v.head = v.look.head(false)
	for tone, fill := range [3]string{"", "FFF2CC", "F8CBAD"} {
		for i, format := range [4]string{formatText, formatDay, formatMonth, ""} {
			v.styles[tone][i] = v.look.body(format, fill, "")
		}
	}
	if err := v.look.err(); err != nil {
		return err
	}
	if err := v.lay(); err != nil {
		return err
	}
	if _, err := v.book.scan(v.tab, v.row); err != nil {
		return err
	}
	if err := v.merge(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

// lay measures the columns and finds a place for the two new ones: where they stood already, or at the right.
func (v *verdictWriter) lay() error {
	widths := map[int]float64{}
	last := v.width
	_, err := v.book.scan(v.tab, func(l *line) (bool, error) {
		for i := range l.cells {
			col := l.cells[i].col
			last = max(last, col)
			if l.number >= v.HeadingTop && l.number < v.HeadingBottom+200 && len(l.cells) > 1 {
				widths[col] = min(max(widths[col], textWidth(l.cells[i].Text)+2), 40)
			}
		}
		return true, nil
	})
	if err != nil {
		return err
	}
	for col := 1; col <= v.width; col++ {
		switch v.heads[col] {
		case resultTitle:
			v.result = col
		case reasonTitle:
			v.reason = col
		}
	}
	for _, col := range []*int{&v.result, &v.reason} {
		if *col == 0 {
			last++
			*col = last
		}
	}
	widths[v.result], widths[v.reason] = 10, 60
	for col := 1; col <= last; col++ {
		if err := v.out.SetColWidth(col, col, max(widths[col], 8)); err != nil {
			return err
		}
	}
	return v.out.SetPanes(freeze(v.HeadingBottom))
}

func (v *verdictWriter) row(l *line) (bool, error) {
	cells := make([]any, max(v.result, v.reason, l.cells[len(l.cells)-1].col))
	verdict, judged := v.verdicts[l.number]
	heading := l.number >= v.HeadingTop && l.number <= v.HeadingBottom
	for i := range l.cells {
		cells[l.cells[i].col-1] = v.cell(l.cells[i].Cell, v.styles[verdict.Tone], heading)
	}
	text := v.styles[verdict.Tone][0]
	cells[v.result-1], cells[v.reason-1] = nil, nil
	switch {
	case l.number == v.HeadingTop:
		cells[v.result-1] = excelize.Cell{StyleID: v.head, Value: resultTitle}
		cells[v.reason-1] = excelize.Cell{StyleID: v.head, Value: reasonTitle}
	case judged:
		cells[v.result-1] = excelize.Cell{StyleID: text, Value: guard(verdict.Result)}
		cells[v.reason-1] = excelize.Cell{StyleID: text, Value: guard(verdict.Reason)}
	}
	return true, v.out.SetRow(cellRef(1, l.number), cells)
}

// cell writes a cell as what it was: texts as texts, so that long numbers stay whole when they are mended.
func (v *verdictWriter) cell(c Cell, styles [4]int, heading bool) excelize.Cell {
	switch {
	case heading:
		return excelize.Cell{StyleID: v.head, Value: guard(c.Text)}
	case c.Numeric:
		f, err := strconv.ParseFloat(c.Raw, 64)
		if err != nil {
			break
		}
		style := styles[3]
		if c.LostDigits() {
			style = styles[0] // still a number, so that it is told again; typed anew it stays whole
		}
		if c.IsDate {
			style = styles[1]
			if c.monthly {
				style = styles[2]
			}
			if c.from4 {
				f += 1462
			}
		}
		return excelize.Cell{StyleID: style, Value: f}
	}
	return excelize.Cell{StyleID: styles[0], Value: guard(c.Text)}
}

func (v *verdictWriter) merge() error {
	for _, m := range v.merges {
		if m.left <= v.reason && m.right >= v.result {
			continue // the headings of an earlier error sheet
		}
		if err := v.out.MergeCell(cellRef(m.left, m.top), cellRef(m.right, m.bottom)); err != nil {
			return err
		}
	}
	if v.HeadingBottom == v.HeadingTop {
		return nil
	}
	for _, col := range []int{v.result, v.reason} {
		if err := v.out.MergeCell(cellRef(col, v.HeadingTop), cellRef(col, v.HeadingBottom)); err != nil {
			return err
		}
	}
	return nil
}
