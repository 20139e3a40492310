// The round without one judge, against expected answers and against a count of what is left.
#include "scoring/insight/leave_one_out.h"

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "tests/scoring/insight/insight_rounds.h"
#include "tests/scoring/rounds.h"

namespace award::scoring::insight {
namespace {

Defined<LeaveOneOut> LeftOutOf(const Round& round) {
  const Tabulation tabulation = CountOf(round);
  return LeaveOneOutOf(round, tabulation, insight::PanelOf(round, tabulation).value(), {}).value();
}

TEST(LeaveOneOut, ChangesWhatTheDemonstrationExpects) {
  const auto expected = Expected("demo_expected_exact.json").at("leave_one_judge_out");
  const Round round = DemonstrationRound(5);
  const Panel panel = PanelOf(round);
  const LeaveOneOut result = *LeftOutOf(round);
  ASSERT_EQ(result.judges.size(), 9U);
  for (size_t j = 0; j < panel.judges.size(); ++j) {
    SCOPED_TRACE(panel.judges[j]);
    const auto& without = expected.at(panel.judges[j]);
    const LeftOut& left = *result.judges[j];
    EXPECT_EQ(left.first_place_changes, without.at("top1_changes").get<bool>());
    EXPECT_EQ(left.award_set_changes, without.at("top5_set_changes").get<bool>());
    EXPECT_EQ(left.largest_shift, without.at("max_abs_shift").get<int32_t>());
    for (size_t a = 0; a < panel.applications.size(); ++a) {
      EXPECT_EQ(left.places[a], without.at("rank").at(panel.applications[a]).get<int32_t>());
    }
  }
  ASSERT_TRUE(result.award_set.defined());
  EXPECT_EQ(result.award_set->searched, 1U);
  EXPECT_EQ(result.award_set->judges, (std::vector<uint32_t>{0}));  // Judge 1 comes first.
}

// a leads b by 30 points with j1 and trails by 4, 6 and 8 with the others.
Round TwoOfFour() {
  Round round = RoundOfTotals({{90, 70, 70, 70}, {60, 74, 76, 78}});
  round.rules.cut = 1;
  return round;
}

TEST(LeaveOneOut, NamesTheFewestJudgesWhoDecide) {
  EXPECT_EQ(LeftOutOf(TwoOfFour())->award_set->judges, (std::vector<uint32_t>{0}));
  // Three judges agree and one does not: no single one decides, nor any two or three.
  Round firm = RoundOfTotals({{90, 90, 90, 60}, {60, 60, 60, 61}});
  firm.rules.cut = 1;
  const LeaveOneOut result = *LeftOutOf(firm);
  EXPECT_EQ(result.award_set->searched, 3U);
  EXPECT_EQ(result.award_set->judges, (std::vector<uint32_t>{0, 1, 2}));
  Round unanimous = RoundOfTotals({{90, 90, 90}, {60, 60, 60}});
  unanimous.rules.cut = 1;
  EXPECT_EQ(LeftOutOf(unanimous)->award_set->searched, 2U);
  EXPECT_TRUE(LeftOutOf(unanimous)->award_set->judges.empty());
}

TEST(LeaveOneOut, DoesNotTakeTheLastSheetOfAnApplicationInTheSearch) {
  Round round = RoundOfTotals({{90, -1, -1}, {-1, 80, 70}, {60, 60, 60}});
  round.rules.cut = 1;
  const LeaveOneOut result = *LeftOutOf(round);
  // Without j1 the first application has no sheet: said for the judge, but no finding.
  EXPECT_FALSE((*result.judges[0]).places[0].has_value());
  EXPECT_TRUE((*result.judges[0]).award_set_changes);
  EXPECT_TRUE(result.award_set->judges.empty());
}

TEST(LeaveOneOut, FollowsTheDeclaredMethodAndDecisions) {
  Round round = RoundOfTotals({{90, 70, 70}, {80, 71, 71}});
  round.rules.cut = 1;
  round.rules.method = Method::kRankSum;
  const LeaveOneOut by_ranks = *LeftOutOf(round);
  EXPECT_FALSE((*by_ranks.judges[0]).first_place_changes);
  round.rules.method = Method::kTotalScore;
  EXPECT_TRUE((*LeftOutOf(round)->judges[0]).first_place_changes);
  // A judge whose sheet was excluded can be left out too.
  round.divergence_decisions = {{"a1", DivergenceOutcome::kExclude, "j1"}};
  EXPECT_TRUE(LeftOutOf(round)->judges[0].defined());
}

// A re-scoring that is done stays done, and one that somebody owes stays owed.
TEST(LeaveOneOut, KeepsWhatARescoringIsWaitingFor) {
  Round round = RoundOfTotals({{90, 80, 70}, {60, 60, 60}, {50, 50, 50}});
  round.divergence_decisions = {{"a1", DivergenceOutcome::kRescore, ""}};
  EXPECT_EQ((*LeftOutOf(round)->judges[0]).places[0], 1);
  SetCell(round, Unscored("a1", "j2", CellState::kPending));
  const Panel panel = PanelOf(round);
  EXPECT_EQ(panel.applications, (std::vector<std::string>{"a2", "a3"}));
  EXPECT_EQ((*LeftOutOf(round)->judges[1]).places[0], 1);
}

TEST(LeaveOneOut, SaysWhereItIsUndefined) {
  EXPECT_THAT(LeftOutOf(RoundOfTotals({{90, 80}})), IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(LeftOutOf(RoundOfTotals({{90}, {80}})), IsUndefined(Undefined::kTooFewJudges));
  EXPECT_THAT(LeftOutOf(RoundOfTotals({{90, 80}, {80, 90}}))->award_set,
              IsUndefined(Undefined::kNoCut));
  Round apart = RoundOfTotals({{90, -1}, {80, -1}, {-1, 90}, {-1, 80}});
  apart.rules.method = Method::kRankSum;
  EXPECT_THAT(LeftOutOf(apart), IsUndefined(Undefined::kDisconnected));
  // Only j2 joins the two halves.
  Round hinge = RoundOfTotals({{90, 80, -1}, {80, 80, -1}, {-1, 90, 70}, {-1, 80, 60}});
  hinge.rules.method = Method::kRankSum;
  EXPECT_THAT(LeftOutOf(hinge)->judges[1], IsUndefined(Undefined::kDisconnected));
}

TEST(LeaveOneOut, StopsWhenTold) {
  const Round round = DemonstrationRound(5);
  const Tabulation tabulation = CountOf(round);
  const auto stopped =
      LeaveOneOutOf(round, tabulation, PanelOf(round),
                    [](std::string_view, int64_t done, int64_t) { return done < 4; });
  EXPECT_EQ(stopped.status().code(), absl::StatusCode::kCancelled);
}

RC_GTEST_PROP(LeaveOneOutProperty, AJudgeWhoScoredNothingChangesNothing, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  Round round = RandomRound(sequence, 5, 4, 3);
  const Defined<LeaveOneOut> before = LeftOutOf(round);
  round.judges.push_back("idle");
  round.cells.push_back(Unscored("a0", "idle", CellState::kRecused));
  round.cells.push_back(Unscored("a1", "idle", CellState::kAbstained));
  const Defined<LeaveOneOut> after = LeftOutOf(round);
  RC_ASSERT(after->judges.size() == before->judges.size());
  for (size_t j = 0; j < 4; ++j) {
    RC_ASSERT((*after->judges[j]).places == (*before->judges[j]).places);
  }
  RC_ASSERT(after->award_set->judges == before->award_set->judges);
}

RC_GTEST_PROP(LeaveOneOutProperty, IsACountOfTheRoundWithoutTheJudge, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  Round round = RandomRound(sequence, 5, 4, *rc::gen::inRange<size_t>(0, 4));
  round.rules.method = *rc::gen::element(Method::kTotalScore, Method::kTrimmedMean);
  const Defined<LeaveOneOut> result = LeftOutOf(round);
  Shuffle(sequence, round);
  const Panel panel = PanelOf(round);
  for (size_t j = 0; j < panel.judges.size(); ++j) {
    Round rest = round;
    rest.cells.clear();
    for (const Cell& cell : round.cells) {
      if (cell.judge != panel.judges[j]) rest.cells.push_back(cell);
    }
    const Tabulation tabulation = CountOf(rest);
    for (size_t a = 0; a < panel.applications.size(); ++a) {
      RC_ASSERT((*result->judges[j]).places[a] == LineOf(tabulation, panel.applications[a]).place);
    }
  }
}

}  // namespace
}  // namespace award::scoring::insight
