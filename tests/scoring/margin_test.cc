// What one panel loses when a judge must join or leave it, against every panel that there is.
#include "scoring/panel/change/margin.h"

#include <optional>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

TEST(PanelMargin, IsWhatTheBestOtherPanelLacks) {
  Problem problem = ProblemOf({{9, 8, 3, 5, kConflict}}, 2, 1);
  AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  const Classes classes = MakeClasses(problem);
  Certificate certificate;
  certificate.prices.assign(5, {Price{}});
  certificate.prices[3][0][kTotalPrice] = 4;  // j4 is worth 1.
  const PairValues values(problem, classes, certificate, kLinearTiers);
  const auto best_with = [&](int32_t judge, bool member) {
    std::optional<Price> best;
    ForEachPlan(problem, [&](const std::vector<Pair>& pairs) {
      Price sum{};
      bool has = false;
      for (const Pair pair : pairs) {
        sum = sum + values.Of(pair);
        has = has || pair.judge == judge;
      }
      if (has == member && (!best.has_value() || *best < sum)) best = sum;
    });
    return best;
  };
  const Price best = *best_with(4, false);
  for (int32_t judge = 0; judge < 4; ++judge) {
    PanelMargin margin(problem, classes, values, 0, {1, 3}, false);  // Not the best panel.
    EXPECT_EQ(margin.LossOfJoining(judge), best - *best_with(judge, true)) << judge;
    EXPECT_EQ(margin.LossOfLeaving(judge), best - *best_with(judge, false)) << judge;
  }
  PanelMargin margin(problem, classes, values, 0, {0, 2}, true);
  EXPECT_EQ(margin.LossOfJoining(4), std::nullopt);      // In conflict.
  EXPECT_EQ(margin.LossOfExchange(2, 1), std::nullopt);  // The rule has its one member.
  EXPECT_EQ(margin.TotalLossOfJoining(1), 1);
  problem.locks = {{0, 0}};
  EXPECT_EQ(margin.LossOfLeaving(0), std::nullopt);
}

}  // namespace
}  // namespace award::scoring::panel
