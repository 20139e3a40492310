// Rules that cross: one application for which no panel keeps them all.
#include <optional>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/blocking/blocking.h"
#include "scoring/panel/classes.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

// One seat; of the first two judges and of the last two, one each: only the middle one will do.
Problem CrossingProblem() {
  Problem problem = ProblemOf({{1, 1, 1}}, 1, 1);
  AddRule(problem, Each::kApplication, {0, 1}, 1, kUnlimited);
  AddRule(problem, Each::kApplication, {1, 2}, 1, kUnlimited);
  return problem;
}

std::optional<Blocked> CrossingOf(const Problem& problem) {
  return FindCrossing(problem, MakeClasses(problem));
}

TEST(Crossing, NamesTheRulesThatOneApplicationCannotKeepTogether) {
  // Two seats; two of the first three and two of the last three must have a judge in common or not
  // fit: at most one of the middle ones is allowed.
  Problem problem = ProblemOf({{1, 1, 1, 1}}, 2, 1);
  const int32_t left = AddRule(problem, Each::kApplication, {0, 1, 2}, 2, kUnlimited);
  const int32_t right = AddRule(problem, Each::kApplication, {1, 2, 3}, 2, kUnlimited);
  EXPECT_FALSE(FindCrossing(problem, MakeClasses(problem)).has_value());
  const int32_t middle = AddRule(problem, Each::kApplication, {1, 2}, 0, 1);
  AddRule(problem, Each::kApplication, {0, 3}, 0, 2);
  const std::optional<Blocked> blocked = FindCrossing(problem, MakeClasses(problem));
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->by, BlockedBy::kApplication);
  EXPECT_EQ(blocked->applications, (std::vector<int32_t>{0}));
  EXPECT_EQ(blocked->rules, (std::vector<int32_t>{left, right, middle}));
}

TEST(Crossing, AJudgeInConflictOrWithoutALoadIsNoPartOfAPanel) {
  EXPECT_FALSE(CrossingOf(CrossingProblem()).has_value());

  Problem conflict = CrossingProblem();
  conflict.affinity[1] = kConflict;
  std::optional<Blocked> blocked = CrossingOf(conflict);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->judges, (std::vector<int32_t>{0, 2}));
  EXPECT_EQ(blocked->conflicts, 1);
  EXPECT_EQ(blocked->wanted, 1);

  Problem load = CrossingProblem();
  load.judges[1].highest_load = 0;
  blocked = CrossingOf(load);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->judges, (std::vector<int32_t>{0, 2}));
  EXPECT_EQ(blocked->conflicts, 0);
}

TEST(Crossing, ALockLeavesNoPlaceForTheJudgeWhoWouldDo) {
  Problem problem = CrossingProblem();
  problem.locks = {{0, 0}};
  const std::optional<Blocked> blocked = CrossingOf(problem);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->locks, problem.locks);
  // The lock keeps the first rule by itself.
  EXPECT_EQ(blocked->rules, (std::vector<int32_t>{1}));
}

TEST(Crossing, NothingBlocksWhenSeatsMayStayEmpty) {
  Problem problem = CrossingProblem();
  problem.affinity[1] = kConflict;
  problem.objective.partial = true;
  EXPECT_FALSE(CrossingOf(problem).has_value());
}

}  // namespace
}  // namespace award::scoring::panel
