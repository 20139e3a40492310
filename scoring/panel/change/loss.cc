// Lexicographic comparison of a plan with its bounds, tier by tier.
#include "scoring/panel/change/loss.h"

#include <algorithm>
#include <cstdlib>

namespace award::scoring::panel {

namespace {

// How far the plan may be from the best in a tier; nothing when that is not proved. A tier that
// the plan does not have is one in which all plans are equal.
std::optional<int64_t> GapOf(const Plan& plan, Tier tier) {
  for (const TierResult& result : plan.tiers) {
    if (result.tier != tier) continue;
    if (!result.bound.has_value()) return std::nullopt;
    return std::abs(*result.bound - result.value);
  }
  return 0;
}

}  // namespace

std::optional<Loss> CertainLoss(const Plan& plan, const Price& at_prices) {
  for (size_t tier = 0; tier < kLinearTiers; ++tier) {
    const std::optional<int64_t> gap = GapOf(plan, kPricedTiers[tier]);
    if (!gap.has_value()) return std::nullopt;
    const int64_t least = at_prices[tier] - *gap;
    if (least > 0) return Loss{kPricedTiers[tier], least};
    if (least < 0) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::optional<Loss>> MostGain(const Plan& plan, const Price& gain) {
  for (size_t tier = 0; tier < kLinearTiers; ++tier) {
    const std::optional<int64_t> gap = GapOf(plan, kPricedTiers[tier]);
    if (!gap.has_value()) return std::nullopt;
    const int64_t most = gain[tier] + *gap;
    if (most > 0) return Loss{kPricedTiers[tier], most};
    if (most < 0) break;
  }
  return std::optional<Loss>();
}

}  // namespace award::scoring::panel
