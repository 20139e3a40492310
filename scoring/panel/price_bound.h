// What prices of judges prove: with any prices, no plan is worth more than the best panel of each
// application at value less price, plus the best use each judge can make of their places. Both are
// found exactly; prices that are far off prove little, but never something wrong.
#ifndef AWARD_SCORING_PANEL_PRICE_BOUND_H_
#define AWARD_SCORING_PANEL_PRICE_BOUND_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/number/wide.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// Prices beyond this, either way, are refused; no cost of a problem comes near.
inline constexpr int64_t kHighestPrice = int64_t{1} << 60;
// Weights of applications beyond this are refused.
inline constexpr int64_t kHighestWeight = int64_t{1} << 29;

// Which linear tiers count; the others are left out, as if all plans were equal there.
using TierMask = std::array<bool, kLinearTiers>;

// The linear tiers of `problem`.
TierMask LinearMaskOf(const Problem& problem);

// The most that a plan can be worth in the tiers of `mask`, one before the other; in kUnfilled and
// kEvenness that is negative (minus seats, minus squares), in kChanges the number of pairs kept.
// Nothing: `prices` are not one per judge and class, or too high, or an application can have no
// panel.
std::optional<Price> BoundAtPrices(const Problem& problem, const Classes& classes,
                                   const std::vector<std::vector<Price>>& prices,
                                   const TierMask& mask);

// The most that the sum of weight · sum of affinities, over applications, can be. Nothing: as
// above, or a weight is negative or too high.
std::optional<Wide> WeightedBoundAtPrices(const Problem& problem, const Classes& classes,
                                          const std::vector<int64_t>& weights,
                                          const std::vector<std::vector<int64_t>>& prices);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_PRICE_BOUND_H_
