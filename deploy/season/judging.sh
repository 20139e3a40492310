# Panel, plan and the two rounds of sheets: ASSIGNMENT, FIRST_ROUND, COACHING, FINAL_ROUND.
# Sourced by deploy/demo. Sheets are made from the tables of the season's data.

assign_judges() {
  local judge person outside agency gender load_min load_max expertise application ground statement
  chapter '迴避與分案' 'ASSIGNMENT: the panel, conflicts, the plan'
  act '進入分案' 'assignment begins' \
    as "$administrator" season advance "$season" --state assignment
  while IFS=, read -r judge person outside agency gender load_min load_max expertise <&3; do
    local arguments=(--person "$person" --gender "$gender" --load-min "$load_min" --load-max
      "$load_max")
    if [[ $outside == true ]]; then arguments+=(--outside); else arguments+=(--agency "$agency"); fi
    for level in ${expertise//;/ }; do arguments+=(--expertise "$level"); done
    quiet as "$administrator" judge create "$season/$judge" "${arguments[@]}"
  done 3< <(rows judges.csv)
  tell '9 位評審委員（外聘 5 位）到任' '9 judges appointed, 5 from outside'

  while IFS=, read -r judge application ground statement <&3; do
    act "$judge 申報與 $application 的利益關係" "$judge declares a conflict with $application" \
      as "$judge" conflict create "$season" --judge "$judge" --application "$application" \
      --ground "$ground" --statement "$statement"
  done 3< <(rows conflicts.csv)
  while IFS=, read -r judge _ <&3; do
    quiet as "$judge" judge declare "$season/$judge"
  done 3< <(rows judges.csv)
  tell '每位委員完成申報' 'every judge has completed the declaration'

  apply_plan first
  act '書面初評開始' 'the first round is open' \
    as "$administrator" season advance "$season" --state first-round
  refuse CONFLICT_OF_INTEREST '社會局的委員想看所屬中心的案件' \
    'a judge of the supervising bureau opens the application of its own centre' \
    as liao application get "$season/child-outreach"
}

# apply_plan ROUND: proposes the best plan, has it reviewed and computed again without the server,
# applies it, keeps its pairs in $out/ROUND.csv.
apply_plan() {
  local round=$1 plan
  quiet as "$administrator" --format json assignment-plan create "$season" --round "$round"
  plan=$(last_id)
  refuse OWN_PROPOSAL '提案人想自己覆核' 'who proposed the plan reviews it' \
    as "$administrator" assignment-plan review "$season/$plan"
  compute_again "$round" "$plan"
  act "趙委員覆核分案（$round）" "a commission member reviews the plan for round $round" \
    as chao assignment-plan review "$season/$plan" --note '分案符合規則，證明無誤。'
  act "套用最佳分案（$round）" "the best plan for round $round is applied" \
    as "$administrator" assignment-plan apply "$season/$plan"
  quiet as "$administrator" --format csv assignment list "$season" --round "$round"
  columns "$out/answer" judge application >"$out/$round.csv"
}

# compute_again ROUND PLAN: anyone gets the plan and its proof from the files, byte for byte.
compute_again() {
  local folder=$out/plan-$1 file objective seed arguments=()
  as "$administrator" assignment-plan export "$season/$2" --out "$folder" 2>/dev/null
  for file in applications judges affinity rules locks conflicts; do
    arguments+=("--$file" "$folder/$file.csv")
  done
  objective=$(grep -o '"fairness": *"[A-Z]*"' "$folder/certificate.json" | cut -d '"' -f 4)
  seed=$(grep -o '"seed": *"[0-9]*"' "$folder/certificate.json" | cut -d '"' -f 4)
  "$award" plan "${arguments[@]}" --objective "${objective,,}" --seed "$seed" \
    --out "$folder/again.csv" --certificate "$folder/again.json" >/dev/null 2>&1 ||
    fail "the plan of round $1 cannot be computed again" '無法離線重算分案。'
  cmp -s "$folder/plan.csv" "$folder/again.csv" &&
    cmp -s "$folder/certificate.json" "$folder/again.json" ||
    fail "the plan of round $1 is not what its files give" '離線重算的分案不同。'
  tell '離線重算的分案與證明逐位元組相同' 'computed again off line: the same plan and proof, byte for byte'
}

# make_sheets ROUND: every sheet that could be asked for, as JSON, in $out/drafts/ROUND.
make_sheets() {
  mkdir -p "$out/drafts/$1"
  awk -F, -v folder="$out/drafts/$1" '
    FNR == 1 { file_number++ }
    file_number == 1 { strength[$1, $2, $3] = $4; improvement[$1, $2, $3] = $5; next }
    FNR == 1 { for (i = 3; i <= NF; i++) item[i] = $i; next }
    {
      file = folder "/" $2 "." $1 ".json"
      printf "{\"scores\": [" >file
      for (i = 3; i <= NF; i++)
        printf "%s{\"item\": \"%s\", \"score\": \"%s\"}", (i > 3 ? ", " : ""), item[i], $i >file
      printf "],\n \"comments\": [" >file
      for (d = 1; d <= 6; d++)
        printf "%s{\"dimension\": \"%d\", \"strengths\": [\"%s\", \"%s\"], " \
          "\"improvements\": [\"%s\", \"%s\"]}", (d > 1 ? ",\n  " : ""), d, \
          strength[$1, "*", d], strength["*", $2, d], \
          improvement[$1, "*", d], improvement["*", $2, d] >file
      printf "]}\n" >file
      close(file)
    }' "$data/sheets/comments.csv" "$data/sheets/scores-$1.csv"
}

# submit_sheet JUDGE APPLICATION ROUND
submit_sheet() {
  quiet as "$1" sheet submit "$season/$1/$2.$3" --from "$out/drafts/$3/$1.$2.json"
}

judge_first_round() {
  local judge application count=0 total recused=
  chapter '書面初評' 'FIRST_ROUND: sheets of 22 items'
  make_sheets first
  total=$(wc -l <"$out/first.csv")
  IFS=, read -r judge application <"$out/first.csv"
  refuse_bad_sheets "$judge" "$application"
  while IFS=, read -r judge application <&3; do
    if ((count == total / 2)); then
      submit_through_a_crash "$judge" "$application"
    else
      submit_sheet "$judge" "$application" first
    fi
    count=$((count + 1))
    if ((count == total / 2 + 1)); then expect_sheets "$count"; fi
  done 3<"$out/first.csv"
  tell "$count 份評分單已送出" "$count sheets submitted"
  recused=$(awk -F, '$2 == "taoyuan-road" {print $1; exit}' "$out/first.csv")
  act "$recused 事後發現利害關係，迴避並取代其評分單" \
    "$recused finds a conflict after scoring: recused, the sheet no longer counts" \
    as "$recused" conflict create "$season" --judge "$recused" --application taoyuan-road \
    --ground shared-interest --statement '評分後得知與該站合作社共同持有土地。'
  act '進入初評會議' 'the consensus meeting begins' \
    as "$administrator" season advance "$season" --state consensus
}

# refuse_bad_sheets JUDGE APPLICATION: what a sheet must not be.
refuse_bad_sheets() {
  local judge=$1 application=$2 good=$out/drafts/first/$1.$2.json bad=$out/drafts/bad-sheet.json
  sed '1s/"score": "[^"]*"/"score": "86.125"/' "$good" >"$bad"
  refuse SCORE_TOO_PRECISE '三位小數的分數' 'a score with three decimals' \
    as "$judge" sheet submit "$season/$judge/$application.first" --from "$bad"
  sed '1s/"score": "[^"]*"/"score": "100.5"/' "$good" >"$bad"
  refuse SCORE_OUT_OF_RANGE '超過一百分' 'a score above 100' \
    as "$judge" sheet submit "$season/$judge/$application.first" --from "$bad"
  refuse SHEET_OUTSTANDING '還有評分單未到就想開會' 'going on while sheets are outstanding' \
    as "$administrator" season advance "$season" --state consensus
}

# The server dies while a sheet is on its way; the judge repeats the call with the same request id.
submit_through_a_crash() {
  local judge=$1 application=$2 code=0 request_id
  request_id=$(</proc/sys/kernel/random/uuid)
  attempt as "$judge" --request-id "$request_id" sheet submit \
    "$season/$judge/$application.first" --from "$out/drafts/first/$judge.$application.json" &
  sleep 0.02
  kill_server
  wait "$!" || code=$?
  start_server
  act "伺服器被 SIGKILL（當時結束碼 $code），重啟後以同一請求編號重送" \
    "the server was killed (the call ended with $code), started again, the call repeated" \
    as "$judge" --request-id "$request_id" sheet submit \
    "$season/$judge/$application.first" --from "$out/drafts/first/$judge.$application.json"
}

# expect_sheets COUNT: as many sheets are submitted as were acknowledged.
expect_sheets() {
  local found
  quiet as "$administrator" --format csv sheet list "$season/-" --round first
  found=$(columns "$out/answer" state | grep -c '^SUBMITTED$') || true
  ((found == $1)) || fail "$found sheets are there, $1 were acknowledged" '有評分單遺失。'
  tell "重啟後 $found 份評分單一份不少" "after the restart all $found acknowledged sheets are there"
}

judge_final_round() {
  local judge application count=0
  chapter '複評' 'FINAL_ROUND: presentation, revised applications'
  act '複評開始' 'the final round is open' \
    as "$administrator" season advance "$season" --state final-round
  make_sheets final
  while IFS=, read -r judge application <&3; do
    submit_sheet "$judge" "$application" final
    count=$((count + 1))
  done 3<"$out/final.csv"
  tell "$count 份評分單已送出" "$count sheets submitted"
}
