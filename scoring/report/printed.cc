// Digits of exact numbers. Nearly all fit 64-bit steps; what does not takes the way of 128 bits.
#include "scoring/report/printed.h"

#include <limits>
#include <string_view>

#include "fmt/format.h"
#include "scoring/number/rounding.h"

namespace award::scoring {

namespace {

// Steps below this never leave 64 bits: 2·n·scale + d.
constexpr uint64_t kSmall = std::numeric_limits<uint64_t>::max() / 4;

}  // namespace

void AppendInt(int64_t value, std::string& text) {
  const fmt::format_int digits(value);
  text.append(digits.data(), digits.size());
}

void AppendFraction(const Fraction& value, std::string& text) {
  AppendInt(value.numerator(), text);
  if (value.denominator() == 1) return;
  text += '/';
  AppendInt(value.denominator(), text);
}

void AppendDecimal(const Fraction& value, int32_t places, std::string& text) {
  const bool negative = value.numerator() < 0;
  const auto magnitude = static_cast<uint64_t>(negative ? -value.numerator() : value.numerator());
  const auto divisor = static_cast<uint64_t>(value.denominator());
  const auto scale = static_cast<uint64_t>(PowerOfTen(places));
  if (magnitude > kSmall / scale || divisor > kSmall) {
    text.append(value.ToDecimal(places));
    return;
  }
  const uint64_t rounded = (2 * magnitude * scale + divisor) / (2 * divisor);
  if (negative && rounded != 0) text += '-';
  const fmt::format_int digits(rounded);
  const std::string_view shown(digits.data(), digits.size());
  if (places == 0) {
    text.append(shown);
    return;
  }
  const auto after = static_cast<size_t>(places);
  if (shown.size() > after) {
    text.append(shown.substr(0, shown.size() - after));
    text += '.';
    text.append(shown.substr(shown.size() - after));
  } else {
    text.append("0.");
    text.append(after - shown.size(), '0');
    text.append(shown);
  }
}

bool PrintsExactly(const Fraction& value, int32_t places) {
  return static_cast<Wide>(value.numerator()) * PowerOfTen(places) % value.denominator() == 0;
}

}  // namespace award::scoring
