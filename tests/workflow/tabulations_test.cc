// Counting a round: when it may be, who sees what of it, and when it is no longer what would be
// counted.
#include "server/workflow/tabulations.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/events.h"
#include "server/workflow/applications.h"
#include "server/workflow/conflicts.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::kNotScored;

class Tabulations : public testing::ResultsFixture {
 protected:
  absl::StatusOr<TabulationView> Create(Round round) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return CreateTabulation(context, transaction, season_, round);
    });
  }

  absl::StatusOr<TabulationView> Get(const char* person, const TabulationId& id) {
    return Read(person, [&](const Context& context, const auto& transaction) {
      return GetTabulation(context, transaction, season_, id);
    });
  }

  absl::StatusOr<std::vector<TabulationView>> List(
      const char* person, const std::optional<TabulationId>& before = std::nullopt) {
    return Read(person, [&](const Context& context, const auto& transaction) {
      return ListTabulations(context, transaction, season_, before, 10);
    });
  }

  void Conflict(const char* judge, const char* application) {
    const ConflictStatement stated{JudgeId(judge), ApplicationId(application),
                                   ConflictGround::kAppearanceOfBias, "迴避"};
    ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
      return CreateConflict(context, transaction, season_, stated);
    }));
  }
};

TEST_F(Tabulations, AreCountedInTheMeetingOfTheirRound) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8000}}, {"b", {8000, 9500}}});
  const TabulationView view = Count(Round::kFirst);
  EXPECT_TRUE(view.current);
  EXPECT_EQ(PlacesOf(view.tabulation), "b 1*, a 2*");
  EXPECT_EQ(view.tabulation.categories.size(), 1U) << "a category without applications is none";
  EXPECT_THAT(Create(Round::kFinal), HasReason(Reason::kWrongState));
  for (const SeasonState stage : {SeasonState::kFirstRound, SeasonState::kCoaching}) {
    PlaceSeasonIn(stage);
    EXPECT_THAT(Create(Round::kFirst), HasReason(Reason::kWrongState)) << NameOf(stage);
  }
  PlaceSeasonIn(SeasonState::kDeliberation);
  EXPECT_THAT(Create(Round::kFirst), HasReason(Reason::kWrongState));
}

TEST_F(Tabulations, WaitForEverySheet) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, kNotScored}}, {"b", {8000, kNotScored}}});
  const auto refused = Create(Round::kFirst);
  EXPECT_THAT(refused, HasReason(Reason::kRequirementsMissing));
  EXPECT_EQ(base::ViolationsOf(refused.status()).size(), 2U);
}

TEST_F(Tabulations, AreOneEventWithTheDigestOfWhatWasCounted) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8000}}});
  const TabulationView view = Count(Round::kFirst);
  const auto events = Read("shen", [&](const Context&, const auto& transaction) {
    return storage::ListEvents(transaction, "", 0, 10);
  });
  ASSERT_OK(events);
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->at(0).digest, view.tabulation.inputs_digest);
  EXPECT_EQ(events->at(0).resource, "seasons/116/tabulations/tabulation-0001");
}

TEST_F(Tabulations, CountingAgainGivesTheSameAndIsAnotherTabulation) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8000}}});
  const Tabulation first = Count(Round::kFirst).tabulation;
  clock_.Advance(std::chrono::hours(1));
  const Tabulation second = Count(Round::kFirst).tabulation;
  EXPECT_NE(first.id, second.id);
  EXPECT_EQ(first.inputs_digest, second.inputs_digest);
  EXPECT_EQ(PlacesOf(first), PlacesOf(second));
  EXPECT_TRUE(IsCurrent(first.id)) << "nothing that counts has changed";
  const auto listed = List("kuo");
  ASSERT_OK(listed);
  ASSERT_EQ(listed->size(), 2U);
  EXPECT_EQ(listed->at(0).tabulation.id, second.id);
  EXPECT_TRUE(listed->at(0).tabulation.categories.empty());
  EXPECT_TRUE(listed->at(1).current);
}

TEST_F(Tabulations, ALateConflictMakesThemOutdated) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8000}}, {"b", {8500, 8600}}});
  const Tabulation before = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(before), "b 1*, a 2*");
  Conflict("huang", "a");
  EXPECT_FALSE(IsCurrent(before.id));
  EXPECT_EQ(PlacesOf(Count(Round::kFirst).tabulation), "a 1*, b 2*") << "huang's 80 is gone";
}

TEST_F(Tabulations, AConflictOfAJudgeWithoutASeatIsShownAndCountsNothing) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8000}}});
  Conflict("tsai", "a");
  const TabulationView view = Count(Round::kFirst);
  const Line& line = view.tabulation.categories.at(0).lines.at(0);
  ASSERT_EQ(line.judge_totals.size(), 3U);
  EXPECT_EQ(line.judge_totals[2].state, SeatState::kRecused);
  EXPECT_EQ(line.judge_totals[2].total, "");
  EXPECT_EQ(line.mean_total, "85");
  EXPECT_EQ(line.judge_count, 2);
}

TEST_F(Tabulations, AWithdrawalMakesThemOutdated) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8000}}, {"b", {8500, 8600}}});
  const Tabulation before = Count(Round::kFirst).tabulation;
  ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
    return WithdrawApplication(context, transaction, {season_, ApplicationId("b")}, "撤回");
  }));
  EXPECT_FALSE(IsCurrent(before.id));
  EXPECT_EQ(PlacesOf(Count(Round::kFirst).tabulation), "a 1*");
}

TEST_F(Tabulations, AResolutionOnTheRoundMakesThemOutdated) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8000}}});
  const Tabulation before = Count(Round::kFirst).tabulation;
  ASSERT_OK(Resolve(testing::Shortlist(before)));
  EXPECT_TRUE(IsCurrent(before.id)) << "adopting it does not change what would be counted";
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kKeep)));
  EXPECT_FALSE(IsCurrent(before.id));
}

TEST_F(Tabulations, SeatsThatDidNotScoreAreNoZeros) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8000}}, {"b", {8500}}});
  const CategoryResult result = Count(Round::kFirst).tabulation.categories.at(0);
  EXPECT_EQ(result.FindLine(ApplicationId("b"))->mean_total, "85");
  EXPECT_EQ(result.FindLine(ApplicationId("b"))->judge_totals.size(), 1U);
}

TEST_F(Tabulations, TheFloorIsThatOfTheRound) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {7000, 7000}}, {"b", {6999, 7000}}});
  const CategoryResult result = Count(Round::kFirst).tabulation.categories.at(0);
  EXPECT_TRUE(result.FindLine(ApplicationId("a"))->above_floor) << "70 reaches 70";
  EXPECT_TRUE(result.FindLine(ApplicationId("a"))->admitted());
  EXPECT_FALSE(result.FindLine(ApplicationId("b"))->above_floor);
  EXPECT_FALSE(result.FindLine(ApplicationId("b"))->admitted()) << "though the cut has room";
}

TEST_F(Tabulations, TheShortlistAdmitsTiesAtItsCut) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst,
             {{"a", {9000, 9000}}, {"b", {8500, 8500}}, {"c", {8500, 8500}}, {"d", {8000, 8000}}});
  EXPECT_EQ(PlacesOf(Count(Round::kFirst).tabulation), "a 1*, b 2*, c 2*, d 4");
}

TEST_F(Tabulations, WhatTheRulesRefuseToAddUpIsSaid) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000}}, {"b", {testing::kNoSeat, 8000}}});
  const CategoryResult result = Count(Round::kFirst).tabulation.categories.at(0);
  EXPECT_EQ(result.rank_sum_refusal, "JUDGE_WITH_ONE_APPLICATION");
  EXPECT_EQ(result.lines.at(0).rank_sum, "");
}

TEST_F(Tabulations, AJudgeSeesNoLineOfAnApplicationTheyHaveAConflictWith) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 9000}}, {"b", {8000, 8500}}, {"c", {7500, 7600}}});
  Conflict("huang", "b");
  const Tabulation counted = Count(Round::kFirst).tabulation;
  ASSERT_EQ(counted.categories.at(0).lines.size(), 3U);
  const auto seen = Get("huang", counted.id);
  ASSERT_OK(seen);
  EXPECT_EQ(PlacesOf(seen->tabulation), "a 1*, c 3");
  EXPECT_TRUE(seen->tabulation.categories.at(0).comparisons.empty())
      << "both pairs have the hidden one";
  const auto others = Get("lin", counted.id);
  ASSERT_OK(others);
  EXPECT_EQ(PlacesOf(others->tabulation), "a 1*, b 2*, c 3");
  EXPECT_EQ(others->tabulation.categories.at(0).comparisons.size(), 2U);
}

TEST_F(Tabulations, AreSeenByOfficeOrByTheJudgesOfTheSeason) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 9000}}});
  const TabulationId id = Count(Round::kFirst).tabulation.id;
  for (const char* person : {"chen", "kuo", "shen", "lin"}) {
    EXPECT_OK(Get(person, id)) << person;
    EXPECT_OK(List(person)) << person;
  }
  for (const char* person : {"ho", "pan", "nobody"}) {
    EXPECT_THAT(Get(person, id), HasReason(Reason::kNotFound)) << person;
    EXPECT_THAT(List(person), HasReason(Reason::kNotFound)) << person;
  }
}

}  // namespace
}  // namespace award::workflow
