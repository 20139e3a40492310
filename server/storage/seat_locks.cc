// The rows of locks.
#include "server/storage/seat_locks.h"

#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO seat_lock (season_id, round, application_id, judge_id, reason, person_id,
                         create_time_us)
  VALUES (:season, :round, :application, :judge, :reason, :person, :create_time)
  ON CONFLICT (season_id, round, application_id, judge_id) DO NOTHING)sql";

constexpr char kDelete[] = R"sql(
  DELETE FROM seat_lock
  WHERE season_id = :season AND round = :round AND application_id = :application
    AND judge_id = :judge)sql";

constexpr char kList[] = R"sql(
  SELECT season_id, round, application_id, judge_id, reason, person_id, create_time_us
  FROM seat_lock
  WHERE season_id = :season
    AND (application_id, round, judge_id) > (:after_application, :after_round, :after_judge)
  ORDER BY application_id, round, judge_id
  LIMIT :limit)sql";

}  // namespace

absl::Status InsertSeatLock(WriteTransaction& transaction, const SeatLock& lock) {
  Statement statement = transaction.Prepare(kInsert);
  statement.Bind(":season", lock.season).Bind(":round", NameOf(lock.round));
  statement.Bind(":application", lock.application).Bind(":judge", lock.judge);
  statement.Bind(":reason", lock.reason).Bind(":person", lock.person);
  RETURN_IF_ERROR(statement.Bind(":create_time", lock.create_time).Run());
  if (statement.changes() == 1) return absl::OkStatus();
  return base::Error(Reason::kAlreadyExists, "The judge is locked to the application already.",
                     {{"judge", lock.judge.value()}, {"application", lock.application.value()}});
}

absl::Status DeleteSeatLock(WriteTransaction& transaction, const SeasonId& season,
                            const AssignmentPosition& lock) {
  Statement statement = transaction.Prepare(kDelete);
  statement.Bind(":season", season).Bind(":round", NameOf(lock.round));
  statement.Bind(":application", lock.application).Bind(":judge", lock.judge);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 1) return absl::OkStatus();
  return base::Error(Reason::kNotFound, "There is no such lock.",
                     {{"judge", lock.judge.value()}, {"application", lock.application.value()}});
}

absl::StatusOr<std::vector<SeatLock>> ListSeatLocks(const ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const std::optional<AssignmentPosition>& after,
                                                    int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", season).Bind(":limit", limit);
  row.Bind(":after_application", after ? after->application.value() : "");
  row.Bind(":after_round", after ? NameOf(after->round) : "");
  row.Bind(":after_judge", after ? after->judge.value() : "");
  std::vector<SeatLock> locks;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return locks;
    SeatLock& lock = locks.emplace_back();
    lock.season = SeasonId(row.Text(0));
    lock.round = FromName<Round>(row.Text(1)).value_or(Round::kFirst);
    lock.application = ApplicationId(row.Text(2));
    lock.judge = JudgeId(row.Text(3));
    lock.reason = row.Text(4);
    lock.person = PersonId(row.Text(5));
    lock.create_time = row.Time(6);
  }
}

}  // namespace award::storage
