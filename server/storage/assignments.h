// The rows of assignment plans with their seats, and of assignments.
#ifndef AWARD_SERVER_STORAGE_ASSIGNMENTS_H_
#define AWARD_SERVER_STORAGE_ASSIGNMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Inserts the plan with its seats and prices.
absl::Status InsertPlan(WriteTransaction& transaction, const AssignmentPlan& plan);

// Writes state and time of applying, where the row still has `plan.etag`, and adds 1 to it.
// ETAG_MISMATCH: the row changed.
absl::Status UpdatePlan(WriteTransaction& transaction, AssignmentPlan& plan);

// The plan with its seats and prices. NOT_FOUND.
absl::StatusOr<AssignmentPlan> LoadPlan(const ReadTransaction& transaction, const SeasonId& season,
                                        const PlanId& plan);

// The plan in force for a round, without seats and prices, if there is one.
absl::StatusOr<std::optional<AssignmentPlan>> FindAppliedPlan(const ReadTransaction& transaction,
                                                              const SeasonId& season, Round round);

// Where a list of plans goes on: after this plan.
struct PlanPosition {
  base::Time create_time;
  PlanId id;
};
// Newest first, without seats and prices, after `after` when given, at most `limit`.
absl::StatusOr<std::vector<AssignmentPlan>> ListPlans(const ReadTransaction& transaction,
                                                      const SeasonId& season,
                                                      const std::optional<PlanPosition>& after,
                                                      int limit);

absl::Status InsertAssignment(WriteTransaction& transaction, const Assignment& assignment);

// Writes state and update time of an existing assignment.
absl::Status UpdateAssignment(WriteTransaction& transaction, const Assignment& assignment);

// Removes the assignments of a round. REFERENCE_MISSING when one has a sheet.
absl::Status DeleteAssignments(WriteTransaction& transaction, const SeasonId& season, Round round);

absl::StatusOr<std::optional<Assignment>> FindAssignment(const ReadTransaction& transaction,
                                                         const SeasonId& season, Round round,
                                                         const ApplicationId& application,
                                                         const JudgeId& judge);

// Whether the judge has an ACTIVE assignment to the application, in either round.
absl::StatusOr<bool> IsAssigned(const ReadTransaction& transaction, const SeasonId& season,
                                const ApplicationId& application, const JudgeId& judge);

// Which assignments of a season to list; what is absent does not matter.
struct AssignmentFilter {
  SeasonId season;
  std::optional<Round> round = std::nullopt;
  std::optional<JudgeId> judge = std::nullopt;
};

// Where a list of assignments goes on: after this one.
struct AssignmentPosition {
  ApplicationId application;
  Round round = Round::kFirst;
  JudgeId judge;
};

// An assignment with the title of the application's last submitted revision.
struct TitledAssignment {
  Assignment assignment;
  std::string title;
};

// By application, round (FINAL before FIRST, as the words sort) and judge.
absl::StatusOr<std::vector<TitledAssignment>> ListAssignments(
    const ReadTransaction& transaction, const AssignmentFilter& filter,
    const std::optional<AssignmentPosition>& after, int limit);

// All assignments of a round, RECUSED ones too, by application and judge.
absl::StatusOr<std::vector<Assignment>> ListAssignmentsOf(const ReadTransaction& transaction,
                                                          const SeasonId& season, Round round);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_ASSIGNMENTS_H_
