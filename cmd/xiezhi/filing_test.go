package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"xiezhi/internal/authz"
	"xiezhi/internal/filing"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// TestFilingBetweenNetworks carries a filing from a city's installation to the province's and the receipt back, by the
// commands alone.
func TestFilingBetweenNetworks(t *testing.T) {
	files := t.TempDir()
	at := func(name string) string { return filepath.Join(files, name) }
	installation := func() (string, func(args ...string) (string, error)) {
		dir := t.TempDir() // not a copy: each has its own keys
		return dir, func(args ...string) (string, error) {
			var out, told strings.Builder
			err := run(t.Context(), args, dataIn(t, dir), &out, &told)
			return out.String() + "\x00" + told.String(), err
		}
	}
	cityDir, city := installation()
	_, province := installation()
	must := func(out string, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	must(city("init"))
	must(province("init"))
	// each side enters the other's public key
	exchange := func(from, to func(...string) (string, error), key []string, trust ...string) {
		t.Helper()
		pem, told, _ := strings.Cut(must(from(append([]string{"filing", "key"}, key...)...)), "\x00")
		if err := os.WriteFile(at("key.pem"), []byte(pem), 0o600); err != nil {
			t.Fatal(err)
		}
		fingerprint := strings.TrimSpace(told[strings.LastIndex(strings.TrimSpace(told), " ")+1:])
		if _, err := to(append([]string{"filing", "trust", at("key.pem"), "--fingerprint", strings.Repeat("0", 64)}, trust...)...); err == nil || !strings.Contains(err.Error(), "指纹") {
			t.Errorf("a wrong fingerprint: %v", err)
		}
		must(to(append([]string{"filing", "trust", at("key.pem"), "--fingerprint", fingerprint}, trust...)...))
	}
	exchange(province, city, nil, "--as", "苏州市总工会")
	exchange(city, province, []string{"--union", "苏州市总工会"}, "--union", "苏州市总工会")

	year := filed(t, cityDir)
	out := must(city("filing", "export", "--union", "苏州市总工会", "--year", year, "-o", at("p.xz10")))
	if !strings.Contains(out, "已导出 p.xz10") {
		t.Error(out)
	}
	if _, err := city("filing", "import", at("p.xz10")); err == nil || !strings.Contains(err.Error(), "不是加密给本系统的") {
		t.Errorf("a parcel for somebody else: %v", err)
	}
	if out := must(province("filing", "preview", at("p.xz10"))); !strings.Contains(out, "苏州市总工会"+year+"年度备案，备〔") || !strings.Contains(out, "没有写入") {
		t.Error(out)
	}
	if out := must(province("filing", "import", at("p.xz10"))); !strings.Contains(out, "已收入") {
		t.Error(out)
	}
	if out := must(province("filing", "import", at("p.xz10"))); !strings.Contains(out, "没有重复写入") {
		t.Error(out)
	}
	if err := os.WriteFile(at("bad.xz10"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := province("filing", "preview", at("bad.xz10")); err == nil || !strings.Contains(err.Error(), "不是备案交换包") {
		t.Errorf("no parcel: %v", err)
	}
	if _, err := province("filing", "receipt", at("r.json"), "--union", "苏州市总工会", "--year", year); err == nil || !strings.Contains(err.Error(), "尚未接收") {
		t.Errorf("a receipt before the province's word: %v", err)
	}
}

// filed turns the chapter on in an installation and files a city's return without anybody in it, and gives its year.
func filed(t *testing.T, dir string) string {
	t.Helper()
	a, err := openIn(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	root, err := org.Root(t.Context(), a.DB.Read())
	if err != nil {
		t.Fatal(err)
	}
	found, err := org.ByName(t.Context(), a.DB.Read(), "苏州市总工会", "")
	if err != nil || len(found) != 1 {
		t.Fatalf("%d unions, %v", len(found), err)
	}
	city, today := found[0], workday.Of(a.DB.Now())
	err = a.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		return org.LayOverlays(ctx, tx, []org.Overlay{{
			ID: db.NewID(), UnionID: root.ID, Key: policy.Chapter("filing"), Value: "2021-01-01", ValidFrom: workday.MustParse("2021-01-01"), Document: "文件", Rev: 1, CreatedAt: tx.Now(),
		}})
	})
	if err != nil {
		t.Fatal(err)
	}
	year := today.Year() - 1 // whose filing is open on any day
	officer := keeper(city, authz.RoleOfficer)
	v, err := a.Filing.Return(t.Context(), officer, city.ID, year)
	if err == nil {
		_, err = a.Filing.File(t.Context(), officer, city.ID, year, filing.Sending{Kind: filing.KindAnnual, LateReason: "补报"}, v.Stamp)
	}
	if err != nil {
		t.Fatal(err)
	}
	return workday.New(year, 1, 1).String()[:4]
}
