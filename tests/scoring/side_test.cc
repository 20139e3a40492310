// One owner's choice: what its bounds and locks allow, by example and against every choice.
#include "scoring/panel/blocking/side.h"

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"
#include "tests/scoring/panel_scene.h"

namespace award::scoring::panel {
namespace {

TEST(Side, SeenFromEitherSideHasItsOwnBoundsAndLocks) {
  Problem problem = ProblemOf({{1, 1}, {1, 1}}, 2, 5);
  problem.judges[1].lowest_load = 1;
  problem.locks = {{0, 1}, {1, 1}};
  StagedProblem staged(problem);
  EXPECT_EQ(staged.scene.panels.LowestOf(0, 0), 2);
  EXPECT_EQ(staged.scene.panels.HighestOf(0, 0), 2);
  EXPECT_EQ(staged.scene.panels.LocksOf(0), (std::vector<int32_t>{1}));
  EXPECT_EQ(staged.scene.quotas.LowestOf(1, 0), 1);
  EXPECT_EQ(staged.scene.quotas.HighestOf(1, 0), 5);
  EXPECT_EQ(staged.scene.quotas.LocksOf(1), (std::vector<int32_t>{0, 1}));
  // Lowest loads do not hold when seats may stay empty.
  problem.objective.partial = true;
  EXPECT_EQ(StagedProblem(problem).scene.quotas.LowestOf(1, 0), 0);
}

TEST(Side, AMaximumInsideLeavesTooFewAndIsNamed) {
  Problem problem = ProblemOf({{1, 1, 1, 1}}, 3, 1);
  const int32_t limit = AddRule(problem, Each::kApplication, {0, 1, 2}, 0, 1);
  const StagedProblem staged(std::move(problem));
  const std::vector<LeafCount> leaves = CountAll(staged.scene.panels, 0, staged.scene.pairs);
  const Choice choice = ChoiceOf(staged.scene.panels, 0, leaves);
  ASSERT_TRUE(choice.contradiction.has_value());
  EXPECT_TRUE(choice.contradiction->short_of);
  EXPECT_EQ(choice.contradiction->node, 0);
  EXPECT_EQ(choice.contradiction->wanted, 3);
  EXPECT_EQ(choice.contradiction->available, 2);
  EXPECT_EQ(RulesOf(staged.scene.panels, 0, leaves, *choice.contradiction),
            (std::vector<int32_t>{limit}));
}

TEST(Side, MinimumsInsideAskForMoreThanThereIsPlaceForAndAreNamed) {
  Problem problem = ProblemOf({{1, 1, 1, 1}}, 2, 1);
  const int32_t first = AddRule(problem, Each::kApplication, {0, 1}, 2, kUnlimited);
  const int32_t second = AddRule(problem, Each::kApplication, {2}, 1, kUnlimited);
  const StagedProblem staged(std::move(problem));
  const std::vector<LeafCount> leaves = CountAll(staged.scene.panels, 0, staged.scene.pairs);
  const Choice choice = ChoiceOf(staged.scene.panels, 0, leaves);
  ASSERT_TRUE(choice.contradiction.has_value());
  EXPECT_FALSE(choice.contradiction->short_of);
  EXPECT_EQ(choice.contradiction->wanted, 3);
  EXPECT_EQ(choice.contradiction->available, 2);
  std::vector<int32_t> rules = RulesOf(staged.scene.panels, 0, leaves, *choice.contradiction);
  std::sort(rules.begin(), rules.end());
  EXPECT_EQ(rules, (std::vector<int32_t>{first, second}));
}

// Of every panel of the one application that keeps everything: the fewest and the most marked.
struct SideMarks {
  bool any = false;
  int64_t fewest = std::numeric_limits<int64_t>::max();
  int64_t most = 0;
};

SideMarks SideMarksOfEveryPanel(const Problem& problem, uint32_t marked) {
  SideMarks marks;
  for (uint32_t panel = 0; panel < 1U << problem.judges.size(); ++panel) {
    std::vector<Pair> pairs;
    int64_t count = 0;
    for (uint32_t j = 0; j < problem.judges.size(); ++j) {
      if ((panel >> j & 1) == 0) continue;
      pairs.push_back({0, static_cast<int32_t>(j)});
      count += marked >> j & 1;
    }
    if (!Obeys(problem, pairs)) continue;
    marks.any = true;
    marks.fewest = std::min(marks.fewest, count);
    marks.most = std::max(marks.most, count);
  }
  return marks;
}

TEST(Side, TheFewestAndMostMarkedAreThoseOfEveryChoice) {
  Shape shape;
  shape.applications = 1;
  shape.judges = 5;
  shape.seats = 4;
  shape.application_rules = 3;
  shape.judge_rules = 0;
  shape.laminar = true;
  shape.lowest_loads = false;
  std::mt19937 random(7);
  int possible = 0;
  int impossible = 0;
  for (int round = 0; round < 300; ++round) {
    Problem problem = RandomProblem(random, shape);
    for (Judge& judge : problem.judges) judge.highest_load = 1;
    problem.locks.erase(std::remove_if(problem.locks.begin(), problem.locks.end(),
                                       [&](Pair lock) { return problem.InConflict(lock); }),
                        problem.locks.end());
    const StagedProblem staged(problem);
    ASSERT_TRUE(staged.classes.crossing.empty());
    for (uint32_t marked = 0; marked < 1U << problem.judges.size(); ++marked) {
      const SideMarks expected = SideMarksOfEveryPanel(problem, marked);
      const Choice choice =
          ChoiceOf(staged.scene.panels, 0,
                   CountLeaves(staged.scene.panels, 0, staged.scene.pairs,
                               [&](int32_t judge) { return (marked >> judge & 1) != 0; }));
      ASSERT_EQ(choice.contradiction.has_value(), !expected.any) << TextOf(problem);
      ++(expected.any ? possible : impossible);
      if (!expected.any) continue;
      ASSERT_EQ(choice.fewest_marked, expected.fewest) << TextOf(problem) << marked;
      ASSERT_EQ(choice.most_marked, expected.most) << TextOf(problem) << marked;
    }
  }
  EXPECT_GT(possible, 500);
  EXPECT_GT(impossible, 500);
}

}  // namespace
}  // namespace award::scoring::panel
