# Sourced by check.sh and test.sh: runs named steps one after the other, and one aside, stops at the first that fails, and
# tells how long each took. aside keeps its output in the folder $scratch.

begun=$SECONDS
failed_step=

# step NAME COMMAND… shows the command's output as it comes.
step() {
  local name=$1 from=$SECONDS
  shift
  echo
  echo "── $name"
  failed_step=$name
  "$@"
  failed_step=
  took+=("$(printf '%5ds  %s' $((SECONDS - from)) "$name")")
}

# aside NAME COMMAND… begins a step beside those that follow. Its output is shown, and its failure ends the run, at joined,
# which does nothing when no step is aside.
aside() {
  aside_name=$1 aside_from=$SECONDS aside_log=$scratch/aside
  shift
  { "$@"; echo $((SECONDS - aside_from)) >"$aside_log.took"; } >"$aside_log" 2>&1 &
  aside_pid=$!
}

joined() {
  local code=0
  [ -n "${aside_pid:-}" ] || return 0
  echo
  echo "── $aside_name"
  wait "$aside_pid" || code=$?
  aside_pid=
  cat "$aside_log"
  if [ "$code" != 0 ]; then
    failed_step=$aside_name
    return "$code"
  fi
  took+=("$(printf '%5ds  %s (beside the others)' "$(cat "$aside_log.took")" "$aside_name")")
}

# absent NAME REASON leaves a step out, audibly.
absent() { took+=("    –   $1: $2"); }

# report prints the times; it belongs into the EXIT trap.
report() {
  echo
  printf '%s\n' "${took[@]}"
  [ -z "$failed_step" ] || echo "FAILED at: $failed_step"
  printf '%5ds  in all\n' $((SECONDS - begun))
}

# One way to compile for the tests, the tools and the program, so that each package is compiled once: without C, without a
# debugger's tables, which take a sixth of the time, and with paths that do not depend on the folder, so that what one checkout
# has compiled another finds. The Makefile's build is the same.
compile=-dwarf=false
export CGO_ENABLED=0 GOFLAGS="-trimpath -gcflags=all=$compile ${GOFLAGS:-}"

# Compilers, linters and tests live a minute each: memory is cheaper than collecting it often.
export GOGC=${GOGC:-400}

took=()
lint() { go tool -modfile=tools/go.mod golangci-lint "$@"; }
web() { npm --prefix web run --silent "$@"; }
