package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestImportOpening(t *testing.T) {
	_, xiezhi := folder(t)
	write := func(name string, rows ...[]any) string {
		f := excelize.NewFile()
		for i, row := range rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			if err == nil {
				err = f.SetSheetRow("Sheet1", cell, &row)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		file := filepath.Join(t.TempDir(), name)
		if err := f.SaveAs(file); err != nil {
			t.Fatal(err)
		}
		return file
	}
	roster := write("花名册.xlsx",
		[]any{"姓名", "身份证号", "聘用单位", "合同起始时间", "合同终止时间", "上岗时间"},
		[]any{"周文渊", "320583198503120012", "昆山市总工会", "2024-03-01", "2099-12-31", "2024-03-01"})
	if out, err := xiezhi("import", "roster", roster, "--union", "昆山市总工会"); err != nil {
		t.Fatal(err, out)
	}
	today := time.Now().Format("2006-01-02")
	list := write("登记表.xlsx",
		[]any{"姓名", "走访日期", "走访企业", "工作职责", "走访方式", "工作内容", "签字人", "职务"},
		[]any{"周文渊", today, "昆山华电电子有限公司", "指导服务", "现场", "指导起草草案", "孙桂芳", "工会主席"},
		[]any{"王五", today, "昆山华电电子有限公司", "指导服务", "现场", "指导起草草案", "孙桂芳", "工会主席"})
	out, err := xiezhi("import", "opening", list, "--union", "昆山市总工会", "--dry-run", "--json")
	var r struct {
		Rows []struct {
			Outcome string
			Codes   []string
		}
		Result *struct{ Sent, Left int }
	}
	if err != nil || json.Unmarshal([]byte(out), &r) != nil {
		t.Fatal(err, out)
	}
	if len(r.Rows) != 2 || r.Rows[0].Outcome != "warn" || strings.Join(r.Rows[0].Codes, " ") != "unit_unknown" || r.Rows[1].Outcome != "reject" || r.Result != nil {
		t.Errorf("judged %s", out)
	}
	if out, err := xiezhi("import", "opening", list, "--union", "昆山市总工会"); err == nil || !strings.Contains(err.Error(), "签字本") {
		t.Errorf("without a booklet: %v %s", err, out)
	}
	scan := filepath.Join(t.TempDir(), "签字本.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := xiezhi("import", "opening", list, "--union", "昆山市总工会", "--scan", scan); err != nil || !strings.Contains(out, "已送交 1 条") || !strings.Contains(out, "未送交 1 行") {
		t.Errorf("sent: %v %s", err, out)
	}
}
