package sheet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/sheet"
)

func TestCountysOwnRoster(t *testing.T) {
	b := open(t, file(t, "testdata/roster-kunshan.xlsx"))
	table, err := b.Recognise(roster(), sheet.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	if table.HeadingTop != 3 || table.HeadingBottom != 3 {
		t.Errorf("heading rows %d to %d, want 3", table.HeadingTop, table.HeadingBottom)
	}
	var titles []string
	for i, f := range table.Found {
		if f.How != sheet.ByTitle || f.Col != i+1 {
			t.Errorf("column %+v is not recognised by its title in its place", f)
		}
		titles = append(titles, f.Heading)
	}
	want := []string{
		"序号", "姓名", "性别", "出生年月", "政治面貌", "文化程度", "专业职称", "身份证号", "移动电话", "聘用单位",
		"用工形式", "合同起始时间", "合同终止时间", "上岗时间", "原工作单位及岗位", "备注",
	}
	if d := cmp.Diff(want, titles); d != "" {
		t.Error(d)
	}
	if len(table.Unknown)+len(table.Missing)+len(table.Duplicates)+len(table.AlsoFits)+len(table.Hidden) != 0 {
		t.Errorf("something is left over: %+v", table)
	}

	type line struct {
		Row                                       int
		Name, ID, Phone, Born, Start, End, OnDuty string
		Lost                                      bool
	}
	var got []line
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		date := func(key string) string {
			d, err := row.Cells[key].Date()
			if err != nil {
				t.Errorf("row %d %s: %v", row.Number, key, err)
			}
			return d.String()
		}
		got = append(got, line{
			row.Number, row.Cells["name"].Name(), row.Cells["id"].Digits(), row.Cells["phone"].Digits(), date("born"),
			date("start"), date("end"), date("onduty"), row.Cells["id"].LostDigits(),
		})
	}
	rows := []line{
		{4, "沈国平", "320583198503120012", "13800000001", "1985-03", "2025-01-01", "2026-12-31", "2025-01-06", false},
		{5, "陆敏", "320583199007080140", "13800000002", "1990-07", "2024-03-01", "2027-02-28", "2024-03-04", false},
		{6, "顾建明", "32050519680307008X", "1380000003", "1968-03", "2025-01-01", "2026-12-31", "2025-01-06", false},
		{7, "黄海生", "320684196002290032", "13800000004", "1960-02", "2024-06-01", "2026-05-31", "2024-06-01", false},
		{8, "周文英", "320583196106150024", "13800000005", "1961-06", "2025-01-01", "2026-12-31", "2025-01-02", false},
		{9, "徐丽", "320502199311220277", "13800000006", "1993-11", "2025-07-01", "2028-06-30", "2025-07-01", false},
		{10, "钱志强", "320583198710050330", "13800000007", "1987-10", "2025-01-01", "2026-12-31", "2025-01-02", false},
		{11, "沈国平", "320583198503120012", "13800000001", "1985-03", "2025-01-01", "2026-12-31", "2025-01-06", false},
		{12, "吴阿娣", "320583197901010000", "13800000009", "1979-01", "2025-01-01", "2025-12-31", "2025-01-02", true},
		{13, "朱琳", "320583199505200467", "", "1995-05", "2025-05-01", "2025-04-30", "2025-05-06", false},
		{14, "阿依古丽·买买提", "650103197901012226", "13800000011", "1979-01", "2025-01-01", "2025-12-31", "2025-01-02", false},
	}
	if d := cmp.Diff(rows, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]sheet.Skip{{Row: 16, Why: sheet.IsSignature, Text: "制表人：张三 审核人：李四"}}, table.Skipped()); d != "" {
		t.Error(d)
	}
}
