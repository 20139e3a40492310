// The solver and the certificate on plain networks: right answers, infeasible ones, large costs.
#include "gtest/gtest.h"
#include "scoring/panel_before/certificate.h"
#include "scoring/panel_before/network.h"

namespace award::scoring::panel_before {
namespace {

Wide CostOf(const Network& network, const Flow& flow) {
  Wide cost = 0;
  for (size_t i = 0; i < network.arcs.size(); ++i) cost += network.arcs[i].cost * flow.amount[i];
  return cost;
}

TEST(Solver, FindsTheCheapestWay) {
  // Two units from 0 to 3; the short cut over 1 and 2 is cheapest but carries one.
  const Network network = {
      {2, 0, 0, -2},
      {{0, 1, 0, 2, 1}, {0, 2, 0, 2, 4}, {1, 2, 0, 1, 1}, {1, 3, 0, 2, 6}, {2, 3, 0, 2, 1}}};
  const std::optional<Flow> flow = SolveMinimumCost(network);
  ASSERT_TRUE(flow.has_value());
  EXPECT_TRUE(CheckFlow(network, *flow).ok());
  EXPECT_EQ(CostOf(network, *flow), 8);
}

TEST(Solver, KeepsLowerBoundsAndNegativeCosts) {
  const Network network = {{1, 0, -1}, {{0, 1, 0, 1, -5}, {1, 2, 0, 1, 1}, {0, 2, 1, 1, 100}}};
  const std::optional<Flow> flow = SolveMinimumCost(network);
  ASSERT_TRUE(flow.has_value());
  EXPECT_EQ(flow->amount, (std::vector<int64_t>{0, 0, 1}));
  EXPECT_TRUE(CheckFlow(network, *flow).ok());
}

TEST(Solver, SaysWhenThereIsNoFlow) {
  EXPECT_FALSE(SolveMinimumCost({{2, -2}, {{0, 1, 0, 1, 1}}}).has_value());
  EXPECT_FALSE(SolveMinimumCost({{1, 0, -1}, {{0, 1, 0, 1, 1}}}).has_value());
}

TEST(Solver, CostsAbove64BitsAreExact) {
  const Wide large = static_cast<Wide>(1) << 100;
  const Network network = {{1, -1}, {{0, 1, 0, 1, large + 1}, {0, 1, 0, 1, large}}};
  const std::optional<Flow> flow = SolveMinimumCost(network);
  ASSERT_TRUE(flow.has_value());
  EXPECT_EQ(flow->amount, (std::vector<int64_t>{0, 1}));
  EXPECT_TRUE(CheckFlow(network, *flow).ok());
}

}  // namespace
}  // namespace award::scoring::panel_before
