// What is declared before scoring opens and decides how a round is counted.
// The methods are those of 最有利標評選辦法 §11–15-1, which the selection follows by analogy.
#ifndef AWARD_SCORING_RANKING_RULES_H_
#define AWARD_SCORING_RANKING_RULES_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "scoring/number/rounding.h"
#include "scoring/rubric/rubric.h"
#include "scoring/rubric/weighing.h"

namespace award::scoring {

// Every method is always counted; one is official, the others stand beside it as shadows.
enum class Method {
  kTotalScore,   // 總評分法: mean weighted total, highest first.
  kRankSum,      // 序位法: each judge's totals become ranks; lowest sum (or scaled mean) first.
  kTrimmedMean,  // 截尾平均: the mean without the highest and the lowest totals, see Trim.
  kMedian,       // Middle total; a shadow only, since it throws most of the scores away.
};
inline constexpr std::array kMethods = {Method::kTotalScore, Method::kRankSum, Method::kTrimmedMean,
                                        Method::kMedian};

// How equals are told apart, in the declared order. Each key is one number per application.
enum class TieKey {
  kMoreFirstPlaces,    // Number of judges who placed it first (§15-1 item 3).
  kHeaviestDimension,  // Score in the heaviest dimension; equal heaviest ones are added (§14,
                       // §15-1).
  kDimensionsInOrder,  // Each dimension by falling weight; of equal weights the one listed first.
  kMeanTotal,          // Mean weighted total.
  kRankSum,            // Rank sum, or scaled mean rank when the panel is incomplete.
  kMedianTotal,        // Median weighted total.
  kHeadToHead,         // How many of its equals it beats: more of the judges who scored both gave
                       // it the higher total than the lower.
  kLowerVariance,      // The judges agree more. It rewards bland consensus; some rules have it.
};

// What is compared under the official method.
enum class RankOn {
  kExact,      // The exact value; a tie is exact equality.
  kPublished,  // The value as it is printed, after the rounding of results.
};

// What becomes of equals of whom only some fit the cut.
enum class TiesAtCut {
  kAdmit,   // All who share the place of the last admitted are admitted (法官遴選辦法 §6).
  kStrict,  // None of them, until a vote or lot tells them apart; the cut is never exceeded.
};

// A spread (highest minus lowest total) at or above a threshold raises the level; 0 turns it off.
struct DivergenceThresholds {
  int32_t show = 1'000;     // Hundredths of a point.
  int32_t discuss = 1'500;  // Precedent: two readers 15 points apart need a third.
  int32_t resolve = 2'000;  // The committee's decision must be on record.
};

// The highest and the lowest `each_side` totals of an application do not count when at least
// `from_judges` sheets do; with fewer the mean is not trimmed.
struct Trim {
  int32_t each_side = 1;
  int32_t from_judges = 5;  // More than twice each_side.
};

// The roundings a rule prescribes. Those of a sheet change what is counted; that of the result only
// what is printed, and with RankOn::kPublished what is compared.
struct Rounding {
  SheetRounding sheet;
  std::vector<RoundingStage> result = {{2, RoundingMode::kHalfUp}};  // At least one.
};

struct Rules {
  Method method = Method::kTotalScore;
  std::vector<TieKey> tie_chain;
  // How many this round admits: the shortlist's size in the first round, the quota in the final.
  // 0 admits nobody.
  int32_t cut = 0;
  // A mean total below this (hundredths) is never admitted; 0 means no floor. With total score on
  // published values it is the published mean that must reach it.
  int32_t floor = 0;
  DivergenceThresholds divergence;
  RankOn rank_on = RankOn::kExact;
  TiesAtCut ties_at_cut = TiesAtCut::kAdmit;
  Trim trim;
  Rounding rounding;
};

// The rules of one category: a group of applications that is ranked by itself.
struct CategoryRules {
  std::string id;
  std::string name;
  Rubric rubric;
  Rules rules;
};

enum class RulesFault {
  kMedianIsShadowOnly,
  kRepeatedTieKey,
  kNegativeCut,
  kFloorOutOfRange,      // 0..10000 hundredths.
  kThresholdsNotRising,  // Negative, or not rising from show to discuss to resolve.
  kTrimOutOfRange,       // each_side from 1, from_judges more than twice that.
  kPlacesOutOfRange,     // A stage keeps 0..6 places.
  kNoResultRounding,     // How a result is printed is not declared.
};

// One thing wrong with the rules and an English sentence that says so.
struct RulesProblem {
  RulesFault fault;
  std::string text;
};

// Everything wrong with `rules`; empty when they are valid.
std::vector<RulesProblem> FindProblems(const Rules& rules);

// OK, or kInvalidArgument with every problem in words.
absl::Status Validate(const Rules& rules);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_RULES_H_
