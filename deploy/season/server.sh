# The rehearsal's own server: made on its console, started on a free port, killed and stopped.
# Sourced by deploy/demo. The server never outlives the demo.

server_id=
address=
administrator=

# The server's console makes the data folder, the certificates and the first person of the staff.
make_server() {
  local display_name
  IFS=, read -r administrator display_name _ < <(rows people.csv)
  quietly "$server" init --data "$out/data" --admin "$administrator" \
    --display-name "$display_name" --token-out "$out/tokens/$administrator" ||
    fail 'the server cannot be made' '無法建立伺服器。'
  start_server
}

# Starts the server and waits until it answers. Sets `address`: a free port at first, the same one
# again after that, so that a call that was cut off can find it.
start_server() {
  local port=$out/port
  rm -f "$port"
  "$server" serve --data "$out/data" --listen "${address:-127.0.0.1:0}" --port-file "$port" \
    >>"$out/server.log" 2>&1 </dev/null 9>&- &
  server_id=$!
  until [[ -s $port ]]; do
    kill -0 "$server_id" 2>/dev/null ||
      { tail -n 20 "$out/server.log" >&2; fail 'the server did not start' '伺服器未能啟動。'; }
    sleep 0.05
  done
  address=127.0.0.1:$(<"$port")
}

# Takes the server away in the middle of whatever it does.
kill_server() {
  kill -KILL "$server_id"
  wait "$server_id" 2>/dev/null || true
  server_id=
}

# Asks the server to finish and checks that it did, and that its database is sound.
stop_server() {
  local code=0
  kill -TERM "$server_id"
  wait "$server_id" || code=$?
  server_id=
  ((code == 0)) || fail "the server stopped with $code" "伺服器以 $code 結束。"
  quietly "$server" check --data "$out/data" || fail 'the database is not sound' '資料庫檢查未通過。'
  tell '伺服器正常停止，資料庫檢查通過' 'the server stopped, the database is sound'
}

# At every end: no server stays behind, and a failure says where to look.
end_demo() {
  local code=$?
  trap - EXIT
  if [[ -n $server_id ]]; then
    kill -KILL "$server_id" 2>/dev/null || true
    wait "$server_id" 2>/dev/null || true
  fi
  if ((code != 0)); then
    # A signal can arrive while a call's messages go to a file; the copy of stderr is still ours.
    printf 'FAIL: the demo ended with %s after %s s; see %s\n失敗：演練未完成。\n' \
      "$code" "$SECONDS" "${out:-the messages above}" >&9
  fi
  exit "$code"
}
