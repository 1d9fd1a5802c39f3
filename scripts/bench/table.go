package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"

	"xiezhi/scripts/internal/province"
)

// table gathers what was measured, a line for each case and a column for each database.
type table struct {
	cases []string
	aims  map[string]string
	cells map[string]map[string]string // case → database → text
	bases []string
}

func newTable() *table {
	return &table{aims: map[string]string{}, cells: map[string]map[string]string{}}
}

func (t *table) put(base, name, text, aim string) {
	say("%-8s %s: %s", base, name, text)
	if !slices.Contains(t.bases, base) {
		t.bases = append(t.bases, base)
	}
	if t.cells[name] == nil {
		t.cases = append(t.cases, name)
		t.cells[name] = map[string]string{}
	}
	t.cells[name][base] = text
	t.aims[name] = aim
}

func (t *table) add(base, name string, r result, aim string) {
	t.put(base, name, fmt.Sprintf("%.0f/s, p50 %s, p99 %s (%d µs each)", r.perSecond, ms(r.p50), ms(r.p99), r.each.Microseconds()), aim)
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }

func (t *table) print(w io.Writer, size province.Size) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d instructors, %d visits; commit %s; %s.\n\n", size.Instructors, size.Instructors*size.Visits, commit(), machine())
	b.WriteString("| Case | Aim |")
	for _, base := range t.bases {
		b.WriteString(" " + base + " |")
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|", len(t.bases)) + "\n")
	for _, c := range t.cases {
		fmt.Fprintf(&b, "| %s | %s |", c, t.aims[c])
		for _, base := range t.bases {
			text := t.cells[c][base]
			if text == "" {
				text = "–"
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func commit() string {
	out, err := exec.Command("git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

// machine describes where this ran, without naming it.
func machine() string {
	model := "unknown processor"
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(info)) {
			if name, found := strings.CutPrefix(line, "model name"); found {
				model = strings.Trim(name, " \t:\n")
				break
			}
		}
	}
	memory := ""
	if info, err := os.ReadFile("/proc/meminfo"); err == nil {
		var kb int
		if _, err := fmt.Sscanf(string(info), "MemTotal: %d kB", &kb); err == nil {
			memory = fmt.Sprintf(", %d GB memory", kb>>20)
		}
	}
	return fmt.Sprintf("%d × %s%s, %s %s", runtime.NumCPU(), model, memory, runtime.Version(), runtime.GOOS)
}
