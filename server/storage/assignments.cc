// The rows of assignments.
#include "server/storage/assignments.h"

#include <utility>

#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

constexpr char kInsertAssignment[] = R"sql(
  INSERT INTO assignment (season_id, round, application_id, judge_id, state,
                          create_time_us, update_time_us)
  VALUES (:season, :round, :application, :judge, :state, :create_time, :update_time))sql";

constexpr char kUpdateAssignment[] = R"sql(
  UPDATE assignment
  SET state = :state, update_time_us = :update_time
  WHERE season_id = :season AND round = :round AND application_id = :application
    AND judge_id = :judge)sql";

constexpr char kDeleteAssignment[] = R"sql(
  DELETE FROM assignment
  WHERE season_id = :season AND round = :round AND application_id = :application
    AND judge_id = :judge)sql";

constexpr char kFindAssignment[] = R"sql(
  SELECT season_id, round, application_id, judge_id, state, create_time_us, update_time_us
  FROM assignment
  WHERE season_id = :season AND round = :round AND application_id = :application
    AND judge_id = :judge)sql";

constexpr char kIsAssigned[] = R"sql(
  SELECT EXISTS (SELECT 1
                 FROM assignment
                 WHERE season_id = :season AND judge_id = :judge AND application_id = :application
                   AND state = 'ACTIVE'))sql";

constexpr char kListAssignments[] = R"sql(
  SELECT a.season_id, a.round, a.application_id, a.judge_id, a.state, a.create_time_us,
         a.update_time_us, r.title
  FROM assignment AS a
  JOIN application AS ap ON ap.season_id = a.season_id AND ap.id = a.application_id
  JOIN revision AS r ON r.season_id = a.season_id AND r.application_id = a.application_id
                    AND r.number = ap.revision
  WHERE a.season_id = :season
    AND (:round = '' OR a.round = :round) AND (:judge = '' OR a.judge_id = :judge)
    AND (a.application_id, a.round, a.judge_id) > (:after_application, :after_round, :after_judge)
  ORDER BY a.application_id, a.round, a.judge_id
  LIMIT :limit)sql";

constexpr char kListAssignmentsOf[] = R"sql(
  SELECT season_id, round, application_id, judge_id, state, create_time_us, update_time_us
  FROM assignment
  WHERE season_id = :season AND round = :round
  ORDER BY application_id, judge_id)sql";

Assignment ReadAssignment(const Statement& row) {
  Assignment assignment;
  assignment.season = SeasonId(row.Text(0));
  assignment.round = FromName<Round>(row.Text(1)).value_or(Round::kFirst);
  assignment.application = ApplicationId(row.Text(2));
  assignment.judge = JudgeId(row.Text(3));
  assignment.state = FromName<AssignmentState>(row.Text(4)).value_or(AssignmentState::kRecused);
  assignment.create_time = row.Time(5);
  assignment.update_time = row.Time(6);
  return assignment;
}

void BindAssignment(Statement& statement, const Assignment& assignment) {
  statement.Bind(":season", assignment.season).Bind(":round", NameOf(assignment.round));
  statement.Bind(":application", assignment.application).Bind(":judge", assignment.judge);
  statement.Bind(":state", NameOf(assignment.state));
  statement.Bind(":update_time", assignment.update_time);
}

}  // namespace

absl::Status InsertAssignment(WriteTransaction& transaction, const Assignment& assignment) {
  Statement statement = transaction.Prepare(kInsertAssignment);
  BindAssignment(statement, assignment);
  return statement.Bind(":create_time", assignment.create_time).Run();
}

absl::Status UpdateAssignment(WriteTransaction& transaction, const Assignment& assignment) {
  Statement statement = transaction.Prepare(kUpdateAssignment);
  BindAssignment(statement, assignment);
  return statement.Run();
}

absl::Status DeleteAssignment(WriteTransaction& transaction, const Assignment& assignment) {
  Statement statement = transaction.Prepare(kDeleteAssignment);
  statement.Bind(":season", assignment.season).Bind(":round", NameOf(assignment.round));
  statement.Bind(":application", assignment.application);
  return statement.Bind(":judge", assignment.judge).Run();
}

absl::StatusOr<std::optional<Assignment>> FindAssignment(const ReadTransaction& transaction,
                                                         const SeasonId& season, Round round,
                                                         const ApplicationId& application,
                                                         const JudgeId& judge) {
  Statement row = transaction.Prepare(kFindAssignment);
  row.Bind(":season", season).Bind(":round", NameOf(round));
  row.Bind(":application", application).Bind(":judge", judge);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return ReadAssignment(row);
}

absl::StatusOr<bool> IsAssigned(const ReadTransaction& transaction, const SeasonId& season,
                                const ApplicationId& application, const JudgeId& judge) {
  Statement row = transaction.Prepare(kIsAssigned);
  row.Bind(":season", season).Bind(":application", application).Bind(":judge", judge);
  RETURN_IF_ERROR(row.Next().status());
  return row.Bool(0);
}

absl::StatusOr<std::vector<TitledAssignment>> ListAssignments(
    const ReadTransaction& transaction, const AssignmentFilter& filter,
    const std::optional<AssignmentPosition>& after, int limit) {
  Statement row = transaction.Prepare(kListAssignments);
  row.Bind(":season", filter.season).Bind(":judge", filter.judge ? filter.judge->value() : "");
  row.Bind(":round", filter.round ? NameOf(*filter.round) : "").Bind(":limit", limit);
  row.Bind(":after_application", after ? after->application.value() : "");
  row.Bind(":after_round", after ? NameOf(after->round) : "");
  row.Bind(":after_judge", after ? after->judge.value() : "");
  std::vector<TitledAssignment> assignments;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return assignments;
    assignments.push_back({ReadAssignment(row), row.Text(7)});
  }
}

absl::StatusOr<std::vector<Assignment>> ListAssignmentsOf(const ReadTransaction& transaction,
                                                          const SeasonId& season, Round round) {
  Statement row = transaction.Prepare(kListAssignmentsOf);
  row.Bind(":season", season).Bind(":round", NameOf(round));
  std::vector<Assignment> assignments;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return assignments;
    assignments.push_back(ReadAssignment(row));
  }
}

}  // namespace award::storage
