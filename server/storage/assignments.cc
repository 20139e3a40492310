// The rows of assignment plans with their seats, and of assignments.
#include "server/storage/assignments.h"

#include <limits>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsertPlan[] = R"sql(
  INSERT INTO assignment_plan (season_id, id, round, state, affinity_total, affinity_bound,
                               inputs_digest, create_time_us, apply_time_us, etag)
  VALUES (:season, :id, :round, :state, :affinity_total, :affinity_bound,
          :inputs_digest, :create_time, :apply_time, :etag))sql";

constexpr char kInsertSeat[] = R"sql(
  INSERT INTO seat (season_id, assignment_plan_id, application_id, judge_id, affinity)
  VALUES (:season, :plan, :application, :judge, :affinity))sql";

constexpr char kInsertPrice[] = R"sql(
  INSERT INTO seat_price (season_id, assignment_plan_id, position, price)
  VALUES (:season, :plan, :position, :price))sql";

constexpr char kUpdatePlan[] = R"sql(
  UPDATE assignment_plan
  SET state = :state, apply_time_us = :apply_time, etag = etag + 1
  WHERE season_id = :season AND id = :id AND etag = :etag)sql";

constexpr char kFindPlan[] = R"sql(
  SELECT season_id, id, round, state, affinity_total, affinity_bound, inputs_digest,
         create_time_us, apply_time_us, etag
  FROM assignment_plan
  WHERE season_id = :season AND id = :plan)sql";

constexpr char kFindAppliedPlan[] = R"sql(
  SELECT season_id, id, round, state, affinity_total, affinity_bound, inputs_digest,
         create_time_us, apply_time_us, etag
  FROM assignment_plan
  WHERE season_id = :season AND round = :round AND state = 'APPLIED')sql";

constexpr char kListPlans[] = R"sql(
  SELECT season_id, id, round, state, affinity_total, affinity_bound, inputs_digest,
         create_time_us, apply_time_us, etag
  FROM assignment_plan
  WHERE season_id = :season
    AND (create_time_us < :after_time OR (create_time_us = :after_time AND id < :after_id))
  ORDER BY create_time_us DESC, id DESC
  LIMIT :limit)sql";

constexpr char kListSeats[] = R"sql(
  SELECT application_id, judge_id, affinity
  FROM seat
  WHERE season_id = :season AND assignment_plan_id = :plan
  ORDER BY application_id, judge_id)sql";

constexpr char kListPrices[] = R"sql(
  SELECT price
  FROM seat_price
  WHERE season_id = :season AND assignment_plan_id = :plan
  ORDER BY position)sql";

constexpr char kInsertAssignment[] = R"sql(
  INSERT INTO assignment (season_id, round, application_id, judge_id, state,
                          create_time_us, update_time_us)
  VALUES (:season, :round, :application, :judge, :state, :create_time, :update_time))sql";

constexpr char kUpdateAssignment[] = R"sql(
  UPDATE assignment
  SET state = :state, update_time_us = :update_time
  WHERE season_id = :season AND round = :round AND application_id = :application
    AND judge_id = :judge)sql";

constexpr char kDeleteAssignments[] = R"sql(
  DELETE FROM assignment
  WHERE season_id = :season AND round = :round)sql";

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

AssignmentPlan ReadPlan(const Statement& row) {
  AssignmentPlan plan;
  plan.season = SeasonId(row.Text(0));
  plan.id = PlanId(row.Text(1));
  plan.round = FromName<Round>(row.Text(2)).value_or(Round::kFirst);
  plan.state = FromName<PlanState>(row.Text(3)).value_or(PlanState::kSuperseded);
  plan.affinity_total = row.Int(4);
  plan.affinity_bound = row.Int(5);
  plan.inputs_digest = row.Digest(6);
  plan.create_time = row.Time(7);
  plan.apply_time = row.TimeOrNull(8);
  plan.etag = row.Int(9);
  return plan;
}

absl::Status ReadSeats(const ReadTransaction& transaction, AssignmentPlan& plan) {
  Statement row = transaction.Prepare(kListSeats);
  row.Bind(":season", plan.season).Bind(":plan", plan.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    plan.seats.push_back(
        {ApplicationId(row.Text(0)), JudgeId(row.Text(1)), static_cast<int32_t>(row.Int(2))});
  }
}

absl::Status ReadPrices(const ReadTransaction& transaction, AssignmentPlan& plan) {
  Statement row = transaction.Prepare(kListPrices);
  row.Bind(":season", plan.season).Bind(":plan", plan.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    plan.prices.push_back(row.Text(0));
  }
}

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

std::string NameOfPlan(const SeasonId& season, const PlanId& plan) {
  return fmt::format("seasons/{}/assignmentPlans/{}", season.value(), plan.value());
}

}  // namespace

absl::Status InsertPlan(WriteTransaction& transaction, const AssignmentPlan& plan) {
  Statement head = transaction.Prepare(kInsertPlan);
  head.Bind(":season", plan.season).Bind(":id", plan.id).Bind(":round", NameOf(plan.round));
  head.Bind(":state", NameOf(plan.state)).Bind(":affinity_total", plan.affinity_total);
  head.Bind(":affinity_bound", plan.affinity_bound).Bind(":inputs_digest", plan.inputs_digest);
  head.Bind(":create_time", plan.create_time).Bind(":apply_time", plan.apply_time);
  RETURN_IF_ERROR(head.Bind(":etag", plan.etag).Run());
  Statement row = transaction.Prepare(kInsertSeat);
  for (const Seat& seat : plan.seats) {
    row.Bind(":season", plan.season).Bind(":plan", plan.id);
    row.Bind(":application", seat.application).Bind(":judge", seat.judge);
    RETURN_IF_ERROR(row.Bind(":affinity", seat.affinity).Run());
  }
  Statement price = transaction.Prepare(kInsertPrice);
  for (size_t i = 0; i < plan.prices.size(); ++i) {
    price.Bind(":season", plan.season).Bind(":plan", plan.id);
    price.Bind(":position", static_cast<int64_t>(i)).Bind(":price", plan.prices[i]);
    RETURN_IF_ERROR(price.Run());
  }
  return absl::OkStatus();
}

absl::Status UpdatePlan(WriteTransaction& transaction, AssignmentPlan& plan) {
  Statement statement = transaction.Prepare(kUpdatePlan);
  statement.Bind(":season", plan.season).Bind(":id", plan.id).Bind(":state", NameOf(plan.state));
  RETURN_IF_ERROR(statement.Bind(":apply_time", plan.apply_time).Bind(":etag", plan.etag).Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The plan changed since it was read.",
                       {{"resource", NameOfPlan(plan.season, plan.id)}});
  }
  ++plan.etag;
  return absl::OkStatus();
}

absl::StatusOr<AssignmentPlan> LoadPlan(const ReadTransaction& transaction, const SeasonId& season,
                                        const PlanId& plan) {
  Statement row = transaction.Prepare(kFindPlan);
  row.Bind(":season", season).Bind(":plan", plan);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) {
    return base::Error(Reason::kNotFound, "There is no such assignment plan.",
                       {{"resource", NameOfPlan(season, plan)}});
  }
  AssignmentPlan loaded = ReadPlan(row);
  RETURN_IF_ERROR(ReadSeats(transaction, loaded));
  RETURN_IF_ERROR(ReadPrices(transaction, loaded));
  return loaded;
}

absl::StatusOr<std::optional<AssignmentPlan>> FindAppliedPlan(const ReadTransaction& transaction,
                                                              const SeasonId& season, Round round) {
  Statement row = transaction.Prepare(kFindAppliedPlan);
  row.Bind(":season", season).Bind(":round", NameOf(round));
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return ReadPlan(row);
}

absl::StatusOr<std::vector<AssignmentPlan>> ListPlans(const ReadTransaction& transaction,
                                                      const SeasonId& season,
                                                      const std::optional<PlanPosition>& after,
                                                      int limit) {
  const base::Time latest{std::numeric_limits<int64_t>::max()};
  Statement row = transaction.Prepare(kListPlans);
  row.Bind(":season", season).Bind(":after_time", after ? after->create_time : latest);
  row.Bind(":after_id", after ? after->id.value() : "").Bind(":limit", limit);
  std::vector<AssignmentPlan> plans;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return plans;
    plans.push_back(ReadPlan(row));
  }
}

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

absl::Status DeleteAssignments(WriteTransaction& transaction, const SeasonId& season, Round round) {
  Statement statement = transaction.Prepare(kDeleteAssignments);
  return statement.Bind(":season", season).Bind(":round", NameOf(round)).Run();
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
