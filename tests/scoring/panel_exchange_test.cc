// Fairness and crossing rules by exchanges, against every plan of small problems: no rule is ever
// broken, no value is better than the best there is, and few are worse.
#include "scoring/panel/exchange/exchange.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/flow/best_flow.h"
#include "tests/scoring/panel_award_generator.h"
#include "tests/scoring/panel_brute_force.h"
#include "tests/scoring/panel_oracle_problems.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

constexpr size_t kMostExchangePlans = 3000;
constexpr Fairness kEveryFairness[] = {Fairness::kTotal, Fairness::kFloor, Fairness::kLevel,
                                       Fairness::kDeficit, Fairness::kFair};

FlowPlan FlowOf(const Problem& problem, const Classes& classes) {
  FlowAnswer answer = FindBestFlow(problem, classes, {}, {});
  EXPECT_TRUE(answer.plan.has_value());
  return answer.plan.value_or(FlowPlan{});
}

struct ExchangeCase {
  const Problem& problem;
  const EveryPlan& every;
  const EveryPlan::Best& best;
  const FlowPlan& flow;
  const Exchanged& exchanged;
};

// `count` problems that have a plan, under each fairness in turn, until one fails.
void ForEachCase(const Variety& variety, int count,
                 const std::function<void(const ExchangeCase&)>& check) {
  for (uint64_t seed = 1; count > 0; ++seed) {
    std::mt19937_64 random(seed);
    Problem problem = GrowProblem(random, variety);
    problem.objective.fairness = kEveryFairness[seed % std::size(kEveryFairness)];
    if (problem.objective.fairness == Fairness::kTotal && variety.nested) continue;
    const EveryPlan every(problem, kMostExchangePlans);
    if (!every.complete()) continue;
    const std::optional<EveryPlan::Best> best = every.FindBest();
    if (!best) continue;
    --count;
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    const Classes classes = MakeClasses(problem);
    const FlowPlan flow = FlowOf(problem, classes);
    const Exchanged exchanged = Improve(problem, classes, flow, {});
    check({problem, every, *best, flow, exchanged});
    if (testing::Test::HasFailure()) return;
  }
}

bool AtLeastAsGood(Tier tier, int64_t left, int64_t right) {
  return EveryPlan::MoreIsBetter(tier) ? left >= right : left <= right;
}

// Whether the plan is the best in every tier up to the total; no tier may be better than the best.
bool IsBest(const ExchangeCase& given) {
  for (const TierResult& tier : given.best.tiers) {
    if (tier.tier == Tier::kEvenness) break;
    const int64_t value = given.every.ValueOf(given.exchanged.pairs, tier.tier);
    EXPECT_TRUE(AtLeastAsGood(tier.tier, tier.value, value))
        << static_cast<int>(tier.tier) << ": " << value << " beats " << tier.value;
    if (value != tier.value) return false;
  }
  return true;
}

Variety Loose() {
  Variety variety;
  variety.values = 30;
  variety.panel_rules = 0;
  variety.judge_rules = 0;
  variety.spoiled = 0;
  return variety;
}

TEST(Exchange, ReachesTheBestOfEveryPlanWhereNothingCrosses) {
  int cases = 0;
  int best = 0;
  ForEachCase(Loose(), 300, [&](const ExchangeCase& given) {
    ASSERT_TRUE(given.every.Contains(given.exchanged.pairs));
    ++cases;
    if (IsBest(given)) ++best;
  });
  EXPECT_EQ(cases, 300);
  EXPECT_GE(best * 100, cases * 99);
}

TEST(Exchange, KeepsRulesAndReachesTheBestUnderNestedRules) {
  Variety variety;
  variety.values = 30;
  variety.panel_rules = 5;
  variety.judge_rules = 4;
  int cases = 0;
  int best = 0;
  ForEachCase(variety, 300, [&](const ExchangeCase& given) {
    ASSERT_TRUE(given.exchanged.keeps_rules);
    ASSERT_TRUE(given.every.Contains(given.exchanged.pairs));
    ++cases;
    if (IsBest(given)) ++best;
  });
  EXPECT_GE(best * 100, cases * 98);
}

TEST(Exchange, FindsAPlanUnderCrossingRulesWheneverThereIsOne) {
  Variety variety;
  variety.nested = false;
  variety.panel_rules = 5;
  variety.judge_rules = 4;
  int repaired = 0;
  ForEachCase(variety, 500, [&](const ExchangeCase& given) {
    ASSERT_TRUE(given.exchanged.keeps_rules);
    ASSERT_TRUE(given.every.Contains(given.exchanged.pairs));
    if (!given.every.Contains(given.flow.pairs)) ++repaired;
  });
  EXPECT_GE(repaired, 10);
}

TEST(Exchange, NeverLeavesMoreSeatsEmptyNorGivesUpMoreKeptPairs) {
  Variety variety;
  variety.kept = 40;
  variety.partial = true;
  ForEachCase(variety, 300, [&](const ExchangeCase& given) {
    ASSERT_TRUE(given.every.Contains(given.exchanged.pairs));
    for (const Tier tier : {Tier::kUnfilled, Tier::kChanges}) {
      ASSERT_LE(given.every.ValueOf(given.exchanged.pairs, tier),
                given.every.ValueOf(given.flow.pairs, tier));
    }
  });
}

TEST(Exchange, StatesWhatThePlanIsWorthAndABoundThatNoPlanPasses) {
  int close = 0;
  ForEachCase(Loose(), 150, [&](const ExchangeCase& given) {
    for (const TierResult& tier : given.exchanged.fairness) {
      ASSERT_EQ(tier.value, given.every.ValueOf(given.exchanged.pairs, tier.tier));
      for (const TierResult& best : given.best.tiers) {
        if (best.tier != tier.tier || !tier.bound) continue;
        ASSERT_TRUE(AtLeastAsGood(tier.tier, *tier.bound, best.value));
        if (tier.tier == Tier::kDeficit && best.value > 0 && 4 * *tier.bound >= best.value) ++close;
      }
    }
    const size_t weights = given.exchanged.deficit_weights.size();
    ASSERT_TRUE(weights == 0 || weights == given.problem.applications.size());
  });
  EXPECT_GE(close, 20);
}

TEST(Exchange, LeavesTheBestTotalAlone) {
  const Problem problem = ProblemOf({{5, 4, 1}, {4, 5, 1}, {1, 1, 1}}, 1, 1);
  const Classes classes = MakeClasses(problem);
  const FlowPlan flow = FlowOf(problem, classes);
  int asked = 0;
  const auto watch = [&](const Progress&) { return ++asked < 0; };
  const Exchanged exchanged = Improve(problem, classes, flow, watch);
  EXPECT_EQ(exchanged.pairs, flow.pairs);
  EXPECT_TRUE(exchanged.keeps_rules);
  EXPECT_TRUE(exchanged.fairness.empty());
  EXPECT_EQ(asked, 0);
}

// Best total is 9 + 1; the floor asks for 5 + 4.
TEST(Exchange, RaisesTheFloorAtAnyPrice) {
  Problem problem = ProblemOf({{9, 5}, {4, 1}}, 1, 1);
  problem.objective.fairness = Fairness::kFloor;
  problem.objective.price_basis_points = 0;
  const Classes classes = MakeClasses(problem);
  const Exchanged exchanged = Improve(problem, classes, FlowOf(problem, classes), {});
  EXPECT_EQ(TextOf(problem, exchanged.pairs), "a1:j2 a2:j1");
  ASSERT_EQ(exchanged.fairness.size(), 1U);
  EXPECT_EQ(exchanged.fairness[0], (TierResult{Tier::kFloor, 4, 4}));
}

// The best total, 360, leaves a3 40 short of the judge whom a4 holds; 358 shares that out.
TEST(Exchange, PaysForTheDeficitNoMoreThanThePrice) {
  Problem problem =
      ProblemOf({{100, 86, 0, 0}, {0, 100, 86, 0}, {86, 0, 60, 100}, {0, 0, 0, 100}}, 1, 1);
  problem.locks = {{3, 3}};
  const Classes classes = MakeClasses(problem);
  const auto text = [&](Fairness fairness, std::optional<int32_t> price) {
    problem.objective.fairness = fairness;
    problem.objective.price_basis_points = price;
    return TextOf(problem, Improve(problem, classes, FlowOf(problem, classes), {}).pairs);
  };
  EXPECT_EQ(text(Fairness::kDeficit, 60), "a1:j2 a2:j3 a3:j1 a4:j4");
  EXPECT_EQ(text(Fairness::kDeficit, std::nullopt), "a1:j1 a2:j2 a3:j3 a4:j4");
  EXPECT_EQ(text(Fairness::kLevel, std::nullopt), "a1:j2 a2:j3 a3:j1 a4:j4");
  EXPECT_EQ(text(Fairness::kLevel, 50), "a1:j1 a2:j2 a3:j3 a4:j4");
}

TEST(Exchange, NeverMovesALockedPair) {
  Problem problem = ProblemOf({{9, 5}, {4, 1}}, 1, 1);
  problem.objective.fairness = Fairness::kFloor;
  problem.locks = {{0, 0}};
  const Classes classes = MakeClasses(problem);
  const Exchanged exchanged = Improve(problem, classes, FlowOf(problem, classes), {});
  EXPECT_EQ(TextOf(problem, exchanged.pairs), "a1:j1 a2:j2");
}

// Judges 1 and 2 are of one institution, 2 and 3 from outside: the rules cross.
TEST(Exchange, KeepsOneFromOutsideAndAtMostOneOfAnInstitution) {
  Problem problem = ProblemOf({{9, 8, 1, 7}, {9, 8, 1, 7}}, 2, 2);
  AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  AddRule(problem, Each::kApplication, {1, 2}, 1, kUnlimited);
  const Classes classes = MakeClasses(problem);
  ASSERT_FALSE(classes.crossing.empty());
  const Exchanged exchanged = Improve(problem, classes, FlowOf(problem, classes), {});
  EXPECT_TRUE(exchanged.keeps_rules);
  EXPECT_EQ(TextOf(problem, exchanged.pairs), "a1:j2,j4 a2:j2,j4");
}

// A woman (1, 2) and one from outside (2, 3) on each panel, and judge 2 has one place.
TEST(Exchange, SaysWhenCrossingRulesAreNotKept) {
  Problem problem = ProblemOf({{9, 8, 1}, {9, 8, 1}}, 1, 1);
  AddRule(problem, Each::kApplication, {0, 1}, 1, kUnlimited);
  AddRule(problem, Each::kApplication, {1, 2}, 1, kUnlimited);
  const Classes classes = MakeClasses(problem);
  ASSERT_FALSE(classes.crossing.empty());
  const Exchanged exchanged = Improve(problem, classes, FlowOf(problem, classes), {});
  EXPECT_FALSE(exchanged.keeps_rules);
}

// Judges with equal affinities: of equal totals the even loads are taken again after the floor.
TEST(Exchange, PrefersEvenLoadsWhereTheTotalIsEqual) {
  Problem problem =
      ProblemOf({{9, 5, 5, 5}, {4, 1, 1, 1}, {5, 5, 5, 5}, {5, 5, 5, 5}, {5, 5, 5, 5}}, 1, 3);
  problem.judges[0].highest_load = 1;
  problem.objective.fairness = Fairness::kFloor;
  const Classes classes = MakeClasses(problem);
  const FlowPlan uneven{{{0, 0}, {1, 3}, {2, 1}, {3, 1}, {4, 1}}, {}};
  const Exchanged exchanged = Improve(problem, classes, uneven, {});
  EXPECT_EQ(NaiveValueOf(problem, exchanged.pairs, Tier::kTotal), 24);
  EXPECT_EQ(NaiveValueOf(problem, exchanged.pairs, Tier::kEvenness), 1 + 4 + 1 + 1);
}

// 114 is the exact optimum; a plain descent without rising weights stops earlier.
TEST(Exchange, ReachesTheLeastDeficitOfAnAwardOfAHundredApplications) {
  Problem problem = GenerateAward(100, 30);
  problem.objective.fairness = Fairness::kDeficit;
  const Classes classes = MakeClasses(problem);
  const FlowPlan flow = FlowOf(problem, classes);
  const Exchanged exchanged = Improve(problem, classes, flow, {});
  ASSERT_EQ(exchanged.fairness.size(), 1U);
  EXPECT_EQ(exchanged.fairness[0].value, 114);
  EXPECT_GE(exchanged.fairness[0].bound, 50);
  EXPECT_TRUE(Obeys(problem, exchanged.pairs));
  EXPECT_GE(NaiveValueOf(problem, exchanged.pairs, Tier::kTotal) * 1000,
            NaiveValueOf(problem, flow.pairs, Tier::kTotal) * 995);
}

TEST(Exchange, ReturnsThePlanSoFarWhenStopped) {
  std::mt19937 random(7);
  std::vector<std::vector<int32_t>> rows;
  Problem problem;
  for (int32_t a = 0; a < 600; ++a) {
    problem.applications.push_back("a" + std::to_string(1000 + a));
    problem.seats.push_back(3);
    for (int32_t j = 0; j < 60; ++j) {
      problem.affinity.push_back(static_cast<int32_t>(random() % 1000));
    }
  }
  for (int32_t j = 0; j < 60; ++j) problem.judges.push_back({"j" + std::to_string(100 + j), 0, 31});
  problem.objective.fairness = Fairness::kDeficit;
  const Classes classes = MakeClasses(problem);
  const FlowPlan flow = FlowOf(problem, classes);
  Progress seen;
  const auto stop = [&](const Progress& progress) {
    seen = progress;
    return false;
  };
  const Exchanged stopped = Improve(problem, classes, flow, stop);
  EXPECT_TRUE(stopped.interrupted);
  EXPECT_TRUE(seen.has_plan);
  EXPECT_EQ(seen.tier, Tier::kDeficit);
  EXPECT_TRUE(Obeys(problem, stopped.pairs));
  const Exchanged whole = Improve(problem, classes, flow, {});
  EXPECT_FALSE(whole.interrupted);
  EXPECT_TRUE(Obeys(problem, whole.pairs));
  ASSERT_EQ(whole.fairness.size(), 1U);
  EXPECT_LT(whole.fairness[0].value, stopped.fairness[0].value);
  EXPECT_EQ(Improve(problem, classes, flow, {}).pairs, whole.pairs);
}

}  // namespace
}  // namespace award::scoring::panel
