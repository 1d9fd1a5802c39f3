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

func recognise(t *testing.T, b *sheet.Book, m sheet.Mapping) *sheet.Table {
	t.Helper()
	table, err := b.Recognise(roster(), m)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// places is what was recognised: key=column by how it was recognised.
func places(table *sheet.Table) string {
	var s []string
	for _, f := range table.Found {
		s = append(s, fmt.Sprintf("%s=%s%d", f.Key, sheet.ColumnLetters(f.Col), f.How))
	}
	return strings.Join(s, " ")
}

// names lists the data rows as number:name.
func names(t *testing.T, table *sheet.Table) string {
	t.Helper()
	var s []string
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		s = append(s, fmt.Sprintf("%d:%s", row.Number, row.Cells["name"].Name()))
	}
	return strings.Join(s, " ")
}

func skipped(table *sheet.Table) string {
	var s []string
	for _, k := range table.Skipped() {
		s = append(s, fmt.Sprintf("%d:%s", k.Row, k.Why))
	}
	return strings.Join(s, " ")
}

func unknown(table *sheet.Table) string {
	var s []string
	for _, h := range table.Unknown {
		s = append(s, h.Text)
	}
	return strings.Join(s, " ")
}

func TestTwoRowHeadings(t *testing.T) {
	for _, c := range []struct {
		what          string
		rows          []string
		merges        []string
		top, bottom   int
		found, listed string
	}{
		{
			"groups merged, the others merged downwards",
			[]string{"花名册", "序号|姓名|身份证号|聘用单位|合同|||备注", "||||起始时间|终止时间|文号", "#1|张三|1|甲|2025.1.1|2026.1.1|3"},
			[]string{"A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:G2", "H2:H3"},
			2, 3, "serial=A2 name=B2 id=C2 union=D2 start=E2 end=F2 remark=H2", "4:张三",
		},
		{
			"group named by what the column's name is made of",
			[]string{"姓名|身份证号码|聘用工会|合同期限||上岗|", "|||起|止|日期|岗位", "张三|1|甲|2025.1.1|2026.1.1|2025.1.1|专职"},
			[]string{"A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"},
			1, 2, "name=A2 id=B3 union=C3 start=D3 end=E3", "3:张三",
		},
		{
			"nothing merged",
			[]string{"姓名|身份证号|聘用单位|劳动合同||联系方式", "|||起始时间|终止时间|手机", "张三|1|甲|2025.1.1|2026.1.1|2"},
			nil,
			1, 2, "name=A2 id=B2 union=C2 phone=F3 start=D3 end=E3", "3:张三",
		},
		{
			"one row merged over two",
			[]string{"姓名|身份证号|聘用单位|合同起始时间", "", "张三|1|甲|2025.1.1"},
			[]string{"A1:A2", "B1:B2", "C1:C2", "D1:D2"},
			1, 2, "name=A2 id=B2 union=C2 start=D2", "3:张三",
		},
	} {
		t.Run(c.what, func(t *testing.T) {
			table := recognise(t, book(t, func(f *excelize.File) {
				grid(t, f, "Sheet1", c.rows...)
				for _, m := range c.merges {
					from, to, _ := strings.Cut(m, ":")
					merge(t, f, from, to)
				}
			}), sheet.Mapping{})
			if table.HeadingTop != c.top || table.HeadingBottom != c.bottom {
				t.Errorf("heading rows %d to %d, want %d to %d", table.HeadingTop, table.HeadingBottom, c.top, c.bottom)
			}
			want := strings.Fields(c.found)
			got := strings.Fields(places(table))
			for _, w := range want {
				if !strings.Contains(" "+strings.Join(got, " ")+" ", " "+w[:len(w)-1]) {
					t.Errorf("%s is missing in %v", w, got)
				}
			}
			if names(t, table) != c.listed {
				t.Errorf("rows %q, want %q", names(t, table), c.listed)
			}
		})
	}
}

func TestHeadingsAsPeopleWriteThem(t *testing.T) {
	table := recognise(t, book(t, func(f *excelize.File) {
		grid(t, f, "Sheet1", "1、姓 名 *|公民身份\n号码（18位）|联系电话（手机）|所在工会：|【必填】合同开始日期|学历(全日制)|紧急联系人姓名|ＱＱ号",
			"张三|1|2|甲|2025.1.1|本科|李四|9")
	}), sheet.Mapping{})
	if got, want := places(table), "name=A2 id=B3 phone=C3 union=D3 start=E3 education=F3"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := unknown(table); got != "紧急联系人姓名 QQ号" {
		t.Errorf("unknown %q", got)
	}
}

func TestWeakMissingAndDoubledHeadings(t *testing.T) {
	table := recognise(t, book(t, func(f *excelize.File) {
		grid(t, f, "Sheet1", "姓名|本人身份证号|手机|备注|联系电话|备注|性别", "张三|1|2|a|b|c|男")
	}), sheet.Mapping{})
	if got, want := places(table), "name=A2 id=B4 phone=C3 remark=D2 sex=G2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if d := cmp.Diff([]string{"union", "start"}, table.Missing); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]sheet.Duplicate{{Key: "phone", Cols: []int{3, 5}}, {Key: "remark", Cols: []int{4, 6}}}, table.Duplicates); d != "" {
		t.Error(d)
	}
}

func TestRowsThatAreNoData(t *testing.T) {
	table := recognise(t, book(t, func(f *excelize.File) {
		grid(t, f, "Sheet1",
			"昆山市花名册|||||", "填报单位：昆山市总工会||||填报时间：2026.10.15", "",
			"序号|姓名|身份证号|聘用单位|合同起始时间|备注", "甲|乙|#1|#2|#3|#4",
			"|【示例】王五|3|丙|2025.1.1", "例|王五|3|丙|2025.1.1",
			"一、市本级", "#1|张三|1|甲|2025.1.1", "", "小计||1人",
			"序号|姓名|身份证号|聘用单位|合同起始时间|备注", "#2|合计明|2|乙|2025.1.1", "#3",
			"注：本表一式两份", "说明：|以上情况属实", "合  计|2", "共计2人", "审核人：李四|||制表人：赵六||联系电话：", "单位负责人（签字）", "日期：2026年10月")
		merge(t, f, "A1", "F1")
		merge(t, f, "A8", "F8")
	}), sheet.Mapping{})
	if got := names(t, table); got != "9:张三 13:合计明" {
		t.Errorf("rows %s", got)
	}
	want := "5:numbering 6:example 7:example 8:banner 11:total 12:heading 14:prepared 15:note 16:note 17:total 18:total 19:signature 20:signature 21:signature"
	if got := skipped(table); got != want {
		t.Errorf("skipped %s\nwant    %s", got, want)
	}
}

func TestMergedCellsAreFilledDown(t *testing.T) {
	table := recognise(t, book(t, func(f *excelize.File) {
		grid(t, f, "Sheet1", "姓名|身份证号|聘用单位|合同起始时间", "张三|1|玉山镇总工会|2025.1.1", "李四|2||2025.1.2", "王五|3||2025.1.3", "赵六|4||2025.1.4")
		merge(t, f, "C2", "C4")
		merge(t, f, "C6", "C900")
	}), sheet.Mapping{})
	var got []string
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %s %v", row.Text("name"), row.Text("union"), row.Cells["union"].Filled))
	}
	if d := cmp.Diff([]string{"张三 玉山镇总工会 false", "李四 玉山镇总工会 true", "王五 玉山镇总工会 true", "赵六  false"}, got); d != "" {
		t.Error(d)
	}
}

func TestWhichSheet(t *testing.T) {
	full := []string{"姓名|身份证号|聘用单位|合同起始时间|性别", "张三|1|甲|2025.1.1|男"}
	lean := []string{"姓名|身份证号|聘用单位", "李四|2|乙"}
	hide := func(f *excelize.File, name string) {
		if err := f.SetSheetVisible(name, false); err != nil {
			t.Fatal(err)
		}
	}
	three := func(f *excelize.File) {
		grid(t, f, "Sheet1", "填表说明", "姓名：写身份证上的姓名")
		grid(t, f, "旧表", lean...)
		grid(t, f, "名册", full...)
		grid(t, f, "隐藏", append([]string{"性别|备注|政治面貌|姓名|身份证号|聘用单位|合同起始时间"}, "男|x|y|z|1|2|3")...)
		hide(f, "隐藏")
	}
	table := recognise(t, book(t, three), sheet.Mapping{})
	if table.Sheet != "名册" || names(t, table) != "2:张三" {
		t.Errorf("sheet %s", table.Sheet)
	}
	if d := cmp.Diff([][]string{{"旧表"}, {"隐藏"}}, [][]string{table.AlsoFits, table.Hidden}); d != "" {
		t.Error(d)
	}
	if table := recognise(t, book(t, three), sheet.Mapping{Sheet: "旧表"}); names(t, table) != "2:李四" {
		t.Error("the user's choice of a sheet does not count")
	}
	if table := recognise(t, book(t, three), sheet.Mapping{Sheet: "隐藏"}); table.Sheet != "隐藏" {
		t.Error("a hidden sheet cannot be chosen")
	}
	if _, err := book(t, three).Recognise(roster(), sheet.Mapping{Sheet: "没有"}); !errs.Is(err, sheet.CodeNoSuchSheet) {
		t.Error(err)
	}
	onlyHidden := book(t, func(f *excelize.File) {
		grid(t, f, "名册", full...)
		hide(f, "名册")
	})
	if _, err := onlyHidden.Recognise(roster(), sheet.Mapping{}); !errs.Is(err, sheet.CodeNoHeading) || !strings.Contains(errs.Message(err), "隐藏的工作表“名册”") {
		t.Error(err)
	}
	none := book(t, func(f *excelize.File) { grid(t, f, "Sheet1", "产品|价格|姓名", "甲|1|2") })
	if _, err := none.Recognise(roster(), sheet.Mapping{}); !errs.Is(err, sheet.CodeNoHeading) || !strings.Contains(errs.Message(err), "姓名、身份证号、聘用单位、合同起始时间") {
		t.Error(err)
	}
	if _, err := book(t, func(*excelize.File) {}).Recognise(roster(), sheet.Mapping{}); !errs.Is(err, sheet.CodeNoHeading) {
		t.Error(err)
	}
}

func TestUserCorrectsTheMapping(t *testing.T) {
	b := book(t, func(f *excelize.File) {
		grid(t, f, "Sheet1", "人员|编码|手机|联系电话|备注", "张三|1|111|222|x")
	})
	table := recognise(t, b, sheet.Mapping{Heading: 1, Columns: map[string]int{"name": 1, "id": 2, "phone": 4, "remark": 0}})
	if got, want := places(table), "name=A1 id=B1 phone=D1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := unknown(table); got != "手机 备注" {
		t.Errorf("unknown %q", got)
	}
	for row, err := range table.Rows() {
		if err != nil || row.Text("name") != "张三" || row.Text("phone") != "222" || row.Text("remark") != "" {
			t.Errorf("%+v %v", row, err)
		}
	}
	for _, m := range []map[string]int{{"nobody": 1}, {"name": 1, "id": 1}, {"name": -1}, {"name": 99999}} {
		if _, err := b.Recognise(roster(), sheet.Mapping{Heading: 1, Columns: m}); !errs.Is(err, sheet.CodeBadMapping) {
			t.Errorf("%v: %v", m, err)
		}
	}
	if _, err := b.Recognise(roster(), sheet.Mapping{Heading: 7}); !errs.Is(err, sheet.CodeNoHeading) {
		t.Error(err)
	}
}
