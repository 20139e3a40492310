// Scores and thresholds as people write them: decimals with at most two places, kept in hundredths.
#ifndef AWARD_SERVER_WORKFLOW_SCORES_H_
#define AWARD_SERVER_WORKFLOW_SCORES_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"

namespace award::workflow {

// The hundredths of a decimal from 0 to 100 such as "86.5". `field` names it in errors.
// SCORE_INVALID: not a plain decimal. SCORE_TOO_PRECISE: more than two places, zeros included.
// SCORE_OUT_OF_RANGE: below 0 or above 100.
absl::StatusOr<int32_t> ParseScore(std::string_view field, std::string_view text);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_SCORES_H_
