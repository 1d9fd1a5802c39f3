package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
)

// list reads a sheet of names, numbers and unions; the unions may be written once for a block.
func list(t *testing.T, rows ...string) (*sheet.Table, []string) {
	t.Helper()
	cols := []sheet.Column{
		{Key: "serial", Title: "序号", Kind: sheet.KindSerial},
		{Key: "name", Title: "姓名", Required: true},
		{Key: "id", Title: "身份证号", Required: true},
		{Key: "union", Title: "聘用单位", Carries: true, Weak: []string{"所属镇（区）"}},
	}
	table, err := book(t, func(f *excelize.File) { grid(t, f, "Sheet1", rows...) }).Recognise(cols, sheet.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		c := row.Cells["union"]
		how := ""
		switch {
		case c.Carried:
			how = " carried"
		case c.Filled:
			how = " filled"
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s%s %s", row.Text("name"), c.Text, how, row.Section)))
	}
	return table, out
}

func TestWrittenOnceForABlock(t *testing.T) {
	for _, c := range []struct {
		what string
		rows []string
		want []string
	}{
		{
			"blanks are the sheet's habit, and ditto marks are read anyway",
			[]string{"姓名|身份证号|聘用单位", "张三|1|甲", "李四|2", "王五|3", "赵六|4|乙", "钱七|5|〃", "孙八|6|同上"},
			[]string{"张三 甲", "李四 甲 carried", "王五 甲 carried", "赵六 乙", "钱七 乙 filled", "孙八 乙 filled"},
		},
		{
			"one blank is an omission",
			[]string{"姓名|身份证号|聘用单位", "张三|1|甲", "李四|2", "王五|3|乙"},
			[]string{"张三 甲", "李四", "王五 乙"},
		},
		{
			"who writes it twice leaves nothing out on purpose",
			[]string{"姓名|身份证号|聘用单位", "张三|1|甲", "李四|2|甲", "王五|3", "赵六|4", "钱七|5|乙"},
			[]string{"张三 甲", "李四 甲", "王五", "赵六", "钱七 乙"},
		},
		{
			"nothing above: nothing is meant",
			[]string{"姓名|身份证号|所属镇（区）", "张三|1|同上", "李四|2", "王五|3|乙"},
			[]string{"张三", "李四", "王五 乙"},
		},
	} {
		if _, got := list(t, c.rows...); !cmp.Equal(c.want, got) {
			t.Errorf("%s: %s", c.what, cmp.Diff(c.want, got))
		}
	}
}

func TestSectionsAndStrayTexts(t *testing.T) {
	table, got := list(t, "序号|姓名|身份证号", "一、玉山镇总工会", "#1|张三|1", "共 1 人", "玉山镇已核对", "|二、周市镇总工会（1人）", "#2|李四|2", "", "以上共2人|||", "王五")
	if d := cmp.Diff([]string{"张三  一、玉山镇总工会", "李四  二、周市镇总工会（1人）"}, got); d != "" {
		t.Error(d)
	}
	if got, want := skipped(table), "2:banner 4:total 5:stray 6:banner 9:total 10:stray"; got != want {
		t.Errorf("skipped %s\nwant    %s", got, want)
	}
}

func TestHiddenColumnsAndWeakHeadings(t *testing.T) {
	b := book(t, func(f *excelize.File) {
		grid(t, f, "Sheet1", "姓名|身份证号|所属镇（区）", "张三|1|甲")
		if err := f.SetColVisible("Sheet1", "B", false); err != nil {
			t.Fatal(err)
		}
	})
	table, err := b.Recognise([]sheet.Column{
		{Key: "name", Title: "姓名", Required: true},
		{Key: "id", Title: "身份证号", Required: true},
		{Key: "union", Title: "聘用单位", Weak: []string{"所属镇（区）"}},
	}, sheet.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	want := []sheet.Found{
		{Key: "name", Col: 1, Heading: "姓名", How: sheet.ByTitle},
		{Key: "id", Col: 2, Heading: "身份证号", How: sheet.ByTitle, Hidden: true},
		{Key: "union", Col: 3, Heading: "所属镇（区）", How: sheet.ByPart},
	}
	if d := cmp.Diff(want, table.Found); d != "" {
		t.Error(d)
	}
}

// Of two lists with the headings that are asked for, the longer is meant: a sheet of examples, or of those who left, may
// have more headings.
func TestTheLongerOfTwoCompleteSheets(t *testing.T) {
	table := recognise(t, book(t, func(f *excelize.File) {
		grid(t, f, "填写示例", "姓名|身份证号|聘用单位|合同起始时间|性别|备注", "张三|1|甲|2025.1.1|男|x")
		grid(t, f, "在岗", "姓名|身份证号|聘用单位|合同起始时间", "李四|2|乙|2025.1.1", "王五|3|乙|2025.1.1")
		if err := f.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}), sheet.Mapping{})
	if got := names(t, table); table.Sheet != "在岗" || got != "2:李四 3:王五" || !cmp.Equal(table.AlsoFits, []string{"填写示例"}) {
		t.Errorf("%s %s %v", table.Sheet, got, table.AlsoFits)
	}
}

// A number shown with two decimals tells October from January.
func TestBirthMonthsStoredAsNumbers(t *testing.T) {
	b := book(t, func(f *excelize.File) {
		grid(t, f, "Sheet1", "姓名|身份证号|出生年月", "张三|1|#1990.1", "李四|2|#1990.1", "王五|3|#1990.1")
		for ref, format := range map[string]string{"C2": "0.00", "C3": "0.00_ ", "C4": "0.0"} {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStyle("Sheet1", ref, ref, style); err != nil {
				t.Fatal(err)
			}
		}
	})
	var got []string
	for row, err := range recognise(t, b, sheet.Mapping{}).Rows() {
		if err != nil {
			t.Fatal(err)
		}
		d, err := row.Cells["born"].Date()
		got = append(got, strings.TrimSpace(d.String()+" "+errs.CodeOf(err)))
	}
	if d := cmp.Diff([]string{"1990-10", "1990-10", "date_ambiguous"}, got); d != "" {
		t.Error(d)
	}
}
