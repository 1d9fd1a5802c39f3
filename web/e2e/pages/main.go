// Command pages serves the built pages alone, for the walks that need no server behind them.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"xiezhi/web"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
	fmt.Fprintf(os.Stdout, "http://%s\n", l.Addr())
	server := &http.Server{Handler: web.Handler(), ReadHeaderTimeout: 5 * time.Second}
	fmt.Fprintln(os.Stderr, "pages:", server.Serve(l))
	os.Exit(1)
}
