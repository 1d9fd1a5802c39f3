package main

import (
	"os"
	"strings"
	"testing"

	"xiezhi/internal/app"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

func TestInitIsDoneOnce(t *testing.T) {
	dir := t.TempDir()
	getenv := dataIn(dir)
	for i, want := range []string{"已建立空库", "数据已存在"} {
		var out strings.Builder
		if err := run(t.Context(), []string{"init"}, getenv, &out, &out); err != nil {
			t.Fatalf("run %d: %v", i+1, err)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("run %d says %q, want %q in it", i+1, out.String(), want)
		}
	}
}

// A pack of another place is put in force when the folder is made, and by nothing later: what the program asks follows it.
func TestInitWithAPack(t *testing.T) {
	t.Cleanup(func() { policy.Install(nil) })
	pack := "../../internal/policy/testdata/pack_a.json"
	dir := t.TempDir() + "/data"
	xiezhi := func(args ...string) (string, error) {
		var out strings.Builder
		err := run(t.Context(), args, dataIn(dir), &out, &out)
		return out.String(), err
	}
	wrong := t.TempDir() + "/wrong.json"
	if err := os.WriteFile(wrong, []byte(`{"format":"xiezhi-pack-1","name":"","document":"甲","issued":"2024-01-01","test":true,"rules":[{"key":"field_days_per_year","value":"六十","article":"第一条"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := xiezhi("init", "--pack", wrong)
	if err == nil || !strings.Contains(out, "规则包有2处不对") || !strings.Contains(out, "field_days_per_year") {
		t.Errorf("a wrong pack: %v %q", err, out)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a wrong pack left a folder")
	}
	if out, err = xiezhi("init", "--pack", pack); err != nil || !strings.Contains(out, "已建立空库") || !strings.Contains(out, "按规则包计算") || !strings.Contains(out, "虚构") {
		t.Fatalf("%v %q", err, out)
	}
	if _, err := xiezhi("init", "--pack", pack); err == nil || !strings.Contains(err.Error(), "只能在建立空库时指定") {
		t.Errorf("laid twice: %v", err)
	}

	policy.Install(nil) // as when the program starts anew
	a, err := app.Open(t.Context(), config.Config{DataDir: dir}, clock.System, false)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	root, err := org.Root(t.Context(), a.DB.Read())
	if err != nil {
		t.Fatal(err)
	}
	p, err := rulebook.PolicyAt(t.Context(), a.DB.Read(), root.ID, workday.MustParse("2026-11-27"))
	if err != nil || p.Int(policy.FieldDaysPerYear) != 60 || p.EarliestExit(workday.MustParse("2025-03-01")) != workday.MustParse("2025-03-16") || policy.Default().Name == "江苏省规则包" {
		t.Errorf("%v: %d days, %s", err, p.Int(policy.FieldDaysPerYear), policy.Default().Name)
	}
	// the folder of an installation without one goes by the program's own again
	plain, _ := folder(t)
	b, err := app.Open(t.Context(), config.Config{DataDir: plain}, clock.System, false)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if policy.Default().Name != "江苏省规则包" {
		t.Errorf("without a pack: %s", policy.Default().Name)
	}
}

func TestServeWithoutDataSaysWhatToDo(t *testing.T) {
	dir := t.TempDir() + "/none"
	var out strings.Builder
	err := run(t.Context(), []string{"serve"}, dataIn(dir), &out, &out)
	if err == nil || !strings.Contains(err.Error(), "xiezhi init") {
		t.Errorf("error %v", err)
	}
}
