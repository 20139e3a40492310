// The words around a plan made without a server; its sentences are scoring's own.
#ifndef AWARD_CLIENT_WORDS_PLAN_WORDS_H_
#define AWARD_CLIENT_WORDS_PLAN_WORDS_H_

#include "client/words/language.h"

namespace award::client {

// Applications, seats, judges, places, conflicts, locks, rules.
inline constexpr Words kPlanSizes = {
    "申請案 {}（共 {} 席）、委員 {}（至多可評 {} 件）、利益關係 {}、必須指派 {}、名單規則 {}。",
    "{} applications with {} seats, {} judges with at most {} places, {} conflicts, {} locks, {} "
    "rules."};
// Kept pairs, as a sentence of its own.
inline constexpr Words kPlanKeeps = {"現行分案有 {} 個配對。", "The plan to keep has {} pairs."};
// Lowest, highest, mean.
inline constexpr Words kPlanLoads = {"委員案量：最少 {}、最多 {}、平均 {}。",
                                     "Loads of the judges: lowest {}, highest {}, mean {}."};
inline constexpr Words kIdleJudges = {"沒有案件的委員：{}。", "Judges without an application: {}."};
inline constexpr Words kAndMore = {"等 {} 位", " and {} more"};
// The sum, and whose.
inline constexpr Words kLowestSum = {"適配度總和最低的申請案：{}（{}）。",
                                     "The lowest sum of an application is {} ({})."};
inline constexpr Words kWorstTitle = {"分配條件最差的申請案", "Worst-served applications"};
inline constexpr Words kEmptySeatsTitle = {"從缺的席次", "Seats left empty"};
inline constexpr Words kPanelsTitle = {"分案", "Plan"};
inline constexpr Words kMoreRows = {"（另有 {} 列；--difference FILE 寫出全部）\n",
                                    "(and {} more; --difference FILE writes all)\n"};
inline constexpr Words kDifferenceTitle = {"與現行分案的差異", "What changes"};
inline constexpr Words kExplanationTitle = {"{} 與 {}", "{} and {}"};
inline constexpr Words kForcedTitle = {"若改變這個決定", "If it were decided the other way"};
inline constexpr Words kBreachesTitle = {"不符規則之處：{}", "Breaches of the rules: {}"};
inline constexpr Words kNoBreach = {"逐條直接計數，全部規則都符合。",
                                    "Counted directly, every rule is kept."};
inline constexpr Words kValuesTitle = {"分案的值", "What the plan is worth"};

inline constexpr Words kPlanApplicationHeading = {"申請案", "application"};
inline constexpr Words kSumHeading = {"適配度總和", "sum"};
inline constexpr Words kIdealHeading = {"自身最佳", "own ideal"};
inline constexpr Words kDeficitHeading = {"差距", "deficit"};
inline constexpr Words kPanelHeading = {"委員", "judges"};
inline constexpr Words kSeatsHeading = {"從缺", "empty"};
inline constexpr Words kJudgeHeading = {"委員", "judge"};
inline constexpr Words kLoadBeforeHeading = {"原案量", "before"};
inline constexpr Words kLoadAfterHeading = {"新案量", "after"};
inline constexpr Words kLeftHeading = {"移出", "left"};
inline constexpr Words kJoinedHeading = {"加入", "joined"};

// What stands before the sentence of progress.
inline constexpr Words kSolving = {"求解中", "solving"};
inline constexpr Words kForcing = {"試算另一種決定", "trying the other way"};

inline constexpr Words kPlanProved = {"查核結果：符合規則，並已證明為最佳。",
                                      "Checked: it keeps the rules and is proved to be the best."};
inline constexpr Words kPlanHolds = {
    "查核結果：符合規則，證明檔所說的都成立；上列有差距之處，最佳的分案至多好這麼多。",
    "Checked: it keeps the rules, and all that the proof says holds; where a gap is named above, "
    "the best can be better by so much at most."};
inline constexpr Words kWithoutProof = {
    "沒有提供證明檔：無法說明它是不是最佳。",
    "No proof was given: nothing is proved about it being the best."};
// File, column, id, before and after; file and line to take out; file and rule.
inline constexpr Words kChangeCell = {"{}：{} 的 {} 由 {} 改為 {}", "{}: {} of {} from {} to {}"};
inline constexpr Words kTakeOut = {"{}：刪除 {}", "{}: take out {}"};
inline constexpr Words kLiftRule = {"{}：刪除規則 {}，或縮小其 scope",
                                    "{}: take out rule {}, or narrow its scope"};

inline constexpr Words kMoreChanges = {"並另有 {} 項修改，缺一不可（--format json 列出全部）",
                                       "and {} more changes, all of them needed (--format json "
                                       "lists them)"};

inline constexpr Words kQuestion = {"查核的要求：{}", "Checked as: {}"};
inline constexpr Words kOtherFiles = {"證明檔是為其他內容的檔案而作的。",
                                      "The proof was made for files with other contents."};
inline constexpr Words kOtherPairs = {"證明檔是為另一個分案而作的。",
                                      "The proof was made for another plan."};
inline constexpr Words kGonePairs = {"--keep 中已不存在的申請案或委員：{}",
                                     "No longer there, of --keep: {}"};
inline constexpr Words kNotLocked = {"已開始評分但後來有利益關係，不予保留：{}",
                                     "Begun, but in conflict since, and so not kept: {}"};
inline constexpr Words kForcingInterrupted = {"已中斷，沒有試算。", "Interrupted; not tried."};

inline constexpr Words kFilesWritten = {"已寫入：{}", "Written: {}"};
inline constexpr Words kPlanNotWritten = {
    "分案沒有寫入檔案：以 --out FILE 寫入，或以 --format csv 印出。",
    "The plan was not written to a file: --out FILE writes it, --format csv prints it."};

}  // namespace award::client

#endif  // AWARD_CLIENT_WORDS_PLAN_WORDS_H_
