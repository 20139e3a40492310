// The rows of assignment plans with their seats and tiers, and the documents kept beside them: what
// they were computed from and their proof. Seats, tiers and documents are written once.
#ifndef AWARD_SERVER_STORAGE_PLANS_H_
#define AWARD_SERVER_STORAGE_PLANS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Inserts the plan with its seats and tiers.
absl::Status InsertPlan(WriteTransaction& transaction, const AssignmentPlan& plan);

// Writes state, review and time of applying, where the row still has `plan.etag`, and adds 1 to it.
// ETAG_MISMATCH: the row changed.
absl::Status UpdatePlan(WriteTransaction& transaction, AssignmentPlan& plan);

// The plan with its seats and tiers. NOT_FOUND.
absl::StatusOr<AssignmentPlan> LoadPlan(const ReadTransaction& transaction, const SeasonId& season,
                                        const PlanId& plan);

// The plan in force for a round, with seats and tiers, if there is one.
absl::StatusOr<std::optional<AssignmentPlan>> FindAppliedPlan(const ReadTransaction& transaction,
                                                              const SeasonId& season, Round round);

// Where a list of plans goes on: after this plan.
struct PlanPosition {
  base::Time create_time;
  PlanId id;
};
// Newest first, with tiers, without seats, after `after` when given, at most `limit`.
absl::StatusOr<std::vector<AssignmentPlan>> ListPlans(const ReadTransaction& transaction,
                                                      const SeasonId& season,
                                                      const std::optional<PlanPosition>& after,
                                                      int limit);

absl::Status InsertPlanDocuments(WriteTransaction& transaction, const AssignmentPlan& plan,
                                 const PlanDocuments& documents);

// Nothing for a plan that was made before documents were kept. INTERNAL: the bytes do not have the
// digest they were stored with, so somebody altered them.
absl::StatusOr<std::optional<PlanDocuments>> FindPlanDocuments(const ReadTransaction& transaction,
                                                               const SeasonId& season,
                                                               const PlanId& plan);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_PLANS_H_
