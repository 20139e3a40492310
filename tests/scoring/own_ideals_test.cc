// Own ideals against the search of every panel, with rules that are nested and rules that cross.
#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/certificate.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

TEST(OwnIdeals, OwnIdealsAreTheBestPanelsThatConflictsAndRulesAllow) {
  Problem problem = ProblemOf({{5, 4, 3}, {2, 9, kConflict}}, 2, 2);
  const auto ideals = [&problem] { return OwnIdeals(problem, MakeClasses(problem)); };
  EXPECT_THAT(ideals(), ::testing::ElementsAre(9, 11));
  problem.judges[0].highest_load = 0;  // Whoever comes first everywhere gets this judge too.
  EXPECT_THAT(ideals(), ::testing::ElementsAre(9, 11));
  AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  EXPECT_THAT(ideals(), ::testing::ElementsAre(8, std::nullopt));
}

TEST(OwnIdeals, OwnIdealsAreExactWhenRulesCross) {
  std::mt19937 random(20270405);
  int crossing = 0;
  for (int round = 0; round < 1500; ++round) {
    Shape shape;
    shape.applications = 1;
    shape.judges = 6;
    shape.seats = 4;
    shape.application_rules = 4;
    const Problem problem = RandomProblem(random, shape);
    const Classes classes = MakeClasses(problem);
    crossing += classes.crossing.empty() ? 0 : 1;
    Problem alone = problem;
    alone.locks.clear();
    alone.rules.erase(std::remove_if(alone.rules.begin(), alone.rules.end(),
                                     [](const Rule& rule) { return rule.each == Each::kJudge; }),
                      alone.rules.end());
    for (Judge& judge : alone.judges) judge.lowest_load = 0;
    std::optional<int64_t> best;
    ForEachPlan(alone, [&](const std::vector<Pair>& pairs) {
      const int64_t total = NaiveValueOf(alone, pairs, Tier::kTotal);
      best = std::max(best.value_or(total), total);
    });
    ASSERT_EQ(OwnIdeals(problem, classes), std::vector{best}) << TextOf(problem);
  }
  EXPECT_GT(crossing, 100);
}

}  // namespace
}  // namespace award::scoring::panel
