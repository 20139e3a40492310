// The flow network of a problem: its nodes, its bounds, and costs that rank the objectives.
#include "scoring/panel_before/layout.h"

#include "gtest/gtest.h"
#include "tests/scoring/problems.h"

namespace award::scoring::panel_before {
namespace {

Layout LayoutOf(const Problem& problem) {
  return MakeLayout(problem, MakePairTable(problem)).value();
}

TEST(Layout, HasANodeForEachApplicationJudgeAndTheSink) {
  const Layout layout = LayoutOf(ProblemOf({{1, 2}, {3, -1}}, 1, 2));
  EXPECT_EQ(layout.network.supply, (std::vector<int64_t>{1, 1, 0, 0, -2}));
  // Three allowed pairs; j1 has two seats to fill, j2 one.
  EXPECT_EQ(layout.pair_arcs.size(), 3U);
  EXPECT_EQ(layout.load_arcs[0].size(), 2U);
  EXPECT_EQ(layout.load_arcs[1].size(), 1U);
}

TEST(Layout, HasInsideSeatsWhenOutsideJudgesAreAskedFor) {
  Problem problem = ProblemOf({{1, 2}, {3, 4}}, 2, 2);
  problem.outside_per_application = 1;
  problem.judges[1].outside = true;
  const Layout layout = LayoutOf(problem);
  EXPECT_EQ(layout.network.supply, (std::vector<int64_t>{2, 2, 0, 0, 0, 0, -4}));
  ASSERT_TRUE(layout.seat_arcs[1].has_value());
  const Arc& seat = layout.network.arcs[*layout.seat_arcs[1]];
  EXPECT_EQ(seat.from, 1U);
  EXPECT_EQ(seat.to, 3U);
  EXPECT_EQ(seat.upper, 1);
  EXPECT_EQ(layout.network.arcs[layout.pair_arcs[0].arc].from, 2U);  // Inside: from the seats.
  EXPECT_EQ(layout.network.arcs[layout.pair_arcs[1].arc].from, 0U);  // Outside: directly.
}

TEST(Layout, LocksAndLowestLoadsAreLowerBounds) {
  Problem problem = ProblemOf({{1, 2}, {3, 4}}, 1, 2);
  problem.locks = {{"a2", "j1"}};
  problem.judges[1].lowest_load = 1;
  const Layout layout = LayoutOf(problem);
  EXPECT_EQ(layout.network.arcs[layout.pair_arcs[2].arc].lower, 1);
  EXPECT_EQ(layout.network.arcs[layout.pair_arcs[3].arc].lower, 0);
  EXPECT_EQ(layout.network.arcs[layout.load_arcs[1][0]].lower, 1);
  EXPECT_EQ(layout.network.arcs[layout.load_arcs[1][1]].lower, 0);
}

TEST(Layout, AffinityOutweighsLoadAndLoadOutweighsHash) {
  const Layout layout = LayoutOf(ProblemOf({{1, 0}, {1, 0}}, 1, 2));
  const auto cost = [&](size_t arc) { return layout.network.arcs[arc].cost; };
  const Wide hashes = static_cast<Wide>(2) << 32;
  const Wide load_step = cost(layout.load_arcs[0][1]) - cost(layout.load_arcs[0][0]);
  EXPECT_GE(load_step, 2 * hashes);
  // One point of affinity against the worst loads of two seats on one judge (2² = 4) and hashes.
  const Wide affinity_step = cost(layout.pair_arcs[1].arc) - cost(layout.pair_arcs[0].arc);
  EXPECT_GT(affinity_step, 2 * load_step);
}

TEST(Layout, TranslatesPairsIntoAmounts) {
  Problem problem = ProblemOf({{1, 2}, {3, 4}}, 1, 2);
  problem.outside_per_application = 0;
  const PairTable table = MakePairTable(problem);
  const Layout layout = LayoutOf(problem);
  const std::vector<int64_t> amounts = AmountsOf(layout, table, {{true, false}, {true, false}});
  EXPECT_EQ(amounts[layout.pair_arcs[0].arc], 1);
  EXPECT_EQ(amounts[layout.pair_arcs[1].arc], 0);
  EXPECT_EQ(amounts[layout.load_arcs[0][0]] + amounts[layout.load_arcs[0][1]], 2);
  EXPECT_EQ(amounts[layout.load_arcs[1][0]], 0);
}

}  // namespace
}  // namespace award::scoring::panel_before
