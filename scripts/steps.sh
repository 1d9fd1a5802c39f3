# Sourced by check.sh and test.sh: runs named steps one after the other, and a lane of them aside, stops at the first that fails,
# and tells how long each took. What is told, and the lane's output, is kept in the folder $scratch.

begun=$SECONDS
lane=here
: >"$scratch/took"

# step NAME COMMAND… shows the command's output as it comes. It does not begin once the lane aside has failed.
step() {
  local name=$1 from=$SECONDS
  shift
  if [ "$lane" = here ] && [ -n "$aside_pid" ] && ! kill -0 "$aside_pid" 2>/dev/null; then joined; fi
  echo
  echo "── $name"
  echo "$name" >"$scratch/at.$lane"
  "$@"
  rm "$scratch/at.$lane"
  printf '%5ds  %s%s\n' $((SECONDS - from)) "$name" "$([ "$lane" = here ] || echo ' (beside the others)')" >>"$scratch/took"
}

# aside COMMAND begins a function's steps beside those that follow. Their output is shown, and their failure ends the run, at
# joined, which does nothing when there are none aside.
aside_pid=
aside() {
  set -m # a process group of its own, so that ending it ends its children
  (lane=aside; "$@") >"$scratch/aside" 2>&1 </dev/null &
  aside_pid=$!
  set +m
}

joined() {
  local code=0
  [ -n "$aside_pid" ] || return 0
  wait "$aside_pid" || code=$?
  aside_pid=
  cat "$scratch/aside"
  [ "$code" = 0 ] || failed_lane=aside
  return "$code"
}

# absent NAME REASON leaves a step out, audibly.
absent() { echo "    –   $1: $2" >>"$scratch/took"; }

# report belongs into the EXIT trap: it ends what is still aside, prints the times, and names the step that failed, which is the
# one that was begun and not ended.
failed_lane=here
report() {
  [ -z "$aside_pid" ] || kill -TERM -- "-$aside_pid" 2>/dev/null || true
  echo
  cat "$scratch/took"
  [ ! -f "$scratch/at.$failed_lane" ] || echo "FAILED at: $(cat "$scratch/at.$failed_lane")"
  printf '%5ds  in all\n' $((SECONDS - begun))
}

# One way to compile for the tests, the tools and the program, so that each package is compiled once: without C, without a
# debugger's tables, which take a sixth of the time, and with paths that do not depend on the folder, so that what one checkout
# has compiled another finds. The Makefile's build is the same.
compile=-dwarf=false
export CGO_ENABLED=0 GOFLAGS="-trimpath -gcflags=all=$compile ${GOFLAGS:-}"

# Compilers, linters and tests live a minute each: memory is cheaper than collecting it often.
export GOGC=${GOGC:-400}

lint() { go tool -modfile=tools/go.mod golangci-lint "$@"; }
web() { npm --prefix web run --silent "$@"; }
