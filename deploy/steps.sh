#!/usr/bin/env bash
# What the commands of this folder share: the environment, messages in two languages, timed steps.
# Sourced, not run: `source "$(dirname "$0")/steps.sh"`. Sets `root`, the top of the checkout.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export LC_ALL=C.UTF-8

# Under sudo the checkout belongs to somebody else; git is told that this one is trusted.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$root

timings=()

# say ENGLISH CHINESE: one message.
say() {
  printf '%s  %s\n' "$1" "$2"
}

# fail ENGLISH CHINESE: ends the command.
fail() {
  printf 'error: %s\n錯誤：%s\n' "$1" "$2" >&2
  exit 1
}

# step NAME ENGLISH CHINESE COMMAND…: announces, runs and times a command. A failing one ends ours.
step() {
  local name=$1 english=$2 chinese=$3 started=$SECONDS code=0
  shift 3
  say "==> $english" "$chinese"
  "$@" || code=$?
  timings+=("$name $((SECONDS - started)) s")
  if ((code != 0)); then
    printf 'FAIL: %s (%s)\n失敗：%s\n' "$english" "$(timing_line)" "$chinese" >&2
    exit "$code"
  fi
}

# The time of every step so far: "packages 2 s, build 140 s".
timing_line() {
  local line
  printf -v line '%s, ' "${timings[@]}"
  printf '%s' "${line%, }"
}

# quietly COMMAND…: shows the output of a command only when it fails, its last 40 lines.
quietly() {
  local log code=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || code=$?
  ((code == 0)) || tail -n 40 "$log" >&2
  rm -f "$log"
  return "$code"
}
