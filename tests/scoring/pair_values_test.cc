// What a pair is worth at prices: kept, affinity and draw, less the price of the innermost class.
#include "scoring/panel/change/pair_values.h"

#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

class PairValuesTest : public testing::Test {
 protected:
  PairValuesTest() {
    AddRule(problem_, Each::kJudge, {0, 1}, 0, 1);
    problem_.kept = {{0, 0}};
    classes_ = MakeClasses(problem_);
    certificate_.prices = {{{0, 0, 1, 0, 3}, {0, 0, 10, 0, 4}}, {{}, {}}};
  }

  Problem problem_ = ProblemOf({{5, 4}, {3, 2}, {1, 6}}, 1, 2);
  Classes classes_;
  Certificate certificate_;
};

TEST_F(PairValuesTest, TakeThePriceOfTheInnermostClassAlone) {
  const PairValues values(problem_, classes_, certificate_, kLinearTiers);
  EXPECT_EQ(values.PriceOf({1, 0}), (Price{0, 0, 10, 0, 4}));
  EXPECT_EQ(values.PriceOf({2, 0}), (Price{0, 0, 1, 0, 3}));
  EXPECT_EQ(values.Of({0, 0}), (Price{0, 1, 5 - 10, 0, DrawOf(0, "a1", "j1") - 4}));
  EXPECT_EQ(values.TotalOf({2, 0}), 1 - 1);
  EXPECT_EQ(values.OfEmptySeat(), (Price{-1, 0, 0, 0, 0}));
}

TEST_F(PairValuesTest, RaiseEveryPlaceOfOneJudge) {
  PairValues values(problem_, classes_, certificate_, kLinearTiers);
  const Price other = values.Of({0, 1});
  values.Raise(0, {0, 0, 7, 0, 0});
  EXPECT_EQ(values.PriceOf({1, 0})[kTotalPrice], 17);
  EXPECT_EQ(values.TotalOf({2, 0}), 1 - 1 - 7);
  EXPECT_EQ(values.Of({0, 1}), other);
}

TEST_F(PairValuesTest, CountOnlyTheFirstTiers) {
  const PairValues values(problem_, classes_, certificate_, kTotalPrice);
  EXPECT_EQ(values.Of({0, 0}), (Price{0, 1, 0, 0, 0}));
}

TEST_F(PairValuesTest, NeedAPriceForEveryJudgeAndClass) {
  EXPECT_TRUE(HasPrices(problem_, classes_, certificate_));
  certificate_.prices[1].pop_back();
  EXPECT_FALSE(HasPrices(problem_, classes_, certificate_));
  certificate_.prices.pop_back();
  EXPECT_FALSE(HasPrices(problem_, classes_, certificate_));
}

}  // namespace
}  // namespace award::scoring::panel
