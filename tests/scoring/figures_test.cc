// The figures of one application, each exact.
#include "scoring/ranking/figures.h"

#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

TEST(Figures, LowerVarianceNeedsARubricWhoseVariancesFit) {
  Rules rules;
  Rubric rubric = RubricOfWeights({6'001, 3'999});
  rubric.dimensions[0].items = {{"x", 1}, {"y", 30}};
  EXPECT_FALSE(FindVarianceProblem(rules, rubric).has_value());
  rules.tie_chain = {TieKey::kLowerVariance};
  EXPECT_TRUE(FindVarianceProblem(rules, rubric).has_value());  // 100 · 31 · 10 000.
  rubric.dimensions[0].items = {{"x", 1}, {"y", 2}};
  EXPECT_FALSE(FindVarianceProblem(rules, rubric).has_value());
  rubric.dimensions[0].items = {{"x", 1}, {"y", 30}};
  rules.rounding.sheet.judge_total = {{2, RoundingMode::kHalfUp}};
  EXPECT_FALSE(FindVarianceProblem(rules, rubric).has_value());  // Whole hundredths.
}

TEST(Figures, DimensionsComeByFallingWeightThenAsListed) {
  EXPECT_EQ(ByFallingWeight(RubricOfWeights({2'000, 3'000, 2'000, 3'000})),
            (std::vector<size_t>{1, 3, 0, 2}));
}

TEST(Figures, AreSumsOnACompletePanelAndMeansOtherwise) {
  const Round round = RoundOfTotals({{70, 80, 90}});
  const SheetTable table = ReadSheets(round).value();
  const auto heaviest = [&](bool complete) {
    return FigureMaker(round.rules, round.rubric, table.weighing, complete)
        .Make(table.entries[0])
        .value()
        .standing.heaviest;
  };
  EXPECT_EQ(heaviest(true), Fraction::Whole(240));
  EXPECT_EQ(heaviest(false), Fraction::Whole(80));
}

TEST(Figures, AVarianceIsOnlyMadeWhenItIsDeclared) {
  Round round = RoundOfTotals({{70, 80, 90}});
  const SheetTable table = ReadSheets(round).value();
  const auto variance = [&] {
    return FigureMaker(round.rules, round.rubric, table.weighing, true)
        .Make(table.entries[0])
        .value()
        .standing.variance;
  };
  EXPECT_FALSE(variance().has_value());
  round.rules.tie_chain = {TieKey::kLowerVariance};
  EXPECT_EQ(variance(), Ratio(200, 3));
}

}  // namespace
}  // namespace award::scoring
