package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
)

func TestRefusedFiles(t *testing.T) {
	good := raw(t, `<worksheet><sheetData/></worksheet>`)
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 70_000)...)
	locked := bytes.Clone(ole)
	copy(locked[65_530:], "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	password := workbook(t, func(*excelize.File) {})
	var sealed bytes.Buffer
	f, err := excelize.OpenReader(bytes.NewReader(password))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&sealed, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	macroType := `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`
	for _, c := range []struct {
		what, name string
		data       []byte
		code, says string
	}{
		{"empty", "a.xlsx", nil, sheet.CodeEmpty, "空"},
		{"old Excel", "a.xls", ole, sheet.CodeOldFormat, "另存为"},
		{"old Excel renamed", "a.xlsx", ole, sheet.CodeOldFormat, "另存为"},
		{"password, mark across blocks", "a.xlsx", locked, sheet.CodeEncrypted, "密码"},
		{"password, made by a real writer", "a.xlsx", sealed.Bytes(), sheet.CodeEncrypted, "密码"},
		{"csv", "a.csv", []byte("姓名,身份证号\n"), sheet.CodeNotExcel, "CSV"},
		{"csv renamed", "a.xlsx", []byte("姓名,身份证号\r\n张三,1\r\n"), sheet.CodeNotExcel, "CSV"},
		{"web page renamed", "a.xls", []byte("\xef\xbb\xbf \n<html><table>"), sheet.CodeNotExcel, "网页"},
		{"xml spreadsheet", "a.xls", []byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), sheet.CodeNotExcel, "XML"},
		{"pdf", "a.xlsx", []byte("%PDF-1.7"), sheet.CodeNotExcel, "PDF"},
		{"noise", "a.xlsx", []byte{0, 1, 2, 3}, sheet.CodeNotExcel, ".xlsx"},
		{"word", "a.xlsx", pack(t, "[Content_Types].xml", contentTypes, "word/document.xml", "<w/>"), sheet.CodeNotExcel, "Word"},
		{"ods", "a.ods", pack(t, "mimetype", "x", "content.xml", "<x/>"), sheet.CodeNotExcel, "ods"},
		{"xlsb", "a.xlsb", pack(t, "[Content_Types].xml", contentTypes, "xl/workbook.bin", "x"), sheet.CodeOldFormat, "xlsb"},
		{"zip", "a.zip", pack(t, "名册.xlsx", "x"), sheet.CodeNotExcel, "压缩包"},
		{"no workbook", "a.xlsx", pack(t, "[Content_Types].xml", contentTypes), sheet.CodeNotExcel, ".xlsx"},
		{"macro workbook by name", "a.xlsm", good, sheet.CodeMacros, "宏"},
		{"macro part", "a.xlsx", raw(t, `<worksheet/>`, "xl/vbaProject.bin", "x"), sheet.CodeMacros, "宏"},
		{"macro part, other case", "a.xlsx", raw(t, `<worksheet/>`, `xl\VBAPROJECT.BIN`, "x"), sheet.CodeMacros, "宏"},
		{"old macro sheet", "a.xlsx", raw(t, `<worksheet/>`, "xl/macrosheets/sheet1.xml", "x"), sheet.CodeMacros, "宏"},
		{"macro type", "a.xlsx", pack(t, "[Content_Types].xml", macroType, "xl/workbook.xml", oneSheet), sheet.CodeMacros, "宏"},
		{"part twice", "a.xlsx", raw(t, `<worksheet/>`, "XL/worksheets/S.xml", "<worksheet/>"), sheet.CodeDamaged, "另存为"},
		{
			"two sheets of one part", "a.xlsx",
			pack(t, "[Content_Types].xml", contentTypes, "_rels/.rels", rootRels, "xl/_rels/workbook.xml.rels", bookRels, "xl/worksheets/s.xml", "<worksheet/>",
				"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="一" r:id="r1"/><sheet name="二" r:id="r1"/></sheets></workbook>`),
			sheet.CodeDamaged, "另存为",
		},
		{"cut off", "a.xlsx", good[:len(good)-30], sheet.CodeDamaged, "另存为"},
		{"no sheets", "a.xlsx", pack(t, "[Content_Types].xml", contentTypes, "xl/workbook.xml", "<workbook/>"), sheet.CodeEmpty, "工作表"},
		{"broken workbook", "a.xlsx", pack(t, "[Content_Types].xml", contentTypes, "xl/workbook.xml", "<workbook a=>"), sheet.CodeDamaged, "另存为"},
	} {
		t.Run(c.what, func(t *testing.T) {
			_, err := sheet.Open(bytes.NewReader(c.data), int64(len(c.data)), c.name, sheet.DefaultLimits())
			if !errs.Is(err, c.code) || !strings.Contains(errs.Message(err), c.says) {
				t.Errorf("%v, want %s with %s", err, c.code, c.says)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		grid(t, f, "Sheet1", "姓名|身份证号|聘用单位|合同起始时间", "张三|1|甲|2025.1.1", "李四|2|甲|2025.1.1||||超宽")
		grid(t, f, "Sheet2", "x")
	})
	for _, c := range []struct {
		what, code string
		set        func(l *sheet.Limits)
	}{
		{"file", sheet.CodeTooBig, func(l *sheet.Limits) { l.FileBytes = 100 }},
		{"unpacked", sheet.CodeBomb, func(l *sheet.Limits) { l.UnzipBytes = 5000 }},
		{"strings", sheet.CodeBomb, func(l *sheet.Limits) { l.StringBytes = 20 }},
		{"entries", sheet.CodeBomb, func(l *sheet.Limits) { l.Entries = 3 }},
		{"sheets", sheet.CodeTooManySheet, func(l *sheet.Limits) { l.Sheets = 1 }},
		{"rows", sheet.CodeTooManyRows, func(l *sheet.Limits) { l.Rows = 2 }},
		{"columns", sheet.CodeTooManyCols, func(l *sheet.Limits) { l.Columns = 7 }},
		{"none", "", func(*sheet.Limits) {}},
	} {
		t.Run(c.what, func(t *testing.T) {
			limits := sheet.DefaultLimits()
			c.set(&limits)
			b, err := sheet.Open(bytes.NewReader(data), int64(len(data)), "a.xlsx", limits)
			if err == nil {
				_, err = b.Recognise(roster(), sheet.Mapping{})
			}
			if errs.CodeOf(err) != c.code {
				t.Errorf("%v, want %q", err, c.code)
			}
		})
	}
}

// A hundred thousand formatted rows without content are what a careless format brush leaves behind.
func TestBlankFormattedRowsAreRefusedQuickly(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>`)
	for r := 2; r <= sized(100_000); r++ {
		fmt.Fprintf(&b, `<row r="%d" s="1" customFormat="1">`, r)
		for c := 1; c <= 12; c++ {
			fmt.Fprintf(&b, `<c r="%s%d" s="1"/>`, sheet.ColumnLetters(c), r)
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	data := raw(t, b.String())
	limits := sheet.DefaultLimits()
	limits.BlankRows = sized(limits.BlankRows)
	opened, err := sheet.Open(bytes.NewReader(data), int64(len(data)), "a.xlsx", limits)
	if err == nil {
		_, err = opened.Recognise(roster(), sheet.Mapping{})
	}
	if !errs.Is(err, sheet.CodeBlankRows) || !strings.Contains(errs.Message(err), "删除整行") {
		t.Errorf("%v", err)
	}
}

func TestZipBombs(t *testing.T) {
	t.Run("declared", func(t *testing.T) {
		data := raw(t, `<worksheet><sheetData>`+strings.Repeat(" ", 17<<20)+`</sheetData></worksheet>`)
		_, err := sheet.Open(bytes.NewReader(data), int64(len(data)), "a.xlsx", sheet.DefaultLimits())
		if !errs.Is(err, sheet.CodeBomb) {
			t.Error(err)
		}
	})
	t.Run("declared smaller than it is", func(t *testing.T) {
		data := lying(t, strings.Repeat("<row/>", 1<<18))
		before := allocated()
		b, err := sheet.Open(bytes.NewReader(data), int64(len(data)), "a.xlsx", sheet.DefaultLimits())
		if err == nil {
			_, err = b.Recognise(roster(), sheet.Mapping{})
		}
		if !errs.Is(err, sheet.CodeBomb) && !errs.Is(err, sheet.CodeDamaged) {
			t.Error(err)
		}
		if used := allocated() - before; used > 4<<20 {
			t.Errorf("%d bytes allocated before the refusal", used)
		}
	})
	t.Run("one endless text", func(t *testing.T) {
		data := raw(t, `<worksheet><sheetData><row><c t="inlineStr"><is><t>`+noise(5<<18)+`</t></is></c></row></sheetData></worksheet>`)
		_, err := open(t, data).Recognise(roster(), sheet.Mapping{})
		if !errs.Is(err, sheet.CodeDamaged) {
			t.Error(err)
		}
	})
	t.Run("huge shared strings", func(t *testing.T) {
		data := raw(t, `<worksheet><sheetData/></worksheet>`, "xl/sharedStrings.xml", `<sst>`+strings.Repeat(`<si><t>`+noise(1000)+`</t></si>`, sized(70_000))+`</sst>`)
		limits := sheet.DefaultLimits()
		limits.StringBytes = int64(sized(int(limits.StringBytes)))
		_, err := sheet.Open(bytes.NewReader(data), int64(len(data)), "a.xlsx", limits)
		if !errs.Is(err, sheet.CodeBomb) {
			t.Error(err)
		}
	})
	t.Run("entity that grows", func(t *testing.T) {
		data := raw(t, `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`)
		_, err := open(t, data).Recognise(roster(), sheet.Mapping{})
		if !errs.Is(err, sheet.CodeDamaged) {
			t.Error(err)
		}
	})
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// noise is text that does not compress to nothing.
func noise(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'a' + byte(x>>24)%26
	}
	return string(b)
}

// lying packs a sheet whose directory entries declare 100 bytes, whatever it unpacks to.
func lying(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"[Content_Types].xml": contentTypes, "_rels/.rels": rootRels, "xl/workbook.xml": oneSheet,
		"xl/_rels/workbook.xml.rels": bookRels, "xl/worksheets/s.xml": "<worksheet><sheetData>" + body + "</sheetData></worksheet>",
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	at := bytes.LastIndex(data, []byte("xl/worksheets/s.xml")) - 46 // the central directory's record
	if string(data[at:at+4]) != "PK\x01\x02" {
		t.Fatal("no directory record")
	}
	binary.LittleEndian.PutUint32(data[at+24:], 100)
	return data
}

func TestHarmlessOddities(t *testing.T) {
	// Prefixed names, no cell references, links to the outside, phonetic guides, escaped characters, booleans,
	// errors, formulas with and without a result, dates by style and by type.
	data := raw(t, `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>聘用单位</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>合同起始时间</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>备注</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>出生年月</x:t></x:is></x:c></x:row>`+
		`<x:row><x:c t="inlineStr"><x:is><x:t>张_x000D_三</x:t></x:is></x:c><x:c><x:v>3.20583197901010E+17</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>甲</x:v></x:c><x:c s="1"><x:v>45658</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c s="2"><x:v>31107</x:v></x:c></x:row>`+
		`<x:row hidden="1"><x:c t="b"><x:v>1</x:v></x:c><x:c><x:f>1+1</x:f></x:c><x:c><x:v>0.10000000000000001</x:v></x:c><x:c t="d"><x:v>2025-01-01T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
		"xl/sharedStrings.xml", `<sst><si><r><t>姓</t></r><r><t xml:space="preserve"> 名</t></r><rPh><t>xingming</t></rPh></si><si><t>身份证号（18位）</t></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="176"/><xf numFmtId="57"/></cellXfs></styleSheet>`)
	table, err := open(t, data).Recognise(roster(), sheet.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	var rows []sheet.Row
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	first, second := rows[0].Cells, rows[1].Cells
	if c := first["id"]; !c.LostDigits() || c.Text != "320583197901010000" || !c.Numeric {
		t.Errorf("%+v", c)
	}
	if c := first["union"]; !c.Formula || c.Text != "甲" {
		t.Errorf("%+v", c)
	}
	if c := first["start"]; !c.IsDate || c.Text != "2025-01-01" || c.Raw != "45658" {
		t.Errorf("%+v", c)
	}
	if c := first["born"]; c.Text != "1985-03" {
		t.Errorf("%+v", c)
	}
	if c := first["remark"]; !c.Failed || c.Text != "#N/A" {
		t.Errorf("%+v", c)
	}
	if c := first["name"]; c.Name() != "张三" {
		t.Errorf("%+v", c)
	}
	if !rows[1].Hidden || second["name"].Text != "是" || second["union"].Text != "0.1" || second["start"].Text != "2025-01-01T00:00:00" || !second["id"].Blank() {
		t.Errorf("%+v", rows[1])
	}
	if d, err := second["start"].Date(); err != nil || d.String() != "2025-01-01" {
		t.Error(d, err)
	}
}

func TestDateSystemOf1904(t *testing.T) {
	sheetXML := `<worksheet><sheetData><row><c t="str"><v>姓名</v></c><c t="str"><v>合同起始时间</v></c><c t="str"><v>上岗时间</v></c></row>` +
		`<row><c t="str"><v>甲</v></c><c s="1"><v>44196</v></c><c><v>44196</v></c></row></sheetData></worksheet>`
	data := pack(t, "[Content_Types].xml", contentTypes, "_rels/.rels", rootRels,
		"xl/workbook.xml", `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", bookRels, "xl/worksheets/s.xml", sheetXML,
		"xl/styles.xml", `<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`)
	table, err := open(t, data).Recognise(roster(), sheet.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"start", "onduty"} {
			if d, err := row.Cells[key].Date(); err != nil || d.String() != "2025-01-01" {
				t.Errorf("%s: %v %v", key, d, err)
			}
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(file(f, "testdata/roster-kunshan.xlsx"))
	f.Add(raw(f, `<worksheet><sheetData><row><c t="str"><v>姓名</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) { reads(t, data) })
}

// FuzzSheet goes past the zip's checksums, which the fuzzer can hardly keep right.
func FuzzSheet(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>姓名</v></c><c r="B1" t="inlineStr"><is><t>身份证号</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`)
	f.Add(`<worksheet><sheetData><row r="9"><c r="ZZZ1" t="s"><v>-1</v></c></row></sheetData></worksheet>`)
	f.Fuzz(func(t *testing.T, text string) { reads(t, raw(t, text)) })
}

// reads goes through everything that reading does; any error must be a refusal.
func reads(t *testing.T, data []byte) {
	t.Helper()
	b, err := sheet.Open(bytes.NewReader(data), int64(len(data)), "a.xlsx", sheet.DefaultLimits())
	if err == nil {
		var table *sheet.Table
		if table, err = b.Recognise(roster(), sheet.Mapping{}); err == nil {
			for row, rowErr := range table.Rows() {
				err = rowErr
				for _, c := range row.Cells {
					_, _ = c.Date()
				}
			}
		}
	}
	if err != nil && errs.KindOf(err) != errs.KindInvalid {
		t.Fatal(err)
	}
}

// Sheets made to keep the reader busy: each must be over in the time that an honest file of that size takes.
// Each sheet made an earlier reader take minutes; one that does so again runs into the time limit of the test run.
func TestHostileSheetsAreReadThrough(t *testing.T) {
	wide := func(rows int) string {
		var b strings.Builder
		for range rows {
			b.WriteString("<row>")
			for c := range 300 {
				fmt.Fprintf(&b, `<c t="str"><v>合同（%d）起始姓名时间</v></c>`, c)
			}
			b.WriteString("</row>")
		}
		return b.String()
	}
	head := `<row><c t="str"><v>姓名</v></c><c t="str"><v>身份证号</v></c><c t="str"><v>合同起始时间</v></c></row>`
	single := strings.Repeat(`<row><c t="str"><v>张三</v></c></row>`, sized(20_000))
	for what, data := range map[string][]byte{
		"wide rows":          raw(t, `<worksheet><sheetData>`+head+wide(sized(60))+`</sheetData></worksheet>`),
		"many merges":        raw(t, `<worksheet><sheetData>`+head+wide(sized(40))+single+`</sheetData><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:CC200000"/><mergeCell ref="A7:A8"/>`, sized(100_000))+`</mergeCells></worksheet>`),
		"text cut in pieces": raw(t, `<worksheet><sheetData>`+head+`<row><c t="str"><v>`+strings.Repeat("a<!---->", sized(1<<20))+`</v></c></row></sheetData></worksheet>`),
		"long date":          raw(t, `<worksheet><sheetData>`+head+`<row><c t="str"><v>a</v></c><c/><c t="str"><v>`+strings.Repeat("2025.1.1-", 12_000)+`</v></c></row></sheetData></worksheet>`),
		"one long string referred to often": raw(t, `<worksheet><sheetData>`+head+strings.Repeat(`<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>`, sized(10_000))+`</sheetData></worksheet>`,
			"xl/sharedStrings.xml", `<sst><si><t>`+strings.Repeat("张　", 20_000)+`</t></si></sst>`),
	} {
		t.Run(what, func(t *testing.T) {
			reads(t, data)
		})
	}
}
