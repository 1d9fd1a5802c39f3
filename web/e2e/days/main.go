// Days lets days go by for one notice of recruitment in a walk's own copy of the demonstration: its dates lie that much
// further back, as if the walk had waited.
package main

import (
	"database/sql"
	"log/slog"
	"os"

	_ "modernc.org/sqlite" // the driver
)

func main() {
	if err := pass(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		slog.Error("days cannot pass", "err", err)
		os.Exit(1)
	}
}

func pass(file, notice, days string) error {
	d, err := sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(5000)")
	if err != nil {
		return err
	}
	defer d.Close()
	for _, column := range []string{"apply_from", "apply_until", "publicity_from", "publicity_until"} {
		_, err := d.Exec("UPDATE recruit_notice SET "+column+" = date("+column+", ?) WHERE id = ? AND "+column+" IS NOT NULL", "-"+days+" days", notice)
		if err != nil {
			return err
		}
	}
	return nil
}
