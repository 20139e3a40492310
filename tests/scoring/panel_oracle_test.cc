// The engine against LEMON's network simplex, which sees every pair and every tier at once: ten
// thousand random problems whose rules are nested, with locks, lowest loads and pairs to keep.
#include "tests/scoring/panel_oracle.h"

#include <algorithm>
#include <string>
#include <variant>

#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "tests/scoring/panel_brute_force.h"
#include "tests/scoring/panel_oracle_problems.h"

namespace award::scoring::oracle {
namespace {

using panel::Answer;
using panel::Blocked;
using panel::Pair;
using panel::Plan;
using panel::Problem;
using panel::Tier;
using panel::Variety;

int64_t ValueIn(const Plan& plan, Tier tier) {
  const auto found = std::find_if(plan.tiers.begin(), plan.tiers.end(),
                                  [tier](const auto& result) { return result.tier == tier; });
  return found == plan.tiers.end() ? 0 : found->value;
}

int64_t TotalOf(const Problem& problem, const std::vector<Pair>& pairs) {
  int64_t total = 0;
  for (const Pair& pair : pairs) total += problem.AffinityOf(pair);
  return total;
}

int64_t GivenUp(const Problem& problem, const std::vector<Pair>& pairs) {
  return std::count_if(problem.kept.begin(), problem.kept.end(), [&pairs](const Pair& kept) {
    return !std::binary_search(pairs.begin(), pairs.end(), kept);
  });
}

int64_t EvennessOf(const Problem& problem, const std::vector<Pair>& pairs) {
  std::vector<int64_t> loads(problem.judges.size(), 0);
  for (const Pair& pair : pairs) ++loads[static_cast<size_t>(pair.judge)];
  int64_t sum = 0;
  for (const int64_t load : loads) sum += load * load;
  return sum;
}

// Judges of one application are in one group, again and again until nothing changes.
int64_t GroupsOf(const Problem& problem, const std::vector<Pair>& pairs) {
  std::vector<size_t> group(problem.judges.size());
  for (size_t j = 0; j < group.size(); ++j) group[j] = j;
  for (size_t i = 1; i < pairs.size(); ++i) {
    if (pairs[i].application != pairs[i - 1].application) continue;
    const size_t from = group[static_cast<size_t>(pairs[i].judge)];
    const size_t to = group[static_cast<size_t>(pairs[i - 1].judge)];
    std::replace(group.begin(), group.end(), from, to);
  }
  std::vector<size_t> used;
  for (const Pair& pair : pairs) used.push_back(group[static_cast<size_t>(pair.judge)]);
  std::sort(used.begin(), used.end());
  return std::unique(used.begin(), used.end()) - used.begin();
}

void ExpectTheSame(const Problem& problem) {
  const std::optional<std::vector<Pair>> oracle = SolveByLemon(problem);
  const absl::StatusOr<Answer> answer = panel::Assign(problem);
  ASSERT_TRUE(answer.ok()) << answer.status();
  ASSERT_EQ(std::holds_alternative<Plan>(*answer), oracle.has_value());
  if (!oracle.has_value()) return;
  const Plan& plan = std::get<Plan>(*answer);
  EXPECT_EQ(TotalOf(problem, plan.pairs), TotalOf(problem, *oracle));
  EXPECT_EQ(ValueIn(plan, Tier::kTotal), TotalOf(problem, *oracle));
  EXPECT_EQ(plan.pairs.size(), oracle->size());
  EXPECT_EQ(GivenUp(problem, plan.pairs), GivenUp(problem, *oracle));
  EXPECT_EQ(EvennessOf(problem, plan.pairs), EvennessOf(problem, *oracle));
  // LEMON knows no groups: where the engine could join some, its draw is another.
  const int64_t groups = GroupsOf(problem, plan.pairs);
  EXPECT_LE(groups, GroupsOf(problem, *oracle));
  EXPECT_EQ(ValueIn(plan, Tier::kGroups), groups);
  if (groups == GroupsOf(problem, *oracle)) {
    EXPECT_EQ(Describe(problem, plan.pairs), Describe(problem, *oracle));
  }
}

void ExpectTheSameOfMany(uint64_t first_seed, uint64_t count, const Variety& variety) {
  for (uint64_t seed = first_seed; seed < first_seed + count; ++seed) {
    std::mt19937_64 random(seed);
    const Problem problem = GrowProblem(random, variety);
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    ExpectTheSame(problem);
    if (testing::Test::HasFailure()) return;
  }
}

// The oracle itself: two programs that share nothing must agree before either may judge.
TEST(PanelOracle, AgreesWithEveryPlanOfSmallProblems) {
  Variety variety;
  variety.kept = 10;
  int plans = 0;
  for (uint64_t seed = 1; seed <= 500; ++seed) {
    std::mt19937_64 random(seed);
    const Problem problem = GrowProblem(random, variety);
    const panel::EveryPlan every(problem, 2000);
    if (!every.complete()) continue;
    SCOPED_TRACE("seed " + std::to_string(seed) + Describe(problem));
    const std::optional<panel::EveryPlan::Best> best = every.FindBest();
    const std::optional<std::vector<Pair>> oracle = SolveByLemon(problem);
    ASSERT_EQ(oracle.has_value(), best.has_value());
    if (!oracle.has_value()) continue;
    ASSERT_EQ(Describe(problem, *oracle), Describe(problem, best->before_groups));
    ++plans;
  }
  EXPECT_GT(plans, 300);
}

TEST(PanelEngine, AgreesWithLemonOnSmallProblems) {
  Variety variety;
  variety.applications = 7;
  variety.judges = 7;
  ExpectTheSameOfMany(1'000'000, 7000, variety);
}

TEST(PanelEngine, AgreesWithLemonWhenPairsAreKept) {
  Variety variety;
  variety.applications = 7;
  variety.judges = 7;
  variety.kept = 25;
  ExpectTheSameOfMany(2'000'000, 1500, variety);
}

TEST(PanelEngine, AgreesWithLemonWhenSeatsMayStayEmpty) {
  Variety variety;
  variety.applications = 8;
  variety.judges = 6;
  variety.panel_rules = 0;
  variety.judge_rules = 0;
  variety.spoiled = 70;
  variety.partial = true;
  ExpectTheSameOfMany(3'000'000, 1000, variety);
}

TEST(PanelEngine, AgreesWithLemonOnTwelveByTen) {
  Variety variety;
  variety.applications = 12;
  variety.judges = 10;
  variety.seats = 4;
  variety.values = 40;
  variety.kept = 5;
  variety.panel_rules = 4;
  variety.judge_rules = 3;
  ExpectTheSameOfMany(4'000'000, 1500, variety);
}

TEST(PanelEngine, AgreesWithLemonOnFortyByTwenty) {
  Variety variety;
  variety.applications = 40;
  variety.judges = 20;
  variety.seats = 5;
  variety.values = 500;
  variety.locks = 3;
  variety.panel_rules = 5;
  variety.judge_rules = 4;
  ExpectTheSameOfMany(5'000'000, 150, variety);
}

}  // namespace
}  // namespace award::scoring::oracle
