// Groups of judges without an application in common, and joining them for nothing.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/exchange/exchange.h"
#include "tests/scoring/panel_brute_force.h"
#include "tests/scoring/panel_oracle_problems.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

TEST(Groups, CountsJudgesThatShareApplicationsOnce) {
  const Problem problem = ProblemOf({{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}}, 2, 3);
  EXPECT_EQ(GroupsOf(problem, {}), 0);
  EXPECT_EQ(GroupsOf(problem, {{0, 0}, {0, 1}, {1, 2}, {1, 3}}), 2);
  EXPECT_EQ(GroupsOf(problem, {{0, 0}, {0, 1}, {1, 2}, {1, 3}, {2, 1}, {2, 2}}), 1);
}

TEST(Groups, AreJoinedWhereItCostsNothing) {
  const Problem problem = ProblemOf({{5, 5, 5, 5}, {5, 5, 5, 5}, {5, 5, 5, 5}, {5, 5, 5, 5}}, 2, 2);
  const std::vector<Pair> apart = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 2}, {2, 3}, {3, 2}, {3, 3}};
  ASSERT_EQ(GroupsOf(problem, apart), 2);
  const std::vector<Pair> joined = JoinGroups(problem, MakeClasses(problem), apart);
  EXPECT_EQ(GroupsOf(problem, joined), 1);
  EXPECT_TRUE(Obeys(problem, joined));
  EXPECT_EQ(NaiveValueOf(problem, joined, Tier::kEvenness), 16);
}

TEST(Groups, StayApartWhereJoiningCosts) {
  const Problem problem = ProblemOf({{5, 5, 4, 4}, {5, 5, 4, 4}, {4, 4, 5, 5}, {4, 4, 5, 5}}, 2, 2);
  const std::vector<Pair> apart = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 2}, {2, 3}, {3, 2}, {3, 3}};
  EXPECT_EQ(JoinGroups(problem, MakeClasses(problem), apart), apart);
}

// Every exchange that joins them leaves an application with 9 instead of 10, the total as it is.
TEST(Groups, StayApartWhereJoiningLowersTheFloor) {
  Problem problem = ProblemOf({{5, 5, 4, 4}, {5, 5, 4, 4}, {6, 6, 5, 5}, {6, 6, 5, 5}}, 2, 2);
  const std::vector<Pair> apart = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 2}, {2, 3}, {3, 2}, {3, 3}};
  const Classes classes = MakeClasses(problem);
  EXPECT_EQ(GroupsOf(problem, JoinGroups(problem, classes, apart)), 1);
  problem.objective.fairness = Fairness::kFloor;
  EXPECT_EQ(JoinGroups(problem, classes, apart), apart);
}

TEST(Groups, AreJoinedWithoutALossInAnEarlierTier) {
  Variety variety;
  variety.values = 2;
  variety.kept = 10;
  variety.judges = 6;
  int joined = 0;
  int apart = 0;
  int fewest = 0;
  int cases = 0;
  for (uint64_t seed = 1; cases < 400; ++seed) {
    std::mt19937_64 random(seed);
    Problem problem = GrowProblem(random, variety);
    problem.objective.fairness = static_cast<Fairness>(seed % 5);
    const EveryPlan every(problem, 3000);
    const std::optional<EveryPlan::Best> best = every.complete() ? every.FindBest() : std::nullopt;
    if (!best) continue;
    ++cases;
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    const std::vector<Pair> pairs = JoinGroups(problem, MakeClasses(problem), best->before_groups);
    ASSERT_TRUE(every.Contains(pairs));
    const int64_t groups = GroupsOf(problem, pairs);
    const int64_t before = GroupsOf(problem, best->before_groups);
    ASSERT_EQ(groups, every.ValueOf(pairs, Tier::kGroups));
    ASSERT_LE(groups, before);
    for (const TierResult& tier : best->tiers) {
      if (tier.tier == Tier::kGroups) {
        ASSERT_GE(groups, tier.value);
        if (before > tier.value) ++apart;
        if (groups < before) ++joined;
        if (before > tier.value && groups == tier.value) ++fewest;
        break;
      }
      ASSERT_EQ(every.ValueOf(pairs, tier.tier), tier.value);
    }
  }
  EXPECT_GE(apart, 5);
  EXPECT_GE(fewest * 100, apart * 60) << joined << " of " << apart << " joined";
}

}  // namespace
}  // namespace award::scoring::panel
