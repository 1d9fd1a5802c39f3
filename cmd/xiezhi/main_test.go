package main

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"

	"xiezhi/internal/app"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db/dbtest"
)

// TestMain lets a test start the program as a process of its own.
func TestMain(m *testing.M) {
	if os.Getenv("XIEZHI_TEST_AS_PROGRAM") != "" {
		main()
		return
	}
	dbtest.Main(m, func() error {
		if newData == "" {
			return nil
		}
		return os.RemoveAll(newData)
	})
}

// newData is what init leaves, made once and copied by each test that begins with it.
var newData string

var initialised = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "xiezhi-init-*")
	if err != nil {
		return "", err
	}
	newData = dir
	return dir, initIn(context.Background(), environment(dir, ""))
})

func initIn(ctx context.Context, getenv func(string) string) error {
	var out strings.Builder
	return run(ctx, []string{"init"}, getenv, &out, &out)
}

// folder is an empty data folder with the program on it.
func folder(t *testing.T) (dir string, xiezhi func(args ...string) (string, error)) {
	t.Helper()
	dir = t.TempDir()
	getenv := dataIn(t, dir)
	if getenv("XIEZHI_DB") != "" {
		if err := initIn(t.Context(), getenv); err != nil {
			t.Fatal(err)
		}
	} else {
		from, err := initialised()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(config.Config{DataDir: dir}.KeyFile(), 0o600); err != nil { // copies are readable by the group
			t.Fatal(err)
		}
	}
	return dir, func(args ...string) (string, error) {
		var out strings.Builder
		err := run(t.Context(), args, getenv, &out, &out)
		return out.String(), err
	}
}

// addresses has the database of each folder that a test has named, empty for a file in it. A database lives as long as the
// test that named its folder first: a folder that several tests use is named first by the one that outlives them.
var addresses sync.Map

// dataIn is an environment that names the data folder, its database when this run has it elsewhere, and nothing else.
func dataIn(t *testing.T, dir string) func(string) string {
	t.Helper()
	address, known := addresses.Load(dir)
	if !known {
		address = dbtest.Address(t)
		addresses.Store(dir, address)
	}
	return environment(dir, address.(string))
}

func environment(dir, address string) func(string) string {
	return func(key string) string {
		switch key {
		case "XIEZHI_DATA":
			return dir
		case "XIEZHI_DB":
			return address
		}
		return ""
	}
}

// openIn opens what a folder has, as the commands do.
func openIn(t *testing.T, dir string) (*app.App, error) {
	t.Helper()
	cfg, err := config.Load(dataIn(t, dir), dir)
	if err != nil {
		return nil, err
	}
	return app.Open(t.Context(), cfg, clock.System, false)
}
