// The engine against every plan there is, on some thousand small problems: the plan is the best
// one, its bounds are true, and where the engine finds nothing there is nothing.
#include "tests/scoring/panel_brute_force.h"

#include <algorithm>
#include <functional>
#include <string>
#include <variant>

#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/certificate.h"
#include "tests/scoring/panel_oracle_problems.h"

namespace award::scoring::panel {
namespace {

// Problems with more plans are passed over.
constexpr size_t kMostPlans = 4000;

struct Case {
  Problem problem;
  EveryPlan every;
  std::optional<EveryPlan::Best> best;
  Answer answer;
};

// Calls `check` for `count` problems grown from `first_seed` on, until one fails.
void ForEachCase(uint64_t first_seed, int count, const Variety& variety,
                 const std::function<void(Problem&)>& adjust,
                 const std::function<void(const Case&)>& check) {
  for (uint64_t seed = first_seed; count > 0; ++seed) {
    std::mt19937_64 random(seed);
    Problem problem = GrowProblem(random, variety);
    adjust(problem);
    EveryPlan every(problem, kMostPlans);
    if (!every.complete()) continue;
    --count;
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    ASSERT_TRUE(Validate(problem).ok()) << Validate(problem);
    absl::StatusOr<Answer> answer = Assign(problem);
    ASSERT_TRUE(answer.ok()) << answer.status();
    std::optional<EveryPlan::Best> best = every.FindBest();
    check({problem, std::move(every), std::move(best), *std::move(answer)});
    if (testing::Test::HasFailure()) return;
  }
}

void AsGrown(Problem&) {}

// Whether the first value is at least as good.
bool NotWorse(Tier tier, int64_t left, int64_t right) {
  return EveryPlan::MoreIsBetter(tier) ? left >= right : left <= right;
}

// What must hold of every plan, however hard it was to find: it is one of the plans, it states what
// it is worth, and no statement about what is possible is refuted by the best plan.
void ExpectHonest(const Case& given, const Plan& plan) {
  EXPECT_TRUE(given.every.Contains(plan.pairs)) << Describe(given.problem, plan.pairs);
  EXPECT_TRUE(CheckPlan(given.problem, plan).ok()) << CheckPlan(given.problem, plan);
  EXPECT_FALSE(plan.interrupted);
  ASSERT_EQ(plan.tiers.size(), given.best->tiers.size());
  bool as_good = true;  // In every tier before.
  for (size_t t = 0; t < plan.tiers.size(); ++t) {
    const TierResult& stated = plan.tiers[t];
    const TierResult& best = given.best->tiers[t];
    ASSERT_EQ(stated.tier, best.tier);
    EXPECT_EQ(stated.value, given.every.ValueOf(plan.pairs, stated.tier))
        << "tier " << static_cast<int>(stated.tier);
    if (as_good) {
      EXPECT_TRUE(NotWorse(best.tier, best.value, stated.value))
          << "tier " << static_cast<int>(best.tier) << ": " << stated.value
          << " is better than the best of all plans, " << best.value;
      if (stated.bound.has_value()) {
        EXPECT_TRUE(NotWorse(best.tier, *stated.bound, best.value))
            << "tier " << static_cast<int>(best.tier) << ": a plan is worth " << best.value
            << ", which a bound of " << *stated.bound << " denies";
      }
    }
    as_good = as_good && stated.value == best.value;
  }
}

// The one best plan, proved so. Groups alone have no proof, and may be joined less well than they
// could be.
void ExpectBest(const Case& given, const Plan& plan) {
  for (const TierResult& stated : plan.tiers) {
    if (stated.tier == Tier::kGroups) break;
    const auto best =
        std::find_if(given.best->tiers.begin(), given.best->tiers.end(),
                     [&stated](const TierResult& result) { return result.tier == stated.tier; });
    ASSERT_NE(best, given.best->tiers.end());
    EXPECT_EQ(stated.value, best->value) << "tier " << static_cast<int>(stated.tier);
    EXPECT_EQ(stated.bound, best->value) << "tier " << static_cast<int>(stated.tier);
  }
  if (given.every.ValueOf(given.best->pairs, Tier::kGroups) ==
      given.every.ValueOf(given.best->before_groups, Tier::kGroups)) {
    EXPECT_EQ(Describe(given.problem, plan.pairs), Describe(given.problem, given.best->pairs));
  }
}

void CheckNested(const Case& given) {
  ASSERT_EQ(std::holds_alternative<Plan>(given.answer), given.best.has_value());
  if (given.best.has_value()) {
    ExpectHonest(given, std::get<Plan>(given.answer));
    ExpectBest(given, std::get<Plan>(given.answer));
  } else {
    EXPECT_NE(std::get<Blocked>(given.answer).by, BlockedBy::kCrossing);
  }
}

TEST(PanelPlan, IsTheBestOfAllPlansInEveryTier) { ForEachCase(1, 1500, {}, AsGrown, CheckNested); }

TEST(PanelPlan, IsTheBestOfManyPlansWithFewRules) {
  Variety loose;
  loose.panel_rules = 1;
  loose.judge_rules = 0;
  loose.values = 4;
  loose.conflicts = 5;
  loose.spoiled = 0;
  ForEachCase(100'000, 500, loose, AsGrown, CheckNested);
}

TEST(PanelPlan, GivesUpTheFewestPairsOfThePlanBefore) {
  Variety kept;
  kept.kept = 40;
  ForEachCase(200'000, 600, kept, AsGrown, CheckNested);
}

TEST(PanelPlan, LeavesTheFewestSeatsEmptyWhenThatIsAllowed) {
  Variety partial;
  partial.applications = 4;
  partial.judges = 4;
  partial.kept = 10;
  partial.spoiled = 60;
  partial.partial = true;
  ForEachCase(300'000, 400, partial, AsGrown, CheckNested);
}

// Rules that cross are kept by exchanges, which prove nothing: not finding a plan may be a mistake,
// but it is never called anything else.
TEST(PanelPlan, KeepsRulesThatCross) {
  Variety crossing;
  crossing.nested = false;
  int blocked = 0;
  int missed = 0;
  ForEachCase(400'000, 800, crossing, AsGrown, [&](const Case& given) {
    if (std::holds_alternative<Plan>(given.answer)) {
      ASSERT_TRUE(given.best.has_value());
      ExpectHonest(given, std::get<Plan>(given.answer));
    } else if (given.best.has_value()) {
      EXPECT_EQ(std::get<Blocked>(given.answer).by, BlockedBy::kCrossing);
      ++missed;
    } else {
      ++blocked;
    }
  });
  EXPECT_GT(blocked, 0);
  EXPECT_LE(missed, 8);
}

// A fairness tier is a heuristic with a bound: the truth lies between, and mostly it is reached.
void CheckFairness(uint64_t first_seed, Fairness fairness, int least_reached) {
  Variety variety;
  variety.values = 20;
  variety.spoiled = 0;
  constexpr int kCases = 400;
  int reached = 0;
  ForEachCase(
      first_seed, kCases, variety,
      [fairness](Problem& problem) {
        problem.objective.fairness = fairness;
        if (problem.seed % 2 == 0) problem.objective.price_basis_points = 1500;
      },
      [&](const Case& given) {
        ASSERT_TRUE(std::holds_alternative<Plan>(given.answer));
        const Plan& plan = std::get<Plan>(given.answer);
        ExpectHonest(given, plan);
        if (fairness != Fairness::kFloor && fairness != Fairness::kFair) {
          EXPECT_GE(given.every.ValueOf(plan.pairs, Tier::kTotal), given.every.LeastTotal());
        }
        reached += plan.tiers[0].value == given.best->tiers[0].value ? 1 : 0;
      });
  EXPECT_GE(reached, least_reached) << "of " << kCases;
}

TEST(PanelPlan, RaisesTheLowestApplicationAndNeverClaimsMoreThanThereIs) {
  CheckFairness(500'000, Fairness::kFloor, 380);
}

TEST(PanelPlan, RaisesTheLevelWithinItsPrice) { CheckFairness(600'000, Fairness::kLevel, 380); }

TEST(PanelPlan, LowersTheLargestDeficitWithinItsPrice) {
  CheckFairness(700'000, Fairness::kDeficit, 380);
}

TEST(PanelPlan, LowersTheLargestDeficitAboveTheFloor) {
  CheckFairness(800'000, Fairness::kFair, 380);
}

}  // namespace
}  // namespace award::scoring::panel
