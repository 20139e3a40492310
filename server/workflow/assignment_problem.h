// From a season's panel to an assignment problem of scoring, and from its answer to a plan.
// Everything a plan is computed from is in AssignmentInputs, and in its digest.
#ifndef AWARD_SERVER_WORKFLOW_ASSIGNMENT_PROBLEM_H_
#define AWARD_SERVER_WORKFLOW_ASSIGNMENT_PROBLEM_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/application.h"
#include "server/model/judging.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"

namespace award::workflow {

struct AssignmentInputs {
  Season season;
  Round round = Round::kFirst;
  std::vector<Application> applications;  // Those of the round, by id.
  std::vector<Judge> judges;              // The whole panel, by id.
  std::vector<Conflict> conflicts;        // With these applications, by judge and application.

  // 0: every judge without a conflict.
  int32_t judges_per_application() const;
};

absl::StatusOr<AssignmentInputs> ReadAssignmentInputs(const storage::ReadTransaction& transaction,
                                                      const Season& season, Round round);

// The SHA-256 of all that decides the plan: season, rules, round, applications with their
// categories, judges with loads and expertise, pairs in conflict.
base::Digest InputsDigest(const AssignmentInputs& inputs);

// Σ level × weight in basis points over the dimensions of the category, 0..30 000.
int32_t AffinityOf(const Judge& judge, const Category& category);

// Fills seats, affinities and the certificate of a plan: what is best by scoring/panel, or every
// pair without a conflict when each application takes all judges. The certificate is checked again
// without the solver, which is what `affinity_bound` says; the plan of all pairs has none, since
// there is no other.
// ASSIGNMENT_INFEASIBLE names the smallest set of applications or judges that blocks a plan.
absl::StatusOr<AssignmentPlan> FillPlan(const AssignmentInputs& inputs, AssignmentPlan plan);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ASSIGNMENT_PROBLEM_H_
