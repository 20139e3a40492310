// The pieces that bounds are made of, each by itself: rankings, panels, a judge's places, sums of
// weighted affinities, levels and loads.
#include "scoring/panel/panel_filler.h"

#include <algorithm>
#include <optional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/fairness_bound.h"
#include "scoring/panel/judge_bound.h"
#include "scoring/panel/price_bound.h"
#include "scoring/panel/tier_value.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

TEST(Ranking, GivesTheBestFirstAndForgetsNobodyWhoTies) {
  Ranking ranking;
  ranking.Clear(2);
  for (int32_t judge = 0; judge < 100; ++judge) ranking.Add({judge % 4, judge});
  ranking.Close([](auto first, auto last) {
    std::sort(first, last, [](Ranked left, Ranked right) { return left.judge > right.judge; });
  });
  EXPECT_EQ(ranking.size(), 25u);  // All that are worth 3.
  EXPECT_EQ(ranking.At(0), 99);
  EXPECT_EQ(ranking.At(1), 95);
}

TEST(PanelFiller, KeepsPlacesForWhatClassesNeed) {
  Problem problem = ProblemOf({{9, 8, 7, 6, 5}}, 3, 1);
  AddRule(problem, Each::kApplication, {3, 4}, 1, 1);
  AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  const Classes classes = MakeClasses(problem);
  PanelFiller filler(problem, classes);
  ASSERT_TRUE(filler.Begin(0, 0));
  EXPECT_TRUE(filler.Take(0));
  EXPECT_FALSE(filler.Take(1));  // Their class is full.
  EXPECT_TRUE(filler.Take(2));
  EXPECT_FALSE(filler.IsComplete());
  EXPECT_TRUE(filler.Take(3));
  EXPECT_TRUE(filler.IsComplete());
  EXPECT_FALSE(filler.Take(4));
  EXPECT_EQ(BestSums(problem, classes).Of(0, 0), 22);
  EXPECT_EQ(BestSums(problem, classes).Of(0, 1), 16);
  problem.seats[0] = 4;
  EXPECT_EQ(BestSums(problem, classes).Of(0, 0), std::nullopt);
}

TEST(JudgeBound, TakesAsManyPlacesAsPay) {
  Problem problem = ProblemOf({{0}, {0}, {0}, {0}}, 1, 3);
  problem.judges[0].lowest_load = 1;
  const auto most = [&problem](const Price& price) {
    const Classes classes = MakeClasses(problem);
    return JudgeBound(problem, classes, LinearMaskOf(problem)).Of(0, {price});
  };
  EXPECT_EQ(most({0, 0, 2, 0, 0}), (WidePrice{0, 0, 6, -9, 0}));
  EXPECT_EQ(most({0, 0, -2, 0, 0}), (WidePrice{0, 0, -2, -1, 0}));
  EXPECT_EQ(most({0, 0, 0, 3, 0}), (WidePrice{0, 0, 0, 2, 0}));
  EXPECT_EQ(most({0, 0, 0, 3, 7}), (WidePrice{0, 0, 0, 2, 14}));
  problem.objective.partial = true;
  EXPECT_EQ(most({-1, 0, 0, 0, 0}), (WidePrice{-1, 0, 0, 0, 0}));
  EXPECT_EQ(most({-2, 0, 0, 0, 0}), (WidePrice{-1, 0, 0, 0, 0}));
}

TEST(PriceBound, WeighsApplications) {
  const Problem problem = ProblemOf({{5, 4, 3}, {2, 9, 1}}, 2, 2);
  const Classes classes = MakeClasses(problem);
  const std::vector<std::vector<int64_t>> free = {{0}, {0}, {0}};
  EXPECT_TRUE(WeightedBoundAtPrices(problem, classes, {1, 1}, free) == Wide{20});
  EXPECT_TRUE(WeightedBoundAtPrices(problem, classes, {3, 0}, free) == Wide{27});
  EXPECT_FALSE(WeightedBoundAtPrices(problem, classes, {1}, free).has_value());
  EXPECT_FALSE(WeightedBoundAtPrices(problem, classes, {1, 1}, {{0}, {0}}).has_value());
}

TEST(FairnessBound, LooksAtWeightedIdeals) {
  const Ideals ideals = {9, 11};
  EXPECT_EQ(LevelBound(ideals, {}), 11);
  EXPECT_EQ(LevelBound(ideals, {{{1, 1}, 16}}), 8);
  EXPECT_EQ(LevelBound(ideals, {{{0, 2}, 14}}), 7);
  EXPECT_EQ(DeficitBound(ideals, {{{1, 1}, 16}}), 2);
  EXPECT_EQ(DeficitBound(ideals, {{{1, 1}, 17}, {{0, 2}, 14}}), 4);
  EXPECT_EQ(LevelBound({9, std::nullopt}, {{{1, 1}, 5}}), 9);  // Nothing is known of the other.
  EXPECT_EQ(DeficitBound({9, std::nullopt}, {{{1, 1}, 5}}), 0);
  EXPECT_EQ(EvennessBound(ProblemOf({{0, 0}, {0, 0}, {0, 0}}, 1, 2), 3), 5);
  EXPECT_EQ(EvennessBound(ProblemOf({{0, 0}, {0, 0}, {0, 0}}, 1, 1), 3), std::nullopt);
}

TEST(TierValue, OnlyLevelsAndDeficitsAreMeasuredAgainstIdeals) {
  EXPECT_TRUE(NeedsIdeals(Tier::kLevel));
  EXPECT_TRUE(NeedsIdeals(Tier::kDeficit));
  EXPECT_FALSE(NeedsIdeals(Tier::kFloor));
  const Problem problem = ProblemOf({{5, 4}}, 1, 1);
  EXPECT_EQ(ValueOf(problem, Ideals{7}, {{0, 1}}, Tier::kDeficit), 3);
}

}  // namespace
}  // namespace award::scoring::panel
