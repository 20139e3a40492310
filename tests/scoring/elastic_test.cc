// The cheapest changes after which a plan exists, by the kinds that may be made.
#include "scoring/panel/blocking/elastic.h"

#include <optional>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"
#include "tests/scoring/panel_scene.h"

namespace award::scoring::panel {
namespace {

constexpr Allowed kElasticNothing{false, false, false, false};

std::optional<Repair> ElasticRepairOf(Problem problem, const Allowed& allowed) {
  const StagedProblem staged(std::move(problem));
  return Elastic(staged.scene, {}).Solve(allowed);
}

Problem ElasticOnePlaceShort() { return ProblemOf({{1}, {1}}, 1, 1); }

TEST(Elastic, ChangesNothingWhereAPlanExists) {
  const auto repair = ElasticRepairOf(ProblemOf({{1, 1}, {1, kConflict}}, 1, 1), kElasticNothing);
  ASSERT_TRUE(repair.has_value());
  EXPECT_TRUE(repair->changes.empty());
  EXPECT_EQ(repair->cost, 0);
}

TEST(Elastic, RaisesALoadBeforeItTakesASeatAway) {
  const auto load = ElasticRepairOf(ElasticOnePlaceShort(), {});
  ASSERT_TRUE(load.has_value());
  ASSERT_EQ(load->changes.size(), 1U);
  EXPECT_EQ(load->changes[0].kind, Change::Kind::kRaiseLoad);
  EXPECT_EQ(load->changes[0].judge, 0);
  EXPECT_EQ(load->changes[0].amount, 1);
  EXPECT_EQ(load->cost, 10);

  Allowed no_loads;
  no_loads.loads = false;
  const auto seat = ElasticRepairOf(ElasticOnePlaceShort(), no_loads);
  ASSERT_TRUE(seat.has_value());
  ASSERT_EQ(seat->changes.size(), 1U);
  EXPECT_EQ(seat->changes[0].kind, Change::Kind::kFewerSeats);
  EXPECT_EQ(seat->cost, 30);

  EXPECT_FALSE(ElasticRepairOf(ElasticOnePlaceShort(), kElasticNothing).has_value());
}

TEST(Elastic, SpreadsLoadsSinceEachFurtherOneCostsMore) {
  const auto repair = ElasticRepairOf(ProblemOf({{1, 1}, {1, 1}, {1, 1}, {1, 1}}, 1, 1), {});
  ASSERT_TRUE(repair.has_value());
  ASSERT_EQ(repair->changes.size(), 2U);
  EXPECT_EQ(repair->changes[0].judge, 0);
  EXPECT_EQ(repair->changes[1].judge, 1);
  EXPECT_EQ(repair->cost, 20);
}

TEST(Elastic, LiftsARuleOnlyWhenItIsSoft) {
  Problem problem = ProblemOf({{1, kConflict}}, 1, 1);
  const int32_t rule = AddRule(problem, Each::kApplication, {1}, 1, kUnlimited);
  EXPECT_FALSE(ElasticRepairOf(problem, {}).has_value());
  problem.rules[0].soft = true;
  const auto repair = ElasticRepairOf(problem, {});
  ASSERT_TRUE(repair.has_value());
  ASSERT_EQ(repair->changes.size(), 1U);
  EXPECT_EQ(repair->changes[0].kind, Change::Kind::kLiftRule);
  EXPECT_EQ(repair->changes[0].rule, rule);
  EXPECT_EQ(repair->cost, 20);
}

TEST(Elastic, ALockInConflictMustGo) {
  Problem problem = ProblemOf({{kConflict, 1}}, 1, 1);
  problem.locks = {{0, 0}};
  const auto repair = ElasticRepairOf(problem, {});
  ASSERT_TRUE(repair.has_value());
  ASSERT_EQ(repair->changes.size(), 1U);
  EXPECT_EQ(repair->changes[0].kind, Change::Kind::kUnlock);
  EXPECT_EQ(repair->changes[0].application, 0);
  EXPECT_EQ(repair->changes[0].judge, 0);
  EXPECT_EQ(repair->cost, 40);

  Allowed no_locks;
  no_locks.locks = false;
  EXPECT_FALSE(ElasticRepairOf(problem, no_locks).has_value());
}

TEST(Elastic, FindsTheSameFromAnyFlowToBeginWith) {
  const StagedProblem staged(ProblemOf({{1, 1}, {1, 1}, {1, kConflict}}, 1, 1));
  for (const int32_t judge : {0, 1}) {
    const auto repair = Elastic(staged.scene, {{0, judge}}).Solve({});
    ASSERT_TRUE(repair.has_value());
    EXPECT_EQ(repair->cost, 10);
  }
}

TEST(Elastic, PairsOfALargeProblemEnterAsTheyAreNeeded) {
  // More pairs than are taken at once; only the last ten judges take anyone.
  Problem problem;
  for (int32_t a = 0; a < 150; ++a) problem.applications.push_back(fmt::format("a{:03}", a));
  problem.seats.assign(150, 1);
  for (int32_t j = 0; j < 140; ++j) {
    problem.judges.push_back({fmt::format("j{:03}", j), 0, j < 130 ? 0 : 15});
  }
  problem.affinity.assign(150 * 140, 0);
  EXPECT_TRUE(ElasticRepairOf(problem, kElasticNothing).has_value());
  problem.judges.back().highest_load = 14;
  EXPECT_FALSE(ElasticRepairOf(problem, kElasticNothing).has_value());
}

}  // namespace
}  // namespace award::scoring::panel
