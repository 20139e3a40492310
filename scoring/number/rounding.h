// The roundings that Taiwanese rules prescribe, done on exact fractions: how many places, which
// way, and in which stages. A rule that says "to four places, the fifth dropped, then to two
// places, the third rounded half up" is the two stages {4, kTruncate}, {2, kHalfUp}
// (公務人員考試總成績計算規則 §7).
#ifndef AWARD_SCORING_NUMBER_ROUNDING_H_
#define AWARD_SCORING_NUMBER_ROUNDING_H_

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "scoring/number/fraction.h"
#include "scoring/number/wide.h"

namespace award::scoring {

// What becomes of the digits that are cut off. All three look at the magnitude, so that a negative
// value is rounded as its positive twin.
enum class RoundingMode {
  kHalfUp,    // 四捨五入.
  kTruncate,  // 無條件捨去.
  kUp,        // 無條件進位.
};

// The most places a stage may keep.
inline constexpr int32_t kMostPlaces = 6;

struct RoundingStage {
  int32_t places = 2;  // Digits kept after the point, 0..kMostPlaces.
  RoundingMode mode = RoundingMode::kHalfUp;

  friend bool operator==(const RoundingStage&, const RoundingStage&) = default;
};

// numerator / denominator rounded by each stage in turn, as a numerator over 10^places of the last
// stage. Requires: a positive denominator, at least one stage, places in range. kOutOfRange: a step
// does not fit.
absl::StatusOr<int64_t> RoundedNumerator(Wide numerator, Wide denominator,
                                         std::span<const RoundingStage> stages);

// 10^places, for places in 0..18.
int64_t PowerOfTen(int32_t places);

// `value` rounded once. kOutOfRange: the result does not fit. Requires: places in range.
absl::StatusOr<Fraction> RoundTo(const Fraction& value, const RoundingStage& stage);

// `value` rounded by each stage in turn; unchanged without stages. Errors as RoundTo.
absl::StatusOr<Fraction> RoundInStages(const Fraction& value,
                                       std::span<const RoundingStage> stages);

}  // namespace award::scoring

#endif  // AWARD_SCORING_NUMBER_ROUNDING_H_
