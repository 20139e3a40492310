// Every kind of breach by name, and breaches exactly where a naive count finds that pairs do not
// obey.
#include <random>

#include "gtest/gtest.h"
#include "scoring/panel/certificate.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

TEST(Breaches, BreachesAreFoundExactlyWhenThePairsDoNotObey) {
  std::mt19937 random(20270404);
  int broken = 0;
  for (int round = 0; round < 3000; ++round) {
    const Problem problem = RandomProblem(random, MixedShape(random));
    std::vector<Pair> pairs;
    for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
      for (int32_t j = 0; j < static_cast<int32_t>(problem.judges.size()); ++j) {
        if (random() % 5 < 2) pairs.push_back({a, j});
      }
    }
    const bool obeys = Obeys(problem, pairs);
    broken += obeys ? 0 : 1;
    ASSERT_EQ(FindBreaches(problem, pairs).empty(), obeys)
        << TextOf(problem) << TextOf(problem, pairs);
  }
  EXPECT_GT(broken, 100);
  EXPECT_LT(broken, 2990);
}

TEST(Breaches, NamesEveryKindOfBreachInOrder) {
  Problem problem = ProblemOf({{5, 4, 3}, {2, 9, kConflict}}, 2, 2);
  problem.judges[0].lowest_load = 1;
  problem.judges[1].highest_load = 1;
  problem.locks = {{0, 2}};
  AddRule(problem, Each::kApplication, {0, 2}, 1, kUnlimited);
  AddRule(problem, Each::kJudge, {0, 1}, 0, 1);
  const std::vector<Pair> pairs = {{0, 1}, {1, 1}, {1, 2}};
  const std::vector<Breach> breaches = FindBreaches(problem, pairs);
  ASSERT_EQ(breaches.size(), 7u);
  EXPECT_EQ(breaches[0].kind, Breach::Kind::kInConflict);
  EXPECT_EQ(breaches[0].pair, (Pair{1, 2}));
  EXPECT_EQ(breaches[1].kind, Breach::Kind::kLockMissing);
  EXPECT_EQ(breaches[1].pair, (Pair{0, 2}));
  EXPECT_EQ(breaches[2].kind, Breach::Kind::kSeats);
  EXPECT_EQ(breaches[2].pair.application, 0);
  EXPECT_EQ(breaches[2].counted, 1);
  EXPECT_EQ(breaches[2].highest, 2);
  EXPECT_EQ(breaches[3].kind, Breach::Kind::kLoad);
  EXPECT_EQ(breaches[3].pair.judge, 0);
  EXPECT_EQ(breaches[3].lowest, 1);
  EXPECT_EQ(breaches[4].kind, Breach::Kind::kLoad);
  EXPECT_EQ(breaches[4].pair.judge, 1);
  EXPECT_EQ(breaches[4].counted, 2);
  EXPECT_EQ(breaches[5].kind, Breach::Kind::kRule);
  EXPECT_EQ(breaches[5].rule, 0);
  EXPECT_EQ(breaches[5].pair.application, 0);
  EXPECT_EQ(breaches[5].counted, 0);
  EXPECT_EQ(breaches[6].kind, Breach::Kind::kRule);
  EXPECT_EQ(breaches[6].rule, 1);
  EXPECT_EQ(breaches[6].pair.judge, 1);
  EXPECT_EQ(breaches[6].highest, 1);
}

TEST(Breaches, AnEmptySeatCountsWhereARuleNeedsAMember) {
  Problem problem = ProblemOf({{5, 4, 3}, {2, 9, kConflict}}, 2, 2);
  AddRule(problem, Each::kApplication, {2}, 1, kUnlimited);
  EXPECT_EQ(FindBreaches(problem, {{0, 0}, {0, 2}, {1, 1}}).size(), 2u);
  problem.objective.partial = true;
  EXPECT_TRUE(FindBreaches(problem, {{0, 0}, {0, 2}, {1, 1}}).empty());
  EXPECT_EQ(FindBreaches(problem, {{0, 0}, {0, 2}, {1, 0}, {1, 1}}).size(), 1u);
}

}  // namespace
}  // namespace award::scoring::panel
