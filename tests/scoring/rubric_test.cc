// A rubric names what is wrong with it.
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
  rubric.dimensions[1].items[0].id = "service";
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kDuplicateItem});
  rubric.dimensions[1].items[0].id = "openness";  // Its own dimension, scored as a whole.
  EXPECT_TRUE(Validate(rubric).ok());
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
  rubric.dimensions[0].weight = 6'001;
  rubric.dimensions[1].weight = 3'999;
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

TEST(Rubric, WeightsMayBePointsThatDoNotDivideEvenly) {
  Rubric rubric = RubricOfWeights({4, 4, 4, 3, 3, 4});
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kWeightsDoNotSum});
  rubric.whole_weight = 22;
  EXPECT_TRUE(Validate(rubric).ok());
  rubric.whole_weight = 23;
  EXPECT_EQ(FindProblems(rubric)[0].text, "the weights sum to 22 points, not 23");
  rubric.whole_weight = 0;
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kWholeOutOfRange});
}

// 作為 55 and 成效 45 over two dimensions.
Rubric WithFacets() {
  Rubric rubric = RubricOfWeights({6'000, 4'000});
  rubric.facets = {{"approach", 55, "作為"}, {"results", 45, "成效"}};
  rubric.dimensions[0].items = {{"1a", 1, "approach"}, {"1b", 2, "approach"}, {"1r", 1, "results"}};
  rubric.dimensions[1].items = {{"2a", 1, "approach"}, {"2r", 1, "results"}};
  return rubric;
}

TEST(Rubric, EveryItemNamesAFacetAndEveryDimensionHasAllOfThem) {
  EXPECT_TRUE(Validate(WithFacets()).ok());
  Rubric rubric = WithFacets();
  rubric.dimensions[0].items[0].facet = "";
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kFacetUnknown});
  rubric.dimensions[0].items[0].facet = "x";
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kFacetUnknown});
  rubric = WithFacets();
  rubric.dimensions[1].items.pop_back();
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kFacetWithoutItems});
  rubric = WithFacets();
  rubric.facets[1].share = 0;
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kShareOutOfRange});
  rubric = RubricOfWeights({10'000});
  rubric.dimensions[0].items[0].facet = "approach";
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kFacetUnknown});
  rubric.facets = {{"approach", 55, "作為"}};
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kLoneFacet});
}

TEST(Rubric, BonusesAndLevelsAreInRange) {
  Rubric rubric = RubricOfWeights({10'000});
  rubric.bonuses = {{"ai", 200, "AI 應用"}};
  rubric.levels = {{0, "不足", ""}, {6'000, "待改善", ""}, {7'000, "合格", ""}};
  EXPECT_TRUE(Validate(rubric).ok());
  rubric.bonuses.push_back({"d1", 100, ""});
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kDuplicateItem});
  rubric.bonuses = {{"ai", 0, ""}};
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kBonusOutOfRange});
  rubric.bonuses.clear();
  rubric.levels[0].lowest = 100;
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kLevelsNotRising});
  rubric.levels[0].lowest = 0;
  rubric.levels[2].lowest = 6'000;
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kLevelsNotRising});
  rubric.levels.clear();
  rubric.dimensions[0].floor = 10'001;
  EXPECT_EQ(FaultsOf(rubric), Faults{RubricFault::kFloorOutOfRange});
}

TEST(Rubric, LevelIsTheHighestThatIsReached) {
  Rubric rubric = RubricOfWeights({10'000});
  EXPECT_EQ(LevelOf(rubric, Fraction::Whole(70)), nullptr);
  rubric.levels = {{0, "不足", ""}, {6'000, "待改善", ""}, {7'000, "合格", ""}};
  EXPECT_EQ(LevelOf(rubric, Fraction())->name, "不足");
  EXPECT_EQ(LevelOf(rubric, Ratio(6'999, 100))->name, "待改善");
  EXPECT_EQ(LevelOf(rubric, Fraction::Whole(70))->name, "合格");
  EXPECT_EQ(LevelOf(rubric, Fraction::Whole(101))->name, "合格");
}

TEST(Rubric, ASheetHasOneScoreInRangePerCriterion) {
  Rubric rubric = TwoDimensions();
  rubric.bonuses = {{"ai", 200, ""}};
  EXPECT_EQ(ScoreCount(rubric), 4U);
  EXPECT_EQ(CriterionIds(rubric), (std::vector<std::string>{"1.1", "1.2", "2.1", "ai"}));
  for (const std::vector<int32_t>& scores : std::vector<std::vector<int32_t>>{
           {}, {1, 2, 3}, {1, 2, 3, 4, 5}, {-1, 0, 0, 0}, {0, 0, 10'001, 0}, {0, 0, 0, 201}}) {
    EXPECT_EQ(CheckScores(rubric, scores).code(), absl::StatusCode::kInvalidArgument);
    EXPECT_FALSE(WeightedTotal(rubric, scores).ok());
  }
  EXPECT_EQ(CheckScores(rubric, {0, 0, 0, 201}).message(),
            "item ai has 201 hundredths; a score is 0 to 200");
  EXPECT_TRUE(CheckScores(rubric, {0, 10'000, 1, 200}).ok());
}

}  // namespace
}  // namespace award::scoring
