// Decimal text of 128-bit integers, which the standard library does not print.
#include "scoring/number/wide.h"

#include <algorithm>

namespace award::scoring {

namespace {

__extension__ typedef unsigned __int128 UnsignedWide;

constexpr UnsignedWide kWidest = ~static_cast<UnsignedWide>(0) >> 1;

}  // namespace

std::string WideToString(Wide value) {
  const bool negative = value < 0;
  UnsignedWide rest = static_cast<UnsignedWide>(value);
  if (negative) rest = ~rest + 1;
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  } while (rest > 0);
  if (negative) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::optional<Wide> WideFromString(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  UnsignedWide value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const UnsignedWide digit = static_cast<UnsignedWide>(c - '0');
    if (value > (kWidest - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return negative ? -static_cast<Wide>(value) : static_cast<Wide>(value);
}

}  // namespace award::scoring
