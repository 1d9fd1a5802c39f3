// Package dbtest gives each test databases of its own: a fresh SQLite file, and a fresh PostgreSQL database.
//
// A package that uses it has `func TestMain(m *testing.M) { dbtest.Main(m) }`. XIEZHI_TEST_PG names a running
// PostgreSQL (postgres://… of a superuser), or is "off" for the quick gate; when unset, a cluster is started on the
// loopback for this test program and removed after it. There is no silent skip: without PostgreSQL tests fail.
package dbtest

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // database/sql's way to the server's own commands

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
)

// Main runs a package's tests, stops the PostgreSQL cluster when one was started for them, and removes what they shared;
// after does so for what is the package's own.
func Main(m *testing.M, after ...func() error) {
	code := m.Run()
	for _, do := range after {
		if err := do(); err != nil {
			fmt.Fprintln(os.Stderr, "after the tests:", err)
		}
	}
	stopCluster()
	if liteFolder != "" {
		if err := os.RemoveAll(liteFolder); err != nil {
			fmt.Fprintln(os.Stderr, "remove the SQLite template:", err)
		}
	}
	os.Exit(code)
}

// Each runs fn once with an empty, migrated database of either kind, its clock given. XIEZHI_TEST_SQLITE=off leaves SQLite
// out, XIEZHI_TEST_PG=off PostgreSQL.
func Each(t *testing.T, now clock.Clock, fn func(t *testing.T, d *db.DB)) {
	t.Helper()
	lite, postgres := os.Getenv("XIEZHI_TEST_SQLITE") != "off", os.Getenv("XIEZHI_TEST_PG") != "off"
	if !lite && !postgres {
		t.Fatal("both databases are off")
	}
	if lite {
		t.Run("sqlite", func(t *testing.T) { fn(t, SQLite(t, now)) })
	}
	if postgres {
		t.Run("postgres", func(t *testing.T) { fn(t, Postgres(t, now)) })
	}
}

// One is a single database of the kind that this run has, SQLite when it has both: for what takes long and has been tried
// on both in its parts.
func One(t testing.TB, now clock.Clock) *db.DB {
	t.Helper()
	if os.Getenv("XIEZHI_TEST_SQLITE") == "off" {
		return Postgres(t, now)
	}
	return SQLite(t, now)
}

// liteFolder holds the migrated template while a package's tests run.
var liteFolder string

var liteTemplate = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "xiezhi-lite-*")
	if err != nil {
		return "", err
	}
	liteFolder = dir
	path := filepath.Join(dir, "template.db")
	d, err := db.Open(context.Background(), path, clock.System)
	if err != nil {
		return "", err
	}
	if err := d.Migrate(context.Background()); err != nil {
		return "", err
	}
	return path, d.Close() // closing the last connection folds the write-ahead log into the file
})

// SQLite is a migrated SQLite database in the test's own folder.
func SQLite(t testing.TB, now clock.Clock) *db.DB {
	t.Helper()
	template, err := liteTemplate()
	if err != nil {
		t.Fatalf("migrate the SQLite template: %v", err)
	}
	data, err := os.ReadFile(template)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "test.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return open(t, path, now)
}

var (
	pgTemplate = sync.OnceValues(func() (string, error) {
		server, err := pgServer()
		if err != nil {
			return "", err
		}
		name := fmt.Sprintf("xiezhi_template_%d", os.Getpid())
		if err := pgExec(server, "CREATE DATABASE "+name); err != nil {
			return "", err
		}
		d, err := db.Open(context.Background(), withDatabase(server, name), clock.System)
		if err != nil {
			return "", err
		}
		if err := d.Migrate(context.Background()); err != nil {
			return "", err
		}
		return name, d.Close()
	})
	pgCount  atomic.Int64
	pgClones sync.Mutex
)

// Postgres is a migrated PostgreSQL database that is dropped after the test.
func Postgres(t testing.TB, now clock.Clock) *db.DB {
	t.Helper()
	return open(t, pgCopy(t), now)
}

// Address is where a program that opens its database itself finds the one that this run has for it: a migrated PostgreSQL
// database when SQLite is left out; else empty, for a file in the program's own folder.
func Address(t testing.TB) string {
	t.Helper()
	if os.Getenv("XIEZHI_TEST_SQLITE") == "off" {
		return pgCopy(t)
	}
	return ""
}

// pgCopy is the address of a copy of the template.
func pgCopy(t testing.TB) string {
	t.Helper()
	template, err := pgTemplate()
	if err != nil {
		t.Fatalf("PostgreSQL is needed (XIEZHI_TEST_PG=off leaves it out on purpose): %v", err)
	}
	server, err := pgServer()
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("xiezhi_test_%d_%d", os.Getpid(), pgCount.Add(1))
	pgClones.Lock() // a template can be copied by one session at a time
	err = pgExec(server, fmt.Sprintf("CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY", name, template))
	pgClones.Unlock()
	if err != nil {
		t.Fatalf("clone the PostgreSQL template: %v", err)
	}
	t.Cleanup(func() {
		if err := pgExec(server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("drop %s: %v", name, err)
		}
	})
	return withDatabase(server, name)
}

func open(t testing.TB, dsn string, now clock.Clock) *db.DB {
	t.Helper()
	d, err := db.Open(context.Background(), dsn, now)
	if err != nil {
		t.Fatalf("open test database: %v", err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Errorf("close test database: %v", err)
		}
	})
	return d
}

func pgExec(server, statement string) error {
	c, err := sql.Open("pgx", server)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Exec(statement)
	return err
}

// withDatabase replaces the database in postgres://user@host:port/database?options.
func withDatabase(server, name string) string {
	head, options, _ := strings.Cut(server, "?")
	slash := strings.LastIndex(head, "/")
	if options != "" {
		options = "?" + options
	}
	return head[:slash+1] + name + options
}
