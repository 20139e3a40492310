// Coaching: who may coach whom, advice and responses, and closing a case.
#include "server/workflow/coaching.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/conflicts.h"
#include "server/storage/events.h"
#include "server/storage/people.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;

class Coaching : public testing::ResultsFixture {
 protected:
  // a of household (under civil) and b of clinic (under health) are shortlisted, c is not.
  void SetUp() override {
    ResultsFixture::SetUp();
    PlaceSeasonIn(SeasonState::kCoaching);
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(Place(transaction, "a", "household", ApplicationState::kShortlisted));
      RETURN_IF_ERROR(Place(transaction, "b", "clinic", ApplicationState::kShortlisted));
      return Place(transaction, "c", "jiasian", ApplicationState::kNotShortlisted);
    }));
  }

  absl::Status Place(storage::WriteTransaction& transaction, const char* id, const char* agency,
                     ApplicationState state) {
    return testing::PlaceApplication(transaction, season_, clock_.Now(),
                                     {.id = id, .agency = agency, .state = state, .title = id});
  }

  absl::StatusOr<CoachingCase> Open(const char* application, const char* coach = "pan") {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return CreateCoachingCase(context, transaction, season_, ApplicationId(application),
                                PersonId(coach));
    });
  }

  absl::StatusOr<Advice> Advise(const char* person, const CoachingCaseId& id,
                                const char* dimension = "3", const char* text = "補充數據") {
    return Write(person, [&](const Context& context, auto& transaction) {
      return CreateAdvice(context, transaction, season_, id, DimensionId(dimension), text);
    });
  }

  absl::StatusOr<Advice> Respond(const char* person, const Advice& advice,
                                 AdviceState state = AdviceState::kAccepted,
                                 const char* response = "照辦",
                                 std::optional<int64_t> etag = std::nullopt) {
    return Write(person, [&](const Context& context, auto& transaction) {
      return RespondAdvice(context, transaction, season_, advice.coaching_case, advice.id, state,
                           response, etag);
    });
  }

  absl::StatusOr<CoachingCase> Close(const char* person, const CoachingCaseId& id) {
    return Write(person, [&](const Context& context, auto& transaction) {
      return CloseCoachingCase(context, transaction, season_, id, std::nullopt);
    });
  }

  absl::StatusOr<CoachingCase> Get(const char* person, const CoachingCaseId& id) {
    return Read(person, [&](const Context& context, const auto& transaction) {
      return GetCoachingCase(context, transaction, season_, id);
    });
  }

  void Grant(const char* person, Role role) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return storage::InsertGrant(transaction, PersonId(person), {role, std::nullopt});
    }));
  }

  // Makes lin a coach as well as a judge of the season.
  void MakeLinACoach() {
    Grant("lin", Role::kCoach);
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceJudge(transaction, season_, clock_.Now(), {.id = "lin"});
    }));
  }

  void Assign(Round round) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceAssignment(transaction, season_, clock_.Now(), round, "a", "lin");
    }));
  }
};

TEST_F(Coaching, IsForTheShortlisted) {
  ASSERT_OK_AND_ASSIGN(const CoachingCase opened, Open("a"));
  EXPECT_EQ(opened.state, CoachingState::kOpen);
  EXPECT_EQ(opened.coach, PersonId("pan"));
  EXPECT_THAT(Open("a"), HasReason(Reason::kAlreadyExists));
  EXPECT_THAT(Open("c"), HasReason(Reason::kWrongState));
  EXPECT_THAT(Open("z"), HasReason(Reason::kNotFound));
  PlaceSeasonIn(SeasonState::kFinalRound);
  EXPECT_THAT(Open("b"), HasReason(Reason::kWrongState));
}

TEST_F(Coaching, IsByAnActiveCoach) {
  EXPECT_THAT(Open("a", "nobody"), HasReason(Reason::kRoleInvalid));
  EXPECT_THAT(Open("a", "ghost"), HasReason(Reason::kNotFound));
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Person pan, storage::LoadPerson(transaction, PersonId("pan")));
    pan.state = PersonState::kDisabled;
    return storage::UpdatePerson(transaction, pan);
  }));
  EXPECT_THAT(Open("a"), HasReason(Reason::kPersonDisabled));
}

TEST_F(Coaching, WhoScoresTheApplicantIsRefused) {
  MakeLinACoach();
  for (const Round round : {Round::kFirst, Round::kFinal}) {
    Assign(round);
    EXPECT_THAT(Open("a", "lin"), HasReason(Reason::kCoachIsJudge)) << NameOf(round);
  }
  EXPECT_OK(Open("b", "lin")) << "who scores another may";
}

TEST_F(Coaching, ACoachWhoIsAJudgeHasAConflictFromThenOn) {
  MakeLinACoach();
  ASSERT_OK(Open("a", "lin"));
  ASSERT_OK(Read("chen", [&](const Context&, const auto& transaction) -> absl::Status {
    EXPECT_THAT(storage::HasConflictOn(transaction, season_, JudgeId("lin"), ApplicationId("a"),
                                       ConflictGround::kCoachOfApplicant),
                testing::IsOkAndHolds(true));
    EXPECT_THAT(storage::HasConflict(transaction, season_, JudgeId("lin"), ApplicationId("b")),
                testing::IsOkAndHolds(false));
    return absl::OkStatus();
  }));
}

TEST_F(Coaching, AdviceIsGivenByTheCoachAlone) {
  ASSERT_OK_AND_ASSIGN(const CoachingCase opened, Open("a"));
  ASSERT_OK_AND_ASSIGN(const Advice advice, Advise("pan", opened.id));
  EXPECT_EQ(advice.state, AdviceState::kPending);
  EXPECT_THAT(Advise("chen", opened.id), HasReason(Reason::kNotYours)) << "the staff sees it only";
  Grant("nobody", Role::kCoach);
  EXPECT_THAT(Advise("nobody", opened.id), HasReason(Reason::kNotFound)) << "another coach";
  EXPECT_THAT(Advise("pan", opened.id, "9"), HasReason(Reason::kDimensionUnknown));
  EXPECT_THAT(Advise("pan", opened.id, "3", " "), HasReason(Reason::kFieldRequired));
  PlaceSeasonIn(SeasonState::kFinalRound);
  EXPECT_THAT(Advise("pan", opened.id), HasReason(Reason::kWrongState));
}

TEST_F(Coaching, TheApplicantAnswersAndMayAnswerAgain) {
  ASSERT_OK_AND_ASSIGN(const CoachingCase opened, Open("a"));
  ASSERT_OK_AND_ASSIGN(const Advice advice, Advise("pan", opened.id));
  clock_.Advance(std::chrono::hours(1));
  ASSERT_OK_AND_ASSIGN(const Advice accepted, Respond("ho", advice));
  EXPECT_EQ(accepted.state, AdviceState::kAccepted);
  EXPECT_EQ(accepted.respond_time, clock_.Now());
  ASSERT_OK_AND_ASSIGN(const Advice done, Respond("ho", advice, AdviceState::kDone, "已補充"));
  EXPECT_EQ(done.response, "已補充");
  EXPECT_THAT(Respond("ho", advice, AdviceState::kDone, "晚了", 1),
              HasReason(Reason::kEtagMismatch));
  EXPECT_THAT(Respond("ho", advice, AdviceState::kPending), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Respond("ho", advice, AdviceState::kDeclined, ""), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Respond("he", advice), HasReason(Reason::kNotYourAgency)) << "its head sees it only";
  EXPECT_THAT(Respond("hsu", advice), HasReason(Reason::kNotFound)) << "another agency";
  PlaceSeasonIn(SeasonState::kFinalRound);
  EXPECT_THAT(Respond("ho", advice), HasReason(Reason::kWrongState));
}

TEST_F(Coaching, ResponsesAreTakenUntilTheWindowCloses) {
  ASSERT_OK_AND_ASSIGN(const CoachingCase opened, Open("a"));
  ASSERT_OK_AND_ASSIGN(const Advice advice, Advise("pan", opened.id));
  clock_.Set(testing::ASchedule().coaching_close_time - std::chrono::microseconds(1));
  EXPECT_OK(Respond("ho", advice));
  clock_.Set(testing::ASchedule().coaching_close_time);
  EXPECT_THAT(Respond("ho", advice), HasReason(Reason::kWindowClosed));
}

TEST_F(Coaching, ACaseClosesWhenAllAdviceIsAnswered) {
  ASSERT_OK_AND_ASSIGN(const CoachingCase opened, Open("a"));
  ASSERT_OK_AND_ASSIGN(const Advice first, Advise("pan", opened.id));
  ASSERT_OK_AND_ASSIGN(const Advice second, Advise("pan", opened.id, "4"));
  const auto refused = Close("pan", opened.id);
  EXPECT_THAT(refused, HasReason(Reason::kRequirementsMissing));
  EXPECT_EQ(base::ViolationsOf(refused.status()).size(), 2U);
  ASSERT_OK(Respond("ho", first));
  EXPECT_EQ(base::ViolationsOf(Close("pan", opened.id).status()).size(), 1U);
  ASSERT_OK(Respond("ho", second, AdviceState::kDeclined, "經費不足"));
  EXPECT_THAT(Close("ho", opened.id), HasReason(Reason::kNotYours)) << "not by the applicant";
  ASSERT_OK_AND_ASSIGN(const CoachingCase closed, Close("pan", opened.id));
  EXPECT_EQ(closed.state, CoachingState::kClosed);
  EXPECT_THAT(Close("chen", opened.id), HasReason(Reason::kWrongState));
  EXPECT_THAT(Advise("pan", opened.id), HasReason(Reason::kWrongState));
  EXPECT_THAT(Respond("ho", first), HasReason(Reason::kWrongState));
}

TEST_F(Coaching, IsSeenByItsCoachItsApplicantTheHeadAndTheOffices) {
  ASSERT_OK_AND_ASSIGN(const CoachingCase opened, Open("a"));
  ASSERT_OK(Open("b"));
  ASSERT_OK(Advise("pan", opened.id));
  for (const char* person : {"chen", "kuo", "shen", "pan", "ho", "he"}) {
    EXPECT_OK(Get(person, opened.id)) << person;
  }
  for (const char* person : {"hsu", "jia", "lin", "nobody"}) {
    EXPECT_THAT(Get(person, opened.id), HasReason(Reason::kNotFound)) << person;
    EXPECT_THAT(Read(person,
                     [&](const Context& context, const auto& transaction) {
                       return ListAdvice(context, transaction, season_, opened.id, 0, 10);
                     }),
                HasReason(Reason::kNotFound))
        << person;
  }
  const auto listed = [&](const char* person) {
    const auto cases = Read(person, [&](const Context& context, const auto& transaction) {
      return ListCoachingCases(context, transaction, season_, std::nullopt, 10);
    });
    EXPECT_OK(cases);
    return cases.ok() ? cases->size() : 0;
  };
  EXPECT_EQ(listed("chen"), 2U);
  EXPECT_EQ(listed("pan"), 2U);
  EXPECT_EQ(listed("ho"), 1U);
  EXPECT_EQ(listed("jia"), 0U);
}

TEST_F(Coaching, APageIsFullAlsoWhenCasesAreHidden) {
  ASSERT_OK(Open("a"));
  ASSERT_OK(Open("b"));
  const auto page = Read("hsu", [&](const Context& context, const auto& transaction) {
    return ListCoachingCases(context, transaction, season_, std::nullopt, 1);
  });
  ASSERT_OK(page);
  ASSERT_EQ(page->size(), 1U);
  EXPECT_EQ(page->at(0).application, ApplicationId("b"));
}

TEST_F(Coaching, EveryVerbIsOneEventWithoutTheText) {
  ASSERT_OK_AND_ASSIGN(const CoachingCase opened, Open("a"));
  ASSERT_OK_AND_ASSIGN(const Advice advice, Advise("pan", opened.id));
  ASSERT_OK(Respond("ho", advice));
  ASSERT_OK(Close("pan", opened.id));
  const auto events = Read("shen", [&](const Context&, const auto& transaction) {
    return storage::ListEvents(transaction, "", 0, 10);
  });
  ASSERT_OK(events);
  std::vector<std::string> actors;
  for (const Event& event : *events) {
    actors.push_back(event.actor + " " + event.to_state);
    EXPECT_EQ(event.reason, "");
  }
  EXPECT_THAT(actors, ElementsAre("chen OPEN", "pan PENDING", "ho ACCEPTED", "pan CLOSED"));
}

}  // namespace
}  // namespace award::workflow
