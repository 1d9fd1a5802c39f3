package sheet

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// ExportColumn is one column of an exported list.
type ExportColumn struct {
	Title  string
	Kind   Kind
	Width  float64 // in characters; 0 is a width by kind
	Format string  // Excel number format of a KindNumber column, such as "0.00"; empty is Excel's own
}

// Export writes a list row by row. Rows go to a temporary file once they exceed some megabytes, and to the
// writer on Close, so that memory stays bounded and nothing is sent when a row fails. Close must be called.
type Export struct {
	w      io.Writer
	file   *excelize.File
	out    *excelize.StreamWriter
	sheet  string
	styles []int
	head   int // the heading row
	row    int // the row written last
	cells  []any
}

// NewExport begins a workbook with one sheet: the lines above the headings first (the title and, say, who
// exported what as of when; none is fine), then the headings, frozen and with a filter.
func NewExport(w io.Writer, sheet string, cols []ExportColumn, above ...string) (*Export, error) {
	e := &Export{w: w, file: excelize.NewFile(), sheet: sheetName(sheet), cells: make([]any, len(cols))}
	if err := errors.Join(e.file.SetSheetName("Sheet1", e.sheet), e.begin(cols, above)); err != nil {
		return nil, errors.Join(fmt.Errorf("sheet: export: %w", err), e.file.Close())
	}
	return e, nil
}

// Next ends the sheet and begins another in the same workbook.
func (e *Export) Next(sheet string, cols []ExportColumn, above ...string) error {
	if err := e.finish(); err != nil {
		return err
	}
	e.sheet, e.styles, e.cells = sheetName(sheet), nil, make([]any, len(cols))
	if _, err := e.file.NewSheet(e.sheet); err != nil {
		return fmt.Errorf("sheet: export: %w", err)
	}
	if err := e.begin(cols, above); err != nil {
		return fmt.Errorf("sheet: export: %w", err)
	}
	return nil
}

func (e *Export) begin(cols []ExportColumn, above []string) error {
	if err := page(e.file, e.sheet); err != nil {
		return err
	}
	out, err := e.file.NewStreamWriter(e.sheet)
	if err != nil {
		return err
	}
	e.out, e.head = out, len(above)+1
	look := &looks{file: e.file}
	head, title := look.head(false), look.title()
	heads := make([]any, len(cols))
	for i, c := range cols {
		e.styles = append(e.styles, look.export(c))
		heads[i] = excelize.Cell{StyleID: head, Value: guard(c.Title)}
		column := Column{Title: c.Title, Kind: c.Kind, Width: c.Width}
		if err := out.SetColWidth(i+1, i+1, column.width()); err != nil {
			return err
		}
	}
	if err := errors.Join(look.err(), out.SetPanes(freeze(e.head))); err != nil {
		return err
	}
	for i, text := range above {
		cell := excelize.Cell{Value: guard(text)}
		if i == 0 {
			cell.StyleID = title
		}
		if err := out.SetRow(cellRef(1, i+1), []any{cell}); err != nil {
			return err
		}
		if len(cols) > 1 {
			if err := out.MergeCell(cellRef(1, i+1), cellRef(len(cols), i+1)); err != nil {
				return err
			}
		}
	}
	e.row = e.head
	return out.SetRow(cellRef(1, e.head), heads)
}

func (l *looks) export(c ExportColumn) int {
	switch c.Kind {
	case KindDigits:
		return l.body(formatText, "", "")
	case KindDate:
		return l.body(formatDay, "", "center")
	case KindNumber, KindSerial:
		return l.body(c.Format, "", "right")
	case KindMonth, KindFlag:
		return l.body("", "", "center")
	case KindText, KindName, KindRange, KindChoice:
	}
	return l.body("", "", "")
}

// Row adds a row: string, bool (是, 否), Date, any integer, float64, or nil for a blank cell, in the order of
// the columns. Texts that would start a formula get an apostrophe, which an import takes off again.
func (e *Export) Row(values ...any) error {
	if len(values) != len(e.cells) {
		return fmt.Errorf("sheet: export row has %d values for %d columns", len(values), len(e.cells))
	}
	for i, v := range values {
		value, err := exportValue(v)
		if err != nil {
			return err
		}
		e.cells[i] = excelize.Cell{StyleID: e.styles[i], Value: value}
	}
	e.row++
	if e.row > maxRow {
		return refuse(CodeTooManyRows, "超过 Excel 一张表 1,048,576 行的上限。请缩小范围后再导出。")
	}
	if err := e.out.SetRow(cellRef(1, e.row), e.cells); err != nil {
		return fmt.Errorf("sheet: export row %d: %w", e.row, err)
	}
	return nil
}

func exportValue(v any) (any, error) {
	switch v := v.(type) {
	case string:
		return guard(v), nil
	case bool:
		if v {
			return "是", nil
		}
		return "否", nil
	case Date:
		if n, ok := v.serial(); ok {
			return n, nil
		}
		return v.String(), nil
	case nil, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, float64:
		return v, nil
	}
	return nil, fmt.Errorf("sheet: export of a %T", v)
}

// serial is the date as Excel counts days; only whole days have one, and only those after the 29 February
// 1900 that never was.
func (d Date) serial() (int, bool) {
	if d.IsZero() || d.Open != Dated || d.Precision != Day {
		return 0, false
	}
	y, m := d.Year, d.Month
	if m <= 2 {
		y--
		m += 12
	}
	n := 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d.Day - 1 - 719468 + 25569
	return n, n > 60
}

// Close finishes the workbook and sends it. The temporary file is removed in any case.
func (e *Export) Close() (err error) {
	defer func() { err = errors.Join(err, e.file.Close()) }()
	if err := e.finish(); err != nil {
		return err
	}
	if _, err := e.file.WriteTo(e.w); err != nil {
		return fmt.Errorf("sheet: export: %w", err)
	}
	return nil
}

// finish ends the sheet that is being written.
func (e *Export) finish() error {
	if n := len(e.cells); n > 0 {
		all := cellRef(1, e.head) + ":" + cellRef(n, max(e.row, e.head+1))
		if err := e.file.AutoFilter(e.sheet, all, nil); err != nil {
			return fmt.Errorf("sheet: export: %w", err)
		}
	}
	if err := e.out.Flush(); err != nil {
		return fmt.Errorf("sheet: export: %w", err)
	}
	return nil
}

// Abandon drops the workbook without sending anything.
func (e *Export) Abandon() error { return e.file.Close() }
