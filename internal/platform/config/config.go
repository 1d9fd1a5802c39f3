// Package config reads the program's settings from the environment, once, and can show them without secrets.
package config

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"

	"xiezhi/internal/platform/httpx"
)

// Config is every setting of the server.
type Config struct {
	Addr     string        // XIEZHI_ADDR: where to listen
	DataDir  string        // XIEZHI_DATA: folder of keys, files and, with SQLite, the database
	Database string        // XIEZHI_DB: postgres://… ; empty for SQLite in the data folder
	Proxies  httpx.Proxies // XIEZHI_TRUSTED_PROXIES: networks whose forwarding headers are believed
	BaseURL  string        // XIEZHI_URL: how people reach the server, for links on paper; empty takes the request's host
	PDFFont  string        // XIEZHI_PDF_FONT: a .ttf in place of the embedded one
	Log      slog.Level    // XIEZHI_LOG: debug, info, warn, error

	// Demo is set by the demonstration alone, never by the environment: its outbox stands in for a gateway and shows
	// one-time codes and links, so that a visitor can play the signer.
	Demo bool
}

// Load reads the settings. dataDir is the folder when XIEZHI_DATA does not name one.
func Load(getenv func(string) string, dataDir string) (Config, error) {
	c := Config{
		Addr:     or(getenv("XIEZHI_ADDR"), "127.0.0.1:8080"),
		DataDir:  or(getenv("XIEZHI_DATA"), dataDir),
		Database: getenv("XIEZHI_DB"),
		BaseURL:  strings.TrimRight(getenv("XIEZHI_URL"), "/"),
		PDFFont:  getenv("XIEZHI_PDF_FONT"),
	}
	var err error
	if c.Proxies, err = httpx.ParseProxies(getenv("XIEZHI_TRUSTED_PROXIES")); err != nil {
		return Config{}, fmt.Errorf("XIEZHI_TRUSTED_PROXIES: %w", err)
	}
	if err := c.Log.UnmarshalText([]byte(or(getenv("XIEZHI_LOG"), "info"))); err != nil {
		return Config{}, fmt.Errorf("XIEZHI_LOG: %w", err)
	}
	return c, nil
}

// DSN is what db.Open takes.
func (c Config) DSN() string {
	if c.Database != "" {
		return c.Database
	}
	return filepath.Join(c.DataDir, "xiezhi.db")
}

// KeyFile is where the keys are.
func (c Config) KeyFile() string { return filepath.Join(c.DataDir, "keys.json") }

// PackFile is where the installation's own pack of rules is, if it has one.
func (c Config) PackFile() string { return filepath.Join(c.DataDir, "pack.json") }

// FileDir is where uploaded files are.
func (c Config) FileDir() string { return filepath.Join(c.DataDir, "files") }

// LogValue shows the settings without secrets.
func (c Config) LogValue() slog.Value {
	kind := "sqlite"
	if c.Database != "" {
		kind = "postgres"
	}
	return slog.GroupValue(slog.String("addr", c.Addr), slog.String("data", c.DataDir), slog.String("database", kind),
		slog.Int("proxies", len(c.Proxies)), slog.String("url", c.BaseURL), slog.String("log", c.Log.String()))
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
