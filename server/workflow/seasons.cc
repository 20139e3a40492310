// Seasons: creating, announcing, advancing, rescheduling, ending.
#include "server/workflow/seasons.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/agencies.h"
#include "server/storage/rules.h"
#include "server/storage/seasons.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/rules_check.h"
#include "server/workflow/stages.h"

namespace award::workflow {
namespace {

using base::Reason;

constexpr size_t kYearDigitsMax = 3;

// A season is named by its ROC year.
absl::Status CheckYear(const SeasonId& season) {
  const std::string& year = season.value();
  const bool digits =
      std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && !year.empty() && year.size() <= kYearDigitsMax && year.front() != '0') {
    return absl::OkStatus();
  }
  return base::Error(Reason::kSeasonYearInvalid, "A season is named by its ROC year, such as 116.",
                     {{"field", "season_id"}, {"value", year}});
}

absl::Status CheckSchedule(const std::optional<Schedule>& schedule) {
  if (!schedule || IsInOrder(*schedule)) return absl::OkStatus();
  return base::Error(Reason::kScheduleInvalid,
                     "The times of a schedule rise from the opening of intake to the close of the "
                     "final round.",
                     {{"field", "schedule"}});
}

absl::StatusOr<std::string> CleanSeasonName(std::string_view name) {
  ASSIGN_OR_RETURN(std::string clean, base::CleanText("display_name", name, base::kTitleLengthMax));
  if (!clean.empty()) return clean;
  return base::Error(Reason::kFieldRequired, "A season has a name.", {{"field", "display_name"}});
}

absl::StatusOr<Season> LoadAt(const storage::ReadTransaction& transaction, const SeasonId& season,
                              std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(Season loaded, storage::LoadSeason(transaction, season));
  RETURN_IF_ERROR(CheckEtag(etag, loaded.etag, SeasonName(season)));
  return loaded;
}

absl::StatusOr<Season> Move(const Context& context, storage::WriteTransaction& transaction,
                            Season season, SeasonState state, std::string_view reason,
                            std::optional<base::Digest> digest) {
  const SeasonState from = season.state;
  season.state = state;
  season.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateSeason(transaction, season));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = SeasonName(season.id),
                          .from_state = NameOf(from),
                          .to_state = NameOf(state),
                          .reason = reason,
                          .digest = digest}));
  RETURN_IF_ERROR(Enter(context, transaction, season));
  return season;
}

absl::Status RefuseUnless(const Season& season, SeasonState next, Missing missing) {
  if (missing.empty()) return absl::OkStatus();
  return base::ErrorWithViolations(Reason::kRequirementsMissing,
                                   fmt::format("{} cannot enter {}: {} things are missing.",
                                               SeasonName(season.id), NameOf(next), missing.size()),
                                   {{"resource", SeasonName(season.id)},
                                    {"state", std::string(NameOf(next))},
                                    {"count", fmt::format("{}", missing.size())}},
                                   missing);
}

// Whether `next` takes away time that people count on: a time that has passed moves, or a close
// comes earlier than announced once the season is under way.
bool Shrinks(base::Time now, const Schedule& before, const Schedule& next) {
  const std::pair<base::Time, base::Time> closes[] = {
      {before.intake_close_time, next.intake_close_time},
      {before.correction_close_time, next.correction_close_time},
      {before.first_round_close_time, next.first_round_close_time},
      {before.coaching_close_time, next.coaching_close_time},
      {before.final_round_close_time, next.final_round_close_time}};
  const bool open = now >= before.intake_open_time;
  if (open && next.intake_open_time != before.intake_open_time) return true;
  return open && std::any_of(std::begin(closes), std::end(closes),
                             [](const auto& close) { return close.second < close.first; });
}

}  // namespace

absl::StatusOr<Season> CreateSeason(const Context& context, storage::WriteTransaction& transaction,
                                    Season season) {
  RETURN_IF_ERROR(CheckYear(season.id));
  ASSIGN_OR_RETURN(season.display_name, CleanSeasonName(season.display_name));
  RETURN_IF_ERROR(CleanRules(season.rules));
  RETURN_IF_ERROR(CheckRules(season.rules));
  RETURN_IF_ERROR(CheckSchedule(season.schedule));
  season.state = SeasonState::kDraft;
  season.rules_digest.reset();
  season.announce_time.reset();
  season.create_time = context.now;
  season.update_time = context.now;
  season.etag = 0;
  const std::optional<Schedule> schedule = season.schedule;
  RETURN_IF_ERROR(storage::InsertSeason(transaction, season));
  season.schedule = schedule;
  RETURN_IF_ERROR(storage::UpdateSeason(transaction, season));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = SeasonName(season.id), .to_state = NameOf(season.state)}));
  return season;
}

absl::StatusOr<Season> GetSeason(const storage::ReadTransaction& transaction,
                                 const SeasonId& season) {
  return storage::LoadSeason(transaction, season);
}

absl::StatusOr<std::vector<Season>> ListSeasons(const storage::ReadTransaction& transaction,
                                                const std::optional<SeasonId>& after, int limit) {
  return storage::ListSeasons(transaction, after, limit);
}

absl::StatusOr<Season> UpdateSeason(const Context& context, storage::WriteTransaction& transaction,
                                    const SeasonId& season, SeasonUpdate update,
                                    std::optional<int64_t> etag) {
  if (update.display_name) {
    ASSIGN_OR_RETURN(update.display_name, CleanSeasonName(*update.display_name));
  }
  if (update.rules) {
    RETURN_IF_ERROR(CleanRules(*update.rules));
    RETURN_IF_ERROR(CheckRules(*update.rules));
  }
  RETURN_IF_ERROR(CheckSchedule(update.schedule));
  ASSIGN_OR_RETURN(Season loaded, LoadAt(transaction, season, etag));
  if (loaded.state != SeasonState::kDraft) {
    return base::Error(
        Reason::kRulesFrozen, "The rules were frozen when it was announced.",
        {{"resource", SeasonName(season)}, {"state", std::string(NameOf(loaded.state))}});
  }
  if (update.display_name) loaded.display_name = *std::move(update.display_name);
  if (update.schedule) loaded.schedule = update.schedule;
  if (update.rules) {
    loaded.rules = *std::move(update.rules);
    RETURN_IF_ERROR(storage::ReplaceRules(transaction, loaded));
  }
  loaded.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateSeason(transaction, loaded));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = SeasonName(season),
                          .from_state = NameOf(loaded.state),
                          .to_state = NameOf(loaded.state),
                          .digest = RulesDigest(loaded.rules)}));
  return loaded;
}

absl::StatusOr<Season> AnnounceSeason(const Context& context,
                                      storage::WriteTransaction& transaction,
                                      const SeasonId& season, std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(Season loaded, LoadAt(transaction, season, etag));
  const std::optional<SeasonState> next = Next(loaded.state, SeasonVerb::kAnnounce);
  if (!next) return WrongState(SeasonName(season), NameOf(loaded.state), context.verb);
  RETURN_IF_ERROR(CheckRules(loaded.rules));
  Missing missing;
  if (!loaded.schedule) {
    missing.push_back(
        {Reason::kScheduleMissing, SeasonName(season), "The season has no schedule."});
  }
  ASSIGN_OR_RETURN(const bool has_agencies, storage::HasAgencies(transaction));
  if (!has_agencies) {
    missing.push_back({Reason::kAgenciesMissing, "agencies", "No agency has been imported."});
  }
  RETURN_IF_ERROR(RefuseUnless(loaded, *next, std::move(missing)));
  loaded.rules_digest = RulesDigest(loaded.rules);
  loaded.announce_time = context.now;
  const std::optional<base::Digest> digest = loaded.rules_digest;
  return Move(context, transaction, std::move(loaded), *next, "", digest);
}

absl::StatusOr<Season> AdvanceSeason(const Context& context, storage::WriteTransaction& transaction,
                                     const SeasonId& season, SeasonState state,
                                     std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(Season loaded, LoadAt(transaction, season, etag));
  const std::optional<SeasonState> next = Next(loaded.state, SeasonVerb::kAdvance);
  if (!next || *next != state) {
    return WrongState(SeasonName(season), NameOf(loaded.state),
                      fmt::format("{} to {}", context.verb, NameOf(state)));
  }
  ASSIGN_OR_RETURN(Missing missing, MissingBefore(context, transaction, loaded, *next));
  RETURN_IF_ERROR(RefuseUnless(loaded, *next, std::move(missing)));
  return Move(context, transaction, std::move(loaded), *next, "", std::nullopt);
}

absl::StatusOr<Season> RescheduleSeason(const Context& context,
                                        storage::WriteTransaction& transaction,
                                        const SeasonId& season, const Schedule& schedule,
                                        std::string_view reason, std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const std::string why, RequireReason(reason));
  RETURN_IF_ERROR(CheckSchedule(schedule));
  ASSIGN_OR_RETURN(Season loaded, LoadAt(transaction, season, etag));
  if (!loaded.schedule || !HasReached(loaded.state, SeasonState::kAnnounced) ||
      HasReached(loaded.state, SeasonState::kApproval)) {
    return WrongState(SeasonName(season), NameOf(loaded.state), context.verb);
  }
  if (!loaded.rehearsal && Shrinks(context.now, *loaded.schedule, schedule)) {
    return base::Error(Reason::kWindowCannotShrink,
                       "Once intake is open, a close can only be extended.",
                       {{"resource", SeasonName(season)}});
  }
  loaded.schedule = schedule;
  loaded.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateSeason(transaction, loaded));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = SeasonName(season),
                          .from_state = NameOf(loaded.state),
                          .to_state = NameOf(loaded.state),
                          .reason = why}));
  return loaded;
}

absl::StatusOr<Season> VoidSeason(const Context& context, storage::WriteTransaction& transaction,
                                  const SeasonId& season, std::string_view reason,
                                  std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const std::string why, RequireReason(reason));
  ASSIGN_OR_RETURN(Season loaded, LoadAt(transaction, season, etag));
  const std::optional<SeasonState> next = Next(loaded.state, SeasonVerb::kVoid);
  if (!next) return WrongState(SeasonName(season), NameOf(loaded.state), context.verb);
  return Move(context, transaction, std::move(loaded), *next, why, std::nullopt);
}

absl::StatusOr<Season> LoadSeasonIn(const storage::ReadTransaction& transaction,
                                    const SeasonId& season,
                                    std::initializer_list<SeasonState> stages,
                                    std::string_view verb) {
  ASSIGN_OR_RETURN(Season loaded, storage::LoadSeason(transaction, season));
  if (std::find(stages.begin(), stages.end(), loaded.state) != stages.end()) return loaded;
  return WrongState(SeasonName(season), NameOf(loaded.state), verb);
}

}  // namespace award::workflow
