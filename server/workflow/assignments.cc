// Proposing assignment plans and reading them.
#include "server/workflow/assignments.h"

#include <algorithm>
#include <map>
#include <utility>

#include "fmt/format.h"
#include "scoring/panel/files/plan_csv.h"
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

absl::Status CheckSides(const AssignmentInputs& inputs) {
  const std::string season = SeasonName(inputs.season.id);
  if (inputs.applications.empty()) {
    return base::Error(Reason::kNoEligibleApplication, "The round has no application.",
                       {{"resource", season}});
  }
  if (inputs.judges.empty()) {
    return base::Error(Reason::kJudgesTooFew, "The panel has no judge.", {{"resource", season}});
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

absl::Status CheckPlannable(const storage::ReadTransaction& transaction, const Season& season,
                            Round round) {
  const bool first = round == Round::kFirst;
  if (season.state == (first ? SeasonState::kAssignment : SeasonState::kCoaching)) {
    return absl::OkStatus();
  }
  if (season.state != (first ? SeasonState::kFirstRound : SeasonState::kFinalRound)) {
    return WrongState(SeasonName(season.id), NameOf(season.state),
                      fmt::format("Planning the round {}", NameOf(round)));
  }
  ASSIGN_OR_RETURN(const std::optional<AssignmentPlan> applied,
                   storage::FindAppliedPlan(transaction, season.id, round));
  if (applied) return absl::OkStatus();
  return base::Error(Reason::kNothingBefore, "No plan is in force that could be changed.",
                     {{"resource", SeasonName(season.id)}});
}

absl::StatusOr<PlanView> CreateAssignmentPlan(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              NewPlan options) {
  ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, options.season));
  RETURN_IF_ERROR(CheckPlannable(transaction, season, options.round));
  ASSIGN_OR_RETURN(AssignmentInputs inputs,
                   ReadAssignmentInputs(transaction, season, options.round));
  inputs.keep = inputs.keep || options.keep;
  inputs.given_affinities = std::move(options.affinities);
  return ProposePlan(context, transaction, inputs, options.seats);
}

absl::StatusOr<PlanView> ProposePlan(const Context& context, storage::WriteTransaction& transaction,
                                     const AssignmentInputs& inputs,
                                     const std::vector<Seat>& seats) {
  RETURN_IF_ERROR(CheckSides(inputs));
  AssignmentPlan plan;
  plan.season = inputs.season.id;
  plan.round = inputs.round;
  plan.imported = !seats.empty();
  plan.kept = inputs.keep;
  plan.given_affinities = !inputs.given_affinities.empty();
  if (inputs.base) plan.base = inputs.base->id;
  plan.proposer = context.caller.person;
  plan.inputs_digest = InputsDigest(inputs);
  plan.create_time = context.now;
  plan.etag = 1;
  PlanDocuments files = MakeProblemFiles(inputs);
  SolvedPlan solved;
  ASSIGN_OR_RETURN(solved.problem, ReadProblem(inputs.season, inputs.round, files));
  if (plan.imported) {
    ASSIGN_OR_RETURN(solved.plan, CheckSeats(inputs.season, solved.problem, seats));
  } else {
    ASSIGN_OR_RETURN(solved.plan, Solve(inputs.season, solved.problem));
  }
  FillPlan(solved.problem, solved.plan, plan, files);
  plan.id = base::NewId<PlanTag>(context.ids);
  RETURN_IF_ERROR(storage::InsertPlan(transaction, plan));
  RETURN_IF_ERROR(storage::InsertPlanDocuments(transaction, plan, files));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = PlanName(plan.season, plan.id),
                          .to_state = NameOf(plan.state),
                          .digest = plan.inputs_digest}));
  return ViewOf(transaction, inputs.season, std::move(plan), solved);
}

absl::StatusOr<PlanView> GetAssignmentPlan(const storage::ReadTransaction& transaction,
                                           const SeasonId& season, const PlanId& plan) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(AssignmentPlan stored, storage::LoadPlan(transaction, season, plan));
  absl::StatusOr<SolvedPlan> solved = ReadSolvedPlan(transaction, loaded, stored);
  if (!solved.ok() && base::ReasonOf(solved.status()) == Reason::kProblemNotKept) {
    return ViewOf(transaction, loaded, std::move(stored), std::nullopt);
  }
  RETURN_IF_ERROR(solved.status());
  return ViewOf(transaction, loaded, std::move(stored), *std::move(solved));
}

absl::StatusOr<std::vector<AssignmentPlan>> ListAssignmentPlans(
    const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<storage::PlanPosition>& after, int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  return storage::ListPlans(transaction, season, after, limit);
}

absl::StatusOr<KeptProblem> GetAssignmentProblem(const storage::ReadTransaction& transaction,
                                                 const SeasonId& season, const PlanId& plan) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  KeptProblem kept;
  ASSIGN_OR_RETURN(kept.plan, storage::LoadPlan(transaction, season, plan));
  ASSIGN_OR_RETURN(const SolvedPlan solved, ReadSolvedPlan(transaction, loaded, kept.plan));
  ASSIGN_OR_RETURN(std::optional<PlanDocuments> files,
                   storage::FindPlanDocuments(transaction, season, plan));
  if (files) kept.files = *std::move(files);
  kept.plan_csv = scoring::panel::PlanCsv(solved.problem, solved.plan.pairs);
  kept.arguments = ProblemArguments(loaded, kept.plan.round, kept.files);
  return kept;
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
