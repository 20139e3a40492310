// The worth of a judge's places against the best use of every number of them, counted by trying
// every set of applications.
#include "scoring/panel/change/place_worth.h"

#include <algorithm>
#include <optional>

#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

// Of five applications: at most one of a1 and a2, which cost 10; the others cost 4; a5 conflicts.
int64_t BestUseOf(int places, bool even) {
  int64_t best = -1'000'000;
  for (unsigned set = 0; set < 16; ++set) {
    if (__builtin_popcount(set) != places || (set & 3U) == 3U) continue;
    best = std::max<int64_t>(best,
                             10 * __builtin_popcount(set & 3U) + 4 * __builtin_popcount(set & 12U));
  }
  return even ? -int64_t{places} * places : best;
}

TEST(PlaceWorth, IsTheDifferenceOfTheBestUses) {
  Problem problem = ProblemOf({{1}, {1}, {1}, {1}, {kConflict}}, 1, 0);
  AddRule(problem, Each::kJudge, {0, 1}, 0, 1);
  const Classes classes = MakeClasses(problem);
  Certificate certificate;
  certificate.prices = {{{0, 0, 4, 0, 0}, {0, 0, 10, 0, 0}}};
  const PairValues values(problem, classes, certificate, kLinearTiers);
  for (int load = 0; load < 3; ++load) {
    const Price more{0, 0, BestUseOf(load + 1, false) - BestUseOf(load, false),
                     BestUseOf(load + 1, true) - BestUseOf(load, true), 0};
    problem.judges[0].highest_load = load;
    EXPECT_EQ(PlaceWorth(problem, classes, values, 0, true).OfOneMore(), more);
    EXPECT_EQ(PlaceWorth(problem, classes, values, 0, true).SlackAbove(load), std::nullopt);
    problem.judges[0].highest_load = 3;
    const PlaceWorth worth(problem, classes, values, 0, true);
    EXPECT_EQ(worth.SlackAbove(load), Price{} - more);
    EXPECT_EQ(worth.SlackBelow(load + 1), more);
  }
  // There is no fourth place to use.
  EXPECT_EQ(PlaceWorth(problem, classes, values, 0, false).OfOneMore(), Price{});
  problem.judges[0].lowest_load = 2;
  EXPECT_EQ(PlaceWorth(problem, classes, values, 0, false).SlackBelow(2), std::nullopt);
}

}  // namespace
}  // namespace award::scoring::panel
