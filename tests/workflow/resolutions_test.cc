// What the committee decides and the effect of each decision: ties, shortlists, nominations. The
// ways out of a divergence are in divergences_test.cc.
#include "server/workflow/resolutions.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/events.h"
#include "server/workflow/applications.h"
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
};

class Ties : public Resolutions {
 protected:
  // b and c are equal in everything.
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

TEST_F(Ties, ALotOrdersAllWhoShareThePlace) {
  PlaceRound(Round::kFirst, {{"d", {8500, 8500}}});
  Count(Round::kFirst);
  EXPECT_THAT(Resolve(Tie({"c", "b"})), HasReason(Reason::kResolutionInvalid)) << "and d";
  ASSERT_OK(Resolve(Tie({"d", "c", "b"})));
  EXPECT_EQ(PlacesOf(Count(Round::kFirst).tabulation), "a 1*, d 2*, c 3, b 4");
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

TEST_F(NominationResolutions, RestOnTheFinalRound) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 9200}}});
  const Tabulation first = Count(Round::kFirst).tabulation;
  ASSERT_OK(Resolve(Shortlist(first)));
  PlaceSeasonIn(SeasonState::kDeliberation);
  EXPECT_TRUE(IsCurrent(first.id));
  EXPECT_THAT(Resolve(Nominate(first)), HasReason(Reason::kResolutionInvalid));
}

TEST_F(NominationResolutions, WhatTheFirstRoundResolvedIsNotResolvedAgain) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9500, 7500}}});
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kKeep)));
  ASSERT_OK(Resolve(Shortlist(Count(Round::kFirst).tabulation)));
  PlaceSeasonIn(SeasonState::kDeliberation);
  PlaceRound(Round::kFinal, {{"a", {9500, 7500}}});
  const Tabulation tabulation = Count(Round::kFinal).tabulation;
  EXPECT_TRUE(LineOf(tabulation, "a").divergence_open);
  EXPECT_THAT(Resolve(Nominate(tabulation)), HasReason(Reason::kDivergenceUnresolved));
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
