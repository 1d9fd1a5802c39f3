package sheet_test

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"xiezhi/internal/platform/sheet"
)

// BenchmarkExport writes 100,000 rows of 12 columns; grown-MB is the most memory that it took.
func BenchmarkExport(b *testing.B) {
	cols := visits()
	for b.Loop() {
		peak := watch()
		export(b, io.Discard, cols, 100_000)
		b.ReportMetric(peak(), "grown-MB")
	}
}

// BenchmarkImport recognises and reads 20,000 rows of 16 columns.
func BenchmarkImport(b *testing.B) {
	data := bigRoster(b, 20_000)
	b.ReportMetric(float64(len(data))/1e6, "file-MB")
	for b.Loop() {
		peak := watch()
		book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), "a.xlsx", sheet.DefaultLimits())
		if err != nil {
			b.Fatal(err)
		}
		table, err := book.Recognise(roster(), sheet.Mapping{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for row, err := range table.Rows() {
			if err != nil {
				b.Fatal(err)
			}
			if _, err := row.Cells["start"].Date(); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 20_000 {
			b.Fatal(n)
		}
		b.ReportMetric(peak(), "grown-MB")
	}
}

func visits() []sheet.ExportColumn {
	cols := []sheet.ExportColumn{
		{Title: "序号", Kind: sheet.KindSerial},
		{Title: "姓名"},
		{Title: "身份证号", Kind: sheet.KindDigits},
		{Title: "日期", Kind: sheet.KindDate},
		{Title: "服务对象", Width: 30},
		{Title: "内容", Width: 40},
		{Title: "人数", Kind: sheet.KindNumber},
		{Title: "已确认", Kind: sheet.KindFlag},
	}
	for len(cols) < 12 {
		cols = append(cols, sheet.ExportColumn{Title: "备注" + strconv.Itoa(len(cols))})
	}
	return cols
}

func export(tb testing.TB, w io.Writer, cols []sheet.ExportColumn, rows int) {
	tb.Helper()
	e, err := sheet.NewExport(w, "协商服务记录", cols, "协商服务记录（2026年）")
	if err != nil {
		tb.Fatal(err)
	}
	for i := range rows {
		err := e.Row(i+1, "张三", "320583198503120012", sheet.Date{Year: 2026, Month: 1 + i%12, Day: 1 + i%28}, "昆山某某精密制造有限公司工会",
			"指导企业开展工资集体协商要约", i%500, i%2 == 0, "一", "二", strconv.Itoa(i), nil)
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		tb.Fatal(err)
	}
}

// bigRoster is a roster as Excel would save it: shared strings, 16 columns.
func bigRoster(tb testing.TB, rows int) []byte {
	tb.Helper()
	var sheetXML, stringsXML strings.Builder
	index := map[string]int{}
	cell := func(ref, text string) {
		i, ok := index[text]
		if !ok {
			i = len(index)
			index[text] = i
			stringsXML.WriteString("<si><t>" + text + "</t></si>")
		}
		sheetXML.WriteString(`<c r="` + ref + `" s="1" t="s"><v>` + strconv.Itoa(i) + `</v></c>`)
	}
	stringsXML.WriteString("<sst>")
	sheetXML.WriteString("<worksheet><sheetData>")
	for r := range rows + 1 {
		number := strconv.Itoa(r + 1)
		sheetXML.WriteString(`<row r="` + number + `" spans="1:16">`)
		for c, col := range roster() {
			ref := sheet.ColumnLetters(c+1) + number
			switch {
			case r == 0:
				cell(ref, col.Title)
			case c == 0:
				sheetXML.WriteString(`<c r="` + ref + `"><v>` + strconv.Itoa(r) + `</v></c>`)
			case col.Kind == sheet.KindDate:
				cell(ref, "2025.3."+strconv.Itoa(1+r%28))
			case col.Kind == sheet.KindDigits:
				cell(ref, strconv.Itoa(320583198500000000+r))
			default:
				cell(ref, col.Title+strconv.Itoa(r%100))
			}
		}
		sheetXML.WriteString("</row>")
	}
	sheetXML.WriteString("</sheetData></worksheet>")
	stringsXML.WriteString("</sst>")
	return raw(tb, sheetXML.String(), "xl/sharedStrings.xml", stringsXML.String())
}

// watch resets the process's peak of resident memory; the function returned tells by how many megabytes it has
// grown at most since. Where the system does not tell, it is what the runtime has taken from it. Garbage is collected
// meanwhile as in the program, whatever GOGC the tests were given.
func watch() func() float64 {
	percent := debug.SetGCPercent(100)
	debug.FreeOSMemory() // what earlier tests left is not ours
	read := func() float64 { return resident("VmHWM:") }
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		read = held
	}
	before := read()
	return func() float64 {
		defer debug.SetGCPercent(percent)
		return read() - before
	}
}

// resident is a line of the process's status in megabytes.
func resident(name string) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), name)
	kb, err := strconv.Atoi(strings.Fields(rest + " x")[0])
	if err != nil {
		return 0
	}
	return float64(kb) / 1024
}

func held() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys) / (1 << 20)
}
