// What a change would break: counts of breaches, against the same computed afresh.
#include "scoring/panel/exchange/graph.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/exchange/rule_count.h"
#include "scoring/panel/exchange/seating.h"
#include "tests/scoring/exchanged.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

std::vector<int32_t> JudgesAfter(const Seating& seating, const Transfer& move) {
  std::vector<int32_t> judges(seating.JudgesOf(move.application).begin(),
                              seating.JudgesOf(move.application).end());
  std::replace(judges.begin(), judges.end(), move.from, move.to);
  return judges;
}

TEST(PanelRules, ForeseeTheBreachesOfAChange) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    Shape shape = Wide();
    shape.partial = round % 2 == 0;
    const Problem problem = RandomProblem(random, shape);
    const Seating seating(problem, AnyPairs(random, problem));
    PanelRules rules(problem);
    for (const Transfer& move : MovesOf(problem, seating)) {
      const auto judges = seating.JudgesOf(move.application);
      const int64_t change = rules.BreachesOf(move.application, JudgesAfter(seating, move)) -
                             rules.BreachesOf(move.application, judges);
      ASSERT_EQ(rules.ChangeOf(move.application, judges, move.from, move.to), change);
      std::vector<int64_t> changes(problem.judges.size());
      rules.AddChanges(move.application, judges, move.from, 3, changes);
      ASSERT_EQ(changes[static_cast<size_t>(move.to)], 3 * change);
    }
  }
}

TEST(JudgeRules, ForeseeTheBreachesOfAChange) {
  std::mt19937 random(12);
  for (int round = 0; round < 200; ++round) {
    Shape shape = Wide();
    shape.partial = round % 2 == 0;
    const Problem problem = RandomProblem(random, shape);
    Seating seating(problem, AnyPairs(random, problem));
    JudgeRules rules(problem, seating, 100);
    ASSERT_TRUE(rules.Exact());
    const std::vector<int64_t> alike(problem.judges.size(), 1);
    for (const Transfer& move : MovesOf(problem, seating)) {
      const int64_t before = rules.Breaches();
      const int32_t type = rules.TypeOf(move.application);
      const int64_t foreseen =
          rules.ChangeOfTypes(move.to, type, -1) + rules.ChangeOfTypes(move.from, -1, type);
      ASSERT_EQ(rules.ChangeOf({&move, 1}, alike).breaches, foreseen);
      ASSERT_EQ(rules.Breaches(), before);
      Seating after = seating;
      after.Apply(move);
      ASSERT_EQ(JudgeRules(problem, after, 100).Breaches(), before + foreseen);
    }
  }
}

TEST(ExchangeGraph, FindsNoEffectThatALoadForbids) {
  Problem problem = ProblemOf({{9, 5}, {3, 2}}, 1, 1);
  ExchangeGraph graph(problem, {{0, 0}, {1, 1}});
  graph.SetNeeds({kNoNeed, kNoNeed}, 0);
  const std::vector<Transfer> both = {{0, 0, 1}, {1, 1, 0}};
  EXPECT_LT(graph.EffectOf(both).cost, kForbidden);
  EXPECT_EQ(graph.EffectOf({both.data(), 1}).cost, kForbidden);
}

}  // namespace
}  // namespace award::scoring::panel
