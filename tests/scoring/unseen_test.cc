// Classes that a search has not reached: at first all, each owner in the row of its own class.
#include "scoring/panel/blocking/unseen.h"

#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"
#include "tests/scoring/panel_scene.h"

namespace award::scoring::panel {
namespace {

TEST(Unseen, HasARowForEachClassOfEachTree) {
  // The first judge counts the first application apart; the other two have no rules.
  Problem problem = ProblemOf({{1, 1, 1}, {1, 1, 1}}, 1, 1);
  AddRule(problem, Each::kJudge, {0}, 1, kUnlimited);
  problem.scopes[0] = {0};
  const StagedProblem staged(std::move(problem));
  Unseen unseen(staged.scene.quotas);
  ASSERT_EQ(unseen.TreeCount(), 2U);
  EXPECT_EQ(unseen.RowOf(1, 0), unseen.RowOf(2, 0));
  EXPECT_EQ(*unseen.ClassOf(0, 0), 1U);
  EXPECT_EQ(*unseen.ClassOf(0, 1), 1U);
  EXPECT_EQ(*unseen.ClassOf(1, 0), 6U);
  unseen.Clear(unseen.RowOf(0, 1), 0);
  EXPECT_EQ(*unseen.ClassOf(0, 0), 0U);
  EXPECT_EQ(*unseen.ClassOf(0, 1), 1U);
  unseen.Set(unseen.RowOf(0, 1), 0);
  EXPECT_EQ(*unseen.ClassOf(0, 0), 1U);
}

}  // namespace
}  // namespace award::scoring::panel
