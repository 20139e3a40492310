// What counts and what does not: cell states, decisions, ties, cut, floors, refused ranks.
#include "scoring/ranking/tabulation.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

std::vector<int32_t> Places(const Tabulation& tabulation) {
  std::vector<int32_t> places;
  for (const Line& line : tabulation.lines) places.push_back(line.place.value_or(0));
  return places;
}

using Ids = std::vector<std::string>;

TEST(Tabulation, NoMissingCellIsAZero) {
  for (const CellState state :
       {CellState::kPending, CellState::kAbstained, CellState::kRecused, CellState::kAbsent}) {
    Round round = RoundOfTotals({{80, 90, 70}, {79, 80, 81}});
    SetCell(round, Unscored("a1", "j3", state));
    const Tabulation tabulation = CountOf(round);
    const Line& line = LineOf(tabulation, "a1");
    EXPECT_EQ(line.standing->mean_total, Fraction::Whole(85));
    EXPECT_EQ(line.counted_sheets, 2);
    EXPECT_EQ(line.judges[2].state, state);
    EXPECT_FALSE(line.judges[2].total.has_value());
    EXPECT_EQ(tabulation.pending_cells, state == CellState::kPending ? 1 : 0);
    EXPECT_FALSE(tabulation.complete_panel);
  }
}

TEST(Tabulation, AZeroIsAScore) {
  const Tabulation tabulation = CountOf(RoundOfTotals({{80, 0}, {30, 40}}));
  EXPECT_EQ(LineOf(tabulation, "a1").standing->mean_total, Fraction::Whole(40));
  EXPECT_EQ(LineOf(tabulation, "a1").counted_sheets, 2);
}

TEST(Tabulation, AnApplicationWithoutAScoredSheetIsUnranked) {
  Round round = RoundOfTotals({{80, 90}, {79, 80}, {-1, -1}});
  round.cells.push_back(Unscored("a3", "j1", CellState::kRecused));
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(OrderOf(tabulation), "a1 a2");
  const Line& line = tabulation.lines[2];
  EXPECT_EQ(line.application, "a3");
  EXPECT_EQ(line.unranked, Unranked::kNoScoredSheet);
  EXPECT_FALSE(line.standing.has_value());
  EXPECT_FALSE(line.place.has_value());
  EXPECT_FALSE(ShadowPlace(line, Method::kRankSum).has_value());
  // It takes no part in the ranks either: the panel of the others is complete.
  EXPECT_TRUE(tabulation.complete_panel);
}

TEST(Tabulation, AnUndecidableApplicationLeavesTheRanksOfTheOthers) {
  Round round = RoundOfTotals({{80, 90}, {85, 80}, {99, 99}});
  round.rules.method = Method::kRankSum;
  round.divergence_decisions = {{"a3", DivergenceOutcome::kUndecidable, ""}};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(tabulation.lines[2].unranked, Unranked::kUndecidable);
  EXPECT_EQ(*tabulation.lines[2].judges[0].total, Fraction::Whole(99));
  EXPECT_FALSE(tabulation.lines[2].judges[0].rank.has_value());
  EXPECT_EQ(*LineOf(tabulation, "a1").standing->rank, Fraction::Whole(3));
  EXPECT_EQ(Places(tabulation), (std::vector<int32_t>{1, 1, 0}));
}

TEST(Tabulation, ADiscardedApplicationWaitsForItsNewSheets) {
  Round round = RoundOfTotals({{95, 60}, {85, 80}});
  round.divergence_decisions = {{"a1", DivergenceOutcome::kRescore, ""}};
  SetCell(round, Unscored("a1", "j2", CellState::kPending));
  Tabulation tabulation = CountOf(round);
  EXPECT_EQ(LineOf(tabulation, "a1").unranked, Unranked::kAwaitingRescore);
  SetCell(round, Scored("a1", "j2", {90}));
  tabulation = CountOf(round);
  EXPECT_EQ(LineOf(tabulation, "a1").place, 1);
  EXPECT_FALSE(LineOf(tabulation, "a1").divergence_open);
}

TEST(Tabulation, SpreadReachesALevelAtItsThreshold) {
  const Tabulation tabulation = CountOf(RoundOfTotals({{80, 90}, {80, 89}, {80, 95}, {60, 80}}));
  EXPECT_EQ(LineOf(tabulation, "a1").divergence, DivergenceLevel::kShow);
  EXPECT_EQ(LineOf(tabulation, "a2").divergence, DivergenceLevel::kNone);
  EXPECT_EQ(LineOf(tabulation, "a3").divergence, DivergenceLevel::kDiscuss);
  EXPECT_EQ(LineOf(tabulation, "a4").divergence, DivergenceLevel::kResolve);
  EXPECT_TRUE(LineOf(tabulation, "a4").divergence_open);
}

TEST(Tabulation, AMarkedDifferenceIsOpenUntilDecided) {
  Round round = RoundOfTotals({{60, 80, 75}, {70, 72, 74}});
  for (const DivergenceOutcome outcome :
       {DivergenceOutcome::kKeep, DivergenceOutcome::kUndecidable, DivergenceOutcome::kExclude,
        DivergenceOutcome::kRescore}) {
    const bool excludes = outcome == DivergenceOutcome::kExclude;
    round.divergence_decisions = {{"a1", outcome, excludes ? "j1" : ""}};
    const Tabulation tabulation = CountOf(round);
    EXPECT_EQ(LineOf(tabulation, "a1").divergence, DivergenceLevel::kResolve);
    EXPECT_EQ(LineOf(tabulation, "a1").divergence_open, outcome == DivergenceOutcome::kRescore);
  }
}

TEST(Tabulation, SeveralJudgesCanBeExcluded) {
  Round round = RoundOfTotals({{60, 80, 99}, {70, 72, 74}});
  round.divergence_decisions = {{"a1", DivergenceOutcome::kExclude, "j3"},
                                {"a1", DivergenceOutcome::kExclude, "j1"}};
  EXPECT_EQ(LineOf(CountOf(round), "a1").standing->mean_total, Fraction::Whole(80));
}

TEST(Tabulation, PlacesAreSharedAndTheNextOnesLeftOut) {
  const Tabulation tabulation = CountOf(RoundOfTotals({{80}, {90}, {70}, {80}}));
  EXPECT_EQ(OrderOf(tabulation), "a2 a1 a4 a3");
  EXPECT_EQ(Places(tabulation), (std::vector<int32_t>{1, 2, 2, 4}));
}

TEST(Tabulation, ARecordedDecisionTakesATiedGroupApart) {
  Round round = RoundOfTotals({{80}, {90}, {70}, {80}, {80}});
  round.tie_decisions = {{TieWay::kLot, {"a5", "a1", "a4"}}};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(OrderOf(tabulation), "a2 a5 a1 a4 a3");
  EXPECT_EQ(Places(tabulation), (std::vector<int32_t>{1, 2, 3, 4, 5}));
  EXPECT_TRUE(tabulation.unused_tie_decisions.empty());
  ASSERT_EQ(tabulation.comparisons.size(), 4U);
  EXPECT_EQ(tabulation.comparisons[0].comparison.decided_by, DecidedBy::kMethod);
  EXPECT_EQ(tabulation.comparisons[1].comparison.decided_by, DecidedBy::kDecision);
  EXPECT_EQ(tabulation.comparisons[1].decision, TieWay::kLot);
  EXPECT_EQ(tabulation.comparisons[1].comparison.deciding().first_value, Fraction::Whole(80));
  EXPECT_EQ(tabulation.comparisons[3].comparison.decided_by, DecidedBy::kMethod);
  // The other method's places know no decisions.
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "a1"), Method::kRankSum),
            ShadowPlace(LineOf(tabulation, "a5"), Method::kRankSum));
}

TEST(Tabulation, ADecisionThatFitsNoTiedGroupIsSetAside) {
  Round round = RoundOfTotals({{80}, {90}, {70}, {80}, {80}});
  round.tie_decisions = {{TieWay::kVote, {"a5", "a1"}},
                         {TieWay::kVote, {"a3", "a2"}},
                         {TieWay::kVote, {"a4", "a5", "a1"}}};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(OrderOf(tabulation), "a2 a4 a5 a1 a3");
  EXPECT_EQ(tabulation.unused_tie_decisions, (std::vector<size_t>{0, 1}));
}

TEST(Tabulation, CutAdmitsTiesAndNobodyBelowTheFloor) {
  Round round = RoundOfTotals({{80}, {90}, {70}, {80}});
  round.rules.cut = 2;
  const auto admitted = [&] {
    Ids ids;
    for (const Line& line : CountOf(round).lines) {
      if (line.admitted()) ids.push_back(line.application);
    }
    return ids;
  };
  EXPECT_EQ(admitted(), (Ids{"a2", "a1", "a4"}));
  round.rules.floor = 8'001;
  EXPECT_EQ(admitted(), Ids{"a2"});
  EXPECT_EQ(LineOf(CountOf(round), "a1").admission, Admission::kBelowFloor);
  round.rules.floor = 8'000;
  EXPECT_EQ(LineOf(CountOf(round), "a1").admission, Admission::kAdmitted);
  round.tie_decisions = {{TieWay::kVote, {"a4", "a1"}}};
  EXPECT_EQ(admitted(), (Ids{"a2", "a4"}));
}

TEST(Tabulation, DimensionKeysAreMeansWhenPanelsDiffer) {
  // a1 has three sheets of 80, a2 two of 90: a sum would favour a1.
  Round round = RoundOfTotals({{80, 80, 80}, {90, 90, -1}});
  const Tabulation tabulation = CountOf(round);
  EXPECT_FALSE(tabulation.complete_panel);
  EXPECT_EQ(LineOf(tabulation, "a1").standing->heaviest, Fraction::Whole(80));
  EXPECT_EQ(LineOf(tabulation, "a2").standing->heaviest, Fraction::Whole(90));
  EXPECT_EQ(LineOf(tabulation, "a2").standing->dimensions[0], Fraction::Whole(90));
}

TEST(Tabulation, DimensionsComeByFallingWeightAndListedOrder) {
  Round round;
  round.rubric = RubricOfWeights({2'000, 3'000, 2'000, 3'000});
  round.applications = {"a1", "a2"};
  round.judges = {"j1"};
  round.rules.tie_chain = {TieKey::kHeaviestDimension, TieKey::kDimensionsInOrder};
  // Equal totals (70) and equal sums of the two heaviest (130); d2 then decides for a2.
  round.cells = {Scored("a1", "j1", {70, 60, 85, 70}), Scored("a2", "j1", {85, 70, 70, 60})};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(tabulation.dimensions_by_weight, (Ids{"d2", "d4", "d1", "d3"}));
  EXPECT_EQ(OrderOf(tabulation), "a2 a1");
  const Comparison& comparison = tabulation.comparisons[0].comparison;
  EXPECT_EQ(comparison.deciding().tie_key, TieKey::kDimensionsInOrder);
  EXPECT_EQ(comparison.deciding().dimension, 1U);  // d2 in the rubric.
  EXPECT_EQ(comparison.deciding().first_value, Fraction::Whole(70));
  // What was equal before is shown too: the method and the heaviest dimensions.
  ASSERT_EQ(comparison.steps.size(), 3U);
  EXPECT_EQ(comparison.steps[1].tie_key, TieKey::kHeaviestDimension);
  EXPECT_EQ(comparison.steps[1].first_value, Fraction::Whole(130));
  EXPECT_EQ(comparison.steps[1].second_value, Fraction::Whole(130));
  EXPECT_EQ(LineOf(tabulation, "a1").dimension_means[2], Fraction::Whole(85));
}

TEST(Tabulation, RankSumIsRefusedWithItsReason) {
  Round round = RoundOfTotals({{80, 70, -1}, {75, 90, -1}, {60, 50, 99}});
  round.rules.method = Method::kRankSum;
  round.rules.cut = 2;
  Tabulation tabulation = CountOf(round);
  ASSERT_TRUE(tabulation.refused_ranks.has_value());
  EXPECT_EQ(tabulation.refused_ranks->reason, RankRefusal::kJudgeWithOneApplication);
  EXPECT_EQ(tabulation.refused_ranks->judge, "j3");
  EXPECT_EQ(tabulation.refused_ranks->first_application, "a3");
  EXPECT_EQ(OrderOf(tabulation), "");
  EXPECT_TRUE(tabulation.comparisons.empty());
  for (const Line& line : tabulation.lines) {
    EXPECT_FALSE(line.place.has_value());
    EXPECT_EQ(line.admission, Admission::kUnranked);
    EXPECT_TRUE(ShadowPlace(line, Method::kTotalScore).has_value());
  }
  // As a shadow it is refused too, and the official count stands.
  round.rules.method = Method::kTotalScore;
  tabulation = CountOf(round);
  EXPECT_TRUE(tabulation.refused_ranks.has_value());
  EXPECT_EQ(OrderOf(tabulation), "a2 a1 a3");
  EXPECT_FALSE(ShadowPlace(tabulation.lines[0], Method::kRankSum).has_value());
}

TEST(Tabulation, PanelsThatShareNoJudgeAreNamed) {
  Round round = RoundOfTotals({{80, -1}, {75, -1}, {-1, 60}, {-1, 65}});
  const Tabulation tabulation = CountOf(round);
  ASSERT_TRUE(tabulation.refused_ranks.has_value());
  EXPECT_EQ(tabulation.refused_ranks->reason, RankRefusal::kPanelsShareNoJudge);
  EXPECT_EQ(tabulation.refused_ranks->first_application, "a1");
  EXPECT_EQ(tabulation.refused_ranks->second_application, "a3");
}

TEST(Tabulation, OfNothingIsEmpty) {
  Round round;
  round.rubric = RubricOfWeights({10'000});
  const Tabulation tabulation = CountOf(round);
  EXPECT_TRUE(tabulation.lines.empty());
  EXPECT_TRUE(tabulation.comparisons.empty());
}

TEST(Tabulation, RanksThatDoNotFitAreRefusedAndNeverWrong) {
  // One less than each panel's size is a prime, or nearly: the scaled ranks have a common
  // denominator far above 64 bits.
  Round round;
  round.rubric = RubricOfWeights({10'000});
  const std::vector<size_t> sizes = {102, 104, 108, 110, 114, 128, 132, 138, 140, 150, 152, 158};
  for (size_t a = 0; a < 200; ++a) {
    round.applications.push_back("a" + std::to_string(1'000 + a));
    round.cells.push_back(
        Scored(round.applications[a], "all", {static_cast<int32_t>(a * 37 % 97)}));
  }
  round.judges = {"all"};
  for (const size_t size : sizes) {
    round.judges.push_back("j" + std::to_string(size));
    for (size_t a = 0; a < size; ++a) {
      round.cells.push_back(
          Scored(round.applications[a], round.judges.back(), {static_cast<int32_t>(a % 89)}));
    }
  }
  const Tabulation by_total = CountOf(round);
  ASSERT_TRUE(by_total.refused_ranks.has_value());
  EXPECT_EQ(by_total.refused_ranks->reason, RankRefusal::kDoesNotFit);
  EXPECT_EQ(by_total.lines[0].place, 1);
  round.rules.method = Method::kRankSum;
  EXPECT_EQ(OrderOf(CountOf(round)), "");
}

TEST(Tabulation, StrictCutHoldsEqualsBackUntilTheyAreToldApart) {
  Round round = RoundOfTotals({{80}, {90}, {70}, {80}});
  round.rules.cut = 2;
  round.rules.ties_at_cut = TiesAtCut::kStrict;
  Tabulation tabulation = CountOf(round);
  EXPECT_EQ(LineOf(tabulation, "a2").admission, Admission::kAdmitted);
  EXPECT_EQ(LineOf(tabulation, "a1").admission, Admission::kTiedAtCut);
  EXPECT_EQ(LineOf(tabulation, "a4").admission, Admission::kTiedAtCut);
  EXPECT_EQ(LineOf(tabulation, "a3").admission, Admission::kBeyondCut);
  EXPECT_EQ(tabulation.vacancies, 0);
  round.tie_decisions = {{TieWay::kVote, {"a4", "a1"}}};
  tabulation = CountOf(round);
  EXPECT_EQ(LineOf(tabulation, "a4").admission, Admission::kAdmitted);
  EXPECT_EQ(LineOf(tabulation, "a1").admission, Admission::kBeyondCut);
}

TEST(Tabulation, PlacesNobodyReachesStayVacant) {
  Round round = RoundOfTotals({{80}, {90}, {70}});
  round.rules.cut = 3;
  round.rules.floor = 8'500;
  EXPECT_EQ(CountOf(round).vacancies, 2);
  round.rules.floor = 0;
  EXPECT_EQ(CountOf(round).vacancies, 0);
}

TEST(Tabulation, ADimensionBelowItsFloorIsNotAdmitted) {
  Round round;
  round.rubric = RubricOfWeights({5'000, 5'000});
  round.rubric.dimensions[1].floor = 6'500;
  round.rules.cut = 2;
  round.applications = {"a1", "a2"};
  round.judges = {"j1", "j2"};
  round.cells = {Scored("a1", "j1", {100, 60}), Scored("a1", "j2", {100, 69}),
                 Scored("a2", "j1", {70, 65}), Scored("a2", "j2", {70, 65})};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(LineOf(tabulation, "a1").place, 1);
  EXPECT_EQ(LineOf(tabulation, "a1").admission, Admission::kBelowDimensionFloor);
  EXPECT_EQ(LineOf(tabulation, "a1").dimensions_below_floor, std::vector<size_t>{1});
  EXPECT_EQ(LineOf(tabulation, "a2").admission, Admission::kAdmitted);
  EXPECT_EQ(tabulation.vacancies, 1);
}

TEST(Tabulation, TrimmedMeanDropsOneOnEachSideWhenEnoughJudgesScored) {
  // a1: 10 and 100 are dropped, (80+82+84)/3 = 82. a2: four sheets only, the plain mean 81.
  Round round = RoundOfTotals({{10, 80, 82, 84, 100}, {81, 81, 81, 81, -1}});
  round.rules.method = Method::kTrimmedMean;
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(OrderOf(tabulation), "a1 a2");
  EXPECT_EQ(LineOf(tabulation, "a1").standing->trimmed_mean, Fraction::Whole(82));
  EXPECT_EQ(LineOf(tabulation, "a2").standing->trimmed_mean, Fraction::Whole(81));
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "a1"), Method::kTotalScore), 2);
  round.rules.trim.from_judges = 4;
  round.cells.push_back(Unscored("a2", "j5", CellState::kAbsent));
  EXPECT_EQ(LineOf(CountOf(round), "a2").standing->trimmed_mean, Fraction::Whole(81));
}

TEST(Tabulation, RanksOnThePublishedNumberOnlyWhenDeclared) {
  // 80.004 and 80.001 both print 80.00.
  Round round;
  round.rubric = RubricOfWeights({9'990, 10});
  round.rubric.dimensions[1].id = "d2";
  round.applications = {"a1", "a2"};
  round.judges = {"j1"};
  round.cells = {Scored("a1", "j1", {80, 84}), Scored("a2", "j1", {80, 81})};
  EXPECT_EQ(Places(CountOf(round)), (std::vector<int32_t>{1, 2}));
  round.rules.rank_on = RankOn::kPublished;
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(Places(tabulation), (std::vector<int32_t>{1, 1}));
  EXPECT_EQ(tabulation.comparisons[0].comparison.decided_by, DecidedBy::kNothing);
  EXPECT_EQ(tabulation.comparisons[0].comparison.deciding().first_value, Fraction::Whole(80));
  // The keys stay exact, and so do the shadows.
  EXPECT_EQ(ShadowPlace(LineOf(tabulation, "a2"), Method::kTotalScore), 2);
  round.rules.tie_chain = {TieKey::kMeanTotal};
  EXPECT_EQ(Places(CountOf(round)), (std::vector<int32_t>{1, 2}));
}

TEST(Tabulation, HeadToHeadCountsTheEqualsAnApplicationBeats) {
  // Equal means; three judges scored both, two of them prefer a2.
  Round round = RoundOfTotals({{90, 70, 71}, {77, 77, 77}, {20, 20, 20}});
  EXPECT_EQ(Places(CountOf(round)), (std::vector<int32_t>{1, 1, 3}));
  round.rules.tie_chain = {TieKey::kHeadToHead};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(OrderOf(tabulation), "a2 a1 a3");
  const Comparison& comparison = tabulation.comparisons[0].comparison;
  EXPECT_EQ(comparison.deciding().tie_key, TieKey::kHeadToHead);
  // Both beat a3, but a3 is no equal of theirs.
  EXPECT_EQ(comparison.deciding().first_value, Fraction::Whole(1));
  EXPECT_EQ(comparison.deciding().second_value, Fraction());
}

TEST(Tabulation, LowerVarianceIsExact) {
  Round round = RoundOfTotals({{70, 80, 90}, {75, 80, 85}});
  round.rules.tie_chain = {TieKey::kLowerVariance};
  const Tabulation tabulation = CountOf(round);
  EXPECT_EQ(OrderOf(tabulation), "a2 a1");
  EXPECT_EQ(LineOf(tabulation, "a1").standing->variance, Ratio(200, 3));
  EXPECT_EQ(LineOf(tabulation, "a2").standing->variance, Ratio(50, 3));
}

}  // namespace
}  // namespace award::scoring
