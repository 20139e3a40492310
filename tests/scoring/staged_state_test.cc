// What the tiers of a flow hand on: which classes are set up, and how full they are.
#include "scoring/panel/flow/staged_state.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

// Two applications, four judges, two seats; at most one of the first three judges.
Problem OneOfThree() {
  Problem problem = ProblemOf({{5, 4, 3, 2}, {1, 1, 1, 1}}, 2, 2);
  AddRule(problem, Each::kApplication, {0, 1, 2}, 0, 1);
  return problem;
}

TEST(StagedState, SetsUpAClassOnceItCouldBind) {
  const Problem problem = OneOfThree();
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  state.candidates.Add({0, 0}, true);
  state.candidates.Add({0, 3}, true);
  CountClasses(state);
  // One candidate of the class cannot be too many.
  ASSERT_EQ(state.applications[0].size(), 1U);
  EXPECT_EQ(state.applications[0][0].amount, 2);
  state.candidates.Add({0, 1}, false);
  CountClasses(state);
  ASSERT_EQ(state.applications[0].size(), 2U);
  EXPECT_EQ(state.applications[0][0].amount, 2);
  EXPECT_EQ(state.applications[0][1].amount, 1);
  EXPECT_TRUE(state.applications[0][1].in_tree);
}

TEST(StagedState, GivesANewClassThePriceOfTheOneAroundIt) {
  const Problem problem = OneOfThree();
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  state.applications[0][0].price[kTotalPrice] = 7;
  state.candidates.Add({0, 0}, true);
  state.candidates.Add({0, 1}, false);
  CountClasses(state);
  ASSERT_EQ(state.applications[0].size(), 2U);
  EXPECT_EQ(state.applications[0][1].price[kTotalPrice], 7);
}

TEST(StagedState, CountsLocksOnBothSides) {
  Problem problem = OneOfThree();
  problem.locks = {{1, 2}};
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  state.candidates.Add({0, 2}, true);
  CountClasses(state);
  EXPECT_EQ(state.applications[1][0].amount, 1);
  EXPECT_EQ(state.judges[2][0].amount, 2);
  EXPECT_EQ(state.Assigned(), (std::vector<Pair>{{0, 2}, {1, 2}}));
}

TEST(StagedState, LetsTheNearestClassSetUpStandForOthers) {
  ClassTree tree;
  tree.nodes.resize(4);
  tree.nodes[1].parent = 0;
  tree.nodes[2].parent = 1;
  tree.nodes[3].parent = 2;
  std::vector<PricedNode> nodes(2);
  nodes[1].node = 2;
  EXPECT_EQ(StandingFor(tree, nodes), (std::vector<int32_t>{0, 0, 1, 1}));
}

TEST(StagedState, CostsAreValuesWithTheOtherSign) {
  Problem problem = OneOfThree();
  problem.kept = {{0, 1}};
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  state.candidates.Add({0, 1}, false);
  state.candidates.Add({0, 0}, false);
  EXPECT_EQ(state.CostOfNew(kTotalPrice, {0, 1}), -4);
  EXPECT_EQ(state.CostOf(kChangesPrice, 0, state.candidates.Of(0)[0]), -1);
  EXPECT_EQ(state.CostOf(kChangesPrice, 0, state.candidates.Of(0)[1]), 0);
  EXPECT_EQ(state.CostOfNew(kDrawPrice, {0, 1}), -DrawOf(problem.seed, "a1", "j2"));
}

}  // namespace
}  // namespace award::scoring::panel
