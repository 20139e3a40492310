// Rows of the exchange graph: kept entry by entry as the plan changes, they must be what they would
// be when built afresh.
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/exchange/graph.h"
#include "tests/scoring/exchanged.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

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

TEST(ExchangeRows, AreKeptAsIfBuiltAfresh) {
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

TEST(ExchangeRows, TakeABannedApplicationOffItsArc) {
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
TEST(ExchangeRows, WeighWhatIsMissing) {
  const Problem problem = ProblemOf({{9, 5}}, 1, 1);
  ExchangeGraph graph(problem, {{0, 0}});
  const int64_t unit = graph.UnitsInUse().affinity;
  graph.SetNeeds({8}, 10);
  EXPECT_EQ(graph.CostsOf(0)[1], unit * (4 + 3 * 10));
  graph.SetWeight(0, 20);
  EXPECT_EQ(graph.CostsOf(0)[1], unit * (4 + 3 * 20));
  EXPECT_EQ(graph.ShortageOf(0), 0);
}

TEST(ExchangeRows, HoldOfEachArcTheApplicationThatLosesLeast) {
  const Problem problem = ProblemOf({{5, 1, 4}, {5, 3, 0}, {kConflict, 5, 5}}, 1, 3);
  ExchangeGraph graph(problem, {{0, 0}, {1, 0}, {2, 1}});
  graph.SetNeeds(std::vector<int64_t>(3, kNoNeed), 0);
  EXPECT_EQ(graph.ApplicationsOf(0)[1], 1);
  EXPECT_EQ(graph.ApplicationsOf(0)[2], 0);
  EXPECT_EQ(graph.CostsOf(1)[0], kForbidden);
  EXPECT_EQ(graph.ApplicationsOf(1)[2], 2);
  EXPECT_EQ(graph.CostsOf(1)[2], 0);
  EXPECT_EQ(graph.CostsOf(2)[0], kForbidden);
}

TEST(ExchangeRows, NeverOfferALockedPair) {
  Problem problem = ProblemOf({{5, 9}}, 1, 1);
  problem.locks = {{0, 0}};
  ExchangeGraph graph(problem, {{0, 0}});
  graph.SetNeeds({kNoNeed}, 0);
  EXPECT_EQ(graph.CostsOf(0)[1], kForbidden);
  EXPECT_EQ(graph.ApplicationsOf(0)[1], -1);
}

// What nobody names as cheaper is not searched again.
TEST(ExchangeRows, NameThoseThatGotCheaper) {
  const Problem problem = ProblemOf({{5, 4, 0}, {3, 0, 0}}, 1, 2);
  ExchangeGraph graph(problem, {{0, 0}, {1, 1}});
  graph.SetNeeds({kNoNeed, kNoNeed}, 0);
  EXPECT_THAT(graph.TakeCheaperRows(), testing::UnorderedElementsAre(0, 1, 2));
  EXPECT_THAT(graph.TakeCheaperRows(), testing::IsEmpty());
  const Transfer move{0, 0, 2};
  graph.Apply({&move, 1});
  EXPECT_THAT(graph.TakeCheaperRows(), testing::ElementsAre(2));
}

}  // namespace
}  // namespace award::scoring::panel
