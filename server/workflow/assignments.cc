// Proposing and applying assignment plans.
#include "server/workflow/assignments.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/judges.h"
#include "server/storage/seasons.h"
#include "server/workflow/access.h"
#include "server/workflow/assignment_problem.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/stages.h"

namespace award::workflow {
namespace {

using base::Reason;

// The stage in which the plan of a round is made: the one before the round.
absl::Status CheckPlannable(const Season& season, Round round) {
  const SeasonState stage =
      round == Round::kFirst ? SeasonState::kAssignment : SeasonState::kCoaching;
  if (season.state == stage) return absl::OkStatus();
  return WrongState(SeasonName(season.id), NameOf(season.state),
                    fmt::format("Planning the round {}", NameOf(round)));
}

absl::Status SupersedeApplied(storage::WriteTransaction& transaction, const SeasonId& season,
                              Round round) {
  ASSIGN_OR_RETURN(std::optional<AssignmentPlan> applied,
                   storage::FindAppliedPlan(transaction, season, round));
  if (!applied) return absl::OkStatus();
  applied->state = PlanState::kSuperseded;
  RETURN_IF_ERROR(storage::UpdatePlan(transaction, *applied));
  return storage::DeleteAssignments(transaction, season, round);
}

absl::Status InsertAssignments(const Context& context, storage::WriteTransaction& transaction,
                               const AssignmentPlan& plan) {
  for (const Seat& seat : plan.seats) {
    Assignment assignment;
    assignment.season = plan.season;
    assignment.round = plan.round;
    assignment.application = seat.application;
    assignment.judge = seat.judge;
    assignment.create_time = context.now;
    assignment.update_time = context.now;
    RETURN_IF_ERROR(storage::InsertAssignment(transaction, assignment));
  }
  return absl::OkStatus();
}

// Who is there for an application.
struct Seated {
  int64_t judges = 0;
  int64_t outside = 0;
};

absl::StatusOr<std::map<ApplicationId, Seated>> CountSeated(
    const storage::ReadTransaction& transaction, const AssignmentInputs& inputs) {
  std::map<JudgeId, bool> outside;
  for (const Judge& judge : inputs.judges) outside[judge.id] = judge.outside;
  ASSIGN_OR_RETURN(const std::vector<Assignment> assignments,
                   storage::ListAssignmentsOf(transaction, inputs.season.id, inputs.round));
  std::map<ApplicationId, Seated> seated;
  for (const Assignment& assignment : assignments) {
    if (assignment.state != AssignmentState::kActive) continue;
    ++seated[assignment.application].judges;
    if (outside[assignment.judge]) ++seated[assignment.application].outside;
  }
  return seated;
}

}  // namespace

absl::StatusOr<AssignmentPlan> CreateAssignmentPlan(const Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const SeasonId& season, Round round) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  RETURN_IF_ERROR(CheckPlannable(loaded, round));
  ASSIGN_OR_RETURN(const AssignmentInputs inputs, ReadAssignmentInputs(transaction, loaded, round));
  AssignmentPlan plan;
  plan.season = season;
  plan.round = round;
  plan.inputs_digest = InputsDigest(inputs);
  plan.create_time = context.now;
  plan.etag = 1;
  ASSIGN_OR_RETURN(plan, FillPlan(inputs, std::move(plan)));
  plan.id = base::NewId<PlanTag>(context.ids);
  RETURN_IF_ERROR(storage::InsertPlan(transaction, plan));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = PlanName(season, plan.id),
                          .to_state = NameOf(plan.state),
                          .digest = plan.inputs_digest}));
  return plan;
}

absl::StatusOr<AssignmentPlan> GetAssignmentPlan(const storage::ReadTransaction& transaction,
                                                 const SeasonId& season, const PlanId& plan) {
  return storage::LoadPlan(transaction, season, plan);
}

absl::StatusOr<std::vector<AssignmentPlan>> ListAssignmentPlans(
    const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<storage::PlanPosition>& after, int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  return storage::ListPlans(transaction, season, after, limit);
}

absl::StatusOr<AssignmentPlan> ApplyAssignmentPlan(const Context& context,
                                                   storage::WriteTransaction& transaction,
                                                   const SeasonId& season, const PlanId& plan,
                                                   std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(AssignmentPlan applied, storage::LoadPlan(transaction, season, plan));
  const std::string name = PlanName(season, plan);
  RETURN_IF_ERROR(CheckEtag(etag, applied.etag, name));
  RETURN_IF_ERROR(CheckPlannable(loaded, applied.round));
  if (applied.state != PlanState::kProposed) {
    return WrongState(name, NameOf(applied.state), "Applying a plan");
  }
  ASSIGN_OR_RETURN(const AssignmentInputs inputs,
                   ReadAssignmentInputs(transaction, loaded, applied.round));
  if (InputsDigest(inputs) != applied.inputs_digest) {
    return base::Error(Reason::kPlanOutdated,
                       "Judges, conflicts or applications changed since; propose a new plan.",
                       {{"resource", name}});
  }
  RETURN_IF_ERROR(SupersedeApplied(transaction, season, applied.round));
  RETURN_IF_ERROR(InsertAssignments(context, transaction, applied));
  applied.state = PlanState::kApplied;
  applied.apply_time = context.now;
  RETURN_IF_ERROR(storage::UpdatePlan(transaction, applied));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = name,
                          .from_state = NameOf(PlanState::kProposed),
                          .to_state = NameOf(applied.state),
                          .digest = applied.inputs_digest}));
  return applied;
}

absl::StatusOr<std::vector<storage::TitledAssignment>> ListAssignments(
    const Context& context, const storage::ReadTransaction& transaction,
    storage::AssignmentFilter filter, const std::optional<storage::AssignmentPosition>& after,
    int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, filter.season).status());
  ASSIGN_OR_RETURN(const std::optional<JudgeId> only,
                   OnlyJudgeSeen(transaction, context.caller, filter.season));
  if (only && filter.judge && *only != *filter.judge) {
    return storage::JudgeNotFound(filter.season, *filter.judge);
  }
  if (only && only->empty()) return std::vector<storage::TitledAssignment>();
  if (only) filter.judge = only;
  return storage::ListAssignments(transaction, filter, after, limit);
}

absl::Status AddPlanMissing(const storage::ReadTransaction& transaction, const Season& season,
                            Round round, Missing& missing) {
  ASSIGN_OR_RETURN(const AssignmentInputs inputs, ReadAssignmentInputs(transaction, season, round));
  if (inputs.applications.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::optional<AssignmentPlan> plan,
                   storage::FindAppliedPlan(transaction, season.id, round));
  if (!plan) {
    missing.push_back({Reason::kPlanMissing, SeasonName(season.id),
                       fmt::format("No plan is applied for the round {}.", NameOf(round))});
    return absl::OkStatus();
  }
  using SeatedByApplication = std::map<ApplicationId, Seated>;
  ASSIGN_OR_RETURN(SeatedByApplication seated, CountSeated(transaction, inputs));
  const int32_t judges_min = std::max(1, inputs.judges_per_application());
  const int32_t outside_min = season.rules.outside_judges_min;
  for (const Application& application : inputs.applications) {
    const Seated& there = seated[application.id];
    if (there.judges >= judges_min && there.outside >= outside_min) continue;
    missing.push_back({Reason::kJudgeMissing, ApplicationName(season.id, application.id),
                       fmt::format("It has {} judges, {} from outside; the rules ask {} and {}.",
                                   there.judges, there.outside, judges_min, outside_min)});
  }
  return absl::OkStatus();
}

}  // namespace award::workflow
