// How far one weight may change, the others keeping their proportions, before the ranking by mean
// totals does: exact fractions. Without tie chain and floors; two that are equal and would part
// leave no room at all.
#ifndef AWARD_SCORING_INSIGHT_WEIGHT_STABILITY_H_
#define AWARD_SCORING_INSIGHT_WEIGHT_STABILITY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/insight/panel.h"
#include "scoring/insight/undefined.h"
#include "scoring/number/fraction.h"

namespace award::scoring::insight {

// Two applications, as positions in Panel::applications, whose totals become equal.
struct Crossing {
  uint32_t ahead = 0;  // Stands before the other, or beside it, with the declared weight.
  uint32_t behind = 0;
};

// All weights strictly between the ends change nothing.
struct WeightInterval {
  Fraction low;  // As a share of all weights; 0 or 1 where nothing ends it.
  Fraction high;
  std::optional<Crossing> at_low;  // What ends it; none where it reaches 0 or 1.
  std::optional<Crossing> at_high;
};

struct DimensionStability {
  Fraction weight;  // The declared one, as a share.
  // Who is first; who is within the cut (equals at it all are); the order of all. kTooLarge: an end
  // does not fit 64 bits. Those barred by a floor stay so, and take no place of the award set.
  Defined<WeightInterval> first_place = Undefined::kTooLarge;
  Defined<WeightInterval> award_set = Undefined::kNoCut;
  Defined<WeightInterval> full_order = Undefined::kTooLarge;
};

// Above it nothing here is computed: the work grows with the square of the applications.
inline constexpr size_t kMostApplicationsForStability = 2'000;

// One for each dimension, in order. `barred`, per application: kept from the award set by a floor.
// Undefined: kTooFewApplications below two, kOneDimension, kTooLarge.
Defined<std::vector<DimensionStability>> WeightStabilityOf(const Panel& panel,
                                                           const std::vector<bool>& barred);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_WEIGHT_STABILITY_H_
