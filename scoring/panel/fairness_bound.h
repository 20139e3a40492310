// What bounds on sums of affinities say about the fairness tiers, and how even loads can be at
// best.
#ifndef AWARD_SCORING_PANEL_FAIRNESS_BOUND_H_
#define AWARD_SCORING_PANEL_FAIRNESS_BOUND_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/number/wide.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/problem.h"
#include "scoring/panel/tier_value.h"

namespace award::scoring::panel {

// In every plan the sum of weight · sum of affinities, over the applications, is at most `highest`.
struct SumBound {
  std::vector<int64_t> weights;  // Per application, 0 or more.
  Wide highest = 0;
};

// No plan has a higher lowest sum: one application reaches no more.
// Nothing: an application can have no panel.
std::optional<int64_t> FloorBound(const Problem& problem, const Classes& classes,
                                  const Ideals& ideals);

// No plan satisfies a higher level.
int64_t LevelBound(const Ideals& ideals, const std::vector<SumBound>& sums);

// No plan has a smaller largest deficit.
int64_t DeficitBound(const Ideals& ideals, const std::vector<SumBound>& sums);

// The least sum of squared loads when at least `seats` seats are filled. Nothing: the judges have
// no room for as many.
std::optional<int64_t> EvennessBound(const Problem& problem, int64_t seats);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FAIRNESS_BOUND_H_
