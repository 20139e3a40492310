// What a search that failed names: those reached, the rules at the border, locks and pairs apart.
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/blocking/competition.h"
#include "tests/scoring/panel_problems.h"
#include "tests/scoring/panel_scene.h"

namespace award::scoring::panel {
namespace {

using TightPositions = std::vector<int32_t>;
using TightPairs = std::vector<std::pair<int32_t, int32_t>>;

// From the one application that lacks a judge.
Tight TightOf(Problem problem) {
  const StagedProblem staged(std::move(problem));
  Competition competition(staged.scene.panels, staged.scene.quotas, staged.scene.pairs,
                          Everybody(staged.scene.panels.size()));
  EXPECT_EQ(competition.Fill(), 1);
  return competition.TightFrom(competition.Lacking().front());
}

TEST(Tight, NamesThoseReachedAndNobodyElse) {
  const Tight tight = TightOf(ProblemOf({{1, kConflict}, {1, kConflict}, {kConflict, 1}}, 1, 1));
  EXPECT_EQ(tight.owners, (TightPositions{0, 1}));
  EXPECT_EQ(tight.others, (TightPositions{0}));
  EXPECT_TRUE(tight.apart.empty());
  EXPECT_TRUE(tight.rules.empty());
  EXPECT_TRUE(tight.locks.empty());
}

TEST(Tight, NamesTheLocksThatFillAJudge) {
  Problem problem = ProblemOf({{1, 1}, {1, kConflict}}, 1, 1);
  problem.locks = {{0, 0}};
  const Tight tight = TightOf(std::move(problem));
  EXPECT_EQ(tight.owners, (TightPositions{1}));
  EXPECT_EQ(tight.others, (TightPositions{0}));
  EXPECT_EQ(tight.locks, (TightPairs{{0, 0}}));
}

TEST(Tight, NamesTheMinimumThatKeepsOwnersFromElsewhere) {
  // Both need the last judge, who takes one; the other judges have room, which does not help.
  Problem problem = ProblemOf({{1, 1, 1}, {1, 1, 1}}, 2, 2);
  problem.judges[2].highest_load = 1;
  const int32_t outside = AddRule(problem, Each::kApplication, {2}, 1, kUnlimited);
  const Tight tight = TightOf(std::move(problem));
  EXPECT_EQ(tight.owners, (TightPositions{0, 1}));
  EXPECT_EQ(tight.others, (TightPositions{2}));
  EXPECT_EQ(tight.rules, (TightPositions{outside}));
}

TEST(Tight, SetsApartThePairsThatARuleCloses) {
  // The first judge takes one of the first two applications, and may not take the last one, which
  // competes for the second judge alone.
  Problem problem = ProblemOf({{1, kConflict}, {1, 1}, {1, 1}}, 1, 3);
  problem.judges[1].highest_load = 1;
  const int32_t quota = AddRule(problem, Each::kJudge, {0, 1}, 0, 1);
  problem.scopes[0] = {0};
  const int32_t closed = AddRule(problem, Each::kApplication, {0}, 0, 0);
  problem.scopes[1] = {2};
  const Tight tight = TightOf(std::move(problem));
  EXPECT_EQ(tight.owners, (TightPositions{0, 1, 2}));
  EXPECT_EQ(tight.others, (TightPositions{0, 1}));
  EXPECT_EQ(tight.rules, (TightPositions{quota, closed}));
  EXPECT_EQ(tight.apart, (TightPairs{{2, 0}}));
}

}  // namespace
}  // namespace award::scoring::panel
