// Validation of the rules of a count.
#include "scoring/ranking/rules.h"

#include <algorithm>

#include "fmt/format.h"
#include "scoring/number/decimal.h"

namespace award::scoring {

absl::Status Validate(const Rules& rules) {
  std::vector<TieKey> keys = rules.tie_chain;
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) {
    return absl::InvalidArgumentError("a key is listed twice in the tie chain");
  }
  if (rules.cut < 0) {
    return absl::InvalidArgumentError(fmt::format("the cut is {}; it is at least 0", rules.cut));
  }
  if (rules.floor < kLowestScore || rules.floor > kHighestScore) {
    return absl::InvalidArgumentError(fmt::format("the floor is {} hundredths; it is {} to {}",
                                                  rules.floor, kLowestScore, kHighestScore));
  }
  int32_t last = 0;
  for (const int32_t threshold :
       {rules.divergence.show, rules.divergence.discuss, rules.divergence.resolve}) {
    if (threshold == 0) continue;
    if (threshold < last) {
      return absl::InvalidArgumentError(
          "the divergence thresholds are positive and rise from show to discuss to resolve");
    }
    last = threshold;
  }
  return absl::OkStatus();
}

}  // namespace award::scoring
