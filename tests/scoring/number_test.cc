// Exact numbers: fractions, their rounding for display, and scores as people type them.
#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/number/decimal.h"
#include "scoring/number/fraction.h"
#include "scoring/number/wide.h"

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

TEST(Wide, DigitsRoundTrip) {
  const Wide most = ~(static_cast<Wide>(1) << 126 << 1);
  for (const Wide value : {Wide{0}, Wide{-1}, Wide{42}, most, -most}) {
    EXPECT_EQ(WideFromString(WideToString(value)).value(), value) << WideToString(value);
  }
  EXPECT_EQ(WideToString(most), "170141183460469231731687303715884105727");
}

TEST(Wide, RefusesWhatIsNoNumberOrDoesNotFit) {
  for (const char* text : {"", "-", "+1", "1 ", "0x1", "170141183460469231731687303715884105728"}) {
    EXPECT_FALSE(WideFromString(text).has_value()) << text;
  }
}

TEST(Score, IsReadInHundredths) {
  const std::vector<std::pair<std::string, int32_t>> cases = {
      {"0", 0},          {"85", 8500},    {"85.5", 8550}, {"85.05", 8505},
      {"100.00", 10000}, {"007.25", 725}, {"-0", 0},      {"99.99", 9999}};
  for (const auto& [text, expected] : cases) {
    const auto parsed = ParseHundredths(text);
    ASSERT_TRUE(std::holds_alternative<int32_t>(parsed)) << text;
    EXPECT_EQ(std::get<int32_t>(parsed), expected) << text;
  }
}

TEST(Score, FaultsAreNamed) {
  const std::vector<std::pair<std::string, DecimalFault>> cases = {
      {"", DecimalFault::kNotANumber},
      {".5", DecimalFault::kNotANumber},
      {"5.", DecimalFault::kNotANumber},
      {"+5", DecimalFault::kNotANumber},
      {" 5", DecimalFault::kNotANumber},
      {"1e2", DecimalFault::kNotANumber},
      {"8.5.1", DecimalFault::kNotANumber},
      {"85,5", DecimalFault::kNotANumber},
      {"８５", DecimalFault::kNotANumber},
      {"--1", DecimalFault::kNotANumber},
      {"nan", DecimalFault::kNotANumber},
      {"85.125", DecimalFault::kTooManyPlaces},
      {"85.500", DecimalFault::kTooManyPlaces},
      {"999.125", DecimalFault::kTooManyPlaces},
      {"100.01", DecimalFault::kOutOfRange},
      {"-1", DecimalFault::kOutOfRange},
      {"-0.01", DecimalFault::kOutOfRange},
      {"101", DecimalFault::kOutOfRange},
      {"99999999999999999999999999", DecimalFault::kOutOfRange}};
  for (const auto& [text, expected] : cases) {
    const auto parsed = ParseHundredths(text);
    ASSERT_TRUE(std::holds_alternative<DecimalFault>(parsed)) << text;
    EXPECT_EQ(std::get<DecimalFault>(parsed), expected) << text;
  }
}

TEST(Score, HighestCanBeLower) {
  EXPECT_EQ(std::get<int32_t>(ParseHundredths("20", 2000)), 2000);
  EXPECT_EQ(std::get<DecimalFault>(ParseHundredths("20.01", 2000)), DecimalFault::kOutOfRange);
}

}  // namespace
}  // namespace award::scoring
