package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"xiezhi/internal/app"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db"
)

// A record changed behind the program's back makes the command say so and exit 1; a head exported before tells too.
func TestAuditCommands(t *testing.T) {
	dir := t.TempDir()
	getenv := dataIn(t, dir)
	cfg, err := config.Load(getenv, dir)
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(t.Context(), cfg, clock.System, true)
	if err != nil {
		t.Fatal(err)
	}
	write := func(action string) {
		t.Helper()
		err := a.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			return audit.Record(ctx, tx, audit.Entry{Actor: audit.System(), Action: action, Label: "花桥镇总工会"})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	command := func(args ...string) (string, error) {
		t.Helper()
		var out bytes.Buffer
		err := run(t.Context(), args, getenv, &out, &bytes.Buffer{})
		return out.String(), err
	}

	write("org.create")
	if _, err := audit.Seal(t.Context(), a.DB, a.Keys); err != nil {
		t.Fatal(err)
	}
	head, err := command("audit", "export-head")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "head.json")
	if err := os.WriteFile(file, []byte(head), 0o600); err != nil {
		t.Fatal(err)
	}
	write("org.rename")
	out, err := command("audit", "verify", "--head", file)
	if err != nil {
		t.Fatalf("clean: %v\n%s", err, out)
	}
	for _, want := range []string{"已封存 1 条，核对封存凭证 2 份", "尚未封存 1 条", "结论：未发现问题"} {
		if !strings.Contains(out, want) {
			t.Errorf("clean report lacks %q:\n%s", want, out)
		}
	}

	err = a.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw("UPDATE audit_entry SET label = '太仓市总工会' WHERE action = 'org.create'").Exec(ctx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out, err = command("audit", "verify")
	if !errors.Is(err, errInvalid) || !strings.Contains(out, "✗ 记录被改动，序号 0，记录 ") || !strings.Contains(out, "结论：发现问题") {
		t.Errorf("altered: %v\n%s", err, out)
	}
	out, err = command("audit", "verify", "--json")
	if !errors.Is(err, errInvalid) || !strings.Contains(out, `"fault":"altered"`) {
		t.Errorf("altered, as JSON: %v\n%s", err, out)
	}
	if err := os.WriteFile(file, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := command("audit", "verify", "--head", file); err == nil || errors.Is(err, errInvalid) {
		t.Errorf("a file that is no head: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}
