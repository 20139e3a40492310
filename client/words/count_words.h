// The words of a count without a server: scoring's own terms, and what stands around its tables.
#ifndef AWARD_CLIENT_WORDS_COUNT_WORDS_H_
#define AWARD_CLIENT_WORDS_COUNT_WORDS_H_

#include "client/words/language.h"
#include "scoring/ranking/rules.h"
#include "scoring/ranking/tabulation.h"

namespace award::client {

Words MethodWords(scoring::Method method);
Words ComparedWords(scoring::Method method);  // What the method compares.
Words DivergenceWords(scoring::DivergenceLevel level);
Words OutcomeWords(scoring::DivergenceOutcome outcome);
Words AdmissionWords(scoring::Admission admission);
Words UnrankedWords(scoring::Unranked unranked);
Words CellWords(scoring::CellState state);

// clang-format off
inline constexpr Words kPlaceHeading = {"名次", "place"};
inline constexpr Words kApplicationHeading = {"申請案", "application"};
inline constexpr Words kSheetsHeading = {"計入評分單", "sheets"};
inline constexpr Words kSpreadHeading = {"高低差", "spread"};
inline constexpr Words kDivergenceHeading = {"明顯差異", "divergence"};
inline constexpr Words kResultHeading = {"結果", "result"};

// Method, cut, floor.
inline constexpr Words kCountedBy = {"{}　名額 {}　最低標準 {}", "{}; cut {}; floor {}"};
inline constexpr Words kRankedOnPublished = {"　依公布值排名", "; ranked on the published value"};
inline constexpr Words kShadowNote = {
    "* 依其他方法計算的名次與正式名次不同（僅供參考）。",
    "* By this other method the place would differ (advice only)."};
inline constexpr Words kStillOpen = {"（未決議）", " (not resolved)"};
inline constexpr Words kExcluded = {"除去", "excluded"};
inline constexpr Words kNoSheets = {"沒有評分單。", "There are no sheets."};
inline constexpr Words kOneApplication = {
    "本類別只有一件有名次的申請案，沒有可比較的對象。",
    "Only one application of this category has a place; there is nothing to compare it with."};
inline constexpr Words kVacant = {"從缺：{} 個名額沒有可入列者。", "Vacant (從缺): {} of the "
"cut's places go to nobody."};
inline constexpr Words kProvisional = {
    "暫定結果：尚有 {} 張評分單未評。", "Provisional: {} sheets are still pending."};
inline constexpr Words kUnusedDecision = {
    "這個表決或抽籤沒有用到，因為它不是恰好一組同名次的申請案：{}",
    "This vote or lot was not used, since it does not order exactly one group of equals: {}"};
inline constexpr Words kJudgesTitle = {"各委員總分（序位）", "Totals (ranks) by judge"};
inline constexpr Words kReasonsTitle = {"名次理由", "Why each stands where it does"};
// clang-format on

}  // namespace award::client

#endif  // AWARD_CLIENT_WORDS_COUNT_WORDS_H_
