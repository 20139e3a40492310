// Any two applications of a tabulation are explained, not only neighbours.
#include "scoring/ranking/tabulation.h"

#include <string_view>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

TEST(Pair, AnyTwoAreExplainedInTheOrderOfTheirPlaces) {
  Round round = RoundOfTotals({{80}, {90}, {70}, {80}, {80}});
  round.tie_decisions = {{TieWay::kLot, {"a5", "a1", "a4"}}};
  const Tabulation tabulation = CountOf(round);
  const PairComparison apart = ComparePair(round, tabulation, "a3", "a2").value();
  EXPECT_EQ(apart.first, "a2");
  EXPECT_EQ(apart.second, "a3");
  EXPECT_EQ(apart.comparison.decided_by, DecidedBy::kMethod);
  EXPECT_EQ(apart.comparison.deciding().second_value, Fraction::Whole(70));
  const PairComparison by_lot = ComparePair(round, tabulation, "a4", "a5").value();
  EXPECT_EQ(by_lot.first, "a5");
  EXPECT_EQ(by_lot.comparison.decided_by, DecidedBy::kDecision);
  EXPECT_EQ(by_lot.decision, TieWay::kLot);
}

TEST(Pair, NeedsTwoApplicationsWithPlaces) {
  Round round = RoundOfTotals({{80}, {90}, {-1}});
  const Tabulation tabulation = CountOf(round);
  const auto code = [&](std::string_view a, std::string_view b) {
    return ComparePair(round, tabulation, a, b).status().code();
  };
  EXPECT_EQ(code("a1", "a2"), absl::StatusCode::kOk);
  EXPECT_EQ(code("a1", "a1"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code("a1", "x"), absl::StatusCode::kNotFound);
  EXPECT_EQ(code("a3", "a1"), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace award::scoring
