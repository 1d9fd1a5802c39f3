#!/usr/bin/env bash
# with-postgres.sh [--durable] COMMAND… runs the command beside a PostgreSQL of its own: a new cluster in a
# temporary folder, on the loopback, its address in XIEZHI_TEST_PG. It is stopped and removed afterwards,
# whatever happens. Without --durable it lies in memory where it can, and does not wait for the disk, which only
# tests can afford.
set -euo pipefail

durable=
if [ "${1:-}" = --durable ]; then
  durable=1
  shift
fi

# The programs are not on Debian's PATH.
bin=${PGBIN:-}
if [ -z "$bin" ]; then
  newest=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1 || true)
  if [ -n "$newest" ]; then bin=$(dirname "$newest"); elif command -v pg_config >/dev/null; then bin=$(pg_config --bindir); fi
fi
if [ ! -x "$bin/initdb" ]; then
  echo "PostgreSQL's initdb was not found (package postgresql, or set PGBIN)" >&2
  exit 1
fi

place=${TMPDIR:-/tmp}
[ -n "$durable" ] || place=$("$(dirname "$0")/scratch.sh")
home=$(mktemp -d "$place/xiezhi-pg.XXXXXX")
server=
child=
finish() {
  [ -z "$child" ] || kill -TERM -- "-$child" 2>/dev/null || true
  if [ -n "$server" ]; then
    kill -QUIT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$home"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# PostgreSQL refuses to run as root; and it is to end even when this script is killed outright.
as=(setpriv --pdeathsig QUIT)
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  id -u "$owner" >/dev/null 2>&1 || owner=nobody
  chown "$owner" "$home"
  as=(setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups --pdeathsig QUIT)
fi
chmod 0700 "$home"

(cd / && "${as[@]}" "$bin/initdb" -D "$home/data" -U app --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions) \
  >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; exit 1; }

settings=(-c listen_addresses=127.0.0.1 -c unix_socket_directories="$home" -c max_connections=200
  -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c fsync=off -c synchronous_commit=off -c full_page_writes=off)
if [ -n "$durable" ]; then
  settings=(-c listen_addresses=127.0.0.1 -c unix_socket_directories="$home" -c max_connections=200)
fi

for _ in 1 2 3 4 5; do # another program may take the port between the look and the start
  port=$((20000 + RANDOM % 12000))
  (cd / && exec "${as[@]}" "$bin/postgres" -D "$home/data" -p "$port" "${settings[@]}") >"$home/server.log" 2>&1 &
  server=$!
  ready=
  while kill -0 "$server" 2>/dev/null; do
    if "$bin/pg_isready" -q -h "$home" -p "$port"; then
      ready=1
      break
    fi
    sleep 0.05
  done
  [ -z "$ready" ] || break
  server=
done
if [ -z "$ready" ]; then
  cat "$home/server.log" >&2
  exit 1
fi

export XIEZHI_TEST_PG="postgres://app@127.0.0.1:$port/postgres?sslmode=disable"
set -m # the command gets its own process group, so that ending it ends its children
"$@" &
child=$!
set +m
code=0
wait "$child" || code=$?
child=
exit "$code"
