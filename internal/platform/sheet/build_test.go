package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"xiezhi/internal/platform/sheet"
)

// book builds a workbook with excelize and opens it.
func book(t *testing.T, build func(f *excelize.File)) *sheet.Book {
	t.Helper()
	return open(t, workbook(t, build))
}

func workbook(t testing.TB, build func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	build(f)
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t *testing.T, data []byte) *sheet.Book {
	t.Helper()
	b, err := sheet.Open(bytes.NewReader(data), int64(len(data)), "a.xlsx", sheet.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// grid puts rows of a sheet; a row is cells separated by "|", empty ones are left blank, "#" starts a number.
func grid(t testing.TB, f *excelize.File, name string, rows ...string) {
	t.Helper()
	if i, err := f.GetSheetIndex(name); err != nil {
		t.Fatal(err)
	} else if i < 0 {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	for r, row := range rows {
		for c, text := range strings.Split(row, "|") {
			if text == "" {
				continue
			}
			ref := fmt.Sprintf("%s%d", sheet.ColumnLetters(c+1), r+1)
			var err error
			if number, ok := strings.CutPrefix(text, "#"); ok {
				err = f.SetCellDefault(name, ref, number)
			} else {
				err = f.SetCellStr(name, ref, text)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// merge merges cells of Sheet1.
func merge(t testing.TB, f *excelize.File, from, to string) {
	t.Helper()
	if err := f.MergeCell("Sheet1", from, to); err != nil {
		t.Fatal(err)
	}
}

// pack zips parts as given, for workbooks that excelize would not write. Names keep their order.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	rootRels     = `<Relationships><Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	oneSheet     = `<workbook xmlns:r="r"><sheets><sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>`
	bookRels     = `<Relationships><Relationship Id="r1" Type="http://x/relationships/worksheet" Target="worksheets/s.xml"/>` +
		`<Relationship Id="r2" Type="http://x/relationships/sharedStrings" Target="sharedStrings.xml"/>` +
		`<Relationship Id="r3" Type="http://x/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="r4" Type="http://x/relationships/externalLink" Target="file:///c:/other.xlsx" TargetMode="External"/></Relationships>`
)

// raw packs a workbook around one sheet's XML; more parts may follow.
func raw(t testing.TB, sheetXML string, more ...string) []byte {
	t.Helper()
	return pack(t, append([]string{
		"[Content_Types].xml", contentTypes, "_rels/.rels", rootRels, "xl/workbook.xml", oneSheet,
		"xl/_rels/workbook.xml.rels", bookRels, "xl/worksheets/s.xml", sheetXML,
	}, more...)...)
}

// sized is a tenth of n in short runs, where the race detector makes everything ten times slower.
func sized(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// roster is a column list as a roster import would give it.
func roster() []sheet.Column {
	return []sheet.Column{
		{Key: "serial", Title: "序号", Kind: sheet.KindSerial, Synonyms: []string{"编号"}},
		{Key: "name", Title: "姓名", Required: true, Kind: sheet.KindName, Synonyms: []string{"指导员姓名", "名字"}, Example: "张三"},
		{Key: "sex", Title: "性别", Kind: sheet.KindChoice, Choices: []string{"男", "女"}, Example: "男"},
		{Key: "born", Title: "出生年月", Kind: sheet.KindMonth, Synonyms: []string{"出生日期"}, Example: "1985-03"},
		{Key: "party", Title: "政治面貌"},
		{Key: "education", Title: "文化程度", Synonyms: []string{"学历"}},
		{Key: "title", Title: "专业职称", Synonyms: []string{"职称", "职业资格"}},
		{Key: "id", Title: "身份证号", Required: true, Kind: sheet.KindDigits, Weight: 2, Synonyms: []string{"身份证号码", "公民身份号码", "证件号码"}, Note: "18 位。"},
		{Key: "phone", Title: "移动电话", Kind: sheet.KindDigits, Synonyms: []string{"手机", "手机号", "手机号码", "联系电话", "联系方式"}},
		{Key: "union", Title: "聘用单位", Required: true, Synonyms: []string{"聘用工会", "所在工会"}},
		{Key: "form", Title: "用工形式", Kind: sheet.KindChoice, Choices: []string{"劳动合同", "劳务协议", "政府购买服务"}},
		{Key: "start", Title: "合同起始时间", Required: true, Kind: sheet.KindDate, Synonyms: []string{"合同开始日期", "合同起"}, Example: "2025-01-01"},
		{Key: "end", Title: "合同终止时间", Kind: sheet.KindDate, Synonyms: []string{"合同结束日期", "合同到期日", "合同止"}},
		{Key: "onduty", Title: "上岗时间", Kind: sheet.KindDate, Synonyms: []string{"到岗日期"}},
		{Key: "before", Title: "原工作单位及岗位", Synonyms: []string{"原工作单位", "工作经历"}},
		{Key: "remark", Title: "备注"},
	}
}
