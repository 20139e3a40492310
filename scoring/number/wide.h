// 128-bit integers for intermediate steps: products of two 64-bit values and the cost of an
// assignment. Read by one C++17 unit as well, so this header keeps to C++17.
#ifndef AWARD_SCORING_NUMBER_WIDE_H_
#define AWARD_SCORING_NUMBER_WIDE_H_

#include <optional>
#include <string>
#include <string_view>

namespace award::scoring {

__extension__ typedef __int128 Wide;

// The decimal digits of `value`, with a leading minus when it is negative.
std::string WideToString(Wide value);

// The inverse of WideToString. Nothing when `text` is not such a number or does not fit.
std::optional<Wide> WideFromString(std::string_view text);

}  // namespace award::scoring

#endif  // AWARD_SCORING_NUMBER_WIDE_H_
