package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// event is a line of `go test -json`; see `go doc test2json`.
type event struct {
	Action     string
	Package    string
	ImportPath string
	Test       string
	Output     string
}

// counts are tests and subtests; a package that fails by itself (does not build, panics outside a test)
// counts as one failure.
type counts struct{ passed, failed, skipped int }

// read counts the events of in and prints to out: the closing line of each package, the output of each
// failed test, and whatever is not JSON.
func read(in io.Reader, out io.Writer, noSkips bool) (counts, error) {
	var c counts
	output := map[[2]string]*strings.Builder{} // package and test, until it is known how it ends
	testFailed := map[string]bool{}
	seen := false
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil || e.Action == "" {
			if _, err := fmt.Fprintln(out, lines.Text()); err != nil {
				return c, err
			}
			continue
		}
		seen = true
		key := [2]string{e.Package, e.Test}
		show := ""
		switch e.Action {
		case "build-output":
			show = e.Output
		case "output":
			if e.Test == "" && strings.HasPrefix(e.Output, "ok  \t") {
				show = e.Output
				break
			}
			if output[key] == nil {
				output[key] = &strings.Builder{}
			}
			output[key].WriteString(e.Output)
		case "pass":
			if e.Test != "" {
				c.passed++
			}
			delete(output, key)
		case "fail":
			if e.Test != "" {
				testFailed[e.Package] = true
			}
			if e.Test != "" || !testFailed[e.Package] {
				c.failed++
			}
			if b := output[key]; b != nil {
				show = b.String()
			}
			delete(output, key)
		case "skip":
			if e.Test == "" { // a package without tests
				break
			}
			c.skipped++
			if noSkips {
				c.failed++
				show = fmt.Sprintf("--- SKIP is not allowed here: %s %s\n", e.Package, e.Test)
				if b := output[key]; b != nil {
					show += b.String()
				}
			}
			delete(output, key)
		}
		if _, err := io.WriteString(out, show); err != nil {
			return c, err
		}
	}
	if err := lines.Err(); err != nil {
		return c, fmt.Errorf("read test events: %w", err)
	}
	if !seen {
		return c, fmt.Errorf("no test events: go test did not run")
	}
	return c, nil
}
