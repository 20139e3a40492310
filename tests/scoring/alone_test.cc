// Obstacles of one application or one judge alone, each search by itself.
#include <optional>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/blocking/scene.h"
#include "tests/scoring/panel_problems.h"
#include "tests/scoring/panel_scene.h"

namespace award::scoring::panel {
namespace {

using AlonePositions = std::vector<int32_t>;

TEST(Alone, LocksThatFitContradictNothing) {
  Problem problem = ProblemOf({{1, 1}, {1, 1}}, 2, 2);
  EXPECT_FALSE(FindLockContradiction(StagedProblem(problem).scene).has_value());
  problem.locks = {{0, 0}, {0, 1}, {1, 0}};
  EXPECT_FALSE(FindLockContradiction(StagedProblem(problem).scene).has_value());
}

TEST(Alone, ALockInConflictIsNamedBeforeTooManyLocks) {
  Problem problem = ProblemOf({{1, 1, kConflict}}, 1, 1);
  problem.locks = {{0, 0}, {0, 1}, {0, 2}};
  const StagedProblem staged(std::move(problem));
  const std::optional<Blocked> blocked = FindLockContradiction(staged.scene);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->by, BlockedBy::kLocks);
  EXPECT_EQ(blocked->locks, (std::vector<Pair>{{0, 2}}));
  EXPECT_EQ(blocked->wanted, 1);
  EXPECT_EQ(blocked->available, 0);
}

TEST(Alone, LocksBeyondARuleForJudgesNameTheJudgeAndTheMembersLocked) {
  Problem problem = ProblemOf({{1, 1}, {1, 1}, {1, 1}}, 1, 3);
  const int32_t quota = AddRule(problem, Each::kJudge, {0, 2}, 0, 1);
  problem.locks = {{0, 1}, {1, 1}, {2, 1}};
  const StagedProblem staged(std::move(problem));
  const std::optional<Blocked> blocked = FindLockContradiction(staged.scene);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->judges, (AlonePositions{1}));
  EXPECT_EQ(blocked->applications, (AlonePositions{0, 2}));
  EXPECT_EQ(blocked->rules, (AlonePositions{quota}));
  EXPECT_EQ(blocked->locks, (std::vector<Pair>{{0, 1}, {2, 1}}));
  EXPECT_EQ(blocked->wanted, 2);
  EXPECT_EQ(blocked->available, 1);
}

TEST(Alone, AJudgeWhomARuleOfTheirOwnClosesIsNotLeftForTheApplication) {
  Problem problem = ProblemOf({{1, 1, 1}, {1, 1, kConflict}}, 2, 2);
  const int32_t closed = AddRule(problem, Each::kJudge, {1}, 0, 0);
  problem.scopes[0] = {0};
  const StagedProblem staged(std::move(problem));
  const std::optional<Blocked> blocked = FindShortApplication(staged.scene);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->by, BlockedBy::kApplication);
  EXPECT_EQ(blocked->applications, (AlonePositions{1}));
  EXPECT_EQ(blocked->judges, (AlonePositions{1}));
  EXPECT_EQ(blocked->rules, (AlonePositions{closed}));
  EXPECT_EQ(blocked->wanted, 2);
  EXPECT_EQ(blocked->available, 1);
}

TEST(Alone, RulesThatAskForMoreThanTheSeatsNameNoJudges) {
  Problem problem = ProblemOf({{1, 1, 1}}, 1, 1);
  AddRule(problem, Each::kApplication, {0}, 1, kUnlimited);
  AddRule(problem, Each::kApplication, {1}, 1, kUnlimited);
  const StagedProblem staged(std::move(problem));
  const std::optional<Blocked> blocked = FindShortApplication(staged.scene);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->rules.size(), 2U);
  EXPECT_TRUE(blocked->judges.empty());
  EXPECT_EQ(blocked->wanted, 2);
  EXPECT_EQ(blocked->available, 1);
}

TEST(Alone, ApplicationsThatOnlyCompeteAreNotShortAlone) {
  const StagedProblem staged(ProblemOf({{1}, {1}}, 1, 1));
  EXPECT_FALSE(FindShortApplication(staged.scene).has_value());
}

TEST(Alone, AJudgeShortOfARulesMinimumNamesTheApplicationsLeftForIt) {
  Problem problem = ProblemOf({{1}, {kConflict}, {1}}, 1, 3);
  const int32_t mixed = AddRule(problem, Each::kJudge, {0, 1}, 2, kUnlimited);
  const StagedProblem staged(problem);
  const std::optional<Blocked> blocked = FindShortJudge(staged.scene, staged.by_judge);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->by, BlockedBy::kLowestLoads);
  EXPECT_EQ(blocked->judges, (AlonePositions{0}));
  EXPECT_EQ(blocked->applications, (AlonePositions{0}));
  EXPECT_EQ(blocked->rules, (AlonePositions{mixed}));
  EXPECT_EQ(blocked->wanted, 2);
  EXPECT_EQ(blocked->available, 1);

  problem.rules[0].lowest = 1;
  const StagedProblem enough(problem);
  EXPECT_FALSE(FindShortJudge(enough.scene, enough.by_judge).has_value());
}

TEST(Alone, LocksCrowdAJudgeOutOfWhatARuleAsksFor) {
  Problem problem = ProblemOf({{1}, {1}, {1}}, 1, 2);
  const int32_t first = AddRule(problem, Each::kJudge, {0}, 1, kUnlimited);
  problem.objective.partial = true;
  problem.locks = {{1, 0}};
  EXPECT_FALSE(FindCrowdedOwner(StagedProblem(problem).scene).has_value());
  problem.locks = {{1, 0}, {2, 0}};
  const StagedProblem staged(problem);
  const std::optional<Blocked> blocked = FindCrowdedOwner(staged.scene);
  ASSERT_TRUE(blocked.has_value());
  EXPECT_EQ(blocked->by, BlockedBy::kLowestLoads);
  EXPECT_EQ(blocked->judges, (AlonePositions{0}));
  EXPECT_EQ(blocked->rules, (AlonePositions{first}));
  EXPECT_EQ(blocked->locks, problem.locks);
  EXPECT_EQ(blocked->wanted, 3);
  EXPECT_EQ(blocked->available, 2);
}

TEST(Alone, CountsLocksApartWithAndWithoutClasses) {
  Problem problem = ProblemOf({{1, 1, 1, kConflict}}, 2, 1);
  problem.locks = {{0, 1}};
  const StagedProblem plain(problem);
  const std::vector<LeafCount> all = CountAll(plain.scene.panels, 0, plain.scene.pairs);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].marked, 2);
  EXPECT_EQ(all[0].locked_marked, 1);
  EXPECT_EQ(CountConflicts(plain.scene.pairs, {0}), 1);

  AddRule(problem, Each::kApplication, {0, 1}, 1, kUnlimited);
  const StagedProblem ruled(problem);
  const std::vector<LeafCount> apart = CountAll(ruled.scene.panels, 0, ruled.scene.pairs);
  ASSERT_EQ(apart.size(), 2U);
  EXPECT_EQ(apart[0].marked, 1);
  EXPECT_EQ(apart[0].locked_marked, 0);
  EXPECT_EQ(apart[1].marked, 1);
  EXPECT_EQ(apart[1].locked_marked, 1);
}

}  // namespace
}  // namespace award::scoring::panel
