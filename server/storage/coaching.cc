// The rows of coaching cases and their advice.
#include "server/storage/coaching.h"

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsertCase[] = R"sql(
  INSERT INTO coaching_case (season_id, id, application_id, coach_id, state,
                             create_time_us, update_time_us, etag)
  VALUES (:season, :id, :application, :coach, :state, :create_time, :update_time, :etag)
  ON CONFLICT (season_id, application_id) DO NOTHING)sql";

constexpr char kUpdateCase[] = R"sql(
  UPDATE coaching_case
  SET state = :state, update_time_us = :update_time, etag = etag + 1
  WHERE season_id = :season AND id = :id AND etag = :etag)sql";

constexpr char kFindCase[] = R"sql(
  SELECT season_id, id, application_id, coach_id, state, create_time_us, update_time_us, etag
  FROM coaching_case
  WHERE season_id = :season AND id = :id)sql";

constexpr char kFindCaseOf[] = R"sql(
  SELECT season_id, id, application_id, coach_id, state, create_time_us, update_time_us, etag
  FROM coaching_case
  WHERE season_id = :season AND application_id = :application)sql";

constexpr char kListCases[] = R"sql(
  SELECT season_id, id, application_id, coach_id, state, create_time_us, update_time_us, etag
  FROM coaching_case
  WHERE season_id = :season AND id > :after
  ORDER BY id
  LIMIT :limit)sql";

constexpr char kInsertAdvice[] = R"sql(
  INSERT INTO advice (season_id, coaching_case_id, id, position, dimension_id, text, state,
                      response, create_time_us, etag)
  VALUES (:season, :case, :id,
          (SELECT coalesce(max(position), 0) + 1
           FROM advice
           WHERE season_id = :season AND coaching_case_id = :case),
          :dimension, :text, :state, :response, :create_time, :etag)
  RETURNING position)sql";

constexpr char kUpdateAdvice[] = R"sql(
  UPDATE advice
  SET state = :state, response = :response, respond_time_us = :respond_time, etag = etag + 1
  WHERE season_id = :season AND coaching_case_id = :case AND id = :id AND etag = :etag)sql";

constexpr char kFindAdvice[] = R"sql(
  SELECT season_id, coaching_case_id, id, position, dimension_id, text, state, response,
         create_time_us, respond_time_us, etag
  FROM advice
  WHERE season_id = :season AND coaching_case_id = :case AND id = :id)sql";

constexpr char kListAdvice[] = R"sql(
  SELECT season_id, coaching_case_id, id, position, dimension_id, text, state, response,
         create_time_us, respond_time_us, etag
  FROM advice
  WHERE season_id = :season AND coaching_case_id = :case AND position > :after
  ORDER BY position
  LIMIT :limit)sql";

CoachingCase ReadCase(const Statement& row) {
  CoachingCase found;
  found.season = SeasonId(row.Text(0));
  found.id = CoachingCaseId(row.Text(1));
  found.application = ApplicationId(row.Text(2));
  found.coach = PersonId(row.Text(3));
  found.state = FromName<CoachingState>(row.Text(4)).value_or(CoachingState::kOpen);
  found.create_time = row.Time(5);
  found.update_time = row.Time(6);
  found.etag = row.Int(7);
  return found;
}

Advice ReadAdvice(const Statement& row) {
  Advice advice;
  advice.season = SeasonId(row.Text(0));
  advice.coaching_case = CoachingCaseId(row.Text(1));
  advice.id = AdviceId(row.Text(2));
  advice.position = static_cast<int32_t>(row.Int(3));
  advice.dimension = DimensionId(row.Text(4));
  advice.text = row.Text(5);
  advice.state = FromName<AdviceState>(row.Text(6)).value_or(AdviceState::kPending);
  advice.response = row.Text(7);
  advice.create_time = row.Time(8);
  advice.respond_time = row.TimeOrNull(9);
  advice.etag = row.Int(10);
  return advice;
}

absl::Status NotFound(std::string resource) {
  return base::Error(Reason::kNotFound, "There is no such resource.", {{"resource", resource}});
}

std::string CaseName(const SeasonId& season, const CoachingCaseId& id) {
  return fmt::format("seasons/{}/coachingCases/{}", season.value(), id.value());
}

absl::Status Stale(std::string resource) {
  return base::Error(Reason::kEtagMismatch, "The resource changed since it was read.",
                     {{"resource", resource}});
}

}  // namespace

absl::Status InsertCoachingCase(WriteTransaction& transaction, const CoachingCase& coaching_case) {
  Statement statement = transaction.Prepare(kInsertCase);
  statement.Bind(":season", coaching_case.season).Bind(":id", coaching_case.id);
  statement.Bind(":application", coaching_case.application).Bind(":coach", coaching_case.coach);
  statement.Bind(":state", NameOf(coaching_case.state));
  statement.Bind(":create_time", coaching_case.create_time);
  statement.Bind(":update_time", coaching_case.update_time).Bind(":etag", coaching_case.etag);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 1) return absl::OkStatus();
  return base::Error(Reason::kAlreadyExists, "The application has a coaching case already.",
                     {{"application", coaching_case.application.value()}});
}

absl::Status UpdateCoachingCase(WriteTransaction& transaction, CoachingCase& coaching_case) {
  Statement statement = transaction.Prepare(kUpdateCase);
  statement.Bind(":season", coaching_case.season).Bind(":id", coaching_case.id);
  statement.Bind(":state", NameOf(coaching_case.state));
  statement.Bind(":update_time", coaching_case.update_time).Bind(":etag", coaching_case.etag);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 0) return Stale(CaseName(coaching_case.season, coaching_case.id));
  ++coaching_case.etag;
  return absl::OkStatus();
}

absl::StatusOr<CoachingCase> LoadCoachingCase(const ReadTransaction& transaction,
                                              const SeasonId& season, const CoachingCaseId& id) {
  Statement row = transaction.Prepare(kFindCase);
  row.Bind(":season", season).Bind(":id", id);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return NotFound(CaseName(season, id));
  return ReadCase(row);
}

absl::StatusOr<std::optional<CoachingCase>> FindCoachingCaseOf(const ReadTransaction& transaction,
                                                               const SeasonId& season,
                                                               const ApplicationId& application) {
  Statement row = transaction.Prepare(kFindCaseOf);
  row.Bind(":season", season).Bind(":application", application);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return ReadCase(row);
}

absl::StatusOr<std::vector<CoachingCase>> ListCoachingCases(
    const ReadTransaction& transaction, const SeasonId& season,
    const std::optional<CoachingCaseId>& after, int limit) {
  Statement row = transaction.Prepare(kListCases);
  row.Bind(":season", season).Bind(":after", after ? after->value() : "").Bind(":limit", limit);
  std::vector<CoachingCase> cases;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return cases;
    cases.push_back(ReadCase(row));
  }
}

absl::Status InsertAdvice(WriteTransaction& transaction, Advice& advice) {
  Statement statement = transaction.Prepare(kInsertAdvice);
  statement.Bind(":season", advice.season).Bind(":case", advice.coaching_case);
  statement.Bind(":id", advice.id).Bind(":dimension", advice.dimension);
  statement.Bind(":text", advice.text).Bind(":state", NameOf(advice.state));
  statement.Bind(":response", advice.response).Bind(":create_time", advice.create_time);
  ASSIGN_OR_RETURN(const bool inserted, statement.Bind(":etag", advice.etag).Next());
  if (!inserted) return base::Error(Reason::kInternal, "An insert returned no row.");
  advice.position = static_cast<int32_t>(statement.Int(0));
  return statement.Run();
}

absl::Status UpdateAdvice(WriteTransaction& transaction, Advice& advice) {
  Statement statement = transaction.Prepare(kUpdateAdvice);
  statement.Bind(":season", advice.season).Bind(":case", advice.coaching_case);
  statement.Bind(":id", advice.id).Bind(":state", NameOf(advice.state));
  statement.Bind(":response", advice.response).Bind(":respond_time", advice.respond_time);
  RETURN_IF_ERROR(statement.Bind(":etag", advice.etag).Run());
  if (statement.changes() == 0) {
    return Stale(fmt::format("{}/advice/{}", CaseName(advice.season, advice.coaching_case),
                             advice.id.value()));
  }
  ++advice.etag;
  return absl::OkStatus();
}

absl::StatusOr<Advice> LoadAdvice(const ReadTransaction& transaction, const SeasonId& season,
                                  const CoachingCaseId& coaching_case, const AdviceId& advice) {
  Statement row = transaction.Prepare(kFindAdvice);
  row.Bind(":season", season).Bind(":case", coaching_case).Bind(":id", advice);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) {
    return NotFound(fmt::format("{}/advice/{}", CaseName(season, coaching_case), advice.value()));
  }
  return ReadAdvice(row);
}

absl::StatusOr<std::vector<Advice>> ListAdvice(const ReadTransaction& transaction,
                                               const SeasonId& season,
                                               const CoachingCaseId& coaching_case, int32_t after,
                                               int limit) {
  Statement row = transaction.Prepare(kListAdvice);
  row.Bind(":season", season).Bind(":case", coaching_case);
  row.Bind(":after", after).Bind(":limit", limit);
  std::vector<Advice> advice;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return advice;
    advice.push_back(ReadAdvice(row));
  }
}

}  // namespace award::storage
