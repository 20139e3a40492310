// The cost of the other decision about a pair, against every plan that decides so.
#include "scoring/panel/change/pair_cost.h"

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

TEST(PairCost, IsNeverMoreThanTheBestOtherPlanLoses) {
  Problem problem = ProblemOf({{9, 2, kConflict}, {9, 4, 8}}, 1, 1);
  const absl::StatusOr<Answer> answer = Assign(problem);
  ASSERT_TRUE(answer.ok() && std::holds_alternative<Plan>(*answer));
  const Plan& plan = std::get<Plan>(*answer);
  ASSERT_EQ(TextOf(problem, plan.pairs), "a1:j1 a2:j3");
  const Classes classes = MakeClasses(problem);
  const PairCost cost(problem, classes, plan);
  for (const Pair pair : {Pair{0, 0}, Pair{0, 1}, Pair{1, 0}, Pair{1, 1}, Pair{1, 2}}) {
    const bool assigned = std::count(plan.pairs.begin(), plan.pairs.end(), pair) > 0;
    int64_t best = 0;
    ForEachPlan(problem, [&](const std::vector<Pair>& pairs) {
      if ((std::count(pairs.begin(), pairs.end(), pair) > 0) == assigned) return;
      best = std::max(best, NaiveValueOf(problem, pairs, Tier::kTotal));
    });
    const OtherDecision other = cost.Of(pair);
    EXPECT_TRUE(other.possible);
    ASSERT_TRUE(other.loss.has_value());
    EXPECT_EQ(other.loss->tier, Tier::kTotal);
    EXPECT_GE(other.loss->least, 1);
    EXPECT_LE(other.loss->least, 17 - best) << pair.application << pair.judge;
  }
  EXPECT_EQ(cost.Nearest(2), std::nullopt);  // On the only application that j3 may judge.
}

TEST(PairCost, KnowsADecisionThatNoPlanMakes) {
  const Problem problem = ProblemOf({{5, kConflict}}, 1, 1);
  const absl::StatusOr<Answer> answer = Assign(problem);
  ASSERT_TRUE(answer.ok() && std::holds_alternative<Plan>(*answer));
  const Classes classes = MakeClasses(problem);
  EXPECT_FALSE(PairCost(problem, classes, std::get<Plan>(*answer)).Of({0, 0}).possible);
}

}  // namespace
}  // namespace award::scoring::panel
