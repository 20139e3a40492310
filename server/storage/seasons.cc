// The rows of seasons.
#include "server/storage/seasons.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/rules.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO season (
    id, display_name, state, rehearsal, method, shortlist_factor, shortlist_floor,
    nomination_floor, divergence_shown, divergence_discussed, divergence_resolved,
    first_round_judges, final_round_judges, outside_judges_min, panel_judges_min,
    panel_outside_percent_min, panel_gender_percent_min, correction_limit,
    dimension_text_length_max, create_time_us, update_time_us, etag)
  VALUES (
    :id, :display_name, :state, :rehearsal, 'TOTAL_SCORE', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    :create_time, :update_time, :etag)
  ON CONFLICT (id) DO NOTHING)sql";

constexpr char kUpdate[] = R"sql(
  UPDATE season
  SET display_name = :display_name, state = :state, rules_digest = :rules_digest,
      intake_open_time_us = :intake_open, intake_close_time_us = :intake_close,
      correction_close_time_us = :correction_close,
      first_round_close_time_us = :first_round_close,
      coaching_close_time_us = :coaching_close, final_round_close_time_us = :final_round_close,
      announce_time_us = :announce_time, update_time_us = :update_time, etag = etag + 1
  WHERE id = :id AND etag = :etag)sql";

constexpr char kFind[] = R"sql(
  SELECT id, display_name, state, rehearsal, rules_digest,
         intake_open_time_us, intake_close_time_us, correction_close_time_us,
         first_round_close_time_us, coaching_close_time_us, final_round_close_time_us,
         announce_time_us, create_time_us, update_time_us, etag
  FROM season
  WHERE id = :id)sql";

// Ids are numbers of different lengths: by length first is by number.
constexpr char kList[] = R"sql(
  SELECT id, display_name, state, rehearsal, rules_digest,
         intake_open_time_us, intake_close_time_us, correction_close_time_us,
         first_round_close_time_us, coaching_close_time_us, final_round_close_time_us,
         announce_time_us, create_time_us, update_time_us, etag
  FROM season
  WHERE :after = '' OR length(id) < length(:after)
     OR (length(id) = length(:after) AND id < :after)
  ORDER BY length(id) DESC, id DESC
  LIMIT :limit)sql";

Season ReadSeason(const Statement& row) {
  Season season;
  season.id = SeasonId(row.Text(0));
  season.display_name = row.Text(1);
  season.state = FromName<SeasonState>(row.Text(2)).value_or(SeasonState::kVoid);
  season.rehearsal = row.Bool(3);
  season.rules_digest = row.DigestOrNull(4);
  if (!row.IsNull(5)) {
    season.schedule =
        Schedule{row.Time(5), row.Time(6), row.Time(7), row.Time(8), row.Time(9), row.Time(10)};
  }
  season.announce_time = row.TimeOrNull(11);
  season.create_time = row.Time(12);
  season.update_time = row.Time(13);
  season.etag = row.Int(14);
  return season;
}

void BindSchedule(Statement& statement, const std::optional<Schedule>& schedule) {
  const auto time = [&](base::Time Schedule::*member) {
    return schedule ? std::optional(*schedule.*member) : std::nullopt;
  };
  statement.Bind(":intake_open", time(&Schedule::intake_open_time));
  statement.Bind(":intake_close", time(&Schedule::intake_close_time));
  statement.Bind(":correction_close", time(&Schedule::correction_close_time));
  statement.Bind(":first_round_close", time(&Schedule::first_round_close_time));
  statement.Bind(":coaching_close", time(&Schedule::coaching_close_time));
  statement.Bind(":final_round_close", time(&Schedule::final_round_close_time));
}

}  // namespace

absl::Status InsertSeason(WriteTransaction& transaction, const Season& season) {
  Statement statement = transaction.Prepare(kInsert);
  statement.Bind(":id", season.id).Bind(":display_name", season.display_name);
  statement.Bind(":state", NameOf(season.state)).Bind(":rehearsal", season.rehearsal);
  statement.Bind(":create_time", season.create_time).Bind(":update_time", season.update_time);
  RETURN_IF_ERROR(statement.Bind(":etag", season.etag).Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kAlreadyExists, "There is a season of this year already.",
                       {{"resource", fmt::format("seasons/{}", season.id.value())}});
  }
  return ReplaceRules(transaction, season);
}

absl::StatusOr<Season> LoadSeason(const ReadTransaction& transaction, const SeasonId& season) {
  Statement row = transaction.Prepare(kFind);
  row.Bind(":id", season);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) {
    return base::Error(Reason::kNotFound, "There is no such season.",
                       {{"resource", fmt::format("seasons/{}", season.value())}});
  }
  Season loaded = ReadSeason(row);
  ASSIGN_OR_RETURN(loaded.rules, LoadRules(transaction, season));
  return loaded;
}

absl::StatusOr<std::vector<Season>> ListSeasons(const ReadTransaction& transaction,
                                                const std::optional<SeasonId>& after, int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":after", after ? after->value() : "").Bind(":limit", limit);
  std::vector<Season> seasons;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return seasons;
    seasons.push_back(ReadSeason(row));
  }
}

absl::Status UpdateSeason(WriteTransaction& transaction, Season& season) {
  Statement statement = transaction.Prepare(kUpdate);
  statement.Bind(":id", season.id).Bind(":display_name", season.display_name);
  statement.Bind(":state", NameOf(season.state)).Bind(":rules_digest", season.rules_digest);
  BindSchedule(statement, season.schedule);
  statement.Bind(":announce_time", season.announce_time);
  statement.Bind(":update_time", season.update_time).Bind(":etag", season.etag);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The season changed since it was read.",
                       {{"resource", fmt::format("seasons/{}", season.id.value())}});
  }
  ++season.etag;
  return absl::OkStatus();
}

}  // namespace award::storage
