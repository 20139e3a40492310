// The search for exchanges that gain: what it finds, what it leaves alone, and the prices it ends
// with, against every plan of small problems.
#include "scoring/panel/exchange/search.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/exchanged.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

constexpr int64_t kAnyNumber = int64_t{1} << 40;

// A plan on which a search works; nobody asks for anything but the total.
struct Searched {
  Searched(const Problem& problem, const std::vector<Pair>& pairs) : graph(problem, pairs) {
    graph.SetNeeds(std::vector<int64_t>(problem.applications.size(), kNoNeed), 0);
  }
  ExchangeGraph graph;
  ExchangeSearch search{graph, {}, [] { return true; }};
};

TEST(ExchangeSearch, ExchangesTwo) {
  const Problem problem = ProblemOf({{1, 9}, {9, 1}}, 1, 1);
  Searched searched(problem, {{0, 0}, {1, 1}});
  EXPECT_TRUE(searched.search.Descend(true, kAnyNumber));
  EXPECT_EQ(TextOf(problem, searched.graph.Plan().Pairs()), "a1:j2 a2:j1");
  EXPECT_EQ(searched.search.Exchanges(), 1);
}

// Any two of them alone would lose.
TEST(ExchangeSearch, ExchangesThreeInARing) {
  const Problem problem = ProblemOf({{5, 9, 0}, {0, 5, 9}, {9, 0, 5}}, 1, 1);
  Searched searched(problem, {{0, 0}, {1, 1}, {2, 2}});
  EXPECT_TRUE(searched.search.Descend(true, kAnyNumber));
  EXPECT_EQ(TextOf(problem, searched.graph.Plan().Pairs()), "a1:j2 a2:j3 a3:j1");
  EXPECT_EQ(searched.search.Exchanges(), 1);
}

// Judge 3 has a place to spare; judge 1 must keep one application.
TEST(ExchangeSearch, UsesASparePlaceWithinTheLoads) {
  Problem problem = ProblemOf({{1, 0, 9}, {1, 0, 8}}, 1, 2);
  problem.judges[0].lowest_load = 1;
  Searched searched(problem, {{0, 0}, {1, 0}});
  EXPECT_TRUE(searched.search.Descend(true, kAnyNumber));
  EXPECT_EQ(TextOf(problem, searched.graph.Plan().Pairs()), "a1:j3 a2:j1");
}

TEST(ExchangeSearch, PrefersEvenLoadsWhereNothingElseIsGained) {
  const Problem problem = ProblemOf({{5, 5}, {5, 5}}, 1, 2);
  Searched searched(problem, {{0, 0}, {1, 0}});
  EXPECT_TRUE(searched.search.Descend(true, kAnyNumber));
  EXPECT_EQ(searched.graph.Plan().LoadOf(0), 1);
  EXPECT_EQ(searched.graph.Plan().LoadOf(1), 1);
}

TEST(ExchangeSearch, AppliesNoMoreExchangesThanItMay) {
  const Problem problem = ProblemOf({{1, 9, 0, 0}, {9, 1, 0, 0}, {0, 0, 1, 9}, {0, 0, 9, 1}}, 1, 1);
  Searched searched(problem, {{0, 0}, {1, 1}, {2, 2}, {3, 3}});
  EXPECT_FALSE(searched.search.Descend(true, 1));
  EXPECT_EQ(searched.search.Exchanges(), 1);
  EXPECT_EQ(searched.graph.Plan().Total(), 20);
  EXPECT_TRUE(searched.search.Descend(true, kAnyNumber));
  EXPECT_EQ(searched.graph.Plan().Total(), 36);
}

int64_t BestTotalOf(const Problem& problem, const std::vector<std::vector<Pair>>& plans) {
  int64_t best = std::numeric_limits<int64_t>::min();
  for (const std::vector<Pair>& pairs : plans) {
    best = std::max(best, NaiveValueOf(problem, pairs, Tier::kTotal));
  }
  return best;
}

Shape Ruleless() {
  Shape shape;
  shape.seats = 1;
  shape.application_rules = 0;
  shape.judge_rules = 0;
  return shape;
}

// Every entry loses at least what its two judges' prices differ by: no loop can gain.
void ExpectPricesProveIt(const ExchangeGraph& graph, const ExchangeSearch& search) {
  ASSERT_EQ(graph.Types(), 1);
  for (int32_t from = 0; from < graph.Judges(); ++from) {
    for (int32_t to = 0; to < graph.Judges(); ++to) {
      const int64_t cost = graph.CostsOf(static_cast<size_t>(from))[to];
      if (cost == kForbidden) continue;
      ASSERT_GE(cost, search.PriceOf(0, from) - search.PriceOf(0, to)) << from << " to " << to;
    }
  }
}

TEST(ExchangeSearch, ReachesTheBestTotalWhereEachHasOneJudge) {
  std::mt19937 random(21);
  int improved = 0;
  for (int round = 0; round < 600; ++round) {
    const Problem problem = RandomProblem(random, Ruleless());
    const std::vector<std::vector<Pair>> plans = PlansOf(problem);
    if (plans.empty()) continue;
    Searched searched(problem, plans[random() % plans.size()]);
    ASSERT_TRUE(searched.search.Descend(true, kAnyNumber));
    ASSERT_TRUE(Obeys(problem, searched.graph.Plan().Pairs())) << TextOf(problem);
    ASSERT_EQ(searched.graph.Plan().Total(), BestTotalOf(problem, plans)) << TextOf(problem);
    ASSERT_NO_FATAL_FAILURE(ExpectPricesProveIt(searched.graph, searched.search));
    if (searched.search.Exchanges() > 0) ++improved;
  }
  EXPECT_GE(improved, 100);
}

// What the search maximises where breaches and kept pairs stay as they are.
int64_t SearchedValueOf(const ExchangeGraph& graph, int32_t applications, int64_t weight) {
  int64_t value = graph.Plan().Total();
  for (int32_t a = 0; a < applications; ++a) value -= weight * graph.ShortageOf(a);
  return value;
}

// Costs of a loop do not add up where needs and rules meet: then it is banned, not applied.
TEST(ExchangeSearch, NeverMakesThePlanWorseAndLiftsItsBans) {
  constexpr int64_t kWeight = 16;
  std::mt19937 random(22);
  int improved = 0;
  for (int round = 0; round < 1500; ++round) {
    Shape shape = Wide();
    shape.kept = round % 2 == 0 ? 20 : 0;
    const Problem problem = RandomProblem(random, shape);
    const auto count = static_cast<int32_t>(problem.applications.size());
    Searched searched(problem, AnyPairs(random, problem));
    std::vector<int64_t> needs;
    for (int32_t a = 0; a < count; ++a) needs.push_back(static_cast<int64_t>(random() % 12));
    ExchangeGraph& graph = searched.graph;
    graph.SetNeeds(needs, kWeight);
    const int64_t breaches = graph.Breaches();
    const int64_t kept = graph.KeptGivenUp();
    const int64_t value = SearchedValueOf(graph, count, kWeight);
    const bool done = searched.search.Descend(true, kAnyNumber);
    const std::vector<Pair> pairs = graph.Plan().Pairs();
    ASSERT_LE(graph.Breaches(), breaches) << TextOf(problem);
    if (graph.Breaches() == breaches) {
      ASSERT_LE(graph.KeptGivenUp(), kept) << TextOf(problem);
      if (graph.KeptGivenUp() == kept) {
        ASSERT_GE(SearchedValueOf(graph, count, kWeight), value) << TextOf(problem);
      }
    }
    ASSERT_EQ(std::adjacent_find(pairs.begin(), pairs.end()), pairs.end()) << TextOf(problem);
    ASSERT_TRUE(
        std::includes(pairs.begin(), pairs.end(), problem.locks.begin(), problem.locks.end()));
    ASSERT_FALSE(done && graph.LiftBans()) << TextOf(problem);
    if (searched.search.Exchanges() > 0) ++improved;
  }
  EXPECT_GE(improved, 300);
}

}  // namespace
}  // namespace award::scoring::panel
