#!/usr/bin/env bash
# The quick gate, under 90 seconds on a warm machine: see make test for everything.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/steps.sh
trap report EXIT

export XIEZHI_TEST_PG=off
step "generated files" scripts/generate-check.sh --installed
step "format and lint" lint run
step "go test, SQLite" go test ./...
if [ -d web/node_modules ]; then
  step "web types" web typecheck
else
  absent "web types" "web/node_modules is not installed (make web)"
fi
