// Titles, meanings and headings, in the order in which they are printed.
#include "client/words/insight_words.h"

#include <algorithm>
#include <iterator>

namespace award::client {

// clang-format off
const Words kAdviceTitle = {"名次穩定度與評分分析：{}（僅供參考，不影響名次）",
                            "How firm it is: {} (advice only; it changes no place)"};
const Words kNotComputed = {"未計算（-）：{}", "Not computed (-): {}"};
const Words kComputingAdvice = {"計算參考資料", "computing the advice"};

const SectionWords kSeparationSection = {
    {"分數可以區分到什麼程度", "How far apart scores must be"},
    {"兩件申請案的平均相差超過下列分數，這個評審組才分得出高低（5 % 顯著水準）；相差較少的，"
     "換一組委員就可能互換。",
     "Two applications must differ by more than this in their mean for the panel to tell them "
     "apart (at 5 %); closer ones may change places with other judges."}};
const SectionWords kPlacesSection = {
    {"名次的穩定度", "How firm each place is"},
    {"區間：依現有委員的一致程度，名次可能落在其中（同時：對所有申請案一起成立）。重抽：把委員"
     "重複抽樣的所有組合全部列舉，該案居首或在名額內的比例，不是獲獎的機率。扣除寬嚴：扣除委員"
     "寬嚴差異後的名次（最小平方；預測值）。",
     "Intervals: places it may take, given how far the judges agree (all: for all applications "
     "at once). Resamples: of all panels that can be drawn from these judges with repetition, the "
     "share in which it is first or within the cut; not a chance of winning. Severity out: the "
     "place without the judges' severity (least squares; predicted)."}};
const SectionWords kJudgesSection = {
    {"委員評分分析（依代號，僅提供召集人與委員本人）", "The judges, by code (for the convenor and the judge)"},
    {"寬嚴：負數表示較嚴，單位為分。相關：與其他委員平均的相關。離散：本人與他人總分的標準差。"
     "不一致：與他人平均排序相反的申請案對數比例。項目離散：一張評分單內各項目的標準差，接近 0 "
     "表示各項都給相近分數。除去後：不計該委員時的變化。這些數字不能作為除去委員的理由。",
     "Severity: below zero is severe, in points. Correlation: with the others' means. Deviation: "
     "of own and of the others' totals. Discordance: the share of pairs ordered against the "
     "others. Item deviation: inside one sheet; near 0 all items got alike. Without: what changes "
     "if the judge does not count. None of it is a ground to exclude a judge."}};
const SectionWords kStrikingSection = {
    {"明顯偏離的評分", "Striking scores"},
    {"與寬嚴模型的預期相差極大，且已考慮評分單總數；值得請委員說明，不代表評錯。",
     "They lie far from what severity explains, allowing for how many sheets there are; worth "
     "asking the judge, not wrong by that."}};
const SectionWords kWeightsSection = {
    {"權重變動的餘裕", "Room for other weights"},
    {"依平均總分計算，不論正式方法：單一構面的權重在此範圍內變動、其他構面按比例調整時，"
     "第 1 名、入列名單或全部名次都不變；兩端是精確分數，此處以百分比表示。",
     "By mean totals, whatever the official method: one weight may move inside this range, the "
     "others keeping their proportions, before the first place, the award set or any place "
     "changes; the ends are exact fractions, shown in percent."}};
const SectionWords kOtherWeightsSection = {
    {"以其他權重試算", "Other weights"},
    {"依平均總分計算，不論正式方法：在所列的權重組中，該案居首的比例"
     "（simplex：任意權重；within_20_percent：核定權重上下 20 %）。",
     "By mean totals, whatever the official method: the share of these weight vectors that put it "
     "first (simplex: any weights; within_20_percent: the declared ones give or take 20 %)."}};
const SectionWords kReliabilitySection = {
    {"評審組的一致性", "How far the panel would repeat itself"},
    {"數值愈接近 1，換一組同樣的委員結果愈接近。排名用 ICC(3,k) 或 G；以固定分數為門檻用 Φ。"
     "α 把寬嚴也算成不一致，W 只看排序。",
     "The closer to 1, the more alike another such panel would come out. For ranking read "
     "ICC(3,k) or G, for a fixed threshold Φ. α counts severity as disagreement; W looks at order "
     "alone."}};

namespace {

struct HeadingRow {
  std::string_view name;
  Words words;
};

constexpr HeadingRow kHeadings[] = {
    {"mean_error",           {"差距的平均標準誤（分）", "mean error of a difference"}},
    {"least_difference",     {"最小可區分差距（分，兩兩比較）", "least difference, two at a time"}},
    {"honest_difference",    {"最小可區分差距（分，全部一起比較）", "least difference, all at once"}},
    {"place",                {"名次", "place"}},
    {"application",          {"申請案", "application"}},
    {"unadjusted",           {"名次區間", "interval"}},
    {"simultaneous",         {"同時區間", "all"}},
    {"first",                {"重抽居首", "first"}},
    {"within_cut",           {"重抽名額內", "within cut"}},
    {"least_squares",        {"扣除寬嚴", "severity out"}},
    {"predicted",            {"預測值", "predicted"}},
    {"farthest_judge",       {"離中位最遠", "farthest judge"}},
    {"judge",                {"委員", "judge"}},
    {"applications",         {"件數", "sheets"}},
    {"severity",             {"寬嚴", "severity"}},
    {"standard_error",       {"標準誤", "error"}},
    {"correlation",          {"相關", "correlation"}},
    {"deviation",            {"離散", "deviation"}},
    {"others_deviation",     {"他人離散", "others'"}},
    {"discordance",          {"不一致", "discordance"}},
    {"item_deviation",       {"項目離散", "item dev."}},
    {"without",              {"除去後", "without"}},
    {"first_place_changes",  {"第 1 名改變", "first place changes"}},
    {"award_set_changes",    {"入列名單改變", "award set changes"}},
    {"nothing_changes",      {"不變", "no change"}},
    {"residual",             {"偏離（分）", "off by (points)"}},
    {"studentised",          {"標準化偏離", "studentised"}},
    {"dimension",            {"構面", "dimension"}},
    {"weight",               {"權重", "weight"}},
    {"first_place",          {"第 1 名不變", "first place stays"}},
    {"award_set",            {"入列名單不變", "award set stays"}},
    {"full_order",           {"全部名次不變", "every place stays"}},
    {"mean3",                {"ICC(3,k)　全員評閱，排名用", "ICC(3,k), complete, to rank"}},
    {"mean2",                {"ICC(2,k)　全員評閱，門檻用", "ICC(2,k), complete, for a threshold"}},
    {"relative",             {"G　排名用（可有缺）", "G, to rank, also incomplete"}},
    {"absolute",             {"Φ　門檻用", "Φ, for a threshold"}},
    {"to_rank",              {"排名達 0.9 所需委員數", "judges for 0.9, to rank"}},
    {"for_threshold",        {"門檻達 0.9 所需委員數", "judges for 0.9, for a threshold"}},
    {"w",                    {"Kendall W", "Kendall's W"}},
    {"interval",             {"Krippendorff α（等距）", "Krippendorff's α, interval"}},
    {"mean_spearman",        {"委員兩兩 Spearman 平均", "mean Spearman over pairs of judges"}},
    {"confidence",           {"{}（95 % 區間 {} – {}）", "{} (95 %: {} – {})"}},
};
// clang-format on

}  // namespace

Words InsightHeading(std::string_view name) {
  const auto row = std::find_if(std::begin(kHeadings), std::end(kHeadings),
                                [&](const HeadingRow& r) { return r.name == name; });
  return row == std::end(kHeadings) ? Words{name, name} : row->words;
}

}  // namespace award::client
