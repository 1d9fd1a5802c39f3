// Command tally reads `go test -json`, prints what a person wants to see of it (a line for each package, the
// whole output of what failed), and appends the counts to a file. It exits with 1 when anything failed.
//
//	go test -json ./... | tally -into counts -name go [-no-skips]
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
)

func main() {
	into := flag.String("into", "", "file to which the line `name passed failed skipped` is appended")
	name := flag.String("name", "go", "first word of that line")
	noSkips := flag.Bool("no-skips", false, "count a skipped test as failed")
	flag.Parse()

	c, err := read(os.Stdin, os.Stdout, *noSkips)
	if err == nil && *into != "" {
		err = appendLine(*into, fmt.Sprintf("%s %d %d %d\n", *name, c.passed, c.failed, c.skipped))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(2)
	}
	if c.failed > 0 {
		os.Exit(1)
	}
}

func appendLine(path, line string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(line); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}
