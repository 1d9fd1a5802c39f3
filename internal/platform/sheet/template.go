package sheet

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Template is an import form.
type Template struct {
	Title        string // above the headings, also the name of the sheet
	Columns      []Column
	Instructions []string // first part of the sheet 填表说明; a table of the columns follows
	Rows         int      // rows prepared with formats and rules; 0 is 2,000
}

const (
	guideSheet  = "填表说明"
	optionSheet = "选项"

	templateHead = 2 // heading row of a template
)

// WriteTemplate writes an import form: frozen headings with required columns marked, numbers that identify
// something preset as text, drop-downs from a hidden sheet, date rules that warn but do not forbid, a hint at
// each column, an example row that the import leaves out, and a sheet of instructions.
func WriteTemplate(w io.Writer, t Template) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	form := templateWriter{File: f, Template: t, looks: &looks{file: f}, sheet: sheetName(t.Title)}
	if form.Template.Rows == 0 {
		form.Template.Rows = 2000
	}
	for _, step := range []func() error{form.open, form.columns, form.rules, form.guide} {
		if err := step(); err != nil {
			return fmt.Errorf("sheet: template: %w", err)
		}
	}
	if err := form.looks.err(); err != nil {
		return err
	}
	if _, err := f.WriteTo(w); err != nil {
		return fmt.Errorf("sheet: template: %w", err)
	}
	return nil
}

type templateWriter struct {
	*excelize.File
	Template
	looks *looks
	sheet string
}

// open makes the sheets and the title.
func (t *templateWriter) open() error {
	_, guideErr := t.NewSheet(guideSheet)
	err := errors.Join(t.SetSheetName("Sheet1", t.sheet), guideErr, page(t.File, t.sheet), page(t.File, guideSheet),
		t.SetCellStr(t.sheet, "A1", t.Title),
		t.SetCellStyle(t.sheet, "A1", "A1", t.looks.title()),
		t.SetRowHeight(t.sheet, 1, 30), t.SetRowHeight(t.sheet, templateHead, 32),
		t.SetPanes(t.sheet, freeze(templateHead)))
	if len(t.Columns) > 1 {
		err = errors.Join(err, t.MergeCell(t.sheet, "A1", cellRef(len(t.Columns), 1)))
	}
	return err
}

// columns writes headings, formats and the example row.
func (t *templateWriter) columns() error {
	text, day := t.looks.body(formatText, "", ""), t.looks.body(formatDay, "", "center")
	free, number := t.looks.body("", "", ""), t.looks.body("", "", "right")
	example := t.looks.body(formatText, "EDEDED", "")
	var bad error
	for i := range t.Columns {
		c, col := &t.Columns[i], i+1
		head, letters := c.Title, ColumnLetters(i+1)
		if c.Required {
			head += "*"
		}
		style := free
		switch c.Kind {
		case KindDigits, KindMonth, KindRange, KindName:
			style = text
		case KindDate:
			style = day
		case KindNumber, KindSerial:
			style = number
		case KindText, KindFlag, KindChoice:
		}
		sample := c.Example
		if col == 1 {
			sample = ExampleMark + sample
		}
		first, last := templateHead+1, templateHead+1+t.Template.Rows
		bad = errors.Join(bad,
			t.SetColWidth(t.sheet, letters, letters, c.width()),
			t.SetColStyle(t.sheet, letters, style),
			t.SetCellStr(t.sheet, cellRef(col, templateHead), head),
			t.SetCellStyle(t.sheet, cellRef(col, templateHead), cellRef(col, templateHead), t.looks.head(c.Required)),
			t.SetCellStr(t.sheet, cellRef(col, first), sample),
			t.SetCellStyle(t.sheet, cellRef(col, first), cellRef(col, first), example))
		if rule := t.rule(c, col); rule != nil {
			rule.SetSqref(cellRef(col, first) + ":" + cellRef(col, last))
			bad = errors.Join(bad, t.AddDataValidation(t.sheet, rule))
		}
	}
	// Column styles reach over the title too: give it back its own.
	return errors.Join(bad, t.SetCellStyle(t.sheet, "A1", cellRef(max(len(t.Columns), 1), 1), t.looks.title()))
}

// rule is the check and the hint of one column over all prepared rows; nil when there is neither.
func (t *templateWriter) rule(c *Column, col int) *excelize.DataValidation {
	rule := excelize.NewDataValidation(true)
	warn := func(text string) { rule.SetError(excelize.DataValidationErrorStyleWarning, "请核对", text) }
	used := false
	switch {
	case len(c.choices()) > 0:
		rule.SetSqrefDropList(optionName(col))
		warn("不在下拉列表里。")
		used = true
	case c.Kind == KindDate:
		// From 1930-01-01 to 2149-12-31, as serials: texts would be taken for divisions.
		used = rule.SetRange(10959, 91312, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween) == nil
		warn("请填日期，如 2025-01-31。")
	}
	if hint := c.hint(); hint != "" {
		rule.SetInput(cut(c.Title, 30), cut(hint, 240))
		used = true
	}
	if !used {
		return nil
	}
	return rule
}

// rules writes the hidden sheet of options that the drop-downs read; a list in the rule itself may not exceed
// 255 characters.
func (t *templateWriter) rules() error {
	var bad error
	made := false
	for i := range t.Columns {
		list := t.Columns[i].choices()
		if len(list) == 0 {
			continue
		}
		if !made {
			made = true
			_, err := t.NewSheet(optionSheet)
			bad = errors.Join(bad, err, t.SetSheetVisible(optionSheet, false, true))
		}
		letters := ColumnLetters(i + 1)
		bad = errors.Join(bad, t.SetSheetCol(optionSheet, letters+"1", &list), t.SetDefinedName(&excelize.DefinedName{
			Name: optionName(i + 1), RefersTo: fmt.Sprintf("'%s'!$%s$1:$%s$%d", optionSheet, letters, letters, len(list)),
		}))
	}
	return bad
}

func optionName(col int) string { return fmt.Sprintf("options_%d", col) }

// guide writes the sheet of instructions.
func (t *templateWriter) guide() error {
	wrap := t.looks.add(excelize.Style{Border: thin(), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	bad := errors.Join(
		t.SetColWidth(guideSheet, "A", "A", 22), t.SetColWidth(guideSheet, "B", "B", 8),
		t.SetColWidth(guideSheet, "C", "C", 60), t.SetColWidth(guideSheet, "D", "D", 28),
		t.SetCellStr(guideSheet, "A1", t.Title+guideSheet))
	row := 2
	lines := append([]string{
		"带 * 的列必须填写；以“" + ExampleMark + "”开头的示例行不会导入，可以保留。",
		"请不要合并单元格。可以增加列，系统不认识的列不会导入。",
	}, t.Instructions...)
	for i, s := range lines {
		bad = errors.Join(bad, t.SetCellStr(guideSheet, cellRef(1, row), fmt.Sprintf("%d. %s", i+1, s)))
		row++
	}
	row++
	put := func(style int, cells ...string) {
		bad = errors.Join(bad, t.SetSheetRow(guideSheet, cellRef(1, row), &cells),
			t.SetCellStyle(guideSheet, cellRef(1, row), cellRef(len(cells), row), style))
		row++
	}
	put(t.looks.head(false), "列名", "必填", "怎样填写", "示例")
	for i := range t.Columns {
		c := &t.Columns[i]
		required := ""
		if c.Required {
			required = "是"
		}
		put(wrap, c.Title, required, c.hint(), c.Example)
	}
	return bad
}

func (c *Column) choices() []string {
	if len(c.Choices) == 0 && c.Kind == KindFlag {
		return []string{"是", "否"}
	}
	return c.Choices
}

// hint is the column's note, or what its kind asks for.
func (c *Column) hint() string {
	parts := []string{}
	if c.Note != "" {
		parts = append(parts, c.Note)
	}
	switch {
	case len(c.choices()) > 0:
		parts = append(parts, "从下拉列表选择。")
	case c.Kind == KindDate:
		parts = append(parts, "日期，如 2025-01-31。")
	case c.Kind == KindMonth:
		parts = append(parts, "年月，如 1985-03。")
	case c.Kind == KindRange:
		parts = append(parts, "起止日期，如 2025-01-01至2026-12-31。")
	case c.Kind == KindDigits:
		parts = append(parts, "按文本填写，不要有空格。")
	}
	return strings.Join(parts, "")
}
