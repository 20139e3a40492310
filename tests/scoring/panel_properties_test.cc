// What must not decide who judges whom: the order of files, the names of people (as long as they
// sort the same), where the search began, or what nobody could have chosen.
#include <algorithm>
#include <numeric>
#include <string>
#include <variant>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "tests/scoring/panel_oracle_problems.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

std::optional<Plan> SolvedPlan(const Problem& problem, const Start& start = {}) {
  const absl::StatusOr<Answer> answer = Assign(problem, {}, start);
  EXPECT_TRUE(answer.ok()) << answer.status();
  if (!answer.ok() || !std::holds_alternative<Plan>(*answer)) return std::nullopt;
  return std::get<Plan>(*answer);
}

// Everything but the prices, of which several may prove the same.
void ExpectSame(const Problem& problem, const std::optional<Plan>& left,
                const std::optional<Plan>& right) {
  ASSERT_EQ(left.has_value(), right.has_value());
  if (!left.has_value()) return;
  EXPECT_EQ(Describe(problem, left->pairs), Describe(problem, right->pairs));
  EXPECT_EQ(left->tiers, right->tiers);
}

constexpr Fairness kEvery[] = {Fairness::kTotal, Fairness::kFloor, Fairness::kLevel,
                               Fairness::kDeficit, Fairness::kFair};

// Nested and crossing problems in turn, with every objective in turn.
Problem NumberedProblem(uint64_t seed) {
  std::mt19937_64 random(seed);
  Variety variety;
  variety.applications = 12;
  variety.judges = 8;
  variety.kept = seed % 3 == 0 ? 20 : 0;
  variety.nested = seed % 4 != 0;
  variety.partial = seed % 5 == 0;
  Problem problem = GrowProblem(random, variety);
  problem.objective.fairness = kEvery[seed % 7 % std::size(kEvery)];
  return problem;
}

// Affinities of so many values that one plan alone has the best total.
Problem DistinctProblem(uint64_t seed) {
  std::mt19937_64 random(seed);
  Variety variety;
  variety.applications = 14;
  variety.judges = 9;
  variety.values = 1'000'000;
  return GrowProblem(random, variety);
}

TEST(PanelPlan, IsTheSameEveryTime) {
  for (uint64_t seed = 0; seed < 150; ++seed) {
    const Problem problem = NumberedProblem(seed);
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    ExpectSame(problem, SolvedPlan(problem), SolvedPlan(problem));
    if (HasFailure()) return;
  }
}

// The draw is made of ids, and comes last: where one plan is the best without it, ids are only
// names.
TEST(PanelPlan, NamesDecideNothing) {
  for (uint64_t seed = 1; seed < 150; ++seed) {
    Problem problem = DistinctProblem(seed);
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    const std::optional<Plan> before = SolvedPlan(problem);
    for (size_t a = 0; a < problem.applications.size(); ++a) {
      problem.applications[a] = std::string(a + 1, 'x');
    }
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      problem.judges[j].id = std::string(j + 1, 'y');
    }
    const std::optional<Plan> after = SolvedPlan(problem);
    ASSERT_EQ(before.has_value(), after.has_value());
    if (!before.has_value()) continue;
    ASSERT_EQ(before->pairs, after->pairs);
  }
}

// Applications and judges in another order: every pair follows its row and column.
TEST(PanelPlan, FollowsRowsAndColumnsThatChangePlaces) {
  std::mt19937 order(1);
  for (uint64_t seed = 1; seed < 150; ++seed) {
    const Problem problem = DistinctProblem(seed);
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    const std::vector<int32_t> rows = RandomOrder(order, problem.applications.size());
    const std::vector<int32_t> columns = RandomOrder(order, problem.judges.size());
    std::optional<Plan> before = SolvedPlan(problem);
    const std::optional<Plan> after = SolvedPlan(Permuted(problem, rows, columns));
    ASSERT_EQ(before.has_value(), after.has_value());
    if (!before.has_value()) continue;
    for (Pair& pair : before->pairs) {
      pair = {rows[static_cast<size_t>(pair.application)],
              columns[static_cast<size_t>(pair.judge)]};
    }
    std::sort(before->pairs.begin(), before->pairs.end());
    ASSERT_EQ(before->pairs, after->pairs);
  }
}

// Where the search begins makes it shorter, not different.
TEST(PanelPlan, TheStartChangesNothing) {
  for (uint64_t seed = 1; seed < 400; ++seed) {
    const Problem problem = NumberedProblem(seed);
    if (problem.objective.fairness != Fairness::kTotal || seed % 4 == 0) continue;
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    const std::optional<Plan> cold = SolvedPlan(problem);
    if (!cold.has_value()) continue;
    Start start{cold->pairs, {}};
    ExpectSame(problem, SolvedPlan(problem, start), cold);
    // Half of another plan, and prices out of the air.
    std::mt19937_64 random(seed);
    start.pairs.clear();
    for (size_t i = 0; i < cold->pairs.size(); ++i) {
      if (random() % 2 == 0) start.pairs.push_back(cold->pairs[i]);
    }
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      start.prices.push_back(static_cast<int64_t>(random() % 40) - 20);
    }
    ExpectSame(problem, SolvedPlan(problem, start), cold);
    if (HasFailure()) return;
  }
}

// Affinities that are all larger by the same, or all doubled, ask for the same.
TEST(PanelPlan, TheUnitOfAffinityDecidesNothing) {
  for (uint64_t seed = 1; seed < 200; ++seed) {
    Problem problem = NumberedProblem(seed);
    if (problem.objective.fairness != Fairness::kTotal || problem.objective.partial) continue;
    if (seed % 4 == 0) continue;
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    const std::optional<Plan> before = SolvedPlan(problem);
    for (int32_t& affinity : problem.affinity) {
      if (affinity != kConflict) affinity = 2 * affinity + 1000;
    }
    const std::optional<Plan> after = SolvedPlan(problem);
    ASSERT_EQ(before.has_value(), after.has_value());
    if (!before.has_value()) continue;
    ASSERT_EQ(Describe(problem, before->pairs), Describe(problem, after->pairs));
  }
}

// A judge who may judge nothing, an application without seats, and a rule that nothing can break
// take part in nothing.
TEST(PanelPlan, WhatCannotMatterDoesNot) {
  for (uint64_t seed = 1; seed < 200; ++seed) {
    Problem problem = NumberedProblem(seed);
    if (problem.objective.fairness != Fairness::kTotal || seed % 4 == 0) continue;
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    const std::optional<Plan> before = SolvedPlan(problem);
    const size_t judges = problem.judges.size();
    std::vector<int32_t> affinity;
    for (size_t a = 0; a < problem.applications.size(); ++a) {
      const auto row = problem.affinity.begin() + static_cast<int64_t>(a * judges);
      affinity.insert(affinity.end(), row, row + static_cast<int64_t>(judges));
      affinity.push_back(kConflict);
    }
    problem.affinity = affinity;
    problem.judges.push_back({"Z", 0, 5});
    Rule rule;
    rule.id = "idle";
    rule.scope = static_cast<int32_t>(problem.scopes.size());
    problem.scopes.emplace_back(problem.applications.size());
    std::iota(problem.scopes.back().begin(), problem.scopes.back().end(), 0);
    for (size_t j = 0; j <= judges; j += 2) rule.members.push_back(static_cast<int32_t>(j));
    problem.rules.insert(problem.rules.begin(), rule);
    ExpectSame(problem, SolvedPlan(problem), before);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace award::scoring::panel
