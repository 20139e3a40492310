// Assignment plans and assignments: parse, call the workflow, convert.
#include "server/service/assignments.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_judging.h"
#include "server/service/convert_plan.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/assignment_decisions.h"
#include "server/workflow/assignment_explanations.h"
#include "server/workflow/assignments.h"

namespace award::service {
namespace {

// Keys of pages: the fields of a position between slashes, which no id holds. What a token holds
// was checked with it, so a key that does not parse starts at the beginning.

std::string KeyOf(const AssignmentPlan& plan) {
  return fmt::format("{}/{}", plan.create_time.us, plan.id.value());
}

std::optional<storage::PlanPosition> PlanAfter(const Page& page) {
  if (!page.after()) return std::nullopt;
  const std::string& key = *page.after();
  const size_t slash = key.find('/');
  storage::PlanPosition position;
  if (slash == std::string::npos ||
      !absl::SimpleAtoi(key.substr(0, slash), &position.create_time.us)) {
    return std::nullopt;
  }
  position.id = PlanId(key.substr(slash + 1));
  return position;
}

std::string KeyOf(const storage::TitledAssignment& row) {
  return fmt::format("{}/{}/{}", row.assignment.application.value(), NameOf(row.assignment.round),
                     row.assignment.judge.value());
}

std::optional<storage::AssignmentPosition> AssignmentAfter(const Page& page) {
  if (!page.after()) return std::nullopt;
  const std::string& key = *page.after();
  const size_t first = key.find('/');
  const size_t second = key.rfind('/');
  if (first == std::string::npos || first == second) return std::nullopt;
  const std::optional<Round> round = FromName<Round>(key.substr(first + 1, second - first - 1));
  if (!round) return std::nullopt;
  return storage::AssignmentPosition{ApplicationId(key.substr(0, first)), *round,
                                     JudgeId(key.substr(second + 1))};
}

absl::StatusOr<v1::AssignmentPlan> ConvertedPlan(const absl::StatusOr<workflow::PlanView>& view) {
  RETURN_IF_ERROR(view.status());
  return PlanToProto(*view);
}

}  // namespace

absl::StatusOr<v1::AssignmentPlan> CreateAssignmentPlan(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::CreateAssignmentPlanRequest& request) {
  const v1::AssignmentPlan& stated = request.assignment_plan();
  workflow::NewPlan options;
  ASSIGN_OR_RETURN(options.season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(options.round, FromProto<Round>("assignment_plan.round", stated.round()));
  ASSIGN_OR_RETURN(options.seats, SeatsFromProto(options.season, stated.seats()));
  options.keep = request.keep();
  options.affinities = request.affinities();
  return ConvertedPlan(workflow::CreateAssignmentPlan(context, transaction, std::move(options)));
}

absl::StatusOr<v1::AssignmentPlan> GetAssignmentPlan(const workflow::Context&,
                                                     const storage::ReadTransaction& transaction,
                                                     const v1::GetAssignmentPlanRequest& request) {
  ASSIGN_OR_RETURN(const PlanKey key, ParsePlan("name", request.name()));
  return ConvertedPlan(workflow::GetAssignmentPlan(transaction, key.season, key.plan));
}

absl::StatusOr<v1::ListAssignmentPlansResponse> ListAssignmentPlans(
    const workflow::Context&, const storage::ReadTransaction& transaction,
    const v1::ListAssignmentPlansRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(
      const std::vector<AssignmentPlan> plans,
      workflow::ListAssignmentPlans(transaction, season, PlanAfter(page), page.limit()));
  v1::ListAssignmentPlansResponse response;
  for (const AssignmentPlan& plan : page.Rows(plans)) {
    *response.add_assignment_plans() = PlanToProto(plan);
  }
  response.set_next_page_token(
      page.NextToken(plans, [](const AssignmentPlan& plan) { return KeyOf(plan); }));
  return response;
}

absl::StatusOr<v1::AssignmentPlan> ApplyAssignmentPlan(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::ApplyAssignmentPlanRequest& request) {
  ASSIGN_OR_RETURN(const PlanKey key, ParsePlan("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return ConvertedPlan(
      workflow::ApplyAssignmentPlan(context, transaction, key.season, key.plan, etag));
}

absl::StatusOr<v1::AssignmentPlan> ReviewAssignmentPlan(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::ReviewAssignmentPlanRequest& request) {
  ASSIGN_OR_RETURN(const PlanKey key, ParsePlan("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return ConvertedPlan(workflow::ReviewAssignmentPlan(context, transaction, key.season, key.plan,
                                                      request.note(), etag));
}

absl::StatusOr<v1::AssignmentPlan> UndoAssignmentPlan(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::UndoAssignmentPlanRequest& request) {
  ASSIGN_OR_RETURN(const PlanKey key, ParsePlan("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return ConvertedPlan(
      workflow::UndoAssignmentPlan(context, transaction, key.season, key.plan, etag));
}

absl::StatusOr<v1::ExplainAssignmentResponse> ExplainAssignment(
    const workflow::Context&, const storage::ReadTransaction& transaction,
    const v1::ExplainAssignmentRequest& request) {
  ASSIGN_OR_RETURN(const PlanKey key, ParsePlan("name", request.name()));
  ASSIGN_OR_RETURN(const ApplicationKey application,
                   ParseApplication("application", request.application()));
  ASSIGN_OR_RETURN(const JudgeKey judge, ParseJudge("judge", request.judge()));
  RETURN_IF_ERROR(CheckSameSeason("application", key.season, application.season));
  RETURN_IF_ERROR(CheckSameSeason("judge", key.season, judge.season));
  ASSIGN_OR_RETURN(const workflow::AssignmentExplanation explanation,
                   workflow::ExplainAssignment(transaction, key.season, key.plan,
                                               application.application, judge.judge));
  v1::ExplainAssignmentResponse response = ExplanationToProto(key.season, explanation);
  response.set_assignment_plan(request.name());
  response.set_application(request.application());
  response.set_judge(request.judge());
  return response;
}

absl::StatusOr<v1::GetAssignmentProblemResponse> GetAssignmentProblem(
    const workflow::Context&, const storage::ReadTransaction& transaction,
    const v1::GetAssignmentProblemRequest& request) {
  ASSIGN_OR_RETURN(const PlanKey key, ParsePlan("name", request.name()));
  ASSIGN_OR_RETURN(const workflow::KeptProblem problem,
                   workflow::GetAssignmentProblem(transaction, key.season, key.plan));
  return ProblemToProto(problem);
}

absl::StatusOr<v1::ListAssignmentsResponse> ListAssignments(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListAssignmentsRequest& request) {
  storage::AssignmentFilter filter;
  ASSIGN_OR_RETURN(filter.season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(filter.round, RoundFilter(request.round()));
  if (!request.judge().empty()) {
    ASSIGN_OR_RETURN(const JudgeKey judge, ParseJudge("judge", request.judge()));
    RETURN_IF_ERROR(CheckSameSeason("judge", filter.season, judge.season));
    filter.judge = judge.judge;
  }
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(
      const std::vector<storage::TitledAssignment> rows,
      workflow::ListAssignments(context, transaction, filter, AssignmentAfter(page), page.limit()));
  v1::ListAssignmentsResponse response;
  for (const storage::TitledAssignment& row : page.Rows(rows)) {
    *response.add_assignments() = AssignmentToProto(row);
  }
  response.set_next_page_token(
      page.NextToken(rows, [](const storage::TitledAssignment& row) { return KeyOf(row); }));
  return response;
}

}  // namespace award::service
