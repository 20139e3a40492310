// Where a statistic has no meaning it says why; it is never a NaN, an infinity or a silent zero.
// Everything insight computes is a Statistic, or a struct inside a Defined.
#ifndef AWARD_SCORING_INSIGHT_UNDEFINED_H_
#define AWARD_SCORING_INSIGHT_UNDEFINED_H_

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace award::scoring::insight {

enum class Undefined {
  kTooFewApplications,  // Needs at least two applications (three for a correlation).
  kTooFewJudges,        // Needs at least two judges, here or on some application.
  kTooFewInCommon,      // The two judges share too few applications, or the value too few others.
  kIncompletePanel,     // Has a meaning only where every judge scored every application.
  kNoVariation,         // All scores that matter are equal, so there is nothing to compare.
  kNoDegreesOfFreedom,  // As many effects as scores: nothing is left to estimate the error from.
  kNoError,             // The effects fit every score exactly: there is no error to measure with.
  kDisconnected,        // The two stand in groups that share no judge, not even indirectly.
  kNegativeValue,       // A ratio scale has no values below zero.
  kNoVarianceBetween,   // The applications do not differ (variance zero): no panel separates them.
  kTooLarge,            // Above the stated size this is not computed.
  kNoCut,               // The rules admit nobody, so there is no award set.
  kOneDimension,        // With one dimension there is no weight to change.
  kNoWeightVectors,     // There are no stored weight vectors for this number of dimensions.
  kNotConverged,        // The iteration did not settle.
  kNotFinite,           // The computation left the range of floating point numbers.
};

inline constexpr std::array kUndefinedReasons = {Undefined::kTooFewApplications,
                                                 Undefined::kTooFewJudges,
                                                 Undefined::kTooFewInCommon,
                                                 Undefined::kIncompletePanel,
                                                 Undefined::kNoVariation,
                                                 Undefined::kNoDegreesOfFreedom,
                                                 Undefined::kNoError,
                                                 Undefined::kDisconnected,
                                                 Undefined::kNegativeValue,
                                                 Undefined::kNoVarianceBetween,
                                                 Undefined::kTooLarge,
                                                 Undefined::kNoCut,
                                                 Undefined::kOneDimension,
                                                 Undefined::kNoWeightVectors,
                                                 Undefined::kNotConverged,
                                                 Undefined::kNotFinite};

// The reason as one lower-case word for machines, as in "incomplete_panel".
std::string_view NameOf(Undefined reason);
// The reason as a whole sentence for the commission.
std::string_view EnglishOf(Undefined reason);
std::string_view ChineseOf(Undefined reason);

// A T, or the reason why there is none.
template <typename T>
class Defined {
 public:
  Defined(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Defined(Undefined reason) : reason_(reason) {}  // NOLINT(google-explicit-constructor)

  bool defined() const { return value_.has_value(); }
  explicit operator bool() const { return defined(); }
  // Only if defined.
  const T& operator*() const { return *value_; }
  const T* operator->() const { return &*value_; }
  // Only if not defined.
  Undefined reason() const { return reason_; }

 private:
  std::optional<T> value_;
  Undefined reason_ = Undefined::kNotFinite;
};

// A finite number, or the reason why there is none; without either it is kNotFinite.
class Statistic {
 public:
  Statistic() = default;
  Statistic(double value) : value_(value), defined_(std::isfinite(value)) {}  // NOLINT
  Statistic(Undefined reason) : reason_(reason) {}  // NOLINT(google-explicit-constructor)
  // kNotFinite, if there is none.
  Statistic(const std::optional<double>& value)  // NOLINT(google-explicit-constructor)
      : Statistic(value.has_value() ? Statistic(*value) : Statistic()) {}

  bool defined() const { return defined_; }
  explicit operator bool() const { return defined_; }
  double operator*() const { return value_; }   // Only if defined.
  Undefined reason() const { return reason_; }  // Only if not defined.

 private:
  double value_ = 0;
  Undefined reason_ = Undefined::kNotFinite;
  bool defined_ = false;
};

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_UNDEFINED_H_
