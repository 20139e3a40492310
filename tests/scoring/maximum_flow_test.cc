// Maximum flow: the amount, what is left on an arc, and what remains reachable.
#include "scoring/panel_before/maximum_flow.h"

#include "gtest/gtest.h"

namespace award::scoring::panel_before {
namespace {

TEST(MaximumFlow, ReroutesWhatStandsInTheWay) {
  // Source 0, sink 5: 1 can use 3 or 4, 2 only 3.
  MaximumFlow flow(6);
  flow.AddArc(0, 1, 1);
  flow.AddArc(0, 2, 1);
  flow.AddArc(1, 3, 1);
  flow.AddArc(1, 4, 1);
  flow.AddArc(2, 3, 1);
  flow.AddArc(3, 5, 1);
  flow.AddArc(4, 5, 1);
  EXPECT_EQ(flow.Run(0, 5), 2);
}

TEST(MaximumFlow, ShowsTheCut) {
  // 1 and 2 compete for 3, which takes one; 4 is free but nobody can reach it.
  MaximumFlow flow(6);
  const size_t first = flow.AddArc(0, 1, 1);
  const size_t second = flow.AddArc(0, 2, 1);
  flow.AddArc(1, 3, 1);
  flow.AddArc(2, 3, 1);
  const size_t room = flow.AddArc(3, 5, 1);
  const size_t unused = flow.AddArc(4, 5, 7);
  EXPECT_EQ(flow.Run(0, 5), 1);
  EXPECT_EQ(flow.Spare(first) + flow.Spare(second), 1);
  EXPECT_EQ(flow.Spare(room), 0);
  EXPECT_EQ(flow.Spare(unused), 7);
  const std::vector<bool> reached = flow.ReachableFrom(0);
  EXPECT_TRUE(reached[1] && reached[2] && reached[3]);
  EXPECT_FALSE(reached[4] || reached[5]);
  const std::vector<bool> reaching = flow.ReachingTo(5);
  EXPECT_TRUE(reaching[4]);
  EXPECT_FALSE(reaching[0] || reaching[1] || reaching[2]);
}

TEST(MaximumFlow, CarriesLargeAmounts) {
  MaximumFlow flow(3);
  flow.AddArc(0, 1, int64_t{1} << 40);
  flow.AddArc(1, 2, int64_t{1} << 39);
  EXPECT_EQ(flow.Run(0, 2), int64_t{1} << 39);
}

}  // namespace
}  // namespace award::scoring::panel_before
