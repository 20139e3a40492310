// Enum values, by enum. The Chinese words are those of the law and of the city's papers.
#include <algorithm>
#include <iterator>

#include "client/words/fields.h"

namespace award::client {
namespace {

struct ValueRow {
  std::string_view enum_name;
  std::string_view value;
  Words words;
};

// clang-format off
constexpr ValueRow kValues[] = {
    {"Season.State",      "DRAFT",           {"籌備",           "draft"}},
    {"Season.State",      "ANNOUNCED",       {"函發",           "announced"}},
    {"Season.State",      "INTAKE",          {"收件",           "intake"}},
    {"Season.State",      "ELIGIBILITY",     {"資格形式審查",   "eligibility"}},
    {"Season.State",      "ASSIGNMENT",      {"迴避與分案",     "assignment"}},
    {"Season.State",      "FIRST_ROUND",     {"書面初評",       "first round"}},
    {"Season.State",      "CONSENSUS",       {"初評會議",       "consensus"}},
    {"Season.State",      "COACHING",        {"輔導",           "coaching"}},
    {"Season.State",      "FINAL_ROUND",     {"複評",           "final round"}},
    {"Season.State",      "DELIBERATION",    {"決審",           "deliberation"}},
    {"Season.State",      "APPROVAL",        {"簽核",           "approval"}},
    {"Season.State",      "DISPATCHED",      {"已函送",         "dispatched"}},
    {"Season.State",      "VOID",            {"作廢",           "void"}},

    {"Application.State", "DRAFT",           {"草稿",           "draft"}},
    {"Application.State", "SUBMITTED",       {"已送件",         "submitted"}},
    {"Application.State", "RETURNED",        {"退請補正",       "returned"}},
    {"Application.State", "ELIGIBLE",        {"資格符合",       "eligible"}},
    {"Application.State", "INELIGIBLE",      {"資格不符",       "ineligible"}},
    {"Application.State", "SHORTLISTED",     {"入圍",           "shortlisted"}},
    {"Application.State", "NOT_SHORTLISTED", {"未入圍",         "not shortlisted"}},
    {"Application.State", "NOMINATED",       {"推薦",           "nominated"}},
    {"Application.State", "NOT_NOMINATED",   {"未獲推薦",       "not nominated"}},
    {"Application.State", "WITHDRAWN",       {"已撤回",         "withdrawn"}},
    {"Application.State", "DISQUALIFIED",    {"取消資格",       "disqualified"}},

    {"Sheet.State",       "DRAFT",           {"草稿",           "draft"}},
    {"Sheet.State",       "SUBMITTED",       {"已送出",         "submitted"}},
    {"Sheet.State",       "ABSTAINED",       {"棄權",           "abstained"}},
    {"Sheet.State",       "WAIVED",          {"缺席",           "waived"}},
    {"Sheet.State",       "SUPERSEDED",      {"已取代",         "superseded"}},

    {"JudgeTotal.State",  "SCORED",          {"已評分",         "scored"}},
    {"JudgeTotal.State",  "ABSTAINED",       {"棄權",           "abstained"}},
    {"JudgeTotal.State",  "RECUSED",         {"迴避",           "recused"}},
    {"JudgeTotal.State",  "ABSENT",          {"缺席",           "absent"}},
    {"JudgeTotal.State",  "PENDING",         {"未評分",         "not yet scored"}},
    {"JudgeTotal.State",  "EXCLUDED",        {"除去",           "excluded"}},

    {"Advice.State",      "PENDING",         {"待回應",         "pending"}},
    {"Advice.State",      "ACCEPTED",        {"採納",           "accepted"}},
    {"Advice.State",      "DONE",            {"已辦理",         "done"}},
    {"Advice.State",      "DECLINED",        {"未採納",         "declined"}},

    {"AssignmentPlan.State", "PROPOSED",     {"已提出",         "proposed"}},
    {"AssignmentPlan.State", "REVIEWED",     {"已覆核",         "reviewed"}},
    {"AssignmentPlan.State", "APPLIED",      {"已套用",         "applied"}},
    {"AssignmentPlan.State", "SUPERSEDED",   {"已取代",         "superseded"}},
    {"Assignment.State",     "ACTIVE",       {"有效",           "active"}},
    {"Assignment.State",     "RECUSED",      {"迴避",           "recused"}},
    {"Assignment.State",     "RELEASED",     {"解除",           "released"}},
    {"TierResult.Tier",      "UNFILLED",     {"未填席次",       "seats unfilled"}},
    {"TierResult.Tier",      "CHANGES",      {"變動席次",       "seats changed"}},
    {"TierResult.Tier",      "FLOOR",        {"最低契合度",     "lowest affinity"}},
    {"TierResult.Tier",      "LEVEL",        {"共同水準",       "common level"}},
    {"TierResult.Tier",      "DEFICIT",      {"最大落差",       "largest deficit"}},
    {"TierResult.Tier",      "TOTAL",        {"契合度合計",     "total affinity"}},
    {"TierResult.Tier",      "EVENNESS",     {"件數平均",       "even loads"}},
    {"TierResult.Tier",      "GROUPS",       {"不相連組數",     "groups apart"}},
    {"TierResult.Tier",      "DRAW",         {"抽籤",           "draw"}},
    {"AssignmentRules.Fairness", "TOTAL",    {"不另求公平",     "total alone"}},
    {"AssignmentRules.Fairness", "FLOOR",    {"最低者最高",     "highest floor"}},
    {"AssignmentRules.Fairness", "LEVEL",    {"共同水準最高",   "highest common level"}},
    {"AssignmentRules.Fairness", "DEFICIT",  {"最大落差最小",   "smallest deficit"}},
    {"AssignmentRules.Fairness", "FAIR",     {"最低者最高，再求落差最小", "floor, then deficit"}},
    {"AssignmentRule.Each",  "APPLICATION",  {"每一申請案",     "each application"}},
    {"AssignmentRule.Each",  "JUDGE",        {"每一委員",       "each judge"}},
    {"Preference.Wish",      "WANT",         {"願意評審",       "would like to"}},
    {"Preference.Wish",      "RATHER_NOT",   {"不希望評審",     "would rather not"}},
    {"Preference.Wish",      "INDIFFERENT",  {"無意見",         "either way"}},
    {"CoachingCase.State",   "OPEN",         {"進行中",         "open"}},
    {"CoachingCase.State",   "CLOSED",       {"已結案",         "closed"}},
    {"NominationList.State", "PROPOSED",     {"待核可",         "proposed"}},
    {"NominationList.State", "APPROVED",     {"已核可",         "approved"}},
    {"NominationList.State", "REJECTED",     {"已退回",         "rejected"}},
    {"NominationList.State", "DISPATCHED",   {"已函送",         "dispatched"}},
    {"Person.State",         "ACTIVE",       {"有效",           "active"}},
    {"Person.State",         "DISABLED",     {"已停用",         "disabled"}},

    {"Role",         "STAFF",                {"承辦人員",       "staff"}},
    {"Role",         "AGENCY_USER",          {"機關使用者",     "agency user"}},
    {"Role",         "JUDGE",                {"評審委員",       "judge"}},
    {"Role",         "COACH",                {"輔導委員",       "coach"}},
    {"Role",         "COMMISSION_MEMBER",    {"評選委員會委員", "commission member"}},
    {"Role",         "AUDITOR",              {"稽核人員",       "auditor"}},

    {"Agency.Level", "FIRST_LEVEL",          {"一級機關",       "first level"}},
    {"Agency.Level", "DISTRICT_OFFICE",      {"區公所",         "district office"}},
    {"Agency.Level", "SECOND_LEVEL",         {"二級機關",       "second level"}},

    {"Round",        "FIRST",                {"初評",           "first round"}},
    {"Round",        "FINAL",                {"複評",           "final round"}},

    {"Judge.Gender", "FEMALE",               {"女",             "female"}},
    {"Judge.Gender", "MALE",                 {"男",             "male"}},
    {"Judge.Gender", "OTHER",                {"其他",           "other"}},

    {"Conflict.Ground", "SELF_OR_KIN",             {"本人或親屬為當事人",   "self or kin"}},
    {"Conflict.Ground", "SHARED_INTEREST",         {"有共同權利或義務關係", "shared interest"}},
    {"Conflict.Ground", "AGENT",                   {"現為或曾為代理人",     "agent"}},
    {"Conflict.Ground", "WITNESS",                 {"曾為證人或鑑定人",     "witness"}},
    {"Conflict.Ground", "APPEARANCE_OF_BIAS",      {"有偏頗之虞",           "appearance of bias"}},
    {"Conflict.Ground", "EMPLOYMENT_OR_ADVICE",    {"三年內任職或擔任顧問",
                                                    "employment or advice within 3 years"}},
    {"Conflict.Ground", "SAME_FIRST_LEVEL_AGENCY", {"同屬一級機關",
                                                    "same first-level agency"}},
    {"Conflict.Ground", "COACH_OF_APPLICANT",      {"輔導該申請案",         "coach of the applicant"}},

    {"Conflict.Origin", "DECLARED",          {"委員聲明",       "declared"}},
    {"Conflict.Origin", "RECORDED",          {"承辦登錄",       "recorded"}},
    {"Conflict.Origin", "DERIVED",           {"系統推得",       "derived"}},

    {"TabulationMethod", "TOTAL_SCORE",      {"總評分法",       "total score"}},
    {"TabulationMethod", "RANK_SUM",         {"序位法",         "rank sum"}},
    {"TabulationMethod", "TRIMMED_MEAN",     {"截尾平均法",     "trimmed mean"}},
    {"TabulationMethod", "MEDIAN",           {"中位數",         "median"}},

    {"TieKey", "MORE_FIRST_PLACES",          {"獲第一名較多",             "more first places"}},
    {"TieKey", "HEAVIEST_DIMENSION",         {"權重最高構面平均較高",     "heaviest dimension"}},
    {"TieKey", "DIMENSIONS_IN_ORDER",        {"依權重逐一比較構面",       "dimensions in order"}},
    {"TieKey", "MEAN_TOTAL",                 {"平均總分較高",             "mean total"}},
    {"TieKey", "LOWER_RANK_SUM",             {"序位和較低",               "lower rank sum"}},
    {"TieKey", "MEDIAN_TOTAL",               {"總分中位數較高",           "median total"}},
    {"TieKey", "HEAD_TO_HEAD",               {"兩兩比較勝出較多",         "head to head"}},
    {"TieKey", "LOWER_VARIANCE",             {"委員評分較一致",           "lower variance"}},

    {"RankOn", "EXACT",                      {"精確值",         "exact value"}},
    {"RankOn", "PUBLISHED",                  {"公布值",         "published value"}},

    {"TiesAtCut", "ADMITTED",                {"同名次均入列",   "all admitted"}},
    {"TiesAtCut", "STRICT",                  {"經決議前均不入列", "none until a decision"}},

    {"RoundingStage.Point", "DIMENSION_SCORE", {"各委員構面分數", "each judge's dimension score"}},
    {"RoundingStage.Point", "JUDGE_TOTAL",     {"各委員總分",     "each judge's total"}},
    {"RoundingStage.Point", "RESULT",          {"評定結果",       "the result"}},
    {"RoundingStage.Mode",  "HALF_UP",         {"四捨五入",       "half up"}},
    {"RoundingStage.Mode",  "TRUNCATE",        {"無條件捨去",     "truncate"}},
    {"RoundingStage.Mode",  "UP",              {"無條件進位",     "up"}},

    {"Line.Admission", "ADMITTED",              {"入列",             "admitted"}},
    {"Line.Admission", "UNRANKED",              {"未列名次",         "unranked"}},
    {"Line.Admission", "BELOW_FLOOR",           {"未達最低標準",     "below the floor"}},
    {"Line.Admission", "BELOW_DIMENSION_FLOOR", {"構面未達最低分",   "below a dimension's floor"}},
    {"Line.Admission", "BEYOND_CUT",            {"超出名額",         "beyond the cut"}},
    {"Line.Admission", "TIED_AT_CUT",           {"名額邊界同名次",   "tied at the cut"}},

    {"DivergenceOutcome", "KEEP",            {"維持原結果",     "keep"}},
    {"DivergenceOutcome", "EXCLUDE_JUDGE",   {"除去個別委員結果", "exclude judge"}},
    {"DivergenceOutcome", "RESCORE",         {"廢棄重評",       "rescore"}},
    {"DivergenceOutcome", "UNDECIDABLE",     {"無法評定",       "undecidable"}},

    {"Line.Divergence", "NONE",              {"無",             "none"}},
    {"Line.Divergence", "SHOWN",             {"應揭示",         "shown"}},
    {"Line.Divergence", "DISCUSSED",         {"應討論",         "discussed"}},
    {"Line.Divergence", "RESOLVED",          {"應決議",         "to be resolved"}},

    {"Comparison.Decider", "METHOD",         {"評定方法",       "method"}},
    {"Comparison.Decider", "TIE_KEY",        {"同分決定項目",   "tie key"}},
    {"Comparison.Decider", "RECORDED",       {"投票或抽籤",     "vote or lot"}},
    {"Comparison.Decider", "TIED",           {"同名次",         "tied"}},

    {"TieDecision.Means", "VOTE",            {"表決",           "vote"}},
    {"TieDecision.Means", "LOT",             {"抽籤",           "lot"}},
};
// clang-format on

}  // namespace

std::optional<Words> ValueWords(std::string_view enum_name, std::string_view value) {
  if (value.ends_with("_UNSPECIFIED")) return Words{"", ""};
  const auto row = std::find_if(std::begin(kValues), std::end(kValues), [&](const ValueRow& r) {
    return r.enum_name == enum_name && r.value == value;
  });
  if (row == std::end(kValues)) return std::nullopt;
  return row->words;
}

std::optional<Words> AnyValueWords(std::string_view value) {
  const auto row = std::find_if(std::begin(kValues), std::end(kValues),
                                [&](const ValueRow& r) { return r.value == value; });
  if (row == std::end(kValues)) return std::nullopt;
  return row->words;
}

}  // namespace award::client
