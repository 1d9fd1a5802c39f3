#!/usr/bin/env bash
# Prints the folder for what tests write and throw away: one that lies in memory where there is plenty of it (6 GB), since
# each test clones a database of six hundred files; else the temporary one.
set -euo pipefail
free_gb() { df --output=avail -B1G "$1" 2>/dev/null | tail -1; }
available_gb() { awk '$1 == "MemAvailable:" { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null; }
if [ -d /dev/shm ] && [ -w /dev/shm ] && [ "$(free_gb /dev/shm)" -ge 6 ] && [ "$(available_gb)" -ge 10 ]; then
  echo /dev/shm
else
  echo "${TMPDIR:-/tmp}"
fi
