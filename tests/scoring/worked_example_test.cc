// The worked example, checked by hand: both methods disagree on the winner, two applications tie by
// rank sum, and one recusal moves the first to third. Every figure must come out exactly.
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

std::vector<std::string> Totals(const Line& line) {
  std::vector<std::string> totals;
  for (const JudgeLine& judge : line.judges) {
    totals.push_back(judge.total.has_value() ? judge.total->ToDecimal(2) : "-");
  }
  return totals;
}

std::vector<std::string> Ranks(const Line& line) {
  std::vector<std::string> ranks;
  for (const JudgeLine& judge : line.judges) {
    ranks.push_back(judge.rank.has_value() ? judge.rank->ToString() : "-");
  }
  return ranks;
}

using Texts = std::vector<std::string>;

TEST(WorkedExample, TotalsOfEachJudgeAreExact) {
  const Tabulation tabulation = CountOf(WorkedExample(Method::kTotalScore));
  EXPECT_EQ(Totals(LineOf(tabulation, "A")), (Texts{"86.65", "85.60", "81.90", "95.50", "77.60"}));
  EXPECT_EQ(Totals(LineOf(tabulation, "B")), (Texts{"85.40", "86.50", "83.10", "82.10", "85.80"}));
  EXPECT_EQ(Totals(LineOf(tabulation, "C")), (Texts{"78.40", "80.50", "76.65", "72.60", "80.80"}));
  EXPECT_EQ(Totals(LineOf(tabulation, "D")), (Texts{"83.30", "82.10", "83.90", "84.40", "83.80"}));
  EXPECT_EQ(*LineOf(tabulation, "A").judges[0].total, Ratio(8665, 100));
  EXPECT_EQ(*LineOf(tabulation, "C").judges[2].total, Ratio(7665, 100));
}

TEST(WorkedExample, TotalScoreOrdersByMean) {
  const Tabulation tabulation = CountOf(WorkedExample(Method::kTotalScore));
  EXPECT_EQ(OrderOf(tabulation), "A B D C");
  EXPECT_EQ(LineOf(tabulation, "A").standing->mean_total, Ratio(8545, 100));
  EXPECT_EQ(LineOf(tabulation, "B").standing->mean_total, Ratio(8458, 100));
  EXPECT_EQ(LineOf(tabulation, "D").standing->mean_total, Ratio(8350, 100));
  EXPECT_EQ(LineOf(tabulation, "C").standing->mean_total, Ratio(7779, 100));
  for (const PairComparison& pair : tabulation.comparisons) {
    EXPECT_EQ(pair.comparison.decided_by, DecidedBy::kMethod) << pair.first;
  }
  // The rank sum stands beside it as a shadow: B, A, D, C.
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "A"), Method::kRankSum), 2);
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "B"), Method::kRankSum), 1);
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "D"), Method::kRankSum), 3);
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "C"), Method::kRankSum), 4);
}

TEST(WorkedExample, RankSumOrdersByRanks) {
  const Tabulation tabulation = CountOf(WorkedExample(Method::kRankSum));
  EXPECT_EQ(OrderOf(tabulation), "B A D C");
  EXPECT_TRUE(tabulation.complete_panel);
  EXPECT_EQ(Ranks(LineOf(tabulation, "A")), (Texts{"1", "2", "3", "1", "4"}));
  EXPECT_EQ(Ranks(LineOf(tabulation, "B")), (Texts{"2", "1", "2", "3", "1"}));
  EXPECT_EQ(Ranks(LineOf(tabulation, "C")), (Texts{"4", "4", "4", "4", "3"}));
  EXPECT_EQ(Ranks(LineOf(tabulation, "D")), (Texts{"3", "3", "1", "2", "2"}));
  EXPECT_EQ(*LineOf(tabulation, "A").standing->rank, Fraction::Whole(11));
  EXPECT_EQ(*LineOf(tabulation, "B").standing->rank, Fraction::Whole(9));
  EXPECT_EQ(*LineOf(tabulation, "C").standing->rank, Fraction::Whole(19));
  EXPECT_EQ(*LineOf(tabulation, "D").standing->rank, Fraction::Whole(11));
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "A"), Method::kTotalScore), 1);
}

TEST(WorkedExample, FirstPlacesDecideTheTieOfAAndD) {
  const Tabulation tabulation = CountOf(WorkedExample(Method::kRankSum));
  EXPECT_EQ(LineOf(tabulation, "A").standing->first_places, 2);
  EXPECT_EQ(LineOf(tabulation, "B").standing->first_places, 2);
  EXPECT_EQ(LineOf(tabulation, "C").standing->first_places, 0);
  EXPECT_EQ(LineOf(tabulation, "D").standing->first_places, 1);
  ASSERT_EQ(tabulation.comparisons.size(), 3U);
  const PairComparison& tie = tabulation.comparisons[1];
  EXPECT_EQ(tie.first + tie.second, "AD");
  EXPECT_EQ(tie.comparison.decided_by, DecidedBy::kTieKey);
  EXPECT_EQ(tie.comparison.deciding().tie_key, TieKey::kMoreFirstPlaces);
  EXPECT_EQ(tie.comparison.deciding().first_value, Fraction::Whole(2));
  EXPECT_EQ(tie.comparison.deciding().second_value, Fraction::Whole(1));
}

TEST(WorkedExample, TheTwoHeaviestDimensionsDecideTheTieToo) {
  Round round = WorkedExample(Method::kRankSum);
  round.rules.tie_chain = {TieKey::kHeaviestDimension};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(OrderOf(tabulation), "B A D C");
  const Comparison& tie = tabulation.comparisons[1].comparison;
  EXPECT_EQ(tie.deciding().tie_key, TieKey::kHeaviestDimension);
  EXPECT_EQ(tie.deciding().first_value, Fraction::Whole(884));
  EXPECT_EQ(tie.deciding().second_value, Fraction::Whole(856));
}

TEST(WorkedExample, TheMeanDecidesTheTieToo) {
  Round round = WorkedExample(Method::kRankSum);
  round.rules.tie_chain = {TieKey::kMeanTotal};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(OrderOf(tabulation), "B A D C");
  const Comparison& tie = tabulation.comparisons[1].comparison;
  EXPECT_EQ(tie.deciding().first_value, Ratio(8545, 100));
  EXPECT_EQ(tie.deciding().second_value, Ratio(8350, 100));
}

TEST(WorkedExample, TrimmedMeanAndMedianStandBeside) {
  const Tabulation tabulation = CountOf(WorkedExample(Method::kTotalScore));
  // Without 95.50 and 77.60; without 86.50 and 82.10; and so on.
  EXPECT_EQ(LineOf(tabulation, "A").standing->trimmed_mean, Ratio(25415, 300));
  EXPECT_EQ(LineOf(tabulation, "B").standing->trimmed_mean, Ratio(25430, 300));
  EXPECT_EQ(LineOf(tabulation, "C").standing->trimmed_mean, Ratio(23555, 300));
  EXPECT_EQ(LineOf(tabulation, "D").standing->trimmed_mean, Ratio(25100, 300));
  EXPECT_EQ(LineOf(tabulation, "A").standing->median_total, Ratio(8560, 100));
  EXPECT_EQ(LineOf(tabulation, "B").standing->median_total, Ratio(8540, 100));
  EXPECT_EQ(LineOf(tabulation, "C").standing->median_total, Ratio(7840, 100));
  EXPECT_EQ(LineOf(tabulation, "D").standing->median_total, Ratio(8380, 100));
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "B"), Method::kTrimmedMean), 1);
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "A"), Method::kTrimmedMean), 2);
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "A"), Method::kMedian), 1);
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "B"), Method::kMedian), 2);
  EXPECT_EQ(OrderOf(CountOf(WorkedExample(Method::kTrimmedMean))), "B A D C");
}

TEST(WorkedExample, WithoutATieChainAAndDShareThePlace) {
  Round round = WorkedExample(Method::kRankSum);
  round.rules.tie_chain.clear();
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(LineOf(tabulation, "B").place, 1);
  EXPECT_EQ(LineOf(tabulation, "A").place, 2);
  EXPECT_EQ(LineOf(tabulation, "D").place, 2);
  EXPECT_EQ(LineOf(tabulation, "C").place, 4);
  EXPECT_EQ(tabulation.comparisons[1].comparison.decided_by, DecidedBy::kNothing);
}

TEST(WorkedExample, TheSpreadOfAIsAMarkedDifference) {
  const Tabulation tabulation = CountOf(WorkedExample(Method::kTotalScore));
  EXPECT_EQ(LineOf(tabulation, "A").spread, Ratio(1790, 100));
  EXPECT_EQ(LineOf(tabulation, "B").spread, Ratio(440, 100));
  EXPECT_EQ(LineOf(tabulation, "C").spread, Ratio(820, 100));
  EXPECT_EQ(LineOf(tabulation, "D").spread, Ratio(230, 100));
  EXPECT_EQ(LineOf(tabulation, "A").divergence, DivergenceLevel::kDiscuss);
  EXPECT_EQ(LineOf(tabulation, "B").divergence, DivergenceLevel::kNone);
  EXPECT_FALSE(LineOf(tabulation, "A").divergence_open);
}

// J4 does not count for A, by recusal or by the committee's decision: the figures are the same.
void ExpectFiguresWithoutJ4(Round round) {
  const Tabulation by_rank = CountOf(round);
  EXPECT_EQ(OrderOf(by_rank), "B D A C");
  EXPECT_FALSE(by_rank.complete_panel);
  EXPECT_EQ(*LineOf(by_rank, "B").standing->rank, Ratio(17, 10));
  EXPECT_EQ(*LineOf(by_rank, "D").standing->rank, Fraction::Whole(2));
  EXPECT_EQ(*LineOf(by_rank, "A").standing->rank, Ratio(5, 2));
  EXPECT_EQ(*LineOf(by_rank, "C").standing->rank, Ratio(19, 5));
  EXPECT_EQ(LineOf(by_rank, "A").standing->mean_total, Ratio(829375, 10000));
  EXPECT_EQ(LineOf(by_rank, "B").standing->mean_total, Ratio(8458, 100));
  EXPECT_EQ(LineOf(by_rank, "C").standing->mean_total, Ratio(7779, 100));
  EXPECT_EQ(LineOf(by_rank, "D").standing->mean_total, Ratio(8350, 100));
  round.rules.method = Method::kTotalScore;
  const Tabulation by_mean = CountOf(round);
  EXPECT_EQ(OrderOf(by_mean), "B D A C");
  EXPECT_EQ(LineOf(by_mean, "A").place, 3);
  EXPECT_EQ(LineOf(by_mean, "A").standing->mean_total.ToDecimal(4), "82.9375");
}

TEST(WorkedExample, ARecusalMovesAFromFirstToThird) {
  Round round = WorkedExample(Method::kRankSum);
  SetCell(round, Unscored("A", "J4", CellState::kRecused));
  ExpectFiguresWithoutJ4(round);
}

TEST(WorkedExample, ExcludingJ4ForAGivesTheSameFiguresAndKeepsTheSheetInSight) {
  Round round = WorkedExample(Method::kRankSum);
  round.divergence_decisions = {{"A", DivergenceOutcome::kExclude, "J4"}};
  ExpectFiguresWithoutJ4(round);
  const Tabulation tabulation = CountOf(round);
  const Line& line = LineOf(tabulation, "A");
  EXPECT_TRUE(line.judges[3].excluded);
  EXPECT_EQ(*line.judges[3].total, Ratio(955, 10));
  EXPECT_FALSE(line.judges[3].rank.has_value());
  EXPECT_EQ(line.spread, Ratio(905, 100));
  EXPECT_EQ(line.spread_of_all_sheets, Ratio(1790, 100));
}

}  // namespace
}  // namespace award::scoring
