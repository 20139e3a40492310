// Assignment plans (分案): proposed by the solver, applied by the staff before the round opens.
#ifndef AWARD_SERVER_WORKFLOW_ASSIGNMENTS_H_
#define AWARD_SERVER_WORKFLOW_ASSIGNMENTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/assignments.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// The plan of the first round is made in ASSIGNMENT, that of the final round in COACHING.
// WRONG_STATE, ASSIGNMENT_INFEASIBLE.
absl::StatusOr<AssignmentPlan> CreateAssignmentPlan(const Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const SeasonId& season, Round round);
// NOT_FOUND.
absl::StatusOr<AssignmentPlan> GetAssignmentPlan(const storage::ReadTransaction& transaction,
                                                 const SeasonId& season, const PlanId& plan);
// Newest first, without seats.
absl::StatusOr<std::vector<AssignmentPlan>> ListAssignmentPlans(
    const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<storage::PlanPosition>& after, int limit);

// The seats become the assignments of the round, in place of those of an applied plan before it.
// WRONG_STATE: another stage, or the plan is not PROPOSED. PLAN_OUTDATED.
absl::StatusOr<AssignmentPlan> ApplyAssignmentPlan(const Context& context,
                                                   storage::WriteTransaction& transaction,
                                                   const SeasonId& season, const PlanId& plan,
                                                   std::optional<int64_t> etag);

// By application, round and judge; a judge sees only their own.
absl::StatusOr<std::vector<storage::TitledAssignment>> ListAssignments(
    const Context& context, const storage::ReadTransaction& transaction,
    storage::AssignmentFilter filter, const std::optional<storage::AssignmentPosition>& after,
    int limit);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ASSIGNMENTS_H_
