// Reads a decimal digit by digit; no locale, no floating point.
#include "scoring/number/decimal.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace award::scoring {

namespace {

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::variant<int32_t, DecimalFault> ParseHundredths(std::string_view text, int32_t highest) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string places = "00";
  if (point != std::string_view::npos) {
    const std::string_view after = text.substr(point + 1);
    if (!AllDigits(after) || !AllDigits(whole)) return DecimalFault::kNotANumber;
    if (after.size() > 2) return DecimalFault::kTooManyPlaces;
    std::copy(after.begin(), after.end(), places.begin());
  }
  if (!AllDigits(whole)) return DecimalFault::kNotANumber;
  int64_t value = 0;
  for (const char c : std::string(whole) + places) {
    value = value * 10 + (c - '0');
    if (value > highest) return DecimalFault::kOutOfRange;
  }
  if (negative && value != 0) return DecimalFault::kOutOfRange;
  return static_cast<int32_t>(value);
}

}  // namespace award::scoring
