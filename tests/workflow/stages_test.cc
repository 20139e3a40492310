// The guards of each stage: a refusal names everything that is missing, and changes nothing.
#include "server/workflow/stages.h"

#include <chrono>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/coaching.h"
#include "server/storage/revisions.h"
#include "server/workflow/seasons.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;

constexpr char kDigital[] = "digital";
constexpr char kInclusion[] = "inclusion";

class Guards : public testing::ResultsFixture {
 protected:
  // What keeps the season from entering `next`, as "REASON what".
  std::vector<std::string> Missing(SeasonState next) {
    const SeasonState before = StateOfSeason();
    const auto result = Write("chen", [&](const Context& context, auto& transaction) {
      return AdvanceSeason(context, transaction, season_, next, std::nullopt);
    });
    EXPECT_THAT(result, HasReason(Reason::kRequirementsMissing));
    EXPECT_EQ(StateOfSeason(), before);
    return Named(result.status());
  }

  static std::vector<std::string> Named(const absl::Status& status) {
    std::vector<std::string> named;
    for (const base::Violation& violation : base::ViolationsOf(status)) {
      named.push_back(fmt::format("{} {}", base::ReasonName(violation.type), violation.subject));
    }
    return named;
  }

  absl::StatusOr<Season> Advance(SeasonState next) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return AdvanceSeason(context, transaction, season_, next, std::nullopt);
    });
  }

  void Place(const char* id, ApplicationState state, const char* category = kDigital) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceApplication(
          transaction, season_, clock_.Now(),
          {.id = id, .category = category, .state = state, .title = id});
    }));
  }

  void OpenCase(const char* application, CoachingState state) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return storage::InsertCoachingCase(transaction,
                                         {season_,
                                          CoachingCaseId(fmt::format("case-{}", application)),
                                          ApplicationId(application),
                                          PersonId("pan"),
                                          state,
                                          {1},
                                          {1},
                                          1});
    }));
  }
};

TEST_F(Guards, IntakeWaitsForItsFirstDay) {
  PlaceSeasonIn(SeasonState::kAnnounced);
  clock_.Set(testing::ASchedule().intake_open_time - std::chrono::microseconds(1));
  EXPECT_THAT(Missing(SeasonState::kIntake), ElementsAre("WINDOW_NOT_OPEN seasons/116"));
  clock_.Set(testing::ASchedule().intake_open_time);
  EXPECT_OK(Advance(SeasonState::kIntake));
}

TEST_F(Guards, EligibilityWaitsForTheCloseOfIntake) {
  PlaceSeasonIn(SeasonState::kIntake);
  clock_.Set(testing::ASchedule().intake_close_time - std::chrono::microseconds(1));
  EXPECT_THAT(Missing(SeasonState::kEligibility), ElementsAre("WINDOW_STILL_OPEN seasons/116"));
  clock_.Set(testing::ASchedule().intake_close_time);
  EXPECT_OK(Advance(SeasonState::kEligibility));
}

TEST_F(Guards, AssignmentWantsEveryApplicationDecidedAndOneEligible) {
  PlaceSeasonIn(SeasonState::kEligibility);
  Place("a", ApplicationState::kSubmitted);
  Place("b", ApplicationState::kReturned);
  Place("c", ApplicationState::kIneligible);
  Place("d", ApplicationState::kDraft);
  Place("e", ApplicationState::kWithdrawn);
  EXPECT_THAT(Missing(SeasonState::kAssignment),
              ElementsAre("APPLICATION_UNDECIDED seasons/116/applications/a",
                          "APPLICATION_UNDECIDED seasons/116/applications/b",
                          "NO_ELIGIBLE_APPLICATION seasons/116"));
}

TEST_F(Guards, TheFirstRoundWantsAPanelItsDeclarationsAndAPlan) {
  PlaceSeasonIn(SeasonState::kAssignment);
  Place("a", ApplicationState::kEligible);
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
    return testing::PlaceJudge(
        transaction, season_, clock_.Now(),
        {.id = "lin", .outside = false, .agency = "health", .declared = false});
  }));
  EXPECT_THAT(
      Missing(SeasonState::kFirstRound),
      ElementsAre("JUDGES_TOO_FEW seasons/116", "OUTSIDE_SHARE_TOO_LOW seasons/116",
                  "GENDER_SHARE_TOO_LOW seasons/116", "DECLARATION_MISSING seasons/116/judges/lin",
                  "PLAN_MISSING seasons/116"));
}

TEST_F(Guards, ConsensusWantsEverySheetOfTheFirstRound) {
  PlaceSeasonIn(SeasonState::kFirstRound);
  PlaceRound(Round::kFirst, {{"a", {9000, testing::kNotScored}},
                             {"b", {testing::kNotScored, testing::kNoSeat, 8000}}});
  EXPECT_THAT(Missing(SeasonState::kConsensus),
              ElementsAre("SHEET_OUTSTANDING seasons/116/judges/huang/sheets/a.first",
                          "SHEET_OUTSTANDING seasons/116/judges/lin/sheets/b.first"));
}

TEST_F(Guards, CoachingWantsACurrentCountWithoutOpenDivergencesAndEveryShortlist) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9500, 7500}}, {"b", {9000, 8500}, kInclusion}});
  EXPECT_THAT(Missing(SeasonState::kCoaching), ElementsAre("TABULATION_MISSING seasons/116"));
  Count(Round::kFirst);
  EXPECT_THAT(Missing(SeasonState::kCoaching),
              ElementsAre("DIVERGENCE_UNRESOLVED seasons/116/applications/a",
                          "SHORTLIST_MISSING seasons/116/categories/digital",
                          "SHORTLIST_MISSING seasons/116/categories/inclusion"));
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kKeep)));
  EXPECT_THAT(Missing(SeasonState::kCoaching), ElementsAre("TABULATION_MISSING seasons/116"))
      << "what was counted before the resolution is not current";
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  ASSERT_OK(Resolve(testing::Shortlist(tabulation, kInclusion)));
  EXPECT_THAT(Missing(SeasonState::kCoaching),
              ElementsAre("SHORTLIST_MISSING seasons/116/categories/digital"));
  ASSERT_OK(Resolve(testing::Shortlist(tabulation, kDigital)));
  EXPECT_OK(Advance(SeasonState::kCoaching));
}

TEST_F(Guards, AShortlistOfAnEarlierCountIsNotEnough) {
  PlaceSeasonIn(SeasonState::kConsensus);
  PlaceRound(Round::kFirst, {{"a", {9000, 8500}}});
  ASSERT_OK(Resolve(testing::Shortlist(Count(Round::kFirst).tabulation)));
  Count(Round::kFirst);
  EXPECT_THAT(Missing(SeasonState::kCoaching),
              ElementsAre("SHORTLIST_MISSING seasons/116/categories/digital"));
}

TEST_F(Guards, TheFinalRoundWantsEveryCoachingClosedEveryDraftSubmittedAndAPlan) {
  PlaceSeasonIn(SeasonState::kCoaching);
  PlaceRound(Round::kFirst, {});
  for (const char* id : {"a", "b", "c"}) Place(id, ApplicationState::kShortlisted);
  Place("d", ApplicationState::kNotShortlisted);
  OpenCase("b", CoachingState::kOpen);
  OpenCase("c", CoachingState::kClosed);
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Revision draft,
                     storage::LoadRevision(transaction, season_, ApplicationId("c"), 1));
    draft.number = 2;
    draft.content.summary = "修正後";
    draft.content_digest = ContentDigest(CategoryId(kDigital), draft.content, {});
    return storage::ReplaceDraft(transaction, draft);
  }));
  EXPECT_THAT(Missing(SeasonState::kFinalRound),
              ElementsAre("COACHING_MISSING seasons/116/applications/a",
                          "COACHING_OPEN seasons/116/coachingCases/case-b",
                          "DRAFT_OPEN seasons/116/applications/c", "PLAN_MISSING seasons/116"));
}

TEST_F(Guards, DeliberationWantsEverySheetOfTheFinalRound) {
  PlaceSeasonIn(SeasonState::kFinalRound);
  PlaceRound(Round::kFinal, {{"a", {9000, testing::kNotScored}}, {"b", {8000, 8000}}});
  EXPECT_THAT(Missing(SeasonState::kDeliberation),
              ElementsAre("SHEET_OUTSTANDING seasons/116/judges/huang/sheets/a.final"));
}

TEST_F(Guards, AnApplicationThatLeftHoldsNothingUp) {
  PlaceSeasonIn(SeasonState::kFinalRound);
  Place("a", ApplicationState::kWithdrawn);
  PlaceRound(Round::kFinal, {{"a", {testing::kNotScored}}, {"b", {8000, 8000}}});
  EXPECT_OK(Advance(SeasonState::kDeliberation));
}

TEST_F(Guards, ApprovalWantsACurrentCountAndEveryNomination) {
  PlaceSeasonIn(SeasonState::kDeliberation);
  PlaceRound(Round::kFinal, {{"a", {9500, 7500}}, {"b", {9000, 8500}, kInclusion}});
  EXPECT_THAT(Missing(SeasonState::kApproval), ElementsAre("TABULATION_MISSING seasons/116"));
  Count(Round::kFinal);
  EXPECT_THAT(Missing(SeasonState::kApproval),
              ElementsAre("DIVERGENCE_UNRESOLVED seasons/116/applications/a",
                          "NOMINATION_MISSING seasons/116/categories/digital",
                          "NOMINATION_MISSING seasons/116/categories/inclusion"));
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kKeep, Round::kFinal)));
  const Tabulation tabulation = Count(Round::kFinal).tabulation;
  ASSERT_OK(Resolve(testing::Nominate(tabulation, kDigital)));
  ASSERT_OK(Resolve(testing::NominateNobody(tabulation, kInclusion)));
  EXPECT_OK(Advance(SeasonState::kApproval));
}

TEST_F(Guards, TheAnnouncementWantsAScheduleAndAgencies) {
  const testing::TempDirectory directory;
  storage::StoreOptions options;
  options.readers = 1;
  options.writer.free_bytes_min = 0;
  auto empty = storage::Store::Open(directory.File("empty.db"), options);
  ASSERT_OK(empty);
  const absl::Status refused =
      (*empty)->Write([&](storage::WriteTransaction& transaction) -> absl::Status {
        const Context console{clock_.Now(), {}, "AnnounceSeason", "", ids_};
        Season season;
        season.id = season_;
        season.display_name = "116年度評選";
        season.rules = testing::ARules();
        RETURN_IF_ERROR(CreateSeason(console, transaction, season).status());
        return AnnounceSeason(console, transaction, season_, std::nullopt).status();
      });
  EXPECT_THAT(Named(refused),
              ElementsAre("SCHEDULE_MISSING seasons/116", "AGENCIES_MISSING agencies"));
  EXPECT_OK((*empty)->Stop());
}

}  // namespace
}  // namespace award::workflow
