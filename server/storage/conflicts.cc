// The rows of conflicts.
#include "server/storage/conflicts.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO conflict (season_id, id, judge_id, application_id, ground, origin, statement,
                        create_time_us)
  VALUES (:season, :id, :judge, :application, :ground, :origin, :statement, :create_time)
  ON CONFLICT (season_id, judge_id, application_id, ground) DO NOTHING)sql";

constexpr char kFind[] = R"sql(
  SELECT season_id, id, judge_id, application_id, ground, origin, statement, create_time_us
  FROM conflict
  WHERE season_id = :season AND id = :conflict)sql";

constexpr char kHas[] = R"sql(
  SELECT EXISTS (SELECT 1
                 FROM conflict
                 WHERE season_id = :season AND judge_id = :judge AND application_id = :application
                   AND (:ground = '' OR ground = :ground)))sql";

constexpr char kList[] = R"sql(
  SELECT season_id, id, judge_id, application_id, ground, origin, statement, create_time_us
  FROM conflict
  WHERE season_id = :season AND id > :after AND (:judge = '' OR judge_id = :judge)
  ORDER BY id
  LIMIT :limit)sql";

constexpr char kListOf[] = R"sql(
  SELECT season_id, id, judge_id, application_id, ground, origin, statement, create_time_us
  FROM conflict
  WHERE season_id = :season
  ORDER BY judge_id, application_id, ground)sql";

Conflict ReadConflict(const Statement& row) {
  Conflict conflict;
  conflict.season = SeasonId(row.Text(0));
  conflict.id = ConflictId(row.Text(1));
  conflict.judge = JudgeId(row.Text(2));
  conflict.application = ApplicationId(row.Text(3));
  conflict.ground =
      FromName<ConflictGround>(row.Text(4)).value_or(ConflictGround::kAppearanceOfBias);
  conflict.origin = FromName<ConflictOrigin>(row.Text(5)).value_or(ConflictOrigin::kRecorded);
  conflict.statement = row.Text(6);
  conflict.create_time = row.Time(7);
  return conflict;
}

absl::StatusOr<std::vector<Conflict>> ReadConflicts(Statement& row) {
  std::vector<Conflict> conflicts;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return conflicts;
    conflicts.push_back(ReadConflict(row));
  }
}

absl::StatusOr<bool> Has(const ReadTransaction& transaction, const SeasonId& season,
                         const JudgeId& judge, const ApplicationId& application,
                         std::string_view ground) {
  Statement row = transaction.Prepare(kHas);
  row.Bind(":season", season).Bind(":judge", judge).Bind(":application", application);
  RETURN_IF_ERROR(row.Bind(":ground", ground).Next().status());
  return row.Bool(0);
}

}  // namespace

absl::Status InsertConflict(WriteTransaction& transaction, const Conflict& conflict) {
  Statement statement = transaction.Prepare(kInsert);
  statement.Bind(":season", conflict.season).Bind(":id", conflict.id);
  statement.Bind(":judge", conflict.judge).Bind(":application", conflict.application);
  statement.Bind(":ground", NameOf(conflict.ground)).Bind(":origin", NameOf(conflict.origin));
  statement.Bind(":statement", conflict.statement).Bind(":create_time", conflict.create_time);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 1) return absl::OkStatus();
  return base::Error(Reason::kAlreadyExists,
                     "The judge has a conflict with the application on this ground already.",
                     {{"judge", conflict.judge.value()},
                      {"application", conflict.application.value()},
                      {"ground", std::string(NameOf(conflict.ground))}});
}

absl::StatusOr<Conflict> LoadConflict(const ReadTransaction& transaction, const SeasonId& season,
                                      const ConflictId& conflict) {
  Statement row = transaction.Prepare(kFind);
  row.Bind(":season", season).Bind(":conflict", conflict);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (found) return ReadConflict(row);
  return ConflictNotFound(season, conflict);
}

absl::Status ConflictNotFound(const SeasonId& season, const ConflictId& conflict) {
  return base::Error(
      Reason::kNotFound, "There is no such conflict.",
      {{"resource", fmt::format("seasons/{}/conflicts/{}", season.value(), conflict.value())}});
}

absl::StatusOr<bool> HasConflict(const ReadTransaction& transaction, const SeasonId& season,
                                 const JudgeId& judge, const ApplicationId& application) {
  return Has(transaction, season, judge, application, "");
}

absl::StatusOr<bool> HasConflictOn(const ReadTransaction& transaction, const SeasonId& season,
                                   const JudgeId& judge, const ApplicationId& application,
                                   ConflictGround ground) {
  return Has(transaction, season, judge, application, NameOf(ground));
}

absl::StatusOr<std::vector<Conflict>> ListConflicts(const ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const std::optional<JudgeId>& judge,
                                                    const std::optional<ConflictId>& after,
                                                    int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", season).Bind(":judge", judge ? judge->value() : "");
  row.Bind(":after", after ? after->value() : "").Bind(":limit", limit);
  return ReadConflicts(row);
}

absl::StatusOr<std::vector<Conflict>> ListConflictsOf(const ReadTransaction& transaction,
                                                      const SeasonId& season) {
  Statement row = transaction.Prepare(kListOf);
  row.Bind(":season", season);
  return ReadConflicts(row);
}

}  // namespace award::storage
