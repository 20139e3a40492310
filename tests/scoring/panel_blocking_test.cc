// What blocks a plan, by example: each kind of obstacle with everything that it names.
#include "scoring/panel/blocking/blocking.h"

#include <optional>

#include "gtest/gtest.h"
#include "scoring/panel/classes.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using Positions = std::vector<int32_t>;

constexpr int32_t x = kConflict;

Blocked BlockedOf(const Problem& problem) {
  const std::optional<Blocked> blocked = FindBlocked(problem, MakeClasses(problem));
  EXPECT_TRUE(blocked.has_value());
  return blocked.value_or(Blocked{});
}

bool IsBlocked(const Problem& problem) {
  return FindBlocked(problem, MakeClasses(problem)).has_value();
}

TEST(Blocking, FindsNothingWhereAPlanExists) {
  EXPECT_FALSE(IsBlocked(ProblemOf({{1, 1, 1}, {1, 1, x}}, 2, 2)));
  EXPECT_FALSE(IsBlocked(ProblemOf({}, 2, 2)));
  // A greedy seating fills the first judge for the wrong application.
  EXPECT_FALSE(IsBlocked(ProblemOf({{1, 1}, {1, x}}, 1, 1)));
}

TEST(Blocking, OneApplicationAloneHasTooFewJudges) {
  const Blocked blocked = BlockedOf(ProblemOf({{1, 1, 1, 1}, {1, x, x, 1}}, 3, 4));
  EXPECT_EQ(blocked.by, BlockedBy::kApplication);
  EXPECT_EQ(blocked.applications, (Positions{1}));
  EXPECT_EQ(blocked.judges, (Positions{0, 3}));
  EXPECT_EQ(blocked.wanted, 3);
  EXPECT_EQ(blocked.available, 2);
  EXPECT_EQ(blocked.conflicts, 2);
}

TEST(Blocking, OneApplicationAloneNamesTheRuleThatItCannotKeep) {
  Problem problem = ProblemOf({{1, 1, 1, x}, {1, 1, 1, 1}}, 2, 4);
  const int32_t outside = AddRule(problem, Each::kApplication, {3}, 1, kUnlimited);
  const Blocked blocked = BlockedOf(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kApplication);
  EXPECT_EQ(blocked.applications, (Positions{0}));
  EXPECT_EQ(blocked.rules, (Positions{outside}));
  EXPECT_TRUE(blocked.judges.empty());
  EXPECT_EQ(blocked.wanted, 1);
  EXPECT_EQ(blocked.available, 0);
}

TEST(Blocking, AJudgeTakenUpByLocksIsNotLeftForOthers) {
  Problem problem = ProblemOf({{1, 1, x}, {1, 1, 1}}, 2, 1);
  problem.locks = {{1, 0}};
  const Blocked blocked = BlockedOf(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kApplication);
  EXPECT_EQ(blocked.judges, (Positions{1}));
  EXPECT_EQ(blocked.locks, (std::vector<Pair>{{1, 0}}));
}

TEST(Blocking, TheWholePanelHasTooFewPlaces) {
  const Blocked blocked = BlockedOf(ProblemOf({{1, 1, 1}, {1, 1, 1}, {1, 1, x}}, 2, 1));
  EXPECT_EQ(blocked.by, BlockedBy::kPanel);
  EXPECT_EQ(blocked.wanted, 6);
  EXPECT_EQ(blocked.available, 3);
  EXPECT_EQ(blocked.conflicts, 1);
}

TEST(Blocking, TheWholePanelHasTooFewPlacesOfTheJudgesThatARuleWants) {
  Problem problem = ProblemOf({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, 2, 2);
  problem.judges[0].highest_load = 3;
  problem.judges[1].highest_load = 3;
  const int32_t outside = AddRule(problem, Each::kApplication, {2}, 1, kUnlimited);
  const Blocked blocked = BlockedOf(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kPanel);
  EXPECT_EQ(blocked.rules, (Positions{outside}));
  EXPECT_EQ(blocked.judges, (Positions{2}));
  EXPECT_EQ(blocked.wanted, 3);
  EXPECT_EQ(blocked.available, 2);
}

TEST(Blocking, AGroupCompetesForItsJudgesAndNobodyElseIsNamed) {
  // Only the first two judges can take the first three applications; the rest have plenty.
  Problem problem =
      ProblemOf({{1, 1, x, x}, {1, 1, x, x}, {1, 1, x, x}, {1, 1, 1, 1}, {1, 1, 1, 1}}, 1, 1);
  problem.judges[2].highest_load = 9;
  problem.judges[3].highest_load = 9;
  const Blocked blocked = BlockedOf(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kGroup);
  EXPECT_EQ(blocked.applications, (Positions{0, 1, 2}));
  EXPECT_EQ(blocked.judges, (Positions{0, 1}));
  EXPECT_TRUE(blocked.apart.empty());
  EXPECT_EQ(blocked.wanted, 3);
  EXPECT_EQ(blocked.available, 2);
  EXPECT_EQ(blocked.conflicts, 6);
}

TEST(Blocking, AGroupCompetesUnderARuleForJudges) {
  // The first judge takes one of the first two applications at most; each of them needs this judge.
  Problem problem = ProblemOf({{1, 1, x}, {1, x, 1}, {1, 1, 1}}, 2, 3);
  const int32_t quota = AddRule(problem, Each::kJudge, {0, 1}, 0, 1);
  problem.scopes[0] = {0};
  const Blocked blocked = BlockedOf(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kGroup);
  EXPECT_EQ(blocked.applications, (Positions{0, 1}));
  EXPECT_EQ(blocked.judges, (Positions{0}));
  EXPECT_EQ(blocked.rules, (Positions{quota}));
  EXPECT_EQ(blocked.wanted, 2);
  EXPECT_EQ(blocked.available, 1);
}

TEST(Blocking, LowestLoadsThatCannotBeMet) {
  Problem problem = ProblemOf({{1, 1, x}, {x, x, 1}, {x, x, 1}}, 1, 3);
  problem.judges[0].lowest_load = 1;
  problem.judges[1].lowest_load = 1;
  const Blocked blocked = BlockedOf(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kLowestLoads);
  EXPECT_EQ(blocked.judges, (Positions{0, 1}));
  EXPECT_EQ(blocked.applications, (Positions{0}));
  EXPECT_EQ(blocked.wanted, 2);
  EXPECT_EQ(blocked.available, 1);
}

TEST(Blocking, OneJudgeAloneCannotHaveTheLowestLoad) {
  Problem problem = ProblemOf({{1, 1}, {x, 1}}, 1, 2);
  problem.judges[0].lowest_load = 2;
  const Blocked blocked = BlockedOf(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kLowestLoads);
  EXPECT_EQ(blocked.judges, (Positions{0}));
  EXPECT_EQ(blocked.applications, (Positions{0}));
  EXPECT_EQ(blocked.wanted, 2);
  EXPECT_EQ(blocked.available, 1);
  EXPECT_EQ(blocked.conflicts, 1);
}

TEST(Blocking, LocksAgainstAConflictSeatsALoadOrARule) {
  Problem conflict = ProblemOf({{x, 1}}, 1, 1);
  conflict.locks = {{0, 0}};
  EXPECT_EQ(BlockedOf(conflict).by, BlockedBy::kLocks);
  EXPECT_EQ(BlockedOf(conflict).locks, conflict.locks);

  Problem seats = ProblemOf({{1, 1}}, 1, 1);
  seats.locks = {{0, 0}, {0, 1}};
  EXPECT_EQ(BlockedOf(seats).applications, (Positions{0}));
  EXPECT_EQ(BlockedOf(seats).wanted, 2);

  Problem load = ProblemOf({{1, 1}, {1, 1}}, 1, 1);
  load.locks = {{0, 1}, {1, 1}};
  EXPECT_EQ(BlockedOf(load).judges, (Positions{1}));
  EXPECT_EQ(BlockedOf(load).available, 1);

  Problem rule = ProblemOf({{1, 1, 1}}, 2, 1);
  AddRule(rule, Each::kApplication, {0, 1}, 0, 1);
  rule.locks = {{0, 0}, {0, 1}};
  EXPECT_EQ(BlockedOf(rule).by, BlockedBy::kLocks);
  EXPECT_EQ(BlockedOf(rule).rules, (Positions{0}));
}

TEST(Blocking, WhenSeatsMayStayEmptyOnlyLocksBlock) {
  Problem problem = ProblemOf({{x, x}, {1, 1}}, 2, 1);
  problem.judges[0].lowest_load = 1;
  problem.objective.partial = true;
  EXPECT_FALSE(IsBlocked(problem));
  problem.locks = {{0, 0}};
  EXPECT_EQ(BlockedOf(problem).by, BlockedBy::kLocks);
}

TEST(Blocking, WhenSeatsMayStayEmptyLocksMustLeavePlaceForARule) {
  Problem problem = ProblemOf({{1, 1, 1}}, 2, 1);
  const int32_t outside = AddRule(problem, Each::kApplication, {2}, 1, kUnlimited);
  problem.objective.partial = true;
  problem.locks = {{0, 0}};
  EXPECT_FALSE(IsBlocked(problem));
  problem.locks = {{0, 0}, {0, 1}};
  const Blocked blocked = BlockedOf(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kApplication);
  EXPECT_EQ(blocked.rules, (Positions{outside}));
  EXPECT_EQ(blocked.locks, problem.locks);
}

}  // namespace
}  // namespace award::scoring::panel
