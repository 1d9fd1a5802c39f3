#!/usr/bin/env bash
# The quick gate, some two minutes on a machine that has compiled it before: see make test for everything.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
. scripts/steps.sh
trap 'report; rm -rf "$scratch"' EXIT

export XIEZHI_TEST_PG=off
step "generated files" scripts/generate-check.sh --installed
step "format and lint" lint run
step "go test, SQLite" go test ./...
if [ -d web/node_modules ]; then
  step "web types" web typecheck
else
  absent "web types" "web/node_modules is not installed (make web)"
fi
