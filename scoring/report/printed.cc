// Digits of exact numbers. Nearly all fit 64-bit steps; what does not takes the way of 128 bits.
#include "scoring/report/printed.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <string>

namespace award::scoring {

namespace {

// Steps below this never leave 64 bits: 2·n·scale + d.
constexpr uint64_t kSmall = std::numeric_limits<uint64_t>::max() / 4;

constexpr std::array<uint64_t, 20> MakePowers() {
  std::array<uint64_t, 20> powers{1};
  for (size_t i = 1; i < powers.size(); ++i) powers[i] = 10 * powers[i - 1];
  return powers;
}
constexpr std::array<uint64_t, 20> kPowers = MakePowers();

constexpr std::array<char, 200> MakePairs() {
  std::array<char, 200> pairs{};
  for (size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}
constexpr std::array<char, 200> kPairs = MakePairs();

// `count` digits of `value`, with zeros before it.
void WritePadded(uint64_t value, size_t count, char* at) {
  while (count >= 2) {
    count -= 2;
    std::memcpy(at + count, &kPairs[2 * (value % 100)], 2);
    value /= 100;
  }
  if (count == 1) *at = static_cast<char>('0' + value % 10);
}

char* WriteDigits(uint64_t value, char* at) {
  // 1233/4096 is a little more than log10(2).
  const auto log = static_cast<size_t>(std::bit_width(value | 1) * 1233 >> 12);
  const size_t count = log + ((value | 1) >= kPowers[log] ? 1 : 0);
  WritePadded(value, count, at);
  return at + count;
}

}  // namespace

char* WriteInt(int64_t value, char* at) {
  const auto bits = static_cast<uint64_t>(value);
  if (value >= 0) return WriteDigits(bits, at);
  *at++ = '-';
  return WriteDigits(~bits + 1, at);
}

char* WriteFraction(const Fraction& value, char* at) {
  at = WriteInt(value.numerator(), at);
  if (value.denominator() == 1) return at;
  *at++ = '/';
  return WriteInt(value.denominator(), at);
}

char* WriteDecimal(const Fraction& value, int32_t places, char* at) {
  const bool negative = value.numerator() < 0;
  const auto magnitude = static_cast<uint64_t>(negative ? -value.numerator() : value.numerator());
  const auto divisor = static_cast<uint64_t>(value.denominator());
  const uint64_t scale = kPowers[static_cast<size_t>(places)];
  if (magnitude > kSmall / scale || divisor > kSmall) {
    const std::string decimal = value.ToDecimal(places);
    return std::copy(decimal.begin(), decimal.end(), at);
  }
  uint64_t rounded = (2 * magnitude * scale + divisor) / (2 * divisor);
  if (negative && rounded != 0) *at++ = '-';
  const uint64_t whole = places == kUsualPlaces ? rounded / 100 : rounded / scale;
  at = WriteDigits(whole, at);
  if (places == 0) return at;
  rounded -= whole * scale;
  *at++ = '.';
  WritePadded(rounded, static_cast<size_t>(places), at);
  return at + places;
}

void AppendInt(int64_t value, std::string& text) {
  char digits[kMostPrinted];
  text.append(digits, static_cast<size_t>(WriteInt(value, digits) - digits));
}

void AppendFraction(const Fraction& value, std::string& text) {
  char digits[kMostPrinted];
  text.append(digits, static_cast<size_t>(WriteFraction(value, digits) - digits));
}

void AppendDecimal(const Fraction& value, int32_t places, std::string& text) {
  char digits[kMostPrinted];
  text.append(digits, static_cast<size_t>(WriteDecimal(value, places, digits) - digits));
}

int32_t PlacesToDiffer(const Fraction& a, const Fraction& b, int32_t least) {
  int32_t places = least;
  for (; places < kMostPlacesToDiffer; ++places) {
    char a_digits[kMostPrinted];
    char b_digits[kMostPrinted];
    char* const a_end = WriteDecimal(a, places, a_digits);
    char* const b_end = WriteDecimal(b, places, b_digits);
    if (!std::equal(&a_digits[0], a_end, &b_digits[0], b_end)) break;
  }
  return places;
}

bool PrintsExactly(const Fraction& value, int32_t places) {
  // In lowest terms nothing of the denominator can cancel, so it must divide the scale.
  return kPowers[static_cast<size_t>(places)] % static_cast<uint64_t>(value.denominator()) == 0;
}

}  // namespace award::scoring
