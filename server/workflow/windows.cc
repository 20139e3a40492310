// The comparisons of a call's time with the schedule.
#include "server/workflow/windows.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"

namespace award::workflow {
namespace {

using base::Reason;

// As RFC 3339 writes it, in whole seconds: "2027-02-01T01:00:00Z".
std::string Rfc3339(base::Time time) {
  const std::chrono::sys_time<std::chrono::microseconds> point{std::chrono::microseconds(time.us)};
  const auto day = std::chrono::floor<std::chrono::days>(point);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(point - day)};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

absl::Status CheckOpened(const Season& season, base::Time Schedule::*open, base::Time now) {
  if (season.schedule && now >= *season.schedule.*open) return absl::OkStatus();
  const std::string time = season.schedule ? Rfc3339(*season.schedule.*open) : "";
  return base::Error(Reason::kWindowNotOpen,
                     fmt::format("The window opens at {}; try again then.", time),
                     {{"resource", SeasonName(season.id)}, {"open_time", time}});
}

absl::Status CheckNotClosed(const Season& season, base::Time Schedule::*close, base::Time now) {
  if (season.schedule && now < *season.schedule.*close) return absl::OkStatus();
  const std::string time = season.schedule ? Rfc3339(*season.schedule.*close) : "";
  return base::Error(
      Reason::kWindowClosed,
      fmt::format("The window closed at {}; ask the staff if it can be extended.", time),
      {{"resource", SeasonName(season.id)}, {"close_time", time}});
}

// The close of the window in which an application of this state is written.
base::Time Schedule::*WritingClose(ApplicationState state) {
  switch (state) {
    case ApplicationState::kReturned:
      return &Schedule::correction_close_time;
    case ApplicationState::kShortlisted:
      return &Schedule::coaching_close_time;
    default:
      return &Schedule::intake_close_time;
  }
}

absl::Status WrongSeasonStage(const Season& season, std::string_view what) {
  return WrongState(SeasonName(season.id), NameOf(season.state), what);
}

}  // namespace

absl::Status CheckWritable(const Season& season, const Application& application, base::Time now) {
  if (!IsWritable(application.state, season.state)) {
    // A draft waits for its stage; anything else has a state of its own that forbids it.
    if (application.state == ApplicationState::kDraft) return WrongSeasonStage(season, "Writing");
    return WrongState(ApplicationName(season.id, application.id), NameOf(application.state),
                      fmt::format("Writing in {}", NameOf(season.state)));
  }
  return CheckNotClosed(season, WritingClose(application.state), now);
}

absl::Status CheckCreatable(const Season& season, base::Time now) {
  if (!IsWritable(ApplicationState::kDraft, season.state))
    return WrongSeasonStage(season, "Applying");
  return CheckNotClosed(season, &Schedule::intake_close_time, now);
}

absl::Status CheckSubmittable(const Season& season, const Application& application,
                              base::Time now) {
  RETURN_IF_ERROR(CheckWritable(season, application, now));
  if (application.state != ApplicationState::kDraft) return absl::OkStatus();
  RETURN_IF_ERROR(CheckOpened(season, &Schedule::intake_open_time, now));
  if (season.state != SeasonState::kIntake) return WrongSeasonStage(season, "Submitting");
  return absl::OkStatus();
}

absl::Status CheckScorable(const Season& season, Round round, base::Time now) {
  const bool is_first = round == Round::kFirst;
  const SeasonState stage = is_first ? SeasonState::kFirstRound : SeasonState::kFinalRound;
  if (season.state != stage) return WrongSeasonStage(season, "Scoring");
  return CheckNotClosed(
      season, is_first ? &Schedule::first_round_close_time : &Schedule::final_round_close_time,
      now);
}

absl::Status CheckCoachable(const Season& season, base::Time now) {
  if (season.state != SeasonState::kCoaching) return WrongSeasonStage(season, "Coaching");
  return CheckNotClosed(season, &Schedule::coaching_close_time, now);
}

}  // namespace award::workflow
