// What is declared before scoring opens and decides how a round is counted.
// The methods are those of 最有利標評選辦法 §11–15-1, which the selection follows by analogy.
#ifndef AWARD_SCORING_RANKING_RULES_H_
#define AWARD_SCORING_RANKING_RULES_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"

namespace award::scoring {

enum class Method {
  kTotalScore,  // 總評分法: mean weighted total, highest first.
  kRankSum,     // 序位法: each judge's totals become ranks; lowest sum (or scaled mean) first.
};

// How equals are told apart, in the declared order. Each key is one number per application.
enum class TieKey {
  kMoreFirstPlaces,    // Number of judges who placed it first (§15-1 item 3).
  kHeaviestDimension,  // Score in the heaviest dimension; equal heaviest ones are added (§14,
                       // §15-1).
  kDimensionsInOrder,  // Each dimension by falling weight; of equal weights the one listed first.
  kMeanTotal,          // Mean weighted total.
  kRankSum,            // Rank sum, or scaled mean rank when the panel is incomplete.
  kMedianTotal,        // Median weighted total.
};

// A spread (highest minus lowest total) at or above a threshold raises the level; 0 turns it off.
struct DivergenceThresholds {
  int32_t show = 1'000;     // Hundredths of a point.
  int32_t discuss = 1'500;  // Precedent: two readers 15 points apart need a third.
  int32_t resolve = 2'000;  // The committee's decision must be on record.
};

struct Rules {
  Method method = Method::kTotalScore;
  std::vector<TieKey> tie_chain;
  // How many this round admits: the shortlist's size in the first round, the quota in the final.
  // Those tied with the last admitted are admitted too. 0 admits nobody.
  int32_t cut = 0;
  // A mean total below this (hundredths) is never admitted; 0 means no floor.
  int32_t floor = 0;
  DivergenceThresholds divergence;
};

// OK, or kInvalidArgument: a repeated tie key, a negative cut, a floor outside 0..10000, thresholds
// that are negative or not in rising order.
absl::Status Validate(const Rules& rules);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_RULES_H_
