// The rows of assignments: who judges what, in force.
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

absl::Status InsertAssignment(WriteTransaction& transaction, const Assignment& assignment);

// Writes state and update time of an existing assignment.
absl::Status UpdateAssignment(WriteTransaction& transaction, const Assignment& assignment);

// Removes an assignment. REFERENCE_MISSING when it has a sheet.
absl::Status DeleteAssignment(WriteTransaction& transaction, const Assignment& assignment);

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

// All assignments of a round, RECUSED and RELEASED ones too, by application and judge.
absl::StatusOr<std::vector<Assignment>> ListAssignmentsOf(const ReadTransaction& transaction,
                                                          const SeasonId& season, Round round);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_ASSIGNMENTS_H_
