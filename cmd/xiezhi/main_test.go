package main

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"

	"xiezhi/internal/platform/config"
)

// TestMain lets a test start the program as a process of its own.
func TestMain(m *testing.M) {
	if os.Getenv("XIEZHI_TEST_AS_PROGRAM") != "" {
		main()
		return
	}
	code := m.Run()
	if newData != "" {
		if err := os.RemoveAll(newData); err != nil {
			println("remove the empty data:", err.Error())
		}
	}
	os.Exit(code)
}

// newData is what init leaves, made once and copied by each test that begins with it.
var newData string

var initialised = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "xiezhi-init-*")
	if err != nil {
		return "", err
	}
	newData = dir
	var out strings.Builder
	return dir, run(context.Background(), []string{"init"}, dataIn(dir), &out, &out)
})

// folder is an empty data folder with the program on it.
func folder(t *testing.T) (dir string, xiezhi func(args ...string) (string, error)) {
	t.Helper()
	from, err := initialised()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(config.Config{DataDir: dir}.KeyFile(), 0o600); err != nil { // copies are readable by the group
		t.Fatal(err)
	}
	return dir, func(args ...string) (string, error) {
		var out strings.Builder
		err := run(t.Context(), args, dataIn(dir), &out, &out)
		return out.String(), err
	}
}

// dataIn is an environment that names the data folder and nothing else.
func dataIn(dir string) func(string) string {
	return func(key string) string {
		if key == "XIEZHI_DATA" {
			return dir
		}
		return ""
	}
}
