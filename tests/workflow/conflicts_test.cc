// Conflicts: who may state them, which follow from the register, and the recusal.
#include "server/workflow/conflicts.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/assignments.h"
#include "server/storage/conflicts.h"
#include "server/storage/events.h"
#include "server/storage/seasons.h"
#include "server/storage/sheets.h"
#include "server/workflow/sheets.h"
#include "server/workflow/stages.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::kMobile;
using ::testing::SizeIs;

class Conflicts : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kAssignment);
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(testing::PlacePanel(transaction, season_, clock_.Now()));
      RETURN_IF_ERROR(testing::PlaceApplication(transaction, season_, clock_.Now(),
                                                {.state = ApplicationState::kEligible}));
      return testing::PlaceApplication(transaction, season_, clock_.Now(),
                                       {.id = "vaccines",
                                        .agency = "clinic",
                                        .state = ApplicationState::kEligible,
                                        .title = "疫苗到府",
                                        .person = "hsu"});
    }));
  }

  absl::StatusOr<Conflict> State(const char* person, const ConflictStatement& stated) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return CreateConflict(context, transaction, season_, stated);
    });
  }
  absl::StatusOr<Conflict> State(const char* person, const char* judge) {
    return State(person, {JudgeId(judge), kMobile, ConflictGround::kSelfOrKin, "配偶任職於該所。"});
  }

  void Assign(Round round, const char* judge) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceAssignment(transaction, season_, clock_.Now(), round, kMobile.value(),
                                      judge);
    }));
  }

  void Submit(Round round, const char* judge) {
    ASSERT_OK(Write(judge, [&](const Context& context, storage::WriteTransaction& transaction) {
      return SubmitSheet(context, transaction, {season_, JudgeId(judge), kMobile, round},
                         testing::AFullUpdate(), std::nullopt);
    }));
  }

  // "judge application GROUND ORIGIN" of every conflict.
  std::vector<std::string> All() {
    std::vector<std::string> lines;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const std::vector<Conflict> conflicts,
                       storage::ListConflictsOf(transaction, season_));
      for (const Conflict& conflict : conflicts) {
        lines.push_back(conflict.judge.value() + " " + conflict.application.value() + " " +
                        std::string(NameOf(conflict.ground)) + " " +
                        std::string(NameOf(conflict.origin)));
      }
      return absl::OkStatus();
    }));
    return lines;
  }

  AssignmentState StateOf(Round round, const char* judge) {
    AssignmentState state = AssignmentState::kActive;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(
          const std::optional<Assignment> assignment,
          storage::FindAssignment(transaction, season_, round, kMobile, JudgeId(judge)));
      EXPECT_TRUE(assignment);
      if (assignment) state = assignment->state;
      return absl::OkStatus();
    }));
    return state;
  }

  std::optional<Sheet> InForce(Round round, const char* judge) {
    std::optional<Sheet> sheet;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(sheet,
                       storage::FindSheet(transaction, {season_, JudgeId(judge), kMobile, round}));
      return absl::OkStatus();
    }));
    return sheet;
  }

  absl::Status DeriveAll() {
    return Write(
        "chen",
        [&](const Context& context, storage::WriteTransaction& transaction) -> absl::Status {
          ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, season_));
          return DeriveConflicts(context, transaction, season);
        });
  }

  absl::Status Coach(const char* person) {
    return Write(
        "chen",
        [&](const Context& context, storage::WriteTransaction& transaction) -> absl::Status {
          ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, season_));
          return DeriveCoachConflict(context, transaction, season, kMobile, PersonId(person));
        });
  }
};

TEST_F(Conflicts, AreDeclaredByTheJudgeAndRecordedByTheStaff) {
  ASSERT_OK_AND_ASSIGN(const Conflict declared, State("lin", "lin"));
  EXPECT_EQ(declared.origin, ConflictOrigin::kDeclared);
  EXPECT_EQ(declared.statement, "配偶任職於該所。");
  ASSERT_OK_AND_ASSIGN(const Conflict recorded, State("chen", "tsai"));
  EXPECT_EQ(recorded.origin, ConflictOrigin::kRecorded);
}

TEST_F(Conflicts, OfOthersAreNotAJudgesToState) {
  EXPECT_THAT(State("lin", "tsai"), HasReason(Reason::kNotYours));
  EXPECT_THAT(State("lin", "zhou"), HasReason(Reason::kNotYours));
  EXPECT_THAT(All(), IsEmpty());
}

TEST_F(Conflicts, NameAKnownJudgeAndApplication) {
  EXPECT_THAT(State("chen", "zhou"), HasReason(Reason::kNotFound));
  EXPECT_THAT(State("lin", {JudgeId("lin"), ApplicationId("unknown"), ConflictGround::kAgent, ""}),
              HasReason(Reason::kNotFound));
}

TEST_F(Conflicts, OfADerivedGroundAreNotStated) {
  for (const ConflictGround ground :
       {ConflictGround::kSameFirstLevelAgency, ConflictGround::kCoachOfApplicant}) {
    EXPECT_THAT(State("chen", {JudgeId("lin"), kMobile, ground, ""}),
                HasReason(Reason::kFieldInvalid));
  }
}

TEST_F(Conflicts, AreCleanText) {
  EXPECT_THAT(State("lin", {JudgeId("lin"), kMobile, ConflictGround::kAgent, "\xff"}),
              HasReason(Reason::kTextNotUtf8));
}

TEST_F(Conflicts, OnOneGroundStandOnce) {
  ASSERT_OK(State("lin", "lin"));
  EXPECT_THAT(State("chen", "lin"), HasReason(Reason::kAlreadyExists));
  EXPECT_OK(State("chen", {JudgeId("lin"), kMobile, ConflictGround::kWitness, ""}));
}

TEST_F(Conflicts, AreTakenFromTheAnnouncementToTheFinalRound) {
  PlaceSeasonIn(SeasonState::kDraft);
  EXPECT_THAT(State("lin", "lin"), HasReason(Reason::kWrongState));
  PlaceSeasonIn(SeasonState::kDeliberation);
  EXPECT_THAT(State("lin", "lin"), HasReason(Reason::kWrongState));
  PlaceSeasonIn(SeasonState::kVoid);
  EXPECT_THAT(State("lin", "lin"), HasReason(Reason::kWrongState));
  PlaceSeasonIn(SeasonState::kAnnounced);
  EXPECT_OK(State("lin", "lin"));
  PlaceSeasonIn(SeasonState::kFinalRound);
  EXPECT_OK(State("tsai", "tsai"));
}

TEST_F(Conflicts, AreSeenByTheirJudgeAndNoOther) {
  ASSERT_OK_AND_ASSIGN(const Conflict conflict, State("lin", "lin"));
  const auto get = [&](const char* person) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      return GetConflict(context, transaction, season_, conflict.id);
    });
  };
  const auto list = [&](const char* person) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      return ListConflicts(context, transaction, season_, std::nullopt, 10);
    });
  };
  for (const char* reader : {"lin", "chen", "kuo", "shen"}) {
    EXPECT_OK(get(reader)) << reader;
    EXPECT_THAT(*list(reader), SizeIs(1)) << reader;
  }
  EXPECT_THAT(get("tsai"), HasReason(Reason::kNotFound));
  EXPECT_THAT(*list("tsai"), IsEmpty());
}

TEST_F(Conflicts, FollowFromTheFirstLevelAgencyThatBothAreIn) {
  // yang is of civil, which supervises household, the applicant of mobile; clinic is under health.
  ASSERT_OK(DeriveAll());
  EXPECT_THAT(All(), ElementsAre("yang mobile SAME_FIRST_LEVEL_AGENCY DERIVED"));
  ASSERT_OK(DeriveAll());
  EXPECT_THAT(All(), SizeIs(1));
}

TEST_F(Conflicts, EndTheAssignmentAndTheSheetOfAnOpenRound) {
  Assign(Round::kFirst, "lin");
  PlaceSeasonIn(SeasonState::kFirstRound);
  Submit(Round::kFirst, "lin");
  const std::optional<Sheet> before = InForce(Round::kFirst, "lin");
  ASSERT_OK(State("chen", "lin"));
  EXPECT_EQ(StateOf(Round::kFirst, "lin"), AssignmentState::kRecused);
  EXPECT_FALSE(InForce(Round::kFirst, "lin"));
  // What is thrown out stays, with the reason, and the record says which sheet it was.
  EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const std::optional<Sheet> old,
                     storage::FindSheetVersion(
                         transaction, {season_, JudgeId("lin"), kMobile, Round::kFirst}, 1));
    EXPECT_EQ(old->state, SheetState::kSuperseded);
    EXPECT_EQ(old->reason, "The judge was recused: SELF_OR_KIN.");
    EXPECT_THAT(old->scores, SizeIs(22));
    ASSIGN_OR_RETURN(const std::vector<Event> events, storage::ListEvents(transaction, "", 0, 100));
    EXPECT_EQ(events.back().digest, before->digest);
    EXPECT_EQ(events.back().reason, "SELF_OR_KIN");
    return absl::OkStatus();
  }));
}

TEST_F(Conflicts, LeaveTheFirstRoundAloneOnceItsShortlistIsAdopted) {
  Assign(Round::kFirst, "lin");
  PlaceSeasonIn(SeasonState::kFirstRound);
  Submit(Round::kFirst, "lin");
  PlaceSeasonIn(SeasonState::kCoaching);
  Assign(Round::kFinal, "lin");
  ASSERT_OK(State("chen", "lin"));
  EXPECT_EQ(StateOf(Round::kFirst, "lin"), AssignmentState::kActive);
  EXPECT_TRUE(InForce(Round::kFirst, "lin"));
  EXPECT_EQ(StateOf(Round::kFinal, "lin"), AssignmentState::kRecused);
}

TEST_F(Conflicts, OfACoachEndTheFinalRoundForThem) {
  PlaceSeasonIn(SeasonState::kCoaching);
  Assign(Round::kFinal, "lin");
  ASSERT_OK(Coach("lin"));
  EXPECT_THAT(All(), ElementsAre("lin mobile COACH_OF_APPLICANT DERIVED"));
  EXPECT_EQ(StateOf(Round::kFinal, "lin"), AssignmentState::kRecused);
  ASSERT_OK(Coach("lin"));
  ASSERT_OK(Coach("pan"));  // No judge.
  EXPECT_THAT(All(), SizeIs(1));
}

}  // namespace
}  // namespace award::workflow
