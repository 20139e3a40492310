// What is decided about applications outside of the committee: the formal check, leaving, and what
// the next stages wait for.
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/workflow/applications.h"
#include "server/workflow/stages.h"
#include "tests/workflow/application_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::AContent;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;

class ApplicationDecisions : public ApplicationFixture {
 protected:
  // Places the season and the application where ho may write a revision.
  void PlaceShortlisted() {
    PlaceSeasonIn(SeasonState::kCoaching);
    Place({.state = ApplicationState::kShortlisted});
  }

  std::vector<std::string> MissingBeforeStage(absl::Status (*add)(const storage::ReadTransaction&,
                                                                  const Season&, Missing&)) {
    Missing missing;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) {
      Season season;
      season.id = season_;
      return add(transaction, season, missing);
    }));
    std::vector<std::string> rows;
    for (const base::Violation& v : missing) {
      rows.push_back(fmt::format("{} {}", base::ReasonName(v.type), v.subject));
    }
    return rows;
  }
};

// The formal check ----------------------------------------------------------------------------

TEST_F(ApplicationDecisions, AReturnedApplicationIsCorrectedEndorsedAndSubmittedAgain) {
  PlaceSeasonIn(SeasonState::kEligibility);
  Place({});
  ASSERT_OK_AND_ASSIGN(const Application returned, Return("chen", {"補簽章", "補期程"}));
  EXPECT_EQ(returned.state, ApplicationState::kReturned);
  EXPECT_EQ(returned.correction_count, 1);
  EXPECT_EQ(returned.reason, "缺件");
  EXPECT_THAT(returned.corrections, ElementsAre("補簽章", "補期程"));
  ASSERT_OK(Retitle("ho", "補正後"));
  ASSERT_OK(Endorse("he"));
  ASSERT_OK_AND_ASSIGN(const Application corrected, Submit("ho"));
  EXPECT_EQ(corrected.state, ApplicationState::kSubmitted);
  EXPECT_EQ(corrected.revision, 2);
  EXPECT_THAT(corrected.corrections, IsEmpty());
  EXPECT_THAT(corrected.reason, IsEmpty());
  EXPECT_THAT(Return("chen"), HasReason(Reason::kCorrectionUsed));
  EXPECT_OK(Run("chen", AcceptApplication));
}

TEST_F(ApplicationDecisions, AnUnchangedCorrectionKeepsItsEndorsement) {
  PlaceSeasonIn(SeasonState::kEligibility);
  Place({});
  ASSERT_OK(Return("chen"));
  ASSERT_OK(Update("ho", {}));
  EXPECT_OK(Submit("ho"));
}

TEST_F(ApplicationDecisions, AReturnNamesWhatToCorrect) {
  PlaceSeasonIn(SeasonState::kEligibility);
  Place({});
  EXPECT_THAT(Return("chen", {}), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Return("chen", {" "}), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Return("chen", std::vector<std::string>(51, "x")), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Run("chen", RejectApplication, " "), HasReason(Reason::kFieldRequired));
}

TEST_F(ApplicationDecisions, AreCheckedInEligibilityOnly) {
  PlaceSeasonIn(SeasonState::kIntake);
  Place({});
  EXPECT_THAT(Run("chen", AcceptApplication), HasReason(Reason::kWrongState));
  EXPECT_THAT(Return("chen"), HasReason(Reason::kWrongState));
  EXPECT_THAT(Run("chen", RejectApplication), HasReason(Reason::kWrongState));
  PlaceSeasonIn(SeasonState::kEligibility);
  EXPECT_OK(Run("chen", RejectApplication, "非本市機關"));
  EXPECT_THAT(Run("chen", AcceptApplication), HasReason(Reason::kWrongState));
}

// Leaving -------------------------------------------------------------------------------------

TEST_F(ApplicationDecisions, AreWithdrawnByTheirAgencyOrTheStaffUntilTheDispatch) {
  PlaceSeasonIn(SeasonState::kApproval);
  Place({.state = ApplicationState::kNominated});
  EXPECT_THAT(Run("he", WithdrawApplication), HasReason(Reason::kNotYourAgency));
  EXPECT_THAT(Run("ho", WithdrawApplication, ""), HasReason(Reason::kFieldRequired));
  ASSERT_OK_AND_ASSIGN(const Application withdrawn, Run("ho", WithdrawApplication, "人力不足"));
  EXPECT_EQ(withdrawn.state, ApplicationState::kWithdrawn);
  EXPECT_EQ(withdrawn.reason, "人力不足");
  EXPECT_THAT(Run("chen", WithdrawApplication), HasReason(Reason::kWrongState)) << "only once";
}

TEST_F(ApplicationDecisions, AfterTheDispatchOnlyADisqualificationIsLeft) {
  PlaceSeasonIn(SeasonState::kApproval);
  Place({.state = ApplicationState::kNominated});
  PlaceSeasonIn(SeasonState::kDispatched);
  EXPECT_THAT(Run("ho", WithdrawApplication), HasReason(Reason::kWrongState));
  EXPECT_OK(Run("chen", DisqualifyApplication, "資料不實"));
  PlaceSeasonIn(SeasonState::kApproval);  // A dispatched season would need its list.
}

TEST_F(ApplicationDecisions, CannotBeWithdrawnFromAVoidSeason) {
  PlaceSeasonIn(SeasonState::kVoid);
  Place({});
  EXPECT_THAT(Run("chen", WithdrawApplication), HasReason(Reason::kWrongState));
  EXPECT_THAT(Run("chen", DisqualifyApplication), HasReason(Reason::kWrongState));
}

TEST_F(ApplicationDecisions, AreDisqualifiedAtAnyTimeOnceSubmitted) {
  PlaceSeasonIn(SeasonState::kIntake);
  Place({.state = ApplicationState::kDraft});
  EXPECT_THAT(Run("chen", DisqualifyApplication), HasReason(Reason::kWrongState));
  PlaceSeasonIn(SeasonState::kFirstRound);
  Place({.id = "other", .state = ApplicationState::kEligible, .title = "乙"});
  ASSERT_OK_AND_ASSIGN(
      const Application out,
      Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
        return DisqualifyApplication(context, transaction, {season_, ApplicationId("other")},
                                     "資料不實");
      }));
  EXPECT_EQ(out.state, ApplicationState::kDisqualified);
}

// What the stages wait for --------------------------------------------------------------------

TEST_F(ApplicationDecisions, AssignmentWaitsForEveryDecision) {
  PlaceSeasonIn(SeasonState::kEligibility);
  EXPECT_THAT(MissingBeforeStage(AddEligibilityMissing),
              ElementsAre("NO_ELIGIBLE_APPLICATION seasons/116"));
  Place({});
  Place({.id = "open", .state = ApplicationState::kDraft, .title = "乙"});
  Place({.id = "back", .state = ApplicationState::kReturned, .title = "丙"});
  Place({.id = "good", .state = ApplicationState::kEligible, .title = "丁"});
  EXPECT_THAT(MissingBeforeStage(AddEligibilityMissing),
              ElementsAre("APPLICATION_UNDECIDED seasons/116/applications/back",
                          "APPLICATION_UNDECIDED seasons/116/applications/mobile"));
}

TEST_F(ApplicationDecisions, TheFinalRoundWaitsForRevisionsThatSaySomethingNew) {
  PlaceShortlisted();
  EXPECT_THAT(MissingBeforeStage(AddRevisionsMissing), IsEmpty());
  ASSERT_OK(Retitle("ho", "修正版"));
  EXPECT_THAT(MissingBeforeStage(AddRevisionsMissing),
              ElementsAre("DRAFT_OPEN seasons/116/applications/mobile"));
  ASSERT_OK(Retitle("ho", AContent().title));
  EXPECT_THAT(MissingBeforeStage(AddRevisionsMissing), IsEmpty());
}

}  // namespace
}  // namespace award::workflow
