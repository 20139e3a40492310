// Rounding by integer division; the value is never anything but a ratio of integers.
#include "scoring/number/rounding.h"

#include <limits>

#include "absl/status/status.h"

namespace award::scoring {

namespace {

constexpr Wide kHighestNumerator = std::numeric_limits<int64_t>::max();
// Below this a product with 2·10^6 stays within 127 bits.
constexpr Wide kHighestFactor = static_cast<Wide>(1) << 104;

absl::Status DoesNotFit() {
  return absl::OutOfRangeError("a value to be rounded does not fit 64 bits");
}

// The magnitude of a ratio, scaled and cut to an integer.
Wide Cut(Wide magnitude, Wide denominator, RoundingMode mode) {
  switch (mode) {
    case RoundingMode::kHalfUp:
      return (2 * magnitude + denominator) / (2 * denominator);
    case RoundingMode::kTruncate:
      return magnitude / denominator;
    case RoundingMode::kUp:
      break;
  }
  return (magnitude + denominator - 1) / denominator;
}

}  // namespace

int64_t PowerOfTen(int32_t places) {
  int64_t power = 1;
  for (int32_t i = 0; i < places; ++i) power *= 10;
  return power;
}

absl::StatusOr<int64_t> RoundedNumerator(Wide numerator, Wide denominator,
                                         std::span<const RoundingStage> stages) {
  const bool negative = numerator < 0;
  Wide magnitude = negative ? -numerator : numerator;
  for (const RoundingStage& stage : stages) {
    if (magnitude > kHighestFactor || denominator > kHighestFactor) return DoesNotFit();
    const int64_t scale = PowerOfTen(stage.places);
    magnitude = Cut(magnitude * scale, denominator, stage.mode);
    denominator = scale;
  }
  if (magnitude > kHighestNumerator) return DoesNotFit();
  return static_cast<int64_t>(negative ? -magnitude : magnitude);
}

absl::StatusOr<Fraction> RoundTo(const Fraction& value, const RoundingStage& stage) {
  return RoundInStages(value, std::span(&stage, 1));
}

absl::StatusOr<Fraction> RoundInStages(const Fraction& value,
                                       std::span<const RoundingStage> stages) {
  if (stages.empty()) return value;
  const absl::StatusOr<int64_t> rounded =
      RoundedNumerator(value.numerator(), value.denominator(), stages);
  if (!rounded.ok()) return rounded.status();
  return Fraction::Of(*rounded, PowerOfTen(stages.back().places));
}

}  // namespace award::scoring
