package province

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"strings"

	"github.com/jackc/pgx/v5"

	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/httpx"
)

// NewDatabase names a fresh data folder and, for postgres, a database of its own in the cluster that XIEZHI_TEST_PG
// names. Clients on the loopback may say which address they stand for.
func NewDatabase(ctx context.Context, kind, dir string) (config.Config, error) {
	cfg := config.Config{DataDir: dir, Proxies: httpx.Proxies{netip.MustParsePrefix("127.0.0.0/8")}}
	switch kind {
	case "sqlite":
		return cfg, nil
	case "postgres":
		cluster := os.Getenv("XIEZHI_TEST_PG")
		if cluster == "" {
			return cfg, errors.New("XIEZHI_TEST_PG is not set: run it by scripts/with-postgres.sh --durable")
		}
		base := fmt.Sprintf("measured%d", os.Getpid())
		cfg.Database = strings.Replace(cluster, "/postgres?", "/"+base+"?", 1)
		return cfg, Execute(ctx, cluster, "CREATE DATABASE "+base)
	}
	return cfg, fmt.Errorf("no database is called %q", kind)
}

// Execute runs one statement on a PostgreSQL of its own connection.
func Execute(ctx context.Context, dsn, statement string) (err error) {
	c, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close(ctx)) }()
	_, err = c.Exec(ctx, statement)
	return err
}
