// Vectors of weights to rank with: those of a file, and the two sets that are stored for the six
// dimensions of the award. Integers; what a vector sums to does not matter.
#ifndef AWARD_SCORING_INSIGHT_WEIGHT_SETS_H_
#define AWARD_SCORING_INSIGHT_WEIGHT_SETS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace award::scoring::insight {

// The highest weight in a file.
inline constexpr int64_t kHighestVectorWeight = 1'000'000'000;

struct WeightSet {
  std::string name;
  size_t dimensions = 0;
  std::vector<int64_t> weights;  // One vector after the other.

  size_t count() const { return weights.size() / dimensions; }
  const int64_t* vector(size_t index) const { return &weights[index * dimensions]; }
};

// Reads `csv`: the header "set" and one column per dimension, then one vector in a line, such as
// "simplex,2498,62,788,619,3267,2766". Lines that are empty or begin with # are passed over. The
// sets come in the order of their first line. kInvalidArgument names the line: no such header, too
// few or many columns, no name, not an integer of 0..kHighestVectorWeight, all zero; or no vectors.
absl::StatusOr<std::vector<WeightSet>> ParseWeightSets(std::string_view csv);

// Any weights whatever, "simplex". None but for six dimensions.
std::optional<WeightSet> AnyWeights(size_t dimensions);

// Each weight w from 0.8 w to 1.2 w, "within_20_percent": w·(8000 + 4000·u/10000) with the stored
// points u. None but for six dimensions.
std::optional<WeightSet> NearWeights(const std::vector<int32_t>& weights);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_WEIGHT_SETS_H_
