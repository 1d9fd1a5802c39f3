package db

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"xiezhi/migrations"
)

// ErrNewer is returned when the database was written by a newer program than this one.
var ErrNewer = errors.New("the database is newer than this program")

// Migrate brings the schema up to this program's. Migrations go forward only; a newer schema is refused.
func (d *DB) Migrate(ctx context.Context) error {
	dialect, dir := goose.DialectSQLite3, "sqlite"
	if d.postgres {
		dialect, dir = goose.DialectPostgres, "postgres"
	}
	files, err := fs.Sub(migrations.Files, dir)
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	p, err := goose.NewProvider(dialect, d.write.DB.DB, files)
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	have, err := p.GetDBVersion(ctx)
	if err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	if all := p.ListSources(); len(all) > 0 && have > all[len(all)-1].Version {
		return ErrNewer
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}
