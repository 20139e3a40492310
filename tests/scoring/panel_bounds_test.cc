// Bounds against every plan of small problems: they must hold at any prices, and be tight at the
// best ones.
#include <algorithm>
#include <functional>
#include <limits>
#include <random>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/flow/best_flow.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

// Two applications of two seats, three judges.
Problem TwoByThree() { return ProblemOf({{5, 4, 3}, {2, 9, kConflict}}, 2, 2); }

bool MoreIsBetter(Tier tier) {
  return tier == Tier::kFloor || tier == Tier::kLevel || tier == Tier::kTotal ||
         tier == Tier::kDraw;
}

Certificate RandomCertificate(std::mt19937& random, const Problem& problem,
                              const Classes& classes) {
  const auto draw = [&random](int64_t least, int64_t most) {
    return least + static_cast<int64_t>(random() % static_cast<uint64_t>(most - least + 1));
  };
  Certificate certificate;
  certificate.prices = FreePrices(problem, classes);
  const bool any = random() % 3 > 0;
  for (std::vector<Price>& of_judge : certificate.prices) {
    for (Price& price : of_judge) {
      if (!any) continue;
      price = {draw(-1, 1), draw(-1, 2), draw(-2, 4), draw(-2, 6), draw(-(1LL << 39), 1LL << 40)};
    }
    std::vector<int64_t>& weighted = certificate.deficit_prices.emplace_back();
    for (size_t n = 0; n < of_judge.size(); ++n) weighted.push_back(draw(-3, 6));
  }
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    certificate.deficit_weights.push_back(draw(0, 2));
  }
  return certificate;
}

// Every plan of a problem with what it is worth in each tier.
struct Valued {
  std::vector<Pair> pairs;
  std::vector<int64_t> values;
};

std::vector<Valued> EveryPlanOf(const Problem& problem) {
  const std::vector<Tier> tiers = TiersOf(problem);
  std::vector<Valued> plans;
  ForEachPlan(problem, [&](const std::vector<Pair>& pairs) {
    Valued plan{pairs, {}};
    for (const Tier tier : tiers) plan.values.push_back(ValueOf(problem, pairs, tier));
    plans.push_back(std::move(plan));
  });
  return plans;
}

// No plan that is as good in the tiers before is better than a bound of `proved`.
void ExpectNoneBetter(const Problem& problem, const std::vector<Valued>& plans,
                      const std::vector<TierResult>& proved) {
  for (const Valued& plan : plans) {
    for (size_t i = 0; i < proved.size(); ++i) {
      const bool more = MoreIsBetter(proved[i].tier);
      if (proved[i].bound.has_value()) {
        ASSERT_TRUE(more ? plan.values[i] <= *proved[i].bound : plan.values[i] >= *proved[i].bound)
            << "tier " << i << " has " << plan.values[i] << " beyond the bound " << *proved[i].bound
            << "\n"
            << TextOf(problem, plan.pairs);
      }
      if (more ? plan.values[i] < proved[i].value : plan.values[i] > proved[i].value) break;
    }
  }
}

TEST(PanelBounds, BoundsHoldAtAnyPricesAndForEveryPlan) {
  std::mt19937 random(20270401);
  int tried = 0;
  for (int round = 0; round < 700; ++round) {
    Problem problem = RandomProblem(random, MixedShape(random));
    problem.objective.fairness = static_cast<Fairness>(random() % 5);
    ASSERT_TRUE(Validate(problem).ok());
    const std::vector<Valued> plans = EveryPlanOf(problem);
    if (plans.empty() || plans.size() > 400) continue;
    ++tried;
    const Classes classes = MakeClasses(problem);
    const Certificate certificate = RandomCertificate(random, problem, classes);
    for (size_t i = 0; i < plans.size(); i += 1 + plans.size() / 5) {
      const std::vector<TierResult> proved =
          ProveTiers(problem, classes, plans[i].pairs, certificate);
      ASSERT_NO_FATAL_FAILURE(ExpectNoneBetter(problem, plans, proved)) << TextOf(problem);
      Plan plan;
      plan.pairs = plans[i].pairs;
      plan.tiers = proved;
      plan.certificate = certificate;
      ASSERT_TRUE(CheckPlan(problem, plan).ok()) << CheckPlan(problem, plan).message() << "\n"
                                                 << TextOf(problem);
    }
  }
  EXPECT_GT(tried, 150);
}

// The least bound of the total over all prices up to `most`.
int64_t LeastBound(const Problem& problem, const Classes& classes, int64_t most) {
  Certificate certificate;
  certificate.prices = FreePrices(problem, classes);
  int64_t least = std::numeric_limits<int64_t>::max();
  const std::function<void(size_t)> try_from = [&](size_t judge) {
    if (judge == certificate.prices.size()) {
      least = std::min(least, *BoundOf(problem, classes, certificate, Tier::kTotal));
      return;
    }
    for (int64_t price = -most; price <= most; ++price) {
      certificate.prices[judge][0][kTotalPrice] = price;
      try_from(judge + 1);
    }
  };
  try_from(0);
  return least;
}

TEST(PanelBounds, PricesOfTheBestFlowProveEveryTierOfSums) {
  std::mt19937 random(20270407);
  int tight = 0;
  for (int round = 0; round < 1500; ++round) {
    const Problem problem = RandomProblem(random, MixedShape(random));
    const Classes classes = MakeClasses(problem);
    const std::vector<Valued> plans = EveryPlanOf(problem);
    if (plans.empty() || plans.size() > 400) continue;
    const FlowAnswer answer = FindBestFlow(problem, classes, {}, {});
    if (!answer.plan.has_value()) continue;  // Stricter than needed about empty seats.
    // A plan of the flow may break rules that cross; what its prices prove holds for the others.
    for (size_t i = 0; i < plans.size(); i += 1 + plans.size() / 5) {
      const std::vector<TierResult> proved =
          ProveTiers(problem, classes, plans[i].pairs, answer.plan->certificate);
      ASSERT_NO_FATAL_FAILURE(ExpectNoneBetter(problem, plans, proved)) << TextOf(problem);
    }
    if (!classes.crossing.empty() || problem.objective.partial) continue;
    ++tight;
    for (const TierResult& result :
         ProveTiers(problem, classes, answer.plan->pairs, answer.plan->certificate)) {
      if (result.tier == Tier::kGroups) continue;
      ASSERT_EQ(result.value, result.bound) << TextOf(problem);
    }
  }
  EXPECT_GT(tight, 100);
}

// Seats that stay empty and lowest loads that are not reached are bounded tightly too.
TEST(PanelBounds, PricesOfTheBestFlowProveHowManySeatsStayEmpty) {
  std::mt19937 random(20270408);
  int empty = 0;
  for (int round = 0; round < 600; ++round) {
    Shape shape;
    shape.conflicts = 40;
    shape.partial = true;
    shape.laminar = true;
    shape.application_rules = 1;
    shape.judge_rules = 0;
    const Problem problem = RandomProblem(random, shape);
    const Classes classes = MakeClasses(problem);
    if (!FindBreaches(problem, problem.locks).empty()) continue;
    const FlowAnswer answer = FindBestFlow(problem, classes, {}, {});
    ASSERT_TRUE(answer.plan.has_value()) << TextOf(problem);
    const std::vector<TierResult> proved =
        ProveTiers(problem, classes, answer.plan->pairs, answer.plan->certificate);
    empty += proved[0].value > 0 ? 1 : 0;
    for (const TierResult& result : proved) {
      if (result.tier == Tier::kGroups) continue;
      ASSERT_EQ(result.value, result.bound) << TextOf(problem);
    }
  }
  EXPECT_GT(empty, 50);
}

TEST(PanelBounds, TiesAmongManyJudgesAreSettledByTheDraw) {
  std::mt19937 random(20270409);
  for (const int32_t seats : {1, 3, 40}) {
    std::vector<int32_t> row;
    for (int j = 0; j < 200; ++j) row.push_back(static_cast<int32_t>(random() % 3));
    Problem problem = ProblemOf({row}, seats, 1);
    for (size_t j = 0; j < row.size(); ++j) problem.judges[j].id = fmt::format("j{:03}", j);
    const Classes classes = MakeClasses(problem);
    Certificate certificate;
    certificate.prices = FreePrices(problem, classes);
    std::vector<std::pair<int64_t, int64_t>> worth;
    for (size_t j = 0; j < row.size(); ++j) {
      worth.emplace_back(row[j], DrawOf(problem.seed, "a1", problem.judges[j].id));
    }
    std::sort(worth.rbegin(), worth.rend());
    std::pair<int64_t, int64_t> sum;
    for (int32_t n = 0; n < seats; ++n) {
      sum.first += worth[static_cast<size_t>(n)].first;
      sum.second += worth[static_cast<size_t>(n)].second;
    }
    EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), sum.first);
    EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kDraw), sum.second);
    EXPECT_EQ(OwnIdeals(problem, classes)[0], sum.first);
  }
}

TEST(PanelBounds, ALaterTierNeverOutweighsAnEarlierOne) {
  // Prices in the tiers differ so much that only some of them fit into one number.
  const Problem problem = ProblemOf({{1, 0, 0}}, 1, 1);
  const Classes classes = MakeClasses(problem);
  for (const int64_t large : {int64_t{3}, int64_t{1} << 30, int64_t{1} << 60}) {
    Certificate certificate;
    certificate.prices = FreePrices(problem, classes);
    certificate.prices[0][0][kEvennessPrice] = large;
    certificate.prices[1][0][kEvennessPrice] = -large;
    // The first judge is the best choice whatever it costs in evenness, and the second takes
    // nothing; the first earns large · 1 − 1, which its price takes back.
    EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), 1);
    EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kEvenness), 1);
  }
}

TEST(PanelBounds, ALockThatIsAConflictLeavesNothingToProve) {
  Problem problem = TwoByThree();
  problem.locks = {{1, 2}};
  const Classes classes = MakeClasses(problem);
  Certificate certificate;
  certificate.prices = FreePrices(problem, classes);
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), std::nullopt);
}

TEST(PanelBounds, AfterAGapTheTotalIsStillBoundedByItsOwnPrices) {
  Problem problem = TwoByThree();
  problem.kept = {{0, 0}};
  const Classes classes = MakeClasses(problem);
  Certificate certificate;
  certificate.prices = FreePrices(problem, classes);
  certificate.prices[0][0][kChangesPrice] = 5;
  const std::vector<TierResult> proved =
      ProveTiers(problem, classes, {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, certificate);
  EXPECT_EQ(proved[0], (TierResult{Tier::kChanges, 0, 0}));
  EXPECT_EQ(proved[1], (TierResult{Tier::kTotal, 20, 20}));
  const std::vector<TierResult> worse =
      ProveTiers(problem, classes, {{0, 1}, {0, 2}, {1, 0}, {1, 1}}, certificate);
  EXPECT_EQ(worse[0], (TierResult{Tier::kChanges, 1, 0}));
  EXPECT_EQ(worse[1], (TierResult{Tier::kTotal, 18, 20}));
  EXPECT_EQ(worse[3].bound, 1);
  EXPECT_EQ(worse[4].bound, std::nullopt);
}

TEST(PanelBounds, TheTotalBoundsLevelAndDeficit) {
  Problem problem = ProblemOf({{5, 4, 3}, {2, 9, 1}}, 2, 2);
  problem.judges[1].highest_load = 1;
  const Classes classes = MakeClasses(problem);
  Certificate certificate;
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kFloor), 9);
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kLevel), 11);
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kDeficit), 0);
  certificate.prices = FreePrices(problem, classes);
  certificate.prices[1][0][kTotalPrice] = 1;
  // 19 in all: one application has its own ideal of 9, so the other has no more than 10.
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), 19);
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kLevel), 10);
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kDeficit), 1);
}

TEST(PanelBounds, TheBestPricesProveTheBestTotal) {
  std::mt19937 random(20270402);
  int tried = 0;
  for (int round = 0; round < 150; ++round) {
    Shape shape;
    shape.applications = 3;
    shape.judges = 3;
    shape.affinities = 4;
    shape.laminar = true;
    shape.application_rules = 3;
    shape.judge_rules = 0;
    const Problem problem = RandomProblem(random, shape);
    std::optional<int64_t> best;
    ForEachPlan(problem, [&](const std::vector<Pair>& pairs) {
      const int64_t total = NaiveValueOf(problem, pairs, Tier::kTotal);
      best = std::max(best.value_or(total), total);
    });
    if (!best.has_value()) continue;
    ++tried;
    ASSERT_EQ(LeastBound(problem, MakeClasses(problem), 6), *best) << TextOf(problem);
  }
  EXPECT_GT(tried, 30);
}

TEST(PanelBounds, MissingOrHugePricesProveNothing) {
  const Problem problem = TwoByThree();
  const Classes classes = MakeClasses(problem);
  Certificate certificate;
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), std::nullopt);
  certificate.prices = FreePrices(problem, classes);
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), 20);
  for (const int64_t price : {std::numeric_limits<int64_t>::max(),
                              std::numeric_limits<int64_t>::min(), (int64_t{1} << 60) + 1}) {
    certificate.prices[0][0][kTotalPrice] = price;
    EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), std::nullopt) << price;
  }
  certificate.prices[0][0][kTotalPrice] = int64_t{1} << 60;
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), (int64_t{1} << 60) + 18);
  certificate.prices[0].push_back({});
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kTotal), std::nullopt);
}

TEST(PanelBounds, HugeWeightsProveNothing) {
  Problem problem = ProblemOf({{5, 4, 3}, {2, 9, 1}}, 2, 2);
  problem.objective.fairness = Fairness::kDeficit;
  problem.judges[1].highest_load = 1;  // Wanted by both.
  const Classes classes = MakeClasses(problem);
  Certificate certificate;
  certificate.deficit_weights = {1, 1};
  certificate.deficit_prices = {{0}, {1}, {0}};
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kDeficit), 1);
  for (const int64_t weight : {int64_t{-1}, (int64_t{1} << 29) + 1}) {
    certificate.deficit_weights[0] = weight;
    EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kDeficit), 0) << weight;
  }
}

TEST(PanelBounds, LoadsAreNoMoreEvenThanTheirBandsAllow) {
  Problem problem = TwoByThree();
  problem.judges[2].highest_load = 1;
  Certificate certificate;  // Not even prices are needed.
  EXPECT_EQ(BoundOf(problem, MakeClasses(problem), certificate, Tier::kEvenness), 6);
  certificate.prices = FreePrices(problem, MakeClasses(problem));
  EXPECT_EQ(BoundOf(problem, MakeClasses(problem), certificate, Tier::kEvenness), 6);
  problem.judges[1].lowest_load = 2;
  problem.judges[0].lowest_load = 2;
  EXPECT_EQ(BoundOf(problem, MakeClasses(problem), certificate, Tier::kEvenness), 8);
}

TEST(PanelBounds, BoundsDoNotDependOnTheOrderOfRowsAndColumns) {
  std::mt19937 random(20270406);
  for (int round = 0; round < 300; ++round) {
    Shape shape = MixedShape(random);
    shape.judge_rules = 0;
    const Problem problem = RandomProblem(random, shape);
    const Classes classes = MakeClasses(problem);
    const Certificate certificate = RandomCertificate(random, problem, classes);
    const std::vector<int32_t> judges = RandomOrder(random, problem.judges.size());
    const Problem permuted =
        Permuted(problem, RandomOrder(random, problem.applications.size()), judges);
    Certificate moved = certificate;
    for (size_t j = 0; j < judges.size(); ++j) {
      moved.prices[static_cast<size_t>(judges[j])] = certificate.prices[j];
    }
    for (const Tier tier :
         {Tier::kUnfilled, Tier::kChanges, Tier::kFloor, Tier::kTotal, Tier::kEvenness}) {
      ASSERT_EQ(BoundOf(permuted, MakeClasses(permuted), moved, tier),
                BoundOf(problem, classes, certificate, tier))
          << TextOf(problem);
    }
  }
}

}  // namespace
}  // namespace award::scoring::panel
