// The prescribed roundings: half up, truncated, up; once, or in the stages that a rule names.
#include "scoring/number/rounding.h"

#include <limits>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

std::string Rounded(const Fraction& value, int32_t places, RoundingMode mode) {
  return RoundTo(value, {places, mode}).value().ToDecimal(places);
}

TEST(Rounding, KnowsThreeWays) {
  const Fraction half = Ratio(82'345, 1'000);
  EXPECT_EQ(Rounded(half, 2, RoundingMode::kHalfUp), "82.35");
  EXPECT_EQ(Rounded(half, 2, RoundingMode::kTruncate), "82.34");
  EXPECT_EQ(Rounded(half, 2, RoundingMode::kUp), "82.35");
  const Fraction third = Ratio(250, 3);
  EXPECT_EQ(Rounded(third, 2, RoundingMode::kHalfUp), "83.33");
  EXPECT_EQ(Rounded(third, 2, RoundingMode::kUp), "83.34");
  EXPECT_EQ(Rounded(third, 0, RoundingMode::kTruncate), "83");
}

TEST(Rounding, LeavesWhatFitsAsItIs) {
  for (const RoundingMode mode :
       {RoundingMode::kHalfUp, RoundingMode::kTruncate, RoundingMode::kUp}) {
    EXPECT_EQ(RoundTo(Ratio(8'235, 100), {2, mode}).value(), Ratio(8'235, 100));
    EXPECT_EQ(RoundTo(Fraction(), {0, mode}).value(), Fraction());
  }
}

TEST(Rounding, TreatsANegativeValueAsItsPositiveTwin) {
  EXPECT_EQ(Rounded(Ratio(-82'345, 1'000), 2, RoundingMode::kHalfUp), "-82.35");
  EXPECT_EQ(Rounded(Ratio(-82'349, 1'000), 2, RoundingMode::kTruncate), "-82.34");
  EXPECT_EQ(Rounded(Ratio(-82'341, 1'000), 2, RoundingMode::kUp), "-82.35");
}

TEST(Rounding, StagesAreDoneOneAfterTheOther) {
  // 86.44445: once to two places 86.44; first to four half up 86.4445, then to three 86.445, then
  // to two 86.45. Truncated first it stays 86.44.
  const Fraction value = Ratio(8'644'445, 100'000);
  const RoundingStage two{2, RoundingMode::kHalfUp};
  const std::vector<RoundingStage> once = {two};
  const std::vector<RoundingStage> half_up = {
      {4, RoundingMode::kHalfUp}, {3, RoundingMode::kHalfUp}, two};
  const std::vector<RoundingStage> dropped = {{4, RoundingMode::kTruncate}, two};
  EXPECT_EQ(RoundInStages(value, once).value(), Ratio(8'644, 100));
  EXPECT_EQ(RoundInStages(value, half_up).value(), Ratio(8'645, 100));
  EXPECT_EQ(RoundInStages(value, dropped).value(), Ratio(8'644, 100));
  EXPECT_EQ(RoundInStages(value, {}).value(), value);
}

TEST(Rounding, WhatDoesNotFitIsAStatus) {
  constexpr int64_t kHighest = std::numeric_limits<int64_t>::max();
  EXPECT_EQ(RoundTo(Ratio(kHighest, 1), {0, RoundingMode::kHalfUp}).value(), Ratio(kHighest, 1));
  const std::vector<RoundingStage> stage = {{6, RoundingMode::kUp}};
  EXPECT_EQ(RoundedNumerator(kHighest, 1, stage).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(RoundedNumerator(static_cast<Wide>(kHighest) * kHighest, 1, stage).status().code(),
            absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace award::scoring
