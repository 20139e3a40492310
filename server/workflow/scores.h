// Scores and thresholds as people write them: decimals with at most two places, kept in hundredths.
#ifndef AWARD_SERVER_WORKFLOW_SCORES_H_
#define AWARD_SERVER_WORKFLOW_SCORES_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"

namespace award::workflow {

// The hundredths of a decimal from 0 to 100, or to `highest` hundredths, such as "86.5". `field`
// names it in errors. SCORE_INVALID: not a plain decimal. SCORE_TOO_PRECISE: more than two places,
// zeros included. SCORE_OUT_OF_RANGE: below 0 or above the highest.
absl::StatusOr<int32_t> ParseScore(std::string_view field, std::string_view text,
                                   int32_t highest = 10'000);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_SCORES_H_
