// The handlers of AssignmentService. The errors are those the contract names, and those of a shape
// that cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_ASSIGNMENTS_H_
#define AWARD_SERVER_SERVICE_ASSIGNMENTS_H_

#include "absl/status/statusor.h"
#include "award/v1/assignment.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::AssignmentPlan> CreateAssignmentPlan(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::CreateAssignmentPlanRequest& request);
absl::StatusOr<v1::AssignmentPlan> GetAssignmentPlan(const workflow::Context& context,
                                                     const storage::ReadTransaction& transaction,
                                                     const v1::GetAssignmentPlanRequest& request);
absl::StatusOr<v1::ListAssignmentPlansResponse> ListAssignmentPlans(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListAssignmentPlansRequest& request);
absl::StatusOr<v1::AssignmentPlan> ApplyAssignmentPlan(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::ApplyAssignmentPlanRequest& request);
absl::StatusOr<v1::AssignmentPlan> ReviewAssignmentPlan(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::ReviewAssignmentPlanRequest& request);
absl::StatusOr<v1::AssignmentPlan> UndoAssignmentPlan(const workflow::Context& context,
                                                      storage::WriteTransaction& transaction,
                                                      const v1::UndoAssignmentPlanRequest& request);
absl::StatusOr<v1::ExplainAssignmentResponse> ExplainAssignment(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ExplainAssignmentRequest& request);
absl::StatusOr<v1::GetAssignmentProblemResponse> GetAssignmentProblem(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::GetAssignmentProblemRequest& request);
absl::StatusOr<v1::ListAssignmentsResponse> ListAssignments(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListAssignmentsRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_ASSIGNMENTS_H_
