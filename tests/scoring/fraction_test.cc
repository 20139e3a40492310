// Exact fractions and their rounding for display.
#include "scoring/number/fraction.h"

#include <cstdint>
#include <limits>

#include "gtest/gtest.h"

namespace award::scoring {
namespace {

constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

Fraction Of(int64_t numerator, int64_t denominator) {
  return Fraction::Of(numerator, denominator).value();
}

TEST(Fraction, IsKeptInLowestTermsWithAPositiveDenominator) {
  EXPECT_EQ(Of(6, 8).ToString(), "3/4");
  EXPECT_EQ(Of(6, -8).ToString(), "-3/4");
  EXPECT_EQ(Of(-6, -3).ToString(), "2");
  EXPECT_EQ(Of(0, -5).ToString(), "0");
  EXPECT_EQ(Fraction::FromHundredths(8550).ToString(), "171/2");
  EXPECT_EQ(Fraction::FromHundredths(0), Fraction());
}

TEST(Fraction, RefusesAZeroDenominator) {
  EXPECT_EQ(Fraction::Of(1, 0).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Divide(Of(1, 2), Fraction()).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Fraction, CombinesExactly) {
  EXPECT_EQ(Add(Of(1, 3), Of(1, 6)).value(), Of(1, 2));
  EXPECT_EQ(Subtract(Of(1, 3), Of(1, 2)).value(), Of(-1, 6));
  EXPECT_EQ(Multiply(Of(2, 3), Of(9, 4)).value(), Of(3, 2));
  EXPECT_EQ(Divide(Of(2, 3), Of(-4, 9)).value(), Of(-3, 2));
  EXPECT_EQ(Sum({}).value(), Fraction());
  EXPECT_EQ(Sum({Of(1, 2), Of(1, 3), Of(1, 6)}).value(), Fraction::Whole(1));
  EXPECT_EQ(Mean({Of(1, 2), Of(1, 3)}).value(), Of(5, 12));
}

TEST(Fraction, MedianOfAnEvenCountIsTheMeanOfTheMiddleTwo) {
  EXPECT_EQ(Median({Of(9, 1), Of(1, 1), Of(4, 1)}).value(), Of(4, 1));
  EXPECT_EQ(Median({Of(9, 1), Of(1, 1), Of(4, 1), Of(2, 1)}).value(), Of(3, 1));
}

TEST(Fraction, HasNoMeanAndNoMedianOfNothing) {
  EXPECT_EQ(Mean({}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Median({}).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Fraction, OverflowIsAStatusAndNeverAWrongNumber) {
  EXPECT_EQ(Add(Of(kMost, 1), Of(1, 1)).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(Multiply(Of(kMost, 1), Of(2, 1)).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(Add(Of(1, kMost), Of(1, kMost - 1)).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(Multiply(Of(1, kMost), Of(1, 2)).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(Fraction::Of(std::numeric_limits<int64_t>::min(), 1).status().code(),
            absl::StatusCode::kOutOfRange);
  // Large steps whose result fits again are exact.
  EXPECT_EQ(Multiply(Of(kMost, 7), Of(7, kMost)).value(), Fraction::Whole(1));
  EXPECT_EQ(Add(Of(kMost, 1), Of(-kMost, 1)).value(), Fraction());
  EXPECT_EQ(Fraction::Of(std::numeric_limits<int64_t>::min(), 2).value(), Of(-(kMost / 2) - 1, 1));
}

TEST(Fraction, ComparesWithoutOverflow) {
  EXPECT_LT(Of(kMost - 1, kMost), Of(1, 1));
  EXPECT_LT(Of(kMost - 2, kMost - 1), Of(kMost - 1, kMost));
  EXPECT_GT(Of(-1, kMost), Of(-1, kMost - 1));
  EXPECT_GT(Of(kMost, 1), Of(kMost - 1, 1));
  EXPECT_GT(Of(kMost, 3), Of(kMost - 1, 5));
  EXPECT_LT(Of(kMost - 1, 5), Of(kMost, 3));
  EXPECT_EQ(Of(2, 4), Of(1, 2));
}

TEST(Fraction, PrintsRoundedHalfUpOnce) {
  EXPECT_EQ(Of(82345, 1000).ToDecimal(2), "82.35");
  EXPECT_EQ(Of(82335, 1000).ToDecimal(2), "82.34");
  EXPECT_EQ(Of(82344999, 1000000).ToDecimal(2), "82.34");
  EXPECT_EQ(Of(1, 3).ToDecimal(4), "0.3333");
  EXPECT_EQ(Of(2, 3).ToDecimal(0), "1");
  EXPECT_EQ(Of(1, 200).ToDecimal(2), "0.01");
  EXPECT_EQ(Of(199999, 2000).ToDecimal(2), "100.00");
  EXPECT_EQ(Of(kMost, 1).ToDecimal(18), "9223372036854775807.000000000000000000");
}

TEST(Fraction, RoundsANegativeValueByItsMagnitude) {
  EXPECT_EQ(Of(-1, 200).ToDecimal(2), "-0.01");
  EXPECT_EQ(Of(-1, 201).ToDecimal(2), "0.00");
  EXPECT_EQ(Of(-5, 2).ToDecimal(0), "-3");
}

}  // namespace
}  // namespace award::scoring
