package main

import (
	"strings"
	"testing"
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

func TestServeWithoutDataSaysWhatToDo(t *testing.T) {
	dir := t.TempDir() + "/none"
	var out strings.Builder
	err := run(t.Context(), []string{"serve"}, dataIn(dir), &out, &out)
	if err == nil || !strings.Contains(err.Error(), "xiezhi init") {
		t.Errorf("error %v", err)
	}
}
