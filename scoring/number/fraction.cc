// Exact fractions in lowest terms. Products of two 64-bit values fit 126 bits, so every step below
// is exact; only storing the result can fail.
#include "scoring/number/fraction.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "absl/status/status.h"
#include "fmt/format.h"

namespace award::scoring {

namespace {

// The most negative int64 is not used, so that every value can be negated.
constexpr int64_t kHighest = std::numeric_limits<int64_t>::max();

constexpr Wide Magnitude(Wide value) { return value < 0 ? -value : value; }

// Both above 0. A score's scale nearly always fits 32 bits, where the steps are quicker.
int64_t GreatestOf(int64_t a, int64_t b) {
  constexpr int64_t kHighest32 = std::numeric_limits<uint32_t>::max();
  if (a > kHighest32 || b > kHighest32) return std::gcd(a, b);
  return std::gcd(static_cast<uint32_t>(a), static_cast<uint32_t>(b));
}

// Euclid in 128 bits until both fit 64; requires b >= 0.
Wide GreatestCommonDivisor(Wide a, Wide b) {
  a = Magnitude(a);
  while (b > kHighest || (a > kHighest && b != 0)) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  if (b == 0) return a;
  return std::gcd(static_cast<uint64_t>(a), static_cast<uint64_t>(b));
}

absl::Status NoValues() { return absl::InvalidArgumentError("there are no values to combine"); }

}  // namespace

absl::StatusOr<Fraction> Fraction::Reduced(Wide numerator, Wide denominator) {
  if (denominator == 0) return absl::InvalidArgumentError("a fraction's denominator is zero");
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  if (Magnitude(numerator) <= kHighest && denominator <= kHighest) {  // Nearly always.
    const auto top = static_cast<int64_t>(numerator);
    const auto bottom = static_cast<int64_t>(denominator);
    const int64_t rest = top % bottom;
    if (rest == 0) return Fraction(top / bottom, 1);
    const int64_t divisor = GreatestOf(rest < 0 ? -rest : rest, bottom);
    return Fraction(top / divisor, bottom / divisor);
  }
  const Wide divisor = GreatestCommonDivisor(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  if (Magnitude(numerator) > kHighest || denominator > kHighest) {
    return absl::OutOfRangeError(fmt::format("the exact value {}/{} does not fit 64 bits",
                                             WideToString(numerator), WideToString(denominator)));
  }
  return Fraction(static_cast<int64_t>(numerator), static_cast<int64_t>(denominator));
}

absl::StatusOr<Fraction> Fraction::Of(int64_t numerator, int64_t denominator) {
  return Reduced(numerator, denominator);
}

absl::StatusOr<Fraction> Fraction::OfWide(Wide numerator, Wide denominator) {
  return Reduced(numerator, denominator);
}

Fraction Fraction::FromHundredths(int32_t hundredths) {
  const auto divisor = static_cast<int64_t>(GreatestCommonDivisor(hundredths, 100));
  return Fraction(hundredths / divisor, 100 / divisor);
}

std::string Fraction::ToString() const {
  if (denominator_ == 1) return fmt::format("{}", numerator_);
  return fmt::format("{}/{}", numerator_, denominator_);
}

std::string Fraction::ToDecimal(int places) const {
  places = std::clamp(places, 0, 18);
  Wide scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  // floor(|n|·scale/d + 1/2), split so that no product exceeds 2^124.
  const Wide magnitude = Magnitude(numerator_);
  const Wide rounded =
      (2 * magnitude * scale + denominator_) / (2 * static_cast<Wide>(denominator_));
  std::string text = WideToString(rounded / scale);
  if (places > 0) {
    const std::string digits = WideToString(rounded % scale);
    text += '.';
    text.append(static_cast<size_t>(places) - digits.size(), '0');
    text += digits;
  }
  if (numerator_ < 0 && rounded != 0) text.insert(0, 1, '-');
  return text;
}

absl::StatusOr<Fraction> Add(const Fraction& a, const Fraction& b) {
  return Fraction::Reduced(static_cast<Wide>(a.numerator_) * b.denominator_ +
                               static_cast<Wide>(b.numerator_) * a.denominator_,
                           static_cast<Wide>(a.denominator_) * b.denominator_);
}

absl::StatusOr<Fraction> Subtract(const Fraction& a, const Fraction& b) {
  return Fraction::Reduced(static_cast<Wide>(a.numerator_) * b.denominator_ -
                               static_cast<Wide>(b.numerator_) * a.denominator_,
                           static_cast<Wide>(a.denominator_) * b.denominator_);
}

absl::StatusOr<Fraction> Multiply(const Fraction& a, const Fraction& b) {
  return Fraction::Reduced(static_cast<Wide>(a.numerator_) * b.numerator_,
                           static_cast<Wide>(a.denominator_) * b.denominator_);
}

absl::StatusOr<Fraction> Divide(const Fraction& a, const Fraction& b) {
  return Fraction::Reduced(static_cast<Wide>(a.numerator_) * b.denominator_,
                           static_cast<Wide>(a.denominator_) * b.numerator_);
}

absl::StatusOr<Fraction> Fraction::SumOver(const std::vector<Fraction>& values, int64_t divisor) {
  // Reduced only when the next step could leave 126 bits, and at the end.
  constexpr Wide kSafe = static_cast<Wide>(1) << 62;
  Wide numerator = 0;
  Wide denominator = 1;
  for (const Fraction& value : values) {
    if (value.denominator_ == denominator) {
      numerator += value.numerator_;
    } else {
      numerator = numerator * value.denominator_ + value.numerator_ * denominator;
      denominator *= value.denominator_;
    }
    if (Magnitude(numerator) <= kSafe && denominator <= kSafe) continue;
    const absl::StatusOr<Fraction> reduced = Reduced(numerator, denominator);
    if (!reduced.ok()) return reduced.status();
    numerator = reduced->numerator_;
    denominator = reduced->denominator_;
  }
  return Reduced(numerator, denominator * divisor);
}

absl::StatusOr<Fraction> Sum(const std::vector<Fraction>& values) {
  return Fraction::SumOver(values, 1);
}

absl::StatusOr<Fraction> Mean(const std::vector<Fraction>& values) {
  if (values.empty()) return NoValues();
  return Fraction::SumOver(values, static_cast<int64_t>(values.size()));
}

absl::StatusOr<Fraction> Median(std::vector<Fraction> values) {
  if (values.empty()) return NoValues();
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return Mean({values[middle - 1], values[middle]});
}

}  // namespace award::scoring
