// The parts of the exchange: counts of breaches, and rows that are kept entry by entry, against the
// same computed afresh.
#include "scoring/panel/exchange/graph.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/exchange/rule_count.h"
#include "scoring/panel/exchange/seating.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

Shape Wide() {
  Shape shape;
  shape.applications = 9;
  shape.judges = 7;
  shape.seats = 3;
  shape.kept = 20;
  shape.application_rules = 3;
  shape.judge_rules = 3;
  return shape;
}

// Some judges on every application, locks among them, whatever the rules say.
std::vector<Pair> AnyPairs(std::mt19937& random, const Problem& problem) {
  std::vector<Pair> pairs = problem.locks;
  for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
    for (int32_t j = 0; j < static_cast<int32_t>(problem.judges.size()); ++j) {
      const Pair pair{a, j};
      if (random() % 3 != 0 || problem.InConflict(pair)) continue;
      if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::vector<Transfer> MovesOf(const Problem& problem, const Seating& seating) {
  std::vector<Transfer> moves;
  for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
    for (const int32_t from : seating.JudgesOf(a)) {
      for (int32_t to = 0; to < static_cast<int32_t>(problem.judges.size()); ++to) {
        if (seating.IsLocked(a, from) || seating.Has(a, to) || problem.InConflict({a, to}))
          continue;
        moves.push_back({a, from, to});
      }
    }
  }
  return moves;
}

std::vector<int32_t> JudgesAfter(const Seating& seating, const Transfer& move) {
  std::vector<int32_t> judges(seating.JudgesOf(move.application).begin(),
                              seating.JudgesOf(move.application).end());
  std::replace(judges.begin(), judges.end(), move.from, move.to);
  return judges;
}

TEST(PanelRules, ForeseeTheBreachesOfAChange) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    Shape shape = Wide();
    shape.partial = round % 2 == 0;
    const Problem problem = RandomProblem(random, shape);
    const Seating seating(problem, AnyPairs(random, problem));
    PanelRules rules(problem);
    for (const Transfer& move : MovesOf(problem, seating)) {
      const auto judges = seating.JudgesOf(move.application);
      const int64_t change = rules.BreachesOf(move.application, JudgesAfter(seating, move)) -
                             rules.BreachesOf(move.application, judges);
      ASSERT_EQ(rules.ChangeOf(move.application, judges, move.from, move.to), change);
      std::vector<int64_t> changes(problem.judges.size());
      rules.AddChanges(move.application, judges, move.from, 3, changes);
      ASSERT_EQ(changes[static_cast<size_t>(move.to)], 3 * change);
    }
  }
}

TEST(JudgeRules, ForeseeTheBreachesOfAChange) {
  std::mt19937 random(12);
  for (int round = 0; round < 200; ++round) {
    Shape shape = Wide();
    shape.partial = round % 2 == 0;
    const Problem problem = RandomProblem(random, shape);
    Seating seating(problem, AnyPairs(random, problem));
    JudgeRules rules(problem, seating, 100);
    ASSERT_TRUE(rules.Exact());
    const std::vector<int64_t> alike(problem.judges.size(), 1);
    for (const Transfer& move : MovesOf(problem, seating)) {
      const int64_t before = rules.Breaches();
      const int32_t type = rules.TypeOf(move.application);
      const int64_t foreseen =
          rules.ChangeOfTypes(move.to, type, -1) + rules.ChangeOfTypes(move.from, -1, type);
      ASSERT_EQ(rules.ChangeOf({&move, 1}, alike).breaches, foreseen);
      ASSERT_EQ(rules.Breaches(), before);
      Seating after = seating;
      after.Apply(move);
      ASSERT_EQ(JudgeRules(problem, after, 100).Breaches(), before + foreseen);
    }
  }
}

void ExpectSameRows(const ExchangeGraph& kept, const ExchangeGraph& fresh) {
  ASSERT_EQ(kept.Breaches(), fresh.Breaches());
  ASSERT_EQ(kept.KeptGivenUp(), fresh.KeptGivenUp());
  for (int32_t row = 0; row < kept.Types() * kept.Judges(); ++row) {
    for (int32_t to = 0; to < kept.Judges(); ++to) {
      const auto at = static_cast<size_t>(row);
      ASSERT_EQ(kept.CostsOf(at)[to], fresh.CostsOf(at)[to]) << row << " to " << to;
      const int32_t application = kept.ApplicationsOf(at)[to];
      ASSERT_EQ(application < 0, kept.CostsOf(at)[to] == kForbidden);
    }
  }
}

TEST(ExchangeGraph, KeepsRowsAsIfBuiltAfresh) {
  std::mt19937 random(13);
  for (int round = 0; round < 150; ++round) {
    const Problem problem = RandomProblem(random, Wide());
    ExchangeGraph graph(problem, AnyPairs(random, problem));
    std::vector<int64_t> needs;
    for (size_t a = 0; a < problem.applications.size(); ++a)
      needs.push_back(static_cast<int64_t>(random() % 12));
    graph.SetNeeds(needs, 16);
    for (int step = 0; step < 6; ++step) {
      const std::vector<Transfer> moves = MovesOf(problem, graph.Plan());
      if (moves.empty()) break;
      const Transfer move = moves[random() % moves.size()];
      if (step % 3 == 2) {
        graph.Ban(move);
        ASSERT_TRUE(graph.LiftBans());
      } else {
        graph.Apply({&move, 1});
      }
      ExchangeGraph fresh(problem, graph.Plan().Pairs());
      fresh.SetNeeds(needs, 16);
      ExpectSameRows(graph, fresh);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(ExchangeGraph, TakesABannedApplicationOffItsArc) {
  const Problem problem = ProblemOf({{5, 4}, {5, 3}}, 1, 2);
  ExchangeGraph graph(problem, {{0, 0}, {1, 0}});
  graph.SetNeeds({kNoNeed, kNoNeed}, 0);
  ASSERT_EQ(graph.ApplicationsOf(0)[1], 0);
  graph.Ban({0, 0, 1});
  EXPECT_EQ(graph.ApplicationsOf(0)[1], 1);
  graph.Ban({1, 0, 1});
  EXPECT_EQ(graph.CostsOf(0)[1], kForbidden);
  EXPECT_TRUE(graph.LiftBans());
  EXPECT_EQ(graph.ApplicationsOf(0)[1], 0);
  EXPECT_FALSE(graph.LiftBans());
}

// Each unit missing to the need costs 1 + weight units.
TEST(ExchangeGraph, WeighsWhatIsMissing) {
  const Problem problem = ProblemOf({{9, 5}}, 1, 1);
  ExchangeGraph graph(problem, {{0, 0}});
  const int64_t unit = graph.UnitsInUse().affinity;
  graph.SetNeeds({8}, 10);
  EXPECT_EQ(graph.CostsOf(0)[1], unit * (4 + 3 * 10));
  graph.SetWeight(0, 20);
  EXPECT_EQ(graph.CostsOf(0)[1], unit * (4 + 3 * 20));
  EXPECT_EQ(graph.ShortageOf(0), 0);
}

TEST(ExchangeGraph, FindsNoEffectThatALoadForbids) {
  Problem problem = ProblemOf({{9, 5}, {3, 2}}, 1, 1);
  ExchangeGraph graph(problem, {{0, 0}, {1, 1}});
  graph.SetNeeds({kNoNeed, kNoNeed}, 0);
  const std::vector<Transfer> both = {{0, 0, 1}, {1, 1, 0}};
  EXPECT_LT(graph.EffectOf(both).cost, kForbidden);
  EXPECT_EQ(graph.EffectOf({both.data(), 1}).cost, kForbidden);
}

}  // namespace
}  // namespace award::scoring::panel
