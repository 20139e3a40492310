// The verbs of applications: who may, when, and what each refusal leaves as it was.
#include "server/workflow/applications.h"

#include <chrono>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/agencies.h"
#include "tests/workflow/application_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::AContent;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::kMobile;
using ::testing::SizeIs;

class ApplicationVerbs : public ApplicationFixture {
 protected:
  std::vector<Reason> MissingTypes(const absl::Status& status) {
    EXPECT_THAT(status, HasReason(Reason::kRequirementsMissing));
    std::vector<Reason> types;
    for (const base::Violation& v : base::ViolationsOf(status)) types.push_back(v.type);
    return types;
  }

  // Places the season and the application where ho may write a revision.
  void PlaceShortlisted() {
    PlaceSeasonIn(SeasonState::kCoaching);
    Place({.state = ApplicationState::kShortlisted});
  }
};

// From the draft to the first revision --------------------------------------------------------

TEST_F(ApplicationVerbs, AnAgencyWritesItsHeadEndorsesItSubmits) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent()));
  ASSERT_OK(Endorse("he"));
  ASSERT_OK_AND_ASSIGN(const Application submitted, Submit("ho"));
  EXPECT_EQ(submitted.state, ApplicationState::kSubmitted);
  EXPECT_EQ(submitted.revision, 1);
  ASSERT_OK_AND_ASSIGN(const ApplicationView view, View("ho"));
  EXPECT_FALSE(view.revision->is_draft());
  EXPECT_EQ(view.revision->submitter, PersonId("ho"));
  EXPECT_EQ(view.submit_time, clock_.Now());
}

TEST_F(ApplicationVerbs, EachLeavesExactlyOneEvent) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent()));
  ASSERT_OK(Retitle("ho", "新名"));
  ASSERT_OK(Endorse("he"));
  ASSERT_OK(Submit("ho"));
  ASSERT_OK(Run("ho", WithdrawApplication, "人力不足"));
  std::vector<std::string> lines;
  for (const Event& event : Events()) {
    lines.push_back(fmt::format("{} {}>{} {}{}", event.actor, event.from_state, event.to_state,
                                event.reason, event.digest ? "#" : ""));
    EXPECT_EQ(event.resource, "seasons/116/applications/mobile");
  }
  EXPECT_THAT(lines, ElementsAre("ho >DRAFT #", "ho > #", "he > #", "ho DRAFT>SUBMITTED #",
                                 "ho SUBMITTED>WITHDRAWN 人力不足"));
}

TEST_F(ApplicationVerbs, SubmittingNamesEverythingThatIsMissing) {
  PlaceSeasonIn(SeasonState::kIntake);
  Content content = AContent();
  content.dimensions.pop_back();
  content.team.clear();
  content.attestation.attested = false;
  ASSERT_OK(Create("ho", "household", content));
  EXPECT_THAT(MissingTypes(Submit("ho").status()),
              ElementsAre(Reason::kTextMissing, Reason::kTeamMissing, Reason::kAttestationMissing,
                          Reason::kEndorsementMissing));
  ASSERT_OK_AND_ASSIGN(const ApplicationView view, View("ho"));
  EXPECT_EQ(view.application.state, ApplicationState::kDraft);
  EXPECT_THAT(Events(), SizeIs(1)) << "a refusal changes nothing";
}

TEST_F(ApplicationVerbs, CannotSubmitWithoutAnEndorsement) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent()));
  EXPECT_THAT(MissingTypes(Submit("ho").status()), ElementsAre(Reason::kEndorsementMissing));
}

TEST_F(ApplicationVerbs, CannotBeSubmittedOutsideOfTheWindow) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent()));
  ASSERT_OK(Endorse("he"));
  const Schedule times = testing::ASchedule();
  clock_.Set(times.intake_open_time - std::chrono::microseconds(1));
  EXPECT_THAT(Submit("ho"), HasReason(Reason::kWindowNotOpen));
  clock_.Set(times.intake_close_time);
  EXPECT_THAT(Submit("ho"), HasReason(Reason::kWindowClosed));
  EXPECT_THAT(Retitle("ho", "遲到"), HasReason(Reason::kWindowClosed));
  EXPECT_THAT(Endorse("he"), HasReason(Reason::kWindowClosed));
  clock_.Set(times.intake_close_time - std::chrono::microseconds(1));
  EXPECT_OK(Submit("ho"));
}

TEST_F(ApplicationVerbs, CannotBeSubmittedFromAnOldReading) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK_AND_ASSIGN(const Application read, Create("ho", "household", AContent()));
  ASSERT_OK(Endorse("he"));
  EXPECT_THAT(Submit("ho", read.etag), HasReason(Reason::kEtagMismatch));
  EXPECT_OK(Submit("ho", read.etag + 1));
}

// Creating ------------------------------------------------------------------------------------

TEST_F(ApplicationVerbs, AreCreatedForOnesOwnAgencyOrByTheStaff) {
  PlaceSeasonIn(SeasonState::kAnnounced);
  EXPECT_THAT(Create("he", "household", AContent()), HasReason(Reason::kNotYourAgency));
  EXPECT_OK(Create("chen", "household", AContent()));
  EXPECT_THAT(Retitle("chen", "改"), HasReason(Reason::kNotYourAgency))
      << "the staff does not write";
  EXPECT_OK(Retitle("ho", "改"));
}

TEST_F(ApplicationVerbs, AreCreatedUntilIntakeCloses) {
  PlaceSeasonIn(SeasonState::kEligibility);
  EXPECT_THAT(Create("ho", "household", AContent()), HasReason(Reason::kWrongState));
  PlaceSeasonIn(SeasonState::kDraft);
  EXPECT_THAT(Create("ho", "household", AContent()), HasReason(Reason::kWrongState));
}

TEST_F(ApplicationVerbs, AreRefusedWithAnUnknownSeasonCategoryOrAgency) {
  EXPECT_THAT(Create("ho", "household", AContent()), HasReason(Reason::kNotFound));
  PlaceSeasonIn(SeasonState::kIntake);
  EXPECT_THAT(Create("chen", "nowhere", AContent()), HasReason(Reason::kNotFound));
  EXPECT_THAT(Write("ho",
                    [&](const Context& context, storage::WriteTransaction& transaction) {
                      return CreateApplication(context, transaction,
                                               {season_, ApplicationId(), AgencyId("household"),
                                                CategoryId("other"), AContent()});
                    }),
              HasReason(Reason::kCategoryUnknown));
  EXPECT_THAT(Create("ho", "household", AContent(), "No Id"), HasReason(Reason::kIdInvalid));
}

TEST_F(ApplicationVerbs, GetAnIdWhenTheCallerGivesNone) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK_AND_ASSIGN(const Application created, Create("ho", "household", AContent(), ""));
  EXPECT_EQ(created.id, ApplicationId("application-0001"));
}

TEST_F(ApplicationVerbs, OfOneAgencyHaveDifferentTitles) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent("甲")));
  EXPECT_THAT(Create("ho", "household", AContent(" 甲 "), "second"),
              HasReason(Reason::kNameDuplicate));
  EXPECT_OK(Create("ho", "household", AContent("乙"), "second"));
  EXPECT_OK(Create("he", "civil", AContent("甲"), "third"));
  EXPECT_THAT(Retitle("ho", "乙"), HasReason(Reason::kNameDuplicate));
  EXPECT_THAT(Create("ho", "household", AContent("丙"), "second"),
              HasReason(Reason::kAlreadyExists));
}

// Changing and endorsing ----------------------------------------------------------------------

TEST_F(ApplicationVerbs, AreWrittenByTheirAgencyAlone) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent()));
  EXPECT_THAT(Retitle("he", "改"), HasReason(Reason::kNotYourAgency)) << "the supervisor";
  EXPECT_THAT(Submit("he"), HasReason(Reason::kNotYourAgency));
  // Who may not know of it is told what one is told of a thing that is not there.
  const absl::Status hidden = Retitle("hsu", "改").status();
  EXPECT_THAT(hidden, HasReason(Reason::kNotFound));
  EXPECT_EQ(hidden, storage::ApplicationNotFound(season_, kMobile));
  EXPECT_THAT(Submit("hsu"), HasReason(Reason::kNotFound));
  EXPECT_THAT(Endorse("hsu"), HasReason(Reason::kNotFound));
}

TEST_F(ApplicationVerbs, AreNotOverwrittenFromAnOldReading) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK_AND_ASSIGN(const Application read, Create("ho", "household", AContent()));
  ASSERT_OK(Retitle("ho", "改"));
  EXPECT_THAT(Update("ho", {}, read.etag), HasReason(Reason::kEtagMismatch));
  EXPECT_OK(Update("ho", {}, read.etag + 1));
}

TEST_F(ApplicationVerbs, MayChangeTheCategoryUntilTheyAreSubmitted) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent()));
  ASSERT_OK_AND_ASSIGN(const ApplicationView before, View("ho"));
  EXPECT_THAT(Update("ho", {.category = CategoryId("other"), .edit = nullptr}),
              HasReason(Reason::kCategoryUnknown));
  ASSERT_OK(Update("ho", {.category = CategoryId("inclusion"), .edit = nullptr}));
  ASSERT_OK_AND_ASSIGN(const ApplicationView after, View("ho"));
  EXPECT_EQ(after.application.category, CategoryId("inclusion"));
  EXPECT_NE(after.revision->content_digest, before.revision->content_digest)
      << "the category is endorsed too";

  PlaceSeasonIn(SeasonState::kCoaching);
  ASSERT_OK(Run("ho", WithdrawApplication, "改送另案"));
}

TEST_F(ApplicationVerbs, KeepTheCategoryOnceSubmitted) {
  PlaceShortlisted();
  EXPECT_THAT(Update("ho", {.category = CategoryId("inclusion"), .edit = nullptr}),
              HasReason(Reason::kFieldInvalid));
  EXPECT_OK(Update("ho", {.category = CategoryId("digital"), .edit = nullptr}));
}

TEST_F(ApplicationVerbs, AnEndorsementIsVoidOnceTheDraftChangesAndFoundAgainWhenItChangesBack) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent("甲")));
  ASSERT_OK(Endorse("he"));
  ASSERT_OK(Retitle("ho", "乙"));
  EXPECT_THAT(MissingTypes(Submit("ho").status()), ElementsAre(Reason::kEndorsementMissing));
  ASSERT_OK(Retitle("ho", "甲"));
  EXPECT_OK(Submit("ho"));
}

TEST_F(ApplicationVerbs, AreEndorsedByTheHeadAndAsTheyWereRead) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent()));
  EXPECT_THAT(Endorse("ho"), HasReason(Reason::kNotYourAgency)) << "a second-level agency";
  const auto endorse_other = [&](const Context& context, storage::WriteTransaction& transaction) {
    return EndorseApplication(context, transaction, {season_, kMobile}, base::Digest::Of("other"));
  };
  EXPECT_THAT(Write("he", endorse_other), HasReason(Reason::kDigestMismatch));
  ASSERT_OK_AND_ASSIGN(const Application endorsed, Endorse("he"));
  ASSERT_OK_AND_ASSIGN(const Application again, Endorse("he"));
  EXPECT_EQ(again.etag, endorsed.etag) << "the same again changes nothing";
}

TEST_F(ApplicationVerbs, ADistrictOfficeEndorsesItsOwn) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("jia", "jiasian", AContent()));
  ASSERT_OK(Endorse("jia"));
  EXPECT_OK(Submit("jia"));
}

// The agency may pass to another head between the endorsement and the submission.
TEST_F(ApplicationVerbs, OnlyTheEndorsementOfThePresentHeadCounts) {
  PlaceSeasonIn(SeasonState::kIntake);
  ASSERT_OK(Create("ho", "household", AContent()));
  ASSERT_OK(Endorse("he"));
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Agency agency, storage::LoadAgency(transaction, AgencyId("household")));
    agency.supervising_agency = AgencyId("health");
    return storage::UpdateAgency(transaction, agency);
  }));
  EXPECT_THAT(MissingTypes(Submit("ho").status()), ElementsAre(Reason::kEndorsementMissing));
}

TEST_F(ApplicationVerbs, CannotBeEndorsedOrSubmittedWithoutADraft) {
  PlaceShortlisted();
  EXPECT_THAT(Submit("ho"), HasReason(Reason::kNoDraft));
  EXPECT_THAT(Endorse("he"), HasReason(Reason::kNoDraft));
}

// Revisions -----------------------------------------------------------------------------------

TEST_F(ApplicationVerbs, AShortlistedApplicationIsRevisedAndTheFirstRevisionStays) {
  PlaceShortlisted();
  ASSERT_OK(Retitle("ho", "修正版"));
  ASSERT_OK(Endorse("he"));
  ASSERT_OK_AND_ASSIGN(const Application revised, Submit("ho"));
  EXPECT_EQ(revised.state, ApplicationState::kShortlisted);
  EXPECT_EQ(revised.revision, 2);
  ASSERT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const Revision first, storage::LoadRevision(transaction, season_, kMobile, 1));
    EXPECT_EQ(first.content.title, AContent().title);
    EXPECT_THAT(first.content.dimensions, SizeIs(6));
    ASSIGN_OR_RETURN(const Revision second,
                     storage::LoadRevision(transaction, season_, kMobile, 2));
    EXPECT_EQ(second.content.title, "修正版");
    EXPECT_THAT(second.content.dimensions, SizeIs(6)) << "the copy is whole";
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::workflow
