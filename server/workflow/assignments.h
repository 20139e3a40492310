// Assignment plans (分案): proposed by the solver or checked from hands, and the assignments that
// come of them. assignment_decisions.h reviews, applies and undoes them.
#ifndef AWARD_SERVER_WORKFLOW_ASSIGNMENTS_H_
#define AWARD_SERVER_WORKFLOW_ASSIGNMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/assignments.h"
#include "server/storage/plans.h"
#include "server/storage/sqlite.h"
#include "server/workflow/assignment_inputs.h"
#include "server/workflow/context.h"
#include "server/workflow/plan_views.h"

namespace award::workflow {

// WRONG_STATE unless plans of the round are made now: before the round, or in it, where they change
// the plan in force. NOTHING_BEFORE: in the round without a plan in force.
absl::Status CheckPlannable(const storage::ReadTransaction& transaction, const Season& season,
                            Round round);

struct NewPlan {
  SeasonId season;
  Round round = Round::kFirst;
  bool keep = false;             // Change the plan in force as little as possible.
  std::vector<Seat> seats = {};  // A plan made by hand; none: the best one is computed.
  std::string affinities = {};   // affinity.csv in place of expertise and preferences.
};

// WRONG_STATE, NO_ELIGIBLE_APPLICATION, JUDGES_TOO_FEW, AFFINITIES_INVALID, ASSIGNMENT_INFEASIBLE,
// SEATS_BREAK_RULES; NOT_FOUND and FIELD_INVALID for seats.
absl::StatusOr<PlanView> CreateAssignmentPlan(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              NewPlan options);

// Fills, stores and records a plan of these inputs; `seats` as in NewPlan.
absl::StatusOr<PlanView> ProposePlan(const Context& context, storage::WriteTransaction& transaction,
                                     const AssignmentInputs& inputs,
                                     const std::vector<Seat>& seats);

// NOT_FOUND.
absl::StatusOr<PlanView> GetAssignmentPlan(const storage::ReadTransaction& transaction,
                                           const SeasonId& season, const PlanId& plan);
// Newest first, without seats.
absl::StatusOr<std::vector<AssignmentPlan>> ListAssignmentPlans(
    const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<storage::PlanPosition>& after, int limit);

// What anyone needs to compute a plan again. NOT_FOUND, PROBLEM_NOT_KEPT.
struct KeptProblem {
  AssignmentPlan plan;
  PlanDocuments files;
  std::string plan_csv;
  std::vector<std::string> arguments;  // Of `award plan`, beside the files.
};
absl::StatusOr<KeptProblem> GetAssignmentProblem(const storage::ReadTransaction& transaction,
                                                 const SeasonId& season, const PlanId& plan);

// By application, round and judge; a judge sees only their own.
absl::StatusOr<std::vector<storage::TitledAssignment>> ListAssignments(
    const Context& context, const storage::ReadTransaction& transaction,
    storage::AssignmentFilter filter, const std::optional<storage::AssignmentPosition>& after,
    int limit);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ASSIGNMENTS_H_
