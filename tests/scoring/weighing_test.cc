// A sheet's total is exact: items, facets, weights, bonuses, and only the roundings declared.
#include "scoring/rubric/weighing.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

Rubric TwoDimensions() {
  return {{{"service", 6'000, {{"1.1", 1}, {"1.2", 2}}}, {"openness", 4'000, {{"2.1", 1}}}}};
}

std::string TotalOf(const Rubric& rubric, const std::vector<int32_t>& scores,
                    const SheetRounding& rounding = {}) {
  return WeightedTotal(rubric, scores, rounding).value().ToString();
}

TEST(Weighing, TotalIsTheExactWeightedSum) {
  // service: (80 + 2·85)/3 = 250/3; openness: 90.01. 0.6·250/3 + 0.4·90.01 = 50 + 36.004.
  const Weighing weighing = Weighing::Of(TwoDimensions()).value();
  const WeighedSheet sheet = weighing.Weigh({8'000, 8'500, 9'001}).value();
  ASSERT_EQ(sheet.dimensions.size(), 2U);
  EXPECT_EQ(weighing.DimensionPoints(sheet.dimensions[0]).value(), Ratio(250, 3));
  EXPECT_EQ(weighing.DimensionPoints(sheet.dimensions[1]).value(), Ratio(9'001, 100));
  EXPECT_EQ(weighing.TotalPoints(sheet.total).value(), Ratio(86'004, 1'000));
}

TEST(Weighing, NothingAndEverything) {
  EXPECT_EQ(TotalOf(TwoDimensions(), {0, 0, 0}), "0");
  EXPECT_EQ(TotalOf(TwoDimensions(), {10'000, 10'000, 10'000}), "100");
}

TEST(Weighing, PointsThatDoNotDivideEvenlyAreNotRounded) {
  Rubric rubric = RubricOfWeights({4, 3});
  rubric.whole_weight = 7;
  EXPECT_EQ(TotalOf(rubric, {8'000, 9'000}), "590/7");  // (4·80 + 3·90)/7
}

TEST(Weighing, FacetsSplitEveryDimensionByTheirShares) {
  Rubric rubric = RubricOfWeights({10'000});
  rubric.facets = {{"approach", 55, ""}, {"results", 45, ""}};
  rubric.dimensions[0].items = {{"a", 1, "approach"}, {"b", 2, "approach"}, {"r", 1, "results"}};
  // 0.55·(80 + 2·95)/3 + 0.45·70 = 49.5 + 31.5
  EXPECT_EQ(TotalOf(rubric, {8'000, 9'500, 7'000}), "81");
  // The number of items of a facet does not change its share.
  EXPECT_EQ(TotalOf(rubric, {10'000, 10'000, 0}), "55");
}

TEST(Weighing, BonusesAreAddedToTheTotalAndToNoDimension) {
  Rubric rubric = TwoDimensions();
  rubric.bonuses = {{"ai", 200, ""}, {"visit", 100, ""}};
  const Weighing weighing = Weighing::Of(rubric).value();
  const WeighedSheet sheet = weighing.Weigh({10'000, 10'000, 10'000, 150, 25}).value();
  EXPECT_EQ(weighing.TotalPoints(sheet.total).value(), Ratio(10'175, 100));
  EXPECT_EQ(sheet.dimensions.size(), 2U);
}

TEST(Weighing, RoundsWhereTheRulesSaySoAndNowhereElse) {
  // Dimensions 250/3 = 83.333… and 90.01; total 86.004.
  const std::vector<int32_t> scores = {8'000, 8'500, 9'001};
  EXPECT_EQ(TotalOf(TwoDimensions(), scores), "21501/250");
  // 0.6·83.33 + 0.4·90.01 = 86.002
  EXPECT_EQ(TotalOf(TwoDimensions(), scores, {{{2, RoundingMode::kHalfUp}}, {}}), "43001/500");
  EXPECT_EQ(TotalOf(TwoDimensions(), scores, {{}, {{2, RoundingMode::kTruncate}}}), "86");
  EXPECT_EQ(TotalOf(TwoDimensions(), scores, {{}, {{2, RoundingMode::kUp}}}), "8601/100");
  // Whole dimension scores, 0.6·84 + 0.4·91 = 86.8, and then a whole total.
  EXPECT_EQ(
      TotalOf(TwoDimensions(), scores, {{{0, RoundingMode::kUp}}, {{0, RoundingMode::kHalfUp}}}),
      "87");
}

TEST(Weighing, ABonusStaysExactBesideRoundedDimensions) {
  Rubric rubric = TwoDimensions();
  rubric.bonuses = {{"ai", 200, ""}};
  // 0.6·83 + 0.4·90 + 0.37
  EXPECT_EQ(TotalOf(rubric, {8'000, 8'500, 9'001, 37}, {{{0, RoundingMode::kTruncate}}, {}}),
            "8617/100");
}

TEST(Weighing, RefusesWhatIsNotValid) {
  EXPECT_EQ(Weighing::Of(Rubric()).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Weighing::Of(TwoDimensions(), {{{7, RoundingMode::kHalfUp}}, {}}).status().code(),
            absl::StatusCode::kInvalidArgument);
  const Weighing weighing = Weighing::Of(TwoDimensions()).value();
  EXPECT_EQ(weighing.Weigh({1, 2}).status().message(), "a sheet has 3 scores, not 2");
  EXPECT_FALSE(weighing.Weigh({1, 2, 10'001}).ok());
}

}  // namespace
}  // namespace award::scoring
