// One tier of a flow: the best among its candidates, leaving the tiers before as they are.
#include "scoring/panel/flow/staged_network.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using Candidacy = std::vector<Pair>;

void AddAll(StagedState& state, const Candidacy& pairs) {
  for (const Pair& pair : pairs) state.candidates.Add(pair, false);
  CountClasses(state);
}

TEST(StagedNetwork, FindsTheBestAmongTheCandidates) {
  const Problem problem = ProblemOf({{9, 5}, {8, 1}}, 1, 1);
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  AddAll(state, {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  const StageOutcome outcome = SolveStage(state, {}, kTotalPrice, {});
  EXPECT_TRUE(outcome.finished);
  EXPECT_TRUE(outcome.feasible);
  EXPECT_EQ(state.Assigned(), (Candidacy{{0, 1}, {1, 0}}));
  EXPECT_EQ(state.judges[0][0].amount, 1);
}

TEST(StagedNetwork, SaysWhenTheCandidatesDoNotSuffice) {
  const Problem problem = ProblemOf({{9, 5}, {8, 1}}, 1, 1);
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  AddAll(state, {{0, 0}, {1, 0}});
  EXPECT_FALSE(SolveStage(state, {}, kTotalPrice, {}).feasible);
}

// Either judge is worth the same; evenness decides, and may not give up any of the total.
TEST(StagedNetwork, LeavesTheTiersBeforeAsTheyAre) {
  const Problem problem = ProblemOf({{3, 3}, {4, 2}, {5, 1}}, 1, 3);
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  AddAll(state, {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 0}, {2, 1}});
  ASSERT_TRUE(SolveStage(state, {}, kTotalPrice, {}).feasible);
  ASSERT_TRUE(SolveStage(state, {kTotalPrice}, kEvennessPrice, {}).feasible);
  EXPECT_EQ(state.Assigned(), (Candidacy{{0, 1}, {1, 0}, {2, 0}}));
}

// Twenty equal applications begin with one judge; with a window of two places loads can move that
// far at a time.
TEST(StagedNetwork, SaysWhenTheWindowOfPlacesWasTooSmall) {
  Problem problem = ProblemOf({}, 1, 20);
  for (int i = 10; i < 30; ++i) {
    problem.applications.push_back("a" + std::to_string(i));
    problem.seats.push_back(1);
    problem.affinity.insert(problem.affinity.end(), {1, 1});
  }
  problem.judges = {{"j1", 0, 20}, {"j2", 0, 20}};
  const Classes classes = MakeClasses(problem);
  StagedState state(problem, classes);
  for (int32_t a = 0; a < 20; ++a) {
    state.candidates.Add({a, 0}, true);
    state.candidates.Add({a, 1}, false);
  }
  CountClasses(state);
  ASSERT_TRUE(SolveStage(state, {}, kTotalPrice, {}).feasible);
  ASSERT_EQ(state.judges[0][0].amount, 20);
  state.window = 2;
  EXPECT_TRUE(SolveStage(state, {kTotalPrice}, kEvennessPrice, {}).window_too_small);
  EXPECT_EQ(state.judges[0][0].amount, 18);
  state.window = 16;
  EXPECT_FALSE(SolveStage(state, {kTotalPrice}, kEvennessPrice, {}).window_too_small);
  EXPECT_EQ(state.judges[0][0].amount, 10);
}

}  // namespace
}  // namespace award::scoring::panel
