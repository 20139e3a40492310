// The exact mean totals of a panel as functions of the weights. With other weights u the total of
// application a is Σ u_d x_ad / Σ u + c_a, where x_ad is its mean score in dimension d and c_a what
// no weight touches: bonuses, and what prescribed roundings of the sheets added.
#ifndef AWARD_SCORING_INSIGHT_WEIGHT_LINES_H_
#define AWARD_SCORING_INSIGHT_WEIGHT_LINES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/insight/panel.h"
#include "scoring/insight/undefined.h"
#include "scoring/number/wide.h"

namespace award::scoring::insight {

// All numerators, so that adding and comparing them is exact.
struct WeightLines {
  size_t dimensions = 0;
  std::vector<Wide> scores;     // x_ad × score_scale: [a * dimensions + d].
  std::vector<Wide> constants;  // c_a × score_scale × whole × constant_factor.
  std::vector<Wide> totals;     // Mean total × score_scale × whole × constant_factor.
  Wide score_scale = 1;
  Wide constant_factor = 1;  // 1 if all constants are zero.
  int64_t whole = 1;         // Sum of the declared weights.
};

// kTooLarge: a numerator, or a score times the whole, has more than 60 bits.
Defined<WeightLines> WeightLinesOf(const Panel& panel);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_WEIGHT_LINES_H_
