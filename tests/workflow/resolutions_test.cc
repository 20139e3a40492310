// What the committee decides and the effect of each decision: the four lawful ways out of a
// divergence, ties, shortlists, nominations.
#include "server/workflow/resolutions.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/events.h"
#include "server/workflow/applications.h"
#include "server/workflow/sheets.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::Divergence;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::Nominate;
using testing::NominateNobody;
using testing::Shortlist;
using testing::Tie;

class Resolutions : public testing::ResultsFixture {
 protected:
  std::vector<std::string> States() {
    std::vector<std::string> states;
    for (const char* id : {"a", "b", "c"}) states.emplace_back(NameOf(StateOf(id)));
    return states;
  }

  const Line& LineOf(const Tabulation& tabulation, const char* application) {
    static const Line kNone;
    const Line* line = tabulation.categories.at(0).FindLine(ApplicationId(application));
    EXPECT_NE(line, nullptr) << application;
    return line == nullptr ? kNone : *line;
  }

  // Judge lin, huang or tsai scores an application anew, in the second version of the sheet.
  absl::StatusOr<SheetView> Rescore(const char* judge, const char* application, const char* score) {
    const storage::SheetSubject subject{season_, JudgeId(judge), ApplicationId(application),
                                        Round::kFirst};
    return Write(judge, [&](const Context& context, auto& transaction) {
      return SubmitSheet(context, transaction, subject, testing::AFullUpdate(score), 1);
    });
  }
};

class Divergences : public Resolutions {
 protected:
  // a: 95, 75, 70 (spread 25, must be resolved); b: 82, 82, 82.
  void SetUp() override {
    Resolutions::SetUp();
    PlaceSeasonIn(SeasonState::kConsensus);
    PlaceRound(Round::kFirst, {{"a", {9500, 7500, 7000}}, {"b", {8200, 8200, 8200}}});
  }
};

TEST_F(Divergences, AnOpenOneKeepsTheShortlistFromBeingAdopted) {
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(LineOf(tabulation, "a").divergence, DivergenceLevel::kResolved);
  EXPECT_TRUE(LineOf(tabulation, "a").divergence_open);
  EXPECT_THAT(Resolve(Shortlist(tabulation)), HasReason(Reason::kDivergenceUnresolved));
  EXPECT_EQ(StateOf("b"), ApplicationState::kEligible);
}

TEST_F(Divergences, KeepLetsEverySheetCount) {
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kKeep)));
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_FALSE(LineOf(tabulation, "a").divergence_open);
  EXPECT_EQ(LineOf(tabulation, "a").outcome, DivergenceOutcome::kKeep);
  EXPECT_EQ(LineOf(tabulation, "a").mean_total, "80");
  EXPECT_EQ(LineOf(tabulation, "a").divergence, DivergenceLevel::kResolved) << "still shown";
  EXPECT_OK(Resolve(Shortlist(tabulation)));
}

TEST_F(Divergences, JudgesAreLeftOutOneAfterAnother) {
  ASSERT_OK_AND_ASSIGN(const Resolution first,
                       Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J03"));
  EXPECT_EQ(first.judge, JudgeId("tsai"));
  Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(LineOf(tabulation, "a").mean_total, "85");
  EXPECT_EQ(LineOf(tabulation, "a").judge_count, 2);
  EXPECT_EQ(LineOf(tabulation, "a").judge_totals.at(2).state, SeatState::kExcluded);
  EXPECT_EQ(LineOf(tabulation, "a").judge_totals.at(2).total, "70") << "still shown";
  EXPECT_EQ(LineOf(tabulation, "a").outcome, DivergenceOutcome::kExcludeJudge);

  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J02"));
  tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(LineOf(tabulation, "a").mean_total, "95");
  EXPECT_EQ(LineOf(tabulation, "a").judge_count, 1);
  EXPECT_EQ(PlacesOf(tabulation), "a 1*, b 2*");

  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kKeep)));
  tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(LineOf(tabulation, "a").judge_count, 3) << "the last decision takes their place";
}

TEST_F(Divergences, ExcludingTheSameJudgeTwiceIsExcludingOnce) {
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J03"));
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J03"));
  EXPECT_EQ(LineOf(Count(Round::kFirst).tabulation, "a").judge_count, 2);
}

TEST_F(Divergences, RescoringSupersedesAndReopens) {
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kRescore)));
  const auto refused = Write("chen", [&](const Context& context, auto& transaction) {
    return CreateTabulation(context, transaction, season_, Round::kFirst);
  });
  EXPECT_THAT(refused, HasReason(Reason::kRequirementsMissing));
  EXPECT_EQ(base::ViolationsOf(refused.status()).size(), 3U) << "all three score a anew";
  ASSERT_OK(Rescore("lin", "a", "88"));
  ASSERT_OK(Rescore("huang", "a", "86"));
  ASSERT_OK(Rescore("tsai", "a", "84"));
  EXPECT_THAT(Rescore("lin", "b", "99"), HasReason(Reason::kSheetSubmitted)) << "b stands";
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(LineOf(tabulation, "a").mean_total, "86");
  EXPECT_EQ(LineOf(tabulation, "a").divergence, DivergenceLevel::kNone);
  EXPECT_FALSE(LineOf(tabulation, "a").divergence_open);
  EXPECT_EQ(LineOf(tabulation, "a").outcome, DivergenceOutcome::kRescore);
  EXPECT_OK(Resolve(Shortlist(tabulation)));
}

TEST_F(Divergences, ScoredAnewAndStillApartIsOpenAgain) {
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J03"));
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kRescore)));
  ASSERT_OK(Rescore("lin", "a", "95"));
  ASSERT_OK(Rescore("huang", "a", "75"));
  ASSERT_OK(Rescore("tsai", "a", "70"));
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_TRUE(LineOf(tabulation, "a").divergence_open);
  EXPECT_EQ(LineOf(tabulation, "a").judge_count, 3) << "who was left out scored anew too";
}

TEST_F(Divergences, UndecidableLeavesTheRanking) {
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kUndecidable)));
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "b 1*, a -");
  EXPECT_EQ(LineOf(tabulation, "a").unranked_reason, "UNDECIDABLE");
  EXPECT_FALSE(LineOf(tabulation, "a").divergence_open);
  ASSERT_OK(Resolve(Shortlist(tabulation)));
  EXPECT_EQ(StateOf("a"), ApplicationState::kNotShortlisted);
  EXPECT_EQ(StateOf("b"), ApplicationState::kShortlisted);
}

TEST_F(Divergences, RefusesWhatDoesNotFit) {
  EXPECT_THAT(Resolve(Divergence("a", DivergenceOutcome::kUnspecified)),
              HasReason(Reason::kResolutionInvalid));
  EXPECT_THAT(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge)),
              HasReason(Reason::kResolutionInvalid))
      << "which judge";
  EXPECT_THAT(Resolve(Divergence("a", DivergenceOutcome::kKeep), "J01"),
              HasReason(Reason::kResolutionInvalid));
  EXPECT_THAT(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J99"),
              HasReason(Reason::kResolutionInvalid));
  EXPECT_THAT(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J04"),
              HasReason(Reason::kResolutionInvalid))
      << "yang has no sheet";
  EXPECT_THAT(Resolve(Divergence("z", DivergenceOutcome::kKeep)), HasReason(Reason::kNotFound));
  EXPECT_THAT(Resolve(Divergence("a", DivergenceOutcome::kKeep, Round::kFinal)),
              HasReason(Reason::kWrongState));
}

TEST_F(Divergences, AVoteIsMoreThanHalfOfThosePresent) {
  struct Vote {
    int present, in_favour, against;
    bool passes;
  };
  for (const Vote& vote :
       {Vote{7, 4, 3, true}, Vote{8, 5, 0, true}, Vote{1, 1, 0, true}, Vote{8, 4, 4, false},
        Vote{7, 3, 2, false}, Vote{7, 7, 1, false}, Vote{7, 4, -1, false}, Vote{-1, 0, 0, false}}) {
    Resolution resolution = Divergence("a", DivergenceOutcome::kKeep);
    resolution.members_present = vote.present;
    resolution.votes_for = vote.in_favour;
    resolution.votes_against = vote.against;
    const auto result = Resolve(resolution);
    EXPECT_EQ(result.ok(), vote.passes) << vote.present << " " << vote.in_favour;
    if (!vote.passes) {
      EXPECT_THAT(result, HasReason(Reason::kVoteInvalid));
    }
  }
}

TEST_F(Divergences, AResolutionNamesItsReasonAndItsMeeting) {
  Resolution resolution = Divergence("a", DivergenceOutcome::kKeep);
  resolution.reason = " ";
  EXPECT_THAT(Resolve(resolution), HasReason(Reason::kFieldRequired));
  resolution = Divergence("a", DivergenceOutcome::kKeep);
  resolution.meeting = "\n";
  EXPECT_FALSE(Resolve(resolution).ok());
  const auto events = Read("shen", [&](const Context&, const auto& transaction) {
    return storage::ListEvents(transaction, "", 0, 10);
  });
  ASSERT_OK(events);
  EXPECT_TRUE(events->empty()) << "a refusal leaves nothing";
}

TEST_F(Divergences, AreKeptInTheirOrderWithWhoRecordedThem) {
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kKeep)));
  ASSERT_OK_AND_ASSIGN(const Resolution second,
                       Resolve(Divergence("a", DivergenceOutcome::kUndecidable)));
  EXPECT_EQ(second.recorder, PersonId("chen"));
  EXPECT_EQ(second.create_time, clock_.Now());
  const auto listed = Read("kuo", [&](const Context&, const auto& transaction) {
    return ListResolutions(transaction, season_, 1, 10);
  });
  ASSERT_OK(listed);
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->at(0).id, second.id);
  const auto got = Read("kuo", [&](const Context&, const auto& transaction) {
    return GetResolution(transaction, season_, second.id);
  });
  ASSERT_OK(got);
  EXPECT_EQ(got->outcome, DivergenceOutcome::kUndecidable);
}

class Ties : public Resolutions {
 protected:
  // Two categories' worth of judges agree on nothing but this: b and c are equal in everything.
  void SetUp() override {
    Resolutions::SetUp();
    PlaceSeasonIn(SeasonState::kConsensus);
    PlaceRound(Round::kFirst, {{"a", {9000, 9000}}, {"b", {8500, 8500}}, {"c", {8500, 8500}}});
  }
};

TEST_F(Ties, ARecordedLotOrdersThem) {
  EXPECT_EQ(PlacesOf(Count(Round::kFirst).tabulation), "a 1*, b 2*, c 2*");
  ASSERT_OK_AND_ASSIGN(const Resolution lot, Resolve(Tie({"c", "b"})));
  EXPECT_EQ(lot.category, CategoryId("digital"));
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "a 1*, c 2*, b 3");
  EXPECT_EQ(tabulation.categories.at(0).comparisons.at(1).decider, Decider::kRecorded);
}

TEST_F(Ties, OnlyWhatSharesOnePlaceIsOrdered) {
  EXPECT_THAT(Resolve(Tie({"c", "b"})), HasReason(Reason::kTabulationOutdated))
      << "nothing was counted";
  Count(Round::kFirst);
  EXPECT_THAT(Resolve(Tie({"a", "b"})), HasReason(Reason::kResolutionInvalid));
  EXPECT_THAT(Resolve(Tie({"a", "b", "c"})), HasReason(Reason::kResolutionInvalid));
  EXPECT_THAT(Resolve(Tie({"b"})), HasReason(Reason::kResolutionInvalid));
  EXPECT_THAT(Resolve(Tie({"b", "b"})), HasReason(Reason::kResolutionInvalid));
  EXPECT_THAT(Resolve(Tie({"b", "z"})), HasReason(Reason::kResolutionInvalid));
  Resolution without_means = Tie({"b", "c"});
  without_means.means = TieMeans::kUnspecified;
  EXPECT_THAT(Resolve(without_means), HasReason(Reason::kResolutionInvalid));
}

TEST_F(Ties, ALotOnWhatIsNoLongerTiedDoesNothing) {
  Count(Round::kFirst);
  ASSERT_OK(Resolve(Tie({"c", "b"})));
  ASSERT_OK(Resolve(Divergence("c", DivergenceOutcome::kExcludeJudge), "J02"));
  ASSERT_OK(Resolve(Divergence("b", DivergenceOutcome::kUndecidable)));
  EXPECT_EQ(PlacesOf(Count(Round::kFirst).tabulation), "a 1*, c 2*, b -");
}

class Shortlists : public Resolutions {
 protected:
  void SetUp() override {
    Resolutions::SetUp();
    PlaceSeasonIn(SeasonState::kConsensus);
    PlaceRound(Round::kFirst, {{"a", {9000, 9200}}, {"b", {8500, 8500}}, {"c", {8000, 8000}}});
  }
};

TEST_F(Shortlists, MoveEveryLineOfTheCategory) {
  ASSERT_OK(Resolve(Shortlist(Count(Round::kFirst).tabulation)));
  EXPECT_THAT(States(), ElementsAre("SHORTLISTED", "SHORTLISTED", "NOT_SHORTLISTED"));
}

TEST_F(Shortlists, AdoptedAgainMoveApplicationsBackAndForth) {
  ASSERT_OK(Resolve(Shortlist(Count(Round::kFirst).tabulation)));
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kUndecidable)));
  EXPECT_THAT(States(), ElementsAre("SHORTLISTED", "SHORTLISTED", "NOT_SHORTLISTED"))
      << "until it is adopted";
  ASSERT_OK(Resolve(Shortlist(Count(Round::kFirst).tabulation)));
  EXPECT_THAT(States(), ElementsAre("NOT_SHORTLISTED", "SHORTLISTED", "SHORTLISTED"));
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kKeep)));
  ASSERT_OK(Resolve(Shortlist(Count(Round::kFirst).tabulation)));
  EXPECT_THAT(States(), ElementsAre("SHORTLISTED", "SHORTLISTED", "NOT_SHORTLISTED"));
}

TEST_F(Shortlists, RestOnACurrentTabulationOfTheirRoundAndCategory) {
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_THAT(Resolve(Shortlist(tabulation, "inclusion")), HasReason(Reason::kResolutionInvalid));
  Tabulation unknown = tabulation;
  unknown.id = TabulationId("tabulation-9999");
  EXPECT_THAT(Resolve(Shortlist(unknown)), HasReason(Reason::kNotFound));
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kKeep)));
  EXPECT_THAT(Resolve(Shortlist(tabulation)), HasReason(Reason::kTabulationOutdated));
  EXPECT_THAT(Resolve(Nominate(tabulation)), HasReason(Reason::kWrongState));
  EXPECT_THAT(States(), ElementsAre("ELIGIBLE", "ELIGIBLE", "ELIGIBLE"));
}

TEST_F(Shortlists, AreOneEventEachAndNameNoScore) {
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  ASSERT_OK_AND_ASSIGN(const Resolution resolution, Resolve(Shortlist(tabulation)));
  const auto events = Read("shen", [&](const Context&, const auto& transaction) {
    return storage::ListEvents(transaction, "seasons/116/resolutions", 0, 10);
  });
  ASSERT_OK(events);
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->at(0).to_state, "SHORTLIST");
  EXPECT_EQ(events->at(0).resource, "seasons/116/resolutions/" + resolution.id.value());
}

class NominationResolutions : public Resolutions {
 protected:
  void SetUp() override {
    Resolutions::SetUp();
    PlaceSeasonIn(SeasonState::kDeliberation);
  }
};

TEST_F(NominationResolutions, NominateWithinTheQuota) {
  PlaceRound(Round::kFinal, {{"a", {9000, 9200}}, {"b", {8500, 8500}}, {"c", {7000, 7000}}});
  const Tabulation tabulation = Count(Round::kFinal).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "a 1*, b 2, c 3");
  ASSERT_OK(Resolve(Nominate(tabulation)));
  EXPECT_THAT(States(), ElementsAre("NOMINATED", "NOT_NOMINATED", "NOT_NOMINATED"));
}

TEST_F(NominationResolutions, ATieAcrossTheQuotaWaitsForALot) {
  PlaceRound(Round::kFinal, {{"a", {9000, 9000}}, {"b", {9000, 9000}}, {"c", {8500, 8500}}});
  const auto refused = Resolve(Nominate(Count(Round::kFinal).tabulation));
  EXPECT_THAT(refused, HasReason(Reason::kTieAtCut));
  EXPECT_THAT(States(), ElementsAre("SHORTLISTED", "SHORTLISTED", "SHORTLISTED"));
  ASSERT_OK(Resolve(Tie({"b", "a"}, Round::kFinal)));
  ASSERT_OK(Resolve(Nominate(Count(Round::kFinal).tabulation)));
  EXPECT_THAT(States(), ElementsAre("NOT_NOMINATED", "NOMINATED", "NOT_NOMINATED"));
}

TEST_F(NominationResolutions, BelowTheFloorNobodyIsNominated) {
  PlaceRound(Round::kFinal, {{"a", {7999, 8000}}, {"b", {7500, 7500}}, {"c", {7000, 7000}}});
  const Tabulation tabulation = Count(Round::kFinal).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "a 1, b 2, c 3");
  EXPECT_THAT(Resolve(Nominate(tabulation)), HasReason(Reason::kResolutionInvalid));
  ASSERT_OK(Resolve(NominateNobody(tabulation)));
  EXPECT_THAT(States(), ElementsAre("NOT_NOMINATED", "NOT_NOMINATED", "NOT_NOMINATED"));
}

TEST_F(NominationResolutions, TheCommitteeMayNominateNobodyAndThinkAgain) {
  PlaceRound(Round::kFinal, {{"a", {9000, 9200}}, {"b", {8500, 8500}}, {"c", {7000, 7000}}});
  const Tabulation tabulation = Count(Round::kFinal).tabulation;
  ASSERT_OK(Resolve(NominateNobody(tabulation)));
  EXPECT_EQ(StateOf("a"), ApplicationState::kNotNominated);
  ASSERT_OK(Resolve(Nominate(tabulation)));
  EXPECT_THAT(States(), ElementsAre("NOMINATED", "NOT_NOMINATED", "NOT_NOMINATED"));
}

TEST_F(NominationResolutions, WhoTakesThePlaceOfOneWhoLeft) {
  PlaceRound(Round::kFinal, {{"a", {9000, 9200}}, {"b", {8500, 8500}}, {"c", {7000, 7000}}});
  ASSERT_OK(Resolve(Nominate(Count(Round::kFinal).tabulation)));
  ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
    return DisqualifyApplication(context, transaction, {season_, ApplicationId("a")}, "不實");
  }));
  ASSERT_OK(Resolve(Nominate(Count(Round::kFinal).tabulation)));
  EXPECT_THAT(States(), ElementsAre("DISQUALIFIED", "NOMINATED", "NOT_NOMINATED"));
}

}  // namespace
}  // namespace award::workflow
