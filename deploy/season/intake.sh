# From the rules to the accepted applications: DRAFT, ANNOUNCED, INTAKE, ELIGIBILITY.
# Sourced by deploy/demo; acts.sh says what `act`, `quiet` and `refuse` mean.

# season_json INTAKE_CLOSE: the season as its resource, with rules and a schedule from now on.
season_json() {
  sed '$d' "$data/season.json"
  printf ', "rules": %s, "schedule": %s}\n' "$(cat "$data/rules.json")" "$(schedule_json "$1")"
}

# schedule_json INTAKE_CLOSE: each window closes a day after the one before.
schedule_json() {
  printf '{"intake_open_time": "%s", "intake_close_time": "%s", "correction_close_time": "%s",' \
    "$(from_now '-1 minute')" "$1" "$(from_now '+2 days')"
  printf ' "first_round_close_time": "%s", "coaching_close_time": "%s",' \
    "$(from_now '+3 days')" "$(from_now '+4 days')"
  printf ' "final_round_close_time": "%s"}\n' "$(from_now '+5 days')"
}

found_season() {
  chapter '籌備' 'DRAFT: the season and its rules'
  season_json "$(from_now '+1 day')" >"$out/drafts/season.json"
  sed 's/"weight_basis_points": 3000/"weight_basis_points": 2900/' "$out/drafts/season.json" \
    >"$out/drafts/wrong-weights.json"
  refuse WEIGHTS_DO_NOT_SUM '權重合計不是百分之百' 'weights that do not sum to 100 percent' \
    as "$administrator" season create "$season" --from "$out/drafts/wrong-weights.json"
  act "建立 $season 年度評選與規則" 'season and rules created' \
    as "$administrator" season create "$season" --from "$out/drafts/season.json"
  act '匯入機關名冊' 'agencies imported' \
    as "$administrator" agency import "$data/agencies.csv"
}

# Every person gets a token of their own; judges receive their role with their appointment.
appoint_people() {
  local person display_name role agency count=1
  while IFS=, read -r person display_name role agency <&3; do
    [[ $person != "$administrator" ]] || continue
    quiet as "$administrator" person create "$person" --display-name "$display_name"
    if [[ $role != judge ]]; then
      quiet as "$administrator" person grant "$person" --role "$role" \
        ${agency:+--agency "$agency"}
    fi
    quiet as "$administrator" token issue "$person" --out "$out/tokens/$person"
    count=$((count + 1))
  done 3< <(rows people.csv)
  tell "$count 人各有自己的權杖" "$count people, each with a token of their own"
  refuse PERMISSION_DENIED '機關使用者想建立人員' 'an agency user tries to create a person' \
    as panhr person create stranger --display-name '陌生人'
}

# user_of AGENCY: the person who writes for it. endorser_of AGENCY: who endorses for it.
user_of() {
  awk -F, -v agency="$1" '$3 == "agency-user" && $4 == agency {print $1; exit}' "$data/people.csv"
}
endorser_of() {
  local supervising
  supervising=$(awk -F, -v agency="$1" '$1 == agency {print $5}' "$data/agencies.csv")
  user_of "${supervising:-$1}"
}
# agency_of APPLICATION
agency_of() {
  sed -n 's/.*"agency": "agencies\/\([^"]*\)".*/\1/p' "$data/applications/$1.json"
}

# endorse_and_submit APPLICATION: the endorser reads the draft and endorses exactly its digest.
endorse_and_submit() {
  local application=$1 agency endorser
  agency=$(agency_of "$application")
  endorser=$(endorser_of "$agency")
  quiet as "$endorser" --format json application get "$season/$application"
  quiet as "$endorser" application endorse "$season/$application" \
    --content-digest "$(field content_digest)"
  quiet as "$(user_of "$agency")" application submit "$season/$application"
}

take_applications() {
  local file application agency count=0
  chapter '收件' 'ANNOUNCED, INTAKE: rules frozen, applications'
  act '公告，規則凍結並留下摘要值' 'announced, the rules are frozen and hashed' \
    as "$administrator" season announce "$season"
  refuse RULES_FROZEN '公告後修改名稱與規則' 'a change of the announced rules' \
    as "$administrator" season update "$season" --from "$out/drafts/season.json"
  act '開始收件' 'intake is open' as "$administrator" season advance "$season" --state intake

  for file in "$data"/applications/*.json; do
    application=$(basename "$file" .json)
    agency=$(agency_of "$application")
    quiet as "$(user_of "$agency")" application create "$season/$application" --from "$file"
    if [[ $application == jiasian-meals ]]; then refuse_bad_intake; fi
    quiet as "$(user_of "$agency")" attachment upload "$season/$application" \
      "$data/attachments/survey.pdf"
    quiet as "$(user_of "$agency")" attachment upload "$season/$application" \
      "$data/attachments/usage.png"
    endorse_and_submit "$application"
    count=$((count + 1))
  done
  tell "$count 件申請書附件、推薦、送件完成" \
    "$count applications with attachments, endorsed and submitted"

  schedule_json "$(from_now 'now')" >"$out/drafts/schedule.json"
  act '演練：提前截止收件' 'rehearsal: intake closes now' \
    as "$administrator" season reschedule "$season" --from "$out/drafts/schedule.json" \
    --reason '演練提前截止收件'
  refuse WINDOW_CLOSED '逾期才送的新案' 'an application after the window' \
    as kang application create "$season/late" --from "$data/applications/secretariat-kiosk.json"
}

refuse_bad_intake() {
  refuse ENDORSEMENT_MISSING '未經推薦就送件' 'submitted without an endorsement' \
    as panhr application submit "$season/jiasian-meals"
  refuse NOT_YOUR_AGENCY '替別的機關申請' 'applying for another agency' \
    as panhr application create "$season/foreign" \
    --from "$data/applications/linyuan-window.json"
  printf 'MZ a program that calls itself a PDF\n' >"$out/drafts/disguised.pdf"
  refuse ATTACHMENT_WRONG_TYPE '附件不是允許的類型' 'an attachment of the wrong type' \
    as panhr attachment upload "$season/jiasian-meals" "$out/drafts/disguised.pdf"
}

check_applications() {
  local file application count=0
  chapter '資格形式審查' 'ELIGIBILITY: formal check, one correction'
  act '進入形式審查' 'the formal check begins' \
    as "$administrator" season advance "$season" --state eligibility
  act '六龜案退請補正' 'liugui-ride is returned for correction' \
    as wu application return "$season/liugui-ride" --reason '經費表與說明不一致' \
    --correction '經費應包含民間捐款'
  quiet as mai application update "$season/liugui-ride" \
    --from "$data/corrections/liugui-ride.json"
  endorse_and_submit liugui-ride
  tell '補正後重新推薦、送件，成為第 2 版' 'corrected, endorsed again, submitted as revision 2'
  refuse CORRECTION_USED '再次退請補正' 'a second return' \
    as wu application return "$season/liugui-ride" --reason '再補一次' --correction '再補'
  act '秘書處案資格不符' 'secretariat-kiosk is rejected' \
    as wu application reject "$season/secretariat-kiosk" --reason '計畫尚未開始執行，無成果可評'
  refuse APPLICATION_UNDECIDED '尚有案件未審就想進入分案' 'going on while applications wait' \
    as "$administrator" season advance "$season" --state assignment
  for file in "$data"/applications/*.json; do
    application=$(basename "$file" .json)
    [[ $application != secretariat-kiosk ]] || continue
    quiet as wu application accept "$season/$application"
    count=$((count + 1))
  done
  tell "$count 件資格符合" "$count applications are eligible"
}
