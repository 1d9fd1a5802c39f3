// Package migrations holds the schema as plain SQL, one folder for each database, with equal numbers in both.
package migrations

import "embed"

// Files are the folders sqlite/ and postgres/.
//
//go:embed sqlite/*.sql postgres/*.sql
var Files embed.FS
