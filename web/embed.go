// Package web holds the built pages and serves them. It compiles without Node: dist then has only a
// placeholder, and Handler answers with a page that says how to build.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var embedded embed.FS

// Dist is the folder of built pages: desk.html, phone.html, sign.html, assets and the service worker.
func Dist() fs.FS {
	sub, err := fs.Sub(embedded, "dist")
	if err != nil {
		panic(err) // dist is embedded by name, so only a changed directive can bring this about
	}
	return sub
}

// Built tells whether the pages were built before the program was compiled.
func Built() bool { return built(Dist()) }

func built(dist fs.FS) bool {
	_, err := fs.Stat(dist, "desk.html")
	return err == nil
}
