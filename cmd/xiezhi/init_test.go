package main

import (
	"os"
	"strings"
	"testing"

	"xiezhi/internal/org"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

func TestInitIsDoneOnce(t *testing.T) {
	dir := t.TempDir()
	getenv := dataIn(t, dir)
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

// A real province is never served as a demonstration, which shows codes and signing links to its administrator.
func TestDemoLeavesARealProvinceAlone(t *testing.T) {
	var out strings.Builder
	getenv := environment(t.TempDir(), "") // a demonstration is on SQLite only
	if err := run(t.Context(), []string{"init"}, getenv, &out, &out); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"demo"}, {"demo", "--fill"}} {
		out.Reset()
		err := run(t.Context(), args, getenv, &out, &out)
		if err == nil || !strings.Contains(err.Error(), "没有演示数据的库") || strings.Contains(out.String(), "zhidaoyuan") {
			t.Errorf("%v: %v %q", args, err, out.String())
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
		err := run(t.Context(), args, dataIn(t, dir), &out, &out)
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
	open := func() error {
		a, err := openIn(t, dir)
		if err == nil {
			err = a.Close()
		}
		return err
	}
	laid, kept := dir+"/pack.json", t.TempDir()+"/kept.json"
	if err := os.Rename(laid, kept); err != nil {
		t.Fatal(err)
	}
	if err := open(); err == nil || !strings.Contains(err.Error(), "请从备份恢复这个文件") {
		t.Errorf("without its pack: %v", err)
	}
	content, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(laid, append(content, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := open(); err == nil || !strings.Contains(err.Error(), "不是建库时指定的那一份") {
		t.Errorf("with another pack: %v", err)
	}
	if err := os.Rename(kept, laid); err != nil {
		t.Fatal(err)
	}
	a, err := openIn(t, dir)
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
	b, err := openIn(t, plain)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if policy.Default().Name != "江苏省规则包" {
		t.Errorf("without a pack: %s", policy.Default().Name)
	}
	if err := os.WriteFile(plain+"/pack.json", content, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := openIn(t, plain); err == nil || !strings.Contains(err.Error(), "请移走这个文件") {
		t.Errorf("a pack laid later: %v", err)
	}
}

// A pack is laid for an empty database alone, however new the folder is, and does not stay where no data were made.
func TestInitLaysNoPackBesideOtherData(t *testing.T) {
	t.Cleanup(func() { policy.Install(nil) })
	pack := "../../internal/policy/testdata/pack_a.json"
	plain, xiezhi := folder(t)
	if err := os.Remove(plain + "/keys.json"); err != nil {
		t.Fatal(err)
	}
	if _, err := xiezhi("init", "--pack", pack); err == nil || !strings.Contains(err.Error(), "数据已存在") {
		t.Errorf("beside data whose keys are elsewhere: %v", err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/files", []byte("in the way of the folder of files"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run(t.Context(), []string{"init", "--pack", pack}, dataIn(t, dir), &out, &out); err == nil {
		t.Error("made beside a file that is in the way")
	}
	for _, d := range []string{plain, dir} {
		if _, err := os.Stat(d + "/pack.json"); !os.IsNotExist(err) {
			t.Errorf("a pack stayed in %s: %v", d, err)
		}
	}
	if err := os.Remove(dir + "/files"); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), []string{"init", "--pack", pack}, dataIn(t, dir), &out, &out); err != nil || !strings.Contains(out.String(), "按规则包计算") {
		t.Errorf("once more: %v", err)
	}
}

func TestServeWithoutDataSaysWhatToDo(t *testing.T) {
	dir := t.TempDir() + "/none"
	var out strings.Builder
	err := run(t.Context(), []string{"serve"}, dataIn(t, dir), &out, &out)
	if err == nil || !strings.Contains(err.Error(), "xiezhi init") {
		t.Errorf("error %v", err)
	}
}
