// Command bench measures the whole program on SQLite and PostgreSQL with 2,000 instructors and 800,000 visits, beside
// what the same machine could do at best in the same run, and prints a table for docs/performance.md. `make bench` runs
// it beside a PostgreSQL of its own. It is no test: nothing fails for being slow.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"xiezhi/scripts/internal/province"
)

// sizes are what -size takes.
var sizes = map[string]scale{
	"full":  {fill: province.Size{Instructors: 2000, Visits: 400, Units: 40}, last: 10 * time.Second, rosterRows: 20_000, exportRows: 100_000, engagements: 20_000},
	"small": {fill: province.Size{Instructors: 200, Visits: 100, Units: 10}, last: 3 * time.Second, rosterRows: 1000, exportRows: 5000, engagements: 2000},
}

// scale is how much is loaded, and how long each case is measured.
type scale struct {
	fill       province.Size
	last       time.Duration
	rosterRows int // rows of the roster sheet
	exportRows int // visits of the exported workbook, about

	engagements int // further ones, whose obligations are reckoned
}

type options struct {
	scale
	only    []string
	program string
	profile string
}

// wants tells whether a case was asked for.
func (o options) wants(name string) bool {
	for _, part := range o.only {
		if strings.Contains(name, part) {
			return true
		}
	}
	return len(o.only) == 0
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	size := flag.String("size", "full", "full or small")
	only := flag.String("only", "", "measure only cases whose names contain one of these, with commas between")
	which := flag.String("db", "sqlite,postgres", "databases to measure")
	program := flag.String("program", "bin/xiezhi", "the built program, for what is measured in a process of its own")
	profile := flag.String("profile", "", "folder in which to leave a processor profile of each case")
	dir := flag.String("dir", "", "folder for the data, on the disk to be measured; empty is a temporary one")
	flag.Parse()
	o := options{scale: sizes[*size], program: *program, profile: *profile}
	if o.last == 0 {
		return fmt.Errorf("no size %q", *size)
	}
	o.only = strings.FieldsFunc(*only, func(r rune) bool { return r == ',' })
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	home, err := os.MkdirTemp(*dir, "xiezhi-bench.")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(home) }()

	t := newTable()
	disk, err := syncRate(home)
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(*which, ",") {
		s := &subject{options: o, name: name, dir: filepath.Join(home, name), table: t}
		t.add(name, "floor: fdatasync of 4 KB, one after another", disk, "")
		if err := s.measure(ctx); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return t.print(os.Stdout, o.fill)
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, "  "+format+"\n", args...) }
