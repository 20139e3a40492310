// Reads one affinity exactly. There is no floating point: 0.1 is one tenth.
#ifndef AWARD_SCORING_PANEL_FILES_AFFINITY_NUMBER_H_
#define AWARD_SCORING_PANEL_FILES_AFFINITY_NUMBER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "scoring/panel/files/fault.h"

namespace award::scoring::panel {

// The most places after the point that are kept.
inline constexpr int32_t kMostPlaces = 9;

// 10^0 to 10^9.
inline constexpr std::array<int64_t, kMostPlaces + 1> kPowersOfTen = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

// value · 10^-places; no fewer places would do, unless it was rounded. Below 10^10.
struct AffinityNumber {
  int64_t value = 0;
  int32_t places = 0;
  friend bool operator==(const AffinityNumber&, const AffinityNumber&) = default;
};

// Digits with at most one point between digits, a minus before them or none, and an exponent or
// none: "0.25", "-3", "1e-05", "2.5E+3". Rounded half away from zero to `round_to` places if given.
// kNotANumber, kTooManyPlaces (more than kMostPlaces are needed), kOutOfRange (it fits nowhere).
std::variant<AffinityNumber, FaultKind> ParseAffinity(std::string_view text,
                                                      std::optional<int32_t> round_to);

// value · 10^-decimals with all its places: 1230 with 3 decimals is "1.230".
std::string AffinityText(int64_t value, int32_t decimals);

// A number as it is mostly written: up to nine digits with or without a point, and a minus before
// them or none, up to the first byte that is neither.
struct PlainNumber {
  int64_t digits = 0;  // With its sign, the point left out.
  int32_t places = 0;
  size_t bytes = 0;  // 0: it is written otherwise.
};
inline PlainNumber ReadPlainNumber(std::string_view text) {
  constexpr std::ptrdiff_t kMostDigits = 9;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto is_digit = [](char c) { return static_cast<unsigned char>(c - '0') <= 9; };
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  const char* const whole = at;
  int64_t value = 0;
  for (; at != end && is_digit(*at) && at - whole < kMostDigits; ++at)
    value = value * 10 + (*at - '0');
  std::ptrdiff_t digits = at - whole;
  int32_t places = 0;
  if (digits > 0 && at != end && *at == '.') {
    const char* const part = ++at;
    for (; at != end && is_digit(*at) && at - part < kMostDigits; ++at)
      value = value * 10 + (*at - '0');
    places = static_cast<int32_t>(at - part);
    digits += places;
    if (places == 0) return {};
  }
  if (digits == 0 || digits > kMostDigits) return {};
  return {negative ? -value : value, places, static_cast<size_t>(at - text.data())};
}

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_AFFINITY_NUMBER_H_
