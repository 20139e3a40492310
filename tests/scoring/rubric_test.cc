// A rubric names what is wrong with it, and a sheet's score is exact.
#include "scoring/rubric/rubric.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

Rubric TwoDimensions() {
  return {{{"service", 6'000, {{"1.1", 1}, {"1.2", 2}}}, {"openness", 4'000, {{"2.1", 1}}}}};
}

std::vector<RubricFault> FaultsOf(const Rubric& rubric) {
  std::vector<RubricFault> faults;
  for (const RubricProblem& problem : FindProblems(rubric)) faults.push_back(problem.fault);
  return faults;
}

using Faults = std::vector<RubricFault>;

TEST(Rubric, IsValidWithOneOrManyItems) {
  EXPECT_TRUE(Validate(TwoDimensions()).ok());
  EXPECT_TRUE(Validate(RubricOfWeights({1'000, 1'500, 2'500, 1'000, 1'500, 2'500})).ok());
}

TEST(Rubric, NeedsADimension) { EXPECT_EQ(FaultsOf(Rubric()), Faults{RubricFault::kNoDimensions}); }

TEST(Rubric, WeightsSumToTenThousand) {
  Rubric rubric = TwoDimensions();
  rubric.dimensions[1].weight = 4'001;
  const std::vector<RubricProblem> problems = FindProblems(rubric);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].fault, RubricFault::kWeightsDoNotSum);
  EXPECT_EQ(problems[0].value, 10'001);
  EXPECT_EQ(problems[0].text, "the weights sum to 10001 basis points, not 10000");
}

TEST(Rubric, WeightsAreNeverZero) {
  const Rubric rubric = RubricOfWeights({0, 10'000});
  const std::vector<RubricProblem> problems = FindProblems(rubric);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].fault, RubricFault::kWeightNotPositive);
  EXPECT_EQ(problems[0].dimension, "d1");
}

TEST(Rubric, IdsAreGivenAndDistinct) {
  Rubric rubric = TwoDimensions();
  rubric.dimensions[1].items[0].id = "1.1";
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kDuplicateItem});
  rubric.dimensions[1].items[0].id = "";
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kEmptyId});
  rubric = TwoDimensions();
  rubric.dimensions[1].id = "service";
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kDuplicateDimension});
  rubric.dimensions[1].id = "";
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kEmptyId});
}

TEST(Rubric, EveryDimensionHasItems) {
  Rubric rubric = TwoDimensions();
  rubric.dimensions[1].items.clear();
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kNoItems});
  rubric.dimensions[1].items.assign(65, Item());
  for (size_t i = 0; i < 65; ++i) rubric.dimensions[1].items[i].id = "2." + std::to_string(i);
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kTooManyItems});
}

TEST(Rubric, SharesArePositiveAndNotTooFine) {
  Rubric rubric = TwoDimensions();
  rubric.dimensions[0].items[0].share = 0;
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kShareOutOfRange});
  rubric.dimensions[0].items[0].share = 10'001;
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kShareOutOfRange});
  rubric.dimensions[0].items = {{"1.1", 9'999}, {"1.2", 8}};   // 10 007, a prime
  rubric.dimensions[1].items = {{"2.1", 9'999}, {"2.2", 10}};  // 10 009, a prime
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kSharesTooFine});
  rubric.dimensions[1].items = {{"2.1", 9'990}, {"2.2", 10}};      // 1 : 999
  rubric.dimensions[0].items = {{"1.1", 5'000}, {"1.2", 10'000}};  // 1 : 2
  EXPECT_TRUE(Validate(rubric).ok());
}

TEST(Rubric, SharesCountByTheirProportion) {
  // 1 : 2, 1 : 1 and 10 : 1, written so that the plain sums have no common denominator in range.
  Rubric rubric = RubricOfWeights({5'000, 3'000, 2'000});
  rubric.dimensions[0].items = {{"1.1", 5'000}, {"1.2", 10'000}};
  rubric.dimensions[1].items = {{"2.1", 7'000}, {"2.2", 7'000}};
  rubric.dimensions[2].items = {{"3.1", 10'000}, {"3.2", 1'000}};
  EXPECT_TRUE(Validate(rubric).ok());
}

TEST(Rubric, HasAtMostThirtyTwoDimensions) {
  std::vector<int32_t> weights(32, 312);
  weights[0] += 16;
  EXPECT_TRUE(Validate(RubricOfWeights(weights)).ok());
  weights[0] -= 1;
  weights.push_back(1);
  EXPECT_EQ(FaultsOf(RubricOfWeights(weights)), Faults{RubricFault::kTooManyDimensions});
}

TEST(Rubric, NamesEverythingThatIsWrongAtOnce) {
  const Rubric rubric = {{{"a", 0, {}}, {"a", 1, {{"i", 0}}}}};
  EXPECT_EQ(FaultsOf(rubric),
            (Faults{RubricFault::kWeightNotPositive, RubricFault::kNoItems,
                    RubricFault::kDuplicateDimension, RubricFault::kShareOutOfRange,
                    RubricFault::kWeightsDoNotSum}));
  EXPECT_EQ(Validate(rubric).code(), absl::StatusCode::kInvalidArgument);
}

TEST(Sheet, TotalIsTheExactWeightedSum) {
  // service: (80 + 2·85)/3 = 250/3; openness: 90.01. 0.6·250/3 + 0.4·90.01 = 50 + 36.004.
  const std::vector<int32_t> scores = {8'000, 8'500, 9'001};
  const std::vector<Fraction> dimensions = DimensionScores(TwoDimensions(), scores).value();
  ASSERT_EQ(dimensions.size(), 2U);
  EXPECT_EQ(dimensions[0], Ratio(250, 3));
  EXPECT_EQ(dimensions[1], Ratio(9001, 100));
  EXPECT_EQ(WeightedTotal(TwoDimensions(), scores).value(), Ratio(86'004, 1'000));
}

TEST(Sheet, NothingAndEverything) {
  EXPECT_EQ(WeightedTotal(TwoDimensions(), {0, 0, 0}).value(), Fraction());
  EXPECT_EQ(WeightedTotal(TwoDimensions(), {10'000, 10'000, 10'000}).value(), Fraction::Whole(100));
}

TEST(Sheet, HasOneScoreInRangePerItem) {
  EXPECT_EQ(ItemCount(TwoDimensions()), 3U);
  for (const std::vector<int32_t>& scores :
       std::vector<std::vector<int32_t>>{{}, {1, 2}, {1, 2, 3, 4}, {-1, 0, 0}, {0, 0, 10'001}}) {
    EXPECT_EQ(CheckScores(TwoDimensions(), scores).code(), absl::StatusCode::kInvalidArgument);
    EXPECT_FALSE(DimensionScores(TwoDimensions(), scores).ok());
    EXPECT_FALSE(WeightedTotal(TwoDimensions(), scores).ok());
  }
  EXPECT_TRUE(CheckScores(TwoDimensions(), {0, 10'000, 1}).ok());
}

}  // namespace
}  // namespace award::scoring
