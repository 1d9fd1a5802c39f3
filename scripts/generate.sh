#!/usr/bin/env bash
# Writes every generated file. What is generated from Go sources comes first (go:generate), then the API
# document, then the types that the pages take from it. With --installed the web part is left out where
# its tools are not installed.
set -euo pipefail
cd "$(dirname "$0")/.."

go generate ./...

# A committed document must be producible; only a tree that has never had one may lack the command.
if [ -f cmd/xiezhi/openapi.go ] || [ -f api/openapi.json ]; then
  mkdir -p api
  new=$(mktemp)
  trap 'rm -f "$new"' EXIT
  go run ./cmd/xiezhi openapi >"$new"
  cmp -s "$new" api/openapi.json || cat "$new" >api/openapi.json
fi

if [ -f api/openapi.json ] && [ -f web/package.json ]; then
  if [ -d web/node_modules ]; then
    npm --prefix web run --silent generate
  elif [ "${1:-}" != --installed ]; then
    echo "generate: web/node_modules is missing; run make web" >&2
    exit 1
  fi
fi
