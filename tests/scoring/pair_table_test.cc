// A problem's pairs, sorted by id and looked up by position.
#include "scoring/panel_before/pair_table.h"

#include "gtest/gtest.h"
#include "tests/scoring/problems.h"

namespace award::scoring::panel_before {
namespace {

TEST(PairTable, SortsAndLooksUp) {
  Problem problem = ProblemOf({{1, 2}, {3, -1}}, 1, 2);
  std::swap(problem.applications[0], problem.applications[1]);
  std::swap(problem.judges[0], problem.judges[1]);
  problem.locks = {{"a2", "j1"}};
  problem.judges[1].highest_load = 0;  // j1
  const PairTable table = MakePairTable(problem);
  EXPECT_EQ(table.FindApplication("a2"), 1U);
  EXPECT_EQ(table.FindApplication("a"), std::nullopt);
  EXPECT_EQ(table.FindJudge("j2"), 1U);
  EXPECT_EQ(table.FindJudge("k"), std::nullopt);
  EXPECT_EQ(table.pairs[0][1].affinity, 2);
  EXPECT_EQ(table.pairs[1][0].affinity, 3);
  EXPECT_TRUE(table.pairs[1][0].locked);
  EXPECT_TRUE(table.pairs[1][1].conflict);
  EXPECT_TRUE(table.Allowed(0, 1));
  EXPECT_FALSE(table.Allowed(1, 1));
  EXPECT_FALSE(table.Allowed(0, 0));
}

}  // namespace
}  // namespace award::scoring::panel_before
