// Every obstacle found in thousands of random problems is counted again directly, and an obstacle
// is found exactly where a search of every plan finds none.
#include <algorithm>
#include <map>
#include <random>

#include "gtest/gtest.h"
#include "scoring/panel/blocking/blocking.h"
#include "scoring/panel/classes.h"
#include "tests/scoring/panel_blocking_count.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using Found = std::map<BlockedBy, int>;

// Lowers loads so that judges are missing here and there, not everywhere.
void MakeScarce(Problem& problem) {
  for (size_t j = 0; j + 1 < problem.judges.size(); ++j) {
    Judge& judge = problem.judges[j];
    judge.highest_load = std::min(judge.highest_load, 1);
    judge.lowest_load = std::min(judge.lowest_load, judge.highest_load);
  }
}

Found CheckAll(uint32_t seed, int cases, const Shape& shape, bool scarce = false) {
  std::mt19937 random(seed);
  Found found;
  for (int i = 0; i < cases; ++i) {
    Problem problem = RandomProblem(random, shape);
    if (scarce) MakeScarce(problem);
    const std::optional<Blocked> blocked = FindBlocked(problem, MakeClasses(problem));
    EXPECT_EQ(blocked.has_value(), !HasPlan(problem)) << TextOf(problem);
    if (!blocked.has_value()) continue;
    ++found[blocked->by];
    EXPECT_EQ(WrongIn(problem, *blocked), "") << "by " << static_cast<int>(blocked->by) << " in\n"
                                              << TextOf(problem);
    if (::testing::Test::HasFailure()) break;
  }
  return found;
}

TEST(BlockingCount, EveryObstacleIsTrueAndNoneIsMissedWithRulesInTrees) {
  Shape shape;
  shape.laminar = true;
  Found found = CheckAll(1, 12'000, shape);
  EXPECT_GT(found[BlockedBy::kLocks], 50);
  EXPECT_GT(found[BlockedBy::kApplication], 50);
  EXPECT_GT(found[BlockedBy::kPanel], 50);
  EXPECT_GT(found[BlockedBy::kGroup], 20);
  EXPECT_GT(found[BlockedBy::kLowestLoads], 50);
}

TEST(BlockingCount, GroupsAreMinimalWhereJudgesAreScarce) {
  Shape shape;
  shape.laminar = true;
  shape.applications = 5;
  shape.judges = 5;
  shape.conflicts = 35;
  shape.locks = 2;
  shape.application_rules = 1;
  shape.judge_rules = 3;
  shape.lowest_loads = false;
  Found found = CheckAll(2, 10'000, shape, true);
  EXPECT_GT(found[BlockedBy::kGroup], 80);
}

TEST(BlockingCount, LowestLoadsAreMinimalWhereSeatsAreScarce) {
  Shape shape;
  shape.laminar = true;
  shape.conflicts = 25;
  shape.locks = 2;
  shape.application_rules = 1;
  shape.judges = 5;
  Found found = CheckAll(3, 3'000, shape);
  EXPECT_GT(found[BlockedBy::kLowestLoads], 100);
}

TEST(BlockingCount, PlainProblemsWithoutRules) {
  Shape shape;
  shape.application_rules = 0;
  shape.judge_rules = 0;
  shape.conflicts = 40;
  shape.locks = 3;
  shape.applications = 5;
  shape.judges = 5;
  Found found = CheckAll(4, 8'000, shape, true);
  EXPECT_GT(found[BlockedBy::kGroup], 50);
}

TEST(BlockingCount, NumbersAreTrueInLargerProblems) {
  Shape shape;
  shape.laminar = true;
  shape.applications = 9;
  shape.judges = 9;
  shape.seats = 4;
  shape.conflicts = 40;
  shape.locks = 1;
  shape.judge_rules = 4;
  shape.application_rules = 4;
  std::mt19937 random(5);
  int competitions = 0;
  for (int i = 0; i < 12'000 && !HasFailure(); ++i) {
    Problem problem = RandomProblem(random, shape);
    for (Rule& rule : problem.rules) {
      rule.lowest = std::min(rule.lowest, 1);
      rule.highest = std::max(rule.highest, 2);
    }
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      Judge& judge = problem.judges[j];
      judge.highest_load = j < 6 ? 3 : 9;
      judge.lowest_load = j % 2 == 0 ? judge.highest_load - 1 : 0;
    }
    const std::optional<Blocked> blocked = FindBlocked(problem, MakeClasses(problem));
    if (!blocked.has_value()) continue;
    const bool group = blocked->by == BlockedBy::kGroup || blocked->by == BlockedBy::kLowestLoads;
    if (!group || blocked->applications.size() * blocked->judges.size() < 9) continue;
    ++competitions;
    EXPECT_EQ(WrongCountIn(problem, *blocked), "") << TextOf(problem);
  }
  EXPECT_GT(competitions, 10);
}

}  // namespace
}  // namespace award::scoring::panel
