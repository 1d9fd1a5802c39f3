package dbtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

var (
	cluster  *exec.Cmd
	dataDir  string
	pgServer = sync.OnceValues(func() (string, error) {
		if dsn := os.Getenv("XIEZHI_TEST_PG"); dsn != "" {
			return dsn, nil
		}
		return startCluster()
	})
)

// startCluster makes and starts a throw-away cluster. initdb and postgres refuse to be root, so root lends them
// the account postgres, or nobody.
func startCluster() (string, error) {
	bin, err := pgBin()
	if err != nil {
		return "", err
	}
	if dataDir, err = os.MkdirTemp("", "xiezhi-pg-*"); err != nil {
		return "", err
	}
	attr := &syscall.SysProcAttr{}
	if os.Geteuid() == 0 {
		uid, gid, err := lowAccount()
		if err != nil {
			return "", err
		}
		if err := os.Chown(dataDir, uid, gid); err != nil {
			return "", err
		}
		attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	data := filepath.Join(dataDir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "app", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
	initdb.Dir, initdb.SysProcAttr = dataDir, attr
	if out, err := initdb.CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb: %w: %s", err, out)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	port := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	if err := l.Close(); err != nil {
		return "", err
	}
	args := []string{"-D", data, "-k", dataDir, "-h", "127.0.0.1", "-p", port}
	for _, o := range []string{"fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "wal_level=minimal", "max_wal_senders=0", "max_connections=300"} {
		args = append(args, "-c", o)
	}
	log, err := os.Create(filepath.Join(dataDir, "log"))
	if err != nil {
		return "", err
	}
	defer log.Close()
	cluster = exec.Command(filepath.Join(bin, "postgres"), args...)
	// The signal follows the thread that forked, so the goroutine that forks keeps its thread for good.
	serverAttr := *attr
	serverAttr.Pdeathsig = syscall.SIGQUIT
	cluster.Dir, cluster.SysProcAttr, cluster.Stdout, cluster.Stderr = dataDir, &serverAttr, log, log
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		started <- cluster.Start()
		select {}
	}()
	if err := <-started; err != nil {
		return "", fmt.Errorf("start postgres: %w", err)
	}
	dsn := "postgres://app@127.0.0.1:" + port + "/postgres?sslmode=disable"
	for range 400 {
		if err = pgExec(dsn, "SELECT 1"); err == nil {
			return dsn, nil
		}
		time.Sleep(25 * time.Millisecond)
	}
	return "", fmt.Errorf("postgres does not answer: %w", err)
}

func stopCluster() {
	if cluster != nil && cluster.Process != nil {
		if err := cluster.Process.Signal(syscall.SIGQUIT); err == nil {
			_ = cluster.Wait() // it was told to quit; its exit code says nothing
		}
	}
	if dataDir != "" {
		if err := os.RemoveAll(dataDir); err != nil {
			fmt.Fprintln(os.Stderr, "dbtest:", err)
		}
	}
}

func pgBin() (string, error) {
	if dir := os.Getenv("PGBIN"); dir != "" {
		return dir, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if out, err := exec.CommandContext(ctx, "pg_config", "--bindir").Output(); err == nil {
		dir := strings.TrimSpace(string(out))
		if _, err := os.Stat(filepath.Join(dir, "initdb")); err == nil {
			return dir, nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errors.New("initdb was not found; install the package postgresql")
	}
	sort.Strings(found)
	return filepath.Dir(found[len(found)-1]), nil
}

func lowAccount() (uid, gid int, err error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		if uid, err = strconv.Atoi(u.Uid); err != nil {
			return 0, 0, err
		}
		if gid, err = strconv.Atoi(u.Gid); err != nil {
			return 0, 0, err
		}
		return uid, gid, nil
	}
	return 0, 0, errors.New("neither postgres nor nobody is an account here")
}
