// Reads a score as people type it: a plain decimal with at most two places, kept in hundredths.
#ifndef AWARD_SCORING_NUMBER_DECIMAL_H_
#define AWARD_SCORING_NUMBER_DECIMAL_H_

#include <cstdint>
#include <string_view>
#include <variant>

namespace award::scoring {

// The lowest and highest score, in hundredths of a point.
inline constexpr int32_t kLowestScore = 0;
inline constexpr int32_t kHighestScore = 10'000;
inline constexpr int64_t kHundredthsPerPoint = 100;

// Why a text is not a score.
enum class DecimalFault {
  kNotANumber,  // Anything but digits with at most one point between digits ("", "5.", "８５").
  kTooManyPlaces,  // Three or more digits after the point, zeros included ("85.125", "85.500").
  kOutOfRange,     // A number below 0 or above `highest`.
};

// The value of `text` in hundredths (0..highest), or why it is none. When several faults apply the
// first in the order above is named. Signs other than a leading minus are not numbers.
std::variant<int32_t, DecimalFault> ParseHundredths(std::string_view text,
                                                    int32_t highest = kHighestScore);

}  // namespace award::scoring

#endif  // AWARD_SCORING_NUMBER_DECIMAL_H_
