# Meetings, coaching, the list and its two keys: CONSENSUS, COACHING, DELIBERATION to DISPATCHED.
# Sourced by deploy/demo. At the end it prints each category with what became of every application.

categories=(digital inclusion)

# count_round ROUND: tabulates and sets `tabulation` to its id.
count_round() {
  act "計算總表（$1）" "round $1 is tabulated" \
    as "$administrator" --format json tabulation create "$season" --round "$1"
  tabulation=$(last_id)
}

# resolve CHINESE ENGLISH ARGUMENT…: a resolution of today's meeting, carried by eight to one.
resolve() {
  local chinese=$1 english=$2
  shift 2
  act "$chinese" "$english" as "$administrator" resolution create "$season" "$@" \
    --members-present 9 --votes-for 8 --votes-against 1
}

hold_consensus() {
  local category meeting='第1次評選會議'
  chapter '初評會議' 'CONSENSUS: divergence, shortlist'
  count_round first
  refuse DIVERGENCE_UNRESOLVED '明顯差異未處理就想決定入圍' \
    'a shortlist while a divergence is unresolved' \
    as "$administrator" resolution create "$season" --shortlist digital \
    --tabulation "$tabulation" --reason '依總表' --meeting "$meeting" \
    --members-present 9 --votes-for 9
  resolve '農業局案差距逾 20 分，逐項討論後決議維持' \
    'farm-advice: more than 20 points apart, discussed item by item, the result stands' \
    --divergence farm-advice --round first --outcome keep \
    --reason '四位委員重視預警成效，四位質疑財源，逐項討論後均維持原評分' --meeting "$meeting"
  count_round first
  as "$administrator" --lang zh-TW tabulation get "$season/$tabulation"
  for category in "${categories[@]}"; do
    resolve "$category 入圍名單通過" "$category: the shortlist is adopted" \
      --shortlist "$category" --tabulation "$tabulation" \
      --reason '依總表名次，未達 70 分者不列' --meeting "$meeting"
  done
  first_tabulation=$tabulation
}

# Each coaching case in turn: advice, response, a revised application, and the case closed.
coach_shortlisted() {
  local application coach dimension advice state response last=
  chapter '輔導' 'COACHING: advice, response, revised applications'
  act '進入輔導' 'coaching begins' \
    as "$administrator" season advance "$season" --state coaching
  while IFS=, read -r application coach dimension advice state response <&3; do
    if [[ $application != "$last" ]]; then
      if [[ -n $last ]]; then finish_case "$last"; fi
      quiet as "$administrator" --format json coaching create "$season" \
        --application "$application" --coach "$coach"
      case_id=$(last_id)
      case_coach=$coach
      last=$application
    fi
    quiet as "$coach" --format json advice create "$season/$case_id" \
      --dimension "$dimension" --text "$advice"
    if [[ $application == farm-advice && $dimension == 6 ]]; then
      refuse ADVICE_UNANSWERED '意見未回應就想結案' 'closing a case with unanswered advice' \
        as "$coach" coaching close "$season/$case_id"
      quiet as "$coach" --format json advice list "$season/$case_id"
    fi
    quiet as "$(user_of "$(agency_of "$application")")" advice respond \
      "$season/$case_id/$(last_id)" --state "$state" --response "$response"
  done 3< <(rows coaching.csv)
  finish_case "$last"
  apply_plan final
}

# finish_case APPLICATION: the agency submits a new revision, the coach closes the case.
finish_case() {
  quiet as "$(user_of "$(agency_of "$1")")" application update "$season/$1" \
    --from "$data/revisions/$1.json"
  endorse_and_submit "$1"
  act "$1 依意見修正送件，輔導結案" "$1 revised, endorsed, submitted; the case is closed" \
    as "$case_coach" coaching close "$season/$case_id"
}

deliberate() {
  local category meeting='第2次評選會議'
  chapter '決審' 'DELIBERATION: whom to nominate'
  act '進入決審' 'deliberation begins' \
    as "$administrator" season advance "$season" --state deliberation
  count_round final
  as "$administrator" --lang zh-TW tabulation get "$season/$tabulation"
  for category in "${categories[@]}"; do
    resolve "$category 推薦名單通過" "$category: the nominations are adopted" \
      --nomination "$category" --tabulation "$tabulation" \
      --reason '依複評總表名次，未達 80 分者不列' --meeting "$meeting"
  done
  final_tabulation=$tabulation
}

approve_and_dispatch() {
  local list digest number='高市府研發字第11631168900號'
  chapter '簽核與函送' 'APPROVAL, DISPATCHED: two keys, the letter'
  act '進入簽核' 'approval begins' as "$administrator" season advance "$season" --state approval
  act '提出推薦名單' 'the list is proposed' \
    as "$administrator" --format json nomination create "$season"
  list=$(last_id)
  digest=$(field digest)
  printf '    sha256 %s\n' "$digest"
  refuse PERMISSION_DENIED '承辦想自己核定名單' 'the staff approve their own list' \
    as "$administrator" nomination approve "$season/$list" --digest "$digest"
  refuse DIGEST_MISMATCH '核定另一份名單的摘要值' 'approving the digest of another list' \
    as chao nomination approve "$season/$list" --digest "${digest//[0-7]/8}"
  act '趙委員核定' 'the first key approves' \
    as chao nomination approve "$season/$list" --digest "$digest"
  refuse ALREADY_APPROVED '同一人核定兩次' 'the same key twice' \
    as chao nomination approve "$season/$list" --digest "$digest"
  refuse APPROVAL_MISSING '只有一人核定就想函送' 'dispatching with one approval' \
    as "$administrator" nomination dispatch "$season/$list" --document-number "$number"
  act '湯委員核定' 'the second key approves' \
    as tang nomination approve "$season/$list" --digest "$digest"
  refuse DOCUMENT_NUMBER_INVALID '文號格式不符' 'a document number of the wrong shape' \
    as "$administrator" nomination dispatch "$season/$list" --document-number '11631168900'
  act "以 $number 函送行政院" "dispatched under $number" \
    as "$administrator" nomination dispatch "$season/$list" --document-number "$number"
  act '匯出推薦資料' 'the nomination package is exported' \
    as "$administrator" nomination export "$season/$list" --out "$out/package"
}

# The whole story on one page: for each category every application with its place and mean total in
# both rounds and what became of it, best first.
print_result() {
  local category
  chapter '結果' 'RESULT: what became of every application'
  quiet as "$administrator" --format csv tabulation get "$season/$first_tabulation"
  columns "$out/answer" application place mean_total >"$out/drafts/first-places.csv"
  quiet as "$administrator" --format csv tabulation get "$season/$final_tabulation"
  columns "$out/answer" application place mean_total >"$out/drafts/final-places.csv"
  quiet as "$administrator" --format csv application list "$season"
  columns "$out/answer" name category state title >"$out/drafts/states.csv"
  as "$administrator" --format json tabulation get "$season/$first_tabulation" \
    >"$out/first-tabulation.json"
  as "$administrator" --format json tabulation get "$season/$final_tabulation" \
    >"$out/final-tabulation.json"
  as shih tabulation report "$season/$first_tabulation" --out "$out/first-report" \
    >"$out/answer" 2>"$out/complaint"
  as shih tabulation report "$season/$final_tabulation" --out "$out/final-report" \
    >"$out/answer" 2>"$out/complaint"
  for category in "${categories[@]}"; do
    printf '\n  %s %s\n' "$(category_name "$category")" "$category"
    printf '  %-12s %-12s %-16s %s\n' 'FIRST' 'FINAL' 'STATE' 'APPLICATION'
    ranked_lines "$category"
  done
  quiet as shih --format csv event list
  cp "$out/answer" "$out/events.csv"
  printf '\n'
  tell "$acts 個動作、$refusals 次拒絕，稽核紀錄 $(($(wc -l <"$out/answer") - 1)) 筆" \
    'acts, refusals, and events that the auditor reads'
  if ((kills > 0)); then tell "伺服器共被 SIGKILL $kills 次" "the server was killed $kills times"; fi
  find "$out/package" -type f | sort | sed "s|^$out/|    |"
}

# category_name CATEGORY: its name in the rules, which stands in the line after its id.
category_name() {
  sed -n "/\"id\": \"$1\"/{n;s/.*\"display_name\": \"\([^\"]*\)\".*/\1/p;}" "$data/rules.json"
}

# ranked_lines CATEGORY: joins the places of both rounds with the final states.
ranked_lines() {
  awk -F, -v category="$1" '
    FNR == 1 { file_number++ }
    file_number == 1 { first[$1] = sprintf("%2d %8s", $2, $3); first_place[$1] = $2; next }
    file_number == 2 { final[$1] = sprintf("%2d %8s", $2, $3); final_place[$1] = $2; next }
    $2 == category {
      order = 99
      if ($1 in first_place) order = 50 + first_place[$1]
      if ($1 in final_place) order = final_place[$1]
      printf "%02d  %-12s %-12s %-16s %s  %s\n", order, first[$1], final[$1], $3, $1, $4
    }' "$out/drafts/first-places.csv" "$out/drafts/final-places.csv" "$out/drafts/states.csv" |
    sort | cut -c 3-
}
