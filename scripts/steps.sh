# Sourced by check.sh and test.sh: runs named steps one after the other, stops at the first that fails,
# and tells how long each took.

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

# absent NAME REASON leaves a step out, audibly.
absent() { took+=("    –   $1: $2"); }

# report prints the times; it belongs into the EXIT trap.
report() {
  echo
  printf '%s\n' "${took[@]}"
  [ -z "$failed_step" ] || echo "FAILED at: $failed_step"
  printf '%5ds  in all\n' $((SECONDS - begun))
}

took=()
lint() { go tool -modfile=tools/go.mod golangci-lint "$@"; }
web() { npm --prefix web run --silent "$@"; }
