// Writing sheets: who may, when, and what a submitted one must hold.
#include "server/workflow/sheets.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/events.h"
#include "server/storage/seasons.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/stages.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::AFullUpdate;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::kMobile;
using ::testing::SizeIs;

class Sheets : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kFirstRound);
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(testing::PlacePanel(transaction, season_, clock_.Now()));
      RETURN_IF_ERROR(testing::PlaceApplication(transaction, season_, clock_.Now(),
                                                {.state = ApplicationState::kEligible}));
      RETURN_IF_ERROR(testing::PlaceAssignment(transaction, season_, clock_.Now(), Round::kFirst,
                                               kMobile.value(), "lin"));
      return testing::PlaceAssignment(transaction, season_, clock_.Now(), Round::kFirst,
                                      kMobile.value(), "tsai");
    }));
  }

  storage::SheetSubject Of(const char* judge, Round round = Round::kFirst) {
    return {season_, JudgeId(judge), kMobile, round};
  }

  absl::StatusOr<SheetView> Update(const char* judge, const SheetUpdate& update,
                                   std::optional<int64_t> etag = std::nullopt) {
    return UpdateAs(judge, Of(judge), update, etag);
  }
  absl::StatusOr<SheetView> UpdateAs(const char* person, const storage::SheetSubject& subject,
                                     const SheetUpdate& update = AFullUpdate(),
                                     std::optional<int64_t> etag = std::nullopt) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return UpdateSheet(context, transaction, subject, update, etag);
    });
  }
  absl::StatusOr<SheetView> Submit(const char* judge, const SheetUpdate& update = AFullUpdate(),
                                   std::optional<int64_t> etag = std::nullopt) {
    return Write(judge, [&](const Context& context, storage::WriteTransaction& transaction) {
      return SubmitSheet(context, transaction, Of(judge), update, etag);
    });
  }
  absl::StatusOr<SheetView> Abstain(const char* judge, const char* reason,
                                    std::optional<int64_t> etag = std::nullopt) {
    return Write(judge, [&](const Context& context, storage::WriteTransaction& transaction) {
      return AbstainSheet(context, transaction, Of(judge), reason, etag);
    });
  }
  absl::StatusOr<SheetView> Waive(const char* judge, const char* reason = "因病缺席。",
                                  std::optional<int64_t> etag = std::nullopt) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return WaiveSheet(context, transaction, Of(judge), reason, etag);
    });
  }
  absl::Status Rescore(Round round = Round::kFirst) {
    return Write(
        "chen",
        [&](const Context& context, storage::WriteTransaction& transaction) -> absl::Status {
          ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, season_));
          return SupersedeForRescore(context, transaction, season, round, kMobile,
                                     "會議決議重評。");
        });
  }
  absl::Status Recuse(const char* judge) {
    return Write(judge,
                 [&](const Context& context, storage::WriteTransaction& transaction) {
                   return CreateConflict(context, transaction, season_,
                                         {JudgeId(judge), kMobile, ConflictGround::kSelfOrKin, ""});
                 })
        .status();
  }
  void Change(const std::function<void(Application&)>& change) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(Application application,
                       storage::LoadApplication(transaction, season_, kMobile));
      change(application);
      return storage::UpdateApplication(transaction, application);
    }));
  }

  std::optional<Sheet> Stored(const char* judge, int32_t version) {
    std::optional<Sheet> sheet;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(sheet, storage::FindSheetVersion(transaction, Of(judge), version));
      return absl::OkStatus();
    }));
    return sheet;
  }

  std::vector<std::string> Outstanding() {
    std::vector<std::string> subjects;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, season_));
      Missing missing;
      RETURN_IF_ERROR(AddSheetsMissing(transaction, season, Round::kFirst, missing));
      for (const base::Violation& violation : missing) subjects.push_back(violation.subject);
      return absl::OkStatus();
    }));
    return subjects;
  }

  std::vector<Event> Events() {
    std::vector<Event> events;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(events, storage::ListEvents(transaction, "", 0, 100));
      return absl::OkStatus();
    }));
    return events;
  }
};

SheetUpdate OneScore(const char* item, const char* score) {
  SheetUpdate update;
  update.scores = {{ItemId(item), score}};
  return update;
}

TEST_F(Sheets, AreCreatedByTheirFirstUpdateAndMayBeUnfinished) {
  ASSERT_OK_AND_ASSIGN(const SheetView view, Update("lin", OneScore("3-1", "86.5")));
  EXPECT_EQ(view.sheet.state, SheetState::kDraft);
  EXPECT_EQ(view.sheet.version, 1);
  EXPECT_EQ(view.sheet.revision, 1);
  EXPECT_EQ(view.sheet.etag, 1);
  ASSERT_THAT(view.sheet.scores, SizeIs(1));
  EXPECT_EQ(view.sheet.scores[0].score, 8650);
  EXPECT_EQ(view.total, "");
}

TEST_F(Sheets, KeepWhatAnUpdateDoesNotReplace) {
  ASSERT_OK(Update("lin", AFullUpdate("85")));
  ASSERT_OK_AND_ASSIGN(const SheetView view, Update("lin", OneScore("1-1", "70"), 1));
  EXPECT_THAT(view.sheet.scores, SizeIs(1));
  EXPECT_THAT(view.sheet.comments, SizeIs(6));
  const std::optional<Sheet> stored = Stored("lin", 1);
  ASSERT_TRUE(stored);
  EXPECT_THAT(stored->scores, SizeIs(1));
  EXPECT_THAT(stored->comments, SizeIs(6));
  EXPECT_EQ(stored->etag, 2);
}

TEST_F(Sheets, NeedTheEtagOfTheDraftThatStands) {
  ASSERT_OK(Update("lin", OneScore("1-1", "70")));
  EXPECT_THAT(Update("lin", OneScore("1-1", "71")), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Update("lin", OneScore("1-1", "71"), 4), HasReason(Reason::kEtagMismatch));
  EXPECT_THAT(Submit("lin"), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Update("tsai", OneScore("1-1", "71"), 1), HasReason(Reason::kEtagMismatch));
  EXPECT_OK(Update("lin", OneScore("1-1", "71"), 1));
}

TEST_F(Sheets, AreSubmittedWithTheExactTotalAndADigest) {
  ASSERT_OK_AND_ASSIGN(const SheetView view, Submit("lin", AFullUpdate("86.75")));
  EXPECT_EQ(view.sheet.state, SheetState::kSubmitted);
  EXPECT_EQ(view.total, "86.75");
  EXPECT_EQ(view.sheet.submit_time, clock_.Now());
  EXPECT_EQ(view.sheet.digest, SheetDigest(view.sheet));
  const std::optional<Sheet> stored = Stored("lin", 1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(SheetDigest(*stored), *view.sheet.digest);  // What is stored is what was signed.
  EXPECT_EQ(stored->etag, view.sheet.etag);
}

TEST_F(Sheets, SubmittedFromADraftAreTheDraft) {
  ASSERT_OK(Update("lin", AFullUpdate("80")));
  ASSERT_OK_AND_ASSIGN(const SheetView view, Submit("lin", {}, 1));
  EXPECT_EQ(view.total, "80.00");
  EXPECT_THAT(view.sheet.comments, SizeIs(6));
}

TEST_F(Sheets, CannotBeSubmittedTwiceNorChangedAfterwards) {
  ASSERT_OK_AND_ASSIGN(const SheetView view, Submit("lin"));
  EXPECT_THAT(Submit("lin", AFullUpdate("10"), view.sheet.etag),
              HasReason(Reason::kSheetSubmitted));
  EXPECT_THAT(Update("lin", OneScore("1-1", "10"), view.sheet.etag),
              HasReason(Reason::kSheetSubmitted));
  EXPECT_THAT(Abstain("lin", "改變心意", view.sheet.etag), HasReason(Reason::kSheetSubmitted));
  EXPECT_THAT(Waive("lin"), HasReason(Reason::kSheetSubmitted));
  EXPECT_EQ(Stored("lin", 1)->scores[0].score, 8500);
}

TEST_F(Sheets, WithGapsNameEveryOneAndSaveNothing) {
  SheetUpdate update = AFullUpdate();
  update.scores->erase(update.scores->begin());  // 1-1
  update.scores->pop_back();                     // 6-4
  update.comments->at(1).strengths = {"  "};     // Empty once it is clean.
  update.comments->at(4).improvements.clear();
  const absl::Status refused = Submit("lin", update).status();
  ASSERT_THAT(refused, HasReason(Reason::kRequirementsMissing));
  std::vector<std::string> gaps;
  for (const base::Violation& violation : base::ViolationsOf(refused)) {
    gaps.push_back(std::string(base::ReasonName(violation.type)) + " " + violation.subject);
  }
  EXPECT_THAT(gaps, ElementsAre("SCORE_MISSING 1-1", "STRENGTH_MISSING 2", "IMPROVEMENT_MISSING 5",
                                "SCORE_MISSING 6-4"));
  EXPECT_FALSE(Stored("lin", 1));
  EXPECT_THAT(Events(), IsEmpty());
}

TEST_F(Sheets, BelongToTheirJudgeAlone) {
  for (const char* person : {"tsai", "chen", "kuo", "nobody"}) {
    EXPECT_THAT(UpdateAs(person, Of("lin")), HasReason(Reason::kNotYours)) << person;
  }
  EXPECT_THAT(UpdateAs("lin", Of("zhou")), HasReason(Reason::kNotYours));
  storage::SheetSubject elsewhere = Of("lin");
  elsewhere.season = SeasonId("99");
  EXPECT_THAT(UpdateAs("lin", elsewhere), HasReason(Reason::kNotFound));
}

TEST_F(Sheets, AreOnlyOnAssignedApplications) {
  EXPECT_THAT(Update("huang", AFullUpdate()), HasReason(Reason::kNotAssigned));
  storage::SheetSubject unknown = Of("lin");
  unknown.application = ApplicationId("unknown");
  EXPECT_THAT(UpdateAs("lin", unknown), HasReason(Reason::kNotAssigned));
  EXPECT_THAT(UpdateAs("lin", Of("lin", Round::kFinal)), HasReason(Reason::kNotAssigned));
}

TEST_F(Sheets, AreClosedToARecusedJudge) {
  ASSERT_OK_AND_ASSIGN(const SheetView view, Update("lin", AFullUpdate()));
  ASSERT_OK(Recuse("lin"));
  EXPECT_THAT(Update("lin", AFullUpdate(), view.sheet.etag),
              HasReason(Reason::kConflictOfInterest));
  EXPECT_THAT(Submit("lin"), HasReason(Reason::kConflictOfInterest));
  EXPECT_THAT(Waive("lin"), HasReason(Reason::kWrongState));
  ASSERT_OK(Recuse("huang"));  // Not even assigned.
  EXPECT_THAT(Update("huang", AFullUpdate()), HasReason(Reason::kConflictOfInterest));
}

TEST_F(Sheets, AreTakenOnlyInTheirRoundAndWindow) {
  clock_.Set(testing::ASchedule().first_round_close_time);
  EXPECT_THAT(Submit("lin"), HasReason(Reason::kWindowClosed));
  clock_.Set(testing::ASchedule().first_round_close_time - std::chrono::microseconds(1));
  EXPECT_OK(Update("lin", AFullUpdate()));
  for (const SeasonState stage : {SeasonState::kAssignment, SeasonState::kConsensus,
                                  SeasonState::kFinalRound, SeasonState::kVoid}) {
    PlaceSeasonIn(stage);
    EXPECT_THAT(Submit("lin", {}, 1), HasReason(Reason::kWrongState)) << NameOf(stage);
    EXPECT_THAT(Submit("tsai"), HasReason(Reason::kWrongState)) << NameOf(stage);
  }
}

TEST_F(Sheets, AreNotTakenOnAnApplicationThatLeft) {
  Change([](Application& application) { application.state = ApplicationState::kWithdrawn; });
  EXPECT_THAT(Submit("lin"), HasReason(Reason::kWrongState));
  EXPECT_THAT(Outstanding(), IsEmpty());
}

TEST_F(Sheets, NameTheRevisionAtTheMomentOfSubmitting) {
  ASSERT_OK(Update("lin", AFullUpdate()));
  // The application's title row of revision 2 is not needed for what a sheet says of it.
  Change([](Application& application) { application.revision = 2; });
  ASSERT_OK_AND_ASSIGN(const SheetView view, Submit("lin", {}, 1));
  EXPECT_EQ(view.sheet.revision, 2);
  Change([](Application& application) { application.revision = 1; });
}

TEST_F(Sheets, AbstainedFromNeedAReasonAndCountAsDone) {
  EXPECT_THAT(Abstain("lin", " "), HasReason(Reason::kFieldRequired));
  ASSERT_OK_AND_ASSIGN(const SheetView view, Abstain("lin", "與本人研究重疊。"));
  EXPECT_EQ(view.sheet.state, SheetState::kAbstained);
  EXPECT_EQ(view.sheet.reason, "與本人研究重疊。");
  EXPECT_FALSE(view.sheet.digest);
  EXPECT_THAT(Outstanding(), ElementsAre("seasons/116/judges/tsai/sheets/mobile.first"));
}

TEST_F(Sheets, WaivedByTheStaffShowNothingOfTheDraft) {
  ASSERT_OK(Update("lin", AFullUpdate()));
  EXPECT_THAT(Waive("lin", ""), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Waive("lin", "因病缺席。", 9), HasReason(Reason::kEtagMismatch));
  EXPECT_THAT(Waive("huang"), HasReason(Reason::kNotFound));
  ASSERT_OK_AND_ASSIGN(const SheetView view, Waive("lin"));
  EXPECT_EQ(view.sheet.state, SheetState::kWaived);
  EXPECT_THAT(view.sheet.scores, IsEmpty());
  EXPECT_THAT(view.sheet.comments, IsEmpty());
  EXPECT_EQ(view.total, "");
  ASSERT_OK(Waive("tsai"));  // Never begun.
  EXPECT_THAT(Outstanding(), IsEmpty());
  PlaceSeasonIn(SeasonState::kConsensus);
  EXPECT_THAT(Waive("tsai"), HasReason(Reason::kSheetSubmitted));
}

TEST_F(Sheets, CannotBeWaivedOutsideTheirRound) {
  PlaceSeasonIn(SeasonState::kAssignment);
  EXPECT_THAT(Waive("lin"), HasReason(Reason::kWrongState));
}

TEST_F(Sheets, OutstandingAreNamedUntilSubmitted) {
  EXPECT_THAT(Outstanding(), ElementsAre("seasons/116/judges/lin/sheets/mobile.first",
                                         "seasons/116/judges/tsai/sheets/mobile.first"));
  ASSERT_OK(Update("lin", AFullUpdate()));
  EXPECT_THAT(Outstanding(), SizeIs(2));  // A draft is not a sheet yet.
  ASSERT_OK(Submit("lin", {}, 1));
  ASSERT_OK(Submit("tsai"));
  EXPECT_THAT(Outstanding(), IsEmpty());
}

TEST_F(Sheets, ScoredAnewAreTheNextVersionAndKeepTheOld) {
  ASSERT_OK(Submit("lin", AFullUpdate("95")));
  ASSERT_OK(Abstain("tsai", "與本人研究重疊。"));
  EXPECT_THAT(Rescore(), HasReason(Reason::kWrongState));  // The round is still open.
  PlaceSeasonIn(SeasonState::kConsensus);
  clock_.Set(testing::ASchedule().first_round_close_time);
  ASSERT_OK(Rescore());
  EXPECT_EQ(Stored("lin", 1)->state, SheetState::kSuperseded);
  EXPECT_EQ(Stored("lin", 1)->reason, "會議決議重評。");
  EXPECT_THAT(Stored("lin", 1)->scores, SizeIs(22));
  EXPECT_EQ(Stored("lin", 2)->state, SheetState::kDraft);
  EXPECT_THAT(Stored("lin", 2)->scores, IsEmpty());
  EXPECT_FALSE(Stored("tsai", 2));  // An abstention stays one.
  EXPECT_THAT(Outstanding(), ElementsAre("seasons/116/judges/lin/sheets/mobile.first"));
  // The window is over, but the meeting asked for it.
  ASSERT_OK_AND_ASSIGN(const SheetView view, Submit("lin", AFullUpdate("88"), 1));
  EXPECT_EQ(view.sheet.version, 2);
  EXPECT_EQ(view.total, "88.00");
  EXPECT_THAT(Outstanding(), IsEmpty());
  ASSERT_OK(Rescore());
  EXPECT_EQ(Stored("lin", 3)->state, SheetState::kDraft);
  ASSERT_OK(Waive("lin"));
}

TEST_F(Sheets, EachHaveOneEventThatSaysNoScore) {
  ASSERT_OK(Update("lin", AFullUpdate("93")));
  ASSERT_OK_AND_ASSIGN(const SheetView view, Submit("lin", {}, 1));
  const std::vector<Event> events = Events();
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(events[0].resource, "seasons/116/judges/lin/sheets/mobile.first");
  EXPECT_EQ(events[0].from_state, "");
  EXPECT_EQ(events[0].to_state, "DRAFT");
  EXPECT_EQ(events[1].from_state, "DRAFT");
  EXPECT_EQ(events[1].to_state, "SUBMITTED");
  EXPECT_EQ(events[1].digest, view.sheet.digest);
  for (const Event& event : events) {
    EXPECT_EQ(event.reason.find("93"), std::string::npos);
  }
}

}  // namespace
}  // namespace award::workflow
