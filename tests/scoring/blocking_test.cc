// Why there is no plan: the obstacle is real, and nothing smaller of its kind would be one.
#include "scoring/panel_before/blocking.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/problems.h"

namespace award::scoring::panel_before {
namespace {

constexpr unsigned kBlockingSeed = 226;

using Ids = std::vector<std::string>;

std::optional<Blocked> Find(const Problem& problem) {
  return FindBlocked(problem, MakePairTable(problem));
}

TEST(Blocked, OneApplicationAloneWithItsConflictsCounted) {
  const Blocked blocked = *Find(ProblemOf({{1, 1, 1, 1}, {1, -1, -1, 1}}, 3, 2));
  EXPECT_EQ(blocked.by, BlockedBy::kApplication);
  EXPECT_FALSE(blocked.outside);
  EXPECT_EQ(blocked.applications, Ids{"a2"});
  EXPECT_EQ(blocked.judges, (Ids{"j1", "j4"}));
  EXPECT_EQ(blocked.wanted, 3);
  EXPECT_EQ(blocked.available, 2);
  EXPECT_EQ(blocked.conflicts, 2);
  EXPECT_EQ(blocked.text,
            "application a2 needs 3 judges, but only 2 can judge it; 2 judges have a conflict with "
            "it");
}

TEST(Blocked, OneApplicationWithoutOutsideJudges) {
  Problem problem = ProblemOf({{1, 1, -1}, {1, 1, 1}}, 2, 2);
  problem.judges[2].outside = true;
  problem.outside_per_application = 1;
  const Blocked blocked = *Find(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kApplication);
  EXPECT_TRUE(blocked.outside);
  EXPECT_EQ(blocked.applications, Ids{"a1"});
  EXPECT_EQ(blocked.wanted, 1);
  EXPECT_EQ(blocked.available, 0);
}

TEST(Blocked, ThePanelAsAWhole) {
  Problem problem = ProblemOf({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, 2, 1);
  Blocked blocked = *Find(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kPanel);
  EXPECT_EQ(blocked.wanted, 6);
  EXPECT_EQ(blocked.available, 3);
  EXPECT_EQ(blocked.text, "6 seats are wanted, but the judges can fill only 3: 3 short");
  for (Judge& judge : problem.judges) judge.highest_load = 3;
  problem.outside_per_application = 1;
  problem.judges[0].outside = true;
  problem.judges[0].highest_load = 2;
  blocked = *Find(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kPanel);
  EXPECT_TRUE(blocked.outside);
  EXPECT_EQ(blocked.wanted, 3);
  EXPECT_EQ(blocked.available, 2);
}

TEST(Blocked, AGroupThatCompetesForJudges) {
  // a2, a3 and a4 share j1 and j2 with one place each; a1 and a5 are well served.
  const Blocked blocked = *Find(ProblemOf(
      {{1, 1, 1, 1}, {1, 1, -1, -1}, {1, 1, -1, -1}, {1, 1, -1, -1}, {-1, -1, 1, 1}}, 1, 1));
  EXPECT_EQ(blocked.by, BlockedBy::kPanel);
  Problem problem = ProblemOf(
      {{1, 1, 1, 1}, {1, 1, -1, -1}, {1, 1, -1, -1}, {1, 1, -1, -1}, {-1, -1, 1, 1}}, 1, 1);
  problem.judges[2].highest_load = 3;
  const Blocked group = *Find(problem);
  EXPECT_EQ(group.by, BlockedBy::kGroup);
  EXPECT_EQ(group.applications, (Ids{"a2", "a3", "a4"}));
  EXPECT_EQ(group.judges, (Ids{"j1", "j2"}));
  EXPECT_EQ(group.wanted, 3);
  EXPECT_EQ(group.available, 2);
  EXPECT_EQ(group.conflicts, 6);
}

TEST(Blocked, AGroupShortOfOutsideJudges) {
  // Of the outside judges j3, j4, j5 only j3 can judge a1 and a2, and takes one.
  Problem problem =
      ProblemOf({{1, 1, 1, -1, -1}, {1, 1, 1, -1, -1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}}, 2, 4);
  for (size_t j = 2; j < 5; ++j) problem.judges[j].outside = true;
  problem.judges[2].highest_load = 1;
  problem.outside_per_application = 1;
  const Blocked blocked = *Find(problem);
  EXPECT_EQ(blocked.by, BlockedBy::kGroup);
  EXPECT_TRUE(blocked.outside);
  EXPECT_EQ(blocked.applications, (Ids{"a1", "a2"}));
  EXPECT_EQ(blocked.judges, Ids{"j3"});
  EXPECT_EQ(blocked.wanted, 4);
  EXPECT_EQ(blocked.available, 3);
}

TEST(Blocked, LocksThatContradictARule) {
  Problem problem = ProblemOf({{-1, 1, 1}, {1, 1, 1}}, 1, 1);
  problem.locks = {{"a1", "j1"}};
  EXPECT_EQ(Find(problem)->text, "judge j1 is required for application a1 but has a conflict");
  problem.locks = {{"a2", "j1"}, {"a2", "j2"}};
  EXPECT_EQ(Find(problem)->text, "2 judges are required for application a2, which has room for 1");
  problem.locks = {{"a1", "j2"}, {"a2", "j2"}};
  EXPECT_EQ(Find(problem)->text, "judge j2 is required for 2 applications but takes at most 1");
  EXPECT_EQ(Find(problem)->by, BlockedBy::kLocks);
  problem = ProblemOf({{1, 1, 1}}, 2, 1);
  problem.judges[2].outside = true;
  problem.outside_per_application = 1;
  problem.locks = {{"a1", "j1"}, {"a1", "j2"}};
  EXPECT_EQ(Find(problem)->text,
            "2 inside judges are required for application a1, which has room for 1");
  EXPECT_TRUE(Find(problem)->outside);
}

TEST(Blocked, LowestLoadsThatCannotBeFilled) {
  Problem problem = ProblemOf({{1, 1, 1}, {1, 1, 1}}, 1, 2);
  for (Judge& judge : problem.judges) judge.lowest_load = 1;
  const Blocked whole = *Find(problem);
  EXPECT_EQ(whole.by, BlockedBy::kLowestLoads);
  EXPECT_EQ(whole.judges, (Ids{"j1", "j2", "j3"}));
  EXPECT_EQ(whole.wanted, 3);
  EXPECT_EQ(whole.available, 2);
  problem = ProblemOf({{1, 1, 1}, {-1, -1, 1}, {1, 1, 1}}, 1, 2);
  problem.judges[0].lowest_load = 2;
  problem.judges[1].lowest_load = 1;
  const Blocked group = *Find(problem);
  EXPECT_EQ(group.by, BlockedBy::kLowestLoads);
  EXPECT_EQ(group.judges, (Ids{"j1", "j2"}));
  EXPECT_EQ(group.wanted, 3);
  EXPECT_EQ(group.available, 2);
}

// A problem of only these applications, with what their judges can take.
Problem Without(const Problem& problem, const std::string& application) {
  Problem fewer = problem;
  const auto drop = [&](auto& list) {
    list.erase(std::remove_if(list.begin(), list.end(),
                              [&](const auto& entry) { return entry.application == application; }),
               list.end());
  };
  fewer.applications.erase(
      std::find(fewer.applications.begin(), fewer.applications.end(), application));
  drop(fewer.conflicts);
  drop(fewer.locks);
  drop(fewer.affinities);
  return fewer;
}

TEST(Blocked, AGroupIsMinimalAndBlocksAlone) {
  RecordProperty("seed", static_cast<int>(kBlockingSeed));
  std::mt19937 random(kBlockingSeed);
  int groups = 0;
  for (int i = 0; i < 10'000 && !testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE("seed " + std::to_string(kBlockingSeed) + ", problem " + std::to_string(i));
    Problem problem = RandomProblem(random, 5, 2);
    problem.judges_per_application = 1;
    problem.outside_per_application = i % 4 == 0 ? 1 : 0;
    problem.locks.clear();
    for (Judge& judge : problem.judges) {
      judge.lowest_load = 0;
      judge.highest_load = 1 + i % 2;
    }
    const std::optional<Blocked> blocked = Find(problem);
    if (!blocked.has_value()) continue;
    EXPECT_LT(blocked->available, blocked->wanted) << blocked->text;
    if (blocked->by != BlockedBy::kGroup) continue;
    ++groups;
    Problem alone = problem;
    for (const std::string& application : problem.applications) {
      const Ids& group = blocked->applications;
      if (std::find(group.begin(), group.end(), application) == group.end()) {
        alone = Without(alone, application);
      }
    }
    EXPECT_FALSE(BestByTrying(alone).has_value());
    for (const std::string& member : blocked->applications) {
      EXPECT_TRUE(BestByTrying(Without(alone, member)).has_value()) << member;
    }
  }
  EXPECT_GT(groups, 20);
}

}  // namespace
}  // namespace award::scoring::panel_before
