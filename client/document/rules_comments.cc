// One text for each rule, zh-TW and en.
#include "client/document/rules_comments.h"

namespace award::client {

// clang-format off
const Words kRulesComment = {
    "評選規則範本。以 // 開頭的行是說明，可保留或刪除；檔案可直接使用。\n"
    "規則於年度評選函發時凍結並計算雜湊值，公告後不得更改（最有利標評選辦法 §19）。\n"
    "檢查：award rules check 檔案　試算：award tabulate --rules 檔案 --sheets sheets.csv\n"
    "分數與門檻寫成文字（\"70\"、\"86.5\"），至多兩位小數；權重與配比是整數。",
    "A starting point for the rules. Lines that begin with // explain; the file works as it is.\n"
    "The rules are frozen, with a digest, when the season is announced, and do not change after\n"
    "that (最有利標評選辦法 §19).\n"
    "Check them: award rules check FILE   Try them: award tabulate --rules FILE --sheets "
    "sheets.csv\n"
    "Scores and thresholds are texts (\"70\", \"86.5\") with at most two decimal places; weights "
    "and\n"
    "shares are whole numbers."};

const Words kCategoriesComment = {
    "獎項類別。各類別分開評分、分開排名。",
    "The categories. Each is scored and ranked by itself."};

const Words kQuotaComment = {
    "推薦名額（件，至少 1）。每年以國家發展委員會公布者為準。",
    "How many may be nominated, at least 1. The National Development Council decides each year."};

const Words kRubricComment = {
    "評分表：委員對每個項目評 0 到 100 分，至多兩位小數。",
    "The rubric: judges score each item from 0 to 100, with at most two decimal places."};

const Words kWeightsComment = {
    "構面權重的單位是基點（1000 = 10%），合計須為 10000。\n"
    "權重不能整除時改用配分：在此加一行 \"total_points\": 110，各構面改寫 \"weight_points\": 20；\n"
    "配分從不先除成小數，以精確分數計算。",
    "Weights of dimensions are basis points (1000 = 10 %) and sum to 10000.\n"
    "For weights that do not divide evenly use points: a line \"total_points\": 110 here, and\n"
    "\"weight_points\": 20 in the dimensions; points are never divided out, totals are exact."};

const Words kPointsComment = {
    "構面依項目數配分：4、4、4、3、3、4，合計 22。4/22 除不盡，因此不先化成百分比，\n"
    "以精確分數計算。不用 total_points 時，各構面改用 weight_basis_points，合計 10000。",
    "Dimensions weigh as many points as they have items: 4, 4, 4, 3, 3, 4 of 22. 4/22 does not\n"
    "divide evenly, so it is never made a percentage; totals are exact. Without total_points the\n"
    "dimensions have weight_basis_points, 10000 in all."};

const Words kDimensionsComment = {
    "share 是項目在構面內的相對配比（整數，1 到 10000）；都寫 1 就是平均。\n"
    "構面可加 \"floor\": \"60\"：該構面平均低於 60 者不入列；預設沒有。",
    "share is an item's part of its dimension, relative to the others (a whole number, 1 to "
    "10000);\n"
    "all 1 means equal. A dimension may have \"floor\": \"60\": whose mean there is below 60 is "
    "not\n"
    "admitted; without it there is no floor."};

const Words kFacetsComment = {
    "面向（選用）：作為 55、成效 45，參照美國 Baldrige（550/450）與歐洲 EFQM 的配分。\n"
    "啟用時取消下列註解，並在每個項目加 \"facet\": \"approach\" 或 \"results\"；\n"
    "每個構面都要有兩種面向的項目。預設不分面向。\n"
    "\"facets\": [\n"
    "  {\"id\": \"approach\", \"display_name\": \"作為\", \"share\": 55},\n"
    "  {\"id\": \"results\", \"display_name\": \"成效\", \"share\": 45}\n"
    "],",
    "Facets (optional): 作為, what was done, 55 and 成效, what came of it, 45; after the points "
    "of\n"
    "Baldrige (550/450) and EFQM. To use them take the comments off the lines below and give "
    "every\n"
    "item a \"facet\": \"approach\" or \"results\"; every dimension needs items of both. "
    "Default: none.\n"
    "\"facets\": [\n"
    "  {\"id\": \"approach\", \"display_name\": \"作為\", \"share\": 55},\n"
    "  {\"id\": \"results\", \"display_name\": \"成效\", \"share\": 45}\n"
    "],"};

const Words kBonusesComment = {
    "加分項目（選用）：委員所給的分數直接加在總分上，至多 highest 分。預設沒有。\n"
    "\"bonuses\": [{\"id\": \"b-1\", \"display_name\": \"跨機關合作\", \"highest\": \"5\"}],",
    "Bonuses (optional): what a judge gives is added to the total, at most `highest`. Default: "
    "none.\n"
    "\"bonuses\": [{\"id\": \"b-1\", \"display_name\": \"跨機關合作\", \"highest\": \"5\"}],"};

const Words kLevelsComment = {
    "等第的參考說明，由低到高，第一級由 0 開始。供委員評分時參考，不影響計算。",
    "What the levels of the scale mean, rising from 0. They guide the judges and change no "
    "number."};

const Words kMethodComment = {
    "評定方法。預設 TOTAL_SCORE 總評分法：各委員加權總分的平均，高者在前（最有利標評選辦法 §12、"
    "§14）。\n"
    "RANK_SUM 序位法：各委員總分轉為序位，序位和低者在前（§15、§15-1）；"
    "有迴避時用換算後的平均序位，\n"
    "  委員只評一件、或各組沒有共同委員時，會說明原因而不排名。\n"
    "TRIMMED_MEAN 截尾平均：去掉最高與最低再平均（見 trim）。\n"
    "沒有採用的方法與中位數都會另外算出並列供參考，不影響名次。",
    "The method. Default TOTAL_SCORE 總評分法: the mean of the judges' weighted totals, highest "
    "first\n"
    "(最有利標評選辦法 §12, §14).\n"
    "RANK_SUM 序位法: each judge's totals become ranks, the lowest sum is first (§15, §15-1); "
    "with\n"
    "  recusals the scaled mean rank. It refuses, and says why, where a judge saw one "
    "application or\n"
    "  groups share no judge.\n"
    "TRIMMED_MEAN 截尾平均: the mean without the highest and the lowest (see trim).\n"
    "The others, and the median, are always counted beside it and change no place."};

const Words kTieChainComment = {
    "同分決定順序，至少一項、不可重複，依序比較；全部相同者並列，再由表決或抽籤決定並留紀錄。\n"
    "MORE_FIRST_PLACES 獲第一名較多（§15-1）、HEAVIEST_DIMENSION 權重最高構面較高（§14、§15-1）、\n"
    "DIMENSIONS_IN_ORDER 依權重逐一比較構面、MEAN_TOTAL 平均總分較高、LOWER_RANK_SUM 序位和較低、\n"
    "MEDIAN_TOTAL 中位數較高、HEAD_TO_HEAD 共同委員兩兩比較勝出較多、\n"
    "LOWER_VARIANCE 委員看法較一致（有些規則採用，但會偏好平淡的共識）。",
    "The tie chain, at least one key and none twice, tried in this order; what is still equal "
    "shares\n"
    "the place until a recorded vote or lot.\n"
    "MORE_FIRST_PLACES (§15-1), HEAVIEST_DIMENSION, the higher mean there (§14, §15-1),\n"
    "DIMENSIONS_IN_ORDER by falling weight, MEAN_TOTAL, LOWER_RANK_SUM, MEDIAN_TOTAL,\n"
    "HEAD_TO_HEAD, more of its equals beaten among common judges, LOWER_VARIANCE, the judges "
    "agree\n"
    "more (some rules have it; it rewards bland consensus)."};

const Words kRankOnComment = {
    "以什麼數值比較。預設 EXACT 精確值：完全相等才算同分，四捨五入不會改變先後。\n"
    "PUBLISHED 公布值：依 rounding 進位後的數值比較，印出來一樣就是同分。",
    "What is compared. Default EXACT: a tie is exact equality, and rounding never changes the "
    "order.\n"
    "PUBLISHED: the value as printed, after `rounding`; what prints alike is a tie."};

const Words kRoundingComment = {
    "進位，依序執行。預設只在最後四捨五入到兩位小數一次。point：RESULT 結果、JUDGE_TOTAL "
    "各委員總分、\n"
    "DIMENSION_SCORE 各委員構面分數。places：0 到 6 位。mode：HALF_UP 四捨五入、TRUNCATE 捨去、"
    "UP 進位。\n"
    "例：四位以下捨去，再四捨五入到兩位（公務人員考試總成績計算規則 §7）寫成兩段 RESULT：\n"
    "  {\"point\": \"RESULT\", \"places\": 4, \"mode\": \"TRUNCATE\"}, {\"point\": \"RESULT\", "
    "\"places\": 2, \"mode\": \"HALF_UP\"}",
    "The roundings, in their order. Default: results once, to two places, half up. point: RESULT,\n"
    "JUDGE_TOTAL, DIMENSION_SCORE (of each judge). places: 0 to 6. mode: HALF_UP, TRUNCATE, UP.\n"
    "Four places with the fifth dropped, then two places half up (公務人員考試總成績計算規則 §7):\n"
    "  {\"point\": \"RESULT\", \"places\": 4, \"mode\": \"TRUNCATE\"}, {\"point\": \"RESULT\", "
    "\"places\": 2, \"mode\": \"HALF_UP\"}"};

const Words kTrimComment = {
    "截尾平均去掉的份數：每側 each_side 份；評分單少於 from_judges 份時不截尾。預設每側 1、由 5 "
    "份起。",
    "What the trimmed mean leaves out: each_side sheets on either side, and nothing with fewer "
    "than\n"
    "from_judges sheets. Default: 1 on each side from 5 on."};

const Words kTiesAtCutComment = {
    "名額末位同名次者。預設 ADMITTED：全部入列（法官遴選辦法 §6）。STRICT："
    "未經表決或抽籤前都不入列。",
    "Equals of whom only some fit the cut. Default ADMITTED: all are admitted (法官遴選辦法 §6).\n"
    "STRICT: none, until a vote or lot tells them apart."};

const Words kShortlistComment = {
    "入圍件數至多為名額的幾倍（整數，至少 1）。預設 2。",
    "The shortlist holds at most this many times the quota (a whole number from 1). Default 2."};

const Words kFloorsComment = {
    "平均總分最低標準（分）：入圍預設 \"70\"、推薦預設 \"80\"；\"0\" 表示沒有。未達者從缺。",
    "The least mean total, in points: \"70\" to be shortlisted, \"80\" to be nominated by "
    "default; \"0\"\n"
    "for none. Places that nobody reaches stay vacant (從缺)."};

const Words kDivergenceComment = {
    "明顯差異：同一申請案委員總分最高與最低相差幾分起，應揭示、應討論、應決議\n"
    "（採購評選委員會審議規則 §6；法令未定數值，10、15、20 分取自考試與遴選法規的先例）。",
    "Divergence 明顯差異: from which difference between the highest and the lowest total of one\n"
    "application it is shown, discussed, resolved on record (採購評選委員會審議規則 §6; the law "
    "has no\n"
    "number, 10, 15 and 20 points are precedents from examination rules)."};

const Words kJudgesComment = {
    "每件申請案的委員人數：初評預設 5、複評預設 0（所有未迴避的委員）；其中外聘至少 2。",
    "Judges on each application: 5 in the first round; 0 in the final one means everybody "
    "without a\n"
    "conflict; at least 2 of them from outside the government."};

const Words kPanelComment = {
    "評審組成：委員至少 9 人、外聘至少 50%、任一性別至少 33%。",
    "The panel: at least 9 judges, 50 % from outside, 33 % of either gender."};

const Words kIntakeComment = {
    "收件：退請補正次數上限（預設 1）；每構面文字字數上限（預設 3000）。",
    "Intake: how often an application may be returned (1); most characters per dimension (3000)."};
// clang-format on

}  // namespace award::client
