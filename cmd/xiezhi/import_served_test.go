package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestImportServed(t *testing.T) {
	dir, xiezhi := folder(t)
	f := excelize.NewFile()
	for i, row := range [][]any{{"单位名称", "信用代码", "职工人数"}, {"昆山三锐精密有限公司", "91320583MA1X2Y3T95", 320}, {"昆山乱码有限公司", "9132058", 1}} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, "台账.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	for i, tc := range []struct {
		dry              bool
		written, skipped int
		codes            string
	}{{dry: true}, {written: 1, skipped: 1}, {written: 0, skipped: 2, codes: "already"}} {
		args := []string{"import", "served", file, "--union", "昆山市总工会", "--json"}
		if tc.dry {
			args = append(args, "--dry-run")
		}
		out, err := xiezhi(args...)
		if err != nil {
			t.Fatal(err)
		}
		var r struct {
			Rows []struct {
				Row     int
				Outcome string
				Codes   []string
			}
			Result *struct{ Written, Skipped int }
		}
		if err := json.Unmarshal([]byte(out), &r); err != nil {
			t.Fatal(err)
		}
		if len(r.Rows) != 2 || r.Rows[0].Row != 2 || r.Rows[0].Outcome != "accept" || strings.Join(r.Rows[0].Codes, " ") != tc.codes || r.Rows[1].Outcome != "reject" {
			t.Errorf("run %d: rows %+v", i, r.Rows)
		}
		if tc.dry != (r.Result == nil) || r.Result != nil && (r.Result.Written != tc.written || r.Result.Skipped != tc.skipped) {
			t.Errorf("run %d: result %+v", i, r.Result)
		}
	}
	if out, err := xiezhi("import", "served", file, "--union", "昆山", "--dry-run"); err != nil || !strings.Contains(out, "共 2 行：可导入 1，有提醒 0，不能导入 1。") {
		t.Errorf("table: %v %s", err, out)
	}
}
