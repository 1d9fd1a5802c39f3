package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestImportRoster(t *testing.T) {
	dir := t.TempDir()
	xiezhi := func(args ...string) (string, error) {
		var out strings.Builder
		err := run(t.Context(), args, func(key string) string {
			if key == "XIEZHI_DATA" {
				return dir
			}
			return ""
		}, &out, &out)
		return out.String(), err
	}
	if _, err := xiezhi("init"); err != nil {
		t.Fatal(err)
	}
	const file = "../../internal/roster/testdata/roster-kunshan.xlsx"
	type reply struct {
		Rows []struct {
			Row               int
			Name, Outcome, ID string
			Codes, Why        []string
			ContractStart     string `json:"contract_start"`
			ContractEnd       string `json:"contract_end"`
		}
		Result *struct{ Persons, Already, Left int }
	}
	read := func(args ...string) reply {
		t.Helper()
		out, err := xiezhi(append([]string{"import", "roster", file, "--union", "昆山市总工会", "--as-of", "2026-10-15", "--json"}, args...)...)
		if err != nil {
			t.Fatal(err)
		}
		var r reply
		if err := json.Unmarshal([]byte(out), &r); err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		return r
	}
	r := read("--dry-run")
	first := r.Rows[0]
	if len(r.Rows) != 11 || r.Result != nil || first.Row != 4 || first.Name != "沈国平" || first.Outcome != "warn" ||
		first.ID != "320583198503120012" || first.ContractStart != "2025-01-01" || first.ContractEnd != "2026-12-31" ||
		strings.Join(first.Codes, " ") != "duplicate_elsewhere" || len(first.Why) != 1 {
		t.Errorf("dry run: %+v", r)
	}
	if r := read(); r.Result == nil || r.Result.Persons != 6 || r.Result.Left != 5 {
		t.Errorf("import: %+v", r.Result)
	}
	if r := read(); r.Result == nil || r.Result.Persons != 0 || r.Result.Already != 6 || r.Result.Left != 5 {
		t.Errorf("twice is once: %+v", r.Result)
	}
	out, err := xiezhi("import", "roster", file, "--union", "昆山", "--dry-run", "--as-of", "2026-10-15")
	if err != nil || !strings.Contains(out, "共 11 行") || !strings.Contains(out, "没有写入") {
		t.Errorf("table: %v %s", err, out)
	}
	for what, args := range map[string][]string{
		"没有找到工会":    {"import", "roster", file, "--union", "某某市总工会"},
		"不止一家":      {"import", "roster", file, "--union", "鼓楼区总工会"},
		"文本（CSV）文件": {"import", "roster", "import_test.go", "--union", "昆山市总工会"},
	} {
		if _, err := xiezhi(args...); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("want %q, got %v", what, err)
		}
	}
}
