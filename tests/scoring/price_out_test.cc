// The scan for pairs outside the network that could improve the plan.
#include "scoring/panel/flow/price_out.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

TEST(PriceOut, AddsWhatCouldImproveThePlanAndNothingElse) {
  const Problem problem = ProblemOf({{5, 9, 6, 4, kConflict}}, 1, 1);
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  state.candidates.Add({0, 0}, true);
  CountClasses(state);
  state.applications[0][0].price[kTotalPrice] = 5;  // What its seat is worth now.
  EXPECT_EQ(PriceOut(state, {}, kTotalPrice), 2);
  EXPECT_FALSE(state.candidates.IsNew({0, 1}));
  EXPECT_FALSE(state.candidates.IsNew({0, 2}));
  EXPECT_TRUE(state.candidates.IsNew({0, 3}));
  EXPECT_EQ(state.candidates.Of(0).size(), 3U);
  CountClasses(state);
  ASSERT_TRUE(SolveStage(state, {}, kTotalPrice, {}).feasible);
  EXPECT_EQ(state.Assigned(), (std::vector<Pair>{{0, 1}}));
  EXPECT_EQ(PriceOut(state, {}, kTotalPrice), 0);
}

// A pair that would even the loads out but cost affinity is none of a later tier's business.
TEST(PriceOut, LeavesTheTiersBeforeAsTheyAre) {
  const Problem problem = ProblemOf({{5, 4}, {5, 5}, {5, 6}}, 1, 3);
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  for (int32_t a = 0; a < 3; ++a) state.candidates.Add({a, 0}, true);
  CountClasses(state);
  for (auto& nodes : state.applications) {
    nodes[0].price[kTotalPrice] = 5;
    nodes[0].price[kEvennessPrice] = -5;  // The place that it takes costs 5, another would cost 1.
  }
  state.judges[1][0].price[kEvennessPrice] = -1;
  EXPECT_EQ(PriceOut(state, {kTotalPrice}, kEvennessPrice), 1);
  EXPECT_TRUE(state.candidates.IsNew({0, 1}));
  EXPECT_FALSE(state.candidates.IsNew({1, 1}));
  EXPECT_TRUE(state.candidates.IsNew({2, 1}));
}

TEST(PriceOut, AddsTheBestFewOfAnApplicationAtATime) {
  Problem problem = ProblemOf({{0}}, 1, 1);
  for (int i = 10; i < 40; ++i) {
    problem.judges.push_back({"k" + std::to_string(i), 0, 1});
    problem.affinity.push_back(i);
  }
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  state.candidates.Add({0, 0}, true);
  CountClasses(state);
  ASSERT_TRUE(SolveStage(state, {}, kTotalPrice, {}).feasible);
  const int64_t added = PriceOut(state, {}, kTotalPrice);
  EXPECT_GT(added, 0);
  EXPECT_LT(added, 30);
  EXPECT_FALSE(state.candidates.IsNew({0, 30}));  // The best.
  EXPECT_TRUE(state.candidates.IsNew({0, 1}));    // The least.
}

}  // namespace
}  // namespace award::scoring::panel
