#!/usr/bin/env bash
# Generates everything and fails, naming the files, when that changed anything. It compares the tree with
# itself, not with a commit, so that it also works on unfinished changes. Arguments go to generate.sh.
set -euo pipefail
cd "$(dirname "$0")/.."

sums() {
  find . \( -name .git -o -name node_modules -o -path ./bin -o -path ./build -o -path ./data -o -path ./web/dist \
    -o -path ./e2e-output \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum
}

before=$(sums)
scripts/generate.sh "$@"
after=$(sums)
if [ "$before" != "$after" ]; then
  echo "generated files were out of date (they are right now; commit them):" >&2
  diff <(echo "$before") <(echo "$after") | sed -n 's/^[<>] [0-9a-f]*  /  /p' | sort -u >&2
  exit 1
fi
