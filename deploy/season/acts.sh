# How the rehearsal speaks: acts that must succeed, refusals that must come, and what they answered.
# Sourced by deploy/demo. Every act is one call of the client; its output stays in $out/answer.

acts=0
refusals=0
kills=0
kills_due=0
declare -A kill_at=()

# choose_kills COUNT: during which acts, of the first 400, the server will be killed.
choose_kills() {
  local number
  for number in $(shuf -i 1-400 -n "$1"); do kill_at[$number]=1; done
  printf 'kill -9 during acts: %s\n' "${!kill_at[*]}"
}

# chapter CHINESE ENGLISH: a new stage of the season.
chapter() {
  printf '\n%s · %s\n' "$1" "$2"
}

# as PERSON ARGUMENT…: calls the client with that person's own token.
as() {
  local person=$1
  shift
  "$award" --server "$address" --ca "$out/data/tls/ca.pem" --token-file "$out/tokens/$person" "$@"
}

# attempt COMMAND…: runs one call; its output is in $out/answer, its messages in $out/complaint.
attempt() {
  "$@" >"$out/answer" 2>"$out/complaint" </dev/null
}

# attempt_killed COMMAND…: the same, with the server taken away at a random moment of the call and
# started again. A write that was cut off finds the server again by itself; a call that never
# reached it is made again, and one whose outcome stayed unknown is repeated as the client says.
attempt_killed() {
  local code=0 request_id call
  attempt "$@" &
  call=$!
  sleep "0.0$((RANDOM % 100))"
  kill_server
  start_server
  wait "$call" || code=$?
  kills=$((kills + 1))
  ((code == 0)) && return
  request_id=$(grep -o -- '--request-id [A-Za-z0-9-]*' "$out/complaint" | head -n 1) || true
  attempt "$@" ${request_id:+--request-id "${request_id#* }"}
}

# quiet COMMAND…: an act of a long row; nothing is printed unless it fails, which ends the demo.
quiet() {
  local code=0
  acts=$((acts + 1))
  if [[ -n ${kill_at[$acts]:-} ]]; then kills_due=$((kills_due + 1)); fi
  # A token's secret comes once, so its act is left alone and the next one is struck.
  if ((kills_due > 0)) && [[ $3 != token ]]; then
    kills_due=$((kills_due - 1))
    attempt_killed "$@" || code=$?
  else
    attempt "$@" || code=$?
  fi
  if ((code != 0)); then
    printf '  ! %s\n' "$*" >&2
    cat "$out/complaint" >&2
    fail "this should have been done, but ended with $code" "此步驟應成功，卻以 $code 結束。"
  fi
}

# act CHINESE ENGLISH COMMAND…: an act that must succeed, and one line about it.
act() {
  local chinese=$1 english=$2
  shift 2
  quiet "$@"
  tell "$chinese" "$english"
}

# tell CHINESE ENGLISH: one line about what was done.
tell() {
  printf '  ✓ %s · %s\n' "$1" "$2"
}

# refuse REASON CHINESE ENGLISH COMMAND…: a call that the server must refuse, naming REASON.
refuse() {
  local reason=$1 chinese=$2 english=$3 code=0
  shift 3
  attempt "$@" || code=$?
  refusals=$((refusals + 1))
  if ((code != 1)) || ! grep -qw "$reason" "$out/complaint"; then
    printf '  ! %s\n' "$*" >&2
    cat "$out/answer" "$out/complaint" >&2
    fail "this should have been refused with $reason, but ended with $code" \
      "此步驟應以 $reason 被拒，卻以 $code 結束。"
  fi
  printf '  ✗ %s · %s → %s\n' "$chinese" "$english" "$reason"
}

# field NAME: the first string field of that name in the answer, which is JSON.
field() {
  local value
  value=$(grep -o "\"$1\": *\"[^\"]*\"" "$out/answer" | head -n 1) || true
  value=${value#*:*\"}
  printf '%s' "${value%\"}"
}

# last_id: the last part of the answer's resource name.
last_id() {
  local name
  name=$(field name)
  printf '%s' "${name##*/}"
}

# columns FILE NAME…: the named columns of a CSV file with a header, separated by commas; of a
# resource name only its last part. No field of our tables holds a comma.
columns() {
  local file=$1
  shift
  awk -F, -v wanted="$*" '
    { sub(/\r$/, "") }
    NR == 1 {
      for (i = 1; i <= NF; i++) at[$i] = i
      count = split(wanted, names, " ")
      for (i = 1; i <= count; i++) if (!(names[i] in at)) exit 1
      next
    }
    {
      line = ""
      for (i = 1; i <= count; i++) {
        value = $at[names[i]]
        sub(/.*\//, "", value)
        line = line (i > 1 ? "," : "") value
      }
      print line
    }' "$file"
}

# rows FILE: a CSV file of the season's data without its header.
rows() {
  tail -n +2 "$data/$1"
}

# from_now DISTANCE: a time as RFC 3339, such as `from_now '+1 day'`.
from_now() {
  date -u -d "$1" +%Y-%m-%dT%H:%M:%SZ
}
