// What the flow promises beyond being the best, which the oracles test: that nothing which guides
// the search (rough prices, where it begins, which pairs it looks at first) shows in the answer,
// and that it can be stopped.
#include "scoring/panel/flow/best_flow.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/flow/first_plan.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

std::vector<int32_t> Range(size_t count) {
  std::vector<int32_t> range;
  for (size_t i = 0; i < count; ++i) range.push_back(static_cast<int32_t>(i));
  return range;
}

// Large enough that prices are first taken from a sample and that candidates are few against all
// pairs; many affinities are equal, loads are scarce, and there are rules on both sides.
Problem LargeProblem(std::mt19937& random) {
  constexpr size_t kApplications = 420;
  constexpr size_t kJudges = 40;
  Problem problem;
  for (size_t a = 0; a < kApplications; ++a) {
    problem.applications.push_back("a" + std::to_string(1'000 + a));
    problem.seats.push_back(static_cast<int32_t>(1 + random() % 3));
  }
  const auto load = static_cast<int32_t>(problem.SeatCount() / static_cast<int64_t>(kJudges));
  for (size_t j = 0; j < kJudges; ++j) {
    const auto highest = static_cast<int32_t>(load + 4 - 8 * static_cast<int32_t>(j % 2) / 2);
    problem.judges.push_back({"j" + std::to_string(100 + j), j % 5 == 0 ? load / 2 : 0, highest});
  }
  for (size_t i = 0; i < kApplications * kJudges; ++i) {
    problem.affinity.push_back(random() % 12 == 0 ? kConflict : static_cast<int32_t>(random() % 5));
  }
  problem.scopes = {Range(kApplications), Range(kJudges)};
  Rule outside;
  outside.id = "outside";
  for (int32_t j = 0; j < static_cast<int32_t>(kJudges); j += 2) outside.members.push_back(j);
  outside.lowest = 1;
  Rule few = outside;
  few.id = "few";
  few.each = Each::kJudge;
  few.scope = 1;
  few.members = Range(kApplications / 2);
  few.lowest = 2;
  few.highest = load * 2 / 3;
  problem.rules = {outside, few};
  problem.seed = random();
  return problem;
}

FlowAnswer Solve(const Problem& problem, const Start& start, const Watch& watch = {}) {
  return FindBestFlow(problem, MakeClasses(problem), watch, start);
}

TEST(BestFlow, DoesNotDependOnWhereItBegins) {
  std::mt19937 random(7);
  for (int i = 0; i < 4; ++i) {
    const Problem problem = LargeProblem(random);
    ASSERT_TRUE(Validate(problem).ok());
    const FlowAnswer plain = Solve(problem, {});
    ASSERT_TRUE(plain.plan.has_value());
    EXPECT_TRUE(Obeys(problem, plain.plan->pairs));
    Start misled;
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      misled.prices.push_back(static_cast<int64_t>(random() % 50));
    }
    for (const Pair& pair : plain.plan->pairs) {
      if (random() % 2 == 0) misled.pairs.push_back(pair);
    }
    const FlowAnswer other = Solve(problem, misled);
    ASSERT_TRUE(other.plan.has_value());
    EXPECT_EQ(plain.plan->pairs, other.plan->pairs);
    const Start again{plain.plan->pairs, {}};
    EXPECT_EQ(Solve(problem, again).plan->pairs, plain.plan->pairs);
  }
}

// Everybody wants the first judge, who cannot take everybody; the others have room.
TEST(BestFlow, TakesItsRoughPricesFromASample) {
  constexpr size_t kApplications = 480;
  Problem problem;
  for (size_t a = 0; a < kApplications; ++a) {
    problem.applications.push_back("a" + std::to_string(1'000 + a));
    problem.seats.push_back(1);
    for (const int32_t affinity : {9, 2, 2}) problem.affinity.push_back(affinity);
  }
  for (const char* id : {"j1", "j2", "j3"}) problem.judges.push_back({id, 0, 200});
  const std::vector<int64_t> prices = RoughPrices(problem);
  ASSERT_EQ(prices.size(), 3U);
  EXPECT_EQ(prices[0] - prices[1], 7);
  EXPECT_EQ(prices[1], prices[2]);
  // A problem of few applications is not sampled.
  problem.applications.resize(40);
  problem.seats.resize(40);
  problem.affinity.resize(120);
  EXPECT_EQ(RoughPrices(problem), std::vector<int64_t>({0, 0, 0}));
}

// The same plan every time it is let run, and a plan that obeys every time it is stopped.
TEST(BestFlow, StoppedItGivesAPlanThatObeysOrNone) {
  std::mt19937 random(9);
  const Problem problem = LargeProblem(random);
  const FlowAnswer whole = Solve(problem, {}, [](const Progress&) { return true; });
  ASSERT_TRUE(whole.plan.has_value());
  EXPECT_FALSE(whole.interrupted);
  int with_plan = 0;
  bool ended = false;
  for (int calls = 0; calls < 10'000 && !ended; ++calls) {
    int left = calls;
    const FlowAnswer stopped = Solve(problem, {}, [&left](const Progress&) { return left-- > 0; });
    if (!stopped.interrupted) {
      ended = true;
      EXPECT_EQ(stopped.plan->pairs, whole.plan->pairs);
    } else if (stopped.plan.has_value()) {
      ++with_plan;
      EXPECT_TRUE(Obeys(problem, stopped.plan->pairs));
      EXPECT_EQ(stopped.plan->certificate.prices.size(), problem.judges.size());
    }
  }
  EXPECT_TRUE(ended);
  EXPECT_GT(with_plan, 0);
}

}  // namespace
}  // namespace award::scoring::panel
