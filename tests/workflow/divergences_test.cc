// The four lawful ways out of a divergence (採購評選委員會審議規則 §6), and the vote each needs.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/events.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/resolutions.h"
#include "server/workflow/sheets.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::Divergence;
using testing::HasReason;
using testing::Shortlist;

class Divergences : public testing::ResultsFixture {
 protected:
  // a: 95, 75, 70 (spread 25, must be resolved); b: 82, 82, 82.
  void SetUp() override {
    ResultsFixture::SetUp();
    PlaceSeasonIn(SeasonState::kConsensus);
    PlaceRound(Round::kFirst, {{"a", {9500, 7500, 7000}}, {"b", {8200, 8200, 8200}}});
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

TEST_F(Divergences, OnlyASubmittedSheetIsLeftOut) {
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kRescore)));
  EXPECT_THAT(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J01"),
              HasReason(Reason::kResolutionInvalid))
      << "lin has not scored anew";
}

// A judge who was left out and is then recused: the exclusion has had its effect.
TEST_F(Divergences, ARecusalAfterAnExclusionCountsOnce) {
  ASSERT_OK(Resolve(Divergence("a", DivergenceOutcome::kExcludeJudge), "J03"));
  const ConflictStatement stated{JudgeId("tsai"), ApplicationId("a"), ConflictGround::kAgent,
                                 "代理人"};
  ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
    return CreateConflict(context, transaction, season_, stated);
  }));
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(LineOf(tabulation, "a").judge_count, 2);
  EXPECT_EQ(LineOf(tabulation, "a").judge_totals.at(2).state, SeatState::kRecused);
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

}  // namespace
}  // namespace award::workflow
