// What weights and prices prove about the largest deficit, against every plan of small problems.
#include "scoring/panel/exchange/deficit_proof.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/price_bound.h"
#include "tests/scoring/exchanged.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Both want judge 1, who has one place; whoever goes without is one short.
Problem OneWanted() {
  Problem problem = ProblemOf({{9, 8}, {9, 8}}, 1, 1);
  problem.objective.fairness = Fairness::kDeficit;
  return problem;
}

// The bound as whoever checks a plan computes it.
std::optional<int64_t> CheckedBound(const Problem& problem, const Classes& classes,
                                    const DeficitProof& proof) {
  Certificate certificate;
  certificate.prices = FreePrices(problem, classes);
  certificate.deficit_weights = proof.weights;
  certificate.deficit_prices = proof.prices;
  return BoundOf(problem, classes, certificate, Tier::kDeficit);
}

TEST(DeficitProof, ProvesWhatContentionForces) {
  const Problem problem = OneWanted();
  const Classes classes = MakeClasses(problem);
  const DeficitProof proof =
      ProveDeficit(problem, classes, OwnIdeals(problem, classes), 0, {{1}, {0}}, 100);
  EXPECT_THAT(proof.weights, ElementsAre(1, 1));
  EXPECT_EQ(proof.bound, 1);
  EXPECT_EQ(CheckedBound(problem, classes, proof), 1);
}

// The least weight at which 3 more of affinity is worth a price of 7.
TEST(DeficitProof, TakesTheLeastWeightThatServesTheNeed) {
  const Problem problem = ProblemOf({{9, 6}}, 1, 1);
  const Classes classes = MakeClasses(problem);
  const auto weights = [&](int64_t deficit, int64_t most) {
    return ProveDeficit(problem, classes, {9}, deficit, {{7}, {0}}, most).weights;
  };
  EXPECT_THAT(weights(0, 100), ElementsAre(3));
  EXPECT_THAT(weights(2, 100), ElementsAre(3));
  EXPECT_THAT(weights(3, 100), ElementsAre(0));
  EXPECT_THAT(weights(0, 2), ElementsAre(2));
}

TEST(DeficitProof, GivesNoWeightToAnApplicationWithoutAnIdeal) {
  const Problem problem = OneWanted();
  const DeficitProof proof =
      ProveDeficit(problem, MakeClasses(problem), {9, std::nullopt}, 0, {{1}, {0}}, 100);
  EXPECT_THAT(proof.weights, ElementsAre(1, 0));
  EXPECT_EQ(proof.bound, 0);
}

TEST(DeficitProof, ProvesNothingAtPricesTooHighToAdd) {
  const Problem problem = OneWanted();
  const DeficitProof proof =
      ProveDeficit(problem, MakeClasses(problem), {9, 9}, 0, {{kHighestPrice + 1}, {0}}, 100);
  EXPECT_THAT(proof.weights, IsEmpty());
  EXPECT_THAT(proof.prices, IsEmpty());
  EXPECT_EQ(proof.bound, 0);
}

int64_t LeastDeficitOf(const Problem& problem, const std::vector<std::vector<Pair>>& plans) {
  int64_t least = std::numeric_limits<int64_t>::max();
  for (const std::vector<Pair>& pairs : plans) {
    least = std::min(least, ValueOf(problem, pairs, Tier::kDeficit));
  }
  return least;
}

std::vector<std::vector<int64_t>> RandomPrices(std::mt19937& random, const Problem& problem,
                                               const Classes& classes) {
  std::vector<std::vector<int64_t>> prices;
  for (int32_t judge = 0; judge < static_cast<int32_t>(problem.judges.size()); ++judge) {
    prices.emplace_back();
    for (size_t node = 0; node < classes.QuotaOf(judge).nodes.size(); ++node) {
      prices.back().push_back(static_cast<int64_t>(random() % 6));
    }
  }
  return prices;
}

// Judges have little room, so that applications contend for them.
TEST(DeficitProof, HoldsAtAnyPricesForEveryPlan) {
  std::mt19937 random(31);
  int forced = 0;
  int positive = 0;
  int tight = 0;
  for (int round = 0; round < 600; ++round) {
    Problem problem = RandomProblem(random, {.locks = 0, .lowest_loads = false});
    for (Judge& judge : problem.judges) judge.highest_load = 1 + static_cast<int32_t>(random() % 2);
    problem.objective.fairness = Fairness::kDeficit;
    const std::vector<std::vector<Pair>> plans = PlansOf(problem);
    if (plans.empty()) continue;
    const int64_t least = LeastDeficitOf(problem, plans);
    const Classes classes = MakeClasses(problem);
    const std::vector<std::optional<int64_t>> ideals = OwnIdeals(problem, classes);
    int64_t most = 0;
    for (int draw = 0; draw < 30; ++draw) {
      const DeficitProof proof = ProveDeficit(problem, classes, ideals, draw % 2,
                                              RandomPrices(random, problem, classes), 8);
      ASSERT_EQ(proof.weights.size(), problem.applications.size());
      most = std::max(most, proof.bound);
      // Free prices for the total may prove more besides, but nothing wrong.
      const std::optional<int64_t> checked = CheckedBound(problem, classes, proof);
      ASSERT_GE(checked, proof.bound) << TextOf(problem);
      ASSERT_LE(checked, least) << TextOf(problem);
    }
    if (least > 0) ++forced;
    if (most > 0) ++positive;
    if (most > 0 && most == least) ++tight;
  }
  EXPECT_GE(positive * 100, forced * 25) << positive << " of " << forced;
  EXPECT_GE(tight, 3);
}

}  // namespace
}  // namespace award::scoring::panel
