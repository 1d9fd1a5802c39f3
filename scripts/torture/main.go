// Command torture kills the real server in the middle of writes, again and again, on SQLite and PostgreSQL, and then
// counts: nothing that was acknowledged may be lost, nothing may be there twice, and the audit must be clean.
// `make torture` runs it beside a PostgreSQL of its own.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	failed, err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "torture:", err)
	}
	if err != nil || failed {
		os.Exit(1)
	}
}

func run(ctx context.Context) (failed bool, err error) {
	kills := flag.Int("n", 50, "how often the server is killed on each database")
	which := flag.String("db", "sqlite,postgres", "databases")
	program := flag.String("program", "bin/xiezhi", "the built program")
	dir := flag.String("dir", "", "folder for the data; empty is a temporary one")
	seed := flag.Uint64("seed", 1, "of the moments at which the server is killed")
	flag.Parse()
	home, err := os.MkdirTemp(*dir, "xiezhi-torture.")
	if err != nil {
		return false, err
	}
	defer func() { _ = os.RemoveAll(home) }()
	t := &tally{}
	for name := range strings.SplitSeq(*which, ",") {
		r := &rack{name: name, dir: filepath.Join(home, name), program: *program, kills: *kills, seed: *seed, tally: t}
		if err = r.run(ctx); err != nil {
			t.check(name+": to the end", err)
		}
	}
	fmt.Printf("%d passed, %d failed\n", t.passed, t.failed)
	return t.failed > 0, nil
}

// tally counts what held and what did not.
type tally struct{ passed, failed int }

func (t *tally) check(what string, err error) {
	if err != nil {
		t.failed++
		fmt.Printf("FAIL %s: %v\n", what, err)
		return
	}
	t.passed++
	fmt.Printf("ok   %s\n", what)
}
