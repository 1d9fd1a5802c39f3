#!/usr/bin/env bash
# The whole gate, once the pages are built in the order of what fails soonest; see make check for the quick one. On a machine that
# lacks PostgreSQL, Chromium, a C compiler (for -race), a Chinese font or poppler, it installs Debian's
# packages first. Go and Node are taken for granted.
set -euo pipefail
cd "$(dirname "$0")/.."

need=()
wants() { # wants PACKAGE… WHY: note what is to be installed, saying so
  local why=${*: -1}
  need+=("${@:1:$#-1}")
  echo "installing ${*:1:$#-1} ($why)"
}
[ -n "${PGBIN:-}" ] || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wants postgresql "the tests run on both databases"
[ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium-headless-shell ] || wants chromium-headless-shell "the browser walks"
command -v gcc >/dev/null && [ -f /usr/include/stdio.h ] || wants gcc libc6-dev "the race detector"
[ -f /usr/share/fonts/truetype/wqy/wqy-microhei.ttc ] || wants fonts-wqy-microhei "Chinese in printed pages and screenshots"
command -v pdftotext >/dev/null || wants poppler-utils "reading back printed pages"
command -v setpriv >/dev/null || wants util-linux "running PostgreSQL as another user than root"
if [ ${#need[@]} -gt 0 ]; then
  sudo=()
  if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "this needs root, and sudo does not give it: apt-get install ${need[*]}" >&2
      exit 1
    fi
    sudo=(sudo -n)
  fi
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
fi
for tool in go node npm; do
  command -v "$tool" >/dev/null || { echo "$tool is missing; it is not taken from Debian, whose version is too old" >&2; exit 1; }
done

# One cluster for everything that follows; a caller who has one passes it in XIEZHI_TEST_PG.
[ "${XIEZHI_TEST_PG:-off}" != off ] || exec scripts/with-postgres.sh "$0" "$@"

# What is compiled stays on the disk; what the tests write lies where scratch.sh says.
export GOTMPDIR=${GOTMPDIR:-${TMPDIR:-/tmp}}
TMPDIR=$(scripts/scratch.sh)
export TMPDIR
scratch=$(mktemp -d)
. scripts/steps.sh
counts=$scratch/counts
: >"$counts"
closing() {
  local code=$?
  report
  # A step without a runner that counts (a linter, a build) is one failure when it fails.
  if [ "$code" != 0 ] && ! awk '$3 > 0 { bad = 1 } END { exit !bad }' "$counts"; then echo "step 0 1 0" >>"$counts"; fi
  awk '{ printf "        %s: %d passed, %d failed, %d skipped\n", $1, $2, $3, $4; p += $2; f += $3 }
    END { printf "%d passed, %d failed\n", p, f }' "$counts"
  rm -rf "$scratch"
}
trap closing EXIT

go_tests() { # go_tests NAME TALLY-FLAGS -- GO-TEST-FLAGS
  local name=$1 flags=()
  shift
  while [ "$1" != -- ]; do flags+=("$1"); shift; done
  shift
  CGO_ENABLED=0 go build -o "$scratch/tally" ./scripts/tally
  go test -json -shuffle=on "$@" 2>&1 | "$scratch/tally" -into "$counts" -name "$name" "${flags[@]}"
}

# Each database has its run. The race detector looks at what happens side by side, which transactions do on PostgreSQL
# alone; SQLite's engine is itself Go, and preparing it would take a minute, so it is compiled without. Nothing else may be:
# a package with generic code brings instances of the standard library's that all others then share, and synchronization
# through one that the detector does not see looks like none. Our own packages are compiled without inlining there, which takes
# a third less and does not make the tests slower. The packages with the longest tests come first, lest one of them be left over
# for one core at the end. The tests named in alone are long there, ask no database, and nothing in them runs side by side.
# Lint has vetted.
long=(./internal/hiring ./internal/worklog ./internal/approval ./internal/exit)
lite_tests() { XIEZHI_TEST_PG=off go_tests go -no-skips -- -vet=off "${long[@]}" ./...; }
alone='^(TestTemplatesAreRefused|TestApportionHolds|TestMoreOfAMeasureIsNeverLess|TestAddingAHolidayNeverMakesADeadlineEarlier|TestZipBombs|TestHostileSheetsAreReadThrough|TestArticlesTable|TestEveryActHasWords)$'
race_tests() {
  CGO_ENABLED=1 XIEZHI_TEST_SQLITE=off go_tests race -- -vet=off -race -short -skip "$alone" -timeout 30m \
    "-gcflags=modernc.org/sqlite/lib=$compile -race=false" "-gcflags=xiezhi/...=$compile -l" "${long[@]}" ./...
}

unit_tests() { # of the pages
  local code=0
  web test -- --reporter=default --reporter=json --outputFile.json="$scratch/vitest.json" || code=$?
  node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))
    console.log("vitest", r.numPassedTests, r.numFailedTests + (r.numFailedTestSuites && !r.numFailedTests ? 1 : 0), r.numPendingTests + r.numTodoTests)' \
    "$scratch/vitest.json" >>"$counts"
  return $code
}

web_checks() { web format:check && web lint && web typecheck && web knip && unit_tests; }

walks() { # in the browser
  local code=0
  web e2e 2>&1 | tee "$scratch/walks" || code=$?
  awk '$2 == "pass" { p = $3 } $2 == "fail" { f = $3 } $2 == "skipped" { s = $3 }
    END { if (p + f == 0) f = 1; print "walks", p + 0, f + 0, s + 0 }' "$scratch/walks" >>"$counts"
  return $code
}

pages=
[ ! -f web/package.json ] || pages=1
in_browsers() { # beside the Go tests; both lanes begin with what fails soonest
  step "web: format, lint, types, leftovers, unit tests" web_checks
  if compgen -G 'web/e2e/*.walk.mjs' >/dev/null; then
    step "browser walks" walks
  else
    absent "browser walks" "web/e2e is empty"
  fi
}

# The pages are built before anything that holds them is compiled.
[ -z "$pages" ] || aside step "web: packages, build" make web
step "linter, compiled" lint version
joined
step "generated files" scripts/generate-check.sh
step "modules are tidy" go mod tidy -diff
step "program" make build
[ -z "$pages" ] || aside in_browsers
step "format and lint, Go" lint run
step "go test, SQLite" lite_tests
step "go test -race, PostgreSQL, small data" race_tests
joined
