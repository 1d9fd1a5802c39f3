# The commands of the house. `make` lists them.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

TOOL := go tool -modfile=tools/go.mod

.PHONY: help demo build web check test generate generate-quick format tidy bench torture clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

demo: web build ## build everything and serve the demonstration province on 127.0.0.1:8080
	@exec bin/xiezhi demo

build: ## the program, static, into bin/xiezhi (with whatever web pages are built)
	@mkdir -p bin
	@CGO_ENABLED=0 go build -trimpath -gcflags=all=-dwarf=false -o bin/xiezhi ./cmd/xiezhi

web: web/node_modules/.package-lock.json ## the pages, into web/dist
	@npm --prefix web run --silent build

web/node_modules/.package-lock.json: web/package-lock.json
	@npm --prefix web ci --no-audit --no-fund
	@touch $@

check: ## the quick gate: format, generated files, lint, Go tests on SQLite, types of the pages
	@scripts/check.sh

test: ## everything, on SQLite and PostgreSQL and in the browser; installs from Debian what is missing
	@scripts/test.sh

generate: web/node_modules/.package-lock.json ## every generated file
	@scripts/generate.sh

generate-quick: ## every generated file whose tool is installed
	@scripts/generate.sh --installed

format: ## lay out Go and web sources
	@$(TOOL) golangci-lint fmt
	@if [ -d web/node_modules ]; then npm --prefix web run --silent format; fi

tidy: ## go.mod and go.sum as the sources need them; also after a merge has left go.sum in disorder
	@rm -f go.sum
	@go mod tidy

bench: build ## measure both databases with 800,000 visits (not a test)
	@scripts/with-postgres.sh --durable go run ./scripts/bench

torture: build ## kill the server during writes, 50 times on each database
	@scripts/with-postgres.sh --durable go run ./scripts/torture

clean: ## remove what was built; data stays
	@rm -rf bin build web/dist e2e-output
