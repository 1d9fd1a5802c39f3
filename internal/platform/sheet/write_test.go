package sheet_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/platform/sheet"
)

func template(t *testing.T) []byte {
	t.Helper()
	cols := roster()
	cols[9].Choices = make([]string, 400) // far beyond what a list in the rule itself may hold
	for i := range cols[9].Choices {
		cols[9].Choices[i] = strings.Repeat("镇", i%7+1) + "总工会"
	}
	var b bytes.Buffer
	err := sheet.WriteTemplate(&b, sheet.Template{Title: "专职指导员花名册", Columns: cols, Instructions: []string{"每人一行。"}, Rows: 500})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func edit(t *testing.T, data []byte, change func(f *excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	change(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTemplateComesBack(t *testing.T) {
	data := template(t)
	table := recognise(t, open(t, data), sheet.Mapping{})
	if table.Sheet != "专职指导员花名册" || table.HeadingBottom != 2 || len(table.Found) != 16 || len(table.Missing)+len(table.Unknown) != 0 {
		t.Errorf("%+v", table)
	}
	if got := names(t, table); got != "" || skipped(table) != "3:example" {
		t.Errorf("rows %q, skipped %q", got, skipped(table))
	}
	filled := edit(t, data, func(f *excelize.File) {
		if err := f.SetSheetRow(table.Sheet, "A4", &[]any{1, "张三", "男", "1985-03", "", "", "", "320583198503120012"}); err != nil {
			t.Fatal(err)
		}
	})
	table = recognise(t, open(t, filled), sheet.Mapping{})
	if got := names(t, table); got != "4:张三" {
		t.Errorf("rows %q", got)
	}
}

func TestTemplateHelpsToFillIn(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(template(t)))
	if err != nil {
		t.Fatal(err)
	}
	const name = "专职指导员花名册"
	rules, err := f.GetDataValidations(name)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]*excelize.DataValidation{}
	for _, r := range rules {
		by[r.Sqref] = r
	}
	if r := by["C3:C503"]; r == nil || r.Type != "list" || r.Formula1 != "options_3" {
		t.Errorf("sex: %+v", r)
	}
	if r := by["J3:J503"]; r == nil || r.Formula1 != "options_10" {
		t.Errorf("union: %+v", r)
	}
	if r := by["L3:L503"]; r == nil || r.Type != "date" || *r.ErrorStyle != "warning" {
		t.Errorf("start: %+v", r)
	}
	if r := by["H3:H503"]; r == nil || !strings.HasPrefix(*r.Prompt, "18 位。") {
		t.Errorf("id: %+v", r)
	}
	lists := map[string]string{}
	for _, d := range f.GetDefinedName() {
		lists[d.Name] = d.RefersTo
	}
	if lists["options_10"] != "'选项'!$J$1:$J$400" {
		t.Errorf("%v", lists)
	}
	if visible, err := f.GetSheetVisible("选项"); err != nil || visible {
		t.Error("the options are visible", err)
	}
	id, err := f.GetColStyle(name, "H")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(id); err != nil || style.NumFmt != 49 {
		t.Errorf("identity numbers are not preset as text: %+v %v", style, err)
	}
	if panes, err := f.GetPanes(name); err != nil || !panes.Freeze || panes.YSplit != 2 {
		t.Errorf("%+v %v", panes, err)
	}
	for ref, want := range map[string]string{"B2": "姓名*", "C2": "性别", "A3": "【示例】", "B3": "张三"} {
		if got, err := f.GetCellValue(name, ref); err != nil || got != want {
			t.Errorf("%s: %q %v", ref, got, err)
		}
	}
	guide, err := f.GetRows("填表说明")
	if err != nil {
		t.Fatal(err)
	}
	last := guide[len(guide)-9] // 身份证号, the eighth of sixteen
	if d := cmp.Diff([]string{"身份证号", "是", "18 位。按文本填写，不要有空格。"}, last); d != "" {
		t.Error(d)
	}
}

func TestErrorSheetIsMendedAndComesBack(t *testing.T) {
	table := recognise(t, open(t, file(t, "testdata/roster-kunshan.xlsx")), sheet.Mapping{})
	var b bytes.Buffer
	err := table.WriteVerdicts(&b, map[int]sheet.Verdict{
		4:  {Tone: sheet.Good, Result: "接收"},
		10: {Tone: sheet.Bad, Result: "退回", Reason: "身份证号校验位不符"},
		12: {Tone: sheet.Bad, Result: "退回", Reason: "=身份证号丢失末位数字"},
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{
		"A1": "昆山市专职集体协商指导员花名册（2026年10月）", "Q3": "导入结果", "R3": "导入原因", "Q4": "接收", "R10": "身份证号校验位不符",
		"R12": "'=身份证号丢失末位数字", "B10": "钱志强", "Q5": "", "A16": "制表人：张三 审核人：李四",
	} {
		if got, err := f.GetCellValue(table.Sheet, ref); err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", ref, got, err, want)
		}
	}
	id, err := f.GetCellStyle(table.Sheet, "H12")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(id); err != nil || style.NumFmt != 49 {
		t.Errorf("a number typed anew would lose its digits again: %+v %v", style, err)
	}
	unmended := recognise(t, open(t, b.Bytes()), sheet.Mapping{})
	for row, err := range unmended.Rows() {
		if err != nil || row.Cells["id"].LostDigits() != (row.Number == 12) {
			t.Errorf("row %d: lost digits are not told again: %v", row.Number, err)
		}
	}
	mended := edit(t, b.Bytes(), func(f *excelize.File) {
		if err := f.SetCellStr(table.Sheet, "H12", "320583197901010027"); err != nil {
			t.Fatal(err)
		}
	})
	again := recognise(t, open(t, mended), sheet.Mapping{})
	if len(again.Unknown) != 0 || len(again.Found) != 16 || again.HeadingBottom != 3 {
		t.Errorf("%+v", again)
	}
	if a, b := names(t, table), names(t, again); a != b {
		t.Errorf("%s\nbecame\n%s", a, b)
	}
	for row, err := range again.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		switch row.Number {
		case 6: // dates were numbers
			if d, err := row.Cells["start"].Date(); err != nil || d.String() != "2025-01-01" {
				t.Error(d, err)
			}
		case 12:
			if c := row.Cells["id"]; c.LostDigits() || c.Digits() != "320583197901010027" {
				t.Errorf("%+v", c)
			}
		}
	}
	// A second round takes the same two columns.
	var second bytes.Buffer
	if err := again.WriteVerdicts(&second, map[int]sheet.Verdict{12: {Result: "接收"}}); err != nil {
		t.Fatal(err)
	}
	third := recognise(t, open(t, second.Bytes()), sheet.Mapping{})
	if len(third.Unknown) != 0 || len(third.Found) != 16 {
		t.Errorf("%+v", third)
	}
	f, err = excelize.OpenReader(bytes.NewReader(second.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{"Q3": "导入结果", "Q12": "接收", "R12": "", "Q10": "", "S3": ""} {
		if got, err := f.GetCellValue(table.Sheet, ref); err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", ref, got, err, want)
		}
	}
}

func TestErrorSheetKeepsMergesAndTypes(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		grid(t, f, "Sheet1", "姓名|身份证号|聘用单位|合同", "|||起始时间", "张三|1|甲|#45658", "李四|2||2025.1.1")
		for _, m := range [][2]string{{"A1", "A2"}, {"B1", "B2"}, {"C1", "C2"}, {"C3", "C4"}} {
			merge(t, f, m[0], m[1])
		}
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", "D3", "D3", style); err != nil {
			t.Fatal(err)
		}
	})
	table := recognise(t, open(t, data), sheet.Mapping{})
	for round := range 2 {
		var b bytes.Buffer
		if err := table.WriteVerdicts(&b, map[int]sheet.Verdict{3: {Tone: sheet.Warn, Result: "提醒", Reason: "x"}}); err != nil {
			t.Fatal(err)
		}
		table = recognise(t, open(t, b.Bytes()), sheet.Mapping{})
		if table.HeadingTop != 1 || table.HeadingBottom != 2 || len(table.Unknown) != 0 || len(table.Found) != 4 {
			t.Fatalf("round %d: %+v", round, table)
		}
		for row, err := range table.Rows() {
			if err != nil {
				t.Fatal(err)
			}
			if c := row.Cells["start"]; row.Number == 3 && (!c.IsDate || c.Text != "2025-01-01") {
				t.Errorf("%+v", c)
			}
			if row.Text("union") != "甲" {
				t.Errorf("%+v", row)
			}
		}
	}
}

func TestExportOpensAndGuards(t *testing.T) {
	cols := []sheet.ExportColumn{
		{Title: "姓名"},
		{Title: "身份证号", Kind: sheet.KindDigits},
		{Title: "合同起始时间", Kind: sheet.KindDate},
		{Title: "人数", Kind: sheet.KindNumber, Format: "0.00"},
		{Title: "出生年月", Kind: sheet.KindMonth},
		{Title: "聘用单位", Kind: sheet.KindFlag},
	}
	var b bytes.Buffer
	e, err := sheet.NewExport(&b, "名册/2026:[一]", cols, "名册", "导出时间：2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	day, month := sheet.Date{Year: 2025, Month: 1, Day: 1}, sheet.Date{Year: 1985, Month: 3, Precision: sheet.Month}
	for _, row := range [][]any{
		{"=HYPERLINK(\"http://x\")", "320583198503120012", day, 1.5, month, true},
		{"-", "+8613800000001", sheet.Date{Open: sheet.NoTerm}, int64(3), sheet.Date{}, false},
		{"@甲", nil, nil, nil, nil, nil},
	} {
		if err := e.Row(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Row("too", "few"); err == nil {
		t.Error("a short row was taken")
	}
	if err := e.Row(struct{}{}, nil, nil, nil, nil, nil); err == nil {
		t.Error("an unknown type was taken")
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("名册 2026 一")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"名册"},
		{"导出时间：2026-11-22"},
		{"姓名", "身份证号", "合同起始时间", "人数", "出生年月", "聘用单位"},
		{"'=HYPERLINK(\"http://x\")", "320583198503120012", "2025-01-01", "1.50", "1985-03", "是"},
		{"-", "'+8613800000001", "无固定期限", "3.00", "", "否"},
		{"'@甲"},
	}
	if d := cmp.Diff(want, rows); d != "" {
		t.Error(d)
	}
	for _, d := range f.GetDefinedName() {
		if d.Name == "_xlnm._FilterDatabase" && !strings.HasSuffix(d.RefersTo, "$A$3:$F$6") {
			t.Errorf("filter over %s", d.RefersTo)
		}
	}
	// What was guarded comes back as it was.
	table := recognise(t, open(t, b.Bytes()), sheet.Mapping{})
	if got := names(t, table); got != `4:=HYPERLINK("http://x") 5:-` {
		t.Errorf("%s", got)
	}
}

func TestEmptyExport(t *testing.T) {
	var b bytes.Buffer
	e, err := sheet.NewExport(&b, "", []sheet.ExportColumn{{Title: "姓名"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if rows, err := f.GetRows("Sheet1"); err != nil || len(rows) != 1 {
		t.Errorf("%v %v", rows, err)
	}
}

func TestExportStaysSmall(t *testing.T) {
	peak := watch()
	export(t, io.Discard, visits(), sized(100_000))
	if mb := peak(); mb > 150 {
		t.Errorf("%.0f MB", mb)
	}
}
