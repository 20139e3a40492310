// When what is taken: both ends of every window.
#include "server/workflow/windows.h"

#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/matchers.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::Contains;
using testing::HasReason;
using ::testing::Pair;

constexpr std::chrono::microseconds kMoment{1};

Season SeasonIn(SeasonState state) {
  Season season;
  season.id = SeasonId("116");
  season.state = state;
  season.schedule = testing::ASchedule();
  return season;
}

Application ApplicationIn(ApplicationState state) {
  Application application;
  application.season = SeasonId("116");
  application.id = ApplicationId("mobile");
  application.state = state;
  return application;
}

TEST(Windows, SubmissionsAreTakenFromTheOpeningUntilJustBeforeTheClose) {
  const Season season = SeasonIn(SeasonState::kIntake);
  const Application draft = ApplicationIn(ApplicationState::kDraft);
  const Schedule& times = *season.schedule;
  EXPECT_THAT(CheckSubmittable(season, draft, times.intake_open_time - kMoment),
              HasReason(Reason::kWindowNotOpen));
  EXPECT_OK(CheckSubmittable(season, draft, times.intake_open_time));
  EXPECT_OK(CheckSubmittable(season, draft, times.intake_close_time - kMoment));
  EXPECT_THAT(CheckSubmittable(season, draft, times.intake_close_time),
              HasReason(Reason::kWindowClosed));
}

TEST(Windows, CorrectionsAreTakenUntilJustBeforeTheirClose) {
  const Season season = SeasonIn(SeasonState::kEligibility);
  const Application returned = ApplicationIn(ApplicationState::kReturned);
  const base::Time close = season.schedule->correction_close_time;
  EXPECT_OK(CheckSubmittable(season, returned, close - kMoment));
  EXPECT_THAT(CheckSubmittable(season, returned, close), HasReason(Reason::kWindowClosed));
  EXPECT_THAT(CheckWritable(season, returned, close), HasReason(Reason::kWindowClosed));
}

TEST(Windows, RevisionsAreTakenUntilJustBeforeTheCloseOfCoaching) {
  const Season season = SeasonIn(SeasonState::kCoaching);
  const Application shortlisted = ApplicationIn(ApplicationState::kShortlisted);
  const base::Time close = season.schedule->coaching_close_time;
  EXPECT_OK(CheckSubmittable(season, shortlisted, close - kMoment));
  EXPECT_THAT(CheckSubmittable(season, shortlisted, close), HasReason(Reason::kWindowClosed));
  EXPECT_OK(CheckCoachable(season, close - kMoment));
  EXPECT_THAT(CheckCoachable(season, close), HasReason(Reason::kWindowClosed));
}

TEST(Windows, SheetsAreTakenInTheirRoundOnly) {
  const Season first = SeasonIn(SeasonState::kFirstRound);
  const Season final_round = SeasonIn(SeasonState::kFinalRound);
  const Schedule& times = *first.schedule;
  EXPECT_OK(CheckScorable(first, Round::kFirst, times.first_round_close_time - kMoment));
  EXPECT_THAT(CheckScorable(first, Round::kFirst, times.first_round_close_time),
              HasReason(Reason::kWindowClosed));
  EXPECT_THAT(CheckScorable(first, Round::kFinal, times.intake_open_time),
              HasReason(Reason::kWrongState));
  EXPECT_OK(CheckScorable(final_round, Round::kFinal, times.final_round_close_time - kMoment));
  EXPECT_THAT(CheckScorable(final_round, Round::kFinal, times.final_round_close_time),
              HasReason(Reason::kWindowClosed));
}

// A draft may be prepared before intake opens, but not submitted.
TEST(Windows, ADraftIsWrittenFromTheAnnouncementOn) {
  const Season season = SeasonIn(SeasonState::kAnnounced);
  const Application draft = ApplicationIn(ApplicationState::kDraft);
  const base::Time early = season.schedule->intake_open_time - kMoment;
  EXPECT_OK(CheckCreatable(season, early));
  EXPECT_OK(CheckWritable(season, draft, early));
  EXPECT_THAT(CheckSubmittable(season, draft, early), HasReason(Reason::kWindowNotOpen));
  EXPECT_THAT(CheckSubmittable(season, draft, season.schedule->intake_open_time),
              HasReason(Reason::kWrongState))
      << "the staff has not opened intake";
  EXPECT_THAT(CheckCreatable(season, season.schedule->intake_close_time),
              HasReason(Reason::kWindowClosed));
}

TEST(Windows, TheWrongStageOrStateIsToldBeforeTheTime) {
  const base::Time late = testing::ASchedule().final_round_close_time;
  EXPECT_THAT(CheckCreatable(SeasonIn(SeasonState::kEligibility), late),
              HasReason(Reason::kWrongState));
  EXPECT_THAT(CheckWritable(SeasonIn(SeasonState::kEligibility),
                            ApplicationIn(ApplicationState::kDraft), late),
              HasReason(Reason::kWrongState));
  EXPECT_THAT(CheckWritable(SeasonIn(SeasonState::kIntake),
                            ApplicationIn(ApplicationState::kSubmitted), late),
              HasReason(Reason::kWrongState));
}

TEST(Windows, ARefusalSaysWhenItClosed) {
  const Season season = SeasonIn(SeasonState::kIntake);
  const absl::Status refusal = CheckWritable(season, ApplicationIn(ApplicationState::kDraft),
                                             season.schedule->intake_close_time);
  // 2027-02-11 09:00 in Taipei.
  EXPECT_THAT(base::MetadataOf(refusal), Contains(Pair("close_time", "2027-02-11T01:00:00Z")));
}

}  // namespace
}  // namespace award::workflow
