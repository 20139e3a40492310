// Exact fractions: every official number is one. Steps run in 128 bits; a result that does not fit
// 64 bits is a kOutOfRange status, never a wrong number. Nothing is rounded before it is compared.
#ifndef AWARD_SCORING_NUMBER_FRACTION_H_
#define AWARD_SCORING_NUMBER_FRACTION_H_

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/number/wide.h"

namespace award::scoring {

// A rational number in lowest terms with a positive denominator.
class Fraction {
 public:
  // Zero.
  constexpr Fraction() = default;

  // numerator / denominator. kInvalidArgument: the denominator is zero; kOutOfRange: it does not
  // fit.
  static absl::StatusOr<Fraction> Of(int64_t numerator, int64_t denominator);

  // The same of 128-bit values, which sums of many sheets can need before they are reduced.
  static absl::StatusOr<Fraction> OfWide(Wide numerator, Wide denominator);

  // A score or a floor held in hundredths of a point, as points.
  static Fraction FromHundredths(int32_t hundredths);

  // A number of halves, such as a mean rank of two.
  static constexpr Fraction Halves(int64_t count) {
    return count % 2 == 0 ? Fraction(count / 2, 1) : Fraction(count, 2);
  }

  // A whole number.
  static constexpr Fraction Whole(int32_t value) { return Fraction(value, 1); }

  int64_t numerator() const { return numerator_; }
  int64_t denominator() const { return denominator_; }

  // "n/d", or "n" when d is 1.
  std::string ToString() const;

  // The decimal with `places` (0..18) digits after the point, rounded half up (四捨五入) once, from
  // the exact value. A negative value is rounded by its magnitude.
  std::string ToDecimal(int places) const;

  // Exact; never overflows.
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
    return static_cast<Wide>(a.numerator_) * b.denominator_ <=>
           static_cast<Wide>(b.numerator_) * a.denominator_;
  }
  friend bool operator==(const Fraction& a, const Fraction& b) = default;

 private:
  constexpr Fraction(int64_t numerator, int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}
  static absl::StatusOr<Fraction> Reduced(Wide numerator, Wide denominator);
  // The sum of `values` divided by `divisor`, which is above 0.
  static absl::StatusOr<Fraction> SumOver(const std::vector<Fraction>& values, int64_t divisor);

  friend absl::StatusOr<Fraction> Add(const Fraction& a, const Fraction& b);
  friend absl::StatusOr<Fraction> Subtract(const Fraction& a, const Fraction& b);
  friend absl::StatusOr<Fraction> Multiply(const Fraction& a, const Fraction& b);
  friend absl::StatusOr<Fraction> Divide(const Fraction& a, const Fraction& b);
  friend absl::StatusOr<Fraction> Sum(const std::vector<Fraction>& values);
  friend absl::StatusOr<Fraction> Mean(const std::vector<Fraction>& values);

  int64_t numerator_ = 0;
  int64_t denominator_ = 1;
};

// Each is kOutOfRange when the exact result does not fit; Divide by zero is kInvalidArgument.
absl::StatusOr<Fraction> Add(const Fraction& a, const Fraction& b);
absl::StatusOr<Fraction> Subtract(const Fraction& a, const Fraction& b);
absl::StatusOr<Fraction> Multiply(const Fraction& a, const Fraction& b);
absl::StatusOr<Fraction> Divide(const Fraction& a, const Fraction& b);

// Zero for no values.
absl::StatusOr<Fraction> Sum(const std::vector<Fraction>& values);
// kInvalidArgument: there are no values. The median of an even count is the mean of the middle two.
absl::StatusOr<Fraction> Mean(const std::vector<Fraction>& values);
absl::StatusOr<Fraction> Median(std::vector<Fraction> values);

}  // namespace award::scoring

#endif  // AWARD_SCORING_NUMBER_FRACTION_H_
